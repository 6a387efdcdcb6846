"""Identities of trigonometric and hyperbolic functions that hold at every point.

Sin[I x] is I Sinh[x], Sin[x + Pi/2] is Cos[x], Sin[ArcCos[x]] is Sqrt[1 - x^2] (Abramowitz and
Stegun 4.3 to 4.6); ArcSin[Sin[3]] is Pi - 3 for real numbers alone.
"""

from __future__ import annotations

import math
from fractions import Fraction

from wlnet.algebra.numbers import NUMBERS, RATIONALS, I, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.expr.values.complexes import Complex

_HALF = Fraction(1, 2)
_QUARTER = Fraction(1, 4)
_MINUS_I = Complex(0, -1)
_PLUS, _TIMES = S.Plus, S.Times

# f[I u] is c g[u]
_IMAGINARY = {
    "Sin": (I, "Sinh"),
    "Cos": (1, "Cosh"),
    "Tan": (I, "Tanh"),
    "Cot": (_MINUS_I, "Coth"),
    "Sec": (1, "Sech"),
    "Csc": (_MINUS_I, "Csch"),
    "Sinh": (I, "Sin"),
    "Cosh": (1, "Cos"),
    "Tanh": (I, "Tan"),
    "Coth": (_MINUS_I, "Cot"),
    "Sech": (1, "Sec"),
    "Csch": (_MINUS_I, "Csc"),
    "ArcSin": (I, "ArcSinh"),
    "ArcTan": (I, "ArcTanh"),
    "ArcCot": (_MINUS_I, "ArcCoth"),
    "ArcCsc": (_MINUS_I, "ArcCsch"),
    "ArcSinh": (I, "ArcSin"),
    "ArcTanh": (I, "ArcTan"),
    "ArcCoth": (_MINUS_I, "ArcCot"),
    "ArcCsch": (_MINUS_I, "ArcCsc"),
}

# f[u + Pi/2] is c g[u]; for hyperbolic functions f[u + I Pi/2]
_QUARTER_TURN = {
    "Sin": (1, "Cos"),
    "Cos": (-1, "Sin"),
    "Tan": (-1, "Cot"),
    "Cot": (-1, "Tan"),
    "Sec": (-1, "Csc"),
    "Csc": (1, "Sec"),
    "Sinh": (I, "Cosh"),
    "Cosh": (I, "Sinh"),
    "Tanh": (1, "Coth"),
    "Coth": (1, "Tanh"),
    "Sech": (_MINUS_I, "Csch"),
    "Csch": (_MINUS_I, "Sech"),
}
_CIRCULAR = frozenset({"Sin", "Cos", "Tan", "Cot", "Sec", "Csc"})

# ArcSec[x] is ArcCos[1/x]
_OF_RECIPROCAL = {
    "ArcCsc": "ArcSin",
    "ArcSec": "ArcCos",
    "ArcCot": "ArcTan",
    "ArcCsch": "ArcSinh",
    "ArcSech": "ArcCosh",
    "ArcCoth": "ArcTanh",
}


def simpler(name: str, x):
    """name[x] by an identity, to be evaluated; None where there is none."""
    if type(x) is Complex:
        return _at_imaginary(name, x)
    if not isinstance(x, Expr):
        return None
    if name in _QUARTER_TURN:
        if x.head is _PLUS:
            found = _turned(name, x)
            return _at_imaginary(name, x) if found is None else found
        return _at_imaginary(name, x) if x.head is _TIMES else _of_inverse(name, x)
    if x.head is _TIMES or x.head is _PLUS:
        return _at_imaginary(name, x)
    return _inverse_of(name, x)


def _at_imaginary(name: str, x):
    factor, other = _IMAGINARY.get(name, (0, None))
    if other is None:
        return None
    u = _without_i(x)
    return None if u is None else times(factor, Expr(symbol(other), (u,)))


def _without_i(x):
    """x/I where every term of x has an exact imaginary coefficient, else None."""
    if isinstance(x, Expr) and x.head is _PLUS:
        terms = [_without_i(term) for term in x.args]
        return None if any(term is None for term in terms) else plus(*terms)
    coefficient, rest = (x, 1) if type(x) in NUMBERS else split(x)
    if type(coefficient) is not Complex or type(coefficient.re) is not int or coefficient.re != 0:
        return None
    return times(coefficient.im, rest)


