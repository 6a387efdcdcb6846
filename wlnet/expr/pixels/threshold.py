"""Where to cut gray levels into dark and light."""

from __future__ import annotations

import numpy as np


def otsu(gray: np.ndarray, bins: int = 256) -> float:
    """The threshold that makes the variance between both classes largest.

    gray    values of any shape; those out of 0..1 count as 0 or 1

    Values above the threshold are light. Source: Otsu (1979).
    """
    counts, edges = np.histogram(np.clip(gray, 0, 1), bins=bins, range=(0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    dark = np.cumsum(counts)
    light = counts.sum() - dark
    mass = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = mass / dark - (mass[-1] - mass) / light
    between = np.where((dark > 0) & (light > 0), dark * light * gap**2, -1.0)
    best = np.flatnonzero(between >= between.max() * (1 - 1e-12))
    return float(edges[1:][best].mean())
