"""Distances of all pairs of rows at once."""

from __future__ import annotations

import numpy as np
from scipy.spatial.distance import cdist

_METRICS = {
    "EuclideanDistance": "euclidean",
    "SquaredEuclideanDistance": "sqeuclidean",
    "ManhattanDistance": "cityblock",
    "ChessboardDistance": "chebyshev",
    "CosineDistance": "cosine",
}  # SciPy's names


def all_pairs(name: str, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The distances of the rows of a, (n, k), from those of b, (m, k): (n, m).

    Without an array of all n m k differences; a row is at distance 0 from itself, which the formula with
    squares and products misses by rounding.
    """
    return cdist(a, b, _METRICS[name])
