"""Sets of vertices, and graphs and matrices made of a graph: FindClique, KCoreComponents, LineGraph, ..."""

from __future__ import annotations

from itertools import combinations, permutations

from wlnet.algebra.network_search import adjacent_in, complement_of, core, maximal_cliques
from wlnet.algebra.networks import graph_of, network, parts, reached, vertex, weak_components
from wlnet.expr.expr import Expr, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_PARAMETER = {
    name: Message(f"{name}::inv", "The argument `1` in `2` is not a valid parameter.")
    for name in ("FindClique", "FindIndependentVertexSet", "KCoreComponents", "NeighborhoodGraph")
}
NO_INTEGER = Message("KCoreComponents::int", "Integer expected at position `1` in `2`.")


# -- sets of vertices --------------------------------------------------------------------------------------


def _sizes(spec, call) -> tuple[float, float]:
    """(least, most) of n, {n} or {least, most}."""
    bounds = [float("inf") if b is S.Infinity else b for b in (spec.args if is_list(spec) else (1, spec))]
    if is_list(spec) and len(bounds) == 1:
        bounds *= 2
    if len(bounds) != 2 or not all(type(b) in (int, float) and b >= 1 for b in bounds):
        raise BAD_PARAMETER[call.head.name](spec, call, value=UNEVALUATED)
    return tuple(bounds)


def _found(net, adjacent: dict, call, size, count, tick):
    """The largest of the maximal cliques, or the first of them, of these sizes; large and late ones first."""
    least, most = _sizes(size, call)
    place = {key: number for number, key in enumerate(net.vertices)}
    fit = (one for one in maximal_cliques(adjacent, tick) if least <= len(one) <= most)
    if count == 1:
        best: list = []
        for one in fit:
            best = one if len(one) > len(best) else best
        kept = [best] if best else []
    elif count is S.All or (type(count) is int and count > 0):
        kept = [one for _, one in zip(range(2**62 if count is S.All else count), fit, strict=False)]
    else:
        raise BAD_PARAMETER[call.head.name](count, call, value=UNEVALUATED)
    kept.sort(key=lambda one: (len(one), [place[k] for k in one]), reverse=True)
    return wl_list(_names(net, one) for one in kept)


@builtin("FindClique[graph_]", "FindClique[graph_, size_]", "FindClique[graph_, size_, count_]")
def find_clique(evaluation, graph, size=S.Infinity, count=1):
    """{a largest set of vertices that all are neighbours}; of at most n, {n} or {min, max}; All such sets."""
    net = network(graph, "FindClique")
    call = S.FindClique(graph, size)
    return _found(net, adjacent_in(net), call, size, count, evaluation.check_abort)


@builtin(
    "FindIndependentVertexSet[graph_]",
    "FindIndependentVertexSet[graph_, size_]",
    "FindIndependentVertexSet[graph_, size_, count_]",
)
def find_independent_vertex_set(evaluation, graph, size=S.Infinity, count=1):
    """{a largest set of vertices of which no two are neighbours}; sizes and numbers as for FindClique."""
    net = network(graph, "FindIndependentVertexSet")
    call = S.FindIndependentVertexSet(graph, size)
    return _found(net, complement_of(adjacent_in(net)), call, size, count, evaluation.check_abort)


@builtin("FindVertexCover[graph_]")
def find_vertex_cover(evaluation, graph):
    """A smallest set of vertices that every edge ends at."""
    net = network(graph, "FindVertexCover")
    largest: list = []
    for one in maximal_cliques(complement_of(adjacent_in(net)), evaluation.check_abort):
        largest = one if len(one) > len(largest) else largest
    return _names(net, [key for key in net.vertices if key not in largest])


