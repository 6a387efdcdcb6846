r"""Expressions as boxes in StandardForm or TraditionalForm: SuperscriptBox["x", "2"], FractionBox["1", "2"].

Notations are those of the printer's forms; powers, quotients, roots and indices have boxes of their
own, heads that are about forms theirs (`form_boxes`). Texts in boxes are as they are typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, rule
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.syntax.arithmetic_forms import PRODUCT
from wlnet.syntax.characters import character
from wlnet.syntax.forms import ATOM, CALL, FORMS, LOOSEST
from wlnet.syntax.printer import to_text

_POWER = 590
_DERIVATIVE = 670
_SIGNS = {
    "->": "Rule",
    ":>": "RuleDelayed",
    "==": "Equal",
    "!=": "NotEqual",
    "<=": "LessEqual",
    ">=": "GreaterEqual",
    "<->": "TwoWayRule",
    "[[": "LeftDoubleBracket",
    "]]": "RightDoubleBracket",
    "<|": "LeftAssociation",
    "|>": "RightAssociation",
}
_LETTERS = {
    "Pi": "Pi",
    "E": "ExponentialE",
    "I": "ImaginaryI",
    "Infinity": "Infinity",
    "Degree": "Degree",
}
_SCRIPTS = {S.Subscript: S.SubscriptBox, S.Superscript: S.SuperscriptBox, S.Overscript: S.OverscriptBox,
            S.Underscript: S.UnderscriptBox}  # fmt: skip
_TRADITIONAL = {
    *("Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Sinh", "Cosh", "Tanh", "Coth", "Log", "Max", "Min", "Det"),
}
_WORD = re.compile(r"[\w$`]*_{1,3}[\w$`]*\.?")

Special = Callable[["Maker", Expr], tuple[int, object] | None]
SPECIAL: dict[Symbol, Special] = {}


def special(*heads: str):
    """The decorated function(maker, expr) gives rank and boxes of expressions with these heads, or None."""

    def add(function: Special) -> Special:
        for head in heads:
            SPECIAL[S(head)] = function
        return function

    return add


def row(*parts):
    """A RowBox; a single part stands alone."""
    return parts[0] if len(parts) == 1 else S.RowBox(Expr(S.List, parts))


def sign_text(text: str) -> str:
    text = text.strip() or " "
    return character(_SIGNS[text]) if text in _SIGNS else text


class Maker:
    """Makes the boxes of a form.

    form    S.StandardForm or S.TraditionalForm
    own     boxes that a program wants for an expression in a form, or None
    """

    def __init__(self, form: Symbol = S.StandardForm, own: Callable = lambda expr, form: None):
        self.form = form
        self.own = own
        self.in_exponent = False

    def boxes(self, x):
        return self.ranked(x)[1]

    def at(self, x, rank: int):
        """The boxes of a part, in parentheses where something that binds closer is wanted."""
        own, box = self.ranked(x)
        return row("(", box, ")") if own < rank else box

    def ranked(self, x) -> tuple[int, object]:
        found = self.own(x, self.form)
        if found is not None:
            return ATOM, found
        if isinstance(x, str):
            return ATOM, to_text(x, "InputForm")
        if type(x) is Fraction:
            box = self.over(str(abs(x.numerator)), str(x.denominator))
            return (PRODUCT, row("-", box)) if x < 0 else (ATOM, box)
        if type(x) is Association:
            return ATOM, self.bracketed(sign_text("<|"), tuple(x.rules()), sign_text("|>"))
        if not isinstance(x, Expr):
            return self.atom(x)
        if type(x.head) is not Symbol:
            return CALL, self.derivative(x) or self.call(x)
        make = SPECIAL.get(x.head)
        found = make(self, x) if make is not None else None
        if found is not None:
            return found
        form = FORMS.get(x.head)
        found = form(x, "OutputForm") if form is not None else None
        if found is None:
            return CALL, self.call(x)
        return found[0], self.pieces(found[1])

    def pieces(self, pieces: list):
        return row(*[sign_text(p) if type(p) is str else self.at(*p) for p in pieces])

    def atom(self, x) -> tuple[int, object]:
        if type(x) is Symbol:
            return ATOM, character(_LETTERS[x.name]) if x.name in _LETTERS else to_text(x, "InputForm")
        if type(x) is Complex or type(x) is complex:
            return self.complex(x)
        text = to_text(x, "InputForm")
        if text.startswith("-"):
            return PRODUCT, row("-", self.atom(-x)[1])
        if type(x) is float:
            mantissa, mark, exponent = text.partition("*^")
            text = mantissa + "`" + mark + exponent
        return ATOM, text

    def complex(self, x) -> tuple[int, object]:
        re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
        parts = () if type(re) is int and re == 0 else (re,)
        terms = Expr(S.Plus, (*parts, Expr(S.Times, (im, S.I)) if im != 1 or type(im) is float else S.I))
        return self.ranked(terms) if parts else self.ranked(terms.args[0])

    # -- brackets --------------------------------------------------------------------------

    def bracketed(self, left: str, args: tuple, right: str):
        return row(left, self.listed(args), right) if args else row(left, right)

    def listed(self, args: tuple):
        """Parts with commas between them."""
        inner: list = []
        for arg in args:
            inner += [",", self.at(arg, LOOSEST)]
        return row(*inner[1:])

    def call(self, x: Expr):
        left, right = ("(", ")") if self.form is S.TraditionalForm else ("[", "]")
        head = self.at(x.head, CALL)
        if self.form is S.TraditionalForm:
            head = _traditional_name(x) or head
        return row(head, *([left, self.listed(x.args), right] if x.args else [left, right]))

    def derivative(self, x: Expr):
        """f' and f'' with primes, other orders in parentheses; None for all else."""
        head = x.head
        if not isinstance(head, Expr):
            return None
        if head.head is S.Derivative and len(x) == 1:
            orders = head.args
            marks = character("Prime") * orders[0] if len(orders) == 1 and orders[0] in (1, 2) else None
            inner = S.TagBox(row("(", self.listed(orders), ")"), S.Derivative)
            plain = rule(S.MultilineFunction, S("None"))
            return S.SuperscriptBox(self.at(x.args[0], _DERIVATIVE), inner if marks is None else marks, plain)
        return None

    # -- quotients and powers --------------------------------------------------------------

    def over(self, above, below):
        return row(above, "/", below) if self.in_exponent else S.FractionBox(above, below)

    def exponent(self, x):
        before, self.in_exponent = self.in_exponent, True
        try:
            return self.at(x, LOOSEST)
        finally:
            self.in_exponent = before

    def product(self, factors: list):
        if not factors:
            return "1"
        rank = PRODUCT + 1 if self.in_exponent else LOOSEST
        return self.at(factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors)), rank)


