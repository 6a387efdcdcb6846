"""Shapes: what comes out of broadcasting, reducing, indexing; what is wrong with a shape, in words.

A shape is a tuple of integers, the batch first. Axes count from 0; negative ones from the end.
The functions named after what they do are the shape rules of ops: shapes of the arguments and
the op's parameters in, the shape of the result out.
"""

from __future__ import annotations

from math import prod


class ShapeError(ValueError):
    """Shapes that do not fit, said in words; the op puts its name before them."""


def spelled(shape) -> str:
    """A shape as printed in graphs and errors: "(64, 784)", "(3)", "()"."""
    return "(" + ", ".join(str(n) for n in shape) + ")"


def axis_of(axis: int, rank: int) -> int:
    """The axis counted from 0; raises ShapeError if there is no such axis."""
    if not -rank <= axis < rank:
        raise ShapeError(f"has no axis {axis}: the argument has {rank} of them")
    return axis % rank


def axes_of(axis, rank: int) -> tuple[int, ...]:
    """None (all), an axis or several, as ascending axes counted from 0; a repeated one is refused."""
    if axis is None:
        return tuple(range(rank))
    axes = [axis_of(a, rank) for a in (axis if isinstance(axis, tuple) else (axis,))]
    if len(set(axes)) < len(axes):
        raise ShapeError(f"names an axis twice: {axis}")
    return tuple(sorted(axes))


def broadcast(*shapes, **params):
    """The common shape: sizes are compared from the last axis on, 1 and a missing axis fit anything."""
    rank = max(len(shape) for shape in shapes)
    result = [1] * rank
    for shape in shapes:
        for axis, size in enumerate(shape, rank - len(shape)):
            if size == 1 or size == result[axis]:
                continue
            if result[axis] != 1:
                raise ShapeError(
                    f"does not fit the shapes {' and '.join(map(spelled, shapes))}: "
                    f"{result[axis]} against {size}, counted from the last axis at place {rank - axis}"
                )
            result[axis] = size
    return tuple(result)


def same(x, **params):
    """The shape of the only argument."""
    return x


def reduced(x, *, axis=None, keep=False, **params):
    """The shape without `axis` (None: without all), or with 1 in their place if `keep`."""
    gone = axes_of(axis, len(x))
    if keep:
        return tuple(1 if a in gone else n for a, n in enumerate(x))
    return tuple(n for a, n in enumerate(x) if a not in gone)


def reshaped(x, *, shape):
    """`shape`, where one -1 stands for what is left over."""
    if any(n < -1 for n in shape) or shape.count(-1) > 1:
        raise ShapeError(f"does not understand the shape {spelled(shape)}")
    rest = prod(n for n in shape if n != -1)
    if -1 in shape and rest and prod(x) % rest == 0:
        shape = tuple(prod(x) // rest if n == -1 else n for n in shape)
    if -1 in shape or prod(shape) != prod(x):
        raise ShapeError(f"cannot give the {prod(x)} elements of {spelled(x)} the shape {spelled(shape)}")
    return shape


def multiplied(a, b):
    """(..., n, k) by (..., k, m) to (..., n, m); the leading axes broadcast."""
    if len(a) < 2 or len(b) < 2:
        raise ShapeError(f"takes arrays of at least two axes, but has {spelled(a)} and {spelled(b)}")
    if a[-1] != b[-2]:
        raise ShapeError(
            f"has {a[-1]} columns on the left, {b[-2]} rows on the right: {spelled(a)}, {spelled(b)}"
        )
    return (*broadcast(a[:-2], b[:-2]), a[-2], b[-1])


def indexed(shape, key):
    """x[key] for integers, slices and one `...`: (starts, sizes, steps, shape of the result)."""
    key = key if isinstance(key, tuple) else (key,)
    if sum(k is Ellipsis for k in key) > 1:
        raise ShapeError("takes one ... at most")
    if Ellipsis not in key:
        key = (*key, Ellipsis)
    place = key.index(Ellipsis)
    missing = len(shape) - (len(key) - 1)
    if missing < 0:
        raise ShapeError(f"has {len(key) - 1} positions for the {len(shape)} axes of {spelled(shape)}")
    key = (*key[:place], *(slice(None),) * missing, *key[place + 1 :])
    starts, sizes, steps, kept = [], [], [], []
    for axis, (k, n) in enumerate(zip(key, shape, strict=True)):
        if isinstance(k, slice):
            start, stop, step = k.indices(n)
            size = len(range(start, stop, step))
            kept.append(size)
        else:
            if not -n <= k < n:
                raise ShapeError(f"wants element {k} of axis {axis}, which has {n}")
            start, size, step = k % n, 1, 1
        starts.append(start if size else 0)
        sizes.append(size)
        steps.append(step)
    return tuple(starts), tuple(sizes), tuple(steps), tuple(kept)


def places(size: int, window: int, stride: int = 1, dilation: int = 1) -> int:
    """How many windows of `window` elements, `dilation` apart, fit into `size` at steps of `stride`."""
    reach = dilation * (window - 1) + 1
    return (size - reach) // stride + 1 if size >= reach else 0
