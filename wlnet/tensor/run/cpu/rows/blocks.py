"""Groups of elementwise steps: run over blocks that stay in the nearest cache, or as one fused kernel."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import prod

from wlnet.tensor.run.cpu.formulas import FORMULAS
from wlnet.tensor.run.cpu.rows.elementwise import ITEMS, KINDS, SLOW, Line
from wlnet.tensor.run.cpu.rows.expression import Expression
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.table import BYTES, FLOATS, SCRATCH, Place, Row, Work
from wlnet.tensor.run.plan import Block, Operand, Step

# Elements: three to eight arrays of so many lie in 32 KiB. Measured for a chain of four: 512 to 2048 take
# 655 us a million, 4096 take 727, whole arrays 1405.
ELEMENTS = 1024
SLOT = 4 * ELEMENTS + 64  # bytes of an array that passes within a block; no multiple of 4096
MOVING = {"f": FLOATS, "b": BYTES}


def block_work(block: Block) -> Work | None:
    """The rows of a Block; None if one of its steps has none."""
    return _flat(block) or _unrolled(block)


def _unrolled(block: Block) -> Work | None:
    """The blocks of the plan, one after the other."""
    chains: list[list[Work]] = []
    for chain in range(block.chains):
        chains.append([])
        for number in range(chain * block.count // block.chains, (chain + 1) * block.count // block.chains):
            left = min(block.rows, block.size - number * block.rows)
            for step in block.steps:
                work = work_of(_moved(step, number, left, chain))
                if work is None:
                    return None
                chains[-1].append(work)

    def rows(part: int, parts: int) -> list[Row]:
        some = chains[part * len(chains) // parts : (part + 1) * len(chains) // parts]
        return [row for chain in some for work in chain for row in work.rows(0, 1)]

    return Work(sum(work.cost for chain in chains for work in chain), len(chains), rows)


def _moved(step: Step, number: int, left: int, chain: int) -> Step:
    """The step on one block, of which `left` rows are there."""

    def operand(one: Operand) -> Operand:
        layout = one.layout.moved(number * one.moves + chain * one.apart)
        if one.blocked:
            layout = replace(layout, shape=(left, *layout.shape[1:]))
        return Operand(one.space, layout)

    return replace(
        step,
        inputs=tuple(map(operand, step.inputs)),
        outputs=tuple(map(operand, step.outputs)),
        scratch=tuple(map(operand, step.scratch)),
    )


def _flat(block: Block) -> Work | None:
    """Dense arrays and single numbers: the elements are one line."""
    steps = block.steps
    for step in steps:
        formula = FORMULAS.get(step.kernel.op.name)
        kinds = [KINDS.get(x.layout.dtype) for x in (*step.inputs, *step.outputs)]
        if formula is None or kinds != list(formula.arguments + formula.results):
            return None
        if not all(_in_line(x, block) for x in (*step.inputs, *step.outputs)):
            return None
    length = block.size * prod(steps[0].outputs[0].layout.shape[1:])
    fused = _fused(steps)
    if fused is not None:
        return _one_kernel(fused, length)
    slots = list(dict.fromkeys(x.layout.offset for step in steps for x in step.outputs if _passes(x)))
    cost = length / 16 * sum(SLOW.get(step.kernel.op.name, 1.5) for step in steps)
    return Work(
        cost, max(length // ELEMENTS, 1), partial(_block_rows, steps, slots, length), SLOT * len(slots)
    )


def _in_line(operand: Operand, block: Block) -> bool:
    if prod(operand.layout.shape) == 1 and not operand.blocked:
        return True
    layout = operand.layout
    dense = layout.contiguous and operand.blocked
    whole = operand.moves in (0, layout.nbytes)  # 0: it passes within the block
    return dense and whole and prod(layout.shape) == prod(block.steps[0].outputs[0].layout.shape)


def _passes(operand: Operand) -> bool:
    return operand.blocked and operand.moves == 0


def _block_rows(steps, slots, length: int, part: int, parts: int) -> list[Row]:
    blocks = length // ELEMENTS
    first, last = (k * blocks // parts for k in (part, part + 1))
    rows = []
    if last > first:
        inner = tuple(_line(step, slots, None, ELEMENTS) for step in steps)
        facts = (0, len(inner), first * ELEMENTS, ELEMENTS, last - first)  # the machine fills in the first
        rows.append(Row("interpreter_blocks", facts, inner))
    if part + 1 == parts and length % ELEMENTS:
        rows += [_line(step, slots, blocks * ELEMENTS, length % ELEMENTS) for step in steps]
    return rows


def _line(step: Step, slots, start: int | None, count: int) -> Row:
    """A step on `count` elements from `start` on, or from where the moving spaces are."""
    places, strides = [], []
    for operand in (*step.inputs, *step.outputs):
        kind = KINDS[operand.layout.dtype]
        if not operand.blocked:
            places.append(Place(operand.space, operand.layout.offset))
            strides += [0, 0, 0]
            continue
        strides += [0, 0, ITEMS[kind]]
        if _passes(operand):
            places.append(Place(SCRATCH, SLOT * slots.index(operand.layout.offset)))
        elif start is None:
            places.append(Place(operand.space, operand.layout.offset, MOVING[kind]))
        else:
            places.append(Place(operand.space, operand.layout.offset + start * ITEMS[kind]))
    return Row(f"elementwise_{step.kernel.op.name}", (*places, 1, 1, count, *strides))


def _fused(steps) -> tuple[str, list[Operand]] | None:
    """(name of a fused formula, its operands), if the group computes just that."""
    expression = Expression()
    for step in steps:
        expression.add(step)
    kept = [x for x in expression.results.values() if not _passes(x)]
    found = expression.formula(kept)
    return None if found is None else (found[0], [*found[1], *kept])


def _one_kernel(fused: tuple[str, list[Operand]], length: int) -> Work:
    name, operands = fused
    places = [Place(x.space, x.layout.offset) for x in operands]
    strides = [ITEMS[KINDS[x.layout.dtype]] if x.blocked else 0 for x in operands]
    return Line(name, tuple(places), tuple(strides), length).work
