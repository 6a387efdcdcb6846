"""Plots of how a training went: LossPlot, and the small one of the progress panel."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import TRUE, Expr, rule, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.graphics.plots import GOLDEN, graphics, line_shape, point_shape
from wlnet.graphics.settings import DEFAULTS, NONE
from wlnet.graphics.words import spoken

TRAINING = S.RGBColor(0.91, 0.49, 0.10)
VALIDATION = S.RGBColor(0.22, 0.44, 0.75)

MOST_FAINT = 1500  # points of the faint curve of all batches: more cannot be told apart
SMOOTH = 60  # points of a smoothed curve
FEW = 25  # a curve of so few points shows them
STRAY = 4.0  # times below the strong curves, batches are drawn no further
MARGIN = 1.15  # above, on a logarithmic axis
DECADES = 1.5  # that losses span for a logarithmic axis


def loss_plot(
    batch_losses,
    round_positions,
    round_losses,
    validation_positions=(),
    validation_losses=(),
    label: str = "Loss",
) -> Expr:
    """Evolution of a loss or measurement: training orange (batch values faint), validation blue.

    batch_losses             value of each batch, from batch 1; may be empty
    round_positions          absolute batch number of each round's end
    round_losses             value of each round
    validation_positions     absolute batch number of each validation
    validation_losses        its value
    label                    name of the vertical axis

    The horizontal axis counts rounds, or batches where there is one round; the strong curve of one
    round is a running mean of its batches. The vertical axis is logarithmic where positive losses span
    more than a decade and a half.
    """
    batches = np.asarray(batch_losses, dtype=float)
    in_rounds = len(round_positions) > 1
    ends = np.concatenate([[0.0], np.asarray(round_positions, dtype=float)])

    def curve(positions, values) -> np.ndarray:
        at = np.asarray(positions, dtype=float)
        if in_rounds:
            at = np.interp(at, ends, np.arange(len(ends)))
        return np.stack([at, np.asarray(values, dtype=float)], axis=1)

    faint = curve(np.arange(1, len(batches) + 1), batches)
    training = curve(round_positions, round_losses) if in_rounds or not len(batches) else smoothed(faint, FEW)
    validation = curve(validation_positions, validation_losses)
    shapes = []
    if len(faint) > len(training):
        thin = [S.AbsoluteThickness(0.8), TRAINING, S.Opacity(0.3), line_shape(_envelope(faint))]
        shapes.append(wl_list(thin))
    log = label == "Loss" and _spans_decades(faint, training, validation)
    names = ["rounds" if in_rounds else "batches", spoken(label)]
    whole = len(ends) - 1 if in_rounds else 0
    shown = _without_strays(faint, training, validation) if log and len(faint) else S.Automatic
    return _plot(shapes, training, validation, log, names, whole, shown)


def _without_strays(faint: np.ndarray, *strong: np.ndarray) -> Expr | Symbol:
    """The range of the strong curves, and of the batches but for losses far below them: those of the few
    examples in a last batch would press all else together."""
    values = np.concatenate([points[:, 1] for points in strong])
    values = values[np.isfinite(values) & (values > 0)]
    batches = faint[np.isfinite(faint[:, 1]) & (faint[:, 1] > 0), 1]
    least = values.min()
    if not len(batches) or batches.min() >= least / STRAY:
        return S.Automatic
    high = max(values.max(), batches.max())
    return wl_list([S.Automatic, wl_list([least / STRAY, high * MARGIN])])


def live_plot(batches, per_round: int, validations: np.ndarray, name: str) -> Expr:
    """Plot of a loss or measurement while a training goes on: batches smoothed, over rounds.

    batches        value of each batch so far
    validations    (n, 2): rounds, value
    name           title
    """
    values = np.asarray(batches, dtype=float)
    at = np.arange(1, len(values) + 1) / per_round
    training = smoothed(np.stack([at, values], axis=1))
    log = name == "loss" and _spans_decades(training[:0], training, validations)
    plot = _plot([], training, validations, log, ["", ""])
    return Expr(S.Graphics, (*plot.item(0).args, rule(S.PlotLabel, name)))


def _plot(
    shapes: list,
    training: np.ndarray,
    validation: np.ndarray,
    log: bool,
    names: list[str],
    whole: int = 0,
    shown=S.Automatic,
) -> Expr:
    """The plot of two strong curves over `shapes`.

    whole    the horizontal axis counts up to this number
    shown    PlotRange
    """
    entries = []
    for points, color, name in ((training, TRAINING, "training"), (validation, VALIDATION, "validation")):
        if not len(points):
            continue
        strong = [S.AbsoluteThickness(2.0), color, line_shape(points)]
        if len(points) <= FEW:
            strong += [S.AbsolutePointSize(5), point_shape(points)]
        shapes.append(wl_list(strong))
        entries.append((S.Directive(color, S.AbsoluteThickness(2.0)), name))
    options = {
        **DEFAULTS,
        "AspectRatio": GOLDEN,
        "Frame": TRUE,
        "FrameLabel": wl_list(names) if any(names) else NONE,
        "FrameTicks": _whole_ticks(whole) if whole else S.Automatic,
        "GridLines": S.Automatic,
        "PlotRange": shown,
        "ScalingFunctions": wl_list([NONE, "Log"]) if log else S.Automatic,
    }
    legend = S.LineLegend(wl_list(style for style, _ in entries), wl_list(name for _, name in entries))
    corner = wl_list([S.Right, S.Bottom if _rises(training) else S.Top])
    return S.Legended(graphics(wl_list(shapes), options), S.Placed(legend, corner))


def _whole_ticks(last: int) -> Expr:
    """At whole numbers, at most eleven of them."""
    step = next(m * 10**p for p in range(12) for m in (1, 2, 5) if last <= 10 * m * 10**p)
    across = wl_list([wl_list(range(0, last + 1, step)), NONE])
    return wl_list([wl_list([S.Automatic, NONE]), across])


def _rises(points: np.ndarray) -> bool:
    """Whether a curve ends in the upper right corner, where a legend would cover it."""
    values = points[np.isfinite(points[:, 1]), 1]
    return len(values) > 1 and values[-1] > (values.min() + values.max()) / 2


def smoothed(points: np.ndarray, most: int = SMOOTH) -> np.ndarray:
    """Means of `most` stretches of a curve (n, 2), at their middles; a short curve as it is."""
    if len(points) <= most:
        return points
    starts = np.arange(most) * len(points) // most
    counts = np.diff(np.append(starts, len(points)))
    return np.add.reduceat(points, starts, axis=0) / counts[:, None]


def _envelope(points: np.ndarray) -> np.ndarray:
    """The smallest and the largest value of each of many stretches, in order: looks like the whole."""
    if len(points) <= MOST_FAINT:
        return points
    starts = np.arange(MOST_FAINT // 2) * len(points) // (MOST_FAINT // 2)
    found = np.empty((2 * len(starts), 2))
    found[0::2, 0] = found[1::2, 0] = points[starts, 0]
    found[0::2, 1] = np.fmin.reduceat(points[:, 1], starts)
    found[1::2, 1] = np.fmax.reduceat(points[:, 1], starts)
    return found


def _spans_decades(faint: np.ndarray, *strong: np.ndarray) -> bool:
    """Whether the values, apart from a few stray batches and losses that have come to 0, are positive and far
    apart."""
    values = np.concatenate([points[:, 1] for points in strong])
    values = values[np.isfinite(values) & (values != 0)]
    if not len(values) or values.min() < 0:
        return False
    stray = faint[np.isfinite(faint[:, 1]) & (faint[:, 1] > 0), 1]
    low, high = np.quantile(stray, [0.02, 0.98]) if len(stray) else (values.min(), values.max())
    return max(high, values.max()) / min(low, values.min()) > 10**DECADES
