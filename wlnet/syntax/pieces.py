"""A text cut into its words, right or wrong, for whoever shows or completes it: editors, prompts.

`pieces` never fails: what the reader would refuse is a piece as well. `brackets` pairs the opening
ones with the closing ones, `surroundings` tells in which calls and lists the end of a text stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wlnet.frozen import frozen
from wlnet.syntax.parser import words as tokens
from wlnet.syntax.source import Source

CLOSING = {"(": ")", "{": "}", "[": "]", "<|": "|>"}
CLOSING |= {"\u301a": "\u301b", "\u27e6": "\u27e7", "\uf113": "\uf114"}  # [[ and <| as one character
_CLOSERS = frozenset(CLOSING.values())
_RULES = ("->", ":>", "\uf522", "\uf51f", "→", "⧴")


@frozen
class Piece:
    """One word of a text.

    kind          the terminal of grammar/terminals.lark, "OPERATOR" or "COMMENT"
    text          as the lexer has it: characters in place of their names
    start, end    offsets in the text as written
    """

    kind: str
    text: str
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The words of a text in order; blanks are between them. The text has LF for every line end."""
    source = Source(text)
    done = 0
    for token in tokens(source.plain):
        start, end = source.origin(token.start_pos), source.origin(token.end_pos)
        yield from _comments(text, done, start)
        yield Piece(token.type, str(token), start, end)
        done = end
    yield from _comments(text, done, len(text))


def _comments(text: str, start: int, end: int) -> Iterator[Piece]:
    """The lexer does not see comments: they are what is left between two words."""
    gap = text[start:end]
    found = gap.strip()
    if "(*" in found:
        start += gap.index(found)
        yield Piece("COMMENT", found, start, start + len(found))


def brackets(words: list[Piece]) -> tuple[dict[int, int], list[int]]:
    """(index of a bracket -> index of its partner, both ways; indices of brackets without one)."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    lonely: list[int] = []
    for i, word in enumerate(words):
        if word.kind.startswith("OPEN_") and word.text in CLOSING:
            opened.append(i)
        elif word.text in _CLOSERS and word.kind.startswith("CLOSE_"):
            fitting = [place for place in opened if CLOSING[words[place].text] == word.text]
            if not fitting:
                lonely.append(i)
                continue
            while opened[-1] != fitting[-1]:
                lonely.append(opened.pop())
            pairs[i] = opened.pop()
            pairs[pairs[i]] = i
    return pairs, opened + lonely


@dataclass
class Frame:
    """An open bracket, and where in it the end of the text stands.

    bracket     "[", "[[", "{", "<|", "("
    head        name before a "[" or "[[", or None
    position    of the argument, from 1
    first       the first argument if it is one name or one string, with its quotation marks, else None
    option      left side of a rule in this argument: a name, or a string without quotation marks
    empty       nothing stands in this argument yet
    start       offset of the bracket
    """

    bracket: str
    head: str | None
    start: int
    position: int = 1
    first: str | None = None
    option: str | None = None
    empty: bool = True
    _last: Piece | None = None

    def add(self, word: Piece) -> None:
        """Takes the next word on this level."""
        if word.kind == "COMMA":
            self.position += 1
            self.option = self._last = None
            self.empty = True
            return
        if self.position == 1:
            self.first = word.text if word.kind in ("NAME", "STRING") and self.empty else None
        if word.kind == "OPERATOR" and word.text in _RULES and self._last is not None:
            self.option = self._last.text.strip('"')
        self._last = word if word.kind in ("NAME", "STRING") and self.empty else None
        self.empty = False


def surroundings(words: list[Piece]) -> list[Frame]:
    """The open brackets at the end of a text, the outermost first; a level of its own begins the list."""
    frames = [Frame("", None, 0)]
    before = None
    for word in words:
        if word.kind == "COMMENT":
            continue
        if word.kind.startswith("OPEN_") and word.text in CLOSING:
            _open(frames, word, before)
        elif word.text in _CLOSERS and word.kind.startswith("CLOSE_"):
            _close(frames, word)
        elif word.kind == "NEWLINE":
            if len(frames) == 1:
                frames = [Frame("", None, word.end)]
        else:
            frames[-1].add(word)
        before = word
    return frames


def _open(frames: list[Frame], word: Piece, before: Piece | None) -> None:
    top = frames[-1]
    if word.text == "[" and before is not None and before.text == "[" and before.end == word.start:
        frames.append(Frame("[[", top.head, word.start))
        return
    called = word.text == "[" and before is not None and before.kind == "NAME"
    top.add(word)
    frames.append(Frame(word.text, before.text if called else None, word.start))


def _close(frames: list[Frame], word: Piece) -> None:
    """Closes the innermost bracket of this kind, and what was left open in it."""
    for i in range(len(frames) - 1, 0, -1):
        if CLOSING.get(frames[i].bracket, "]") == word.text:
            del frames[i:]
            return
