"""Softmax and a step beside it as one row: its logarithm, or a factor for each line.

The gradient of a cross entropy is softmax times what an example weighs, but for the right class.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.ops.elementwise import times
from wlnet.tensor.ops.reduction import logsumexp, softmax
from wlnet.tensor.run.cpu.rows.fusion import Liveness, bytes_of
from wlnet.tensor.run.cpu.rows.lines import lines
from wlnet.tensor.run.cpu.rows.loops import loops_of
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Block, Operand
from wlnet.tensor.shape import axes_of


def softmax_twice(steps, number: int) -> tuple[Work, int] | None:
    """(softmax and logsumexp of the same numbers at once, 2 steps), where they follow one another."""
    pair = steps[number : number + 2]
    if len(pair) < 2 or any(isinstance(step, Block) for step in pair):
        return None
    by_op = {step.kernel.op: step for step in pair}
    if by_op.keys() != {softmax, logsumexp}:
        return None
    first, second = by_op[softmax], by_op[logsumexp]
    (x,), (y,), (z,) = first.inputs, first.outputs, second.outputs
    shape = x.layout.shape
    same = x.same_bytes(second.inputs[0]) and shape == second.inputs[0].layout.shape
    axes = [axes_of(step.params["axis"], len(shape)) for step in (first, second)]
    if not same or axes[0] != axes[1] or lines(first) is None or lines(second) is None:
        return None
    size = prod(shape[a] for a in axes[0])
    count = prod(shape) // size

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        where = place(x, start * 4 * size), place(y, start * 4 * size), place(z, start * 4)
        return [Row("softmax_with_logsumexp", (*where, stop - start, size, 4 * size, 4 * size, 4))]

    return Work(10.0 + count * (30 + size), count, rows), 2


def softmax_scaled(steps, number: int, liveness: Liveness) -> tuple[Work, int] | None:
    """(softmax times a factor for each line, 2 steps), where nobody else reads softmax."""
    pair = steps[number : number + 2]
    if len(pair) < 2 or any(isinstance(step, Block) for step in pair):
        return None
    first, second = pair
    if first.kernel.op is not softmax or second.kernel.op is not times or lines(first) is None:
        return None
    (x,), (made,), (result,) = first.inputs, first.outputs, second.outputs
    others = [v for v in second.inputs if not v.same_bytes(made)]
    shape = result.layout.shape
    if (
        len(others) != 1
        or shape != made.layout.shape
        or axes_of(first.params["axis"], len(shape)) != (len(shape) - 1,)
    ):
        return None
    factor = Operand(others[0].space, others[0].layout.broadcast(shape))
    gone = result.same_bytes(made) or liveness.dead(made, number + 1)
    if factor.layout.strides[-1] or shape[-1] == 1 or not gone or not result.layout.contiguous:
        return None
    firsts = [Operand(v.space, replace(v.layout, shape=(*shape[:-1], 1))) for v in (x, factor, result)]
    loops = loops_of(firsts, (*shape[:-1], 1))
    moved = not x.same_bytes(result) and bytes_of(x).touches(bytes_of(result))
    if len(loops.sizes) > 2 or moved:
        return None
    size = shape[-1]

    def rows(part: int, parts: int) -> list[Row]:
        some = loops.part(part, parts)
        if some.count == 0:
            return []
        return [
            Row("softmax_scaled", (*one.places, *one.sizes, size, *(s for steps in one.steps for s in steps)))
            for one in some.to_depth(2)
        ]

    return Work(10.0 + loops.count * (20 + size), loops.count, rows), 2
