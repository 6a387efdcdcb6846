"""What an evaluation tells the outside, which may stop it."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.message import Message
from wlnet.expr.symbols import Symbol
from wlnet.language.aborts import Aborts
from wlnet.language.messages import Messages

_ALWAYS_GENERAL = {"nomem", "ovfl", "unfl"}  # told under General's name, whoever met it


class Outlet(Aborts):
    """Events and messages of an evaluation.

    events    what happened (Printed, MessageIssued, ...), where no `emit` was given that is
              called with every event
    interrupt_handlers    callables that may take a Ctrl-C for themselves, the last one first
    """

    def __init__(self, definitions, emit: Callable | None):
        self.events: list = []
        self.messages = Messages(definitions, self.emit)
        self.interrupt_handlers: list[Callable[[], bool]] = []
        self._outlet = emit
        Aborts.__init__(self)

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
