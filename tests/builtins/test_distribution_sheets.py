"""The sheets of distributions against SciPy: densities, cumulatives, quantiles and moments."""

import numpy as np
import pytest
from scipy import integrate, special, stats

from tests.evaluating import Room

ROOM = Room()

REALS = [
    ("BetaPrimeDistribution[2, 3]", stats.betaprime(2, 3)),
    ("ChiDistribution[3]", stats.chi(3)),
    ("ErlangDistribution[3, 2]", stats.erlang(3, scale=1 / 2)),
    ("ExpGammaDistribution[2, 1, 0]", stats.loggamma(2)),
    ("FrechetDistribution[5, 2]", stats.invweibull(5, scale=2)),
    ("GompertzMakehamDistribution[1, 2]", stats.gompertz(2)),
    ("InverseChiSquareDistribution[5]", stats.invgamma(5 / 2, scale=1 / 2)),
    ("InverseGaussianDistribution[2, 3]", stats.invgauss(2 / 3, scale=3)),
    ("KumaraswamyDistribution[1, 3]", stats.beta(1, 3)),
    ("LevyDistribution[1, 2]", stats.levy(1, 2)),
    ("LogLogisticDistribution[5, 2]", stats.fisk(5, scale=2)),
    ("MaxStableDistribution[0, 1, 1/2]", stats.genextreme(-1 / 2)),
    ("MaxStableDistribution[1, 2, -1/4]", stats.genextreme(1 / 4, 1, 2)),
    ("MaxwellDistribution[2]", stats.maxwell(scale=2)),
    ("MoyalDistribution[1, 2]", stats.moyal(1, 2)),
    ("NakagamiDistribution[2, 3]", stats.nakagami(2, scale=np.sqrt(3))),
    ("PowerDistribution[2, 3]", stats.powerlaw(3, scale=1 / 2)),
    ("RiceDistribution[1, 2]", stats.rice(1 / 2, scale=2)),
    ("SechDistribution[0, 1]", stats.hypsecant(scale=2 / np.pi)),
    ("SkewNormalDistribution[1, 2, 3]", stats.skewnorm(3, 1, 2)),
    ("StudentTDistribution[1, 2, 7]", stats.t(7, 1, 2)),
    ("VonMisesDistribution[1, 2]", stats.vonmises(2, 1)),
    ("WignerSemicircleDistribution[2]", stats.semicircular(scale=2)),
]
INTEGERS = [
    ("BetaBinomialDistribution[2, 3, 6]", stats.betabinom(6, 2, 3)),
    ("BernoulliDistribution[1/3]", stats.bernoulli(1 / 3)),
    ("BinomialDistribution[5, 1/3]", stats.binom(5, 1 / 3)),
    ("DiscreteUniformDistribution[{2, 6}]", stats.randint(2, 7)),
    ("GeometricDistribution[1/3]", stats.geom(1 / 3, loc=-1)),
    ("LogSeriesDistribution[1/3]", stats.logser(1 / 3)),
    ("PoissonDistribution[3]", stats.poisson(3)),
    ("SkellamDistribution[2, 3]", stats.skellam(2, 3)),
    ("ZipfDistribution[3]", stats.zipf(4)),
]


def number(text: str) -> float:
    return float(ROOM.value(f"N[{text}]"))


@pytest.mark.parametrize(("code", "known"), REALS, ids=[code for code, _ in REALS])
def test_density_of_reals(code, known):
    for x in known.ppf([0.1, 0.4, 0.8]):
        assert number(f"PDF[{code}, {x!r}]".replace("np.float64", "")) == pytest.approx(
            known.pdf(x), rel=1e-7
        )


@pytest.mark.parametrize(("code", "known"), REALS, ids=[code for code, _ in REALS])
def test_cumulative_and_moments_of_reals(code, known):
    begin = float(known.cdf(1 - np.pi)) if code.startswith("VonMises") else 0  # angles begin at m - Pi
    for q in (0.1, 0.4, 0.8):
        x = float(known.ppf(q + begin))
        assert number(f"CDF[{code}, {x!r}]") == pytest.approx(q, rel=1e-6)
    if np.isfinite(known.mean()) and not code.startswith("VonMises"):
        assert number(f"Mean[{code}]") == pytest.approx(float(known.mean()), rel=1e-7, abs=1e-9)
    if np.isfinite(known.var()) and not code.startswith(("VonMises", "Gompertz")):
        assert number(f"Variance[{code}]") == pytest.approx(float(known.var()), rel=1e-6)


@pytest.mark.parametrize(("code", "known"), INTEGERS, ids=[code for code, _ in INTEGERS])
def test_integers(code, known):
    for k in range(-1, 7):
        assert number(f"PDF[{code}, {k}]") == pytest.approx(float(known.pmf(k)), abs=1e-12)
        assert number(f"CDF[{code}, {k}]") == pytest.approx(float(known.cdf(k)), abs=1e-9)
    assert number(f"Mean[{code}]") == pytest.approx(float(known.mean()), rel=1e-9)
    assert number(f"Variance[{code}]") == pytest.approx(float(known.var()), rel=1e-9)
    for q in (0.2, 0.55, 0.9):
        assert number(f"Quantile[{code}, {q}]") == known.ppf(q)


@pytest.mark.parametrize(("m", "a", "b"), [(1, 1.5, 2), (2.5, 0.5, 3), (-2, 2, 2.5)])
def test_marcum_q_is_its_integral(m, a, b):
    order = max(m, 1 - m)  # Q_m(a, b) is 1 - Q_(1 - m)(b, a)
    first, second = (a, b) if m > 0 else (b, a)

    def density(x):
        return (
            x
            * (x / first) ** (order - 1)
            * np.exp(-((x - first) ** 2) / 2)
            * special.ive(order - 1, first * x)
        )

    found = integrate.quad(density, second, np.inf)[0]
    expected = found if m > 0 else 1 - found
    assert number(f"MarcumQ[{m}, {a}, {float(b)}]") == pytest.approx(expected, rel=1e-9)
