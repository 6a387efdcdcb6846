"""How a running evaluation is stopped: by an abort from outside, or by a limit of time or memory of its own.

A request is met at the next step of the evaluator, which looks for one. What does not look (a long
computation in Python) is interrupted by an exception raised in its thread, again and again until it
is met. Every request belongs to the evaluation that runs when it comes, one of a limit also to the
limit: with its end it is forgotten, however late its timer comes.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wlnet.language import memory
from wlnet.language.signals import Abort

_IMPORTLIB = "<frozen importlib._bootstrap>"  # the file of Python's own frames of an import
_PATIENCE = 0.4  # seconds in which a request to abort should have been heard


class Limit:
    """A limit under way.

    ends    when, in seconds of the monotonic clock; infinity for a limit of memory
    peak    the most bytes that were used before the count began anew for a limit inside
    """

    def __init__(self, ends: float):
        self.ends = ends
        self.peak = 0


class Aborts:
    """Requests to stop the evaluation, and who waits for them."""

    def __init__(self):
        self.outside: Callable | None = None  # see `guarded`; the session says how
        self._abort: Abort | None = None  # what the next step raises: the outermost request
        self._requests: list[Abort] = []  # those not met yet
        self._limits: list[Limit] = []  # limits under way, the outermost first
        self._shelters = 0
        self._undisturbed = False
        self._runner: int | None = None  # thread of the evaluation that runs
        self._raised = False  # an exception may be on its way to it
        self._lock = threading.RLock()  # a Ctrl-C may come to the thread that holds it

    # -- for whoever evaluates ------------------------------------------------------------------

    def whole(self, run: Callable[[], object], aborted):
        """What a top-level evaluation gives; `aborted` where it was stopped, also when it was just over.

        Inside of another it is a part of that one.
        """
        if self._runner is not None:
            return run()
        try:
            try:
                self._start()
                return run()
            finally:
                self._finish()
        except Abort:
            _surely(self._finish)
            return aborted

    def limited(self, seconds: float, run: Callable[[], object], instead):
        """`run()`, or `instead` where it takes longer than the seconds."""
        limit = Limit(time.monotonic() + seconds)
        timer = threading.Timer(seconds, self.request_abort, (limit,))
        timer.daemon = True
        return self._bounded(limit, timer, run, instead)

    def within(self, size: float, run: Callable[[], object], instead):
        """`run()`, or `instead` where it takes more than so many bytes of memory."""
        for outer in self._limits:
            outer.peak = max(outer.peak, memory.peak())
        memory.forget_peak()
        start, most, limit = memory.in_use(), memory.peak(), Limit(float("inf"))
        watch = memory.Watch(start + size, lambda: self.request_abort(limit))
        found = self._bounded(limit, watch, run, instead)
        # between two looks of the watch the memory may have come and gone
        return instead if max(limit.peak, memory.peak()) > max(most, start + size) else found

    def _bounded(self, limit: Limit, timer, run: Callable[[], object], instead):
        """`run()`, or `instead` where the timer (a thread that can be cancelled) asks for the end first."""
        try:
            try:
                with self._lock:
                    self._limits.append(limit)
                timer.start()
                return run()
            finally:
                self._close(limit)
                timer.cancel()
        except Abort as stop:
            _surely(lambda: self._close(limit))
            timer.cancel()
            if stop.limit is not limit:
                raise
            return instead

    def seconds_left(self) -> float:
        """Until the first of the time limits under way; infinity without any."""
        ends = min((limit.ends for limit in self._limits), default=float("inf"))
        return max(ends - time.monotonic(), 0.0)

    def check_abort(self) -> None:
        """Raise the Abort signal where one was asked for. To be called in long loops."""
        if self._abort is not None:
            with self._lock:
                abort = self._abort
                if abort is not None:
                    self._meet(abort)
            if abort is not None:
                raise abort

    def steps(self, items: Iterable) -> Iterator:
        """The items one by one, with a look for an abort before each."""
        for item in items:
            if self._abort is not None:
                self.check_abort()
            yield item

    def heard_abort(self) -> None:
        """To be called by whoever catches an Abort without a limit and goes on."""
        _surely(lambda: self._meet(Abort()))

    @contextmanager
    def protected(self):
        """Requests to abort wait until the block is left."""
        self._shelter(1)
        try:
            yield
        finally:
            self._shelter(-1)

    @contextmanager
    def undisturbed(self, whether: bool = True):
        """No exception is raised in the block but by those who look for a request; with False again."""
        before = self._undisturbed
        self._disturb(not whether)
        try:
            yield
        finally:
            self._disturb(not before)

    def guarded(self, call: Callable[[], object]):
        """`call()`, which may take long in C and then holds up all threads, as regular expressions do.

        A request to abort stops it where the outside can make the call in a way that lets it.
        """
        if self.outside is None:
            return call()
        found = self.outside(call, lambda: self._abort is not None)
        self.check_abort()
        return found

    # -- for whoever stops it -------------------------------------------------------------------

    def request_abort(self, limit=None) -> None:
        """Ask the running evaluation, or a time limit in it, to stop; may come from any thread."""
        with self._lock:
            if (self._runner is None) if limit is None else (limit not in self._limits):
                return
            abort = Abort(limit)
            self._requests.append(abort)
            self._choose()
            self._watch(abort)

    # -- inside ---------------------------------------------------------------------------------

    def _start(self) -> None:
        with self._lock:
            self._forget()
            self._runner = threading.get_ident()

    def _finish(self) -> None:
        with self._lock:
            self._take_back()
            self._runner = None
            self._forget()

    def _forget(self) -> None:
        self._abort = None
        self._requests.clear()
        self._limits.clear()
        self._shelters = 0
        self._undisturbed = False

    def _close(self, limit) -> None:
        """This time limit and those inside of it are over."""
        with self._lock:
            if limit in self._limits:
                self._leave(self._limits.index(limit))
            self._choose()

    def _meet(self, abort: Abort) -> None:
        """This request is about to be raised, or was: time limits inside of its own are left by it."""
        with self._lock:
            self._requests = [one for one in self._requests if one.limit is not abort.limit]
            if abort.limit in self._limits:
                self._leave(self._limits.index(abort.limit) + 1)
            self._choose()

    def _leave(self, level: int) -> None:
        gone = self._limits[level:]
        del self._limits[level:]
        self._requests = [one for one in self._requests if one.limit not in gone]

    def _shelter(self, change: int) -> None:
        with self._lock:
            self._shelters += change
            self._choose()

    def _disturb(self, whether: bool) -> None:
        with self._lock:
            self._undisturbed = not whether
            self._choose()

    def _choose(self) -> None:
        """What the next step is to raise; what was raised from outside and has not come is taken back."""
        self._take_back()
        heard = self._requests if not self._shelters else ()
        self._abort = min(heard, key=self._level, default=None)

    def _level(self, abort: Abort) -> int:
        return -1 if abort.limit is None else self._limits.index(abort.limit)

    def _take_back(self) -> None:
        if self._raised and self._runner == threading.get_ident():
            _let_come()
            self._raised = False
        elif self._raised and self._runner is not None:
            _raise_in(self._runner, None)  # the thread itself makes sure later that nothing is left of it

    def _watch(self, abort: Abort) -> None:
        watch = threading.Timer(_PATIENCE, self._insist, (abort,))
        watch.daemon = True
        watch.start()

    def _insist(self, abort: Abort) -> None:
        """The request was not heard: a long computation that does not look for one is interrupted.

        More than once, since Python drops an exception that is raised in a callback of its own.
        """
        with self._lock:
            if self._runner is None or abort not in self._requests:
                return
            self._watch(abort)
            if self._shelters or self._undisturbed or min(self._requests, key=self._level) is not abort:
                return
            if _is_importing(self._runner):  # a module left half loaded would fail ever after
                return
            self._abort, self._raised = None, True
            _raise_in(self._runner, type("Overdue", (Abort,), {"__init__": _with_limit(abort.limit)}))


def _surely(close: Callable[[], None]) -> None:
    """close() to its end, also where an exception raised from outside comes into it."""
    while True:
        try:
            return close()
        except Abort:  # the next one is not due before long
            continue


def _with_limit(limit) -> Callable:
    def __init__(self):
        Abort.__init__(self, limit)

    return __init__


def _is_importing(thread: int) -> bool:
    """Whether a thread is loading a module now."""
    frame = sys._current_frames().get(thread)
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTLIB:
            return True
        frame = frame.f_back
    return False


class _Nothing(BaseException):
    """Raised to be caught at once."""


def _let_come() -> None:
    """What was raised in this thread, and has not come, is replaced by what is caught here.

    Taken back alone it leaves a mark in Python, by which all code is slower from then on (a fifth in
    loops) and never goes on under a profiler.
    """
    try:
        _raise_in(threading.get_ident(), _Nothing)
        while True:
            pass
    except _Nothing:
        return


def _raise_in(thread: int, kind: type | None) -> None:
    """Python raises kind() in that thread at its next instruction; None takes back what it has not done."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if kind is None else ctypes.py_object(kind)
    )
