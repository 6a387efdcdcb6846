"""Points on a curve, dense where it bends: what Plot draws.

The function is asked for many abscissas at once. Intervals are halved where the curve turns or bends,
or where it begins or ends to have real values; jumps and poles become gaps (NaN).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Curves = Callable[[np.ndarray], np.ndarray]  # abscissas (n,) -> values (curves, n), NaN where none

TURN = np.radians(5)  # a smaller turn between two segments is not seen
BEND = 0.004  # share of the height by which a point may lie off the line through its neighbours
HEIGHT = 0.62  # height over width of the plot in which turns are measured
LIMIT = 4000  # abscissas in all
JUMP = 0.02  # share of the height over which the smallest interval counts as a jump
POLE = 10.0  # how many times the middle of the values the whole may spread before it is cut


def sampled(function: Curves, start: float, stop: float, points: int = 50, recursion: int = 6):
    """Curves of `function` over start..stop: list of arrays (n, 2), and a vertical range or None.

    points      abscissas of the first pass, evenly spread with small irregularities
    recursion   how often an interval may be halved

    The range is given where some values run to a pole and would flatten all others.
    """
    x = _first(start, stop, points)
    even = y = function(x)
    peaks = [_largest(y)]
    for _ in range(recursion):
        new = _wanted(x, y)
        if not len(new) or len(x) + len(new) > LIMIT:
            break
        order = np.argsort(np.concatenate([x, new]), kind="stable")
        x = np.concatenate([x, new])[order]
        y = np.concatenate([y, function(new)], axis=1)[:, order]
        peaks.append(_largest(y))
    # Towards a pole values grow, though not with each halving: a midpoint may lie farther off.
    growth = peaks[-1] / np.maximum(peaks[-min(4, len(peaks))], 1e-300)
    gap = (stop - start) / max(points - 1, 1) / 2**recursion * 2.5
    curves = [_with_gaps(x, row, gap) for row in y]
    if not any(_has_pole(row, whole) for row, whole, g in zip(even, y, growth, strict=True) if g > 1.5):
        return curves, None
    return curves, _cut(even)


def _first(start: float, stop: float, points: int) -> np.ndarray:
    """Evenly spread, shifted a little inside so that no rhythm of the function is met."""
    x = np.linspace(start, stop, max(points, 3))
    step = x[1] - x[0]
    shift = (np.arange(len(x)) * 0.6180339887 % 1 - 0.5) * 0.3
    shift[[0, -1]] = 0
    return x + shift * step


def _finite(row: np.ndarray) -> np.ndarray:
    return row[np.isfinite(row)]


def _largest(y: np.ndarray) -> np.ndarray:
    return np.array([np.abs(_finite(row)).max(initial=0.0) for row in y])


def _middle(row: np.ndarray) -> tuple[float, float, float, float]:
    """10 % and 90 % quantiles, their distance, and the spread of all values."""
    values = _finite(row)
    if not len(values):
        return 0.0, 0.0, 0.0, 0.0
    low, high = np.quantile(values, [0.1, 0.9])
    return low, high, high - low, values.max() - values.min()


def _has_pole(even: np.ndarray, whole: np.ndarray) -> bool:
    """Whether all values spread much wider than the middle of the evenly spread ones."""
    spread, full = _middle(even)[2], _middle(whole)[3]
    return 0 < POLE * spread < full


def _height(row: np.ndarray) -> float:
    """The vertical extent in which turns are measured."""
    _, _, spread, full = _middle(row)
    return min(full, POLE * spread) if spread > 1e-3 * full else full


def _wanted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Midpoints of the intervals that should be halved."""
    halve = np.zeros(len(x) - 1, dtype=bool)
    width = x[-1] - x[0]
    for row in y:
        known = np.isfinite(row)
        halve |= known[1:] != known[:-1]
        height = _height(row)
        if height <= 0:
            continue
        angles = np.arctan2(np.diff(row) / height * HEIGHT, np.diff(x) / width)
        share = (x[1:-1] - x[:-2]) / (x[2:] - x[:-2])
        off = row[1:-1] - (row[:-2] + share * (row[2:] - row[:-2]))
        with np.errstate(invalid="ignore"):
            turns = (np.abs(np.diff(angles)) > TURN) | (np.abs(off) > BEND * height)
        halve[:-1] |= turns
        halve[1:] |= turns
    halve &= np.diff(x) > 1e-12 * max(abs(x[0]), abs(x[-1]), width)
    return (x[:-1][halve] + x[1:][halve]) / 2


def _with_gaps(x: np.ndarray, row: np.ndarray, gap: float) -> np.ndarray:
    """(n, 2) with a row of NaN where the curve jumps within the smallest interval."""
    points = np.stack([x, row], axis=1)
    height = _height(row)
    if height <= 0 or len(x) < 4:
        return points
    rise = np.abs(np.diff(row))
    around = np.maximum(np.append(rise[1:], 0), np.insert(rise[:-1], 0, 0))
    with np.errstate(invalid="ignore"):
        jump = (np.diff(x) <= gap) & (rise > JUMP * height) & (rise > 8 * around)
        pole = (np.diff(x) <= gap) & (row[1:] * row[:-1] < 0) & (rise > 2 * height)
    at = np.flatnonzero(jump | pole) + 1
    return np.insert(points, at, np.nan, axis=0)


def _cut(y: np.ndarray) -> tuple[float, float]:
    """A vertical range that shows the middle of all curves well."""
    parts = [_middle(row) for row in y]
    low = min(part[0] - part[2] for part in parts)
    high = max(part[1] + part[2] for part in parts)
    return float(low), float(high)
