"""Products of which a factor is copied into panels first: 32 lanes of a broadcast tile for all k, in a row.

Where both factors lie along k, as dense layers have them, dot tiles are bound by what they read (124 against
150 GFLOP/s). Where k is the batch, as in the gradient of weights, a large factor is read across pages.
"""

from __future__ import annotations

from wlnet.frozen import frozen
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.rows.elementwise import formula_rows
from wlnet.tensor.run.cpu.rows.loops import Loops
from wlnet.tensor.run.cpu.rows.products import (
    ROWS_OF_TILES,
    Loop,
    Product,
    in_steps,
    product_cost,
    product_rows,
    turned_stride,
)
from wlnet.tensor.run.cpu.table import SCRATCH, SHARED, ZEROS, Place, Row, Work

WIDE = 32  # numbers of a row of a panel
ROW = 4 * WIDE  # bytes
CHUNK = 48  # rows of the result that are made before they are turned: whole tiles and whole vectors

# Nanoseconds: what broadcast tiles save of a multiplication, and a number that is turned in memory.
SAVED, TURNED = 1 / 62 - 1 / 75, 0.2


LARGE = 1 << 19  # bytes of a factor that do not stay in the cache beside all else
SAVED_STEPS = 1 / 58 - 1 / 75
MOST_TURNED = 512  # rows of a product that is made turned: some of its columns stay near
MOST_K = 1 << 14  # a panel of more is larger than any cache
THIN = 128  # rows or columns up to which copies do not pay where k is long (64 x 2048 x 256: 27, not 18)
MOST_STEPS, ROWS_AT_ONCE = 64, 128  # k that are added to some rows of the result at once
ROWS_OF_A_PART, PARTS = 64, 4  # each part reads all of B (256 x 3200 x 64: 1.14 beside parts of 32)
NEAR_OF_LARGE = 1 << 18  # bytes of rows of the result that an update asks for at once
HELD = 1 << 18  # bytes of panels, and of rows that are multiplied with them


def panel_work(product: Product) -> Work | None:
    """The product by way of panels, where that pays."""
    if len(product.sums) > 1 or product.outer or product.item != 4 or not is_on("panels"):
        return None
    work = _along_k(product) or _across_k(product) or _made_turned(product)
    if work is not None:
        tell("panels", "%s x %s x %s by panels", product.rows, product.sums[0][0], product.columns)
    return work


def _across_k(product: Product) -> Work | None:
    """Numbers of both factors are neighbours for the same k."""
    p = product
    k = p.sums[0][0]
    if p.a_row != 4 or not p.lanes_are_columns or min(p.rows, p.columns) < WIDE:
        return None
    if is_thin(p):
        return Stepped(p).work
    if 4 * k * p.columns < LARGE:
        return None
    turned = TURNED * k * (p.rows + p.columns)
    return PackedPanels(p).work if turned < SAVED_STEPS * p.work else None


def is_thin(product: Product) -> bool:
    """Long sums of few rows or columns: `Stepped`, where neighbours of both factors have the same k."""
    return WIDE <= min(product.rows, product.columns) <= THIN and product.sums[0][0] > MOST_STEPS


def stepped_work(product: Product) -> Work | None:
    """A product of which a factor was turned just now, where few k at a time are better."""
    fits = product.item == 4 and product.a_row == 4 and product.lanes_are_columns and is_on("panels")
    return Stepped(product).work if fits and is_thin(product) else None


def _made_turned(product: Product) -> Work | None:
    """Rows are neighbours in A, numbers along k in B: a broadcast tile makes the transpose of C.

    64 x 800 x 500 in LeNet: 112 GFLOP/s beside a convolution at 118; dot tiles after turning A 89 beside 154.
    Where C is larger than B, as in the gradient of these weights, B is turned instead.
    """
    p = product
    if p.rows > p.sums[0][0]:
        return None
    if p.a_row != 4 or p.sums[0][2] != 4 or p.c_column != 4 or p.c_row == 4 or p.lanes_are_columns:
        return None
    plain = p.d == ZEROS or (p.d_column == 4 and p.d_row == 0)
    return MadeTurned(p).work if plain and 16 <= p.rows <= MOST_TURNED and p.columns >= 16 else None


