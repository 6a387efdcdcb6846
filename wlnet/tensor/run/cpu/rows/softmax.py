"""Softmax with its logarithm or with a factor for each line, and its gradient.

The gradient of a cross entropy is softmax times what an example weighs, but for the right class.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.ops.reduction import logsumexp, softmax, softmax_scaled, softmax_slope
from wlnet.tensor.run.cpu.rows.lines import lines
from wlnet.tensor.run.cpu.rows.loops import loops_of
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Block, Operand, Step
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


@translation(softmax_scaled)
def scaled(step: Step) -> Work | None:
    """Softmax times a factor for each line, of dense arrays."""
    (x, factors), (result,) = step.inputs, step.outputs
    shape = x.layout.shape
    dense = x.layout.contiguous and result.layout.contiguous
    if (
        x.layout.dtype != "Real32"
        or not dense
        or axes_of(step.params["axis"], len(shape)) != (len(shape) - 1,)
    ):
        return None
    *outside, size = shape
    firsts = [Operand(v.space, replace(v.layout, shape=(*outside, 1))) for v in (x, factors, result)]
    loops = loops_of(firsts, (*outside, 1))
    if len(loops.sizes) > 2:
        return None

    def rows(part: int, parts: int) -> list[Row]:
        some = loops.part(part, parts)
        if some.count == 0:
            return []
        return [
            Row("softmax_scaled", (*one.places, *one.sizes, size, *(s for steps in one.steps for s in steps)))
            for one in some.to_depth(2)
        ]

    return Work(10.0 + loops.count * (20 + size), loops.most_parts(), rows)


@translation(softmax_slope)
def slopes(step: Step) -> Work | None:
    """The gradient before a softmax along the last axis, of dense arrays."""
    operands = (*step.inputs, *step.outputs)
    shape = operands[0].layout.shape
    dense = all(v.layout.contiguous and v.layout.dtype == "Real32" for v in operands)
    if not dense or axes_of(step.params["axis"], len(shape)) != (len(shape) - 1,):
        return None
    size = shape[-1]
    count = prod(shape) // size

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        return [Row("softmax_slope", (*(place(v, start * 4 * size) for v in operands), stop - start, size))]

    return Work(10.0 + count * (10 + size / 8), count, rows)
