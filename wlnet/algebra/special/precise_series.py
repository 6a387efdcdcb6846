"""Functions of several reals in decimal arithmetic, to any number of digits.

Arguments are Decimals and whole numbers, `digits` the number of digits that shall be right. ValueError where
the series used here does not lead to the value.
Sources: Abramowitz and Stegun, 9.1, 10.4, 15.3, 17.3 and 23.2; the limits at whole orders are taken by a
small step off them with twice the digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Overflow, localcontext

from scipy import special

from wlnet.algebra import precise

_MOST_TERMS = 20_000
_MOST_DIGITS = 2_000


def _room(digits: int):
    return localcontext(Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Overflow]))


def _is_whole(x) -> bool:
    return x == int(x)


def _series(terms: Callable, digits: int) -> Decimal:
    """The sum of a series, with more digits until what cancels does not matter.

    terms    () to an iterator of the terms, in the precision of the context
    """
    working = digits + 15
    while working <= 8 * digits + _MOST_DIGITS:
        with _room(working):
            total, largest, small = Decimal(0), Decimal(0), 0
            for count, term in enumerate(terms()):
                total += term
                largest = max(largest, abs(term))
                small = small + 1 if abs(term) <= abs(total).scaleb(-working) else 0
                if small > 2:
                    break
                if count > _MOST_TERMS:
                    raise ValueError
            lost = largest.adjusted() - total.adjusted() if total else working
        if working - lost >= digits + 5:
            return total
        working += lost + 10
    raise ValueError


def pfq(above: list, below: list, z: Decimal, digits: int) -> Decimal:
    """The hypergeometric series; |z| at most 0.97 where there is one more above than below."""
    if len(above) > len(below) + 1 or (len(above) == len(below) + 1 and abs(z) > Decimal("0.97")):
        raise ValueError
    if any(b <= 0 and _is_whole(b) for b in below):
        raise ValueError

    def terms():
        term, k = Decimal(1), 0
        while True:
            yield term
            for a in above:
                term = term * (a + k)
            for b in below:
                term = term / (b + k)
            k += 1
            term = term * z / k

    return _series(terms, digits)


def hypergeometric_0f1(b, z, digits: int) -> Decimal:
    return pfq([], [b], z, digits)


def hypergeometric_1f1(a, b, z, digits: int) -> Decimal:
    if z < -1:  # Kummer's transformation: no terms of both signs
        with _room(digits + 15):
            return precise.exp(z, digits + 10) * pfq([b - a], [b], -z, digits + 5)
    return pfq([a], [b], z, digits)


def hypergeometric_2f1(a, b, c, z, digits: int) -> Decimal:
    if z < Decimal("-0.5"):  # Pfaff's transformation
        with _room(digits + 15):
            return (1 - z) ** -a * pfq([a, c - b], [c], z / (z - 1), digits + 5)
    return pfq([a, b], [c], z, digits)


# -- Bessel and Airy functions ----------------------------------------------------------------------


def _first(n, x, sign: int, digits: int) -> Decimal:
    """(x/2)^n/Gamma[n + 1] 0F1[n + 1, sign x^2/4]"""
    if x < 0 and not _is_whole(n):
        raise ValueError
    if n < 0 and _is_whole(n):
        found = _first(-n, x, sign, digits)
        return -found if sign < 0 and int(n) % 2 else found
    with _room(digits + 20):
        half = Decimal(x) / 2
        front = half ** int(n) if _is_whole(n) else half**n
        series = pfq([], [n + 1], sign * half * half, digits + 10)
        return front * series / precise.gamma(Decimal(n) + 1, digits + 10)


def bessel_j(n, x, digits: int) -> Decimal:
    return _first(n, x, -1, digits)


def bessel_i(n, x, digits: int) -> Decimal:
    return _first(n, x, 1, digits)


def _off_whole(value: Callable, n, digits: int) -> Decimal:
    """value(n, digits), at whole n by a step off it: right to first order, so the step has all digits."""
    if not _is_whole(n):
        return value(n, digits + 10)
    with _room(3 * digits + 40):
        return value(Decimal(n) + Decimal(10) ** (-digits - 10), 2 * digits + 30)


def bessel_y(n, x, digits: int) -> Decimal:
    if x <= 0:
        raise ValueError

    def value(n, digits):
        with _room(digits + 20):
            turn = precise.pi(digits + 10) * n
            turned = _first(n, x, -1, digits) * precise.cos(turn, digits + 10) - _first(-n, x, -1, digits)
            return turned / precise.sin(turn, digits + 10)

    return _off_whole(value, n, digits)


def bessel_k(n, x, digits: int) -> Decimal:
    if x <= 0:
        raise ValueError

    def value(n, digits):
        extra = digits + int(float(x)) + 10  # both I grow as E^x, K falls
        with _room(extra + 20):
            pi = precise.pi(extra + 10)
            return (
                pi / 2 * (_first(-n, x, 1, extra) - _first(n, x, 1, extra)) / precise.sin(pi * n, extra + 10)
            )

    return _off_whole(value, n, digits)


def _airy(x: Decimal, digits: int, second: bool, slope: bool) -> Decimal:
    extra = digits + (int(1.4 * abs(float(x)) ** 1.5) if x > 0 else 0) + 15
    with _room(extra + 15):
        third = Decimal(1) / 3
        cube = x**3 / 9
        a = 1 / (Decimal(3) ** (2 * third) * precise.gamma(2 * third, extra))  # Ai at 0
        b = 1 / (Decimal(3) ** third * precise.gamma(third, extra))  # minus its slope
        if slope:
            even, odd = x * x / 2 * pfq([], [5 * third], cube, extra), pfq([], [third], cube, extra)
        else:
            even, odd = pfq([], [2 * third], cube, extra), x * pfq([], [4 * third], cube, extra)
        return (a * even + b * odd) * Decimal(3).sqrt() if second else a * even - b * odd


def airy_ai(x, digits: int) -> Decimal:
    return _airy(x, digits, second=False, slope=False)


def airy_bi(x, digits: int) -> Decimal:
    return _airy(x, digits, second=True, slope=False)


def airy_ai_prime(x, digits: int) -> Decimal:
    return _airy(x, digits, second=False, slope=True)


def airy_bi_prime(x, digits: int) -> Decimal:
    return _airy(x, digits, second=True, slope=True)


# -- elliptic integrals, logarithms -------------------------------------------------------------------


def _means(m: Decimal, digits: int) -> tuple[Decimal, Decimal]:
    """(the mean of 1 and Sqrt[1 - m], the sum of 2^(n - 1) c_n^2)"""
    if m >= 1:
        raise ValueError
    a, b, total, power = Decimal(1), (1 - m).sqrt(), m / 2, Decimal(1)
    while abs(a - b) > Decimal(10) ** (-digits - 5):
        total += power * ((a - b) / 2) ** 2
        a, b, power = (a + b) / 2, (a * b).sqrt(), power * 2
    return a, total


def elliptic_k(m, digits: int) -> Decimal:
    with _room(digits + 15):
        return precise.pi(digits + 10) / (2 * _means(m, digits)[0])


def elliptic_e(m, digits: int) -> Decimal:
    with _room(digits + 15):
        mean, total = _means(m, digits)
        return precise.pi(digits + 10) / (2 * mean) * (1 - total)


def agm(a, b, digits: int) -> Decimal:
    if a <= 0 or b <= 0:
        raise ValueError
    with _room(digits + 15):
        while abs(a - b) > abs(a) * Decimal(10) ** (-digits - 5):
            a, b = (a + b) / 2, (a * b).sqrt()
        return +a


def poly_log(s, z, digits: int) -> Decimal:
    if abs(z) > Decimal("0.97"):
        raise ValueError

    def terms():
        k, power = 0, Decimal(1)
        while True:
            k, power = k + 1, power * z
            yield power / Decimal(k) ** (int(s) if _is_whole(s) else s)

    return _series(terms, digits)


def product_log(z, digits: int) -> Decimal:
    """The principal branch, by Halley's method from the machine number."""
    start = special.lambertw(float(z))
    if start.imag or float(z) < -0.36787:
        raise ValueError
    w = Decimal(start.real)
    with _room(digits + 15):
        for _ in range(int(math.log(digits + 15, 3)) + 3):
            e = precise.exp(w, digits + 12)
            f = w * e - z
            w -= f / (e * (w + 1) - (w + 2) * f / (2 * w + 2))
        return +w


