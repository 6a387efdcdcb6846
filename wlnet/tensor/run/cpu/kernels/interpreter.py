"""The interpreter of tables, a kernel like the others.

Its own row: table, number of phases, phases, parts, claims, counters, limit, epoch, number of the thread,
spins, clocks (or 0), bytes of a row, number of threads, pauses, calls, presence. A phase is {first part,
parts}; a part {first row, row after the last, context}; an epoch is one step of the program, counted for
ever. The word at `presence` is 1 while the thread is here.

A part is claimed by compare-and-swap of its epoch word. A thread begins with the first part of its share
of a phase, and takes those of others after its own: what it leaves in its cache is what it needs next. A
phase is over when all its parts are done. A thread that comes late finds nothing to claim and nothing to
wait for. `limit` only grows; the epoch belongs to the thread. After the last step it looks for more that
many pauses long, unless the word at `calls` changes: it is wanted elsewhere then.
"""

from __future__ import annotations

from wlnet.tensor.run.cpu.kernels.source import (
    I64,
    added,
    address,
    call,
    copy_bytes,
    cycles,
    futex,
    integers,
    kernel,
    peek,
    relax,
    rounding,
    swapped,
    word,
)
from wlnet.tensor.run.cpu.spaces import COLUMNS, FIRST_MOVING, MOVING_SPACES

FLUSHED = 0x9FC0  # MXCSR: denormal numbers count as 0. With them ADAM's moments of dead units cost LeNet 40 %
SLEEP, WAKE = 128, 129  # futex operations of one process


@word(2)
def row_after(b, row, nbytes):
    return b.add(b.ptrtoint(row, I64), nbytes)


@kernel("interpreter_run")
def interpreter():
    def run(r, c):
        table, phases, phase, part = r[0], r[1], integers(r[2]), integers(r[3])
        claims, counters, limit, epoch, me, spins, clocks, size, threads = (
            r[4],
            r[5],
            r[6],
            r[7],
            r[8],
            r[9],
            r[10],
            r[11],
            r[12],
        )
        linger, calls, inside = r[13], r[14], r[15]
        mode = rounding(FLUSHED)
        before, idle = peek(calls), 0
        added(inside, 1)
        while True:
            if epoch >= peek(limit):
                idle += 1
                if idle > linger or peek(calls) != before:
                    # Who calls from here on sees that this thread has left, or is seen by it.
                    added(inside, -1)
                    if epoch >= peek(limit) or peek(calls) != before:
                        break
                    added(inside, 1)
                    idle = 0
                relax()
                continue
            idle = 0
            for f in range(phases):
                first, count = phase[2 * f], phase[2 * f + 1]
                done = counters + 128 * f
                goal = (epoch + 1) * count
                own = me * count // threads
                for k in range(count):
                    i = first + (k + own) % count
                    if peek(claims + 64 * i) == epoch and swapped(claims + 64 * i, epoch, epoch + 1):
                        p = table + size * part[3 * i]
                        context = part[3 * i + 2]
                        if clocks:
                            for q in range(part[3 * i], part[3 * i + 1]):
                                start = cycles()
                                call(integers(p)[0], p, context)
                                integers(clocks)[q] += cycles() - start
                                p += size
                        else:
                            for _ in range(part[3 * i], part[3 * i + 1]):
                                call(integers(p)[0], p, context)
                                p += size
                        if added(done, 1) + 1 == goal and peek(done + 64):
                            added(done + 64, -peek(done + 64))
                            futex(done, WAKE, 1000)
                k = 0
                while True:
                    now = peek(done)
                    if now >= goal:
                        break
                    k += 1
                    if k < spins:
                        relax()
                    else:
                        added(done + 64, 1)
                        if peek(done) == now:
                            futex(done, SLEEP, now)
            epoch += 1
        r[7] = epoch
        rounding(mode)

    return run


@kernel("interpreter_feed")
def feed():
    """Target, column, positions, number of the step (operands); bytes of an element, bytes to copy."""

    def run(r, c):
        step = integers(address(r, c, 4))[0]
        position = integers(address(r, c, 3))[step]
        copy_bytes(address(r, c, 1), address(r, c, 2) + position * r[5], r[6])

    return run


@kernel("interpreter_seek")
def seek():
    """Positions, number of the step (operands); number of a space, bytes from position to position.

    The space of the thread is where the step's column is.
    """

    def run(r, c):
        step = integers(address(r, c, 2))[0]
        c[r[3]] = integers(address(r, c, 1))[step] * r[4]

    return run


@kernel("interpreter_collect")
def collect():
    """Source, results, number of the step (operands); bytes. Copies a result to its place."""

    def run(r, c):
        step = integers(address(r, c, 3))[0]
        copy_bytes(address(r, c, 2) + step * r[4], address(r, c, 1), r[4])

    return run


@kernel("interpreter_next")
def next_step():
    """Counts the steps of a call on."""

    def run(r, c):
        integers(address(r, c, 1))[0] += 1

    return run


@kernel("interpreter_lines")
def lines():
    """Rows further on of the inner rows, how many; three counts, from outside to inside; for each moving
    space the bytes that it moves in each of the three loops.

    Runs the inner rows in each turn of the loops, with the moving spaces where they are then.
    """

    def run(r, c):
        size = 8 * COLUMNS
        inner = row_after(r, r[1] * size)
        for i in range(r[3]):
            for j in range(r[4]):
                for k in range(r[5]):
                    for n in range(MOVING_SPACES):
                        c[FIRST_MOVING + n] = i * r[6 + 3 * n] + j * r[7 + 3 * n] + k * r[8 + 3 * n]
                    p = inner
                    for _ in range(r[2]):
                        call(integers(p)[0], p, c)
                        p += size

    return run
