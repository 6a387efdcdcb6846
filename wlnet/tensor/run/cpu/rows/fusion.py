"""Neighbouring steps that one row does: bias and ramp in a product, chains of elementwise ops.

What a chain computes is written down as text and looked up among the formulas. Results in between are not
written; that is allowed only where nobody reads their bytes before they are written again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from math import inf, prod

from wlnet.frozen import frozen, replace
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import plus, ramp
from wlnet.tensor.run.cpu.formulas import FORMULAS, GROUPS
from wlnet.tensor.run.cpu.rows.contraction import matrix_product, matrix_work
from wlnet.tensor.run.cpu.rows.elementwise import flat_work, formula_work, then
from wlnet.tensor.run.cpu.rows.expression import Expression
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.table import Work, place
from wlnet.tensor.run.plan import Block, Operand, Plan, Step

LONGEST = 20  # steps of a chain
PASSING = "passing"  # the space of what a block does not keep, when its steps are seen as whole ones


@frozen
class Bytes:
    """A run of bytes in a space that holds an array."""

    space: str
    start: int
    stop: int

    def touches(self, other: Bytes) -> bool:
        return self.space == other.space and self.start < other.stop and other.start < self.stop

    def without(self, other: Bytes) -> list[Bytes]:
        """What is left of these."""
        if not self.touches(other):
            return [self]
        ends = ((self.start, other.start), (other.stop, self.stop))
        return [Bytes(self.space, start, stop) for start, stop in ends if start < stop]


def bytes_of(operand: Operand, blocks: int = 1, chains: int = 1) -> Bytes:
    """Where an operand may lie, in all blocks and chains."""
    layout = operand.layout
    low = high = layout.offset
    moves = [(n - 1) * stride for n, stride in zip(layout.shape, layout.strides, strict=True)]
    moves += [(blocks - 1) * operand.moves, (chains - 1) * operand.apart]
    for move in moves:
        low, high = low + min(move, 0), high + max(move, 0)
    return Bytes(operand.space, low, high + layout.itemsize)


class Liveness:
    """Who reads and writes which bytes of a plan, step by step."""

    def __init__(self, plan: Plan):
        self._inputs: list[list[Operand]] = []
        self.reads: list[list[Bytes]] = []
        self.writes: list[list[Bytes]] = []  # whole ones, which leave nothing of what was there
        for step in plan.steps:
            steps = step.steps if isinstance(step, Block) else (step,)
            facts = (step.count, step.chains) if isinstance(step, Block) else (1, 1)
            # What passes within a block has been written by it.
            inputs = [x for one in steps for x in one.inputs if not x.blocked or x.moves]
            self._inputs.append(inputs)
            self.reads.append([bytes_of(x, *facts) for x in inputs])
            whole = whole_steps(step) if isinstance(step, Block) else steps
            outputs = [x for one in whole for x in one.outputs if x.layout.contiguous]
            self.writes.append([bytes_of(x) for x in outputs if x.space != PASSING])
        kept = [*plan.outputs.values(), *plan.arguments.values(), *(x for x, _ in plan.constants)]
        self._kept = [bytes_of(x) for x in kept]

    def dead(self, operand: Operand, after: int, since: int | None = None) -> bool:
        """After the step of that number nobody reads the bytes of the operand before they are written.

        since    number of the step that writes the operand, if others have written there up to `after`
        """
        left = [bytes_of(operand)]
        if operand.space:
            return operand.space == PASSING  # a state lives on
        for number in range(after if since is None else since, after):
            for written in self.writes[number + 1]:
                left = [rest for one in left for rest in one.without(written)]
        for number in range(after + 1, len(self.reads)):
            if any(x.touches(one) for x in self.reads[number] for one in left):
                return False
            for written in self.writes[number]:
                left = [rest for one in left for rest in one.without(written)]
            if not left:
                return True
        return not any(x.touches(one) for x in self._kept for one in left)

    def part_read(self, operand: Operand, after: int) -> Operand:
        """The box of a dense operand that is read after the step of that number; all of it, if in doubt."""
        left = [bytes_of(operand)]
        boxes: list[list[tuple[int, int]]] = []
        for number in range(after + 1, len(self.reads)):
            for x, where in zip(self._inputs[number], self.reads[number], strict=True):
                if any(where.touches(one) for one in left):
                    box = box_in(x, operand)
                    if box is None:
                        return operand
                    boxes.append(box)
            for written in self.writes[number]:
                left = [rest for one in left for rest in one.without(written)]
            if not left:
                break
        if not boxes or operand.space or any(x.touches(one) for x in self._kept for one in left):
            return operand
        ends = [(min(a for a, _ in axis), max(b for _, b in axis)) for axis in zip(*boxes, strict=True)]
        sizes = tuple(b - a for a, b in ends)
        return Operand("", operand.layout.sliced([a for a, _ in ends], sizes, (1,) * len(sizes)))


def box_in(view: Operand, whole: Operand) -> list[tuple[int, int]] | None:
    """Along each axis the elements of a dense array that a view shows, if it shows neighbours in order.

    In a Block a view shows some rows at a time: all of the first axis count.
    """
    mine, theirs = view.layout, whole.layout
    if len(mine.shape) != len(theirs.shape) or mine.dtype != theirs.dtype or not theirs.contiguous:
        return None
    left, found = mine.offset - theirs.offset, []
    if left < 0:
        return None
    for n, all_, step, dense in zip(mine.shape, theirs.shape, mine.strides, theirs.strides, strict=True):
        start, left = divmod(left, dense)
        if start + n > all_ or (n > 1 and step != dense):
            return None
        found.append((start, start + n))
    if view.blocked:
        found[0] = (0, theirs.shape[0])
    return None if left else found


def fused_at(steps, number: int, liveness: Liveness) -> tuple[Work, int] | None:
    """(the work of several steps from `number` on, how many they are), or None."""
    step = steps[number]
    if isinstance(step, Block):
        inner = whole_steps(step)
        found = _chain(inner, lambda end: number, liveness)
        return (found[0], 1) if found is not None and found[1] == len(inner) else None
    if step.kernel.op is not dot:
        return _chain(steps[number : number + LONGEST], lambda end: number + end, liveness)
    if number + 1 == len(steps):
        return None
    after = steps[number + 1]
    if not isinstance(after, Block):
        return _product(steps[number : number + 3], number, liveness)
    inner = whole_steps(after)
    found = _product([step, *inner], number, liveness, block=True)
    if found is None:
        return None
    work, count = found
    done, left = [step, *inner][:count], inner[count - 1 :]
    works = [work_of(one) for one in left] if _need_only_the_last(left, done) else [None]
    return None if None in works else (reduce(then, [work, *works]), 2)


def _need_only_the_last(steps, done) -> bool:
    """Of what steps before them made, these read the result of the last."""
    final = done[-1].outputs[0]
    gone = [bytes_of(one.outputs[0]) for one in done[:-1] if not one.outputs[0].same_bytes(final)]
    operands = [x for step in steps for x in (*step.inputs, *step.outputs)]
    return not any(x.space == PASSING or any(bytes_of(x).touches(b) for b in gone) for x in operands)


def whole_steps(block: Block) -> list[Step]:
    """The steps of a block on all its rows."""

    def whole(operand: Operand) -> Operand:
        layout = operand.layout
        if not operand.blocked:
            return Operand(operand.space, layout)
        space = operand.space if operand.moves else PASSING
        return Operand(space, replace(layout, shape=(block.size, *layout.shape[1:])))

    return [
        replace(step, inputs=tuple(map(whole, step.inputs)), outputs=tuple(map(whole, step.outputs)))
        for step in block.steps
    ]


# A product with what is added to each of its rows, and a ramp.


def _product(steps, number: int, liveness: Liveness, block: bool = False) -> tuple[Work, int] | None:
    """Of a product and the steps that follow; those of a block come to the number of one step."""
    product = matrix_product(steps[0])
    if product is None or len(steps) < 2 or isinstance(steps[1], Block) or steps[1].kernel.op is not plus:
        return None
    result, added = steps[0].outputs[0], steps[1]
    pairs = [(a, b) for a, b in (added.inputs, added.inputs[::-1]) if a.same_bytes(result)]
    final = added.outputs[0]
    passes = final.space == PASSING
    if not pairs or not _rows_of(pairs[0][1], result):
        return None
    if not passes and not _in_place(result, final, number + 1, liveness):
        return None
    count, floor = 2, -inf
    if len(steps) > 2 and _ramps(steps[2], final):
        after = steps[2].outputs[0]
        if _in_place(result if passes else final, after, number + (1 if block else 2), liveness):
            final, count, floor = after, 3, 0.0
    touched = bytes_of(final)
    if final.space == PASSING or any(bytes_of(x).touches(touched) for x in (*steps[0].inputs, pairs[0][1])):
        return None
    work = matrix_work(product.finished(place(final), place(pairs[0][1]), floor))
    return None if work is None else (work, count)


def _rows_of(bias: Operand, result: Operand) -> bool:
    """One dense number for each column."""
    layout, columns = bias.layout, result.layout.shape[-1]
    row = prod(layout.shape) == columns and layout.shape[-1:] == (columns,)
    return row and layout.contiguous and layout.dtype == result.layout.dtype


def _in_place(before: Operand, after: Operand, number: int, liveness: Liveness) -> bool:
    """What is written `after` may be written at once: over the same bytes, or the others are not read."""
    if not after.layout.contiguous or after.layout.shape != before.layout.shape:
        return False
    return before.same_bytes(after) or liveness.dead(before, number)


def _ramps(step: Step | Block, x: Operand) -> bool:
    return not isinstance(step, Block) and step.kernel.op is ramp and step.inputs[0].same_bytes(x)


# Chains of elementwise steps.


def _chain(steps, time: Callable[[int], int], liveness: Liveness) -> tuple[Work, int] | None:
    """The longest chain of one shape, from the first step on, that a formula does.

    time    position among `steps` -> number of the step of the plan
    """
    expression = Expression()
    best = None
    shape = steps[0].outputs[0].layout.shape
    for end, step in enumerate(steps):
        plain = isinstance(step, Block) or step.kernel.op.name not in FORMULAS
        if plain or step.outputs[0].layout.shape != shape:
            break
        expression.add(step)
        kept = [x for x in expression.results.values() if not liveness.dead(x, time(end))]
        found = expression.formula(kept) if end else None
        work = None if found is None else _chain_work(*found, kept)
        if work is not None:
            best = work, end + 1
    return best


def _chain_work(name: str, leaves: list[Operand], results: list[Operand]) -> Work | None:
    """As one row; None where a result would be written over what another element still needs."""
    if any(x.space == PASSING for x in (*leaves, *results)):
        return None
    for leaf in leaves:
        for result in results:
            if bytes_of(leaf).touches(bytes_of(result)) and not leaf.same_bytes(result):
                return None
    if name in GROUPS:
        return flat_work(name, [*leaves, *results])
    return formula_work(name, leaves, results)
