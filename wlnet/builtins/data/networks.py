"""Graphs of vertices and edges: Graph and its kin, what they consist of, graphs made of a graph."""

from __future__ import annotations

from wlnet.algebra.networks import edge, graph_of, network, parts, vertex
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_EDGES = Message("Graph::supp", "`1` is not a list of edges such as a -> b or DirectedEdge[a, b].")


@builtin("DirectedEdge[a_, b_]", "DirectedEdge[a_, b_, tag_]", attributes=("Protected", "ReadProtected"))
def directed_edge(evaluation, a, b, tag=None):
    """Stays as it is: an edge of a graph from a to b."""


@builtin("UndirectedEdge[a_, b_]", "UndirectedEdge[a_, b_, tag_]", attributes=("Protected", "ReadProtected"))
def undirected_edge(evaluation, a, b, tag=None):
    """Stays as it is: an edge of a graph between a and b."""


@builtin(
    "Graph[edges_List]",
    "Graph[edges_List, settings__Rule]",
    "Graph[vertices_List, edges_List]",
    "Graph[vertices_List, edges_List, settings__Rule]",
    attributes=("Protected", "ReadProtected"),
)
def graph(evaluation, edges, vertices=None, settings=()):
    """A graph: its vertices, and edges a -> b. Vertices that are not listed come from the edges.

    EdgeWeight -> {w1, ...} gives the edges lengths, DirectedEdges -> False makes a -> b go both ways;
    settings of pictures are kept.
    """
    directed = dict(rule.args for rule in settings).get(S.DirectedEdges, TRUE) is not FALSE
    kept = tuple(rule for rule in settings if rule.args[0] is not S.DirectedEdges)
    notes: dict = {}
    known = [_bare(v, "Vertex", notes) for v in vertices.args] if vertices is not None else []
    pairs = [(one, edge(_bare(one, "Edge", {}), directed)) for one in edges.args]
    found = [one for _, one in pairs]
    if None in found:
        raise NOT_EDGES(edges, value=UNEVALUATED)
    for one, made in pairs:
        _bare(one, "Edge", notes, made)
    kept += tuple(S.Rule(S(name), wl_list(rules)) for name, rules in notes.items())
    every = {key_of(v): v for v in [*known, *(end for one in found for end in one.args[:2])]}
    whole = graph_of(every.values(), found, kept)
    given = (vertices, edges, *settings)
    return None if vertices is not None and whole == Expr(S.Graph, given) else whole


def _bare(part, kind: str, notes: dict, name=None):
    """A vertex or edge without Style and Labeled around it, which are noted as part -> what they say."""
    if not isinstance(part, Expr) or part.head not in _WRAPPERS or len(part) < 2:
        return part
    inside = _bare(part.args[0], kind, notes, name)
    said = part.args[1] if len(part) == 2 else S.Directive(*part.args[1:])
    notes.setdefault(kind + _WRAPPERS[part.head], []).append(S.Rule(inside if name is None else name, said))
    return inside


_WRAPPERS = {S.Style: "Style", S.Labeled: "Labels"}


@builtin("GraphQ[expr_]")
def graph_q(evaluation, expr):
    """Whether expr is a graph."""
    if not isinstance(expr, Expr) or expr.head is not S.Graph or len(expr) < 2:
        return False
    return is_list(expr.args[0]) and is_list(expr.args[1]) and all(map(edge, expr.args[1].args))


@builtin("VertexList[graph_]")
def vertex_list(evaluation, graph):
    """The vertices of a graph."""
    return wl_list(parts(graph, "VertexList")[0])


@builtin("EdgeList[graph_]")
def edge_list(evaluation, graph):
    """The edges of a graph."""
    return wl_list(parts(graph, "EdgeList")[1])


@builtin("VertexCount[graph_]")
def vertex_count(evaluation, graph):
    """The number of vertices of a graph."""
    return len(parts(graph, "VertexCount")[0])


@builtin("EdgeCount[graph_]")
def edge_count(evaluation, graph):
    """The number of edges of a graph."""
    return len(parts(graph, "EdgeCount")[1])


@builtin("AdjacencyList[graph_]", "AdjacencyList[graph_, vertex_]")
def adjacency_list(evaluation, graph, vertex=None):
    """The neighbours of a vertex, whichever way the edges go; without one, of each vertex."""
    net = network(graph, "AdjacencyList")
    if vertex is None:
        return wl_list(_names(net, net.around(key)) for key in net.vertices)
    return _names(net, net.around(_key(net, vertex, "AdjacencyList")))


@builtin("AdjacencyMatrix[graph_]")
def adjacency_matrix(evaluation, graph):
    """How many edges lead from each vertex to each."""
    net = network(graph, "AdjacencyMatrix")
    place = {key: number for number, key in enumerate(net.vertices)}
    rows = [[0] * len(place) for _ in place]
    for key in net.vertices:
        for other, _ in net.to(key):
            rows[place[key]][place[other]] += 1
    return evaluation.evaluate(S.SparseArray(wl_list(map(wl_list, rows))))


@builtin("VertexDegree[graph_]", "VertexDegree[graph_, vertex_]")
def vertex_degree(evaluation, graph, vertex=None):
    """How many edges end at a vertex; without one, at each. A loop ends there twice."""
    net = network(graph, "VertexDegree")
    ends = [key for a, b, _ in net.edges for key in (a, b)]
    return _each(net, vertex, "VertexDegree", ends.count)


@builtin("VertexInDegree[graph_]", "VertexInDegree[graph_, vertex_]")
def vertex_in_degree(evaluation, graph, vertex=None):
    """How many edges lead to a vertex; without one, to each."""
    net = network(graph, "VertexInDegree")
    return _each(net, vertex, "VertexInDegree", _ends(net, 1).count)


