"""Elements taken from positions along the first axis, or added there.

Row: x, positions, result (operands); positions, size of the axis, numbers of an element.
"""

from __future__ import annotations

from numba import float32

from wlnet.tensor.run.cpu.kernels.source import address, copy_bytes, floats, integers, kernel


@kernel("indexing_take")
def take():
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
    """Positions outside are left out; negative ones count from the end, as in NumPy."""

    def run(r, c):
        x, index, y = floats(address(r, c, 1)), integers(address(r, c, 2)), floats(address(r, c, 3))
        size, width = r[5], r[6]
        for i in range(size * width):
            y[i] = float32(0)
        for i in range(r[4]):
            k = index[i]
            k = k + size if k < 0 else k
            if 0 <= k < size:
                for j in range(width):
                    y[k * width + j] += x[i * width + j]

    return run
