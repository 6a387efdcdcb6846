"""Distances of vectors, matrices of them, nearest elements."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.arrays import numeric_array, numeric_arrays, shape_of
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.pair_distances import all_pairs
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.rounding import absolute_value, conjugate
from wlnet.algebra.sums import minus, plus
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.properties import picked
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

UNEQUAL = Message(
    "EuclideanDistance::vecd", "The arguments `1` and `2` should be numbers or lists of one length."
)
NOT_A_NUMBER = Message("Nearest::wlnetdist", "The distance `1` of `2` and `3` is not a number.")
NO_DATA = Message("Nearest::near1", "`1` is neither a list of real points nor a valid list of rules.")
NO_PROPERTY = Message(
    "Nearest::wlnetprop",
    "`1` is no list of labels, and not one of the properties `2`, a list of them, or All.",
)
BAD_COUNT = Message(
    "Nearest::wlnetcnt", "The number of elements `1` should be a positive integer, All, or {n, radius}."
)

_PROPERTIES = ("Element", "Index", "Distance")


def _size(x):
    found = absolute_value(x)
    return S.Abs(x) if found is None else found


def _conjugate_product(a, b):
    found = conjugate(b)
    return times(a, S.Conjugate(b) if found is None else found)


def _cosine(xs, ys):
    """1 - x.y/(|x| |y|); 0 where a vector is zero."""
    lengths = [plus(*(power(_size(v), 2) for v in side)) for side in (xs, ys)]
    for length in lengths:
        if type(length) in (int, float) and length == 0:
            return length
    return minus(1, over(plus(*map(_conjugate_product, xs, ys)), times(*map(sqrt, lengths))))


def _centred(side) -> list:
    mean = over(plus(*side), len(side))
    return [minus(v, mean) for v in side]


def _correlation(xs, ys):
    return _cosine(_centred(xs), _centred(ys))


def _normalized(xs, ys):
    """Half the squared distance of the vectors without their means over the sum of their squared lengths."""
    u, v = _centred(xs), _centred(ys)
    apart = plus(*(power(_size(minus(a, b)), 2) for a, b in zip(u, v, strict=True)))
    return over(apart, times(2, plus(*(power(_size(a), 2) for a in (*u, *v)))))


def _bray_curtis(xs, ys):
    return over(
        plus(*(_size(minus(x, y)) for x, y in zip(xs, ys, strict=True))),
        plus(*(_size(plus(x, y)) for x, y in zip(xs, ys, strict=True))),
    )


def _canberra(xs, ys):
    terms = (
        over(_size(minus(x, y)), plus(_size(x), _size(y)))
        for x, y in zip(xs, ys, strict=True)
        if not (x == 0 and y == 0)
    )
    return plus(*terms)


def _differences(xs, ys):
    return (_size(minus(x, y)) for x, y in zip(xs, ys, strict=True))


FORMULAS = {
    "EuclideanDistance": lambda xs, ys: sqrt(plus(*(power(d, 2) for d in _differences(xs, ys)))),
    "SquaredEuclideanDistance": lambda xs, ys: plus(*(power(d, 2) for d in _differences(xs, ys))),
    "ManhattanDistance": lambda xs, ys: plus(*_differences(xs, ys)),
    "ChessboardDistance": lambda xs, ys: S.Max(*_differences(xs, ys)),
    "CosineDistance": _cosine,
    "CorrelationDistance": _correlation,
    "NormalizedSquaredEuclideanDistance": _normalized,
    "BrayCurtisDistance": _bray_curtis,
    "CanberraDistance": _canberra,
}


def _distance(name: str, a, b):
    """Of two numbers or two arrays of one shape, all elements counting alike."""
    if not is_list(a) and not is_list(b):
        a, b = wl_list([a]), wl_list([b])
    shape = shape_of(a) if is_list(a) else None
    if shape is None or not is_list(b) or shape != shape_of(b):
        raise UNEQUAL(a, b, value=UNEVALUATED)
    kernel = kernel_of(name)
    arrays = numeric_arrays(a, b) if kernel is not None else None
    if arrays is not None and all(array.dtype.kind == "f" for array in arrays):
        found = kernel(*(array.ravel() for array in arrays))
        if found == found:
            return packed(found)
    return FORMULAS[name](list(_leaves(a)), list(_leaves(b)))


def _leaves(x):
    for item in x.args:
        if is_list(item):
            yield from _leaves(item)
        else:
            yield item


@builtin("Midpoint[points_]")
def midpoint(evaluation, points):
    """The point halfway between two points, or of a Line of two."""
    if isinstance(points, Expr) and points.head is S.Line and len(points) == 1:
        points = points.args[0]
    if not is_list(points) or len(points) != 2 or not all(map(is_list, points.args)):
        return None
    a, b = points.args
    return (
        [S.Divide(S.Plus(x, y), 2) for x, y in zip(a.args, b.args, strict=True)] if len(a) == len(b) else None
    )


@builtin("EuclideanDistance[a_, b_]")
def euclidean_distance(evaluation, a, b):
    return _distance("EuclideanDistance", a, b)


@builtin("SquaredEuclideanDistance[a_, b_]")
def squared_euclidean_distance(evaluation, a, b):
    return _distance("SquaredEuclideanDistance", a, b)


@builtin("ManhattanDistance[a_, b_]")
def manhattan_distance(evaluation, a, b):
    return _distance("ManhattanDistance", a, b)


@builtin("ChessboardDistance[a_, b_]")
def chessboard_distance(evaluation, a, b):
    return _distance("ChessboardDistance", a, b)


@builtin("CosineDistance[a_, b_]")
def cosine_distance(evaluation, a, b):
    """1 minus the cosine of the angle."""
    return _distance("CosineDistance", a, b)


@builtin("CorrelationDistance[a_, b_]")
def correlation_distance(evaluation, a, b):
    return _distance("CorrelationDistance", a, b)


@builtin("NormalizedSquaredEuclideanDistance[a_, b_]")
def normalized_squared_euclidean_distance(evaluation, a, b):
    return _distance("NormalizedSquaredEuclideanDistance", a, b)


@builtin("WarpingDistance[a_List, b_List]")
def warping_distance(evaluation, a, b):
    """The least sum of distances of elements when both lists are passed through, each at its own pace.

    Source: H. Sakoe, S. Chiba, Dynamic programming algorithm optimization for spoken word recognition (1978).
    """
    if not len(a) or not len(b):
        return None
    last: list = []
    for x in evaluation.steps(a.args):
        row: list = []
        for k, y in enumerate(b.args):
            near = [cells[i] for cells, i in ((last, k), (last, k - 1), (row, k - 1)) if cells and i >= 0]
            step = numeric_value(evaluation.evaluate(S.EuclideanDistance(x, y)))
            if not is_real(step):
                return None
            row.append(float(step) + min(near, default=0.0))
        last = row
    return last[-1]


@builtin("BrayCurtisDistance[a_, b_]")
def bray_curtis_distance(evaluation, a, b):
    return _distance("BrayCurtisDistance", a, b)


@builtin("CanberraDistance[a_, b_]")
def canberra_distance(evaluation, a, b):
    return _distance("CanberraDistance", a, b)


@builtin("HammingDistance[a_, b_]", options={"IgnoreCase": FALSE})
def hamming_distance(evaluation, a, b, options=None):
    """At how many places two lists or strings of one length differ."""
    if options["IgnoreCase"] is TRUE and type(a) is str and type(b) is str:
        a, b = a.casefold(), b.casefold()
    if type(a) is str and type(b) is str and len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True))
    if not is_list(a) or not is_list(b) or len(a) != len(b):
        raise UNEQUAL(a, b, value=UNEVALUATED)
    return sum(not same(x, y) for x, y in zip(a.args, b.args, strict=True))


# -- many at once -------------------------------------------------------------------------------


@builtin(
    "DistanceMatrix[a_List]",
    "DistanceMatrix[a_List, b_List]",
    options={"DistanceFunction": S.EuclideanDistance},
)
def distance_matrix(evaluation, a, b=None, options=None):
    """The distances of all pairs of rows."""
    f = options["DistanceFunction"]
    f = S.EuclideanDistance if f is S.Automatic else f
    b = a if b is None else b
    kernel = kernel_of(f.name) if hasattr(f, "name") and f.name in FORMULAS else None
    arrays = numeric_arrays(a, b) if kernel is not None else None
    if arrays is not None and all(array.dtype.kind == "f" for array in arrays):
        rows, others = arrays
        if rows.ndim == 1:
            rows, others = rows[:, None], others[:, None]
        if rows.ndim == others.ndim == 2 and rows.shape[1] == others.shape[1]:
            found = all_pairs(f.name, rows, others)
            if not np.isnan(found).any():
                return packed(found)
    return [[evaluation.call(f, x, y) for y in b.args] for x in a.args]


@builtin(
    "Nearest[data_, x_]",
    "Nearest[data_, x_, count_]",
    options={"DistanceFunction": S.Automatic, "Method": S.Automatic},
)
def nearest(evaluation, data, x, count=None, options=None):
    """The elements nearest to x; all that are equally near, or the first `count`, or {n, radius}."""
    items, labels = _labelled(data)
    if is_list(x) and items.args and shape_of(x) is not None and not _is_like(x, items.args[0]):
        given = () if count is None else (count,)
        rules = (
            ()
            if options["DistanceFunction"] is S.Automatic
            else (S.Rule(S.DistanceFunction, options["DistanceFunction"]),)
        )
        return [S.Nearest(data, point, *given, *rules) for point in x.args]
    distances = _distances(evaluation, items, x, options["DistanceFunction"])
    ranked = sorted(range(len(distances)), key=distances.__getitem__)
    if count is None:
        ranked = [i for i in ranked if distances[i] == distances[ranked[0]]]
    else:
        most, radius = _limits(count)
        ranked = [i for i in ranked if radius is None or distances[i] <= radius][:most]
    return [labels(i, distances) for i in ranked]


@builtin("Nearest[data_][x_]", "Nearest[data_][x_, count_]")
def nearest_operator(evaluation, data, x, count=None):
    return S.Nearest(data, x) if count is None else S.Nearest(data, x, count)


@builtin("NearestTo[x_][data_]", "NearestTo[x_, count_][data_]")
def nearest_to(evaluation, x, data, count=None):
    return S.Nearest(data, x) if count is None else S.Nearest(data, x, count)


def _labelled(data) -> tuple:
    """(elements, position and distances -> what is given for it) of data or data -> labels."""
    if isinstance(data, Association):
        data = Expr(S.Rule, (wl_list(data.values()), wl_list(data.keys())))
    items, wanted = data.args if is_rule(data) else (data, "Element")
    if is_list(data) and data.array is None and data.args and all(map(is_rule, data.args)):
        items, wanted = wl_list(r.args[0] for r in data.args), wl_list(r.args[1] for r in data.args)
    if not is_list(items) or not items.args:
        raise NO_DATA(data, value=UNEVALUATED)
    wanted = "Index" if wanted is S.Automatic else wanted
    named = wanted.args if is_list(wanted) else (wanted,)
    if wanted is not S.All and not all(type(one) is str and one in _PROPERTIES for one in named):
        if is_list(wanted) and len(wanted) == len(items):
            return items, lambda i, distances: wanted.item(i)
        raise NO_PROPERTY(wanted, wl_list(_PROPERTIES), value=UNEVALUATED)

    def described(i: int, distances: list):
        return picked(
            wanted, dict(zip(_PROPERTIES, (items.item(i), i + 1, distances[i]), strict=True)), NO_PROPERTY
        )

    return items, described


def _is_like(x, item) -> bool:
    """Whether x is one element (a vector among vectors), not a list of them."""
    return is_list(item) and shape_of(x) == shape_of(item)


def _limits(count) -> tuple:
    parts = count.args if is_list(count) else (count,)
    most = parts[0]
    most = None if most is S.All or most is S.Infinity else most
    radius = numeric_value(parts[1]) if len(parts) == 2 else None
    if len(parts) > 2 or (most is not None and (type(most) is not int or most < 1)):
        raise BAD_COUNT(count, value=UNEVALUATED)
    return most, radius


def _distances(evaluation, items, x, f) -> list:
    """Distances of all elements to x as machine numbers."""
    name = "EuclideanDistance" if f is S.Automatic else getattr(f, "name", None)
    array = numeric_array(items)
    point = numeric_array(x) if is_list(x) else numeric_value(x)
    fits = name in FORMULAS and kernel_of(name) is not None and array is not None and point is not None
    fits = fits and array.dtype.kind != "c" and np.shape(point) == array.shape[1:]
    if fits and not np.iscomplexobj(point):
        if array.ndim == 1:
            array, point = array[:, None], [point]
        return kernel_of(name)(array, point).tolist()
    if f is S.Automatic:
        f = S.EditDistance if type(x) is str else S.EuclideanDistance
    found = []
    for item in items.args:
        value = numeric_value(evaluation.call(f, item, x))
        if value is None:
            raise NOT_A_NUMBER(Expr(f, (item, x)), item, x, value=UNEVALUATED)
        found.append(value)
    return found
