"""Hypergeometric functions of exact arguments that are elementary: None where no form is known.

Source: Abramowitz and Stegun, 13 (Kummer's function) and 15 (Gauss' function).
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from wlnet.algebra.numbers import COMPLEX_INFINITY, is_exact, is_zero, whole
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.symbols import S

_MOST = 60  # terms of a polynomial that is written out


def _rising(a, k: int):
    """a (a + 1) ... (a + k - 1)"""
    return times(*(plus(a, j) for j in range(k)))


def _is_pole(b) -> bool:
    return type(b) is int and b <= 0


def terminating(above: list, below: list, z):
    """The polynomial of pFq where an argument above is 0, -1, -2, ...; None for other arguments."""
    ends = [-a for a in above if _is_pole(a)]
    if not ends or min(ends) > _MOST:
        return None
    last = min(ends)
    if any(_is_pole(b) and -b < last for b in below):
        return COMPLEX_INFINITY
    terms = []
    for k in range(last + 1):
        top = times(*(_rising(a, k) for a in above))
        bottom = times(*(_rising(b, k) for b in below), factorial(k))
        terms.append(over(times(top, power(z, k)) if k else 1, bottom) if k else 1)
    return plus(*terms)


def kummer(a, b, z):
    """1F1[a, b, z]"""
    found = terminating([a], [b], z)
    if found is not None:
        return found
    if type(a) is int and type(b) is int and a > 0 and b > 0:
        if a >= b:
            return times(power(S.E, z), terminating([b - a], [b], negated(z)))
        if a == 1 and not is_zero(z):  # (b - 1)! z^(1 - b) (E^z - the terms below z^(b - 1))
            rest = [over(power(z, k) if k else 1, factorial(k)) for k in range(b - 1)]
            return over(times(factorial(b - 1), minus(power(S.E, z), plus(*rest))), power(z, b - 1))
    return None


def gauss(a, b, c, z):
    """2F1[a, b, c, z]"""
    found = terminating([a, b], [c], z)
    if found is not None:
        return found
    if type(z) is int and z == 1 and all(map(is_exact, (a, b, c))):
        return None
    if not all(type(v) is int and v > 0 for v in (a, b, c)):
        return None
    low, high = min(a, b), max(a, b)
    if high < c and low == 1:
        return _with_logarithm(high, c, z)
    if 1 in (c - a, c - b) and low < c and high < c:  # Euler's transformation to a 1 above
        inner = gauss(c - a, c - b, c, z)
        return None if inner is None else S.Factor(times(power(minus(1, z), c - a - b), inner))
    return None


def _with_logarithm(b: int, c: int, z):
    """2F1[1, b, c, z] of whole b < c: the sum of -A_j z^-j (Log[1 - z] + z + z^2/2 + ... to z^(j - 1))."""
    front = Fraction(factorial(c - 1), factorial(b - 1))
    terms = []
    for j in range(b, c):
        share = front * (-1) ** (j - b) / (factorial(j - b) * factorial(c - 1 - j))
        head = plus(S.Log(minus(1, z)), *(over(power(z, i), i) for i in range(1, j)))
        terms.append(times(whole(-share), power(z, -j), head))
    return S.Factor(plus(*terms))


def tricomi(a, b, z):
    """U[a, b, z]: polynomials, and those times powers of z."""
    if _is_pole(a) and -a <= _MOST:
        return _tricomi_polynomial(-a, b, z)
    turned = plus(a, 1, negated(b))
    if _is_pole(turned) and -turned <= _MOST:
        return times(power(z, minus(1, b)), _tricomi_polynomial(-turned, minus(2, b), z))
    return None


def _tricomi_polynomial(n: int, b, z):
    """U[-n, b, z]: (-1)^n times the sum of Binomial[n, k] (b + k)_(n - k) (-z)^k."""
    terms = []
    for k in range(n + 1):
        choose = factorial(n) // (factorial(k) * factorial(n - k))
        terms.append(
            times(
                (-1) ** (n + k) * choose, _rising(plus(b, k), n - k) if k < n else 1, power(z, k) if k else 1
            )
        )
    return plus(*terms)
