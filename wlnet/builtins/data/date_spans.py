"""Spans of dates: ranges by steps, bounds, the middle; whether one date lies in another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from wlnet.builtins.date_arguments import BAD_TIME, needed
from wlnet.expr.expr import boolean, is_list
from wlnet.expr.message import UNEVALUATED
from wlnet.language.builtin import builtin
from wlnet.language.dates import (
    ALL_GRAINS,
    BAD_GRAIN,
    Date,
    as_given,
    as_object,
    date_of,
    step_of,
    stepped,
    truncated,
)


@builtin("DateRange[first_, second_]", "DateRange[first_, second_, step_]")
def date_range(evaluation, first, second, step=1):
    """The dates from one to another by days or other steps."""
    one, other, steps = needed(first), needed(second), step_of(step)
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
    found = [needed(date) for date in dates.args]
    if not found:
        return None
    ends = [choose(found, key=lambda date: date.start) for choose in (min, max)]
    return [as_object(date) for date in ends]


@builtin("MinDate[dates_]", "MinDate[dates_, grain_]")
def min_date(evaluation, dates, grain="Instant"):
    """The beginning of a date, or of the earliest of a list of dates."""
    return _at(min(date.start for date in _all_of(dates)), grain)


@builtin("MaxDate[dates_]", "MaxDate[dates_, grain_]")
def max_date(evaluation, dates, grain="Instant"):
    """The end of a date, or of the latest of a list of dates; with a granularity the last such span."""
    end = max(_end(date) for date in _all_of(dates))
    if grain == "Instant":
        return _at(end, grain)
    last = stepped(Date(end, "Instant"), [(-1, grain if grain in ALL_GRAINS else "Day")])
    return _at(last.start, grain)


@builtin("MidDate[dates_]", "MidDate[dates_, grain_]")
def mid_date(evaluation, dates, grain="Instant"):
    """The middle of a date or of the time from the first to the last of a list of dates."""
    found = _all_of(dates)
    start, end = min(date.start for date in found), max(_end(date) for date in found)
    return _at(start + (end - start) / 2, grain)


def _all_of(dates) -> list[Date]:
    if is_list(dates) and len(dates) and date_of(dates) is None:
        return [needed(date) for date in dates.args]
    return [needed(dates)]


def _at(t: datetime, grain):
    if grain not in ALL_GRAINS:
        raise BAD_GRAIN(grain, list(ALL_GRAINS), value=UNEVALUATED)
    return as_object(Date(t, grain))


@builtin("DateWithinQ[outer_, inner_]")
def is_within(evaluation, outer, inner):
    """Whether a date lies in the year, month, day, ... that the first is."""
    one, other = needed(outer), needed(inner)
    return boolean(_begin(one) <= _begin(other) and _end(other) <= _end(one))


@builtin("DateOverlapsQ[first_, second_]")
def do_overlap(evaluation, first, second):
    """Whether two dates have a time in common."""
    one, other = needed(first), needed(second)
    latest, earliest = max(_begin(one), _begin(other)), min(_end(one), _end(other))
    return boolean(latest < earliest or (latest == earliest and "Instant" in (one.grain, other.grain)))


def _begin(date: Date) -> datetime:
    return truncated(date.start, date.grain)


def _end(date: Date) -> datetime:
    """The beginning of what follows a date."""
    if date.grain == "Instant":
        return date.start
    return stepped(replace(date, start=_begin(date)), [(1, date.grain)]).start
