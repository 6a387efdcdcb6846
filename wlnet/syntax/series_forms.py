"""Power series as people write them: 1 + x + x^2/2 + O[x]^3."""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.syntax.arithmetic_forms import SUM
from wlnet.syntax.forms import LOOSEST, form


@form("SeriesData")
def _series(expr, form_name):
    """Terms and the order: 1 + x + O[x]^2; O[1/x]^2 at Infinity."""
    if form_name != "OutputForm" or len(expr) != 6:
        return None
    variable, at, row, first, last, d = expr.args
    if not (isinstance(row, Expr) and row.head is S.List and all(type(n) is int for n in (first, last, d))):
        return None
    is_zero = type(at) is int and at == 0
    opposite = -at if type(at) in (int, float, Fraction) else S.Times(-1, at)
    base = (
        Expr(S.Power, (variable, -1))
        if at is S.Infinity
        else variable
        if is_zero
        else S.Plus(variable, opposite)
    )
    terms = [
        _term(c, base, Fraction(first + k, d), at is S.Infinity)
        for k, c in enumerate(row.args)
        if not (type(c) is int and c == 0)
    ]
    known = _power(S.O(base), Fraction(last, d))
    return SUM, [(S.Plus(*terms, known) if terms else known, LOOSEST)]


def _term(c, base, exponent: Fraction, inverse: bool):
    if exponent == 0:
        return c
    factor = _power(base.args[0], -exponent) if inverse else _power(base, exponent)
    if type(c) is int and c == 1:
        return factor
    factors = c.args if isinstance(c, Expr) and c.head is S.Times else (c,)
    return S.Times(*factors, factor)


def _power(base, exponent: Fraction):
    if exponent == 1:
        return base
    return S.Power(base, exponent.numerator if exponent.denominator == 1 else exponent)
