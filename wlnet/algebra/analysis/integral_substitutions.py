"""Antiderivatives by substitutions that make an integrand rational, or bring it to a known form.

Source: G. H. Hardy, The Integration of Functions of a Single Variable, chapters 4 and 5.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from wlnet.algebra.analysis.integral_forms import wave_times_exponential
from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, expand, is_free_of, put_all, rebuilt
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.rational_functions import NotRational, cancel, together
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

_ROUND = (S.Sin, S.Cos, S.Tan, S.Cot, S.Sec, S.Csc)


def half_angle(e, integrals):
    """A rational function of circular functions of one angle u, by t = Tan[u/2]; None for others."""
    angle = _only_angle(e, integrals)
    if angle is None:
        return None
    t = Symbol(f"t{integrals._depth}", "System`Private`")
    square = plus(1, power(t, 2))
    sine, cosine = over(times(2, t), square), over(minus(1, power(t, 2)), square)
    values = {
        S.Sin: sine, S.Cos: cosine, S.Tan: over(sine, cosine), S.Cot: over(cosine, sine),
        S.Sec: over(1, cosine), S.Csc: over(1, sine),
    }  # fmt: skip
    inner = put_all(e, [(Expr(head, (angle,)), value) for head, value in values.items()])
    if not is_free_of(inner, integrals.x):
        return None
    try:
        inner = cancel(together(times(inner, over(2, square))))
    except NotRational:
        return None
    found = _inside(integrals, inner, t)
    if found is None:
        return None
    half = times(Fraction(1, 2), angle)
    found = put_all(found, [(S.ArcTan(t), half), (t, S.Tan(half))])
    return over(found, integrals.linear(angle)[0])


def _only_angle(e, integrals):
    """u where e is made of Sin[u], Cos[u], ... with sums, products and whole powers; None where it is not."""
    found: list = []

    def fits(x) -> bool:
        if not isinstance(x, Expr) or is_free_of(x, integrals.x):
            return not same(x, integrals.x)
        if x.head in _ROUND and len(x) == 1 and integrals.linear(x.args[0]) is not None:
            found.append(x.args[0])
            return same(found[0], x.args[0])
        if x.head is S.Power:
            return type(x.args[1]) is int and fits(x.args[0])
        return x.head in (S.Plus, S.Times) and all(map(fits, x.args))

    return found[0] if fits(e) and found else None


def completed_square(e, integrals):
    """Roots of a x^2 + b x + c, b not 0: with x = y - b/(2 a), b is gone."""
    square = _root_of_quadratic(e, integrals.x)
    if square is None:
        return None
    shift = over(square[1], times(2, square[2]))
    y = Symbol(f"y{integrals._depth}", "System`Private`")
    moved = _expanded_bases(put_all(e, [(integrals.x, minus(y, shift))]))
    found = _inside(integrals, moved, y)
    if found is None:
        return None
    return _expanded_bases(put_all(found, [(y, plus(integrals.x, shift))]))


def _root_of_quadratic(e, x) -> dict | None:
    """The coefficients of the first quadratic with a linear term under a square root."""
    if not isinstance(e, Expr) or is_free_of(e, x):
        return None
    base, exponent = base_and_exponent(e)
    if type(exponent) is Fraction and exponent.denominator == 2:
        found = coefficients(base, x)
        if (
            found is not None
            and max(found) == 2
            and 1 in found
            and all(is_free_of(c, x) for c in found.values())
        ):
            return found
    return next(filter(None, (_root_of_quadratic(arg, x) for arg in e.args)), None)


def _expanded_bases(e):
    """e with the polynomials under roots and in functions expanded."""
    if not isinstance(e, Expr) or e.array is not None:
        return e
    e = rebuilt(e, _expanded_bases)
    if isinstance(e, Expr) and e.head not in (S.Plus, S.Times):
        return rebuilt(e, expand)
    return e


def polynomial_wave_exponential(polynomial, rest: list, integrals):
    """P(x) E^(a x) Sin[b x] and with Cos, by parts: P G less the integral of P' G."""
    if len(rest) != 2 or is_free_of(polynomial, integrals.x):
        return None
    whole = wave_times_exponential(*rest, integrals)
    if whole is None:
        return None
    whole = expand(whole)
    left = integrals._or_none(expand(times(derivative(polynomial, integrals.x), whole)))
    return None if left is None else expand(minus(times(polynomial, whole), left))


def _inside(integrals, e, u):
    """The antiderivative of e in another variable; None where none is found."""
    inside = type(integrals)(u, integrals.evaluate, integrals.definite)
    inside._depth = integrals._depth
    return inside._or_none(integrals.evaluate(e))


