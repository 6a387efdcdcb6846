"""Syntax errors: what the reader raises, with the place in the text.

Inside the reader a `Fault` knows offsets only; the parser, which holds the text, makes the
error that users see.
"""

from __future__ import annotations

from wlnet.expr.message import WolframError


class WolframSyntaxError(WolframError):
    """A text that is no Wolfram Language. str(error) is one sentence.

    tag        of the message Syntax::tag
    sentence   what was read, what is wrong, what could stand there
    line       from 1
    column     from 1
    excerpt    the line, and a caret under the place
    message    all of this as a user sees it
    """

    def __init__(self, tag: str, sentence: str, line: int, column: int, excerpt: str):
        super().__init__(sentence)
        self.tag = tag
        self.sentence = sentence
        self.line = line
        self.column = column
        self.excerpt = excerpt

    @property
    def message(self) -> str:
        return f"Syntax::{self.tag}: {self.sentence} (line {self.line}, column {self.column})\n{self.excerpt}"

    def __reduce__(self):
        return type(self), (self.tag, self.sentence, self.line, self.column, self.excerpt)


class IncompleteInput(WolframSyntaxError):
    """A text that more text could complete: a bracket, string, comment or operator is open at its end."""


class Fault(Exception):
    """A syntax error on its way to the parser: offsets are those of `Source.plain`."""

    def __init__(self, tag: str, sentence: str, offset: int, incomplete: bool = False):
        super().__init__(sentence)
        self.tag = tag
        self.sentence = sentence
        self.offset = offset
        self.incomplete = incomplete
