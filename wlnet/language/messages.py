"""Where messages go: templates, Off and Quiet, Check, General::stop, $MessageList.

A message becomes an event unless it is switched off or quieted; collectors (Check) see it unless
a Quiet inside of them silences it; a Quiet around them does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from wlnet.expr.expr import Expr
from wlnet.expr.message import MESSAGES, Message
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.events import MessageIssued

STOP = Message("General::stop", "Further output of `1` will be suppressed during this calculation.")
Message("General::argx", "`1` called with `2` arguments; 1 argument is expected.")
Message("General::argr", "`1` called with 1 argument; `2` arguments are expected.")
Message("General::argrx", "`1` called with `2` arguments; `3` arguments are expected.")
Message("General::argt", "`1` called with `2` arguments; `3` or `4` arguments are expected.")
Message("General::argtu", "`1` called with 1 argument; `2` or `3` arguments are expected.")
Message("General::argb", "`1` called with `2` arguments; between `3` and `4` arguments are expected.")
Message("General::argbu", "`1` called with 1 argument; between `2` and `3` arguments are expected.")
Message("General::argm", "`1` called with `2` arguments; `3` or more arguments are expected.")
Message("General::argmu", "`1` called with 1 argument; `2` or more arguments are expected.")
Message("General::wlnetnyi", "`1` is not available in wlnet yet.")

_REPEATS = 3  # how often one message is shown during one evaluation


@dataclass(eq=False)
class Collector:
    """Names of messages that somebody waits for, and how many Quiets were around then."""

    names: list[str]
    outside: int


class Messages:
    """The message room of one session.

    issued    names given during the present top-level evaluation, in order ($MessageList); those that a
              Quiet silences are among them until it ends
    """

    def __init__(self, definitions, emit):
        self._definitions = definitions
        self._emit = emit
        self.off: set[str] = {"General::wlnetoff"}
        self.quiet: list[tuple] = []  # names that are off, names that are on (None: all); `issued` in Quiet
        self.collectors: list[Collector] = []
        self.issued: list[str] = []
        self._counts: dict[str, int] = {}

    def start(self) -> None:
        """A new top-level evaluation begins."""
        self.issued.clear()
        self._counts.clear()
        self.quiet.clear()
        self.collectors.clear()

    def template(self, owner: str, tag: str) -> str | None:
        """The text of owner::tag: the user's, the declared one, then General's."""
        for name in (owner, "General"):
            text = self._user_text(name, tag)
            if text is not None:
                return text
            declared = MESSAGES.get(f"{name}::{tag}")
            if declared is not None:
                return declared.template
        return None

    def _user_text(self, owner: str, tag: str) -> str | None:
        head = self._definitions.find(owner) if "`" not in owner else None
        definition = self._definitions.table.get(head) if head is not None else None
        text = definition.messages.get(tag) if definition is not None and definition.messages else None
        return text if type(text) is str else None

    def declared(self, owner: str, tag: str) -> str | None:
        """The text that wlnet itself gives owner::tag."""
        found = MESSAGES.get(f"{owner}::{tag}")
        return None if found is None else found.template

    @contextmanager
    def collecting(self) -> Iterator[list[str]]:
        """The names of the messages that are given inside, as Check sees them."""
        collector = Collector([], len(self.quiet))
        self.collectors.append(collector)
        try:
            yield collector.names
        finally:
            self.collectors.remove(collector)

    @contextmanager
    def quieting(self, off: frozenset[str] | None, on: frozenset[str] | None) -> Iterator[None]:
        """Quiet: without the messages `off`, but for those `on`; None: all."""
        start = len(self.issued)
        self.quiet.append((off, on, self.issued))
        try:
            yield
        finally:
            self.issued[start:] = [name for name in self.issued[start:] if not self._is_quiet(name)]
            self.quiet.pop()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Nothing that is evaluated inside gives a message."""
        self.quiet.append((None, frozenset()))
        try:
            yield
        finally:
            self.quiet.pop()

    def _is_quiet(self, name: str, outside: int = 0) -> tuple | None:
        """The Quiet that silences the name, if any; the innermost Quiet that mentions it decides.

        outside    so many Quiets, the outermost ones, do not count
        """
        for frame in reversed(self.quiet[outside:]):
            off, on, *_ = frame
            if on is None or name in on:
                return None
            if off is None or name in off:
                return frame
        return None

    def issue(self, owner: str, tag: str, args: tuple, template: str | None = None) -> None:
        """Give owner::tag; `template` where the caller knows the text."""
        name = f"{owner}::{tag}"
        if name in self.off or f"General::{tag}" in self.off:
            return
        for collector in self.collectors:
            if not self._is_quiet(name, collector.outside):
                collector.names.append(name)
        frame = self._is_quiet(name)
        if frame is not None:
            if frame[2:] and (before := self.issued.count(name)) < _REPEATS:
                self.issued.append(name)
                if before == _REPEATS - 1 and "General::stop" not in self.off:
                    self.issued.append("General::stop")
            return
        count = self._counts[name] = self._counts.get(name, 0) + 1
        if count > _REPEATS and "General::stop" not in self.off:
            return
        self.issued.append(name)
        if template is None:
            template = self.template(owner, tag)
        if template is None:
            template = "-- Message text not found --" + "".join(f" (`{i + 1}`)" for i in range(len(args)))
        self._emit(MessageIssued(owner, tag, template, args))
        if count == _REPEATS and "General::stop" not in self.off:
            self.issued.append("General::stop")
            self._emit(
                MessageIssued("General", "stop", STOP.template, (message_name(name, self._definitions),))
            )


def message_name(name: str, definitions=None) -> Expr:
    """MessageName[symbol, "tag"] of "symbol::tag"; the symbol that the name means, of the definitions."""
    owner, _, tag = name.partition("::")
    found = definitions.find(owner) if definitions is not None and "`" not in owner else None
    return Expr(S.MessageName, (symbol(owner) if found is None else found, tag))


def name_text(expr) -> str | None:
    """ "symbol::tag" of MessageName[symbol, "tag"], else None."""
    if isinstance(expr, Expr) and expr.head is S.MessageName and len(expr.args) >= 2:
        owner, tag = expr.args[:2]
        if isinstance(tag, (str, Symbol)):
            owner = owner if isinstance(owner, str) else owner.name if type(owner) is Symbol else None
            return None if owner is None else f"{owner}::{tag if isinstance(tag, str) else tag.name}"
    return None
