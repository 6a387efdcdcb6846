"""Slices of the first axis of an array: work on one stays in the cache, and two threads take half each."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

SLICE = 16384  # numbers of an array that are worked on at once
MANY = 131072  # numbers; below, a helper does not pay
CHAINS = 2  # whatever the number of processors: what a chain adds up depends on it


def rows_of_slice(shape) -> int:
    """How many rows of the first axis make a slice: one at least, and no more than there are."""
    return min(max(1, SLICE // max(1, prod(shape[1:]))), shape[0])


def slices(xp, shape) -> Iterator[tuple[int, slice]]:
    """(chain, slice of the first axis), one after the other, in two chains where that pays."""
    rows = rows_of_slice(shape)
    starts = range(0, shape[0], rows)
    chains = CHAINS if prod(shape) >= MANY and len(starts) > 1 else 1
    for chain in xp.together(chains):
        for start in starts[chain * len(starts) // chains : (chain + 1) * len(starts) // chains]:
            yield chain, slice(start, min(start + rows, shape[0]))


def scratch_of_slices(shape) -> tuple[int, ...]:
    """The shape of memory for one slice in each chain."""
    return (CHAINS, rows_of_slice(shape), *shape[1:])
