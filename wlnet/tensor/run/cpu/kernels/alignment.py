"""Sums over the alignments of a sequence, example by example: see tensor/ops/alignment.py.

The logarithms of a step, one for each state, stand in a row of whole vectors in the scratch of the thread,
with a vector of LOWEST before and behind it: states move by one or two, and what comes from outside is never
reached. Barriers are rows of 0, and of LOWEST where a truth does not hold.
"""

from __future__ import annotations

from math import log

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.lanes import Lanes, Truth
from wlnet.tensor.run.cpu.kernels.softmax import largest_of, over, powers, read_line
from wlnet.tensor.run.cpu.kernels.source import (
    BYTES,
    F32,
    I8,
    LANES,
    MASK,
    WHOLES,
    address,
    at,
    constant,
    floats,
    kernel,
    load,
    masked_load,
    masked_store,
    number,
    splat,
    store,
    truths,
    word,
)

LOWEST = -1e30
VECTOR = 4 * LANES  # bytes


def _near(b, row, offset, by: int = 0) -> Lanes:
    """A vector of a padded row, `by` states further on."""
    return Lanes(b, load(b, at(b, b.inttoptr(row, BYTES), b.add(offset, number(4 * by)))))


def _put(b, x, row, offset, mask) -> None:
    """A vector of a padded row; LOWEST in lanes that are no states."""
    if mask is not None:
        x = Truth(b, mask).choose(x, LOWEST)
    store(b, x.v, at(b, b.inttoptr(row, BYTES), offset))


def _sum_of(b, *ways: Lanes) -> Lanes:
    """The logarithm of the sum of exponentials; NaN if one is."""
    top = ways[0]
    for x in ways[1:]:
        top = (x > top).choose(x, top)
    total = (ways[0] - top).exp()
    for x in ways[1:]:
        total = total + (x - top).exp()
    return top + total.log()


def _where(b, truth, one: Lanes, other: Lanes) -> Lanes:
    """`truth` is a whole number, 0 or not, for all lanes."""
    return Lanes(b, b.select(b.icmp_signed("!=", truth, number(0)), one.v, other.v))


@word(1)
def lowest(b, place):
    """A vector of LOWEST."""
    store(b, constant(LOWEST), b.inttoptr(place, BYTES))


@word(3)
def barrier(b, given, row, count):
    """0 where a byte is not 0, else LOWEST."""
    bytes_ = ir.VectorType(I8, LANES)

    def body(offset, mask):
        place = at(b, b.inttoptr(given, BYTES), b.lshr(offset, number(2)))
        every = ir.Constant(MASK, [1] * LANES) if mask is None else mask
        holds = b.icmp_signed("!=", masked_load(b, place, every, bytes_, 1), ir.Constant(bytes_, [0] * LANES))
        _put(b, Truth(b, holds).choose(0.0, LOWEST), row, offset, None)

    over(b, count, body)


@word(3)
def first_ways(b, scores, row, count):
    """The first two states begin."""

    def body(offset, mask):
        place = b.trunc(b.lshr(offset, number(2)), ir.IntType(32))
        lanes = b.add(ir.Constant(WHOLES, list(range(LANES))), splat(b, place, WHOLES))
        begins = b.icmp_signed("<", lanes, ir.Constant(WHOLES, [2] * LANES))
        x = Truth(b, begins).choose(Lanes(b, read_line(b, scores, offset, mask)), LOWEST)
        _put(b, x, row, offset, mask)

    over(b, count, body)


@word(6)
def ways_on(b, old, hurdles, scores, row, lives, count):
    """From the ways to each state to those of the next step, if that is one."""

    def body(offset, mask):
        stay = _near(b, old, offset)
        jump = _near(b, old, offset, -2) + _near(b, hurdles, offset)
        come = _sum_of(b, stay, _near(b, old, offset, -1), jump)
        _put(
            b, _where(b, lives, Lanes(b, read_line(b, scores, offset, mask)) + come, stay), row, offset, mask
        )

    over(b, count, body)


@word(4)
def scored(b, ways, scores, row, count):
    """Ways and the scores of a step added; the scores lie in memory or in a row."""

    def body(offset, mask):
        x = _near(b, ways, offset) + Lanes(b, read_line(b, scores, offset, mask))
        _put(b, x, row, offset, mask)

    over(b, count, body)


