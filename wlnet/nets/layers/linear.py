"""LinearLayer."""

from __future__ import annotations

from dataclasses import field
from math import prod

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.movement import transpose

VARIES = (
    "`1` takes an array of fixed dimensions, not `2` that varies; "
    "a NetMapOperator maps a layer over a sequence."
)


def _size(value) -> tuple[int, ...] | None:
    if value is S.Automatic:
        return None
    sizes = tuple(value) if is_list(value) else (value,)
    if all(type(n) is int and n > 0 for n in sizes):
        return sizes
    raise NotAccepted("a positive integer, a list of positive integers, or {} for a number")


def _shown(size: tuple | None):
    if size is None:
        return S.Automatic
    return size[0] if len(size) == 1 else wl_list(size)


@layer("LinearLayer", arrays=("Weights", "Biases"), optional=("Biases",))
class LinearLayer(Layer):
    """y = W . Flatten[x] + b, shaped as `size`.

    Input     array of fixed dimensions m1, m2, ...; a number counts as one column
    Output    dimensions `size`; {} for a number
    Weights   (prod size, m1 m2 ...)     initialised as NetInitialize says
    Biases    (prod size,)               zero; may be None

    Source: reference page LinearLayer.
    """

    size: tuple | None = parameter(1, "OutputDimensions", default=None, read=_size, show=_shown)
    # A bare 1 at the end of a chain: {} where the output is one number.
    loose: bool = field(default=False, compare=False)

    def infer(self, shapes):
        if shapes.ports["Input"].varies:
            words = with_article(size_words(shapes["Input"]))
            raise Message(f"{shapes.symbol}::sequence", VARIES)(shapes.title, words)
        if self.size is not None:
            shapes.unify("Output", self.size)
        inputs, outputs = shapes.get("Input"), shapes.get("Output")
        columns = None if inputs is None else prod(inputs)
        rows = None if outputs is None else prod(outputs)
        shapes.unify("Weights", (rows, columns))
        shapes.unify("Biases", (rows,))

    def complete(self, shapes):
        """Given weights fix sizes: a vector of as many elements, if nothing else is known."""
        rows, columns = shapes["Weights"]
        for port, count in (("Output", rows), ("Input", columns)):
            if shapes[port] is None and count is not None:
                shapes.unify(port, (count,))

    def forward(self, x, weights, biases, *, dims):
        y = dot(x.reshape((x.shape[0], weights.shape[1])), transpose(weights))
        if biases is not None:
            y = y + biases
        return y.reshape((x.shape[0], *dims["Output"]))
