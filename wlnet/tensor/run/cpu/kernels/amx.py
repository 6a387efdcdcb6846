"""Products by the matrix unit (Intel's AMX), which multiplies bfloat16 and adds in Real32.

A Real32 is the sum of three numbers of 8 digits each, x = x1 + x2 + x3, and those are bfloat16. Of the nine
products of the parts of two numbers the six largest are added: x3 y1, x2 y1, x2 y2, x1 y2, x1 y1, x1 y3. What
is left out is below 2^-24 of x y, which Real32 does not show. The six take less than half the time of one
product of Real32. (G. Henry, P. Tang, A. Heinecke: Leveraging the bfloat16 artificial intelligence datatype
for higher-precision computations, ARITH 2019.) A factor that is infinite gives NaN.

Factors are split once, into blocks of 16 lines (rows of A, or columns of B) by 32 k: for each part 1 KB, a
tile. Word j of a tile holds the numbers of k = j and k = j + 16. Of A a line is a row of the tile, of B a
column. The blocks of a pair of lines of blocks stand one after the other: [pair][k / 32][2][3][16][16].
"""

from __future__ import annotations

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.movement import turned
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    F32,
    I1,
    I8,
    LANES,
    MASK,
    TO_READ,
    VECTOR,
    WHOLES,
    address,
    alloca_once,
    at,
    fetch,
    for_range,
    function_of,
    integers,
    kernel,
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
from wlnet.tensor.run.cpu.matrix_unit import NEEDED
from wlnet.tensor.run.cpu.processor import processor

PARTS = 3
TILE = 1024  # bytes
BLOCK = PARTS * TILE
PAIR = 2 * BLOCK  # bytes of two blocks of lines, for 32 k
SUMS = 4 * 32 * 32  # bytes of 32 x 32 sums
HALF = 1 << 15  # of the last digit of a bfloat16
HIGH = -1 << 16  # the digits that one has


def _whole(value: int) -> ir.Constant:
    return ir.Constant(WHOLES, [value] * LANES)


def _parts(b, x) -> list:
    """The three parts of 16 numbers, as Real32 whose lower half is zero."""
    found = []
    for _ in range(PARTS - 1):
        bits = b.and_(b.add(b.bitcast(x, WHOLES), _whole(HALF)), _whole(HIGH))
        found.append(bits)
        x = b.fsub(x, b.bitcast(bits, VECTOR))
    return [*found, b.bitcast(x, WHOLES)]


@word(8)
def split_tiles(b, source, down, apart, target, rows, later_rows, lanes, later_lanes):
    """The tiles of a block. Row t: 16 numbers at source + down t in the lower halves of the words, those
    `apart` bytes further on in the upper halves. Of them `rows` rows and `lanes` lanes are there (of the
    upper ones `later_rows` and `later_lanes`); zero stands for the others.
    """
    source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)

    def written(t, low, high) -> None:
        line = at(b, target, b.mul(t, number(64)))
        for part, (x, y) in enumerate(zip(_parts(b, low), _parts(b, high), strict=True)):
            both = b.or_(b.lshr(x, _whole(16)), b.and_(y, _whole(HIGH)))
            store(b, b.bitcast(both, VECTOR), at(b, line, number(TILE * part)))

    def some(place, t, rows, mask):
        return masked_load(b, place, b.select(b.icmp_signed("<", t, rows), mask, none))

    whole, none = ir.Constant(I1, 1), ir.Constant(MASK, [0] * LANES)
    for count in (rows, later_rows, lanes, later_lanes):
        whole = b.and_(whole, b.icmp_signed(">=", count, number(LANES)))
    with b.if_else(whole) as (all_, edge):
        with all_:
            for t in map(number, range(LANES)):
                place = at(b, source, b.mul(t, down))
                written(t, load(b, place), load(b, at(b, place, apart)))
        with edge:
            masks = mask_of(b, lanes), mask_of(b, later_lanes)
            with for_range(b, number(LANES)) as t:
                place = at(b, source, b.mul(t, down))
                low = some(place, t, rows, masks[0])
                written(t, low, some(at(b, place, apart), t, later_rows, masks[1]))


def on_tiles(b, name: str, *given) -> None:
    """An instruction on tiles: numbers of tiles, then a pointer and a step."""
    arguments = [ir.Constant(I8, x) if isinstance(x, int) else x for x in given]
    f = function_of(b, f"llvm.x86.{name}", ir.VoidType(), [x.type for x in arguments])
    b.call(f, arguments)


@word(1)
def configured(b, place):
    """All tiles 16 rows of 64 bytes, as `place` says."""
    on_tiles(b, "ldtilecfg", b.inttoptr(place, BYTES))


@word(0)
def released(b):
    """The tiles are empty, and cost nothing where threads are changed."""
    on_tiles(b, "tilerelease")


# The parts of A and B that are multiplied, in an order in which one of them stays.
ORDER = ((2, 0), (1, 0), (1, 1), (0, 1), (0, 0), (0, 2))


def clear(b) -> None:
    """The sums are zero."""
    for tile in range(4):
        on_tiles(b, "tilezero", tile)


