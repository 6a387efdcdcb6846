"""Measurements of how well the probabilities put the examples of a class before all others.

They look at all examples of a round or a data set at once, and so have no value for a single batch.
Source of all: reference page NetMeasurements; nettrain.md section 6.2.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from wlnet.graphics.comparison import roc_plot
from wlnet.training.measurement import measurement
from wlnet.training.tally import Everything, Task, classes, scores

_of_ranks = partial(measurement, of="classification", tally=Everything, by_batch=False)


@_of_ranks("AreaUnderROCCurve", larger_is_better=True)
def area_under_roc_curve(task, outputs, targets):
    """Of each class, how often an example of it is given a larger probability than one of another class.

    Equal probabilities count half. NaN for a class of all examples or none.
    """
    return {label: _area(curve) for label, curve in _curves(task, outputs, targets).items()}


@_of_ranks("ROCCurve", shown=False)
def roc_curve(task, outputs, targets):
    """Of each class, points {false-positive rate, true-positive rate} from {0, 0} to {1, 1}.

    One for each probability that occurs, as the threshold from which an example is taken for the class.
    """
    return _curves(task, outputs, targets)


@_of_ranks("ROCCurvePlot", shown=False)
def roc_curve_plot(task, outputs, targets):
    """The curves of all classes as a picture."""
    return roc_plot(_curves(task, outputs, targets))


def _curves(task: Task, outputs: np.ndarray, targets: np.ndarray) -> dict:
    p, right = scores(task, outputs), classes(task, targets)
    return {label: _curve(p[:, i], right == i) for i, label in enumerate(task.labels)}


def _curve(p: np.ndarray, positive: np.ndarray) -> np.ndarray:
    """(m, 2); NaN in a column where there are no examples of its kind."""
    order = np.argsort(-p, kind="stable")
    last = np.append(np.flatnonzero(np.diff(p[order])), len(p) - 1)  # of each run of equal probabilities
    true = np.cumsum(positive[order])[last]
    false = last + 1 - true
    with np.errstate(invalid="ignore"):
        points = np.stack([false / np.float64(false[-1]), true / np.float64(true[-1])], axis=1)
    return np.concatenate([np.where(np.isnan(points[-1]), np.nan, 0.0)[None], points])


def _area(curve: np.ndarray) -> float:
    return float(np.trapezoid(curve[:, 1], curve[:, 0]))