def power_of_variable(e, integrals):
    """x^(k - 1) f(x^k) by u = x^k; None for others."""
    x = integrals.x
    u = Symbol(f"p{integrals._depth}", "System`Private`")
    for k in (2, 3, 4):
        root = power(u, Fraction(1, k))
        inner = put_all(over(e, times(k, power(x, k - 1))), [(x, root)])
        inner = integrals.evaluate(S.PowerExpand(inner))
        with suppress(NotRational):
            inner = cancel(together(inner))
        if not _has_whole_powers(inner, u):
            continue
        found = _inside(integrals, inner, u)
        if found is not None:
            return put_all(found, [(u, power(x, k))])
    return None


def rational_in_power(e, integrals):
    """x^(k - 1) R(x^k) of degree 4 and more in x."""
    if not _is_rational(e, integrals.x):
        return None
    bases = [f.args[0] for f in getattr(e, "args", ()) if isinstance(f, Expr) and f.head is S.Power]
    degrees = [max(coefficients(base, integrals.x) or {0: 0}) for base in bases]
    return power_of_variable(e, integrals) if max(degrees, default=0) >= 4 else None


def _is_rational(e, x) -> bool:
    if not isinstance(e, Expr) or is_free_of(e, x):
        return True
    if e.head is S.Power:
        return type(e.args[1]) is int and _is_rational(e.args[0], x)
    return e.head in (S.Plus, S.Times) and all(_is_rational(arg, x) for arg in e.args)


def _has_whole_powers(e, x) -> bool:
    """Whether no root of x itself stands in e."""
    if not isinstance(e, Expr):
        return True
    if e.head is S.Power and same(e.args[0], x):
        return type(e.args[1]) is int
    return all(_has_whole_powers(arg, x) for arg in e.args)


def logarithm_as_variable(e, integrals):
    """Functions of Log[x] and powers of x, by u = Log[x]."""
    x = integrals.x
    if is_free_of(e, S.Log):
        return None
    u = Symbol(f"l{integrals._depth}", "System`Private`")
    inner = put_all(e, [(S.Log(x), u)])
    if is_free_of(inner, u):
        return None
    inner = integrals.evaluate(S.PowerExpand(times(put_all(inner, [(x, power(S.E, u))]), power(S.E, u))))
    found = _inside(integrals, inner, u)
    return None if found is None else put_all(found, [(u, S.Log(x))])


def logarithm_over_line(e, integrals):
    """Log[a x + b]/(c x + d) by PolyLog of order 2, where one of b and d is 0."""
    x = integrals.x
    if not isinstance(e, Expr) or e.head is not S.Times or len(e) != 2:
        return None
    logs = [f for f in e.args if isinstance(f, Expr) and f.head is S.Log and len(f) == 1]
    lines = [f.args[0] for f in e.args if isinstance(f, Expr) and f.head is S.Power and f.args[1] == -1]
    lines = [x] if not lines and any(same(f, power(x, -1)) for f in e.args) else lines
    if len(logs) != 1 or len(lines) != 1:
        return None
    inner, outer = integrals.linear(logs[0].args[0]), integrals.linear(lines[0])
    if inner is None or outer is None:
        return None
    (a, b), (c, d) = inner, outer
    if same(d, 0) and not same(b, 0):  # Log[b + a x]/(c x)
        ratio = over(times(a, x), b)
        first = 0 if same(b, 1) else times(S.Log(b), S.Log(x))
        return over(minus(first, S.PolyLog(2, times(-1, ratio))), c)
    if same(b, 0) and not same(d, 0):
        ratio = over(times(c, x), d)
        return over(plus(times(logs[0], S.Log(plus(1, ratio))), S.PolyLog(2, times(-1, ratio))), c)
    return None


def inverse_square_over_root(e, integrals):
    """1/(x^2 Sqrt[a x^2 + c])"""
    x = integrals.x
    if not isinstance(e, Expr) or e.head is not S.Times or len(e) != 2:
        return None
    roots = [f for f in e.args if not same(f, power(x, -2))]
    if len(roots) != 1:
        return None
    base, exponent = base_and_exponent(roots[0])
    found = coefficients(base, x)
    if exponent != Fraction(-1, 2) or found is None or set(found) != {0, 2}:
        return None
    return times(-1, power(base, Fraction(1, 2)), power(times(found[0], x), -1))


LAST_ATTEMPTS = (
    completed_square,
    half_angle,
    inverse_square_over_root,
    logarithm_over_line,
    logarithm_as_variable,
    power_of_variable,
)
