"""Time zones and calendars: TimeZoneConvert, TimeZoneOffset, CalendarConvert."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wlnet.builtins.date_arguments import needed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.date_text import local_zone
from wlnet.language.dates import Date, as_object
from wlnet.language.time_zones import hours_ahead

NO_CALENDAR = Message(
    "CalendarConvert::calendar", '`1` is not a calendar that wlnet knows; "Gregorian" and "Julian" are.'
)


@builtin("TimeZoneConvert[date_]", "TimeZoneConvert[date_, zone_]")
def time_zone_convert(evaluation, date, zone=S.Automatic):
    """TimeZoneConvert[date, zone] gives the same moment by the clocks of another time zone: hours ahead of
    UTC, or a name such as "Europe/Berlin"."""
    found = needed(date)
    hours = hours_ahead(zone, found.start)
    there = found.start + timedelta(hours=hours - local_zone(found.start))
    return as_object(replace(found, zone=hours_ahead(zone, there)))


@builtin("TimeZoneOffset[zone_]", "TimeZoneOffset[zone_, other_]", "TimeZoneOffset[zone_, other_, date_]")
def time_zone_offset(evaluation, zone, other=0, date=None):
    """TimeZoneOffset[zone] is how many hours a time zone is ahead of UTC; TimeZoneOffset[zone, other, date]
    of another zone, at a date."""
    moment = needed(date).start if date is not None else None
    return hours_ahead(zone, moment) - hours_ahead(other, moment)


@builtin("CalendarConvert[date_]", "CalendarConvert[date_, calendar_]")
def calendar_convert(evaluation, date, calendar="Gregorian"):
    """CalendarConvert[date, "Julian"] gives a day in another calendar, "Julian" or "Gregorian"."""
    if calendar not in ("Gregorian", "Julian"):
        raise NO_CALENDAR(calendar, value=UNEVALUATED)
    number = _day_number_of(date)
    if calendar == "Julian":
        return S.DateObject(wl_list(_julian_parts(number)), "Day", "Julian")
    return as_object(Date(_FIRST + timedelta(days=number - _FIRST_NUMBER), "Day"))


_FIRST = datetime(1, 1, 1)
_FIRST_NUMBER = 1721426  # its Julian day number


def _day_number_of(date) -> int:
    """The Julian day number of a date of any calendar."""
    if not isinstance(date, Expr) or date.head is not S.DateObject or "Julian" not in date.args:
        return (needed(date).start - _FIRST).days + _FIRST_NUMBER
    year, month, day = (*date.item(0).args, 1, 1)[:3] if is_list(date.item(0)) else (1, 1, 1)
    late = (14 - month) // 12  # years are counted from March on
    y, m = year + 4800 - late, month + 12 * late - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083


def _julian_parts(number: int) -> tuple[int, int, int]:
    """Year, month and day of the Julian calendar."""
    days = number + 32082
    year = (4 * days + 3) // 1461
    rest = days - 1461 * year // 4
    month = (5 * rest + 2) // 153
    return year - 4800 + month // 10, month + 3 - 12 * (month // 10), rest - (153 * month + 2) // 5 + 1
