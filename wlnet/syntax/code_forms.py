"""CForm and FortranForm: expressions as these languages write them, Power(x,2) and x**2.

Functions keep their names, with parentheses: Sin(x), List(1,2); fractions come as reals, so that
nothing is divided as integers are.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.frozen import frozen
from wlnet.syntax.arithmetic_forms import (
    MINUS,
    POWER,
    PRODUCT,
    QUOTIENT,
    SUM,
    number_rank,
    opposite,
    product,
    quotient,
    reciprocal,
)
from wlnet.syntax.forms import ATOM, CALL, LOOSEST
from wlnet.syntax.operators import INFIX, PREFIX
from wlnet.syntax.printer import quoted, to_text

_NOT = PREFIX["!"].rank


@frozen
class _Language:
    """Its operators (sign and rank), "" or the sign of powers, the sign of Not, what is before (re,im)."""

    signs: dict
    power: str
    negation: str
    complex: str


def _ranked(signs: dict[str, str]) -> dict:
    """Head of each operator of the language, with its sign and rank."""
    return {INFIX[ours].head: (sign, INFIX[ours].rank) for ours, sign in signs.items()}


_C = _Language(
    _ranked({sign: f" {sign} " for sign in ("&&", "||", "==", "!=", "<", "<=", ">", ">=", "=")})
    | {S.Mod: (" % ", PRODUCT)},
    "",
    "!",
    "Complex",
)
_FORTRAN = _Language(
    _ranked(
        {
            "&&": ".and.",
            "||": ".or.",
            "==": ".eq.",
            "!=": ".ne.",
            "<": ".lt.",
            "<=": ".le.",
            ">": ".gt.",
            ">=": ".ge.",
            "=": " = ",
        }
    ),
    "**",
    ".not.",
    "",
)
LANGUAGES = {"CForm": _C, "FortranForm": _FORTRAN}


def to_code(expr, form: str) -> str:
    """The text of an expression; form is "CForm" or "FortranForm"."""
    return _Writer(LANGUAGES[form]).at(expr, LOOSEST)


class _Writer:
    def __init__(self, language: _Language):
        self.language = language

    def at(self, x, rank: int) -> str:
        """The text of a part where something of this rank is wanted."""
        own, text = self.piece(x)
        return f"({text})" if own < rank else text

    def piece(self, x) -> tuple[int, str]:
        if type(x) is Symbol:
            return ATOM, x.name
        if isinstance(x, str):
            return ATOM, quoted(x)
        if isinstance(x, Expr):
            return self.expression(x)
        if type(x) in (complex, Complex):
            re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
            return CALL, f"{self.language.complex}({self.at(re, LOOSEST)},{self.at(im, LOOSEST)})"
        if type(x) is Association:
            return CALL, f"Association({self.joined(tuple(x.rules()))})"
        if type(x) is Fraction:
            x = float(x)
        if type(x) in (float, BigReal):
            return number_rank(x), _real(to_text(x, "InputForm"))
        return number_rank(x), to_text(x, "InputForm")

    def expression(self, x: Expr) -> tuple[int, str]:
        count, head = len(x), x.head
        if head is S.Plus and count > 1:
            return SUM, self.plus(x)
        if head is S.Times and count > 1:
            return self.times(x)
        if head is S.Power and count == 2:
            return self.power(x)
        if head is S.Not and count == 1:
            return _NOT, self.language.negation + self.at(x.args[0], _NOT)
        if head is S.HoldForm and count == 1:
            return self.piece(x.args[0])
        if type(head) is Symbol and head in self.language.signs and count > 1:
            sign, rank = self.language.signs[head]
            return rank, sign.join(self.at(arg, rank + 1) for arg in x.args)
        return CALL, f"{self.at(head, CALL)}({self.joined(x.args)})"

    def joined(self, args: tuple) -> str:
        return ",".join(self.at(arg, LOOSEST) for arg in args)

    def plus(self, x: Expr) -> str:
        first, *rest = x.args
        text = self.at(first, SUM + 1)
        for term in rest:
            turned = opposite(term)
            sign, part = (" + ", term) if turned is None else (" - ", turned)
            text += sign + self.at(part, SUM + 1)
        return text

    def times(self, x: Expr) -> tuple[int, str]:
        first, *rest = x.args
        if type(first) is Fraction and first.numerator == -1:  # -0.5*x
            return PRODUCT, f"{self.piece(first)[1]}*{self.at(product(rest), PRODUCT + 1)}"
        above, below = quotient(x.args)
        if below:
            turned = opposite(x)
            if turned is not None and type(first) is int and first == -1:
                return MINUS, "-" + self.at(turned, QUOTIENT + 1)
            top = self.at(product(above), QUOTIENT)
            return QUOTIENT, f"{top}/{self.below(below)}"
        if type(first) is int and first == -1:
            return MINUS, "-" + self.at(product(rest), MINUS + 1)
        return PRODUCT, "*".join([self.at(first, PRODUCT), *(self.at(f, PRODUCT + 1) for f in rest)])

    def below(self, factors: list) -> str:
        """What stands below: whole numbers as reals."""
        texts = [f"{f}." if type(f) is int else self.at(f, PRODUCT + 1) for f in factors]
        if len(factors) == 1:
            return texts[0] if type(factors[0]) is int else self.at(factors[0], QUOTIENT + 1)
        return f"({'*'.join(texts)})"

    def power(self, x: Expr) -> tuple[int, str]:
        base, n = x.args
        if type(n) is Fraction and n == Fraction(1, 2):
            return CALL, f"Sqrt({self.at(base, LOOSEST)})"
        under = reciprocal(x)
        if under is not None:
            return QUOTIENT, f"1/{self.below([under])}"
        if not self.language.power:
            return CALL, f"Power({self.at(base, LOOSEST)},{self.at(n, LOOSEST)})"
        return POWER, self.at(base, POWER + 1) + self.language.power + self.at(n, POWER)


def _real(text: str) -> str:
    """1.5*^20 as 1.5e20; the mark of a precision is left out."""
    mantissa, mark, exponent = text.partition("*^")
    mantissa = mantissa.partition("`")[0]
    return f"{mantissa}e{exponent}" if mark else mantissa