@builtin("VertexOutDegree[graph_]", "VertexOutDegree[graph_, vertex_]")
def vertex_out_degree(evaluation, graph, vertex=None):
    """How many edges leave a vertex; without one, each."""
    net = network(graph, "VertexOutDegree")
    return _each(net, vertex, "VertexOutDegree", _ends(net, 0).count)


def _ends(net, side: int) -> list:
    """The ends of directed edges on one side; where there are none, both ends of all edges."""
    if any(one[2] for one in net.edges):
        return [one[side] for one in net.edges if one[2]]
    return [key for one in net.edges for key in one[:2]]


def _each(net, name, owner: str, count):
    if name is not None:
        return count(_key(net, name, owner))
    return wl_list(map(count, net.vertices))


def _names(net, keys):
    return wl_list(net.names[key] for key in keys)


_key = vertex


# -- other graphs of a graph -----------------------------------------------------------------------------


@builtin("VertexDelete[graph_, vertices_]")
def vertex_delete(evaluation, graph, vertices):
    """The graph without a vertex or those of a list, and their edges."""
    gone = _chosen(evaluation, graph, vertices, "VertexDelete")
    return _part(graph, "VertexDelete", lambda key: key not in gone)


@builtin("Subgraph[graph_, vertices_]")
def subgraph(evaluation, graph, vertices):
    """The vertices of a list, in its order, and the edges between them."""
    kept = _chosen(evaluation, graph, vertices, "Subgraph")
    found = _part(graph, "Subgraph", lambda key: key in kept)
    if not is_list(vertices):
        return found
    order = {key_of(v): number for number, v in enumerate(vertices.args)}
    names = sorted(found.args[0].args, key=lambda v: order[key_of(v)])
    edges = [_turned(one, order) for one in found.args[1].args]

    def late(n: int) -> list:
        return sorted((order[key_of(end)] for end in edges[n].args[:2]), reverse=True)

    settings = dict(rule.args for rule in found.args[2:])
    return _graph_with(names, edges, settings, sorted(range(len(edges)), key=late))


def _turned(one, numbers: dict) -> Expr:
    """An undirected edge with the vertex that comes first in front."""
    a, b = one.args[:2]
    if one.head is S.UndirectedEdge and numbers[key_of(a)] > numbers[key_of(b)]:
        return Expr(one.head, (b, a, *one.args[2:]))
    return one


def _chosen(evaluation, graph, spec, owner: str) -> set:
    """The keys of vertices that are named one by one, or match a pattern."""
    known = {key_of(v): v for v in parts(graph, owner)[0]}
    if key_of(spec) in known:
        return {key_of(spec)}
    if is_list(spec):
        return {key_of(v) for v in spec.args} & set(known)
    matches = evaluation.matcher(spec).matches
    return {key for key, name in known.items() if matches(name)}


def _part(graph, owner: str, holds) -> Expr:
    vertices, edges, settings = parts(graph, owner)
    kept = [n for n, one in enumerate(edges) if all(holds(key_of(end)) for end in one.args[:2])]
    return _graph_with([v for v in vertices if holds(key_of(v))], edges, settings, kept)


@builtin("EdgeDelete[graph_, edges_]")
def edge_delete(evaluation, graph, edges):
    """The graph without an edge or those of a list; all vertices stay."""
    vertices, found, settings = parts(graph, "EdgeDelete")
    gone = {
        key_of(edge(one)) for one in (edges.args if is_list(edges) else (edges,)) if edge(one) is not None
    }
    kept = [n for n, one in enumerate(found) if key_of(one) not in gone]
    return _graph_with(vertices, found, settings, kept)


def _graph_with(vertices, edges, settings: dict, kept: list[int]) -> Expr:
    """The edges with these numbers, and their weights."""
    weights = settings.get(S.EdgeWeight)
    if weights is not None:
        settings = {**settings, S.EdgeWeight: wl_list(weights.args[n] for n in kept)}
    rules = (S.Rule(name, value) for name, value in settings.items())
    return Expr(S.Graph, (wl_list(vertices), wl_list(edges[n] for n in kept), *rules))


@builtin("EdgeAdd[graph_, edges_]")
def edge_add(evaluation, graph, edges):
    """The graph with one more edge or those of a list."""
    vertices, found, _ = parts(graph, "EdgeAdd")
    more = edges.args if is_list(edges) else (edges,)
    return evaluation.evaluate(S.Graph(wl_list(vertices), wl_list((*found, *more))))


@builtin("VertexAdd[graph_, vertices_]")
def vertex_add(evaluation, graph, vertices):
    """The graph with one more vertex or those of a list."""
    known, edges, _ = parts(graph, "VertexAdd")
    more = vertices.args if is_list(vertices) else (vertices,)
    every = {key_of(v): v for v in (*known, *more)}
    return evaluation.evaluate(S.Graph(wl_list(every.values()), wl_list(edges)))


@builtin("ReverseGraph[graph_]")
def reverse_graph(evaluation, graph):
    """The graph with every directed edge the other way round."""
    vertices, edges, settings = parts(graph, "ReverseGraph")
    turned = [
        one if one.head is S.UndirectedEdge else Expr(one.head, (*one.args[1::-1], *one.args[2:]))
        for one in edges
    ]
    return _graph_with(vertices, turned, settings, list(range(len(turned))))


@builtin("UndirectedGraph[graph_]")
def undirected_graph(evaluation, graph):
    """The graph with edges that go both ways, each once."""
    vertices, edges, _ = parts(graph, "UndirectedGraph")
    found = {frozenset(map(key_of, one.args[:2])): S.UndirectedEdge(*one.args[:2]) for one in reversed(edges)}
    return Expr(S.Graph, (wl_list(vertices), wl_list(reversed(found.values()))))
