"""Copies that change which axis is the innermost: blocks of 16 by 16 turned in registers; and any others."""

from __future__ import annotations

from functools import partial

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    DOUBLES,
    I32,
    KERNELS,
    VECTOR,
    address,
    at,
    doubles,
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
    """As many vectors as one has lanes, a matrix, turned: halves change places, then quarters, and so on."""
    lines, lanes = list(lines), len(lines)
    half, wholes = lanes // 2, ir.VectorType(I32, lanes)
    while half:
        low = [i if not i & half else lanes + (i ^ half) for i in range(lanes)]
        high = [i | half if not i & half else lanes + i for i in range(lanes)]
        for i in range(lanes):
            if not i & half:
                x, y = lines[i], lines[i | half]
                lines[i] = b.shuffle_vector(x, y, ir.Constant(wholes, low))
                lines[i | half] = b.shuffle_vector(x, y, ir.Constant(wholes, high))
        half //= 2
    return lines


def _turning(vector, pointer):
    """(a block turned, one of which not all is there, a kernel of these) for vectors of one type."""
    lanes = vector.count
    size = 64 // lanes

    @word(4)
    def turned(b, source, down, target, across):
        """A square block: element (i, j) at source + down i + size j goes to target + across j + size i."""
        source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)
        lines = [load(b, at(b, source, b.mul(number(i), down)), vector) for i in range(lanes)]
        for i, line in enumerate(exchanged(b, lines)):
            store(b, line, at(b, target, b.mul(number(i), across)))

    @word(6)
    def some_turned(b, source, down, target, across, rows, columns):
        """The same of a block of which so many rows and columns are there."""
        source, target = b.inttoptr(source, BYTES), b.inttoptr(target, BYTES)
        wide, high = mask_of(b, columns, lanes), mask_of(b, rows, lanes)
        lines = []
        for i in range(lanes):
            there = b.icmp_signed("<", number(i), rows)
            line = at(b, source, b.select(there, b.mul(number(i), down), number(0)))
            lines.append(masked_load(b, line, wide, vector))
        for i, line in enumerate(exchanged(b, lines)):
            with b.if_then(b.icmp_signed("<", number(i), columns)):
                masked_store(b, line, at(b, target, b.mul(number(i), across)), high)

    def run(r, c):
        source, target = address(r, c, 1), address(r, c, 2)
        rows, columns, down, across = r[4], r[5], r[7], r[9]
        for _ in range(r[3]):
            few = rows % lanes if rows % lanes < FEW else 0
            for i in range(0, rows - few, lanes):
                for j in range(0, columns, lanes):
                    from_, to = source + i * down + size * j, target + j * across + size * i
                    if rows - i >= lanes and columns - j >= lanes:
                        turned(from_, down, to, across)
                    else:
                        some_turned(from_, down, to, across, rows - i, columns - j)
            for i in range(rows - few, rows):
                line = pointer(source + i * down)
                for j in range(columns):
                    pointer(target + j * across)[i] = line[j]
            source += r[6]
            target += r[8]

    return turned, run


FEW = 6  # rows that are quicker turned number by number
turned, _turn = _turning(VECTOR, floats)


@kernel("movement_transpose")
def transpose():
    """Source, target (operands); counts: outer, rows, columns; outer step, step of a row of the source;
    outer step, step of a column of the target. Rows are 4 bytes apart in the target, columns in the source.
    """
    return _turn


@kernel("movement_transpose_doubles")
def transpose_doubles():
    """As movement_transpose, of Real64: what stands 4 bytes apart there stands 8 bytes apart."""
    return _turning(DOUBLES, doubles)[1]


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
