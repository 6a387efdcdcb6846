"""Groups of elementwise steps: run over blocks that stay in the nearest cache, or as one fused kernel."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.run.cpu.rows.elementwise import ITEMS, KINDS, Line, variant
from wlnet.tensor.run.cpu.rows.expression import Expression
from wlnet.tensor.run.cpu.rows.fusion import whole_steps
from wlnet.tensor.run.cpu.rows.nearby import nearby, nearby_turned
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.table import Place, Row, Work
from wlnet.tensor.run.plan import Block, Operand, Step


def block_work(block: Block) -> Work | None:
    """The rows of a Block; None if one of its steps has none."""
    steps = whole_steps(block)
    return _one_kernel(block) or nearby(steps) or nearby_turned(steps) or _unrolled(block)


def _unrolled(block: Block) -> Work | None:
    """The blocks of the plan, one after the other."""
    chains: list[list[Work]] = []
    for chain in range(block.chains):
        chains.append([])
        for number in range(chain * block.count // block.chains, (chain + 1) * block.count // block.chains):
            left = min(block.rows, block.size - number * block.rows)
            for step in block.steps:
                work = work_of(_moved(step, number, left, chain))
                if work is None or work.before is not None or work.scratch:
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


def _passes(operand: Operand) -> bool:
    return operand.blocked and operand.moves == 0


def _fused(steps) -> tuple[str, list[Operand]] | None:
    """(name of a fused formula, its operands), if the group computes just that."""
    expression = Expression()
    for step in steps:
        expression.add(step)
    kept = [x for x in expression.results.values() if not _passes(x)]
    found = expression.formula(kept)
    name = None if found is None else variant(found[0], [*found[1], *kept])
    return None if name is None else (name, [*found[1], *kept])


def _one_kernel(block: Block) -> Work | None:
    """Of dense arrays and single numbers, if a fused formula computes just that."""
    operands = [x for step in block.steps for x in (*step.inputs, *step.outputs)]
    fused = _fused(block.steps) if all(_in_line(x, block) for x in operands) else None
    if fused is None:
        return None
    name, leaves = fused
    places = [Place(x.space, x.layout.offset) for x in leaves]
    strides = [ITEMS[KINDS[x.layout.dtype]] if x.blocked else 0 for x in leaves]
    length = block.size * prod(block.steps[0].outputs[0].layout.shape[1:])
    return Line(name, tuple(places), tuple(strides), length).work


def _in_line(operand: Operand, block: Block) -> bool:
    layout = operand.layout
    if not operand.blocked:
        return prod(layout.shape) == 1 and layout.dtype in KINDS
    whole = operand.moves in (0, layout.nbytes)  # 0: it passes within the block
    same = prod(layout.shape) == prod(block.steps[0].outputs[0].layout.shape)
    return layout.contiguous and whole and same and layout.dtype in KINDS
