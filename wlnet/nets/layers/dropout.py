"""DropoutLayer."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from wlnet.expr.expr import is_list, wl_list
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, choice, parameter
from wlnet.tensor.graph.gradient import filled
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.elementwise import cast, where
from wlnet.tensor.ops.sampling import dropout_mask

DROPPED = -1.7580993408473766  # -scale alpha of SELU: where AlphaDropout puts what it drops


def _probability(value) -> float:
    if isinstance(value, int | float | Fraction) and 0 <= value < 1:
        return float(value)
    raise NotAccepted("a probability p with 0 <= p < 1")


def _ports(value) -> tuple[str, ...]:
    names = tuple(value) if is_list(value) else (value,)
    if names and set(names) <= {"Output", "BinaryMask"} and len(set(names)) == len(names):
        return names
    raise NotAccepted('"Output", "BinaryMask" or a list of both')


def _shown(names: tuple[str, ...]):
    return names[0] if len(names) == 1 else wl_list(names)


@layer("DropoutLayer", keeps_shape=True, varying=True)
class DropoutLayer(Layer):
    """In training each element is dropped with probability p; in evaluation nothing happens.

    "Dropout" sets to 0 and multiplies the rest by 1/(1 - p). "AlphaDropout" (for SELU) sets to
    a' = -1.7580993 and maps all by a x + b with a = ((1 - p)(1 + p a'^2))^(-1/2), b = -a p a', which
    keeps mean 0 and variance 1.

    Input       array of any rank
    Output      as Input
    BinaryMask  as Input: 1 for kept elements, 0 for dropped ones; on request by "OutputPorts"

    Source: reference page DropoutLayer; Klambauer et al. 2017 for AlphaDropout.
    """

    probability: float = parameter(1, "DropoutProbability", default=0.5, read=_probability)
    method: str = parameter(None, "Method", default="Dropout", read=choice("Dropout", "AlphaDropout"))
    outputs: tuple = parameter(None, "OutputPorts", default=("Output",), read=_ports, show=_shown)

    @property
    def shown_as(self):
        return f"DropoutLayer ({self.probability:g})"

    def infer(self, shapes):
        shapes.equal("Input", *self.outputs)

    def forward(self, x, *, mode):
        p = self.probability
        if not mode.training or p == 0:
            found = {"Output": x, "BinaryMask": filled(1, x)}
            return tuple(found[name] for name in self.outputs)
        mask = dropout_mask(
            mode.counter, seed=mode.seed, purpose=mode.purpose, shape=x.shape, rate=p, dtype=x.dtype
        )
        if self.method == "Dropout":
            y = x * mask
        else:
            a = 1 / sqrt((1 - p) * (1 + p * DROPPED**2))
            y = where(greater(mask, 0), x, DROPPED) * a - a * p * DROPPED
        found = {"Output": y, "BinaryMask": cast(greater(mask, 0), dtype=x.dtype)}
        return tuple(found[name] for name in self.outputs)
