"""Layers that take elements out of an array, or put one in: PartLayer, ExtractLayer, OrderingLayer,
AppendLayer, PrependLayer."""

from __future__ import annotations

from math import prod
from typing import NamedTuple

import numpy as np

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.functions.levels import refuse_level
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import closed, kept, mask_of, whole_quotient
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import VARYING, PortType, size_words
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import greater, less, logical_and, logical_or
from wlnet.tensor.ops.elementwise import equal, maximum, minimum, where
from wlnet.tensor.ops.indexing import ordering, pick
from wlnet.tensor.ops.movement import broadcast_to, cut, join, part

NO_PART = "`1` takes the part `2` at level `3`, where its input, a `4`, has none."
NO_SEQUENCE = "`1` takes a list of numbers or arrays; the `2` port carries a single number."
DEEP = "The positions of `1` have `2` numbers each; its input, a `3`, has fewer levels."
LONG = "The positions of `1` have a varying number of integers each; it is the number of levels, and fixed."
TOO_MANY = "`1` takes `2` positions of the order of a list of only `3` elements."


class Take(NamedTuple):
    """What is taken of one level: one element where `stop` is None, else a span.

    start, stop    counted from 1, or from the end with negative numbers
    """

    start: int
    stop: int | None
    step: int = 1

    @property
    def expr(self):
        if self.stop is None:
            return self.start
        if self == Take(1, -1):
            return S.All
        ends = (self.start, S.All if self.stop == -1 else self.stop)
        return S.Span(*ends) if self.step == 1 else S.Span(*ends, self.step)


def _take(value) -> Take:
    if value is S.All:
        return Take(1, -1)
    if type(value) is int and value != 0:
        return Take(value, None)
    if isinstance(value, Expr) and value.head is S.Span and len(value) in (2, 3):
        first, last, step = (*value.args, 1)[:3]
        first, last = 1 if first is S.All else first, -1 if last is S.All else last
        if all(type(n) is int and n != 0 for n in (first, last, step)):
            if (first > 0) == (last > 0) and (last - first) * step < 0:
                raise NotAccepted(f"a span that is not empty whatever the length is, unlike {first};;{last}")
            return Take(first, last, step)
    raise NotAccepted("a nonzero integer, a span i;;j or i;;j;;k, All, or a list with one of these a level")


def _takes(value) -> tuple[Take, ...]:
    return tuple(map(_take, value)) if is_list(value) and len(value) else (_take(value),)


def _shown(takes: tuple):
    return takes[0].expr if len(takes) == 1 else wl_list(one.expr for one in takes)


@layer("PartLayer", keeps_element=True, varying=True)
class PartLayer(Layer):
    """The part i, i;;j, or i;;j;;k of an array, or {spec1, spec2, ...}, one a level.

    Input     array that has these parts
    Output    the part

    Negative positions count from the end, of each example where lengths vary. Source: reference page
    PartLayer; Part.
    """

    takes: tuple = parameter(1, "Specification", read=_takes, show=_shown, wanted="a part")

    def infer(self, shapes):
        dims = shapes["Input"]
        if dims is None:
            if shapes["Output"] is not None:
                spans = sum(one.stop is not None for one in self.takes)
                rank = len(shapes["Output"]) - spans + len(self.takes)
                shapes.unify("Input", (None,) * rank)
            return
        if len(self.takes) > len(dims):
            refuse_level(dims, len(self.takes), shapes)
        sizes = []
        for level, (one, size) in enumerate(zip(self.takes, dims, strict=False), 1):
            count = _count(one, size)
            if count == 0:
                facts = (shapes.title, one.expr, level, size_words(dims))
                raise Message(f"{shapes.symbol}::nopart", NO_PART)(*facts)
            if one.stop is not None:
                sizes.append(count)
        shapes.unify("Output", (*sizes, *dims[len(self.takes) :]))
        rest = shapes["Output"][len(sizes) :]
        shapes.unify("Input", (*dims[: len(self.takes)], *rest))

    def lengths_after(self, lengths, dims):
        found = []
        for one, length in zip(self.takes, lengths["Input"], strict=False):
            if one.stop is not None:
                varies = length is not None and _count(one, VARYING) == VARYING
                found.append(_lasting(one, length) if varies else None)
        return {"Output": (*found, *lengths["Input"][len(self.takes) :])}

    def forward(self, x, *, dims, lengths, mode):
        known = lengths["Input"] or (None,) * (len(x.shape) - 1)
        for axis, (one, length) in enumerate(zip(self.takes, known, strict=False), 1):
            if length is not None:
                mode.lengths.need(length - max(abs(one.start), abs(one.stop or one.start)) + 1)
                x = _of_each(x, axis, one, length)
            else:
                x = _of_all(x, axis, one)
        return x.reshape((x.shape[0], *dims["Output"]))


