"""Products as register tiles under loops with free strides: see tiles.py for the places in a row."""

from __future__ import annotations

from functools import partial

from llvmlite import ir

from wlnet.tensor.run.cpu import tiles as place
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    DOUBLES,
    F32,
    F64,
    I32,
    KERNELS,
    TO_READ,
    VECTOR,
    address,
    alloca_once,
    at,
    constant,
    fetch,
    for_range,
    function_of,
    fused,
    load,
    mask_of,
    masked_load,
    masked_store,
    number,
    real,
    splat,
    store,
    word,
)
from wlnet.tensor.run.cpu.tiles import FETCHING, TILES, Tile


class Moving:
    """A pointer that moves on."""

    def __init__(self, b, start):
        self.b, self.place = b, alloca_once(b, BYTES)
        b.store(start, self.place)

    def now(self):
        return self.b.load(self.place)

    def move(self, step) -> None:
        self.b.store(at(self.b, self.now(), step), self.place)


def _read(b, pointer, item=F32):
    return b.load(b.bitcast(pointer, item.as_pointer()))


def _sums(b, count: int, vector):
    found = [alloca_once(b, vector) for _ in range(count)]
    for one in found:
        b.store(constant(0, vector), one)
    return found


def _vector(tile: Tile):
    return DOUBLES if tile.item == 8 else VECTOR


def _loops(b, row, lefts, right, body) -> None:
    """`body(lefts, right)` for every step of the three loops over k; the pointers are where A and B start."""

    def level(depth: int, lefts, right) -> None:
        if depth == 3:
            body(lefts, right)
            return
        lefts, right = [Moving(b, left) for left in lefts], Moving(b, right)
        with for_range(b, row(place.SUMS + depth)):
            level(depth + 1, [left.now() for left in lefts], right.now())
            for left in lefts:
                left.move(row(place.A_SUMS + depth))
            right.move(row(place.B_SUMS + depth))

    level(0, lefts, right)


ROWS_OF_A_POINTER = 3  # an address is a pointer and once or twice a register


def _opaque(b, pointer):
    """The same pointer; LLVM does not see how it came about."""
    return b.call(function_of(b, "llvm.launder.invariant.group.p0", BYTES, [BYTES]), [pointer])


def _raised(b, x, floor):
    """At least `floor`; NaN stays."""
    return b.select(b.fcmp_ordered("<", x, floor), floor, x)


def _broadcast(tile: Tile):
    @word(7 if tile.ahead else 6)
    def run(b, r, floor, *places):
        a, c, result, start, *ahead = (b.inttoptr(p, BYTES) for p in places)
        ahead = [Moving(b, one) for one in ahead]

        def row(n):
            return b.load(at(b, r, number(n)))

        vector, lanes = _vector(tile), tile.lanes
        mask = mask_of(b, row(place.LANES_LEFT), lanes)
        last = tile.columns - 1
        sums = [[alloca_once(b, vector) for _ in range(tile.columns)] for _ in range(tile.rows)]

        def read(pointer, n):
            return masked_load(b, pointer, mask, vector) if n == last else load(b, pointer, vector)

        for m, line in enumerate(sums):
            for n, one in enumerate(line):
                step = b.add(b.mul(row(place.D_ROW), number(m)), b.mul(row(place.D_COLUMN), number(n)))
                b.store(read(at(b, start, step), n), one)
        rows = [b.mul(row(place.A_ROW), number(m)) for m in range(tile.rows)]
        # LLVM moves one pointer from row to row, each addition waiting for the one before: that takes twice
        # the time of the products with one vector.
        each = ROWS_OF_A_POINTER if tile.columns == 1 else tile.rows
        lefts = [_opaque(b, at(b, a, rows[m])) for m in range(0, tile.rows, each)]

        def body(lefts, right):
            for one in ahead:
                fetch(b, one.now(), TO_READ)
                one.move(row(place.AHEAD_STEP))
            vectors = [read(at(b, right, number(64 * n)), n) for n in range(tile.columns)]
            for m, line in enumerate(sums):
                group, within = divmod(m, each)
                factor = splat(b, _read(b, at(b, lefts[group], rows[within]), vector.element), vector)
                for x, one in zip(vectors, line, strict=True):
                    b.store(fused(b, factor, x, b.load(one)), one)

        _loops(b, row, lefts, c, body)
        least = splat(b, floor if tile.item == 8 else b.fptrunc(floor, F32), vector)
        for m, line in enumerate(sums):
            for n, one in enumerate(line):
                step = b.add(b.mul(row(place.C_ROW), number(m)), number(64 * n))
                x = _raised(b, b.load(one), least)
                if n == last:
                    masked_store(b, x, at(b, result, step), mask)
                else:
                    store(b, x, at(b, result, step))

    return run


