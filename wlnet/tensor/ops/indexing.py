"""Ops with integer arguments: which elements to take, where to add."""

from __future__ import annotations

from math import prod

import numpy as np

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops.elementwise import cast, equal
from wlnet.tensor.ops.movement import permute, reshape
from wlnet.tensor.shape import ShapeError, axis_of, spelled


def _with_index(x, index):
    if index not in rule.INTEGERS:
        raise rule.DtypeError(f"takes integer positions, not {index}")
    return x, (x, "Integer64")


def _indexed(x, index, *, axis):
    return x[: axis_of(axis, len(x))] + index + x[axis_of(axis, len(x)) + 1 :]


@op(shape=_indexed, dtype=lambda x, index, *, axis: _with_index(x, index))
def take(xp, x, index, out, *, axis=0):
    """Elements of an axis at the positions `index`, from 0; a position outside is moved to the border."""
    # The mode "raise" would copy the result once more; who makes the positions has checked them.
    xp.take(x, index, axis=axis, out=out, mode="clip")


@take.vjp
def take_vjp(grad, result, x, index, *, axis):
    return scatter(grad, index, size=x.shape[axis], axis=axis), None


def _scattered(x, index, *, size, axis):
    if x[axis : axis + len(index)] != index:
        raise ShapeError(f"needs the axes {spelled(index)} of the positions at place {axis} of {spelled(x)}")
    return (*x[:axis], size, *x[axis + len(index) :])


@op(shape=_scattered, dtype=lambda x, index, *, size, axis: _with_index(x, index))
def scatter(xp, x, index, out, *, size, axis=0):
    """Zeros, `size` along an axis, to which the elements of x are added at the positions `index`."""
    xp.copyto(out, 0)
    xp.add.at(out, (slice(None),) * axis + (index,), x)


@scatter.vjp
def scatter_vjp(grad, result, x, index, *, size, axis):
    return take(grad, index, axis=axis), None


def _along(base, x, index):
    if not base or x != index or x[:-1] != base[:-1]:
        raise ShapeError(f"needs numbers and positions for the lines of {spelled(base)}")
    return base


def _added_dtypes(base, x, index):
    _, wanted = _with_index(base, index)
    return base, (base, *wanted)


@op(shape=_along, dtype=_added_dtypes, overwrites=(0,))
def add_along(xp, base, x, index, out):
    """`base`, to which numbers of x are added at the positions `index` of its lines along the last axis."""
    places = np.ogrid[tuple(slice(n) for n in index.shape)][:-1]
    xp.copyto(out, base)
    xp.add.at(out, (*places, index), x)


@add_along.vjp
def add_along_vjp(grad, result, base, x, index):
    return grad, take_along(grad, index), None


def _last_axis(x):
    if not x:
        raise ShapeError("takes an array, not a number")
    return x


@op(shape=_last_axis, dtype=lambda x: ("Integer64", (x,)), straight=False)
def ordering(xp, x, out):
    """The positions, from 0, of the elements along the last axis in ascending order; of equal ones the first
    comes first."""
    xp.copyto(out, xp.argsort(x, axis=-1, kind="stable"))


ordering.without_gradient()


def one_hot(index, size, dtype="Real32"):
    """1 at the position of each index along a new last axis of `size`, else 0."""
    column = reshape(index, shape=(*index.shape, 1))
    return cast(equal(column, np.arange(size)), dtype=dtype)


def take_along(x, index, axis=-1):
    """Element `index` of each line of x along `axis`; index has the shape of x, of any size along it."""
    axis = axis_of(axis, len(x.shape))
    lines = x.shape[:axis] + x.shape[axis + 1 :]
    if index.shape[:axis] + index.shape[axis + 1 :] != lines:
        raise ShapeError(
            f"take_along {spelled(x.shape)}: positions of shape {spelled(index.shape)} do not fit"
        )
    if axis != len(x.shape) - 1:
        order = (*range(axis), *range(axis + 1, len(x.shape)), axis)
        back = (*range(axis), len(x.shape) - 1, *range(axis, len(x.shape) - 1))
        return permute(take_along(permute(x, order=order), permute(index, order=order)), order=back)
    starts = np.arange(prod(lines)).reshape(*lines, 1) * x.shape[axis]
    return take(reshape(x, shape=(-1,)), cast(index, dtype="Integer64") + starts)


def pick(x, index, axis=1):
    """For each example b the elements of `axis` at the positions index[b]: x (B, ..., n, ...), index (B, m)
    to (B, ..., m, ...)."""
    rank = len(x.shape)
    axis = axis_of(axis, rank)
    if axis != 1:
        order = (0, axis, *(a for a in range(1, rank) if a != axis))
        back = tuple(order.index(a) for a in range(rank))
        return permute(pick(permute(x, order=order), index), order=back)
    batch, size = x.shape[:2]
    rows = cast(index, dtype="Integer64") + np.arange(batch).reshape(-1, 1) * size
    return take(reshape(x, shape=(batch * size, *x.shape[2:])), rows)
