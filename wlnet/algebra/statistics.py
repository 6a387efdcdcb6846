"""Statistics of lists of expressions: exact numbers stay exact, symbols stay symbols.

Each takes the values of one column and gives an expression; None where it needs numbers.
Arrays of machine numbers have their own kernels of the same names.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.compare import order
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_number, is_real, is_zero, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.rounding import absolute_value, ceiling, conjugate, floor
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import same
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)

STATISTICS: dict[str, tuple[Callable, int]] = {}  # name: (function of a list, fewest values)


def statistic(name: str, fewest: int = 1):
    """The decorated function is the statistic `name` of at least `fewest` values."""

    def add(function: Callable) -> Callable:
        STATISTICS[name] = function, fewest
        return function

    return add


@statistic("Mean")
def mean(xs: list):
    if all(type(x) in RATIONALS for x in xs):
        return whole(Fraction(sum(xs)) / len(xs))
    return over(plus(*xs), len(xs))


def central_moment(xs: list, order_: int):
    """The mean of (x - mean)^order."""
    centre = mean(xs)
    return mean([power(minus(x, centre), order_) for x in xs])


def _square(x):
    """x Conjugate[x]"""
    turned = conjugate(x) if type(x) in NUMBERS or is_real(numeric_value(x)) else None
    return times(x, S.Conjugate(x) if turned is None else turned)


@statistic("Variance", 2)
def variance(xs: list):
    """The unbiased estimate: divided by n - 1."""
    if all(type(x) in RATIONALS for x in xs):
        n, total, squares = len(xs), sum(xs), sum(x * x for x in xs)
        return whole(Fraction(n * squares - total * total) / (n * (n - 1)))
    if len(xs) == 2 and not all(is_number(x) for x in xs):
        return covariance(xs, xs)
    centre = mean(xs)
    return over(plus(*(_square(minus(x, centre)) for x in xs)), len(xs) - 1)


@statistic("StandardDeviation", 2)
def standard_deviation(xs: list):
    return sqrt(variance(xs))


@statistic("MeanDeviation")
def mean_deviation(xs: list):
    """The mean of Abs[x - mean]."""
    centre = mean(xs)
    return mean([_size(minus(x, centre)) for x in xs])


def _size(x):
    found = absolute_value(x)
    return S.Abs(x) if found is None else found


def sorted_reals(xs: list) -> list | None:
    """Real numbers and constants by value; None if one is neither."""
    values = [x if is_real(x) else numeric_value(x) for x in xs]
    if not all(is_real(v) for v in values):
        return None
    if all(is_real(x) for x in xs):
        return ordered(xs)
    return [xs[i] for i in sorted(range(len(xs)), key=values.__getitem__)]


@statistic("Median")
def median(xs: list):
    found = sorted_reals(xs)
    if found is None:
        return None
    n = len(found)
    return found[n // 2] if n % 2 else mean([found[n // 2 - 1], found[n // 2]])


@statistic("MedianDeviation")
def median_deviation(xs: list):
    """The median of Abs[x - median]."""
    centre = median(xs)
    return None if centre is None else median([_size(minus(x, centre)) for x in xs])


@statistic("RootMeanSquare")
def root_mean_square(xs: list):
    return sqrt(mean([power(x, 2) for x in xs]))


@statistic("GeometricMean")
def geometric_mean(xs: list):
    return power(times(*xs), Fraction(1, len(xs)))


@statistic("HarmonicMean")
def harmonic_mean(xs: list):
    return over(len(xs), plus(*(power(x, -1) for x in xs)))


@statistic("ContraharmonicMean")
def contraharmonic_mean(xs: list):
    return over(plus(*(power(x, 2) for x in xs)), plus(*xs))


@statistic("Skewness", 2)
def skewness(xs: list):
    """Third central moment over the power 3/2 of the second."""
    return _share(central_moment(xs, 3), power(central_moment(xs, 2), Fraction(3, 2)))


@statistic("Kurtosis", 2)
def kurtosis(xs: list):
    """Fourth central moment over the square of the second."""
    return _share(central_moment(xs, 4), power(central_moment(xs, 2), 2))


def _share(above, below):
    """The quotient; the evaluator tells what 0/0 is."""
    return S.Divide(above, below) if is_number(below) and is_zero(below) else over(above, below)


def quantile(xs: list, q, parameters=((0, 0), (1, 0))):
    """Quantile q of sorted real numbers.

    parameters    ((a, b), (c, d)): at position r = a + (n + b) q the value
                  s[Floor[r]] + (s[Ceiling[r]] - s[Floor[r]]) (c + d FractionalPart[r])
    """
    (a, b), (c, d) = parameters
    n = len(xs)
    place = plus(a, times(plus(n, b), q))
    low, high = floor(place), ceiling(place)
    first, last = (xs[min(max(k, 1), n) - 1] for k in (low, high))
    if low == high or order(first, last) == 0:
        return first
    if (c, d) == (1, 0):
        return last
    weight = plus(c, times(d, minus(place, low)))
    return plus(first, times(minus(last, first), weight))


def weighted(name: str, xs: list, ws: list):
    """Mean, Variance or Median of data with weights; None for other statistics.

    The variance is that of the distribution that gives each value its weight.
    """
    total = plus(*ws)
    if name == "Median":
        return _weighted_median(xs, ws)
    centre = over(plus(*map(times, ws, xs)), total)
    if name == "Mean":
        return centre
    if name not in ("Variance", "StandardDeviation"):
        return None
    squares = plus(*(times(w, _square(minus(x, centre))) for w, x in zip(ws, xs, strict=True)))
    found = over(squares, total)
    return sqrt(found) if name == "StandardDeviation" else found


def _weighted_median(xs: list, ws: list):
    """The first of the sorted data up to which at least half of the weight lies."""
    sizes = [numeric_value(w) for w in ws]
    places = sorted_reals(xs)
    if places is None or not all(map(is_real, sizes)):
        return None
    pairs = sorted(zip(xs, sizes, strict=True), key=lambda pair: float(numeric_value(pair[0])))
    half, reached = sum(sizes) / 2, 0
    for x, size in pairs:
        reached += size
        if reached >= half:
            return x
    return None


def covariance(xs: list, ys: list):
    """Of two lists of equal length: divided by n - 1."""
    if len(xs) == 2:
        first, second = minus(*xs), minus(*map(_conjugated, ys))
        return over(times(first, second), 2)
    n = len(xs)
    if any(numeric_value(v) is None for v in (*xs, *ys)):
        sides = (minus(times(n, x), plus(*xs)) for x in xs)  # n (x - mean)
        products = (times(side, _conjugated(y)) for side, y in zip(sides, ys, strict=True))
        return over(plus(*products), n * (n - 1))
    centre, other = mean(xs), mean(ys)
    products = (times(minus(x, centre), _conjugated(minus(y, other))) for x, y in zip(xs, ys, strict=True))
    return over(plus(*products), len(xs) - 1)


def _conjugated(y):
    found = conjugate(y)
    return S.Conjugate(y) if found is None else found


def correlation(xs: list, ys: list):
    symbolic = any(numeric_value(x) is None for x in xs)
    if symbolic and all(same(x, y) for x, y in zip(xs, ys, strict=True)):
        return 1
    return over(covariance(xs, ys), times(standard_deviation(xs), standard_deviation(ys)))
