"""Clocks: Timing, AbsoluteTiming, RepeatedTiming, SessionTime, Pause."""

from __future__ import annotations

import time

from wlnet.expr.expr import NULL, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_DURATION = Message("RepeatedTiming::pnum", "Positive number of seconds expected at position `1` in `2`.")
BAD_PAUSE = Message("Pause::numnm", "Non-negative machine-sized number expected at position 1 in `1`.")

_STEP = 0.05  # seconds between looks for an abort while waiting


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
    if not isinstance(seconds, (int, float)) or seconds <= 0:
        raise BAD_DURATION(2, S.RepeatedTiming(expr, seconds), value=UNEVALUATED)
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
