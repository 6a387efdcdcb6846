"""Requests to stop, in every order: none outlives what it was for, none is taken for another."""

import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from wlnet.language import aborts as room
from wlnet.language.aborts import Aborts
from wlnet.language.signals import Abort
from wlnet.language.worker import Worker, _Stopped, _timed
from wlnet.session import Session


class Timers:
    """Timers that ring when the test says so, also after they were cancelled: too late is an order, too."""

    def __init__(self):
        self.all = []

    def __call__(self, seconds, function, args=()):
        timer = Clock(function, args)
        self.all.append(timer)
        return timer

    def of(self, function):
        return [one for one in self.all if one.function.__name__ == function]


class Clock:
    def __init__(self, function, args):
        self.function, self.args = function, args

    def start(self):
        pass

    def cancel(self):
        pass

    def ring(self):
        """In a thread of its own, as timers do; over when this returns."""
        thread = threading.Thread(target=self.function, args=self.args)
        thread.start()
        thread.join()


@pytest.fixture
def timers(monkeypatch):
    found = Timers()
    monkeypatch.setattr(room.threading, "Timer", found)
    return found


def test_a_time_limit_that_rings_too_late_stops_nothing(timers):
    aborts = Aborts()

    def run():
        value = aborts.limited(1, lambda: "in time", "over")
        timers.of("request_abort")[0].ring()
        aborts.check_abort()
        return value

    assert aborts.whole(run, "aborted") == "in time"
    timers.of("request_abort")[0].ring()
    assert aborts.whole(lambda: aborts.check_abort() or "next", "aborted") == "next"
    assert not timers.of("_insist")


def test_a_request_between_evaluations_does_not_stop_the_next(timers):
    aborts = Aborts()
    aborts.request_abort()

    def run():
        for one in timers.of("_insist"):
            one.ring()
        aborts.check_abort()
        return "next"

    assert aborts.whole(run, "aborted") == "next"


def test_an_insisting_timer_that_rings_after_the_evaluation_does_not_stop_the_next(timers):
    aborts = Aborts()

    def stopped():
        aborts.request_abort()
        aborts.check_abort()

    assert aborts.whole(stopped, "aborted") == "aborted"

    def run():
        for one in timers.of("_insist"):
            one.ring()
        return sum(range(1000))

    assert aborts.whole(run, "aborted") == 499500


@pytest.mark.parametrize("order", [("inner", "outer"), ("outer", "inner")])
def test_two_limits_that_ring_together_are_both_kept(timers, order):
    aborts = Aborts()

    def inner():
        limits = dict(zip(("outer", "inner"), timers.of("request_abort"), strict=True))
        for name in order:
            limits[name].ring()
        aborts.check_abort()

    def outer():
        return aborts.limited(1, inner, "inner over")

    assert aborts.whole(lambda: aborts.limited(1, outer, "outer over"), "aborted") == "outer over"


def test_an_abort_and_a_limit_that_come_together_are_both_kept(timers):
    aborts = Aborts()

    def run():
        timers.of("request_abort")[0].ring()
        aborts.request_abort()
        try:
            aborts.check_abort()
        except Abort as stop:  # as CheckAbort does
            assert stop.limit is None
            aborts.heard_abort()
        aborts.check_abort()

    assert aborts.whole(lambda: aborts.limited(1, run, "over"), "aborted") == "over"


@pytest.mark.parametrize("times", [1, 2])
def test_an_exception_from_outside_that_comes_while_a_limit_is_left_is_its_own(timers, monkeypatch, times):
    """The limit's exception comes into the very code that ends the limit, once or twice."""
    aborts = Aborts()
    close, left = Aborts._close, [times]

    def interrupted(self, limit):
        if left[0]:
            left[0] -= 1
            raise Abort(limit)
        close(self, limit)

    monkeypatch.setattr(Aborts, "_close", interrupted)
    assert aborts.whole(lambda: aborts.limited(1, lambda: 7, "over"), "aborted") == "over"
    assert not aborts._limits


def test_what_does_not_look_is_interrupted_and_the_limit_has_its_value(timers):
    aborts = Aborts()

    def deaf():
        timers.of("request_abort")[0].ring()
        timers.of("_insist")[0].ring()
        while True:
            pass

    assert aborts.whole(lambda: aborts.limited(1, deaf, "over"), "aborted") == "over"
    timers.of("_insist")[-1].ring()
    assert aborts.whole(lambda: "next", "aborted") == "next"


def test_nothing_comes_from_outside_while_threads_talk(timers):
    aborts = Aborts()
    steps = []

    def run():
        aborts.request_abort()
        with aborts.undisturbed():
            timers.of("_insist")[0].ring()
            steps.append("said")
            try:
                with aborts.undisturbed(False):
                    timers.of("_insist")[1].ring()
                    while True:
                        pass
            except Abort:
                steps.append("stopped")
            timers.of("_insist")[2].ring()
            steps.append("answered")
        aborts.check_abort()

    assert aborts.whole(run, "aborted") == "aborted"
    assert steps == ["said", "stopped", "answered"]


def test_a_worker_is_undisturbed_while_it_posts_but_not_in_what_it_is_asked_for():
    states, level = [], [False]

    @contextmanager
    def undisturbed(whether):
        before, level[0] = level[0], whether
        yield
        level[0] = before

    worker = Worker(lambda: None, undisturbed)

    def look():
        states.append(level[0])

    worker.ask(lambda: (look(), worker.post(lambda: (look(), worker.ask(look))), look()))
    assert states == [False, True, False, False]


def test_a_stop_that_comes_when_a_watched_call_is_over_leaves_no_timer():
    if not hasattr(signal, "setitimer"):
        pytest.skip("no timer here")
    stops = []

    def is_stopped():
        stops.append(None)
        return True

    def call():
        end = time.monotonic() + 5
        while time.monotonic() < end:
            pass

    with pytest.raises(_Stopped):
        _timed(call, is_stopped)
    assert len(stops) == 1
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_an_interrupt_between_inputs_stops_neither_the_text_nor_the_next_input():
    session = Session()
    value = session.evaluate("Abort[]")
    session.interrupt()
    assert session.text(value) == "$Aborted"
    assert session.evaluate("1 + 1") == 2


def test_a_format_without_end_is_stopped():
    session = Session()
    session.evaluate("Format[endless] := While[True]")
    endless = session.value("endless")
    threading.Timer(0.2, session.interrupt).start()
    assert session.text(endless) == "$Aborted"
    assert session.evaluate("1 + 1") == 2


PROFILED = """
import cProfile
from wlnet.session import Session
session = Session()
assert session.evaluate("{1 + 1, TimeConstrained[Pause[5]; 1, 0.05, 7]}") == [2, 7]
session.evaluation.request_abort()
profile = cProfile.Profile()
profile.enable()
value = session.evaluate("2 + 2")
profile.disable()
print(value)
"""


def test_nothing_is_left_in_python_that_keeps_a_profiler_from_going_on():
    """An exception taken back from a thread leaves a mark in Python: all code is slower, a profiler hangs."""
    done = subprocess.run([sys.executable, "-c", PROFILED], capture_output=True, text=True, timeout=60)
    assert done.stdout == "4\n", done.stderr


def test_an_exception_on_its_way_to_the_thread_that_takes_it_back_does_not_come():
    aborts = Aborts()

    def run():
        with aborts._lock:
            aborts._raised = True
            room._raise_in(threading.get_ident(), type("Late", (Abort,), {}))
            aborts._take_back()
        return sum(range(1000))

    try:
        value = aborts.whole(run, "aborted")
    except Abort:
        value = "raised"
    assert value in (499500, "aborted")
