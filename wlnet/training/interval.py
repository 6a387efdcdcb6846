"""How often a thing happens: Quantity[n, "Rounds"], seconds, ...; and whether it is due."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S

BAD_INTERVAL = Message(
    "NetTrain::invinterval",
    "The interval `1` should be a positive number, or Quantity[n, unit] with a unit such as "
    '"Rounds", "Batches", "Seconds", "Minutes" or "Hours".',
)

_UNITS = {  # singular and plural, in any case
    **dict.fromkeys(("round", "rounds"), ("Rounds", 1)),
    **dict.fromkeys(("batch", "batches"), ("Batches", 1)),
    **dict.fromkeys(("second", "seconds"), ("Seconds", 1)),
    **dict.fromkeys(("minute", "minutes"), ("Seconds", 60)),
    **dict.fromkeys(("hour", "hours"), ("Seconds", 3600)),
}


@dataclass(frozen=True)
class Interval:
    """`amount` of "Rounds", "Batches" or "Seconds"."""

    amount: float
    unit: str


def interval_of(value, plain_unit: str) -> Interval:
    """Of a positive number, in `plain_unit`, or of Quantity[n, unit].

    Rounds and batches are counted: only integers there. Raises NetTrain::invinterval.
    """
    amount, unit = value, plain_unit
    if isinstance(value, Expr) and value.head is S.Quantity and len(value) == 2:
        amount, unit = value.args
    unit, factor = _UNITS.get(unit.lower() if isinstance(unit, str) else "", (None, 1))
    kinds = (int, float, Fraction) if unit == "Seconds" else int
    if unit is None or not isinstance(amount, kinds) or not 0 < amount < inf:
        raise BAD_INTERVAL(value)
    return Interval(amount * factor, unit)


class Clock:
    """Whether something with an interval is due.

    Rounds and batches: after n, 2n, ...; seconds: at the first question for which that time has
    passed since the last firing, or since the start.
    """

    def __init__(self, interval: Interval):
        self.interval = interval
        self._last = 0.0

    def due_after_round(self, rounds: int) -> bool:
        return self.interval.unit == "Rounds" and rounds % self.interval.amount == 0

    def due_after_batch(self, batches: int, seconds: float) -> bool:
        if self.interval.unit == "Batches":
            return batches % self.interval.amount == 0
        if self.interval.unit == "Seconds" and seconds - self._last >= self.interval.amount:
            self._last = seconds
            return True
        return False
