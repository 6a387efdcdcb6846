"""Layered drawing of a directed graph without circles: where its boxes and edges go.

The method of Sugiyama, Tagawa and Toda (IEEE Transactions on Systems, Man and Cybernetics 11, 1981): ranks
by the longest way from a source, places for long edges in the ranks that they cross, orders by the
means of neighbours, and last positions: the nearest to the means that keep boxes apart, found by
pooling adjacent violators.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from wlnet.frozen import frozen

SWEEPS = 8  # over the ranks, down and up, for orders and again for positions


@frozen
class Layout:
    """
    centers    box -> (x, y); y grows upward, the first rank has the largest
    routes     for each edge, in the order given, points (x, y) in the ranks that it crosses
    """

    centers: dict[object, tuple[float, float]]
    routes: list[list[tuple[float, float]]]


def layered(sizes: dict, edges: list[tuple], gap: tuple[float, float], slope: float = 0.0) -> Layout:
    """Places for boxes.

    sizes    box -> (width, height), in an order that edges follow
    edges    (source, target)
    gap      least distance of boxes side by side, and of ranks
    slope    least distance of ranks over how far an edge between them goes sideways
    """
    rank = _ranks(sizes, edges)
    places, chains = _with_places(sizes, edges, rank)
    widths = {box: size[0] for box, size in sizes.items()}
    rows = _ordered(places, [pair for chain in chains for pair in pairwise(chain)])
    x = _positions(rows, chains, widths, gap[0])
    y = _heights(rows, sizes, _gaps(rows, chains, x, gap[1], slope))
    centers = {box: (x[box], y[rank[box]]) for box in sizes}
    routes = [[(x[spot], y[spot[2]]) for spot in chain[1:-1]] for chain in chains]
    return Layout(centers, routes)


def _ranks(sizes: dict, edges: list[tuple]) -> dict:
    """The longest way from a source; sources stand right above what they feed first."""
    rank = dict.fromkeys(sizes, 0)
    for _ in sizes:  # ways are at most so long
        before = dict(rank)
        for source, target in edges:
            rank[target] = max(rank[target], rank[source] + 1)
        if rank == before:
            break
    fed = {target for _, target in edges}
    for box in sizes:
        below = [rank[target] for source, target in edges if source == box]
        if box not in fed and below:
            rank[box] = min(below) - 1
    return rank


def _with_places(sizes: dict, edges: list[tuple], rank: dict) -> tuple[list[list], list[list]]:
    """(rows of boxes and of places for long edges, the chain of each edge)."""
    rows: list[list] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for box in sizes:
        rows[rank[box]].append(box)
    chains = []
    for number, (source, target) in enumerate(edges):
        between = [("place", number, k) for k in range(rank[source] + 1, rank[target])]
        for spot in between:
            rows[spot[2]].append(spot)
        chains.append([source, *between, target])
    return rows, chains


def _neighbours(pairs: list[tuple]) -> tuple[dict, dict]:
    above: dict = {}
    below: dict = {}
    for upper, lower in pairs:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def _ordered(rows: list[list], pairs: list[tuple]) -> list[list]:
    """Rows in an order with few crossings."""
    above, below = _neighbours(pairs)
    best, fewest = rows, _crossings(rows, below)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        rows = [list(row) for row in rows]
        for number in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            place = {box: k for k, box in enumerate(rows[number - 1 if down else number + 1])}
            near = above if down else below
            own = {box: k for k, box in enumerate(rows[number])}
            means = {
                box: np.mean([place[one] for one in near[box]]) if box in near else own[box] for box in own
            }
            rows[number].sort(key=lambda box: means[box])
        found = _crossings(rows, below)
        if found < fewest:
            best, fewest = rows, found
    return best


def _crossings(rows: list[list], below: dict) -> int:
    count = 0
    for upper, lower in pairwise(rows):
        place = {box: k for k, box in enumerate(lower)}
        ends = [k for box in upper for k in sorted(place[one] for one in below.get(box, ()))]
        count += sum(a > b for n, a in enumerate(ends) for b in ends[n + 1 :])
    return count


def _positions(rows: list[list], chains: list[list], widths: dict, gap: float) -> dict:
    """x of every box and place: near the mean of its neighbours, boxes of a row apart."""
    above, below = _neighbours([pair for chain in chains for pair in pairwise(chain)])
    x: dict = {}
    for row in rows:
        x |= dict(zip(row, _apart(np.zeros(len(row)), row, widths, gap), strict=True))
    for sweep in range(2 * SWEEPS):
        near, order = (above, rows) if sweep % 2 == 0 else (below, rows[::-1])
        for row in order:
            wanted = [np.mean([x[one] for one in near[box]]) if box in near else x[box] for box in row]
            x |= dict(zip(row, _apart(np.array(wanted), row, widths, gap), strict=True))
    return {box: float(value) for box, value in x.items()}


def _apart(wanted: np.ndarray, row: list, widths: dict, gap: float) -> np.ndarray:
    """The positions nearest to those wanted (least squares) in the order of the row, without overlaps."""
    half = np.array([widths.get(box, 0.0) / 2 for box in row])
    offsets = np.concatenate([[0.0], np.cumsum(half[:-1] + half[1:] + gap)])[: len(row)]
    blocks: list[list[float]] = []  # (mean, count): values that must not fall
    for value in wanted - offsets:
        blocks.append([float(value), 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, count = blocks.pop()
            total = blocks[-1][1] + count
            blocks[-1] = [(blocks[-1][0] * blocks[-1][1] + mean * count) / total, total]
    return np.repeat([mean for mean, _ in blocks], [int(count) for _, count in blocks]) + offsets


def _gaps(rows: list[list], chains: list[list], x: dict, least: float, slope: float) -> list[float]:
    """The distance from each rank to the next."""
    row = {box: number for number, boxes in enumerate(rows) for box in boxes}
    found = [least] * len(rows)
    for upper, lower in (pair for chain in chains for pair in pairwise(chain)):
        found[row[upper]] = max(found[row[upper]], slope * abs(x[upper] - x[lower]))
    return found


def _heights(rows: list[list], sizes: dict, gaps: list[float]) -> list[float]:
    """y of the middle of each rank."""
    high = [max((sizes[box][1] for box in row if box in sizes), default=0.0) for row in rows]
    found, top = [], 0.0
    for height, gap in zip(high, gaps, strict=True):
        found.append(top - height / 2)
        top -= height + gap
    return found
