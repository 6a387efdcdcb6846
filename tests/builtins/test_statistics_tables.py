"""Totals, statistics, histograms: exact tables, and numbers against NumPy and SciPy."""

import numpy as np
import pytest
from scipy import stats

from tests.evaluating import Room
from wlnet.expr.arrays import Packed, as_array, packed
from wlnet.expr.symbols import symbol

ROOM = Room()

TOTALS = """
Total[{1, 2, 3}] ⇒ 6
Total[{}] ⇒ 0
Total[{a, b, a}] ⇒ 2 a + b
Total[{{1, 2}, {3, 4}}] ⇒ {4, 6}
Total[{{1, 2}, {3, 4}}, 2] ⇒ 10
Total[{{1, 2}, {3, 4}}, {2}] ⇒ {3, 7}
Total[{{1, 2}, {3, 4}}, {-1}] ⇒ {3, 7}
Total[{{1, 2}, {3, 4}}, -1] ⇒ 10
Total[{{{1, 2}}, {{3, 4}}}, {2, 3}] ⇒ {3, 7}
Total[{{{1, 2}, {5, 6}}, {{3, 4}, {7, 8}}}, Infinity] ⇒ 36
Total[{{1, 2}, {3}}, 2] ⇒ 6
Total[<|"a" -> 1, "b" -> 2|>] ⇒ 3
Total[f[a, b]] ⇒ a + b
Total[Range[1000]] ⇒ 500500
Total[{0.1, 0.2, 0.3}] ⇒ 0.6
Accumulate[{1, 2, 3}] ⇒ {1, 3, 6}
Accumulate[{a, b, c}] ⇒ {a, a + b, a + b + c}
Accumulate[{{1, 2}, {3, 4}}] ⇒ {{1, 2}, {4, 6}}
Accumulate[<|"a" -> 1, "b" -> 2|>] ⇒ <|"a" -> 1, "b" -> 3|>
Differences[{1, 4, 9, 16}] ⇒ {3, 5, 7}
Differences[{1, 4, 9, 16}, 2] ⇒ {2, 2}
Differences[{{1, 2}, {3, 5}}] ⇒ {{2, 3}}
Differences[{a, b}] ⇒ {-a + b}
Ratios[{1, 2, 6}] ⇒ {2, 3}
"""

