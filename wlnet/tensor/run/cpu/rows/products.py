"""Products as tiles with loops around them: which tiles, and what is turned in memory first."""

from __future__ import annotations

from functools import cache
from math import inf, prod

from wlnet.frozen import frozen, replace
from wlnet.tensor.run.cpu.table import ONES, ONES_OF_REAL64, SCRATCH, ZEROS, Place, Row, Work
from wlnet.tensor.run.cpu.tiles import TILES, Tile

VECTOR = 64  # bytes
BROADCAST = {item: [t for t in TILES if t.kind == "broadcast" and t.item == item] for item in (4, 8)}
ROWS_OF_TILES = sorted({t.rows for t in BROADCAST[4] if t.rows >= 8}, reverse=True)
LARGEST_FIRST = sorted((t for t in TILES if t.kind == "dot"), key=lambda t: (-t.rows * t.columns, -t.rows))
TURN = {4: "movement_transpose", 8: "movement_transpose_doubles"}


@frozen
class Loop:
    """`count` times, A, B, C and D move by so many bytes."""

    count: int
    a: int = 0
    b: int = 0
    c: int = 0
    d: int = 0


@frozen
class Product:
    """C[m, n] = D[m, n] + sum over k of A[m, k] B[k, n], in bytes; at least `floor`.

    rows, columns     of C
    sums              up to three loops over k: (count, step of A, step of B); the last one is that of the
                      neighbours of a dot tile
    a_row, c_row, d_row    from m to m + 1;  b_column, c_column, d_column from n to n + 1
    outer             loops around it all
    item              bytes of a number: 8 of Real64
    """

    a: Place
    b: Place
    c: Place
    rows: int
    columns: int
    sums: tuple[tuple[int, int, int], ...]
    a_row: int
    b_column: int
    c_row: int
    c_column: int
    d: Place = ZEROS
    d_row: int = 0
    d_column: int = 0
    floor: float = -inf
    outer: tuple[Loop, ...] = ()
    item: int = 4

    def but(self, **changes) -> Product:
        """As dataclasses.replace, which takes ten times as long: plans are made of thousands."""
        found = object.__new__(Product)
        found.__dict__.update(self.__dict__, **changes)
        return found

    def finished(self, c: Place, d: Place, floor: float) -> Product:
        """The product of dense rows, written to `c`, with a row `d` added to each, at least `floor`."""
        return self.but(c=c, d=d, d_column=self.item, floor=floor)

    @property
    def work(self) -> int:
        """Multiplications."""
        loops = prod(loop.count for loop in self.outer)
        return loops * self.rows * self.columns * prod(count for count, _, _ in self.sums)

    def part_of_rows(self, start: int, stop: int) -> Product:
        return self.but(
            rows=stop - start,
            a=self.a + start * self.a_row,
            c=self.c + start * self.c_row,
            d=self.d + start * self.d_row,
        )

    def part_of_columns(self, start: int, stop: int) -> Product:
        return self.but(
            columns=stop - start,
            b=self.b + start * self.b_column,
            c=self.c + start * self.c_column,
            d=self.d + start * self.d_column,
        )

    def turned(self) -> Product:
        """The transpose: C^T = B^T A^T."""
        return self.but(
            a=self.b,
            b=self.a,
            rows=self.columns,
            columns=self.rows,
            sums=tuple((count, b, a) for count, a, b in self.sums),
            a_row=self.b_column,
            b_column=self.a_row,
            c_row=self.c_column,
            c_column=self.c_row,
            d_row=self.d_column,
            d_column=self.d_row,
            outer=tuple(Loop(x.count, x.b, x.a, x.c, x.d) for x in self.outer),
        )

    @property
    def lanes_are_columns(self) -> bool:
        """A broadcast tile fits: neighbours in n are neighbours in B, C and D."""
        item = self.item
        return self.b_column == self.c_column == item and (self.d_column == item or self.d == ZEROS)

    @property
    def lanes_are_summed(self) -> bool:
        """A dot tile fits: neighbours in k are neighbours in A and B."""
        _, a, b = self.sums[-1]
        return (a == self.item or self.a in (ONES, ONES_OF_REAL64)) and b == self.item

    @property
    def lanes(self) -> int:
        """Numbers of a vector."""
        return VECTOR // self.item


MANY_ROWS = 128  # from here on one size of tiles need not do them all


