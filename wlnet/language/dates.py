"""Dates: DateObject expressions, date lists, seconds and texts as moments, and steps between them.

A date is the span of time that its granularity says ("Day", "Month", "Instant", ...), named by its
beginning in local time. Source: reference pages DateObject, DatePlus, DateDifference.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.language.date_text import (
    DAYS,
    MONTHS,
    date_text,
    local_zone,
    read_date,
    read_elements,
    time_text,
)

BAD_STRING = Message("DateObject::str", "The string `1` cannot be read as a date.")
BAD_STEP = Message("DatePlus::inc", "`1` is not a step of time such as 3, {2, `2`} or Quantity[2, `3`].")
BAD_GRAIN = Message("DateObject::gran", "The granularity `1` is not one of `2`.")

EPOCH = datetime(1900, 1, 1)
GRAINS = ("Year", "Month", "Day", "Hour", "Minute", "Instant")  # of a date list with 1, 2, ... entries
ALL_GRAINS = (*GRAINS[:-1], "Second", "Instant")
_SECONDS = {"Week": 604800, "Day": 86400, "Hour": 3600, "Minute": 60, "Second": 1}
_MONTHS_IN = {"Year": 12, "Quarter": 3, "Month": 1, "Decade": 120, "Century": 1200}


@frozen
class Date:
    """
    start    the beginning, local time
    grain    one of ALL_GRAINS
    form     "object", "list", "string", ...: what it was given as
    size     number of entries of a date list
    exact    the seconds are shown as an integer where they are whole
    zone     hours ahead of UTC of the time zone in which it is written; None: local time
    """

    start: datetime
    grain: str = "Instant"
    form: str = "object"
    size: int = 6
    exact: bool = False
    zone: float | None = None

    @property
    def seconds(self) -> int | float:
        """Since the beginning of 1900; an integer where it is whole."""
        seconds = (self.start - EPOCH).total_seconds()
        return int(seconds) if seconds.is_integer() and self.form not in ("now", "elements") else seconds


def from_parts(parts) -> datetime:
    """The moment of {y, m, d, h, m, s}; entries beyond their range carry over. ValueError, TypeError."""
    found = [float(part) for part in parts]
    if not 1 <= len(found) <= 6:
        raise ValueError(len(found))
    year, month, day, hour, minute, second = (*found, *(1900, 1, 1, 0, 0, 0)[len(found) :])
    years, months = divmod(int(year) * 12 + int(month) - 1, 12)
    return datetime(years, months + 1, 1) + timedelta(
        days=day - 1, hours=hour, minutes=minute, seconds=second
    )


def date_of(value) -> Date | None:
    """The date that an expression stands for; None for one that is none.

    DateObject[...], {y, m, ...}, seconds since 1900, a text, {"text", {"Day", "Month", "Year"}}.
    """
    try:
        return _date_of(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _date_of(value) -> Date | None:
    if isinstance(value, str):
        return _read(read_date(value))
    if type(value) in (int, float, Fraction):
        return Date(EPOCH + timedelta(seconds=float(value)), form="number", exact=type(value) is int)
    if is_list(value) and len(value) == 2 and isinstance(value.item(0), str) and is_list(value.item(1)):
        found = _read(read_elements(value.item(0), value.item(1).args))
        return None if found is None else replace(found, form="elements")
    if is_list(value) and not len(value):
        return now()
    if _has_parts(value):
        exact = all(type(part) is int for part in value.args)
        return Date(from_parts(value.args), GRAINS[len(value) - 1], "list", len(value), exact)
    if isinstance(value, Expr) and value.head is S.DateObject and len(value) and _has_parts(value.item(0)):
        grain = value.item(1) if len(value) > 1 else GRAINS[len(value.item(0)) - 1]
        exact = all(type(part) is int for part in value.item(0).args)
        found = Date(from_parts(value.item(0).args), grain, exact=exact)
        zone = value.item(3) if len(value) > 3 else None
        return found if type(zone) not in (int, float) else in_zone(found, float(zone))
    return None


def in_zone(date: Date, zone: float) -> Date:
    """The moment whose time in a time zone was taken for local time."""
    return replace(date, start=date.start + timedelta(hours=local_zone(date.start) - zone), zone=zone)


def _has_parts(value) -> bool:
    """Whether a value is {year}, {year, month}, ..."""
    return is_list(value) and 1 <= len(value) <= len(GRAINS)


def _read(found: tuple[list, float | None] | None) -> Date | None:
    if found is None:
        return None
    parts, zone = found
    start = from_parts(parts)
    if zone is not None:
        start += timedelta(hours=local_zone(start) - zone)
    exact = all(type(part) is int for part in parts)
    return Date(start, GRAINS[len(parts) - 1], "string", exact=exact)


def now() -> Date:
    return Date(datetime.now(), form="now")


def today(days: int = 0) -> Date:
    start = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return Date(start + timedelta(days=days), "Day")


def truncated(start: datetime, grain: str) -> datetime:
    """The beginning of the year, month, ... in which a moment lies."""
    parts = start.timetuple()[: entries_of(grain)]
    return start if grain == "Instant" else datetime(*(*parts, 1, 1)[: max(len(parts), 3)])


def entries_of(grain: str) -> int:
    """How many entries of {year, month, day, ...} a granularity keeps."""
    return 6 if grain == "Second" else GRAINS.index(grain) + 1


def parts_of(start: datetime, size: int, exact: bool = False) -> list:
    """[y, m, d, h, m, s] up to `size` entries; the seconds are real, or exact where they are whole."""
    seconds = start.second + start.microsecond / 1e6
    return [*start.timetuple()[:5], start.second if exact and not start.microsecond else seconds][:size]


def as_object(date: Date) -> Expr:
    """DateObject[{y, m, d}, "Day"]; finer ones, and those of a time zone, with the calendar and the zone."""
    size, start = entries_of(date.grain), date.start
    zone = local_zone(start) if date.zone is None else date.zone
    start += timedelta(hours=zone - local_zone(start))
    exact = date.exact or date.grain == "Second"
    parts = wl_list(parts_of(truncated(start, date.grain), size, exact))
    if size <= 3 and date.zone is None:
        return S.DateObject(parts, date.grain)
    return S.DateObject(parts, date.grain, "Gregorian", zone)


def as_given(date: Date, like: Date) -> object:
    """A date in the form in which another was given: a list as a list, the rest as DateObject."""
    if like.form != "list":
        return as_object(date)
    size = like.size if 3 < like.size < 6 else max(like.size, entries_of(date.grain))
    return wl_list(parts_of(date.start, size, date.exact))


def in_words(date: Date) -> str:
    """ "Tue 5 Mar 2024", "Mar 2024", "Tue 5 Mar 2024 10:05:00GMT+1." """
    t = date.start
    if date.grain == "Year":
        return str(t.year)
    if date.grain == "Month":
        return f"{MONTHS[t.month - 1][:3]} {t.year}"
    if date.grain == "Day":
        return date_text(t)
    zone = local_zone(t)
    shown = f"{zone:+g}." if zone.is_integer() else f"{zone:+g}"
    clock = time_text(t) if date.grain in ("Second", "Instant") else f"{t.hour:02}:{t.minute:02}"
    return f"{date_text(t)} {clock}GMT{shown}"


def day_name(t: datetime):
    return S(DAYS[t.weekday()])


# -- steps ------------------------------------------------------------------------------------------


def step_of(spec) -> list[tuple[object, str]]:
    """[(amount, unit), ...] of n (days), "Week", {n, "Week"}, Quantity[n, "Weeks"] or a list of those.

    Raises DatePlus::inc.
    """
    found = _step_of(spec)
    if found is None:
        raise BAD_STEP(spec, "Week", "Weeks", value=UNEVALUATED)
    return found


def _step_of(spec) -> list | None:
    if type(spec) in (int, float, Fraction):
        return [(spec, "Day")]
    if isinstance(spec, str):
        return _step_of(wl_list((1, spec)))
    if not isinstance(spec, Expr):
        return None
    if spec.head is S.Quantity and len(spec) == 2:
        if isinstance(spec.item(0), Expr) and spec.item(0).head is S.MixedMagnitude:
            pairs = zip(spec.item(0).item(0).args, spec.item(1).item(0).args, strict=False)
            return [step for pair in pairs for step in _step_of(wl_list(pair)) or ()]
        return _step_of(wl_list(spec.args))
    if not is_list(spec):
        return None
    if len(spec) == 2 and isinstance(spec.item(1), str) and type(spec.item(0)) in (int, float, Fraction):
        unit = _unit(spec.item(1))
        return None if unit is None else [(spec.item(0), unit)]
    inner = [_step_of(one) for one in spec.args]
    return None if None in inner else [step for steps in inner for step in steps]


def _unit(name: str) -> str | None:
    name = {"Centuries": "Century"}.get(name, name)
    one = name.removesuffix("s")
    return one if one in _SECONDS or one in _MONTHS_IN or one == "Weekday" else None


def stepped(date: Date, steps: list[tuple[object, str]], sign: int = 1) -> Date:
    """The date some steps later. A month keeps the day, or takes the last of a shorter month."""
    for amount, unit in steps:
        amount = sign * amount
        if unit in _MONTHS_IN:
            date = _units_later(date, amount, _MONTHS_IN[unit])
        elif unit == "Weekday":
            date = replace(date, start=_weekdays_later(date.start, int(amount)))
        else:
            seconds = float(amount) * _SECONDS[unit]
            exact = date.exact and type(amount) is int
            date = replace(date, start=date.start + timedelta(seconds=seconds), exact=exact)
            if seconds % 86400 and date.grain in ("Year", "Month", "Day"):
                date = replace(date, grain="Instant")
            elif date.grain in ("Year", "Month"):
                date = replace(date, grain="Day")
    return date


def _units_later(date: Date, amount, size: int) -> Date:
    """The date some units of `size` months later; a part of a unit is that part of its time."""
    whole = int(amount // 1)
    start = _months_later(date.start, whole * size)
    part = float(amount) - whole
    if not part:
        return replace(date, start=start)
    start += part * (_months_later(date.start, (whole + 1) * size) - start)
    is_day = start == truncated(start, "Day")
    if date.grain in ("Year", "Month", "Day"):
        date = replace(date, grain="Day" if is_day else "Instant")
    return replace(date, start=start, exact=False)


def _months_later(t: datetime, months: int) -> datetime:
    """The same day some months later, or the last of a shorter month."""
    year, month = divmod(t.year * 12 + t.month - 1 + months, 12)
    last = (datetime(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return t.replace(year=year, month=month + 1, day=min(t.day, last))


def _weekdays_later(t: datetime, days: int) -> datetime:
    step = timedelta(days=1 if days > 0 else -1)
    while days:
        t += step
        if t.weekday() < 5:
            days -= 1 if days > 0 else -1
    return t


def difference(first: Date, second: Date, unit: str):
    """The time from the first to the second in a unit: exact where it is whole, else real."""
    unit = _unit(unit)
    if unit is None or unit == "Weekday":
        return None
    if unit in _SECONDS:
        seconds = (second.start - first.start).total_seconds()
        if unit != "Week" and first.form != "now" != second.form and seconds.is_integer():
            found = Fraction(int(seconds), _SECONDS[unit])
            return int(found) if found.denominator == 1 else found
        found = seconds / _SECONDS[unit]
        return int(found) if found.is_integer() else found
    size, sign = _MONTHS_IN[unit], 1 if second.start >= first.start else -1
    low, high = sorted((first.start, second.start))
    months = (high.year - low.year) * 12 + high.month - low.month
    whole = months // size
    if _months_later(low, whole * size) > high:
        whole -= 1
    start, end = _months_later(low, whole * size), _months_later(low, (whole + 1) * size)
    part = (high - start) / (end - start)
    return sign * (whole if not part else whole + part)
