"""Copies that change which axis is the innermost: blocks of 16 by 16 turned in registers."""

from __future__ import annotations

from llvmlite import ir
from numba import types

from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    LANES,
    WHOLES,
    address,
    at,
    floats,
    kernel,
    load,
    number,
    store,
    truths,
    word,
)


@word(4, types.void)
def turned(b, source, down, target, across):
    """A block of 16 x 16: element (i, j) at source + down i + 4 j goes to target + across j + 4 i."""
    source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)
    lines = [load(b, at(b, source, b.mul(number(i), down))) for i in range(LANES)]
    half = LANES // 2
    while half:
        low = [i if not i & half else LANES + (i ^ half) for i in range(LANES)]
        high = [i | half if not i & half else LANES + i for i in range(LANES)]
        for i in range(LANES):
            if not i & half:
                x, y = lines[i], lines[i | half]
                lines[i] = b.shuffle_vector(x, y, ir.Constant(WHOLES, low))
                lines[i | half] = b.shuffle_vector(x, y, ir.Constant(WHOLES, high))
        half //= 2
    for i, line in enumerate(lines):
        store(b, line, at(b, target, b.mul(number(i), across)))


@kernel("movement_transpose")
def transpose():
    """Source, target (operands); counts: outer, rows, columns; outer step, step of a row of the source;
    outer step, step of a column of the target. Rows are 4 bytes apart in the target, columns in the source.
    """

    def run(r, c):
        source, target = address(r, c, 1), address(r, c, 2)
        rows, columns, down, across = r[4], r[5], r[7], r[9]
        whole_rows, whole_columns = rows & -16, columns & -16
        for _ in range(r[3]):
            for i in range(0, whole_rows, 16):
                for j in range(0, whole_columns, 16):
                    turned(source + i * down + 4 * j, down, target + j * across + 4 * i, across)
            for i in range(rows):
                first = whole_columns if i < whole_rows else 0
                line = floats(source + i * down)
                for j in range(first, columns):
                    floats(target + j * across)[i] = line[j]
            source += r[6]
            target += r[8]

    return run


@kernel("movement_transpose_bytes")
def transpose_bytes():
    """As movement_transpose, of single bytes: what stands 4 bytes apart there stands 1 byte apart."""

    def run(r, c):
        source, target = address(r, c, 1), address(r, c, 2)
        for _ in range(r[3]):
            for i in range(r[4]):
                line = truths(source + i * r[7])
                for j in range(r[5]):
                    truths(target + j * r[9])[i] = line[j]
            source += r[6]
            target += r[8]

    return run
