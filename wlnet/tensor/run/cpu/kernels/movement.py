"""Copies that change which axis is the innermost: blocks of 16 by 16 turned in registers; and any others."""

from __future__ import annotations

from functools import partial

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    KERNELS,
    LANES,
    WHOLES,
    address,
    at,
    floats,
    integers,
    kernel,
    load,
    mask_of,
    masked_load,
    masked_store,
    number,
    store,
    truths,
    word,
)


def exchanged(b, lines: list) -> list:
    """16 vectors as a matrix, turned: halves change places, then quarters, and so on."""
    lines, half = list(lines), LANES // 2
    while half:
        low = [i if not i & half else LANES + (i ^ half) for i in range(LANES)]
        high = [i | half if not i & half else LANES + i for i in range(LANES)]
        for i in range(LANES):
            if not i & half:
                x, y = lines[i], lines[i | half]
                lines[i] = b.shuffle_vector(x, y, ir.Constant(WHOLES, low))
                lines[i | half] = b.shuffle_vector(x, y, ir.Constant(WHOLES, high))
        half //= 2
    return lines


@word(4)
def turned(b, source, down, target, across):
    """A block of 16 x 16: element (i, j) at source + down i + 4 j goes to target + across j + 4 i."""
    source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)
    lines = [load(b, at(b, source, b.mul(number(i), down))) for i in range(LANES)]
    for i, line in enumerate(exchanged(b, lines)):
        store(b, line, at(b, target, b.mul(number(i), across)))


@word(6)
def some_turned(b, source, down, target, across, rows, columns):
    """The same of a block of which so many rows and columns are there."""
    source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)
    wide, high = mask_of(b, columns), mask_of(b, rows)
    lines = []
    for i in range(LANES):
        there = b.icmp_signed("<", number(i), rows)
        line = at(b, source, b.select(there, b.mul(number(i), down), number(0)))
        lines.append(masked_load(b, line, wide))
    for i, line in enumerate(exchanged(b, lines)):
        with b.if_then(b.icmp_signed("<", number(i), columns)):
            masked_store(b, line, at(b, target, b.mul(number(i), across)), high)


FEW = 6  # rows that are quicker turned number by number


@kernel("movement_transpose")
def transpose():
    """Source, target (operands); counts: outer, rows, columns; outer step, step of a row of the source;
    outer step, step of a column of the target. Rows are 4 bytes apart in the target, columns in the source.
    """

    def run(r, c):
        source, target = address(r, c, 1), address(r, c, 2)
        rows, columns, down, across = r[4], r[5], r[7], r[9]
        for _ in range(r[3]):
            few = rows % 16 if rows % 16 < FEW else 0
            for i in range(0, rows - few, 16):
                for j in range(0, columns, 16):
                    from_, to = source + i * down + 4 * j, target + j * across + 4 * i
                    if rows - i >= 16 and columns - j >= 16:
                        turned(from_, down, to, across)
                    else:
                        some_turned(from_, down, to, across, rows - i, columns - j)
            for i in range(rows - few, rows):
                line = floats(source + i * down)
                for j in range(columns):
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


def _scattered(pointer):
    """Row: source, target (operands); three counts from outside to inside; three steps of the source, three
    of the target. Elements that are nobody's neighbours, one after the other."""

    def run(r, c):
        x, y = address(r, c, 1), address(r, c, 2)
        for i in range(r[3]):
            for j in range(r[4]):
                source, target = x + i * r[6] + j * r[7], y + i * r[9] + j * r[10]
                for _ in range(r[5]):
                    pointer(target)[0] = pointer(source)[0]
                    source += r[8]
                    target += r[11]

    return run


for _item, _pointer in {1: truths, 4: floats, 8: integers}.items():
    KERNELS[f"scattered_{_item}"] = partial(_scattered, _pointer)
