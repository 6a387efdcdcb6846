"""Graphs of vertices and edges: who is next to whom, shortest ways, components, orders.

The expression is Graph[vertices, edges, settings...] with DirectedEdge and UndirectedEdge; here it is a
Network of keys. Distances are numbers of edges, or sums of their weights.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from wlnet.expr.expr import Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S

NOT_A_GRAPH = "`1` is not a graph."
NOT_A_VERTEX = "`1` is not a vertex of the graph."
BAD_WEIGHTS = "`1` should be a list of as many numbers as there are edges, none of them negative."

EDGES = (S.Rule, S.DirectedEdge, S.UndirectedEdge, S.TwoWayRule)


def edge(one, directed: bool = True) -> Expr | None:
    """DirectedEdge[a, b] of a -> b, UndirectedEdge[a, b] of a <-> b; None for anything else. Tags stay."""
    if not isinstance(one, Expr) or one.head not in EDGES:
        return None
    if len(one) == 3 and one.head in (S.DirectedEdge, S.UndirectedEdge):
        return one
    if len(one) != 2:
        return None
    if is_rule(one):
        return (S.DirectedEdge if directed else S.UndirectedEdge)(*one.args)
    return S.UndirectedEdge(*one.args) if one.head is S.TwoWayRule else one


@dataclass
class Network:
    """
    vertices   keys in their order
    names      key -> vertex
    edges      (from key, to key, directed)
    weights    of each edge, or None where each counts as 1
    """

    vertices: list
    names: dict
    edges: list[tuple]
    weights: list | None = field(default=None)

    def to(self, key) -> list[tuple]:
        """(neighbour, weight) along the edges that leave a vertex."""
        return self._ways[0][key]

    def back(self, key) -> list[tuple]:
        """(neighbour, weight) against the edges that come to a vertex."""
        return self._ways[1][key]

    @cached_property
    def _ways(self) -> tuple[dict, dict]:
        there, back = ({key: [] for key in self.vertices} for _ in range(2))
        for number, (a, b, directed) in enumerate(self.edges):
            weight = 1 if self.weights is None else self.weights[number]
            there[a].append((b, weight))
            back[b].append((a, weight))
            if not directed and a != b:
                there[b].append((a, weight))
                back[a].append((b, weight))
        return there, back

    def around(self, key) -> list:
        """All neighbours, whichever way the edges go, each once."""
        return list(dict.fromkeys(k for k, _ in (*self.to(key), *self.back(key))))


def network(graph, owner: str) -> Network:
    """The network of a Graph, or of a list of edges; raises `owner::graph`."""
    vertices, edges, settings = parts(graph, owner)
    keys = [key_of(v) for v in vertices]
    found = [(key_of(e.args[0]), key_of(e.args[1]), e.head is S.DirectedEdge) for e in edges]
    weights = settings.get(S.EdgeWeight)
    if weights is not None:
        weights = list(weights.args) if is_list(weights) else []
        if len(weights) != len(found) or not all(isinstance(w, int | float) and w >= 0 for w in weights):
            raise Message(f"{owner}::weights", BAD_WEIGHTS)(settings[S.EdgeWeight], value=UNEVALUATED)
    return Network(keys, dict(zip(keys, vertices, strict=True)), found, weights)


def parts(graph, owner: str) -> tuple[tuple, tuple, dict]:
    """(vertices, edges, settings) of a graph; a list of edges counts as one."""
    if isinstance(graph, Expr) and graph.head is S.Graph and len(graph) >= 2:
        vertices, edges, *settings = graph.args
        if is_list(vertices) and is_list(edges) and all(map(is_rule, settings)):
            return vertices.args, edges.args, dict(rule.args for rule in settings)
    if is_list(graph) and len(graph):
        edges = tuple(map(edge, graph.args))
        if None not in edges:
            vertices = dict.fromkeys(end for one in edges for end in one.args[:2])
            return tuple(vertices), edges, {}
    raise Message(f"{owner}::graph", NOT_A_GRAPH)(graph, value=UNEVALUATED)


def graph_of(vertices, edges, settings=()) -> Expr:
    """Graph[vertices, edges, settings...] of edges as `edge` makes them."""
    return Expr(S.Graph, (wl_list(vertices), wl_list(edges), *settings))


def vertex(net: Network, name, owner: str):
    """The key of a vertex; raises `owner::inv`."""
    key = key_of(name)
    if key not in net.names:
        raise Message(f"{owner}::inv", NOT_A_VERTEX)(name, value=UNEVALUATED)
    return key


def distances(net: Network, start, stop=None) -> tuple[dict, dict]:
    """(key -> distance from `start`, key -> the vertex before on a shortest way); up to `stop`, if given."""
    if net.weights is not None:
        return _by_weight(net, start, stop)
    known, before, waiting = {start: 0}, {}, deque([start])
    while waiting:
        key = waiting.popleft()
        if key == stop:
            break
        for other, _ in net.to(key):
            if other not in known:
                known[other], before[other] = known[key] + 1, key
                waiting.append(other)
    return known, before


def _by_weight(net: Network, start, stop) -> tuple[dict, dict]:
    """Dijkstra's way: the nearest vertex is settled first."""
    known, before, found = {}, {}, {start: 0}
    waiting = [(0, 0, start)]
    count = 0
    while waiting:
        distance, _, key = heapq.heappop(waiting)
        if key in known:
            continue
        known[key] = distance
        if key == stop:
            break
        for other, weight in net.to(key):
            longer = distance + weight
            if longer < found.get(other, inf):
                count += 1
                found[other], before[other] = longer, key
                heapq.heappush(waiting, (longer, count, other))
    return known, before