def hurwitz_zeta(s, a, digits: int) -> Decimal:
    """By the formula of Euler and Maclaurin, for s > 1 and a > 0."""
    if s <= 1 or a <= 0:
        raise ValueError
    count = digits + 15
    with _room(digits + 20):
        exponent = -int(s) if _is_whole(s) else -s
        total = sum((a + k) ** exponent for k in range(count))
        x = a + count
        total += x ** (1 + exponent) / (s - 1) + x**exponent / 2
        rising, factor = Decimal(s), x ** (exponent - 1)
        for k, (top, bottom) in enumerate(precise.bernoulli_pairs(count), 1):
            term = Decimal(top) / bottom / math.factorial(2 * k) * rising * factor
            total += term
            if abs(term) < abs(total).scaleb(-digits - 10):
                break
            rising *= (s + 2 * k - 1) * (s + 2 * k)
            factor /= x * x
        return +total


def poly_gamma(n, x, digits: int) -> Decimal:
    """The n-th derivative of the logarithmic derivative of Gamma, for x > 0."""
    if x <= 0 or not _is_whole(n) or n < 0:
        raise ValueError
    if n > 0:
        with _room(digits + 15):
            return (-1) ** (int(n) + 1) * math.factorial(int(n)) * hurwitz_zeta(int(n) + 1, x, digits + 5)
    count = digits + 15
    with _room(digits + 20):
        total = -sum(1 / (x + k) for k in range(count))
        y = x + count
        total += precise.log(y, digits + 15) - 1 / (2 * y)
        square = y * y
        for k, (top, bottom) in enumerate(precise.bernoulli_pairs(count), 1):
            term = Decimal(top) / bottom / (2 * k) / square**k
            total -= term
            if abs(term) < Decimal(10) ** (-digits - 10):
                break
        return +total
