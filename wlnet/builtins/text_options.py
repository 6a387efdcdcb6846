"""Options of ToString and InputForm: marks of numbers, encodings, the form.

Source: reference pages ToString, NumberMarks, CharacterEncoding.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.syntax.characters import in_ascii
from wlnet.syntax.printer import to_text
from wlnet.syntax.written import Written

BAD_VALUE = Message(
    "ToString::wlnetopt", "The value `1` of the option `2` is not one that wlnet has; `3` are."
)

DEFAULTS = {
    "CharacterEncoding": "UTF-8",
    "FormatType": S.OutputForm,
    "NumberMarks": S.Automatic,
    "PageHeight": S.Infinity,
    "PageWidth": S.Infinity,
    "TotalHeight": S.Infinity,
    "TotalWidth": S.Infinity,
}
_ASCII = ("ASCII", "PrintableASCII")
_WHOLE = ("UTF-8", "UTF8", "Unicode", S("None"), S.Automatic)
_KNOWN = {
    "CharacterEncoding": (*_ASCII, *_WHOLE),
    "NumberMarks": (TRUE, FALSE, S.Automatic),
    **dict.fromkeys(("PageHeight", "PageWidth", "TotalHeight", "TotalWidth"), (S.Infinity, S.Automatic)),
}


def checked(options: dict) -> None:
    """Raises ToString::wlnetopt for a value that is not there."""
    for name, known in _KNOWN.items():
        value = options[name]
        if value not in known:
            raise BAD_VALUE(value, name, [x for x in known if isinstance(x, str)] or list(known))


def encoded(text: str, encoding) -> str:
    r"""A text as characters of an encoding: \[Alpha] for what ASCII lacks."""
    return in_ascii(text) if encoding in _ASCII else text


def marked(expr, marks):
    """An expression whose inexact numbers show their precision or not, as NumberMarks says."""
    if marks is S.Automatic:
        return expr
    if type(expr) is BigReal and marks is FALSE:
        return Written("", to_text(expr, "OutputForm").replace("*10^", "*^"))
    if type(expr) is float and marks is TRUE:
        digits, power, exponent = to_text(expr).partition("*^")
        return Written("", f"{digits}`{power}{exponent}")
    if isinstance(expr, Association):
        return expr.with_values(marked(value, marks) for value in expr.values())
    if isinstance(expr, Expr):
        return Expr(marked(expr.head, marks), tuple(marked(expr.item(i), marks) for i in range(len(expr))))
    return expr
