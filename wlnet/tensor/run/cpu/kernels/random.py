"""Uniform numbers from Philox4x64-10, bit for bit those of tensor/random.py.

Source: J. Salmon and others, Parallel random numbers: as easy as 1, 2, 3 (2011).

Row: result, counter (operands); two keys; first block of 8 numbers, blocks, numbers in the last of them;
rate (real): below 0 the uniform numbers themselves, else 0 where they are below it and 1 / (1 - rate)
elsewhere.
"""

from __future__ import annotations

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    address,
    floats,
    integers,
    kernel,
    real,
    word,
)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


FIRST, SECOND = _signed(0xD2E7470EE14C6C93), _signed(0xCA5A826395121157)
WEYL, OTHER_WEYL = _signed(0x9E3779B97F4A7C15), _signed(0xBB67AE8584CAA73B)
WIDE = ir.IntType(128)


@word(2)
def high(b, x, y):
    """The upper half of the product of two unsigned numbers."""
    product = b.mul(b.zext(x, WIDE), b.zext(y, WIDE))
    return b.trunc(b.lshr(product, ir.Constant(WIDE, 64)), x.type)


@kernel("random_uniform")
def uniform():
    def run(r, c):
        result, counter = address(r, c, 1), integers(address(r, c, 2))[0]
        rate = real(r, 8)
        least = F32(rate)
        kept = F32(1.0 / (1.0 - rate)) if rate < 1.0 else F32(0)
        blocks = r[6]
        for block in range(blocks):
            x0, x1, x2, x3 = r[5] + block + 1, counter, 0, 0
            k0, k1 = r[3], r[4]
            for _ in range(10):
                y0 = high(SECOND, x2) ^ x1 ^ k0
                y2 = high(FIRST, x0) ^ x3 ^ k1
                y1, y3 = SECOND * x2, FIRST * x0
                x0, x1, x2, x3 = y0, y1, y2, y3
                k0 += WEYL
                k1 += OTHER_WEYL
            left = r[7] if block + 1 == blocks else 8
            place = floats(result + 32 * block)
            for i in range(left):
                x = x0 if i < 2 else x1 if i < 4 else x2 if i < 6 else x3
                u = F32((x >> (40 if i & 1 else 8)) & 0xFFFFFF) * F32(5.9604644775390625e-08)
                place[i] = u if rate < 0.0 else (kept if u >= least else F32(0))

    return run
