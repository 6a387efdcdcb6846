"""Statistics of a batch, and random numbers, as rows."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.normalization import statistics
from wlnet.tensor.ops.sampling import dropout_mask, normal, uniform
from wlnet.tensor.random import keys_of
from wlnet.tensor.run.cpu.rows.elementwise import formula_work, then
from wlnet.tensor.run.cpu.rows.movement import copied
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import SHARED, Row, Work, place
from wlnet.tensor.run.plan import Operand, Step

BLOCK = 8  # numbers that Philox gives at once


@translation(statistics)
def channels(step: Step) -> Work | None:
    """Channel by channel, where examples or the places of one are neighbours."""
    (x, weights), (result,) = step.inputs, step.outputs
    layout = x.layout
    if layout.dtype != "Real32" or not (weights.layout.contiguous and result.layout.contiguous):
        return None
    (batch, count, size), (by_example, by_channel, by_place) = layout.shape, layout.strides
    if by_example == 4 and size * batch > 1:
        facts = size, batch, by_place, 1
    elif by_place == 4 and size >= 16:
        facts = batch, size, by_example, 0
    else:
        return _with_examples_last(step)
    lines, numbers, step_bytes, examples = facts

    def rows(part: int, parts: int) -> list[Row]:
        first, last = part * count // parts, (part + 1) * count // parts
        places = (
            place(x, first * by_channel),
            place(weights),
            place(result, 4 * first),
            place(result, 4 * (count + first)),
        )
        sizes = (last - first, lines, numbers, by_channel, step_bytes, examples, 1.0 / size)
        return [Row("statistics_channels", (*places, *sizes))]

    return Work(20.0 + prod(layout.shape) / 16 * 2.5, count, rows)


def _with_examples_last(step: Step) -> Work | None:
    """The same of a copy in which the examples are neighbours, as of layers without places."""
    (x, weights), _ = step.inputs, step.outputs
    source = Operand(x.space, x.layout.transposed((1, 2, 0)))
    dense = Layout.rows(source.layout.shape, "Real32")
    before = copied(source, Operand(SHARED, dense))
    if before is None or prod(dense.shape[1:]) < 2:  # of one number there is nothing to add up
        return None
    made = replace(step, inputs=(Operand(SHARED, dense.transposed((2, 0, 1))), weights))
    return replace(channels(made), before=before, shared=dense.nbytes)


@translation(uniform, dropout_mask)
def draws(step: Step) -> Work | None:
    """Random numbers from their place in the stream on."""
    (counter,), (result,) = step.inputs, step.outputs
    if result.layout.dtype != "Real32" or not result.layout.contiguous:
        return None
    return _drawn(step.params, counter, result, float(step.params.get("rate", -1.0)))


def _drawn(params: dict, counter: Operand, result: Operand, rate: float) -> Work:
    """`rate` as the kernel has it."""
    count = prod(result.layout.shape)
    keys = [key - (1 << 64) if key >> 63 else key for key in keys_of(params["seed"], params["purpose"])]
    blocks = -(-count // BLOCK)

    def rows(part: int, parts: int) -> list[Row]:
        first, last = part * blocks // parts, (part + 1) * blocks // parts
        left = count - BLOCK * (last - 1) if last == blocks else BLOCK
        where = place(result, 4 * BLOCK * first), place(counter)
        return [Row("random_uniform", (*where, *keys, first, last - first, left, rate))]

    return Work(10.0 + 2.0 * count, blocks, rows)


@translation(normal)
def normal_draws(step: Step) -> Work | None:
    """By Box and Muller as tensor/random.py: the first half cosines, the second half sines."""
    (counter,), (result,) = step.inputs, step.outputs
    if result.layout.dtype != "Real32" or not result.layout.contiguous:
        return None
    count = prod(result.layout.shape)
    half = -(-count // 2)
    uniforms = Operand(SHARED, Layout.rows((2 * half,), "Real32"))

    def some(space: str, first: int, size: int) -> Operand:
        return Operand(space, Layout.rows((size,), "Real32", 4 * first))

    start = result.layout.offset // 4
    work = replace(_drawn(step.params, counter, uniforms, -1.0), shared=uniforms.layout.nbytes)
    for name, first, size in (("normal_cosine", 0, half), ("normal_sine", half, count - half)):
        if size:
            given = [some(SHARED, 0, size), some(SHARED, half, size)]
            work = then(work, formula_work(name, given, [some(result.space, start + first, size)]))
    return work
