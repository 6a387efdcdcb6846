"""Integers to vectors: UnitVectorLayer, EmbeddingLayer."""

from __future__ import annotations

from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.tensor.ops.indexing import one_hot, take


def _size(value) -> int | None:
    if value is S.Automatic:
        return None
    if type(value) is int and value > 0:
        return value
    raise NotAccepted("a positive integer, or Automatic")


def _shown(size: int | None):
    return S.Automatic if size is None else size


def _infer(shapes, size: int | None, count: int | None) -> tuple[int | None, int | None]:
    """(size, count) of vectors for the integers 1 to `count` at the Input, as far as the ports know."""
    if count is not None:
        shapes.at_most("Input", count)
    known = shapes.ports["Input"].range
    if count is None and known is not None and known[0] >= 1:
        count = known[1]
    if shapes["Input"] is not None:
        shapes.unify("Output", (*shapes["Input"], size))
    elif shapes["Output"] is not None:
        shapes.unify("Output", (*(None,) * (len(shapes["Output"]) - 1), size))
    if shapes["Output"] is not None:
        size = size or shapes["Output"][-1]
        shapes.unify("Input", shapes["Output"][:-1])
    return size, count


@layer("UnitVectorLayer", integers=("Input",), varying=True)
class UnitVectorLayer(Layer):
    """An integer i to a vector with 1 at the place i and 0 elsewhere.

    Input     integers from 1 to the number of classes, any rank
    Output    the dimensions of the Input, and the number of classes

    Source: reference page UnitVectorLayer.
    """

    count: int | None = parameter(1, "ClassCount", default=None, read=_size, show=_shown)

    def infer(self, shapes):
        size, count = _infer(shapes, self.count, self.count)
        if count is not None and self.count is None:
            _infer(shapes, count, count)
        elif isinstance(size, int):
            _infer(shapes, size, size)

    def forward(self, index, *, dims, mode):
        return one_hot(index - 1, dims["Output"][-1], dtype=mode.precision)


@layer("EmbeddingLayer", arrays=("Weights",), integers=("Input",), varying=True)
class EmbeddingLayer(Layer):
    """An integer i to the row i of the Weights.

    Input     integers from 1 to the number of classes, any rank
    Output    the dimensions of the Input, and the size of a vector
    Weights   (number of classes, size)     initialised as NetInitialize says

    Source: reference page EmbeddingLayer.
    """

    size: int | None = parameter(1, "Size", default=None, read=_size, show=_shown)
    count: int | None = parameter(2, "ClassCount", default=None, read=_size, show=_shown)

    def infer(self, shapes):
        shapes.unify("Weights", (self.count, self.size))
        rows, columns = shapes["Weights"]
        size, count = _infer(shapes, columns, rows)
        shapes.unify("Weights", (count, size))
        if shapes["Weights"][0] is not None:
            shapes.at_most("Input", shapes["Weights"][0])

    def forward(self, index, weights):
        return take(weights, index - 1)
