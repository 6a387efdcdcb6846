"""Graphs of vertices and edges."""

import numpy as np
import pytest
from scipy.sparse import csgraph

from tests.evaluating import Room
from wlnet.algebra.networks import Network, distances, strong_components, weak_components


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("VertexList[Graph[{1 -> 2, 2 -> 3}]]", "{1, 2, 3}"),
        ("VertexList[Graph[{3, 1}, {1 -> 2}]]", "{3, 1, 2}"),
        ("w = Graph[{1 -> 2, 2 -> 3, 3 -> 4, 5 -> 2}]; VertexOutComponent[w, 1]", "{1, 2, 3, 4}"),
        ("{VertexOutComponent[w, 1, 2], VertexOutComponent[w, 1, {2}]}", "{{1, 2, 3}, {3}}"),
        ("{VertexInComponent[w, 3, 1], VertexInComponent[w, 3, {2}]}", "{{3, 2}, {1, 5}}"),
        ("EdgeList[VertexOutComponentGraph[w, 2]]", "{DirectedEdge[2, 3], DirectedEdge[3, 4]}"),
        ("EdgeList[VertexInComponentGraph[w, 2, 1]]", "{DirectedEdge[1, 2], DirectedEdge[5, 2]}"),
        ("EdgeList[Graph[{1 -> 2, 2 <-> 3}]]", "{DirectedEdge[1, 2], UndirectedEdge[2, 3]}"),
        ("Graph[{1, 2}, {DirectedEdge[1, 2]}] === Graph[{1 -> 2}]", "True"),
        ("EdgeList[Graph[{1 -> 2}, DirectedEdges -> False]]", "{UndirectedEdge[1, 2]}"),
        ("AdjacencyList[Graph[{1 -> 2, 2 -> 3}], 2]", "{3, 1}"),
        ("Normal[AdjacencyMatrix[Graph[{1 -> 2, 2 <-> 3}]]]", "{{0, 1, 0}, {0, 0, 1}, {0, 1, 0}}"),
        (
            "g = Graph[{1 -> 2, 3 -> 2}]; {VertexDegree[g], VertexInDegree[g], VertexOutDegree[g, 1]}",
            "{{1, 2, 1}, {0, 2, 0}, 1}",
        ),
        ("EdgeList[VertexDelete[Graph[{1 -> 2, 2 -> 3, 3 -> 1}], {2}]]", "{DirectedEdge[3, 1]}"),
        ("VertexList[VertexDelete[Graph[{1 -> 2, 2 -> 3}], _?OddQ]]", "{2}"),
        ("EdgeList[Subgraph[Graph[{1 <-> 2, 2 <-> 3}], {1, 2}]]", "{UndirectedEdge[1, 2]}"),
        ("VertexList[EdgeDelete[Graph[{1 -> 2, 2 -> 3}], 1 -> 2]]", "{1, 2, 3}"),
        ("EdgeList[EdgeAdd[Graph[{1 -> 2}], 2 -> 3]]", "{DirectedEdge[1, 2], DirectedEdge[2, 3]}"),
        ("EdgeList[ReverseGraph[Graph[{1 -> 2}]]]", "{DirectedEdge[2, 1]}"),
        ("EdgeCount[UndirectedGraph[Graph[{1 -> 2, 2 -> 1, 2 -> 3}]]]", "2"),
        ("EdgeList[PathGraph[{a, b, c}]]", "{UndirectedEdge[a, b], UndirectedEdge[b, c]}"),
        ("{EdgeCount[CompleteGraph[5]], EdgeCount[CycleGraph[5]], EdgeCount[GridGraph[{3, 4}]]}",
         "{10, 5, 17}"),
        ("EdgeList[GridGraph[{2, 2}]] === EdgeList[Graph[{1 <-> 2, 1 <-> 3, 2 <-> 4, 3 <-> 4}]]", "True"),
        ("AdjacencyGraph[{{0, 1}, {1, 0}}] === Graph[{1 <-> 2}]", "True"),
        ("{GraphDistance[Graph[{1 -> 2, 2 -> 3}], 1, 3], GraphDistance[Graph[{1 -> 2, 2 -> 3}], 3]}",
         "{2, {Infinity, Infinity, 0}}"),
        ("FindShortestPath[Graph[{1 -> 2, 2 -> 3, 1 -> 4, 4 -> 5, 5 -> 3}], 1, 3]", "{1, 2, 3}"),
        ("FindShortestPath[Graph[{1 -> 2, 2 -> 3, 1 -> 3}, EdgeWeight -> {1, 1, 5}], 1, 3]", "{1, 2, 3}"),
        ('FindShortestPath[Graph[{1 -> 2}], 1, 2, Method -> "Dijkstra"]', "{1, 2}"),
        ("GraphDistance[{a -> b, b -> c}, a, c]", "2"),
        ("FindShortestPath[Graph[{1 -> 2}], 2, 1]", "{}"),
        ("TopologicalSort[Graph[{c -> b, b -> a}]]", "{c, b, a}"),
        ("AcyclicGraphQ /@ {Graph[{1 -> 2, 2 -> 1}], Graph[{1 <-> 2}], CycleGraph[3]}",
         "{False, True, False}"),
        ("ConnectedComponents[Graph[{0}, {1 <-> 2, 2 <-> 3}]]", "{{1, 2, 3}, {0}}"),
        ("Map[Sort, ConnectedComponents[Graph[{1 -> 2, 2 -> 1, 2 -> 3}]]]", "{{1, 2}, {3}}"),
        ("WeaklyConnectedComponents[Graph[{1 -> 2, 4 -> 5, 2 -> 3}]]", "{{1, 2, 3}, {4, 5}}"),
        ("{VertexOutComponent[Graph[{1 -> 2, 2 -> 3}], 2], VertexInComponent[Graph[{1 -> 2, 2 -> 3}], {2}]}",
         "{{2, 3}, {2, 1}}"),
        ("{VertexCount[Graph[{a -> b}]], EdgeCount[Graph[{a -> b, b -> c}]]}", "{2, 2}"),
    ],
)  # fmt: skip
def test_values(room, code, value):
    room.check(code, value)


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("Graph[{1, 2}]", "Graph::supp"),
        ("VertexList[5]", "VertexList::graph"),
        ("VertexOutComponent[Graph[{1 -> 2}], 1, -1]", "VertexOutComponent::steps"),
        ("GraphDistance[Graph[{1 -> 2}], 1, 3]", "GraphDistance::inv"),
        ("TopologicalSort[Graph[{1 -> 2, 2 -> 1}]]", "TopologicalSort::circle"),
        ("GraphDistance[Graph[{1 -> 2}, EdgeWeight -> {-1}], 1, 2]", "GraphDistance::weights"),
        ("GridGraph[{2, x}]", "GridGraph::sizes"),
    ],
)
def test_what_is_no_graph_is_refused(room, code, tag):
    room.check_unevaluated(code, tag)


