"""The prompt: In[1]:= and Out[1]=, ?name, Ctrl-C and Ctrl-D.

A Dialogue joins a reader (`editor`, or `plain` where a terminal is dumb), a session and a Screen.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from wlnet import __version__
from wlnet.frontends import terminal
from wlnet.frontends.plain import PlainReader
from wlnet.frontends.screen import Screen
from wlnet.frontends.variables import Settings, Variables
from wlnet.session import Session, SessionEnded

WELCOME = f"wlnet {__version__}. ?name tells about a name, Ctrl-C stops a computation, Ctrl-D leaves."


def run(make_session: Callable[..., Session], settings: Settings | None = None, edit: bool = True) -> int:
    """The dialogue; gives the exit code.

    make_session    makes a Session with the callbacks given to it
    edit            use the line editor, where the terminal lets it
    """
    return Dialogue(make_session, settings or Settings(), edit and _can_edit()).run()


def _can_edit() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and not terminal.is_dumb()


def _editor():
    """The module of the line editor; None, and a word why, where it cannot run."""
    try:
        editor = import_module("wlnet.frontends.editor")
        editor.check()
    except Exception as fault:  # whatever a system lacks, there is still the plain prompt
        print(f"The line editor cannot run here ({fault}); this is the plain prompt.", file=sys.stderr)
        return None
    return editor


class Dialogue:
    """One conversation with a person."""

    def __init__(self, make_session: Callable[..., Session], settings: Settings, edit: bool):
        editor = _editor() if edit else None
        self.screen = Screen(editor.write, terminal.has_colors(), self._give_back) if editor else Screen()
        self.session = make_session(
            on_message=self.screen.message,
            on_display=self.screen.draw,
            on_input=self._asked,
        )
        self.screen.serve(self.session, Variables(self.session, settings))
        self._reader = editor.Editor(self.session) if editor else PlainReader(self.session)

    def run(self) -> int:
        """Until Ctrl-D, Quit[] or Exit[n]; gives the exit code."""
        self.screen.say(WELCOME + "\n", "class:note")
        with terminal.quiet_controls():
            return self._run()

    def _run(self) -> int:
        while True:
            try:
                text = self._reader.read(f"In[{self.session.line}]:= ", self._wants_more)
            except KeyboardInterrupt:
                self.screen.say("")
                continue
            except EOFError:
                self.screen.say("")
                return 0
            try:
                self._answer(text)
            except SessionEnded as end:
                return end.code
            except KeyboardInterrupt:  # before the evaluation had begun
                self.screen.say("")

    def _wants_more(self, text: str) -> bool:
        return not text.lstrip().startswith(("?", "!")) and self.session.is_incomplete(text)

    def _answer(self, text: str) -> None:
        """Evaluates what was typed; ?name tells about it, !command goes to the shell, !!file shows a file."""
        asked = text.strip()
        if asked.startswith("?") and "\n" not in asked:
            name = asked.lstrip("?").strip()
            self.screen.about(self.session.about(name, long=asked.startswith("??")))
        elif asked.startswith("!!") and "\n" not in asked:
            self._show_file(asked[2:].strip())
        elif asked.startswith("!") and "\n" not in asked:
            subprocess.run(asked[1:], shell=True)
        elif asked:
            self.session.enter(text, self.screen.line)

    def _show_file(self, name: str) -> None:
        try:
            self.screen.say(Path(name).read_text(encoding="utf-8", errors="replace"))
        except OSError as error:
            self.screen.say(f"Cannot read {name}: {error.strerror}.")

    def _asked(self, prompt: str) -> str | None:
        """A line that is answered to Input or InputString; None at Ctrl-D."""
        try:
            return self._reader.ask(prompt)
        except EOFError:
            return None

    def _give_back(self, typed: bytes) -> None:
        self._reader.give_back(typed)
