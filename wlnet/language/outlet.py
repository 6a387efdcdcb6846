"""What an evaluation tells the outside, and how the outside stops it."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wlnet.expr.message import Message
from wlnet.expr.symbols import Symbol
from wlnet.language.messages import Messages
from wlnet.language.signals import Abort

_IMPORTLIB = "<frozen importlib._bootstrap>"  # the file of Python's own frames of an import
_PATIENCE = 0.4  # seconds in which a request to abort should have been heard
_ALWAYS_GENERAL = {"nomem", "ovfl", "unfl"}  # told under General's name, whoever met it


class Outlet:
    """Events, messages and aborts of an evaluation.

    events    what happened (Printed, MessageIssued, ...), where no `emit` was given that is
              called with every event
    interrupt_handlers    callables that may take a Ctrl-C for themselves, the last one first
    """

    def __init__(self, definitions, emit: Callable | None):
        self.events: list = []
        self.messages = Messages(definitions, self.emit)
        self.interrupt_handlers: list[Callable[[], bool]] = []
        self.outside: Callable | None = None  # see `guarded`; the session says how
        self._outlet = emit
        self._abort: Abort | None = None
        self._waiting: Abort | None = None
        self._unheard: Abort | None = None  # the request that has not stopped anything yet
        self._shelters = 0
        self._runner: int | None = None  # of the evaluation that runs
        self._lock = threading.Lock()

    def start(self) -> None:
        """A new top-level evaluation begins."""
        self._abort = self._waiting = None
        self._shelters = 0
        self._runner = threading.get_ident()
        self.messages.start()

    def finish(self) -> None:
        """The top-level evaluation is over: nobody is stopped any more."""
        with self._lock:
            if self._runner is not None:
                _raise_in(self._runner, None)
            self._runner = self._abort = self._unheard = None

    def whole(self, run: Callable, aborted):
        """What a top-level evaluation gives; `aborted` where it was stopped, also when it was just over."""
        try:
            self.start()
            try:
                return run()
            finally:
                self.finish()
        except Abort:
            self.finish()
            return aborted

    def emit(self, event) -> None:
        """Tell the outside that something happened."""
        (self.events.append if self._outlet is None else self._outlet)(event)

    def message(self, message: Message | str, *args, owner=None) -> None:
        """Give a message; General ones under the name of their `owner`."""
        name = message if isinstance(message, str) else message.name
        symbol, _, tag = name.partition("::")
        if symbol == "General" and type(owner) is Symbol and tag not in _ALWAYS_GENERAL:
            symbol = owner.name
        self.messages.issue(symbol, tag, args, None if isinstance(message, str) else message.template)

    def issue(self, owner: Symbol, tag: str, *args) -> None:
        """Give owner::tag with the text of owner or of General."""
        self.messages.issue(owner.name, tag, args)

    def request_abort(self, limit=None) -> None:
        """Ask the running evaluation to stop at its next step; may come from another thread."""
        if self._shelters:
            self._waiting = Abort(limit)
        else:
            self._stop(Abort(limit))

    def _stop(self, abort: Abort) -> None:
        self._abort = self._unheard = abort
        self._watch(abort)

    def _watch(self, abort: Abort) -> None:
        watch = threading.Timer(_PATIENCE, self._insist, (abort,))
        watch.daemon = True
        watch.start()

    def _insist(self, abort: Abort) -> None:
        """The request was not heard: a long computation that does not look for one is interrupted.

        More than once, since Python drops an exception that is raised in a callback of its own.
        """
        with self._lock:
            if self._unheard is abort and self._runner is not None and not self._shelters:
                self._watch(abort)
                if _is_importing(self._runner):  # a module left half loaded would fail ever after
                    return
                self._abort = None
                _raise_in(self._runner, type("Overdue", (Abort,), {"__init__": _with_limit(abort.limit)}))

    def guarded(self, call: Callable[[], object]):
        """`call()`, which may take long in C and then holds up all threads, as regular expressions do.

        A request to abort stops it where the outside can make the call in a way that lets it.
        """
        if self.outside is None:
            return call()
        found = self.outside(call, lambda: self._unheard is not None)
        self.check_abort()
        return found

    def withdraw_abort(self, limit) -> None:
        """Forget a request of this time limit that came too late."""
        with self._lock:
            if self._abort is not None and self._abort.limit is limit:
                self._abort = None
            if self._unheard is not None and self._unheard.limit is limit:
                self._unheard = None
                if self._runner is not None:
                    _raise_in(self._runner, None)

    def heard_abort(self) -> None:
        """To be called by whoever catches an Abort and goes on."""
        with self._lock:
            self._unheard = None

    @contextmanager
    def protected(self):
        """Requests to abort wait until the block is left."""
        self._shelters += 1
        try:
            yield
        finally:
            self._shelters -= 1
            if not self._shelters and self._waiting is not None:
                abort, self._waiting = self._waiting, None
                self._stop(abort)

    def steps(self, items: Iterable) -> Iterator:
        """The items one by one, with a look for an abort before each."""
        for item in items:
            if self._abort is not None:
                self.check_abort()
            yield item

    def check_abort(self) -> None:
        """Raise the Abort signal where one was asked for. To be called in long loops."""
        if self._abort is not None:
            with self._lock:
                abort, self._abort = self._abort, None
                self._unheard = None
            if abort is not None:
                raise abort


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


def _raise_in(thread: int, kind: type | None) -> None:
    """Python raises kind() in that thread at its next instruction; None takes back what it has not done."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if kind is None else ctypes.py_object(kind)
    )