def _bounds(one: Take, size):
    """(first, last) from 0, for a size that is a number or lengths."""
    stop = one.start if one.stop is None else one.stop
    return tuple(end - 1 if end > 0 else size + end for end in (one.start, stop))


def _count(one: Take, size):
    """How many elements are taken of a level of this size; 0 if it has no such part."""
    if size is None:
        return None
    if size == VARYING:
        if one.stop is None:
            return 1
        alike = (one.start > 0) == (one.stop > 0)
        return len(range(one.start, one.stop + _sign(one.step), one.step)) if alike else VARYING
    first, last = _bounds(one, size)
    if not (0 <= first < size and 0 <= last < size):
        return 0
    return len(range(first, last + _sign(one.step), one.step))


def _sign(step: int) -> int:
    return 1 if step > 0 else -1


def _lasting(one: Take, length):
    """The lengths of a span whose ends are counted from different sides."""
    first, last = _bounds(one, length)
    steps = last - first if one.step > 0 else first - last
    return steps + 1 if abs(one.step) == 1 else whole_quotient(steps, abs(one.step)) + 1


def _of_all(x, axis: int, one: Take):
    first, _ = _bounds(one, x.shape[axis])
    count = _count(one, x.shape[axis])
    starts, sizes, steps = [0] * len(x.shape), list(x.shape), [1] * len(x.shape)
    starts[axis], sizes[axis], steps[axis] = first, count, one.step
    return cut(x, starts=tuple(starts), sizes=tuple(sizes), steps=tuple(steps))


def _of_each(x, axis: int, one: Take, length):
    """The part of each example, counted by its own length."""
    count = _count(one, x.shape[axis])
    if count == 0:
        count = 1  # no example is long enough, which is told after the run
    first, _ = _bounds(one, length.reshape((-1, 1)))
    index = constant(np.arange(count).reshape(1, -1) * one.step) + first
    return pick(x, minimum(maximum(index, 0), x.shape[axis] - 1), axis)


@layer("ExtractLayer", inputs=("Input", "Position"), integers=("Position",), varying=True)
class ExtractLayer(Layer):
    """The elements of an array at given positions.

    Input       (n1, ..., nd)
    Position    (m1, ..., mp, s) of integers, s of them for each position: from 1, or from the end with
                negative numbers, of each example where lengths vary; an integer counts as one of s = 1
    Output      (m1, ..., mp, n(s+1), ..., nd)

    Source: reference page ExtractLayer; Extract.
    """

    def infer(self, shapes):
        dims, positions = shapes["Input"], shapes["Position"]
        if dims is None or positions is None:
            return
        count = positions[-1] if positions else 1
        if count == VARYING:
            raise Message(f"{shapes.symbol}::varyingpositions", LONG)(shapes.title)
        if not isinstance(count, int):
            return
        if count > len(dims):
            facts = (shapes.title, count, size_words(dims))
            raise Message(f"{shapes.symbol}::deep", DEEP)(*facts)
        shapes.unify("Output", (*positions[:-1], *dims[count:]))

    def agreeing(self, lengths, dims):
        return ()

    def lengths_after(self, lengths, dims):
        count = dims["Position"][-1] if dims["Position"] else 1
        outer = lengths["Position"][:-1] or (None,) * (len(dims["Position"]) - 1)
        inner = lengths["Input"][count:] or (None,) * (len(dims["Input"]) - count)
        return {"Output": (*outer, *inner)}

    def forward(self, x, positions, *, dims, mode, lengths):
        batch, own = x.shape[0], dims["Input"]
        count = dims["Position"][-1] if dims["Position"] else 1
        true = mask_of(positions, lengths["Position"][:-1])
        if true is not None:
            true = broadcast_to(true, shape=(*positions.shape[:-1], 1)).reshape((batch, -1))
        positions = positions.reshape((batch, -1, count))
        known = lengths["Input"] or (None,) * len(own)
        flat = 0
        for place, (most, length) in enumerate(zip(own[:count], known, strict=False)):
            index = part(positions, place, 1, 2).reshape((batch, -1))
            size = most if length is None else length.reshape((-1, 1))
            outside = logical_or(logical_or(greater(index, size), less(index, -size)), equal(index, 0))
            mode.lengths.outside.append(outside if true is None else logical_and(outside, true))
            flat = flat * most + where(less(index, 0), index + size, index - 1)
        most = prod(own[:count])
        rows = x.reshape((batch, most, *own[count:]))
        found = pick(rows, minimum(maximum(flat, 0), most - 1))
        return found.reshape((batch, *dims["Output"]))


