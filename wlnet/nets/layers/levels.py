"""Layers that move, repeat or pad levels: TransposeLayer, ReplicateLayer, PaddingLayer."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.functions.levels import order_of, read_order, refuse_level, shown_order
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import VARYING, size_words
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import greater_equal, less, logical_and
from wlnet.tensor.ops.elementwise import abs_, maximum, minimum, where
from wlnet.tensor.ops.indexing import pick, take
from wlnet.tensor.ops.movement import broadcast_to, pad, permute

NO_PLACE = "`1` puts dimensions at level `2`, which is not next to any level of its input, a `3`."
NO_LENGTH = "`1` cannot repeat its input so often as a dimension that varies says: give a number."
TOO_WIDE = "`1` mirrors `2` elements at level `3`, which has only `4`; there must be one more at least."


@layer("TransposeLayer", keeps_element=True, varying=True)
class TransposeLayer(Layer):
    """The levels of an array in another order.

    m <-> n exchanges two levels, a list of such pairs one pair after the other; in a permutation {n1, n2, ..}
    level k of the input becomes level nk.

    Input     array that has these levels
    Output    as many elements

    Source: reference page TransposeLayer; Transpose.
    """

    order: tuple = parameter(1, "Specification", default=(("swap", 1, 2),), read=read_order, show=shown_order)

    def infer(self, shapes):
        dims, output = shapes["Input"], shapes["Output"]
        if dims is None and output is not None:
            shapes.unify("Input", (None,) * len(output))
            dims = shapes["Input"]
        if dims is None:
            return
        order = order_of(self.order, dims, shapes)
        shapes.unify("Output", tuple(dims[axis] for axis in order))
        back = [None] * len(dims)
        for place, axis in enumerate(order):
            back[axis] = shapes["Output"][place]
        shapes.unify("Input", tuple(back))

    def lengths_after(self, lengths, dims):
        order = order_of(self.order, dims["Input"], None)
        return {"Output": tuple(lengths["Input"][axis] for axis in order)}

    def forward(self, x, *, dims):
        order = order_of(self.order, dims["Input"], None)
        return permute(x, order=(0, *(axis + 1 for axis in order)))


def _counts(value) -> tuple:
    entries = tuple(value) if is_list(value) else (value,)
    if entries and all(e is S.Automatic or (type(e) is int and e > 0) for e in entries):
        return entries
    raise NotAccepted("a positive integer, Automatic, or a list of these")


def _place(value) -> int:
    if type(value) is int and value != 0:
        return value
    raise NotAccepted("a nonzero integer, a level counted from 1")


@layer("ReplicateLayer", keeps_element=True, varying=True)
class ReplicateLayer(Layer):
    """The input over and over, along new levels.

    ReplicateLayer[{n1, ...}, p] has the new dimensions from level p of the output on; an entry Automatic is
    what follows from the output.

    Input     array of any rank, or a number
    Output    the dimensions of the Input, and the new ones

    Source: reference page ReplicateLayer.
    """

    counts: tuple = parameter(
        1,
        "Specification",
        read=_counts,
        show=lambda counts: counts[0] if len(counts) == 1 else wl_list(counts),
        wanted="a positive integer or a list of them",
    )
    place: int = parameter(2, "Level", default=1, read=_place)

    def infer(self, shapes):
        dims, output, new = shapes["Input"], shapes["Output"], len(self.counts)
        rank = len(dims) if dims is not None else len(output) - new if output is not None else None
        if rank is None or rank < 0:
            return
        start = self._start(rank)
        if not 0 <= start <= rank:
            facts = (shapes.title, self.place, size_words(dims if dims is not None else (None,) * rank))
            raise Message(f"{shapes.symbol}::noplace", NO_PLACE)(*facts)
        dims = dims if dims is not None else (None,) * rank
        counts = tuple(None if n is S.Automatic else n for n in self.counts)
        shapes.unify("Output", (*dims[:start], *counts, *dims[start:]))
        output = shapes["Output"]
        if VARYING in output[start : start + new]:
            raise Message(f"{shapes.symbol}::replicatelength", NO_LENGTH)(shapes.title)
        shapes.unify("Input", (*output[:start], *output[start + new :]))

    def _start(self, rank: int) -> int:
        """The axis of the output at which the new ones begin."""
        return self.place - 1 if self.place > 0 else rank + 1 + self.place

    def lengths_after(self, lengths, dims):
        known, start = lengths["Input"], self._start(len(dims["Input"]))
        return {"Output": (*known[:start], *(None,) * len(self.counts), *known[start:])}

    def forward(self, x, *, dims):
        own, start = dims["Input"], self._start(len(dims["Input"]))
        shape = (x.shape[0], *own[:start], *(1,) * len(self.counts), *own[start:])
        return broadcast_to(x.reshape(shape), shape=(x.shape[0], *dims["Output"]))


def _widths(value) -> tuple[tuple[int, int], ...]:
    pairs = tuple(map(_pair, value)) if is_list(value) and len(value) else ()
    if pairs and None not in pairs:
        return pairs
    raise NotAccepted("a list {{before, after}, ...} of whole numbers, one pair for each level")


def _pair(value) -> tuple[int, int] | None:
    fits = is_list(value) and len(value) == 2 and all(type(n) is int and n >= 0 for n in value)
    return tuple(value) if fits else None


def _padding(value):
    if value in ("Fixed", "Reflected"):
        return value
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
        return float(value) if isinstance(value, Fraction) else value
    raise NotAccepted('a number, "Fixed" or "Reflected"')


@layer("PaddingLayer", varying=True)
class PaddingLayer(Layer):
    """Elements put before and after those of an array, {before, after} at each level.

    Padding -> number (0 if not given); "Fixed": the element at the border; "Reflected": the elements next to
    it, mirrored.

    Input     array that has these levels
    Output    larger by the elements that are added

    Source: reference page PaddingLayer; ArrayPad.
    """

    widths: tuple = parameter(
        1, "PaddingSizes", read=_widths, show=lambda pairs: wl_list(map(wl_list, pairs)), wanted="a list"
    )
    padding: object = parameter(None, "Padding", default=0, read=_padding)

    @property
    def may_be_empty(self) -> tuple:
        return ("Input",) if sum(self.widths[0]) and not isinstance(self.padding, str) else ()

    def infer(self, shapes):
        for port, sign in (("Input", 1), ("Output", -1)):
            dims = shapes[port]
            if dims is None:
                continue
            if len(self.widths) > len(dims):
                refuse_level(dims, len(self.widths), shapes)
            other = [n + sign * sum(w) if isinstance(n, int) else n for n, w in self._by_level(dims)]
            if sign > 0:
                self._check(shapes, dims)
            shapes.unify("Output" if port == "Input" else "Input", tuple(other))

    def _by_level(self, dims: tuple):
        return zip(dims, (*self.widths, *((0, 0),) * (len(dims) - len(self.widths))), strict=True)

    def _check(self, shapes, dims: tuple) -> None:
        for level, (size, widths) in enumerate(self._by_level(dims), 1):
            if self.padding == "Reflected" and isinstance(size, int) and max(widths) >= size:
                facts = (shapes.title, max(widths), level, size)
                raise Message(f"{shapes.symbol}::reflect", TOO_WIDE)(*facts)

    def lengths_after(self, lengths, dims):
        pairs = self._by_level(lengths["Input"])
        return {"Output": tuple(None if one is None else one + sum(w) for one, w in pairs)}

    def forward(self, x, *, lengths, mode):
        known = lengths["Input"] or (None,) * (len(x.shape) - 1)
        fixed = [w if known[axis] is None else (0, 0) for axis, w in enumerate(self.widths)]
        for axis, widths in enumerate(self.widths, 1):
            if known[axis - 1] is not None:
                x = self._after_the_end(x, axis, widths, known[axis - 1], mode)
        if isinstance(self.padding, str):
            for axis, widths in enumerate(fixed, 1):
                if any(widths):
                    x = take(x, _sources(x.shape[axis], widths, self.padding), axis=axis)
            return x
        return pad(x, ((0, 0), *fixed, *((0, 0),) * (len(x.shape) - 1 - len(fixed))), self.padding)

    def _after_the_end(self, x, axis: int, widths: tuple, length, mode):
        """x padded along an axis whose examples are of different lengths."""
        before, after = widths
        places = constant(np.arange(x.shape[axis] + before + after).reshape(1, -1) - before)
        last = length.reshape((-1, 1)) - 1
        if self.padding == "Reflected":
            mode.lengths.need(length - max(widths))
            mirrored = abs_(places)
            source = where(less(last, mirrored), 2 * last - mirrored, mirrored)
        else:
            source = maximum(minimum(places, last), 0)
        y = pick(x, minimum(maximum(source, 0), x.shape[axis] - 1), axis)
        if isinstance(self.padding, str):
            return y
        inside = logical_and(greater_equal(places, 0), greater_equal(last, places))
        shape = (x.shape[0], *(y.shape[a] if a == axis else 1 for a in range(1, len(y.shape))))
        return where(inside.reshape(shape), y, self.padding)


def _sources(size: int, widths: tuple, padding: str) -> np.ndarray:
    """Which element stands where, along one axis."""
    places = np.arange(-widths[0], size + widths[1])
    if padding == "Fixed":
        return places.clip(0, size - 1)
    places = abs(places)
    return np.where(places >= size, 2 * (size - 1) - places, places)
