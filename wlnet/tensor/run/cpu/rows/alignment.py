"""Sums over alignments as rows: each part has some of the examples."""

from __future__ import annotations

from wlnet.tensor.ops.alignment import alignments, occupations
from wlnet.tensor.run.cpu.rows.translation import translation
from wlnet.tensor.run.cpu.table import SCRATCH, Place, Row, Work, place
from wlnet.tensor.run.plan import Step

VECTOR = 64  # bytes
MOST_SCRATCH = 1 << 23  # bytes for the ways of an example
STATES = 60.0  # nanoseconds of a step for 16 states, one way


@translation(alignments, occupations)
def aligned_sums(step: Step) -> Work | None:
    """All steps of an example, one after the other."""
    scores, skip, ends, alive = (x.layout for x in step.inputs)
    (result,) = step.outputs
    examples, steps, states = scores.shape
    whole = step.kernel.op is occupations
    near = scores.strides[2] == 4 and all(x.strides[1] == 1 for x in (skip, ends, alive))
    if scores.dtype != "Real32" or not near or (whole and result.layout.strides[2] != 4):
        return None
    rows_kept = steps + 4 if whole else 4
    scratch = rows_kept * VECTOR * (-(-states // 16) + 2)
    if scratch > MOST_SCRATCH:
        return None
    moves = [x.strides[0] for x in (skip, ends, alive)]

    def rows(part: int, parts: int) -> list[Row]:
        first, last = part * examples // parts, (part + 1) * examples // parts
        if first == last:
            return []
        strides = (scores.strides[0], *moves, result.layout.strides[0])
        places = [place(x, first * s) for x, s in zip((*step.inputs, result), strides, strict=True)]
        facts = (last - first, steps, states, *scores.strides[:2], *moves, *result.layout.strides[:2])
        columns = (*places, Place(SCRATCH, 0), *(facts if whole else facts[:9]))
        return [Row(f"alignment_{step.kernel.op.name}", columns)]

    each = STATES * steps * -(-states // 16) * (2 if whole else 1)
    return Work(10.0 + examples * each, examples, rows, scratch)
