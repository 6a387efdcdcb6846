"""Functions of arrays by name, in ops: what FunctionLayer knows beside arrays.py of matrices, distances and
statistics."""

from __future__ import annotations

from functools import reduce

import numpy as np

from wlnet.nets.functions.arrays import (
    ARRAYS,
    Misfit,
    array_function,
    dims,
    flat,
    lifted,
    list_of,
    listed,
    rank,
    same_batch,
)
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.comparison import not_equal
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.foreign import Foreign, foreign
from wlnet.tensor.ops.indexing import ordering, take_along
from wlnet.tensor.ops.movement import part, permute, stack, transpose
from wlnet.tensor.ops.reduction import max_, mean, min_, total

NO_SECOND = "second derivatives of `1` are not known"


# matrices


def _square(x, dtype: str, name: str):
    value = lifted(x, dtype)
    if rank(value) != 2 or value.shape[1] != value.shape[2]:
        raise Misfit(f"{name} takes a square matrix, not {with_article(size_words(dims(value)))}")
    return value


def _det_slope(x, slope, y):
    """d det/dx = det x^-T, by cofactors, so that a singular matrix has a gradient too."""
    u, s, v = np.linalg.svd(x)
    n = x.shape[-1]
    others = np.stack([np.prod(np.delete(s, i, axis=-1), axis=-1) for i in range(n)], axis=-1)
    signs = np.linalg.det(u) * np.linalg.det(v)
    return (slope * signs)[..., None, None] * ((u * others[..., None, :]) @ v)


def _inverse_slope(x, slope, y):
    turned = np.swapaxes(y, -1, -2)
    return -turned @ slope @ turned


def _second(name: str) -> Exception:
    return Misfit(NO_SECOND.replace("`1`", name))


DET = Foreign(np.linalg.det, Foreign(_det_slope, _second("Det"), "Det slope"), "Det")
INVERSE = Foreign(np.linalg.inv, Foreign(_inverse_slope, _second("Inverse"), "Inverse slope"), "Inverse")


@array_function("Det")
def _det(x, *, dtype):
    value = _square(x, dtype, "Det")
    return foreign(value, function=DET, shape=value.shape[:1])


@array_function("Inverse")
def _inverse(x, *, dtype):
    value = _square(x, dtype, "Inverse")
    return foreign(value, function=INVERSE, shape=value.shape)


@array_function("LinearSolve")
def _solved(a, b, *, dtype):
    return ARRAYS["Dot"](_inverse(a, dtype=dtype), b, dtype=dtype)


@array_function("MatrixPower")
def _power(x, n, *, dtype):
    value = _square(x, dtype, "MatrixPower")
    if type(n) is not int:
        raise Misfit("MatrixPower takes an integer")
    if n == 0:
        return np.eye(value.shape[1]).tolist()
    value = value if n > 0 else _inverse(value, dtype=dtype)
    return reduce(dot, [value] * abs(n))


@array_function("Cross")
def _cross(a, b, *, dtype):
    u, v = same_batch([lifted(a, dtype), lifted(b, dtype)])
    if dims(u) != (3,) or dims(v) != (3,):
        raise Misfit("Cross takes two vectors of length 3")
    (u1, u2, u3), (v1, v2, v3) = ([part(x, n, 1, 1).reshape((-1,)) for n in range(3)] for x in (u, v))
    return stack([u2 * v3 - u3 * v2, u3 * v1 - u1 * v3, u1 * v2 - u2 * v1], axis=1)


def _outer(a, b, dtype: str):
    u, v = same_batch([lifted(a, dtype), lifted(b, dtype)])
    left = u.reshape((*u.shape, *(1,) * rank(v)))
    return left * v.reshape((v.shape[0], *(1,) * rank(u), *dims(v)))


ARRAYS["TensorProduct"] = lambda *items, dtype: reduce(lambda a, b: _outer(a, b, dtype), items)


@array_function("KroneckerProduct")
def _kronecker(a, b, *, dtype):
    u, v = lifted(a, dtype), lifted(b, dtype)
    if rank(u) != 2 or rank(v) != 2:
        raise Misfit("KroneckerProduct takes two matrices")
    whole = permute(_outer(u, v, dtype), order=(0, 1, 3, 2, 4))
    return whole.reshape((whole.shape[0], u.shape[1] * v.shape[1], u.shape[2] * v.shape[2]))


@array_function("Projection")
def _projection(a, b, *, dtype):
    u, v = flat(a, dtype), flat(b, dtype)
    return total(u * v, axis=1, keep=True) / total(v * v, axis=1, keep=True) * v


# distances


def _distance(name: str, of):
    def distance(a, b, *, dtype):
        u, v = lifted(a, dtype), lifted(b, dtype)
        if dims(u) != dims(v):
            raise Misfit(f"{name} of arrays of dimensions {list(dims(u))} and {list(dims(v))}")
        return of(flat(u, dtype), flat(v, dtype))

    ARRAYS[name] = distance


_distance("ChessboardDistance", lambda u, v: max_(el.abs_(u - v), axis=1))
_distance("BrayCurtisDistance", lambda u, v: total(el.abs_(u - v), axis=1) / total(el.abs_(u + v), axis=1))
_distance("CanberraDistance", lambda u, v: total(el.abs_(u - v) / (el.abs_(u) + el.abs_(v)), axis=1))
_distance("HammingDistance", lambda u, v: total(el.cast(not_equal(u, v), dtype=u.dtype), axis=1))


