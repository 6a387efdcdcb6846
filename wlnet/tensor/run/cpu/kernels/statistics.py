"""Mean and variance of channels over a batch, in two passes over each channel; sums of products.

Row: x, weights, means, variances (operands); channels, lines, numbers of a line; bytes from channel to
channel, from line to line; 1 if each number of a line has a weight of its own (examples are neighbours),
0 if a line has one; what the sums are multiplied with (one over the places of an example).
"""

from __future__ import annotations

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.lanes import Lanes, Truth
from wlnet.tensor.run.cpu.kernels.softmax import over, read_line
from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    I64,
    LANES,
    VECTOR,
    address,
    alloca_once,
    constant,
    floats,
    for_range,
    function_of,
    fused,
    kernel,
    mask_of,
    number,
    real,
    splat,
    word,
)


@word(8)
def moment(b, x, weights, lines, count, step, examples, shift, power):
    """Weighed sum of (x - shift) or, if `power` is 2, of its square."""
    sums, line, weight = (
        alloca_once(b, VECTOR),
        alloca_once(b, I64),
        alloca_once(b, I64),
    )
    b.store(constant(0), sums)
    b.store(x, line)
    b.store(weights, weight)
    away = Lanes(b, splat(b, shift))
    own = b.icmp_signed("!=", examples, number(0))
    with for_range(b, lines):
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
            mean = moment(x, weights, lines, count, step, examples, F32(0), 1) * share
            floats(means)[k] = mean
            variance = moment(x, weights, lines, count, step, examples, floats(means)[k], 2) * share
            floats(variances)[k] = variance
            x += r[8]

    return run


ABREAST = 4  # sums at once: one alone waits for each of its additions


@word(7)
def summed(b, x, y, lines, count, x_step, y_step, y_move):
    """Sum of x y over some lines; x moves by a vector within a line, y by `y_move` bytes."""
    sums = [alloca_once(b, VECTOR) for _ in range(ABREAST)]
    for one in sums:
        b.store(constant(0), one)

    def add(number_, offset, y_offset, mask):
        given = read_line(b, left, offset, mask), read_line(b, right, y_offset, mask)
        b.store(fused(b, *given, b.load(sums[number_])), sums[number_])

    vectors = b.sdiv(count, number(LANES))
    with for_range(b, lines) as line:
        left, right = b.add(x, b.mul(line, x_step)), b.add(y, b.mul(line, y_step))
        with for_range(b, b.sdiv(vectors, number(ABREAST))) as loop:
            first = b.mul(loop, number(ABREAST))
            for n in range(ABREAST):
                vector = b.add(first, number(n))
                add(n, b.mul(vector, number(4 * LANES)), b.mul(vector, y_move), None)
        few = b.srem(vectors, number(ABREAST))
        with for_range(b, few) as loop:
            vector = b.add(b.sub(vectors, few), loop)
            add(0, b.mul(vector, number(4 * LANES)), b.mul(vector, y_move), None)
        rest = b.srem(count, number(LANES))
        with b.if_then(b.icmp_signed("!=", rest, number(0))):
            add(1, b.mul(vectors, number(4 * LANES)), b.mul(vectors, y_move), mask_of(b, rest))
    whole = b.fadd(*(b.fadd(b.load(sums[n]), b.load(sums[n + 1])) for n in (0, 2)))
    reduce = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    return b.call(reduce, [ir.Constant(F32, 0.0), whole], fastmath=("reassoc",))


@kernel("statistics_products")
def products():
    """x, y, result (operands); lines, numbers of a line; bytes from line to line of x and of y, and from
    vector to vector of y, 0 for one that serves all. Adds the sum of x y to the result.
    """

    def run(r, c):
        result = floats(address(r, c, 3))
        result[0] += summed(address(r, c, 1), address(r, c, 2), r[4], r[5], r[6], r[7], r[8])

    return run
