"""What works along the last axis, line by line, and what takes elements by position."""

from __future__ import annotations

from math import prod

from wlnet.tensor.ops.indexing import scatter, take
from wlnet.tensor.ops.reduction import log_softmax, logsumexp, softmax
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Step
from wlnet.tensor.shape import axes_of


@translation(softmax, log_softmax, logsumexp)
def lines(step: Step) -> Work | None:
    """Softmax and its kin over the last axes of a dense array."""
    (x,), (result,) = step.inputs, step.outputs
    shape = x.layout.shape
    axes = axes_of(step.params["axis"], len(shape))
    trailing = axes == tuple(range(len(shape) - len(axes), len(shape)))
    dense = x.layout.contiguous and result.layout.contiguous
    if x.layout.dtype != "Real32" or not trailing or not dense or not axes:
        return None
    size = prod(shape[len(shape) - len(axes) :])
    count = prod(shape) // size
    from_, to = 4 * size, 4 if step.kernel.op is logsumexp else 4 * size

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        where = place(x, start * from_), place(result, start * to)
        return [Row(f"softmax_{step.kernel.op.name}", (*where, stop - start, size, from_, to))]

    return Work(10.0 + count * (15 + size), count, rows)


def _dense(*operands) -> bool:
    return all(x.layout.contiguous for x in operands)


@translation(take)
def taken(step: Step) -> Work | None:
    """Elements along the first axis."""
    (x, index), (result,) = step.inputs, step.outputs
    if (
        x.layout.dtype != "Real32"
        or step.params["axis"] % len(x.layout.shape)
        or not _dense(x, index, result)
    ):
        return None
    width = prod(x.layout.shape[1:])
    count = prod(index.layout.shape)

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        where = place(x), place(index, 8 * start), place(result, 4 * width * start)
        return [Row("indexing_take", (*where, stop - start, x.layout.shape[0], width))]

    return Work(10.0 + count * (2 + width / 16), count, rows)


@translation(scatter)
def scattered(step: Step) -> Work | None:
    """Elements added along the first axis, in order: one part."""
    (x, index), (result,) = step.inputs, step.outputs
    if x.layout.dtype != "Real32" or step.params["axis"] or not _dense(x, index, result):
        return None
    width = prod(result.layout.shape[1:])
    count = prod(index.layout.shape)
    row = Row("indexing_scatter", (place(x), place(index), place(result), count, step.params["size"], width))
    return Work(10.0 + count * (2 + width) + step.params["size"] * width / 8, 1, lambda part, parts: [row])
