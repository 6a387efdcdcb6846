"""Days of the week and of other kinds: their names, counts, ranges and steps."""

from __future__ import annotations

from datetime import timedelta

from wlnet.builtins.date_arguments import day_test, needed
from wlnet.expr.expr import boolean, is_list, wl_list
from wlnet.language.builtin import builtin
from wlnet.language.dates import ALL_GRAINS, Date, as_object, day_name, stepped, truncated


@builtin("DayName[]", "DayName[date_]")
def day_name_(evaluation, date=None):
    """The day of the week of a date, as a symbol such as Monday."""
    return day_name(needed(date).start)


@builtin("LeapYearQ[]", "LeapYearQ[date_]")
def is_leap_year(evaluation, date=None):
    """Whether the year of a date has a 29th of February; a number is a moment, not a year."""
    year = needed(date).start.year
    return boolean(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


@builtin("DayMatchQ[date_, day_]")
def does_day_match(evaluation, date, day):
    """Whether a date is a day of a kind: Monday, "Weekday", "EndOfMonth", ..."""
    fits = day_test(day)
    if is_list(date) and len(date) and is_list(date.item(0)):
        return wl_list(boolean(fits(needed(one).start)) for one in date.args)
    return boolean(fits(needed(date).start))


@builtin("BusinessDayQ[]", "BusinessDayQ[date_]")
def is_business_day(evaluation, date=None):
    """Whether a date lies between Monday and Friday; holidays are not known."""
    return boolean(day_test("BusinessDay")(needed(date).start))


@builtin("DayCount[first_, second_]", "DayCount[first_, second_, day_]")
def day_count(evaluation, first, second, day=None):
    """The number of days from a date to another, or of Mondays, ... after the first up to the second."""
    one, other = (truncated(needed(date).start, "Day") for date in (first, second))
    fits, days = day_test(day), (other - one).days
    sign = 1 if days >= 0 else -1
    return sign * sum(fits(one + timedelta(days=sign * (i + 1))) for i in range(abs(days)))


@builtin("DayRange[first_, second_]", "DayRange[first_, second_, day_]")
def day_range(evaluation, first, second, day=None):
    """The days from the earlier of two dates to the later, both included; with a kind of day those alone."""
    fits = day_test(day)
    start, end = sorted(truncated(needed(date).start, "Day") for date in (first, second))
    days = [start + timedelta(days=i) for i in range((end - start).days + 1)]
    return wl_list(as_object(Date(t, "Day")) for t in days if fits(t))


@builtin("DayPlus[date_, n_Integer]", "DayPlus[date_, n_Integer, day_]")
def day_plus(evaluation, date, n, day=None):
    """The day that many days after a date, or that many Mondays, weekdays, ... after it."""
    start, fits = truncated(needed(date).start, "Day"), day_test(day)
    step = timedelta(days=1 if n > 0 else -1)
    if day is None:
        start, n = start + timedelta(days=n), 0
    while n:
        start += step
        if fits(start):
            n -= 1 if n > 0 else -1
    return as_object(Date(start, "Day"))


@builtin("DayRound[date_]", "DayRound[date_, day_]")
def day_round(evaluation, date, day="Day"):
    """The day of a date; with a kind of day the date itself or the first such day after it."""
    start = truncated(needed(date).start, "Day")
    fits = day_test(None if day == "Day" else day)
    while not fits(start):
        start += timedelta(days=1)
    return as_object(Date(start, "Day"))


@builtin("NextDate[kind_]", "NextDate[date_, kind_]")
def next_date(evaluation, kind, date=None):
    """The first day of a kind, or the first year, month, day, ..., that begins after a date."""
    return _neighbour(needed(date), kind, 1)


@builtin("PreviousDate[kind_]", "PreviousDate[date_, kind_]")
def previous_date(evaluation, kind, date=None):
    """The last day of a kind, or the last whole year, month, day, ..., before a date."""
    return _neighbour(needed(date), kind, -1)


def _neighbour(date: Date, kind, sign: int):
    if kind in ALL_GRAINS and kind != "Instant":
        start = truncated(date.start, kind)
        return as_object(stepped(Date(start, kind), [(sign, kind)]))
    fits, start = day_test(kind), truncated(date.start, "Day")
    start += timedelta(days=sign)
    while not fits(start):
        start += timedelta(days=sign)
    return as_object(Date(start, "Day"))
