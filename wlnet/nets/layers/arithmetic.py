"""Layers that add up whole arrays: TotalLayer."""

from __future__ import annotations

from functools import reduce
from operator import add

from wlnet.nets.layer import layer
from wlnet.nets.variadic import Variadic, input_ports


@layer("TotalLayer", varying=True)
class TotalLayer(Variadic):
    """The sum of all inputs, element by element.

    Input     arrays of equal dimensions: Input1, Input2, ...
    Output    as they are

    Source: reference page TotalLayer.
    """

    ports: tuple | None = input_ports()

    def infer(self, shapes):
        # Twice, so that what the last one says reaches the first ones.
        for _ in range(2):
            shapes.equal(*self.inputs, "Output")

    def forward(self, *values):
        return reduce(add, values)
