"""Legends: LineLegend, PointLegend and SwatchLegend to entries and a place beside the plot."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.graphics.color import rgba
from wlnet.graphics.label import Text, label
from wlnet.graphics.style import Style, styled

BAD_LEGEND = Message(
    "Legended::legend",
    "`1` is not a legend that can be drawn; LineLegend[{style1, ...}, {label1, ...}] is one.",
)
BAD_PLACE = Message(
    "Placed::place", "`1` is not a place for a legend; After, Before, Above, Below or {Right, Top} are."
)

KINDS = {S.LineLegend: "line", S.PointLegend: "points", S.SwatchLegend: "swatch"}

_PLACES = {
    S.After: "right",
    S.Right: "right",
    S.Before: "left",
    S.Left: "left",
    S.Above: "above",
    S.Top: "above",
    S.Below: "below",
    S.Bottom: "below",
}
_ACROSS = {S.Left: 0.0, S.Center: 0.5, S.Right: 1.0}
_UP = {S.Bottom: 0.0, S.Center: 0.5, S.Top: 1.0}


@frozen
class Entry:
    """A mark of a kind ("line", "points" or "swatch"), and what it stands for."""

    kind: str
    style: Style
    text: Text


@frozen
class Scale:
    """Colours (n, 3) in equal steps from the value `low` to the value `high`."""

    colors: np.ndarray
    low: float
    high: float


@frozen
class Legend:
    """Entries, or a scale of colours.

    place    "right", "left", "above", "below" of the plot, or (x, y) in 0..1 inside it; a scale stands
             on the right
    """

    entries: tuple[Entry, ...]
    place: str | tuple[float, float] = "right"
    scale: Scale | None = None


def legends(expr, show: Callable[[object], str]) -> list[Legend]:
    """The legends of the second argument of Legended; a list there holds several."""
    if is_list(expr):
        return [legend for part in expr.args for legend in legends(part, show)]
    place = "right"
    if isinstance(expr, Expr) and expr.head is S.Placed and len(expr) == 2:
        place = _place(expr.item(1))
        expr = expr.item(0)
    if isinstance(expr, Expr) and expr.head is S.BarLegend:
        if place != "right":
            raise BAD_PLACE(place)
        return [Legend((), place, _scale(expr))]
    return [Legend(_entries(expr, show), place)]


def _scale(expr: Expr) -> Scale:
    """BarLegend[{colors, {min, max}}] with colours {{r, g, b}, ...} or {color, ...}."""
    inner = expr.item(0) if len(expr) == 1 else None
    if not is_list(inner) or len(inner) != 2 or not all(map(is_list, inner)):
        raise BAD_LEGEND(expr)
    colors, ends = as_array(inner.item(0), exact=False), as_array(inner.item(1), exact=False)
    if colors is None:
        found = [rgba(color) for color in inner.item(0)]
        colors = None if None in found else np.array([color[:3] for color in found])
    if colors is None or colors.ndim != 2 or colors.shape[1] != 3 or ends is None or ends.shape != (2,):
        raise BAD_LEGEND(expr)
    return Scale(colors, *map(float, ends))


def _entries(expr, show) -> tuple[Entry, ...]:
    kind = KINDS.get(expr.head) if isinstance(expr, Expr) else None
    if kind is None or len(expr) != 2 or not all(map(is_list, expr.args)):
        raise BAD_LEGEND(expr)
    entries = []
    for directives, text in zip(*(part.args for part in expr.args), strict=False):
        style = styled(Style(), (directives,))
        if style is None:
            raise BAD_LEGEND(expr)
        entries.append(Entry(kind, style, label(text, show)))
    return tuple(entries)


def _place(expr) -> str | tuple[float, float]:
    if isinstance(expr, Expr) and expr.head is S.Scaled and len(expr) == 1:
        expr = expr.item(0)
    if is_list(expr) and len(expr) == 2:
        x, y = (_share(part, names) for part, names in zip(expr.args, (_ACROSS, _UP), strict=True))
        if x is not None and y is not None:
            return x, y
    elif expr in _PLACES:
        return _PLACES[expr]
    raise BAD_PLACE(expr)


def _share(value, names) -> float | None:
    if isinstance(value, (int, float)):
        return float(value)
    return names.get(value)
