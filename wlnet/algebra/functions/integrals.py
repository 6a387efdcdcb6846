"""Zeta and the functions that are integrals: Erfi, SinIntegral, ExpIntegralEi, LogIntegral, Fresnel's."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb, factorial

from wlnet.algebra import precise
from wlnet.algebra.elementary import FUNCTIONS, Function
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.kernel import at_number
from wlnet.algebra.numbers import COMPLEX_INFINITY, INFINITY, I, whole
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import context

HALF = Fraction(1, 2)
_LARGEST = 1000  # the largest argument at which Zeta is written by a Bernoulli number


def bernoulli(n: int) -> Fraction:
    """The Bernoulli number B(n), with B(1) = -1/2."""
    numbers = [Fraction(1)]
    for m in range(1, n + 1):
        is_null = m > 1 and m % 2
        total = 0 if is_null else sum(comb(m + 1, k) * numbers[k] for k in range(m))
        numbers.append(-Fraction(total) / (m + 1))
    return numbers[n]


def _exact_zeta(x):
    if type(x) is not int or abs(x) > _LARGEST:
        return None
    if x == 1:
        return COMPLEX_INFINITY
    if x <= 0:
        return whole((-1) ** -x * bernoulli(1 - x) / (1 - x)) if x else -HALF
    if x % 2:
        return None
    number = (-1) ** (x // 2 + 1) * bernoulli(x) * Fraction(2) ** (x - 1) / factorial(x)
    return times(number, power(S.Pi, x))


def _precise_zeta(s: Decimal, digits: int) -> Decimal:
    """For s > 0: the alternating series, accelerated. Source: Cohen, Rodriguez Villegas, Zagier,
    "Convergence acceleration of alternating series", Experimental Mathematics 9 (2000), algorithm 1.
    """
    if s <= 0 or s == 1:
        raise ValueError
    n = int(1.31 * (digits + 10)) + 2
    with localcontext(context(2 * digits + 20, 10)):
        d = (3 + Decimal(8).sqrt()) ** n
        d = (d + 1 / d) / 2
        b, c, total = Decimal(-1), -d, Decimal(0)
        for k in range(n):
            c = b - c
            total += c / Decimal(k + 1) ** s
            b = b * (k + n) * (k - n) * 2 / ((2 * k + 1) * (k + 1))
        return total / d / (1 - Decimal(2) ** (1 - s))


def _summed(first: Decimal, growth, digits: int, size: Decimal, shares) -> Decimal:
    """The sum of t(k) shares(k) with t(0) = first and t(k + 1) = t(k) growth(k).

    size    terms grow to about e^size before they fall, so that many more digits are kept
    """
    lost = int(abs(size) * Decimal("0.87")) + 5
    with localcontext(context(digits + lost, 10)):
        total, term, k = Decimal(0), +first, 0
        while True:
            added = term * shares(k)
            if k > 2 and total + added == total:
                return total
            total += added
            term *= growth(k)
            k += 1


def _series(start: int, step: int, sign: int):
    """x^n/(n! n) summed over n = start, start + step, ... with alternating signs or not."""

    def value(x: Decimal, digits: int) -> Decimal:
        def growth(k: int) -> Decimal:
            below = 1
            for n in range(start + step * k + 1, start + step * (k + 1) + 1):
                below *= n
            return sign * x**step / below

        first = x**start / factorial(start)
        return _summed(first, growth, digits, x, lambda k: Decimal(1) / (start + step * k))

    return value


def _precise_erfi(x: Decimal, digits: int) -> Decimal:
    total = _summed(x, lambda k: x * x / (k + 1), digits, x * x, lambda k: Decimal(2) / (2 * k + 1))
    return total / precise.pi(digits + 10).sqrt()


def _precise_cosine(x: Decimal, digits: int) -> Decimal:
    """EulerGamma + Log[x] + the series."""
    if x <= 0:
        raise ValueError
    return precise.euler_gamma(digits + 10) + precise.log(x, digits + 10) - _series(2, 2, -1)(x, digits + 5)


def _precise_ei(x: Decimal, digits: int) -> Decimal:
    if not x:
        raise ValueError
    return (
        precise.euler_gamma(digits + 10) + precise.log(abs(x), digits + 10) + _series(1, 1, 1)(x, digits + 5)
    )


def _precise_li(x: Decimal, digits: int) -> Decimal:
    if x <= 0 or x == 1:
        raise ValueError
    return _precise_ei(precise.log(x, digits + 10), digits + 3)


def _precise_fresnel(of_sine: int):
    """The series of Sin or Cos of Pi x^2/2, integrated term by term."""

    def value(x: Decimal, digits: int) -> Decimal:
        angle = precise.pi(digits + 30) * x * x / 2
        first = x * angle if of_sine else x

        def growth(k: int) -> Decimal:
            n = 2 * k + of_sine
            return -angle * angle / ((n + 1) * (n + 2))

        return _summed(first, growth, digits, angle, lambda k: Decimal(1) / (4 * k + 1 + 2 * of_sine))

    return value


def exact_polygamma(n: int, x):
    """PolyGamma[n, x] at whole numbers, PolyGamma[0, x] at halves; None elsewhere."""
    if type(x) is int and x <= 0:
        return COMPLEX_INFINITY
    if type(x) is int and x <= _LARGEST:
        total = sum((Fraction(1, k ** (n + 1)) for k in range(1, x)), Fraction(0))
        if n == 0:
            return plus(whole(total), negated(S.EulerGamma))
        value = _exact_zeta(n + 1)
        zeta = S.Zeta(n + 1) if value is None else value
        return (
            times((-1) ** (n + 1) * factorial(n), minus(zeta, whole(total)))
            if total
            else times((-1) ** (n + 1) * factorial(n), zeta)
        )
    if n > 0 and n % 2 and type(x) is Fraction and x.denominator == 2 and 0 < x <= _LARGEST:
        zeta = times(2 ** (n + 1) - 1, _exact_zeta(n + 1))
        total = sum((Fraction(2, 2 * k + 1) ** (n + 1) for k in range((x - HALF).numerator)), Fraction(0))
        return times(factorial(n), minus(zeta, whole(total)) if total else zeta)
    if n > 0 and x == HALF:
        value = _exact_zeta(n + 1)
        zeta = S.Zeta(n + 1) if value is None else value
        return times((-1) ** (n + 1) * factorial(n) * (2 ** (n + 1) - 1), zeta)
    if n == 0 and type(x) is Fraction and x.denominator == 2 and 0 < x <= _LARGEST:
        total = sum((Fraction(2, 2 * k + 1) for k in range((x - HALF).numerator)), Fraction(0))
        return plus(whole(total), negated(S.EulerGamma), times(-2, S.Log(2)))
    return None


def _at(table: dict):
    return lambda x: table.get(x) if type(x) is int else None


def _log_integral(x: float):
    """The integral of 1/Log is ExpIntegralEi[Log[x]]."""
    if x < 0:
        raise ValueError
    return 0.0 if x == 0 else MINUS_INFINITY if x == 1 else at_number("ExpIntegralEi")(math.log(x))


for function in (
    Function("Zeta", at_number("Zeta"), at_number("Zeta"), _precise_zeta, _exact_zeta, limits=(1, None)),
    Function(
        "Erfi",
        at_number("Erfi"),
        at_number("Erfi"),
        _precise_erfi,
        exact=_at({0: 0}),
        derivative=lambda x: over(times(2, power(S.E, power(x, 2))), sqrt(S.Pi)),
        symmetry="odd",
        limits=(INFINITY, MINUS_INFINITY),
    ),
    Function(
        "SinIntegral",
        at_number("SinIntegral"),
        at_number("SinIntegral"),
        _series(1, 2, -1),
        exact=_at({0: 0}),
        derivative=lambda x: over(S.Sin(x), x),
        symmetry="odd",
        limits=(times(HALF, S.Pi), times(-HALF, S.Pi)),
    ),
    Function(
        "CosIntegral",
        lambda x: at_number("CosIntegral")(x if x > 0 else complex(x)) if x else MINUS_INFINITY,
        at_number("CosIntegral"),
        _precise_cosine,
        exact=_at({0: MINUS_INFINITY}),
        derivative=lambda x: over(S.Cos(x), x),
        limits=(0, times(I, S.Pi)),
    ),
    Function(
        "ExpIntegralEi",
        lambda x: at_number("ExpIntegralEi")(x) if x else MINUS_INFINITY,
        at_number("ExpIntegralEi"),
        _precise_ei,
        exact=_at({0: MINUS_INFINITY}),
        derivative=lambda x: over(power(S.E, x), x),
        limits=(INFINITY, 0),
    ),
    Function(
        "FresnelS",
        at_number("FresnelS"),
        at_number("FresnelS"),
        _precise_fresnel(1),
        exact=_at({0: 0}),
        derivative=lambda x: S.Sin(times(HALF, S.Pi, power(x, 2))),
        symmetry="odd",
        limits=(HALF, -HALF),
    ),
    Function(
        "FresnelC",
        at_number("FresnelC"),
        at_number("FresnelC"),
        _precise_fresnel(0),
        exact=_at({0: 0}),
        derivative=lambda x: S.Cos(times(HALF, S.Pi, power(x, 2))),
        symmetry="odd",
        limits=(HALF, -HALF),
    ),
    Function(
        "LogIntegral",
        _log_integral,
        None,
        _precise_li,
        exact=_at({0: 0, 1: MINUS_INFINITY}),
        derivative=lambda x: power(S.Log(x), -1),
        limits=(INFINITY, None),
    ),
):
    FUNCTIONS.add(function.name, function)