STATISTICS = """
Mean[{1, 2, 4}] ⇒ 7/3
Mean[{a, b}] ⇒ (a + b)/2
Mean[{{1, 2}, {3, 4}}] ⇒ {2, 3}
Mean[<|"a" -> 1, "b" -> 2|>] ⇒ 3/2
Mean[{<|"x" -> 1|>, <|"x" -> 3|>}] ⇒ {2}
Median[{5, 1, 3}] ⇒ 3
Median[{1, 2, 3, 4}] ⇒ 5/2
Median[{Pi, 3, 4}] ⇒ Pi
Median[{{1, 2}, {3, 5}}] ⇒ {2, 7/2}
Variance[{1, 2, 4}] ⇒ 7/3
Variance[{1, I}] ⇒ 1
Variance[{{1, 2}, {3, 5}, {4, 4}}] ⇒ {7/3, 7/3}
StandardDeviation[{1, 2, 3, 4}] ⇒ Sqrt[5/3]
MeanDeviation[{1, 2, 4}] ⇒ 10/9
MedianDeviation[{1, 2, 4, 8}] ⇒ 3/2
RootMeanSquare[{1, 2, 3}] ⇒ Sqrt[14/3]
GeometricMean[{1, 2, 4}] ⇒ 2
HarmonicMean[{1, 2, 4}] ⇒ 12/7
Skewness[{1, 2, 5}] ⇒ 35/(13 Sqrt[26])
Kurtosis[{1, 2, 5, 9}] ⇒ 41381/24025
CentralMoment[{1, 2, 3}, 2] ⇒ 2/3
Cumulant[{1, 2, 6}, 1] ⇒ 3
Cumulant[{1, 2, 6}, 3] ⇒ 6
Cumulant[{0, 0, 0, 4}, 4] ⇒ -6
Quantile[{1, 2, 3, 4, 5}, 1/2] ⇒ 3
Quantile[{1, 2, 3, 4}, {1/4, 3/4}] ⇒ {1, 3}
Quantile[{1, 2, 3, 4}, 0] ⇒ 1
Quantile[{5, 1, 3}, 1] ⇒ 5
Quantile[Range[10], 0.25] ⇒ 3
Quantile[{1, 2, 3, 4}, 1/2, {{1/2, 0}, {0, 1}}] ⇒ 5/2
Quantile[{{1, 10}, {2, 20}, {3, 30}}, 1/2] ⇒ {2, 20}
Quartiles[{1, 2, 3, 4, 5, 6}] ⇒ {2, 7/2, 5}
InterquartileRange[{1, 2, 3, 4, 5, 6}] ⇒ 3
InterquartileRange[{{1, 10}, {2, 20}, {3, 30}, {4, 40}}] ⇒ {2, 20}
Covariance[{1, 2, 3}, {2, 4, 7}] ⇒ 5/2
Covariance[{{1, 2}, {3, 4}, {5, 7}}] ⇒ {{4, 5}, {5, 19/3}}
Correlation[{1, 2, 3}, {2, 4, 6}] ⇒ 1
Standardize[{1, 2, 3}] ⇒ {-1, 0, 1}
Standardize[{1, 2, 3}, Median, 2 &] ⇒ {-1/2, 0, 1/2}
Standardize[{{1, 10}, {3, 30}, {5, 50}}] ⇒ {{-1, -1}, {0, 0}, {1, 1}}
MovingAverage[{1, 2, 3, 4}, 2] ⇒ {3/2, 5/2, 7/2}
MovingAverage[{a, b, c}, {1, 3}] ⇒ {(a + 3 b)/4, (b + 3 c)/4}
MovingMedian[{1, 5, 2, 8}, 3] ⇒ {2, 5}
ExponentialMovingAverage[{1, 2, 3}, 1/2] ⇒ {1, 3/2, 9/4}
Commonest[{a, b, a, c, b}] ⇒ {a, b}
Commonest[{a, b, a, c}, 1] ⇒ {a}
TrimmedMean[{1, 2, 3, 100}, 1/4] ⇒ 5/2
TrimmedMean[{-10, 1, 1, 1, 1, 20}, {0.2, 0}] ⇒ 24/5
TrimmedMean[{{1, 2}, {3, 4}, {50, 60}}, 1/3] ⇒ {3, 4}
WinsorizedMean[{-10, 1, 1, 1, 1, 20}, {0, 1/6}] ⇒ -5/6
WinsorizedVariance[{1, 2, 3, 100}, 1/4] ⇒ 1/3
TrimmedVariance[{1, 2, 3, 100}, 1/4] ⇒ 1/2
Commonest[{1, 2, 2, 1, 3}, UpTo[9]] ⇒ {1, 2, 3}
Commonest[{a, b, b, c}, 1] ⇒ {b}
TrimmedMean[<|"a" -> 1, "b" -> 2, "c" -> 3, "d" -> 100|>, 1/4] ⇒ 5/2
ContraharmonicMean[{1, 2, 3, 4}, 3] ⇒ 10/3
ContraharmonicMean[{1, 2, 3, 4}, 0] ⇒ 48/25
SpearmanRho[{1, 2, 3, 4, 5}, {2, 3, 1, 5, 4}] ⇒ 3/5
SpearmanRho[{1, 1, 2, 3}, {1, 2, 2, 4}] ⇒ 5/6
SpearmanRho[{1, 2, 2, 2, 3}, {5, 4, 4, 3, 1}] ⇒ -4/Sqrt[19]
SpearmanRho[{{1, 5}, {2, 6}, {3, 4}}] ⇒ {{1, -1/2}, {-1/2, 1}}
KendallTau[{1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}] ⇒ 3/5
KendallTau[{1, 1, 1, 2}, {1, 2, 3, 4}] ⇒ 1/Sqrt[2]
KendallTau[{5, 5, 5}, {1, 2, 3}] ⇒ Indeterminate
KendallTau[{1.5, 2.3, 3.1, 4.8}, {2.1, 1.9, 5.0, 4.2}] == 1/3 ⇒ True
QuartileDeviation[{1, 3, 5, 7, 9}] ⇒ 5/2
QuartileDeviation[{{1, 10}, {2, 20}, {3, 30}, {4, 40}}] ⇒ {1, 10}
QuartileSkewness[{2, 4, 4, 4, 5, 5, 7, 9}] ⇒ 1/2
BinCounts[{1, 2, 2, 3.5, 7}, {0, 10, 5}] ⇒ {4, 1}
BinCounts[{1, 2, 2, 7}, {{0, 2, 8}}] ⇒ {1, 3}
BinCounts[{0, 1, 1, 2}] ⇒ {0, 1, 2, 1}
BinLists[{1, 7, 2}, {0, 10, 5}] ⇒ {{1, 2}, {7}}
HistogramList[{1, 2, 2, 3.5, 7, 8}, {2}] ⇒ {{0, 2, 4, 6, 8, 10}, {1, 3, 0, 1, 1}}
HistogramList[{1, 2, 2, 3.5, 7, 8}, {0, 10, 5}, "PDF"] ⇒ {{0, 5, 10}, {2/15, 1/15}}
HistogramList[{1, 2, 7}, {0, 10, 5}, "CDF"] ⇒ {{0, 5, 10}, {2/3, 1}}
"""


