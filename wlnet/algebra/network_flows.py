"""Flows in graphs: how much gets from a vertex to another, at what cost; how few edges part them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import combinations
from math import inf

from wlnet.algebra.networks import Network


def largest_flow(capacity: dict, start, stop) -> tuple:
    """(the flow, what is left of the capacity) from `start` to `stop`; capacity: key -> {key: number}.

    Along shortest ways first (Edmonds and Karp).
    """
    left = {key: dict(ahead) for key, ahead in capacity.items()}
    for key, ahead in capacity.items():
        for other in ahead:
            left.setdefault(other, {}).setdefault(key, 0)
    total = 0
    while True:
        before = {start: None}
        waiting = deque([start])
        while waiting and stop not in before:
            key = waiting.popleft()
            for other, room in left.get(key, {}).items():
                if room > 0 and other not in before:
                    before[other] = key
                    waiting.append(other)
        if stop not in before:
            return total, left
        way = [stop]
        while before[way[-1]] is not None:
            way.append(before[way[-1]])
        steps = list(zip(way[1:], way, strict=False))
        room = min(left[a][b] for a, b in steps)
        for a, b in steps:
            left[a][b] -= room
            left[b][a] += room
        total += room


def cheapest_flow(arcs: list[tuple], start, stop) -> tuple:
    """(the largest flow, its least cost) for arcs (from, to, capacity, cost): cheapest ways first."""
    edges = []
    for a, b, room, cost in arcs:
        edges += [[a, b, room, cost], [b, a, 0, -cost]]  # an arc and its way back are 2 k and 2 k + 1
    total, price = 0, 0
    while True:
        far, before = {start: 0}, {}
        for _ in range(len({e[0] for e in edges}) + 1):
            changed = False
            for number, (a, b, room, cost) in enumerate(edges):
                if room > 0 and a in far and far[a] + cost < far.get(b, inf):
                    far[b], before[b], changed = far[a] + cost, number, True
            if not changed:
                break
        if stop not in far:
            return total, price
        way, key = [], stop
        while key != start:
            way.append(before[key])
            key = edges[before[key]][0]
        room = min(edges[number][2] for number in way)
        for number in way:
            edges[number][2] -= room
            edges[number ^ 1][2] += room
        total, price = total + room, price + room * far[stop]


def capacities(net: Network, sizes=None) -> dict:
    """Key -> {key: number} of a network: 1 for each edge, or its size."""
    found: dict = {key: {} for key in net.vertices}
    for number, (a, b, directed) in enumerate(net.edges):
        room = 1 if sizes is None else sizes[number]
        if a != b:
            found[a][b] = found[a].get(b, 0) + room
            if not directed:
                found[b][a] = found[b].get(a, 0) + room
    return found


def edges_between(net: Network, start, stop) -> int:
    """How many edges must go so that there is no way from one to the other."""
    return largest_flow(capacities(net), start, stop)[0]


def vertices_between(net: Network, start, stop) -> int:
    """How many vertices must go so that there is no way; 0 for neighbours, which none can part."""
    ahead = {key: dict.fromkeys((k for k, _ in net.to(key)), inf) for key in net.vertices}
    if stop in ahead[start]:
        return 0
    doubled: dict = {}
    for key in net.vertices:
        doubled[key, 0] = {(key, 1): inf if key in (start, stop) else 1}
        doubled[key, 1] = {(other, 0): inf for other in ahead[key]}
    return largest_flow(doubled, (start, 0), (stop, 1))[0]


def edge_connectivity(net: Network, tick: Callable) -> int:
    """How few edges part a graph of two vertices or more."""
    first, *others = net.vertices
    pairs = [(first, key) for key in others]
    if any(directed for _, _, directed in net.edges):
        pairs += [(key, first) for key in others]
    return min(edges_between(net, *pair) for pair in pairs if tick() is None)


def vertex_connectivity(net: Network, tick: Callable) -> int:
    """How few vertices part a graph, or leave a single one."""
    directed = any(directed for _, _, directed in net.edges)
    found = len(net.vertices) - 1
    for pair in combinations(net.vertices, 2):
        tick()
        for a, b in (pair, pair[::-1]) if directed else (pair,):
            if b not in {k for k, _ in net.to(a)}:
                found = min(found, vertices_between(net, a, b))
    return max(found, 0)
