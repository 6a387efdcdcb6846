"""Rational powers of rational numbers in their canonical form.

A product of such powers is a product of prime powers; whole parts of the exponents (toward
zero) go to the coefficient, primes whose exponents differ in the sign only share one base:
Sqrt[8] -> 2 Sqrt[2], Sqrt[6]/2 -> Sqrt[3/2], 12^(1/3) -> 2^(2/3) 3^(1/3).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import floor, isqrt, trunc

from wlnet.algebra.integers import known_factors, valuation
from wlnet.algebra.numbers import I, multiply, whole
from wlnet.expr.values.complexes import Complex, complex_number


def combine(coefficient, powers) -> tuple:
    """coefficient times a product of base^exponent.

    coefficient    int or Fraction, not 0
    powers         (base, exponent) pairs of int or Fraction; no base 0

    Gives the coefficient (a complex number where a root of -1 came out) and the pairs that are
    left, bases without common factors, exponents between -1 and 1.
    """
    exponents: dict[int, Fraction] = {}
    turns = Fraction(0)  # exponent of -1
    for base, exponent in powers:
        if base < 0:
            turns += exponent
        base = Fraction(abs(base))
        for whole_part, sign in ((base.numerator, 1), (base.denominator, -1)):
            for p, k in known_factors(whole_part).items() if whole_part > 1 else ():
                exponents[p] = exponents.get(p, 0) + sign * k * Fraction(exponent)
    coefficient = Fraction(coefficient)
    groups: dict[Fraction, Fraction] = {}
    for p, exponent in exponents.items():
        if exponent.denominator > 1:
            k = valuation(coefficient.numerator, p) - valuation(coefficient.denominator, p)
            coefficient /= Fraction(p) ** k
            exponent += k
        kept = trunc(exponent)
        coefficient *= Fraction(p) ** kept
        rest = exponent - kept
        if rest:
            size = abs(rest)
            groups[size] = groups.get(size, Fraction(1)) * (p if rest > 0 else Fraction(1, p))
    half_turns = floor(turns)
    turns -= half_turns
    found = whole(-coefficient if half_turns % 2 else coefficient)
    if turns == Fraction(1, 2):
        found = multiply(found, I)
    elif turns:
        groups[turns] = -groups.get(turns, Fraction(1))
    return found, [_written(base, size) for size, base in groups.items()]


def _written(base: Fraction, exponent: Fraction) -> tuple:
    """2^(-1/2) rather than (1/2)^(1/2)."""
    if abs(base.numerator) == 1 and base.denominator > 1 and base > 0:
        return base.denominator, -exponent
    return whole(base), exponent


@lru_cache(maxsize=1000)
def root_of(base, exponent) -> tuple:
    """(coefficient, ((base, exponent), ...)) of one rational power of a rational number."""
    coefficient, rest = combine(1, [(base, exponent)])
    return coefficient, tuple(rest)


def gaussian_root(z: Complex):
    """The square root of an exact complex number where its parts are rational, else None."""
    size = _rational_root(Fraction(z.re) ** 2 + Fraction(z.im) ** 2)
    if size is None:
        return None
    re, im = _rational_root((size + z.re) / 2), _rational_root((size - z.re) / 2)
    if re is None or im is None:
        return None
    return complex_number(re, -im if z.im < 0 else im)


def _rational_root(x: Fraction) -> Fraction | None:
    roots = isqrt(x.numerator), isqrt(x.denominator)
    return Fraction(*roots) if roots[0] ** 2 == x.numerator and roots[1] ** 2 == x.denominator else None
