"""A table of rows: what the interpreter runs, in which order, and what may run at the same time.

A Row names a kernel and gives its columns: numbers, and places in memory by name. A table is a list of
phases, a phase a list of parts that do not touch each other's results, a part a list of rows. Nothing is
bound here: `machine` turns names into addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.spaces import (
    COLUMNS,
    FED_SPACES,
    FIRST_FED,
    FIRST_MOVING,
    MOVING_SPACES,
    OWN_SCRATCH,
)
from wlnet.tensor.run.plan import Operand

# Spaces whose base a thread has of its own; everything else lies at a fixed address.
SCRATCH = "scratch"
MOVING = [f"moving {number}" for number in range(MOVING_SPACES)]
FED = [f"fed {number}" for number in range(FED_SPACES)]
OWN = {
    SCRATCH: OWN_SCRATCH,
    **{name: FIRST_MOVING + number for number, name in enumerate(MOVING)},
    **{name: FIRST_FED + number for number, name in enumerate(FED)},
}
KNOWN = "known"  # the space of zeros and ones below
NOWHERE = "nowhere"  # the space that begins at address 0
SHARED = "shared"  # memory of a table that one phase leaves to the next


@frozen
class Place:
    """`offset` bytes from the start of a space: the arena (""), a state by name, SCRATCH or KNOWN.

    moving    one of MOVING or FED: counted from where that space of the thread is
    """

    space: str
    offset: int
    moving: str = ""

    def __add__(self, nbytes: int) -> Place:
        return Place(self.space, self.offset + nbytes, self.moving)

    def __str__(self):
        return f"{self.space}@{self.offset}" + ("..." if self.moving else "")


def place(operand: Operand, nbytes: int = 0) -> Place:
    """Where an operand starts, or `nbytes` further on."""
    return Place(operand.space, operand.layout.offset + nbytes)


ZEROS = Place(KNOWN, 0)  # 64 zeros, 64 ones and an infinity; 16 ones of Real64
ONES, ONES_OF_REAL64 = Place(KNOWN, 256), Place(KNOWN, 576)
FILLS = {0: 0, 1: 256, -inf: 512}  # number -> its offset there

Column = int | float | Place


@frozen
class Row:
    """A call of a kernel. `inner` are rows that it runs itself, block by block."""

    kernel: str
    columns: tuple[Column, ...]
    inner: tuple[Row, ...] = ()

    def __post_init__(self):
        assert len(self.columns) < COLUMNS, f"{self.kernel} has too many columns"

    def __str__(self):
        own = " ".join([self.kernel, *(f"{x:g}" if isinstance(x, float) else str(x) for x in self.columns)])
        return own + "".join(f"\n          . {row}" for row in self.inner)


@frozen
class Bands:
    """A work in bands: rows of places, one below the other along the second axis of what it makes.

    first, count    the rows, counted in the result
    unit            rows that are made together: a band has a multiple of them
    rows            [start, ..., end] of bands one after the other, counted from the first row -> the table's
                    rows of each band; they may use what those of the band before left in the scratch
    """

    first: int
    count: int
    unit: int
    rows: Callable[[Sequence[int]], Iterator[Sequence[Row]]]


@frozen
class Work:
    """What a step of a plan is as rows.

    cost     nanoseconds that it takes one thread, roughly: decides whether it is split
    most     parts in which it can be cut
    rows     (part, parts) -> the rows of a part; parts write disjoint bytes
    scratch  bytes that a thread needs for itself
    before   what has to be done first, in a phase of its own
    shared   bytes that it leaves in SHARED for the rest
    bands    the same, but for what has to be done first, in bands
    """

    cost: float
    most: int
    rows: Callable[[int, int], Sequence[Row]]
    scratch: int = 0
    before: Work | None = None
    shared: int = 0
    bands: Bands | None = None


@dataclass
class Table:
    """
    phases    of parts of rows
    scratch   bytes that each thread needs
    shared    bytes that phases leave to each other
    """

    phases: list[list[list[Row]]] = field(default_factory=list)
    scratch: int = 0
    shared: int = 0

    @property
    def parts(self) -> int:
        """The most that can run at the same time."""
        return max(map(len, self.phases), default=0)

    @property
    def kernels(self) -> list[str]:
        return list(dict.fromkeys(row.kernel for row in self.rows()))

    def rows(self):
        """All rows in order, each before its inner ones."""
        for phase in self.phases:
            for part in phase:
                for row in part:
                    yield row
                    yield from row.inner

    def __str__(self):
        lines = []
        for number, phase in enumerate(self.phases, start=1):
            for part, rows in enumerate(phase, start=1):
                of = f" part {part} of {len(phase)}" if len(phase) > 1 else ""
                lines.append(f"  phase {number}{of}")
                lines += [f"      {row}" for row in rows]
        return "\n".join(lines)

    def summary(self) -> str:
        """How many rows of which kernel."""
        counts = Counter(row.kernel for row in self.rows())
        return ", ".join(f"{name} {count}" for name, count in counts.most_common())