@pytest.mark.parametrize(
    "line", [line for table in (TOTALS, STATISTICS) for line in table.strip().splitlines()]
)
def test_exact_values(line):
    ROOM.check(*line.split(" ⇒ "))


X = np.random.default_rng(1).gamma(2.0, 1.5, 40)
Y = np.random.default_rng(2).normal(size=40)
TABLE = np.random.default_rng(3).normal(size=(30, 4)) + 2


def given(**values):
    for name, value in values.items():
        definition = ROOM.evaluation.definitions.of(symbol(name, "Global`"))
        ROOM.evaluation.definitions.set_value(definition, packed(value))


def number(text):
    found = ROOM.value(text)
    return as_array(found, exact=False) if isinstance(found, Packed) else found


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Mean[x]", X.mean()),
        ("Mean[t]", TABLE.mean(axis=0)),
        ("Variance[x]", X.var(ddof=1)),
        ("StandardDeviation[t]", TABLE.std(axis=0, ddof=1)),
        ("Median[x]", np.median(X)),
        ("MeanDeviation[x]", np.abs(X - X.mean()).mean()),
        ("MedianDeviation[x]", stats.median_abs_deviation(X)),
        ("RootMeanSquare[x]", np.sqrt((X**2).mean())),
        ("GeometricMean[x]", stats.gmean(X)),
        ("HarmonicMean[x]", stats.hmean(X)),
        ("Skewness[x]", stats.skew(X)),
        ("Kurtosis[x]", stats.kurtosis(X, fisher=False)),
        ("Quantile[x, 0.3]", np.quantile(X, 0.3, method="inverted_cdf")),
        ("Quartiles[x]", np.quantile(X, [0.25, 0.5, 0.75], method="hazen")),
        ("Covariance[x, y]", np.cov(X, Y)[0, 1]),
        ("Correlation[x, y]", np.corrcoef(X, Y)[0, 1]),
        ("Correlation[t]", np.corrcoef(TABLE.T)),
        ("Covariance[t]", np.cov(TABLE.T)),
        ("Standardize[t]", stats.zscore(TABLE, ddof=1)),
        ("MovingAverage[x, 3]", np.convolve(X, np.ones(3) / 3, "valid")),
        ("MovingAverage[x, {1, 2, 3}]", np.convolve(X, np.array([3, 2, 1]) / 6, "valid")),
        ("BinCounts[x, {0, 20, 2}]", np.histogram(X, np.arange(0, 21, 2))[0]),
        ("Accumulate[x]", np.cumsum(X)),
        ("Total[t, {2}]", TABLE.sum(axis=1)),
    ],
)
def test_numbers_are_those_of_numpy_and_scipy(text, expected):
    given(x=X, y=Y, t=TABLE)
    found = number(text)
    if not isinstance(found, np.ndarray) and not isinstance(found, float):
        found = np.array(found.args)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize(
    "name", ["Mean", "Variance", "Skewness", "Kurtosis", "MeanDeviation", "HarmonicMean"]
)
def test_exact_and_machine_statistics_agree(name):
    exact = ROOM.value(f"N[{name}[{{3, 1, 4, 1, 5, 9, 2, 6}}]]")
    assert ROOM.value(f"{name}[{{3., 1, 4, 1, 5, 9, 2, 6}}]") == pytest.approx(exact, rel=1e-14)


def test_the_variance_of_large_close_numbers_keeps_its_digits():
    given(x=1e9 + np.array([4.0, 7.0, 13.0, 16.0]))
    assert number("Variance[x]") == pytest.approx(30.0, rel=1e-12)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Total[total]", "Total::normal"),
        ("Total[{{1, 2}, {3}}]", "Total::tllen"),
        ("Total[{1}, x]", "Total::level"),
        ("Variance[{1}]", "Variance::shlen"),
        ("Mean[{}]", "Mean::rectt"),
        ("Median[{a, b}]", "Median::rectn"),
        ("Quantile[{1, 2}, 2]", "Quantile::nquan"),
        ("Correlation[{1, 2}, {1, 2, 3}]", "Correlation::length"),
        ("MovingAverage[{1, 2}, 3]", "MovingAverage::arg2"),
        ("BinCounts[{1, 2}, x]", "BinCounts::bins"),
        ("BinCounts[{a}]", "BinCounts::rvec"),
        ("Commonest[{1, 2}, x]", "Commonest::intnm"),
        ("TrimmedMean[{1, a}, 0.1]", "TrimmedMean::rectn"),
        ("TrimmedMean[{1, 2}, 0.6]", "TrimmedMean::arg2"),
        ("HistogramList[{1, 2}, x]", "HistogramList::wlnetbins"),
        ('HistogramList[{1, 2}, {1}, "Odd"]', "HistogramList::wlnethspec"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)
