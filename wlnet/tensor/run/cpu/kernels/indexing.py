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
