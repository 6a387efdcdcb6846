"""Permutations of axes moved behind what works element by element, until they meet their inverse.

Convolutions put the batch last, everything else has it first; so a net of them is full of permutations
in pairs. What stands between two of a pair can as well work in the order of memory.
"""

from __future__ import annotations

from math import prod

from wlnet.tensor.graph.graph import Value
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.ops.movement import cut, join, permute, reshape
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import axes_of

ORDER = Rules("order")


def permuted(value: Value) -> tuple[Value, tuple[int, ...]] | None:
    """(what was permuted, the order), if the Value is a permutation of more than a matrix."""
    node = value.node
    if node is None or node.op is not permute or value.rank < 3:
        return None
    return node.inputs[0], node.params["order"]


def inverse(order: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(order.index(axis) for axis in range(len(order)))


@ORDER.rule()
def elementwise_of_permuted(node):
    """f(permute(x), permute(y), b) is permute(f(x, y, b')), where b is small and broadcast."""
    if not node.op.elementwise or len(node.outputs) > 1 or node.output.rank < 3:
        return None
    shape = node.output.shape
    whole = [permuted(v) for v in node.inputs if v.shape == shape]
    if not whole or None in whole or len({order for _, order in whole}) > 1:
        return None
    _, order = whole[0]
    if any(v.shape != shape and prod(v.shape) * 8 > prod(shape) for v in node.inputs):
        return None
    inputs = [permuted(v)[0] if v.shape == shape else _turned(v, order) for v in node.inputs]
    return permute(node.op(*inputs, **node.params), order=order)


def _turned(value: Value, order: tuple[int, ...]) -> Value:
    """An argument that is broadcast to `order`, as it is broadcast before."""
    if prod(value.shape) == 1:
        return value if value.rank == 0 else reshape(value, shape=())
    full = reshape(value, shape=(1,) * (len(order) - value.rank) + value.shape)
    return permute(full, order=inverse(order))


@ORDER.rule()
def elementwise_of_joined_axes(node):
    """f(reshape(x), reshape(y), b) is reshape(f(x, y, b')), where the reshapes join the same axes.

    So what works on the channels of a batch, whatever their sizes, meets what works on the sizes.
    """
    if not node.op.elementwise or len(node.outputs) > 1 or 0 in node.output.shape:
        return None
    shape = node.output.shape
    whole = [v for v in node.inputs if v.shape == shape]
    if not whole or any(v.node is None or v.node.op is not reshape for v in whole):
        return None
    sources = {v.node.inputs[0].shape for v in whole}
    axes = joined_axes(sources.pop(), shape) if len(sources) == 1 else None
    if axes is None or any(v.rank > len(shape) for v in node.inputs):
        return None
    inputs = [v.node.inputs[0] if v.shape == shape else _parted(v, axes) for v in node.inputs]
    return reshape(node.op(*inputs, **node.params), shape=shape)


def joined_axes(fine: tuple[int, ...], shape: tuple[int, ...]) -> list[tuple[int, ...]] | None:
    """The sizes of `fine` that make up each axis of `shape`, if that joins some axes and parts none."""
    left, found = list(fine), []
    for size in shape:
        some = []
        while left and (not some or prod(some) < size):
            some.append(left.pop(0))
        if prod(some) != size:
            return None
        found.append(some)
    if found:
        found[-1] += left
    fits = found and prod(found[-1]) == shape[-1] and len(fine) > len(shape)
    return [tuple(some) for some in found] if fits else None


def _parted(value: Value, axes: list[tuple[int, ...]]) -> Value:
    """An argument broadcast along joined axes, as it is broadcast along those that they are made of."""
    own = axes[len(axes) - value.rank :]
    sizes = [some if n != 1 else (1,) * len(some) for n, some in zip(value.shape, own, strict=True)]
    return reshape(value, shape=tuple(n for some in sizes for n in some))


@ORDER.rule(total)
def total_of_permuted(node):
    """A sum over permuted axes is a sum over the axes where they were."""
    found = permuted(node.inputs[0])
    if found is None:
        return None
    x, order = found
    axes = tuple(sorted(order[a] for a in axes_of(node.params["axis"], len(order))))
    summed = total(x, axis=axes, keep=True)
    left = permute(summed, order=order)
    return left if node.params["keep"] else reshape(left, shape=node.output.shape)


@ORDER.rule(join)
def join_of_permuted(node):
    """A join of arrays permuted alike is permuted itself."""
    found = [permuted(v) for v in node.inputs]
    if None in found or len({order for _, order in found}) > 1:
        return None
    _, order = found[0]
    axis = node.params["axis"] % len(order)
    return permute(join(*(x for x, _ in found), axis=order[axis]), order=order)


@ORDER.rule(cut)
def cut_of_permuted(node):
    """A piece of a permuted array is permuted itself."""
    found = permuted(node.inputs[0])
    if found is None:
        return None
    x, order = found
    back = inverse(order)
    turned = {name: tuple(node.params[name][a] for a in back) for name in ("starts", "sizes", "steps")}
    return permute(cut(x, **turned), order=order)


@ORDER.rule(reshape)
def reshape_behind_the_batch(node):
    """(c, ..., B) seen as (B, c, ...) and then as (B, n, ...) can be (n, ..., B) seen as (B, n, ...)."""
    found = permuted(node.inputs[0])
    shape = node.output.shape
    if found is None or len(shape) < 3:
        return None
    x, order = found
    if order != (len(order) - 1, *range(len(order) - 1)) or shape[0] != x.shape[-1] or 0 in shape:
        return None
    behind = reshape(x, shape=(*shape[1:], shape[0]))
    return permute(behind, order=(len(shape) - 1, *range(len(shape) - 1)))


@ORDER.rule(permute)
def batch_moved_behind_features(node):
    """(B, n) to (B, c, ...) to (c, ..., B) is (n, B) to (c, ..., B): a product can be written that way."""
    (x,) = node.inputs
    order = node.params["order"]
    if x.node is None or x.node.op is not reshape or order != (*range(1, x.rank), 0):
        return None
    (rows,) = x.node.inputs
    if rows.rank != 2 or rows.shape[0] != x.shape[0] or x.rank < 3:
        return None
    return reshape(permute(rows, order=(1, 0)), shape=node.output.shape)
