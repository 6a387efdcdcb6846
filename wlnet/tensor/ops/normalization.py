"""Statistics over a batch, as normalising layers need them."""

from __future__ import annotations

from math import prod

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops.elementwise import reciprocal, sqrt, square
from wlnet.tensor.ops.movement import part
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import ShapeError, axes_of, reduced, same, spelled


def _one_a_channel(x, weights):
    if len(x) != 3 or weights != x[:1] or x[2] == 0:
        raise ShapeError(f"takes (B, C, n) and (B,) with n > 0, not {spelled(x)} and {spelled(weights)}")
    return (2, x[1])


def _deviations(x, weights):
    shape, dtype = x
    return [x, (shape[:2], dtype)]


@op(shape=_one_a_channel, dtype=rule.real, scratch=_deviations)
def statistics(xp, x, weights, out, scratch):
    """Mean and (population) variance of each channel: x (B, C, n) to (2, C).

    Each of the n values of example b counts weights[b] / n; weights that add up to 1, zero for
    examples that only fill the batch, give mean and variance of the others.
    """
    deviations, sums = scratch
    mean, variance = out[0], out[1]
    count = x.shape[2]
    xp.add.reduce(x, axis=2, out=sums)
    xp.matmul(weights, sums, out=mean)
    xp.divide(mean, count, out=mean)
    xp.subtract(x, mean.reshape((1, -1, 1)), out=deviations)
    xp.multiply(deviations, deviations, out=deviations)
    xp.add.reduce(deviations, axis=2, out=sums)
    xp.matmul(weights, sums, out=variance)
    xp.divide(variance, count, out=variance)


@statistics.vjp
def statistics_vjp(grad, result, x, weights):
    """With W = sum of weights: d mean = w/n dx, d variance = 2 w/n (x - mean) dx - 2 mean (1 - W) d mean."""
    count = x.shape[2]
    channels = (1, x.shape[1], 1)
    (g_mean, g_variance), (mean, _) = (
        [part(v, i, 1).reshape((-1,)) for i in range(2)] for v in (grad, result)
    )
    g_mean = g_mean - 2.0 * g_variance * mean * (1.0 - total(weights))
    g_mean, g_variance, mean = (v.reshape(channels) for v in (g_mean, g_variance, mean))
    deviations = x - mean
    share = weights.reshape((-1, 1, 1)) / float(count)
    along = g_mean * x + g_variance * deviations * deviations
    return share * (g_mean + 2.0 * g_variance * deviations), total(along, axis=(1, 2)) / float(count)


def _lines(x, *, axis, epsilon):
    if 0 in (x[a] for a in axes_of(axis, len(x))):
        raise ShapeError(f"of {spelled(x)} takes no numbers at all")
    return same(x)


def _whole_and_kept(x, *, axis, epsilon):
    shape, dtype = x
    return [x, (reduced(shape, axis=axis, keep=True), dtype)]


def _spread(xp, x, deviations, side, squares, axis, count, epsilon) -> None:
    """Deviations from the mean, and in `side` sqrt(variance + epsilon); the squares are of no more use."""
    xp.add.reduce(x, axis=axis, keepdims=True, out=side)
    xp.divide(side, count, out=side)
    xp.subtract(x, side, out=deviations)
    xp.multiply(deviations, deviations, out=squares)
    xp.add.reduce(squares, axis=axis, keepdims=True, out=side)
    xp.divide(side, count, out=side)
    xp.add(side, epsilon, out=side)
    xp.sqrt(side, out=side)


@op(shape=_lines, dtype=rule.real, scratch=_whole_and_kept)
def standardized(xp, x, out, scratch, *, axis, epsilon):
    """(x - mean)/sqrt(variance + epsilon) over some axes, for each place in the others."""
    deviations, side = scratch
    count = prod(x.shape[a] for a in axes_of(axis, x.ndim))
    _spread(xp, x, deviations, side, out, axis, count, epsilon)
    xp.divide(deviations, side, out=out)


@standardized.vjp
def standardized_vjp(grad, result, x, *, axis, epsilon):
    return (standardized_slope(grad, result, x, axis=axis, epsilon=epsilon),)


def _alike(grad, result, x, *, axis, epsilon):
    if not grad == result == x:
        raise ShapeError(f"takes arrays of one shape, not {', '.join(map(spelled, (grad, result, x)))}")
    return _lines(x, axis=axis, epsilon=epsilon)


def _two_and_kept(grad, result, x, *, axis, epsilon):
    whole, kept = _whole_and_kept(x, axis=axis, epsilon=epsilon)
    return [whole, kept, kept]


@op(shape=_alike, dtype=rule.real, scratch=_two_and_kept)
def standardized_slope(xp, grad, result, x, out, scratch, *, axis, epsilon):
    """What arrives before `standardized`, y: (g - mean of g - y mean of g y)/sqrt(variance + epsilon)."""
    whole, side, along = scratch
    count = prod(x.shape[a] for a in axes_of(axis, x.ndim))
    _spread(xp, x, whole, side, out, axis, count, epsilon)
    xp.multiply(grad, result, out=out)
    xp.add.reduce(out, axis=axis, keepdims=True, out=along)
    xp.divide(along, count, out=along)
    xp.multiply(result, along, out=whole)
    xp.add.reduce(grad, axis=axis, keepdims=True, out=along)
    xp.divide(along, count, out=along)
    xp.subtract(grad, along, out=out)
    xp.subtract(out, whole, out=out)
    xp.divide(out, side, out=out)


@standardized_slope.defined
def standardized_slope_by_ops(grad, result, x, *, axis, epsilon):
    count = float(prod(x.shape[a] for a in axes_of(axis, x.rank)))

    def mean(v):
        return total(v, axis=axis, keep=True) / count

    factor = reciprocal(sqrt(mean(square(x - mean(x))) + epsilon))
    return (grad - mean(grad) - result * mean(grad * result)) * factor
