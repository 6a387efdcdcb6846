"""Tests of hypotheses, estimates of parameters and distributions of data, compared with SciPy."""

import numpy as np
import pytest
from scipy import stats

from tests.evaluating import Room

ROOM = Room()

A = [1.2, 0.5, 1.9, 2.1, 0.8, 1.5]
B = [2.1, 0.8, 1.5, 3.0, 2.2]
WIDE = [9.1, -4.8, 11.5, -3.0, 2.2]


def wl(data) -> str:
    return "{" + ", ".join(map(str, data)) + "}"


def number(text: str) -> float:
    return float(ROOM.value(text))


def test_t_test_of_one_sample():
    for side, known in (("Unequal", "two-sided"), ("Less", "less"), ("Greater", "greater")):
        found = number(f'TTest[{wl(A)}, 1, AlternativeHypothesis -> "{side}"]')
        assert found == pytest.approx(stats.ttest_1samp(A, 1, alternative=known).pvalue)
    assert number(f'TTest[{wl(A)}, 0, "TestStatistic"]') == pytest.approx(stats.ttest_1samp(A, 0).statistic)
    assert number(f"LocationTest[{wl(A)}]") == pytest.approx(stats.ttest_1samp(A, 0).pvalue)


@pytest.mark.parametrize(("other", "equal"), [(B, True), (WIDE, False)])
def test_t_test_of_two_samples_pools_variances_that_do_not_differ(other, equal):
    known = stats.ttest_ind(A, other, equal_var=equal)
    assert number(f"TTest[{{{wl(A)}, {wl(other)}}}]") == pytest.approx(known.pvalue)


def test_z_test():
    z = (np.mean(A) - 1) / np.sqrt(0.5 / len(A))
    assert number(f"ZTest[{wl(A)}, 0.5, 1]") == pytest.approx(2 * stats.norm.sf(abs(z)))
    z = (np.mean(A) - np.mean(B)) / np.sqrt(np.var(A, ddof=1) / len(A) + np.var(B, ddof=1) / len(B))
    assert number(f'ZTest[{{{wl(A)}, {wl(B)}}}, Automatic, 0, "TestStatistic"]') == pytest.approx(z)


def test_fisher_ratio_test():
    s = (len(A) - 1) * np.var(A, ddof=1) / 2
    share = stats.chi2(len(A) - 1).cdf(s)
    assert number(f"FisherRatioTest[{wl(A)}, 2]") == pytest.approx(2 * min(share, 1 - share))
    ratio = np.var(A, ddof=1) / np.var(B, ddof=1)
    share = stats.f(len(A) - 1, len(B) - 1).cdf(ratio)
    assert number(f"FisherRatioTest[{{{wl(A)}, {wl(B)}}}]") == pytest.approx(2 * min(share, 1 - share))


def test_pearson_chi_square_test():
    shares = stats.norm().cdf(A)
    counts = np.histogram(shares, np.linspace(0, 1, 6))[0]  # 2 6^(2/5) is 4.1: five bins
    known = stats.chisquare(counts)
    name = f"PearsonChiSquareTest[{wl(A)}, NormalDistribution[]"
    assert number(name + ', "TestStatistic"]') == pytest.approx(known.statistic)
    assert number(name + "]") == pytest.approx(known.pvalue)


@pytest.mark.parametrize(
    ("family", "fitted"),
    [
        ("NormalDistribution[a, b]", stats.norm.fit(A)),
        ("LaplaceDistribution[a, b]", stats.laplace.fit(A)),
        ("LogNormalDistribution[a, b]", (np.mean(np.log(A)), np.std(np.log(A)))),
        ("GammaDistribution[a, b]", stats.gamma.fit(A, floc=0)[::2]),
        ("WeibullDistribution[a, b]", stats.weibull_min.fit(A, floc=0)[::2]),
        ("ExponentialDistribution[a]", (1 / np.mean(A),)),
        ("RayleighDistribution[a]", stats.rayleigh.fit(A, floc=0)[1:]),
    ],
)
def test_likeliest_parameters_are_scipys(family, fitted):
    found = ROOM.value(f"FindDistributionParameters[{wl(A)}, {family}][[All, 2]]")
    assert [float(x) for x in found.args] == pytest.approx(list(fitted), rel=1e-3)


