"""IntegerName: whole numbers in English words."""

from __future__ import annotations

from wlnet.expr.message import UNEVALUATED, Message
from wlnet.language.builtin import builtin

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_GROUPS = ["", "thousand"] + [
    f"{stem}illion"
    for stem in [
        "m",
        "b",
        "tr",
        "quadr",
        "quint",
        "sext",
        "sept",
        "oct",
        "non",
        "dec",
        "undec",
        "duodec",
        "tredec",
        "quattuordec",
        "quindec",
        "sexdec",
        "septendec",
        "octodec",
        "novemdec",
        "vigint",
    ]
]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_HYPHEN = "\u2010"
_KINDS = ("Words", "DigitsWords", "Ordinal")

TOO_LARGE = Message("IntegerName::large", "There is no name for integers as large as `1`.")
BAD_KIND = Message("IntegerName::kind", "The kind of name `1` should be one of `2`.")


@builtin("IntegerName[n_Integer]", "IntegerName[n_Integer, kind_]", attributes=("Listable",))
def integer_name(evaluation, n, kind=None):
    """The name of n: in words below a thousand, else digits and words ("4 million 20 thousand").

    kind    "Words", "DigitsWords" or "Ordinal"
    """
    if kind is not None and kind not in _KINDS:
        raise BAD_KIND(kind, list(_KINDS), value=UNEVALUATED)
    if abs(n) >= 1000 ** len(_GROUPS):
        raise TOO_LARGE(n, value=UNEVALUATED)
    in_words = kind in ("Words", "Ordinal") or (kind is None and abs(n) < 1000)
    text = ("negative " if n < 0 else "") + _name(abs(n), in_words)
    return _ordinal(text).replace(_HYPHEN, "-") if kind == "Ordinal" else text


def _name(n: int, in_words: bool) -> str:
    if n == 0:
        return _SMALL[0]
    found, group = [], 0
    while n:
        n, part = divmod(n, 1000)
        if part:
            found.append(f"{_below_thousand(part) if in_words else part} {_GROUPS[group]}".strip())
        group += 1
    return " ".join(reversed(found))


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    found = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        if rest < 20:
            found.append(_SMALL[rest])
        else:
            found.append(_TENS[tens - 2] + (_HYPHEN + _SMALL[ones] if ones else ""))
    return " ".join(found)


def _ordinal(text: str) -> str:
    cut = max(text.rfind(" "), text.rfind(_HYPHEN)) + 1
    front, last = text[:cut], text[cut:]
    if last in _ORDINALS:
        return front + _ORDINALS[last]
    return front + (last[:-1] + "ieth" if last.endswith("y") else last + "th")
