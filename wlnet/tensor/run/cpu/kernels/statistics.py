"""Mean and variance of channels over a batch, in two passes over each channel; sums of products.

Row: x, weights, means, variances (operands); channels, lines, numbers of a line; bytes from channel to
channel, from line to line; 1 if each number of a line has a weight of its own (examples are neighbours),
0 if a line has one; what the sums are multiplied with (one over the places of an example).
"""

from __future__ import annotations

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.softmax import over, read_line
from wlnet.tensor.run.cpu.kernels.source import (
    F32,
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

ABREAST = 4  # sums at once: one alone waits for each of its additions


def _moment(power: int):
    """Weighed sum of (x - shift) or, for the power 2, of its square; several lines at once."""

    @word(7)
    def moment(b, x, weights, lines, count, step, examples, shift):
        sums = [alloca_once(b, VECTOR) for _ in range(ABREAST)]
        for one in sums:
            b.store(constant(0), one)
        away = splat(b, shift)

        def some(first, many: int, own: bool) -> None:
            """Of so many lines; `own`: numbers have weights of their own, else lines have."""
            places = [b.add(x, b.mul(b.add(first, number(k)), step)) for k in range(many)]
            start = b.add(weights, b.mul(first, number(4)))
            singles = [
                splat(b, b.load(b.inttoptr(b.add(start, number(4 * k)), F32.as_pointer())))
                for k in range(0 if own else many)
            ]

            def body(offset, mask):
                shares = [read_line(b, weights, offset, mask)] * many if own else singles
                for place, share, sum_ in zip(places, shares, sums, strict=False):
                    value = b.fsub(read_line(b, place, offset, mask), away)
                    if mask is not None:
                        value = b.select(mask, value, constant(0))
                    weighed = b.fmul(value, share) if power == 2 else value
                    b.store(fused(b, value if power == 2 else share, weighed, b.load(sum_)), sum_)

            over(b, count, body)

        def all_(own: bool) -> None:
            many = b.sdiv(lines, number(ABREAST))
            with for_range(b, many) as loop:
                some(b.mul(loop, number(ABREAST)), ABREAST, own)
            done = b.mul(many, number(ABREAST))
            with for_range(b, b.sub(lines, done)) as loop:
                some(b.add(done, loop), 1, own)

        with b.if_else(b.icmp_signed("!=", examples, number(0))) as (then, otherwise):
            with then:
                all_(True)
            with otherwise:
                all_(False)
        return _joined(b, sums)

    return moment


def _joined(b, sums):
    """The sum of all numbers of four vectors."""
    whole = b.fadd(*(b.fadd(b.load(sums[n]), b.load(sums[n + 1])) for n in (0, 2)))
    reduce = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    return b.call(reduce, [ir.Constant(F32, 0.0), whole], fastmath=("reassoc",))


weighed_sum, weighed_squares = _moment(1), _moment(2)


@kernel("statistics_channels")
def channels():
    def run(r, c):
        x, weights, means, variances = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4)
        lines, count, step, examples = r[6], r[7], r[9], r[10]
        share = real(r, 11)
        for k in range(r[5]):
            floats(means)[k] = weighed_sum(x, weights, lines, count, step, examples, F32(0)) * share
            variance = weighed_squares(x, weights, lines, count, step, examples, floats(means)[k]) * share
            floats(variances)[k] = variance
            x += r[8]

    return run


@kernel("statistics_joined")
def joined():
    """Parts (means and variances of the channels, part by part), weights, means, variances (operands);
    parts, channels, examples; units of places that are dealt to the parts.

    Joins the statistics of parts of the places: of part k as many as there are units from k units / parts
    on to (k + 1) units / parts, rounded down.
    """

    def run(r, c):
        given, weights = floats(address(r, c, 1)), floats(address(r, c, 2))
        means, variances = floats(address(r, c, 3)), floats(address(r, c, 4))
        parts, count, units = r[5], r[6], r[8]
        whole = F32(0)
        for k in range(r[7]):
            whole += weights[k]
        for k in range(count):
            means[k] = F32(0)
            variances[k] = F32(0)
        for part in range(parts):
            share = F32((part + 1) * units // parts - part * units // parts) / F32(units)
            for k in range(count):
                means[k] += share * given[2 * part * count + k]
        for part in range(parts):
            share = F32((part + 1) * units // parts - part * units // parts) / F32(units)
            for k in range(count):
                mean = given[2 * part * count + k]
                away = mean - means[k]
                more = away * (F32(2) * (F32(1) - whole) * mean + whole * away)
                variances[k] += share * (given[(2 * part + 1) * count + k] + more)

    return run


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
    return _joined(b, sums)


@kernel("statistics_products")
def products():
    """x, y, result (operands); lines, numbers of a line; bytes from line to line of x and of y, and from
    vector to vector of y, 0 for one that serves all. Adds the sum of x y to the result.
    """

    def run(r, c):
        result = floats(address(r, c, 3))
        result[0] += summed(address(r, c, 1), address(r, c, 2), r[4], r[5], r[6], r[7], r[8])

    return run
