"""Roots of polynomials of degree 1 and 2, exact."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus


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
        return [over(negated(constant), slope)]
    c, b, a = coefficients
    middle = times(Fraction(-1, 2), over(b, a))
    radicand = expand(minus(power(b, 2), times(4, a, c)))
    distance = over(sqrt(radicand), times(2, a))
    return [minus(middle, distance), plus(middle, distance)]
