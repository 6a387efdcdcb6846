"""Antiderivatives of rational functions: partial fractions, logarithms and arc tangents."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.angles import together_numbers
from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, expand, is_free_of, numerator_and_denominator
from wlnet.algebra.numbers import NUMBERS, RATIONALS, whole
from wlnet.algebra.numeric import is_positive
from wlnet.algebra.partial_fractions import apart
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import base_and_exponent, over, power, sqrt, times
from wlnet.algebra.rational_functions import NotRational, cancel, together
from wlnet.algebra.simplify import power_expanded
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S


class NoFractions(Exception):
    """The expression is no rational function whose denominator has factors of degree 1 and 2."""


def of_fractions(e, x, evaluate: Callable, definite: bool = False):
    """The antiderivative of a rational function of x; raises NoFractions.

    definite    real where the function is: ArcTanh in place of two logarithms
    """
    top, bottom = numerator_and_denominator(e)
    if coefficients(top, x) is None or coefficients(bottom, x) is None or is_free_of(bottom, x):
        raise NoFractions
    try:
        parts = evaluate(apart(together(e), x))
    except (NotRational, TooLarge):
        raise NoFractions from None
    terms = parts.args if isinstance(parts, Expr) and parts.head is S.Plus else (parts,)
    found = _of_logarithmic(e, x, evaluate)
    if found is not None:
        return found
    turned = sum(not _is_polynomial(t, x) for t in terms) > 1 and any(_is_simple_pole(t, x) for t in terms)
    return plus(*(_term(t, x, turned, definite) for t in terms))


def _of_logarithmic(e, x, evaluate: Callable):
    """c g'/g^n, the logarithm or a power of g; None for others."""
    try:
        parts = _split(e, x)
    except NoFractions:
        return None
    if parts[1] is None or coefficients(parts[1], x) is None or max(coefficients(parts[1], x)) < 2:
        return None
    base, n = parts[1:]
    try:
        ratio = cancel(together(over(parts[0], evaluate(derivative(base, x)))))
    except (NotRational, TooLarge):
        return None
    if not is_free_of(ratio, x) or type(n) is not int:
        return None
    return times(ratio, S.Log(base)) if n == 1 else over(times(ratio, power(base, 1 - n)), 1 - n)


def _is_polynomial(term, x) -> bool:
    return coefficients(term, x) is not None


def _split(term, x) -> tuple:
    """(numerator, base, n) of numerator/base^n"""
    top, bottom = numerator_and_denominator(term)
    constant, base, n = 1, None, 0
    for factor in bottom.args if isinstance(bottom, Expr) and bottom.head is S.Times else (bottom,):
        if is_free_of(factor, x):
            constant = times(constant, factor)
        elif base is None:
            base, n = base_and_exponent(factor)
        else:
            raise NoFractions
    return over(top, constant), base, n


def _is_simple_pole(term, x) -> bool:
    if is_free_of(term, x):
        return False
    _, base, n = _split(term, x)
    found = None if base is None else coefficients(base, x)
    return n == 1 and found is not None and max(found) == 1


def _term(term, x, turned: bool, definite: bool):
    top, base, n = _split(term, x)
    powers = coefficients(top, x)
    if powers is None:
        raise NoFractions
    if base is None:
        return plus(*(over(times(c, power(x, k + 1)), k + 1) for k, c in powers.items()))
    found = coefficients(base, x)
    if found is None or type(n) is not int or n < 1:
        raise NoFractions
    if max(found) == 1 and max(powers) == 0:
        return _over_linear(powers[0], base, found, n, turned)
    if max(found) == 2 and max(powers) <= 1:
        return _over_quadratic(powers.get(1, 0), powers.get(0, 0), base, found, n, x, definite)
    if set(found) <= {0, 2, 4} and max(found) == 4 and set(powers) <= {0, 2} and n == 1:
        return _over_quartic(powers.get(0, 0), powers.get(2, 0), found, x, definite)
    raise NoFractions


def _over_linear(c, base, found: dict, n: int, turned: bool):
    slope = found[1]
    if n > 1:
        return over(times(c, power(base, 1 - n)), times(1 - n, slope))
    constant = found.get(0, 0)
    if turned and type(constant) in RATIONALS and constant < 0 and type(slope) in RATIONALS and slope > 0:
        base = negated(base)  # with other logarithms Log[1 - x] stands for Log[-1 + x]
    return over(times(c, S.Log(base)), slope)


def _over_quartic(p, q, found: dict, x, definite: bool):
    """(p + q x^2)/(a x^4 + b x^2 + c) with a c > 0, by the factors x^2 -+ s x + r of the denominator."""
    a, b, c = (found.get(k, 0) for k in (4, 2, 0))
    if not all(type(k) in RATIONALS for k in (a, b, c)):
        raise NoFractions
    b, c = Fraction(b) / a, Fraction(c) / a
    if c <= 0 or (b > 0 and b * b >= 4 * c):
        raise NoFractions
    r = sqrt(whole(c))
    s = sqrt(expand(minus(times(2, r), whole(b))))
    even = over(p, times(2, r, a))
    odd = over(minus(times(2, even), over(q, a)), times(2, s))
    parts = []
    for sign in (1, -1):
        factor = {2: 1, 1: times(sign, s), 0: r}
        base = plus(power(x, 2), times(sign, s, x), r)
        parts.append(_over_quadratic(times(sign, odd), even, base, factor, 1, x, definite))
    return plus(*parts)


def _over_quadratic(p, q, base, found: dict, n: int, x, definite: bool = False):
    """(p x + q)/(a x^2 + b x + c)^n"""
    a, b, c = (found.get(k, 0) for k in (2, 1, 0))
    rest = minus(q, over(times(p, b), times(2, a)))
    if n == 1:
        first = over(times(p, S.Log(base)), times(2, a))
    else:
        first = over(times(p, power(base, 1 - n)), times(2, a, 1 - n))
    return first if _is_null(rest) else plus(first, times(rest, _inverse(a, b, c, base, n, x, definite)))


def _inverse(a, b, c, base, n: int, x, definite: bool):
    """The antiderivative of base^-n, by reduction for n > 1."""
    spread = minus(times(4, a, c), power(b, 2))
    slope = plus(times(2, a, x), b)
    if n > 1:
        first = over(slope, times(n - 1, spread, power(base, n - 1)))
        factor = over(times(2, 2 * n - 3, a), times(n - 1, spread))
        return plus(first, times(factor, _inverse(a, b, c, base, n - 1, x, definite)))
    is_above = not looks_negative(spread) if is_positive(spread) is None else is_positive(spread)
    root = power_expanded(sqrt(spread if is_above else negated(spread)))
    ratio = _ratio(slope, root)
    if is_above:
        return over(times(2, S.ArcTan(ratio)), root)
    if definite or not all(type(k) in RATIONALS for k in (a, b, c)):
        return over(times(-2, S.ArcTanh(ratio)), root)
    if type(b) is int and b % 2 == 0 and type(a) is int:
        slope, inner = plus(times(a, x), b // 2), times(Fraction(1, 2), root)
    else:
        inner = root
    return over(minus(S.Log(expand(minus(inner, slope))), S.Log(expand(plus(inner, slope)))), root)


def _ratio(slope, root):
    """slope/root with common numbers taken out: (2 + 2 x)/4 is (1 + x)/2."""
    return together_numbers(expand(over(slope, root))) if type(root) in RATIONALS else over(slope, root)


def _is_null(c) -> bool:
    return type(c) in NUMBERS and not c
