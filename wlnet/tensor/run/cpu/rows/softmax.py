"""Softmax with its logarithm as one row, and its gradient."""

from __future__ import annotations

from math import prod

from wlnet.tensor.ops.reduction import logsumexp, softmax, softmax_slope
from wlnet.tensor.run.cpu.rows.lines import lines
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Block, Step
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
