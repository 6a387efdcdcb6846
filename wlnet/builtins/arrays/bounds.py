"""CoordinateBounds and CoordinateBoundingBox: the least box around points; CirclePoints."""

from __future__ import annotations

from wlnet.algebra.arrays import rows_of
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_RANGES = Message("CoordinateBoundsArray::wlnetranges", "`1` is not a list of {min, max}.")
NO_BOX = Message("CoordinateBoundingBoxArray::wlnetbox", "`1` is not {{xmin, ...}, {xmax, ...}}.")
NOT_EACH = Message(
    "CoordinateBoundsArray::wlneteach", "`1` should be one value, or one for each of `2` coordinates."
)


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


@builtin(
    "CoordinateBoundsArray[ranges_]",
    "CoordinateBoundsArray[ranges_, steps_]",
    "CoordinateBoundsArray[ranges_, steps_, offsets_]",
)
def coordinate_bounds_array(evaluation, ranges, steps=1, offsets=0):
    """A grid of points from {{xmin, xmax}, {ymin, ymax}, ...}.

    steps      d or Into[n] (n equal parts), for all coordinates or one each
    offsets    what the first point lies above the minimum, but for multiples of the step
    """
    pairs = ranges.args if is_list(ranges) else ()
    if not pairs or not all(is_list(pair) and len(pair) == 2 for pair in pairs):
        raise NO_RANGES(ranges, value=UNEVALUATED)
    axes = []
    for (low, high), step, offset in zip(
        (pair.args for pair in pairs), _each(steps, len(pairs)), _each(offsets, len(pairs)), strict=True
    ):
        if isinstance(step, Expr) and step.head is S.Into and len(step) == 1:
            axes.append(S.Subdivide(low, high, step.args[0]))
        else:
            axes.append(S.Range(S.Plus(low, S.Mod(offset, step)) if offset != 0 else low, high, step))
    axes = [evaluation.evaluate(axis) for axis in axes]
    if not all(map(is_list, axes)):
        return None
    return S.Outer(S.List, *axes) if all(map(len, axes)) else []


def _each(spec, count: int) -> tuple:
    """One for each coordinate."""
    if not is_list(spec):
        return (spec,) * count
    if len(spec) != count:
        raise NOT_EACH(spec, count, value=UNEVALUATED)
    return spec.args


@builtin(
    "CoordinateBoundingBoxArray[ranges_]",
    "CoordinateBoundingBoxArray[ranges_, steps_]",
    "CoordinateBoundingBoxArray[ranges_, steps_, offsets_]",
)
def coordinate_bounding_box_array(evaluation, ranges, steps=1, offsets=0):
    """A grid of points from {{xmin, ymin, ...}, {xmax, ymax, ...}}."""
    rows = rows_of(ranges) if is_list(ranges) and len(ranges) == 2 else None
    if not rows or len(rows[0]) != len(rows[1]):
        raise NO_BOX(ranges, value=UNEVALUATED)
    pairs = wl_list(wl_list(pair) for pair in zip(*rows, strict=True))
    return coordinate_bounds_array(evaluation, pairs, steps, offsets)


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
