"""What a terminal can: how wide it is, whether it has colours, which protocol for pictures.

The environment is asked first; the terminal itself only where that says nothing, and in a way that
every terminal answers at once. What was typed meanwhile is handed back.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

try:
    import fcntl
    import select
    import struct
    import termios
    import tty
except ImportError:  # Windows: its terminals are known by their environment alone
    termios = None

PROTOCOLS = ("Kitty", "ITerm", "Sixel", "Text", "None")
_CELL = (9, 18)  # pixels of a character where the terminal does not tell
_WAIT = 0.3  # seconds for an answer

# Would you draw this pixel? And what are you? Only the second is answered by every terminal.
_KITTY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_KIND = "\x1b[c"
_KITTY_ANSWER = re.compile(rb"\x1b_Gi=31;([^\x1b]*)\x1b\\")
_KIND_ANSWER = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"  # among the attributes of a terminal


def columns() -> int:
    return shutil.get_terminal_size().columns


def lines() -> int:
    return shutil.get_terminal_size().lines


def is_dumb(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the cursor cannot be moved about."""
    return environment.get("TERM", "" if os.name == "posix" else "windows") in ("", "dumb", "unknown")


def has_colors(environment: Mapping[str, str] = os.environ) -> bool:
    return sys.stdout.isatty() and not environment.get("NO_COLOR") and not is_dumb(environment)


def cell() -> tuple[int, int]:
    """Pixels of a character: (width, height)."""
    if termios is None:
        return _CELL
    try:
        answer = fcntl.ioctl(sys.stdout.fileno(), termios.TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return _CELL
    rows, across, width, height = struct.unpack("HHHH", answer)
    return (width // across, height // rows) if width >= across > 0 and height >= rows > 0 else _CELL


@contextmanager
def quiet_controls() -> Iterator[None]:
    """Ctrl-C is not shown as ^C while the block runs."""
    if termios is None or not sys.stdin.isatty():
        yield
        return
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    changed = [*before]
    changed[3] &= ~termios.ECHOCTL
    termios.tcsetattr(source, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)


def protocol(
    environment: Mapping[str, str] = os.environ, ask: Callable[[str], tuple[bytes, bytes]] | None = None
) -> tuple[str, bytes]:
    """("Kitty", "ITerm", "Sixel" or "Text", what was typed while the terminal was asked).

    ask    question -> (answers, the rest); by default that of this process
    """
    if is_dumb(environment):
        return "Text", b""
    within = environment.get("TMUX") or environment.get("STY")  # tmux, screen: they pass no pictures on
    known = None if within else _known(environment)
    if known is not None:
        return known, b""
    answers, typed = (ask or asked)(_KIND if within else _KITTY + _KIND)
    kitty = _KITTY_ANSWER.search(answers)
    if kitty and kitty[1] == b"OK":
        return "Kitty", typed
    kind = _KIND_ANSWER.search(answers)
    return ("Sixel" if kind and _SIXEL in kind[1].split(b";")[1:] else "Text"), typed


def _known(environment: Mapping[str, str]) -> str | None:
    """The protocol of a terminal that tells its name."""
    program, term = environment.get("TERM_PROGRAM", ""), environment.get("TERM", "")
    if term in ("xterm-kitty", "xterm-ghostty") or program == "ghostty" or "KITTY_WINDOW_ID" in environment:
        return "Kitty"
    if program in ("iTerm.app", "WezTerm") or environment.get("LC_TERMINAL") == "iTerm2":
        return "ITerm"
    return "Text" if term == "linux" or program == "Apple_Terminal" else None


def asked(question: str) -> tuple[bytes, bytes]:
    """(answers of the terminal, what else was read); both empty where there is no terminal to ask."""
    if termios is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return b"", b""
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    read, end = b"", monotonic() + _WAIT
    try:
        tty.setcbreak(source, termios.TCSANOW)
        sys.stdout.write(question)
        sys.stdout.flush()
        while not _KIND_ANSWER.search(read) and (left := end - monotonic()) > 0:
            if select.select([source], [], [], left)[0]:
                read += os.read(source, 1024)
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
    answers = b"".join(found[0] for found in (_KITTY_ANSWER.search(read), _KIND_ANSWER.search(read)) if found)
    return answers, _KIND_ANSWER.sub(b"", _KITTY_ANSWER.sub(b"", read))
