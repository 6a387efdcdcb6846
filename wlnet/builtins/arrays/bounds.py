"""CoordinateBounds and CoordinateBoundingBox: the least box around points; CirclePoints."""

from __future__ import annotations

from wlnet.algebra.arrays import rows_of
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin


def _paddings(padding, ranges: list) -> list | None:
    """(below, above) for each coordinate: of a number, Scaled[s], one of them each, or pairs."""
    given = padding.args if is_list(padding) else (padding,) * len(ranges)
    if len(given) != len(ranges):
        return None
    found = []
    for one, (low, high) in zip(given, ranges, strict=True):
        pair = one.args if is_list(one) else (one, one)
        if len(pair) != 2:
            return None
        span = S.Subtract(high, low)
        found.append(
            [S.Times(p.args[0], span) if isinstance(p, Expr) and p.head is S.Scaled else p for p in pair]
        )
    return found


def _bounds(points, padding) -> list | None:
    rows = rows_of(points) if is_list(points) else None
    if not rows or not rows[0]:
        return None
    ranges = [(S.Min(*column), S.Max(*column)) for column in zip(*rows, strict=True)]
    paddings = _paddings(padding, ranges)
    if paddings is None:
        return None
    return [
        (S.Subtract(low, below), S.Plus(high, above))
        for (low, high), (below, above) in zip(ranges, paddings, strict=True)
    ]


@builtin("CoordinateBounds[points_]", "CoordinateBounds[points_, padding_]")
def coordinate_bounds(evaluation, points, padding=0):
    """{{xmin, xmax}, {ymin, ymax}, ...}"""
    found = _bounds(points, padding)
    return None if found is None else [list(pair) for pair in found]


@builtin("CoordinateBoundingBox[points_]", "CoordinateBoundingBox[points_, padding_]")
def coordinate_bounding_box(evaluation, points, padding=0):
    """{{xmin, ymin, ...}, {xmax, ymax, ...}}"""
    found = _bounds(points, padding)
    return None if found is None else [list(corner) for corner in zip(*found, strict=True)]


@builtin("CirclePoints[n_Integer]", "CirclePoints[r_, n_Integer]", "CirclePoints[center_, r_, n_Integer]")
def circle_points(evaluation, n, r=1, center=None):
    """The corners of a regular polygon with a side at the bottom, counterclockwise from its right end.

    r    the radius, or {radius, angle of the first corner}
    """
    if n < 1:
        return None
    radius, first = r.args if is_list(r) and len(r) == 2 else (r, None)
    if first is None:
        first = S.Subtract(S.Divide(S.Pi, n), S.Divide(S.Pi, 2))
    x, y = (0, 0) if center is None or not is_list(center) or len(center) != 2 else center.args
    angles = [S.Plus(first, S.Times(2, S.Pi, S.Divide(k, n))) for k in range(n)]
    return wl_list(
        wl_list((S.Plus(x, S.Times(radius, S.Cos(a))), S.Plus(y, S.Times(radius, S.Sin(a))))) for a in angles
    )
