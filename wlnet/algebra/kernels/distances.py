"""Distances of real vectors: (n,) and (n,) to a number; rows (n, k) to a point (k,) or all pairs."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.elementwise import kernel
from wlnet.algebra.kernel import KERNELS


def _cosine(difference, a, b):
    return 1 - (a * b).sum(-1) / np.sqrt((a * a).sum(-1) * (b * b).sum(-1))


FUNCTIONS = {
    "EuclideanDistance": lambda d, a, b: np.sqrt((np.abs(d) ** 2).sum(-1)),
    "SquaredEuclideanDistance": lambda d, a, b: (np.abs(d) ** 2).sum(-1),
    "ManhattanDistance": lambda d, a, b: np.abs(d).sum(-1),
    "ChessboardDistance": lambda d, a, b: np.abs(d).max(-1),
    "CosineDistance": _cosine,
}


def _of_arrays(function):
    def distance(a, b):
        """Of the last levels; the others broadcast."""
        a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
        return function(a - b, a, b)

    return distance


for _name, _function in FUNCTIONS.items():
    kernel(KERNELS, _name)(_of_arrays(_function))
