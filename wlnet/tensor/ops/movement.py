"""Ops that change where elements stand; nearly all are views, which cost nothing in a plan."""

from __future__ import annotations

from math import prod

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.shape import ShapeError, axis_of, reshaped, spelled


@op(shape=reshaped, dtype=rule.unchanged)
def reshape(xp, x, out, *, shape):
    """The same elements in the same order in another shape; one -1 stands for what is left over."""
    xp.copyto(out.reshape(x.shape), x)


@reshape.vjp
def reshape_vjp(grad, result, x, *, shape):
    return (grad.reshape(x.shape),)


@reshape.words
def reshape_words(*, shape):
    return ""  # the printed line ends with the shape


@reshape.view
def reshape_view(layout, *, shape):
    return layout.reshaped(reshaped(layout.shape, shape=shape))


def flatten(x):
    """All axes but the first as one: (B, ...) to (B, n)."""
    return reshape(x, shape=(x.shape[0], prod(x.shape[1:])))


def _permuted(x, *, order):
    if sorted(order) != list(range(len(x))):
        raise ShapeError(f"needs each axis of {spelled(x)} once, not {order}")
    return tuple(x[a] for a in order)


@op(shape=_permuted, dtype=rule.unchanged)
def permute(xp, x, out, *, order):
    """Axis i of the result is axis order[i] of x."""
    xp.copyto(out, x.transpose(order))


@permute.vjp
def permute_vjp(grad, result, x, *, order):
    return (permute(grad, order=tuple(order.index(a) for a in range(len(order)))),)


@permute.words
def permute_words(*, order):
    return spelled(order)


@permute.view
def permute_view(layout, *, order):
    return layout.transposed(order)


def transpose(x, order=None):
    """Axis i of the result is axis order[i] of x; without `order` the last two change places."""
    rank = len(x.shape)
    order = tuple(order) if order is not None else (*range(rank - 2), rank - 1, rank - 2)
    return permute(x, order=tuple(a % rank for a in order))


def _stretched(x, *, shape):
    aligned = zip(x, shape[max(len(shape) - len(x), 0) :], strict=False)
    if len(shape) < len(x) or any(n not in (1, m) for n, m in aligned):
        raise ShapeError(f"cannot stretch {spelled(x)} to {spelled(shape)}")
    return tuple(shape)


@op(shape=_stretched, dtype=rule.unchanged)
def broadcast_to(xp, x, out, *, shape):
    """x repeated along new axes and axes of size 1."""
    xp.copyto(out, x)


@broadcast_to.vjp
def broadcast_to_vjp(grad, result, x, *, shape):
    return (grad,)


@broadcast_to.words
def broadcast_to_words(*, shape):
    return ""


@broadcast_to.view
def broadcast_to_view(layout, *, shape):
    return layout.broadcast(shape)


def _sliced(x, *, starts, sizes, steps):
    for axis, (n, start, size, step) in enumerate(zip(x, starts, sizes, steps, strict=True)):
        last = start + (size - 1) * step
        if size and not (0 <= start < n and 0 <= last < n):
            raise ShapeError(f"wants elements {start} to {last} of axis {axis}, which has {n}")
    return tuple(sizes)


@op(shape=_sliced, dtype=rule.unchanged)
def cut(xp, x, out, *, starts, sizes, steps):
    """Element i along an axis is element start + i step of x; `part` and x[...] make these."""
    xp.copyto(out, x[_slices(starts, sizes, steps)])


@cut.vjp
def cut_vjp(grad, result, x, *, starts, sizes, steps):
    return (inlay(grad, shape=x.shape, starts=starts, steps=steps),)


@cut.view
def cut_view(layout, *, starts, sizes, steps):
    return layout.sliced(starts, sizes, steps)


