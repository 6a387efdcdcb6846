"""Graphs of a known form: CompleteGraph, CycleGraph, GridGraph, RandomGraph, ...; of matrices, of points."""

from __future__ import annotations

from itertools import chain, combinations, pairwise, product
from math import comb, prod

from wlnet.algebra.networks import graph_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.levels import walk
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NOT_SIZES = Message("GridGraph::sizes", "`1` is not a list of positive integers.")
TOO_MANY = Message("RandomGraph::wlnetedges", "A graph of `1` vertices cannot have `2` edges.")
NOT_DRAWN = Message(
    "RandomGraph::wlnetdist", "`1` is neither {n, m} nor a distribution of graphs that wlnet has."
)
NO_MATRIX = Message("WeightedAdjacencyGraph::wlnetmatrix", "`1` is not a square matrix.")
NO_POINTS = Message("NearestNeighborGraph::list", "List expected at position `1` in `2`.")
NO_DISTANCES = Message("NearestNeighborGraph::wlnetfar", "wlnet knows no distances of the elements of `1`.")
BAD_INTEGER = Message("HararyGraph::intpm", "Positive machine-sized integer expected at position `1` in `2`.")
TOO_SMALL = Message("HararyGraph::intg", "Integer greater than `1` expected at position `2` in `3`.")


def _numbered(count: int, pairs, settings=()) -> Expr:
    """The vertices 1 to n with edges that go both ways, in order."""
    room_for(count)
    edges = [S.UndirectedEdge(*pair) for pair in sorted(map(sorted, pairs))]
    return graph_of(range(1, count + 1), edges, settings)


@builtin("GridGraph[sizes_List]", "GridGraph[sizes_List, settings__Rule]")
def grid_graph(evaluation, sizes, settings=()):
    """A grid of vertices 1, 2, ...; those along the first direction are neighbours in number."""
    lengths = sizes.args
    if not lengths or not all(type(n) is int and n > 0 for n in lengths):
        raise NOT_SIZES(sizes, value=UNEVALUATED)
    strides = [prod(lengths[:axis]) for axis in range(len(lengths))]
    edges = []
    for place in product(*(range(n) for n in reversed(lengths))):
        number = 1 + sum(x * stride for x, stride in zip(reversed(place), strides, strict=True))
        for x, length, stride in zip(reversed(place), lengths, strides, strict=True):
            if x + 1 < length:
                edges.append((number, number + stride))
    return _numbered(prod(lengths), edges, settings)


@builtin("CompleteGraph[count_]", "CompleteGraph[count_, settings__Rule]")
def complete_graph(evaluation, count, settings=()):
    """Every two of the vertices 1 to n have an edge; of {n1, n2, ...}: every two of different groups."""
    if is_list(count):
        return _of_groups(count.args, settings)
    if type(count) is not int or count < 1:
        return None
    room_for(count * count)
    return _numbered(count, combinations(range(1, count + 1), 2), settings)


def _of_groups(sizes, settings):
    if not sizes or not all(type(n) is int and n > 0 for n in sizes):
        return None
    group = [number for number, size in enumerate(sizes) for _ in range(size)]
    pairs = (
        (a + 1, b + 1)
        for a, b in combinations(range(len(group)), 2)
        if group[a] != group[b] or len(sizes) == 1
    )
    return _numbered(len(group), pairs, settings)


