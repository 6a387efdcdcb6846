"""A plan's steps as segments: runs of steps that have rows, and single steps that have none.

Neighbours that have rows become one Table; what has none stays a plain call between two tables. A plan
whose table takes less time than it costs to call one stays plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wlnet.tensor.run.cpu.rows.blocks import block_work
from wlnet.tensor.run.cpu.rows.translation import work_of
from wlnet.tensor.run.cpu.store import store
from wlnet.tensor.run.cpu.table import Table, Work, tabled
from wlnet.tensor.run.plan import Block, Step


def segments(steps: Iterable[Step | Block]) -> Iterator[Table | Step | Block]:
    """Tables, and steps that are none. Only steps, where there are no compiled kernels."""
    steps = list(steps)
    if store() is None:
        yield from steps
        return
    works: list[Work] = []
    for step in steps:
        work = block_work(step) if isinstance(step, Block) else work_of(step)
        if work is not None:
            works.append(work)
            continue
        if works:
            yield tabled(works)
        works = []
        yield step
    if works:
        yield tabled(works)
