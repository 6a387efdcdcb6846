"""Neighbours that one kernel can do at once, or in a way that loses no digits."""

from __future__ import annotations

from math import prod

import numpy as np

from wlnet.tensor.dtype import is_real
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.op import Op
from wlnet.tensor.ops.comparison import greater
from wlnet.tensor.ops.elementwise import (
    exp,
    log,
    log1p,
    masked,
    minus,
    negate,
    plus,
    ramp,
    sigmoid,
    softplus,
    times,
)
from wlnet.tensor.ops.indexing import add_along, scatter, take
from wlnet.tensor.ops.movement import reshape
from wlnet.tensor.ops.pooling import window_max, window_unpool
from wlnet.tensor.ops.reduction import argmax, log_softmax, logsumexp, softmax, total
from wlnet.tensor.shape import axes_of

FUSE = Rules("fuse")
LARGE = 65536  # elements from which on a pass over an array less is worth a step more


@FUSE.rule(log)
def log_of_softmax(node):
    """log(softmax(x)) loses the small ones; log_softmax does not."""
    (x,) = node.inputs
    if x.node is not None and x.node.op is softmax:
        return log_softmax(x.node.inputs[0], **x.node.params)
    return None


@FUSE.rule(exp)
def exp_of_log_softmax(node):
    """exp(log_softmax(x)), as in the gradient of a loss, is softmax(x), which is often there already."""
    (x,) = node.inputs
    if x.node is not None and x.node.op is log_softmax:
        return softmax(x.node.inputs[0], **x.node.params)
    return None


@FUSE.rule(log)
def log_of_sum_of_exp(node):
    """log(total(exp(x))) overflows; logsumexp does not."""
    (x,) = node.inputs
    if x.node is None or x.node.op is not total:
        return None
    (y,) = x.node.inputs
    if y.node is None or y.node.op is not exp:
        return None
    return logsumexp(y.node.inputs[0], **x.node.params)


@FUSE.rule(log1p)
def log1p_of_exp(node):
    """log1p(exp(x)) overflows; softplus does not."""
    (x,) = node.inputs
    return softplus(x.node.inputs[0]) if x.node is not None and x.node.op is exp else None


@FUSE.rule(log)
def log_of_sigmoid(node):
    """log(sigmoid(x)) is -softplus(-x)."""
    (x,) = node.inputs
    return negate(softplus(negate(x.node.inputs[0]))) if x.node is not None and x.node.op is sigmoid else None


# Pooling first leaves less to do for what keeps the order of numbers.


def _made_by(value: Value, op: Op) -> bool:
    return value.node is not None and value.node.op is op


def _constant_along(value: Value, axis: int, rank: int) -> bool:
    """What is broadcast to an array of this rank is the same all along an axis of it."""
    place = value.rank - (rank - axis)
    return place < 0 or value.shape[place] == 1


def _without_constant(value: Value, axis: int) -> tuple[Value, Value] | None:
    """(x, b) of a sum x + b in which b is constant along an axis."""
    if _made_by(value, plus):
        for x, b in (value.node.inputs, value.node.inputs[::-1]):
            if x.shape == value.shape and _constant_along(b, axis % x.rank, x.rank):
                return x, b
    return None


@FUSE.rule(window_max)
def maximum_of_ramp(node):
    """The maximum of ramps is the ramp of the maximum."""
    (x,) = node.inputs
    if _made_by(x, ramp) and prod(node.output.shape) < prod(x.shape):
        return ramp(window_max(x.node.inputs[0], **node.params))
    return None


@FUSE.rule(window_max)
def maximum_of_shifted(node):
    """max(x + b) is max(x) + b where b is the same for a whole window."""
    found = _without_constant(node.inputs[0], node.params["axis"])
    if found is None or prod(node.output.shape) >= prod(node.inputs[0].shape):
        return None
    x, b = found
    return plus(window_max(x, **node.params), b)


@FUSE.rule(window_unpool)
def unpool_of_shifted(node):
    """x + b has its maxima where x has them (where rounding makes two sums equal, where x is larger)."""
    grad, x = node.inputs
    found = _without_constant(x, node.params["axis"])
    return None if found is None else window_unpool(grad, found[0], **node.params)


@FUSE.rule(masked)
def ramp_mask_of_unpool(node):
    """The gradient of a maximum of ramps, masked before it is put back instead of after.

    A ramp is positive at the maximum of a window if the maximum is; where it is not, nothing flows.
    """
    condition, gradient = node.inputs
    if not (_made_by(condition, greater) and _made_by(gradient, window_unpool)):
        return None
    compared, zero = condition.node.inputs
    grad, x = gradient.node.inputs
    if not (_made_by(x, ramp) and zero.is_constant(0) and compared in (x, x.node.inputs[0])):
        return None
    before, params = x.node.inputs[0], gradient.node.params
    return window_unpool(masked(greater(window_max(before, **params), zero), grad), before, **params)