@cache
def _pieces(count: int, narrow: bool, item: int) -> tuple[tuple[int, int, int], ...]:
    """(rows of a tile, first row, tiles) that cover 0..count once, as few as can be.

    narrow    one vector wide: the sums of 8 rows alone do not keep the processor busy
    """
    sizes = sorted({t.rows for t in BROADCAST[item]}, reverse=True)
    most = sizes[0]
    if count >= (most if narrow else MANY_ROWS) and count % most in (0, *sizes[: len(sizes) // 2]):
        rest = count % most
        return ((most, 0, count // most), *(((rest, count - rest, 1),) if rest else ()))
    best = next((s for s in sizes[: len(sizes) // 2 + 1] if count % s == 0 and s > 3), None)
    if best:
        return ((best, 0, count // best),)
    found, start = [], 0
    for size in sizes:
        times = (count - start) // size
        if times:
            found.append((size, start, times))
            start += times * size
    return tuple(found)


def product_rows(product: Product) -> list[Row]:
    """The rows of a product: its main part and its rests."""
    if product.rows == 0 or product.columns == 0 or any(loop.count == 0 for loop in product.outer):
        return []
    sums = [one for one in product.sums[:-1] if one[0] != 1] + [product.sums[-1]]
    product = product.but(sums=tuple(sums))
    if len(sums) > 3:
        return _summed_apart(product)
    turned = product.turned()
    if turned.lanes_are_columns and (not product.lanes_are_columns or _waste(turned) < _waste(product)):
        return product_rows(turned)
    if not product.lanes_are_columns:
        assert product.lanes_are_summed, "no tile fits"
        if copied_first(product):
            return _copied_rows(product)
        return _copied_rows(turned) if copied_first(turned) else _dot_rows(_turned_to_longer(product))
    if product.lanes_are_summed and product.columns < 16 and product.sums[-1][0] >= 32:
        return _dot_rows(product)
    if _narrow(product):
        return narrow_rows(product)
    most = _fitting_steps(product)
    if most is not None and most > 1:
        return [row for one in in_steps(product, most) for row in _broadcast_rows(one)]
    return _broadcast_rows(product)


def _waste(product: Product) -> int:
    """Lanes of vectors in which a broadcast tile computes nothing that is wanted."""
    return -product.columns % product.lanes * product.rows


def _turned_to_longer(product: Product) -> Product:
    """The rows of the longer side stand still (dense layer 64 x 784 x 500: 1.1 times as fast)."""
    turned = product.turned()
    return turned if product.columns > product.rows and turned.lanes_are_summed else product


# Numbers up to which a factor is better turned in memory first: dot tiles spend some 100 cycles on the sums
# of their lanes, a 32 x 32 matrix is turned in that time.
FEW_TO_TURN = 1 << 15


def _turnable(product: Product) -> bool:
    """B turned suits a broadcast tile."""
    item = product.item
    simple = len(product.sums) == 1 and not product.outer and product.sums[0][2] == item
    return simple and product.c_column == item and (product.d == ZEROS or product.d_column == item)


def copied_first(product: Product) -> bool:
    return _turnable(product) and product.columns * product.sums[0][0] <= FEW_TO_TURN


def turned_stride(columns: int, item: int = 4) -> int:
    """Bytes from k to k + 1 in the copy: whole vectors, no power of two."""
    vectors = -(-columns * item // VECTOR)
    return VECTOR * (vectors + (vectors % 8 == 0))


def _copied_rows(product: Product) -> list[Row]:
    """B turned into the scratch of the thread, and a product with that."""
    ((count, step, _),) = product.sums
    stride = turned_stride(product.columns, product.item)
    copy = Place(SCRATCH, 0)
    facts = (1, product.columns, count, 0, product.b_column, 0, stride)
    made = product.but(b=copy, b_column=product.item, sums=((count, step, stride),))
    return [Row(TURN[product.item], (product.b, copy, *facts)), *_broadcast_rows(made)]


def _narrow(product: Product) -> bool:
    """Few columns and many rows, whose neighbours are neighbours in A: better computed turned."""
    few = product.columns <= 4 < product.rows and product.a_row == product.item and len(product.sums) == 1
    return few and not product.outer and product.d == ZEROS


def narrow_rows(product: Product) -> list[Row]:
    """The turned result in the scratch of the thread, turned to its place."""
    stride = turned_stride(product.rows, product.item)
    made = product.turned().but(c=Place(SCRATCH, 0), c_row=stride, c_column=product.item)
    facts = (1, product.columns, product.rows, 0, stride, 0, product.c_row)
    return [*_broadcast_rows(made), Row(TURN[product.item], (made.c, product.c, *facts))]


def product_scratch(product: Product) -> int:
    """Bytes for the turned factor of the product, or of the largest part of it that has one."""
    item = product.item
    found = product.columns * turned_stride(product.rows, item) if product.columns <= 4 else 0
    for one in (product, product.turned()):
        if _turnable(one):
            count = one.sums[0][0]
            columns = min(one.columns, FEW_TO_TURN // count)
            found = max(found, turned_stride(columns, item) * count if columns else 0)
    return found


def fits(product: Product) -> bool:
    return product.lanes_are_columns or product.turned().lanes_are_columns or product.lanes_are_summed


def _summed_apart(product: Product) -> list[Row]:
    """The first of too many loops over k unrolled: each time is added to what the others gave."""
    return [row for one in in_steps(product, 1) for row in product_rows(one)]


def in_steps(product: Product, most: int) -> list[Product]:
    """At most `most` times of the first loop over k at once; each adds to what those before gave."""
    (count, a, b), *others = product.sums
    times = -(-count // most)
    found = []
    for step in range(times):
        start, stop = step * count // times, (step + 1) * count // times
        sums = ((stop - start, a, b), *others) if most > 1 else tuple(others)
        one = product.but(a=product.a + start * a, b=product.b + start * b, sums=sums)
        if step:
            outer = tuple(replace(loop, d=loop.c) for loop in product.outer)
            one = one.but(d=one.c, d_row=one.c_row, d_column=one.c_column, outer=outer)
        if step + 1 < times:
            one = one.but(floor=-inf)
        found.append(one)
    return found


NEAREST = 1 << 15  # bytes of the nearest cache for what several tiles read
LONG = 1024  # numbers that one loop over k adds; more are cut (256 x 3136 x 64 by columns: 1500 us, not 3600)


def _fitting_steps(product: Product) -> int | None:
    """How many times of the first loop over k the cache holds, for two vectors; None: all."""
    if product.rows < 16 and product.columns >= 32 and _strides_far(product):
        return NEIGHBOURS
    if product.rows < 16 or product.columns < 32:
        return None
    each = 2 * VECTOR * prod(count for count, _, _ in product.sums[1:])
    if each == 0:
        return None
    count, most = product.sums[0][0], max(NEAREST // each, 1)
    if len(product.sums) == 1 and count <= LONG:
        return None
    return most if most < count else None


NEIGHBOURS = 64  # lines of B at once, so that what is fetched ahead of one is there for the next columns


def _strides_far(product: Product) -> bool:
    """B does not stay in the nearest cache, and every k is a line of its own."""
    (count, _, step), *others = product.sums
    return not others and step >= product.item * product.columns and count * step > 8 * NEAREST


def _broadcast_rows(product: Product) -> list[Row]:
    rows, lanes, item = [], product.lanes, product.item
    for size, start, times in _pieces(product.rows, product.columns <= lanes, item):
        piece = product.part_of_rows(start, start + size * times)
        widths = [t.columns for t in BROADCAST[item] if t.rows == size]
        done = 0
        while done < product.columns:
            left = product.columns - done
            vectors = -(-left // lanes)
            width = max(w for w in widths if w <= vectors)
            if width == 3 and vectors % 3 == 1:  # the last four as two and two
                width, left = (3, left - 4 * lanes) if vectors > 4 else (2, left)
            blocks = max(left // (lanes * width), 1)
            stop = min(done + blocks * lanes * width, product.columns)
            last = (stop - done) - lanes * (width - 1) if blocks == 1 else lanes
            tile = Tile("broadcast", size, width, item)
            rows += _tiled(tile, piece.part_of_columns(done, stop), times, blocks, last)
            done = stop
    return rows


def _dot_rows(product: Product) -> list[Row]:
    """The largest tile that fits, then what is left on the right and below."""
    if product.rows == 0 or product.columns == 0:
        return []
    shapes = [(t.rows, t.columns) for t in LARGEST_FIRST if t.item == product.item]
    fitting = [(m, n) for m, n in shapes if m <= product.rows and n <= product.columns]
    exact = [(m, n) for m, n in fitting if product.rows % m == 0 and product.columns % n == 0 and m * n > 4]
    m, n = (exact or fitting)[0]
    rows, columns = product.rows // m * m, product.columns // n * n
    main = product.part_of_rows(0, rows).part_of_columns(0, columns)
    tile = Tile("dot", m, n, product.item)
    found = _tiled(tile, main, rows // m, columns // n, product.sums[-1][0] % tile.lanes)
    found += _dot_rows(product.part_of_rows(0, rows).part_of_columns(columns, product.columns))
    found += _dot_rows(product.part_of_rows(rows, product.rows))
    return found


def _tiled(tile: Tile, product: Product, down: int, across: int, lanes: int) -> list[Row]:
    """Tiles `down` by `across` under the outer loops; the outermost are unrolled if they are too many."""
    p = product
    width = tile.columns * (tile.lanes if tile.kind == "broadcast" else 1)
    over_rows = Loop(down, a=tile.rows * p.a_row, c=tile.rows * p.c_row, d=tile.rows * p.d_row)
    over_columns = Loop(across, b=width * p.b_column, c=width * p.c_column, d=width * p.d_column)
    # What changes fastest is read again and again from the nearest cache: the smaller operand stands still.
    if tile.kind == "broadcast":
        return list(_unrolled(tile, p, [*p.outer, over_columns, over_rows], lanes))
    return list(_unrolled(tile, p, [over_rows, *p.outer, over_columns], lanes))


def _unrolled(tile: Tile, p: Product, loops: list[Loop], lanes: int):
    loops = [loop for loop in loops if loop.count > 1]
    if len(loops) <= 3:
        yield _row(tile, p, loops, lanes)
        return
    first, *others = loops
    for i in range(first.count):
        moved = p.but(a=p.a + i * first.a, b=p.b + i * first.b, c=p.c + i * first.c, d=p.d + i * first.d)
        yield from _unrolled(tile, moved, others, lanes)


def _row(tile: Tile, p: Product, loops: list[Loop], lanes: int) -> Row:
    loops = [Loop(1)] * (3 - len(loops)) + loops
    sums = [(1, 0, 0)] * (3 - len(p.sums)) + list(p.sums)
    if tile.kind == "dot":
        count, a, b = sums[-1]
        sums[-1] = (count // tile.lanes, tile.lanes * a, tile.lanes * b)
    assert len(sums) == 3, "too many loops over k"
    columns = [
        *(p.a, p.b, p.c, p.d),
        *(loop.count for loop in loops),
        *(step for loop in loops for step in (loop.a, loop.b, loop.c, loop.d)),
        *(count for count, _, _ in sums),
        *(a for _, a, _ in sums),
        *(b for _, _, b in sums),
        *(p.a_row, p.b_column, p.c_row),
        lanes,
        p.floor,
        p.d_row,
        (VECTOR if p.d_column else 0) if tile.kind == "broadcast" else p.d_column,
        p.c_column,
    ]
    return Row(tile.name, tuple(columns))


NANOSECONDS = 1 / 40  # of a multiplication in a tile
READ = 1 / 15  # of a number that is not near


SMALL_FACTOR = 1 << 15  # numbers of B that every part may read again


@frozen
class Cut:
    """The rows of a product, cut by its longer side, or example by example where that is no loss."""

    product: Product

    @property
    def by_rows(self) -> bool:
        p = self.product
        read = p.columns * prod(count for count, _, _ in p.sums)
        return p.rows >= p.columns or (p.rows >= 32 and read <= SMALL_FACTOR)

    @property
    def cost(self) -> float:
        return product_cost(self.product)

    @property
    def length(self) -> int:
        return self.product.rows if self.by_rows else self.product.columns

    @property
    def unit(self) -> int:
        return 8 if self.by_rows else 32

    def __call__(self, part: int, parts: int) -> list[Row]:
        blocks = -(-self.length // self.unit)
        start, stop = (min(k * blocks // parts * self.unit, self.length) for k in (part, part + 1))
        whole = self.product
        return product_rows(
            whole.part_of_rows(start, stop) if self.by_rows else whole.part_of_columns(start, stop)
        )

    def made(self, first: int, last: int, c: Place) -> list[Row]:
        """Some rows of the product, at another place."""
        return product_rows(self.product.part_of_rows(first, last).but(c=c))

    def scratch(self, rows: int) -> int:
        """Bytes of scratch for so many rows of C."""
        return product_scratch(self.product)


def product_work(product: Product) -> Work | None:
    """A product, cut by its longer side; None if no tile fits."""
    if not fits(product):
        return None
    cut = Cut(product)
    return Work(product_cost(product), max(cut.length // cut.unit, 1), cut, product_scratch(product))


def product_cost(product: Product) -> float:
    """Nanoseconds, roughly: the time of the multiplications, or that in which the larger factor is read."""
    p = product
    k = prod(count for count, _, _ in p.sums)
    return 30.0 + max(p.work * NANOSECONDS, max(p.rows, p.columns) * k * READ) * p.item / 4
