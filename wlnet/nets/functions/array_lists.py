"""Functions of lists by name, in ops: what FunctionLayer knows beside arrays.py of taking lists apart and
putting them together."""

from __future__ import annotations

import numpy as np

from wlnet.nets.functions.arrays import (
    ARRAYS,
    Misfit,
    array_function,
    dims,
    elements,
    lifted,
    list_of,
    listed,
    rank,
    same_batch,
)
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.indexing import ordering, take, take_along
from wlnet.tensor.ops.movement import broadcast_to, join, part, permute
from wlnet.tensor.ops.reduction import total


def _whole(n, name: str) -> int:
    if type(n) is not int:
        raise Misfit(f"{name} takes an integer")
    return n


def _one_more(name: str, last: bool):
    def of(x, element, *, dtype):
        value, one = list_of(x, dtype, name), lifted(element, dtype)
        if dims(one) != dims(value)[1:]:
            raise Misfit(f"{name} of an array of dimensions {list(dims(one))} to one of {list(dims(value))}")
        whole, single = same_batch([value, one.reshape((one.shape[0], 1, *dims(one)))])
        return join(whole, single, axis=1) if last else join(single, whole, axis=1)

    ARRAYS[name] = of


_one_more("Append", True)
_one_more("Prepend", False)


@array_function("RotateLeft")
def _rotated_left(x, n=1, *, dtype):
    value = list_of(x, dtype, "RotateLeft")
    for axis, by in enumerate(n if isinstance(n, list) else [n], 1):
        if axis > rank(value):
            raise Misfit(f"a rotation of an array of {rank(value)} levels by more numbers")
        size = value.shape[axis]
        value = take(value, (np.arange(size) + _whole(by, "RotateLeft")) % size, axis=axis)
    return value


@array_function("RotateRight")
def _rotated_right(x, n=1, *, dtype):
    back = [-_whole(one, "RotateRight") for one in n] if isinstance(n, list) else -_whole(n, "RotateRight")
    return _rotated_left(x, back, dtype=dtype)


@array_function("Differences")
def _differences(x, n=1, *, dtype):
    value = list_of(x, dtype, "Differences")
    for _ in range(_whole(n, "Differences")):
        size = value.shape[1]
        if size < 2:
            raise Misfit("Differences of a single element")
        value = part(value, 1, size - 1, 1) - part(value, 0, size - 1, 1)
    return value


@array_function("Ratios")
def _ratios(x, *, dtype):
    value = list_of(x, dtype, "Ratios")
    size = value.shape[1]
    if size < 2:
        raise Misfit("Ratios of a single element")
    return part(value, 1, size - 1, 1) / part(value, 0, size - 1, 1)


@array_function("Partition")
def _partition(x, n, step=None, *, dtype):
    value, n = list_of(x, dtype, "Partition"), _whole(n, "Partition")
    step = n if step is None else _whole(step, "Partition")
    if not 0 < n <= value.shape[1] or step < 1:
        raise Misfit(f"Partition of a list of {value.shape[1]} elements in pieces of {n}")
    starts = np.arange(0, value.shape[1] - n + 1, step)
    rows = take(value, (starts[:, None] + np.arange(n)).reshape(-1), axis=1)
    return rows.reshape((value.shape[0], len(starts), n, *value.shape[2:]))


def _padded(name: str, right: bool):
    def of(x, n, fill=0, *, dtype):
        value = list_of(x, dtype, name)
        size, missing = value.shape[1], _whole(n, name) - value.shape[1]
        if isinstance(fill, list):
            raise Misfit(f"{name} fills up with one number")
        if missing <= 0:
            return part(value, 0 if right else -missing, n, 1)
        more = broadcast_to(lifted(fill, dtype).reshape((-1, *(1,) * rank(value))), shape=(
            value.shape[0], missing, *value.shape[2:]
        ))  # fmt: skip
        assert size + missing == n
        return join(value, more, axis=1) if right else join(more, value, axis=1)

    ARRAYS[name] = of


_padded("PadRight", True)
_padded("PadLeft", False)


def _in_order(x, dtype: str):
    value = list_of(x, dtype, "Sort")
    if rank(value) != 1:
        raise Misfit("Sort of a list of lists")
    return value, ordering(value)


@array_function("Sort")
def _sorted(x, *, dtype):
    return take_along(*_in_order(x, dtype))


@array_function("ReverseSort")
def _sorted_down(x, *, dtype):
    return ARRAYS["Reverse"](_sorted(x, dtype=dtype), dtype=dtype)


@array_function("Riffle")
def _riffled(x, other, *, dtype):
    one, two = same_batch([list_of(x, dtype, "Riffle"), list_of(other, dtype, "Riffle")])
    if one.shape != two.shape:
        raise Misfit("Riffle of lists of different dimensions")
    return listed([y for pair in zip(elements(one), elements(two), strict=True) for y in pair], dtype)


@array_function("IdentityMatrix")
def _identity(n, *, dtype):
    return np.eye(_whole(n, "IdentityMatrix")).tolist()


