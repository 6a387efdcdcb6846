"""What a graph is: ConnectedGraphQ, SimpleGraphQ, BipartiteGraphQ, PlanarGraphQ, IsomorphicGraphQ, ...

All are False for what is no graph.
"""

from __future__ import annotations

from wlnet.algebra.network_isomorphism import isomorphism
from wlnet.algebra.network_search import adjacent_in, is_planar, two_colours, ways_through_all
from wlnet.algebra.networks import Network, edge, network, strong_components, weak_components
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, key_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


def _net(graph) -> Network | None:
    """The network of a graph, without its weights; None for anything else."""
    if not isinstance(graph, Expr) or graph.head is not S.Graph or len(graph) < 2:
        return None
    vertices, edges = graph.args[:2]
    if not is_list(vertices) or not is_list(edges) or not all(map(edge, edges.args)):
        return None
    return network(Expr(S.Graph, (vertices, edges)), "GraphQ")


def _kinds(graph) -> set | None:
    """{True} where all edges are directed, {False} where none is; None for what is no graph."""
    net = _net(graph)
    return None if net is None else {directed for _, _, directed in net.edges}


def _pairs(net: Network) -> list:
    """The ends of each edge, as what is the same where two edges are doubled."""
    return [(a, b) if directed else frozenset((a, b)) for a, b, directed in net.edges]


def _is_loop_free(net: Network) -> bool:
    return all(a != b for a, b, _ in net.edges)


def _is_simple(net: Network) -> bool:
    pairs = _pairs(net)
    return _is_loop_free(net) and len(set(pairs)) == len(pairs)


def _is_connected(net: Network) -> bool:
    directed = any(directed for _, _, directed in net.edges)
    return len(strong_components(net) if directed else weak_components(net)) <= 1


def _degrees(net: Network) -> list[int]:
    ends = [key for a, b, _ in net.edges for key in (a, b)]
    return [ends.count(key) for key in net.vertices]


@builtin("ConnectedGraphQ[graph_]")
def connected_graph_q(evaluation, graph):
    """Whether there is a way from each vertex to each."""
    net = _net(graph)
    return net is not None and _is_connected(net)


@builtin("WeaklyConnectedGraphQ[graph_]")
def weakly_connected_graph_q(evaluation, graph):
    """Whether there is a way from each vertex to each, whichever way the edges go."""
    net = _net(graph)
    return net is not None and len(weak_components(net)) <= 1


@builtin("DirectedGraphQ[graph_]")
def directed_graph_q(evaluation, graph):
    """Whether all edges go one way."""
    kinds = _kinds(graph)
    return kinds is not None and False not in kinds


@builtin("UndirectedGraphQ[graph_]")
def undirected_graph_q(evaluation, graph):
    """Whether all edges go both ways."""
    kinds = _kinds(graph)
    return kinds is not None and True not in kinds


@builtin("MixedGraphQ[graph_]")
def mixed_graph_q(evaluation, graph):
    """Whether some edges go one way and some both ways."""
    kinds = _kinds(graph)
    return kinds is not None and len(kinds) == 2


@builtin("EmptyGraphQ[graph_]")
def empty_graph_q(evaluation, graph):
    """Whether there are no edges."""
    net = _net(graph)
    return net is not None and not net.edges


@builtin("LoopFreeGraphQ[graph_]")
def loop_free_graph_q(evaluation, graph):
    """Whether no edge leads back to the vertex that it leaves."""
    net = _net(graph)
    return net is not None and _is_loop_free(net)


@builtin("SimpleGraphQ[graph_]")
def simple_graph_q(evaluation, graph):
    """Whether there are neither loops nor doubled edges."""
    net = _net(graph)
    return net is not None and _is_simple(net)


@builtin("MultigraphQ[graph_]")
def multigraph_q(evaluation, graph):
    """Whether edges are doubled."""
    net = _net(graph)
    return net is not None and len(set(_pairs(net))) < len(net.edges)


@builtin("CompleteGraphQ[graph_]")
def complete_graph_q(evaluation, graph):
    """Whether every two vertices have just one edge (each way, if it is directed)."""
    net = _net(graph)
    if net is None or not _is_simple(net):
        return False
    near = adjacent_in(net)
    directed = any(directed for _, _, directed in net.edges)
    count = len(net.vertices) * (len(net.vertices) - 1) // (1 if directed else 2)
    return len(net.edges) == count and all(len(keys) == len(near) - 1 for keys in near.values())


@builtin("PathGraphQ[graph_]")
def path_graph_q(evaluation, graph):
    """Whether the edges make one line, which may close."""
    net = _net(graph)
    if net is None or not net.vertices or not _is_simple(net) or len(weak_components(net)) > 1:
        return False
    if any(directed for _, _, directed in net.edges):
        return all(len(net.to(key)) < 2 and len(net.back(key)) < 2 for key in net.vertices)
    return max(_degrees(net)) <= 2


