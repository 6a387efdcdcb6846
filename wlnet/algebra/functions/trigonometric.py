"""Sin, Cos, Tan, Cot, Sec, Csc and their inverses: exact at multiples of Pi/12 and Pi/10."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from wlnet.algebra import precise
from wlnet.algebra.elementary import FUNCTIONS, Function, undefined_at_zero
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import COMPLEX_INFINITY, INDETERMINATE, INFINITY, RATIONALS, I
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus, split
from wlnet.expr.expr import Expr, key_of, wl_list
from wlnet.expr.symbols import S, symbol

HALF = Fraction(1, 2)


def pi_multiple(x):
    """The rational r with x = r Pi (Degree counts as Pi/180), or None."""
    if x == 0 and type(x) is int:
        return Fraction(0)
    coefficient, rest = split(x)
    if type(coefficient) not in RATIONALS:
        return None
    if rest is S.Pi:
        return Fraction(coefficient)
    return Fraction(coefficient, 180) if rest is S.Degree else None


@lru_cache(maxsize=1)
def sines() -> dict:
    """Sin[r Pi] for the r in 0..1/2 where it is made of few square roots."""
    root2, root3, root5 = sqrt(2), sqrt(3), sqrt(5)
    quarter, eighth = Fraction(1, 4), Fraction(1, 8)
    return {
        Fraction(0): 0,
        Fraction(1, 12): over(plus(-1, root3), times(2, root2)),
        Fraction(1, 10): times(quarter, plus(-1, root5)),
        Fraction(1, 6): HALF,
        Fraction(1, 5): sqrt(plus(Fraction(5, 8), times(-eighth, root5))),
        Fraction(1, 4): power(2, -HALF),
        Fraction(3, 10): times(quarter, plus(1, root5)),
        Fraction(1, 3): times(HALF, root3),
        Fraction(2, 5): sqrt(plus(Fraction(5, 8), times(eighth, root5))),
        Fraction(5, 12): over(plus(1, root3), times(2, root2)),
        HALF: 1,
    }


@lru_cache(maxsize=1)
def cosecants() -> dict:
    """1/Sin[r Pi] for the r of `sines`, without roots in denominators where Wolfram has none."""
    root2, root3, root5 = sqrt(2), sqrt(3), sqrt(5)
    return {
        Fraction(0): COMPLEX_INFINITY,
        Fraction(1, 12): times(root2, plus(1, root3)),
        Fraction(1, 10): plus(1, root5),
        Fraction(1, 6): 2,
        Fraction(1, 5): sqrt(plus(2, over(2, root5))),
        Fraction(1, 4): root2,
        Fraction(3, 10): plus(-1, root5),
        Fraction(1, 3): over(2, root3),
        Fraction(2, 5): sqrt(plus(2, over(-2, root5))),
        Fraction(5, 12): times(root2, plus(-1, root3)),
        HALF: 1,
    }


@lru_cache(maxsize=1)
def tangents() -> dict:
    """Tan[r Pi] for the r in 0..1/2 where it is made of few square roots."""
    root3, root5 = sqrt(3), sqrt(5)
    return {
        Fraction(0): 0,
        Fraction(1, 12): minus(2, root3),
        Fraction(1, 10): sqrt(plus(1, over(-2, root5))),
        Fraction(1, 6): power(3, -HALF),
        Fraction(1, 5): sqrt(plus(5, times(-2, root5))),
        Fraction(1, 4): 1,
        Fraction(3, 10): sqrt(plus(1, over(2, root5))),
        Fraction(1, 3): root3,
        Fraction(2, 5): sqrt(plus(5, times(2, root5))),
        Fraction(5, 12): plus(2, root3),
    }


def _of_complement(values) -> Callable:
    """A table for the angles Pi/2 - x."""
    return lru_cache(maxsize=1)(lambda: {HALF - r: value for r, value in values().items()})


@lru_cache(maxsize=1)
def cotangents() -> dict:
    return _of_complement(tangents)() | {Fraction(0): COMPLEX_INFINITY}


_QUARTER = Fraction(1, 4)
_PARTNERS = {"Sin": "Cos", "Cos": "Sin", "Tan": "Cot", "Cot": "Tan", "Sec": "Csc", "Csc": "Sec"}
_VALUES = {
    "Sin": sines,
    "Cos": _of_complement(sines),
    "Tan": _of_complement(cotangents),
    "Cot": cotangents,
    "Sec": _of_complement(cosecants),
    "Csc": cosecants,
}
# whether f[-x] is -f[x], and the sign of f[Pi - x] against f[x]
_PARITY = {
    "Sin": (True, 1),
    "Cos": (False, -1),
    "Tan": (True, -1),
    "Cot": (True, -1),
    "Sec": (False, -1),
    "Csc": (True, 1),
}


@lru_cache(maxsize=2)
def _angles(table) -> dict:
    return {key_of(value): r for r, value in table().items()}


def _exact(name: str, inverse):
    """One of the six functions at rational multiples of Pi, and at its inverse function.

    What has no exact value is brought into 0 .. Pi/4: Sin[2 Pi/7] is Cos[3 Pi/14].
    """
    period = 1 if name in ("Tan", "Cot") else 2
    odd, mirrored = _PARITY[name]
    values, partner = _VALUES[name], _PARTNERS[name]

    def value(x):
        r = pi_multiple(x)
        if r is None:
            return _undone(x, inverse)
        turns, sign = r % period, 1
        if turns > Fraction(period, 2):
            turns, sign = period - turns, -1 if odd else 1
        if turns > HALF:
            turns, sign = 1 - turns, sign * mirrored
        found = values().get(turns)
        if found is not None:
            return _signed(sign, found)
        kept = turns <= _QUARTER
        reduced = times(turns if kept else HALF - turns, S.Pi)
        return (
            None
            if kept and reduced == x
            else times(sign, Expr(symbol(name if kept else partner), (reduced,)))
        )

    return value


def _signed(sign: int, value):
    """sign * value; the sum of (-1 + Sqrt[5])/4 takes the sign: (1 - Sqrt[5])/4."""
    number, rest = split(value)
    if sign < 0 and isinstance(rest, Expr) and rest.head is S.Plus:
        return times(number, negated(rest))
    return times(sign, value)


def _undone(x, inverse):
    """Sin[ArcSin[x]] is x."""
    return x.args[0] if isinstance(x, Expr) and x.head is inverse and len(x) == 1 else None


def _exact_arcsin(x):
    r = _angles(sines).get(key_of(x))
    return None if r is None else times(r, S.Pi)


def _exact_arccos(x):
    r = _angles(sines).get(key_of(x))
    if r is not None:
        return times(HALF - r, S.Pi)
    r = _angles(sines).get(key_of(negated(x)))
    return None if r is None else times(HALF + r, S.Pi)


@lru_cache(maxsize=1)
def _eighths() -> dict:
    """Tangents of Pi/8 and 3 Pi/8, which stay as they are, as keys."""
    return {
        key_of(plus(-1, sqrt(2))): Fraction(1, 8),
        key_of(plus(1, sqrt(2))): Fraction(3, 8),
    }


def _exact_arctan(x):
    key = key_of(x)
    r = _angles(tangents).get(key, _eighths().get(key))
    return None if r is None else times(r, S.Pi)


def _of_inverse(exact, at_zero):
    def value(x):
        if x == 0 and type(x) is int:
            return at_zero
        return exact(power(x, -1))

    return value


def above_one_from_below(real, extended):
    """A real function whose continuation for x > 1 is the limit from below the cut."""

    def value(x):
        return real(x) if x <= 1 or math.isnan(x) else extended(complex(x, -0.0))

    return value


_arcsin = above_one_from_below(math.asin, cmath.asin)
_arccos = above_one_from_below(math.acos, cmath.acos)
_ONE = Decimal(1)
_LINE = S.Interval(wl_list((MINUS_INFINITY, INFINITY)))
_ABOVE, _BELOW = S.DirectedInfinity(I), S.DirectedInfinity(-I)
_OUTSIDE = S.Interval(wl_list((MINUS_INFINITY, -1)), wl_list((1, INFINITY)))
_UNIT = S.Interval(wl_list((-1, 1)))  # all values near an infinite argument


def _one_minus_square(x):
    return plus(1, negated(power(x, 2)))


def _inverse_of_square(x):
    """1 - 1/x^2"""
    return plus(1, negated(power(x, -2)))


for function in (
    Function(
        "Sin",
        math.sin,
        cmath.sin,
        precise.sin,
        _exact("Sin", S.ArcSin),
        lambda x: S.Cos(x),
        "odd",
        (_UNIT, _UNIT),
        INDETERMINATE,
    ),
    Function(
        "Cos",
        math.cos,
        cmath.cos,
        precise.cos,
        _exact("Cos", S.ArcCos),
        lambda x: times(-1, S.Sin(x)),
        "even",
        (_UNIT, _UNIT),
        INDETERMINATE,
    ),
    Function(
        "Tan",
        math.tan,
        cmath.tan,
        precise.tan,
        _exact("Tan", S.ArcTan),
        lambda x: power(S.Sec(x), 2),
        "odd",
        limits=(_LINE, _LINE),
        far=INDETERMINATE,
    ),
    Function(
        "Cot",
        undefined_at_zero(lambda x: 1 / math.tan(x)),
        lambda x: 1 / cmath.tan(x),
        lambda x, digits: _ONE / precise.tan(x, digits + 3),
        _exact("Cot", S.ArcCot),
        lambda x: negated(power(S.Csc(x), 2)),
        "odd",
        limits=(_LINE, _LINE),
        far=INDETERMINATE,
    ),
    Function(
        "Sec",
        lambda x: 1 / math.cos(x),
        lambda x: 1 / cmath.cos(x),
        lambda x, digits: _ONE / precise.cos(x, digits + 3),
        _exact("Sec", S.ArcSec),
        lambda x: times(S.Sec(x), S.Tan(x)),
        "even",
        limits=(_OUTSIDE, _OUTSIDE),
        far=INDETERMINATE,
    ),
    Function(
        "Csc",
        undefined_at_zero(lambda x: 1 / math.sin(x)),
        lambda x: 1 / cmath.sin(x),
        lambda x, digits: _ONE / precise.sin(x, digits + 3),
        _exact("Csc", S.ArcCsc),
        lambda x: times(-1, S.Cot(x), S.Csc(x)),
        "odd",
        limits=(_OUTSIDE, _OUTSIDE),
        far=INDETERMINATE,
    ),
    Function(
        "ArcSin",
        _arcsin,
        cmath.asin,
        precise.arcsin,
        _exact_arcsin,
        lambda x: power(_one_minus_square(x), -HALF),
        "odd",
        (_BELOW, _ABOVE),
        COMPLEX_INFINITY,
        (_ABOVE, _BELOW),
    ),
    Function(
        "ArcCos",
        _arccos,
        cmath.acos,
        precise.arccos,
        _exact_arccos,
        lambda x: negated(power(_one_minus_square(x), -HALF)),
        limits=(_ABOVE, _BELOW),
        far=COMPLEX_INFINITY,
        aside=(_BELOW, _ABOVE),
    ),
    Function(
        "ArcTan",
        math.atan,
        cmath.atan,
        precise.arctan,
        _exact_arctan,
        lambda x: power(plus(1, power(x, 2)), -1),
        "odd",
        (times(HALF, S.Pi), times(-HALF, S.Pi)),
        INDETERMINATE,
        (times(HALF, S.Pi), times(-HALF, S.Pi)),
    ),
    Function(
        "ArcCot",
        lambda x: math.atan(1 / x) if x else math.pi / 2,
        lambda x: cmath.atan(1 / x),
        lambda x, digits: precise.arctan(_ONE / x, digits),
        _of_inverse(_exact_arctan, times(HALF, S.Pi)),
        lambda x: negated(power(plus(1, power(x, 2)), -1)),
        "odd",
        (0, 0),
    ),
    Function(
        "ArcSec",
        undefined_at_zero(lambda x: _arccos(1 / x)),
        lambda x: cmath.acos(1 / x),
        lambda x, digits: precise.arccos(_ONE / x, digits),
        _of_inverse(_exact_arccos, COMPLEX_INFINITY),
        lambda x: over(power(x, -2), sqrt(_inverse_of_square(x))),
        None,
        (times(HALF, S.Pi), times(HALF, S.Pi)),
    ),
    Function(
        "ArcCsc",
        undefined_at_zero(lambda x: _arcsin(1 / x)),
        lambda x: cmath.asin(1 / x),
        lambda x, digits: precise.arcsin(_ONE / x, digits),
        _of_inverse(_exact_arcsin, COMPLEX_INFINITY),
        lambda x: negated(over(power(x, -2), sqrt(_inverse_of_square(x)))),
        "odd",
        (0, 0),
    ),
):
    FUNCTIONS.add(function.name, function)
