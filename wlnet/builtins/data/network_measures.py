"""Numbers that tell of a graph: how dense it is, how its neighbours know each other; ranks of vertices."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.algebra.network_search import adjacent_in
from wlnet.algebra.networks import network, parts, vertex
from wlnet.algebra.numbers import whole
from wlnet.expr.arrays import packed
from wlnet.expr.expr import key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_DAMPING = Message(
    "PageRankCentrality::wlnetshare", "The share `1` should be a number from 0 to less than 1."
)


@builtin("GraphDensity[graph_]")
def graph_density(evaluation, graph):
    """How many of the edges that there could be there are."""
    net = network(graph, "GraphDensity")
    count = len(net.vertices)
    directed = any(one_way for _, _, one_way in net.edges)
    most = count * (count - 1) // (1 if directed else 2)
    return whole(Fraction(len(net.edges), most)) if most else 0


@builtin("GraphReciprocity[graph_]")
def graph_reciprocity(evaluation, graph):
    """The share of edges that have one the other way round."""
    net = network(graph, "GraphReciprocity")
    there = {(key, other) for key in net.vertices for other, _ in net.to(key)}
    return whole(Fraction(sum((b, a) in there for a, b in there), len(there))) if there else 0


def _local(near: dict) -> list:
    """The share of pairs of neighbours that are neighbours, of each vertex."""
    found = []
    for keys in near.values():
        count = len(keys)
        joined = sum(len(near[key] & keys) for key in keys)
        found.append(whole(Fraction(joined, count * (count - 1))) if count > 1 else 0)
    return found


@builtin("LocalClusteringCoefficient[graph_]", "LocalClusteringCoefficient[graph_, name_]")
def local_clustering_coefficient(evaluation, graph, name=None):
    """The share of the pairs of neighbours of each vertex, or of one, that are neighbours."""
    net = network(graph, "LocalClusteringCoefficient")
    found = _local(adjacent_in(net))
    if name is None:
        return wl_list(found)
    return found[net.vertices.index(vertex(net, name, "LocalClusteringCoefficient"))]


@builtin("MeanClusteringCoefficient[graph_]")
def mean_clustering_coefficient(evaluation, graph):
    """The mean of LocalClusteringCoefficient."""
    found = _local(adjacent_in(network(graph, "MeanClusteringCoefficient")))
    return whole(sum(map(Fraction, found)) / len(found)) if found else 0


@builtin("GlobalClusteringCoefficient[graph_]")
def global_clustering_coefficient(evaluation, graph):
    """The share of ways of two edges whose ends are neighbours."""
    near = adjacent_in(network(graph, "GlobalClusteringCoefficient"))
    ways = sum(len(keys) * (len(keys) - 1) for keys in near.values())
    closed = sum(len(near[key] & keys) for keys in near.values() for key in keys)
    return whole(Fraction(closed, ways)) if ways else 0


def _adjacency(net) -> np.ndarray:
    place = {key: n for n, key in enumerate(net.vertices)}
    found = np.zeros((len(place),) * 2)
    for key in net.vertices:
        for other, weight in net.to(key):
            found[place[key], place[other]] += weight
    return found


@builtin("PageRankCentrality[graph_]", "PageRankCentrality[graph_, share_]")
def page_rank_centrality(evaluation, graph, share=0.85):
    """How often a walk along edges, which starts anew one time in so many, is at each vertex."""
    if not isinstance(share, (int, float, Fraction)) or not 0 <= share < 1:
        raise BAD_DAMPING(share, value=UNEVALUATED)
    matrix = _adjacency(network(graph, "PageRankCentrality"))
    count = len(matrix)
    if not count:
        return []
    sums = matrix.sum(1, keepdims=True)
    steps = np.where(sums > 0, matrix / np.where(sums > 0, sums, 1), 1 / count)
    rank = np.full(count, 1 / count)
    for _ in range(1000):
        further = float(share) * rank @ steps + (1 - float(share)) / count
        done = np.abs(further - rank).sum() < 1e-15 * count
        rank = further
        if done:
            break
    return packed(rank / rank.sum())


@builtin("EigenvectorCentrality[graph_]")
def eigenvector_centrality(evaluation, graph):
    """Each vertex counts as much as its neighbours together, by a common factor; the sum is 1."""
    matrix = _adjacency(network(graph, "EigenvectorCentrality")).T
    rank = np.full(len(matrix), 1 / max(len(matrix), 1))
    for _ in range(5000):  # the unit matrix keeps graphs of two colours from swinging
        further = matrix @ rank + rank
        total = further.sum()
        further = further / total if total else rank
        done = np.abs(further - rank).sum() < 1e-15
        rank = further
        if done:
            break
    return packed(rank) if len(rank) else []


@builtin("IncidenceList[graph_, name_]")
def incidence_list(evaluation, graph, name):
    """The edges that end at a vertex."""
    key = vertex(network(graph, "IncidenceList"), name, "IncidenceList")
    return wl_list(one for one in parts(graph, "IncidenceList")[1] if key in map(key_of, one.args[:2]))


@builtin("ChromaticPolynomial[graph_, k_]")
def chromatic_polynomial(evaluation, graph, k):
    """In how many ways the vertices can have one of k colours each, neighbours different ones."""
    net = network(graph, "ChromaticPolynomial")
    if any(a == b for a, b, _ in net.edges):
        return 0
    place = {key: n for n, key in enumerate(net.vertices)}
    edges = frozenset(frozenset((place[a], place[b])) for a, b, _ in net.edges)
    known: dict = {}

    def counted(vertices: frozenset, edges: frozenset) -> tuple:
        """Coefficients of 1, k, k^2, ...: those without an edge less those with its ends made one."""
        evaluation.check_abort()
        if not edges:
            return (*(0,) * len(vertices), 1)
        if (vertices, edges) not in known:
            one = min(edges, key=sorted)
            a, b = sorted(one)
            joined = frozenset(frozenset(a if v == b else v for v in e) for e in edges if e != one)
            more, less = counted(vertices, edges - {one}), counted(vertices - {b}, joined)
            less += (0,) * (len(more) - len(less))
            known[vertices, edges] = tuple(x - y for x, y in zip(more, less, strict=True))
        return known[vertices, edges]

    found = counted(frozenset(place.values()), edges)
    return S.Plus(*(S.Times(c, S.Power(k, n)) for n, c in enumerate(found) if c))
