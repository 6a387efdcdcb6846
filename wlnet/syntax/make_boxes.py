r"""Expressions to boxes: RowBox[{"a", "+", "b"}], SuperscriptBox["x", "2"], FractionBox["1", "2"].

Notations are those of the printer's forms; powers, quotients, roots and indices have boxes of their
own. Texts in boxes are as they are typed.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.syntax.arithmetic_forms import PRODUCT
from wlnet.syntax.characters import character
from wlnet.syntax.forms import ATOM, CALL, FORMS, LOOSEST
from wlnet.syntax.printer import to_text

_POWER = 590
_SIGNS = {
    "->": "Rule",
    ":>": "RuleDelayed",
    "==": "Equal",
    "!=": "NotEqual",
    "<=": "LessEqual",
    ">=": "GreaterEqual",
}
_SCRIPTS = {S.Subscript: S.SubscriptBox, S.Superscript: S.SuperscriptBox, S.Overscript: S.OverscriptBox,
            S.Underscript: S.UnderscriptBox}  # fmt: skip


def to_boxes(expr):
    """The boxes of an expression in StandardForm."""
    return _box(expr)[1]


def _row(parts: list):
    return parts[0] if len(parts) == 1 else S.RowBox(Expr(S.List, tuple(parts)))


def _at(x, rank: int):
    own, box = _box(x)
    return _row(["(", box, ")"]) if own < rank else box


def _box(x) -> tuple[int, object]:
    if isinstance(x, str):
        return ATOM, to_text(x, "InputForm")
    if type(x) is Fraction:
        box = S.FractionBox(str(abs(x.numerator)), str(x.denominator))
        return (PRODUCT, _row(["-", box])) if x < 0 else (ATOM, box)
    if type(x) is Association:
        return ATOM, _bracketed("<|", tuple(x.rules()), "|>")
    if not isinstance(x, Expr):
        return _atom(x)
    if type(x.head) is not Symbol:
        return CALL, _call(x)
    special = _SPECIAL.get(x.head)
    found = special(x) if special is not None else None
    if found is not None:
        return found
    form = FORMS.get(x.head)
    found = form(x, "OutputForm") if form is not None else None
    if found is None:
        return CALL, _call(x)
    rank, pieces = found
    return rank, _row([_sign(piece) if type(piece) is str else _at(*piece) for piece in pieces])


def _sign(text: str) -> str:
    text = text.strip() or " "
    return character(_SIGNS[text]) if text in _SIGNS else text


def _atom(x) -> tuple[int, object]:
    text = to_text(x, "InputForm")
    if isinstance(x, Symbol) or not text.startswith("-"):
        return ATOM, text + "`" if type(x) is float and "*" not in text else text
    return PRODUCT, _row(["-", _atom(-x)[1]])


def _bracketed(left: str, args: tuple, right: str):
    if not args:
        return _row([left, right])
    inner: list = []
    for arg in args:
        inner += [",", _at(arg, LOOSEST)]
    return _row([left, _row(inner[1:]), right])


def _call(x: Expr):
    if not x.args:
        return _row([_at(x.head, CALL), "[", "]"])
    inner: list = []
    for arg in x.args:
        inner += [",", _at(arg, LOOSEST)]
    return _row([_at(x.head, CALL), "[", _row(inner[1:]), "]"])


def _power(x: Expr) -> tuple[int, object] | None:
    if len(x) != 2:
        return None
    base, n = x.args
    if type(n) is Fraction and n.numerator == 1:
        inner = _at(base, LOOSEST)
        return ATOM, S.SqrtBox(inner) if n.denominator == 2 else S.SuperscriptBox(
            _at(base, _POWER + 1), S.FractionBox("1", str(n.denominator))
        )
    if type(n) in (int, Fraction) and n < 0:
        below = base if n == -1 else Expr(S.Power, (base, -n))
        return ATOM, S.FractionBox("1", _at(below, LOOSEST))
    return _POWER, S.SuperscriptBox(_at(base, _POWER + 1), _at(n, LOOSEST))


def _times(x: Expr) -> tuple[int, object] | None:
    """A quotient as a FractionBox; None where nothing stands below."""
    above, below = [], []
    for factor in x.args:
        if type(factor) is Fraction:
            above += [factor.numerator] if factor.numerator != 1 else []
            below.append(factor.denominator)
        elif isinstance(factor, Expr) and factor.head is S.Power and _is_negative(factor.args[-1]):
            base, n = factor.args
            below.append(base if n == -1 else Expr(S.Power, (base, -n)))
        else:
            above.append(factor)
    if not below:
        return None
    sign = bool(above) and type(above[0]) is int and above[0] < 0
    if sign:
        above = above[1:] if above[0] == -1 else [-above[0], *above[1:]]
    box = S.FractionBox(_product(above), _product(below))
    return (PRODUCT, _row(["-", box])) if sign else (ATOM, box)


def _is_negative(n) -> bool:
    return type(n) in (int, Fraction) and n < 0


def _product(factors: list):
    if not factors:
        return "1"
    return _at(factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors)), LOOSEST)


def _list(x: Expr) -> tuple[int, object]:
    return ATOM, _bracketed("{", x.args, "}")


def _sqrt(x: Expr) -> tuple[int, object] | None:
    return (ATOM, S.SqrtBox(_at(x.args[0], LOOSEST))) if len(x) == 1 else None


def _script(x: Expr) -> tuple[int, object] | None:
    if len(x) < 2:
        return None
    inner: list = []
    for arg in x.args[1:]:
        inner += [",", _at(arg, LOOSEST)]
    return ATOM, _SCRIPTS[x.head](_at(x.args[0], CALL), _row(inner[1:]))


def _held(x: Expr) -> tuple[int, object] | None:
    return _box(x.args[0]) if len(x) == 1 else None


_SPECIAL = {
    S.Power: _power,
    S.Times: _times,
    S.List: _list,
    S.Sqrt: _sqrt,
    S.HoldForm: _held,
    S.StandardForm: _held,
    **dict.fromkeys(_SCRIPTS, _script),
}