@builtin("KCoreComponents[graph_, k_]", "KCoreComponents[graph_, k_, ways_]")
def k_core_components(evaluation, graph, k, ways=None):
    """Components of what is left when vertices of fewer than k edges go; "In" and "Out": edges that way."""
    net = network(graph, "KCoreComponents")
    call = S.KCoreComponents(graph, k) if ways is None else S.KCoreComponents(graph, k, ways)
    if ways not in (None, "In", "Out"):
        raise BAD_PARAMETER["KCoreComponents"](ways, call, value=UNEVALUATED)
    if type(k) is not int:
        raise NO_INTEGER(2, call, value=UNEVALUATED)
    near = {
        key: [other for a, b, _ in net.edges if key in (a, b) for other in ((b,) if a == key else (a,))]
        for key in net.vertices
    }
    if ways is not None:
        near = {key: [k for k, _ in (net.back if ways == "In" else net.to)(key)] for key in net.vertices}
    kept = core(net, k, lambda key, left: sum(other in left for other in near[key]))
    place = {key: number for number, key in enumerate(net.vertices)}
    left, found = dict.fromkeys(kept), []
    while left:
        one = reached(next(iter(left)), lambda key: [k for k in net.around(key) if k in left])
        found.append(sorted(one, key=place.__getitem__))
        for key in one:
            del left[key]
    found.sort(key=lambda one: (len(one), place[one[0]]), reverse=True)
    return wl_list(_names(net, one) for one in found)


@builtin("VertexComponent[graph_, start_]")
def vertex_component(evaluation, graph, start):
    """The vertices from which there is a way to a vertex or one of a list, the near ones first."""
    net = network(graph, "VertexComponent")
    names = start.args if is_list(start) and key_of(start) not in net.names else (start,)
    found: dict = {}
    for key in [vertex(net, name, "VertexComponent") for name in names]:
        if key not in found:
            ahead = lambda k: [other for other, _ in net.back(k) if other not in found]  # noqa: E731, B023
            found |= dict.fromkeys(reached(key, ahead))
    return _names(net, found)


def _names(net, keys):
    return wl_list(net.names[key] for key in keys)


# -- graphs of a graph -------------------------------------------------------------------------------------


@builtin("NeighborhoodGraph[graph_, center_]", "NeighborhoodGraph[graph_, center_, steps_]")
def neighborhood_graph(evaluation, graph, center, steps=1):
    """A vertex, or those of a list, with what is at most so many steps away; their edges come first."""
    net = network(graph, "NeighborhoodGraph")
    if type(steps) is not int or steps < 0:
        call = S.NeighborhoodGraph(graph, center, steps)
        raise BAD_PARAMETER["NeighborhoodGraph"](steps, call, value=UNEVALUATED)
    names = center.args if is_list(center) and key_of(center) not in net.names else (center,)
    centers = [key_of(name) for name in names if key_of(name) in net.names]
    near = dict.fromkeys(centers)
    for start in centers:
        ring = {start}
        for _ in range(steps):
            ring |= {other for key in ring for other in net.around(key)}
        near |= dict.fromkeys(key for key in net.vertices if key in ring and key not in near)
    place = {key: number for number, key in enumerate(net.vertices)}
    first = {key: number for number, key in enumerate(centers)}
    rows = []
    for number, (a, b, directed) in enumerate(net.edges):
        if a in near and b in near:
            turned = not directed and first.get(b, len(first)) < first.get(a, len(first))
            pair = (b, a) if turned else (a, b)
            rows.append(
                (min(first.get(a, len(first)), first.get(b, len(first))), *map(place.get, pair), number, pair)
            )
    edges = [
        (S.DirectedEdge if net.edges[number][2] else S.UndirectedEdge)(*(net.names[k] for k in pair))
        for *_, number, pair in sorted(rows, key=lambda row: row[:4])
    ]
    return graph_of([net.names[key] for key in near], edges)


@builtin("LineGraph[graph_]")
def line_graph(evaluation, graph):
    """The edges as vertices 1, 2, ...; those that meet (one leads on to the other) have an edge."""
    net = network(graph, "LineGraph")
    numbers = range(len(net.edges))
    if net.edges and all(directed for _, _, directed in net.edges):
        pairs = [(i, j) for i, j in permutations(numbers, 2) if net.edges[i][1] == net.edges[j][0]]
        edges = [S.DirectedEdge(i + 1, j + 1) for i, j in pairs]
    else:
        pairs = [(i, j) for i, j in combinations(numbers, 2) if {*net.edges[i][:2]} & {*net.edges[j][:2]}]
        edges = [S.UndirectedEdge(i + 1, j + 1) for i, j in pairs]
    return graph_of(range(1, len(net.edges) + 1), edges)