def _along_k(product: Product) -> Work | None:
    """Both factors lie along k: the smaller one is turned."""
    p = product
    if p.sums[0][1:] != (4, 4) or p.c_column != 4:
        return None
    if p.rows < 16 or p.columns < WIDE or not (p.d == ZEROS or (p.d_column == 4 and p.d_row == 0)):
        return None
    k = p.sums[0][0]
    left, right = p.rows * (k + p.columns), p.columns * k
    if TURNED * min(left, right) >= SAVED * p.work:
        return None
    return LeftPanels(p).work if left < right else RightPanels(p).work


def _panel(source: Place, step: int, target: Place, lanes: int, first: int, last: int) -> Row:
    """`lanes` rows of a matrix, `step` bytes apart, as a panel; of these the elements first..last."""
    facts = (1, lanes, last - first, 0, step, 0, ROW)
    return Row("movement_transpose", (source + 4 * first, target + ROW * first, *facts))


def _span(length: int, unit: int, part: int, parts: int) -> tuple[int, int]:
    units = -(-length // unit)
    start, stop = (min(n * units // parts * unit, length) for n in (part, part + 1))
    return start, stop


@frozen
class RightPanels:
    """Many rows on the left: some rows of B are turned, and then their columns of C are made.

    As many panels are made at once, and as many rows of A multiplied with all of them, as stay in the cache.
    """

    product: Product

    @property
    def work(self) -> Work:
        p = self.product
        scratch = self._panel_bytes * min(self._panels, -(-p.columns // WIDE))
        return Work(product_cost(p) + TURNED * p.columns * p.sums[0][0], -(-p.columns // WIDE), self, scratch)

    @property
    def _panel_bytes(self) -> int:
        return ROW * self.product.sums[0][0]

    @property
    def _panels(self) -> int:
        """How many at once."""
        return max(HELD // self._panel_bytes, 1)

    @property
    def _rows(self) -> int:
        """How many rows of A at once: whole tiles."""
        tile = ROWS_OF_TILES[0]
        return max(HELD // (4 * self.product.sums[0][0] * tile), 1) * tile

    def __call__(self, part: int, parts: int) -> list[Row]:
        start, stop = _span(self.product.columns, WIDE, part, parts)
        rows = []
        wide = WIDE * self._panels
        for first in range(start, stop, wide):
            rows += self._group(first, min(first + wide, stop))
        return rows

    def _group(self, start: int, stop: int) -> list[Row]:
        """Some columns of C."""
        p = self.product
        ((k, a_step, _),) = p.sums
        rows, made = [], []
        for number, first in enumerate(range(start, stop, WIDE)):
            one = p.part_of_columns(first, min(first + WIDE, stop))
            panel = Place(SCRATCH, self._panel_bytes * number)
            rows.append(_panel(one.b, p.b_column, panel, one.columns, 0, k))
            made.append(one.but(b=panel, b_column=4, sums=((k, a_step, ROW),)))
        for first in range(0, p.rows, self._rows):
            last = min(first + self._rows, p.rows)
            rows += [row for one in made for row in product_rows(one.part_of_rows(first, last))]
        return rows


@frozen
class LeftPanels:
    """Few rows on the left: A is turned whole, and C is made turned, some columns at a time."""

    product: Product

    @property
    def work(self) -> Work:
        p = self.product
        k = p.sums[0][0]
        before = Work(TURNED * p.rows * k, max(k // 64, 1), self._panels)
        cost = product_cost(p) + TURNED * p.rows * p.columns
        shared = ROW * k * -(-p.rows // WIDE)
        return Work(cost, max(p.columns // 16, 1), self, CHUNK * self._stride, before, shared)

    @property
    def _stride(self) -> int:
        """Bytes of a row of what is made turned."""
        return 64 * -(-self.product.rows // 16)

    def _panels(self, part: int, parts: int) -> list[Row]:
        """Some of the panels, or of k where there are not enough of them."""
        p = self.product
        k = p.sums[0][0]
        panels = list(self._each_panel())
        if len(panels) % parts == 0:
            start, stop, each = 0, k, len(panels) // parts
            panels = panels[part * each : (part + 1) * each]
        else:
            start, stop = _span(k, 16, part, parts)
        return [
            _panel(p.a + first * p.a_row, p.a_row, place, lanes, start, stop)
            for first, lanes, place, _ in panels
            if stop > start
        ]

    def _each_panel(self):
        """(number of the first row of A, rows, where the panel lies, bytes from k to k + 1)."""
        p = self.product
        for first in range(0, p.rows, WIDE):
            yield first, min(WIDE, p.rows - first), Place(SHARED, p.sums[0][0] * 4 * first), ROW

    def __call__(self, part: int, parts: int) -> list[Row]:
        start, stop = _span(self.product.columns, 16, part, parts)
        rows = []
        for first in range(start, stop, CHUNK):
            rows += self._chunk(first, min(first + CHUNK, stop))
        return rows

    def _chunk(self, start: int, stop: int) -> list[Row]:
        """Some columns of C."""
        p, made, stride = self.product, Place(SCRATCH, 0), self._stride
        ((k, _, b_step),) = p.sums
        rows, begun, begun_row = [], ZEROS, 0
        if p.d != ZEROS:
            steps = (p.d_column, 0), (stride, 4)
            loops = Loops((stop - start, p.rows), steps, (p.d + start * p.d_column, made))
            rows += formula_rows("copy", loops)
            begun, begun_row = made, stride
        for first, lanes, panel, step in self._each_panel():
            d = begun if begun == ZEROS else begun + 4 * first
            one = Product(
                p.b + start * p.b_column,
                panel,
                made + 4 * first,
                stop - start,
                lanes,
                ((k, b_step, step),),
                a_row=p.b_column,
                b_column=4,
                c_row=stride,
                c_column=4,
                d=d,
                d_row=begun_row,
                d_column=4 if begun_row else 0,
                floor=p.floor,
            )
            rows += product_rows(one)
        facts = (1, stop - start, p.rows, 0, stride, 0, p.c_row)
        return [*rows, Row("movement_transpose", (made, p.c + 4 * start, *facts))]


class MadeTurned(LeftPanels):
    """The same where A lies turned already: it is one panel."""

    @property
    def work(self) -> Work:
        p = self.product
        cost = product_cost(p) + TURNED * p.rows * p.columns
        return Work(cost, max(p.columns // 16, 1), self, CHUNK * self._stride)

    def _each_panel(self):
        p = self.product
        yield 0, p.rows, p.a, p.sums[0][1]


@frozen
class PackedPanels:
    """B is copied into panels, in `shared` bytes from the start of SHARED on; rows of A^T are turned."""

    product: Product
    shared: int = 0

    @property
    def work(self) -> Work:
        p = self.product
        return Work(
            product_cost(p),
            max(p.rows // 8, 1),
            self,
            self.scratch(CHUNK),
            self.before,
            self.shared + self.nbytes,
        )

    # What an update asks that makes some rows at a time.

    @property
    def cost(self) -> float:
        return product_cost(self.product)

    @property
    def unit(self) -> int:
        """Rows of a tile."""
        return min(ROWS_OF_TILES[0], self.product.rows)

    @property
    def most(self) -> int:
        """How many units at once: each part needs all of a large factor."""
        p = self.product
        return max(NEAR_OF_LARGE // (4 * self.unit * max(p.columns, p.sums[0][0])), 1)

    @property
    def nbytes(self) -> int:
        """Of all panels."""
        return ROW * self.product.sums[0][0] * -(-self.product.columns // WIDE)

    def scratch(self, rows: int) -> int:
        """Bytes of scratch for so many rows of C."""
        return rows * self._stride

    @property
    def _stride(self) -> int:
        return turned_stride(self.product.sums[0][0])

    @property
    def before(self) -> Work:
        p = self.product
        k = p.sums[0][0]
        return Work(TURNED * k * p.columns, max(k // 8, 1), self._packed)

    def _packed(self, part: int, parts: int) -> list[Row]:
        """Some k of all panels."""
        p = self.product
        ((k, _, step),) = p.sums
        start, stop = _span(k, 8, part, parts)
        panels, left = divmod(p.columns, WIDE)
        rows = []
        for first, count, lanes in ((0, panels, WIDE), (panels, 1, left)):
            if count and lanes and stop > start:
                from_ = p.b + (first * ROW + start * step)
                to = Place(SHARED, self.shared + ROW * (first * k + start))
                steps = (ROW, step, 4), (ROW * k, ROW, 4)
                rows += formula_rows("copy", Loops((count, stop - start, lanes), steps, (from_, to)))
        return rows

    def __call__(self, part: int, parts: int) -> list[Row]:
        start, stop = _span(self.product.rows, 8, part, parts)
        rows = []
        for first in range(start, stop, CHUNK):
            last = min(first + CHUNK, stop)
            rows += self.made(first, last, self.product.c + first * self.product.c_row)
        return rows

    def made(self, first: int, last: int, c: Place) -> list[Row]:
        """Some rows of the product, at another place."""
        p, turned = self.product, Place(SCRATCH, 0)
        ((k, a_step, _),) = p.sums
        facts = (1, k, last - first, 0, a_step, 0, self._stride)
        rows = [Row("movement_transpose", (p.a + 4 * first, turned, *facts))]
        panels, left = divmod(p.columns, WIDE)
        one = p.part_of_rows(first, last).but(
            a=turned,
            a_row=self._stride,
            b=Place(SHARED, self.shared),
            b_column=4,
            sums=((k, 4, ROW),),
            c=c,
            columns=WIDE,
        )
        if panels:
            rows += product_rows(one.but(outer=(Loop(panels, b=ROW * k, c=ROW, d=32 * p.d_column),)))
        if left:
            moved = one.d + panels * WIDE * p.d_column
            rows += product_rows(
                one.but(b=one.b + panels * ROW * k, c=c + panels * ROW, d=moved, columns=left)
            )
        return rows


@frozen
class Stepped:
    """Few k of some rows at a time: what tiles read of both factors is near, and nothing is copied."""

    product: Product
    shared: int = 0  # as for the others; there are no copies

    before, nbytes = None, 0

    @property
    def work(self) -> Work:
        rows = self.product.rows
        few = min(rows // self.unit, PARTS)
        return Work(self.cost, max(rows // ROWS_OF_A_PART, few, 1), self)

    # What an update asks that makes some rows at a time.

    @property
    def cost(self) -> float:
        return product_cost(self.product)

    @property
    def unit(self) -> int:
        """Rows of a tile."""
        return min(8, self.product.rows)

    @property
    def most(self) -> int:
        """How many units at once."""
        near = NEAR_OF_LARGE // (4 * self.product.columns)
        return max(min(ROWS_AT_ONCE, near) // self.unit, 1)

    def scratch(self, rows: int) -> int:
        """Bytes of scratch for so many rows of C."""
        return 0

    def __call__(self, part: int, parts: int) -> list[Row]:
        p = self.product
        start, stop = _span(p.rows, self.unit, part, parts)
        rows, high = [], self.most * self.unit
        for first in range(start, stop, high):
            rows += self.made(first, min(first + high, stop), p.c + first * p.c_row)
        return rows

    def made(self, first: int, last: int, c: Place) -> list[Row]:
        """Some rows of the product, at another place."""
        some = self.product.part_of_rows(first, last).but(c=c)
        return [row for one in in_steps(some, MOST_STEPS) for row in product_rows(one)]
