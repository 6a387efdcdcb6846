"""Fractions of very large integers in lowest terms, in pieces between which an abort is heard."""

from __future__ import annotations

from fractions import Fraction
from numbers import Rational

from wlnet.algebra.large import common_divisor, divide, product

_BITS = 1 << 18  # of a numerator and denominator whose divisor Python finds in a moment


class _Reduced:
    """A numerator and a positive denominator without common divisor: Fraction takes them as they are."""

    def __init__(self, numerator: int, denominator: int):
        self.numerator, self.denominator = numerator, denominator


Rational.register(_Reduced)


def are_large(a, b) -> bool:
    """Whether two rationals, at least one of them a Fraction, have so many digits."""
    return (
        a.numerator.bit_length() + b.numerator.bit_length() > _BITS
        and a.denominator.bit_length() + b.denominator.bit_length() > _BITS
    )


def fraction(numerator: int, denominator: int) -> Fraction:
    """numerator/denominator for a positive denominator"""
    common = common_divisor(numerator, denominator)
    return Fraction(_Reduced(divide(numerator, common)[0], divide(denominator, common)[0]))


def fraction_product(a: int | Fraction, b: int | Fraction) -> Fraction:
    return fraction(product(a.numerator, b.numerator), product(a.denominator, b.denominator))


def fraction_sum(a: int | Fraction, b: int | Fraction) -> Fraction:
    top = product(a.numerator, b.denominator) + product(b.numerator, a.denominator)
    return fraction(top, product(a.denominator, b.denominator))
