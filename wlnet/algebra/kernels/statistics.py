"""Statistics of the columns of real arrays: along the first level, sums in Real64.

Arrays of integers are exact and stay with the functions of lists.
"""

from __future__ import annotations

import numpy as np

from wlnet.algebra.elementwise import finite, kernel
from wlnet.algebra.kernel import KERNELS


def _mean(x):
    return x.mean(axis=0)


def _moment(x, order: int):
    return ((x - x.mean(axis=0)) ** order).mean(axis=0)


def _root_mean_square(x):
    return np.sqrt((x * x).mean(axis=0))


def _geometric_mean(x):
    if np.iscomplexobj(x) or (x <= 0).any():
        return None
    return np.exp(np.log(x).mean(axis=0))


FUNCTIONS = {
    "Mean": _mean,
    "Variance": lambda x: x.var(axis=0, ddof=1),
    "StandardDeviation": lambda x: x.std(axis=0, ddof=1),
    "MeanDeviation": lambda x: np.abs(x - x.mean(axis=0)).mean(axis=0),
    "Median": lambda x: None if np.iscomplexobj(x) else np.median(x, axis=0),
    "MedianDeviation": lambda x: np.median(np.abs(x - np.median(x, axis=0)), axis=0),
    "RootMeanSquare": _root_mean_square,
    "GeometricMean": _geometric_mean,
    "HarmonicMean": lambda x: 1 / (1 / x).mean(axis=0),
    "ContraharmonicMean": lambda x: (x * x).sum(axis=0) / x.sum(axis=0),
    "Skewness": lambda x: _moment(x, 3) / _moment(x, 2) ** 1.5,
    "Kurtosis": lambda x: _moment(x, 4) / _moment(x, 2) ** 2,
}


def _of_reals(function):
    def of_array(x):
        if x.dtype.kind == "i":
            return None
        found = function(x)
        return None if found is None else finite(np.asarray(found), x)

    return of_array


for _name, _function in FUNCTIONS.items():
    kernel(KERNELS, f"column {_name}")(_of_reals(_function))


@kernel(KERNELS, "Covariance")
def covariance(x, y):
    """Covariances of the columns of x with those of y, (n, m) and (n, k) -> (m, k)."""
    x, y = x - x.mean(axis=0), y - y.mean(axis=0)
    return x.T @ y.conj() / (len(x) - 1)


@kernel(KERNELS, "Correlation")
def correlation(x, y):
    scale = np.multiply.outer(x.std(axis=0, ddof=1), y.std(axis=0, ddof=1))
    return covariance(x, y) / scale


@kernel(KERNELS, "Standardize")
def standardize(x):
    """Columns shifted to mean 0 and scaled to standard deviation 1; None for a single row."""
    if len(x) < 2:
        return None
    return finite((x - x.mean(axis=0)) / x.std(axis=0, ddof=1), x)


@kernel(KERNELS, "Sorted")
def sorted_reals(x):
    """Increasing reals; None for complex numbers and for what is no number."""
    return None if np.iscomplexobj(x) or np.isnan(x).any() else np.sort(x)


@kernel(KERNELS, "MovingAverage")
def moving_average(x, weights):
    """Weighted means of neighbours along the first level."""
    windows = np.lib.stride_tricks.sliding_window_view(x, len(weights), axis=0)
    return windows @ (weights / weights.sum())


@kernel(KERNELS, "BinCounts")
def bin_counts(x, edges):
    """How many numbers lie in edges[i] <= x < edges[i + 1]."""
    places = np.searchsorted(edges, x, side="right") - 1
    inside = (places >= 0) & (places < len(edges) - 1)
    return np.bincount(places[inside], minlength=len(edges) - 1)
