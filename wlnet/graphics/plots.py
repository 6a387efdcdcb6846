"""Numbers to Graphics expressions: ListPlot, ListLinePlot, Plot, Show.

A plot is a Graphics expression with the curves in the units of the data, in a Legended
expression where there is a legend; scales, ranges and labels are its options. `render` and
`text` draw it.
"""

from __future__ import annotations

import math

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, rule, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.graphics.color import palette_color
from wlnet.graphics.legend import KINDS
from wlnet.graphics.settings import BAD_VALUE, DEFAULTS, NONE

GOLDEN = 2 / (1 + math.sqrt(5))

# Options of a plot over those of Graphics, and what differs there.
PLOT_DEFAULTS: dict[str, object] = {
    **DEFAULTS,
    "AspectRatio": GOLDEN,
    "Axes": TRUE,
    "Filling": NONE,
    "PlotLegends": NONE,
    "PlotStyle": S.Automatic,
}
LIST_DEFAULTS = {**PLOT_DEFAULTS, "DataRange": S.Automatic, "Joined": FALSE}
FUNCTION_DEFAULTS = {**PLOT_DEFAULTS, "MaxRecursion": S.Automatic, "PlotPoints": S.Automatic}

_FILLINGS = {S.Axis: 0.0, S.Bottom: "low", S.Top: "high"}


@frozen
class Curve:
    """points   (n, 2), NaN where there is nothing
    style    a directive of its own, before PlotStyle
    label    an expression for the legend, or None
    """

    points: np.ndarray
    style: object = None
    label: object = None


def plot(curves: list[Curve], options: dict, joined=True, labels=()) -> Expr:
    """The plot of some curves, with the options of ListPlot or Plot.

    joined    one truth for all, or one a curve: a line, or points
    labels    what PlotLegends -> Automatic or "Expressions" shows
    """
    joined = [joined] * len(curves) if isinstance(joined, bool) else joined
    base = _filling(options["Filling"])
    styles = [_style(options["PlotStyle"], i, curve) for i, curve in enumerate(curves)]
    shapes = []
    for curve, style, line in zip(curves, styles, joined, strict=True):
        if base is not None:
            shapes.append(_filled(curve, style, base))
        thickness = S.AbsoluteThickness(1.6) if line else S.AbsolutePointSize(4.5)
        shape = line_shape(curve.points) if line else point_shape(curve.points)
        shapes.append(wl_list([thickness, style, shape]))
    graphic = graphics(wl_list(shapes), options)
    legend = _legend(options["PlotLegends"], curves, styles, joined, labels)
    return graphic if legend is None else S.Legended(graphic, legend)


def graphics(primitives: Expr, options: dict) -> Expr:
    """Graphics[primitives, options]: those options that are Graphics' own and differ from its defaults."""
    given = [
        rule(S(name), value)
        for name, value in options.items()
        if name in DEFAULTS and value != DEFAULTS[name]
    ]
    return Expr(S.Graphics, (primitives, *given))


def _style(setting, index: int, curve: Curve):
    """The directive of curve number `index`: its own, else from PlotStyle, over the palette."""
    color = palette_color(index)
    if is_list(setting) and len(setting):
        setting = setting.item(index % len(setting))
    given = [part for part in (setting, curve.style) if part is not None and part is not S.Automatic]
    return S.Directive(color, *given) if given else color


def line_shape(points: np.ndarray) -> Expr:
    """Line[...] of the stretches without gaps."""
    stretches = [packed(part) for part in _stretches(points)]
    return S.Line(stretches[0] if len(stretches) == 1 else wl_list(stretches))


def point_shape(points: np.ndarray) -> Expr:
    known = points[np.isfinite(points).all(axis=1)]
    return S.Point(packed(known) if len(known) else wl_list(()))


def _stretches(points: np.ndarray) -> list[np.ndarray]:
    known = np.isfinite(points).all(axis=1)
    edges = np.flatnonzero(np.diff(known)) + 1
    return [part for part in np.split(points, edges) if len(part) and np.isfinite(part[0]).all()]


def _filling(setting):
    """Where a filling ends: a number, "low" or "high", or None."""
    if setting is NONE or setting is None:
        return None
    if isinstance(setting, (int, float)):
        return float(setting)
    if setting not in _FILLINGS:
        raise BAD_VALUE("Filling", setting, "None, Axis, Bottom, Top or a number")
    return _FILLINGS[setting]


def _filled(curve: Curve, style, base) -> Expr:
    values = curve.points[np.isfinite(curve.points).all(axis=1), 1]
    if isinstance(base, str):
        base = (values.min() if base == "low" else values.max()) if len(values) else 0.0
    outlines = []
    for part in _stretches(curve.points):
        feet = np.array([[part[-1, 0], base], [part[0, 0], base]])
        outlines.append(packed(np.concatenate([part, feet])))
    return wl_list([style, S.Opacity(0.2), S.Polygon(wl_list(outlines))])


def _legend(setting, curves, styles, joined, labels):
    """The legend expression that PlotLegends asks for, or None."""
    place = None
    if isinstance(setting, Expr) and setting.head is S.Placed and len(setting) == 2:
        setting, place = setting.args
    own = [curve.label for curve in curves]
    if isinstance(setting, Expr) and setting.head in KINDS:
        legend = setting
        if len(setting) == 1 and is_list(setting.item(0)):
            legend = Expr(setting.head, (wl_list(styles[: len(setting.item(0))]), setting.item(0)))
    else:
        if is_list(setting):
            texts = list(setting.args)
        elif setting in (S.Automatic, "Expressions"):
            texts = list(labels) or [label if label is not None else i + 1 for i, label in enumerate(own)]
        elif any(label is not None for label in own):
            texts = own
        else:
            return None
        shown = [(s, t) for s, t in zip(styles, texts, strict=False) if t is not None and t is not NONE]
        head = S.LineLegend if any(joined) else S.PointLegend
        legend = head(wl_list(s for s, _ in shown), wl_list(t for _, t in shown))
    return legend if place is None else S.Placed(legend, place)


def show(plots: list[Expr], options: list[Expr]) -> Expr:
    """All `plots` in one: the options given here first, then those of the first plot."""
    shapes, legends, rules = [], [], list(options)
    for graphic in plots:
        while graphic.head is S.Legended:
            legends.extend(graphic.item(1).args if is_list(graphic.item(1)) else graphic.args[1:])
            graphic = graphic.item(0)
        shapes.append(graphic.item(0))
        rules.extend(graphic.args[1:] if len(shapes) == 1 else ())
    seen: dict[object, Expr] = {}
    for option in rules:
        name = option.item(0)
        seen.setdefault(name.name if isinstance(name, Symbol) else name, option)
    merged = Expr(S.Graphics, (wl_list(shapes), *seen.values()))
    if not legends:
        return merged
    return S.Legended(merged, legends[0] if len(legends) == 1 else wl_list(legends))
