"""Many runs of a program in one call: arguments come out of columns, results go into arrays.

Where all steps of a plan are rows, the machine does it all: it copies its arguments from the columns,
runs, and copies the results away, so many times. Large arguments are read where they lie in their column.
Otherwise the runs are made one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.footprint import reads_only
from wlnet.tensor.run.cpu.machine import Machine
from wlnet.tensor.run.cpu.phases import between
from wlnet.tensor.run.cpu.store import NoKernels, store
from wlnet.tensor.run.cpu.table import FED, NOWHERE, OWN, Place, Row, Table
from wlnet.tensor.run.execute import Run
from wlnet.tensor.run.memory import ALIGNMENT
from wlnet.tensor.run.plan import Operand

NUMBER = "number of the run"
ADDRESS = "address of the argument"
HELD_BYTES = 16 << 20  # for arguments that are not copied from where they lie, and for results
SPLIT_BYTES = 1 << 16  # an argument from this size on is copied by several threads


@frozen
class Source:
    """Where an argument comes from.

    column    (n, *shape) or what gives such an array for an index; None: given with every call
    """

    column: object = None

    def direct(self, argument: np.ndarray) -> bool:
        """The bytes can be copied from where they lie."""
        column = self.column
        return (
            isinstance(column, np.ndarray)
            and column.flags.c_contiguous
            and column.dtype == argument.dtype
            and column.shape[1:] == argument.shape
        )


class Repeated:
    """
    run      the bound plan
    sources  argument -> where it comes from
    kept     outputs to keep of every run
    most     runs in a call at most; fewer, if staged arguments or results take much memory
    """

    def __init__(self, run: Run, sources: Mapping[str, Source], kept: Sequence[str], most: int):
        self._run, self._sources, self._kept = run, dict(sources), tuple(kept)
        arguments = run.arguments
        staged = [name for name, source in self._sources.items() if not source.direct(arguments[name])]
        nbytes = sum(arguments[name].nbytes for name in staged)
        nbytes += sum(run.outputs[name].nbytes for name in self._kept)
        self.most = max(min(most, HELD_BYTES // max(nbytes, 1)), 1)
        self._staged = {name: self._room(arguments[name]) for name in staged}
        self._positions = {name: np.arange(self.most) for name in self._sources}
        self._results = {name: self._room(run.outputs[name]) for name in self._kept}
        self._number = np.zeros(1, np.int64)
        self._machine = self._bound()

    def _bound(self) -> Machine | None:
        if self._run.table is None:
            return None
        try:
            return Machine(self._table(self._run.table), self._spaces(), store())
        except NoKernels:
            return None

    def _room(self, array: np.ndarray) -> np.ndarray:
        return np.zeros((self.most, *array.shape), array.dtype)

    def __call__(self, count: int, given: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The kept outputs (count, ...) of so many runs, at most `most`; they hold until the next call.

        given    for each source with a column the index of each run, for others its values
        """
        if count > self.most:
            raise ValueError(f"{count} runs at once, but at most {self.most}")
        for name, source in self._sources.items():
            values = given[name]
            if name not in self._staged:
                self._positions[name][:count] = values
            elif source.column is None:
                self._staged[name][:count] = values
            else:
                for row, place in enumerate(values):
                    self._staged[name][row] = source.column[place]
        if self._machine is None:
            self._one_by_one(count)
        else:
            self._number[0] = 0
            self._machine(count)
        return {name: array[:count] for name, array in self._results.items()}

    def _one_by_one(self, count: int) -> None:
        run = self._run
        pairs = [(run.arguments[name], self._column(name), self._positions[name]) for name in self._sources]
        results = [(self._results[name], run.outputs[name]) for name in self._kept]
        for number in range(count):
            for argument, column, positions in pairs:
                np.copyto(argument, column[positions[number]])
            run()
            for array, output in results:
                array[number] = output

    def _column(self, name: str) -> np.ndarray:
        staged = self._staged.get(name)
        return self._sources[name].column if staged is None else staged

    # The machine's table.

    def _spaces(self) -> dict[str, np.ndarray]:
        own = {NUMBER: self._number}
        for name in self._sources:
            own |= {f"column {name}": self._column(name), f"positions {name}": self._positions[name]}
        return self._run.spaces | own | {f"results {name}": a for name, a in self._results.items()}

    def _table(self, table: Table) -> Table:
        """Copies of the arguments, the table, copies of the results and the count of runs."""
        plan = self._run.plan
        number = Place(NUMBER, 0)
        feeding: list[list[Row]] = [[], []]
        fed, table = self._read_in_place(table)
        for name in self._sources:
            if name in fed:
                continue
            operand, nbytes = plan.arguments[name], self._run.arguments[name].nbytes
            half = nbytes // 128 * 64 if nbytes >= SPLIT_BYTES else nbytes
            for part, (start, stop) in enumerate(((0, half), (half, nbytes))):
                if stop > start:
                    to = Place(operand.space, operand.layout.offset + start)
                    where = to, Place(f"column {name}", start), Place(f"positions {name}", 0), number
                    feeding[part].append(Row("interpreter_feed", (*where, nbytes, stop - start)))
        closing = []
        for name in self._kept:
            operand, nbytes = plan.outputs[name], self._run.outputs[name].nbytes
            from_ = Place(operand.space, operand.layout.offset)
            closing.append(Row("interpreter_collect", (from_, Place(f"results {name}", 0), number, nbytes)))
        closing.append(Row("interpreter_next", (number,)))
        return between([part for part in feeding if part], table, closing)

    def _read_in_place(self, table: Table) -> tuple[set[str], Table]:
        """Arguments that rows read from their column, and the table in which they do."""
        found: set[str] = set()
        for name in self._sources:
            argument, column = self._run.arguments[name], self._column(name)
            large = name not in self._staged and argument.nbytes >= SPLIT_BYTES
            if large and column.ctypes.data % ALIGNMENT == argument.nbytes % ALIGNMENT == 0:
                other = self._moved(table, name, FED[len(found)]) if len(found) < len(FED) else None
                if other is not None:
                    found.add(name)
                    table = other
        return found, table

    def _moved(self, table: Table, name: str, fed: str) -> Table | None:
        """The table that reads an argument from its column; None where rows forbid it."""
        where = Place(f"positions {name}", 0), Place(NUMBER, 0)
        seek = Row("interpreter_seek", (*where, OWN[fed], self._run.arguments[name].nbytes))
        return read_from(table, self._run.plan.arguments[name], f"column {name}", seek, fed)


