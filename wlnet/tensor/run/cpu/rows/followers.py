"""What follows a group of elementwise steps and can be done while its results are in the nearest cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.elementwise import copy, times
from wlnet.tensor.ops.movement import inlay
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run.cpu.formulas import FORMULAS
from wlnet.tensor.run.cpu.rows.elementwise import formula_work, then
from wlnet.tensor.run.cpu.rows.fusion import PASSING, Liveness, bytes_of, whole_steps
from wlnet.tensor.run.cpu.rows.movement import framed, places_of_inlay
from wlnet.tensor.run.cpu.rows.nearby import Sum, nearby
from wlnet.tensor.run.cpu.table import SHARED, Work
from wlnet.tensor.run.kernel import plain
from wlnet.tensor.run.memory import aligned
from wlnet.tensor.run.plan import Block, Operand, Step
from wlnet.tensor.run.schedule import SMALLEST_BLOCKED
from wlnet.tensor.shape import axes_of


def with_followers(steps, number: int, liveness: Liveness) -> tuple[Work, int] | None:
    """(the work of a Block and of what follows it, how many steps these are), or None.

    Followers are inlays of its results, copied from the nearest cache, and their sums over all axes but
    the first. Results that nobody else reads are not written at all.
    """
    block = steps[number]
    if isinstance(block, Block):
        inner = whole_steps(block)
    elif block.kernel.op.name in FORMULAS and prod(block.outputs[0].layout.shape) >= SMALLEST_BLOCKED:
        inner = [block]
    else:
        return None
    inner, sums, before, moved, end = followers(steps, number + 1, inner)
    if end == number + 1:
        return None
    elsewhere, shared = {}, 0
    for result in moved:
        elsewhere[result] = Operand(SHARED, replace(result.layout, offset=shared))
        shared += aligned(result.layout.nbytes)
    sums = [replace(one, result=elsewhere.get(one.result, one.result)) for one in sums]
    work = nearby(*shortened(*passing_on(inner, sums, liveness, end - 1)))
    if work is None:
        return None
    work = replace(work if before is None else then(before, work), shared=shared)
    for result, first in elsewhere.items():
        work = then(work, formula_work("copy", [first], [result]))
    return work, end - number


def followers(steps, end: int, inner: list[Step]):
    """Of elementwise steps: (these and copies of what they make into an inlay, sums of what they make, what
    writes around the inlays, results of sums that lie where the steps read, the first step that is neither).

    end    number of the first step behind them
    """
    inner, sums, before, moved = list(inner), [], None, []
    while end < len(steps) and not isinstance(steps[end], Block):
        step = steps[end]
        if not any(one.outputs[0].same_bytes(step.inputs[0]) for one in inner):
            break
        used = [bytes_of(x) for x in _operands(inner, sums)]
        apart = not any(x.touches(bytes_of(y)) for x in used for y in step.outputs)
        around = (
            framed(step) if apart and step.kernel.op is inlay and set(step.params["steps"]) == {1} else None
        )
        if around is not None:
            inner.append(Step(plain(copy), step.inputs, (places_of_inlay(step),), {}))
            before = around if before is None else then(before, around)
        elif step.kernel.op is total and _by_the_first(step):
            sums.append(_sum(step))
            if not apart:  # it lies where the block still reads
                moved.append(sums[-1].result)
        else:
            break
        end += 1
    return inner, sums, before, moved, end


def _operands(steps: Sequence[Step], sums: Sequence[Sum]) -> list[Operand]:
    found = [x for step in steps for x in (*step.inputs, *step.outputs)]
    return found + [x for one in sums for x in (*one.factors, one.result)]


def _by_the_first(step: Step) -> bool:
    """A sum over all axes but the first, which has several elements."""
    (x,), (result,) = step.inputs, step.outputs
    shape, kept = x.layout.shape, axes_of(step.params["axis"], len(x.layout.shape))
    others = {axis for axis, n in enumerate(shape) if n > 1} - set(kept)
    return others == {0} and x.layout.dtype == "Real32" and result.layout.contiguous


def _sum(step: Step) -> Sum:
    (x,), (result,) = step.inputs, step.outputs
    shape = (x.layout.shape[0], *(1,) * (len(x.layout.shape) - 1))
    return Sum(x, None, Operand(result.space, Layout.rows(shape, "Real32", result.layout.offset)))


def passing_on(steps: list[Step], sums: list[Sum], liveness: Liveness, last: int):
    """The same where results that nobody reads after step `last` of the plan pass on in the cache."""
    for number, step in enumerate(steps):
        (y,) = step.outputs
        later = [*_operands(steps[number + 1 :], sums), y]
        alone = all(x.same_bytes(y) for x in later if bytes_of(x).touches(bytes_of(y)))
        if y.space == PASSING or not alone or not y.layout.contiguous or not liveness.dead(y, last):
            continue

        def passed(x: Operand, y=y) -> Operand:
            return Operand(PASSING, x.layout) if x.same_bytes(y) else x

        steps[number] = replace(step, outputs=(passed(y),))
        for n, one in enumerate(steps[number + 1 :], number + 1):
            inputs, outputs = tuple(map(passed, one.inputs)), tuple(map(passed, one.outputs))
            steps[n] = replace(one, inputs=inputs, outputs=outputs)
        sums = [replace(one, x=passed(one.x), y=one.y and passed(one.y)) for one in sums]
    return steps, sums


def shortened(steps: list[Step], sums: list[Sum]) -> tuple[list[Step], list[Sum]]:
    """What is only copied is written there at once, what is only summed as a product is not written."""
    for step in list(steps):
        (y,) = step.outputs
        if y.space != PASSING:
            continue
        others = [one for one in steps if one is not step]
        readers = [one for one in others if any(x.same_bytes(y) for x in one.inputs)]
        writers = [one for one in others if one.outputs[0].same_bytes(y)]
        summed = [one for one in sums if any(x.same_bytes(y) for x in one.factors)]
        copies = [one for one in readers if one.kernel.op is copy]
        if not writers and len(copies) == 1 and not summed:
            steps = _written_there(step, copies[0], readers, steps)
            continue
        if writers or len(readers) + len(summed) != 1:
            continue
        if summed and summed[0].y is None and _product_of_wholes(step, steps):
            steps = others
            sums = [Sum(*step.inputs, one.result) if one is summed[0] else one for one in sums]
    return steps, sums


def _written_there(step: Step, copied: Step, readers: list[Step], steps: list[Step]) -> list[Step]:
    """What a step makes written where it is copied to, which others then read."""
    (y,), (there,) = step.outputs, copied.outputs

    def changed(one: Step) -> Step:
        if one is step:
            return replace(one, outputs=copied.outputs)
        if any(one is reader for reader in readers):
            return replace(one, inputs=tuple(there if x.same_bytes(y) else x for x in one.inputs))
        return one

    return [changed(one) for one in steps if one is not copied]


def _product_of_wholes(step: Step, steps: list[Step]) -> bool:
    """x y, of arrays of its shape that no step writes after it."""
    if step.kernel.op is not times or any(
        x.layout.shape != step.outputs[0].layout.shape for x in step.inputs
    ):
        return False
    number = next(n for n, one in enumerate(steps) if one is step)
    later = [bytes_of(one.outputs[0]) for one in steps[number + 1 :]]
    return not any(bytes_of(x).touches(y) for x in step.inputs for y in later)
