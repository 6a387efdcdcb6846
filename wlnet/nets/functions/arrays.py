"""Functions of arrays by name, in ops: what FunctionLayer makes of a function of the language.

What a function works on is a Value with the examples first, (B, *dims) or (1, *dims) for a constant; or a
Python number, truth or nested list, where it is known before the net runs. Functions that thread over lists
do so from the first level on, as in the language.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from math import prod

import numpy as np

from wlnet.nets.functions.functions import BINARY, COMPARED, JOINED, NAMED, TESTS, UNARY
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops import comparison as cm
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.indexing import ordering, take, take_along
from wlnet.tensor.ops.movement import broadcast_to, join, part, permute, reverse
from wlnet.tensor.ops.reduction import max_, mean, min_, total


class Misfit(Exception):
    """Arguments have no meaning together; the text says why."""


Item = Value | int | float | bool | list

ARRAYS: dict[str, Callable] = {}  # name -> (*items, dtype) -> item


def rank(x) -> int:
    return len(x.shape) - 1 if isinstance(x, Value) else np.ndim(x)


def dims(x) -> tuple[int, ...]:
    return x.shape[1:] if isinstance(x, Value) else np.shape(x)


def lifted(x, dtype: str) -> Value:
    """A Value with the examples first."""
    if isinstance(x, Value):
        return x
    array = np.asarray(x)
    if array.dtype == object:
        raise Misfit("a list is no rectangular array")
    return constant(array[None], "Boolean" if array.dtype == bool else dtype)


def aligned(items, dtype: str) -> list[Value]:
    """Values of one rank, for functions that thread: levels of the deeper ones stand behind."""
    values = [lifted(x, dtype) for x in items]
    deepest = max(map(rank, values))
    for a, b in pairwise(sorted(values, key=rank)):
        if dims(a) != dims(b)[: rank(a)]:
            sides = " and ".join(with_article(size_words(dims(one))) for one in (a, b))
            raise Misfit(f"{sides} do not thread")
    return [v.reshape((*v.shape, *(1,) * (deepest - rank(v)))) for v in values]


def same_batch(values: list[Value]) -> list[Value]:
    """Values repeated so that all have as many examples as the others."""
    batch = max(v.shape[0] for v in values)
    return [v if v.shape[0] == batch else broadcast_to(v, shape=(batch, *v.shape[1:])) for v in values]


def listed(items: list, dtype: str) -> Item:
    """{item, ...}"""
    if not items:
        raise Misfit("an empty list is no array")
    if not any(isinstance(x, Value) for x in items):
        return list(items)
    values = [lifted(x, dtype) for x in items]
    if len({dims(v) for v in values}) > 1:
        raise Misfit(f"a list of arrays of dimensions {', '.join(str(list(dims(v))) for v in values)}")
    values = same_batch(values)
    return join(*(v.reshape((v.shape[0], 1, *v.shape[1:])) for v in values), axis=1)


def elements(x) -> list:
    """The elements of a list."""
    if isinstance(x, list):
        return x
    if rank(x) == 0:
        raise Misfit("a number has no elements")
    return [part(x, n, 1, 1).reshape((x.shape[0], *x.shape[2:])) for n in range(x.shape[1])]


def _known(*items) -> bool:
    return all(isinstance(x, int | float) for x in items)


def threading(name: str) -> Callable | None:
    """A function of numbers of this name, threaded over lists."""
    if name in ("Plus", "Times", "Power", *BINARY, *COMPARED, *TESTS, *JOINED, *UNARY, *NAMED, "Not"):
        return lambda *items, dtype: _threaded(name, items, dtype)
    return None


_PYTHON = {
    "Plus": lambda *x: sum(x),
    "Times": lambda *x: prod(x),
    "Subtract": lambda a, b: a - b,
    "Minus": lambda a: -a,
    "Mod": lambda a, b: a % b,
    "Quotient": lambda a, b: a // b,
    "Floor": lambda a: int(np.floor(a)),
    "Less": lambda *x: all(a < b for a, b in pairwise(x)),
    "LessEqual": lambda *x: all(a <= b for a, b in pairwise(x)),
    "Greater": lambda *x: all(a > b for a, b in pairwise(x)),
    "GreaterEqual": lambda *x: all(a >= b for a, b in pairwise(x)),
    "Equal": lambda *x: all(a == b for a, b in pairwise(x)),
    "Unequal": lambda a, b: a != b,
    "And": lambda *x: all(x),
    "Or": lambda *x: any(x),
    "Not": lambda x: not x,
}


def _threaded(name: str, items: tuple, dtype: str) -> Item:
    if _known(*items):
        known = _of_numbers(name, items)
        if known is not None:
            return known
    values = aligned(items, dtype)
    if name == "Plus":
        return reduce(lambda a, b: a + b, values)
    if name == "Times":
        return reduce(lambda a, b: a * b, values)
    if name == "Power":
        return _power(*values, items[1])
    if name == "Not":
        return cm.logical_not(*values)
    if name in COMPARED:
        return reduce(cm.logical_and, (COMPARED[name](a, b) for a, b in pairwise(values)))
    if name in JOINED:
        return reduce(JOINED[name], values)
    function = (
        (UNARY.get(name) or NAMED.get(name) or TESTS.get(name)) if len(values) == 1 else BINARY.get(name)
    )
    if function is None or len(values) > 2:
        raise Misfit(f"{name} does not take {len(values)} arguments")
    return function(*values)


def _of_numbers(name: str, items: tuple):
    if name == "Power":
        whole = all(type(x) is int for x in items) and items[1] >= 0
        return items[0] ** items[1] if whole or items[0] > 0 else None
    if name == "Divide":
        a, b = items
        return a // b if type(a) is int and type(b) is int and b and a % b == 0 else a / b
    return _PYTHON[name](*items) if name in _PYTHON else None


def _power(base, exponent, given):
    known = {2: el.square, 0.5: el.sqrt, -1: el.reciprocal, 1: lambda x: x}
    if not isinstance(given, Value) and np.ndim(given) == 0:
        return known[given](base) if given in known else el.power(base, given)
    return el.power(base, exponent)


def array_function(*names: str):
    """Put a function (*items, dtype) -> item into ARRAYS under these names."""

    def add(f):
        ARRAYS.update(dict.fromkeys(names, f))
        return f

    return add


def list_of(x, dtype: str, name: str) -> Value:
    """The Value of a list of any rank but 0; `name` is the function that takes it."""
    value = lifted(x, dtype)
    if rank(value) == 0:
        raise Misfit(f"{name} takes a list, not a number")
    return value


@array_function("Dot")
def _dot(*items, dtype):
    def product(a, b):
        if rank(a) == 0 or rank(b) == 0 or a.shape[-1] != b.shape[1]:
            raise Misfit(f"the product of arrays of dimensions {list(dims(a))} and {list(dims(b))}")
        n = a.shape[-1]
        found = dot(a.reshape((a.shape[0], -1, n)), b.reshape((b.shape[0], n, -1)))
        return found.reshape((found.shape[0], *a.shape[1:-1], *b.shape[2:]))

    return reduce(product, (lifted(x, dtype) for x in items))


@array_function("Transpose")
def _transpose(x, order=None, *, dtype):
    value = lifted(x, dtype)
    order = [2, 1] if order is None else order
    if sorted(order) != list(range(1, len(order) + 1)) or len(order) > rank(value):
        raise Misfit(f"Transpose of an array of dimensions {list(dims(value))}")
    axes = [order.index(n) + 1 for n in range(1, len(order) + 1)]
    return permute(value, order=(0, *axes, *range(len(order) + 1, rank(value) + 1)))


def _levels(value: Value, spec) -> tuple[int, ...]:
    """The axes that the second argument of Total and its like names."""
    if spec is None:
        return (1,)
    if isinstance(spec, list):
        first, last = (spec * 2)[:2]
    else:
        first, last = 1, rank(value) if spec == float("inf") else spec
    first, last = (n if n > 0 else rank(value) + 1 + n for n in (first, last))
    if not 1 <= first <= last <= rank(value):
        raise Misfit(f"an array of dimensions {list(dims(value))} does not have these levels")
    return tuple(range(first, last + 1))


@array_function("Total")
def _total(x, levels=None, *, dtype):
    value = list_of(x, dtype, "Total")
    return total(value, axis=_levels(value, levels))


@array_function("Mean")
def _mean(x, *, dtype):
    return mean(list_of(x, dtype, "Mean"), axis=1)


@array_function("Variance")
def _variance(x, *, dtype):
    value = list_of(x, dtype, "Variance")
    n = value.shape[1]
    if n < 2:
        raise Misfit("the variance of one value")
    deviations = value - mean(value, axis=1, keep=True)
    return total(el.square(deviations), axis=1) * (1 / (n - 1))


@array_function("StandardDeviation")
def _deviation(x, *, dtype):
    return el.sqrt(_variance(x, dtype=dtype))


@array_function("Median")
def _median(x, *, dtype):
    value = permute(list_of(x, dtype, "Median"), order=(0, *range(2, rank(x) + 1), 1))
    rows, n = take_along(value, ordering(value)), value.shape[-1]
    axis = len(rows.shape) - 1
    a, b = (part(rows, k, 1, axis) for k in ((n - 1) // 2, n // 2))
    return ((a + b) * 0.5).reshape(rows.shape[:-1])


def _extreme(reduction, both):
    def of(*items, dtype):
        if _known(*items) and len(items) > 0:
            return (max if reduction is max_ else min)(items)
        rows = [v.reshape((v.shape[0], -1)) for v in (lifted(x, dtype) for x in items)]
        return reduce(both, (reduction(v, axis=1) for v in rows))

    return of


ARRAYS["Max"], ARRAYS["Min"] = _extreme(max_, el.maximum), _extreme(min_, el.minimum)


def flat(x, dtype: str) -> Value:
    """All elements in a row."""
    value = lifted(x, dtype)
    return value.reshape((value.shape[0], -1))


@array_function("Norm")
def _norm(x, p=2, *, dtype):
    row = el.abs_(flat(x, dtype))
    if p == float("inf"):
        return max_(row, axis=1)
    if p == 2:
        return el.sqrt(total(el.square(row), axis=1))
    return total(row, axis=1) if p == 1 else total(row**p, axis=1) ** (1 / p)


@array_function("Normalize")
def _normalize(x, *, dtype):
    return _threaded("Divide", (x, _norm(x, dtype=dtype)), dtype)


@array_function("SquaredEuclideanDistance")
def _squared_distance(a, b, *, dtype):
    return total(el.square(flat(a, dtype) - flat(b, dtype)), axis=1)


@array_function("EuclideanDistance")
def _distance(a, b, *, dtype):
    return el.sqrt(_squared_distance(a, b, dtype=dtype))


@array_function("ManhattanDistance")
def _city_distance(a, b, *, dtype):
    return total(el.abs_(flat(a, dtype) - flat(b, dtype)), axis=1)


@array_function("CosineDistance")
def _cosine_distance(a, b, *, dtype):
    u, v = flat(a, dtype), flat(b, dtype)
    return 1 - total(u * v, axis=1) / el.sqrt(total(u * u, axis=1) * total(v * v, axis=1))


@array_function("Tr")
def _trace(x, *, dtype):
    value = list_of(x, dtype, "Tr")
    if rank(value) == 1:
        return total(value, axis=1)
    size = min(dims(value)[:2])
    index = np.arange(size) * value.shape[2] + np.arange(size)
    rows = value.reshape((value.shape[0], value.shape[1] * value.shape[2], *value.shape[3:]))
    return total(take(rows, index, axis=1), axis=1)


@array_function("Length")
def _length(x, *, dtype):
    return dims(x)[0] if rank(x) else 0


@array_function("Dimensions")
def _dimensions(x, *, dtype):
    return list(dims(x))


@array_function("Flatten")
def _flatten(x, depth=None, *, dtype):
    value = list_of(x, dtype, "Flatten")
    count = rank(value) if depth is None else min(depth + 1, rank(value))
    return value.reshape((value.shape[0], prod(dims(value)[:count]), *dims(value)[count:]))


@array_function("ArrayReshape")
def _reshape(x, shape, *, dtype):
    value = lifted(x, dtype)
    if prod(shape) != prod(dims(value)):
        raise Misfit(f"an array of dimensions {list(dims(value))} in dimensions {shape}")
    return value.reshape((value.shape[0], *shape))


@array_function("Reverse")
def _reverse(x, levels=1, *, dtype):
    value = list_of(x, dtype, "Reverse")
    for level in levels if isinstance(levels, list) else [levels]:
        value = reverse(value, axis_of(value, level, "Reverse"))
    return value


def axis_of(value: Value, level, name: str) -> int:
    """The axis of a level, counted from 1 or from the end."""
    if type(level) is not int or not 1 <= abs(level) <= rank(value):
        raise Misfit(f"{name} of an array of {rank(value)} levels at another one")
    return level if level > 0 else rank(value) + 1 + level


@array_function("Join", "Catenate")
def _join(*items, dtype):
    *items, level = items if type(items[-1]) is int else (*items, 1)
    values = same_batch([list_of(x, dtype, "Join") for x in items])
    axis = axis_of(values[0], level, "Join")
    if len({(*dims(v)[: axis - 1], *dims(v)[axis:]) for v in values}) > 1:
        raise Misfit(f"Join of arrays of dimensions {', '.join(str(list(dims(v))) for v in values)}")
    return join(*values, axis=axis)


@array_function("ConstantArray")
def _constant(x, shape, *, dtype):
    value = lifted(x, dtype)
    shape = shape if isinstance(shape, list) else [shape]
    bare = value.reshape((value.shape[0], *(1,) * len(shape), *dims(value)))
    return broadcast_to(bare, shape=(value.shape[0], *shape, *dims(value)))


@array_function("Range")
def _range(first, last=None, step=1, *, dtype):
    first, last = (1, first) if last is None else (first, last)
    return [first + k * step for k in range(int((last - first) // step) + 1)]


@array_function("Accumulate")
def _accumulate(x, *, dtype):
    value = list_of(x, dtype, "Accumulate")
    n = value.shape[1]
    rows = dot(constant(np.tri(n), value.dtype), value.reshape((value.shape[0], n, -1)))
    return rows.reshape(value.shape)


@array_function("Boole")
def _boole(x, *, dtype):
    return int(x) if isinstance(x, bool) else el.cast(x, dtype=dtype)


@array_function("Normal", "N", "Identity", "Re", "Conjugate")
def _itself(x, *, dtype):
    return x