@array_function("UnitVector")
def _unit_vector(n, k=None, *, dtype):
    n, k = (2, n) if k is None else (n, k)
    if type(n) is not int or type(k) is not int or not 1 <= k <= n:
        raise Misfit("UnitVector takes a dimension and a position in it")
    return np.eye(n)[k - 1].tolist()


@array_function("DiagonalMatrix")
def _diagonal_matrix(x, *, dtype):
    value = list_of(x, dtype, "DiagonalMatrix")
    if rank(value) != 1:
        raise Misfit("DiagonalMatrix takes a list of numbers")
    size = value.shape[1]
    return value.reshape((value.shape[0], size, 1)) * constant(np.eye(size)[None], value.dtype)


@array_function("Diagonal")
def _diagonal(x, *, dtype):
    value = lifted(x, dtype)
    if rank(value) != 2:
        raise Misfit("Diagonal takes a matrix")
    rows, columns = dims(value)
    places = np.arange(min(rows, columns)) * (columns + 1)
    return take(value.reshape((value.shape[0], rows * columns)), places, axis=1)


@array_function("Thread")
def _threaded(x, *, dtype):
    return permute(lifted(x, dtype), order=(0, 2, 1)) if rank(x) == 2 else x


@array_function("ArrayPad")
def _array_padded(x, counts, fill=0, *, dtype):
    """ArrayPad[x, m], ArrayPad[x, {m, n}] at all levels, ArrayPad[x, {{m1, n1}, ...}], with numbers alike."""
    value = list_of(x, dtype, "ArrayPad")
    sides = counts if isinstance(counts, list) else [counts, counts]
    sides = sides if isinstance(sides[0], list) else [sides] * rank(value)
    pairs = [one * 2 if len(one) == 1 else one for one in sides]
    whole = all(type(n) is int and n >= 0 for pair in pairs for n in pair)
    if len(pairs) != rank(value) or not whole or not isinstance(fill, int | float):
        raise Misfit("ArrayPad takes whole numbers of elements, for each level, and one number to pad with")
    for axis, pair in enumerate(pairs, 1):
        ends = []
        for count in pair:
            shape = (*value.shape[:axis], count, *value.shape[axis + 1 :])
            ends.append([constant(np.full(shape, float(fill)), value.dtype)] if count else [])
        value = join(*ends[0], value, *ends[1], axis=axis) if any(ends) else value
    return value


@array_function("Ordering")
def _positions_in_order(x, *, dtype):
    value, order = _in_order(x, dtype)
    return cast(order, dtype=value.dtype) + 1


def _largest(name: str, down: bool):
    def of(x, n, *, dtype):
        rows = _sorted(x, dtype=dtype)
        if not 0 < _whole(n, name) <= rows.shape[1]:
            raise Misfit(f"{name} of {n} elements of {rows.shape[1]}")
        return part(ARRAYS["Reverse"](rows, dtype=dtype) if down else rows, 0, n, 1)

    ARRAYS[name] = of


_largest("TakeLargest", True)
_largest("TakeSmallest", False)


def _triangle(name: str, upper: bool):
    def of(x, k=0, *, dtype):
        value = lifted(x, dtype)
        if rank(value) != 2:
            raise Misfit(f"{name} takes a matrix")
        kept = (np.triu if upper else np.tril)(np.ones(dims(value)), _whole(k, name))
        return value * constant(kept[None], value.dtype)

    ARRAYS[name] = of


_triangle("UpperTriangularize", True)
_triangle("LowerTriangularize", False)


@array_function("ListCorrelate")
def _correlated(kernel, x, *, dtype):
    """A kernel along a list of numbers, wherever it lies inside."""
    weights, value = same_batch([list_of(kernel, dtype, "ListCorrelate"), list_of(x, dtype, "ListCorrelate")])
    size, count = weights.shape[1], value.shape[1]
    if rank(weights) != 1 or rank(value) != 1 or size > count:
        raise Misfit("ListCorrelate takes two lists of numbers, the first not longer than the second")
    rows = take(value, np.arange(count - size + 1)[:, None] + np.arange(size), axis=1)
    return total(rows * weights.reshape((weights.shape[0], 1, size)), axis=2)


@array_function("ListConvolve")
def _convolved(kernel, x, *, dtype):
    return _correlated(ARRAYS["Reverse"](kernel, dtype=dtype), x, dtype=dtype)


@array_function("MovingAverage")
def _moving_average(x, n, *, dtype):
    return _correlated([1 / _whole(n, "MovingAverage")] * n, x, dtype=dtype)


@array_function("Subdivide")
def _subdivided(*items, dtype):
    """Subdivide[n], Subdivide[b, n], Subdivide[a, b, n]"""
    *ends, n = items
    first, last = ([0, 1] if not ends else [0, *ends])[-2:]
    first, last = same_batch([lifted(first, dtype), lifted(last, dtype)])
    if rank(first) or rank(last) or _whole(n, "Subdivide") < 1:
        raise Misfit("Subdivide takes two numbers and how many pieces there are between them")
    steps = constant((np.arange(n + 1) / n)[None], first.dtype)
    return first.reshape((-1, 1)) + (last - first).reshape((-1, 1)) * steps
