"""Factors as blocks for the matrix unit: kernels/amx.py says what these are."""

from __future__ import annotations

from wlnet.tensor.run.cpu.table import SCRATCH, Place, Row

LINES = 32  # rows of A or columns of B in a pair of blocks, and k in one
PAIR = 6144  # bytes of a pair of blocks
SUMS = 4160  # bytes of scratch for sums and settings


def pairs(count: int) -> int:
    """Pairs of blocks for so many lines, or blocks for so many k."""
    return -(-count // LINES)


def split(source: Place, target: Place, lines: int, k: int, line: int, step: int, of_b: bool) -> Row:
    """Lines of a factor as blocks: `line` bytes from one to the next, `step` from k to k + 1, one of them 4.

    Needs SUMS bytes of scratch.
    """
    along = step == 4
    kernel = "amx_split_turned" if along == of_b else "amx_split"
    return Row(kernel, (source, target, Place(SCRATCH, 0), lines, k, line, step, int(along)))