def way(net: Network, start, stop) -> list:
    """The vertices of a shortest way, both ends included; empty where there is none."""
    known, before = distances(net, start, stop)
    if stop not in known:
        return []
    found = [stop]
    while found[-1] != start:
        found.append(before[found[-1]])
    return found[::-1]


def reached(start, neighbours) -> list:
    """All that can be reached, in the order of distance; neighbours(key) -> keys."""
    known, waiting = {start: None}, deque([start])
    while waiting:
        for other in neighbours(waiting.popleft()):
            if other not in known:
                known[other] = None
                waiting.append(other)
    return list(known)


def weak_components(net: Network) -> list[list]:
    """Vertices that edges connect, whichever way they go; the largest component first."""
    left, found = dict.fromkeys(net.vertices), []
    while left:
        one = reached(next(iter(left)), net.around)
        found.append(one)
        for key in one:
            del left[key]
    return sorted(found, key=len, reverse=True)


def strong_components(net: Network) -> list[list]:
    """Vertices that lead to each other; the largest component first. After Kosaraju."""
    finished: list = []
    seen: set = set()
    for root in net.vertices:
        stack = [] if root in seen else [(root, iter([k for k, _ in net.to(root)]))]
        seen.add(root)
        while stack:
            key, ahead = stack[-1]
            other = next((k for k in ahead if k not in seen), None)
            if other is None:
                finished.append(key)
                stack.pop()
            else:
                seen.add(other)
                stack.append((other, iter([k for k, _ in net.to(other)])))
    left, found = dict.fromkeys(reversed(finished)), []
    while left:
        one = reached(next(iter(left)), lambda key: [k for k, _ in net.back(key) if k in left])
        found.append(one)
        for key in one:
            del left[key]
    return sorted(found, key=len, reverse=True)


def topological_order(net: Network) -> list | None:
    """Each vertex before those that its edges lead to; None where there is a circle."""
    if not all(directed for _, _, directed in net.edges):
        return None
    waiting = {key: len(net.back(key)) for key in net.vertices}
    ready = deque(key for key, count in waiting.items() if not count)
    found = []
    while ready:
        key = ready.popleft()
        found.append(key)
        for other, _ in net.to(key):
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return found if len(found) == len(net.vertices) else None
