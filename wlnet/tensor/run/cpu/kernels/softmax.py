"""Softmax, its logarithms and the largest number along the last axis, line by line.

Row: x, result (operands); lines, numbers in a line, bytes from line to line of each.
"""

from __future__ import annotations

from math import log

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.lanes import Lanes, Truth
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    F32,
    LANES,
    VECTOR,
    address,
    alloca_once,
    at,
    constant,
    floats,
    for_range,
    function_of,
    kernel,
    load,
    mask_of,
    masked_load,
    masked_store,
    number,
    splat,
    store,
    word,
)


def over(b, count, body) -> None:
    """`body(offset, mask)` for each vector of a line; the mask of a whole one is None."""
    whole = b.and_(count, number(-LANES))
    with for_range(b, b.sdiv(whole, number(LANES))) as loop:
        body(b.mul(loop, number(4 * LANES)), None)
    rest = b.and_(count, number(LANES - 1))
    with b.if_then(b.icmp_signed("!=", rest, number(0))):
        body(b.mul(whole, number(4)), mask_of(b, rest))


def read_line(b, line, offset, mask):
    pointer = at(b, b.inttoptr(line, BYTES), offset)
    return load(b, pointer) if mask is None else masked_load(b, pointer, mask)


def _write(b, vector, line, offset, mask) -> None:
    pointer = at(b, b.inttoptr(line, BYTES), offset)
    if mask is None:
        store(b, vector, pointer)
    else:
        masked_store(b, vector, pointer, mask)


@word(2)
def highest(b, line, count):
    """The largest number of a line; NaN if it has one."""
    top = alloca_once(b, VECTOR)
    b.store(constant(float("-inf")), top)

    def body(offset, mask):
        x = read_line(b, line, offset, mask)
        if mask is not None:
            x = b.select(mask, x, constant(float("-inf")))
        b.store(Lanes(b, x).maximum(Lanes(b, b.load(top))).v, top)

    over(b, count, body)
    found = b.load(top)
    name = "llvm.vector.reduce.fmaximum.v16f32"  # keeps NaN
    return b.call(function_of(b, name, F32, [VECTOR]), [found])


@word(4)
def powers(b, line, target, count, shift):
    """exp(x - shift) of a line to `target` (nowhere, if that is 0); their sum."""
    sums = alloca_once(b, VECTOR)
    b.store(constant(0), sums)
    away = Lanes(b, splat(b, shift))

    def body(offset, mask):
        x = (Lanes(b, read_line(b, line, offset, mask)) - away).exp()
        with b.if_then(b.icmp_signed("!=", target, number(0))):
            _write(b, x.v, target, offset, mask)
        if mask is not None:
            x = Truth(b, mask).choose(x, 0.0)
        b.store(b.fadd(b.load(sums), x.v), sums)

    over(b, count, body)
    add = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    return b.call(add, [ir.Constant(F32, 0.0), b.load(sums)], fastmath=("reassoc",))


@word(5)
def scaled(b, line, target, count, factor, shift):
    """x factor - shift of a line to `target`."""
    factor, shift = splat(b, factor), splat(b, shift)

    def body(offset, mask):
        x = b.fsub(b.fmul(read_line(b, line, offset, mask), factor), shift)
        _write(b, x, target, offset, mask)

    over(b, count, body)


@kernel("softmax_softmax")
def softmax():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            total = powers(x, y, n, highest(x, n))
            scaled(y, y, n, F32(1) / total, F32(0))
            x += r[5]
            y += r[6]

    return run


@kernel("softmax_log_softmax")
def log_softmax():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            top = highest(x, n)
            scaled(x, y, n, F32(1), top + F32(log(powers(x, 0, n, top))))
            x += r[5]
            y += r[6]

    return run


@kernel("softmax_max")
def largest():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            floats(y)[0] = highest(x, n)
            x += r[5]
            y += r[6]

    return run


@kernel("softmax_logsumexp")
def logsumexp():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            top = highest(x, n)
            floats(y)[0] = top + F32(log(powers(x, 0, n, top)))
            x += r[5]
            y += r[6]

    return run
