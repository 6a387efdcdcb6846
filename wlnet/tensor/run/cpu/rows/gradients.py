"""Gradients of kernels by broadcast tiles: what windows see is turned first, so that channels are the lanes.

    w[o, c, t] = sum of y[o, places] x[c, places under t]

Along a row of places this is a product with the places in the sum. Its right factor, x with the channels
innermost, is made row by row in the scratch of a thread and serves all elements of a window. Dot tiles, which
need no such copy, are bound by what they read and by the sums of their lanes (16 channels of 32 x 32 places,
batch 64, as part of a step: 3.7 ms, so 2.5).

Rows of places are dealt to chunks, whose sums are added up in the end: chunks depend on sizes alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.rows.elementwise import formula_rows
from wlnet.tensor.run.cpu.rows.loops import Loops
from wlnet.tensor.run.cpu.rows.products import VECTOR, Loop, Product, product_rows
from wlnet.tensor.run.cpu.rows.windows import DenseGeometry
from wlnet.tensor.run.cpu.table import ONES, SCRATCH, SHARED, ZEROS, Place, Row, Work

LANES = 16
CHUNKS = 8
ROOM = 1 << 20  # bytes of turned rows that stay in the cache beside all else
NEAR = 1 << 16  # bytes of the result that are put in order at once
FAR = 1 << 22  # bytes of x and y: dot tiles read them several times, at no loss where the cache holds most
FEWEST = 4  # kernels: rows of a tile
# Nanoseconds of a multiplication in a tile of several vectors, more where it has one; of a number turned.
EACH, EACH_OF_ONE, EACH_OF_DOT, TURNED, TURNED_SINGLY = 1 / 72, 1 / 58, 1 / 46, 0.25, 1.0
FEW = 6  # channels that are turned number by number


def planar(g: DenseGeometry) -> DenseGeometry:
    """A single axis seen as that of the columns, in one row."""
    if len(g.grid) > 1:
        return g
    facts = {name: (1, *getattr(g, name)) for name in ("sizes", "window", "grid", "stride", "dilation")}
    steps = {name: (one[0], 0, one[-1]) for name, one in (("x_steps", g.x_steps), ("y_steps", g.y_steps))}
    return replace(g, **facts, **steps)


def far(g: DenseGeometry) -> bool:
    """x and y do not lie in the cache."""
    return 4 * g.batch * (g.each[0] * prod(g.sizes) + g.each[1] * prod(g.grid)) >= FAR


def best_way(g: DenseGeometry) -> Way | None:
    """The form that takes least; None where dot tiles take less."""
    if len(g.grid) > 2 or g.groups > 1 or g.each[1] < FEWEST or not far(g):
        return None
    g = planar(g)
    ways = [OneElement(g)]
    if g.dilation[1] == 1 and g.batch >= LANES:
        ways += [OneRow(g), WholeWindow(g)]
    best = min(ways, key=lambda way: way.cost)
    return best if best.cost < g.work * EACH_OF_DOT else None


def gradient_work(g: DenseGeometry) -> Work | None:
    """The gradient of the kernels; None where dot tiles are as good."""
    way = best_way(g)
    return None if way is None else way.work


def cost_of_gradient(g: DenseGeometry) -> float:
    """Nanoseconds that it takes, one way or the other."""
    way = best_way(g)
    return g.work * (EACH_OF_DOT if far(g) else EACH) if way is None else way.cost


@frozen
class Way:
    """What the lanes are besides the channels is the business of its kinds.

    Places are numbered row by row; `segments` of them lie in one row.
    """

    g: DenseGeometry

    @property
    def room(self) -> int:
        return ROOM

    @property
    def channels(self) -> int:
        return self.g.each[0]

    @property
    def kernels(self) -> int:
        return self.g.each[1]

    @property
    def taps(self) -> int:
        return prod(self.g.window)

    @property
    def size(self) -> int:
        """Bytes of the gradient of one kernel."""
        return 4 * self.taps * self.channels

    @property
    def lines(self) -> int:
        """Rows of x that are kept turned."""
        return (self.g.window[0] - 1) * self.g.dilation[0] + 1

    @property
    def cost(self) -> float:
        g = self.g
        places = prod(g.grid) * g.batch
        each = EACH_OF_ONE if self.lanes <= LANES else EACH
        wide = -(-self.lanes // LANES) * LANES * (self.taps // self.together)
        turned = TURNED_SINGLY if self.channels < FEW else TURNED
        read = prod(g.sizes) * g.batch * self.channels
        return self.kernels * places * wide * each + turned * self.turned * read

    def seen(self, places: int) -> int:
        """Elements along a row under so many places."""
        g = self.g
        return (places - 1) * g.stride[1] + (g.window[1] - 1) * g.dilation[1] + 1

    @cached_property
    def segments(self) -> list[tuple[int, int, int]]:
        """(row, first place, place after the last)."""
        rows, columns = self.g.grid
        most = columns
        while most > 1 and self.near(most) > self.room:
            most = -(-most // 2)
        blocks = max(-(-columns // most), min(-(-CHUNKS // rows), columns))
        ends = [k * columns // blocks for k in range(blocks + 1)]
        return [(row, ends[k], ends[k + 1]) for k in range(blocks) for row in range(rows)]

    def near(self, places: int) -> int:
        """Bytes of scratch for segments of so many places."""
        return self.lines * self.line(places)

    @property
    def chunks(self) -> int:
        """Few enough that not most rows are turned twice."""
        each = 1 if self.g.window[0] == 1 else 2
        return min(CHUNKS, max(len(self.segments) // each, 1))

    @property
    def widest(self) -> int:
        return max(stop - start for _, start, stop in self.segments)

    @property
    def work(self) -> Work:
        before = Work(self.cost, self.chunks, self._sums, self.near(self.widest))
        whole = self.kernels * self.size
        cost = 50.0 + whole * self.chunks / 40 + whole / 16
        return Work(
            cost,
            max(self.kernels // 4, 1),
            self._ordered,
            self._at_once * self.size,
            before,
            self.chunks * whole,
        )

    # The sums of chunks.

    def _sums(self, part: int, parts: int) -> list[Row]:
        first, last = (k * self.chunks // parts for k in (part, part + 1))
        return [row for chunk in range(first, last) for row in self._chunk(chunk)]

    def _chunk(self, chunk: int) -> Iterator[Row]:
        whole = self.kernels * self.size
        here = Place(SHARED, chunk * whole)
        yield from formula_rows("copy", Loops((whole // 4,), ((0,), (4,)), (ZEROS, here)))
        start, stop = (k * len(self.segments) // self.chunks for k in (chunk, chunk + 1))
        kept: dict[int, tuple] = {}
        for row, first, last in self.segments[start:stop]:
            yield from self._turned(row, first, last, kept)
            yield from self.added(row, first, last, here)

    def added(self, row: int, first: int, last: int, here: Place) -> Iterator[Row]:
        """Rows that add what some places give to the sums."""
        for whole in self._products(row, first, last, here):
            for product in self.products(whole, last - first):
                yield from product_rows(product)

    def _slot(self, line: int) -> Place:
        """Where a row of x is kept turned."""
        return Place(SCRATCH, line % self.lines * self.line(self.widest))

    def _turned(self, row: int, first: int, last: int, kept: dict[int, tuple]) -> Iterator[Row]:
        """Rows of x that the windows at some places see and that are not there yet."""
        g = self.g
        for down in range(g.window[0]):
            line = row * g.stride[0] + down * g.dilation[0]
            if kept.get(line % self.lines) != (line, first):
                kept[line % self.lines] = line, first
                source = g.x + (line * g.x_steps[1] + first * g.stride[1] * g.x_steps[2])
                yield from self.turn(source, self._slot(line), self.seen(last - first))

    def _products(self, row: int, first: int, last: int, here: Place) -> Iterator[Product]:
        g = self.g
        for down in range(g.window[0]):
            line = row * g.stride[0] + down * g.dilation[0]
            c = here + 4 * down * g.window[1] * self.channels
            yield self._product(row, first, last, self._slot(line), c)

    def _product(self, row: int, first: int, last: int, b: Place, c: Place) -> Product:
        g = self.g
        return Product(
            g.y + (row * g.y_steps[1] + first * g.y_steps[2]),
            b,
            c,
            self.kernels,
            0,
            (),
            a_row=g.y_steps[0],
            b_column=4,
            c_row=self.size,
            c_column=4,
            d=c,
            d_row=self.size,
            d_column=4,
        )

    # The sum of the chunks, in the order of the result.

    @property
    def _at_once(self) -> int:
        return max(min(NEAR // self.size, self.kernels), 1)

    def _ordered(self, part: int, parts: int) -> list[Row]:
        first, last = (k * self.kernels // parts for k in (part, part + 1))
        rows = []
        for start in range(first, last, self._at_once):
            count = min(self._at_once, last - start)
            target = self.g.w + start * self.size
            moves = list(self.order(Place(SCRATCH, 0), target, count)) if self.taps > 1 else []
            added = Product(
                ONES,
                Place(SHARED, start * self.size),
                Place(SCRATCH, 0) if moves else target,
                1,
                count * self.size // 4,
                ((self.chunks, 0, self.kernels * self.size),),
                a_row=0,
                b_column=4,
                c_row=0,
                c_column=4,
            )
            rows += [*product_rows(added), *moves]
        return rows

    def order(self, source: Place, target: Place, count: int) -> Iterator[Row]:
        """(window, channels) to (channels, window), of so many kernels."""
        facts = (count, self.taps, self.channels, self.size, 4 * self.channels, self.size, 4 * self.taps)
        yield Row("movement_transpose", (source, target, *facts))


PANEL = 2 * LANES  # channels


class OneElement(Way):
    """The lanes are the channels: a row of x is (channels / 32, columns, batch, 32)."""

    together, turned = 1, 1.25

    @property
    def lanes(self) -> int:
        return self.channels

    @property
    def _place(self) -> int:
        """Bytes from example to example: whole vectors."""
        return VECTOR * min(-(-self.channels // LANES), PANEL // LANES)

    @property
    def _panels(self) -> int:
        return -(-self.channels // PANEL)

    def _panel(self, seen: int) -> int:
        """Bytes from panel to panel."""
        return seen * self.g.batch * self._place

    def line(self, places: int) -> int:
        return self._panels * self._panel(self.seen(places))

    def turn(self, source: Place, target: Place, seen: int) -> Iterator[Row]:
        step = self.g.x_steps[0]
        for panel, first in enumerate(range(0, self.channels, PANEL)):
            channels = min(PANEL, self.channels - first)
            facts = (1, channels, seen * self.g.batch, 0, step, 0, self._place)
            to = target + panel * self._panel(seen)
            yield Row("movement_transpose", (source + first * step, to, *facts))

    def products(self, product: Product, places: int) -> Iterator[Product]:
        """The product of a row of the window with so many places: A, C and their rows are known."""
        g, step = self.g, self._place
        sums = ((places * g.batch, 4, step),)
        if g.stride[1] > 1:
            sums = ((places, g.y_steps[2], g.stride[1] * g.batch * step), (g.batch, 4, step))
        moved = 4 * self.channels
        across = Loop(g.window[1], b=g.dilation[1] * g.batch * step, c=moved, d=moved)
        whole, left = divmod(self.channels, PANEL)
        panel = self._panel(self.seen(places))
        over = Loop(whole, b=panel, c=4 * PANEL, d=4 * PANEL)
        pieces = [(0, PANEL, (across, over))] if whole else []
        pieces += [(whole, left, (across,))] if left else []
        for first, columns, loops in pieces:
            to = product.c + first * 4 * PANEL
            yield product.but(
                b=product.b + first * panel, c=to, d=to, columns=columns, sums=sums, outer=loops
            )


class OneRow(Way):
    """The lanes are a row of the window, and the channels: a row of x is (batch, columns, channels)."""

    turned = 1.25

    @property
    def together(self) -> int:
        """Elements of the window that are lanes of one product."""
        return self.g.window[1]

    @property
    def lanes(self) -> int:
        return self.together * self.channels

    @property
    def _place(self) -> int:
        return 4 * self.channels

    def _example(self, seen: int) -> int:
        """Bytes from example to example: no power of two."""
        return VECTOR * (-(-seen * self._place // VECTOR) | 1)

    def line(self, places: int) -> int:
        return self.g.batch * self._example(self.seen(places))

    def turn(self, source: Place, target: Place, seen: int) -> Iterator[Row]:
        g = self.g
        counts = (seen, self.channels, g.batch)
        facts = (g.x_steps[2], g.x_steps[0], self._place, self._example(seen))
        yield Row("movement_transpose", (source, target, *counts, *facts))

    def products(self, product: Product, places: int) -> Iterator[Product]:
        g, step = self.g, self._example(self.seen(places))
        sums = ((places, g.y_steps[2], g.stride[1] * self._place), (g.batch, 4, step))
        yield product.but(columns=self.lanes, sums=sums)


class WholeWindow(OneRow):
    """The lanes are the whole window, and the channels: the rows that a window sees lie beside each other."""

    @property
    def turned(self) -> float:
        """How often a number of x is turned."""
        return self.g.window[0] * self.g.grid[0] / self.g.sizes[0]

    @property
    def together(self) -> int:
        return self.taps

    @property
    def lines(self) -> int:
        return 1

    @property
    def _place(self) -> int:
        return 4 * self.channels * self.g.window[0]

    def _turned(self, row: int, first: int, last: int, kept: dict[int, tuple]) -> Iterator[Row]:
        g = self.g
        for down in range(g.window[0]):
            line = row * g.stride[0] + down * g.dilation[0]
            source = g.x + (line * g.x_steps[1] + first * g.stride[1] * g.x_steps[2])
            yield from self.turn(source, Place(SCRATCH, 4 * self.channels * down), self.seen(last - first))

    def _products(self, row: int, first: int, last: int, here: Place) -> Iterator[Product]:
        yield self._product(row, first, last, Place(SCRATCH, 0), here)

    def order(self, source: Place, target: Place, count: int) -> Iterator[Row]:
        """(columns and rows of the window, channels) to (channels, rows and columns)."""
        down, across = self.g.window
        for row in range(down):
            counts = (count, across, self.channels)
            facts = (self.size, 4 * down * self.channels, self.size, 4 * self.taps)
            from_, to = source + 4 * row * self.channels, target + 4 * row * across
            yield Row("movement_transpose", (from_, to, *counts, *facts))