@cut.words
def cut_words(*, starts, sizes, steps):
    """[0:3, 5:0:-1] as in NumPy."""
    spans = zip(starts, sizes, steps, strict=True)
    return "[" + ", ".join(f"{a}:{a + n * d}" + ("" if d == 1 else f":{d}") for a, n, d in spans) + "]"


def part(x, start, size, axis=0):
    """`size` elements of an axis, from `start` on (from 0)."""
    rank = len(x.shape)
    axis = axis_of(axis, rank)
    starts, sizes = [0] * rank, list(x.shape)
    starts[axis], sizes[axis] = start, size
    return cut(x, starts=tuple(starts), sizes=tuple(sizes), steps=(1,) * rank)


def reverse(x, axis):
    """An axis in opposite order."""
    axis = axis_of(axis, len(x.shape))
    starts = tuple(max(n - 1, 0) if a == axis else 0 for a, n in enumerate(x.shape))
    steps = tuple(-1 if a == axis else 1 for a in range(len(x.shape)))
    return cut(x, starts=starts, sizes=x.shape, steps=steps)


def _slices(starts, sizes, steps):
    """The slices of an array; a negative step that runs to element 0 ends with None."""

    def one(start, size, step):
        stop = start + size * step
        return slice(start, None if stop < 0 else stop, step)

    return (*map(one, starts, sizes, steps), ...)  # the dots keep an array of an array without axes


def _inlaid(x, *, shape, starts, steps, fill=0):
    _sliced(shape, starts=starts, sizes=x, steps=steps)
    return tuple(shape)


@op(shape=_inlaid, dtype=rule.unchanged)
def inlay(xp, x, out, *, shape, starts, steps, fill=0):
    """An array of `shape` full of `fill`, in which element i of x stands at start + i step."""
    xp.copyto(out, fill)
    xp.copyto(out[_slices(starts, x.shape, steps)], x)


@inlay.vjp
def inlay_vjp(grad, result, x, *, shape, starts, steps, fill):
    return (cut(grad, starts=starts, sizes=x.shape, steps=steps),)


def pad(x, widths, fill=0):
    """`widths`: one (before, after) an axis; the new places hold `fill`."""
    shape = tuple(before + n + after for n, (before, after) in zip(x.shape, widths, strict=True))
    return inlay(x, shape=shape, starts=tuple(b for b, _ in widths), steps=(1,) * len(shape), fill=fill)


def _joined(*pieces, axis):
    axis = axis_of(axis, len(pieces[0]))
    for piece in pieces[1:]:
        if len(piece) != len(pieces[0]) or any(
            n != m for a, (n, m) in enumerate(zip(piece, pieces[0], strict=True)) if a != axis
        ):
            raise ShapeError(f"along axis {axis} does not fit {spelled(pieces[0])} and {spelled(piece)}")
    return (*pieces[0][:axis], sum(p[axis] for p in pieces), *pieces[0][axis + 1 :])


@op(shape=_joined, dtype=rule.unchanged)
def join(xp, *pieces, out, axis=0):
    """The pieces one after the other along an axis."""
    xp.concatenate(pieces, axis=axis, out=out)


@join.vjp
def join_vjp(grad, result, *pieces, axis):
    cuts, start = [], 0
    for piece in pieces:
        cuts.append(part(grad, start, piece.shape[axis], axis))
        start += piece.shape[axis]
    return cuts


@join.parts
def join_parts(layout, shapes, *, axis):
    """The place of each piece in the whole."""
    axis %= len(layout.shape)
    places, start = [], 0
    for shape in shapes:
        starts = tuple(start if a == axis else 0 for a in range(len(shape)))
        places.append(layout.sliced(starts, shape, (1,) * len(shape)))
        start += shape[axis]
    return places


def stack(pieces, axis=0):
    """Arrays of one shape along a new axis."""
    axis %= len(pieces[0].shape) + 1
    shape = pieces[0].shape
    return join(*(reshape(p, shape=(*shape[:axis], 1, *shape[axis:])) for p in pieces), axis=axis)
