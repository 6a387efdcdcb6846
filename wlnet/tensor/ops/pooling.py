"""Sums and maxima of windows that move along one axis; several axes are pooled one after the other.

A window begins at every multiple of `stride` where it fits whole. Of equal maxima the first counts; over
several axes, the last axis pooled first, that is the first in the order of rows.

`window_max` has `window_unpool` as its gradient, which puts a number back to where the maximum of its
window stands; the gradient of that takes numbers from there again: `window_pick`.
"""

from __future__ import annotations

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.shape import ShapeError, axis_of, places, spelled


def _pooled(x, *, axis, window, stride):
    axis = axis_of(axis, len(x))
    count = places(x[axis], window, stride)
    if count == 0:
        raise ShapeError(f"has windows of {window} along axis {axis}, which do not fit into {spelled(x)}")
    return (*x[:axis], count, *x[axis + 1 :])


def _spread(grad, *, axis, window, stride, size):
    axis = axis_of(axis, len(grad))
    if places(size, window, stride) != grad[axis]:
        raise ShapeError(
            f"cannot put {grad[axis]} windows of {window} at steps of {stride} into {size} elements"
        )
    return (*grad[:axis], size, *grad[axis + 1 :])


def _unpooled(grad, x, *, axis, window, stride):
    if grad != _pooled(x, axis=axis, window=window, stride=stride):
        raise ShapeError(f"has {spelled(grad)} for the windows of {spelled(x)}")
    return x


def _picked(values, x, *, axis, window, stride):
    if values != x:
        raise ShapeError(f"picks from {spelled(values)} by {spelled(x)}")
    return _pooled(x, axis=axis, window=window, stride=stride)


def steps(array, axis: int, window: int, stride: int, count: int) -> list[tuple]:
    """For each element of a window the index of what stands under it at all `count` places in an array."""
    axis %= array.ndim
    return [(slice(None),) * axis + (slice(j, j + (count - 1) * stride + 1, stride),) for j in range(window)]


def accumulated(xp, function, x, indices, out) -> None:
    """A function of two numbers applied to the elements of each window in turn."""
    if len(indices) == 1:
        xp.copyto(out, x[indices[0]])
        return
    function(x[indices[0]], x[indices[1]], out=out)
    for index in indices[2:]:
        function(out, x[index], out=out)


@op(shape=_pooled, dtype=rule.numeric)
def window_total(xp, x, out, *, axis, window, stride):
    """Sums of windows of x along an axis."""
    accumulated(xp, xp.add, x, steps(out, axis, window, stride, out.shape[axis]), out)


@window_total.vjp
def window_total_vjp(grad, result, x, *, axis, window, stride):
    return (window_spread(grad, axis=axis, window=window, stride=stride, size=x.shape[axis]),)


@op(shape=_spread, dtype=rule.numeric)
def window_spread(xp, grad, out, *, axis, window, stride, size):
    """Each element added to all elements of its window; `size` elements along the axis."""
    xp.copyto(out, 0)
    for step in steps(out, axis, window, stride, grad.shape[axis]):
        xp.add(out[step], grad, out=out[step])


@window_spread.vjp
def window_spread_vjp(grad, result, x, *, axis, window, stride, size):
    return (window_total(grad, axis=axis, window=window, stride=stride),)


@op(shape=_pooled, dtype=rule.unchanged)
def window_max(xp, x, out, *, axis, window, stride):
    """Maxima of windows of x along an axis."""
    accumulated(xp, xp.maximum, x, steps(out, axis, window, stride, out.shape[axis]), out)


@window_max.vjp
def window_max_vjp(grad, result, x, *, axis, window, stride):
    return (window_unpool(grad, x, axis=axis, window=window, stride=stride),)


def _scratch_unpool(grad, x, **params):
    return [grad, grad, *[(grad[0], "Boolean")] * 3]


def _scratch_pick(values, x, *, axis, window, stride):
    shape = _pooled(x[0], axis=axis, window=window, stride=stride)
    return [(shape, x[1]), *[(shape, "Boolean")] * 3]


def winners(xp, x, best, hit, free, odd, indices):
    """The index of each element of the windows in turn, while `hit` says where it is the first maximum.

    Where a window holds NaN that is its maximum, and the first of them counts: so nothing of a gradient is
    lost. (PyTorch takes the last of several.)
    """
    accumulated(xp, xp.maximum, x, indices, best)
    xp.copyto(free, True)
    for index in indices:
        xp.equal(x[index], best, out=hit)
        xp.not_equal(x[index], x[index], out=odd)
        xp.logical_or(hit, odd, out=hit)
        xp.logical_and(hit, free, out=hit)
        xp.logical_xor(hit, free, out=free)
        yield index


@op(shape=_unpooled, dtype=rule.unchanged, scratch=_scratch_unpool)
def window_unpool(xp, grad, x, out, scratch, *, axis, window, stride):
    """Each element of grad added to where x has the maximum of its window; zero elsewhere."""
    best, piece, hit, free, odd = scratch
    xp.copyto(out, 0)
    for index in winners(xp, x, best, hit, free, odd, steps(out, axis, window, stride, grad.shape[axis])):
        xp.copyto(piece, 0)
        xp.copyto(piece, grad, where=hit)
        xp.add(out[index], piece, out=out[index])


@window_unpool.vjp
def window_unpool_vjp(grad, result, values, x, **params):
    return window_pick(grad, x, **params), None


@op(shape=_picked, dtype=rule.unchanged, scratch=_scratch_pick)
def window_pick(xp, values, x, out, scratch, *, axis, window, stride):
    """Of each window the element of `values` that stands where x has its maximum."""
    best, hit, free, odd = scratch
    xp.copyto(out, 0)
    for index in winners(xp, x, best, hit, free, odd, steps(out, axis, window, stride, out.shape[axis])):
        xp.copyto(out, values[index], where=hit)


@window_pick.vjp
def window_pick_vjp(grad, result, values, x, **params):
    return window_unpool(grad, x, **params), None
