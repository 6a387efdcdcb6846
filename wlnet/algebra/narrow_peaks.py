"""Narrow peaks of a function of a number: quadrature must be told of them, or it looks past them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable

import numpy as np

_SAMPLES = 33
_HIGH = 1e3  # how far above the usual size a sample stands that belongs to a peak
_STEP = 8.0
_NARROWEST = 1e-13


def break_points(f: Callable[[float], float | None], a: float, b: float) -> list[float]:
    """Points between a and b, in order, about the highest of some samples of f; none where no peak is seen.

    f    gives None where it has no value
    """
    if not a < b:
        return []
    values = {x: f(x) for x in _places(a, b)}
    sizes = {x: abs(y) for x, y in values.items() if y is not None and math.isfinite(y)}
    if len(sizes) < _SAMPLES // 2:
        return []
    top = max(sizes, key=sizes.get)
    if sizes[top] <= _HIGH * statistics.median(sizes.values()):
        return []
    span = b - a if math.isfinite(b - a) else max(1.0, abs(top))
    width = span / _STEP
    while width > _NARROWEST * span and not _reaches(f, top, width, sizes[top] / 2):
        width /= _STEP
    found, step = {top}, width
    while step < 1e3 * span and len(found) < 60:
        found |= {top - step, top + step}
        step *= _STEP
    return sorted(x for x in found if a < x < b)


def _places(a: float, b: float) -> list[float]:
    """Places inside the range: equally far apart, or, in an infinite range, in powers of 2."""
    if math.isfinite(b - a):
        return [float(x) for x in np.linspace(a, b, _SAMPLES + 2)[1:-1]]
    steps = [2.0**k for k in range(-8, 9)]
    if math.isfinite(a):
        return [a + x for x in steps + [2.0**k for k in range(-24, -8)]]
    if math.isfinite(b):
        return [b - x for x in steps + [2.0**k for k in range(-24, -8)]]
    return [*(-x for x in reversed(steps)), 0.0, *steps]


def _reaches(f: Callable, top: float, width: float, half: float) -> bool:
    sides = [f(top - width), f(top + width)]
    return any(y is not None and abs(y) >= half for y in sides)