def add(b, operands, high: int, wide: int) -> None:
    """32 k of a pair of lines of A and one of B, added to the sums: `high` blocks of A by `wide` of B."""
    held: dict[int, int] = {}

    def ready(side, half, part):
        """The tile of a part of A or B, loaded if it is another one's now."""
        tile = 4 + 2 * side + half
        if held.get(tile) != part:
            held[tile] = part
            start = at(b, operands[side], number(BLOCK * half + TILE * part))
            on_tiles(b, "tileloadd64", tile, start, number(64))
        return tile

    for x, y in ORDER:
        for m in range(high):
            for n in range(wide):
                on_tiles(b, "tdpbf16ps", 2 * m + n, ready(0, m, x), ready(1, n, y))


def put_down(b, target) -> None:
    """The sums, 32 x 32, to 128 bytes a row."""
    for m in range(2):
        for n in range(2):
            place = at(b, target, number(128 * LANES * m + 64 * n))
            on_tiles(b, "tilestored64", 2 * m + n, place, number(128))


@word(6)
def multiplied(b, left, right, count, target, ahead, lines):
    """32 x 32 sums over `count` times 32 k of a pair of lines of A and one of B, to 128 bytes a row.

    Each time so many lines of the cache are fetched, from `ahead` on: what comes after these blocks of B.
    """
    left, right, target, ahead = (b.inttoptr(x, BYTES) for x in (left, right, target, ahead))
    clear(b)
    places = [alloca_once(b, BYTES) for _ in range(3)]
    for place, start in zip(places, (left, right, ahead), strict=True):
        b.store(start, place)
    with for_range(b, count):
        with for_range(b, lines):
            start = b.load(places[2])
            fetch(b, start, TO_READ)
            b.store(at(b, start, number(64)), places[2])
        operands = [b.load(place) for place in places[:2]]
        add(b, operands, 2, 2)
        for place, start in zip(places, operands, strict=False):
            b.store(at(b, start, number(PAIR)), place)
    put_down(b, target)


@word(8)
def finished(b, source, begun, begun_row, target, row, rows, lanes, floor):
    """`rows` rows of `lanes` numbers of 32 x 32 sums: what was begun added, at least `floor`."""
    source, begun, target = (b.inttoptr(x, BYTES) for x in (source, begun, target))
    least = splat(b, b.fptrunc(floor, F32))
    masks = [mask_of(b, b.sub(lanes, number(LANES * n))) for n in range(2)]
    with for_range(b, rows) as loop:
        for n, mask in enumerate(masks):
            step = number(64 * n)
            x = load(b, at(b, at(b, source, b.mul(loop, number(128))), step))
            d = masked_load(b, at(b, at(b, begun, b.mul(loop, begun_row)), step), mask)
            x = b.fadd(x, d)
            x = b.select(b.fcmp_ordered("<", x, least), least, x)
            masked_store(b, x, at(b, at(b, target, b.mul(loop, row)), step), mask)


def _split(turning: bool):
    def run(r, c):
        source, target, scratch = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        lines, count, line, step, along = r[4], r[5], r[6], r[7], r[8]
        for pair in range((lines + 31) // 32):
            for block in range((count + 31) // 32):
                for half in range(2):
                    first, k = 32 * pair + 16 * half, 32 * block
                    place = source + line * first + step * k
                    there, now, later = lines - first, count - k, count - k - 16
                    made = scratch if turning else target
                    if along:
                        split_tiles(place, line, 16 * step, made, there, there, now, later)
                    else:
                        split_tiles(place, step, 16 * step, made, now, later, there, there)
                    if turning:
                        for part in range(PARTS):
                            turned(scratch + TILE * part, 64, target + TILE * part, 64)
                    target += BLOCK

    return run


if NEEDED.issubset(processor()[1].split(",")):

    @kernel("amx_split")
    def split():
        """Source, target, scratch of a block (operands); lines, count of k; bytes from line to line, and
        from k to k + 1; whether numbers along k are neighbours, which makes lines the rows of tiles (else
        those of several lines are, and lines are columns).
        """
        return _split(False)

    @kernel("amx_split_turned")
    def split_turned():
        """As amx_split; rows and columns of the tiles change places."""
        return _split(True)

    @kernel("amx_products")
    def products():
        """A and B as blocks, C, D, scratch (operands); rows, columns, count of k; from row to row of C, of D;
        floor; bytes from 32 columns of D to the next. C = D + A B, at least `floor`; numbers of a row of C
        and D are neighbours.
        """

        def run(r, c):
            left, right, scratch = address(r, c, 1), address(r, c, 2), address(r, c, 5)
            rows, columns, blocks = r[6], r[7], (r[8] + 31) // 32
            floor = real(r, 11)
            settings = integers(scratch + SUMS)
            for n in range(8):
                settings[n] = 0
            settings[0] = 1  # the palette
            settings[2] = settings[3] = 0x0040004000400040  # bytes of a row of each tile
            settings[6] = 0x1010101010101010  # rows
            configured(scratch + SUMS)
            down = (rows + 31) // 32
            lines = (PAIR // 64 + down - 1) // down
            for n in range((columns + 31) // 32):
                a, target, begun = left, address(r, c, 3) + 128 * n, address(r, c, 4) + r[12] * n
                ahead = right + blocks * PAIR
                for m in range(down):
                    multiplied(a, right, blocks, scratch, ahead, lines)
                    ahead += 64 * lines * blocks
                    high = rows - 32 * m
                    if high > 32:
                        high = 32
                    finished(scratch, begun, r[10], target, r[9], high, columns - 32 * n, floor)
                    a += blocks * PAIR
                    target += 32 * r[9]
                    begun += 32 * r[10]
                right += blocks * PAIR
            released()

        return run
