"""Definite integrals that need no antiderivative: of DiracDelta, and some of logarithms of sines.

Source: Gradshteyn and Ryzhik, Table of Integrals, Series, and Products, 4.224 and 3.715.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.expand import coefficients, is_free_of, put_all
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import negated
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S

_HALF_PI = over(S.Pi, 2)
_LOG_2 = times(S.Pi, S.Log(2))

# the integral from 0 to the given end of Log[f[x]]
_LOGARITHMS = (
    (S.Sin, _HALF_PI, over(negated(_LOG_2), 2)),
    (S.Cos, _HALF_PI, over(negated(_LOG_2), 2)),
    (S.Sin, S.Pi, negated(_LOG_2)),
    (S.Tan, _HALF_PI, 0),
    (S.Cot, _HALF_PI, 0),
)


def known_integral(f, x, a, b, evaluate: Callable):
    """The integral of f over x from a to b by these forms, or None."""
    factors = f.args if isinstance(f, Expr) and f.head is S.Times else (f,)
    free = times(*(g for g in factors if is_free_of(g, x)))
    rest = [g for g in factors if not is_free_of(g, x)]
    delta = next((g for g in rest if isinstance(g, Expr) and g.head is S.DiracDelta and len(g) == 1), None)
    if delta is not None:
        others = times(free, *(g for g in rest if g is not delta))
        return _sifted(others, delta.args[0], x, a, b, evaluate)
    if len(rest) != 1 or not isinstance(rest[0], Expr) or not _is_zero(a):
        return None
    found = _of_logarithm(rest[0], x, b)
    if found is None:
        found = _of_bessel(rest[0], x, b)
    return None if found is None else evaluate(times(free, found))


def _is_zero(x) -> bool:
    return type(x) is int and x == 0


def _of_logarithm(g: Expr, x, b):
    if g.head is not S.Log or len(g) != 1 or not isinstance(g.args[0], Expr) or g.args[0].args != (x,):
        return None
    return next((v for head, end, v in _LOGARITHMS if g.args[0].head is head and same(b, end)), None)


def _of_bessel(g: Expr, x, b):
    """Cos[c Sin[x]] and Cos[c Cos[x]] over half a turn: Pi J0(c)."""
    if g.head is not S.Cos or b is not S.Pi:
        return None
    inner = g.args[0]
    factors = inner.args if isinstance(inner, Expr) and inner.head is S.Times else (inner,)
    rest = [k for k in factors if not is_free_of(k, x)]
    is_wave = len(rest) == 1 and isinstance(rest[0], Expr) and rest[0].head in (S.Sin, S.Cos)
    if not is_wave or rest[0].args != (x,):
        return None
    c = times(*(k for k in factors if is_free_of(k, x)))
    return times(S.Pi, S.BesselJ(0, c))


def _sifted(f, argument, x, a, b, evaluate: Callable):
    """The integral of f DiracDelta[c x + d]: f at the zero over Abs[c], where it lies inside."""
    found = coefficients(argument, x)
    if found is None or max(found) != 1:
        return None
    zero = over(negated(found.get(0, 0)), found[1])
    value = evaluate(over(put_all(f, [(x, zero)]), S.Abs(found[1])))
    low, high = (_size(end) for end in (a, b))
    place = numeric_value(zero)
    if not is_real(place):
        whole_line = a == MINUS_INFINITY and b is INFINITY
        return S.ConditionalExpression(value, S.Element(zero, S.Reals)) if whole_line else None
    if low is None or high is None or low >= high:
        return None
    if place < low or place > high:
        return 0
    return times(value, S.HeavisideTheta(0)) if place in (low, high) else value


def _size(end) -> float | None:
    if end is INFINITY:
        return float("inf")
    if end == MINUS_INFINITY:
        return float("-inf")
    number = numeric_value(end)
    return float(number) if is_real(number) else None
