"""SoftmaxLayer."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import kept
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.tensor.ops.reduction import softmax

NO_LEVEL = Message(
    "SoftmaxLayer::level",
    "SoftmaxLayer normalises along level `1`, which an input of rank `2` does not have.",
)

LOWEST = -1e30  # so low that its exponential counts nothing beside any other


def _level(value) -> int:
    if type(value) is int and value != 0:
        return value
    raise NotAccepted("a level: a positive integer, or a negative one counted from the last")


@layer("SoftmaxLayer", keeps_shape=True, varying=True)
class SoftmaxLayer(Layer):
    """y_i = Exp[x_i] / Sum_j Exp[x_j] along one level, the other indices fixed; the largest x is taken
    out first, so that nothing overflows.

    Input     array of rank 1 or more that has the level
    Output    as Input; positive numbers that add up to 1 along the level

    Source: reference page SoftmaxLayer.
    """

    level: int = parameter(1, "Level", default=-1, read=_level)

    def infer(self, shapes):
        shapes.equal("Input", "Output")
        dims = shapes["Input"]
        if dims is not None and abs(self.level) > len(dims):
            raise NO_LEVEL(self.level, len(dims))

    def forward(self, x, *, lengths):
        axis = self.level if self.level > 0 else self.level % len(x.shape)
        own = lengths["Input"]
        if not own or own[axis - 1] is None:
            return softmax(x, axis=axis)
        along = (*(None,) * (axis - 1), own[axis - 1], *(None,) * (len(own) - axis))
        # Beyond the end stands 1, of which a logarithm may be taken.
        return kept(softmax(kept(x, along, LOWEST), axis=axis), along, 1)
