"""Lines brought to mean 0 and variance 1, and back: each line stays in the nearest cache for all passes."""

from __future__ import annotations

from math import sqrt

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.lanes import Lanes, Truth
from wlnet.tensor.run.cpu.kernels.softmax import over, read_line, write_line
from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    VECTOR,
    address,
    alloca_once,
    constant,
    function_of,
    fused,
    kernel,
    real,
    splat,
    word,
)


def _along(b, count, term):
    """The sum of `term(offset, mask)` over a line."""
    sums = alloca_once(b, VECTOR)
    b.store(constant(0), sums)

    def body(offset, mask):
        x = term(offset, mask, b.load(sums))
        if mask is not None:
            x = Truth(b, mask).choose(Lanes(b, x), Lanes(b, b.load(sums))).v
        b.store(x, sums)

    over(b, count, body)
    add = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    return b.call(add, [ir.Constant(F32, 0.0), b.load(sums)], fastmath=("reassoc",))


@word(2)
def sum_of(b, line, count):
    """The sum of a line."""
    return _along(b, count, lambda offset, mask, sums: b.fadd(read_line(b, line, offset, mask), sums))


@word(3)
def products_of(b, one, other, count):
    """The sum of the products of two lines."""

    def term(offset, mask, sums):
        return fused(b, read_line(b, one, offset, mask), read_line(b, other, offset, mask), sums)

    return _along(b, count, term)


@word(3)
def squares_about(b, line, count, mean):
    """The sum of the squares of what is above or below a number."""
    middle = splat(b, mean)

    def term(offset, mask, sums):
        d = b.fsub(read_line(b, line, offset, mask), middle)
        return fused(b, d, d, sums)

    return _along(b, count, term)


@word(5)
def moved(b, line, target, count, mean, factor):
    """(x - mean) factor of a line."""
    mean, factor = splat(b, mean), splat(b, factor)

    def body(offset, mask):
        x = b.fsub(read_line(b, line, offset, mask), mean)
        write_line(b, b.fmul(x, factor), target, offset, mask)

    over(b, count, body)


@word(7)
def moved_back(b, grad, result, target, count, mean, along, factor):
    """(g - mean - y along) factor of two lines."""
    mean, along, factor = splat(b, mean), splat(b, along), splat(b, factor)

    def body(offset, mask):
        g, y = (read_line(b, line, offset, mask) for line in (grad, result))
        x = b.fsub(b.fsub(g, mean), b.fmul(y, along))
        write_line(b, b.fmul(x, factor), target, offset, mask)

    over(b, count, body)


@kernel("standard_lines")
def lines():
    """x, result (operands); lines, numbers in a line; epsilon, 1 / numbers (real)."""

    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        epsilon, share = real(r, 5), F32(real(r, 6))
        for _ in range(r[3]):
            mean = sum_of(x, n) * share
            variance = squares_about(x, n, mean) * share
            moved(x, y, n, mean, F32(1.0 / sqrt(variance + epsilon)))
            x += 4 * n
            y += 4 * n

    return run


@kernel("standard_slopes")
def slopes():
    """Gradient, standardized x, x, result (operands); lines, numbers in one; epsilon, 1 / numbers (reals)."""

    def run(r, c):
        g, y, x, z, n = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4), r[6]
        epsilon, share = real(r, 7), F32(real(r, 8))
        for _ in range(r[5]):
            mean = sum_of(x, n) * share
            variance = squares_about(x, n, mean) * share
            along = products_of(g, y, n) * share
            moved_back(g, y, z, n, sum_of(g, n) * share, along, F32(1.0 / sqrt(variance + epsilon)))
            g += 4 * n
            y += 4 * n
            x += 4 * n
            z += 4 * n

    return run
