"""Groups of things that are near each other: joined step by step, the number of groups chosen by silhouettes.

Sources: J. H. Ward, Hierarchical grouping to optimize an objective function (1963); P. J. Rousseeuw,
Silhouettes (1987).
"""

from __future__ import annotations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

_MOST = 12  # groups that are tried where no number is given
_LEAST = 0.5  # mean silhouette from which on there are groups at all


def groups(distances: np.ndarray, count: int | None, points: np.ndarray | None = None) -> np.ndarray:
    """A number for each of the things, from 1 in the order in which the groups begin.

    distances    float (n, n)
    count        how many groups there are (at most as many as there are different things); None: found
    points       float (n, d) where the distances are those of vectors: groups with the least squares
    """
    n = len(distances)
    if n < 2 or not distances.any():
        return np.ones(n, int)
    condensed = squareform((distances + distances.T) / 2, checks=False)
    tree = linkage(condensed, "average") if points is None else linkage(points, "ward")
    if count is not None:
        return _in_order(fcluster(tree, count, "maxclust"))
    best, labels = _LEAST, np.ones(n, int)
    for k in range(2, min(n - 1, _MOST) + 1):
        found = fcluster(tree, k, "maxclust")
        value = _silhouette(distances, found)
        if value > best + 1e-9:
            best, labels = value, found
    return _in_order(labels)


def _in_order(labels: np.ndarray) -> np.ndarray:
    first: dict = {}
    return np.array([first.setdefault(int(label), len(first) + 1) for label in labels])


def _silhouette(distances: np.ndarray, labels: np.ndarray) -> float:
    """The mean of (b - a)/max(a, b): a to the own group, b to the nearest other one; 0 for a group of one."""
    names = np.unique(labels)
    if len(names) < 2:
        return 0.0
    members = labels[:, None] == names[None, :]
    sums = distances @ members
    sizes = members.sum(0)
    own = members.argmax(1)
    at = np.arange(len(labels))
    alone = sizes[own] == 1
    a = sums[at, own] / np.maximum(sizes[own] - 1, 1)
    means = np.where(members, np.inf, sums / sizes)
    b = means.min(1)
    widest = np.maximum(a, b)
    found = np.where(widest > 0, (b - a) / np.where(widest > 0, widest, 1), 0.0)
    return float(np.where(alone, 0.0, found).mean())
