"""Screen: a block of lines at the foot of a terminal, drawn anew in place.

What is printed to the terminal meanwhile stands above the block, and a resized terminal is taken
into account: terminals wrap lines anew when they become narrower, so the block is counted in rows of
the width that the terminal has now.
"""

from __future__ import annotations

import io
import os
import re
import sys
from threading import RLock
from time import perf_counter, thread_time

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

WIDEST = 100  # columns of a block
REST = 200.0  # times as long as a drawing took, no other of its kind is made,
LONGEST_REST = 1.0  # but this many seconds at most: numbers that stand still look like a training that hangs
_COLORS = re.compile(r"\x1b\[[\d;]*m")
_UP, _CLEAR, _HIDE, _SHOW = "\x1b[{}A", "\x1b[J", "\x1b[?25l", "\x1b[?25h"


class Screen:
    """Drawn on standard error, so that results can be piped. Nothing happens before `open`.

    visible    whether anything is drawn: a screen inside another (a training that trains) is not
    """

    def __init__(self):
        self.visible = False
        self._lock = RLock()
        self._text, self._lines = "", []  # of the block: what was written, and its plain lines

    def open(self) -> None:
        if isinstance(sys.stderr, _Above):
            return
        self.visible = True
        self._stream = sys.stderr
        self.console = Console(file=io.StringIO(), force_terminal=True, highlight=False, width=80)
        self._kept = sys.stdout, sys.stderr
        sys.stderr = _Above(self, self._stream)
        if sys.stdout.isatty():  # else it goes to a file, whatever stands on the terminal
            sys.stdout = _Above(self, sys.stdout)

    def size(self) -> tuple[int, int]:
        """(columns, rows) of the terminal; 80 and 24 where nobody knows."""
        for stream in (self._stream, sys.__stdin__, sys.__stdout__):
            try:
                found = os.get_terminal_size(stream.fileno())
            except (AttributeError, OSError, ValueError):
                continue
            if found.columns:
                return found.columns, found.lines or 24
        return 80, 24

    def draw(self, block: RenderableType) -> None:
        """Puts `block` in the place of the last one. Its lines should fit the size."""
        if not self.visible:
            return
        lines = self._rendered(block)
        with self._lock:
            before = self._erasure()
            self._text = "\n".join(lines)
            self._lines = [_COLORS.sub("", line) for line in lines]
            self._put(before + _HIDE + self._text)

    def _rendered(self, block: RenderableType) -> list[str]:
        self.console.width = min(self.size()[0] - 1, WIDEST)
        with self.console.capture() as drawn:
            self.console.print(block)
        return drawn.get().rstrip("\n").split("\n")

    def above(self, stream, text: str) -> None:
        """Writes whole lines to `stream`, above the block."""
        with self._lock:
            if not self._lines:
                stream.write(text)
                stream.flush()
                return
            self._put(self._erasure())
            stream.write(text)
            stream.flush()
            self._put(self._text)

    def close(self, last: str | None = None) -> None:
        """Takes the block away; the line `last` is what remains."""
        if not self.visible:
            return
        with self._lock:
            self.visible = False
            ours = [s for s in (sys.stdout, sys.stderr) if isinstance(s, _Above) and s.screen is self]
            self._put(self._erasure() + (_SHOW if self._lines else ""))
            self._text, self._lines = "", []
            sys.stdout, sys.stderr = self._kept
            if last is not None:
                self._put(self._rendered(Group(Text(last, no_wrap=True, overflow="ellipsis")))[0] + "\n")
            for stream in ours:
                stream.finish()

    def _erasure(self) -> str:
        """What takes the block away and puts the cursor where it began."""
        if not self._lines:
            return ""
        columns = self.size()[0]
        rows = sum(max(1, -(-cell_len(line) // columns)) for line in self._lines)
        return "\r" + (_UP.format(rows - 1) if rows > 1 else "") + _CLEAR

    def _put(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


class _Above:
    """Stands for a stream of the terminal while a Screen is open: whole lines go above the block."""

    def __init__(self, screen: Screen, stream):
        self.screen, self._stream = screen, stream
        self._begun = ""

    def write(self, text: str) -> int:
        with self.screen._lock:
            whole, end, self._begun = (self._begun + text).rpartition("\n")
            if end:
                self.screen.above(self._stream, whole + end)
        return len(text)

    def writelines(self, lines) -> None:
        self.write("".join(lines))

    def flush(self) -> None:
        """Whole lines are written at once; a line that goes on would stand inside the block."""

    def finish(self) -> None:
        """Writes the line that was begun."""
        if self._begun:
            self._stream.write(self._begun)
            self._stream.flush()
            self._begun = ""

    def __getattr__(self, name: str):
        if name == "buffer":  # who writes bytes there would write into the block
            raise AttributeError(name)
        return getattr(self._stream, name)


class Rest:
    """Keeps drawing, which may be put off, from taking more than half a hundredth of the time.

    What counts is the time of this thread: on a machine with much to do a drawing is no dearer.

    longest    seconds that are waited at most
    """

    def __init__(self, longest: float = LONGEST_REST):
        self._longest = longest
        self._next = 0.0

    def over(self) -> bool:
        return perf_counter() >= self._next

    def after(self, start: float) -> None:
        """The work that began at `start`, by the clock of the thread, is done."""
        self._next = perf_counter() + min(REST * (thread_time() - start), self._longest)
