"""Layers that bring many elements to one: SummationLayer, AggregationLayer, DotLayer."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import pairwise
from math import floor

import numpy as np

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, symbol
from wlnet.nets.functions.levels import axes_of, order_of, read_levels, read_order, shown_levels, shown_order
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import count_of, kept, mean_of, total_of
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import size_words
from wlnet.nets.variadic import Variadic, input_ports
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import abs_, cast, maximum, minimum, sqrt, square
from wlnet.tensor.ops.elementwise import floor as floor_of
from wlnet.tensor.ops.indexing import ordering, take_along
from wlnet.tensor.ops.movement import broadcast_to, join, part, permute
from wlnet.tensor.ops.reduction import max_, min_

FUNCTIONS = (
    *("Mean", "Min", "Max", "Total", "Times", "Median", "Variance", "StandardDeviation", "MeanDeviation"),
    "InterquartileRange",
)
ONE_VALUE = "The `1` of one value, which is all that `2` has in a `3`, is not defined."
NO_DOT = "The inputs `1` of `2` are `3`; DotLayer multiplies arrays, not single numbers."
SPECS = "`1` has `2` inputs, but ways to transpose `3` of them."

ALL_BUT_FIRST = S.Span(2, S.All)


@layer("SummationLayer", varying=True)
class SummationLayer(Layer):
    """The sum of all elements.

    Input     array of any rank
    Output    number

    Source: reference page SummationLayer.
    """

    def infer(self, shapes):
        shapes.unify("Output", ())

    def lengths_after(self, lengths, dims):
        return {"Output": ()}

    def forward(self, x, *, lengths):
        axes = tuple(range(1, len(x.shape)))
        return total_of(x, lengths["Input"], axes) if axes else x


def _function(value) -> str:
    name = getattr(value, "name", None)
    if name in FUNCTIONS:
        return name
    raise NotAccepted(f"one of {', '.join(FUNCTIONS)}")


def _levels(value):
    return S.Span(1, S.All) if value is S.All else read_levels(value)


@layer("AggregationLayer", varying=True)
class AggregationLayer(Layer):
    """A function of all elements over some levels, which go; by default over all but the first.

    Mean, Min, Max, Total, Times, Median, Variance, StandardDeviation (divided by N - 1), MeanDeviation (mean
    distance from the mean), InterquartileRange (quantiles between elements, as in the language).

    Input     array that has these levels
    Output    the dimensions of the other levels

    Source: reference page AggregationLayer; Quantile with parameters {{1/2, 0}, {0, 1}}.
    """

    function: str = parameter(1, "Function", read=_function, show=symbol, wanted="a function such as Mean")
    levels: object = parameter(2, "Levels", default=ALL_BUT_FIRST, read=_levels, show=shown_levels)

    def infer(self, shapes):
        dims = shapes["Input"]
        if dims is None:
            return
        axes = axes_of(self.levels, dims, shapes)
        if self.function in ("Variance", "StandardDeviation") and all(dims[axis] == 1 for axis in axes):
            facts = (self.function, shapes.title, size_words(dims))
            raise Message(f"{shapes.symbol}::onevalue", ONE_VALUE)(*facts)
        rest = [axis for axis in range(len(dims)) if axis not in axes]
        shapes.unify("Output", tuple(dims[axis] for axis in rest))
        known = list(dims)
        for axis, size in zip(rest, shapes["Output"], strict=True):
            known[axis] = size
        shapes.unify("Input", tuple(known))

    def lengths_after(self, lengths, dims):
        gone = axes_of(self.levels, dims["Input"], None)
        return {"Output": tuple(one for axis, one in enumerate(lengths["Input"]) if axis not in gone)}

    def forward(self, x, *, dims, lengths):
        axes = tuple(sorted(axis + 1 for axis in axes_of(self.levels, dims["Input"], None)))
        return _AGGREGATES[self.function](x, lengths["Input"], axes)


def _extreme(reduction, fill: float):
    def of(x, lengths, axes):
        return reduction(kept(x, _only(lengths, axes), fill), axis=axes)

    return of


def _only(lengths: tuple, axes: tuple) -> tuple:
    """The lengths of these axes, from 1."""
    return tuple(one if axis in axes else None for axis, one in enumerate(lengths, start=1))


def _product(x, lengths, axes):
    """By halves, so that a zero among the factors does no harm to gradients."""
    rows, _ = _rows(x, lengths, axes, 1)
    while rows.shape[-1] > 1:
        half, last = rows.shape[-1] // 2, rows.shape[-1] % 2
        axis = len(rows.shape) - 1
        folded = part(rows, 0, half, axis) * part(rows, half, half, axis)
        if last:
            first = part(folded, 0, 1, axis) * part(rows, 2 * half, 1, axis)
            rest = part(folded, 1, half - 1, axis) if half > 1 else None
            folded = first if rest is None else join(first, rest, axis=axis)
        rows = folded
    return rows.reshape(rows.shape[:-1])


def _rows(x, lengths, axes: tuple, fill: float) -> tuple:
    """(x with these axes as one at the end, `fill` where it has no elements; how many there are in a row)"""
    known = _only(lengths, axes)
    rest = tuple(axis for axis in range(1, len(x.shape)) if axis not in axes)
    order = (0, *rest, *axes)
    shape = (x.shape[0], *(x.shape[axis] for axis in rest), -1)
    count = count_of(x, known, axes)
    if isinstance(count, Value):
        count = count.reshape((-1, *(1,) * len(rest)))
    return permute(kept(x, known, fill), order=order).reshape(shape), count


def _variance(x, lengths, axes):
    deviations = x - mean_of(x, lengths, axes, keep=True)
    count = count_of(x, lengths, axes)
    return mean_of(square(deviations), lengths, axes) * (_flat(count, x, axes) / (_flat(count, x, axes) - 1))


def _flat(count, x, axes):
    """A count in the rank of the result."""
    return count if isinstance(count, int) else count.reshape((-1, *(1,) * (len(x.shape) - 1 - len(axes))))


def _mean_deviation(x, lengths, axes):
    return mean_of(abs_(x - mean_of(x, lengths, axes, keep=True)), lengths, axes)


def _quantile(sorted_rows, count, share: float):
    """Between the elements at floor and ceiling of N share + 1/2, counted from 1."""
    axis = len(sorted_rows.shape) - 1
    if isinstance(count, int):
        place = min(max(count * share + 0.5, 1), count)
        low = floor(place)
        a, b = (part(sorted_rows, min(n, count) - 1, 1, axis) for n in (low, low + 1))
        found = a + (b - a) * (place - low)
        return found.reshape(found.shape[:-1])
    place = minimum(maximum(count * share + 0.5, 1), count)
    low = floor_of(place)
    high = minimum(low + 1, count)
    a, b = (_element(sorted_rows, n) for n in (low, high))
    return a + (b - a) * (place - low)


def _element(rows, place):
    """The element of each row at a place, from 1, which is (B, 1, ...)."""
    index = broadcast_to(cast(place - 1, dtype="Integer64"), shape=rows.shape[:-1])
    return take_along(rows, index.reshape((*rows.shape[:-1], 1))).reshape(rows.shape[:-1])


def _sorted(x, lengths, axes):
    rows, count = _rows(x, lengths, axes, np.inf)
    ordered = take_along(rows, ordering(rows))
    return ordered, count


def _median(x, lengths, axes):
    ordered, count = _sorted(x, lengths, axes)
    if isinstance(count, int):
        axis = len(ordered.shape) - 1
        a, b = (part(ordered, n, 1, axis) for n in ((count - 1) // 2, count // 2))
        return ((a + b) * 0.5).reshape(ordered.shape[:-1])
    low, high = floor_of((count - 1) * 0.5) + 1, floor_of(count * 0.5) + 1
    return (_element(ordered, low) + _element(ordered, high)) * 0.5


def _interquartile(x, lengths, axes):
    ordered, count = _sorted(x, lengths, axes)
    return _quantile(ordered, count, 0.75) - _quantile(ordered, count, 0.25)


_AGGREGATES = {
    "Mean": mean_of,
    "Total": total_of,
    "Max": _extreme(max_, -np.inf),
    "Min": _extreme(min_, np.inf),
    "Times": _product,
    "Median": _median,
    "Variance": _variance,
    "StandardDeviation": lambda x, lengths, axes: sqrt(_variance(x, lengths, axes)),
    "MeanDeviation": _mean_deviation,
    "InterquartileRange": _interquartile,
}


def _specs(value) -> tuple:
    """How each input is transposed first; None: not at all."""
    if is_list(value) and len(value):
        return tuple(None if one is S("None") else read_order(one) for one in value)
    raise NotAccepted("a list with None, m <-> n, a list of these or a permutation for each input")


def _shown_specs(specs: tuple | None):
    if specs is None:
        return S.Automatic
    return wl_list(S("None") if one is None else shown_order(one) for one in specs)


@layer("DotLayer", varying=True)
class DotLayer(Variadic):
    """The product of arrays: the last level of each is summed with the first level of the next.

    DotLayer[{spec1, spec2, ...}] transposes inputs first: None, m <-> n, a list of these, or a permutation.

    Input     arrays of rank 1 or more: Input1, Input2, ...
    Output    the levels that are left; a number for two vectors

    Source: reference page DotLayer; Dot.
    """

    specs: tuple | None = parameter(
        1,
        "Specification",
        default=None,
        read=lambda value: None if value is S.Automatic else _specs(value),
        show=_shown_specs,
    )
    ports: tuple | None = input_ports()
    least = 2

    @property
    def open_inputs(self) -> bool:
        return self.ports is None and self.specs is None

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.ports or tuple(f"Input{n}" for n in range(1, len(self.specs or ()) + 1))

    def _with(self, names: tuple[str, ...]) -> DotLayer:
        """Names that the specifications give anyway are no setting, so that equal layers are equal."""
        made = super()._with(names)
        plain = replace(made, ports=None)
        return plain if plain.inputs == names else made

    def infer(self, shapes):
        names = self.inputs
        if self.specs is not None and len(self.specs) != len(names):
            facts = (shapes.title, len(names), len(self.specs))
            raise Message(f"{shapes.symbol}::dotspecs", SPECS)(*facts)
        if not names or any(shapes[name] is None for name in names):
            return
        if any(shapes[name] == () for name in names):
            facts = (list(names), shapes.title, [size_words(shapes[name]) for name in names])
            raise Message(f"{shapes.symbol}::dotnumber", NO_DOT)(*facts)
        for one, other in (*pairwise(names), *pairwise(names[::-1])):
            self._agree(shapes, one, other, names)
        shapes.unify("Output", self._left([self._turned(shapes, name) for name in names]))

    def _agree(self, shapes, one: str, other: str, names: tuple) -> None:
        """What is known of the summed level of `one` holds for that of `other`."""
        after = names.index(one) < names.index(other)
        axes = [self._axis(shapes, one, -1 if after else 0), self._axis(shapes, other, 0 if after else -1)]
        known = [None] * len(shapes[other])
        known[axes[1]] = shapes[one][axes[0]]
        shapes.unify(other, tuple(known))

    def _order(self, name: str, dims: tuple, shapes) -> tuple[int, ...]:
        spec = None if self.specs is None else self.specs[self.inputs.index(name)]
        return tuple(range(len(dims))) if spec is None else order_of(spec, dims, shapes)

    def _axis(self, shapes, name: str, place: int) -> int:
        """The axis of an input that stands first (0) or last (-1) once it is transposed."""
        return self._order(name, shapes[name], shapes)[place]

    def _turned(self, shapes, name: str) -> tuple:
        dims = shapes[name]
        return tuple(dims[axis] for axis in self._order(name, dims, shapes))

    @staticmethod
    def _left(turned: list[tuple]) -> tuple:
        """What is left of the levels: all but the last of one and the first of the next."""
        found = list(turned[0])
        for one in turned[1:]:
            found = [*found[:-1], *one[1:]]
        return tuple(found)

    def _known(self, lengths: dict, dims: dict) -> list[tuple]:
        """The lengths of each input, transposed."""
        found = []
        for name in self.inputs:
            known = lengths[name] or (None,) * len(dims[name])
            found.append(tuple(known[axis] for axis in self._order(name, dims[name], None)))
        return found

    def agreeing(self, lengths, dims):
        return ()

    def lengths_after(self, lengths, dims):
        return {"Output": self._left(self._known(lengths, dims))}

    def forward(self, *values, dims, lengths, mode):
        known = self._known(lengths, dims)
        turned = []
        for name, value, own in zip(self.inputs, values, known, strict=True):
            order = self._order(name, dims[name], None)
            value = permute(value, order=(0, *(axis + 1 for axis in order)))
            turned.append(kept(value, own, 0) if any(one is not None for one in own) else value)
        for one, other in pairwise(known):
            mode.lengths.same((one[-1],), (other[0],))
        return reduce(_product_of, turned)


def _product_of(a, b):
    """(B, ..., n) and (B, n, ...) to (B, ..., ...)"""
    batch, n = a.shape[0], a.shape[-1]
    found = dot(a.reshape((batch, -1, n)), b.reshape((batch, n, -1)))
    return found.reshape((batch, *a.shape[1:-1], *b.shape[2:]))
