"""Wolfram code in, values and messages out: for tables of input and known output."""

from wlnet.expr.expr import Expr, same
from wlnet.language.evaluator import Evaluation
from wlnet.language.events import MessageIssued
from wlnet.syntax.parser import parse


class Room:
    """One evaluator; `a`, `b`, ... stay without values unless a test sets them."""

    def __init__(self):
        self.evaluation = Evaluation()

    def value(self, text: str):
        """The value of one expression."""
        return self.evaluation.evaluate_top(parse(text, self.evaluation.definitions.resolve))

    def messages(self, text: str) -> tuple[list[str], object]:
        """The names of the messages that the evaluation gives, and its value."""
        del self.evaluation.events[:]
        value = self.value(text)
        issued = [e for e in self.evaluation.events if isinstance(e, MessageIssued)]
        return [f"{e.symbol}::{e.tag}" for e in issued], value

    def check(self, text: str, expected: str) -> None:
        """`text` gives what `expected` gives, without a message."""
        messages, found = self.messages(text)
        wanted = self.value(expected)
        assert same(found, wanted), f"{text} gave {found!r}, not {wanted!r}"
        assert not messages, f"{text} gave {messages}"

    def check_unevaluated(self, text: str, message: str) -> None:
        """`text` gives the message and keeps its head."""
        messages, found = self.messages(text)
        assert message in messages, f"{text} gave {messages or 'no message'} and {found!r}"
        head = parse(text, self.evaluation.definitions.resolve).head
        assert isinstance(found, Expr), found
        assert same(found.head, head), f"{text} gave {found!r}"


def value(session, code):
    """The Python value of code that must issue no message."""
    found = session.evaluate(code)
    assert session.messages == []
    return found
