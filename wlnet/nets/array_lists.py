"""Functions of lists by name, in ops: what FunctionLayer knows beside arrays.py of taking lists apart and
putting them together."""

from __future__ import annotations

import numpy as np

from wlnet.nets.arrays import (
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
from wlnet.tensor.ops.indexing import ordering, take, take_along
from wlnet.tensor.ops.movement import broadcast_to, join, part, permute


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
    size = value.shape[1]
    return take(value, (np.arange(size) + _whole(n, "RotateLeft")) % size, axis=1)


@array_function("RotateRight")
def _rotated_right(x, n=1, *, dtype):
    return _rotated_left(x, -_whole(n, "RotateRight"), dtype=dtype)


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
