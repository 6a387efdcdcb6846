"""NetArrayLayer: an array that is learned, with nothing going in."""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.tensor.ops.movement import broadcast_to


def _start(value):
    if value is S.Automatic:
        return None
    if isinstance(value, int | float | Fraction):
        return float(value)
    raise NotAccepted("Automatic or a number")


def _shown(value):
    return S.Automatic if value is None else value


@layer("NetArrayLayer", inputs=(), arrays=("Array",))
class NetArrayLayer(Layer):
    """A learned array, the same for every example.

    Output    as Array
    Array     of the dimensions of the Output; initialised as NetInitialize says, or with the number given
              as "InitialValue" (which is wlnet's own: the legacy layers need it)

    Source: reference page NetArrayLayer.
    """

    initial: float | None = parameter(None, "InitialValue", default=None, read=_start, show=_shown)

    @property
    def starts(self):
        return {} if self.initial is None else {"Array": self.initial}

    def infer(self, shapes):
        shapes.unify("Array", shapes["Output"])
        shapes.unify("Output", shapes["Array"])

    def forward(self, array, *, mode):
        return broadcast_to(array.reshape((1, *array.shape)), shape=(mode.batch, *array.shape))
