"""Bars: BarChart and Histogram."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import TRUE, Expr, is_list, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.graphics.color import palette_color
from wlnet.graphics.plots import GOLDEN, graphics
from wlnet.graphics.settings import BAD_VALUE, DEFAULTS, NONE

CHART_DEFAULTS: dict[str, object] = {
    **DEFAULTS,
    "AspectRatio": GOLDEN,
    "Axes": wl_list([S("False"), TRUE]),
    "ChartLabels": NONE,
    "ChartLayout": "Grouped",
    "ChartLegends": NONE,
    "ChartStyle": S.Automatic,
}
HISTOGRAM_DEFAULTS: dict[str, object] = {
    **DEFAULTS,
    "AspectRatio": GOLDEN,
    "Axes": TRUE,
    "ChartLegends": NONE,
    "ChartStyle": S.Automatic,
}

FONT = 9.0  # points, as the labels of ticks have
WIDTH = 0.85  # of a bar, in the units of its place
BETWEEN = 0.6  # room between groups
EDGE = S.EdgeForm(S.Directive(S.GrayLevel(1.0), S.AbsoluteThickness(0.6)))


@frozen
class Bar:
    """From `low` (2,) to `high` (2,); `series` tells which style it has."""

    low: tuple[float, float]
    high: tuple[float, float]
    series: int


def bar_chart(groups: list[list[float]], options: dict) -> Expr:
    """Bars of the values: one group a list, side by side or (ChartLayout -> "Stacked") on each other.

    ChartLabels name the bars of a single group, and groups where there are several.
    """
    layout = options["ChartLayout"]
    if layout not in ("Grouped", "Stacked"):
        raise BAD_VALUE("ChartLayout", layout, '"Grouped" or "Stacked"')
    single = len(groups) == 1
    bars, middles = (_stacked if layout == "Stacked" else _grouped)(groups)
    across = [bar.low[0] for bar in bars] + [bar.high[0] for bar in bars]
    ends = (min(across, default=0.0) - 0.4, max(across, default=1.0) + 0.4)
    labels = options["ChartLabels"]
    if labels is S.Automatic or labels is NONE:
        labels = []
    elif is_list(labels):
        labels = list(labels)
    else:
        raise BAD_VALUE("ChartLabels", labels, "None or a list of labels")
    own = [[bar] for bar in bars] if single and layout == "Grouped" else None
    places = [(b[0].low[0] + b[0].high[0]) / 2 for b in own] if own else middles
    named = list(zip(places, labels, strict=False))
    hanging = {at for at, bars_ in zip(places, own or (), strict=False) if bars_[0].low[1] < 0}
    marks = [wl_list([at, text, 0]) for at, text in named if at not in hanging]
    base = S.Line(wl_list([wl_list([ends[0], 0]), wl_list([ends[1], 0])]))
    lines = [S.GrayLevel(0.4), S.AbsoluteThickness(0.8), base]
    if options["Ticks"] is S.Automatic:  # labels of bars that hang down stand on the other side
        lines += [
            S.Text(
                S.Style(text, S.GrayLevel(0.25), rule(S.FontSize, FONT)), wl_list([at, 0]), wl_list([0, -1.5])
            )
            for at, text in named
            if at in hanging
        ]
    count = max(map(len, groups), default=0)
    several = options["ChartStyle"] is not S.Automatic or options["ChartLegends"] is not NONE or not single
    styles = [_style(options["ChartStyle"], series if several else 0) for series in range(count)]
    given = {**options, "Ticks": wl_list([wl_list(marks), S.Automatic])}
    if named and options["Axes"] == CHART_DEFAULTS["Axes"]:
        given["Axes"] = TRUE
    given |= _at_left(options, ends[0])
    if options["Ticks"] is not S.Automatic:
        given["Ticks"] = options["Ticks"]
    return _legended(_drawn(bars, styles, given, lines), styles, options["ChartLegends"])


def _grouped(groups: list[list[float]]) -> tuple[list[Bar], list[float]]:
    bars, middles, x = [], [], 0.0
    for group in groups:
        for series, value in enumerate(group):
            if np.isfinite(value):
                left = x + series
                bars.append(Bar((left, min(value, 0.0)), (left + WIDTH, max(value, 0.0)), series))
        middles.append(x + (len(group) - 1 + WIDTH) / 2)
        x += len(group) + BETWEEN
    return bars, middles


def _stacked(groups: list[list[float]]) -> tuple[list[Bar], list[float]]:
    """Positive values upward and negative ones downward from 0."""
    bars, middles = [], []
    for x, group in enumerate(groups):
        ends = [0.0, 0.0]
        for series, value in enumerate(group):
            if not np.isfinite(value):
                continue
            side = int(value < 0)
            start, ends[side] = ends[side], ends[side] + value
            low, high = sorted((start, ends[side]))
            bars.append(Bar((x, low), (x + WIDTH, high), series))
        middles.append(x + WIDTH / 2)
    return bars, middles


def histogram(sets: list[tuple[np.ndarray, np.ndarray]], options: dict) -> Expr:
    """Bars without gaps. Each set is its edges (n + 1,) and heights (n,); several lie over each other."""
    styles = [_style(options["ChartStyle"], series) for series in range(len(sets))]
    if len(sets) > 1:
        styles = [S.Directive(S.Opacity(0.55), style) for style in styles]
    bars = [
        Bar((float(left), 0.0), (float(right), float(height)), series)
        for series, (edges, heights) in enumerate(sets)
        for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True)
        if height
    ]
    edges = np.concatenate([one for one, _ in sets])
    given = options | _at_left(options, float(edges.min() - 0.03 * np.ptp(edges)))
    return _legended(_drawn(bars, styles, given, []), styles, options["ChartLegends"])


def _at_left(options: dict, left: float) -> dict:
    """The vertical axis on the left and the horizontal one at 0, where the user says nothing else."""
    return {"AxesOrigin": wl_list([left, 0.0])} if options["AxesOrigin"] is S.Automatic else {}


def _drawn(bars: list[Bar], styles: list, options: dict, lines: list) -> Expr:
    shapes = []
    for series, style in enumerate(styles):
        own = [S.Rectangle(wl_list(b.low), wl_list(b.high)) for b in bars if b.series == series]
        shapes.append(wl_list([EDGE, style, *own]))
    return graphics(wl_list([*shapes, wl_list(lines)]), options)


def _style(setting, index: int):
    if setting is S.Automatic:
        return palette_color(index)
    if is_list(setting):
        return setting.item(index % len(setting)) if len(setting) else palette_color(index)
    return S.Directive(palette_color(index), setting)


def _legended(graphic: Expr, styles: list, setting) -> Expr:
    if setting is NONE:
        return graphic
    if not is_list(setting):
        raise BAD_VALUE("ChartLegends", setting, "None or a list of labels")
    shown = list(zip(styles, setting, strict=False))
    legend = S.SwatchLegend(wl_list(style for style, _ in shown), wl_list(text for _, text in shown))
    return S.Legended(graphic, legend)
