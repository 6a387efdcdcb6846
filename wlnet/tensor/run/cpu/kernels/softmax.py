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
    I16,
    I64,
    LANES,
    MASK,
    VECTOR,
    address,
    alloca_once,
    at,
    constant,
    floats,
    for_range,
    function_of,
    fused,
    integers,
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


def over(b, count, body, begun=None) -> None:
    """`body(offset, mask)` for each vector of a line; the mask of a whole one is None. `begun` numbers of it,
    whole vectors, are left out."""
    whole = b.and_(count, number(-LANES))
    begun = number(0) if begun is None else begun
    with for_range(b, b.sdiv(b.sub(whole, begun), number(LANES))) as loop:
        body(b.add(b.mul(loop, number(4 * LANES)), b.mul(begun, number(4))), None)
    rest = b.and_(count, number(LANES - 1))
    with b.if_then(b.icmp_signed("!=", rest, number(0))):
        body(b.mul(whole, number(4)), mask_of(b, rest))


def read_line(b, line, offset, mask):
    pointer = at(b, b.inttoptr(line, BYTES), offset)
    return load(b, pointer) if mask is None else masked_load(b, pointer, mask)


def write_line(b, vector, line, offset, mask) -> None:
    pointer = at(b, b.inttoptr(line, BYTES), offset)
    if mask is None:
        store(b, vector, pointer)
    else:
        masked_store(b, vector, pointer, mask)


SIDE_BY_SIDE = 4  # maxima, each of which waits for the one before


def _largest(b, line, count, odd=None):
    """The largest number of a line but for NaN; `odd` has a truth for each lane, set where one is met."""
    low = constant(float("-inf"))
    tops = [alloca_once(b, VECTOR) for _ in range(SIDE_BY_SIDE)]
    for top in tops:
        b.store(low, top)

    def larger(x, y):
        return b.select(b.fcmp_ordered(">", x, y), x, y)

    def seen(x):
        if odd is not None:
            b.store(b.or_(b.load(odd), b.fcmp_unordered("uno", x, x)), odd)
        return x

    many = b.and_(count, number(-LANES * SIDE_BY_SIDE))
    with for_range(b, b.sdiv(many, number(LANES * SIDE_BY_SIDE))) as loop:
        for n, top in enumerate(tops):
            start = b.mul(loop, number(4 * LANES * SIDE_BY_SIDE))
            x = seen(read_line(b, line, b.add(start, number(4 * LANES * n)), None))
            b.store(larger(x, b.load(top)), top)

    def body(offset, mask):
        x = seen(read_line(b, line, offset, mask))
        x = x if mask is None else b.select(mask, x, low)
        b.store(larger(x, b.load(tops[0])), tops[0])

    over(b, count, body, many)
    found = b.load(tops[0])
    for top in tops[1:]:
        found = larger(b.load(top), found)
    f = function_of(b, "llvm.vector.reduce.fmax.v16f32", F32, [VECTOR])
    return b.call(f, [found], fastmath=("nnan", "nsz"))


@word(2)
def largest_of(b, line, count):
    """The largest number of a line, but for NaN: what is made of all numbers will be NaN anyway."""
    return _largest(b, line, count)


@word(2)
def highest(b, line, count):
    """The largest number of a line; NaN if it has one."""
    odd = alloca_once(b, MASK)
    b.store(ir.Constant(MASK, [0] * LANES), odd)
    top = _largest(b, line, count, odd)
    any_ = b.icmp_signed("!=", b.bitcast(b.load(odd), I16), ir.Constant(I16, 0))
    return b.select(any_, ir.Constant(F32, float("nan")), top)


@word(2)
def found_in(b, place, x):
    """A bit for each of 16 numbers that is x, or NaN where x is."""
    given, x = load(b, b.inttoptr(place, BYTES)), splat(b, x)
    odd = b.and_(b.fcmp_unordered("uno", given, given), b.fcmp_unordered("uno", x, x))
    return b.zext(b.bitcast(b.or_(b.fcmp_ordered("==", given, x), odd), I16), I64)


@word(4)
def powers(b, line, target, count, shift):
    """exp(x - shift) of a line to `target` (nowhere, if that is 0); their sum."""
    sums = alloca_once(b, VECTOR)
    b.store(constant(0), sums)
    away = Lanes(b, splat(b, shift))

    def body(offset, mask):
        x = (Lanes(b, read_line(b, line, offset, mask)) - away).exp()
        with b.if_then(b.icmp_signed("!=", target, number(0))):
            write_line(b, x.v, target, offset, mask)
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
        write_line(b, x, target, offset, mask)

    over(b, count, body)


@kernel("softmax_softmax")
def softmax():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            total = powers(x, y, n, largest_of(x, n))
            scaled(y, y, n, F32(1) / total, F32(0))
            x += r[5]
            y += r[6]

    return run


@kernel("softmax_with_logsumexp")
def softmax_with_logsumexp():
    """x, softmax, logsumexp (operands); lines, numbers in a line, bytes from line to line of each."""

    def run(r, c):
        x, y, z, n = address(r, c, 1), address(r, c, 2), address(r, c, 3), r[5]
        for _ in range(r[4]):
            top = largest_of(x, n)
            total = powers(x, y, n, top)
            scaled(y, y, n, F32(1) / total, F32(0))
            floats(z)[0] = top + F32(log(total))
            x += r[6]
            y += r[7]
            z += r[8]

    return run


@word(4)
def slope(b, grad, result, target, count):
    """result (grad - sum(grad result)) of a line to `target`."""
    sums = alloca_once(b, VECTOR)
    b.store(constant(0), sums)

    def added(offset, mask):
        g, y = (read_line(b, line, offset, mask) for line in (grad, result))
        b.store(fused(b, g, y, b.load(sums)), sums)

    over(b, count, added)
    add = function_of(b, "llvm.vector.reduce.fadd.v16f32", F32, [F32, VECTOR])
    along = splat(b, b.call(add, [ir.Constant(F32, 0.0), b.load(sums)], fastmath=("reassoc",)))

    def written(offset, mask):
        g, y = (read_line(b, line, offset, mask) for line in (grad, result))
        write_line(b, b.fmul(y, b.fsub(g, along)), target, offset, mask)

    over(b, count, written)


@kernel("softmax_slope")
def softmax_slope():
    """Gradient, softmax, result (operands); lines, numbers in a line, one line after the other."""

    def run(r, c):
        g, y, z, n = address(r, c, 1), address(r, c, 2), address(r, c, 3), r[5]
        for _ in range(r[4]):
            slope(g, y, z, n)
            g += 4 * n
            y += 4 * n
            z += 4 * n

    return run


@kernel("softmax_argmax")
def argmax():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            top = highest(x, n)
            k = 0
            while k + 16 <= n and found_in(x + 4 * k, top) == 0:
                k += 16
            line = floats(x)
            while k < n - 1 and line[k] != top and (line[k] == line[k] or top == top):
                k += 1
            integers(y)[0] = k
            x += r[5]
            y += r[6]

    return run


@kernel("softmax_log_softmax")
def log_softmax():
    def run(r, c):
        x, y, n = address(r, c, 1), address(r, c, 2), r[4]
        for _ in range(r[3]):
            top = largest_of(x, n)
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
            top = largest_of(x, n)
            floats(y)[0] = top + F32(log(powers(x, 0, n, top)))
            x += r[5]
            y += r[6]

    return run
