"""Convolutions and their gradients by the matrix unit: products of blocks, summed over the taps of a window.

Factors are split into blocks as kernels/amx.py says. Where a window moves by whole blocks of examples, what
stands under it at another place is the same blocks further on: nothing is copied for it.
"""

from __future__ import annotations

from llvmlite import ir
from numba import types
from numba.core import cgutils

from wlnet.tensor.run.cpu.kernels.amx import (
    BLOCK,
    ORDER,
    PAIR,
    SUMS,
    TILE,
    _tile,
    configured,
    finished,
    released,
)
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    LANES,
    address,
    at,
    function_of,
    integers,
    kernel,
    number,
    real,
    word,
)
from wlnet.tensor.run.cpu.matrix_unit import NEEDED
from wlnet.tensor.run.cpu.store import processor


@word(0, types.void)
def cleared(b):
    """The sums are zero."""
    for tile in range(4):
        _tile(b, "tilezero", tile)


@word(3, types.void)
def awaited(b, place, row, rows):
    """Fetches 128 bytes of some rows, to be written."""
    whole = ir.IntType(32)
    f = function_of(b, "llvm.prefetch.p0", ir.VoidType(), [BYTES, whole, whole, whole])
    place = b.inttoptr(place, BYTES)
    with cgutils.for_range(b, rows) as loop:
        line = at(b, place, b.mul(loop.index, row))
        for step in (0, 64):
            flags = [ir.Constant(whole, n) for n in (1, 3, 1)]
            b.call(f, [at(b, line, number(step)), *flags])


def _added(high: int, wide: int):
    """Adds `count` times 32 k to the sums: `high` blocks of lines of A by `wide` of B."""

    @word(3, types.void)
    def add(b, left, right, count):
        places = [cgutils.alloca_once(b, BYTES) for _ in range(2)]
        for place, start in zip(places, (left, right), strict=True):
            b.store(b.inttoptr(start, BYTES), place)
        with cgutils.for_range(b, count):
            operands = [b.load(place) for place in places]
            held = {}

            def ready(side, half, part):
                """The tile of a part of A or B, loaded if it is another one's now."""
                tile = 4 + 2 * side + half
                if held.get(tile) != part:
                    held[tile] = part
                    start = at(b, operands[side], number(BLOCK * half + TILE * part))
                    _tile(b, "tileloadd64", tile, start, number(64))
                return tile

            for x, y in ORDER:
                for m in range(high):
                    for n in range(wide):
                        _tile(b, "tdpbf16ps", 2 * m + n, ready(0, m, x), ready(1, n, y))
            for place, start in zip(places, operands, strict=True):
                b.store(at(b, start, number(PAIR)), place)

    return add


@word(1, types.void)
def put_down(b, target):
    """The sums, 32 x 32, to 128 bytes a row."""
    target = b.inttoptr(target, BYTES)
    for m in range(2):
        for n in range(2):
            _tile(b, "tilestored64", 2 * m + n, at(b, target, number(128 * LANES * m + 64 * n)), number(128))


if NEEDED.issubset(processor()[1].split(",")):
    both, upper, lower, one = _added(2, 2), _added(1, 2), _added(2, 1), _added(1, 1)

    @kernel("amx_windows")
    def windows():
        """C = D + the sum of products A B over rows and columns of a window; see rows/amx_windows.py.

        A, B, B of the rows of the window after the first few, C, D, scratch (operands); rows; columns, for
        each place; rows of the window that B has, and that the second B has; its columns; blocks of k.
        Bytes: of A from row to row of the window, column to column, 32 rows on; of B likewise for the window,
        then from place to place, 32 columns on; of C from row to row, place to place; of D likewise, and 32
        columns on. How many places; floor.
        """

        def run(r, c):
            scratch = address(r, c, 6)
            rows, columns, first, second, across, blocks = r[7], r[8], r[9], r[10], r[11], r[12]
            settings = integers(scratch + SUMS)
            for n in range(8):
                settings[n] = 0
            settings[0] = 1  # the palette
            settings[2] = settings[3] = 0x0040004000400040  # bytes of a row of each tile
            settings[6] = 0x1010101010101010  # rows
            configured(scratch + SUMS)
            for x in range(r[25]):
                for q in range((columns + 31) // 32):
                    beside = x * r[18] + q * r[19]
                    wide = columns - 32 * q
                    for m in range((rows + 31) // 32):
                        high = rows - 32 * m
                        cleared()
                        if high > 32:
                            high = 32
                        target = address(r, c, 4) + 32 * m * r[20] + x * r[21] + 128 * q
                        awaited(target, r[20], high)
                        a = address(r, c, 1) + m * r[15]
                        start = address(r, c, 2) + beside
                        for i in range(first + second):
                            if i == first:
                                start = address(r, c, 3) + beside
                            for j in range(across):
                                left, right = a + j * r[14], start + j * r[17]
                                if high > 16:
                                    if wide > 16:
                                        both(left, right, blocks)
                                    else:
                                        lower(left, right, blocks)
                                elif wide > 16:
                                    upper(left, right, blocks)
                                else:
                                    one(left, right, blocks)
                            a += r[13]
                            start += r[16]
                        put_down(scratch)
                        begun = address(r, c, 5) + 32 * m * r[22] + x * r[23] + q * r[24]
                        finished(scratch, begun, r[22], target, r[20], high, wide, real(r, 26))
            released()

        return run
