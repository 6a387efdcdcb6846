"""What works along the last axis, line by line, and what takes elements by position."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.ops.indexing import add_along, scatter, take
from wlnet.tensor.ops.reduction import argmax, log_softmax, logsumexp, max_, min_, softmax
from wlnet.tensor.run.cpu.rows.elementwise import DEPTH, MOST_ROWS, formula_rows, formula_work, then, zeroed
from wlnet.tensor.run.cpu.rows.loops import Loops, loops_of
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import Row, Work, place
from wlnet.tensor.run.plan import Operand, Step
from wlnet.tensor.shape import axes_of

BYTES = {softmax: None, log_softmax: None, logsumexp: 4, max_: 4, argmax: 8}  # of a result; None: of a line


@translation(*BYTES)
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
    from_, to = 4 * size, BYTES[step.kernel.op] or 4 * size

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        where = place(x, start * from_), place(result, start * to)
        return [Row(f"softmax_{step.kernel.op.name}", (*where, stop - start, size, from_, to))]

    return Work(10.0 + count * (15 + size), count, rows)


@translation(add_along)
def added_along(step: Step) -> Work | None:
    """Numbers added at positions within lines, after a copy where the lines are not there yet."""
    base, x, index = step.inputs
    (result,) = step.outputs
    if x.layout.dtype != "Real32" or index.layout.dtype != "Integer64" or result.layout.strides[-1] != 4:
        return None
    *outside, size = result.layout.shape
    starts = Operand(result.space, replace(result.layout, shape=(*outside, 1)))
    loops = loops_of([x, index, starts], x.layout.shape)
    if prod(loops.sizes[:-DEPTH]) > MOST_ROWS:
        return None

    def rows(part: int, parts: int) -> list[Row]:
        some = loops.part(part, parts)
        if some.count == 0:
            return []
        return [
            Row(
                "indexing_add_along",
                (*one.places, *one.sizes, size, *(s for steps in one.steps for s in steps)),
            )
            for one in some.to_depth(DEPTH)
        ]

    # Numbers of one line may go to the same place: one after the other.
    most = loops.most_parts() if x.layout.shape[-1] == 1 else 1
    work = Work(10.0 + 3 * loops.count, most, rows)
    return work if base.same_bytes(result) else then(formula_work("copy", [base], [result]), work)


@translation(max_, min_)
def extremes(step: Step) -> Work | None:
    """The largest or smallest along axes that are not the innermost, one place of these after the other."""
    (x,), (result,) = step.inputs, step.outputs
    axes = axes_of(step.params["axis"], len(x.layout.shape))
    shape = x.layout.shape
    kept = [axis for axis, n in enumerate(shape) if axis not in axes and n > 1]
    if not kept or not axes or not result.layout.contiguous or x.layout.strides[kept[-1]] != 4:
        return None
    name = "maximum" if step.kernel.op is max_ else "minimum"
    ones = tuple(1 if axis in axes else n for axis, n in enumerate(shape))
    firsts = Operand(x.space, replace(x.layout, shape=ones))
    targets = Operand(result.space, result.layout.reshaped(ones))
    copy = formula_work("copy", [firsts], [targets])
    order = [*kept[:-1], *(axis for axis in axes if shape[axis] > 1), kept[-1]]
    from_ = tuple(x.layout.strides[axis] for axis in order)
    to = tuple(0 if axis in axes else targets.layout.strides[axis] for axis in order)
    sizes = tuple(shape[axis] for axis in order)
    if copy is None or prod(sizes[:-DEPTH]) > MOST_ROWS:
        return None
    loops = Loops(sizes, (from_, to, to), (place(x), place(result), place(result)))
    cut, unit = (0, 1) if len(kept) > 1 else (len(sizes) - 1, 16)
    most = -(-sizes[cut] // unit)

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (min(k * most // parts * unit, sizes[cut]) for k in (part, part + 1))
        return formula_rows(name, loops.cut(cut, start, stop))

    return then(copy, Work(10.0 + loops.count / 10 + prod(sizes[:-1]) * 3, most, rows))


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
    layout, shape = x.layout, index.layout.shape
    numbers = replace(layout, shape=layout.shape[len(shape) :], strides=layout.strides[len(shape) :])
    if layout.dtype != "Real32" or step.params["axis"] or not _dense(index, result) or not numbers.contiguous:
        return None
    firsts = replace(layout, shape=shape, strides=layout.strides[: len(shape)])
    loops = loops_of([Operand(x.space, firsts), index], shape)
    if prod(loops.sizes[:-2]) > MOST_ROWS:
        return None
    facts, where = (step.params["size"], prod(numbers.shape)), place(result)
    rows = [
        Row("indexing_scatter", (*one.places, where, *one.sizes, *facts, *one.steps[0], *one.steps[1]))
        for one in loops.to_depth(2)
    ]
    work = Work(10.0 + loops.count * (2 + facts[1] / 8), 1, lambda part, parts: rows)
    return then(zeroed(result), work)
