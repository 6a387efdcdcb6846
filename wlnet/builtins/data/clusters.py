"""Data in groups of what is alike: FindClusters, ClusteringComponents.

Groups are joined step by step; where no number of them is given, it is the one with the best silhouettes.
"""

from __future__ import annotations

import numpy as np

from wlnet.algebra.arrays import numeric_array
from wlnet.algebra.clustering import groups
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.grids import dimensions, grid, objects
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NO_DATA = Message(
    "FindClusters::amtd", "`1` is not a list of things of which wlnet knows the distances, nor rules of such."
)
BAD_NUMBER = {
    name: Message(f"{name}::wlnetcount", "The number of groups `1` should be a positive integer or UpTo[n].")
    for name in ("ClusteringComponents", "FindClusters")
}
NO_ARRAY = Message("ClusteringComponents::wlnetarray", "`1` is not an array of numbers.")
BAD_LEVEL = Message("ClusteringComponents::wlnetlevel", "The level `1` should be an integer from 1 to `2`.")

_OPTIONS = {"DistanceFunction": S.Automatic, "Method": S.Automatic, "RandomSeeding": S.Automatic}


def _count(n, owner: str) -> int | None:
    if n is S.Automatic:
        return None
    if isinstance(n, Expr) and n.head is S.UpTo and len(n) == 1:
        n = n.args[0]
    if type(n) is not int or n < 1:
        raise BAD_NUMBER[owner](n, value=UNEVALUATED)
    return n


def _labels(evaluation, items: list, count: int | None, distance) -> np.ndarray | None:
    """The number of the group of each item; None where there are no distances."""
    room_for(len(items) ** 2)
    points = numeric_array(wl_list(items)) if items else None
    if points is not None and (points.dtype.kind != "f" or points.ndim > 2):
        points = None
    if points is not None and points.ndim == 1:
        points = points[:, None]
    if distance is S.Automatic and points is None:
        if not all(isinstance(x, str) for x in items):
            return None
        distance = S.EditDistance
    if distance in (S.Automatic, S.EuclideanDistance):
        far = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(2))
        return groups(far, count, points)
    found = evaluation.evaluate(S.N(S.DistanceMatrix(wl_list(items), S.Rule(S.DistanceFunction, distance))))
    far = numeric_array(found) if is_list(found) else None
    return None if far is None or far.ndim != 2 else groups(far, count)


@builtin("FindClusters[data_]", "FindClusters[data_, n_]", options=_OPTIONS)
def find_clusters(evaluation, data, n=S.Automatic, options=None):
    """Lists of the elements that are near each other; n: so many, UpTo[n]: at most.

    data    a list; {x1, x2, ...} -> {v1, ...}, rules x -> v or an association: lists of the v, parts of it
    """
    count = _count(n, "FindClusters")
    items, shown, table = _taken(data)
    labels = _labels(evaluation, items, count, options["DistanceFunction"]) if items else None
    if labels is None:
        if is_list(data) and not len(data):
            return []
        raise NO_DATA(data, value=UNEVALUATED)
    places = [[k for k, label in enumerate(labels) if label == name] for name in range(1, max(labels) + 1)]
    if table is not None:
        return [Association.from_pairs((table[k], items[k]) for k in group) for group in places]
    return [wl_list(shown[k] for k in group) for group in places]


def _taken(data) -> tuple:
    """(items, what is shown for each, keys of an association or None)."""
    if isinstance(data, Association):
        return data.values(), data.values(), data.keys()
    if is_rule(data) and all(is_list(side) for side in data.args):
        items, shown = (list(side.args) for side in data.args)
        return (items, shown, None) if len(items) == len(shown) else ([], [], None)
    if not is_list(data):
        return [], [], None
    if len(data) and data.array is None and all(map(is_rule, data.args)):
        return [r.args[0] for r in data.args], [r.args[1] for r in data.args], None
    return list(data.args), list(data.args), None


@builtin(
    "ClusteringComponents[array_]",
    "ClusteringComponents[array_, n_]",
    "ClusteringComponents[array_, n_, level_]",
    options=_OPTIONS,
)
def clustering_components(evaluation, array, n=S.Automatic, level=None, options=None):
    """The array with the number of its group in the place of each element, or of each part at a level."""
    count = _count(n, "ClusteringComponents")
    size = dimensions(array) if is_list(array) else ()
    if not size or 0 in size or numeric_array(array) is None:
        raise NO_ARRAY(array, value=UNEVALUATED)
    rank = len(size) if level is None else level
    if type(rank) is not int or not 1 <= rank <= len(size):
        raise BAD_LEVEL(level, len(size), value=UNEVALUATED)
    cells = grid(array, rank)
    if cells.ndim > rank:
        cells = cells.reshape(-1, *cells.shape[rank:])
        items = [
            packed(cell) if cell.dtype.kind in "if" else wl_list(cell.ravel().tolist()) for cell in cells
        ]
    else:
        items = cells.ravel().tolist()
    labels = _labels(evaluation, list(objects(items)), count, options["DistanceFunction"])
    if labels is None:
        raise NO_ARRAY(array, value=UNEVALUATED)
    return packed(labels.reshape(size[:rank]))
