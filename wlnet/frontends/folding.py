"""Long output folded to a few lines: <<n>> stands for n elements that are left out, as in Short."""

from __future__ import annotations

import sys
from collections.abc import Callable

from wlnet.expr.short import shortened

_SHORTEST = 12  # elements of a list that stay at least
_DEPTH = 100


def folded(value, text_of: Callable[[object], str], width: int, lines: int) -> tuple[str, bool]:
    """(text of a value in at most `lines` lines of `width` characters, whether something was left out).

    text_of    expression -> text
    lines      sys.maxsize: nothing is folded
    """
    if lines == sys.maxsize:
        return text_of(value), False
    longest = max(width * lines // 2, _SHORTEST)  # an element and its comma take two characters
    limit = width * lines
    while True:
        brief = shortened(value, longest, limit, _DEPTH)
        text = text_of(brief)
        if rows(text, width) <= lines or longest == _SHORTEST:
            break
        longest = max(longest // 2, _SHORTEST)
        limit = max(limit // 2, 4 * width)
    whole = "<<" not in text or brief == value  # what is not shown anyhow is not left out
    if rows(text, width) <= lines:
        return text, not whole
    return _cut(text, width, lines), True


def rows(text: str, width: int) -> int:
    """Lines that a text takes on a terminal."""
    return sum(max(-(-len(line) // width), 1) for line in text.split("\n"))


def _cut(text: str, width: int, lines: int) -> str:
    """The first and the last lines of a text that cannot be shortened otherwise."""
    written = text.split("\n")
    if len(written) <= lines:
        kept = width * lines * 2 // 3
        return f"{text[:kept]} <<{len(text) - kept - width}>> {text[-width:]}"
    front, back = lines * 2 // 3, lines - lines * 2 // 3 - 1
    left_out = len(written) - front - back
    return "\n".join([*written[:front], f"<<{left_out} lines>>", *written[len(written) - back :]])
