"""Sums of pieces in zeros become joins: the gradient of a flat array from those of its parts."""

from __future__ import annotations

from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.ops.elementwise import plus
from wlnet.tensor.ops.movement import broadcast_to, inlay, join

GATHER = Rules("gather")

# Along one axis, one after the other: (size, what stands there, or None for zeros).
Pieces = list[tuple[int, Value | None]]


@GATHER.rule(plus)
def inlays_side_by_side(node):
    """The sum of inlays into zeros that do not touch is a join."""
    found = [_pieces(v) for v in node.inputs]
    if None in found or found[0][0] != found[1][0]:
        return None
    (axis, left), (_, right) = found
    merged = _merged(left, right)
    if not merged:
        return None
    before, after = node.output.shape[:axis], node.output.shape[axis + 1 :]

    def zeros(size):
        return broadcast_to(constant(0, node.output.dtype), shape=(*before, size, *after))

    return join(*(zeros(size) if v is None else v for size, v in merged), axis=axis)


def _pieces(value: Value) -> tuple[int, Pieces] | None:
    """(axis, pieces) of an inlay along one axis, or of a join; None for others."""
    node = value.node
    if node is not None and node.op is join:
        axis = node.params["axis"] % value.rank
        return axis, [(v.shape[axis], None if v.is_constant(0) else v) for v in node.inputs]
    if node is None or node.op is not inlay or node.params["fill"] != 0 or set(node.params["steps"]) != {1}:
        return None
    (x,) = node.inputs
    axes = [a for a in range(x.rank) if x.shape[a] != value.shape[a]]
    if len(axes) != 1:
        return None
    (axis,) = axes
    start, size = node.params["starts"][axis], x.shape[axis]
    pieces = [(start, None), (size, x), (value.shape[axis] - start - size, None)]
    return axis, [(n, v) for n, v in pieces if n]


def _merged(left: Pieces, right: Pieces) -> Pieces | None:
    """The pieces of the sum; None where two of them touch."""
    placed = sorted([*_placed(left), *_placed(right)], key=lambda piece: piece[:2])
    total = sum(size for size, _ in left)
    end, sequence = 0, []
    for start, size, value in [*placed, (total, 0, None)]:
        if start < end:
            return None
        if start > end:
            sequence.append((start - end, None))
        if size:
            sequence.append((size, value))
        end = start + size
    return sequence


def _placed(pieces: Pieces):
    """(start, size, Value) of the pieces that are not zeros."""
    start = 0
    for size, value in pieces:
        if value is not None and size:
            yield start, size, value
        start += size
