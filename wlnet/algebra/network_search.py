"""Sets and ways in graphs that are searched for: cliques, ways through all vertices, two colours, cores.

`adjacent` is key -> set of keys, whichever way the edges go and without loops; orders are those of its keys.
`tick` is called once a step, so that a search can be ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from wlnet.algebra.networks import Network, reached


def adjacent_in(net: Network) -> dict:
    """Key -> set of neighbours, whichever way the edges go, without loops."""
    return {key: set(net.around(key)) - {key} for key in net.vertices}


def complement_of(adjacent: dict) -> dict:
    """The neighbours become the others and the others neighbours."""
    return {key: set(adjacent) - near - {key} for key, near in adjacent.items()}


def maximal_cliques(adjacent: dict, tick: Callable) -> Iterator[list]:
    """Sets of vertices that all are neighbours and that no vertex can join, each in order, in lexical order.

    Bron and Kerbosch's way: those that may join and those that are done with, step by step.
    """
    place = {key: number for number, key in enumerate(adjacent)}

    def grown(chosen: list, free: list, done: set):
        tick()
        if not free and not done:
            yield chosen
        for key in list(free):
            near = adjacent[key]
            yield from grown([*chosen, key], [k for k in free if k in near], done & near)
            free = [k for k in free if k != key]
            done = done | {key}

    if adjacent:
        yield from grown([], sorted(adjacent, key=place.__getitem__), set())


def ways_through_all(
    net: Network, tick: Callable, start=None, stop=None, closed: bool = False
) -> Iterator[list]:
    """Ways along the edges that visit each vertex once; closed: from the last an edge leads to the first."""
    ahead = {key: list(dict.fromkeys(k for k, _ in net.to(key) if k != key)) for key in net.vertices}
    count = len(net.vertices)

    def grown(way: list, seen: set):
        tick()
        if len(way) == count:
            if (stop is None or way[-1] == stop) and (not closed or way[0] in ahead[way[-1]]):
                yield way
            return
        for key in ahead[way[-1]]:
            if key not in seen and (stop is None or key != stop or len(way) == count - 1):
                yield from grown([*way, key], seen | {key})

    starts = net.vertices[:1] if closed else net.vertices if start is None else [start]
    for key in starts:
        yield from grown([key], {key})


def circles_in(net: Network, tick: Callable, most: int) -> Iterator[list]:
    """Closed ways of at most so many edges that visit no vertex twice, each once, from their first vertex."""
    place = {key: n for n, key in enumerate(net.vertices)}
    ahead = {key: list(dict.fromkeys(k for k, _ in net.to(key))) for key in net.vertices}
    directed = any(one_way for _, _, one_way in net.edges)
    pairs = [frozenset(one[:2]) for one in net.edges]

    def is_circle(way: list) -> bool:
        if way[0] not in ahead[way[-1]] or directed:
            return way[0] in ahead[way[-1]]
        if len(way) == 2:
            return pairs.count(frozenset(way)) > 1
        return len(way) == 1 or place[way[1]] < place[way[-1]]

    def grown(way: list):
        tick()
        if is_circle(way):
            yield way
        if len(way) < most:
            for key in ahead[way[-1]]:
                if place[key] > place[way[0]] and key not in way:
                    yield from grown([*way, key])

    for key in net.vertices:
        yield from grown([key])


def two_colours(adjacent: dict) -> dict | None:
    """Key -> 0 or 1, other for neighbours; None where that cannot be."""
    colour: dict = {}
    for root in adjacent:
        if root in colour:
            continue
        colour[root] = 0
        for key in reached(root, adjacent.__getitem__):
            for other in adjacent[key]:
                if colour.setdefault(other, 1 - colour[key]) == colour[key]:
                    return None
    return colour


def core(net: Network, k: int, count: Callable) -> list:
    """The vertices that are left when those with fewer than k edges go, again and again.

    count    (key, kept keys) -> how many edges a vertex has among those kept
    """
    kept = dict.fromkeys(net.vertices)
    while True:
        gone = [key for key in kept if count(key, kept) < k]
        if not gone:
            return list(kept)
        for key in gone:
            del kept[key]


def blocks(adjacent: dict) -> list[set]:
    """The sets of edges (pairs as frozensets) that no single vertex parts. After Hopcroft and Tarjan."""
    number: dict = {}
    low: dict = {}
    found: list[set] = []
    edges: list = []
    for root in adjacent:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        stack = [(root, None, iter(adjacent[root]))]
        while stack:
            key, before, ahead = stack[-1]
            other = next(ahead, None)
            if other is None:
                stack.pop()
                if before is not None:
                    low[before] = min(low[before], low[key])
                    if low[key] >= number[before]:
                        at = edges.index((before, key))
                        found.append({frozenset(pair) for pair in edges[at:]})
                        del edges[at:]
            elif other not in number:
                number[other] = low[other] = len(number)
                edges.append((key, other))
                stack.append((other, key, iter(adjacent[other])))
            elif other != before and number[other] < number[key]:
                edges.append((key, other))
                low[key] = min(low[key], number[other])
    return found


def is_planar(adjacent: dict, tick: Callable) -> bool:
    """Whether the graph can be drawn without crossings."""
    return all(_is_planar_block(block, tick) for block in blocks(adjacent))


def _is_planar_block(block: set, tick: Callable) -> bool:
    """Demoucron, Malgrange and Pertuiset: faces are cut by ways through the parts not drawn yet."""
    near: dict = {}
    for pair in block:
        a, b = tuple(pair)
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    if len(near) < 5 or len(block) < 9:
        return True
    if len(block) > 3 * len(near) - 6:
        return False
    circle = _circle(near)
    drawn = {frozenset(p) for p in zip(circle, circle[1:] + circle[:1], strict=True)}
    faces = [list(circle), list(circle)]
    while len(drawn) < len(block):
        tick()
        placed = {key for pair in drawn for key in pair}
        best = None
        for inside, ends in _pieces(near, block, drawn, placed):
            fit = [face for face in faces if ends <= set(face)]
            if not fit:
                return False
            if best is None or len(fit) < best[0]:
                best = len(fit), fit[0], inside, ends
        _, face, inside, ends = best
        way = _way_through(near, inside, ends, drawn)
        drawn |= {frozenset(p) for p in pairwise(way)}
        faces.remove(face)
        faces += _cut(face, way)
    return True


def _circle(near: dict) -> list:
    """Vertices of some circle in a block."""
    start = next(iter(near))
    before: dict = {start: None}
    stack = [start]
    while True:
        key = stack[-1]
        for other in near[key]:
            if other in before and other != before[key]:
                return stack[stack.index(other) :]
        other = next(k for k in near[key] if k not in before)
        before[other] = key
        stack.append(other)


def _pieces(near: dict, block: set, drawn: set, placed: set) -> Iterator[tuple[set, set]]:
    """(vertices not placed, vertices placed where it hangs) of each part that is not drawn."""
    for pair in block - drawn:
        if pair <= placed:
            yield set(), set(pair)
    left = dict.fromkeys(k for k in near if k not in placed)
    while left:
        inside = reached(next(iter(left)), lambda key: [k for k in near[key] if k not in placed])
        for key in inside:
            del left[key]
        yield set(inside), {k for key in inside for k in near[key] if k in placed}


def _way_through(near: dict, inside: set, ends: set, drawn: set) -> list:
    """A way from one of the ends to another, through the vertices inside."""
    if not inside:
        return list(ends)
    start = next(iter(ends))
    before: dict = {start: None}
    waiting = [start]
    for key in waiting:
        for other in near[key]:
            if other in before or frozenset((key, other)) in drawn:
                continue
            if other in ends and key != start:
                way = [other, key]
                while before[way[-1]] is not None:
                    way.append(before[way[-1]])
                return way[::-1]
            if other in inside:
                before[other] = key
                waiting.append(other)
    raise AssertionError("a part of a block hangs at two vertices")


def _cut(face: list, way: list) -> list[list]:
    """The two faces that a way between two of its vertices makes of one."""
    at, to = face.index(way[0]), face.index(way[-1])
    inner = way[1:-1]
    if at > to:
        at, to, inner = to, at, inner[::-1]
    return [face[at : to + 1] + inner[::-1], face[to:] + face[: at + 1] + inner]