@builtin("TransitiveClosureGraph[graph_]")
def transitive_closure_graph(evaluation, graph):
    """Edges from each vertex to all to which there is a way."""
    net = network(graph, "TransitiveClosureGraph")
    directed = any(directed for _, _, directed in net.edges)
    place = {key: number for number, key in enumerate(net.vertices)}
    edges = []
    for key in net.vertices:
        far = set(reached(key, lambda k: [other for other, _ in net.to(k)])) - {key}
        for other in sorted(far, key=place.__getitem__):
            if directed or place[key] < place[other]:
                head = S.DirectedEdge if directed else S.UndirectedEdge
                edges.append(head(net.names[key], net.names[other]))
    return graph_of(net.names.values(), edges)


@builtin("GraphComplement[graph_]")
def graph_complement(evaluation, graph):
    """Edges where the graph has none."""
    net = network(graph, "GraphComplement")
    directed = any(directed for _, _, directed in net.edges)
    there = {(key, other) for key in net.vertices for other, _ in net.to(key)}
    pairs = (permutations if directed else combinations)(net.vertices, 2)
    head = S.DirectedEdge if directed else S.UndirectedEdge
    edges = [head(net.names[a], net.names[b]) for a, b in pairs if (a, b) not in there]
    return graph_of(net.names.values(), edges)


@builtin("GraphUnion[graphs__]")
def graph_union(evaluation, graphs):
    """The vertices and edges of all."""
    return _put_together(graphs, "GraphUnion", lambda n, count: n > 0)


@builtin("GraphIntersection[graphs__]")
def graph_intersection(evaluation, graphs):
    """The vertices of all and the edges that all have."""
    return _put_together(graphs, "GraphIntersection", lambda n, count: n == count)


@builtin("GraphDifference[a_, b_]")
def graph_difference(evaluation, a, b):
    """The vertices of both and the edges of the first that the second does not have."""
    vertices, edges, _ = parts(a, "GraphDifference")
    others, gone, _ = parts(b, "GraphDifference")
    names = {_edge_key(one) for one in gone}
    every = {key_of(v): v for v in (*vertices, *others)}
    return graph_of(every.values(), [one for one in edges if _edge_key(one) not in names])


def _put_together(graphs, owner: str, holds) -> Expr:
    vertices: dict = {}
    edges: dict = {}
    for graph in graphs:
        names, found, _ = parts(graph, owner)
        vertices |= {key_of(v): v for v in names}
        for key, one in {_edge_key(one): one for one in found}.items():
            edges.setdefault(key, [one, 0])[1] += 1
    return graph_of(vertices.values(), [one for one, n in edges.values() if holds(n, len(graphs))])


def _edge_key(one):
    ends = [key_of(end) for end in one.args[:2]]
    return one.head, frozenset(ends) if one.head is S.UndirectedEdge else tuple(ends)


@builtin("IndexGraph[graph_]", "IndexGraph[graph_, first_Integer]")
def index_graph(evaluation, graph, first=1):
    """The graph with the vertices 1, 2, ... in the place of its own."""
    vertices, _, _ = parts(graph, "IndexGraph")
    return S.VertexReplace(graph, wl_list(S.Rule(v, n) for n, v in enumerate(vertices, first)))


@builtin("VertexReplace[graph_, rules_]")
def vertex_replace(evaluation, graph, rules):
    """The graph with other names of vertices; those that get one name become one."""
    vertices, edges, settings = parts(graph, "VertexReplace")

    def renamed(name):
        return evaluation.evaluate(S.Replace(name, rules))

    names = wl_list(map(renamed, vertices))
    made = [Expr(one.head, (*map(renamed, one.args[:2]), *one.args[2:])) for one in edges]
    return S.Graph(S.DeleteDuplicates(names), wl_list(made), *(S.Rule(*pair) for pair in settings.items()))


