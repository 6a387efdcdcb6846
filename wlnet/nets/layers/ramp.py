"""ParametricRampLayer."""

from __future__ import annotations

from typing import ClassVar

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.nets.functions.levels import axes_of, read_levels
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import parameter
from wlnet.nets.types import VARYING
from wlnet.tensor.ops.elementwise import where

NO_SLOPE = "The level `1` of the input of `2` varies and can have no slopes of its own: choose other levels."


def _levels(value):
    return () if is_list(value) and not len(value) else read_levels(value)


@layer("ParametricRampLayer", arrays=("Slope",), keeps_shape=True, varying=True)
class ParametricRampLayer(Layer):
    """x where it is not negative, else slope x, with slopes that are learned.

    Input     array of rank 1 or more
    Output    as Input
    Slope     the dimensions of the chosen levels, the first if none are said; a number for {}; 0.1 at first

    Source: reference page ParametricRampLayer; He et al. 2015.
    """

    levels: object = parameter(
        1, "Levels", default=1, read=_levels, show=lambda v: wl_list(v) if isinstance(v, tuple) else v
    )
    starts: ClassVar[dict[str, float]] = {"Slope": 0.1}

    def infer(self, shapes):
        shapes.equal("Input", "Output")
        dims = shapes["Input"]
        if dims is None:
            return
        axes = sorted(axes_of(self.levels, dims, shapes)) if self.levels != () else []
        varying = next((axis for axis in axes if dims[axis] == VARYING), None)
        if varying is not None:
            raise Message(f"{shapes.symbol}::slopelevel", NO_SLOPE)(varying + 1, shapes.title)
        shapes.unify("Slope", tuple(dims[axis] for axis in axes))
        known = list(dims)
        for axis, size in zip(axes, shapes["Slope"], strict=True):
            known[axis] = size
        shapes.unify("Input", tuple(known))
        shapes.equal("Input", "Output")

    def forward(self, x, slope, *, dims):
        own = dims["Input"]
        axes = axes_of(self.levels, own, None) if self.levels != () else []
        spread = tuple(size if axis in axes else 1 for axis, size in enumerate(own))
        return where(x >= 0, x, slope.reshape((1, *spread)) * x)
