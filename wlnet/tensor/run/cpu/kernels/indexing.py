"""Elements taken from positions along the first axis, or added there."""

from __future__ import annotations

from wlnet.tensor.run.cpu.kernels.source import (
    address,
    copy_bytes,
    floats,
    integers,
    kernel,
)


@kernel("indexing_take")
def take():
    """Row: x, positions, result (operands); positions, size of the axis, numbers of an element."""

    def run(r, c):
        x, index, y = address(r, c, 1), integers(address(r, c, 2)), address(r, c, 3)
        size, nbytes = r[5], 4 * r[6]
        for i in range(r[4]):
            k = index[i]
            k = 0 if k < 0 else k
            k = size - 1 if k >= size else k
            if nbytes == 4:
                floats(y)[i] = floats(x)[k]
            else:
                copy_bytes(y + i * nbytes, x + k * nbytes, nbytes)

    return run


@kernel("indexing_scatter")
def scatter():
    """Row: x, positions, result (operands); two loops over positions, size of the axis, numbers of an
    element; for x and for the positions the bytes that they move in each loop.

    Positions outside are left out; negative ones count from the end, as in NumPy.
    """

    def run(r, c):
        x, index, y = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        size, width = r[6], r[7]
        for m in range(r[4]):
            for i in range(r[5]):
                k = integers(index + m * r[10] + i * r[11])[0]
                k = k + size if k < 0 else k
                if 0 <= k < size:
                    source, target = floats(x + m * r[8] + i * r[9]), floats(y + 4 * k * width)
                    for j in range(width):
                        target[j] += source[j]

    return run


@kernel("indexing_add_along")
def add_along():
    """Row: x, positions, result (operands); three loops over numbers of x; numbers in a line of the result;
    for x, the positions and the result the bytes that they move in each loop.

    Positions are those within a line; those outside are left out, negative ones count from the end.
    """

    def run(r, c):
        x, index, y, size = address(r, c, 1), address(r, c, 2), address(r, c, 3), r[7]
        for i in range(r[4]):
            for j in range(r[5]):
                for m in range(r[6]):
                    k = integers(index + i * r[11] + j * r[12] + m * r[13])[0]
                    k = k + size if k < 0 else k
                    if 0 <= k < size:
                        floats(y + i * r[14] + j * r[15] + m * r[16])[k] += floats(
                            x + i * r[8] + j * r[9] + m * r[10]
                        )[0]

    return run
