"""TimeObject: times of a day, their arithmetic and comparison.

TimeObject[{h, m, s}, grain, zone] with the entries that its granularity keeps.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from wlnet.algebra.compare import CLAIMS
from wlnet.builtins.date_arguments import BAD_TIME
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.date_text import local_zone, read_time
from wlnet.language.dates import date_of, step_of
from wlnet.language.overloading import overload
from wlnet.syntax.printer import output_form

BAD_ELEMENT = Message("TimeObject::elem", "`1` is not an element of a time of day; there are `2`.")
BAD_TEXT = Message("TimeObject::str", "The string `1` cannot be read as a time of day.")

_GRAINS = ("Hour", "Minute", "Instant")
_DAY = 86400
_SECONDS = {"Week": 604800, "Day": _DAY, "Hour": 3600, "Minute": 60, "Second": 1}


@builtin("TimeObject[]", "TimeObject[time_]", "TimeObject[time_, grain_]", "TimeObject[time_, grain_, zone_]")
def time_object(evaluation, time=None, grain=None, zone=None):
    """TimeObject[{h, m, s}] is a time of day, TimeObject["14:30"] that of a text, TimeObject[] the present
    one; entries beyond their range carry over."""
    if grain is not None:
        return None
    if isinstance(time, Expr) and time.head is S.DateObject and (date := date_of(time)) is not None:
        return _object(_since_midnight(date.start), "Instant", True)
    if time is None:
        now = datetime.now()
        return _object(
            now.hour * 3600 + now.minute * 60 + now.second + now.microsecond / 1e6, "Instant", True
        )
    parts = read_time(time) if isinstance(time, str) else time.args if is_list(time) else None
    if parts is None:
        raise (BAD_TEXT if isinstance(time, str) else BAD_TIME)(time, value=UNEVALUATED)
    if not 1 <= len(parts) <= 3 or not all(type(part) in (int, float, Fraction) for part in parts):
        raise BAD_TIME(time, value=UNEVALUATED)
    seconds = sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    made = _object(seconds, _GRAINS[len(parts) - 1])
    return None if len(made) == 1 and made.item(0) == time else made


def _since_midnight(t: datetime) -> float:
    return t.hour * 3600 + t.minute * 60 + t.second + t.microsecond / 1e6


def _object(seconds, grain: str, zoned: bool = False) -> Expr:
    """The time that many seconds after midnight."""
    rest = seconds % _DAY
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    parts = (int(hour), int(minute), second)[: _GRAINS.index(grain) + 1]
    return S.TimeObject(wl_list(parts), grain, *((local_zone(),) if zoned else ()))


def _seconds(value):
    """Since midnight; None for what is no time of day."""
    if not (
        isinstance(value, Expr) and value.head is S.TimeObject and len(value) > 1 and is_list(value.item(0))
    ):
        return None
    parts = value.item(0).args
    if not all(type(part) in (int, float, Fraction) for part in parts):
        return None
    return sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))


@builtin("TimeObjectQ[x_]")
def is_time_object(evaluation, x):
    """Whether x is a TimeObject."""
    return boolean(_seconds(x) is not None)


@builtin("TimeObject[parts__][element_String]")
def time_element(evaluation, parts, element):
    """time["Hour"] is an entry of a time of day, time["Granularity"] how fine it is."""
    whole = Expr(S.TimeObject, parts)
    if _seconds(whole) is None:
        return None
    entries = dict(zip(("Hour", "Minute", "Second"), whole.item(0).args, strict=False))
    entries["Granularity"] = whole.item(1)
    if element not in entries:
        raise BAD_ELEMENT(element, list(entries), value=UNEVALUATED)
    return entries[element]


@overload("TimeObject", lists=True)
def on_times(evaluation, head, args):
    """A time plus a quantity, the difference of two times, comparisons, the earliest and the latest."""
    if head is S.Plus:
        return _sum(args)
    if head is S.Subtract and len(args) == 2:
        return evaluation.evaluate(S.Plus(args[0], S.Times(-1, args[1])))
    if head in CLAIMS and len(args) > 1:
        found = [_seconds(arg) for arg in args]
        if None in found:
            return None
        return boolean(all((a > b) - (a < b) in CLAIMS[head] for a, b in pairwise(found)))
    if head in (S.Max, S.Min):
        items = [one for arg in args for one in (arg.args if is_list(arg) else (arg,))]
        if all(_seconds(item) is not None for item in items):
            return (max if head is S.Max else min)(items, key=_seconds)
    return None


def _sum(terms: tuple):
    """time + quantity, time - time"""
    times = [term for term in terms if isinstance(term, Expr) and term.head is S.TimeObject]
    rest = [term for term in terms if not any(term is one for one in times)]
    if len(times) != 1 or len(rest) != 1 or not isinstance(rest[0], Expr) or _seconds(times[0]) is None:
        return None
    (time,), (other,) = times, rest
    if other.head is S.Quantity:
        steps = step_of(other)
        if not all(unit in _SECONDS for _, unit in steps):
            return None
        moved = sum(amount * _SECONDS[unit] for amount, unit in steps)
        grain = time.item(1) if moved % 60 == 0 or time.item(1) == "Instant" else "Instant"
        return _object(_seconds(time) + moved, grain, True)
    if other.head is S.Times and len(other) == 2 and other.item(0) == -1:
        taken = _seconds(other.item(1))
        if taken is not None:
            hours = Fraction(_seconds(time) - taken) / 3600
            return S.Quantity(int(hours) if hours == int(hours) else float(hours), "Hours")
    return None


@output_form("TimeObject")
def time_text(expr: Expr, text) -> str | None:
    seconds = _seconds(expr)
    if seconds is None:
        return None
    shown = datetime(2000, 1, 1) + timedelta(seconds=float(seconds))
    return f"{shown:%H:%M:%S}" if expr.item(1) == "Instant" else f"{shown:%H:%M}"
