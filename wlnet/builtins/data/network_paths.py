"""Ways through graphs: distances, shortest ways, components, orders."""

from __future__ import annotations

from wlnet.algebra.networks import (
    distances,
    network,
    strong_components,
    topological_order,
    vertex,
    way,
    weak_components,
)
from wlnet.algebra.numbers import INFINITY
from wlnet.expr.expr import is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_METHOD = Message("FindShortestPath::method", "Method -> `1` should be one of `2`.")
_METHODS = (S.Automatic, "Dijkstra", "UnitWeight", "BellmanFord")
BAD_STEPS = "`1` should be a number of steps 0, 1, ..., Infinity, or {n} for just n steps."
CIRCLE = Message("TopologicalSort::circle", "`1` is no directed graph without circles.")


@builtin("GraphDistance[graph_, start_]", "GraphDistance[graph_, start_, stop_]")
def graph_distance(evaluation, graph, start, stop=None):
    """The length of a shortest way, or Infinity; without an end, to every vertex."""
    net = network(graph, "GraphDistance")
    begin = vertex(net, start, "GraphDistance")
    if stop is None:
        known, _ = distances(net, begin)
        return wl_list(_shown(net, known, key) for key in net.vertices)
    end = vertex(net, stop, "GraphDistance")
    return _shown(net, distances(net, begin, end)[0], end)


def _shown(net, known: dict, key):
    """A distance; sums of weights are real numbers."""
    found = known.get(key, S.Infinity)
    return found if net.weights is None or found is S.Infinity else float(found)


@builtin("GraphDistanceMatrix[graph_]")
def graph_distance_matrix(evaluation, graph):
    """The lengths of shortest ways from each vertex (a row) to each."""
    net = network(graph, "GraphDistanceMatrix")
    rows = (distances(net, key)[0] for key in net.vertices)
    return wl_list(wl_list(_shown(net, known, key) for key in net.vertices) for known in rows)


@builtin("FindShortestPath[graph_, start_, stop_]", options={"Method": S.Automatic})
def find_shortest_path(evaluation, graph, start, stop, options):
    """The vertices of a shortest way; {} where there is none. Whatever the Method, it is Dijkstra's."""
    if options["Method"] not in _METHODS:
        raise BAD_METHOD(options["Method"], wl_list(_METHODS), value=UNEVALUATED)
    net = network(graph, "FindShortestPath")
    ends = (vertex(net, name, "FindShortestPath") for name in (start, stop))
    return _names(net, way(net, *ends))


@builtin("ConnectedComponents[graph_]")
def connected_components(evaluation, graph):
    """Groups of vertices that lead to each other, the largest first."""
    net = network(graph, "ConnectedComponents")
    return wl_list(_names(net, one) for one in _components(net))


@builtin("WeaklyConnectedComponents[graph_]")
def weakly_connected_components(evaluation, graph):
    """Groups of vertices that edges connect, whichever way they go; the largest first."""
    net = network(graph, "WeaklyConnectedComponents")
    return wl_list(_names(net, one) for one in weak_components(net))


def _components(net) -> list[list]:
    directed = any(directed for _, _, directed in net.edges)
    return strong_components(net) if directed else weak_components(net)


@builtin("VertexOutComponent[graph_, start_]", "VertexOutComponent[graph_, start_, steps_]")
def vertex_out_component(evaluation, graph, start, steps=INFINITY):
    """The vertices to which there is a way from a vertex or one of a list, of at most n steps or just {n}."""
    net = network(graph, "VertexOutComponent")
    return _all_reached(net, start, net.to, steps, "VertexOutComponent")


@builtin("VertexInComponent[graph_, start_]", "VertexInComponent[graph_, start_, steps_]")
def vertex_in_component(evaluation, graph, start, steps=INFINITY):
    """The vertices from which there is a way to a vertex or one of a list, of at most n steps or just {n}."""
    net = network(graph, "VertexInComponent")
    return _all_reached(net, start, net.back, steps, "VertexInComponent")


@builtin("VertexOutComponentGraph[graph_, start_]", "VertexOutComponentGraph[graph_, start_, steps_]")
def vertex_out_component_graph(evaluation, graph, start, steps=INFINITY):
    """The part of a graph that VertexOutComponent reaches."""
    net = network(graph, "VertexOutComponentGraph")
    return S.Subgraph(graph, _all_reached(net, start, net.to, steps, "VertexOutComponentGraph"))


@builtin("VertexInComponentGraph[graph_, start_]", "VertexInComponentGraph[graph_, start_, steps_]")
def vertex_in_component_graph(evaluation, graph, start, steps=INFINITY):
    """The part of a graph that VertexInComponent reaches."""
    net = network(graph, "VertexInComponentGraph")
    return S.Subgraph(graph, _all_reached(net, start, net.back, steps, "VertexInComponentGraph"))


def _all_reached(net, start, neighbours, steps, owner: str):
    names = start.args if is_list(start) and key_of(start) not in net.names else (start,)
    exact = is_list(steps) and len(steps) == 1
    bound = steps.args[0] if exact else steps
    if bound is not INFINITY and bound != INFINITY and (type(bound) is not int or bound < 0):
        raise Message(f"{owner}::steps", BAD_STEPS)(steps, value=UNEVALUATED)
    far = {vertex(net, name, owner): 0 for name in names}
    ring, step = list(far), 0
    while ring and (bound == INFINITY or step < bound):
        step += 1
        ring = list(dict.fromkeys(k for key in ring for k, _ in neighbours(key) if k not in far))
        far |= dict.fromkeys(ring, step)
    return _names(net, (key for key, distance in far.items() if not exact or distance == bound))


@builtin("TopologicalSort[graph_]")
def topological_sort(evaluation, graph):
    """The vertices, each before those that its edges lead to."""
    net = network(graph, "TopologicalSort")
    found = topological_order(net)
    if found is None:
        raise CIRCLE(graph, value=UNEVALUATED)
    return _names(net, found)


@builtin("AcyclicGraphQ[graph_]")
def acyclic_graph_q(evaluation, graph):
    """Whether no way along edges comes back to where it began."""
    net = network(graph, "AcyclicGraphQ")
    if all(directed for _, _, directed in net.edges):
        return topological_order(net) is not None
    return len(net.edges) == len(net.vertices) - len(weak_components(net))


def _names(net, keys):
    return wl_list(net.names[key] for key in keys)