@builtin("DirectedGraph[graph_]")
def directed_graph(evaluation, graph):
    """Two edges, there and back, for each that goes both ways."""
    vertices, edges, _ = parts(graph, "DirectedGraph")
    found = []
    for one in edges:
        a, b = one.args[:2]
        found += [S.DirectedEdge(a, b)]
        found += [S.DirectedEdge(b, a)] if one.head is S.UndirectedEdge and a != b else []
    place = {key_of(v): n for n, v in enumerate(vertices)}
    return graph_of(vertices, sorted(found, key=lambda one: [place[key_of(end)] for end in one.args]))


@builtin("WeaklyConnectedGraphComponents[graph_]")
def weakly_connected_graph_components(evaluation, graph):
    """The graph cut into parts without edges between them, the largest first."""
    net = network(graph, "WeaklyConnectedGraphComponents")
    return [S.Subgraph(graph, _names(net, one)) for one in weak_components(net)]


# -- matrices ----------------------------------------------------------------------------------------------


def _matrix(evaluation, entries: dict, size: tuple):
    """A sparse array of (row, column) -> entry, both from 0."""
    rules = wl_list(S.Rule(wl_list((i + 1, j + 1)), x) for (i, j), x in entries.items())
    return evaluation.evaluate(S.SparseArray(rules, wl_list(size)))


@builtin("IncidenceMatrix[graph_]")
def incidence_matrix(evaluation, graph):
    """1 where an edge (a column) ends at a vertex (a row), -1 where it leaves one; loops count twice."""
    net = network(graph, "IncidenceMatrix")
    place = {key: number for number, key in enumerate(net.vertices)}
    entries: dict = {}
    for number, (a, b, directed) in enumerate(net.edges):
        sign = -1 if directed else 1
        if a == b:
            entries[place[a], number] = 2 * sign
        else:
            entries[place[a], number], entries[place[b], number] = sign, 1
    return _matrix(evaluation, entries, (len(net.vertices), len(net.edges)))


@builtin("KirchhoffMatrix[graph_]")
def kirchhoff_matrix(evaluation, graph):
    """How many edges each vertex has, and -1 for each that leads to another; without loops and doubles."""
    net = network(graph, "KirchhoffMatrix")
    place = {key: number for number, key in enumerate(net.vertices)}
    pairs = {(a, b) if directed or place[a] < place[b] else (b, a) for a, b, directed in net.edges if a != b}
    both = {pair for a, b, directed in net.edges if not directed for pair in ((a, b), (b, a))}
    entries: dict = {}
    for a, b in pairs:
        for key in (a, b):
            entries[place[key], place[key]] = entries.get((place[key], place[key]), 0) + 1
        entries[place[a], place[b]] = -1
        if (b, a) in both:
            entries[place[b], place[a]] = -1
    return _matrix(evaluation, entries, (len(place),) * 2)


@builtin("WeightedAdjacencyMatrix[graph_]")
def weighted_adjacency_matrix(evaluation, graph):
    """The sum of the weights of the edges from each vertex to each."""
    vertices, edges, settings = parts(graph, "WeightedAdjacencyMatrix")
    place = {key_of(v): number for number, v in enumerate(vertices)}
    weights = settings.get(S.EdgeWeight)
    weights = weights.args if is_list(weights) and len(weights) == len(edges) else (1,) * len(edges)
    sums: dict = {}
    for one, weight in zip(edges, weights, strict=True):
        a, b = (place[key_of(end)] for end in one.args[:2])
        for pair in {(a, b), (b, a)} if one.head is S.UndirectedEdge else {(a, b)}:
            sums.setdefault(pair, []).append(weight)
    entries = {pair: evaluation.evaluate(S.Plus(*found)) for pair, found in sums.items()}
    return _matrix(evaluation, entries, (len(vertices),) * 2)
