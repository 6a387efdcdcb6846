"""Statistics over a batch, as normalising layers need them."""

from __future__ import annotations

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops.movement import part
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import ShapeError, spelled


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
