"""A thread with a deep stack that evaluates, while the thread that asked stays open to Ctrl-C.

What the worker wants to tell on the way it posts: the asking thread makes the call while the
worker waits, so that callbacks run where they were given and may ask for evaluations themselves.
"""

from __future__ import annotations

import signal
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from queue import Empty, SimpleQueue

STACK = 512 << 20  # bytes of address space; memory is taken only as far as it is used
FRAMES = 200_000  # Python's own limit: $RecursionLimit stops long before
WAKE = 0.5  # seconds between looks for Ctrl-C on systems where waiting cannot be interrupted

_LOOK = 0.1  # seconds between looks for a request to stop a call that is watched
_RESUME = object()  # to the worker: the call that it posted has been made


class Worker:
    """Runs one job after the other in a thread of its own, which starts with the first.

    interrupt    called in the main thread at each Ctrl-C while a job runs
    undisturbed  undisturbed(True) is a context in which nobody raises an exception in the worker's
                 thread from outside, undisturbed(False) one inside of that in which it may come:
                 what the two threads say to each other would be lost by one
    """

    def __init__(self, interrupt: Callable[[], None], undisturbed: Callable = nullcontext):
        self._interrupt = interrupt
        self._undisturbed = undisturbed
        self._asking = threading.Lock()
        self._asker: threading.Thread | None = None
        self._jobs: SimpleQueue = SimpleQueue()
        self._posted: SimpleQueue = SimpleQueue()
        self._thread: threading.Thread | None = None
        weakref.finalize(self, self._jobs.put, None)

    def ask(self, job: Callable[[], object]):
        """The result of `job()`, or its exception. Both a job and a call that it posted may ask again."""
        if self.is_current():
            return job()
        if threading.current_thread() is self._asker:
            return self._exchange(job)
        with self._asking, self._interruptible():
            if self._thread is None:
                self._thread = _started(self._jobs, self._posted)
            self._asker = threading.current_thread()
            try:
                return self._exchange(job)
            finally:
                self._asker = None

    def is_current(self) -> bool:
        """Whether this is the worker's own thread."""
        return threading.current_thread() is self._thread

    def post(self, call: Callable[[], object]) -> None:
        """To be called by a job: the asking thread makes this call now."""
        with self._undisturbed(True):
            self._posted.put(call)
            while (job := self._jobs.get()) is not _RESUME:
                self._posted.put(_done(partial(self._disturbed, job)))

    def _disturbed(self, job: Callable[[], object]):
        with self._undisturbed(False):
            return job()

    def watched(self, call: Callable[[], object], is_stopped: Callable[[], bool]):
        """To be called by a job: the result of `call()`, None where it was stopped.

        The call is made in the main thread, if that is the one that asked: a timer interrupts it there to
        see whether it is to stop, also in code that lets no other thread run. Elsewhere it is just made.
        """
        if self._asker is not threading.main_thread() or not self.is_current() or not _has_timer():
            return call()
        found: list[_Done] = []
        self.post(lambda: found.append(_done(lambda: _timed(call, is_stopped))))
        if isinstance(found[0].error, _Stopped):
            return None
        if found[0].error is not None:
            raise found[0].error
        return found[0].result

    def _exchange(self, job: Callable[[], object]):
        """Hands a job over and makes the calls that it posts until it is done."""
        self._jobs.put(job)
        trouble = None
        while not isinstance(call := self._next(), _Done):
            if trouble is None:
                try:
                    call()
                except BaseException as error:  # a callback's own: raised once the job has stopped
                    trouble = error
                    self._interrupt()
            self._jobs.put(_RESUME)
        if trouble is not None:
            raise trouble
        if call.error is not None:
            raise call.error
        return call.result

    def _next(self):
        while True:
            try:
                return self._posted.get(timeout=WAKE)
            except Empty:
                continue

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Ctrl-C calls `interrupt`, where this is the main thread and nobody else handles it."""
        main = threading.current_thread() is threading.main_thread()
        if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, lambda number, frame: self._interrupt())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)


class _Stopped(Exception):
    """A call was to stop."""


def _has_timer() -> bool:
    """Whether there is a timer that nobody uses; not on Windows."""
    return hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def _timed(call: Callable[[], object], is_stopped: Callable[[], bool]):
    """`call()` in the main thread, or _Stopped."""

    waiting = [True]

    def look(number, frame):
        if waiting and is_stopped():
            waiting.clear()  # raised once at most, so that what follows the call is done in full
            raise _Stopped

    signal.signal(signal.SIGALRM, look)
    try:
        signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
        try:
            return call()
        finally:
            waiting.clear()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


class _Done:
    def __init__(self, result=None, error: BaseException | None = None):
        self.result = result
        self.error = error


def _done(job: Callable[[], object]) -> _Done:
    """What a job gave, or its exception, which is raised again in the asking thread."""
    try:
        return _Done(job())
    except BaseException as error:  # whatever it is, it belongs to the thread that asked
        return _Done(error=error)


def _started(jobs: SimpleQueue, posted: SimpleQueue) -> threading.Thread:
    """The worker's thread. A stack size holds for threads that start while it is set."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), FRAMES))
    thread = threading.Thread(target=_serve, args=(jobs, posted), name="wlnet", daemon=True)
    before = threading.stack_size(STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(before)
    return thread


def _serve(jobs: SimpleQueue, posted: SimpleQueue) -> None:
    while (job := jobs.get()) is not None:
        posted.put(_done(job))
        del job
