"""What an evaluation tells the outside while it runs. The session collects, front ends show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A line of Print or Echo: a string is shown bare, any other expression in OutputForm.

    end    what follows it; "" where the line goes on
    """

    value: object
    end: str = "\n"


@dataclass(frozen=True)
class MessageIssued:
    """`symbol::tag` with its template and what fills the slots."""

    symbol: str
    tag: str
    template: str
    args: tuple

    @property
    def name(self) -> str:
        return f"{self.symbol}::{self.tag}"


@dataclass(frozen=True)
class Displayed:
    """A picture or another value that a front end shows at once."""

    expr: object


@dataclass(frozen=True)
class Progress:
    """A line or a state of a running training."""

    text: object
