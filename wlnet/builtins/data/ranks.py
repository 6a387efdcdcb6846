"""Statistics of order: rank correlations, and measures from the quartiles."""

from __future__ import annotations

from math import sqrt

import numpy as np

from wlnet.algebra.arrays import matrix, shape_of, values_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over
from wlnet.expr.expr import is_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


@builtin("SpearmanRho[x_]", "SpearmanRho[x_, y_]")
def spearman_rho(evaluation, x, y=None):
    """The correlation of the ranks (of equal values: their mean) of two lists, or of columns."""
    return _of_columns(_rho, x, y)


@builtin("KendallTau[x_]", "KendallTau[x_, y_]")
def kendall_tau(evaluation, x, y=None):
    """Pairs in the same order less pairs in opposite order, as a share; less for pairs that are equal."""
    return _of_columns(_tau, x, y)


@builtin("GoodmanKruskalGamma[x_]", "GoodmanKruskalGamma[x_, y_]")
def goodman_kruskal_gamma(evaluation, x, y=None):
    """Pairs in the same order less pairs in opposite order, as a share of both: equal ones do not count."""
    return _of_columns(_gamma, x, y)


@builtin("BlomqvistBeta[x_]", "BlomqvistBeta[x_, y_]")
def blomqvist_beta(evaluation, x, y=None):
    """The correlation of the signs of the distances from the medians.

    Source: N. Blomqvist, On a measure of dependence between two random variables (1950).
    """
    return _of_columns(_beta, x, y)


def _of_columns(function, x, y):
    x = values_of(x)
    y = x if y is None else values_of(y)
    shape, other = shape_of(x), shape_of(y)
    if shape is None or other is None or len(shape) != len(other) or len(shape) > 2:
        return None
    if shape[0] != other[0] or shape[0] < 2:
        return None
    if len(shape) == 1:
        return function(list(x.args), list(y.args))
    columns, others = (list(zip(*(row.args for row in m.args), strict=True)) for m in (x, y))
    found = [[function(list(a), list(b)) for b in others] for a in columns]
    return None if any(value is None for row in found for value in row) else matrix(found)


def _levels(xs: list) -> np.ndarray | None:
    """The place of each element among the different values; None unless all are real numbers."""
    values = [numeric_value(x) for x in xs]
    if not all(map(is_real, values)):
        return None
    places = {value: i for i, value in enumerate(sorted(set(values)))}
    return np.array([places[value] for value in values])


def _rho(xs: list, ys: list):
    twice = []
    for found in (_levels(xs), _levels(ys)):
        if found is None:
            return None
        counts = np.bincount(found)
        ends = np.cumsum(counts)
        twice.append((2 * ends - counts - len(xs))[found])  # twice the rank, less its mean
    a, b = twice
    return _quotient(int(a @ b), int(a @ a), int(b @ b), xs + ys)


def _tau(xs: list, ys: list):
    a, b = _levels(xs), _levels(ys)
    if a is None or b is None:
        return None
    sums = np.zeros(3, int)
    for i in range(1, len(xs)):
        u, v = np.sign(a[:i] - a[i]), np.sign(b[:i] - b[i])
        sums += u @ v, u @ u, v @ v
    return _quotient(*map(int, sums), xs + ys)


def _gamma(xs: list, ys: list):
    a, b = _levels(xs), _levels(ys)
    if a is None or b is None:
        return None
    same_order = opposite = 0
    for i in range(1, len(xs)):
        products = np.sign(a[:i] - a[i]) * np.sign(b[:i] - b[i])
        same_order, opposite = same_order + int((products > 0).sum()), opposite + int((products < 0).sum())
    if not same_order + opposite:
        return S.Indeterminate
    return over(same_order - opposite, same_order + opposite)


def _beta(xs: list, ys: list):
    sides = []
    for found in (_levels(xs), _levels(ys)):
        if found is None:
            return None
        ordered = np.sort(found)
        twice = ordered[(len(found) - 1) // 2] + ordered[len(found) // 2]  # twice the median of the places
        sides.append(np.sign(2 * found - twice))
    a, b = sides
    return _quotient(int(a @ b), int(a @ a), int(b @ b), xs + ys)


def _quotient(both: int, one: int, other: int, given: list):
    """both/Sqrt[one other], a machine number where one was given."""
    if not one or not other:
        return S.Indeterminate
    if any(type(x) is float for x in given):
        return both / sqrt(one * other)
    return over(both, S.Sqrt(one * other))


# -- from the quartiles -------------------------------------------------------------------------


@builtin("QuartileDeviation[data_]", "QuartileDeviation[data_, parameters_]")
def quartile_deviation(evaluation, data, parameters=None):
    """Half the interquartile range."""
    return _from_quartiles(evaluation, data, parameters, lambda a, b, c: over(S.Subtract(c, a), 2))


@builtin("QuartileSkewness[data_]", "QuartileSkewness[data_, parameters_]")
def quartile_skewness(evaluation, data, parameters=None):
    """(q3 - 2 q2 + q1)/(q3 - q1), of Bowley."""
    return _from_quartiles(
        evaluation, data, parameters, lambda a, b, c: S.Divide(S.Plus(a, S.Times(-2, b), c), S.Subtract(c, a))
    )


def _from_quartiles(evaluation, data, parameters, formula):
    found = evaluation.evaluate(S.Quartiles(data) if parameters is None else S.Quartiles(data, parameters))
    if not is_list(found):
        return None
    if len(found) == 3 and not any(map(is_list, found.args)):
        return formula(*found.args)
    return [formula(*quarters.args) for quarters in found.args]
