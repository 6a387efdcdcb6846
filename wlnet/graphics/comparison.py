"""How a net does on test data, as plots: ROC curves, and outputs against targets."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import TRUE, Expr, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.color import palette_color
from wlnet.graphics.plots import PLOT_DEFAULTS, Curve, plot


def roc_plot(curves: dict) -> Expr:
    """Graphics of true-positive against false-positive rates: class -> points (m, 2)."""
    options = {
        **PLOT_DEFAULTS,
        "AspectRatio": 1,
        "Frame": TRUE,
        "FrameLabel": wl_list(["false positive rate", "true positive rate"]),
        "PlotRange": wl_list([_point((0, 1)), _point((0, 1))]),
        "PlotLegends": wl_list(curves),
        "Prolog": wl_list([*_DASHED, S.Line(wl_list([_point((0, 0)), _point((1, 1))]))]),  # of guessing
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
    equal = Curve(np.stack([ends, ends], axis=1), style=S.Directive(*_DASHED))
    found = Curve(np.stack([targets, outputs], axis=1).astype(float), style=palette_color(0))
    return plot([equal, found], options, joined=[True, False])


_DASHED = (S.GrayLevel(0.6), S.Dashed)


def _point(xy: tuple) -> Expr:
    return wl_list(map(float, xy))
