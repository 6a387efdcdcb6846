"""Convolution over one or more axes, and the two products that are its gradients.

Arrays are (C, sizes..., B): channels first and the batch last, so that a window moves over runs of whole
batches, and a copy of shifted windows is a copy of long runs, whatever the width of an image. Kernels are
(O, C / groups, window...). Nothing is padded here (see `pad`); kernels are not turned around.

Each of the three is linear in both of its arguments and has the other two as its gradients, so gradients
of any order are these ops again:

    convolve          y[o, p, b] = sum over c, t of w[o, c, t] x[c, p stride + t dilation, b]
    deconvolve        x from y and w: the adjoint of convolve in x (transposed convolution)
    window_products   w from x and y: the adjoint of convolve in w

The plain kernels copy all windows and make one product of them.
"""

from __future__ import annotations

from math import prod

import numpy as np

from wlnet.tensor import dtype as rule
from wlnet.tensor.layout import Layout
from wlnet.tensor.op import op
from wlnet.tensor.shape import ShapeError, places, spelled


def dense(layout: Layout) -> bool:
    return layout.contiguous


def _ranks(x, axes, window, stride, dilation) -> None:
    if len(x) != len(axes) + 2 or not len(window) == len(stride) == len(dilation) == len(axes):
        raise ShapeError(
            f"needs (channels, sizes..., batch) and a window, a stride and a dilation for each size, not "
            f"{spelled(x)} with a window of {spelled(window)}, strides {stride} and dilations {dilation}"
        )


def _grid(sizes, window, stride, dilation) -> tuple[int, ...]:
    """How many places a window has along each axis."""
    found = tuple(map(places, sizes, window, stride, dilation))
    if 0 in found:
        raise ShapeError(f"has windows of {spelled(window)}, which do not fit into {spelled(sizes)}")
    return found


def _groups(channels: int, outputs: int, each: int, groups: int) -> None:
    if channels != each * groups or outputs % groups:
        raise ShapeError(
            f"in {groups} groups has kernels for {each * groups} channels that give {outputs}; "
            f"the array has {channels} channels"
        )


def _convolved(x, kernels, *, stride, dilation, groups):
    _ranks(x, x[1:-1], kernels[2:], stride, dilation)
    _groups(x[0], kernels[0], kernels[1], groups)
    return (kernels[0], *_grid(x[1:-1], kernels[2:], stride, dilation), x[-1])


def _deconvolved(y, kernels, *, sizes, stride, dilation, groups):
    _ranks(y, sizes, kernels[2:], stride, dilation)
    if y[0] != kernels[0] or y[1:-1] != _grid(sizes, kernels[2:], stride, dilation):
        raise ShapeError(f"cannot be of {spelled(y)} for kernels {spelled(kernels)} over {spelled(sizes)}")
    _groups(kernels[1] * groups, kernels[0], kernels[1], groups)
    return (kernels[1] * groups, *sizes, y[-1])


