"""Gradients that an update takes while they are in the nearest cache.

An update works along the line of all parameters. Where a piece of its gradient is a product that nobody
else reads, the product is made a few rows at a time, just before the update of these parameters: what is
written need not come back from far away, and products and updates need no phase of their own each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import prod

from wlnet.frozen import frozen
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.cpu.rows.ahead import FAR, FETCHING_KERNELS, fetching
from wlnet.tensor.run.cpu.rows.amx import Amx
from wlnet.tensor.run.cpu.rows.elementwise import Line, then
from wlnet.tensor.run.cpu.rows.fusion import Bytes, Liveness, bytes_of, whole_steps
from wlnet.tensor.run.cpu.rows.groups import Lines
from wlnet.tensor.run.cpu.rows.panels import PackedPanels, Stepped
from wlnet.tensor.run.cpu.rows.products import LONG, ROWS_OF_TILES, Cut, Product, product_rows
from wlnet.tensor.run.cpu.table import SCRATCH, ZEROS, Place, Row, Work
from wlnet.tensor.run.memory import aligned
from wlnet.tensor.run.plan import Block, Operand, Step

FEWEST = 16384  # parameters from which on an update is worth it
NEAR = 1 << 15  # bytes of the gradient that are made at once: the nearest cache
Prepared = PackedPanels | Amx | Stepped  # say how many rows they make at once, and what they need in SHARED
ELEMENTS, COLUMNS = 4096, 128  # of a unit, where no tiles say how large it is


@frozen
class Item:
    """Steps of a plan, one after the other, and their work."""

    steps: tuple[Step | Block, ...]
    work: Work | None

    def _bytes(self, of: Callable[[Step], tuple[Operand, ...]]) -> list[Bytes]:
        found = []
        for step in self.steps:
            inner, facts = (
                (step.steps, (step.count, step.chains)) if isinstance(step, Block) else ((step,), (1, 1))
            )
            found += [bytes_of(x, *facts) for one in inner for x in of(one)]
        return found

    @property
    def reads(self) -> list[Bytes]:
        return self._bytes(lambda step: step.inputs)

    @property
    def writes(self) -> list[Bytes]:
        return self._bytes(lambda step: step.outputs)


def _touch(some: Sequence[Bytes], others: Sequence[Bytes]) -> bool:
    return any(a.touches(b) for a in some for b in others)


def with_updates(items: list[Item], numbers: dict[int, int], liveness: Liveness) -> list[Item]:
    """The same items, some products joined to the update that reads them.

    numbers    id of a step -> its number in the plan
    """
    for place in range(len(items) - 1, -1, -1):
        found = _joined(items[: place + 1], numbers, liveness)
        if found is not None:
            items = found + items[place + 1 :]
    return items


def _joined(items: list[Item], numbers: dict[int, int], liveness: Liveness) -> list[Item] | None:
    """Items of which the last may be an update."""
    *before, update = items
    if (
        update.work is None
        or not isinstance(update.work.rows, Line | Lines)
        or update.work.rows.length < FEWEST
    ):
        return None
    line, last = update.work.rows, numbers[id(update.steps[-1])]
    for gradient in _arguments(update):
        where = Place(gradient.space, gradient.layout.offset)
        if gradient.space or where not in line.places or not liveness.dead(gradient, last):
            continue
        pieces, left = _pieces(before, where, line)
        if pieces:
            steps = [step for item in before if item not in left for step in item.steps]
            work = Updated(line, where, _apart(pieces)).work
            return [*left, Item((*steps, *update.steps), work)]
    return None


def _arguments(update: Item) -> list[Operand]:
    """Dense ones of the size of the whole line."""
    steps = [
        one for step in update.steps for one in (whole_steps(step) if isinstance(step, Block) else [step])
    ]
    sizes = {x.layout.nbytes for step in steps for x in step.outputs}
    return [x for step in steps for x in step.inputs if x.layout.contiguous and x.layout.nbytes == max(sizes)]


def _pieces(before, where: Place, line: Line | Lines) -> tuple[list[Piece], list[Item]]:
    """(products that make a piece of the gradient and may as well be made by the update, what is left)."""
    pieces, left = [], []
    for item in reversed(before):
        piece = _piece(item.work, where, line)
        if piece is not None and _movable(item, left, line):
            pieces.append(piece)
        else:
            left.append(item)
    return sorted(pieces, key=lambda piece: piece.start), left[::-1]


def _piece(work: Work | None, where: Place, line: Line | Lines) -> Piece | None:
    if work is None or not isinstance(work.rows, Cut | Prepared):
        return None
    if isinstance(work.rows, Cut) and work.before is not None:  # a factor that is turned in memory first
        return None
    p = work.rows.product
    start, odd = divmod(p.c.offset - where.offset, p.item)
    inside = p.c.space == where.space and not odd and 0 <= start <= line.length - p.rows * p.columns
    dense = p.c_column == p.item and (p.rows == 1 or p.c_row == p.item * p.columns)
    # Few rows at a time, what is summed over very many would be read again and again from far away.
    long = isinstance(work.rows, Cut) and p.rows > 1 and prod(count for count, _, _ in p.sums) > LONG
    # A factor that lies turned in SHARED is made by a work of its own, which an update does not know.
    ready = isinstance(work.rows, PackedPanels | Amx) or work.before is None
    plain = dense and not long and not p.outer and p.d == ZEROS and ready
    return Piece(start, work.rows) if inside and plain else None


def _apart(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Their panels lie one after the other."""
    found, shared = [], 0
    for piece in pieces:
        if isinstance(piece.maker, Prepared):
            piece = replace(piece, maker=replace(piece.maker, shared=shared))
            shared += piece.maker.nbytes
        found.append(piece)
    return tuple(found)


