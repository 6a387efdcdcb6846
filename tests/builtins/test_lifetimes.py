"""Distributions of sizes and times against SciPy; moments and generating functions; statistics of lists."""

import pytest
from scipy import stats

from tests.evaluating import Room

ROOM = Room()

FAMILIES = [
    ("ErlangDistribution[3, 2]", stats.gamma(3, scale=1 / 2)),
    ("NakagamiDistribution[2, 3]", stats.nakagami(2, scale=3**0.5)),
    ("ChiDistribution[5]", stats.chi(5)),
    ("MaxwellDistribution[2]", stats.maxwell(scale=2)),
    ("FrechetDistribution[3, 2]", stats.invweibull(3, scale=2)),
    ("InverseGaussianDistribution[2, 3]", stats.invgauss(2 / 3, scale=3)),
    ("LogLogisticDistribution[3, 2]", stats.fisk(3, scale=2)),
    ("LevyDistribution[0, 2]", stats.levy(scale=2)),
    ("PowerDistribution[1/2, 3]", stats.powerlaw(3, scale=2)),
    ("KumaraswamyDistribution[1, 1]", stats.uniform()),
    ("SechDistribution[1, 2]", stats.hypsecant(loc=1, scale=4 / 3.141592653589793)),
    ("StudentTDistribution[1, 2, 5]", stats.t(5, loc=1, scale=2)),
]


@pytest.mark.parametrize("text, family", FAMILIES)
def test_density_and_distribution_function(text, family):
    for x in (0.4, 0.9, 1.7):
        assert ROOM.value(f"N[PDF[{text}, {x}]]") == pytest.approx(family.pdf(x), rel=1e-9)
        if "Gaussian" not in text:
            assert ROOM.value(f"N[CDF[{text}, {x}]]") == pytest.approx(family.cdf(x), rel=1e-9)


@pytest.mark.parametrize(
    "text, family", [pair for pair in FAMILIES if "Levy" not in pair[0] and "Loglog" not in pair[0].title()]
)
def test_mean_and_variance(text, family):
    for name, expected in (("Mean", family.mean()), ("Variance", family.var())):
        found = ROOM.value(f"N[{name}[{text}]]")
        if isinstance(found, float):
            assert found == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("text, family", [pair for pair in FAMILIES if "Inverse" not in pair[0]])
def test_median_is_the_quantile_of_one_half(text, family):
    found = ROOM.value(f"N[Median[{text}]]")
    if isinstance(found, float):
        assert found == pytest.approx(family.median(), rel=1e-9)


@pytest.mark.parametrize(
    "text, family",
    [
        ("BetaBinomialDistribution[2, 3, 5]", stats.betabinom(5, 2, 3)),
        ("LogSeriesDistribution[1/3]", stats.logser(1 / 3)),
        ("ZipfDistribution[2]", stats.zipf(3)),
        ("HypergeometricDistribution[4, 5, 12]", stats.hypergeom(12, 5, 4)),
    ],
)
def test_probabilities_and_mean_of_whole_numbers(text, family):
    for k in (1, 2, 4):
        assert ROOM.value(f"N[PDF[{text}, {k}]]") == pytest.approx(family.pmf(k), rel=1e-9)
    assert ROOM.value(f"N[Mean[{text}]]") == pytest.approx(family.mean(), rel=1e-9)


VALUES = """
Mean[NakagamiDistribution[n, m]] ⇒ Sqrt[m] Pochhammer[n, 1/2]/Sqrt[n]
Mean[MaxwellDistribution[s]] ⇒ 2 Sqrt[2/Pi] s
Variance[ErlangDistribution[n, m]] ⇒ n/m^2
Median[BernoulliDistribution[1/4]] ⇒ 0
Median[FrechetDistribution[a, b]] ⇒ b/Log[2]^(1/a)
Median[WeightedData[{8, 3, 5, 4}, {0.15, 0.09, 0.12, 0.1}]] ⇒ 5
Mean[WeightedData[{a, b}, {1, 3}]] ⇒ (a + 3 b)/4
Variance[WeightedData[{1, 3}, {1, 1}]] ⇒ 1
PDF[BinormalDistribution[0], {0, 0}] ⇒ 1/(2 Pi)
Moment[NormalDistribution[0, 1], 4] ⇒ 3
Moment[NormalDistribution[m, s], 2] ⇒ m^2 + s^2
Moment[ExponentialDistribution[r], 3] ⇒ 6/r^3
Moment[PoissonDistribution[l], 2] ⇒ l + l^2
Moment[{a, b, c}, 2] ⇒ (a^2 + b^2 + c^2)/3
FactorialMoment[{1, 2, 3}, 2] ⇒ 8/3
CharacteristicFunction[NormalDistribution[m, s], t] ⇒ E^(I m t - s^2 t^2/2)
MomentGeneratingFunction[PoissonDistribution[l], t] ⇒ E^((-1 + E^t) l)
MomentGeneratingFunction[NormalDistribution[], t] ⇒ E^(t^2/2)
CumulantGeneratingFunction[PoissonDistribution[l], t] ⇒ (-1 + E^t) l
HazardFunction[ExponentialDistribution[l], 3] ⇒ l
InverseSurvivalFunction[ExponentialDistribution[2], 1/2] ⇒ Log[2]/2
AbsoluteCorrelation[{5, 3/4, 1}, {2, 1/2, 1}] ⇒ 91/24
AbsoluteCorrelation[{2 + I, 3}, {I, 1}] ⇒ (I (-1) (2 + I) + 3)/2
WinsorizedMean[{-10, 1, 1, 1, 1, 20}, 1/5] ⇒ 1
TrimmedVariance[{-10, 1, 2, 3, 40}, 1/5] ⇒ 1
CentralFeature[{{1, 1}, {2, 2}, {9, 9}}] ⇒ {2, 2}
Variance[{a, b}] ⇒ (a - b) (Conjugate[a] - Conjugate[b])/2
Covariance[{a, b}, {c, d}] ⇒ (a - b) (Conjugate[c] - Conjugate[d])/2
MovingAverage[{1, 2, 3}, {u, v}] ⇒ {(u + 2 v)/(u + v), (2 u + 3 v)/(u + v)}
BinCounts[{1.5, 3, a, 2.5, 1, I}, 2] ⇒ {2, 2}
BinLists[{2, -1, a, b}, {-1, 3, 1}] ⇒ {{-1}, {}, {}, {2}}
BinCounts[{1, 2}, {3, 3, 1}] ⇒ {}
Median[SparseArray[{1 -> 3, 3 -> 5}]] ⇒ 3
MovingMedian[SparseArray[{1 -> 1, 3 -> 3}, 4], 3] ⇒ {1, 0}
StandardDeviation[{Quantity[1, "Meters"], Quantity[3, "Meters"]}] ⇒ Quantity[Sqrt[2], "Meters"]
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


def test_generating_functions_have_the_mean_as_slope_at_zero():
    for family in ("GammaDistribution[2, 3]", "BinomialDistribution[5, 1/3]", "GeometricDistribution[1/4]"):
        ROOM.check(f"D[MomentGeneratingFunction[{family}, t], t] /. t -> 0", f"Mean[{family}]")
