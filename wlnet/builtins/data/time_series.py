"""TimeSeries: values at times, between them by straight lines; their statistics, windows and properties.

A series stands as TimeSeries[{{time, value}, ...}], sorted by time; times are real numbers or date objects.
"""

from __future__ import annotations

from itertools import pairwise

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

NO_TIMES = Message("TimeSeries::tspec", "The times `1` do not go with `2` values.")
NO_PROPERTY = Message("TimeSeries::wlnetprop", "`1` is not a time or one of the properties `2`.")

# functions that take the values alone
_OF_VALUES = {
    S.Mean, S.Total, S.Variance, S.StandardDeviation, S.Median, S.Max, S.Min, S.MinMax, S.Quantile,
    S.Quartiles, S.Skewness, S.Kurtosis, S.RootMeanSquare, S.GeometricMean, S.CentralMoment, S.Moment,
    S.InterquartileRange, S.CovarianceFunction, S.CorrelationFunction,
}  # fmt: skip
# functions of lists that give as many values: the times stay
_OF_EACH = {S.Accumulate, S.Standardize, S.Rescale, S.ExponentialMovingAverage}
# functions that take the list of {time, value}
_OF_PATH = {S.ListPlot, S.ListLinePlot, S.ListStepPlot, S.DateListPlot, S.DateListStepPlot, S.Interpolation}


def _is_date(x) -> bool:
    return isinstance(x, Expr) and x.head is S.DateObject


def _seconds(evaluation, time):
    """A time as a number: the absolute time of a date."""
    return evaluation.evaluate(S.N(S.AbsoluteTime(time))) if _is_date(time) else time


def _is_series(x) -> bool:
    return isinstance(x, Expr) and x.head is S.TimeSeries and len(x) == 1 and _is_path(x.args[0])


def _is_path(x) -> bool:
    """Whether it is a list of {time, value}."""
    if not is_list(x) or not len(x):
        return False
    pairs = all(is_list(row) and len(row) == 2 for row in x.args)
    return pairs and all(_is_date(r.args[0]) or is_real(numeric_value(r.args[0])) for r in x.args)


def _series(evaluation, times, values) -> Expr:
    pairs = sorted(
        zip(times, values, strict=True), key=lambda pair: numeric_value(_seconds(evaluation, pair[0]))
    )
    return S.TimeSeries(wl_list(map(wl_list, pairs)))


@builtin("TimeSeries[data_]", "TimeSeries[data_, times_]")
def time_series(evaluation, data, times=None):
    """TimeSeries[{{t1, v1}, ...}], TimeSeries[values, times]; values alone stand at 0, 1, 2, ...

    times    {{t1, t2, ...}}, {tmin} (one apart, days from a date), {tmin, tmax} or {tmin, tmax, dt} (the end
             may be Automatic)
    """
    if times is None:
        if _is_path(data):
            found = _series(evaluation, *zip(*(row.args for row in data.args), strict=True))
            return None if same(found, S.TimeSeries(data)) else found
        return _series(evaluation, range(len(data)), data.args) if is_list(data) and len(data) else None
    if not is_list(data) or not is_list(times) or not len(data):
        return None
    found = _times(evaluation, times.args, len(data))
    if found is None or len(found) != len(data):
        raise NO_TIMES(times, len(data), value=UNEVALUATED)
    return _series(evaluation, found, data.args)


def _times(evaluation, given: tuple, count: int) -> list | None:
    if len(given) == 1 and is_list(given[0]):
        return list(given[0].args)
    if not 1 <= len(given) <= 3:
        return None
    start, end, step = (*given, *(S.Automatic, S.Automatic)[len(given) - 1 :])
    if step is S.Automatic:
        if end is not S.Automatic:
            apart = S.Subtract(*(_seconds(evaluation, t) for t in (end, start)))
            step = evaluation.evaluate(S.Divide(apart, max(count - 1, 1)))
        else:
            step = wl_list([1, "Day"]) if _is_date(start) else 1
    if _is_date(start):
        step = step if is_list(step) else wl_list([step, "Second"])
        size, unit = step.args if len(step) == 2 else (1, "Day")
        return [evaluation.evaluate(S.DatePlus(start, wl_list([k * size, unit]))) for k in range(count)]
    return [evaluation.evaluate(S.Plus(start, S.Times(k, step))) for k in range(count)]


@builtin("TemporalData[values_List, times_List]")
def temporal_data(evaluation, values, times):
    """One path of values at {{t1, t2, ...}} or {tmin, ...} is a TimeSeries; several stay."""
    if len(values) and not any(map(is_list, values.args)):
        return S.TimeSeries(values, times)
    return None


_PROPERTIES = {
    "Path": lambda times, values: wl_list(map(wl_list, zip(times, values, strict=True))),
    "Times": lambda times, values: wl_list(times),
    "Values": lambda times, values: wl_list(values),
    "PathLength": lambda times, values: len(times),
    "FirstTime": lambda times, values: times[0],
    "LastTime": lambda times, values: times[-1],
    "FirstValue": lambda times, values: values[0],
    "LastValue": lambda times, values: values[-1],
    "FirstDate": lambda times, values: S.FromAbsoluteTime(times[0]),
    "LastDate": lambda times, values: S.FromAbsoluteTime(times[-1]),
    "Dates": lambda times, values: wl_list(map(S.FromAbsoluteTime, times)),
    "DatePath": lambda times, values: wl_list(
        wl_list((S.FromAbsoluteTime(t), v)) for t, v in zip(times, values, strict=True)
    ),
    "MinimumTimeIncrement": lambda times, values: S.Min(wl_list(b - a for a, b in pairwise(times))),
}


