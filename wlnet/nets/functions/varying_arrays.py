"""Functions of arrays whose dimensions vary from example to example, for FunctionLayer: the padded arrays of
lengths.py, with what lies beyond the end of an example left out.

A handler is a function (trace, name, items, known) -> item; `known` holds for each item its lengths, as in
lengths.Lengths.of. What has no handler is refused where an input varies: see `unable`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.nets.functions.arrays import ARRAYS, Misfit, aligned, dims, lifted, rank, same_batch, threading
from wlnet.nets.functions.inlining import Place
from wlnet.nets.lengths import closed, count_of, kept, mean_of, total_of
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.indexing import pick
from wlnet.tensor.ops.movement import join, part, permute
from wlnet.tensor.ops.reduction import max_, min_, total

VARIED: dict[str, Callable] = {}
# Heads that need no handler: they say nothing of lists, or ask for the values of others.
PLAIN = {
    "Slot", "NetArray", "Map", "With", "Module", "Block", "CompoundExpression", "Set", "If", "Which",
    "Piecewise", "Clip", "Part", "Function", "Association", "Rule", "List", "Span", "Normal", "N", "Identity",
}  # fmt: skip


def unable(tree) -> str | None:
    """The first head in a body that has no meaning for lists of different lengths, or None."""
    if isinstance(tree, Association):
        return next((bad for value in tree.values() if (bad := unable(value))), None)
    if not isinstance(tree, Expr) or tree.array is not None or tree.head is S.NetArray:
        return None
    head = tree.head
    name = head if isinstance(head, str) else getattr(head, "name", "")
    known = name in PLAIN or name in VARIED or threading(name) or isinstance(head, Expr | Place)
    if not known:
        return name
    return next((bad for one in (head, *tree.args) if (bad := unable(one))), None)


def handler(name: str) -> Callable | None:
    return VARIED.get(name) or (_threaded if threading(name) else None)


def _for(*names: str):
    def add(function):
        VARIED.update(dict.fromkeys(names, function))
        return function

    return add


def combined(trace, values: list[Value], known: list[tuple], what: str) -> tuple:
    """The lengths of a result at each level where several arrays meet, counted from the front."""
    deepest = max(map(rank, values))
    found = []
    for level in range(deepest):
        own = [k[level] if level < len(k) else None for k in known]
        lengths = list(dict.fromkeys(one for one in own if one is not None))
        fixed = (v for v, one in zip(values, own, strict=True) if one is None and level < rank(v))
        sizes = [v.shape[level + 1] for v in fixed]
        if lengths and any(n != 1 for n in sizes):
            raise Misfit(f"{what} of lists of different lengths with one of {sizes[0]} elements")
        trace.lengths.same(*((one,) for one in lengths))
        found.append(lengths[0] if lengths else None)
    return tuple(found)


def _threaded(trace, name: str, items: list, known: list):
    values = [lifted(x, trace.dtype) for x in items]
    after = combined(trace, values, known, name)
    found = threading(name)(*items, dtype=trace.dtype)
    return trace.with_lengths(found, after)


def chosen(trace, items: list):
    """el.where of a test and two values."""
    values = [lifted(x, trace.dtype) for x in items]
    after = combined(trace, values, [trace.known(x) for x in items], "If")
    return trace.with_lengths(el.where(*aligned(values, trace.dtype)), after)


def listing(trace, items: list, plainly: Callable):
    """{item, ...}"""
    values = [lifted(x, trace.dtype) for x in items]
    after = combined(trace, values, [trace.known(x) for x in items], "A list")
    return trace.with_lengths(plainly(), (None, *after))


@_for("Total")
def _total(trace, name, items, known):
    if len(items) > 1:
        raise Misfit("Total of levels of lists of different lengths")
    (value,), (lengths,) = items, known
    return trace.with_lengths(total_of(value, lengths, (1,)), lengths[1:])


@_for("Mean")
def _mean(trace, name, items, known):
    (value,), (lengths,) = items, known
    return trace.with_lengths(mean_of(value, lengths, (1,)), lengths[1:])


@_for("Variance", "StandardDeviation")
def _variance(trace, name, items, known):
    (value,), (lengths,) = items, known
    squares = el.square(value - mean_of(value, lengths, (1,), keep=True))
    count = count_of(value, lengths, (1,))
    found = total_of(squares, lengths, (1,), keep=True) / (count - 1)
    found = found.reshape((found.shape[0], *found.shape[2:]))
    return trace.with_lengths(found if name == "Variance" else el.sqrt(found), lengths[1:])


def _extreme(reduction, fill: float, both):
    def of(trace, name, items, known):
        rows = [
            kept(lifted(x, trace.dtype), k, fill).reshape((lifted(x, trace.dtype).shape[0], -1))
            for x, k in zip(items, known, strict=True)
        ]
        found = reduction(rows[0], axis=1)
        for row in rows[1:]:
            found = both(found, reduction(row, axis=1))
        return found

    return of


VARIED["Max"] = _extreme(max_, -float("inf"), el.maximum)
VARIED["Min"] = _extreme(min_, float("inf"), el.minimum)


@_for("Norm")
def _norm(trace, name, items, known):
    if len(items) > 1 and items[1] != 2:
        raise Misfit("a norm other than that of the root of squares, of lists of different lengths")
    squares = el.square(kept(items[0], known[0], 0))
    return el.sqrt(total(squares.reshape((squares.shape[0], -1)), axis=1))


@_for("Normalize")
def _normalize(trace, name, items, known):
    length = _norm(trace, name, items, known)
    return _threaded(trace, "Divide", [items[0], length], [known[0], ()])


@_for("Length")
def _length(trace, name, items, known):
    return dims(items[0])[0] if known[0][0] is None else el.cast(known[0][0], dtype=trace.dtype)


@_for("Reverse")
def _reverse(trace, name, items, known):
    (value,), (lengths,) = items, known
    if lengths[0] is None:
        return trace.with_lengths(ARRAYS["Reverse"](value, dtype=trace.dtype), lengths)
    places = lengths[0].reshape((-1, 1)) - 1 - np.arange(value.shape[1]).reshape(1, -1)
    return trace.with_lengths(pick(value, el.maximum(places, 0)), lengths)


@_for("Transpose")
def _transpose(trace, name, items, known):
    if len(items) > 1 or rank(items[0]) < 2:
        raise Misfit("Transpose of lists of different lengths other than of two levels")
    order = (0, 2, 1, *range(3, rank(items[0]) + 1))
    lengths = (known[0][1], known[0][0], *known[0][2:])
    return trace.with_lengths(permute(items[0], order=order), lengths)


@_for("Dot")
def _dot(trace, name, items, known):
    found, lengths = lifted(items[0], trace.dtype), known[0]
    for x, k in zip(items[1:], known[1:], strict=True):
        found, lengths = _product(trace, found, lifted(x, trace.dtype), lengths, k)
    return trace.with_lengths(found, lengths)


def _product(trace, a: Value, b: Value, before: tuple, after: tuple) -> tuple:
    if rank(a) == 0 or rank(b) == 0:
        raise Misfit("Dot takes lists, not numbers")
    before, after = before or (None,) * rank(a), after or (None,) * rank(b)
    inner = before[-1], after[0]
    if (inner[0] is None) != (inner[1] is None) or a.shape[-1] != b.shape[1]:
        raise Misfit(f"the product of arrays of dimensions {list(dims(a))} and {list(dims(b))}")
    if inner[0] is not None:  # what is beyond the end counts as zero
        trace.lengths.same(*((one,) for one in inner))
        a = kept(a, ((None,) * (rank(a) - 1) + inner[:1]), 0)
        b = kept(b, (inner[1:] + (None,) * (rank(b) - 1)), 0)
    n = a.shape[-1]
    found = dot(a.reshape((a.shape[0], -1, n)), b.reshape((b.shape[0], n, -1)))
    return found.reshape((found.shape[0], *a.shape[1:-1], *b.shape[2:])), (*before[:-1], *after[1:])


@_for("Join", "Catenate")
def _join(trace, name, items, known):
    values = same_batch([lifted(x, trace.dtype) for x in items])
    if len({len(v.shape) for v in values}) > 1 or any(one is not None for k in known for one in k[1:]):
        raise Misfit("Join of arrays in which more than their number varies")
    ends = [k[0] if k else None for k in known]
    found = closed(join(*values, axis=1), values, ends, 1)
    whole = 0
    for value, end in zip(values, ends, strict=True):
        whole = (value.shape[1] if end is None else end) + whole
    return trace.with_lengths(found, (whole, *(None,) * (rank(found) - 1)))


def taken(trace, value: Value, specs: list, known: tuple, plainly: Callable):
    """A part: integers, spans and All at levels that do not vary, integers and All at those that do."""
    known = known or (None,) * rank(value)
    gone, lengths = [], []
    for axis, spec in enumerate(specs, 1):
        length = known[axis - 1] if axis <= len(known) else None
        if length is None or spec == (1, -1, 1):
            lengths += [] if isinstance(spec, int) else [length]
            continue
        if type(spec) is not int or spec == 0:
            raise Misfit("a span of lists of different lengths")
        trace.lengths.need(length - abs(spec) + 1)
        ends = length.reshape((-1, 1))
        index = ends + spec if spec < 0 else ends * 0 + (spec - 1)
        value = pick(value, el.minimum(el.maximum(index, 0), value.shape[axis] - 1), axis)
        gone.append(axis)
    specs = [1 if axis in gone else spec for axis, spec in enumerate(specs, 1)]
    return trace.with_lengths(plainly(value, specs), (*lengths, *known[len(specs) :]))


def _part_of(*specs):
    def of(trace, name, items, known):
        return taken(trace, items[0], list(specs), known[0], lambda v, s: _cut(v, s))

    return of


def _cut(value: Value, specs: list):
    (spec,) = specs
    found = part(value, spec - 1 if spec > 0 else value.shape[1] + spec, 1, 1)
    return found.reshape((value.shape[0], *value.shape[2:]))


VARIED["First"], VARIED["Last"] = _part_of(1), _part_of(-1)


@_for("Rest", "Most")
def _but_one(trace, name, items, known):
    (value,), (lengths,) = items, known
    size = value.shape[1] - 1
    if lengths[0] is None or size < 1:
        raise Misfit(f"{name} of lists that are too short")
    found = part(value, 1 if name == "Rest" else 0, size, 1)
    return trace.with_lengths(found, (lengths[0] - 1, *lengths[1:]))
