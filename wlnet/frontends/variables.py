"""The variables that steer the prompt, in the context WLNet`: they are set like any other.

`?WLNet`*` lists them. Their first values come from the command line or the environment.
"""

from __future__ import annotations

import sys

from wlnet.expr.expr import FALSE, TRUE
from wlnet.expr.symbols import S, Symbol, full_symbol
from wlnet.frontends.terminal import PROTOCOLS
from wlnet.frozen import frozen
from wlnet.session import Session

TIMING, PICTURES, LINES = (full_symbol(f"WLNet`${name}") for name in ("Timing", "Pictures", "Lines"))

_NAMES = ", ".join(f'"{name}"' for name in PROTOCOLS)
_USAGE = {
    TIMING: "WLNet`$Timing = True shows below each value how many seconds it took.",
    PICTURES: "WLNet`$Pictures tells how the prompt shows plots and images: Automatic (what the terminal "
    f"can), {_NAMES}.",
    LINES: "WLNet`$Lines is the number of lines that a value takes before it is folded: Automatic (two "
    "thirds of the screen), a positive integer, or Infinity.",
}
_WANTED = {
    TIMING: "True or False",
    PICTURES: f"Automatic, {_NAMES}",
    LINES: "Automatic, a positive integer or Infinity",
}


@frozen
class Settings:
    """
    timing      whether seconds are shown
    pictures    "Automatic" or a name of PROTOCOLS
    lines       of a value; None: what suits the screen; sys.maxsize: all
    """

    timing: bool = False
    pictures: str = "Automatic"
    lines: int | None = None


class Variables:
    """The variables of one session."""

    def __init__(self, session: Session, first: Settings):
        self._session = session
        self._first = first
        lines = S.Automatic if first.lines is None else first.lines
        self._set(TIMING, TRUE if first.timing else FALSE)
        self._set(PICTURES, S.Automatic if first.pictures == "Automatic" else first.pictures)
        self._set(LINES, S.Infinity if lines == sys.maxsize else lines)
        self._told: set = set()

    def _set(self, name: Symbol, value) -> None:
        definitions = self._session.evaluation.definitions
        definitions.resolve(f"{name.context}{name.name}")
        definition = definitions.of(name)
        definitions.set_value(definition, value)
        definition.messages = {"usage": _USAGE[name]}

    def read(self, screen) -> Settings:
        """The settings now; `screen` is told of a wrong one, once, and its first value counts."""
        return Settings(
            timing=self._one(screen, TIMING, {TRUE: True, FALSE: False}.get, self._first.timing),
            pictures=self._one(screen, PICTURES, _pictures, self._first.pictures),
            lines=self._one(screen, LINES, _lines, self._first.lines),
        )

    def _one(self, screen, name: Symbol, meaning, first):
        value = self._session.evaluation.definitions.of(name).value
        if name is LINES and value is S.Automatic:
            return None
        try:
            found = meaning(value)
        except TypeError:  # not hashable
            found = None
        if found is not None:
            return found
        if (name, value) not in self._told:
            self._told.add((name, value))
            text = self._session.text(value, "InputForm") if value is not None else "no value"
            wanted = _WANTED[name]
            screen.message(f"{name.context}{name.name}::set: The value should be {wanted}, but is {text}.")
        return first


def _pictures(value) -> str | None:
    if value is S.Automatic:
        return "Automatic"
    if value is S("None"):
        return "None"
    return value if isinstance(value, str) and value in PROTOCOLS else None


def _lines(value) -> int | None:
    if value is S.Infinity:
        return sys.maxsize
    return value if type(value) is int and value > 0 else None
