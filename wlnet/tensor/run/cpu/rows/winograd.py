"""Convolutions with windows of 3 x 3 and many channels by sixteen products: see kernels/winograd.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.rows.products import VECTOR, Loop, Product, product_rows
from wlnet.tensor.run.cpu.rows.windows import DenseGeometry
from wlnet.tensor.run.cpu.table import SCRATCH, SHARED, Bands, Place, Row, Work

POINTS = 16
LANES = 16
FEWEST = (
    32  # channels and kernels; with 16 the direct way is quicker (0.63 of its time), with 32 1.3 times slower
)
NEAR = 1 << 15  # bytes of one of the sixteen matrices of a block
NANOSECONDS = 1 / 60  # of a multiplication of the direct way


def by_winograd(g: DenseGeometry) -> bool:
    """The convolution, and its gradient, is quicker by Winograd's way; places in pairs, whole vectors."""
    single = g.window == (3, 3) and set(g.stride) == set(g.dilation) == {1} and g.groups == 1
    return single and g.batch % LANES == 0 and min(g.each) >= FEWEST and all(n % 2 == 0 for n in g.grid)


@frozen
class Side:
    """An array (channels, rows, columns, batch) of a convolution.

    first    row and column from which it is read, or to which it is written
    """

    place: Place
    channels: int
    sizes: tuple[int, int]
    steps: tuple[int, ...]
    first: tuple[int, int]


@frozen
class Winograd:
    """
    source, target    what is read, and what is written in tiles of 2 x 2
    tiles             down and across
    batch             numbers of an element
    a_row, a_step     bytes from output to output and from input to input in a matrix of kernels
    """

    source: Side
    target: Side
    tiles: tuple[int, int]
    batch: int
    a_row: int
    a_step: int

    @property
    def across(self) -> int:
        """Tiles beside each other in a block."""
        return min(max(NEAR // (4 * self.batch * self.source.channels), 1), self.tiles[1])

    @property
    def line(self) -> int:
        """Bytes from channel to channel in a block: no power of two."""
        return 4 * self.batch * self.across + 64

    def bytes_of(self, side: Side) -> int:
        """From point to point."""
        return self.line * side.channels + 64

    @property
    def scratch(self) -> int:
        return POINTS * (self.bytes_of(self.source) + self.bytes_of(self.target))

    def blocks(self) -> list[tuple[int, int, int]]:
        """(row of tiles, first of it, how many)."""
        down, right = self.tiles
        parts = -(-right // self.across)
        ends = [k * right // parts for k in range(parts + 1)]
        return [(row, a, b - a) for row in range(down) for a, b in pairwise(ends)]

    def rows(self, part: int, parts: int) -> list[Row]:
        blocks = self.blocks()
        some = blocks[part * len(blocks) // parts : (part + 1) * len(blocks) // parts]
        return [row for block in some for row in self._block(*block)]

    def bands(self, ends: Sequence[int]) -> Iterator[list[Row]]:
        blocks = self.blocks()
        for start, stop in pairwise(ends):
            some = [block for block in blocks if start <= 2 * block[0] < stop]
            yield [row for block in some for row in self._block(*block)]

    def _block(self, row: int, first: int, count: int) -> list[Row]:
        x, y = self.source, self.target
        v = Place(SCRATCH, 0)
        m = v + POINTS * self.bytes_of(x)
        vectors, element = self.batch // LANES, 4 * self.batch
        where = (x.first[0] + 2 * row, x.first[1] + 2 * first)
        facts = (x.channels, count, vectors, *where, *x.sizes, *x.steps, self.bytes_of(x), self.line)
        product = Product(
            Place(SHARED, 0),
            v,
            m,
            y.channels,
            count * self.batch,
            ((x.channels, self.a_step, self.line),),
            a_row=self.a_row,
            b_column=4,
            c_row=self.line,
            c_column=4,
            outer=(
                Loop(
                    POINTS,
                    a=_matrix(x.channels * y.channels),
                    b=self.bytes_of(x),
                    c=self.bytes_of(y),
                ),
            ),
        )
        to = y.place + (y.first[0] + 2 * row) * y.steps[1] + (y.first[1] + 2 * first) * element
        written = (m, to, y.channels, count, vectors, self.bytes_of(y), self.line, *y.steps)
        return [
            Row("winograd_inputs", (x.place, v, *facts)),
            *product_rows(product),
            Row("winograd_outputs", written),
        ]


def _matrix(count: int) -> int:
    """Bytes from one matrix of kernels to the next: with a power of two all lie in one set of the cache."""
    return 4 * count + VECTOR


def _kernels(g: DenseGeometry, turned: bool) -> Work:
    """Sixteen matrices of kernels in SHARED, point by point."""
    count = prod(g.each)

    def rows(part: int, parts: int) -> list[Row]:
        start, stop = (k * count // parts for k in (part, part + 1))
        return [
            Row(
                "winograd_kernels",
                (g.w + 36 * start, Place(SHARED, 4 * start), stop - start, _matrix(count), int(turned)),
            )
        ]

    return Work(20.0 * count, count, rows)


def _work(g: DenseGeometry, way: Winograd, turned: bool) -> Work:
    return Work(
        100.0 + g.work * NANOSECONDS,
        len(way.blocks()),
        way.rows,
        way.scratch,
        before=_kernels(g, turned),
        shared=POINTS * _matrix(prod(g.each)),
        bands=Bands(way.target.first[0], 2 * way.tiles[0], 2, way.bands),
    )


def winograd(g: DenseGeometry) -> Work:
    """y[o, places] = sum of w[o, c, t] x[c, places under t]."""
    channels, kernels = g.each
    x = Side(g.x, channels, g.sizes, g.x_steps, (0, 0))
    y = Side(g.y, kernels, g.grid, g.y_steps, (0, 0))
    tiles = (g.grid[0] // 2, g.grid[1] // 2)
    return _work(g, Winograd(x, y, tiles, g.batch, a_row=4 * channels, a_step=4), False)


def winograd_back(g: DenseGeometry, wanted: Sequence[range]) -> Work:
    """x[c, i] = sum of w[o, c, t] y[o, place] over those places whose element t lies at i, for i in a box.

    That is a convolution of y, with zeros around it, with the kernels turned around.
    """
    channels, kernels = g.each
    starts = tuple(span.start for span in wanted)
    y = Side(g.y, kernels, g.grid, g.y_steps, (starts[0] - 2, starts[1] - 2))
    x = Side(g.x, channels, g.sizes, g.x_steps, starts)
    tiles = (len(wanted[0]) // 2, len(wanted[1]) // 2)
    return _work(g, Winograd(y, x, tiles, g.batch, a_row=4, a_step=4 * channels), True)