@builtin("TimeSeries[data_][key_]")
def of_time_series(evaluation, data, key):
    """A property, or the value at a time: between two times, and beyond the last, on a straight line."""
    if not _is_path(data):
        return None
    times, values = _columns(evaluation, data)
    if isinstance(key, str):
        if key not in _PROPERTIES:
            raise NO_PROPERTY(key, sorted(_PROPERTIES), value=UNEVALUATED)
        return _PROPERTIES[key](times, values)
    if is_list(key):
        return [S.TimeSeries(data)(time) for time in key.args]
    time = _seconds(evaluation, key)
    place = numeric_value(time)
    if not is_real(place):
        return None
    for at, value in zip(times, values, strict=True):
        if numeric_value(at) == place:
            return value
    return _between(times, values, time, place)


def _columns(evaluation, data) -> tuple[list, list]:
    return [_seconds(evaluation, row.args[0]) for row in data.args], [row.args[1] for row in data.args]


def _between(times: list, values: list, time, place):
    if len(times) < 2:
        return None
    numbers = [numeric_value(t) for t in times]
    k = next((i for i, at in enumerate(numbers[1:-1], 1) if at > place), len(times) - 1)
    (a, b), (u, v) = times[k - 1 : k + 1], values[k - 1 : k + 1]
    slope = S.Divide(S.Subtract(v, u), S.Subtract(b, a))
    return S.Plus(v, S.Times(S.Subtract(time, b), slope))


@builtin("TimeSeriesMap[f_, series_]")
def time_series_map(evaluation, f, series):
    """The series with f of each value."""
    if not _is_series(series):
        return None
    rows = (row.args for row in series.args[0].args)
    return S.TimeSeries(wl_list(wl_list((t, Expr(f, (v,)))) for t, v in rows))


@builtin("TimeSeriesWindow[series_, bounds_List]")
def time_series_window(evaluation, series, bounds):
    """What lies between two times."""
    if not _is_series(series) or len(bounds) != 2:
        return None
    low, high = (numeric_value(_seconds(evaluation, t)) for t in bounds.args)
    if not is_real(low) or not is_real(high):
        return None
    rows = series.args[0].args
    kept = [row for row in rows if low <= numeric_value(_seconds(evaluation, row.args[0])) <= high]
    return S.TimeSeries(wl_list(kept))


@builtin("TimeSeriesShift[series_, by_]")
def time_series_shift(evaluation, series, by):
    """The same values later by a time; the first at a time where `by` is {time}."""
    if not _is_series(series):
        return None
    rows = [row.args for row in series.args[0].args]
    if is_list(by) and len(by) == 1:
        by = S.Subtract(by.args[0], rows[0][0])
    move = S.DatePlus if _is_date(rows[0][0]) else S.Plus
    return S.TimeSeries(wl_list(wl_list((move(t, by), v)) for t, v in rows))


@overload("TimeSeries")
def on_time_series(evaluation, head, args):
    """Statistics see the values, plots the path; functions of numbers work on each value."""
    if not isinstance(head, Symbol) or head in (S.TimeSeries, S.List):
        return None
    first = args[0]
    if not all(_is_series(arg) for arg in args if isinstance(arg, Expr) and arg.head is S.TimeSeries):
        return None
    if _is_series(first):
        rows = first.args[0].args
        values = wl_list(row.args[1] for row in rows)
        if head is S.Values and len(args) == 1:
            return values
        if head is S.Length and len(args) == 1:
            return 4  # the parts of the object as Wolfram Language keeps it
        if head is S.Normal and len(args) == 1:
            return first.args[0]
        if head in _OF_VALUES:
            return evaluation.evaluate(Expr(head, (values, *args[1:])))
        if head in _OF_PATH:
            return evaluation.evaluate(Expr(head, (first.args[0], *args[1:])))
        if head in _OF_EACH:
            found = evaluation.evaluate(Expr(head, (values, *args[1:])))
            times = [row.args[0] for row in rows]
            return _series(evaluation, times, found.args) if is_list(found) else None
    if not evaluation.definitions.of(head).flags & FLAGS["NumericFunction"]:
        return None
    return _on_each(evaluation, head, args)


def _on_each(evaluation, head, args):
    """A function of series with the same times, and of other things, at each time."""
    series = [arg for arg in args if _is_series(arg)]
    if any(is_list(arg) or is_rule(arg) for arg in args):
        return None
    times = [row.args[0] for row in series[0].args[0].args]
    for other in series[1:]:
        rows = other.args[0].args
        if len(rows) != len(times) or not all(same(r.args[0], t) for r, t in zip(rows, times, strict=True)):
            return None
    calls = (
        Expr(head, tuple(arg.args[0].args[k].args[1] if _is_series(arg) else arg for arg in args))
        for k in range(len(times))
    )
    return evaluation.evaluate(S.TimeSeries(wl_list(map(wl_list, zip(times, calls, strict=True)))))
