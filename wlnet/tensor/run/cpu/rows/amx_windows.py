"""Convolutions and their gradients by the matrix unit: kernels/amx.py says how it multiplies.

Rows of places are split into blocks of 32 examples; the batch is a multiple of that, so what windows see
beside each other is the same blocks further on. A row that is split serves all rows of the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from math import inf, prod

from wlnet.frozen import frozen
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.matrix_unit import has_matrix_unit
from wlnet.tensor.run.cpu.rows.amx_blocks import LINES, PAIR, SUMS, pairs, split
from wlnet.tensor.run.cpu.rows.elementwise import formula_rows
from wlnet.tensor.run.cpu.rows.gradients import Way, cost_of_gradient, planar
from wlnet.tensor.run.cpu.rows.loops import Loops
from wlnet.tensor.run.cpu.rows.windows import DenseGeometry
from wlnet.tensor.run.cpu.rows.winograd import by_winograd
from wlnet.tensor.run.cpu.table import SCRATCH, SHARED, ZEROS, Bands, Place, Row, Work

ROOM = 3 << 19  # bytes of rows that are kept split
FEWEST = 8  # columns of a part
PAYS = 0.85  # of the time of other ways

# Nanoseconds: 16 x 16 x 32 multiplications; what comes with 32 x 32 sums; a number that is split, turned or
# not; a multiplication by other ways, Winograd's among them.
TILE, SQUARE, SPLIT, SPLIT_TURNED, OTHER, WINOGRAD = 50.0, 150.0, 0.25, 0.35, 1 / 70, 1 / 95


def _tiles(lines: int) -> int:
    """Blocks of 16 lines that are multiplied."""
    return -(-lines // 16)


def takes(g: DenseGeometry) -> bool:
    usable = has_matrix_unit() and is_on("amx")
    return usable and len(g.grid) <= 2 and g.groups == 1 and g.batch % LINES == 0


def amx_gradient(g: DenseGeometry) -> Work | None:
    """The gradient of the kernels by the matrix unit, where that pays."""
    if not takes(g):
        return None
    way = Gradient(planar(g))
    if way.cost > PAYS * cost_of_gradient(g):
        return None
    tell("amx", "gradient of %s kernels of %s channels by the matrix unit", *g.each[::-1])
    return way.work


def amx_windows(g: DenseGeometry) -> Work | None:
    """y[o, places] = sum of w[o, c, t] x[c, places under t] by the matrix unit, where that pays."""
    if not takes(g):
        return None
    g = planar(g)
    x, y = Side(g.x, g.each[0], g.sizes, g.x_steps), Side(g.y, g.each[1], g.grid, g.y_steps)
    spans = tuple(range(n) for n in g.grid)
    return _paying(Windows(g, x, y, spans, (0, 0), g.stride, False))


def amx_windows_back(g: DenseGeometry, wanted: Sequence[range]) -> Work | None:
    """x[c, i] = sum of w[o, c, t] y[o, place] over those places whose element t lies at i, for i in a box."""
    if not takes(g) or set(g.stride) != {1}:
        return None
    wanted = wanted if len(wanted) > 1 else (range(1), *wanted)
    g = planar(g)
    x, y = Side(g.x, g.each[0], g.sizes, g.x_steps), Side(g.y, g.each[1], g.grid, g.y_steps)
    before = tuple((n - 1) * d for n, d in zip(g.window, g.dilation, strict=True))
    return _paying(Windows(g, y, x, tuple(wanted), before, (1, 1), True))


def _paying(way: Windows) -> Work | None:
    if way.cost > PAYS * way.g.work * (WINOGRAD if by_winograd(way.g) else OTHER):
        return None
    words = "input gradients" if way.back else "convolution"
    tell("amx", "%s of %s channels and %s kernels by the matrix unit", words, *way.g.each)
    return way.work


@frozen
class Side:
    """An array (channels, rows, columns, batch) of a convolution."""

    place: Place
    channels: int
    sizes: tuple[int, int]
    steps: tuple[int, ...]


@frozen
class Windows:
    """
    source, target    what is read and what is written
    wanted            rows and columns of the target
    before            rows and columns of the source before those of the same number that windows see
    stride            from row to row and column to column
    back              the input gradient: windows are turned around, sums run over kernels

    Rows of the source are kept split: [32 examples][32 channels][2][3][16][16].
    """

    g: DenseGeometry
    source: Side
    target: Side
    wanted: tuple[range, range]
    before: tuple[int, int]
    stride: tuple[int, int]
    back: bool

    @property
    def taps(self) -> int:
        return prod(self.g.window)

    @property
    def lines(self) -> int:
        """Rows of the source that are kept."""
        return (self.g.window[0] - 1) * self.g.dilation[0] + 1

    @property
    def _place(self) -> int:
        """Bytes of a place of the source, split."""
        return self.g.batch // LINES * pairs(self.source.channels) * PAIR

    @property
    def _matrix(self) -> int:
        """Bytes of the kernels of an element of the window, split."""
        return pairs(self.target.channels) * pairs(self.source.channels) * PAIR

    @cached_property
    def widest(self) -> int:
        """Columns of the target that are made at once."""
        room, most = max(ROOM - self.taps * self._matrix, ROOM // 3), len(self.wanted[1])
        while most > 1 and self.lines * self._seen(most) * self._place > room:
            most = -(-most // 2)
        return most

    def _seen(self, columns: int) -> int:
        return (columns - 1) * self.stride[1] + (self.g.window[1] - 1) * self.g.dilation[1] + 1

    @property
    def cost(self) -> float:
        g = self.g
        each = g.batch // LINES * len(self.wanted[0]) * len(self.wanted[1])
        reached = g.work / prod(g.each) / g.batch / len(self.wanted[0]) / len(self.wanted[1])
        taps = min(reached, self.taps)
        tiles = 2 * _tiles(self.target.channels) * pairs(self.source.channels) * taps
        again = 1.3 * self._seen(self.widest) / self.widest * self.stride[0]
        parting = LINES * LINES * pairs(self.source.channels) * SPLIT * again
        kernels = prod(g.each) * self.taps * 2.0
        return each * (tiles * TILE + SQUARE * pairs(self.target.channels) + parting) + kernels

    @property
    def work(self) -> Work:
        rows = len(self.wanted[0])
        scratch = SUMS + self.lines * self._line
        matrices = self.taps * self._matrix
        dense = 4 * self.taps * prod(self.g.each) if self.taps > 1 else 0
        # Each part splits some of what its neighbours split.
        most = min(rows, max(rows // 8, 4)) if self._by_rows else max(len(self.wanted[1]) // FEWEST, 1)
        bands = None
        if self._by_rows and len(self.wanted[1]) <= self.widest:
            bands = Bands(self.wanted[0].start, rows, 1, self._bands)
        return Work(self.cost, most, self._rows, scratch, self._kernels, matrices + dense, bands)

    @property
    def _by_rows(self) -> bool:
        """Parts are bands of rows."""
        return len(self.wanted[0]) >= 4

    @property
    def _line(self) -> int:
        return self._seen(self.widest) * self._place

    # The kernels.

    @property
    def _kernels(self) -> Work:
        """One matrix after the other for the elements of the window, each split."""
        g, dense = self.g, Place(SHARED, self.taps * self._matrix)
        (channels, kernels), taps = g.each, self.taps
        cost = taps * prod(g.each) * 1.0
        before = None
        if taps > 1:

            def turned(part: int, parts: int) -> list[Row]:
                first, last = (n * kernels // parts for n in (part, part + 1))
                size = 4 * channels
                counts, steps = (last - first, channels, taps), (size * taps, 4 * taps, size, kernels * size)
                where = g.w + first * size * taps, dense + first * size
                return [Row("movement_transpose", (*where, *counts, *steps))]

            before = Work(cost, kernels, turned)

        def parted(part: int, parts: int) -> list[Row]:
            rows = []
            for tap in range(part * taps // parts, (part + 1) * taps // parts):
                from_ = dense + 4 * tap * prod(g.each) if taps > 1 else g.w
                to = Place(SHARED, tap * self._matrix)
                facts = (
                    (channels, kernels, 4, 4 * channels)
                    if self.back
                    else (kernels, channels, 4 * channels, 4)
                )
                rows.append(split(from_, to, *facts, False))
            return rows

        return Work(cost, taps, parted, SUMS, before)

    # The sums.

    def _rows(self, part: int, parts: int) -> list[Row]:
        band, columns = self.wanted
        if self._by_rows:
            band = band[part * len(band) // parts : (part + 1) * len(band) // parts]
        else:
            columns = columns[part * len(columns) // parts : (part + 1) * len(columns) // parts]
        blocks = -(-len(columns) // self.widest)
        ends = [k * len(columns) // blocks for k in range(blocks + 1)]
        found = []
        for first, last in pairwise(ends):
            kept: dict[int, int] = {}
            for row in band:
                found += self._row(row, columns[first:last], kept)
        return found

    def _bands(self, ends: Sequence[int]) -> Iterator[list[Row]]:
        rows, columns = self.wanted
        kept: dict[int, int] = {}
        for start, stop in pairwise(ends):
            yield [one for row in rows[start:stop] for one in self._row(row, columns, kept)]

    def _row(self, row: int, columns: range, kept: dict[int, int]) -> Iterator[Row]:
        """Some columns of a row of the target."""
        g, (high, wide) = self.g, self.source.sizes
        top, left = self._first(row, columns[0])
        down = [j for j in range(g.window[0]) if 0 <= top + j * g.dilation[0] < high]
        if not down:
            yield from self._nothing(row, columns)
            return
        start = max(left, 0)
        stop = min(left + self._seen(len(columns)), wide)
        for j in down:
            line = top + j * g.dilation[0]
            if kept.get(line % self.lines) != line:
                kept[line % self.lines] = line
                yield self._split_line(line, start, stop)
        for some, across in self._groups(columns):
            if across:
                yield self._sum(row, down, some, across, start)
            else:
                yield from self._nothing(row, some)

    def _first(self, row: int, column: int) -> tuple[int, int]:
        """Row and column of the source, maybe outside, that the window of a place begins with."""
        return row * self.stride[0] - self.before[0], column * self.stride[1] - self.before[1]

    def _split_line(self, line: int, start: int, stop: int) -> Row:
        s = self.source
        from_ = s.place + (line * s.steps[1] + start * s.steps[2])
        lines = max(stop - start, 0) * self.g.batch
        return split(from_, self._slot(line), lines, s.channels, 4, s.steps[0], True)

    def _slot(self, line: int) -> Place:
        return Place(SCRATCH, SUMS + line % self.lines * self._line)

    def _groups(self, columns: range) -> list[tuple[range, list[int]]]:
        """(columns, elements of a row of the window that lie in the source there)."""
        g, wide = self.g, self.source.sizes[1]

        def reached(column: int) -> list[int]:
            _, first = self._first(0, column)
            return [j for j in range(g.window[1]) if 0 <= first + j * g.dilation[1] < wide]

        groups = (list(some) for _, some in groupby(columns, key=reached))
        return [(range(some[0], some[-1] + 1), reached(some[0])) for some in groups]

    def _target(self, row: int, column: int) -> Place:
        t = self.target
        return t.place + (row * t.steps[1] + column * t.steps[2])

    def _nothing(self, row: int, columns: range) -> list[Row]:
        t = self.target
        sizes = t.channels, len(columns) * self.g.batch
        return formula_rows(
            "copy", Loops(sizes, ((0, 0), (t.steps[0], 4)), (ZEROS, self._target(row, columns[0])))
        )

    def _sum(self, row: int, down: list[int], columns: range, across: list[int], start: int) -> Row:
        g, t = self.g, self.target
        top, left = self._first(row, columns[0])
        line = top + down[0] * g.dilation[0]
        slots = range(line % self.lines, self.lines, g.dilation[0])
        first = min(len(slots), len(down))
        beside = (left + across[0] * g.dilation[1] - start) * self._place
        sign = -1 if self.back else 1
        tap = down[0] * g.window[1] + across[0]
        a = Place(SHARED, (self.taps - 1 - tap if self.back else tap) * self._matrix)
        inner = pairs(self.source.channels)
        sizes = (t.channels, g.batch, first, len(down) - first, len(across), inner)
        of_a = (sign * g.window[1] * self._matrix, sign * self._matrix, inner * PAIR)
        of_b = (
            g.dilation[0] * self._line,
            g.dilation[1] * self._place,
            self.stride[1] * self._place,
            inner * PAIR,
        )
        where = (
            a,
            self._slot(line) + beside,
            self._slot(line + first * g.dilation[0]) + beside,
            self._target(row, columns[0]),
            ZEROS,
            Place(SCRATCH, 0),
        )
        steps = (*of_a, *of_b, t.steps[0], t.steps[2], 0, 0, 0)
        return Row("amx_windows", (*where, *sizes, *steps, len(columns), -inf))


class Gradient(Way):
    """w[o, c, t] = sum of y[o, places] x[c, places under t]: places are summed over.

    Rows of x are split with the channels as lines, those of y with the kernels.
    """

    together = 1
    room = ROOM

    @property
    def cost(self) -> float:
        g, rows = self.g, self.g.grid[0]
        blocks = rows * pairs(g.grid[1] * g.batch)
        of_x = LINES * pairs(self.channels) * prod(g.sizes) * g.batch * 1.3
        of_y = LINES * pairs(self.kernels) * LINES * blocks
        parting = SPLIT_TURNED * of_x + SPLIT * of_y
        squares = len(self.segments) * self.taps * pairs(self.channels) * pairs(self.kernels) * SQUARE
        tiles = blocks * self.taps * _tiles(self.channels) * _tiles(self.kernels)
        return tiles * TILE + squares + parting

    def line(self, places: int) -> int:
        return PAIR * pairs(self.channels) * self._blocks(self.seen(places))

    def _blocks(self, places: int) -> int:
        return places * self.g.batch // LINES

    def near(self, places: int) -> int:
        return SUMS + self.lines * self.line(places) + PAIR * pairs(self.kernels) * self._blocks(places)

    def _slot(self, line: int) -> Place:
        return Place(SCRATCH, SUMS + line % self.lines * self.line(self.widest))

    def turn(self, source: Place, target: Place, seen: int) -> Iterator[Row]:
        yield split(source, target, self.channels, seen * self.g.batch, self.g.x_steps[0], 4, True)

    def added(self, row: int, first: int, last: int, here: Place) -> Iterator[Row]:
        g = self.g
        y = Place(SCRATCH, SUMS + self.lines * self.line(self.widest))
        source = g.y + (row * g.y_steps[1] + first * g.y_steps[2])
        count = last - first
        blocks, wide = self._blocks(count), PAIR * self._blocks(self.seen(count))
        yield split(source, y, self.kernels, count * g.batch, g.y_steps[0], 4, False)
        for down in range(g.window[0]):
            x = self._slot(row * g.stride[0] + down * g.dilation[0])
            c = here + 4 * down * g.window[1] * self.channels
            # With steps between places each of them is a loop's turn.
            turns, each = (1, blocks) if g.stride[1] == 1 else (count, self._blocks(1))
            sizes = (self.kernels, self.channels, turns, 0, 1, each)
            of_a = PAIR * each, 0, PAIR * blocks
            of_b = PAIR * each * g.stride[1], 0, PAIR * self._blocks(g.dilation[1]), wide
            of_c, of_d = (self.size, 4 * self.channels), (self.size, 4 * self.channels, 4 * LINES)
            facts = (*sizes, *of_a, *of_b, *of_c, *of_d, g.window[1], -inf)
            yield Row("amx_windows", (y, x, x, c, c, Place(SCRATCH, 0), *facts))