@array_function("CorrelationDistance")
def _correlation_distance(a, b, *, dtype):
    u, v = (flat(x, dtype) for x in (a, b))
    u, v = (x - mean(x, axis=1, keep=True) for x in (u, v))
    return 1 - total(u * v, axis=1) / el.sqrt(total(u * u, axis=1) * total(v * v, axis=1))


# statistics, of each column


@array_function("Standardize")
def _standardized(x, *, dtype):
    value = list_of(x, dtype, "Standardize")
    deviation = ARRAYS["StandardDeviation"](value, dtype=dtype)
    return (value - mean(value, axis=1, keep=True)) / deviation.reshape((value.shape[0], 1, *value.shape[2:]))


@array_function("Rescale")
def _rescaled(x, given=None, wanted=(0, 1), *, dtype):
    value = lifted(x, dtype)
    axes = tuple(range(1, len(value.shape)))
    if given is None:
        low, high = min_(value, axis=axes, keep=True), max_(value, axis=axes, keep=True)
    else:
        low, high = given
    first, last = wanted
    return (value - low) * (1 / (high - low)) * (last - first) + first


@array_function("RootMeanSquare")
def _root_mean_square(x, *, dtype):
    return el.sqrt(mean(el.square(list_of(x, dtype, "RootMeanSquare")), axis=1))


@array_function("GeometricMean")
def _geometric_mean(x, *, dtype):
    return el.exp(mean(el.log(list_of(x, dtype, "GeometricMean")), axis=1))


@array_function("HarmonicMean")
def _harmonic_mean(x, *, dtype):
    return el.reciprocal(mean(el.reciprocal(list_of(x, dtype, "HarmonicMean")), axis=1))


@array_function("MeanDeviation")
def _mean_deviation(x, *, dtype):
    value = list_of(x, dtype, "MeanDeviation")
    return mean(el.abs_(value - mean(value, axis=1, keep=True)), axis=1)


@array_function("Covariance")
def _covariance(x, y=None, *, dtype):
    value = list_of(x, dtype, "Covariance")
    other = value if y is None else list_of(y, dtype, "Covariance")
    if value.shape[1] != other.shape[1] or value.shape[1] < 2 or max(rank(value), rank(other)) > 2:
        raise Misfit("Covariance takes lists or matrices of the same length, of two elements at least")
    one, two = (v - mean(v, axis=1, keep=True) for v in (value, other))
    if rank(value) == 1:
        return total(one * two, axis=1) * (1 / (value.shape[1] - 1))
    return dot(transpose(one), two) * (1 / (value.shape[1] - 1))


@array_function("Correlation")
def _correlation(x, y, *, dtype):
    of = ARRAYS["Covariance"]
    if rank(x) != 1 or rank(y) != 1:
        raise Misfit("Correlation takes two lists of numbers")
    return of(x, y, dtype=dtype) / el.sqrt(of(x, x, dtype=dtype) * of(y, y, dtype=dtype))


def _central_moment(x, order: int, name: str, dtype: str):
    value = list_of(x, dtype, name)
    deviations = value - mean(value, axis=1, keep=True)
    return mean(deviations**order, axis=1), mean(el.square(deviations), axis=1)


@array_function("Skewness")
def _skewness(x, *, dtype):
    third, second = _central_moment(x, 3, "Skewness", dtype)
    return third / second**1.5


@array_function("Kurtosis")
def _kurtosis(x, *, dtype):
    fourth, second = _central_moment(x, 4, "Kurtosis", dtype)
    return fourth / el.square(second)


def _in_columns(x, name: str, dtype: str) -> Value:
    """The elements along the first level in order, that level last."""
    value = list_of(x, dtype, name)
    turned = permute(value, order=(0, *range(2, rank(value) + 1), 1))
    return take_along(turned, ordering(turned))


def _element(rows: Value, place: int) -> Value:
    axis = len(rows.shape) - 1
    return part(rows, place, 1, axis).reshape(rows.shape[:-1])


@array_function("Quantile")
def _quantile(x, q, *, dtype):
    """The element at the place q n, rounded up."""
    if isinstance(q, list):
        return listed([_quantile(x, one, dtype=dtype) for one in q], dtype)
    if not isinstance(q, int | float) or not 0 <= q <= 1:
        raise Misfit("Quantile takes a list and a number from 0 to 1, or several")
    rows = _in_columns(x, "Quantile", dtype)
    return _element(rows, max(int(np.ceil(q * rows.shape[-1] - 1e-12)), 1) - 1)


@array_function("InterquartileRange")
def _interquartile_range(x, *, dtype):
    """Between the quartiles at the places n/4 + 1/2 and 3 n/4 + 1/2, interpolated."""
    rows = _in_columns(x, "InterquartileRange", dtype)
    count = rows.shape[-1]

    def quartile(q: float):
        place = min(max(count * q + 0.5, 1), count)
        low = int(np.floor(place))
        high = min(low + 1, count)
        return _element(rows, low - 1) * (low + 1 - place) + _element(rows, high - 1) * (place - low)

    return quartile(0.75) - quartile(0.25)
