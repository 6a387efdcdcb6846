"""Gradients that an update takes while they are in the nearest cache.

An update works along the line of all parameters. Where a piece of its gradient is a product that nobody
else reads, the product is made a few rows at a time, just before the update of these parameters: what is
written need not come back from far away, and products and updates need no phase of their own each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import prod

from wlnet.tensor.run.cpu.rows.elementwise import Line, then
from wlnet.tensor.run.cpu.rows.fusion import Bytes, Liveness, bytes_of, whole_steps
from wlnet.tensor.run.cpu.rows.panels import PackedPanels
from wlnet.tensor.run.cpu.rows.products import LONG, ROWS_OF_TILES, Cut, Product, product_cost
from wlnet.tensor.run.cpu.table import SCRATCH, ZEROS, Place, Row, Work
from wlnet.tensor.run.plan import Block, Operand, Step

FEWEST = 16384  # parameters from which on an update is worth it
# Bytes of the gradient that are made at once: the nearest cache, or more where each part of it needs all of a
# large factor.
NEAR, NEAR_OF_LARGE = 1 << 15, 1 << 18


@dataclass(frozen=True)
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
    if update.work is None or not isinstance(update.work.rows, Line) or update.work.rows.length < FEWEST:
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


def _pieces(before, where: Place, line: Line) -> tuple[list[Piece], list[Item]]:
    """(products that make a piece of the gradient and may as well be made by the update, what is left)."""
    pieces, left = [], []
    for item in reversed(before):
        piece = _piece(item.work, where, line)
        if piece is not None and _movable(item, left, line):
            pieces.append(piece)
        else:
            left.append(item)
    return sorted(pieces, key=lambda piece: piece.start), left[::-1]


def _piece(work: Work | None, where: Place, line: Line) -> Piece | None:
    if work is None or not isinstance(work.rows, Cut | PackedPanels):
        return None
    p = work.rows.product
    start, odd = divmod(p.c.offset - where.offset, 4)
    inside = p.c.space == where.space and not odd and 0 <= start <= line.length - p.rows * p.columns
    dense = p.c_column == 4 and (p.rows == 1 or p.c_row == 4 * p.columns)
    # Few rows at a time, what is summed over very many would be read again and again from far away.
    long = isinstance(work.rows, Cut) and p.rows > 1 and prod(count for count, _, _ in p.sums) > LONG
    plain = dense and not long and not p.outer and p.d == ZEROS
    return Piece(start, work.rows) if inside and plain else None


def _apart(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Their panels lie one after the other."""
    found, shared = [], 0
    for piece in pieces:
        if isinstance(piece.maker, PackedPanels):
            piece = replace(piece, maker=replace(piece.maker, shared=shared))
            shared += piece.maker.nbytes
        found.append(piece)
    return tuple(found)


def _movable(item: Item, later: list[Item], line: Line) -> bool:
    """What it reads is still there at the time of the update, and nobody else reads what it writes."""
    return not any(
        _touch(item.writes, [*other.reads, *other.writes]) or _touch(item.reads, other.writes)
        for other in later
    ) and not _touch(item.reads, _written(line))


def _written(line: Line) -> list[Bytes]:
    """Not what passes within the block that it was."""
    results = zip(line.places[line.arguments :], line.strides[line.arguments :], strict=True)
    return [Bytes(p.space, p.offset, p.offset + stride * line.length) for p, stride in results]


@dataclass(frozen=True)
class Piece:
    """A product that makes the elements of a gradient from `start` on, row by row."""

    start: int
    maker: Cut | PackedPanels

    @property
    def product(self) -> Product:
        return self.maker.product

    @property
    def stop(self) -> int:
        return self.start + self.product.rows * self.product.columns

    @property
    def unit(self) -> int:
        """Rows that are made at once: whole tiles."""
        rows = self.product.rows
        if isinstance(self.maker, PackedPanels):
            return min(ROWS_OF_TILES[0], rows)
        return next((size for size in ROWS_OF_TILES if rows % size == 0), min(ROWS_OF_TILES[0], rows))

    @property
    def units(self) -> int:
        return -(-self.product.rows // self.unit)

    @property
    def most(self) -> int:
        """Units that are made at once."""
        near = NEAR_OF_LARGE if isinstance(self.maker, PackedPanels) else NEAR
        return min(max(near // (4 * self.unit * self.product.columns), 1), self.units)

    @property
    def scratch(self) -> int:
        """Bytes that the maker needs for itself."""
        return -(-self.maker.scratch(min(self.most * self.unit, self.product.rows)) // 64) * 64


@dataclass(frozen=True)
class Updated:
    """The rows of an update, pieces of whose gradient are made as it goes.

    gradient    where the line reads it
    """

    line: Line
    gradient: Place
    pieces: tuple[Piece, ...]

    @property
    def work(self) -> Work:
        cost = self.line.work.cost + sum(product_cost(piece.product) for piece in self.pieces)
        most = max(piece.units for piece in self.pieces)
        before, shared = None, 0
        for piece in self.pieces:
            if isinstance(piece.maker, PackedPanels):
                before = piece.maker.before if before is None else then(before, piece.maker.before)
                shared = piece.maker.shared + piece.maker.nbytes
        return Work(cost, most, self, max(map(self._bytes, self.pieces)), before, shared)

    def _bytes(self, piece: Piece) -> int:
        """Of scratch."""
        return piece.scratch + 4 * piece.product.columns * min(piece.most * piece.unit, piece.product.rows)

    def __call__(self, part: int, parts: int) -> list[Row]:
        whole = sum(piece.units * self._cost(piece) for piece in self.pieces)
        low, high = part * whole / parts, (part + 1) * whole / parts
        rows, done = [], 0.0
        for piece in self.pieces:
            each = self._cost(piece)
            first, last = (
                min(max(round((x - done) / each), 0), piece.units) if x < whole else piece.units
                for x in (low, high)
            )
            for start in range(first, last, piece.most):
                rows += self._rows(piece, start, min(start + piece.most, last))
            done += piece.units * each
        return rows + self._rest() if part + 1 == parts else rows

    def _cost(self, piece: Piece) -> float:
        """Of a unit."""
        elements = piece.stop - piece.start
        line = self.line.work.cost * elements / self.line.length
        return (product_cost(piece.product) + line) / piece.units

    def _rows(self, piece: Piece, start: int, stop: int) -> list[Row]:
        """Some units: the product, and the update of what it gave."""
        p = piece.product
        first, last = start * piece.unit, min(stop * piece.unit, p.rows)
        here = Place(SCRATCH, piece.scratch)
        made = piece.maker.made(first, last, here)
        e = piece.start + first * p.columns
        # The line counts from its start: so must the scratch.
        moved = tuple(here + -4 * e if x == self.gradient else x for x in self.line.places)
        return made + replace(self.line, places=moved).rows(e, piece.start + last * p.columns)

    def _rest(self) -> list[Row]:
        """The update of what the pieces leave out."""
        rows, at = [], 0
        for piece in (*self.pieces, None):
            stop = self.line.length if piece is None else piece.start
            rows += self.line.rows(at, max(stop, at))
            at = self.line.length if piece is None else piece.stop
        return rows
