"""Convolutions and their gradients by the matrix unit: products of blocks, summed over the taps of a window.

Factors are split into blocks as kernels/amx.py says. Where a window moves by whole blocks of examples, what
stands under it at another place is the same blocks further on: nothing is copied for it.
"""

from __future__ import annotations

from wlnet.tensor.run.cpu.kernels.amx import (
    PAIR,
    SUMS,
    add,
    clear,
    configured,
    finished,
    put_down,
    released,
)
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    TO_WRITE,
    address,
    alloca_once,
    at,
    fetch,
    for_range,
    integers,
    kernel,
    number,
    real,
    word,
)
from wlnet.tensor.run.cpu.matrix_unit import NEEDED
from wlnet.tensor.run.cpu.processor import processor


@word(0)
def cleared(b):
    """The sums are zero."""
    clear(b)


@word(3)
def awaited(b, place, row, rows):
    """Fetches 128 bytes of some rows, to be written."""
    place = b.inttoptr(place, BYTES)
    with for_range(b, rows) as loop:
        line = at(b, place, b.mul(loop, row))
        for step in (0, 64):
            fetch(b, at(b, line, number(step)), TO_WRITE)


def _added(high: int, wide: int):
    """Adds `count` times 32 k to the sums: `high` blocks of lines of A by `wide` of B."""

    @word(3)
    def some_added(b, left, right, count):
        places = [alloca_once(b, BYTES) for _ in range(2)]
        for place, start in zip(places, (left, right), strict=True):
            b.store(b.inttoptr(start, BYTES), place)
        with for_range(b, count):
            operands = [b.load(place) for place in places]
            add(b, operands, high, wide)
            for place, start in zip(places, operands, strict=True):
                b.store(at(b, start, number(PAIR)), place)

    return some_added


@word(1)
def stored(b, target):
    """The sums, 32 x 32, to 128 bytes a row."""
    put_down(b, b.inttoptr(target, BYTES))


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
                        stored(scratch)
                        begun = address(r, c, 5) + 32 * m * r[22] + x * r[23] + q * r[24]
                        finished(scratch, begun, r[22], target, r[20], high, wide, real(r, 26))
            released()

        return run
