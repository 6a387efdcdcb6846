"""How often a thing happens: Quantity[n, "Rounds"], seconds, ...; and whether it is due."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message, MessageError
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.frozen import frozen

BAD_INTERVAL = Message(
    "NetTrain::invinterval",
    'The interval `1` should be a positive number, or Quantity[n, unit], such as Quantity[1, "Rounds"]; '
    'other units are "Batches", "Seconds", "Minutes" and "Hours".',
)
BAD_PAUSE = Message(
    "NetTrain::invpause",
    'The "MinimumInterval" `1` should be a time: a number of seconds, at least 0, or Quantity[n, unit] with '
    'the unit "Seconds", "Minutes" or "Hours".',
)

_UNITS = {  # singular and plural, in any case
    **dict.fromkeys(("round", "rounds"), ("Rounds", 1)),
    **dict.fromkeys(("batch", "batches"), ("Batches", 1)),
    **dict.fromkeys(("second", "seconds"), ("Seconds", 1)),
    **dict.fromkeys(("minute", "minutes"), ("Seconds", 60)),
    **dict.fromkeys(("hour", "hours"), ("Seconds", 3600)),
    **dict.fromkeys(("percent", "percents"), ("Percent", 1)),
}


@frozen
class Interval:
    """`amount` of "Rounds", "Batches", "Seconds", or "Percent" of the whole training."""

    amount: float
    unit: str


def interval_of(value, plain_unit: str, percents: bool = False) -> Interval:
    """Of a positive number, in `plain_unit`, or of Quantity[n, unit].

    percents    whether Quantity[n, "Percent"] is one

    Rounds and batches are counted: only integers there. Raises NetTrain::invinterval.
    """
    amount, unit = value, plain_unit
    if isinstance(value, Expr) and value.head is S.Quantity and len(value) == 2:
        amount, unit = value.args
    if isinstance(unit, Expr) and unit.head is S.IndependentUnit and len(unit) == 1:
        unit = unit.item(0)
    unit, factor = _UNITS.get(unit.lower() if isinstance(unit, str) else "", (None, 1))
    kinds = int if unit in ("Rounds", "Batches") else (int, float, Fraction)
    if unit is None or not isinstance(amount, kinds) or not 0 < amount < inf:
        raise BAD_INTERVAL(typed(value))
    if unit == "Percent" and not percents:
        raise BAD_INTERVAL(typed(value))
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


class Turns:
    """Whether something with an interval is due, which rests for some seconds after each turn.

    pause    seconds that pass at least between two turns
    """

    def __init__(self, interval: Interval, pause: float = 0.0):
        self.interval, self.pause = interval, pause
        self._clock = Clock(interval)
        self._last, self._percents = -inf, 0

    def due(self, rounds: int | None, batches: int, seconds: float, fraction: float) -> bool:
        """After a batch; `rounds` counts the rounds if one has just ended, `fraction` is how much is done."""
        if self.interval.unit == "Percent":
            reached = int(100 * fraction / self.interval.amount + 1e-9)
            due, self._percents = reached > self._percents, reached
        else:
            due = self._clock.due_after_batch(batches, seconds)
            due = due or (rounds is not None and self._clock.due_after_round(rounds))
        if not due or seconds - self._last < self.pause:
            return False
        self._last = seconds
        return True


def turns_of(
    interval, pause, plain_unit: str = "Rounds", default: Interval | None = None, percents: bool = False
) -> Turns:
    """Of the settings of "Interval" and "MinimumInterval", None where they are not given.

    default    the interval where none is given; else every round
    """
    every = default or Interval(1, "Rounds")
    if interval is not None:
        every = interval_of(interval, plain_unit, percents)
    return Turns(every, _rest_of(pause))


def _rest_of(pause) -> float:
    """Seconds of the setting of "MinimumInterval"; 0 for none. Raises NetTrain::invpause."""
    if pause is None or pause is S("None") or (type(pause) in (int, float) and pause == 0):
        return 0.0
    try:
        rest = interval_of(pause, "Seconds")
    except MessageError:
        raise BAD_PAUSE(typed(pause)) from None
    if rest.unit != "Seconds":
        raise BAD_PAUSE(typed(pause))
    return rest.amount