def _kernels(x, y, *, window, stride, dilation, groups):
    _ranks(x, x[1:-1], window, stride, dilation)
    if y[1:] != (*_grid(x[1:-1], window, stride, dilation), x[-1]):
        raise ShapeError(f"has {spelled(y)}, which are no places of windows in {spelled(x)}")
    _groups(x[0], y[0], x[0] // groups, groups)
    return (y[0], x[0] // groups, *window)


def _scratch_convolved(x, kernels, *, stride, dilation, groups):
    (shape, dtype), (weights, _) = x, kernels
    grid = _grid(shape[1:-1], weights[2:], stride, dilation)
    return [((shape[0], *weights[2:], *grid, shape[-1]), dtype), (weights, dtype)]


def _scratch_deconvolved(y, kernels, *, sizes, stride, dilation, groups):
    (shape, dtype), (weights, _) = y, kernels
    return [((weights[1] * groups, *weights[2:], *shape[1:]), dtype), (weights, dtype), (shape, dtype)]


def _scratch_kernels(x, y, *, window, stride, dilation, groups):
    (shape, dtype), (outputs, _) = x, y
    return [((shape[0], *window, *outputs[1:]), dtype), (outputs, dtype)]


def taps(window, grid, stride, dilation):
    """For each element t of a window: its index, and the slices of what stands under it at all places."""
    for tap in np.ndindex(*window):
        spans = zip(tap, grid, stride, dilation, strict=True)
        yield tap, tuple(slice(t * d, t * d + (n - 1) * s + 1, s) for t, n, s, d in spans)


def _in_groups(windows, groups: int, rank: int):
    """Windows (C, window..., places..., B) as (groups, C / groups window, places B)."""
    shape = windows.shape
    return windows.reshape(groups, shape[0] // groups * prod(shape[1 : 1 + rank]), prod(shape[1 + rank :]))


@op(shape=_convolved, dtype=rule.real, scratch=_scratch_convolved, accepts=dense)
def convolve(xp, x, kernels, out, scratch, *, stride, dilation, groups=1):
    """Weighed sums of windows of x (C, sizes..., B), one kernel (C / groups, window...) an output channel.

    Group i of output channels sees group i of input channels.
    """
    windows, weights = scratch
    rank = len(stride)
    for tap, under in taps(kernels.shape[2:], out.shape[1:-1], stride, dilation):
        xp.copyto(windows[(slice(None), *tap)], x[(slice(None), *under)])
    xp.copyto(weights, kernels)
    left = weights.reshape(groups, weights.shape[0] // groups, prod(weights.shape[1:]))
    right = _in_groups(windows, groups, rank)
    xp.matmul(left, right, out=out.reshape(groups, left.shape[1], right.shape[2]))


@convolve.vjp
def convolve_vjp(grad, result, x, kernels, *, stride, dilation, groups):
    facts = {"stride": stride, "dilation": dilation, "groups": groups}
    return (
        deconvolve(grad, kernels, sizes=x.shape[1:-1], **facts),
        window_products(x, grad, window=kernels.shape[2:], **facts),
    )


@op(shape=_deconvolved, dtype=rule.real, scratch=_scratch_deconvolved, accepts=dense)
def deconvolve(xp, y, kernels, out, scratch, *, sizes, stride, dilation, groups=1):
    """Each element of y (O, places..., B) times its kernel, added up in an array (C, sizes..., B)."""
    windows, weights, dense_y = scratch
    rank = len(stride)
    xp.copyto(weights, kernels)
    xp.copyto(dense_y, y)
    left = weights.reshape(groups, weights.shape[0] // groups, prod(weights.shape[1:]))
    right = dense_y.reshape(groups, left.shape[1], prod(y.shape[1:]))
    xp.matmul(left.transpose(0, 2, 1), right, out=_in_groups(windows, groups, rank))
    xp.copyto(out, 0)
    for tap, under in taps(kernels.shape[2:], y.shape[1:-1], stride, dilation):
        place = out[(slice(None), *under)]
        xp.add(place, windows[(slice(None), *tap)], out=place)


@deconvolve.vjp
def deconvolve_vjp(grad, result, y, kernels, *, sizes, stride, dilation, groups):
    facts = {"stride": stride, "dilation": dilation, "groups": groups}
    return (
        convolve(grad, kernels, **facts),
        window_products(grad, y, window=kernels.shape[2:], **facts),
    )


@op(shape=_kernels, dtype=rule.real, scratch=_scratch_kernels, accepts=dense)
def window_products(xp, x, y, out, scratch, *, window, stride, dilation, groups=1):
    """Windows of x (C, sizes..., B) times y (O, places..., B), summed over places and batch."""
    windows, dense_y = scratch
    rank = len(stride)
    for tap, under in taps(window, y.shape[1:-1], stride, dilation):
        xp.copyto(windows[(slice(None), *tap)], x[(slice(None), *under)])
    xp.copyto(dense_y, y)
    right = _in_groups(windows, groups, rank)
    left = dense_y.reshape(groups, y.shape[0] // groups, right.shape[2])
    xp.matmul(left, right.transpose(0, 2, 1), out=out.reshape(groups, left.shape[1], right.shape[1]))


@window_products.vjp
def window_products_vjp(grad, result, x, y, *, window, stride, dilation, groups):
    facts = {"stride": stride, "dilation": dilation, "groups": groups}
    return deconvolve(y, grad, sizes=x.shape[1:-1], **facts), convolve(x, grad, **facts)
