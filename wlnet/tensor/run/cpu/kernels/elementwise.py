"""Elementwise kernels: one loop of vectors under two loops with free strides.

Row of a kernel with k operands (arguments, then results):
    1..k            operands
    k+1, k+2, k+3   counts from outside to inside
    k+4 ...         three strides an operand; that of the inner loop is the size of an element, or 0
                    for one number that serves all
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from llvmlite import ir

from wlnet.tensor.run.cpu.formulas import FORMULAS, GROUPS, Formula, singles_of
from wlnet.tensor.run.cpu.kernels.lanes import bytes_of, lanes_of, truth_of
from wlnet.tensor.run.cpu.kernels.source import (
    DOUBLES,
    F32,
    F64,
    I1,
    I8,
    I64,
    KERNELS,
    LANES,
    alloca_once,
    at,
    for_range,
    load,
    mask_of,
    masked_load,
    masked_store,
    number,
    splat,
    store,
    word,
)

NONE: Mapping = MappingProxyType({})


def _items(kind: str, lanes: int):
    """(element, vector, bytes of an element) of one kind of operand."""
    item, size = {"f": (F32, 4), "d": (F64, 8), "b": (I8, 1)}[kind]
    return item, ir.VectorType(item, lanes), size


def lanes_of_formula(formula: Formula) -> int:
    """Elements at once: a vector of the largest kind."""
    return DOUBLES.count if "d" in formula.arguments + formula.results else LANES


def line(b, formula: Formula, places, count, strides) -> None:
    """Whole vectors, and then what is left of one."""
    lanes = lanes_of_formula(formula)
    whole = b.and_(count, number(-lanes))
    _whole_vectors(b, formula, places, whole, strides, _loops_of(formula))
    rest = b.and_(count, number(lanes - 1))
    with b.if_then(b.icmp_signed("!=", rest, number(0)), likely=False):
        vectors = b.sdiv(whole, number(lanes))
        ends = [at(b, p, b.mul(vectors, s)) for p, s in _starts(b, formula, places, strides)]
        _turn(formula, mask_of(b, rest, lanes), b, ends)


def _loops_of(formula: Formula) -> list[frozenset[int]]:
    """Which arguments may be single numbers, each a loop of its own: these stay in registers, and all that
    moves is counted together. A pointer and a step for each of many operands do not find room there."""
    singles = formula.singles
    if not singles and formula.light:
        count = len(formula.arguments)
        singles = [(), *((k,) for k in range(count if count == 2 else 0))]
    return [frozenset(some) for some in singles]


def _whole_vectors(b, formula: Formula, places, whole, strides, loops: list[frozenset[int]]) -> None:
    if not loops:
        starts = _starts(b, formula, places, strides)
        _repeat(
            b, whole, lanes_of_formula(formula), *zip(*starts, strict=True), partial(_turn, formula, None)
        )
        return
    singles, *others = loops
    fits = ir.Constant(I1, 1)
    for n, stride in enumerate(strides):
        fits = b.and_(fits, b.icmp_signed("==" if n in singles else "!=", stride, number(0)))
    with b.if_else(fits) as (then, otherwise):
        with then:
            _counted(b, formula, places, whole, singles)
        with otherwise:
            _whole_vectors(b, formula, places, whole, strides, others)


def _counted(b, formula: Formula, places, whole, singles: frozenset[int]) -> None:
    """All but some single numbers move by vectors."""
    lanes = lanes_of_formula(formula)
    items = [_items(kind, lanes) for kind in formula.arguments + formula.results]
    pointers = [b.inttoptr(place, I8.as_pointer()) for place in places]
    known = {}
    for n in sorted(singles):
        item, vector, _ = items[n]
        value = splat(b, b.load(b.bitcast(pointers[n], item.as_pointer())), vector)
        known[n] = truth_of(b, value) if formula.arguments[n] == "b" else lanes_of(b, value)
    with for_range(b, b.sdiv(whole, number(lanes))) as loop:
        here = [
            at(b, pointer, b.mul(loop, number(size * lanes)))
            for (_, _, size), pointer in zip(items, pointers, strict=True)
        ]
        _turn(formula, None, b, here, known)


def _starts(b, formula: Formula, places, strides) -> list[tuple]:
    """Of each operand."""
    kinds, lanes = formula.arguments + formula.results, lanes_of_formula(formula)
    return [_start(b, *one, lanes) for one in zip(kinds, places, strides, strict=True)]


def _start(b, kind: str, place, stride, lanes: int):
    """(pointer to the first vector, bytes to the next): a number that serves all is spread out once."""
    item, vector, size = _items(kind, lanes)
    spread = alloca_once(b, vector)
    spread.align = 64
    single = b.icmp_signed("==", stride, number(0))
    pointer = b.inttoptr(place, I8.as_pointer())
    with b.if_then(single, likely=False):
        value = splat(b, b.load(b.bitcast(pointer, item.as_pointer())), vector)
        b.store(value, spread)
    first = b.select(single, b.bitcast(spread, I8.as_pointer()), pointer)
    return first, b.select(single, number(0), number(size * lanes))


def _repeat(b, whole, lanes: int, starts, steps, turn) -> None:
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
    now = b.add(done, number(lanes))
    done.add_incoming(now, b.block)
    for phi, step in zip(pointers, steps, strict=True):
        phi.add_incoming(b.gep(phi, [step]), b.block)
    b.cbranch(b.icmp_signed("<", now, whole), body, after)
    b.position_at_end(after)


def _turn(formula: Formula, mask, b, pointers, known: Mapping[int, object] = NONE) -> None:
    """One vector of each operand but those that are known; with a mask, some lanes of it."""
    given, lanes = [], lanes_of_formula(formula)
    for n, (kind, pointer) in enumerate(zip(formula.arguments, pointers, strict=False)):
        if n in known:
            given.append(known[n])
            continue
        _, vector, size = _items(kind, lanes)
        if mask is not None:
            value = masked_load(b, pointer, mask, vector, size)
        elif kind == "b":
            value = b.load(b.bitcast(pointer, vector.as_pointer()), align=1)
        else:
            value = load(b, pointer, vector)
        given.append(truth_of(b, value) if kind == "b" else lanes_of(b, value))
    made = formula.function(*given)
    made = made if isinstance(made, tuple) else (made,)
    for kind, value, pointer in zip(formula.results, made, pointers[len(given) :], strict=True):
        _, vector, size = _items(kind, lanes)
        out = bytes_of(value) if kind == "b" else value.v
        if mask is not None:
            masked_store(b, out, pointer, mask, size)
        elif kind == "b":
            b.store(out, b.bitcast(pointer, vector.as_pointer()), align=1)
        else:
            store(b, out, pointer)


class Columns:
    """Operands and numbers of a row, as a kernel reads them."""

    def __init__(self, b, row, context):
        self.b, self.row, self.context = b, row, context

    def number(self, place: int):
        return self.b.load(at(self.b, self.row, number(place)))

    def start(self, place: int):
        b, operand = self.b, self.number(place)
        base = b.load(at(b, self.context, b.lshr(operand, number(48))))
        return b.add(base, b.and_(operand, number((1 << 48) - 1)))


def _nested(formula: Formula):
    """Two loops around the lines."""
    k = len(formula.arguments + formula.results)

    @word(2)
    def body(b, r, c):
        columns = Columns(b, r, c)
        counts = [columns.number(k + 1 + n) for n in range(3)]
        steps = [[columns.number(k + 4 + 3 * n + loop) for n in range(k)] for loop in range(3)]
        starts = [columns.start(n) for n in range(1, k + 1)]

        def moved(places, loop: int, index):
            return [b.add(p, b.mul(s, index)) for p, s in zip(places, steps[loop], strict=True)]

        with for_range(b, counts[0]) as outer:
            places = moved(starts, 0, outer)
            with for_range(b, counts[1]) as inner:
                line(b, formula, moved(places, 1, inner), counts[2], steps[2])

    def run(r, c):
        body(r, c)

    return run


def _fused(formula: Formula, singles: frozenset[int]):
    """Row: the operands, the count. Those of `singles` are numbers that serve all, read once."""
    k = len(formula.arguments + formula.results)

    @word(2)
    def line(b, r, c):
        columns = Columns(b, r, c)
        places = [columns.start(n) for n in range(1, k + 1)]
        _moving_line(b, formula, singles, places, columns.number(k + 1))

    def run(r, c):
        line(r, c)

    return run


def _moving_line(b, formula: Formula, singles, places, count) -> None:
    """As _line, where it is known which operands move: the others stay in registers."""
    given, lanes = len(formula.arguments), lanes_of_formula(formula)
    item, vector, size = _items(formula.results[0], lanes)
    pointers = [b.inttoptr(p, I8.as_pointer()) for p in places]
    known = {
        n: lanes_of(b, splat(b, b.load(b.bitcast(pointers[n], item.as_pointer())), vector)) for n in singles
    }

    def turn(offset, mask) -> None:
        arguments = []
        for n, pointer in enumerate(pointers[:given]):
            if n in known:
                arguments.append(known[n])
                continue
            here = at(b, pointer, offset)
            value = load(b, here, vector) if mask is None else masked_load(b, here, mask, vector)
            arguments.append(lanes_of(b, value))
        for value, pointer in zip(formula.function(*arguments), pointers[given:], strict=True):
            here = at(b, pointer, offset)
            if mask is None:
                store(b, value.v, here)
            else:
                masked_store(b, value.v, here, mask)

    whole = b.and_(count, number(-lanes))
    with for_range(b, b.sdiv(whole, number(lanes))) as loop:
        turn(b.mul(loop, number(size * lanes)), None)
    rest = b.and_(count, number(lanes - 1))
    with b.if_then(b.icmp_signed("!=", rest, number(0)), likely=False):
        turn(b.mul(whole, number(size)), mask_of(b, rest, lanes))


for _name, _formula in FORMULAS.items():
    KERNELS["elementwise_" + _name] = partial(_nested, _formula)
for _name, _formula in GROUPS.items():
    KERNELS["fused_" + _name] = partial(_fused, _formula, singles_of(_name))
