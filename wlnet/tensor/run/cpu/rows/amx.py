"""Products by the matrix unit: kernels/amx.py says how. Which products, and what is split when.

B is split before, by all threads; A of some rows just before these are made, so that it is near. Splitting
takes time by the number, products by the multiplication: large products gain half of their time.
"""

from __future__ import annotations

from wlnet.frozen import frozen
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.matrix_unit import has_matrix_unit
from wlnet.tensor.run.cpu.rows.amx_blocks import LINES, PAIR, SUMS, pairs, split
from wlnet.tensor.run.cpu.rows.panels import is_thin
from wlnet.tensor.run.cpu.rows.products import Product
from wlnet.tensor.run.cpu.table import SCRATCH, SHARED, ZEROS, Place, Row, Work

HELD = 5 << 17  # bytes of A that are split at once

# Nanoseconds: 32^3 multiplications (140 to 210, but 260 to 600 while another system works on the same core,
# which costs the other tiles a quarter), and what comes with every 32 x 32 of C; a number that is split: of
# A, of A turned with a short step from k to k and with a longer one, of B, of B turned; a multiplication in
# the other tiles, where few k are taken at a time, and a number that is turned for these, with what is lost
# since no update can join them then (64 x 800 x 500: 90 us).
CUBE, SQUARE = 280.0, 200.0
NEAR, NEAR_TURNED, NEAR_TURNED_WIDELY, FAR, FAR_TURNED = 0.35, 0.55, 0.9, 0.45, 0.75
OTHER, OTHER_THIN, OTHER_TURNED = 1 / 70, 1 / 55, 2.0
SHORT = 2048  # bytes of a step that the processor sees coming
ENOUGH = 0.8  # of the time of the other way

ROWS_OF_A_PART = 128  # each part reads all of B
COLUMNS_OF_A_PART = 128  # of a product of few rows: each part splits all of A


def amx_work(product: Product) -> Work | None:
    """The product by the matrix unit, where there is one and that pays."""
    p = product
    if (
        not has_matrix_unit()
        or not is_on("amx")
        or len(p.sums) > 1
        or p.outer
        or p.c_column != 4
        or p.item != 4
    ):
        return None
    ((k, a_step, b_step),) = p.sums
    if 4 not in (a_step, p.a_row) or 4 not in (b_step, p.b_column) or (p.d != ZEROS and p.d_column != 4):
        return None
    made = Amx(p)
    if made.cost + made.before.cost > ENOUGH * _by_tiles(p):
        return None
    tell("amx", "%s x %s x %s by the matrix unit", p.rows, k, p.columns)
    return made.work


def _by_tiles(product: Product) -> float:
    """Nanoseconds of the other way, in which B is turned or, where that is smaller, what was made."""
    p = product
    ready = p.lanes_are_columns or p.turned().lanes_are_columns or p.lanes_are_summed
    turned = 0 if ready else p.columns * min(p.sums[0][0], p.rows)
    each = OTHER_THIN if p.a_row == 4 and p.lanes_are_columns and is_thin(p) else OTHER
    return each * p.work + OTHER_TURNED * turned


@frozen
class Amx:
    """The rows of such a product; B lies split in `nbytes` bytes of SHARED from `shared` on."""

    product: Product
    shared: int = 0

    @property
    def _k(self) -> int:
        return self.product.sums[0][0]

    @property
    def _pair(self) -> int:
        """Bytes of 32 lines."""
        return PAIR * pairs(self._k)

    @property
    def nbytes(self) -> int:
        return self._pair * pairs(self.product.columns)

    @property
    def cost(self) -> float:
        """Nanoseconds, roughly, without what comes before."""
        p = self.product
        down, across = pairs(p.rows), pairs(p.columns)
        step = p.sums[0][1]
        split = NEAR if step == 4 else NEAR_TURNED if step <= SHORT else NEAR_TURNED_WIDELY
        return down * across * (CUBE * pairs(self._k) + SQUARE) + split * down * LINES * self._k

    @property
    def before(self) -> Work:
        columns = self.product.columns
        split = FAR_TURNED if self.product.sums[0][2] == 4 else FAR
        return Work(split * columns * self._k, pairs(columns), self._split_b, SUMS)

    @property
    def work(self) -> Work:
        p = self.product
        most = p.columns // COLUMNS_OF_A_PART if self._by_columns else p.rows // ROWS_OF_A_PART
        return Work(
            self.cost, max(most, 1), self, self.scratch(p.rows), self.before, self.shared + self.nbytes
        )

    @property
    def _by_columns(self) -> bool:
        """Parts have some columns each, those that they have split themselves of B."""
        return self.product.rows < 2 * ROWS_OF_A_PART

    @property
    def _held(self) -> int:
        """Rows that are made at once: of A they stay near, split."""
        return max(HELD // self._pair, 1) * LINES

    # What an update asks that makes some rows at a time.

    @property
    def unit(self) -> int:
        return LINES

    @property
    def most(self) -> int:
        """How many units at once."""
        return max(self._held // LINES, 1)

    def scratch(self, rows: int) -> int:
        """Bytes of scratch for so many rows of C."""
        return SUMS + self._pair * pairs(min(rows, self._held))

    def _split_b(self, part: int, parts: int) -> list[Row]:
        p, count = self.product, pairs(self.product.columns)
        first, last = (min(n * count // parts * LINES, p.columns) for n in (part, part + 1))
        if last <= first:
            return []
        ((k, _, step),) = p.sums
        target = Place(SHARED, self.shared + first // LINES * self._pair)
        return [split(p.b + first * p.b_column, target, last - first, k, p.b_column, step, True)]

    def __call__(self, part: int, parts: int) -> list[Row]:
        p, size = self.product, self.product.columns if self._by_columns else self.product.rows
        start, stop = (min(n * pairs(size) // parts * LINES, size) for n in (part, part + 1))
        made = self
        if self._by_columns:
            if start >= stop:
                return []
            moved = self.shared + start // LINES * self._pair
            made, start, stop = Amx(p.part_of_columns(start, stop), moved), 0, p.rows
        rows, p = [], made.product
        for first in range(start, stop, self._held):
            rows += made.made(first, min(first + self._held, stop), p.c + first * p.c_row)
        return rows

    def made(self, first: int, last: int, c: Place) -> list[Row]:
        """Some rows of the product, at another place."""
        p, blocks = self.product, Place(SCRATCH, SUMS)
        ((k, step, _),) = p.sums
        places = blocks, Place(SHARED, self.shared), c, p.d + first * p.d_row, Place(SCRATCH, 0)
        sizes = last - first, p.columns, k
        across = 4 * LINES if p.d_column else 0
        return [
            split(p.a + first * p.a_row, blocks, last - first, k, p.a_row, step, False),
            Row("amx_products", (*places, *sizes, p.c_row, p.d_row, p.floor, across)),
        ]
