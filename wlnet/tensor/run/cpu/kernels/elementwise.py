"""Elementwise kernels: one loop of vectors under two loops with free strides.

Row of a kernel with k operands (arguments, then results):
    1..k            operands
    k+1, k+2, k+3   counts from outside to inside
    k+4 ...         three strides an operand; that of the inner loop is the size of an element, or 0
                    for one number that serves all
"""

from __future__ import annotations

from functools import partial

from llvmlite import ir
from numba import types
from numba.core import cgutils

from wlnet.tensor.run.cpu.formulas import FORMULAS, GROUPS, Formula
from wlnet.tensor.run.cpu.kernels.lanes import Lanes, bytes_of, truth_of
from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    I8,
    I64,
    KERNELS,
    LANES,
    VECTOR,
    address,
    at,
    load,
    mask_of,
    masked_load,
    masked_store,
    number,
    splat,
    store,
    word,
)

SMALL = ir.VectorType(I8, LANES)
ITEMS = {"f": (F32, VECTOR, 4), "b": (I8, SMALL, 1)}


def _loop(formula: Formula):
    """A word (addresses..., count, inner strides...) that runs the formula over `count` elements."""
    k = len(formula.arguments + formula.results)

    @word(2 * k + 1, types.void)
    def loop(b, *given):
        _line(b, formula, given[:k], given[k], given[k + 1 :])

    return loop


def _line(b, formula: Formula, places, count, strides) -> None:
    """Whole vectors, and then what is left of one."""
    starts, steps = [], []
    for kind, place, stride in zip(formula.arguments + formula.results, places, strides, strict=True):
        start, step = _start(b, kind, place, stride)
        starts.append(start)
        steps.append(step)
    whole = b.and_(count, number(-LANES))
    _repeat(b, whole, starts, steps, partial(_turn, formula, None))
    rest = b.and_(count, number(LANES - 1))
    with b.if_then(b.icmp_signed("!=", rest, number(0)), likely=False):
        vectors = b.sdiv(whole, number(LANES))
        ends = [at(b, p, b.mul(vectors, s)) for p, s in zip(starts, steps, strict=True)]
        _turn(formula, mask_of(b, rest), b, ends)


def _start(b, kind: str, place, stride):
    """(pointer to the first vector, bytes to the next): a number that serves all is spread out once."""
    item, vector, size = ITEMS[kind]
    spread = cgutils.alloca_once(b, vector)
    spread.align = 64
    single = b.icmp_signed("==", stride, number(0))
    pointer = b.inttoptr(place, I8.as_pointer())
    with b.if_then(single, likely=False):
        value = splat(b, b.load(b.bitcast(pointer, item.as_pointer())), vector)
        b.store(value, spread)
    first = b.select(single, b.bitcast(spread, I8.as_pointer()), pointer)
    return first, b.select(single, number(0), number(size * LANES))


def _repeat(b, whole, starts, steps, turn) -> None:
    before = b.block
    body, after = b.append_basic_block("vectors"), b.append_basic_block("rest")
    b.cbranch(b.icmp_signed(">", whole, number(0)), body, after)
    b.position_at_end(body)
    done = b.phi(I64)
    done.add_incoming(number(0), before)
    pointers = [b.phi(p.type) for p in starts]
    for phi, start in zip(pointers, starts, strict=True):
        phi.add_incoming(start, before)
    turn(b, pointers)
    now = b.add(done, number(LANES))
    done.add_incoming(now, b.block)
    for phi, step in zip(pointers, steps, strict=True):
        phi.add_incoming(b.gep(phi, [step]), b.block)
    b.cbranch(b.icmp_signed("<", now, whole), body, after)
    b.position_at_end(after)


def _turn(formula: Formula, mask, b, pointers) -> None:
    """One vector of each operand; with a mask, some lanes of it."""
    given = []
    for kind, pointer in zip(formula.arguments, pointers, strict=False):
        _, vector, size = ITEMS[kind]
        if mask is None:
            value = (
                load(b, pointer) if kind == "f" else b.load(b.bitcast(pointer, vector.as_pointer()), align=1)
            )
        else:
            value = masked_load(b, pointer, mask, vector, size)
        given.append(Lanes(b, value) if kind == "f" else truth_of(b, value))
    made = formula.function(*given)
    made = made if isinstance(made, tuple) else (made,)
    for kind, value, pointer in zip(formula.results, made, pointers[len(given) :], strict=True):
        _, vector, size = ITEMS[kind]
        out = value.v if kind == "f" else bytes_of(value)
        if mask is not None:
            masked_store(b, out, pointer, mask, size)
        elif kind == "f":
            store(b, out, pointer)
        else:
            b.store(out, b.bitcast(pointer, vector.as_pointer()), align=1)


def _two(formula: Formula):
    loop = _loop(formula)

    def run(r, c):
        p0, p1 = address(r, c, 1), address(r, c, 2)
        for i in range(r[3]):
            q0, q1 = p0, p1
            for j in range(r[4]):
                loop(q0, q1, r[5], r[8], r[11])
                q0 += r[7]
                q1 += r[10]
            p0 += r[6]
            p1 += r[9]

    return run


def _three(formula: Formula):
    loop = _loop(formula)

    def run(r, c):
        p0, p1, p2 = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        for i in range(r[4]):
            q0, q1, q2 = p0, p1, p2
            for j in range(r[5]):
                loop(q0, q1, q2, r[6], r[9], r[12], r[15])
                q0 += r[8]
                q1 += r[11]
                q2 += r[14]
            p0 += r[7]
            p1 += r[10]
            p2 += r[13]

    return run


def _four(formula: Formula):
    loop = _loop(formula)

    def run(r, c):
        p0, p1, p2, p3 = address(r, c, 1), address(r, c, 2), address(r, c, 3), address(r, c, 4)
        for i in range(r[5]):
            q0, q1, q2, q3 = p0, p1, p2, p3
            for j in range(r[6]):
                loop(q0, q1, q2, q3, r[7], r[10], r[13], r[16], r[19])
                q0 += r[9]
                q1 += r[12]
                q2 += r[15]
                q3 += r[18]
            p0 += r[8]
            p1 += r[11]
            p2 += r[14]
            p3 += r[17]

    return run


LOOPS = {2: _two, 3: _three, 4: _four}


def _run(formula: Formula):
    return LOOPS[len(formula.arguments) + len(formula.results)](formula)


def _fused(formula: Formula):
    """Row: the operands, the count, a stride for each."""
    k = len(formula.arguments + formula.results)

    @word(2, types.void)
    def line(b, r, c):
        def column(n):
            return b.load(at(b, r, number(n)))

        def start(n):
            operand = column(n)
            base = b.load(at(b, c, b.lshr(operand, number(48))))
            return b.add(base, b.and_(operand, number((1 << 48) - 1)))

        places = [start(n) for n in range(1, k + 1)]
        _line(b, formula, places, column(k + 1), [column(k + 2 + n) for n in range(k)])

    def run(r, c):
        line(r, c)

    return run


for _name, _formula in FORMULAS.items():
    KERNELS["elementwise_" + _name] = partial(_run, _formula)
for _name, _formula in GROUPS.items():
    KERNELS["fused_" + _name] = partial(_fused, _formula)
