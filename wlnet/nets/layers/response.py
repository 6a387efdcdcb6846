"""LocalResponseNormalizationLayer."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import add

from wlnet.expr.message import Message
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter, positive_integer
from wlnet.nets.types import VARYING
from wlnet.tensor.ops.elementwise import square
from wlnet.tensor.ops.movement import pad, part

VARYING_CHANNELS = "The number of channels of `1` cannot vary, only height and width can."
FEW_CHANNELS = "`1` looks at `2` channels together, but its input has only `3`."


def _real(value) -> float:
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
        return float(value)
    raise NotAccepted("a real number")


def _positive(value) -> float:
    if _real(value) > 0:
        return float(value)
    raise NotAccepted("a positive number")


@layer("LocalResponseNormalizationLayer", keeps_shape=True, varying=True)
class LocalResponseNormalizationLayer(Layer):
    """y = x / (Alpha/(2 c + 1) S + Bias)^Beta, S the sum of x^2 over the channels at most c away, c being
    ChannelWindowSize.

    Input     (channels, height, width), 2 c + 1 channels at least
    Output    as Input

    Source: reference page LocalResponseNormalizationLayer; Krizhevsky et al. 2012.
    """

    alpha: float = parameter(None, "Alpha", default=1.0, read=_real)
    beta: float = parameter(None, "Beta", default=0.5, read=_real)
    bias: float = parameter(None, "Bias", default=1.0, read=_positive)
    window: int = parameter(None, "ChannelWindowSize", default=2, read=positive_integer)

    def infer(self, shapes):
        shapes.unify("Input", (None, None, None))
        shapes.equal("Input", "Output")
        channels = shapes["Input"][0]
        if channels == VARYING:
            raise Message(f"{shapes.symbol}::varyingchannels", VARYING_CHANNELS)(shapes.title)
        if isinstance(channels, int) and channels < 2 * self.window + 1:
            facts = (shapes.title, 2 * self.window + 1, channels)
            raise Message(f"{shapes.symbol}::fewchannels", FEW_CHANNELS)(*facts)

    def forward(self, x):
        c = self.window
        squares = pad(square(x), ((0, 0), (c, c), (0, 0), (0, 0)))
        sums = reduce(add, (part(squares, start, x.shape[1], 1) for start in range(2 * c + 1)))
        return x * (sums * (self.alpha / (2 * c + 1)) + self.bias) ** -self.beta
