"""Arguments of the functions of dates: a date that is needed, the kind of day that is meant."""

from __future__ import annotations

from datetime import datetime

from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.date_text import DAYS
from wlnet.language.dates import Date, date_of, now

BAD_TIME = Message("General::timenn", "`1` is not a number of seconds or a list {year, month, day, ...}.")
BAD_DAY = Message("General::daytype", '`1` is not a kind of day such as Monday, "Weekday" or "Weekend".')


def needed(date) -> Date:
    """The date of an argument; now for None. Raises General::timenn."""
    if date is None:
        return now()
    found = date_of(date)
    if found is None and is_list(date):
        found = date_of(wl_list(_number(part) for part in date.args))
    if found is None:
        raise BAD_TIME(date, value=UNEVALUATED)
    return found


def _number(part):
    """Constants such as Pi as numbers, everything else as it is."""
    value = numeric_value(part)
    return part if value is None else value


def day_test(day):
    """Whether a moment lies on a day of this kind, as a function. Raises General::daytype.

    day    None or All, Monday or "Monday", "Weekday", "Weekend", "BusinessDay" (from Monday to Friday:
           no calendar of holidays is known), "EndOfMonth", "BeginningOfMonth"
    """
    if day is None or day is S.All:
        return lambda t: True
    name = day if isinstance(day, str) else getattr(day, "name", "")
    if not isinstance(day, str) and name not in DAYS:
        raise BAD_DAY(day, value=UNEVALUATED)
    if name in ("Weekday", "BusinessDay"):
        return lambda t: t.weekday() < 5
    if name == "Weekend":
        return lambda t: t.weekday() >= 5
    if name == "BeginningOfMonth":
        return lambda t: t.day == 1
    if name == "EndOfMonth":
        return lambda t: t.day == _length_of_month(t)
    if name not in DAYS:
        raise BAD_DAY(day, value=UNEVALUATED)
    return lambda t: t.weekday() == DAYS.index(name)


def _length_of_month(t: datetime) -> int:
    following = datetime(t.year + t.month // 12, t.month % 12 + 1, 1)
    return (following - datetime(t.year, t.month, 1)).days