def random_network(seed: int, weighted: bool):
    """(a network of 12 vertices, its matrix of weights)"""
    random = np.random.default_rng(seed)
    matrix = random.integers(1, 9, (12, 12)) * (random.random((12, 12)) < 0.15)
    edges = [(int(a), int(b), True) for a, b in np.argwhere(matrix)]
    weights = [int(matrix[a, b]) for a, b, _ in edges] if weighted else None
    return Network(list(range(12)), {n: n for n in range(12)}, edges, weights), matrix


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("weighted", [False, True])
def test_distances_are_those_of_scipy(seed, weighted):
    net, matrix = random_network(seed, weighted)
    wanted = csgraph.shortest_path(matrix, unweighted=not weighted)
    for start in range(12):
        found, _ = distances(net, start)
        assert {n: d for n, d in enumerate(wanted[start]) if np.isfinite(d)} == found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("components", "kind"), [(strong_components, "strong"), (weak_components, "weak")])
def test_components_are_those_of_scipy(seed, components, kind):
    net, matrix = random_network(seed, False)
    count, labels = csgraph.connected_components(matrix, connection=kind)
    wanted = {frozenset(np.flatnonzero(labels == n).tolist()) for n in range(count)}
    found = components(net)
    assert {frozenset(one) for one in found} == wanted
    assert [len(one) for one in found] == sorted(map(len, found), reverse=True)
