"""Statistics of a batch, tuned for the CPU: channel by channel where the batch stands last in memory."""

from __future__ import annotations

from math import prod

from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.run.kernel import tuned
from wlnet.tensor.run.slices import CHAINS, MANY


def _batch_last(x, weights):
    return x.transposed((1, 2, 0)).contiguous and not x.contiguous


def _one_channel(x, weights):
    (batch, _, count), dtype = x
    return [((CHAINS, count, batch), dtype), ((CHAINS, count), dtype)]


@tuned(statistics, device="CPU", when=_batch_last, scratch=_one_channel)
def statistics_by_channels(xp, x, weights, out, scratch):
    """As the plain kernel, for one channel (n, B) at a time, which stays in the cache."""
    deviations, sums = scratch
    channels = x.transpose(1, 2, 0)
    total, count = channels.shape[:2]
    chains = CHAINS if prod(x.shape) >= MANY and total > 1 else 1
    for chain in xp.together(chains):
        for c in range(chain * total // chains, (chain + 1) * total // chains):
            values, away, line = channels[c], deviations[chain], sums[chain]
            mean, variance = out[0, c : c + 1], out[1, c : c + 1]
            xp.matmul(values, weights, out=line)
            xp.add.reduce(line, keepdims=True, out=mean)
            xp.divide(mean, count, out=mean)
            xp.subtract(values, mean, out=away)
            xp.multiply(away, away, out=away)
            xp.matmul(away, weights, out=line)
            xp.add.reduce(line, keepdims=True, out=variance)
            xp.divide(variance, count, out=variance)
