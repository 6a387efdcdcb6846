"""The prompt: In[1]:= and Out[1]=, continuation lines, ?name, Ctrl-C and Ctrl-D."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable

from wlnet import __version__
from wlnet.session import Line, Picture, Session, SessionEnded

try:
    import readline
except ImportError:  # not on every system: lines are then edited as the terminal can
    readline = None

WELCOME = f"wlnet {__version__}. ?name tells about a name, Ctrl-C stops a computation, Ctrl-D leaves."
WIDEST = 100  # characters of a drawn plot


def run(make_session: Callable[..., Session]) -> int:
    """The dialogue; gives the exit code.

    make_session    makes a Session with the callbacks given to it
    """
    session = make_session(on_message=print, on_display=_draw)
    if readline is not None:
        readline.set_completer(_Completer(session))
        readline.set_completer_delims(" \t\n!\"#%&'()*+,-./:;<=>?@[\\]^{|}~")
        readline.parse_and_bind("tab: complete")
    print(WELCOME, end="\n\n")
    while True:
        try:
            text = _read(session)
        except KeyboardInterrupt:
            print()
            continue
        except EOFError:
            print()
            return 0
        try:
            _answer(session, text)
        except SessionEnded as end:
            return end.code


def _read(session: Session) -> str:
    """What was typed, with as many lines as the input wants."""
    prompt = f"In[{session.line}]:= "
    text = input(prompt)
    while not text.lstrip().startswith("?") and session.is_incomplete(text):
        text += "\n" + input(" " * len(prompt))
    return text


def _answer(session: Session, text: str) -> None:
    if not text.strip():
        return
    if text.lstrip().startswith("?"):
        print(session.about(text.strip().lstrip("?").strip()), end="\n\n")
        return
    session.enter(text, lambda line: _show(session, line))


def _show(session: Session, line: Line) -> None:
    if line.is_null:
        print()
        return
    picture = session.picture(line.value)
    if isinstance(picture, Picture):
        _draw(picture)
    label = f"Out[{line.number}]= "
    written = session.text(session.brief(line.value))
    print(label + written.replace("\n", "\n" + " " * len(label)), end="\n\n")


def _draw(value) -> None:
    """A picture in characters; what is none is printed."""
    if not isinstance(value, Picture):
        print(value)
        return
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(value.text(min(shutil.get_terminal_size().columns - 1, WIDEST), color))


class _Completer:
    """Tab: the names of the language and of the session that begin as the word does."""

    def __init__(self, session: Session):
        self.session = session
        self.found: list[str] = []

    def __call__(self, word: str, state: int) -> str | None:
        if state == 0:
            self.found = self.session.names(word + "*") if word else []
        return self.found[state] if state < len(self.found) else None
