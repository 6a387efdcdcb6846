"""Ways through all of a graph, flows, how a graph holds together, who is in its middle."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice, pairwise

from wlnet.algebra.network_flows import (
    capacities,
    cheapest_flow,
    edge_connectivity,
    edges_between,
    largest_flow,
    vertex_connectivity,
    vertices_between,
)
from wlnet.algebra.network_search import circles_in, ways_through_all
from wlnet.algebra.networks import (
    Network,
    distances,
    graph_of,
    network,
    parts,
    strong_components,
    vertex,
    weak_components,
)
from wlnet.algebra.numbers import whole
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_FLOW = Message("FindMinimumCostFlow::wlnetflow", "There is no flow from `1` to `2`.")
NO_COSTS = Message(
    "FindMinimumCostFlow::wlnetcosts", "`1` is neither a graph nor a square matrix of numbers."
)
BAD_SIZE = Message("FindCycle::inv", "The sizes `1` and the number `2` should be positive integers.")
ONE_VERTEX = Message("EdgeConnectivity::wlnetone", "A graph of a single vertex cannot be parted.")


# -- flows -------------------------------------------------------------------------------------------------


def _of_matrix(matrix) -> Network | None:
    """The network of a square matrix of numbers; 0 and Infinity mean that there is no edge."""
    rows = [row.args for row in matrix.args if is_list(row)] if is_list(matrix) else []
    if not rows or len(rows) != len(matrix) or any(len(row) != len(rows) for row in rows):
        return None
    names = range(1, len(rows) + 1)
    found = [(key_of(a), key_of(b), True) for a in names for b in names if _is_there(rows[a - 1][b - 1])]
    weights = [rows[a - 1][b - 1] for a in names for b in names if _is_there(rows[a - 1][b - 1])]
    return Network([key_of(n) for n in names], {key_of(n): n for n in names}, found, weights)


def _is_there(entry) -> bool:
    return isinstance(entry, (int, float, Fraction)) and entry != 0


@builtin("FindMaximumFlow[graph_, start_, stop_]")
def find_maximum_flow(evaluation, graph, start, stop):
    """How much gets from a vertex to another: 1 through each edge, or EdgeCapacity; of a matrix of these."""
    net = _of_matrix(graph)
    if net is None:
        net = network(graph, "FindMaximumFlow")
        sizes = parts(graph, "FindMaximumFlow")[2].get(S.EdgeCapacity)
        room = capacities(net, sizes.args if is_list(sizes) and len(sizes) == len(net.edges) else None)
    else:
        room = capacities(net, net.weights)
    ends = (vertex(net, name, "FindMaximumFlow") for name in (start, stop))
    return largest_flow(room, *ends)[0]


@builtin("FindMinimumCostFlow[graph_, start_, stop_]")
def find_minimum_cost_flow(evaluation, graph, start, stop):
    """The least cost of a largest flow; 1 gets through each edge, at its EdgeCost or that of a matrix."""
    net = _of_matrix(graph)
    if net is not None:
        costs = net.weights
    elif isinstance(graph, Expr) and graph.head is S.Graph:
        net = network(graph, "FindMinimumCostFlow")
        given = parts(graph, "FindMinimumCostFlow")[2].get(S.EdgeCost)
        costs = given.args if is_list(given) and len(given) == len(net.edges) else [1] * len(net.edges)
    else:
        raise NO_COSTS(graph, value=UNEVALUATED)
    ends = [vertex(net, name, "FindMinimumCostFlow") for name in (start, stop)]
    arcs = []
    for (a, b, directed), cost in zip(net.edges, costs, strict=True):
        arcs += [(a, b, 1, cost)] if directed else [(a, b, 1, cost), (b, a, 1, cost)]
    amount, price = cheapest_flow(arcs, *ends)
    if not amount:
        raise NO_FLOW(start, stop, value=UNEVALUATED)
    return price


@builtin("EdgeConnectivity[graph_]", "EdgeConnectivity[graph_, start_, stop_]")
def wl_edge_connectivity(evaluation, graph, start=None, stop=None):
    """How few edges part a graph, or two of its vertices."""
    net = network(graph, "EdgeConnectivity")
    if start is not None:
        ends = [vertex(net, name, "EdgeConnectivity") for name in (start, stop)]
        if ends[0] == ends[1]:
            return sum(ends[0] in one[:2] for one in net.edges)
        return edges_between(net, *ends)
    if len(net.vertices) < 2:
        raise ONE_VERTEX(value=UNEVALUATED)
    return edge_connectivity(net, evaluation.check_abort)


@builtin("VertexConnectivity[graph_]", "VertexConnectivity[graph_, start_, stop_]")
def wl_vertex_connectivity(evaluation, graph, start=None, stop=None):
    """How few vertices part a graph, or two of its vertices; 0 for neighbours."""
    net = network(graph, "VertexConnectivity")
    if start is not None:
        ends = [vertex(net, name, "VertexConnectivity") for name in (start, stop)]
        return len(net.edges) if ends[0] == ends[1] else vertices_between(net, *ends)
    return vertex_connectivity(net, evaluation.check_abort)


# -- ways through all --------------------------------------------------------------------------------------


@builtin("FindHamiltonianPath[graph_]", "FindHamiltonianPath[graph_, start_, stop_]")
def find_hamiltonian_path(evaluation, graph, start=None, stop=None):
    """The vertices of a way that visits each once, from one to another if they are named; {} without."""
    net = network(graph, "FindHamiltonianPath")
    ends = [None if name is None else vertex(net, name, "FindHamiltonianPath") for name in (start, stop)]
    found = next(ways_through_all(net, evaluation.check_abort, *ends), ())
    return wl_list(net.names[key] for key in found)


@builtin("FindHamiltonianCycle[graph_]", "FindHamiltonianCycle[graph_, count_]")
def find_hamiltonian_cycle(evaluation, graph, count=1):
    """{the edges of a closed way that visits each vertex once}; n or All of them."""
    net = network(graph, "FindHamiltonianCycle")
    most = 2**62 if count is S.All or count is S.Infinity else count
    if type(most) is not int or len(net.vertices) < 3:
        return []
    undirected = not any(directed for _, _, directed in net.edges)
    found = []
    for way in ways_through_all(net, evaluation.check_abort, closed=True):
        place = {key: n for n, key in enumerate(net.vertices)}
        if undirected and place[way[1]] > place[way[-1]]:
            continue  # the same the other way round
        found.append(_edges(net, [*way, way[0]]))
        if len(found) >= most:
            break
    return found


@builtin("FindCycle[graph_]", "FindCycle[graph_, size_]", "FindCycle[graph_, size_, count_]")
def find_cycle(evaluation, graph, size=S.Infinity, count=1):
    """{the edges of a circle} of at most n, {n} or {min, max} edges; so many, or All of them."""
    net = network(graph, "FindCycle")
    bounds = size.args * (2 if len(size) == 1 else 1) if is_list(size) else (1, size)
    least, most = (
        (len(net.vertices) if b is S.Infinity else b for b in bounds) if len(bounds) == 2 else (0, None)
    )
    wanted = 2**62 if count is S.All else count
    if not all(type(n) is int and n > 0 for n in (least, most, wanted)):
        raise BAD_SIZE(size, count, value=UNEVALUATED)
    circles = circles_in(net, evaluation.check_abort, most)
    return [_edges(net, [*one, one[0]]) for one in islice((c for c in circles if len(c) >= least), wanted)]


@builtin("FindEulerianCycle[graph_]")
def find_eulerian_cycle(evaluation, graph):
    """{the edges of a closed way that takes each edge once}, or {}."""
    net = network(graph, "FindEulerianCycle")
    if not evaluation.true(S.EulerianGraphQ(graph)):
        return []
    ahead: dict = {key: [] for key in net.vertices}
    for number, (a, b, directed) in reversed(list(enumerate(net.edges))):
        ahead[a].append((number, b))
        if not directed and a != b:
            ahead[b].append((number, a))
    used: set = set()
    stack, way = [net.edges[0][0]], []
    while stack:
        while ahead[stack[-1]] and ahead[stack[-1]][-1][0] in used:
            ahead[stack[-1]].pop()
        if not ahead[stack[-1]]:
            way.append(stack.pop())
            continue
        number, other = ahead[stack[-1]].pop()
        used.add(number)
        stack.append(other)
    return [_edges(net, way[::-1])]


def _edges(net: Network, way: list) -> Expr:
    """The edges along a way, from each vertex to the next."""
    directed = {(a, b) for a, b, one_way in net.edges if one_way}
    return wl_list(
        (S.DirectedEdge if pair in directed else S.UndirectedEdge)(*(net.names[key] for key in pair))
        for pair in pairwise(way)
    )


@builtin("FindSpanningTree[graph_]")
def find_spanning_tree(evaluation, graph):
    """The fewest and lightest edges that hold the vertices together (Kruskal)."""
    vertices, edges, _ = parts(graph, "FindSpanningTree")
    net = network(graph, "FindSpanningTree")
    group = {key: key for key in net.vertices}

    def root(key):
        while group[key] != key:
            key = group[key]
        return key

    weights = net.weights or [1] * len(edges)
    kept = []
    for number in sorted(range(len(edges)), key=lambda n: weights[n]):
        a, b = (root(key) for key in net.edges[number][:2])
        if a != b:
            group[b] = a
            kept.append(number)
    kept.sort()
    settings = [S.Rule(S.EdgeWeight, wl_list(weights[n] for n in kept))] if net.weights else []
    return graph_of(vertices, [edges[n] for n in kept], settings)


# -- how far, and who is in the middle ---------------------------------------------------------------------


def _far(net: Network, key):
    """The greatest distance from a vertex; Infinity where some cannot be reached."""
    known = distances(net, key)[0]
    if len(known) < len(net.vertices):
        return None
    found = max(known.values())
    return found if net.weights is None else float(found)


@builtin("VertexEccentricity[graph_, name_]")
def vertex_eccentricity(evaluation, graph, name):
    """The greatest distance from a vertex."""
    net = network(graph, "VertexEccentricity")
    found = _far(net, vertex(net, name, "VertexEccentricity"))
    return S.Infinity if found is None else found


def _all_far(net: Network) -> list:
    return [_far(net, key) for key in net.vertices]


@builtin("GraphDiameter[graph_]")
def graph_diameter(evaluation, graph):
    """The greatest distance of two vertices."""
    far = _all_far(network(graph, "GraphDiameter"))
    return S.Infinity if None in far or not far else max(far)


@builtin("GraphRadius[graph_]")
def graph_radius(evaluation, graph):
    """How far the others are from a vertex in the middle."""
    far = [d for d in _all_far(network(graph, "GraphRadius")) if d is not None]
    return min(far) if far else S.Infinity


@builtin("GraphCenter[graph_]")
def graph_center(evaluation, graph):
    """The vertices from which the others are least far."""
    return _those(network(graph, "GraphCenter"), min)


@builtin("GraphPeriphery[graph_]")
def graph_periphery(evaluation, graph):
    """The vertices from which another is farthest."""
    return _those(network(graph, "GraphPeriphery"), max)


def _those(net: Network, choose) -> Expr:
    far = [float("inf") if d is None else d for d in _all_far(net)]
    best = choose(far, default=0)
    return wl_list(net.names[key] for key, d in zip(net.vertices, far, strict=True) if d == best)


@builtin("MeanGraphDistance[graph_]")
def mean_graph_distance(evaluation, graph):
    """The mean distance of two different vertices."""
    net = network(graph, "MeanGraphDistance")
    rows = [distances(net, key)[0] for key in net.vertices]
    count = len(net.vertices)
    if count < 2 or any(len(row) < count for row in rows):
        return S.Infinity if count > 1 else 0
    total = sum(sum(row.values()) for row in rows)
    pairs = count * (count - 1)
    return whole(Fraction(total, pairs)) if type(total) is int else total / pairs


@builtin("DegreeCentrality[graph_]", "DegreeCentrality[graph_, ways_]")
def degree_centrality(evaluation, graph, ways=None):
    """How many edges each vertex has; "In" and "Out": that way."""
    if ways is None:
        return S.VertexDegree(graph)
    return {"In": S.VertexInDegree, "Out": S.VertexOutDegree}[ways](graph) if ways in ("In", "Out") else None


@builtin("ClosenessCentrality[graph_]")
def closeness_centrality(evaluation, graph):
    """One over the mean distance from each vertex to those that it reaches."""
    net = network(graph, "ClosenessCentrality")
    found = []
    for key in net.vertices:
        known = distances(net, key)[0]
        total = sum(known.values())
        found.append((len(known) - 1) / total if total else 0.0)
    return packed(found)


@builtin("BetweennessCentrality[graph_]")
def betweenness_centrality(evaluation, graph):
    """How many shortest ways between others pass each vertex, ways of one pair counted in shares."""
    net = network(graph, "BetweennessCentrality")
    found = dict.fromkeys(net.vertices, 0.0)
    for start in net.vertices:
        far = distances(net, start)[0]
        order = sorted(far, key=far.__getitem__)
        ways = dict.fromkeys(order, 0) | {start: 1}
        before: dict = {key: [] for key in order}
        for key in order:
            for other, weight in net.to(key):
                if key != other and far[key] + weight == far[other]:
                    ways[other] += ways[key]
                    before[other].append(key)
        share = dict.fromkeys(order, 0.0)
        for key in reversed(order):
            for other in before[key]:
                share[other] += ways[other] / ways[key] * (1 + share[key])
            if key != start:
                found[key] += share[key]
    directed = any(one_way for _, _, one_way in net.edges)
    return packed([x if directed else x / 2 for x in found.values()])


@builtin("ConnectedGraphComponents[graph_]")
def connected_graph_components(evaluation, graph):
    """The graphs of the groups of vertices that lead to each other, the largest first."""
    net = network(graph, "ConnectedGraphComponents")
    directed = any(one_way for _, _, one_way in net.edges)
    groups = strong_components(net) if directed else weak_components(net)
    return [S.Subgraph(graph, wl_list(net.names[key] for key in one)) for one in groups]
