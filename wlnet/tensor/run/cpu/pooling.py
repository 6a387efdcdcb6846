"""Pooling, tuned for the CPU: slices of the first axis that stay in the cache, shared by two threads.

The winners of windows are taken by bits, without a branch or a change of width: 20 x 24 x 24 x 64 by
pairs 1.0 ms, by masked copies 8.8.
"""

from __future__ import annotations

from math import prod

from wlnet.tensor.dtype import is_real
from wlnet.tensor.ops.pooling import accumulated, steps, window_max, window_total, window_unpool, winners
from wlnet.tensor.run.kernel import tuned
from wlnet.tensor.run.slices import SLICE, scratch_of_slices, slices

# Integers as wide as a real number: all bits of -1 are set.
BITS = {"Real16": "Integer16", "Real32": "Integer32", "Real64": "Integer64"}


def _cuttable(layout, axis: int) -> bool:
    return is_real(layout.dtype) and axis % len(layout.shape) != 0 and prod(layout.shape) >= 4 * SLICE


def _takes(x, *, axis, **params):
    return _cuttable(x, axis)


def _takes_pairs(grad, x, *, axis, window, stride):
    return window == stride == 2 and _cuttable(x, axis)


def _accumulate(xp, function, x, out, axis, window, stride):
    indices = steps(out, axis, window, stride, out.shape[axis])
    for _, part in slices(xp, out.shape):
        accumulated(xp, function, x[part], indices, out[part])


@tuned(window_max, device="CPU", when=_takes)
def maxima_by_slices(xp, x, out, *, axis, window, stride):
    _accumulate(xp, xp.maximum, x, out, axis, window, stride)


@tuned(window_total, device="CPU", when=_takes)
def totals_by_slices(xp, x, out, *, axis, window, stride):
    _accumulate(xp, xp.add, x, out, axis, window, stride)


def _winner_bits(grad, x, **params):
    shape, dtype = grad
    part = scratch_of_slices(shape)
    return [(part, "Boolean"), (part, "Boolean"), (part, BITS[dtype])]


@tuned(window_unpool, device="CPU", when=_takes_pairs, scratch=_winner_bits)
def pairs(xp, grad, x, out, scratch, *, axis, window, stride):
    """The second of a pair takes all where it is larger, or alone is NaN, and the first the rest."""
    wins, known, bits = scratch
    axis %= x.ndim
    first, second = steps(x, axis, 2, 2, grad.shape[axis])
    left = (slice(None),) * axis + (slice(2 * grad.shape[axis], None),)
    for chain, part in slices(xp, grad.shape):
        size = part.stop - part.start
        mask, larger, number = bits[chain, :size], wins[chain, :size], known[chain, :size]
        given, one, two = (a.view(bits.dtype) for a in (grad[part], out[part][first], out[part][second]))
        xp.greater_equal(x[part][first], x[part][second], out=larger)
        xp.logical_not(larger, out=larger)
        xp.equal(x[part][first], x[part][first], out=number)
        xp.logical_and(larger, number, out=larger)
        xp.copyto(mask, larger)
        xp.negative(mask, out=mask)
        xp.bitwise_and(given, mask, out=two)
        xp.bitwise_xor(given, two, out=one)
        if x.shape[axis] > 2 * grad.shape[axis]:
            xp.copyto(out[part][left], 0)


def _takes_windows(grad, x, *, axis, window, stride):
    return _cuttable(x, axis)


def _window_bits(grad, x, **params):
    shape, dtype = grad
    part = scratch_of_slices(shape)
    return [(part, dtype), (part, dtype), *[(part, "Boolean")] * 3, (part, BITS[dtype])]


@tuned(window_unpool, device="CPU", when=_takes_windows, scratch=_window_bits)
def windows_by_bits(xp, grad, x, out, scratch, *, axis, window, stride):
    """As the plain kernel, slice by slice; what an element gets is the gradient masked by bits."""
    indices = steps(x, axis, window, stride, grad.shape[axis])
    for chain, part in slices(xp, grad.shape):
        best, piece, hit, free, odd, bits = (a[chain, : part.stop - part.start] for a in scratch)
        given, taken = grad[part].view(bits.dtype), piece.view(bits.dtype)
        xp.copyto(out[part], 0)
        for index in winners(xp, x[part], best, hit, free, odd, indices):
            xp.copyto(bits, hit)
            xp.negative(bits, out=bits)
            xp.bitwise_and(given, bits, out=taken)
            xp.add(out[part][index], piece, out=out[part][index])
