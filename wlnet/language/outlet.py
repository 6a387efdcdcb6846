"""What an evaluation tells the outside, and how the outside stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wlnet.expr.message import Message
from wlnet.expr.symbols import Symbol
from wlnet.language.messages import Messages
from wlnet.language.signals import Abort

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
        self._outlet = emit
        self._abort: Abort | None = None
        self._waiting: Abort | None = None
        self._shelters = 0

    def start(self) -> None:
        """A new top-level evaluation begins."""
        self._abort = self._waiting = None
        self._shelters = 0
        self.messages.start()

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
            self._abort = Abort(limit)

    def withdraw_abort(self, limit) -> None:
        """Forget a request of this time limit that came too late."""
        if self._abort is not None and self._abort.limit is limit:
            self._abort = None

    @contextmanager
    def protected(self):
        """Requests to abort wait until the block is left."""
        self._shelters += 1
        try:
            yield
        finally:
            self._shelters -= 1
            if not self._shelters and self._waiting is not None:
                self._abort, self._waiting = self._waiting, None

    def steps(self, items: Iterable) -> Iterator:
        """The items one by one, with a look for an abort before each."""
        for item in items:
            if self._abort is not None:
                self.check_abort()
            yield item

    def check_abort(self) -> None:
        """Raise the Abort signal where one was asked for. To be called in long loops."""
        if self._abort is not None:
            abort, self._abort = self._abort, None
            raise abort
