"""The learning rate of each batch."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.message import Message

BAD_SCHEDULE = Message(
    "NetTrain::lrsched",
    'The "LearningRateSchedule" gave `1` for batch `2` of `3`; it should give a number from 0 to 1.',
)
ROUNDING = 1e-9  # by which (1 + Cos[Pi b/t])/2 may leave 0..1


def rate_at(batch: int, total: int, initial: float, schedule: Callable | None) -> float:
    """Learning rate of one batch: `initial * schedule(batch, total)`.

    batch      absolute batch number, from 1
    total      planned number of batches; the current estimate where a TimeGoal decides
    initial    rate of the first batch, per example-mean gradient
    schedule   function of two integers with values in 0..1, or None for the constant 1

    Raises NetTrain::lrsched if the schedule gives anything but a number in 0..1.
    Source: reference page NetTrain, Method suboption "LearningRateSchedule".
    """
    if schedule is None:
        return initial
    factor = schedule(batch, total)
    if not isinstance(factor, (int, float, Fraction)) or not -ROUNDING <= factor <= 1 + ROUNDING:
        raise BAD_SCHEDULE(factor, batch, total)
    return initial * min(max(float(factor), 0.0), 1.0)
