"""A plan's steps as segments: runs of steps that have rows, and single steps that have none.

Neighbours that have rows become one Table; what has none stays a plain call between two tables. A plan
whose table takes less time than it costs to call one stays plain.
"""

from __future__ import annotations

from collections.abc import Iterator

from wlnet.tensor.ops.convolution import convolve, deconvolve
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.phases import tabled
from wlnet.tensor.run.cpu.rows.bands import in_bands
from wlnet.tensor.run.cpu.rows.blocks import block_work
from wlnet.tensor.run.cpu.rows.convolution import spread_in
from wlnet.tensor.run.cpu.rows.followers import with_followers
from wlnet.tensor.run.cpu.rows.fusion import Liveness, fused_at
from wlnet.tensor.run.cpu.rows.softmax import softmax_twice
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.rows.unpooling import unpooled_twice
from wlnet.tensor.run.cpu.rows.updates import Item, with_updates
from wlnet.tensor.run.cpu.store import store
from wlnet.tensor.run.cpu.table import Table, Work
from wlnet.tensor.run.plan import Block, Plan, Step


def segments(plan: Plan) -> Iterator[Table | Step | Block]:
    """Tables, and steps that are none. Only steps, where there are no compiled kernels."""
    if store() is None:
        yield from plan.steps
        return
    works: list[Work] = []
    for steps, work in worked(plan):
        if work is not None:
            works.append(work)
            continue
        if works:
            yield tabled(works)
        works = []
        yield from steps
    if works:
        yield tabled(works)


def worked(plan: Plan) -> Iterator[tuple[tuple[Step | Block, ...], Work | None]]:
    """Steps, one or several that are fused, with their work."""
    liveness = Liveness(plan)
    numbers = {id(step): number for number, step in enumerate(plan.steps)}
    items = list(_items(plan.steps, liveness))
    if is_on("updates"):
        items, before = with_updates(items, numbers, liveness), len(items)
        tell("updates", "%s products joined to their update", before - len(items))
    return ((item.steps, item.work) for item in items)


def _items(steps, liveness: Liveness) -> Iterator[Item]:
    number, fusing = 0, is_on("fusion")
    while number < len(steps):
        step, found, alone = steps[number], None, None
        if fusing:
            if not isinstance(step, Block) and step.kernel.op in (convolve, deconvolve):
                alone = _work(step, number, liveness)
            found = (
                in_bands(steps, number, alone, liveness)
                or with_followers(steps, number, liveness)
                or unpooled_twice(steps, number, liveness)
                or softmax_twice(steps, number)
                or fused_at(steps, number, liveness)
            )
        if found is not None:
            work, count = found
            tell("fusion", "steps %s to %s are one", number + 1, number + count)
            yield Item(steps[number : number + count], work)
            number += count
            continue
        yield Item((step,), alone or _work(step, number, liveness))
        number += 1


def _work(step: Step | Block, number: int, liveness: Liveness) -> Work | None:
    if isinstance(step, Block):
        return block_work(step)
    if step.kernel.op is deconvolve:
        return spread_in(step, liveness.part_read(step.outputs[0], number))
    return work_of(step)
