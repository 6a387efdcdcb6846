"""Curves of any quantities that were collected while a training went on."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import TRUE, Expr, wl_list
from wlnet.graphics.plots import PLOT_DEFAULTS, Curve, plot

MOST_NAMED = 12  # curves with a legend


def evolution_plot(rounds: np.ndarray, curves: list[tuple[object, np.ndarray]], name: str) -> Expr:
    """Graphics with one curve a component over the rounds.

    rounds    (n,) when the values were taken
    curves    (key or None, values (n,)); the keys are named in a legend unless they are many
    name      of the vertical axis
    """
    options = {**PLOT_DEFAULTS, "Frame": TRUE, "FrameLabel": wl_list(["rounds", name])}
    labels = [key for key, _ in curves if key is not None]
    if 0 < len(labels) <= MOST_NAMED:
        options["PlotLegends"] = wl_list(labels)
    made = [Curve(np.stack([rounds, values], axis=1), label=key) for key, values in curves]
    return plot(made, options)
