"""Mean and variance of channels over a batch, in two passes over each channel.

Row: x, weights, means, variances (operands); channels, lines, numbers of a line; bytes from channel to
channel, from line to line; 1 if each number of a line has a weight of its own (examples are neighbours),
0 if a line has one; what the sums are multiplied with (one over the places of an example).
"""

from __future__ import annotations

from llvmlite import ir
from numba import float32, types
from numba.core import cgutils

from wlnet.tensor.run.cpu.kernels.lanes import Lanes, Truth
from wlnet.tensor.run.cpu.kernels.softmax import over, read_line
from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    I64,
    VECTOR,
    address,
    constant,
    floats,
    function_of,
    kernel,
    number,
    real,
    splat,
    word,
)


@word(8, types.float32)
def moment(b, x, weights, lines, count, step, examples, shift, power):
    """Weighed sum of (x - shift) or, if `power` is 2, of its square."""
    sums, line, weight = (
        cgutils.alloca_once(b, VECTOR),
        cgutils.alloca_once(b, I64),
        cgutils.alloca_once(b, I64),
    )
    b.store(constant(0), sums)
    b.store(x, line)
    b.store(weights, weight)
    away = Lanes(b, splat(b, shift))
    own = b.icmp_signed("!=", examples, number(0))
    with cgutils.for_range(b, lines):
        single = b.load(b.inttoptr(b.load(weight), F32.as_pointer()))

        def body(offset, mask):
            value = Lanes(b, read_line(b, b.load(line), offset, mask)) - away
            with b.if_else(own) as (then, otherwise):
                with then:
                    each, first = read_line(b, weights, offset, mask), b.block
                with otherwise:
                    same, second = splat(b, single), b.block
            share = b.phi(VECTOR)
            share.add_incoming(each, first)
            share.add_incoming(same, second)
            squared = Truth(
                b, splat(b, b.icmp_signed("==", power, number(2)), ir.VectorType(ir.IntType(1), 16))
            )
            found = squared.choose(value * value, value) * Lanes(b, share)
            if mask is not None:
                found = Truth(b, mask).choose(found, 0.0)
            b.store(b.fadd(b.load(sums), found.v), sums)

        over(b, count, body)
        b.store(b.add(b.load(line), step), line)
        b.store(b.select(own, b.load(weight), b.add(b.load(weight), number(4))), weight)
    add = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    return b.call(add, [ir.Constant(F32, 0.0), b.load(sums)], fastmath=("reassoc",))


@kernel("statistics_channels")
def channels():
    def run(r, c):
        x, weights, means, variances = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4)
        lines, count, step, examples = r[6], r[7], r[9], r[10]
        share = real(r, 11)
        for k in range(r[5]):
            mean = moment(x, weights, lines, count, step, examples, float32(0), 1) * share
            floats(means)[k] = mean
            variance = moment(x, weights, lines, count, step, examples, floats(means)[k], 2) * share
            floats(variances)[k] = variance
            x += r[8]

    return run
