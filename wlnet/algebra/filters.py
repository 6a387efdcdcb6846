"""Filters over neighbourhoods of arrays.

At the edges neighbourhoods are smaller (mean, median, minimum, maximum), or the array goes on with its
last elements (Gaussian). Loads SciPy: only modules that are loaded on demand import it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage, special

_BLOCK = 1 << 22  # elements of windows that are looked at together


def gaussian_weights(radius: int, sigma: float) -> np.ndarray:
    """(2 radius + 1,): e^-t I_n(t) with t = sigma^2, scaled to the sum 1.

    The discrete kernel whose repetition is again of its kind: T. Lindeberg, Scale-space for discrete
    signals, IEEE PAMI 12 (1990); reference page GaussianMatrix.
    """
    found = special.ive(np.abs(np.arange(-radius, radius + 1)), sigma**2)
    return found / found.sum()


def gaussian(array: np.ndarray, weights: Sequence[np.ndarray]) -> np.ndarray:
    """Convolved with one symmetric kernel for each of the first levels."""
    for axis, line in enumerate(weights):
        array = ndimage.correlate1d(array, line, axis=axis, mode="nearest")
    return array


def mean(array: np.ndarray, radii: Sequence[int]) -> np.ndarray:
    shares = np.ones(array.shape[: len(radii)])
    for axis, radius in enumerate(radii):
        line = np.ones(2 * radius + 1)
        array = ndimage.correlate1d(array, line, axis=axis, mode="constant")
        shares = ndimage.correlate1d(shares, line, axis=axis, mode="constant")
    return array / shares.reshape(shares.shape + (1,) * (array.ndim - shares.ndim))


def median(array: np.ndarray, radii: Sequence[int]) -> np.ndarray:
    """Of windows along the first levels; further levels (channels) are apart."""
    pads = [(r, r) for r in radii] + [(0, 0)] * (array.ndim - len(radii))
    padded = np.pad(array.astype(float), pads, constant_values=np.nan)
    axes = tuple(range(len(radii)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, [2 * r + 1 for r in radii], axes)
    found = np.empty(array.shape)
    step = max(1, _BLOCK // max(windows[0].size, 1))
    inner = tuple(range(array.ndim, windows.ndim))
    for start in range(0, len(array), step):
        found[start : start + step] = np.nanmedian(windows[start : start + step], axis=inner)
    return found


def extreme(array: np.ndarray, radii: Sequence[int], largest: bool) -> np.ndarray:
    size = [2 * r + 1 for r in radii] + [1] * (array.ndim - len(radii))
    edge = (-np.inf if largest else np.inf) if array.dtype.kind == "f" else None
    if edge is None:
        limits = np.iinfo(array.dtype)
        edge = limits.min if largest else limits.max
    function = ndimage.maximum_filter if largest else ndimage.minimum_filter
    return function(array, size=size, mode="constant", cval=edge)
