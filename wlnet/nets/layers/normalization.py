"""BatchNormalizationLayer and NormalizationLayer."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.functions.levels import axes_of, read_levels
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import count_of, kept, mask_of, mean_of
from wlnet.nets.sheet import NotAccepted, choice, parameter, truth
from wlnet.nets.types import VARYING, size_words
from wlnet.tensor.dtype import NUMPY
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.elementwise import masked, reciprocal, sqrt, square
from wlnet.tensor.ops.movement import broadcast_to, part, permute, transpose
from wlnet.tensor.ops.normalization import standardized, statistics
from wlnet.tensor.ops.reduction import total

VARYING_CHANNELS = "The number of channels of `1` cannot vary, only the other dimensions can."
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
    varying=True,
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
        if dims[place] == VARYING:
            raise Message(f"{shapes.symbol}::varyingchannels", VARYING_CHANNELS)(shapes.title)
        if dims[place] is not None:
            for name in self.arrays:
                shapes.unify(name, (dims[place],))
        known = next((shapes[name] for name in self.arrays if shapes[name] is not None), None)
        if known is not None:
            rest = (None,) * (len(dims) - 1)
            shapes.unify("Input", (*rest, *known) if self.interleaving else (*known, *rest))
            shapes.equal("Input", "Output")

    def forward(self, x, scaling, biases, moving_mean, moving_variance, *, mode, lengths):
        mean, variance = moving_mean, moving_variance
        if mode.training and self.momentum < 1:
            found = self._of_batch(x, mode, lengths["Input"])
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

    def _of_batch(self, x, mode, lengths: tuple):
        """(mean, variance) of each channel; the examples weigh what the mode says."""
        weights = mode.weights
        if weights is None:
            weights = constant(np.full(x.shape[0], 1 / x.shape[0], NUMPY[x.dtype]))
        if lengths:
            found = statistics(*self._elements(x, weights, lengths))
        elif self.interleaving:
            found = statistics(transpose(x.reshape((x.shape[0], -1, x.shape[-1]))), weights)
        else:
            found = statistics(x.reshape((x.shape[0], x.shape[1], -1)), weights)
        return part(found, 0, 1).reshape((-1,)), part(found, 1, 1).reshape((-1,))

    def _elements(self, x, weights, lengths: tuple):
        """(rows (elements, channels, 1) of all examples, their weights): each true element counts as much as
        any other, what is beyond the end of an example nothing."""
        rank = len(x.shape)
        order = tuple(range(rank)) if self.interleaving else (0, *range(2, rank), 1)
        rows = permute(kept(x, lengths, 0), order=order)
        mask = permute(mask_of(x, lengths), order=order)
        each = broadcast_to(weights.reshape((-1, *(1,) * (rank - 2))), shape=rows.shape[:-1])
        each = masked(broadcast_to(mask, shape=(*rows.shape[:-1], 1)).reshape(each.shape), each)
        return rows.reshape((-1, rows.shape[-1], 1)), (each / total(each)).reshape((-1,))

    def _spread(self, array, x):
        """One number a channel, in a shape that broadcasts against x."""
        if self.interleaving:
            return array
        return array.reshape((array.shape[0], *(1,) * (len(x.shape) - 2)))


BAD_GROUPS = "The level `1` of `2` has size `3`, which cannot be cut into `4` groups of equal size."
BAD_SCALING = "The level `1` of the input of `2` varies and can have no `3`: give other levels, or None."
NOT_PARALLEL = "`1` aggregates `2` levels, but has `3` numbers of groups."
ONE_VALUE = Message(
    "NormalizationLayer::unbiased", '"Unbiased" -> True needs at least two values in each group of a `1`.'
)


def _scaling_levels(value):
    return value if value in ("Complement", "Same") else read_levels(value)


def _groups(value):
    if value is S("None"):
        return None
    if is_list(value) and len(value) and all(type(n) is int and n > 0 for n in value):
        return tuple(value)
    raise NotAccepted("None or a list of positive integers, one for each aggregated level")


def _shown(value):
    return S("None") if value is None else wl_list(value) if isinstance(value, tuple) else value


@layer(
    "NormalizationLayer",
    arrays=("Scaling", "Biases"),
    optional=("Scaling", "Biases"),
    keeps_shape=True,
    varying=True,
)
class NormalizationLayer(Layer):
    """y = Scaling z + Biases, where z has mean 0 and variance 1 over some levels of each example.

    "Standardize": z = (x - mean)/sqrt(variance + Epsilon); "RMS": z = x/sqrt(mean of x^2 + Epsilon); over
    the levels of the first argument, separately for each position in the others. With "GroupNumber" a
    level is cut into so many consecutive parts, each on its own. "Unbiased": the variance is divided by
    N - 1. The same in training and evaluation.

    Input     array
    Output    as Input
    Scaling   the dimensions of the levels of the second argument; one at first
    Biases    likewise; zero

    Source: reference page NormalizationLayer; Ulyanov et al. 2016, Ba et al. 2016, Wu and He 2018.
    """

    aggregated: object = parameter(
        1, "AggregationLevels", default=S.Span(2, S.All), read=read_levels, show=_shown
    )
    scaled: object = parameter(2, "ScalingLevels", default="Complement", read=_scaling_levels, show=_shown)
    method: str = parameter(None, "Method", default="Standardize", read=choice("Standardize", "RMS"))
    epsilon: float = parameter(
        None, "Epsilon", default=0.001, read=_number(1e-12, np.inf, "a positive number")
    )
    unbiased: bool = parameter(None, "Unbiased", default=False, read=truth)
    groups: tuple | None = parameter(None, "GroupNumber", default=None, read=_groups, show=_shown)

    def infer(self, shapes):
        shapes.equal("Input", "Output")
        dims = shapes["Input"]
        if dims is None:
            return
        over, scaling = self._axes(shapes, dims)
        self._check_groups(shapes, dims, over)
        varying = next((axis for axis in scaling if dims[axis] == VARYING), None)
        if varying is not None and shapes.arrays:
            facts = (varying + 1, shapes.title, list(shapes.arrays))
            raise Message(f"{shapes.symbol}::scalinglevel", BAD_SCALING)(*facts)
        for name in self.arrays:
            shapes.unify(name, tuple(dims[axis] for axis in scaling))
            if shapes[name] is not None:
                known = [None] * len(dims)
                for axis, size in zip(scaling, shapes[name], strict=True):
                    known[axis] = size
                shapes.unify("Input", tuple(known))
        shapes.equal("Input", "Output")

    def _axes(self, shapes, dims: tuple) -> tuple[list[int], list[int]]:
        """(axes of the statistics, axes of the scaling) of one example, counted from 0."""
        over = axes_of(self.aggregated, dims, shapes)
        if self.scaled == "Same":
            return over, sorted(over)
        if self.scaled == "Complement":
            return over, [axis for axis in range(len(dims)) if axis not in over]
        return over, sorted(axes_of(self.scaled, dims, shapes))

    def _check_groups(self, shapes, dims: tuple, over: list[int]) -> None:
        if self.groups is None:
            return
        if len(self.groups) != len(over):
            facts = (shapes.title, len(over), len(self.groups))
            raise Message(f"{shapes.symbol}::groupcount", NOT_PARALLEL)(*facts)
        for axis, count in zip(over, self.groups, strict=True):
            if count > 1 and (dims[axis] == VARYING or (isinstance(dims[axis], int) and dims[axis] % count)):
                facts = (axis + 1, shapes.title, dims[axis], count)
                raise Message(f"{shapes.symbol}::groupsize", BAD_GROUPS)(*facts)

    def forward(self, x, scaling, biases, *, dims, lengths):
        own = dims["Input"]
        over, levels = self._axes(None, own)
        shape, axes = self._cut(own, over)
        rows = x.reshape((x.shape[0], *shape))
        known = [((None, one) if axis in over else (one,)) for axis, one in enumerate(lengths["Input"])]
        cut = tuple(one for pair in known for one in pair)
        z = self._normalised(rows, tuple(axis + 1 for axis in axes), own, cut).reshape(x.shape)
        spread = tuple(size if axis in levels else 1 for axis, size in enumerate(own))
        if scaling is not None:
            z = z * scaling.reshape(spread)
        return z if biases is None else z + biases.reshape(spread)

    def _cut(self, dims: tuple, over: list[int]) -> tuple[tuple, list[int]]:
        """(dimensions with each grouped level as two, axes of the statistics in these)"""
        counts = dict(zip(over, self.groups or (1,) * len(over), strict=True))
        shape, axes = [], []
        for axis, size in enumerate(dims):
            if axis in counts:
                shape += [counts[axis], size // counts[axis]]
                axes.append(len(shape) - 1)
            else:
                shape.append(size)
        return tuple(shape), axes

    def _normalised(self, x, axes: tuple, dims: tuple, lengths: tuple):
        """x (B, ...) normalised over its `axes`, as far as examples reach there."""
        if self.method == "RMS":
            return x * reciprocal(sqrt(mean_of(square(x), lengths, axes, keep=True) + self.epsilon))
        if not self.unbiased and all(one is None for one in lengths):
            return standardized(x, axis=axes, epsilon=float(self.epsilon))
        deviations = x - mean_of(x, lengths, axes, keep=True)
        variance = mean_of(square(deviations), lengths, axes, keep=True)
        if self.unbiased:
            count = count_of(x, lengths, axes)
            if isinstance(count, int) and count < 2:
                raise ONE_VALUE(size_words(dims))
            variance = variance * (count / (count - 1))
        return deviations * reciprocal(sqrt(variance + self.epsilon))
