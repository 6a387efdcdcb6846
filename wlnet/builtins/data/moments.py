"""Moments of distributions, their generating functions, and further statistics of lists.

Source: N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions (1994), and the
reference pages of the distributions.
"""

from __future__ import annotations

from wlnet.algebra import statistics
from wlnet.algebra.arrays import shape_of, values_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.distribution_moments import factorial_moment_of, moment_of
from wlnet.builtins.sheets import known
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


@builtin("MomentGeneratingFunction[distribution_, t_]")
def moment_generating_function(evaluation, distribution, t):
    """The expectation of E^(t x)."""
    return known(evaluation, distribution, "mgf", t)


@builtin("CumulantGeneratingFunction[distribution_, t_]")
def cumulant_generating_function(evaluation, distribution, t):
    """The logarithm of the moment generating function."""
    found = known(evaluation, distribution, "cgf", t)
    if found is not None:
        return found
    found = known(evaluation, distribution, "mgf", t)
    if isinstance(found, Expr) and found.head is S.Power:  # b^e: positive near t = 0
        base, exponent = found.args
        return exponent if base is S.E else S.Times(exponent, S.Log(base))
    return None if found is None else S.Log(found)


@builtin("CharacteristicFunction[distribution_, t_]")
def characteristic_function(evaluation, distribution, t):
    """The expectation of E^(I t x)."""
    found = known(evaluation, distribution, "cf", t)
    if found is not None:
        return found
    return known(evaluation, distribution, "mgf", evaluation.evaluate(S.Times(S.I, t)))


@builtin("Moment[distribution_, n_Integer]")
def moment(evaluation, distribution, n):
    """The expectation of x^n; of a list the mean of the powers, of a matrix that of each column."""
    data = values_of(distribution)
    if n < 0:
        return None
    if not is_list(data):
        return moment_of(evaluation, distribution, n)
    if not len(data):
        return None
    if any(map(is_list, data.args)):
        return S.Mean(S.Power(data, n))
    return statistics.mean([S.Power(x, n) for x in data.args])


@builtin("FactorialMoment[distribution_, n_]")
def factorial_moment_(evaluation, distribution, n):
    """The mean of x (x - 1) ... (x - n + 1); of several variables n is a list."""
    if not is_list(distribution):
        whole = type(n) is int and n >= 0
        return factorial_moment_of(evaluation, distribution, n) if whole else None
    if not len(distribution):
        return None
    if is_list(n):
        rows = distribution.args
        if not all(is_list(row) and len(row) == len(n) for row in rows):
            return None
        return S.Mean(wl_list(S.Times(*map(S.FactorialPower, row.args, n.args)) for row in rows))
    return S.Mean(S.FactorialPower(distribution, n))


@builtin("WeightedData[data_, weights_List]")
def weighted_data(evaluation, data, weights):
    """Data with weights, kept as {data, weights}; Mean, Variance, StandardDeviation and Median take it."""
    if is_list(data) and len(data) == len(weights) > 0:
        return S.WeightedData(S.Automatic, wl_list([data, weights]))
    return None


@builtin("CovarianceFunction[data_List, lag_]")
def covariance_function(evaluation, data, lag):
    """The sum of (x[t] - m) (x[t + lag] - m) over the number of all data; of {n} at the lags 0 to n."""
    lags = _lags(lag)
    if lags is None or not len(data):
        return None
    found = [_at_lag(evaluation, data, abs(h)) for h in lags]
    return found if is_list(lag) else found[0]


@builtin("CorrelationFunction[data_List, lag_]")
def correlation_function(evaluation, data, lag):
    """CovarianceFunction at the lag divided by that at 0."""
    if _lags(lag) is None or not len(data):
        return None
    return S.Divide(S.CovarianceFunction(data, lag), S.CovarianceFunction(data, 0))


def _lags(lag) -> list[int] | None:
    bounds = lag.args if is_list(lag) else (lag, lag)
    if len(bounds) == 1:
        bounds = (0, *bounds)
    if len(bounds) not in (2, 3) or not all(type(h) is int for h in bounds):
        return None
    low, high, by = (*bounds, 1)[:3]
    return list(range(low, high + 1, by)) if by > 0 else None


def _at_lag(evaluation, data, lag: int):
    mean = evaluation.evaluate(S.Mean(data))
    apart = evaluation.evaluate(S.Subtract(data, mean)).args
    return evaluation.evaluate(S.Divide(S.Plus(*map(S.Times, apart, apart[lag:])), len(data)))


# -- lists --------------------------------------------------------------------------------------


@builtin("AbsoluteCorrelation[x_List]", "AbsoluteCorrelation[x_List, y_List]")
def absolute_correlation(evaluation, x, y=None):
    """The mean of x Conjugate[y], without taking the means off; of matrices column by column."""
    y = x if y is None else y
    shape, other = shape_of(x), shape_of(y)
    if shape is None or other is None or len(shape) != len(other) or shape[0] != other[0] or not shape[0]:
        return None
    if len(shape) == 1:
        return S.Divide(S.Dot(x, S.Conjugate(y)), shape[0])
    return S.Divide(S.Dot(S.Transpose(x), S.Conjugate(y)), shape[0]) if len(shape) == 2 else None


@builtin("CentralFeature[data_List]")
def central_feature(evaluation, data):
    """The element with the least sum of distances to the others."""
    if not len(data):
        return None
    if any(map(is_list, data.args)):
        distances = [[S.EuclideanDistance(x, y) for y in data.args] for x in data.args]
    else:
        distances = [[S.Abs(S.Subtract(x, y)) for y in data.args] for x in data.args]
    sums = [numeric_value(evaluation.evaluate(S.Plus(*row))) for row in distances]
    if not all(map(is_real, sums)):
        return None
    return data.item(min(range(len(sums)), key=lambda k: sums[k]))
