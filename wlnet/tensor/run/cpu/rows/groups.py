"""Elementwise steps of a block that one formula does at once, and lines of such steps one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.formulas import FORMULAS, GROUPS
from wlnet.tensor.run.cpu.rows.elementwise import ITEMS, KINDS, Line, variant
from wlnet.tensor.run.cpu.rows.expression import Expression, key
from wlnet.tensor.run.cpu.rows.fusion import LONGEST, PASSING
from wlnet.tensor.run.cpu.table import SCRATCH, Place, Row, Work
from wlnet.tensor.run.plan import Operand, Step

AT_ONCE = 2048  # elements of a line that all steps take while they are near
SLOT = 8 * AT_ONCE + 64


@frozen
class Together:
    """What one formula does.

    name      of the formula, among FORMULAS or GROUPS
    inputs    and outputs, as of a Step
    """

    name: str
    inputs: tuple[Operand, ...]
    outputs: tuple[Operand, ...]


def one_by_one(steps: Sequence[Step]) -> list[Together]:
    """Each step by its own formula."""
    return [
        Together(variant(step.kernel.op.name, [*step.inputs, *step.outputs]), step.inputs, step.outputs)
        for step in steps
    ]


def grouped(steps: Sequence[Step], wanted: Sequence[Operand], large: bool) -> list[Together]:
    """The same steps, neighbours joined where a formula does them.

    wanted    what is read behind the steps
    large     whether the formulas of GROUPS are among them: they take dense lines only
    """
    found, start = [], 0
    last = {key(x) for x in wanted}
    while start < len(steps):
        expression, best = Expression(), (one_by_one(steps[start : start + 1])[0], start + 1)
        for end in range(start, min(start + LONGEST, len(steps))):
            expression.add(steps[end])
            left = steps[end + 1 :]
            kept = [x for x in expression.results.values() if not _unread(x, left, last)]
            hit = expression.formula(kept) if end > start and kept else None
            name = None if hit is None else variant(hit[0], [*hit[1], *kept])
            if name is not None and (large or name in FORMULAS):
                best = Together(name, tuple(hit[1]), tuple(kept)), end + 1
        found.append(best[0])
        start = best[1]
    return found


def _unread(x: Operand, steps: Sequence[Step], last: set) -> bool:
    """It passes within the block, and these steps do not read it before it is written again."""
    if x.space != PASSING:
        return False
    name = key(x)
    for step in steps:
        if name in map(key, step.inputs):
            return False
        if name in map(key, step.outputs):
            return True
    return name not in last


@frozen
class Lines:
    """Formulas along one line, one after the other; what passes between them lies in the scratch.

    lines    their places in PASSING count slots
    slots    how many there are
    behind   bytes of the scratch that are taken
    """

    lines: tuple[Line, ...]
    slots: int
    behind: int = 0

    @property
    def length(self) -> int:
        return self.lines[0].length

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(p for line in self.lines for p in line.places if p.space != PASSING)

    @property
    def written(self) -> list[tuple[Place, int]]:
        return [one for line in self.lines for one in line.written if one[0].space != PASSING]

    @property
    def scratch(self) -> int:
        """Bytes, behind those that are taken."""
        return SLOT * self.slots

    def taking(self, old: Place, new: Place, behind: int) -> Lines:
        """The same with another place for what is read at one."""
        lines = tuple(line.taking(old, new, behind) for line in self.lines)
        return Lines(lines, self.slots, behind)

    def rows(self, start: int, stop: int) -> list[Row]:
        """Of some elements."""
        found = []
        for first in range(start, stop, AT_ONCE):
            last = min(first + AT_ONCE, stop)
            for line in self.lines:
                places = tuple(
                    self._place(p, first, s) for p, s in zip(line.places, line.strides, strict=True)
                )
                found += replace(line, places=places).rows(first, last)
        return found

    def _place(self, place: Place, first: int, stride: int) -> Place:
        if place.space != PASSING:
            return place
        return Place(SCRATCH, self.behind + SLOT * place.offset - stride * first)

    def __call__(self, part: int, parts: int) -> list[Row]:
        units = -(-self.length // AT_ONCE)
        start, stop = (min(AT_ONCE * (k * units // parts), self.length) for k in (part, part + 1))
        return self.rows(start, stop)

    @property
    def work(self) -> Work:
        cost = sum(line.work.cost for line in self.lines)
        return Work(cost, -(-self.length // AT_ONCE), self, self.scratch)


def lines_of(groups: Sequence[Together]) -> Lines:
    """Of dense arrays of one size and single numbers."""
    slots: dict[tuple, int] = {}
    length = prod(groups[0].outputs[0].layout.shape)
    found = []
    for one in groups:
        operands = (*one.inputs, *one.outputs)
        strides = tuple(0 if prod(x.layout.shape) == 1 else ITEMS[KINDS[x.layout.dtype]] for x in operands)
        places = tuple(
            Place(PASSING, slots.setdefault(key(x), len(slots)))
            if x.space == PASSING
            else Place(x.space, x.layout.offset)
            for x in operands
        )
        found.append(Line(one.name, places, strides, length))
    return Lines(tuple(found), len(slots))


def is_update(groups: Sequence[Together]) -> bool:
    """A formula of many operands is among them: they stream through memory."""
    return any(one.name in GROUPS for one in groups)