def _movable(item: Item, later: list[Item], line: Line | Lines) -> bool:
    """What it reads is still there at the time of the update, and nobody else reads what it writes."""
    return not any(
        _touch(item.writes, [*other.reads, *other.writes]) or _touch(item.reads, other.writes)
        for other in later
    ) and not _touch(item.reads, _written(line))


def _written(line: Line | Lines) -> list[Bytes]:
    """Not what passes within the block that it was."""
    return [Bytes(p.space, p.offset, p.offset + stride * line.length) for p, stride in line.written]


# Segments of the line. Each is cut into units, of which `most` are done at once.


@frozen
class Given:
    """Elements whose gradient has been made before."""

    start: int
    stop: int

    cost, scratch = 0.0, 0

    @property
    def units(self) -> int:
        return -(-(self.stop - self.start) // ELEMENTS)

    @property
    def most(self) -> int:
        return self.units

    def rows(self, line: Line | Lines, gradient: Place, first: int, last: int) -> list[Row]:
        start = self.start + first * ELEMENTS
        return line.rows(start, min(self.start + last * ELEMENTS, self.stop))


@frozen
class Piece:
    """A product that makes the elements of a gradient from `start` on."""

    start: int
    maker: Cut | Prepared

    @property
    def product(self) -> Product:
        return self.maker.product

    @property
    def stop(self) -> int:
        return self.start + self.product.rows * self.product.columns

    @property
    def cost(self) -> float:
        return self.maker.cost

    @property
    def by_columns(self) -> bool:
        p = self.product
        few = isinstance(self.maker, Cut) and p.rows <= ROWS_OF_TILES[0]
        return few and p.columns >= 2 * COLUMNS and p.rows * p.columns >= ELEMENTS

    @property
    def unit(self) -> int:
        """Rows or columns that are made at once: whole tiles."""
        rows = self.product.rows
        if self.by_columns:
            return COLUMNS
        if isinstance(self.maker, Prepared):
            return self.maker.unit
        return next((size for size in ROWS_OF_TILES if rows % size == 0), min(ROWS_OF_TILES[0], rows))

    @property
    def _length(self) -> int:
        return self.product.columns if self.by_columns else self.product.rows

    @property
    def units(self) -> int:
        return -(-self._length // self.unit)

    @property
    def most(self) -> int:
        if isinstance(self.maker, Prepared):
            return min(self.maker.most, self.units)
        across = self.product.rows if self.by_columns else self.product.columns
        return min(max(NEAR // (self.product.item * self.unit * across), 1), self.units)

    @property
    def _own(self) -> int:
        """Bytes of scratch that the maker needs for itself."""
        return -(-self.maker.scratch(min(self.most * self.unit, self._length)) // 64) * 64

    @property
    def scratch(self) -> int:
        p = self.product
        across = p.rows if self.by_columns else p.columns
        return self._own + p.item * across * min(self.most * self.unit, self._length)

    def rows(self, line: Line | Lines, gradient: Place, first: int, last: int) -> list[Row]:
        """The product, and the update of what it gave."""
        p, here = self.product, Place(SCRATCH, self._own)
        start, stop = first * self.unit, min(last * self.unit, self._length)
        if not self.by_columns:
            e = self.start + start * p.columns
            count = (stop - start) * p.columns
            made, near = self.maker.made(start, stop, here), here + -p.item * e
            if isinstance(line, Line) and is_on("ahead"):
                others = [x for x in line.streams(p.item) if x != gradient]
                if len(others) * p.item * line.length >= FAR:
                    made = fetching(made, [x + p.item * e for x in others], p.item * count)
            return made + _moved(line, gradient, near, e, count, aligned(self.scratch))
        wide = stop - start
        found = product_rows(p.part_of_columns(start, stop).but(c=here, c_row=p.item * wide))
        for row in range(p.rows):
            e = self.start + row * p.columns + start
            place = here + p.item * (row * wide - e)
            found += _moved(line, gradient, place, e, wide, aligned(self.scratch))
        return found


def _moved(
    line: Line | Lines, gradient: Place, here: Place, start: int, count: int, behind: int
) -> list[Row]:
    """The update of elements; `here` the gradient of the first of the line would lie, so that those of these
    lie in the scratch, of which `behind` bytes are taken."""
    return line.taking(gradient, here, behind).rows(start, start + count)


@frozen
class Updated:
    """The rows of an update, pieces of whose gradient are made as it goes.

    gradient    where the line reads it
    """

    line: Line | Lines
    gradient: Place
    pieces: tuple[Piece, ...]

    @property
    def work(self) -> Work:
        cost = self.line.work.cost + sum(piece.cost for piece in self.pieces)
        before, shared = None, 0
        for piece in self.pieces:
            if isinstance(piece.maker, Prepared):
                own = piece.maker.before
                before = own if before is None else before if own is None else then(before, own)
                shared = piece.maker.shared + piece.maker.nbytes
        segments = self.segments
        most = sum(one.units for one in segments)
        scratch = aligned(max(one.scratch for one in segments)) + self.line.scratch
        return Work(cost, most, self, scratch, before, shared)

    @property
    def segments(self) -> list[Given | Piece]:
        """The whole line."""
        found, at = [], 0
        for piece in self.pieces:
            found += [Given(at, piece.start)] if piece.start > at else []
            found.append(piece)
            at = piece.stop
        return [*found, Given(at, self.line.length)] if at < self.line.length else found

    def __call__(self, part: int, parts: int) -> list[Row]:
        segments = [(one, self._cost(one)) for one in self.segments]
        whole = sum(cost for _, cost in segments)
        low, high = part * whole / parts, (part + 1) * whole / parts
        rows, done = [], 0.0
        for one, cost in segments:
            each = cost / one.units
            first, last = (
                min(max(round((x - done) / each), 0), one.units) if x < whole else one.units
                for x in (low, high)
            )
            for start in range(first, last, one.most):
                rows += one.rows(self.line, self.gradient, start, min(start + one.most, last))
            done += cost
        ahead = sum(row.kernel in FETCHING_KERNELS for row in rows)
        if ahead:
            tell("ahead", "%s rows of products fetch what the update after them reads", ahead)
        return rows

    def _cost(self, one: Given | Piece) -> float:
        return one.cost + self.line.work.cost * (one.stop - one.start) / self.line.length
