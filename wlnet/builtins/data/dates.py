"""DateObject, Now, DateString, DatePlus, DateDifference and their kin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from wlnet.algebra.compare import CLAIMS
from wlnet.builtins.date_arguments import BAD_TIME, needed
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.date_text import ELEMENTS, local_zone
from wlnet.language.dates import (
    ALL_GRAINS,
    BAD_GRAIN,
    BAD_STRING,
    Date,
    as_given,
    as_object,
    date_of,
    day_name,
    difference,
    in_words,
    in_zone,
    now,
    parts_of,
    step_of,
    stepped,
    today,
)
from wlnet.language.overloading import overload
from wlnet.language.time_zones import hours_ahead
from wlnet.syntax.printer import output_form

BAD_FORMAT = Message("DateString::fmterr", "`1` is not an element of a date that wlnet writes.")
BAD_ELEMENT = Message("DateValue::elem", "`1` is not an element of a date that wlnet gives.")
BAD_UNIT = Message("DateDifference::unit", "`1` is not a unit of time between dates.")


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


@builtin("$SystemTimeZone")
def system_time_zone(evaluation):
    """$SystemTimeZone is how many hours the clock of the machine is ahead of UTC."""
    return local_zone()


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
    DateObject[date, "Month"] is the month in which a date lies, DateObject[date, TimeObject[...]] a
    time of a day."""
    found = date_of(date) if date is not None else now()
    if found is None:
        raise (BAD_STRING if isinstance(date, str) else BAD_TIME)(date, value=UNEVALUATED)
    if isinstance(grain, Expr) and grain.head is S.TimeObject and len(grain) and is_list(grain.item(0)):
        day = parts_of(found.start, 3)
        return S.DateObject(wl_list((*day, *grain.item(0).args)))
    if grain is not None:
        found = replace(found, grain=_grain(grain))
    zone = options["TimeZone"]
    if zone is not S.Automatic:
        found = _written_in(found, zone)
    made = as_object(found)
    return None if len(made) == 2 and (made.item(0), made.item(1)) == (date, grain) else made


def _grain(grain) -> str:
    if grain not in ALL_GRAINS:
        raise BAD_GRAIN(grain, list(ALL_GRAINS), value=UNEVALUATED)
    return grain


def _written_in(date: Date, zone) -> Date:
    """The date whose entries are of a time zone."""
    hours = hours_ahead(zone, date.start)
    return in_zone(date, hours) if date.form != "now" else replace(date, zone=hours)


@builtin("DateObject[parts_List, grain_String, calendar_String, zone_]")
def date_object_of_zone(evaluation, parts, grain, calendar, zone):
    """DateObject[parts, grain, "Gregorian", zone] with its entries in their ranges."""
    found = date_of(S.DateObject(parts, _grain(grain), calendar, zone))
    if found is None or calendar != "Gregorian":
        return None
    made = as_object(found)
    return None if len(made) < 4 or made == S.DateObject(parts, grain, calendar, zone) else made


@builtin("FromDateString[text_String]")
def from_date_string(evaluation, text):
    """The date of a text."""
    return S.DateObject(text)


@builtin("DateObject[parts__][element_]")
def date_element(evaluation, parts, element):
    """date["Year"] is an element of a date, date["Granularity"] the span that it is."""
    if element == "Granularity":
        return needed(Expr(S.DateObject, parts)).grain
    return date_value(evaluation, Expr(S.DateObject, parts), element)


@builtin("FromUnixTime[seconds_]", options={"TimeZone": S.Automatic})
def from_unix_time(evaluation, seconds, options=None):
    """The moment that many seconds after the beginning of 1970, UTC."""
    if not isinstance(seconds, int | float):
        raise BAD_TIME(seconds, value=UNEVALUATED)
    moment = datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=None)
    found, zone = Date(moment, exact=type(seconds) is int), options["TimeZone"]
    return as_object(found if zone is S.Automatic else replace(found, zone=hours_ahead(zone, moment)))


@builtin("FromAbsoluteTime[seconds_]")
def from_absolute_time(evaluation, seconds):
    """The moment that many seconds after the beginning of 1900, local time."""
    return as_object(replace(needed(seconds), form="object"))


# -- asking -----------------------------------------------------------------------------------------


@builtin("AbsoluteTime[]", "AbsoluteTime[date_]")
def absolute_time(evaluation, date=None):
    """AbsoluteTime[] gives the seconds since the beginning of 1900 by local time; AbsoluteTime[date]
    those to a date."""
    return needed(date).seconds


