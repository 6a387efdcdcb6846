"""Lines read as the terminal can: for terminals where the cursor cannot be moved about, and without one."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.session import Session

try:
    import readline
except ImportError:  # not on every system: lines are then edited as the terminal can
    readline = None


class PlainReader:
    """Reads what is typed, line by line; tab completes names."""

    def __init__(self, session: Session):
        if readline is not None:
            readline.set_completer(_Completer(session))
            readline.set_completer_delims(" \t\n!\"#%&'()*+,-./:;<=>?@[\\]^{|}~")
            readline.parse_and_bind("tab: complete")

    def read(self, prompt: str, wants_more: Callable[[str], bool]) -> str:
        """What was typed, with as many lines as it wants. EOFError at Ctrl-D, KeyboardInterrupt at Ctrl-C."""
        text = input(prompt)
        while wants_more(text):
            text += "\n" + input(" " * len(prompt))
        return text

    def ask(self, prompt: str) -> str:
        """A line that answers a question of the program."""
        return input(prompt)


class _Completer:
    """Tab: the names of the language and of the session that begin as the word does."""

    def __init__(self, session: Session):
        self.session = session
        self.found: list[str] = []

    def __call__(self, word: str, state: int) -> str | None:
        if state == 0:
            self.found = self.session.names(word + "*") if word else []
        return self.found[state] if state < len(self.found) else None
