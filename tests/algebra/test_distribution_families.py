"""Densities, quantiles and moments against SciPy's; draws against the moments."""

import numpy as np
import pytest
from scipy import stats

CASES = [
    ("LaplaceDistribution[1., 2.]", stats.laplace(1, 2)),
    ("CauchyDistribution[1., 2.]", stats.cauchy(1, 2)),
    ("LogisticDistribution[1., 2.]", stats.logistic(1, 2)),
    ("WeibullDistribution[2., 3.]", stats.weibull_min(2, scale=3)),
    ("ParetoDistribution[2., 5.]", stats.pareto(5, scale=2)),
    ("RayleighDistribution[2.]", stats.rayleigh(scale=2)),
    ("GumbelDistribution[1., 2.]", stats.gumbel_l(1, 2)),
    ("ExtremeValueDistribution[1., 2.]", stats.gumbel_r(1, 2)),
    ("HalfNormalDistribution[2.]", stats.halfnorm(scale=np.sqrt(np.pi / 2) / 2)),
    ("TriangularDistribution[{1., 4.}, 2.]", stats.triang(1 / 3, 1, 3)),
    ("StudentTDistribution[5.]", stats.t(5)),
    ("ChiSquareDistribution[3.]", stats.chi2(3)),
    ("FRatioDistribution[3., 7.]", stats.f(3, 7)),
    ("InverseGammaDistribution[3., 2.]", stats.invgamma(3, scale=2)),
    ("NegativeBinomialDistribution[3, 0.4]", stats.nbinom(3, 0.4)),
    ("HypergeometricDistribution[4, 5, 9]", stats.hypergeom(9, 5, 4)),
    ("GammaDistribution[2., 3.]", stats.gamma(2, scale=3)),
    ("BetaDistribution[2., 3.]", stats.beta(2, 3)),
]
CASES += [
    ("GammaDistribution[2., 3.]", stats.gamma(2, scale=3)),
    ("BetaDistribution[2., 3.]", stats.beta(2, 3)),
]
INTEGERS = ("NegativeBinomialDistribution", "HypergeometricDistribution")


@pytest.mark.parametrize("code, known", CASES, ids=[code.partition("[")[0] for code, _ in CASES])
def test_density_and_cumulative_are_scipys(session, code, known):
    discrete = code.startswith(INTEGERS)
    places = [0, 1, 2, 3] if discrete else [0.25, 0.5, 1.5, 2.25, 3.0]
    density = known.pmf if discrete else known.pdf
    for x in places:
        assert float(session.evaluate(f"N[PDF[{code}, {x}]]")) == pytest.approx(density(x), abs=1e-12)
        found = session.evaluate(f"N[CDF[{code}, {x}]]")
        if isinstance(found, (int, float)):
            assert found == pytest.approx(known.cdf(x), abs=1e-12)


@pytest.mark.parametrize("code, known", CASES, ids=[code.partition("[")[0] for code, _ in CASES])
def test_moments_and_draws(session, code, known):
    mean = session.evaluate(f"N[Mean[{code}]]")
    if isinstance(mean, (int, float)):
        assert mean == pytest.approx(known.mean(), rel=1e-9)
    variance = session.evaluate(f"N[Variance[{code}]]")
    if isinstance(variance, (int, float)):
        assert variance == pytest.approx(known.var(), rel=1e-9)
    drawn = session.evaluate(f"SeedRandom[1]; RandomVariate[{code}, 4000]")
    found = np.quantile(drawn, [0.25, 0.5, 0.75])
    below = np.ceil(found) - 1 if code.startswith(INTEGERS) else found
    low, high = known.cdf(below), known.cdf(np.floor(found) if code.startswith(INTEGERS) else found)
    wanted = np.array([0.25, 0.5, 0.75])
    assert ((low - 0.04 <= wanted) & (wanted <= high + 0.04)).all()


@pytest.mark.parametrize("q", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("code, known", [c for c in CASES if not c[0].startswith(INTEGERS)][:8])
def test_quantiles_undo_the_cumulative(session, code, known, q):
    found = session.evaluate(f"InverseCDF[{code}, {q}]")
    assert float(found) == pytest.approx(known.ppf(q), rel=1e-9)


def test_vectors(session):
    assert session.evaluate("Mean[MultinomialDistribution[10, {1/2, 1/4, 1/4}]] === {5, 5/2, 5/2}")
    assert session.evaluate("PDF[MultinomialDistribution[2, {1/2, 1/2}], {1, 1}] === 1/2")
    drawn = session.evaluate("RandomVariate[DirichletDistribution[{1, 2, 3}], 500]")
    assert drawn.shape == (500, 2)
    np.testing.assert_allclose(drawn.mean(axis=0), [1 / 6, 2 / 6], atol=0.05)
    x = session.evaluate("N[PDF[DirichletDistribution[{2, 3, 4}], {0.2, 0.3}]]")
    assert x == pytest.approx(stats.dirichlet([2, 3, 4]).pdf([0.2, 0.3, 0.5]))


@pytest.mark.parametrize(
    "code, known",
    [
        ("PoissonDistribution[3]", stats.poisson(3)),
        ("BinomialDistribution[10, 0.3]", stats.binom(10, 0.3)),
        ("GeometricDistribution[0.2]", stats.geom(0.2, loc=-1)),
        ("BernoulliDistribution[0.7]", stats.bernoulli(0.7)),
    ],
)
def test_quantiles_of_integers(session, code, known):
    for q in (0.05, 0.5, 0.95):
        assert session.evaluate(f"Quantile[{code}, {q}]") == known.ppf(q)


def test_moments_that_not_every_member_has(session):
    assert session.evaluate("Mean[StudentTDistribution[1]] === Indeterminate")
    assert session.evaluate("Mean[StudentTDistribution[n]] === Piecewise[{{0, n > 1}}, Indeterminate]")
    assert session.evaluate("Variance[ParetoDistribution[1, 3]] === 3/4")
    assert session.evaluate("Median[PoissonDistribution[3]]") == 3
