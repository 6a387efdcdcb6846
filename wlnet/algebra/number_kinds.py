"""What kind of number an exact expression is: rational, an algebraic irrational, transcendental.

Known are sums of roots (roots of different rationals are linearly independent over the
rationals: Besicovitch 1940) and the theorem of Lindemann: exponentials, sines, logarithms of
algebraic numbers are transcendental.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_exact
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

RATIONAL, IRRATIONAL, ALGEBRAIC, TRANSCENDENTAL = "rational", "irrational", "algebraic", "transcendental"

_CONSTANTS = {S.Pi: TRANSCENDENTAL, S.E: TRANSCENDENTAL, S.Degree: TRANSCENDENTAL, S.GoldenRatio: IRRATIONAL}
_OF_LINDEMANN = (
    S.Sin, S.Cos, S.Tan, S.Cot, S.Sec, S.Csc, S.Sinh, S.Cosh, S.Tanh, S.Coth, S.Sech, S.Csch, S.Log,
    S.ArcSin, S.ArcCos, S.ArcTan, S.ArcCot, S.ArcSinh, S.ArcCosh, S.ArcTanh,
)  # fmt: skip


def kind_of(x) -> str | None:
    """RATIONAL, IRRATIONAL (and algebraic), ALGEBRAIC (rational or not), TRANSCENDENTAL, or None."""
    if type(x) in RATIONALS:
        return RATIONAL
    if type(x) in NUMBERS:
        return IRRATIONAL if is_exact(x) else None  # complex numbers with rational parts
    if not isinstance(x, Expr):
        return _CONSTANTS.get(x)
    if x.head is S.Plus or x.head is S.Times:
        return _of_several(x)
    if x.head is S.Power and len(x) == 2:
        return _of_power(*x.args)
    if x.head in _OF_LINDEMANN and len(x) == 1 and _is_algebraic(kind_of(x.args[0])):
        return TRANSCENDENTAL  # the simple arguments, where the value is algebraic, have been evaluated
    return None


def _is_algebraic(kind: str | None) -> bool:
    return kind in (RATIONAL, IRRATIONAL, ALGEBRAIC)


def _of_power(base, exponent) -> str | None:
    if base is S.E:
        return TRANSCENDENTAL if _is_algebraic(kind_of(exponent)) else None
    if type(exponent) not in RATIONALS:
        return None
    kind = kind_of(base)
    if kind is RATIONAL:
        return IRRATIONAL if type(exponent) is Fraction else RATIONAL  # roots that come out have done so
    return ALGEBRAIC if _is_algebraic(kind) else kind


def _of_several(x: Expr) -> str | None:
    kinds = [kind_of(part) for part in x.args]
    others = [kind for kind in kinds if not _is_algebraic(kind)]
    if not others:
        return IRRATIONAL if _is_sum_of_roots(x) else ALGEBRAIC
    return TRANSCENDENTAL if others == [TRANSCENDENTAL] else None


def _is_sum_of_roots(x: Expr) -> bool:
    """Whether x is a canonical sum of rational multiples of real roots of positive rationals."""
    terms = x.args if x.head is S.Plus else (x,)
    return all(type(term) in RATIONALS or _is_root(term) for term in terms)


def _is_root(term) -> bool:
    factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
    rest = [factor for factor in factors if type(factor) not in RATIONALS]
    return bool(rest) and all(
        isinstance(factor, Expr)
        and factor.head is S.Power
        and all(type(part) in RATIONALS for part in factor.args)
        and factor.args[0] > 0
        for factor in rest
    )
