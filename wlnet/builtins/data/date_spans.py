"""Spans of dates: intervals, ranges by steps, bounds, the middle; whether one date lies in another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.date_arguments import BAD_TIME, needed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.dates import (
    ALL_GRAINS,
    BAD_GRAIN,
    Date,
    as_given,
    as_object,
    date_of,
    parts_of,
    step_of,
    stepped,
    truncated,
)


@builtin("DateInterval[ends_List]", "DateInterval[ends_List, grain_, calendar_, zone_]")
def date_interval(evaluation, ends, grain=None, calendar=None, zone=None):
    """DateInterval[{from, to}] is the time from a date to another, both included."""
    if grain is not None or len(ends) != 2 or any(date_of(end) is None for end in ends.args):
        return None
    ends = sorted(map(needed, ends.args), key=lambda date: date.start)
    grain = max((end.grain for end in ends), key=ALL_GRAINS.index)
    pair = wl_list(wl_list(parts_of(end.start, 6)) for end in ends)
    return S.DateInterval(wl_list((pair,)), grain, "Gregorian", S("None"))


@builtin("DateRange[first_, second_]", "DateRange[first_, second_, step_]")
def date_range(evaluation, first, second, step=1):
    """The dates from one to another by days or other steps; of date lists lists with all entries."""
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
        found.append(wl_list(parts_of(date.start, 6)) if one.form == "list" else as_given(date, one))
        count += 1


# -- the ends ---------------------------------------------------------------------------------------


@builtin("DateBounds[dates_]")
def date_bounds(evaluation, dates):
    """{earliest, latest} of a list of dates; the beginning and the end of a single one."""
    many = _many(dates)
    if many is None:
        start, end = _span(dates)
        return [as_object(Date(start)), as_object(Date(end))]
    return [_extreme(many, choose) for choose in (min, max)] if many else None


@builtin("MinDate[dates_]", "MinDate[dates_, grain_]")
def min_date(evaluation, dates, grain=None):
    """The earliest of a list of dates, or the beginning of a date or an interval."""
    return _end_of(dates, grain, min)


@builtin("MaxDate[dates_]", "MaxDate[dates_, grain_]")
def max_date(evaluation, dates, grain=None):
    """The latest of a list of dates, or the end of a date or an interval."""
    return _end_of(dates, grain, max)


def _end_of(dates, grain, choose):
    many = _many(dates)
    if many is not None:
        if not many:
            return None
        found = _extreme(many, choose)
        return found if grain is None else _at(needed(found).start, grain)
    if not isinstance(dates, Expr) or dates.head not in (S.DateObject, S.DateInterval):
        return None
    start, end = _span(dates)
    if grain is None:
        if dates.head is S.DateInterval:
            return _at((start, end - timedelta(days=1))[choose is max], "Day")
        grain = "Instant"
    if choose is max and grain != "Instant":
        end = stepped(Date(end), [(-1, grain if grain in ALL_GRAINS else "Day")]).start
    return _at(start if choose is min else end, grain)


def _extreme(dates: tuple, choose):
    """The earliest or latest of dates, in the form in which they were given."""
    return choose(dates, key=lambda date: needed(date).start)


@builtin("MidDate[dates_]", "MidDate[dates_, grain_]", "MidDate[dates_, grain_, part_]")
def mid_date(evaluation, dates, grain="Instant", part=None):
    """The middle of a date or an interval, or what lies at a part of it between 0 and 1; of several dates
    the mean of their middles, each counted by its length."""
    many = _many(dates)
    if many is not None and not many:
        return None
    share = 0.5 if part is None else numeric_value(part)
    if not isinstance(share, int | float):
        return None
    if many is None:
        start, end = _span(dates)
        return _at(start + (end - start) * float(share), grain)
    spans = [_span(date) for date in many]
    lengths = [(end - start).total_seconds() for start, end in spans]
    weights = lengths if all(lengths) else [1.0] * len(spans)
    first = spans[0][0]
    middles = [(start - first + (end - start) * float(share)).total_seconds() for start, end in spans]
    mean = sum(w * m for w, m in zip(weights, middles, strict=True)) / sum(weights)
    return _at(first + timedelta(seconds=mean), grain)


def _many(dates) -> tuple | None:
    """The dates of a list or an association; None for a single date."""
    if isinstance(dates, Association):
        return tuple(dates.values())
    is_single = not is_list(dates) or (len(dates) > 0 and date_of(dates) is not None)
    return None if is_single else dates.args


def _at(t: datetime, grain):
    if grain not in ALL_GRAINS:
        raise BAD_GRAIN(grain, list(ALL_GRAINS), value=UNEVALUATED)
    return as_object(Date(t, grain))


# -- what lies in what ------------------------------------------------------------------------------


@builtin("DateWithinQ[outer_, inner_]")
def is_within(evaluation, outer, inner):
    """Whether a date or an interval lies in the year, month, day, ... or interval that the first is."""
    (start, end), (begin, stop) = _span(outer), _span(inner)
    return boolean(start <= begin and stop <= end)


@builtin("DateOverlapsQ[first_, second_]")
def do_overlap(evaluation, first, second):
    """Whether two dates or intervals have a time in common."""
    spans = _span(first), _span(second)
    latest, earliest = max(start for start, _ in spans), min(end for _, end in spans)
    return boolean(latest < earliest or (latest == earliest and any(start == end for start, end in spans)))


def _span(value) -> tuple[datetime, datetime]:
    """The beginning of a date or an interval, and that of what follows it. Raises General::timenn."""
    if isinstance(value, Expr) and value.head is S.DateInterval and len(value) > 1 and is_list(value.item(0)):
        ends = [needed(end) for pair in value.item(0).args if is_list(pair) for end in pair.args]
        if len(ends) > 1:
            last = replace(ends[-1], grain=value.item(1), form="object")
            return ends[0].start, _end(last)
    date = needed(value)
    return truncated(date.start, date.grain), _end(date)


def _end(date: Date) -> datetime:
    """The beginning of what follows a date."""
    if date.grain == "Instant":
        return date.start
    start = truncated(date.start, date.grain)
    return stepped(replace(date, start=start), [(1, date.grain)]).start


@builtin("DateSelect[dates_, test_]")
def date_select(evaluation, dates, test):
    """The dates of a list, or the days of an interval, for which a test holds; its slots may name elements
    of a date: #Year == 2024 &."""
    if isinstance(dates, Expr) and dates.head is S.DateInterval:
        start, end = _span(dates)
        days = range((end - start).days)
        dates = wl_list(as_object(Date(start + timedelta(days=i), "Day")) for i in days)
    if not is_list(dates):
        return None
    names = _slot_names(test)
    if not names:
        return S.Select(dates, test)
    facts = [Association({name: S.DateValue(date, name) for name in names}) for date in dates.args]
    held = [evaluation.evaluate(Expr(test, (fact,))) for fact in facts]
    return wl_list(date for date, holds in zip(dates.args, held, strict=True) if holds is S("True"))


def _slot_names(test) -> set[str]:
    """The names of the slots of a function."""
    if not isinstance(test, Expr):
        return set()
    if test.head is S.Slot and isinstance(test.item(0), str):
        return {test.item(0)}
    return set().union(*map(_slot_names, test.args))
