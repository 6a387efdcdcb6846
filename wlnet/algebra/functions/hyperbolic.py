"""Sinh, Cosh, Tanh, Coth, Sech, Csch and their inverses."""

from __future__ import annotations

import cmath
import math
from decimal import Decimal
from fractions import Fraction

from wlnet.algebra import precise
from wlnet.algebra.elementary import FUNCTIONS, Function, undefined_at_zero
from wlnet.algebra.functions.trigonometric import above_one_from_below
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import COMPLEX_INFINITY, INDETERMINATE, INFINITY, I
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)
_ONE = Decimal(1)


def _at(table: dict):
    """Exact values at the integers of a table."""
    return lambda x: table.get(x) if type(x) is int else None


def _of_logarithm(table: dict, value):
    """Exact values at the integers of a table and at Log[u]: a quotient of value(u^2, u)."""

    def exact(x):
        if type(x) is int:
            return table.get(x)
        if not isinstance(x, Expr) or x.head is not S.Log or len(x) != 1:
            return None
        (u,) = x.args
        return over(*value(power(u, 2), u))

    return exact


def _sech(x: float) -> float:
    """2 e^-|x|/(1 + e^-2|x|): does not overflow."""
    shrunk = math.exp(-abs(x))
    return 2 * shrunk / (1 + shrunk * shrunk)


def _csch(x: float) -> float:
    shrunk = math.exp(-abs(x))
    return math.copysign(2 * shrunk / -math.expm1(-2 * abs(x)), x)


_arctanh = above_one_from_below(math.atanh, cmath.atanh)


def _square_plus(x, n: int):
    return plus(n, power(x, 2))


def _exact_arccosh(x):
    """I times the angle whose cosine is x, where that is known."""
    if type(x) is int and x == 1:
        return 0
    angle = FUNCTIONS["ArcCos"].exact(x)
    return None if angle is None else times(I, angle)


for function in (
    Function(
        "Sinh",
        math.sinh,
        cmath.sinh,
        precise.sinh,
        _of_logarithm({0: 0}, lambda square, u: (plus(-1, square), times(2, u))),
        lambda x: S.Cosh(x),
        "odd",
        (INFINITY, MINUS_INFINITY),
        INDETERMINATE,
    ),
    Function(
        "Cosh",
        math.cosh,
        cmath.cosh,
        precise.cosh,
        _of_logarithm({0: 1}, lambda square, u: (plus(1, square), times(2, u))),
        lambda x: S.Sinh(x),
        "even",
        (INFINITY, INFINITY),
        INDETERMINATE,
    ),
    Function(
        "Tanh",
        math.tanh,
        cmath.tanh,
        precise.tanh,
        _of_logarithm({0: 0}, lambda square, u: (plus(-1, square), plus(1, square))),
        lambda x: power(S.Sech(x), 2),
        "odd",
        (1, -1),
        INDETERMINATE,
    ),
    Function(
        "Coth",
        undefined_at_zero(lambda x: 1 / math.tanh(x)),
        lambda x: 1 / cmath.tanh(x),
        lambda x, digits: _ONE / precise.tanh(x, digits + 3),
        _of_logarithm({0: COMPLEX_INFINITY}, lambda square, u: (plus(1, square), plus(-1, square))),
        lambda x: negated(power(S.Csch(x), 2)),
        "odd",
        (1, -1),
        INDETERMINATE,
    ),
    Function(
        "Sech",
        _sech,
        lambda x: 1 / cmath.cosh(x),
        lambda x, digits: _ONE / precise.cosh(x, digits + 3),
        _of_logarithm({0: 1}, lambda square, u: (times(2, u), plus(1, square))),
        lambda x: times(-1, S.Sech(x), S.Tanh(x)),
        "even",
        (0, 0),
        INDETERMINATE,
    ),
    Function(
        "Csch",
        undefined_at_zero(_csch),
        lambda x: 1 / cmath.sinh(x),
        lambda x, digits: _ONE / precise.sinh(x, digits + 3),
        _of_logarithm({0: COMPLEX_INFINITY}, lambda square, u: (times(2, u), plus(-1, square))),
        lambda x: times(-1, S.Coth(x), S.Csch(x)),
        "odd",
        (0, 0),
        INDETERMINATE,
    ),
    Function(
        "ArcSinh",
        math.asinh,
        cmath.asinh,
        precise.arcsinh,
        _at({0: 0}),
        lambda x: power(_square_plus(x, 1), -HALF),
        "odd",
        (INFINITY, MINUS_INFINITY),
    ),
    Function(
        "ArcCosh",
        math.acosh,
        cmath.acosh,
        precise.arccosh,
        _exact_arccosh,
        lambda x: power(times(sqrt(plus(-1, x)), sqrt(plus(1, x))), -1),
        None,
        (INFINITY, INFINITY),
    ),
    Function(
        "ArcTanh",
        _arctanh,
        cmath.atanh,
        precise.arctanh,
        _at({0: 0, 1: INFINITY}),
        lambda x: power(plus(1, negated(power(x, 2))), -1),
        "odd",
        (times(I, -HALF, S.Pi), times(I, HALF, S.Pi)),
    ),
    Function(
        "ArcCoth",
        lambda x: _arctanh(1 / x) if x else complex(0.0, math.pi / 2),
        lambda x: cmath.atanh(1 / x),
        lambda x, digits: precise.arctanh(_ONE / x, digits),
        _at({0: times(I, HALF, S.Pi), 1: INFINITY}),
        lambda x: power(plus(1, negated(power(x, 2))), -1),
        "odd",
        (0, 0),
    ),
    Function(
        "ArcSech",
        undefined_at_zero(lambda x: math.acosh(1 / x)),
        lambda x: cmath.acosh(1 / x),
        lambda x, digits: precise.arccosh(_ONE / x, digits),
        lambda x: INFINITY if type(x) is int and x == 0 else _exact_arccosh(over(1, x)),
        lambda x: over(-1, times(x, sqrt(over(plus(1, negated(x)), plus(1, x))), plus(1, x))),
    ),
    Function(
        "ArcCsch",
        undefined_at_zero(lambda x: math.asinh(1 / x)),
        lambda x: cmath.asinh(1 / x),
        lambda x, digits: precise.arcsinh(_ONE / x, digits),
        _at({0: COMPLEX_INFINITY}),
        lambda x: over(-1, times(power(x, 2), sqrt(plus(1, power(x, -2))))),
        "odd",
        (0, 0),
    ),
):
    FUNCTIONS.add(function.name, function)