@word(6)
def ways_back(b, after, hurdles, ends, row, lives, count):
    """From the ways on from each state, its score of this step among them, to those of the step before."""

    def body(offset, mask):
        jump = _near(b, after, offset, 2) + _near(b, hurdles, offset, 2)
        leave = _sum_of(b, _near(b, after, offset), _near(b, after, offset, 1), jump)
        _put(b, _where(b, lives, leave, _near(b, ends, offset)), row, offset, mask)

    over(b, count, body)


@word(6)
def shares(b, before, after, total, target, lives, count):
    """Probabilities of the states of a step."""
    whole = Lanes(b, splat(b, total))

    def body(offset, mask):
        x = (_near(b, before, offset) + _near(b, after, offset) - whole).exp()
        x = _where(b, lives, x, Lanes(b, constant(0)))
        place = at(b, b.inttoptr(target, BYTES), offset)
        if mask is None:
            store(b, x.v, place)
        else:
            masked_store(b, x.v, place, mask)

    over(b, count, body)


@kernel("alignment_alignments")
def alignments():
    """Scores, skip, ends, alive, result, scratch (operands); examples, steps, states; bytes of the scores
    from example to example and from step to step; bytes of skip, ends, alive and the result from example to
    example. Truths of an example are neighbours, as are the scores of a step.
    """

    def run(r, c):
        scores, skip, ends = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        alive, result, scratch = address(r, c, 4), address(r, c, 5), address(r, c, 6)
        steps, n = r[8], r[9]
        wide = VECTOR * ((n + LANES - 1) // LANES + 2)
        for row in range(4):
            lowest(scratch + row * wide)
            lowest(scratch + row * wide + wide - VECTOR)
        hurdles = scratch + VECTOR
        finish = hurdles + wide
        for i in range(r[7]):
            barrier(skip + i * r[12], hurdles, n)
            barrier(ends + i * r[13], finish, n)
            old, new = finish + wide, finish + 2 * wide
            place = scores + i * r[10]
            first_ways(place, old, n)
            for t in range(1, steps):
                place += r[11]
                ways_on(old, hurdles, place, new, truths(alive + i * r[14])[t], n)
                kept = old
                old = new
                new = kept
            scored(old, finish, new, n)
            top = largest_of(new, n)
            floats(result + i * r[15])[0] = top + F32(log(powers(new, 0, n, top)))

    return run


@kernel("alignment_occupations")
def occupations():
    """As alignment_alignments, the result like the scores; then bytes of the result from step to step.

    All ways to the states are kept in the scratch; those on from them are made step by step.
    """

    def run(r, c):
        scores, skip, ends = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        alive, result, scratch = address(r, c, 4), address(r, c, 5), address(r, c, 6)
        steps, n = r[8], r[9]
        wide = VECTOR * ((n + LANES - 1) // LANES + 2)
        for row in range(steps + 4):
            lowest(scratch + row * wide)
            lowest(scratch + row * wide + wide - VECTOR)
        hurdles = scratch + VECTOR
        finish, after, sums = hurdles + wide, hurdles + 2 * wide, hurdles + 3 * wide
        ways = hurdles + 4 * wide
        for i in range(r[7]):
            barrier(skip + i * r[12], hurdles, n)
            barrier(ends + i * r[13], finish, n)
            lives = truths(alive + i * r[14])
            place, old = scores + i * r[10], ways
            first_ways(place, old, n)
            for t in range(1, steps):
                place += r[11]
                ways_on(old, hurdles, place, old + wide, lives[t], n)
                old += wide
            scored(old, finish, sums, n)
            top = largest_of(sums, n)
            total = top + F32(log(powers(sums, 0, n, top)))
            target = result + i * r[15] + (steps - 1) * r[16]
            barrier(ends + i * r[13], after, n)
            for back in range(steps):
                t = steps - 1 - back
                shares(old, after, total, target, lives[t], n)
                if t > 0:
                    scored(after, place, sums, n)
                    ways_back(sums, hurdles, finish, after, lives[t], n)
                    place -= r[11]
                    old -= wide
                    target -= r[16]

    return run
