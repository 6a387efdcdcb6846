"""Keys: single keys pressed at the terminal, read without waiting and without showing them."""

from __future__ import annotations

import os
import select
import sys

try:
    import termios
    import tty
except ImportError:  # not on every system: there are no keys then
    termios = tty = None


class Keys:
    """Reads standard input between `open` and `close`.

    Nothing is read where standard input is no terminal, or where this process is in the background:
    the terminal belongs to another one then.
    """

    def __init__(self):
        self._file: int | None = None
        self._before = None

    def open(self) -> bool:
        """Whether keys can be read."""
        if termios is None:
            return False
        try:
            file = sys.stdin.fileno()
            if not os.isatty(file) or os.tcgetpgrp(file) != os.getpgrp():
                return False
            self._before = termios.tcgetattr(file)
            tty.setcbreak(file, termios.TCSADRAIN)  # Ctrl-C still is a signal
        except (AttributeError, OSError, ValueError, termios.error):
            return False
        self._file = file
        return True

    def pressed(self) -> str:
        """What was pressed since the last time."""
        if self._file is None:
            return ""
        try:
            ready, _, _ = select.select([self._file], [], [], 0)
            return os.read(self._file, 1024).decode(errors="replace") if ready else ""
        except OSError:
            return ""

    def close(self) -> None:
        """The terminal as it was."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            if os.tcgetpgrp(file) == os.getpgrp():
                termios.tcsetattr(file, termios.TCSADRAIN, self._before)
        except (OSError, termios.error):
            return  # the terminal is gone
