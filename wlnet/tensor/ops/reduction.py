"""Ops that bring an axis, several, or all to one number; and those that weigh along an axis.

`axis` is None (all), an integer or a tuple; `keep` leaves axes of size 1 where they were.
"""

from __future__ import annotations

from math import prod

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops.elementwise import cast, equal, exp
from wlnet.tensor.shape import ShapeError, axes_of, axis_of, reduced, same, spelled


def kept(x, axis):
    """The shape of `x` with 1 for each axis that is reduced."""
    return reduced(x.shape, axis=axis, keep=True)


@op(shape=reduced)
def total(xp, x, out, *, axis=None, keep=False):
    """Sum over `axis`."""
    xp.add.reduce(x, axis=axis, keepdims=keep, out=out)


@total.vjp
def total_vjp(grad, result, x, *, axis, keep):
    return (grad.reshape(kept(x, axis)),)


def mean(x, axis=None, keep=False):
    """Mean over `axis`; NaN over nothing."""
    size = prod(x.shape[a] for a in axes_of(axis, len(x.shape)))
    return total(x, axis=axis, keep=keep) * (1 / size if size else float("nan"))


def _nonempty(x, *, axis=None, keep=False):
    if any(x[a] == 0 for a in axes_of(axis, len(x))):
        raise ShapeError(f"of no elements is not defined: the shape is {x}")
    return reduced(x, axis=axis, keep=keep)


def _extreme_vjp(grad, result, x, *, axis, keep):
    shape = kept(x, axis)
    ties = cast(equal(x, result.reshape(shape)), dtype=x.dtype)
    return (grad.reshape(shape) * ties / total(ties, axis=axis, keep=True),)


@op(shape=_nonempty, dtype=rule.unchanged)
def max_(xp, x, out, *, axis=None, keep=False):
    """The largest element along `axis`; equal ones share the gradient."""
    xp.maximum.reduce(x, axis=axis, keepdims=keep, out=out)


@op(shape=_nonempty, dtype=rule.unchanged)
def min_(xp, x, out, *, axis=None, keep=False):
    """The smallest element along `axis`; equal ones share the gradient."""
    xp.minimum.reduce(x, axis=axis, keepdims=keep, out=out)


max_.vjp(_extreme_vjp)
min_.vjp(_extreme_vjp)


def _position_shape(x, *, axis):
    return _nonempty(x, axis=axis)


def _position(x, **params):
    return "Integer64", (x,)


@op(shape=_position_shape, dtype=_position)
def argmax(xp, x, out, *, axis=-1):
    """Position, from 0, of the first largest element along `axis`."""
    xp.argmax(x, axis=axis, out=out)


@op(shape=_position_shape, dtype=_position)
def argmin(xp, x, out, *, axis=-1):
    """Position, from 0, of the first smallest element along `axis`."""
    xp.argmin(x, axis=axis, out=out)


argmax.without_gradient()
argmin.without_gradient()


def _one_kept(x, *, axis, **params):
    shape, dtype = x
    return [(reduced(shape, axis=axis, keep=True), dtype)]


def _whole_and_kept(x, *, axis, **params):
    return [x, *_one_kept(x, axis=axis)]


def _weighed(x, *, axis):
    axis_of(axis, len(x))
    return _nonempty(x, axis=axis, keep=True) and same(x)


@op(shape=_nonempty, dtype=rule.real, scratch=_whole_and_kept)
def logsumexp(xp, x, out, scratch, *, axis=-1, keep=False):
    """log(sum(exp(x))) along `axis`; exact for any finite x, since the largest is taken out."""
    shifted, top = scratch
    xp.maximum.reduce(x, axis=axis, keepdims=True, out=top)
    xp.subtract(x, top, out=shifted)
    xp.exp(shifted, out=shifted)
    xp.add.reduce(shifted, axis=axis, keepdims=keep, out=out)
    xp.log(out, out=out)
    xp.add(out, top if keep else top.reshape(out.shape), out=out)


@logsumexp.vjp
def logsumexp_vjp(grad, result, x, *, axis, keep):
    shape = kept(x, axis)
    return (grad.reshape(shape) * exp(x - result.reshape(shape)),)


@op(shape=_weighed, dtype=rule.real, scratch=_one_kept, overwrites=(0,))
def softmax(xp, x, out, scratch, *, axis=-1):
    """exp(x) / sum(exp(x)) along `axis`, the largest taken out first."""
    (side,) = scratch
    xp.maximum.reduce(x, axis=axis, keepdims=True, out=side)
    xp.subtract(x, side, out=out)
    xp.exp(out, out=out)
    xp.add.reduce(out, axis=axis, keepdims=True, out=side)
    xp.divide(out, side, out=out)


@softmax.vjp
def softmax_vjp(grad, result, x, *, axis):
    return (softmax_slope(grad, result, axis=axis),)


def _alike(grad, result, *, axis):
    if grad != result:
        raise ShapeError(f"takes two arrays of one shape, not {spelled(grad)} and {spelled(result)}")
    return _weighed(grad, axis=axis)


@op(
    shape=_alike,
    dtype=rule.real,
    scratch=lambda g, y, *, axis: _whole_and_kept(g, axis=axis),
    overwrites=(0,),
)
def softmax_slope(xp, grad, result, out, scratch, *, axis=-1):
    """What arrives before a softmax of this result: result (grad - sum(grad result)) along `axis`."""
    whole, side = scratch
    xp.multiply(grad, result, out=out)
    xp.add.reduce(out, axis=axis, keepdims=True, out=side)
    xp.multiply(result, side, out=whole)
    xp.subtract(out, whole, out=out)


@softmax_slope.vjp
def softmax_slope_vjp(grad, result, g, y, *, axis):
    def along(x):
        return total(x * y, axis=axis, keep=True)

    return softmax_slope(grad, y, axis=axis), grad * (g - along(g)) - g * along(grad)


@op(shape=_weighed, dtype=rule.real, scratch=_whole_and_kept, overwrites=(0,))
def log_softmax(xp, x, out, scratch, *, axis=-1):
    """x - logsumexp(x) along `axis`, the largest taken out first."""
    powers, side = scratch
    xp.maximum.reduce(x, axis=axis, keepdims=True, out=side)
    xp.subtract(x, side, out=out)
    xp.exp(out, out=powers)
    xp.add.reduce(powers, axis=axis, keepdims=True, out=side)
    xp.log(side, out=side)
    xp.subtract(out, side, out=out)


@log_softmax.vjp
def log_softmax_vjp(grad, result, x, *, axis):
    return (grad - exp(result) * total(grad, axis=axis, keep=True),)
