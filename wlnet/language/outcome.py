"""What an evaluation gave, and how it failed or ended: the values and errors of a Session."""

from __future__ import annotations

from dataclasses import dataclass, field

from wlnet.expr.expr import NULL
from wlnet.expr.message import WolframError
from wlnet.frozen import frozen


class EvaluationError(WolframError):
    """An evaluation that was asked to succeed (`check=True`) and did not.

    result      the value it gave
    messages    texts of its messages
    """

    def __init__(self, result, messages: list[str]):
        super().__init__("\n".join(messages) or f"The value is {result!r}.")
        self.result = result
        self.messages = messages


class SessionEnded(Exception):
    """Exit[code] or Quit[code] was evaluated."""

    def __init__(self, code: int):
        super().__init__(f"The session ended with code {code}.")
        self.code = code


@frozen
class Evaluated:
    """What one evaluation gave.

    result           Python value
    messages         texts "Symbol::tag: text"; messages_name: the names
    output           printed lines
    success          no message, and the value is neither $Failed nor $Aborted
    """

    result: object
    messages: list[str]
    messages_name: list[str]
    output: list[str]
    success: bool


@frozen
class Line:
    """One input line of a prompt and its value, after `seconds`. `number` is that of Out[number].

    form    of the value where it has one around it: Out[1]//MatrixForm=
    """

    number: int
    value: object
    seconds: float
    form: str = ""

    @property
    def label(self) -> str:
        return f"Out[{self.number}]{'//' if self.form else ''}{self.form}= "

    @property
    def is_null(self) -> bool:
        return self.value is NULL


@dataclass
class Record:
    """What one evaluation has told so far."""

    messages: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
