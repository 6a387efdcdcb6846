"""Messages: `Symbol::tag` and its template, raised as Python exceptions.

What a user did wrong is declared once as a Message and raised by calling it:
`raise BAD_ROUNDS(setting)`. The counter (`language`) turns the exception into an event and
`$Failed`; the session renders the text. Faults of ours are assertions, never messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, repr_of

MESSAGES: dict[str, Message] = {}

UNEVALUATED = object()  # as `value` of a MessageError: the call stays as it is

_SLOT = re.compile(r"`(\d*)`")


class Prose(str):
    """Words of ours in a slot of a message, which no front end shortens: addresses, steps to take."""


class Message:
    """A template with slots `1`, `2`, ...: Message("Part::partw", "Part `1` of `2` does not exist.").

    Two messages of one name must have the same text.
    """

    def __init__(self, name: str, template: str):
        earlier = MESSAGES.setdefault(name, self)
        assert earlier is self or earlier.template == template, f"{name} has two texts"
        self.name = name
        self.template = template
        self.symbol, _, self.tag = name.partition("::")

    def __call__(self, *args, value=None) -> MessageError:
        """The exception to raise. `value` is what the call gives instead of $Failed."""
        return MessageError(self, args, value)

    def __repr__(self) -> str:
        return f"Message({self.name!r})"


class WolframError(Exception):
    """What wlnet tells a Python program that something went wrong in the language: the base of all such."""


class MessageError(WolframError):
    """A message on its way up.

    message    the Message
    args       what fills its slots: expressions or Python values
    value      result of the call that failed: None for $Failed, UNEVALUATED, or an expression
    """

    def __init__(self, message: Message, args: tuple, value=None):
        super().__init__(message, args)
        self.message = message
        self.slots = args
        self.value = value

    @property
    def text(self) -> Prose:
        """What it says, without its name: for the slot of another message."""
        return Prose(fill(self.message.template, self.slots, plain))

    def __str__(self) -> str:
        return f"{self.message.name}: {self.text}"


def fill(template: str, args: tuple, show) -> str:
    """The template with its slots filled; `show` makes the text of an argument.

    A slot without a number is that after the one before. Slots without an argument stay.
    """
    number = 0

    def slot(match: re.Match) -> str:
        nonlocal number
        number = int(match[1]) if match[1] else number + 1
        return show(args[number - 1]) if 1 <= number <= len(args) else match[0]

    return _SLOT.sub(slot, template)


_writer: Callable[[object], str] = repr_of


def write_expressions(writer: Callable[[object], str]) -> None:
    """`writer` makes the texts of expressions in messages: the printer, from a floor above."""
    global _writer
    _writer = writer


def plain(value) -> str:
    """Text of an argument: of a message that is raised in Python, or stands in a slot of another."""
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return "{" + ", ".join(map(plain, value)) + "}"
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return _writer(value) if isinstance(value, Expr | Association) else repr_of(value)
