"""Graphs of vertices and edges: Graph, VertexList, EdgeList, VertexCount, EdgeCount."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_EDGES = Message("Graph::supp", "`1` is not a list of edges such as a -> b or DirectedEdge[a, b].")
NOT_A_GRAPH = "`1` is not a graph."

DIRECTED = S.DirectedEdge
EDGES = (S.Rule, DIRECTED, S.UndirectedEdge, S.TwoWayRule)


@builtin("DirectedEdge[a_, b_]", attributes=("Protected", "ReadProtected"))
def directed_edge(evaluation, a, b):
    """Stays as it is: an edge of a graph from a to b."""


@builtin("UndirectedEdge[a_, b_]", attributes=("Protected", "ReadProtected"))
def undirected_edge(evaluation, a, b):
    """Stays as it is: an edge of a graph between a and b."""


@builtin("Graph[edges_List]", "Graph[vertices_List, edges_List]", attributes=("Protected", "ReadProtected"))
def graph(evaluation, edges, vertices=None):
    """A graph: its vertices, and edges a -> b. Vertices that are not listed come from the edges."""
    known = list(vertices.args) if vertices is not None else []
    found = [_edge(one) for one in edges.args]
    if None in found:
        raise NOT_EDGES(edges, value=UNEVALUATED)
    every = wl_list(dict.fromkeys([*known, *(end for edge in found for end in edge.args)]))
    whole = Expr(S.Graph, (every, wl_list(found)))
    return None if vertices is not None and whole == Expr(S.Graph, (vertices, edges)) else whole


def _edge(one) -> Expr | None:
    """DirectedEdge[a, b] of a -> b, UndirectedEdge[a, b] of a <-> b."""
    if not isinstance(one, Expr) or one.head not in EDGES or len(one) != 2:
        return None
    if is_rule(one):
        return DIRECTED(*one.args)
    return S.UndirectedEdge(*one.args) if one.head is S.TwoWayRule else one


def _parts(graph, owner: str) -> tuple:
    """(vertices, edges) of a graph."""
    if (
        isinstance(graph, Expr)
        and graph.head is S.Graph
        and len(graph) == 2
        and all(map(is_list, graph.args))
    ):
        return graph.args
    raise Message(f"{owner}::graph", NOT_A_GRAPH)(graph, value=UNEVALUATED)


@builtin("VertexList[graph_]")
def vertex_list(evaluation, graph):
    """The vertices of a graph."""
    return _parts(graph, "VertexList")[0]


@builtin("EdgeList[graph_]")
def edge_list(evaluation, graph):
    """The edges of a graph."""
    return _parts(graph, "EdgeList")[1]


@builtin("VertexCount[graph_]")
def vertex_count(evaluation, graph):
    """The number of vertices of a graph."""
    return len(_parts(graph, "VertexCount")[0])


@builtin("EdgeCount[graph_]")
def edge_count(evaluation, graph):
    """The number of edges of a graph."""
    return len(_parts(graph, "EdgeCount")[1])
