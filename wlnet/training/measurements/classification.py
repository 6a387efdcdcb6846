"""Measurements of nets that end in a choice among classes."""

from __future__ import annotations

import numpy as np

from wlnet.training.measurement import Measurement, measurement


@measurement("Accuracy", of="classification", larger_is_better=True)
class Accuracy(Measurement):
    """Share of examples whose class is among the `top` most probable. A number in 0..1.

    Source: reference page NetMeasurements; a binary output counts as True from 0.5 on.
    """

    def accumulate(self, outputs, targets):
        right = _right(outputs, targets, self.form, self.top)
        return int(np.count_nonzero(right)), right.size

    def finish(self, right, seen):
        return right / seen


@measurement("ErrorRate", of="classification")
class ErrorRate(Measurement):
    """1 - Accuracy: share of examples whose class is not among the `top` most probable.

    Source: reference page NetMeasurements.
    """

    def accumulate(self, outputs, targets):
        right = _right(outputs, targets, self.form, self.top)
        return right.size - int(np.count_nonzero(right)), right.size

    def finish(self, wrong, seen):
        return wrong / seen


def _right(outputs: np.ndarray, targets: np.ndarray, form: str, top: int) -> np.ndarray:
    """Whether each choice is right; of equally probable classes the first wins."""
    if form == "Binary":
        return (outputs >= 0.5) == (targets >= 0.5)
    classes = targets.argmax(axis=-1) if form == "Probabilities" else targets - 1
    if top == 1:
        return outputs.argmax(axis=-1) == classes
    ranked = (-outputs).argsort(axis=-1, kind="stable")[..., :top]
    return (ranked == classes[..., None]).any(axis=-1)
