"""Layers on the first level of an array: last, most, rest, reverse, and the positions."""

from __future__ import annotations

import numpy as np

from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import VARYING, PortType, size_words, with_article
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.elementwise import where
from wlnet.tensor.ops.indexing import pick
from wlnet.tensor.ops.movement import broadcast_to, part, reverse

NO_SEQUENCE = "`1` takes a list of numbers or arrays; the `2` port carries a single number."
ONE_SHORT = "`1` takes a list of two elements or more, but is given `2`."
TOO_LONG = "`1` gives positions up to `2`, but what it feeds takes integers from 1 to `3`."

INFINITY = S.DirectedInfinity(1)


def _sequence(shapes, port: str = "Input") -> tuple | None:
    """The dimensions of a port that carries a list."""
    dims = shapes[port]
    if dims == ():
        raise Message(f"{shapes.symbol}::nolist", NO_SEQUENCE)(shapes.title, port)
    return dims


def _first(lengths: dict):
    """The lengths of the first level of the Input, or None."""
    return lengths["Input"][0] if lengths["Input"] else None


@layer("SequenceLastLayer", keeps_element=True, varying=True)
class SequenceLastLayer(Layer):
    """The last element of a list.

    Input     array of rank 1 or more; its first dimension may vary
    Output    one element: the Input without its first level

    Source: reference page SequenceLastLayer.
    """

    def infer(self, shapes):
        dims = _sequence(shapes)
        if dims is not None:
            shapes.unify("Output", dims[1:])
        if shapes["Output"] is not None:
            shapes.unify("Input", (None, *shapes["Output"]))

    def lengths_after(self, lengths, dims):
        return {"Output": lengths["Input"][1:]}

    def forward(self, x, *, lengths):
        length = _first(lengths)
        if length is None:
            return part(x, x.shape[1] - 1, 1, 1).reshape((x.shape[0], *x.shape[2:]))
        return pick(x, (length - 1).reshape((-1, 1))).reshape((x.shape[0], *x.shape[2:]))


class _OneShorter(Layer):
    """What Most and Rest have in common."""

    def infer(self, shapes):
        dims = _sequence(shapes)
        if dims is not None:
            if dims[0] == 1:
                kind = with_article(size_words(dims))
                raise Message(f"{shapes.symbol}::oneshort", ONE_SHORT)(shapes.title, kind)
            size = dims[0] if dims[0] in (None, VARYING) else dims[0] - 1
            shapes.unify("Output", (size, *dims[1:]))
        dims = _sequence(shapes, "Output")
        if dims is not None:
            size = dims[0] if dims[0] in (None, VARYING) else dims[0] + 1
            shapes.unify("Input", (size, *dims[1:]))

    def lengths_after(self, lengths, dims):
        first, *rest = lengths["Input"]
        return {"Output": (None if first is None else first - 1, *rest)}


@layer("SequenceMostLayer", keeps_element=True, varying=True)
class SequenceMostLayer(_OneShorter):
    """All elements of a list but the last.

    Input     array of rank 1 or more, of two elements or more; its first dimension may vary
    Output    one element less

    Source: reference page SequenceMostLayer.
    """

    def forward(self, x):
        return part(x, 0, x.shape[1] - 1, 1)


@layer("SequenceRestLayer", keeps_element=True, varying=True)
class SequenceRestLayer(_OneShorter):
    """All elements of a list but the first.

    Input     array of rank 1 or more, of two elements or more; its first dimension may vary
    Output    one element less

    Source: reference page SequenceRestLayer.
    """

    def forward(self, x):
        return part(x, 1, x.shape[1] - 1, 1)


@layer("SequenceReverseLayer", keeps_element=True, keeps_shape=True, varying=True)
class SequenceReverseLayer(Layer):
    """The elements of a list in opposite order.

    Input     array of rank 1 or more; its first dimension may vary
    Output    as Input

    Source: reference page SequenceReverseLayer.
    """

    def infer(self, shapes):
        _sequence(shapes)
        shapes.equal("Input", "Output")

    def forward(self, x, *, lengths):
        return reversed_sequence(x, _first(lengths))


def reversed_sequence(x, length):
    """x (B, T, ...) with the first `length` (B,) elements of each example turned around; None: all."""
    if length is None:
        return reverse(x, 1)
    places = constant(np.arange(x.shape[1]).reshape(1, -1))
    length = length.reshape((-1, 1))
    return pick(x, where(less(places, length), length - 1 - places, places))


def _maximum(value) -> int | None:
    if value is S.Infinity or value == INFINITY:
        return None
    if type(value) is int and value > 0:
        return value
    raise NotAccepted("a positive integer, or Infinity")


@layer("SequenceIndicesLayer", integers=("Output",), varying=True)
class SequenceIndicesLayer(Layer):
    """The positions 1, 2, ..., n of the elements of a list of length n; with "Maximum" -> m none above m.

    Input     array of rank 1 or more; its first dimension may vary
    Output    list of integers, as long

    Source: reference page SequenceIndicesLayer.
    """

    maximum: int | None = parameter(
        None, "Maximum", default=None, read=_maximum, show=lambda m: INFINITY if m is None else m
    )

    def infer(self, shapes):
        dims = _sequence(shapes)
        if self.maximum is not None:
            shapes.join("Output", PortType(element="Integer", range=(1, self.maximum)))
        shapes.unify("Output", (None if dims is None else dims[0],))
        if dims is not None:
            shapes.unify("Input", (*shapes["Output"], *dims[1:]))

    def lengths_after(self, lengths, dims):
        return {"Output": lengths["Input"][:1]}

    def forward(self, x, *, lengths, ports, mode):
        size = x.shape[1]
        limit = (ports["Output"].range or (1, None))[1]
        length = _first(lengths)
        if self.maximum is None and limit is not None and limit < size:
            if length is None:
                raise Message("SequenceIndicesLayer::positions", TOO_LONG)(
                    "SequenceIndicesLayer", size, limit
                )
            mode.lengths.bound(length, limit)
        places = np.minimum(np.arange(1, size + 1), limit or size)
        return broadcast_to(constant(places.reshape(1, -1)), shape=(x.shape[0], size))
