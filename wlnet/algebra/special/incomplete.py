"""The incomplete Gamma function of real numbers.

Source: Abramowitz and Stegun 6.5; below 0 by the recurrence a Gamma[a, x] = Gamma[a + 1, x] - x^a E^-x.
"""

from __future__ import annotations

import math

from scipy import special


def upper_gamma(a: float, x: float) -> float | None:
    """The integral of t^(a - 1) E^-t from x > 0 to infinity; for x < 0 where a is a whole number above 0."""
    if x < 0:
        return _below_zero(int(a), x) if a == int(a) and a > 0 else None
    if a > 0:
        return special.gammaincc(a, x) * special.gamma(a)
    if x == 0:
        return None
    if a == 0:
        return special.exp1(x)
    return (upper_gamma(a + 1, x) - x**a * math.exp(-x)) / a


def _below_zero(a: int, x: float) -> float:
    """(a - 1)! E^-x times the first a terms of E^x"""
    return math.exp(-x) * sum(math.factorial(a - 1) / math.factorial(k) * x**k for k in range(a))
