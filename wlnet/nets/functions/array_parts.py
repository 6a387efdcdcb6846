"""Parts of arrays, in ops: Part, Take, Drop and their kin, for FunctionLayer."""

from __future__ import annotations

import numpy as np

from wlnet.expr.symbols import S
from wlnet.nets.functions.arrays import ARRAYS, Item, Misfit, dims, lifted, rank
from wlnet.tensor.ops.indexing import take
from wlnet.tensor.ops.movement import cut

ALL = (1, -1, 1)


def _span(x, spec, size: int) -> tuple[int, int | None, int]:
    """(start, how many or None for one element, step) of a part, from 0."""
    first, last, step = spec if isinstance(spec, tuple) else (spec, None, 1)
    if type(first) is not int or first == 0 or (last is not None and type(last) is not int):
        raise Misfit("parts are named by integers, lists of them, spans and All")
    ends = [n - 1 if n > 0 else size + n for n in (first, last if last is not None else first)]
    count = len(range(ends[0], ends[1] + (1 if step > 0 else -1), step))
    if not all(0 <= n < size for n in ends) or not count:
        raise Misfit(f"a list of {size} elements does not have the part")
    return ends[0], None if last is None else count, step


def taken(x, specs: list, dtype: str) -> Item:
    """The part of an array by integers, lists of them and spans (first, last, step), one a level."""
    if isinstance(x, list):
        found = x
        if len(specs) == 1 and type(specs[0]) is int:
            return found[_span(x, specs[0], len(x))[0]]
    value = lifted(x, dtype)
    if len(specs) > rank(value):
        raise Misfit(f"an array of dimensions {list(dims(value))} does not have so many levels")
    for axis, spec in enumerate(specs, 1):
        if isinstance(spec, list):
            places = [_span(x, n, value.shape[axis])[0] for n in spec]
            value = take(value, np.array(places, dtype=np.int64), axis=axis)
    specs = [ALL if isinstance(spec, list) else spec for spec in specs]
    starts, sizes, steps = [0] * len(value.shape), list(value.shape), [1] * len(value.shape)
    gone = []
    for axis, spec in enumerate(specs, 1):
        starts[axis], count, steps[axis] = _span(x, spec, value.shape[axis])
        sizes[axis] = 1 if count is None else count
        gone += [axis] if count is None else []
    found = cut(value, starts=tuple(starts), sizes=tuple(sizes), steps=tuple(steps))
    return found.reshape(tuple(n for axis, n in enumerate(sizes) if axis not in gone))


def _taker(name: str, specs):
    ARRAYS[name] = lambda x, *more, dtype: taken(x, specs(*more), dtype)


_taker("First", lambda: [1])
_taker("Last", lambda: [-1])
_taker("Most", lambda: [(1, -2, 1)])
_taker("Rest", lambda: [(2, -1, 1)])


def _to_take(spec) -> tuple:
    if spec is S.All:
        return ALL
    if isinstance(spec, list):
        first, last, step = spec * 2 + [1] if len(spec) == 1 else (*spec, 1)[:3]
        return first, last, step
    return (1, spec, 1) if spec > 0 else (spec, -1, 1)


def _to_drop(spec) -> tuple:
    if spec is S("None"):
        return ALL
    if isinstance(spec, list):
        raise Misfit("Drop takes numbers of elements at the start or the end")
    return (spec + 1, -1, 1) if spec > 0 else (1, spec - 1, 1)


_taker("Take", lambda *specs: [_to_take(one) for one in specs])
_taker("Drop", lambda *specs: [_to_drop(one) for one in specs])