def read_from(table: Table, operand: Operand, column: str, seek: Row, fed: str) -> Table | None:
    """The Table with an argument in a space `fed` of the thread that each part moves first by the row `seek`;
    None where a row does more than to read it.

    column    space from whose start the argument is counted then
    """
    first, nbytes = operand.layout.offset, operand.layout.nbytes

    def moved(place):
        inside = isinstance(place, Place) and place.space == operand.space
        if not inside or not first <= place.offset < first + nbytes:
            return place
        return Place(column, place.offset - first, fed)

    phases = []
    for phase in table.phases:
        phases.append([])
        for part in phase:
            reads = [reads_only(row, operand.space, first, first + nbytes) for row in part]
            if None in reads:
                return None
            rows = [
                replace(row, columns=tuple(map(moved, row.columns))) if there else row
                for row, there in zip(part, reads, strict=True)
            ]
            phases[-1].append([seek, *rows] if any(reads) else rows)
    return replace(table, phases=phases)


class InPlace:
    """A bound plan that reads one argument where the array given lies, instead of from the plan's memory.

    run     all its steps are rows
    name    of the argument
    table   the run's, in which the argument is that of `read_from`
    """

    def __init__(self, run: Run, name: str, table: Table):
        self.dtype, self.shape = run.arguments[name].dtype, run.arguments[name].shape
        self._address = np.zeros(1, np.int64)
        spaces = run.spaces | {ADDRESS: self._address, NUMBER: np.zeros(1, np.int64)}
        self._machine = Machine(table, spaces, store())

    def takes(self, array: np.ndarray) -> bool:
        """The array is as the argument, and as rows read it."""
        dense = array.flags.c_contiguous and array.flags.aligned
        return dense and array.dtype == self.dtype and array.shape == self.shape

    def __call__(self, array: np.ndarray) -> None:
        """A run; the array holds still meanwhile."""
        self._address[0] = array.ctypes.data
        self._machine()


def in_place(run: Run, name: str) -> InPlace | None:
    """None where a row does more with the argument than to read it, or a kernel cannot be had."""
    seek = Row("interpreter_seek", (Place(ADDRESS, 0), Place(NUMBER, 0), OWN[FED[0]], 1))
    table = read_from(run.table, run.plan.arguments[name], NOWHERE, seek, FED[0])
    if table is None:
        return None
    try:
        return InPlace(run, name, table)
    except NoKernels:
        return None
