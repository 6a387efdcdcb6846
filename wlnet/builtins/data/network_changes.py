"""Graphs made by joining vertices, by powers, relations and lists of parents."""

from __future__ import annotations

from itertools import product

from wlnet.algebra.networks import distances, edge, graph_of, network, parts, vertex
from wlnet.expr.expr import TRUE, Expr, is_list, key_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NO_EDGE = Message("EdgeContract::inv", "`1` is not an edge of the graph.")
NO_PARENTS = Message("TreeGraph::wlnetparents", "`1` and `2` are not lists of vertices and of their parents.")
BAD_POWER = Message("GraphPower::wlnetpower", "The power `1` should be a positive integer.")


def _simple(edges, place: dict) -> list:
    """Edges without loops and doubles; those that go both ways from the first of their vertices, in order."""
    found: dict = {}
    for one in edges:
        ends = [key_of(end) for end in one.args[:2]]
        if ends[0] == ends[1]:
            continue
        if one.head is S.UndirectedEdge and place[ends[0]] > place[ends[1]]:
            one, ends = S.UndirectedEdge(*one.args[1::-1]), ends[::-1]
        found.setdefault((place[ends[0]], place[ends[1]], one.head is S.DirectedEdge), one)
    return [found[key] for key in sorted(found)]


def _places(vertices) -> dict:
    return {key_of(v): n for n, v in enumerate(vertices)}


@builtin("SimpleGraph[graph_]")
def simple_graph(evaluation, graph):
    """The graph without loops and doubled edges."""
    vertices, edges, _ = parts(graph, "SimpleGraph")
    return graph_of(vertices, _simple(edges, _places(vertices)))


def _contracted(graph, groups: list[list], owner: str) -> Expr:
    vertices, edges, _ = parts(graph, owner)
    names = {key_of(v): v for v in vertices}
    for first, *others in groups:
        for key in others:
            names[key] = names[first]
    kept = list({key_of(v): v for v in names.values()}.values())
    made = [Expr(one.head, tuple(names[key_of(end)] for end in one.args[:2])) for one in edges]
    return graph_of(kept, _simple(made, _places(kept)))


@builtin("VertexContract[graph_, vertices_List]")
def vertex_contract(evaluation, graph, vertices):
    """Vertices made one, the first of them, with the edges of all; {{...}, ...}: several groups."""
    net = network(graph, "VertexContract")
    groups = [one.args for one in vertices.args] if all(map(is_list, vertices.args)) else [vertices.args]
    keys = [[vertex(net, name, "VertexContract") for name in group] for group in groups if len(group)]
    return _contracted(graph, keys, "VertexContract")


@builtin("EdgeContract[graph_, one_]")
def edge_contract(evaluation, graph, one):
    """The ends of an edge made one vertex."""
    found = edge(one)
    if found is None or not evaluation.true(S.EdgeQ(graph, one)):
        raise NO_EDGE(one, value=UNEVALUATED)
    return _contracted(graph, [[key_of(end) for end in found.args[:2]]], "EdgeContract")


@builtin("GraphPower[graph_, n_]")
def graph_power(evaluation, graph, n):
    """Edges between vertices that are at most n edges apart."""
    if type(n) is not int or n < 1:
        raise BAD_POWER(n, value=UNEVALUATED)
    vertices, edges, _ = parts(graph, "GraphPower")
    net = network(graph_of(vertices, edges), "GraphPower")
    directed = any(one_way for _, _, one_way in net.edges)
    place = {key: number for number, key in enumerate(net.vertices)}
    found = []
    for key in net.vertices:
        known = distances(net, key)[0]
        for other in sorted(known, key=place.__getitem__):
            if 0 < known[other] <= n and (directed or place[key] < place[other]):
                head = S.DirectedEdge if directed else S.UndirectedEdge
                found.append(head(net.names[key], net.names[other]))
    return graph_of(vertices, found)


@builtin("GraphDisjointUnion[graphs__]")
def graph_disjoint_union(evaluation, graphs):
    """The graphs beside each other, with the vertices 1, 2, ..."""
    edges, count = [], 0
    for graph in graphs:
        vertices, found, _ = parts(graph, "GraphDisjointUnion")
        place = {key_of(v): n for n, v in enumerate(vertices, count + 1)}
        edges += [Expr(one.head, tuple(place[key_of(end)] for end in one.args[:2])) for one in found]
        count += len(vertices)
    return graph_of(range(1, count + 1), edges)


@builtin("RelationGraph[f_, vertices_List]")
def relation_graph(evaluation, f, vertices):
    """Edges from a to b where f[a, b] is True; ones that go both ways where that is so of all."""
    holds = evaluation.function(f)
    items = vertices.args
    there = {(i, j) for i, j in product(range(len(items)), repeat=2) if holds(items[i], items[j]) is TRUE}
    symmetric = all((j, i) in there for i, j in there)
    head = S.UndirectedEdge if symmetric else S.DirectedEdge
    return graph_of(items, [head(items[i], items[j]) for i, j in sorted(there) if i <= j or not symmetric])


@builtin("TreeGraph[edges_List]", "TreeGraph[vertices_List, parents_List]")
def tree_graph(evaluation, edges=None, vertices=None, parents=None):
    """A tree of its edges, or of vertices and the parent of each; that of the root is the root."""
    if edges is not None:
        return S.Graph(edges)
    if len(vertices) != len(parents):
        raise NO_PARENTS(vertices, parents, value=UNEVALUATED)
    pairs = zip(parents.args, vertices.args, strict=True)
    found = [S.UndirectedEdge(a, b) for a, b in pairs if key_of(a) != key_of(b)]
    return S.Graph(vertices, Expr(S.List, tuple(found)))


@builtin("DeBruijnGraph[m_Integer, n_Integer]")
def de_bruijn_graph(evaluation, m, n):
    """Words of n letters out of m as the vertices 1 to m^n, with edges to those that begin as they go on."""
    if m < 1 or n < 0:
        return None
    room_for(m ** min(n + 1, 64))
    count = m**n
    edges = [S.DirectedEdge(a + 1, a * m % count + b + 1) for a in range(count) for b in range(m)]
    return graph_of(range(1, count + 1), edges)


@builtin("KnightTourGraph[m_Integer, n_Integer]")
def knight_tour_graph(evaluation, m, n):
    """The squares 1 to m n of a board and the moves of a knight."""
    if m < 1 or n < 1:
        return None
    room_for(m * n)
    edges = []
    for row, column in product(range(m), range(n)):
        for down, side in ((1, -2), (1, 2), (2, -1), (2, 1)):
            if row + down < m and 0 <= column + side < n:
                a, b = row * n + column + 1, (row + down) * n + column + side + 1
                edges.append((a, b))
    return graph_of(range(1, m * n + 1), [S.UndirectedEdge(a, b) for a, b in sorted(edges)])
