"""Definite integrals that need no antiderivative: of DiracDelta, of bells, and some others by name.

Source: Gradshteyn and Ryzhik, Table of Integrals, Series, and Products, 3.32, 3.41, 3.715, 3.821 and
4.224.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of, put_all
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.sums import minus, negated, plus
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
    whole_line = a == MINUS_INFINITY and b is INFINITY
    if whole_line or (_is_zero(a) and b is INFINITY):
        found = _over_half_or_whole_line(rest, x, whole_line)
        if found is not None:
            return evaluate(times(free, found))
    if len(rest) != 1 or not isinstance(rest[0], Expr) or not _is_zero(a):
        return None
    found = _of_logarithm(rest[0], x, b)
    if found is None:
        found = _of_bessel(rest[0], x, b)
    return None if found is None else evaluate(times(free, found))


def _over_half_or_whole_line(factors: list, x, whole_line: bool):
    """Bells times waves, squares of waves over x^2, and powers over E^(c x) + 1 or - 1; None for others."""
    if whole_line:
        found = _bell_and_wave(factors, x)
        if found is not None:
            return found
    found = _squared_sine(factors, x)
    if found is not None:
        return found if whole_line else over(found, 2)
    return None if whole_line else _over_exponential(factors, x)


def _bell_and_wave(factors: list, x):
    """E^(-a x^2 + b x + c) Cos[k x]: the real part of the integral with b + I k."""
    waves = [f for f in factors if isinstance(f, Expr) and f.head in (S.Sin, S.Cos)]
    bells = [f for f in factors if isinstance(f, Expr) and f.head is S.Power and f.args[0] is S.E]
    if len(factors) != 2 or len(waves) != 1 or len(bells) != 1:
        return None
    line, square = coefficients(waves[0].args[0], x), coefficients(bells[0].args[1], x)
    if line is None or set(line) != {1} or square is None or max(square) != 2:
        return None
    a, b, c, k = negated(square[2]), square.get(1, 0), square.get(0, 0), line[1]
    if not is_positive(a):
        return None
    front = times(
        power(over(S.Pi, a), Fraction(1, 2)),
        power(S.E, plus(c, over(minus(power(b, 2), power(k, 2)), times(4, a)))),
    )
    return times(front, Expr(waves[0].head, (over(times(b, k), times(2, a)),)))


def _squared_sine(factors: list, x):
    """Sin[k x]^2/x^2 over all x: Pi Abs[k]."""
    sines = [f for f in factors if isinstance(f, Expr) and f.head is S.Power and f.args[1] == 2]
    if len(factors) != 2 or len(sines) != 1 or not any(same(f, power(x, -2)) for f in factors):
        return None
    base = sines[0].args[0]
    line = coefficients(base.args[0], x) if isinstance(base, Expr) and base.head is S.Sin else None
    if line is None or set(line) != {1} or not is_real(numeric_value(line[1])):
        return None
    return times(S.Pi, S.Abs(line[1]))


def _over_exponential(factors: list, x):
    """x^n/(E^(c x) - 1) and x^n/(E^(c x) + 1) from 0: by Gamma and Zeta."""
    below = [f for f in factors if isinstance(f, Expr) and f.head is S.Power and f.args[1] == -1]
    if len(factors) != 2 or len(below) != 1 or not isinstance(below[0].args[0], Expr):
        return None
    (top,) = (f for f in factors if f is not below[0])
    base, n = base_and_exponent(top)
    terms = below[0].args[0].args if below[0].args[0].head is S.Plus else ()
    if not same(base, x) or not is_real(n) or n <= 0 or len(terms) != 2 or terms[0] not in (1, -1):
        return None
    rate = coefficients(terms[1].args[1], x) if getattr(terms[1], "head", None) is S.Power else None
    if rate is None or terms[1].args[0] is not S.E or set(rate) != {1} or not is_positive(rate[1]):
        return None
    value = over(times(S.Gamma(plus(n, 1)), S.Zeta(plus(n, 1))), power(rate[1], plus(n, 1)))
    return value if terms[0] == -1 else times(minus(1, power(2, negated(n))), value)


def conditional_integral(f, x, a, b) -> tuple | None:
    """(value, condition) of powers from 0 and of exponentials and bells with parameters; None for others."""
    factors = f.args if isinstance(f, Expr) and f.head is S.Times else (f,)
    free = times(*(g for g in factors if is_free_of(g, x)))
    rest = [g for g in factors if not is_free_of(g, x)]
    powers = [base_and_exponent(g)[1] for g in rest if same(base_and_exponent(g)[0], x)]
    others = [g for g in rest if not same(base_and_exponent(g)[0], x)]
    if len(powers) > 1 or any(not is_free_of(n, x) for n in powers):
        return None
    n = powers[0] if powers else 0
    if _is_zero(a) and powers and not others and is_positive(b):
        if is_real(n):
            return None
        grown = plus(n, 1)
        return times(free, over(power(b, grown), grown)), S.Greater(S.Re(n), -1)
    if len(others) != 1 or others[0].head is not S.Power or others[0].args[0] is not S.E or b is not INFINITY:
        return None
    found = coefficients(others[0].args[1], x)
    if found is None or len(found) != 1:
        return None
    ((degree, c),) = found.items()
    rate = negated(c)
    if numeric_value(rate) is not None and is_real(n):
        return None
    conditions = [] if numeric_value(rate) is not None else [S.Greater(S.Re(rate), 0)]
    if _is_zero(a) and degree == 1:
        if not is_real(n):
            conditions.append(S.Greater(S.Re(n), -1))
        elif n <= -1:
            return None
        value = over(S.Gamma(plus(n, 1)), power(rate, plus(n, 1)))
    elif degree == 2 and a == MINUS_INFINITY and type(n) is int and n >= 0:
        value = 0 if n % 2 else over(S.Gamma(Fraction(n + 1, 2)), power(rate, Fraction(n + 1, 2)))
    else:
        return None
    return times(free, value), S.And(*conditions) if len(conditions) > 1 else conditions[0]


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


def is_positive(x) -> bool:
    value = numeric_value(x)
    return is_real(value) and value > 0


def _size(end) -> float | None:
    if end is INFINITY:
        return float("inf")
    if end == MINUS_INFINITY:
        return float("-inf")
    number = numeric_value(end)
    return float(number) if is_real(number) else None
