"""Products that fetch ahead: while the registers are busy, what the update after them reads comes nearer.

An update streams through memory that does not fit in a cache, a product computes and waits for nothing.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

from wlnet.tensor.run.cpu import tiles
from wlnet.tensor.run.cpu.table import Place, Row
from wlnet.tensor.run.cpu.tiles import FETCHING

NAMES = {replace(tile, ahead=False).name: tile.name for tile in FETCHING}
FETCHING_KERNELS = frozenset(NAMES.values())
FAR = 1 << 20  # bytes of what an update reads that do not stay in the cache from step to step
LINE = 64  # bytes that are fetched at once
RUNS = 3  # of bytes, at most
MOST_OFTEN = 4  # times that a line is asked for, where k is long


def fetching(rows: list[Row], places: list[Place], nbytes: int) -> list[Row]:
    """The rows of a product, which fetch `nbytes` bytes from each place on; the first RUNS places count.

    Each row fetches its share of them. Rows without such a tile, and places beyond, are left as they are.
    """
    places = places[:RUNS]
    turns = [_turns(row) if row.kernel in NAMES else 0 for row in rows]
    lines = len(places) * -(-nbytes // LINE)
    if not places or not 0 < sum(turns) <= MOST_OFTEN * lines:
        return rows
    found, done, whole = [], 0, sum(turns)
    for row, count in zip(rows, turns, strict=True):
        start, stop = (n * nbytes // whole // LINE * LINE for n in (done, done + count))
        done += count
        if stop == start:
            found.append(row)
            continue
        step = min(LINE, -(-len(places) * (stop - start) // count))
        starts = [one + start for one in places]
        starts += starts[-1:] * (RUNS - len(starts))
        facts = (stop - start, step, step * prod(_counts(row, tiles.SUMS)))
        found.append(Row(NAMES[row.kernel], (*row.columns, *starts, *facts)))
    return found


def _counts(row: Row, place: int) -> tuple[int, ...]:
    """Three counts of a row; places count from the kernel on."""
    return row.columns[place - 1 : place + 2]


def _turns(row: Row) -> int:
    """How many times k moves on."""
    return prod(_counts(row, tiles.COUNTS)) * prod(_counts(row, tiles.SUMS))