def _traditional_name(x) -> str | None:
    """sin of Sin[x]"""
    head = x.head if isinstance(x, Expr) else None
    return head.name.lower() if type(head) is Symbol and head.name in _TRADITIONAL else None


@special("Power")
def _power(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 2:
        return None
    base, n = x.args
    if type(n) is Fraction and n == Fraction(1, 2):
        return ATOM, S.SqrtBox(maker.at(base, LOOSEST))
    if type(n) in (int, Fraction) and n < 0:
        below = base if n == -1 else Expr(S.Power, (base, -n))
        return ATOM, maker.over("1", maker.product([below]))
    if isinstance(base, Expr) and base.head is S.Subscript and len(base) > 1:
        inner, *indices = base.args
        low = maker.listed(tuple(indices))
        return _POWER, S.SubsuperscriptBox(maker.at(inner, CALL), low, maker.exponent(n))
    if maker.form is S.TraditionalForm and (name := _traditional_name(base)):
        return CALL, row(S.SuperscriptBox(name, maker.exponent(n)), "(", maker.listed(base.args), ")")
    return _POWER, S.SuperscriptBox(maker.at(base, _POWER + 1), maker.exponent(n))


@special("Times")
def _times(maker: Maker, x: Expr) -> tuple[int, object] | None:
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
    box = maker.over(maker.product(above), maker.product(below))
    return (PRODUCT, row("-", box)) if sign else (ATOM, box)


def _is_negative(n) -> bool:
    return type(n) in (int, Fraction) and n < 0


@special("List")
def _list(maker: Maker, x: Expr) -> tuple[int, object]:
    return ATOM, maker.bracketed("{", x.args, "}")


@special("Sqrt")
def _sqrt(maker: Maker, x: Expr) -> tuple[int, object] | None:
    return (ATOM, S.SqrtBox(maker.at(x.args[0], LOOSEST))) if len(x) == 1 else None


@special("Blank", "BlankSequence", "BlankNullSequence", "Pattern", "Optional")
def _pattern(maker: Maker, x: Expr) -> tuple[int, object] | None:
    """x_, _h, x__h and x_. are one word."""
    text = to_text(x, "InputForm")
    return (ATOM, text) if _WORD.fullmatch(text) else None


@special("Surd")
def _surd(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 2:
        return None
    return ATOM, S.RadicalBox(maker.at(x.args[0], LOOSEST), maker.at(x.args[1], LOOSEST))


@special("Part")
def _part(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) < 2:
        return None
    whole, *places = x.args
    return CALL, row(maker.at(whole, CALL), sign_text("[["), maker.listed(tuple(places)), sign_text("]]"))


@special("Subscript", "Superscript", "Overscript", "Underscript")
def _script(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) < 2:
        return None
    return ATOM, _SCRIPTS[x.head](maker.at(x.args[0], CALL), maker.listed(x.args[1:]))


@special("Subsuperscript")
def _subsuperscript(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 3:
        return None
    return ATOM, S.SubsuperscriptBox(maker.at(x.args[0], CALL), *[maker.boxes(arg) for arg in x.args[1:]])


@special("Sum", "Product")
def _sum(maker: Maker, x: Expr) -> tuple[int, object] | None:
    """The sign with its limits, where there is one range of two bounds."""
    if len(x) != 2:
        return None
    body, spec = x.args
    if not (isinstance(spec, Expr) and spec.head is S.List and len(spec) == 3):
        return None
    name, low, high = (maker.boxes(part) for part in spec.args)
    sign = S.UnderoverscriptBox(character(x.head.name), row(name, "=", low), high)
    return PRODUCT, row(sign, maker.at(body, PRODUCT))


@special("Integrate")
def _integrate(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 2:
        return None
    body, spec = x.args
    sign, name = character("Integral"), spec
    if isinstance(spec, Expr) and spec.head is S.List and len(spec) == 3:
        name, low, high = spec.args
        sign = S.SubsuperscriptBox(sign, maker.boxes(low), maker.boxes(high))
    differential = row(character("DifferentialD"), maker.boxes(name))
    return PRODUCT, row(sign, row(maker.at(body, PRODUCT), differential))
