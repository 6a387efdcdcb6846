"""A Table bound to memory, and run: by the calling thread, with the help of others.

Each thread runs the same compiled interpreter on a control block of its own; what a part writes does not
depend on who runs it, so any number of threads gives the same bits. Helpers are threads of Python that
sleep in a semaphore; the caller never waits for one that has not begun.
"""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from wlnet.tensor.run.cpu.spaces import COLUMNS, FED_SPACES, FIRST_FED, OWN_SCRATCH
from wlnet.tensor.run.cpu.store import RUNS, Store
from wlnet.tensor.run.cpu.table import KNOWN, NOWHERE, OWN, SHARED, Place, Row, Table
from wlnet.tensor.run.memory import ALIGNMENT
from wlnet.tensor.run.threads import processors

SPINS = 200  # pauses before a thread that waits goes to sleep
LINGER = 2000  # pauses in which a helper looks for more, some 0.1 ms: calls of small nets follow each other
MOST_THREADS = 4
_KNOWN = np.concatenate(
    [np.array([0] * 64 + [1] * 64 + [-np.inf] * 16, np.float32), np.ones(16).view(np.float32)]
)


def words(count: int) -> np.ndarray:
    """Zeros, 64 bits each, that begin a cache line."""
    raw = np.zeros(8 * count + ALIGNMENT, np.uint8)
    start = -raw.ctypes.data % ALIGNMENT
    return raw[start : start + 8 * count].view(np.int64)