def _dot(tile: Tile):
    @word(6)
    def run(b, r, floor, *places):
        a, c, result, start = (b.inttoptr(p, BYTES) for p in places)

        def row(n):
            return b.load(at(b, r, number(n)))

        vector = _vector(tile)
        item = vector.element
        sums = _sums(b, tile.rows * tile.columns, vector)
        left_over = row(place.LANES_LEFT)
        mask = mask_of(b, left_over, tile.lanes)
        rows = [b.mul(row(place.A_ROW), number(m)) for m in range(tile.rows)]
        columns = [b.mul(row(place.B_COLUMN), number(n)) for n in range(tile.columns)]

        def add(left, right, read):
            vectors = [read(at(b, right, step)) for step in columns]
            for m, step in enumerate(rows):
                factor = read(at(b, left, step))
                for n, x in enumerate(vectors):
                    one = sums[m * tile.columns + n]
                    b.store(fused(b, factor, x, b.load(one)), one)

        outer = [Moving(b, a), Moving(b, c)]
        with for_range(b, row(place.SUMS)):
            middle = [Moving(b, p.now()) for p in outer]
            with for_range(b, row(place.SUMS + 1)):
                inner = [Moving(b, p.now()) for p in middle]
                with for_range(b, row(place.SUMS + 2)):
                    add(*(p.now() for p in inner), lambda p: load(b, p, vector))
                    inner[0].move(row(place.A_SUMS + 2))
                    inner[1].move(row(place.B_SUMS + 2))
                with b.if_then(b.icmp_signed(">", left_over, number(0))):
                    add(*(p.now() for p in inner), lambda p: masked_load(b, p, mask, vector))
                middle[0].move(row(place.A_SUMS + 1))
                middle[1].move(row(place.B_SUMS + 1))
            outer[0].move(row(place.A_SUMS))
            outer[1].move(row(place.B_SUMS))
        floor = floor if item == F64 else b.fptrunc(floor, F32)
        for number_, total in enumerate(_totals(b, [b.load(one) for one in sums])):
            m, n = divmod(number_, tile.columns)

            def moved(pointer, down, across, m=m, n=n):
                step = b.add(b.mul(row(down), number(m)), b.mul(row(across), number(n)))
                return b.bitcast(at(b, pointer, step), item.as_pointer())

            x = b.fadd(total, b.load(moved(start, place.D_ROW, place.D_COLUMN)))
            b.store(_raised(b, x, floor), moved(result, place.C_ROW, place.C_COLUMN))

    return run


def _totals(b, vectors) -> list:
    """The sum of the lanes of each vector; 16 of 16 lanes in 4 rounds of shuffles, 8 of 8 in 3."""
    found = []
    lanes = vectors[0].type.count
    for start in range(0, len(vectors), lanes):
        some = vectors[start : start + lanes]
        count = len(some)
        size = lanes
        while len(some) > 1:
            half = size // 2
            low = [i for i in range(2 * lanes) if i % size < half]
            high = [i + half for i in low]
            if len(some) % 2:
                some.append(constant(0, vectors[0].type))
            some = [
                b.fadd(b.shuffle_vector(x, y, _order(low)), b.shuffle_vector(x, y, _order(high)))
                for x, y in zip(some[::2], some[1::2], strict=True)
            ]
            size = half
        (one,) = some
        while size > 1:  # of few vectors: what is left of each is still several lanes
            half = size // 2
            partner = [i + half if i % size < half else i for i in range(lanes)]
            one = b.fadd(one, b.shuffle_vector(one, one, _order(partner)))
            size //= 2
        width = lanes // (1 << (count - 1).bit_length())
        found += [b.extract_element(one, ir.Constant(I32, n * width)) for n in range(count)]
    return found


def _order(lanes) -> ir.Constant:
    return ir.Constant(ir.VectorType(I32, len(lanes)), lanes)


def _nest(tile: Tile):
    run = {"broadcast": _broadcast, "dot": _dot}[tile.kind](tile)

    def nest(r, c):
        a0, b0, c0, d0 = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4)
        floor = real(r, place.FLOOR)
        for _ in range(r[5]):
            a1, b1, c1, d1 = a0, b0, c0, d0
            for _ in range(r[6]):
                a2, b2, c2, d2 = a1, b1, c1, d1
                for _ in range(r[7]):
                    run(r, floor, a2, b2, c2, d2)
                    a2 += r[16]
                    b2 += r[17]
                    c2 += r[18]
                    d2 += r[19]
                a1 += r[12]
                b1 += r[13]
                c1 += r[14]
                d1 += r[15]
            a0 += r[8]
            b0 += r[9]
            c0 += r[10]
            d0 += r[11]

    return nest


def _nest_ahead(tile: Tile):
    """As _nest, with three runs of bytes that are fetched, one after the other."""
    run = _broadcast(tile)

    def nest(r, c):
        a0, b0, c0, d0 = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4)
        floor = real(r, place.FLOOR)
        operand = place.AHEAD
        ahead = address(r, c, operand)
        end = ahead + r[place.AHEAD_BYTES]
        for _ in range(r[5]):
            a1, b1, c1, d1 = a0, b0, c0, d0
            for _ in range(r[6]):
                a2, b2, c2, d2 = a1, b1, c1, d1
                for _ in range(r[7]):
                    run(r, floor, a2, b2, c2, d2, ahead)
                    ahead += r[place.AHEAD_TILE]
                    if ahead >= end and operand < place.AHEAD + 2:
                        operand += 1
                        ahead = address(r, c, operand)
                        end = ahead + r[place.AHEAD_BYTES]
                    a2 += r[16]
                    b2 += r[17]
                    c2 += r[18]
                    d2 += r[19]
                a1 += r[12]
                b1 += r[13]
                c1 += r[14]
                d1 += r[15]
            a0 += r[8]
            b0 += r[9]
            c0 += r[10]
            d0 += r[11]

    return nest


for _tile in TILES:
    KERNELS[_tile.name] = partial(_nest, _tile)
for _tile in FETCHING:
    KERNELS[_tile.name] = partial(_nest_ahead, _tile)
