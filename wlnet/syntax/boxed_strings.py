r"""Texts with boxes in them, such as usage messages have: "\!\(\*SubscriptBox[\(x\), \(1\)]\) is ...".

A reader of text sees what the boxes stand for, on one line: Subscript[x, 1] is ...
"""

from __future__ import annotations

from wlnet.syntax.boxes import linear
from wlnet.syntax.errors import Fault, IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import READ_BOXES, to_text
from wlnet.syntax.read_boxes import with_escapes

_BEGIN = r"\!\("


def readable(text: str) -> str:
    r"""The text with each \!\( ... \) as one-dimensional text; what cannot be read stays as it is."""
    text = with_escapes(text)
    parts: list[str] = []
    done = 0
    while (start := text.find(_BEGIN, done)) >= 0:
        parts.append(text[done:start])
        try:
            inner, done = linear(text, start + len(_BEGIN))
        except Fault:
            parts.append(_BEGIN)
            done = start + len(_BEGIN)
            continue
        parts.append(_tidy(inner))
    return "".join(parts) + text[done:]


def _tidy(inner: str) -> str:
    """The text of an expression without needless parentheses; other text without quotation marks."""
    try:
        return to_text(parse(inner), "OutputForm")
    except (IncompleteInput, WolframSyntaxError):
        return inner.replace('"', "")


READ_BOXES.append(readable)
