"""Roots of polynomials of degree 1 and 2, exact."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_zero, whole
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import looks_negative, minus, negated, plus, split


def roots(coefficients: list) -> list:
    """Roots of a polynomial given by its coefficients, the constant first; degree 0, 1 or 2.

    Of two roots the one with the minus sign of the square root comes first.
    """
    while coefficients and is_zero(coefficients[-1]):
        coefficients = coefficients[:-1]
    assert len(coefficients) <= 3, coefficients
    if len(coefficients) < 2:
        return []
    if len(coefficients) == 2:
        constant, slope = coefficients
        if looks_negative(slope) and type(slope) not in NUMBERS:
            return [over(constant, negated(slope))]
        return [over(negated(constant), slope)]
    c, b, a = coefficients
    if is_zero(b) and type(a) in RATIONALS and type(c) not in NUMBERS:
        root = sqrt(expand(over(negated(c), a)))
        return [negated(root), root]
    if all(type(k) in RATIONALS for k in (a, b, c)):
        return _rational_roots(a, b, c)
    middle = times(Fraction(-1, 2), over(b, a))
    radicand = expand(minus(power(b, 2), times(4, a, c)))
    top, bottom = negated(b), times(2, a)
    if all(type(k) in NUMBERS for k in (a, b, c)):
        distance = over(sqrt(radicand), bottom)
        return [minus(middle, distance), plus(middle, distance)]
    return [over(minus(top, sqrt(radicand)), bottom), over(plus(top, sqrt(radicand)), bottom)]


def square_part(d: int) -> tuple[int, int]:
    """(k, m) with d = k^2 m, m without the squares that Sqrt takes out."""
    root = sqrt(abs(d))
    outer = root if type(root) is int and root else split(root)[0]
    return outer, d // (outer * outer)


def _rational_roots(a, b, c) -> list:
    """(p -+ k Sqrt[m])/r with whole numbers, as Solve writes it; p -+ Sqrt[m]/r for a p that is 0."""
    scale = lcm(*(x.denominator for x in (a, b, c)))
    a, b, c = (int(x * scale) for x in (a, b, c))
    outer, inner = square_part(b * b - 4 * a * c)
    if not b or inner in (0, 1):
        distance = times(Fraction(outer, 2 * a), sqrt(inner))
        middle = whole(Fraction(-b, 2 * a))
        return [minus(middle, distance), plus(middle, distance)]
    common = gcd(b, outer, 2 * a) * (1 if a > 0 else -1)
    top, step, bottom = -b // common, times(outer // abs(common), sqrt(inner)), 2 * a // common
    step = step if a > 0 else negated(step)
    return [over(minus(top, step), bottom), over(plus(top, step), bottom)]
