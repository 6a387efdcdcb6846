"""Convolution with one kernel a channel, tuned for the CPU: some channels at a time, kept in the cache.

There is no product of matrices in it; each element of the window is a multiplication and an addition of
whole slices. A separate channel in the general kernels would be a product with one row.
"""

from __future__ import annotations

from math import prod

from wlnet.tensor.dtype import is_real
from wlnet.tensor.ops.convolution import convolve, deconvolve, taps, window_products
from wlnet.tensor.run.kernel import tuned
from wlnet.tensor.run.slices import SLICE, scratch_of_slices, slices


def _one_each(y, channels: int, groups: int) -> bool:
    """One input channel and one output channel a group, and enough to do."""
    return groups == channels == y.shape[0] and is_real(y.dtype) and prod(y.shape) >= SLICE


def _convolve_takes(x, kernels, *, groups, **facts):
    return kernels.shape[0] == groups and _one_each(x, x.shape[0], groups)


def _convolved(x, kernels, *, stride, dilation, groups):
    grid = convolve.shapes([x[0], kernels[0]], {"stride": stride, "dilation": dilation, "groups": groups})[0]
    return [(scratch_of_slices(grid), x[1])]


@tuned(convolve, device="CPU", when=_convolve_takes, scratch=_convolved)
def convolve_channels(xp, x, kernels, out, scratch, *, stride, dilation, groups):
    (terms,) = scratch
    found = list(taps(kernels.shape[2:], out.shape[1:-1], stride, dilation))
    for chain, part in slices(xp, out.shape):
        target, term = out[part], terms[chain, : part.stop - part.start]
        for number, (tap, under) in enumerate(found):
            source = x[(part, *under)]
            xp.multiply(source, _weight(kernels, part, tap), out=term if number else target)
            if number:
                xp.add(target, term, out=target)


def _weight(kernels, part: slice, tap):
    """The weight of each channel under one element of the window, to be broadcast."""
    some = kernels[(part, 0, *tap)]
    return some.reshape(some.shape[0], *(1,) * (kernels.ndim - 1))


def _deconvolve_takes(y, kernels, *, sizes, groups, **facts):
    return _one_each(y, kernels.shape[1] * groups, groups)


def _one_term(y, kernels, **facts):
    return [(scratch_of_slices(y[0]), y[1])]


@tuned(deconvolve, device="CPU", when=_deconvolve_takes, scratch=_one_term)
def deconvolve_channels(xp, y, kernels, out, scratch, *, sizes, stride, dilation, groups):
    (terms,) = scratch
    found = list(taps(kernels.shape[2:], y.shape[1:-1], stride, dilation))
    for chain, part in slices(xp, y.shape):
        term = terms[chain, : part.stop - part.start]
        xp.copyto(out[part], 0)
        for tap, under in found:
            target = out[(part, *under)]
            xp.multiply(y[part], _weight(kernels, part, tap), out=term)
            xp.add(target, term, out=target)


def _products_take(x, y, *, groups, **facts):
    return _one_each(y, x.shape[0], groups)


def _term_of_y(x, y, **facts):
    return [(scratch_of_slices(y[0]), y[1])]


@tuned(window_products, device="CPU", when=_products_take, scratch=_term_of_y)
def products_of_channels(xp, x, y, out, scratch, *, window, stride, dilation, groups):
    (terms,) = scratch
    found = list(taps(window, y.shape[1:-1], stride, dilation))
    for chain, part in slices(xp, y.shape):
        term = terms[chain, : part.stop - part.start]
        for tap, under in found:
            xp.multiply(x[(part, *under)], y[part], out=term)
            xp.add.reduce(term, axis=tuple(range(1, term.ndim)), out=out[(part, 0, *tap)])