@builtin(
    "TuranGraph[count_Integer, groups_Integer]", "TuranGraph[count_Integer, groups_Integer, settings__Rule]"
)
def turan_graph(evaluation, count, groups, settings=()):
    """n vertices in k groups of nearly the same size; every two of different groups have an edge."""
    if not 1 <= groups <= count:
        return None
    return _of_groups([count // groups + (k < count % groups) for k in range(groups)], settings)


@builtin("CycleGraph[count_Integer]", "CycleGraph[count_Integer, settings__Rule]")
def cycle_graph(evaluation, count, settings=()):
    """The vertices 1 to n in a circle."""
    return (
        _numbered(count, ((a, a % count + 1) for a in range(1, count + 1)), settings) if count > 0 else None
    )


@builtin("PathGraph[vertices_]", "PathGraph[vertices_, settings__Rule]")
def path_graph(evaluation, vertices, settings=()):
    """An edge from each of the vertices to the next; of n: of the vertices 1 to n."""
    if type(vertices) is int and vertices > 0:
        return _numbered(vertices, pairwise(range(1, vertices + 1)), settings)
    if not is_list(vertices):
        return None
    edges = (S.UndirectedEdge(a, b) for a, b in pairwise(vertices.args))
    return evaluation.evaluate(S.Graph(vertices, wl_list(edges), *settings))


@builtin("StarGraph[count_Integer]", "StarGraph[count_Integer, settings__Rule]")
def star_graph(evaluation, count, settings=()):
    """The vertex 1 has an edge to each of the others."""
    return _numbered(count, ((1, k) for k in range(2, count + 1)), settings) if count > 0 else None


@builtin("WheelGraph[count_Integer]", "WheelGraph[count_Integer, settings__Rule]")
def wheel_graph(evaluation, count, settings=()):
    """The vertex 1 with an edge to each of the others, which are in a circle."""
    if count < 4:
        return None
    rim = ((k, k + 1 if k < count else 2) for k in range(2, count + 1))
    return _numbered(count, chain(((1, k) for k in range(2, count + 1)), rim), settings)


@builtin("PetersenGraph[]", "PetersenGraph[count_Integer, jump_Integer]")
def petersen_graph(evaluation, count=5, jump=2):
    """The vertices 1 to n with edges over k places, each with an edge to one of n + 1 to 2 n, a circle."""
    if count < 3 or not 1 <= jump < count:
        return None
    inner = ((k, (k - 1 + jump) % count + 1) for k in range(1, count + 1))
    spokes = ((k, k + count) for k in range(1, count + 1))
    outer = ((count + k, count + k % count + 1) for k in range(1, count + 1))
    return _numbered(2 * count, {tuple(sorted(pair)) for pair in (*inner, *spokes, *outer)})


@builtin("CirculantGraph[count_Integer, jumps_]", "CirculantGraph[count_Integer, jumps_, settings__Rule]")
def circulant_graph(evaluation, count, jumps, settings=()):
    """The vertices 1 to n, each with edges to those so many places on."""
    steps = jumps.args if is_list(jumps) else (jumps,)
    if count < 1 or not all(type(j) is int for j in steps):
        return None
    pairs = {
        tuple(sorted((k, (k - 1 + j) % count + 1))) for k in range(1, count + 1) for j in steps if j % count
    }
    return _numbered(count, pairs, settings)


@builtin("HararyGraph[k_, n_]", "HararyGraph[k_, n_, settings__Rule]")
def harary_graph(evaluation, k, n, settings=()):
    """The graph of n vertices with the fewest edges that takes k vertices to part."""
    call = S.HararyGraph(k, n)
    for place, x in enumerate((k, n), 1):
        if type(x) is not int or x < 1:
            raise BAD_INTEGER(place, call, value=UNEVALUATED)
    if k < 2 or n <= k:
        raise TOO_SMALL(*((1, 1) if k < 2 else (k, 2)), call, value=UNEVALUATED)
    pairs = {tuple(sorted((a, (a - 1 + j) % n + 1))) for a in range(1, n + 1) for j in range(1, k // 2 + 1)}
    if k % 2 and n % 2 == 0:
        pairs |= {(a, a + n // 2) for a in range(1, n // 2 + 1)}
    elif k % 2:
        pairs |= {(1, 1 + n // 2)} | {(a, a + (n + 1) // 2) for a in range(1, n // 2 + 1)}
    return _numbered(n, pairs, settings)


@builtin("HypercubeGraph[d_Integer]", "HypercubeGraph[d_Integer, settings__Rule]")
def hypercube_graph(evaluation, d, settings=()):
    """The corners 1 to 2^d of a cube and its sides."""
    if d < 0:
        return None
    room_for(d << d)
    pairs = ((a + 1, (a ^ 1 << bit) + 1) for a in range(1 << d) for bit in range(d) if not a >> bit & 1)
    return _numbered(1 << d, pairs, settings)


@builtin("KaryTree[count_Integer]", "KaryTree[count_Integer, k_Integer]")
def kary_tree(evaluation, count, k=2):
    """The vertices 1 to n, each with edges to up to k that come below it."""
    if count < 1 or k < 1:
        return None
    return _numbered(count, (((child - 2) // k + 1, child) for child in range(2, count + 1)))


@builtin("CompleteKaryTree[levels_Integer]", "CompleteKaryTree[levels_Integer, k_Integer]")
def complete_kary_tree(evaluation, levels, k=2):
    """A tree of n levels; each vertex above the last has k below it."""
    if levels < 1 or k < 1:
        return None
    room_for(k ** min(levels - 1, 64) if k > 1 else levels)
    count = sum(k**n for n in range(levels))
    return kary_tree(evaluation, count, k)


@builtin("ExpressionGraph[expr_]")
def expression_graph(evaluation, expr):
    """The parts of an expression as the vertices 1, 2, ..., each with edges to its elements."""
    order = sorted(position for position, _ in walk(expr, 0, float("inf")))
    number = {position: n for n, position in enumerate(order, 1)}
    return _numbered(
        len(order), ((number[position[:-1]], number[position]) for position in order if position)
    )


# -- graphs by chance ------------------------------------------------------------------------------------


@builtin("BernoulliGraphDistribution[n_, p_]", attributes=("Protected", "ReadProtected"))
def bernoulli_graph_distribution(evaluation, n, p):
    """Stays as it is: graphs of n vertices, each edge there with the probability p."""


@builtin("UniformGraphDistribution[n_, m_]", attributes=("Protected", "ReadProtected"))
def uniform_graph_distribution(evaluation, n, m):
    """Stays as it is: graphs of n vertices and m edges."""


@builtin("RandomGraph[spec_]", "RandomGraph[spec_, count_Integer]", options={"DirectedEdges": S("False")})
def random_graph(evaluation, spec, count=None, options=None):
    """A graph of {n, m} vertices and edges, or of a distribution; count: a list of them."""
    if count is not None:
        return [random_graph(evaluation, spec, None, options) for _ in range(max(count, 0))]
    sizes = spec.args if isinstance(spec, Expr) and len(spec) == 2 else ()
    if not sizes or spec.head not in (S.List, S.UniformGraphDistribution, S.BernoulliGraphDistribution):
        raise NOT_DRAWN(spec, value=UNEVALUATED)
    n, m = sizes
    if type(n) is not int or n < 1:
        raise NOT_DRAWN(spec, value=UNEVALUATED)
    if spec.head is S.BernoulliGraphDistribution:
        m = evaluation.evaluate(S.RandomVariate(S.BinomialDistribution(comb(n, 2), m)))
    if type(m) is not int or not 0 <= m <= comb(n, 2):
        raise TOO_MANY(n, m, value=UNEVALUATED)
    pairs = list(combinations(range(1, n + 1), 2))
    chosen = evaluation.evaluate(S.RandomSample(wl_list(range(len(pairs))), m)).args if m else ()
    return _numbered(n, [pairs[k] for k in chosen])


# -- graphs of matrices and points -----------------------------------------------------------------------


@builtin("AdjacencyGraph[matrix_]", "AdjacencyGraph[vertices_List, matrix_]")
def adjacency_graph(evaluation, matrix, vertices=None):
    """The graph of a matrix of 0 and 1; a symmetric one has edges that go both ways."""
    rows = _rows(evaluation, matrix)
    if not rows or any(not set(row) <= {0, 1} for row in rows):
        return None
    return _of_rows(rows, vertices, lambda entry: entry == 1)[0]


@builtin("WeightedAdjacencyGraph[matrix_]", "WeightedAdjacencyGraph[vertices_List, matrix_]")
def weighted_adjacency_graph(evaluation, matrix, vertices=None):
    """The graph of a matrix of the weights of edges; Infinity where there is none."""
    rows = _rows(evaluation, matrix)
    if not rows:
        raise NO_MATRIX(matrix, value=UNEVALUATED)
    absent = (S.Infinity, S.DirectedInfinity(1))
    graph, weights = _of_rows(rows, vertices, lambda entry: entry not in absent)
    return graph_of(*(part.args for part in graph.args), [S.Rule(S.EdgeWeight, wl_list(weights))])


def _rows(evaluation, matrix) -> list:
    rows = evaluation.evaluate(S.Normal(matrix))
    rows = [tuple(row.args) for row in rows.args] if is_list(rows) and all(map(is_list, rows.args)) else []
    return rows if all(len(row) == len(rows) for row in rows) else []


def _of_rows(rows: list, vertices, is_edge) -> tuple[Expr, list]:
    """(graph, entries of its edges) of a square matrix."""
    names = tuple(range(1, len(rows) + 1)) if vertices is None else vertices.args
    symmetric = all(rows[a][b] == rows[b][a] for a, b in combinations(range(len(rows)), 2))
    head = S.UndirectedEdge if symmetric else S.DirectedEdge
    places = [
        (a, b)
        for a, row in enumerate(rows)
        for b, entry in enumerate(row)
        if is_edge(entry) and (a <= b or not symmetric)
    ]
    edges = [head(names[a], names[b]) for a, b in places]
    return graph_of(names, edges), [rows[a][b] for a, b in places]


@builtin(
    "NearestNeighborGraph[points_]",
    "NearestNeighborGraph[points_, k_]",
    options={"DistanceFunction": S.Automatic},
)
def nearest_neighbor_graph(evaluation, points, k=1, options=None):
    """Points with edges to the k nearest others, and to those that are as near."""
    if not is_list(points) or not len(points) or type(k) is not int or k < 1:
        raise NO_POINTS(1, S.NearestNeighborGraph(points), value=UNEVALUATED)
    items = points.args
    given = options["DistanceFunction"] if options else S.Automatic
    if given is S.Automatic:
        given = S.EditDistance if all(isinstance(x, str) for x in items) else S.EuclideanDistance
    distance = evaluation.function(given)
    far = [[numeric_value(distance(a, b)) for b in items] for a in items]
    if not all(is_real(x) for row in far for x in row):
        raise NO_DISTANCES(points, value=UNEVALUATED)
    pairs = set()
    for a in range(len(items)):
        others = sorted(far[a][b] for b in range(len(items)) if b != a)
        if others:
            bound = others[min(k, len(others)) - 1]
            pairs |= {tuple(sorted((a, b))) for b in range(len(items)) if b != a and far[a][b] <= bound}
    return graph_of(items, [S.UndirectedEdge(items[a], items[b]) for a, b in sorted(pairs)])