@FUSE.rule(total)
def total_of_scaled(node):
    """A factor that is the same for all that is summed comes after the sum; a sign too.

    So the array need not be made for that, or is summed once where there were two such sums.
    """
    (x,) = node.inputs
    if x.node is None or x.node.op not in (times, negate) or not is_real(x.dtype) or prod(x.shape) < LARGE:
        return None
    axes = axes_of(node.params["axis"], x.rank)
    if x.node.op is negate:
        return negate(total(x.node.inputs[0], **node.params))
    for y, factor in (x.node.inputs, x.node.inputs[::-1]):
        if y.shape == x.shape and all(_constant_along(factor, axis, x.rank) for axis in axes) and axes:
            scaled = times(total(y, axis=axes, keep=True), factor)
            return reshape(scaled, shape=node.output.shape)
    return None


@FUSE.rule(total)
def total_of_unpool(node):
    """Putting numbers elsewhere along an axis does not change their sum along it."""
    (x,) = node.inputs
    if not _made_by(x, window_unpool):
        return None
    axis = x.node.params["axis"] % x.rank
    if axis not in axes_of(node.params["axis"], x.rank):
        return None
    return total(x.node.inputs[0], **node.params)


# Cross entropy of classes: what take_along takes of a large array, and where its gradient goes.


def _along_lines(index: Value, shape: tuple[int, ...]) -> Value | None:
    """Positions along the last axis of such an array, where `index` counts them through all of it."""
    *lines, size = shape
    if not _made_by(index, plus) or index.shape[:-1] != tuple(lines):
        return None
    starts = np.arange(prod(lines)).reshape(*lines, 1) * size
    for within, begun in (index.node.inputs, index.node.inputs[::-1]):
        known = begun.constant
        if known is not None and within.shape == index.shape and np.array_equal(known, starts):
            return within
    return None


@FUSE.rule(take)
def taken_of_log_softmax(node):
    """Of log_softmax(x) some are wanted: then it need not be made of all."""
    flat, index = node.inputs
    if flat.rank != 1 or not _made_by(flat, reshape) or FUSE.uses[flat] != 1:
        return None
    (whole,) = flat.node.inputs
    if not _made_by(whole, log_softmax) or FUSE.uses[whole] != 1:
        return None
    (x,), axis = whole.node.inputs, whole.node.params["axis"] % whole.rank
    if axis != x.rank - 1 or _along_lines(index, x.shape) is None:
        return None
    return take(reshape(x, shape=(-1,)), index) - logsumexp(x, axis=axis, keep=True)


@FUSE.rule(argmax)
def largest_of_softmax(node):
    """Softmax keeps the order."""
    (x,) = node.inputs
    if not _made_by(x, softmax) or x.node.params["axis"] % x.rank != node.params["axis"] % x.rank:
        return None
    return argmax(x.node.inputs[0], **node.params)


@FUSE.rule(times)
def softmax_times_factors(node):
    """Of a softmax that is multiplied line by line and that nobody else reads the sums are often known: those
    of the logarithm that it is the gradient of. What is left is one pass.
    """
    for x, factors in (node.inputs, node.inputs[::-1]):
        if not _made_by(x, softmax) or FUSE.uses[x] != 1 or x.dtype != factors.dtype:
            continue
        axis = x.node.params["axis"] % x.rank
        if factors.rank <= x.rank and _constant_along(factors, axis, x.rank):
            (scores,) = x.node.inputs
            return times(factors, exp(scores - logsumexp(scores, axis=axis, keep=True)))
    return None


def _scattered_in_lines(value: Value) -> tuple[Value, Value] | None:
    """(numbers, positions along the last axis at which they stand among zeros)."""
    if not _made_by(value, reshape) or not _made_by(value.node.inputs[0], scatter):
        return None
    (flat,) = value.node.inputs
    x, index = flat.node.inputs
    if flat.rank != 1 or x.shape != index.shape:
        return None
    within = _along_lines(index, value.shape)
    return None if within is None else (x, within)


@FUSE.rule(total)
def total_of_scattered(node):
    """The sum of a line is that of the numbers which stand in it."""
    (x,) = node.inputs
    found = _scattered_in_lines(x)
    if found is None or axes_of(node.params["axis"], x.rank) != (x.rank - 1,):
        return None
    numbers = found[0] if found[0].shape[-1] == 1 else total(found[0], axis=-1, keep=True)
    return reshape(numbers, shape=node.output.shape)


@FUSE.rule(plus, minus)
def sum_with_scattered(node):
    """Numbers are added where they belong: no zeros are made for them."""
    left, right = node.inputs
    pairs = ((left, right),) if node.op is minus else ((left, right), (right, left))
    for some, others in pairs:
        found = _scattered_in_lines(some)
        if found is not None and others.shape == node.output.shape and others.dtype == found[0].dtype:
            return add_along(others if node.op is plus else _negated(others), *found)
    return None


def _negated(value: Value) -> Value:
    """-value; of a product the smaller factor is changed."""
    if not _made_by(value, times):
        return negate(value)
    a, b = sorted(value.node.inputs, key=lambda v: prod(v.shape))
    return times(negate(a), b)
