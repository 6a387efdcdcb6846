"""Mean, Variance, quantiles, correlations: of lists, columns of matrices, values of associations."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from wlnet.algebra import statistics
from wlnet.algebra.arrays import inexact_array, matrix, numeric_arrays, shape_of, values_of
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import is_number, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.builtins.distribution_moments import central_moment_of, cumulant_of, statistic_of
from wlnet.builtins.sheets import is_distribution, known
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

HALF = Fraction(1, 2)
_COUNTS = {0: "no element", 1: "one element", 2: "two elements"}

NOT_NUMBERS = {
    name: Message(f"{name}::rectn", "Rectangular array of real numbers is expected at position 1 in `1`.")
    for name in ("Median", "MedianDeviation", "Quantile", "Quartiles")
}
TOO_SHORT = {
    name: Message(f"{name}::shlen", f"The argument `1` should have at least {_COUNTS[fewest]}.")
    for name, (_, fewest) in statistics.STATISTICS.items()
}
LENGTHS = Message("Correlation::length", "The lists `1` and `2` should have the same length, at least 2.")
BAD_NUMBER = Message(
    "Commonest::intnm", "Non-negative machine-sized integer or UpTo expected at position `1` in `2`."
)
FEWER = Message(
    "Commonest::dstlms",
    "The requested number of elements `1` is greater than the number of distinct elements `2`. Only `2` "
    "elements will be returned.",
)
BAD_QUANTILE = Message("Quantile::nquan", "The quantile `1` should be a number between 0 and 1.")
BAD_WINDOW = Message(
    "MovingAverage::arg2", "The span `1` should be a positive integer at most `2`, or a list of weights."
)


def _no_array(name: str, data):
    text = "Rectangular array expected at position 1 in `1`."
    return Message(f"{name}::rectt", text)(Expr(S(name), (data,)), value=UNEVALUATED)


def _statistic(evaluation, name: str, data, formula: str | None = None):
    """A statistic of a list, of each column of a matrix (and deeper arrays), or of a distribution."""
    data = values_of(data)
    if not is_list(data):
        if isinstance(data, str) or is_number(data):
            raise _no_array(name, data)
        if (
            isinstance(data, Expr)
            and data.head is S.WeightedData
            and len(data) == 2
            and is_list(data.args[1])
        ):
            items, weights = (list(part.args) if is_list(part) else [] for part in data.args[1].args)
            return statistics.weighted(name, items, weights) if len(items) == len(weights) > 0 else None
        return None if formula is None else statistic_of(evaluation, data, formula)
    function, fewest = statistics.STATISTICS[name]
    if len(data) < fewest:
        if fewest == 1:
            raise _no_array(name, data)
        raise TOO_SHORT[name](data, value=UNEVALUATED)
    array = inexact_array(data)
    if array is not None:
        found = kernel_of(f"column {name}")(array)
        if found is not None:
            return packed(found)
    return _by_columns(data, lambda xs: _exact(name, function, xs))


def _exact(name: str, function, xs: list):
    found = function(xs)
    if name not in NOT_NUMBERS and any(map(is_list, xs)):  # rows of several lengths
        raise _no_array(name, wl_list(xs))
    if found is None:
        raise NOT_NUMBERS[name](Expr(S(name), (wl_list(xs),)), value=UNEVALUATED)
    return found


def _by_columns(data, function):
    """A function of a list, applied to the columns where elements are lists of equal length."""
    items = [values_of(x) for x in data.args]
    if items and all(map(is_list, items)) and len(set(map(len, items))) == 1:
        columns = zip(*(x.args for x in items), strict=True)
        return wl_list(_by_columns(wl_list(column), function) for column in columns)
    return function(items)


@builtin("Mean[data_]")
def mean(evaluation, data):
    return _statistic(evaluation, "Mean", data, "mean")


@builtin("Median[data_]")
def median(evaluation, data):
    return _statistic(evaluation, "Median", data, "median")


@builtin("Variance[data_]")
def variance(evaluation, data):
    """The unbiased estimate, divided by n - 1."""
    return _statistic(evaluation, "Variance", data, "variance")


@builtin("StandardDeviation[data_]")
def standard_deviation(evaluation, data):
    return _statistic(evaluation, "StandardDeviation", data, "deviation")


@builtin("MeanDeviation[data_]")
def mean_deviation(evaluation, data):
    return _statistic(evaluation, "MeanDeviation", data)


@builtin("MedianDeviation[data_]")
def median_deviation(evaluation, data):
    return _statistic(evaluation, "MedianDeviation", data)


@builtin("RootMeanSquare[data_]")
def root_mean_square(evaluation, data):
    return _statistic(evaluation, "RootMeanSquare", data)


@builtin("GeometricMean[data_]")
def geometric_mean(evaluation, data):
    return _statistic(evaluation, "GeometricMean", data)


@builtin("HarmonicMean[data_]")
def harmonic_mean(evaluation, data):
    return _statistic(evaluation, "HarmonicMean", data)


@builtin("ContraharmonicMean[data_]", "ContraharmonicMean[data_, p_]")
def contraharmonic_mean(evaluation, data, p=2):
    """The sum of the p-th powers over that of the powers before them (Lehmer's mean)."""
    data = values_of(data)
    if p == 2 or not is_list(data) or not len(data) or is_list(p):
        return _statistic(evaluation, "ContraharmonicMean", data) if p == 2 else None
    return S.Divide(S.Total(S.Power(data, p)), S.Total(S.Power(data, minus(p, 1))))


@builtin("Skewness[data_]")
def skewness(evaluation, data):
    return _statistic(evaluation, "Skewness", data, "skewness")


@builtin("Kurtosis[data_]")
def kurtosis(evaluation, data):
    return _statistic(evaluation, "Kurtosis", data, "kurtosis")


@builtin("CentralMoment[data_, r_Integer]")
def central_moment(evaluation, data, r):
    data = values_of(data)
    if not is_list(data):
        return central_moment_of(evaluation, data, r) if r >= 0 else None
    return _by_columns(data, lambda xs: statistics.central_moment(xs, r)) if len(data) else None


@builtin("Cumulant[data_, r_Integer]")
def cumulant(evaluation, data, r):
    """By the moments m about 0: k(r) = m(r) - the sum of Binomial(r - 1, i - 1) k(i) m(r - i), i < r."""
    data = values_of(data)
    if r < 1:
        return None
    if not is_list(data):
        return cumulant_of(evaluation, data, r)
    if not len(data):
        return None
    return _by_columns(data, lambda xs: evaluation.evaluate(_cumulant(xs, r)))


def _cumulant(xs: list, r: int):
    about = statistics.mean(xs) if r > 1 else 0
    moments = [1, *(statistics.mean([power(minus(x, about), i) for x in xs]) for i in range(1, r + 1))]
    found = [0]
    for n in range(1, r + 1):
        less = (times(-comb(n - 1, i - 1), times(found[i], moments[n - i])) for i in range(1, n))
        found.append(plus(moments[n], *less))
    return found[r]


# -- quantiles ----------------------------------------------------------------------------------


@builtin("Quantile[data_, q_]", "Quantile[data_, q_, parameters_]")
def quantile(evaluation, data, q, parameters=None):
    """The value below which the share q of the data lies; q may be a list."""
    data = values_of(data)
    if not is_list(data):
        return _share(evaluation, data, q) if parameters is None else None
    given = ((0, 0), (1, 0))
    if parameters is not None:
        if shape_of(parameters) != (2, 2):
            return None
        given = tuple(row.args for row in parameters.args)
    return _quantiles("Quantile", data, q, given)


def _share(evaluation, distribution, q):
    """A quantile, or several, of a distribution; None where none is found."""
    if not is_distribution(evaluation, distribution):
        return None
    if is_list(q):
        return wl_list(S.Quantile(distribution, share) for share in q.args)
    found = evaluation.evaluate(S.InverseCDF(distribution, q))
    return None if isinstance(found, Expr) and found.head is S.InverseCDF else found


@builtin("Quantile[q_][data_]")
def quantile_operator(evaluation, q, data):
    if is_distribution(evaluation, q):  # Quantile[distribution][share]
        return S.Quantile(q, data)
    return S.Quantile(data, q)


@builtin("Quartiles[data_]", "Quartiles[data_, parameters_]")
def quartiles(evaluation, data, parameters=None):
    """Quantiles 1/4, 1/2 and 3/4, interpolated so that 1/2 gives the median; or those of a distribution."""
    data = values_of(data)
    quarters = wl_list((Fraction(1, 4), HALF, Fraction(3, 4)))
    if not is_list(data):
        return _share(evaluation, data, quarters) if parameters is None else None
    given = ((HALF, 0), (0, 1))
    if parameters is not None:
        if shape_of(parameters) != (2, 2):
            return None
        given = tuple(row.args for row in parameters.args)
    return _quantiles("Quartiles", data, quarters, given)


@builtin("InterquartileRange[data_]", "InterquartileRange[data_, parameters_]")
def interquartile_range(evaluation, data, parameters=None):
    """The third quartile less the first; of a matrix, those of its columns."""
    if parameters is None and is_distribution(evaluation, data):
        return statistic_of(evaluation, data, "iqr")
    found = quartiles(evaluation, data, parameters)
    if found is None:
        return None
    rows = values_of(data)
    if is_list(rows) and len(shape_of(rows) or ()) == 2:
        return S.Subtract(S.Part(found, S.All, 3), S.Part(found, S.All, 1))
    return S.Subtract(S.Part(found, 3), S.Part(found, 1))


def _quantiles(name: str, data, q, parameters):
    shares = q.args if is_list(q) else (q,)
    for share in shares:
        value = numeric_value(share)
        if not is_real(value) or not 0 <= value <= 1:
            raise BAD_QUANTILE(share, value=UNEVALUATED)

    array = inexact_array(data)
    sorted_array = kernel_of("Sorted")(array) if array is not None and array.ndim == 1 else None

    def of_column(xs: list):
        values = statistics.sorted_reals(xs) if sorted_array is None else sorted_array.tolist()
        if not values:
            raise NOT_NUMBERS[name](Expr(S(name), (wl_list(xs),)), value=UNEVALUATED)
        found = [statistics.quantile(values, share, parameters) for share in shares]
        return wl_list(found) if is_list(q) else found[0]

    return _by_columns(data, of_column)


# -- two samples --------------------------------------------------------------------------------


@builtin("Covariance[x_]", "Covariance[x_, y_]")
def covariance(evaluation, x, y=None):
    """Of two lists a number; of the columns of a matrix (or two) a matrix; of a distribution what it is."""
    if y is None and is_distribution(evaluation, x):
        return known(evaluation, x, "covariance")
    return _of_pairs("Covariance", statistics.covariance, x, y)


@builtin("Correlation[x_]", "Correlation[x_, y_]")
def correlation(evaluation, x, y=None):
    """As Covariance, divided by the standard deviations."""
    if y is None and is_distribution(evaluation, x):
        covariances = known(evaluation, x, "covariance")
        if covariances is None:
            return None
        sizes = S.Sqrt(S.Diagonal(covariances))
        return S.Divide(covariances, S.Outer(S.Times, sizes, sizes))
    return _of_pairs("Correlation", statistics.correlation, x, y)


def _of_pairs(name: str, function, x, y):
    x = values_of(x)
    y = x if y is None else values_of(y)
    shape, other = shape_of(x), shape_of(y)
    if shape is None or other is None or len(shape) != len(other) or len(shape) > 2:
        return None
    if shape[0] != other[0] or shape[0] < 2:
        raise LENGTHS(x, y, value=UNEVALUATED)
    arrays = numeric_arrays(x, y)
    if arrays is not None and any(array.dtype.kind != "i" for array in arrays):
        single = len(shape) == 1
        if single:
            arrays = [array.reshape(-1, 1) for array in arrays]
        found = kernel_of(name)(*arrays)
        return packed(found[0, 0] if single else found)
    if len(shape) == 1:
        return function(list(x.args), list(y.args))
    columns, others = (list(zip(*(row.args for row in m.args), strict=True)) for m in (x, y))
    return matrix([[function(list(a), list(b)) for b in others] for a in columns])


# -- lists to lists -----------------------------------------------------------------------------


@builtin("Standardize[data_]", "Standardize[data_, mean_]", "Standardize[data_, mean_, deviation_]")
def standardize(evaluation, data, mean=S.Mean, deviation=S.StandardDeviation):
    """Shifted to mean 0 and scaled to standard deviation 1, by columns."""
    data = values_of(data)
    if not is_list(data):
        return None
    array = inexact_array(data)
    if array is not None and mean is S.Mean and deviation is S.StandardDeviation:
        found = kernel_of("Standardize")(array)
        if found is not None:
            return packed(found)

    def of_column(xs: list):
        column = wl_list(xs)
        centre, scale = evaluation.call(mean, column), evaluation.call(deviation, column)
        return wl_list(over(minus(x, centre), scale) for x in xs)

    if shape_of(data) is not None and len(shape_of(data)) == 2:
        columns = _by_columns(data, of_column)
        return matrix(list(map(list, zip(*(c.args for c in columns.args), strict=True))))
    return of_column(list(data.args))


@builtin("MovingAverage[data_, span_]")
def moving_average(evaluation, data, span):
    """Means of `span` neighbours; for a list of weights their weighted means."""
    if not is_list(data):
        return None
    weights = list(span.args) if is_list(span) else [1] * span if type(span) is int else []
    if not 0 < len(weights) <= len(data):
        raise BAD_WINDOW(span, len(data), value=UNEVALUATED)
    if any(isinstance(weight, str) or is_list(weight) for weight in weights):
        raise BAD_WINDOW(span, len(data), value=UNEVALUATED)
    numbers = [numeric_value(weight) for weight in weights]
    array = inexact_array(data) if all(map(is_real, numbers)) else None
    if array is not None:
        return packed(kernel_of("MovingAverage")(array, inexact_array(wl_list(map(float, numbers)))))
    total, items = plus(*weights), data.args
    return [
        S.Divide(S.Plus(*map(S.Times, weights, items[i : i + len(weights)])), total)
        for i in range(len(items) - len(weights) + 1)
    ]


@builtin("MovingMedian[data_, span_Integer]")
def moving_median(evaluation, data, span):
    if not is_list(data) or not 0 < span <= len(data):
        return None
    return [S.Median(wl_list(data.args[i : i + span])) for i in range(len(data) - span + 1)]


@builtin("ExponentialMovingAverage[data_, a_]")
def exponential_moving_average(evaluation, data, a):
    """y -> y + a (x - y), starting with the first value."""
    if not is_list(data) or not data.args:
        return None
    found = [data.args[0]]
    for x in data.args[1:]:
        step = S.Plus(found[-1], S.Times(a, S.Subtract(x, found[-1])))
        found.append(evaluation.evaluate(step))
    return found


@builtin("Entropy[data_]", "Entropy[base_, data_]")
def entropy(evaluation, data, base=None):
    """The information of one value of a list, or of one character of a string: the sum of p log(1/p),
    with n/total for p."""
    if isinstance(data, str):
        data = wl_list(data)
    if not is_list(data) or not data.args:
        return None
    counts: dict = {}
    for x in data.args:
        counts[type(x), x] = counts.get((type(x), x), 0) + 1
    log = S.Log if base is None else lambda n: S.Log(base, n)
    known = S.Plus(*(S.Times(-n, log(n)) for n in counts.values()))
    return S.Plus(S.Divide(known, len(data.args)), log(len(data.args)))


@builtin("Commonest[data_List]", "Commonest[data_List, n_]")
def commonest(evaluation, data, n=None):
    """The values that occur most often, in the order of their first appearance; n or UpTo[n] of them."""
    counts: dict = {}
    for x in data.args:
        entry = counts.setdefault((type(x), x), [x, 0])
        entry[1] += 1
    ranked = sorted(counts.values(), key=lambda entry: -entry[1])
    if n is not None:
        at_most = isinstance(n, Expr) and n.head is S.UpTo and len(n) == 1
        most = n.args[0] if at_most else n
        most = len(ranked) if at_most and most is S.Infinity else most
        if type(most) is not int or most < 0:
            raise BAD_NUMBER(2, S.Commonest(data, n), value=UNEVALUATED)
        if most > len(ranked) and not at_most:
            evaluation.message(FEWER, most, len(ranked))
        kept = set(map(id, ranked[:most]))
        return [entry[0] for entry in counts.values() if id(entry) in kept]
    return [x for x, count in counts.values() if count == ranked[0][1]] if ranked else []
