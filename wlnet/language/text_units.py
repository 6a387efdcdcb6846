"""What a text consists of: words, sentences, lines, paragraphs."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_END = re.compile(r"(?P<end>[.!?…]+)[\"'”’)\]]*\s+")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
# of English; what ends in a point after a single letter or with a point inside is one, too
_ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "rev", "gen", "col", "sgt", "capt", "lt", "hon",
     "gov", "sen", "rep", "vs", "etc", "al", "no", "nos", "vol", "fig", "figs", "ed", "eds", "inc", "ltd",
     "co", "corp", "dept", "univ", "approx", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
     "sept", "oct", "nov", "dec")
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words without the punctuation around them."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences with their punctuation. A point after an abbreviation ends none, nor what is
    followed by a small letter."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        following = text[match.end() : match.end() + 1]
        if following.islower() or (match["end"] == "." and _is_abbreviated(text[start : match.start()])):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def _is_abbreviated(before: str) -> bool:
    """Whether the point after a text belongs to its last word."""
    last = before.split()[-1].lstrip("\"'“‘([") if before.split() else ""
    return (len(last) == 1 and last.isupper()) or "." in last or last.lower() in _ABBREVIATIONS


def lines_of(text: str) -> list[str]:
    return text.splitlines()


def paragraphs_of(text: str) -> list[str]:
    """The parts between empty lines."""
    return [part.strip("\n") for part in _PARAGRAPH_END.split(text) if part.strip()]