@builtin("UnixTime[]", "UnixTime[date_]")
def unix_time(evaluation, date=None):
    """The whole seconds since the beginning of 1970, UTC, now or at a date."""
    return int(needed(date).start.astimezone().timestamp())


@builtin("DateString[]", "DateString[date_]", "DateString[date_, elements_]")
def date_string(evaluation, date=None, elements=None):
    """DateString[] gives the date and time; DateString[{"Year", "-", "Month"}] chosen elements of it,
    DateString[date, elements] those of another date."""
    if elements is None and (
        isinstance(date, str) or (is_list(date) and date_of(date) is None and _all_texts(date))
    ):
        date, elements = None, date
    found = needed(date)
    if elements is None:
        short = found.grain in ("Year", "Month", "Day") and found.form == "object"
        return in_words(found) if short else ELEMENTS["DateTimeShort"](found.start)
    if isinstance(elements, str):
        return ELEMENTS[elements](found.start) if elements in ELEMENTS else elements
    if not is_list(elements) or not _all_texts(elements):
        raise BAD_FORMAT(elements)
    return "".join(ELEMENTS[part](found.start) if part in ELEMENTS else part for part in elements.args)


def _is_format(expr) -> bool:
    return is_list(expr) and date_of(expr) is None and _all_texts(expr)


def _all_texts(expr) -> bool:
    return len(expr) > 0 and all(isinstance(part, str) for part in expr.args)


@builtin("DateList[]", "DateList[date_]")
def date_list(evaluation, date=None):
    """DateList[] gives {year, month, day, hour, minute, second} of the present, DateList[date] of a date."""
    return parts_of(needed(date).start, 6)


@builtin("DateValue[element_]", "DateValue[date_, element_]")
def date_value(evaluation, date=None, element="DateTime"):
    """DateValue[date, "Month"] gives the number of the month; names of days are symbols."""
    found = needed(date)
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


@builtin("JulianDate[]", "JulianDate[date_]")
def julian_date(evaluation, date=None):
    """The days since noon of 24 November 4714 BC (Gregorian calendar)."""
    return float(Fraction(needed(date).seconds) / 86400 + _EPOCH_JULIAN)


@builtin("FromJulianDate[days_]")
def from_julian_date(evaluation, days):
    """The moment of a Julian date."""
    if type(days) not in (int, float, Fraction):
        raise BAD_TIME(days, value=UNEVALUATED)
    seconds = round((Fraction(days) - _EPOCH_JULIAN) * 86400, 5)
    found = date_of(int(seconds) if seconds == int(seconds) else float(seconds))
    return None if found is None else as_object(replace(found, exact=type(days) is not float))


_EPOCH_JULIAN = Fraction("2415020.5")  # the Julian date of the beginning of 1900


@builtin("CurrentDate[]", "CurrentDate[grain_]")
def current_date(evaluation, grain="Instant"):
    """The year, month, day, ... in which the present moment lies."""
    return as_object(replace(now(), grain=_grain(grain), form="object"))


@builtin("DateObjectQ[x_]")
def is_date_object(evaluation, x):
    """Whether x is a DateObject."""
    return boolean(isinstance(x, Expr) and x.head is S.DateObject and date_of(x) is not None)


# -- steps ------------------------------------------------------------------------------------------


@builtin("DatePlus[step_]", "DatePlus[date_, step_]")
def date_plus(evaluation, date=None, step=1):
    """DatePlus[date, n] is n days later, DatePlus[date, {n, "Month"}] n months; steps may be quantities."""
    start = replace(now(), form="list") if date is None else needed(date)
    return as_given(stepped(start, step_of(step)), start)


@builtin(
    "DateDifference[second_]", "DateDifference[first_, second_]", "DateDifference[first_, second_, unit_]"
)
def date_difference(evaluation, second, first=None, unit="Day"):
    """The time from a date (default: now) to another as a quantity of days, of a unit, or of
    units."""
    one, other = needed(first), needed(second)
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


# -- calculating with them --------------------------------------------------------------------------


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
    if head not in CLAIMS and head not in (S.Max, S.Min, S.MinMax, S.Mean):
        return None
    dates = [date_of(x) for arg in args for x in (arg.args if is_list(arg) else (arg,))]
    if head in CLAIMS and len(args) > 1 and None not in dates and not any(map(is_list, args)):
        starts = [date.start for date in dates]
        return boolean(all((a > b) - (a < b) in CLAIMS[head] for a, b in pairwise(starts)))
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
    return None if found is None or found.grain not in ALL_GRAINS else in_words(found)