@builtin("TreeGraphQ[graph_]")
def tree_graph_q(evaluation, graph):
    """Whether the graph is connected and has no circles."""
    net = _net(graph)
    return net is not None and len(weak_components(net)) == 1 and len(net.edges) == len(net.vertices) - 1


@builtin("BipartiteGraphQ[graph_]")
def bipartite_graph_q(evaluation, graph):
    """Whether the vertices make two groups, without edges inside a group."""
    net = _net(graph)
    return net is not None and _is_loop_free(net) and two_colours(adjacent_in(net)) is not None


@builtin("EulerianGraphQ[graph_]")
def eulerian_graph_q(evaluation, graph):
    """Whether a closed way takes each edge once."""
    net = _net(graph)
    if net is None or not net.edges:
        return False
    used = {key for a, b, _ in net.edges for key in (a, b)}
    if sum(any(key in used for key in one) for one in weak_components(net)) > 1:
        return False
    if all(directed for _, _, directed in net.edges):
        return all(len(net.to(key)) == len(net.back(key)) for key in net.vertices)
    return all(count % 2 == 0 for count in _degrees(net))


@builtin("HamiltonianGraphQ[graph_]")
def hamiltonian_graph_q(evaluation, graph):
    """Whether a closed way visits each vertex once."""
    net = _net(graph)
    if net is None or not net.vertices:
        return False
    if len(net.vertices) == 1:
        return True
    if len(net.vertices) == 2:
        between = [(a, b, directed) for a, b, directed in net.edges if a != b]
        one_way = {(a, b) for a, b, directed in between if directed}
        both_ways = sum(not directed for _, _, directed in between)
        return both_ways + min(len(one_way), 1) >= 2 or len(one_way) == 2
    return next(ways_through_all(net, evaluation.check_abort, closed=True), None) is not None


@builtin("PlanarGraphQ[graph_]")
def planar_graph_q(evaluation, graph):
    """Whether the graph can be drawn without crossings."""
    net = _net(graph)
    return net is not None and is_planar(adjacent_in(net), evaluation.check_abort)


@builtin("EdgeWeightedGraphQ[graph_]")
def edge_weighted_graph_q(evaluation, graph):
    """Whether the edges have weights."""
    return _has(graph, S.EdgeWeight)


@builtin("VertexWeightedGraphQ[graph_]")
def vertex_weighted_graph_q(evaluation, graph):
    """Whether the vertices have weights."""
    return _has(graph, S.VertexWeight)


@builtin("WeightedGraphQ[graph_]")
def weighted_graph_q(evaluation, graph):
    """Whether the edges or the vertices have weights."""
    return _has(graph, S.EdgeWeight) or _has(graph, S.VertexWeight)


def _has(graph, name) -> bool:
    return _net(graph) is not None and any(one.args[0] is name for one in graph.args[2:])


@builtin("EdgeTaggedGraphQ[graph_]")
def edge_tagged_graph_q(evaluation, graph):
    """Whether all edges have tags."""
    return _net(graph) is not None and len(graph.args[1]) > 0 and all(len(e) == 3 for e in graph.args[1].args)


@builtin("VertexQ[graph_, vertex_]")
def vertex_q(evaluation, graph, vertex):
    """Whether the graph has this vertex."""
    net = _net(graph)
    return net is not None and key_of(vertex) in net.names


@builtin("EdgeQ[graph_, one_]")
def edge_q(evaluation, graph, one):
    """Whether the graph has this edge."""
    net, wanted = _net(graph), edge(one)
    if net is None or wanted is None:
        return False
    ends, directed = tuple(map(key_of, wanted.args[:2])), wanted.head is S.DirectedEdge
    return any(
        kind is directed and ((a, b) == ends or (not directed and (b, a) == ends)) for a, b, kind in net.edges
    )


@builtin("IsomorphicGraphQ[a_, b_]")
def isomorphic_graph_q(evaluation, a, b):
    """Whether the graphs are the same but for the names of their vertices."""
    nets = _net(a), _net(b)
    return None not in nets and isomorphism(*nets, evaluation.check_abort) is not None


@builtin("FindGraphIsomorphism[a_, b_]")
def find_graph_isomorphism(evaluation, a, b):
    """{<|vertex -> vertex, ...|>} of names that make one graph the other; {} where there are none."""
    one, two = network(a, "FindGraphIsomorphism"), network(b, "FindGraphIsomorphism")
    found = isomorphism(one, two, evaluation.check_abort)
    if found is None:
        return []
    return [Association.from_pairs((one.names[key], two.names[found[key]]) for key in one.vertices)]
