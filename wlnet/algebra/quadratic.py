"""Roots of polynomials of degree 1 and 2, exact."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_zero
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import looks_negative, minus, negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import parts


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
    middle = times(Fraction(-1, 2), over(b, a))
    radicand = expand(minus(power(b, 2), times(4, a, c)))
    if all(type(k) in RATIONALS for k in (a, b, c)):
        return _over_one(middle, over(sqrt(radicand), times(2, a)))
    top, bottom = negated(b), times(2, a)
    if all(type(k) in NUMBERS for k in (a, b, c)):
        distance = over(sqrt(radicand), bottom)
        return [minus(middle, distance), plus(middle, distance)]
    return [over(minus(top, sqrt(radicand)), bottom), over(plus(top, sqrt(radicand)), bottom)]


def _over_one(middle, distance) -> list:
    """middle -+ distance as (p -+ q)/r: the denominators of both in front, as Solve writes it."""
    factors = distance.args if isinstance(distance, Expr) and distance.head is S.Times else (distance,)
    number = next((f for f in factors if type(f) in NUMBERS), 1)
    found = [d.denominator for part in parts(number) for d in (part, middle) if type(d) in RATIONALS]
    bottom = lcm(*found)
    if bottom == 1 or type(distance) in NUMBERS:
        return [minus(middle, distance), plus(middle, distance)]
    top, step = times(bottom, middle), times(bottom, distance)
    return [over(minus(top, step), bottom), over(plus(top, step), bottom)]
