"""How a net does on test data, as plots: confusion matrix, ROC curves, outputs against targets."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import TRUE, Expr, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.color import palette_color
from wlnet.graphics.plots import PLOT_DEFAULTS, Curve, plot
from wlnet.graphics.settings import NONE

DARK = (0.13, 0.35, 0.62)  # RGB of a cell that holds a whole row
LARGEST_LABELLED = 30  # classes whose cells still have room for numbers


def confusion_plot(matrix: np.ndarray, labels: tuple) -> Expr:
    """Graphics of a confusion matrix, the first class on top.

    matrix    (n, n) integers: rows are actual classes, columns predicted ones
    labels    n expressions

    A cell is the darker the larger its share of its row; the totals of rows and columns stand outside.
    """
    n = len(labels)
    totals = matrix.sum(axis=1)
    shares = matrix / np.maximum(totals, 1)[:, None]
    cells, written = [], []
    for i, j in np.ndindex(n, n):
        corner = (j, n - 1 - i)
        if matrix[i, j]:
            cells += [_shade(shares[i, j]), S.Rectangle(_point(corner), _point((j + 1, n - i)))]
            written.append(_number(matrix[i, j], corner, light=shares[i, j] > 0.5))
    lines = [S.Line(wl_list([_point((0, k)), _point((n, k))])) for k in range(n + 1)]
    lines += [S.Line(wl_list([_point((k, 0)), _point((k, n))])) for k in range(n + 1)]
    primitives = [wl_list(cells), wl_list([S.GrayLevel(0.8), S.AbsoluteThickness(0.5), *lines])]
    ticks = _ticks(labels, [n - i - 0.5 for i in range(n)]), _ticks(labels, [j + 0.5 for j in range(n)])
    if n <= LARGEST_LABELLED:
        outside = [_number(total, (n, n - 1 - i)) for i, total in enumerate(totals)]
        outside += [_number(total, (j, -1)) for j, total in enumerate(matrix.sum(axis=0))]
        primitives += [wl_list(written), wl_list(outside)]
    return Expr(
        S.Graphics,
        (
            wl_list(primitives),
            rule(S.Frame, TRUE),
            rule(S.FrameLabel, wl_list(["predicted class", "actual class"])),
            rule(S.FrameTicks, wl_list([wl_list([ticks[0], NONE]), wl_list([ticks[1], NONE])])),
            rule(S.PlotRange, wl_list([_point((-0.05, n + 1)), _point((-1, n + 0.05))])),
        ),
    )


def _shade(share: float) -> Expr:
    return S.RGBColor(*(float(1 - share * (1 - channel)) for channel in DARK))


def _number(value, corner: tuple, light=False) -> Expr:
    """A number in the middle of the cell whose lower left corner is given."""
    text = S.Style(str(int(value)), S.GrayLevel(1.0 if light else 0.2))
    return S.Text(text, _point((corner[0] + 0.5, corner[1] + 0.5)))


def _point(xy: tuple) -> Expr:
    return wl_list(map(float, xy))


def _ticks(labels: tuple, places: list[float]) -> Expr:
    return wl_list(wl_list((place, label)) for place, label in zip(places, labels, strict=True))


def roc_plot(curves: dict) -> Expr:
    """Graphics of true-positive against false-positive rates: class -> points (m, 2)."""
    options = {
        **PLOT_DEFAULTS,
        "AspectRatio": 1,
        "Frame": TRUE,
        "FrameLabel": wl_list(["false positive rate", "true positive rate"]),
        "PlotRange": wl_list([_point((0, 1)), _point((0, 1))]),
        "PlotLegends": wl_list(curves),
    }
    return plot([Curve(points, label=label) for label, points in curves.items()], options)


def comparison_plot(targets: np.ndarray, outputs: np.ndarray) -> Expr:
    """Graphics of outputs (N,) against targets (N,), over the line where they are equal."""
    ends = np.array([min(targets.min(), outputs.min()), max(targets.max(), outputs.max())], dtype=float)
    options = {
        **PLOT_DEFAULTS,
        "AspectRatio": 1,
        "Frame": TRUE,
        "FrameLabel": wl_list(["actual value", "predicted value"]),
    }
    equal = Curve(np.stack([ends, ends], axis=1), style=S.Directive(S.GrayLevel(0.6), S.Dashed))
    found = Curve(np.stack([targets, outputs], axis=1).astype(float), style=palette_color(0))
    return plot([equal, found], options, joined=[True, False])