def _turned(name: str, x: Expr):
    """name of a sum with a term r Pi (r I Pi if hyperbolic), by quarter turns so that |r| <= 1/4."""
    for position, term in enumerate(x.args):
        coefficient, rest = split(term)
        if rest is not S.Pi:
            continue
        if name not in _CIRCULAR:
            if type(coefficient) is not Complex or coefficient.re != 0:
                return None
            coefficient = coefficient.im
        if type(coefficient) not in RATIONALS:
            return None
        r = Fraction(coefficient)
        quarters = math.ceil(2 * abs(r) - _HALF) * (1 if r > 0 else -1)
        if quarters == 0:
            return None
        unit = S.Pi if name in _CIRCULAR else times(I, S.Pi)
        left = plus(*x.args[:position], times(r - _HALF * quarters, unit), *x.args[position + 1 :])
        factor = 1
        for _ in range(quarters % 4):
            change, name = _QUARTER_TURN[name]
            factor = times(factor, change)
        return times(factor, Expr(symbol(name), (left,)))
    return None


def _of_inverse(name: str, x: Expr):
    """name[g[y]] for an inverse function g, without either."""
    if type(x.head) is not Symbol:
        return None
    inverse = x.head.name
    if inverse == "ArcTan" and len(x) == 2 and name in _CIRCULAR:
        a, b = x.args
        size = sqrt(plus(power(a, 2), power(b, 2)))
        return _named(name, over(b, size), over(a, size))
    if len(x) != 1:
        return None
    (y,) = x.args
    if inverse in _OF_RECIPROCAL and inverse != "ArcSech":
        inverse, y = _OF_RECIPROCAL[inverse], power(y, -1)
    values = _SINES_OF.get(inverse)
    if values is None or (inverse in _CIRCULAR_INVERSES) is not (name in _CIRCULAR):
        return None
    return _named(name, *values(y))


def _named(name: str, sine, cosine):
    """Sin, Cos, Tan, ... (or Sinh, ...) where the sine and the cosine are known."""
    kind = name if name in _CIRCULAR else name[:-1]
    if kind == "Sin":
        return sine
    if kind == "Cos":
        return cosine
    if kind in ("Sec", "Csc"):
        return power(cosine if kind == "Sec" else sine, -1)
    return over(sine, cosine) if kind == "Tan" else over(cosine, sine)


def _of_tangent(y, size):
    """Sine and cosine from the tangent y, size the root of 1 + y^2 (1 - y^2 if hyperbolic)."""
    return over(y, size), power(size, -1)


# (sine, cosine) of the inverse function at y
_SINES_OF = {
    "ArcSin": lambda y: (y, sqrt(minus(1, power(y, 2)))),
    "ArcCos": lambda y: (sqrt(minus(1, power(y, 2))), y),
    "ArcTan": lambda y: _of_tangent(y, sqrt(plus(1, power(y, 2)))),
    "ArcSinh": lambda y: (y, sqrt(plus(1, power(y, 2)))),
    "ArcCosh": lambda y: (times(sqrt(over(plus(-1, y), plus(1, y))), plus(1, y)), y),
    "ArcSech": lambda y: (over(times(sqrt(over(minus(1, y), plus(1, y))), plus(1, y)), y), power(y, -1)),
    "ArcTanh": lambda y: _of_tangent(y, sqrt(minus(1, power(y, 2)))),
}
_CIRCULAR_INVERSES = frozenset({"ArcSin", "ArcCos", "ArcTan"})


def _inverse_of(name: str, x: Expr):
    """ArcSin[Sin[u]], ArcCos[Cos[u]], ArcTan[Tan[u]] for a real number u that is written exactly."""
    if name not in _CIRCULAR_INVERSES or x.head is not symbol(name[3:]) or len(x) != 1:
        return None
    (u,) = x.args
    value = numeric_value(u)
    if value is None or not is_real(value):
        return None
    if name == "ArcCos":
        turns = round(value / (2 * math.pi))
        rest = minus(u, times(2 * turns, S.Pi))
        return negated(rest) if value < 2 * math.pi * turns else rest
    turns = round(value / math.pi)
    rest = minus(u, times(turns, S.Pi))
    return negated(rest) if name == "ArcSin" and turns % 2 else rest
