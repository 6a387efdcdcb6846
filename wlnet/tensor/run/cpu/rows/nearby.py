"""Elementwise steps, and sums of what they make, block by block of what stays in the nearest cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.layout import Layout
from wlnet.tensor.passes import is_on
from wlnet.tensor.run.cpu.rows.elementwise import (
    ITEMS,
    KINDS,
    MOST_ROWS,
    formula_rows,
    slowness,
    then,
    variant,
)
from wlnet.tensor.run.cpu.rows.expression import key
from wlnet.tensor.run.cpu.rows.fusion import PASSING
from wlnet.tensor.run.cpu.rows.groups import Together, grouped, is_update, lines_of, one_by_one
from wlnet.tensor.run.cpu.rows.loops import Loops, loops_of
from wlnet.tensor.run.cpu.rows.movement import copied
from wlnet.tensor.run.cpu.spaces import MOVING_SPACES
from wlnet.tensor.run.cpu.table import MOVING, ONES, SCRATCH, SHARED, ZEROS, Place, Row, Work
from wlnet.tensor.run.memory import aligned
from wlnet.tensor.run.plan import Operand, Step

# Elements: three to eight arrays of so many lie in 32 KiB. Measured for a chain of four: 512 to 2048 take
# 655 us a million, 4096 take 727, whole arrays 1405.
ELEMENTS = 1024
SLOT = 8 * ELEMENTS + 64  # bytes of an array that passes within a block; no multiple of 4096
DEPTH = 3  # loops around a block


@frozen
class Sum:
    """For each element of the first axis the sum of x, or of x y, over all others.

    result    (n, 1, 1, ...)
    """

    x: Operand
    y: Operand | None
    result: Operand

    @property
    def factors(self) -> list[Operand]:
        return [self.x] if self.y is None else [self.x, self.y]


@frozen
class Nearby:
    """
    steps    elementwise ones over whole arrays, by their formulas
    arrays   that they and the sums read and write, in the order of the loops' places
    loops    over all elements; around everything those of the first axis, if there are sums
    slots    offset of what passes between the steps -> number of its place in the scratch
    behind   bytes of the scratch that are taken
    """

    steps: Sequence[Together]
    sums: Sequence[Sum]
    arrays: dict[tuple, Operand]
    loops: Loops
    slots: dict[int, int]
    behind: int = 0

    @property
    def cost(self) -> float:
        """Nanoseconds."""
        each = sum(slowness(step.name, 1.5) for step in self.steps) + len(self.sums)
        return self.loops.count / 16 * each

    def rows(self, part: int, parts: int) -> list[Row]:
        return self._all(self.loops.part(part, parts))

    def band(self, start: int, stop: int, moves: Mapping[tuple, int]) -> list[Row]:
        """Of some elements of the axis that has a loop of its own.

        moves    key of an array -> bytes from where it is to where it is taken to be
        """
        loops = self.loops.cut(self.loops.apart, start, stop)
        places = [place + moves.get(name, 0) for name, place in zip(self.arrays, loops.places, strict=True)]
        return self._all(replace(loops, places=tuple(places)))

    def _all(self, loops: Loops) -> list[Row]:
        starts = dict(zip(self.arrays, loops.places, strict=True))
        found = []
        for one in self.sums:
            line = Loops((loops.sizes[0],), ((0,), (4,)), (ZEROS, starts[key(one.result)]))
            found += formula_rows("copy", line)
        for block in _blocks(loops, 1 if self.sums else 0):
            found += self._rows(*block)
        return found

    @property
    def scratch(self) -> int:
        return SLOT * (len(self.slots) + len(self._of_line))

    @property
    def _of_line(self) -> list[tuple]:
        """Arrays that are the same for all lines, as a number for each example is."""
        if len(self.loops.sizes) < 2:
            return []
        steps = zip(self.arrays, self.loops.steps, strict=True)
        return [name for name, (*others, inner) in steps if inner == 4 and not any(others)]

    def _repeated(self, across: Loops) -> dict[tuple, Loops]:
        """Copies of these for all lines of a block, so that it is one line."""
        single, lines, count = across.sizes
        if single > 1 or lines == 1:
            return {}
        found = {}
        for number, (name, start) in enumerate((n, s) for n, s in self._starts.items() if n in self._of_line):
            there = Place(SCRATCH, self.behind + SLOT * (len(self.slots) + number))
            found[name] = Loops((lines, count), ((0, 4), (4 * count, 4)), (start, there))
        return found

    @property
    def _starts(self) -> dict[tuple, Place]:
        return dict(zip(self.arrays, self.loops.places, strict=True))

    def _rows(self, around: Loops, across: Loops) -> Iterator[Row]:
        """The steps on the elements of `across`, under the loops `around`."""
        repeated = self._repeated(across)
        for copies in repeated.values():
            yield from formula_rows("copy", copies)
        for loops in around.to_depth(DEPTH):
            spaces = [s for s in dict.fromkeys(loops.steps) if any(s)]
            moving = {s: MOVING[n] for n, s in enumerate(spaces)} | {(0,) * DEPTH: ""}
            places = {
                name: (replace(place, moving=moving[around_steps]), steps)
                for name, place, around_steps, steps in zip(
                    self.arrays, loops.places, loops.steps, across.steps, strict=True
                )
            }
            for name, copies in repeated.items():
                places[name] = copies.places[1], (0, *copies.steps[1])
            inner = [self._step(step, places, across.sizes) for step in self.steps]
            inner += [self._sum(one, places, across.sizes) for one in self.sums]
            moves = [x for s in spaces for x in s] + [0] * (DEPTH * (MOVING_SPACES - len(spaces)))
            yield Row("interpreter_lines", (0, len(inner), *loops.sizes, *moves), tuple(inner))

    def _place(self, operand: Operand, places: dict, sizes: tuple[int, ...]) -> tuple[Place, tuple[int, ...]]:
        if operand.space != PASSING:
            return places[key(operand)]
        item = ITEMS[KINDS[operand.layout.dtype]]
        where = self.behind + SLOT * self.slots[operand.layout.offset]
        return Place(SCRATCH, where), (0, item * sizes[-1], item)

    def _step(self, step: Together, places: dict, sizes: tuple[int, ...]) -> Row:
        found = [self._place(x, places, sizes) for x in (*step.inputs, *step.outputs)]
        _, lines, count = sizes
        if all(steps[1] == count * steps[2] for _, steps in found):  # one line for all
            sizes = (1, 1, lines * count)
        strides = [stride for _, steps in found for stride in steps]
        return Row(f"elementwise_{step.name}", (*(place for place, _ in found), *sizes, *strides))

    def _sum(self, one: Sum, places: dict, sizes: tuple[int, ...]) -> Row:
        x, x_steps = self._place(one.x, places, sizes)
        y, y_steps = (ONES, (0, 0, 0)) if one.y is None else self._place(one.y, places, sizes)
        result, _ = self._place(one.result, places, sizes)
        return Row("statistics_products", (x, y, result, *sizes[1:], x_steps[1], y_steps[1], 16 * y_steps[2]))


def _blocks(loops: Loops, outer: int) -> Iterator[tuple[Loops, Loops]]:
    """(loops around a block, loops of a block), three deep, that together run over all elements.

    outer    so many loops stay around the blocks
    """
    if loops.count == 0:
        return
    axis = len(loops.sizes) - 1
    if loops.sizes[axis] < ELEMENTS and axis > outer:
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
        yield from _blocks(loops.cut(axis, times * at_once, loops.sizes[axis]), outer)


def nearby(steps: Sequence[Step], sums: Sequence[Sum] = ()) -> Work | None:
    """Steps that have formulas on arrays that move through memory alike, and sums of what they make."""
    if is_on("fusion") and not sums and all(map(_has_formula, steps)) and _is_line(steps):
        groups = grouped(steps, (), large=True)
        if is_update(groups):
            return lines_of(groups).work
    found = nearby_of(steps, sums)
    if found is None:
        return None
    loops = found.loops
    most = min(loops.most_parts(), loops.sizes[0]) if sums else loops.most_parts()
    return Work(found.cost, most, found.rows, found.scratch)


def nearby_of(steps: Sequence[Step], sums: Sequence[Sum], apart: int | None = None) -> Nearby | None:
    """The same, with a loop of its own for one axis."""
    if not all(map(_has_formula, steps)):
        return None
    wanted = [x for one in sums for x in one.factors]
    groups = one_by_one(steps)
    if is_on("fusion"):
        groups = grouped(steps, wanted, large=False)
    operands = [x for step in groups for x in (*step.inputs, *step.outputs)]
    operands += [x for one in sums for x in (*one.factors, one.result)]
    arrays = {key(x): x for x in operands if x.space != PASSING}
    shape = (steps[0].outputs[0] if steps else sums[0].x).layout.shape
    written = [key(x) for step in groups for x in step.outputs if key(x) in arrays]
    whole = [name for name, x in arrays.items() if x.layout.shape == shape]
    if not whole:
        return None
    lead = (written or whole)[-1]
    arrays[lead] = arrays.pop(lead)
    loops = loops_of(list(arrays.values()), shape, apart)
    steps_of = dict(zip(arrays, loops.steps, strict=True))
    fits = all(steps_of[name][-1] in (0, ITEMS[KINDS[x.layout.dtype]]) for name, x in arrays.items())
    if not fits or len(set(loops.steps)) > MOVING_SPACES or prod(loops.sizes[: -DEPTH - 1]) > MOST_ROWS:
        return None
    if not all(_summable(one, loops, steps_of) for one in sums):
        return None
    slots = dict.fromkeys(x.layout.offset for x in operands if x.space == PASSING)
    slots = {offset: number for number, offset in enumerate(slots)}
    return Nearby(groups, sums, arrays, loops, slots)


def _is_line(steps: Sequence[Step]) -> bool:
    """Of dense arrays of one size and single numbers."""
    shape = steps[0].outputs[0].layout.shape
    operands = [x for step in steps for x in (*step.inputs, *step.outputs)]
    return all(
        prod(x.layout.shape) == 1 or (x.layout.shape == shape and x.layout.contiguous) for x in operands
    )


def nearby_turned(steps: Sequence[Step]) -> Work | None:
    """As nearby, of arrays that do not move alike: those that are read in another order than the last
    result is written in are copied first."""
    lead = steps[-1].outputs[0]
    written = {key(x) for step in steps for x in step.outputs}
    order = sorted(range(len(lead.layout.shape)), key=lambda axis: (-abs(lead.layout.strides[axis]), axis))
    copies: dict[tuple, Operand] = {}
    before, shared = None, 0
    for x in dict.fromkeys(x for step in steps for x in step.inputs):
        layout = x.layout
        if x.space == PASSING or key(x) in written or layout.shape != lead.layout.shape:
            continue
        item = layout.itemsize
        if loops_of([x, lead], layout.shape).steps[0][-1] in (0, item):
            continue
        dense = Layout.rows([layout.shape[axis] for axis in order], layout.dtype, shared)
        copies[key(x)] = Operand(SHARED, dense.transposed([order.index(axis) for axis in range(len(order))]))
        copy = copied(x, copies[key(x)])
        if copy is None:
            return None
        before = copy if before is None else then(before, copy)
        shared += aligned(layout.nbytes)
    if before is None:
        return None

    def inputs(step: Step) -> tuple[Operand, ...]:
        return tuple(copies.get(key(x), x) for x in step.inputs)

    work = nearby([replace(step, inputs=inputs(step)) for step in steps])
    return None if work is None else replace(work, before=before, shared=shared)


def _has_formula(step: Step) -> bool:
    return variant(step.kernel.op.name, [*step.inputs, *step.outputs]) is not None


def _summable(one: Sum, loops: Loops, steps_of: dict) -> bool:
    """The outermost loop, and no other, is that of the results."""
    in_line = all(x.space == PASSING or steps_of[key(x)][-1] == 4 for x in one.factors)
    own = steps_of[key(one.result)]
    return in_line and len(own) > 1 and own[0] == 4 and not any(own[1:])