class Machine:
    """A Table that runs.

    spaces    name -> array; the Table's places lie in them. They are kept alive
    threads   at most so many; None: as many as there are processors, at most 4, and parts

    Raises NoKernels where a kernel can neither be loaded nor compiled.
    """

    def __init__(
        self, table: Table, spaces: Mapping[str, np.ndarray], store: Store, threads: int | None = None
    ):
        self.table = table
        self._keep = [*spaces.values()]
        self._bases = {name: array.ctypes.data for name, array in spaces.items()}
        self._bases |= {space: number << 48 for space, number in OWN.items()}
        shared = words(table.shared // 8 + 8)
        self._keep.append(shared)
        self._bases |= {KNOWN: _KNOWN.ctypes.data, SHARED: shared.ctypes.data, NOWHERE: 0}
        kernels = table.kernels
        *addresses, interpreter = store.addresses([*kernels, "interpreter_run"])
        self._addresses = dict(zip(kernels, addresses, strict=True))
        self._run = RUNS(interpreter)
        phases, parts, self.outer_rows = [], [], 0
        for phase in table.phases:
            phases += [len(parts), len(phase)]
            for rows in phase:
                parts.append((self.outer_rows, self.outer_rows + len(rows)))
                self.outer_rows += len(rows)
        self._lines = words(sum(1 for _ in table.rows()) * COLUMNS)
        self._written = False
        self.limit = words(8)
        self._begun = words(8)
        self._calls = words(8)
        if threads is None:
            threads = min(processors(), MOST_THREADS)
        self.threads = max(1, min(threads, table.parts))
        self._sync = words(8 * len(parts) + 16 * len(table.phases))
        self._phases = np.array(phases, np.int64)
        self._present = words(8 * self.threads)  # of each thread, a line apart: 1 while it looks for parts
        self.controls = [self._control(number, parts) for number in range(self.threads)]
        self._first = self.controls[0].ctypes.data
        self._inside = [threading.Lock() for _ in self.controls]  # held by the helper that takes part

    def _write(self) -> None:
        """The rows, at the first call: many a program is only ever run within another table.

        Inner rows stand behind all others; column 1 of their row says how many rows further on.
        """
        outer = [row for phase in self.table.phases for part in phase for row in part]
        found: list[int] = []
        for row in outer:
            found += self._line(row)
        for number, row in enumerate(outer):
            if row.inner:
                found[number * COLUMNS + 1] = len(found) // COLUMNS - number
                for one in row.inner:
                    found += self._line(one)
        self._lines[:] = found
        self._written = True

    def _line(self, row: Row) -> list[int]:
        found, bases = [self._addresses[row.kernel]], self._bases
        for column in row.columns:
            if type(column) is Place:
                moved = OWN[column.moving] << 48 if column.moving and column.space not in OWN else 0
                found.append(bases[column.space] + column.offset + moved)
            elif isinstance(column, float):
                found += struct.unpack("q", struct.pack("d", column))
            else:
                found.append(int(column))
        return found + [0] * (COLUMNS - len(found))

    def _control(self, number: int, parts: list[tuple[int, int]]) -> np.ndarray:
        scratch = words(self.table.scratch // 8 + 8)
        context = words(FIRST_FED + FED_SPACES)
        context[OWN_SCRATCH] = scratch.ctypes.data
        own = np.array([(*part, context.ctypes.data) for part in parts], np.int64)
        self._keep += [scratch, context, own]
        control = words(16)
        sync = self._sync.ctypes.data
        control[:16] = [
            self._lines.ctypes.data,
            len(self.table.phases),
            self._phases.ctypes.data,
            own.ctypes.data,
            sync,
            sync + 64 * len(parts),
            self.limit.ctypes.data,
            0,
            number,
            SPINS,
            0,
            8 * COLUMNS,
            self.threads,
            LINGER if number else 0,
            self._calls.ctypes.data,
            self._present.ctypes.data + 64 * number,
        ]
        return control

    def has_inside(self, number: int) -> bool:
        """Whether the thread of this number looks for parts, or will before it leaves."""
        return number < self.threads and bool(self._present[8 * number])

    def __call__(self, steps: int = 1) -> None:
        """Run the table so many times. All is done when this returns."""
        if not self._written:
            self._write()
        self._begun[0] = self.limit[0]
        self.limit[0] += steps
        if self.threads > 1:
            for helper in helpers()[: self.threads - 1]:
                helper.offer(self)
        self._run(self._first, None)

    def help(self, number: int, calls: np.ndarray) -> None:
        """Take part in a call, as the thread of this number, and in those that follow soon; until the word
        `calls` changes."""
        if number >= self.threads:
            return
        control = self.controls[number]
        with self._inside[number]:
            # The helper may leave for another machine as soon as it is called there.
            self.controls[number][14] = calls.ctypes.data
            # Steps before the latest call are done: no need to look at them.
            control[7] = max(control[7], self._begun[0])
            self._run(control.ctypes.data, None)

    def cycles(self, steps: int) -> list[tuple[str, int]]:
        """(kernel, cycles) of each outer row in so many steps by one thread."""
        clocks = words(self.outer_rows)
        control = self.controls[0]
        threads, self.threads, control[10] = self.threads, 1, clocks.ctypes.data
        for inside in self._inside[1:]:  # a helper of the call before this one may still look for work
            with inside:
                pass
        try:
            self(steps)
        finally:
            self.threads, control[10] = threads, 0
        outer = [row.kernel for phase in self.table.phases for part in phase for row in part]
        return list(zip(outer, clocks.tolist(), strict=True))


def shares(cycles: Iterable[tuple[str, int]]) -> list[tuple[float, str, int]]:
    """(share of all, kernel, rows), the largest first."""
    found: dict[str, tuple[int, int]] = {}
    for kernel, spent in cycles:
        before, rows = found.get(kernel, (0, 0))
        found[kernel] = before + spent, rows + 1
    whole = max(sum(spent for spent, _ in found.values()), 1)
    return sorted(((spent / whole, name, rows) for name, (spent, rows) in found.items()), reverse=True)


class Helper:
    """A thread that sleeps until a Machine is offered; it ends with the process."""

    def __init__(self, number: int):
        self._number = number
        self._offered: Machine | None = None
        self._helped: Machine | None = None
        self._calls = words(8)
        self._wake = threading.Semaphore(0)
        threading.Thread(target=self._serve, name=f"wlnet rows {number}", daemon=True).start()

    def offer(self, machine: Machine) -> None:
        if self._helped is machine and machine.has_inside(self._number):
            return
        self._offered = machine
        self._calls[0] += 1
        self._wake.release()

    def _serve(self) -> None:
        while True:
            self._wake.acquire()
            self._helped, self._offered = self._offered, None
            if self._helped is not None:
                self._helped.help(self._number, self._calls)
            self._helped = None


@cache
def helpers() -> list[Helper]:
    """The helpers of this process, with the numbers 1, 2, ..."""
    return [Helper(number) for number in range(1, min(processors(), MOST_THREADS))]


# A child of fork has the objects but not the threads.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=helpers.cache_clear)
