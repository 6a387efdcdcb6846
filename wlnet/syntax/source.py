r"""A text as it was written, and as the lexer wants it.

The plain text has no comments, no joined lines, characters in place of their names (`\[Alpha]`), and one
line for what was written in two dimensions, except inside strings, which stay as they are. Every place
of it is known in the original, where errors are shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from wlnet.syntax.boxes import OPENING, linear
from wlnet.syntax.characters import CODE, decoded
from wlnet.syntax.errors import Fault, IncompleteInput, WolframSyntaxError

_PIECE = re.compile(rf'"(?:[^"\\]|\\.)*"?|\(\*|\\(?:!\\\(|\n[ \t]*|{CODE})', re.DOTALL)
_COMMENT_MARK = re.compile(r"\(\*|\*\)")
_LONGEST_LINE = 100


class Source:
    """`text` in its original form (with LF for every kind of line end) and `plain`."""

    def __init__(self, text: str, warn: Callable[[str, str, int], None] | None = None):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = text
        self._warn = warn
        self._line_ends: list[int] | None = None
        skipped = len(text.partition("\n")[0]) if text.startswith("#!") else 0
        self._plain_at, self._text_at = [0], [skipped]
        body = text[skipped:]
        self.plain = self._simplified(body, skipped) if "\\" in body or "(*" in body else body

    def _simplified(self, body: str, shift: int) -> str:
        """`body` without comments and the like; notes where offsets jump."""
        pieces, length, done = [], 0, 0
        for start, end, instead in self._replacements(body, shift):
            pieces += (body[done:start], instead)
            length += start - done + len(instead)
            done = end
            self._plain_at.append(length)
            self._text_at.append(end + shift)
        pieces.append(body[done:])
        return "".join(pieces)

    def _replacements(self, body: str, shift: int):
        place = 0
        while found := _PIECE.search(body, place):
            start, place = found.span()
            piece = found[0]
            if piece[0] == '"':
                continue
            if piece == "(*":
                place = _comment_end(body, place)
                if place is None:
                    return
                yield start, place, " "
            elif piece[1] == "\n":
                yield start, place, ""
            elif piece == OPENING:
                instead, place = self._two_dimensional(body, place, shift)
                yield start, place, instead
            elif (character := decoded(piece[1:])) is not None:
                yield start, place, character
            else:
                self.warn("sntufn", f'Unknown character "{piece}".', start + shift, original=True)

    def _two_dimensional(self, body: str, place: int, shift: int) -> tuple[str, int]:
        try:
            return linear(body, place)
        except Fault as fault:
            raise self.error_at(fault.tag, fault.sentence, fault.offset + shift, fault.incomplete) from None

    def warn(self, tag: str, sentence: str, offset: int, original: bool = False) -> None:
        """Reports what is odd but can be read, to the callback warn(tag, sentence, line)."""
        if self._warn is not None:
            self._warn(tag, sentence, self._line_of(offset if original else self.origin(offset)))

    def origin(self, offset: int) -> int:
        """The offset in `text` of an offset in `plain`."""
        at = bisect_right(self._plain_at, offset) - 1
        return self._text_at[at] + offset - self._plain_at[at]

    def line(self, offset: int) -> int:
        """Line of a plain offset, from 1."""
        return self._line_of(self.origin(offset))

    def _line_of(self, place: int) -> int:
        if self._line_ends is None:
            self._line_ends = [found.start() for found in re.finditer("\n", self.text)]
        return bisect_left(self._line_ends, place) + 1

    def error(self, fault: Fault) -> WolframSyntaxError:
        """The error to show for a fault found in the plain text."""
        return self.error_at(fault.tag, fault.sentence, self.origin(fault.offset), fault.incomplete)

    def error_at(self, tag: str, sentence: str, place: int, incomplete: bool = False) -> WolframSyntaxError:
        """An error at an offset of the original text."""
        place = min(place, len(self.text))
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        line = self.text[start : len(self.text) if end < 0 else end]
        kind = IncompleteInput if incomplete else WolframSyntaxError
        return kind(tag, sentence, self._line_of(place), place - start + 1, _excerpt(line, place - start))


def _comment_end(body: str, place: int) -> int | None:
    """Where the comment ends whose opening ends at `place`; None if it does not."""
    depth = 1
    for mark in _COMMENT_MARK.finditer(body, place):
        depth += 1 if mark[0] == "(*" else -1
        if depth == 0:
            return mark.end()
    return None


def _excerpt(line: str, column: int) -> str:
    """The line with a caret below; of a long line the part around the caret."""
    if len(line) > _LONGEST_LINE:
        first = max(0, min(column - _LONGEST_LINE // 2, len(line) - _LONGEST_LINE))
        before = "... " if first else ""
        after = " ..." if first + _LONGEST_LINE < len(line) else ""
        line = before + line[first : first + _LONGEST_LINE] + after
        column += len(before) - first
    blank = "".join("\t" if c == "\t" else " " for c in line[:column])
    return f"{line}\n{blank}^"