TABLE = """
EstimatedDistribution[{1, 2, 3}, PoissonDistribution[m]] ⇒ PoissonDistribution[2.]
EmpiricalDistribution[{3, 1, 2, 2}] ⇒ DataDistribution["Empirical", {{1/4, 1/2, 1/4}, {1, 2, 3}, False}, 1, 4]
EmpiricalDistribution[{1, 1, 2} -> {5, 6, 5}][[2]] ⇒ {{3/4, 1/4}, {5, 6}, False}
Probability[x > 1, x \\[Distributed] {1, 2, 2, 3}] ⇒ 3/4
Variance[EmpiricalDistribution[{1, 2, 2, 3}]] ⇒ 1/2
CDF[HistogramDistribution[{1, 2, 2, 3, 4}, {2}], 3] ⇒ 1/2
HistogramDistribution[{1, 2, 2, 3, 4}][[2]] ⇒ {{0.2, 0.4, 0.2, 0.2}, {0.5, 1.5, 2.5, 3.5, 4.5}}
Variance[HistogramDistribution[{1, 2, 2, 3, 4}, {2}]] ⇒ 29/15
Quantile[HistogramDistribution[{1, 2, 2, 3, 4}, {2}], 1/10] ⇒ 1
WeightedData[{1, 2, 3}, {1, 1, 2}] ⇒ WeightedData[Automatic, {{1, 2, 3}, {1, 1, 2}}]
Variance[WeightedData[{2, 4, 6}, {1, 2, 1}]] ⇒ 2
CovarianceFunction[{2, 3, 4, 3}, 2] ⇒ -1/4
CovarianceFunction[{1, 2, 3, 4, 5}, -2] ⇒ -1/5
CorrelationFunction[{1, 2, 3, 4, 5}, {2}] ⇒ {1, 2/5, -1/10}
Correlation[{a, b, c}] ⇒ 1
Expectation[Abs[y - 2], y \\[Distributed] DiscreteUniformDistribution[{1, 6}]] ⇒ 11/6
Expectation[Max[x, 2], x \\[Distributed] BinomialDistribution[3, 1/2]] ⇒ 17/8
BlomqvistBeta[{1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}] ⇒ 3/4
GoodmanKruskalGamma[{1, 1, 2, 3}, {1, 2, 5, 2}] ⇒ 1/2
Correlation[BinormalDistribution[{1, 2}, {3, 4}, 1/2]] ⇒ {{1, 1/2}, {1/2, 1}}
Expectation[E^(2 x + c), x \\[Distributed] NormalDistribution[m, s]] ⇒ E^(c + 2 m + 2 s^2)
Expectation[x, {x, y} \\[Distributed] ProbabilityDistribution[(10 - x y^2)/64, {x, 2, 10}, {y, 0, 1}]] ⇒ 52/9
Mean[TruncatedDistribution[{0, Infinity}, NormalDistribution[]]] ⇒ Sqrt[2/Pi]
Sqrt[1/Pi] ⇒ 1/Sqrt[Pi]
"""


@pytest.mark.parametrize(
    ("text", "expected"), [tuple(line.split(" ⇒ ")) for line in TABLE.strip().splitlines()]
)
def test_table(text, expected):
    ROOM.check(text, expected)


def test_two_normal_numbers_that_depend_on_each_other():
    known = stats.multivariate_normal([1, 2], [[4, -2], [-2, 9]]).cdf([3, 5])
    found = number("CDF[MultinormalDistribution[{1, 2}, {{4, -2}, {-2, 9}}], {3., 5.}]")
    assert found == pytest.approx(known, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('TTest[{1, 2, 4}, 0, "Colour"]', "TTest::wlnetprop"),
        ('ZTest[{1, 2, 4}, AlternativeHypothesis -> "More"]', "ZTest::alt"),
        (
            "FindDistributionParameters[{-1, 2}, LogNormalDistribution[m, s]]",
            "FindDistributionParameters::ntsprt",
        ),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)


DIE = "\\[Distributed] DiscreteUniformDistribution[{1, 6}]"
DICE = f"{{x {DIE}, y {DIE}}}"
UNITS = "{x \\[Distributed] UniformDistribution[], y \\[Distributed] UniformDistribution[]}"
LIVES = "{x \\[Distributed] ExponentialDistribution[1], y \\[Distributed] ExponentialDistribution[2]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Expectation[Max[x, y], {DICE}]", "161/36"),
        (f"Probability[x + y == 7, {DICE}]", "1/6"),
        (f"Probability[x > y \\[Conditioned] x > 3, {DICE}]", "2/3"),
        (f"Probability[2 x > y, {UNITS}]", "3/4"),
        (f"Probability[x + y < 1, {UNITS}]", "1/2"),
        (f"Probability[x < y, {LIVES}]", "1/3"),
        (f"Probability[x > 1 && y > 2, {LIVES}]", "1/E^5"),
    ],
)
def test_events_of_two_independent_variables(text, expected):
    ROOM.check(text, expected)