def _number(value) -> int | None:
    if value is S.All:
        return None
    if type(value) is int and value != 0:
        return value
    raise NotAccepted("All or a nonzero integer")


@layer("OrderingLayer", integers=("Output",), varying=True)
class OrderingLayer(Layer):
    """The positions of the elements of a list in ascending order; [n] the first n of them, [-n] the last n.

    Input     list of numbers
    Output    list of integers; positions of equal elements in their order

    Source: reference page OrderingLayer; Ordering.
    """

    number: int | None = parameter(
        1, "Number", default=None, read=_number, show=lambda n: S.All if n is None else n
    )

    def infer(self, shapes):
        shapes.unify("Input", (None,))
        shapes.unify("Output", (None if self.number is None else abs(self.number),))
        if self.number is None:
            shapes.equal("Input", "Output")
        (size,) = shapes["Input"]
        if isinstance(size, int) and self.number is not None and abs(self.number) > size:
            raise Message(f"{shapes.symbol}::ordercount", TOO_MANY)(shapes.title, abs(self.number), size)

    def lengths_after(self, lengths, dims):
        return {"Output": lengths["Input"] if self.number is None else (None,)}

    def forward(self, x, *, lengths, mode):
        order = ordering(kept(x, lengths["Input"], float("inf"))) + 1
        count = self.number
        if count is None:
            return order
        if not lengths["Input"]:
            return part(order, 0 if count > 0 else x.shape[1] + count, abs(count), 1)
        (length,) = lengths["Input"]
        mode.lengths.need(length - abs(count) + 1)
        first = constant(np.arange(abs(count)).reshape(1, -1))
        return pick(order, first if count > 0 else maximum(first + length.reshape((-1, 1)) + count, 0))


class _OneMore(Layer):
    """What Append and Prepend have in common."""

    inputs = ("Input", "Element")

    def infer(self, shapes):
        for port in ("Input", "Output"):
            if shapes[port] == ():
                raise Message(f"{shapes.symbol}::nolist", NO_SEQUENCE)(shapes.title, port)
        element = shapes["Element"]
        if element is not None:
            shapes.unify("Input", (None, *element))
        dims = shapes["Input"]
        if dims is not None:
            size = dims[0] + 1 if isinstance(dims[0], int) else dims[0]
            shapes.unify("Output", (size, *dims[1:]))
        output = shapes["Output"]
        if output is not None:
            size = output[0] - 1 if isinstance(output[0], int) else output[0]
            shapes.unify("Input", (size, *output[1:]))
            shapes.unify("Element", output[1:])
        shapes.join("Element", PortType(element=shapes.ports["Input"].element))

    def agreeing(self, lengths, dims):
        return lengths["Input"][1:], lengths["Element"]

    def lengths_after(self, lengths, dims):
        known = lengths["Input"] or (None, *lengths["Element"])
        return {"Output": (None if known[0] is None else known[0] + 1, *known[1:])}


@layer("AppendLayer", keeps_element=True, varying=True, may_be_empty=("Input",))
class AppendLayer(_OneMore):
    """A list with one more element at its end.

    Input      array of rank 1 or more; its first dimension may vary
    Element    one element of such an array
    Output     one element more

    Source: reference page AppendLayer.
    """

    def forward(self, x, element, *, lengths):
        pieces = [x, element.reshape((x.shape[0], 1, *x.shape[2:]))]
        y = join(*pieces, axis=1)
        length = lengths["Input"][0] if lengths["Input"] else None
        return y if length is None else closed(y, pieces, [length, None], 1)


@layer("PrependLayer", keeps_element=True, varying=True, may_be_empty=("Input",))
class PrependLayer(_OneMore):
    """A list with one more element at its front.

    Input      array of rank 1 or more; its first dimension may vary
    Element    one element of such an array
    Output     one element more

    Source: reference page PrependLayer.
    """

    def forward(self, x, element):
        return join(element.reshape((x.shape[0], 1, *x.shape[2:])), x, axis=1)
