"""Curves of any quantities that were collected while a training went on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wlnet.expr.expr import TRUE, Expr, wl_list
from wlnet.graphics.plots import PLOT_DEFAULTS, Curve, plot
from wlnet.graphics.words import spoken

MOST_NAMED = 12  # curves with a legend


def evolution_plot(
    batches: Sequence[int], per_round: int, curves: list[tuple[object, np.ndarray]], name: str
) -> Expr:
    """Graphics with one curve a component over the rounds, or over the batches of a single round.

    batches      (n,) after which batch the values were taken
    per_round    batches a round
    curves       (key or None, values (n,)); the keys are named in a legend unless they are many
    name         of the quantity, for the vertical axis
    """
    in_rounds = len(batches) > 0 and batches[-1] > per_round
    at = np.array(batches, dtype=float) / (per_round if in_rounds else 1)
    names = ["rounds" if in_rounds else "batches", spoken(name)]
    options = {**PLOT_DEFAULTS, "Frame": TRUE, "FrameLabel": wl_list(names)}
    labels = [key for key, _ in curves if key is not None]
    if 0 < len(labels) <= MOST_NAMED:
        options["PlotLegends"] = wl_list(labels)
    made = [Curve(np.stack([at, values], axis=1), label=key) for key, values in curves]
    return plot(made, options)
