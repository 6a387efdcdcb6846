"""Time: AbsoluteTime, Timing, Pause, DateString."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from wlnet.expr.expr import NULL, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_TIME = Message("General::timenn", "`1` is not a number of seconds or a list {year, month, day, ...}.")
BAD_FORMAT = Message("DateString::fmterr", "`1` is not an element of a date that wlnet writes.")
BAD_PAUSE = Message("Pause::numnm", "Non-negative machine-sized number expected at position 1 in `1`.")

EPOCH = datetime(1900, 1, 1)
_STEP = 0.05  # seconds between looks for an abort while waiting


@builtin("AbsoluteTime[]", "AbsoluteTime[date_]")
def absolute_time(evaluation, date=None):
    """AbsoluteTime[] gives the seconds since the beginning of 1900 by local time; AbsoluteTime[{y, m, d}]
    those to a date."""
    return (_moment(date) - EPOCH).total_seconds()


@builtin("UnixTime[]")
def unix_time(evaluation):
    """UnixTime[] gives the whole seconds since the beginning of 1970, UTC."""
    return int(time.time())


@builtin("SessionTime[]")
def session_time(evaluation):
    """SessionTime[] gives the seconds since the program started."""
    return time.monotonic() - _STARTED


_STARTED = time.monotonic() - time.process_time()


@builtin("TimeUsed[]")
def time_used(evaluation):
    """TimeUsed[] gives the seconds of processor time used so far."""
    return time.process_time()


@builtin("Timing[expr_]", attributes=("HoldAll", "SequenceHold"))
def timing(evaluation, expr):
    """Timing[expr] evaluates expr and gives {seconds of processor time, value}."""
    return _timed(evaluation, expr, time.process_time)


@builtin("AbsoluteTiming[expr_]", attributes=("HoldAll", "SequenceHold"))
def absolute_timing(evaluation, expr):
    """AbsoluteTiming[expr] evaluates expr and gives {seconds by the clock, value}."""
    return _timed(evaluation, expr, time.perf_counter)


def _timed(evaluation, expr, clock):
    start = clock()
    value = evaluation.evaluate(expr)
    return evaluation.evaluated(wl_list([clock() - start, value]))


@builtin("RepeatedTiming[expr_]", "RepeatedTiming[expr_, seconds_]", attributes=("HoldFirst", "SequenceHold"))
def repeated_timing(evaluation, expr, seconds=1):
    """RepeatedTiming[expr] evaluates expr for about a second and gives {mean seconds, value}."""
    start, count = time.perf_counter(), 0
    while True:
        value = evaluation.evaluate(expr)
        count += 1
        spent = time.perf_counter() - start
        if spent > float(seconds):
            return evaluation.evaluated(wl_list([spent / count, value]))


@builtin("Pause[seconds_]")
def pause(evaluation, seconds):
    """Pause[n] waits n seconds."""
    try:
        left = float(seconds)
    except (TypeError, ValueError):
        left = -1.0
    if isinstance(seconds, str) or left < 0:
        raise BAD_PAUSE(S.Pause(seconds), value=UNEVALUATED)
    end = time.monotonic() + left
    while (left := end - time.monotonic()) > 0:
        evaluation.check_abort()
        time.sleep(min(left, _STEP))
    return NULL


def _moment(date) -> datetime:
    """Now, or the moment of {y, m, d, h, m, s} or of seconds since 1900."""
    if date is None:
        return datetime.now()
    try:
        if is_list(date):
            parts = [float(part) for part in date.args]
            year, month, day, hour, minute, second = (*parts, *(1900, 1, 1, 0, 0, 0)[len(parts) :])
            start = datetime(int(year), int(month), 1)
            return start + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        return EPOCH + timedelta(seconds=float(date))
    except (TypeError, ValueError, OverflowError):
        raise BAD_TIME(date, value=UNEVALUATED) from None


_ELEMENTS = {
    "Year": lambda t: str(t.year),
    "YearShort": lambda t: f"{t.year % 100:02}",
    "Month": lambda t: f"{t.month:02}",
    "MonthShort": lambda t: str(t.month),
    "MonthName": lambda t: _MONTHS[t.month - 1],
    "MonthNameShort": lambda t: _MONTHS[t.month - 1][:3],
    "Day": lambda t: f"{t.day:02}",
    "DayShort": lambda t: str(t.day),
    "DayName": lambda t: _DAYS[t.weekday()],
    "DayNameShort": lambda t: _DAYS[t.weekday()][:3],
    "Hour": lambda t: f"{t.hour:02}",
    "Hour24": lambda t: f"{t.hour:02}",
    "Hour12": lambda t: f"{(t.hour + 11) % 12 + 1:02}",
    "Minute": lambda t: f"{t.minute:02}",
    "Second": lambda t: f"{t.second:02}",
    "SecondExact": lambda t: f"{t.second + t.microsecond / 1e6:09.6f}",
    "Millisecond": lambda t: f"{t.microsecond // 1000:03}",
    "AMPM": lambda t: "AM" if t.hour < 12 else "PM",
    "Date": lambda t: _date(t),
    "Time": lambda t: _time(t),
    "DateTime": lambda t: f"{_date(t)} {_time(t)}",
    "DateShort": lambda t: f"{_DAYS[t.weekday()][:3]} {t.day} {_MONTHS[t.month - 1][:3]} {t.year}",
    "ISODate": lambda t: f"{t.year}-{t.month:02}-{t.day:02}",
    "ISODateTime": lambda t: f"{t.year}-{t.month:02}-{t.day:02}T{_time(t)}",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _date(t: datetime) -> str:
    return f"{_DAYS[t.weekday()][:3]} {t.day} {_MONTHS[t.month - 1][:3]} {t.year}"


def _time(t: datetime) -> str:
    return f"{t.hour:02}:{t.minute:02}:{t.second:02}"


@builtin("DateString[]", "DateString[date_]", "DateString[date_, elements_]")
def date_string(evaluation, date=None, elements="DateTime"):
    """DateString[] gives the date and time; DateString[{"Year", "-", "Month"}] chosen elements of it,
    DateString[date, elements] those of another date."""
    if isinstance(date, str) or (is_list(date) and any(isinstance(part, str) for part in date.args)):
        date, elements = None, date
    moment = _moment(date)
    if isinstance(elements, str):
        if elements not in _ELEMENTS:
            raise BAD_FORMAT(elements)
        return _ELEMENTS[elements](moment)
    if not is_list(elements) or not all(isinstance(part, str) for part in elements.args):
        raise BAD_FORMAT(elements)
    return "".join(_ELEMENTS[part](moment) if part in _ELEMENTS else part for part in elements.args)


@builtin("DateList[]", "DateList[date_]")
def date_list(evaluation, date=None):
    """DateList[] gives {year, month, day, hour, minute, second} of the present."""
    t = _moment(date)
    return [t.year, t.month, t.day, t.hour, t.minute, t.second + t.microsecond / 1e6]
