"""Groups of elementwise steps: run over blocks that stay in the nearest cache, or as one fused kernel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

from wlnet.tensor.ops.elementwise import copy
from wlnet.tensor.ops.movement import inlay
from wlnet.tensor.run.cpu.formulas import FORMULAS
from wlnet.tensor.run.cpu.rows.elementwise import ITEMS, KINDS, MOST_ROWS, SLOW, Line, then
from wlnet.tensor.run.cpu.rows.expression import Expression, key
from wlnet.tensor.run.cpu.rows.fusion import PASSING, Liveness, bytes_of, whole_steps
from wlnet.tensor.run.cpu.rows.loops import Loops, loops_of
from wlnet.tensor.run.cpu.rows.movement import framed, places_of_inlay
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.spaces import MOVING_SPACES
from wlnet.tensor.run.cpu.table import MOVING, SCRATCH, Place, Row, Work
from wlnet.tensor.run.kernel import plain
from wlnet.tensor.run.plan import Block, Operand, Step

# Elements: three to eight arrays of so many lie in 32 KiB. Measured for a chain of four: 512 to 2048 take
# 655 us a million, 4096 take 727, whole arrays 1405.
ELEMENTS = 1024
SLOT = 4 * ELEMENTS + 64  # bytes of an array that passes within a block; no multiple of 4096
DEPTH = 3  # loops around a block


def block_work(block: Block) -> Work | None:
    """The rows of a Block; None if one of its steps has none."""
    return _one_kernel(block) or _lines(whole_steps(block)) or _unrolled(block)


def block_and_inlay(steps, number: int, liveness: Liveness) -> tuple[Work, int] | None:
    """(the work of a Block and of an inlay of one of its results, how many steps these are), or None.

    The elements are copied while they are in the nearest cache, or written to their places at once if
    nobody else reads them.
    """
    block, *others = steps[number : number + 2]
    if not others or not isinstance(block, Block) or isinstance(others[0], Block):
        return None
    (after,) = others
    if after.kernel.op is not inlay or set(after.params["steps"]) != {1}:
        return None
    (x,), (target,) = after.inputs, after.outputs
    inner = whole_steps(block)
    written = [i for i, step in enumerate(inner) if step.outputs[0].same_bytes(x)]
    operands = [y for step in inner for y in (*step.inputs, *step.outputs)]
    around = framed(after)
    if not written or around is None or any(bytes_of(y).touches(bytes_of(target)) for y in operands):
        return None
    if inner[-1].outputs[0].same_bytes(x) and liveness.dead(x, number + 1):
        last = replace(inner[-1], outputs=(places_of_inlay(after),))
        inner = [*inner[:-1], last]
    else:
        inner.append(Step(plain(copy), (x,), (places_of_inlay(after),), {}))
    work = _lines(inner)
    return None if work is None else (then(around, work), 2)


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


@dataclass(frozen=True)
class Lines:
    """Elementwise steps over whole arrays, which run block by block in the nearest cache.

    loops    over all elements; the arrays are `arrays` in order
    slots    offset of what passes between the steps -> number of its place in the scratch
    """

    steps: list[Step]
    arrays: dict[tuple, Operand]
    loops: Loops
    slots: dict[int, int]

    def rows(self, part: int, parts: int) -> list[Row]:
        return [row for block in _blocks(self.loops.part(part, parts)) for row in self._rows(*block)]

    def _rows(self, around: Loops, across: Loops) -> Iterator[Row]:
        """The steps on the elements of `across`, under the loops `around`."""
        for loops in around.to_depth(DEPTH):
            spaces = [s for s in dict.fromkeys(loops.steps) if any(s)]
            moving = {s: MOVING[n] for n, s in enumerate(spaces)} | {(0,) * DEPTH: ""}
            places = {
                name: (replace(place, moving=moving[around_steps]), steps)
                for name, place, around_steps, steps in zip(
                    self.arrays, loops.places, loops.steps, across.steps, strict=True
                )
            }
            inner = tuple(self._row(step, places, across.sizes) for step in self.steps)
            moves = [x for s in spaces for x in s] + [0] * (DEPTH * (MOVING_SPACES - len(spaces)))
            yield Row("interpreter_lines", (0, len(inner), *loops.sizes, *moves), inner)

    def _row(self, step: Step, places: dict, sizes: tuple[int, ...]) -> Row:
        found, strides = [], []
        for operand in (*step.inputs, *step.outputs):
            if operand.space == PASSING:
                item = ITEMS[KINDS[operand.layout.dtype]]
                found.append(Place(SCRATCH, SLOT * self.slots[operand.layout.offset]))
                strides += [0, item * sizes[-1], item]
            else:
                place, steps = places[key(operand)]
                found.append(place)
                strides += steps
        return Row(f"elementwise_{step.kernel.op.name}", (*found, *sizes, *strides))


def _blocks(loops: Loops) -> Iterator[tuple[Loops, Loops]]:
    """(loops around a block, loops of a block), three or two deep, that together run over all elements."""
    if loops.count == 0:
        return
    axis = len(loops.sizes) - 1
    if loops.sizes[axis] < ELEMENTS and axis > 0:
        axis -= 1
    whole = prod(loops.sizes[axis + 1 :])
    at_once = min(max(ELEMENTS // whole, 1), loops.sizes[axis])
    times = loops.sizes[axis] // at_once
    around = Loops(
        (*loops.sizes[:axis], times),
        tuple((*s[:axis], at_once * s[axis]) for s in loops.steps),
        loops.places,
    )
    inner = Loops((at_once, *loops.sizes[axis + 1 :]), tuple(s[axis:] for s in loops.steps), loops.places)
    yield from ((around, block) for block in inner.to_depth(3))
    if times * at_once < loops.sizes[axis]:
        yield from _blocks(loops.cut(axis, times * at_once, loops.sizes[axis]))


def _lines(steps: list[Step]) -> Work | None:
    """Of elementwise steps that have formulas, on arrays that move through memory alike."""
    if any(step.kernel.op.name not in FORMULAS for step in steps):
        return None
    for step in steps:
        formula = FORMULAS[step.kernel.op.name]
        kinds = [KINDS.get(x.layout.dtype) for x in (*step.inputs, *step.outputs)]
        if kinds != list(formula.arguments + formula.results):
            return None
    operands = [x for step in steps for x in (*step.inputs, *step.outputs)]
    arrays = {key(x): x for x in operands if x.space != PASSING}
    shape = steps[0].outputs[0].layout.shape
    leads = [key(x) for step in steps for x in step.outputs if key(x) in arrays]
    if not leads:
        return None
    arrays[leads[-1]] = arrays.pop(leads[-1])  # the last one leads
    loops = loops_of(list(arrays.values()), shape)
    fits = all(
        s[-1] in (0, ITEMS[KINDS[x.layout.dtype]]) for s, x in zip(loops.steps, arrays.values(), strict=True)
    )
    if not fits or prod(loops.sizes[: -DEPTH - 1]) > MOST_ROWS:
        return None
    if len(set(loops.steps)) > MOVING_SPACES:
        return None
    slots = dict.fromkeys(x.layout.offset for x in operands if x.space == PASSING)
    slots = {offset: number for number, offset in enumerate(slots)}
    cost = loops.count / 16 * sum(SLOW.get(step.kernel.op.name, 1.5) for step in steps)
    made = Lines(steps, arrays, loops, slots)
    return Work(cost, loops.most_parts(), made.rows, SLOT * len(slots))


def _passes(operand: Operand) -> bool:
    return operand.blocked and operand.moves == 0


def _fused(steps) -> tuple[str, list[Operand]] | None:
    """(name of a fused formula, its operands), if the group computes just that."""
    expression = Expression()
    for step in steps:
        expression.add(step)
    kept = [x for x in expression.results.values() if not _passes(x)]
    found = expression.formula(kept)
    return None if found is None else (found[0], [*found[1], *kept])


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
