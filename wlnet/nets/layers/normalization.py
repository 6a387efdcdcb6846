"""BatchNormalizationLayer."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.message import Message
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter, truth
from wlnet.tensor.dtype import NUMPY
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.elementwise import reciprocal, sqrt
from wlnet.tensor.ops.movement import part, transpose
from wlnet.tensor.ops.normalization import statistics

NO_CHANNELS = Message(
    "BatchNormalizationLayer::rank", "BatchNormalizationLayer takes a vector or array, not a single number."
)


def _number(lowest: float, highest: float, wanted: str):
    def read(value) -> float:
        if isinstance(value, int | float | Fraction) and lowest <= value <= highest:
            return float(value)
        raise NotAccepted(wanted)

    return read


@layer(
    "BatchNormalizationLayer",
    arrays=("Scaling", "Biases", "MovingMean", "MovingVariance"),
    optional=("Scaling", "Biases"),
    moving=("MovingMean", "MovingVariance"),
    keeps_shape=True,
)
class BatchNormalizationLayer(Layer):
    """y = Scaling (x - mean)/sqrt(variance + Epsilon) + Biases, for each channel.

    In training, mean and (population) variance are those of the channel over the batch and all other
    levels, and moving <- Momentum moving + (1 - Momentum) batch; in evaluation, or where the moving
    arrays are kept fixed (Momentum 1, LearningRateMultipliers 0), they are the moving ones.

    Input           vector or array; channels are its first level, with Interleaving -> True the last
    Output          as Input
    Scaling         (channels,)     one
    Biases          (channels,)     zero
    MovingMean      (channels,)     zero; no gradient
    MovingVariance  (channels,)     one; no gradient

    Source: reference page BatchNormalizationLayer; Ioffe and Szegedy 2015.
    """

    momentum: float = parameter(
        None, "Momentum", default=0.9, read=_number(0, 1, "a number from 0 to 1, the share of the old value")
    )
    epsilon: float = parameter(
        None, "Epsilon", default=0.001, read=_number(1e-12, np.inf, "a positive number")
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)

    def infer(self, shapes):
        shapes.equal("Input", "Output")
        dims = shapes["Input"]
        if dims == ():
            raise NO_CHANNELS()
        if dims is None:
            return
        place = -1 if self.interleaving else 0
        if dims[place] is not None:
            for name in self.arrays:
                shapes.unify(name, (dims[place],))
        known = next((shapes[name] for name in self.arrays if shapes[name] is not None), None)
        if known is not None:
            rest = (None,) * (len(dims) - 1)
            shapes.unify("Input", (*rest, *known) if self.interleaving else (*known, *rest))
            shapes.equal("Input", "Output")

    def forward(self, x, scaling, biases, moving_mean, moving_variance, *, mode):
        mean, variance = moving_mean, moving_variance
        if mode.training and self.momentum < 1:
            found = self._of_batch(x, mode)
            # Wolfram's Momentum is the share of the old value (most libraries mean the new one).
            old, new = self.momentum, 1 - self.momentum
            if not mode.is_frozen("MovingMean"):
                mean = found[0]
                mode.move("MovingMean", old * moving_mean + new * mean)
            if not mode.is_frozen("MovingVariance"):
                variance = found[1]
                mode.move("MovingVariance", old * moving_variance + new * variance)
        factor = reciprocal(sqrt(variance + self.epsilon))
        if scaling is not None:
            factor = factor * scaling
        y = (x - self._spread(mean, x)) * self._spread(factor, x)
        return y if biases is None else y + self._spread(biases, x)

    def _of_batch(self, x, mode):
        """(mean, variance) of each channel; the examples weigh what the mode says."""
        weights = mode.weights
        if weights is None:
            weights = constant(np.full(x.shape[0], 1 / x.shape[0], NUMPY[x.dtype]))
        if self.interleaving:
            rows = transpose(x.reshape((x.shape[0], -1, x.shape[-1])))
        else:
            rows = x.reshape((x.shape[0], x.shape[1], -1))
        found = statistics(rows, weights)
        return part(found, 0, 1).reshape((-1,)), part(found, 1, 1).reshape((-1,))

    def _spread(self, array, x):
        """One number a channel, in a shape that broadcasts against x."""
        if self.interleaving:
            return array
        return array.reshape((array.shape[0], *(1,) * (len(x.shape) - 2)))
