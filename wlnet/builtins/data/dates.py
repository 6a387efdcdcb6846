"""DateObject, Now, DateString, DatePlus, DateDifference and their kin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.date_text import DAYS, ELEMENTS, local_zone
from wlnet.language.dates import (
    BAD_GRAIN,
    BAD_STRING,
    GRAINS,
    Date,
    as_given,
    as_object,
    date_of,
    day_name,
    difference,
    in_words,
    now,
    parts_of,
    step_of,
    stepped,
    today,
    truncated,
)
from wlnet.language.overloading import overload
from wlnet.syntax.printer import output_form

BAD_TIME = Message("General::timenn", "`1` is not a number of seconds or a list {year, month, day, ...}.")
BAD_ZONE = Message(
    "DateObject::zone",
    "TimeZone -> `1` should be the hours ahead of UTC; days of other zones than the local one are not "
    "supported yet.",
)
BAD_FORMAT = Message("DateString::fmterr", "`1` is not an element of a date that wlnet writes.")
BAD_ELEMENT = Message("DateValue::elem", "`1` is not an element of a date that wlnet gives.")
BAD_UNIT = Message("DateDifference::unit", "`1` is not a unit of time between dates.")
BAD_DAY = Message("DayCount::day", "`1` is not the name of a day of the week.")


def _needed(date) -> Date:
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


# -- making -----------------------------------------------------------------------------------------


@builtin("Now")
def now_(evaluation):
    """Now is the present moment, a DateObject."""
    return as_object(now())


@builtin("Today")
def today_(evaluation):
    """Today is the present day, a DateObject."""
    return as_object(today())


@builtin("Tomorrow")
def tomorrow(evaluation):
    """Tomorrow is the next day."""
    return as_object(today(1))


@builtin("Yesterday")
def yesterday(evaluation):
    """Yesterday is the day before."""
    return as_object(today(-1))


@builtin("$TimeZone")
def time_zone(evaluation):
    """$TimeZone is how many hours local time is ahead of UTC."""
    return local_zone()


@builtin(
    "DateObject[]",
    "DateObject[date_]",
    "DateObject[date_, grain_]",
    options={"TimeZone": S.Automatic},
)
def date_object(evaluation, date=None, grain=None, options=None):
    """DateObject[{y, m, d}] is a day, DateObject["text"] the date of a text; finer with more entries.
    DateObject[date, "Month"] is the month in which a date lies."""
    if is_list(date) and not len(date):
        return None
    found = date_of(date) if date is not None else now()
    if found is None:
        raise (BAD_STRING if isinstance(date, str) else BAD_TIME)(date, value=UNEVALUATED)
    if grain is not None:
        if grain not in GRAINS:
            raise BAD_GRAIN(grain, list(GRAINS), value=UNEVALUATED)
        found = replace(found, grain=grain)
    zone = options["TimeZone"]
    if zone is not S.Automatic:
        found = _in_zone(found, zone)
    made = as_object(found)
    return None if len(made) == 2 and (made.item(0), made.item(1)) == (date, grain) else made


def _in_zone(date: Date, zone) -> Date:
    """The moment that a date of another time zone is here; days begin here, in whatever zone."""
    local = local_zone(date.start)
    if type(zone) not in (int, float) or (zone != local and GRAINS.index(date.grain) < 3):
        raise BAD_ZONE(zone, value=UNEVALUATED)
    return replace(date, start=date.start + timedelta(hours=local - zone))


@builtin("DateObject[parts__][element_]")
def date_element(evaluation, parts, element):
    """date["Year"] is an element of a date."""
    return date_value(evaluation, Expr(S.DateObject, parts), element)


@builtin("FromUnixTime[seconds_]")
def from_unix_time(evaluation, seconds):
    """The moment that many seconds after the beginning of 1970, UTC."""
    if not isinstance(seconds, int | float):
        raise BAD_TIME(seconds, value=UNEVALUATED)
    moment = datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=None)
    return as_object(Date(moment))


@builtin("FromAbsoluteTime[seconds_]")
def from_absolute_time(evaluation, seconds):
    """The moment that many seconds after the beginning of 1900, local time."""
    return as_object(replace(_needed(seconds), form="object"))


# -- asking -----------------------------------------------------------------------------------------


@builtin("AbsoluteTime[]", "AbsoluteTime[date_]")
def absolute_time(evaluation, date=None):
    """AbsoluteTime[] gives the seconds since the beginning of 1900 by local time; AbsoluteTime[date]
    those to a date."""
    return _needed(date).seconds


@builtin("UnixTime[]", "UnixTime[date_]")
def unix_time(evaluation, date=None):
    """The whole seconds since the beginning of 1970, UTC, now or at a date."""
    return int(_needed(date).start.astimezone().timestamp())


@builtin("DateString[]", "DateString[date_]", "DateString[date_, elements_]")
def date_string(evaluation, date=None, elements=None):
    """DateString[] gives the date and time; DateString[{"Year", "-", "Month"}] chosen elements of it,
    DateString[date, elements] those of another date."""
    is_format = isinstance(date, str) and date_of(date) is None
    if is_format or (is_list(date) and date_of(date) is None and _all_texts(date)):
        date, elements = None, date
    found = _needed(date)
    if elements is None:
        short = found.grain in ("Year", "Month", "Day") and found.form in ("object", "string")
        return in_words(found) if short else ELEMENTS["DateTime"](found.start)
    if isinstance(elements, str):
        if elements not in ELEMENTS:
            raise BAD_FORMAT(elements)
        return ELEMENTS[elements](found.start)
    if not is_list(elements) or not _all_texts(elements):
        raise BAD_FORMAT(elements)
    return "".join(ELEMENTS[part](found.start) if part in ELEMENTS else part for part in elements.args)


def _all_texts(expr) -> bool:
    return len(expr) > 0 and all(isinstance(part, str) for part in expr.args)


@builtin("DateList[]", "DateList[date_]")
def date_list(evaluation, date=None):
    """DateList[] gives {year, month, day, hour, minute, second} of the present, DateList[date] of a date."""
    return parts_of(_needed(date).start, 6)


@builtin("DateValue[element_]", "DateValue[date_, element_]")
def date_value(evaluation, date=None, element="DateTime"):
    """DateValue[date, "Month"] gives the number of the month; names of days are symbols."""
    found = _needed(date)
    if is_list(element):
        return [_value(found.start, one) for one in element.args]
    return _value(found.start, element)


def _value(t: datetime, element):
    if element == "DayName":
        return day_name(t)
    if element == "SecondExact":
        return t.second + t.microsecond / 1e6
    if not isinstance(element, str) or element not in ELEMENTS:
        raise BAD_ELEMENT(element, value=UNEVALUATED)
    text = ELEMENTS[element](t)
    return int(text) if text.isdigit() else text


@builtin("DateObjectQ[x_]")
def is_date_object(evaluation, x):
    """Whether x is a DateObject."""
    return boolean(isinstance(x, Expr) and x.head is S.DateObject and date_of(x) is not None)


@builtin("DayName[]", "DayName[date_]")
def day_name_(evaluation, date=None):
    """The day of the week of a date, as a symbol such as Monday."""
    return day_name(_needed(date).start)


@builtin("LeapYearQ[date_]")
def is_leap_year(evaluation, date):
    """Whether the year of a date has a 29th of February."""
    year = date if type(date) is int else _needed(date).start.year
    return boolean(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


# -- steps ------------------------------------------------------------------------------------------


@builtin("DatePlus[step_]", "DatePlus[date_, step_]")
def date_plus(evaluation, date=None, step=1):
    """DatePlus[date, n] is n days later, DatePlus[date, {n, "Month"}] n months; steps may be quantities."""
    start = today() if date is None else _needed(date)
    return as_given(stepped(start, step_of(step)), start)


@builtin("DateDifference[first_, second_]", "DateDifference[first_, second_, unit_]")
def date_difference(evaluation, first, second, unit="Day"):
    """The time from a date to another as a quantity of days, of a unit, or of a list of units."""
    one, other = _needed(first), _needed(second)
    if not is_list(unit):
        return _between(one, other, unit)
    amounts, names = [], []
    for i, part in enumerate(unit.args):
        found = _between(one, other, part)
        amount = found.item(0) if i == len(unit) - 1 else int(found.item(0))
        amounts.append(amount)
        names.append(found.item(1))
        one = stepped(one, [(amount, part.removesuffix("s"))])
    return S.Quantity(S.MixedMagnitude(wl_list(amounts)), S.MixedUnit(wl_list(names)))


def _between(one: Date, other: Date, unit) -> Expr:
    found = difference(one, other, unit) if isinstance(unit, str) else None
    if found is None:
        raise BAD_UNIT(unit, value=UNEVALUATED)
    return S.Quantity(found, unit.removesuffix("s") + "s")


@builtin("DayCount[first_, second_]", "DayCount[first_, second_, day_]")
def day_count(evaluation, first, second, day=None):
    """The number of days from a date to another, or of Mondays, ... after the first up to the second."""
    one, other = (truncated(_needed(date).start, "Day") for date in (first, second))
    days = (other - one).days
    if day is None or day is S.All:
        return days
    wanted = _weekdays(day)
    sign = 1 if days >= 0 else -1
    return sign * sum((one + timedelta(days=sign * (i + 1))).weekday() in wanted for i in range(abs(days)))


def _weekdays(day) -> set[int]:
    name = day if isinstance(day, str) else getattr(day, "name", "")
    if name == "Weekday":
        return {0, 1, 2, 3, 4}
    if name == "Weekend":
        return {5, 6}
    if name not in DAYS:
        raise BAD_DAY(day, value=UNEVALUATED)
    return {DAYS.index(name)}


@builtin("DayRange[first_, second_]")
def day_range(evaluation, first, second):
    """The days from a date to another, both included."""
    return date_range(evaluation, first, second)


@builtin("DateRange[first_, second_]", "DateRange[first_, second_, step_]")
def date_range(evaluation, first, second, step=1):
    """The dates from one to another by days or other steps."""
    one, other, steps = _needed(first), _needed(second), step_of(step)
    back = stepped(one, steps).start < one.start
    if stepped(one, steps).start == one.start:
        raise BAD_TIME(step, value=UNEVALUATED)
    found, count = [], 0
    while True:
        scaled = [(amount * count, unit) for amount, unit in steps]  # from the start: the 31st stays one
        date = stepped(one, scaled)
        if (date.start < other.start) if back else (date.start > other.start):
            return found
        found.append(as_given(date, one))
        count += 1


@builtin("DateBounds[dates_List]")
def date_bounds(evaluation, dates):
    """{earliest, latest} of a list of dates."""
    found = [_needed(date) for date in dates.args]
    if not found:
        return None
    ends = [choose(found, key=lambda date: date.start) for choose in (min, max)]
    return [as_object(date) for date in ends]


@builtin("DateWithinQ[outer_, inner_]")
def is_within(evaluation, outer, inner):
    """Whether a date lies in the year, month, day, ... that the first is."""
    one, other = _needed(outer), _needed(inner)
    begin, end = truncated(one.start, one.grain), _end(one)
    return boolean(begin <= truncated(other.start, other.grain) and _end(other) <= end)


def _end(date: Date) -> datetime:
    """The beginning of what follows a date."""
    if date.grain == "Instant":
        return date.start
    return stepped(replace(date, start=truncated(date.start, date.grain)), [(1, date.grain)]).start


# -- calculating with them --------------------------------------------------------------------------

_COMPARISONS = {
    S.Less: lambda a, b: a < b,
    S.LessEqual: lambda a, b: a <= b,
    S.Greater: lambda a, b: a > b,
    S.GreaterEqual: lambda a, b: a >= b,
    S.Equal: lambda a, b: a == b,
    S.Unequal: lambda a, b: a != b,
}


@overload("DateObject", lists=True)
def on_dates(evaluation, head, args):
    """A date plus a quantity, the difference of two dates, comparisons, the earliest and the latest."""
    if head is S.Plus:
        return _sum(args)
    if head is S.Subtract and len(args) == 2:
        return evaluation.evaluate(S.Plus(args[0], S.Times(-1, args[1])))
    if head is S.Between and len(args) == 2 and is_list(args[1]) and len(args[1]) == 2:
        low, high = args[1].args
        return evaluation.evaluate(S.LessEqual(low, args[0], high))
    if head not in _COMPARISONS and head not in (S.Max, S.Min, S.MinMax, S.Mean):
        return None
    dates = [date_of(x) for arg in args for x in (arg.args if is_list(arg) else (arg,))]
    if head in _COMPARISONS and len(args) > 1 and None not in dates and not any(map(is_list, args)):
        holds = _COMPARISONS[head]
        return boolean(all(holds(a.start, b.start) for a, b in pairwise(dates)))
    if head in (S.Max, S.Min) and dates and None not in dates:
        return as_object((max if head is S.Max else min)(dates, key=lambda date: date.start))
    if head is S.MinMax and len(args) == 1 and dates and None not in dates:
        return wl_list(as_object(one(dates, key=lambda date: date.start)) for one in (min, max))
    if head is S.Mean and len(args) == 1 and is_list(args[0]) and dates and None not in dates:
        first = dates[0].start
        middle = first + sum((date.start - first for date in dates), timedelta(0)) / len(dates)
        return as_object(Date(middle))
    return None


def _sum(terms: tuple):
    """date + quantity, date - date"""
    dates = [term for term in terms if isinstance(term, Expr) and term.head is S.DateObject]
    rest = [term for term in terms if not any(term is date for date in dates)]
    if len(dates) != 1 or len(rest) != 1 or not isinstance(rest[0], Expr):
        return None
    (date,), (other,) = map(date_of, dates), rest
    if date is None:
        return None
    if other.head is S.Quantity:
        return as_object(stepped(date, step_of(other)))
    if other.head is S.Times and len(other) == 2 and other.item(0) == -1:
        taken = date_of(other.item(1))
        if taken is not None and other.item(1).head is S.DateObject:
            return S.Quantity(difference(taken, date, "Day"), "Days")
    return None


@output_form("DateObject")
def date_object_text(expr: Expr, text) -> str | None:
    found = date_of(expr)
    return None if found is None or found.grain not in GRAINS else in_words(found)
