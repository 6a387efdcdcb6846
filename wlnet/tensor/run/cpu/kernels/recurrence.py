"""Steps of recurrent cells: all that is elementwise of one, example by example.

Row of a kernel with k operands (see cells.py):
    1..k          operands
    k+1, k+2      examples, units
    k+3 ...       for each operand the bytes from example to example
"""

from __future__ import annotations

from functools import partial

from wlnet.tensor.run.cpu.cells import ONE_A_LINE, STEPS, CellStep
from wlnet.tensor.run.cpu.formulas import Formula
from wlnet.tensor.run.cpu.kernels.elementwise import Columns, line
from wlnet.tensor.run.cpu.kernels.source import (
    KERNELS,
    for_range,
    number,
    word,
)


def _step(step: CellStep):
    k = len(step.operands)
    formula = Formula("f" * len(step.arguments), "f" * len(step.results), step.function)
    items = [number(0 if name in ONE_A_LINE else 4) for name in step.operands]

    @word(2)
    def body(b, r, c):
        columns = Columns(b, r, c)
        starts = [columns.start(n) for n in range(1, k + 1)]
        moves = [columns.number(k + 3 + n) for n in range(k)]
        with for_range(b, columns.number(k + 1)) as loop:
            places = [b.add(p, b.mul(m, loop)) for p, m in zip(starts, moves, strict=True)]
            line(b, formula, places, columns.number(k + 2), items)

    def run(r, c):
        body(r, c)

    return run


for _name, _made in STEPS.items():
    KERNELS["recurrence_" + _name] = partial(_step, _made)
