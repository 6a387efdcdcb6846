"""The ranges of a plot: those given, else what takes in all shapes."""

from __future__ import annotations

import numpy as np

from wlnet.graphics.rasters import Raster
from wlnet.graphics.scene import Ellipse, Label, Scene, Shape


def plot_range(scene: Scene) -> tuple[tuple[float, float], tuple[float, float]]:
    """The ranges shown: those given, else all shapes with a little room around them."""
    found = []
    points = [extent(shape) for shape in scene.shapes]
    everything = np.concatenate([p.reshape(-1, 2) for p in points]) if points else np.empty((0, 2))
    given = scene.settings.ranges
    for axis in (0, 1):
        if given[axis] is not None:
            found.append(given[axis])
            continue
        values = everything
        other = given[1 - axis]
        if other is not None:
            inside = (values[:, 1 - axis] >= other[0]) & (values[:, 1 - axis] <= other[1])
            values = values[inside] if inside.any() else values
        found.append(_automatic(values[:, axis], scene.settings.log[axis], scene.settings.padding))
    return found[0], found[1]


def _automatic(values: np.ndarray, log: bool, padding: float | None) -> tuple[float, float]:
    values = values[np.isfinite(values)]
    values = np.log10(values[values > 0]) if log else values
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    share = 0.03 if padding is None else padding
    room = share * (high - low) if high > low else 0.5 * (abs(low) or 1.0)
    if log:
        return float(10 ** (low - room)), float(10 ** (high + room))
    return float(low - room), float(high + room)


def extent(shape: Shape) -> np.ndarray:
    """Points (n, 2) that the plot range should take in."""
    if isinstance(shape, Ellipse):
        return shape.outline()
    if isinstance(shape, Raster):
        return shape.corners
    return shape.at if isinstance(shape, Label) else shape.points
