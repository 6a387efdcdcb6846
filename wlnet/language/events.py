"""What an evaluation tells the outside while it runs. The session collects, front ends show."""

from __future__ import annotations

from wlnet.frozen import frozen


@frozen
class Printed:
    """A line of Print or Echo: a string is shown bare, any other expression in OutputForm.

    end    what follows it; "" where the line goes on
    """

    value: object
    end: str = "\n"


@frozen
class MessageIssued:
    """`symbol::tag` with its template and what fills the slots."""

    symbol: str
    tag: str
    template: str
    args: tuple

    @property
    def name(self) -> str:
        return f"{self.symbol}::{self.tag}"


@frozen
class Displayed:
    """A picture or another value that a front end shows at once."""

    expr: object


@frozen
class Progress:
    """A line or a state of a running training."""

    text: object
