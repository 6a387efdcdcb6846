"""Orthogonal polynomials: Chebyshev, Legendre, Hermite, Laguerre, Gegenbauer, Jacobi.

A whole degree gives the polynomial, or its value by the recurrence for inexact arguments; any
other degree is left to SciPy's hypergeometric sums.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from scipy import special

from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_inexact, is_real, machine, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, sqrt, times
from wlnet.algebra.special.legendre import first_kind
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, plus
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NUMERIC = ("Listable", "NumericFunction")
_MOST = 10_000  # degree of a polynomial that is written out


def _rows(n: int, first: list, step: Callable) -> list[Fraction]:
    """Coefficients of the polynomial of degree n, the constant first.

    first    the coefficients of degree 1
    step     k -> (a, b, c) with p(k + 1) = (a x + b) p(k) - c p(k - 1)
    """
    before, last = [Fraction(1)], [Fraction(x) for x in first]
    if n == 0:
        return before
    for k in range(1, n):
        a, b, c = step(k)
        row = [Fraction(0), *(a * x for x in last)]
        for i, x in enumerate(last):
            row[i] += b * x
        for i, x in enumerate(before):
            row[i] -= c * x
        before, last = last, row
    return last


def _polynomial(coefficients: list[Fraction], x):
    """The polynomial over one denominator, as it is usually written."""
    below = math.lcm(*(c.denominator for c in coefficients))
    terms = [times(int(c * below), power(x, k) if k else 1) for k, c in enumerate(coefficients) if c]
    return times(Fraction(1, below), plus(*terms)) if below > 1 else plus(*terms)


def _value(n: int, x, first: list, step: Callable):
    """The value at an inexact number, by the recurrence."""
    before, last = 1, plus(*(times(whole(Fraction(c)), power(x, k) if k else 1) for k, c in enumerate(first)))
    if n == 0:
        return 1.0 if type(x) is float else 1
    for k in range(1, n):
        a, b, c = (whole(Fraction(v)) for v in step(k))
        before, last = last, minus(times(plus(times(a, x), b), last), times(c, before))
    return last


def _evaluated(n, x, first: list, step: Callable, general: Callable):
    """p(n, x): of a whole degree, or numerically; None where it stays."""
    if type(n) is int and n >= 0:
        room_for(n * n if n <= _MOST else n * 10**6)
        if is_inexact(x):
            return _value(n, x, first, step)
        return _polynomial(_rows(n, first, step), x)
    if (is_inexact(n) or is_inexact(x)) and is_real(n) and is_real(x):
        found = general(machine(n), machine(x))
        return float(found) if math.isfinite(found) else None
    return None


@builtin("ChebyshevT[n_, x_]", attributes=NUMERIC)
def chebyshev_t(evaluation, n, x):
    """The cosine of n times the angle whose cosine is x."""
    n = -n if type(n) is int and n < 0 else n
    return _evaluated(n, x, [0, 1], lambda k: (2, 0, 1), special.eval_chebyt)


@builtin("ChebyshevU[n_, x_]", attributes=NUMERIC)
def chebyshev_u(evaluation, n, x):
    return _evaluated(n, x, [0, 2], lambda k: (2, 0, 1), special.eval_chebyu)


@builtin("LegendreP[n_, x_]", attributes=NUMERIC)
def legendre_p(evaluation, n, x):
    n = -n - 1 if type(n) is int and n < 0 else n
    return _evaluated(n, x, [0, 1], _legendre, special.eval_legendre)


def _legendre(k: int) -> tuple:
    return Fraction(2 * k + 1, k + 1), 0, Fraction(k, k + 1)


@builtin("LegendreP[n_, m_, x_]", attributes=NUMERIC)
def associated_legendre(evaluation, n, m, x):
    """(-1)^m (1 - x^2)^(m/2) times the m-th derivative of LegendreP[n, x]; numbers for any n and m."""
    if type(n) is not int or type(m) is not int or n < 0:
        real = all(is_real(numeric_value(v)) for v in (n, m, x))
        return at_numbers(first_kind, n, m, x) if real else None
    if m < 0:  # proportional to the one of -m
        share = Fraction((-1) ** m * math.factorial(max(n + m, 0)), math.factorial(n - m))
        return times(whole(share), S.LegendreP(n, -m, x)) if n + m >= 0 else 0
    if m > n:
        return 0
    row = _rows(n, [0, 1], _legendre)
    for _ in range(m):
        row = [k * c for k, c in enumerate(row)][1:]
    root = power(minus(1, power(x, 2)), whole(Fraction(m, 2)))
    return times((-1) ** m, root, _polynomial(row, x))


@builtin("HermiteH[n_, x_]", attributes=NUMERIC)
def hermite_h(evaluation, n, x):
    """Orthogonal with the weight E^(-x^2)."""

    def general(n, x):
        # through Kummer's function of the second kind, for x > 0
        return 2.0**n * special.hyperu(-n / 2, 0.5, x * x) if x > 0 else math.nan

    return _evaluated(n, x, [0, 2], lambda k: (2, 0, 2 * k), general)


@builtin("LaguerreL[n_, x_]", "LaguerreL[n_, a_, x_]", attributes=NUMERIC)
def laguerre_l(evaluation, n, x, a=0):
    """Orthogonal with the weight x^a E^(-x)."""
    if type(x) is int and x == 0 and type(a) is int and a == 0:
        return 1
    if type(a) not in RATIONALS:
        return _by_sum(n, a, x, _laguerre_term)
    return _evaluated(
        n,
        x,
        [1 + a, -1],
        lambda k: (Fraction(-1, k + 1), Fraction(2 * k + 1 + a) / (k + 1), Fraction(k + a) / (k + 1)),
        lambda n, x: special.eval_genlaguerre(n, float(a), x),
    )


def _laguerre_term(n: int, a, x, k: int):
    """(-1)^k binomial(n + a, n - k) x^k/k!"""
    above = [plus(a, n - i) for i in range(n - k)]
    share = Fraction((-1) ** k, math.factorial(n - k) * math.factorial(k))
    return times(whole(share), *above, power(x, k))


def _by_sum(n, a, x, term: Callable):
    if type(n) is not int or not 0 <= n <= _MOST:
        return None
    return plus(*(term(n, a, x, k) for k in range(n + 1)))


@builtin("GegenbauerC[n_, a_, x_]", attributes=NUMERIC)
def gegenbauer_c(evaluation, n, a, x):
    """Orthogonal with the weight (1 - x^2)^(a - 1/2)."""
    if type(a) not in RATIONALS:
        if is_inexact(a) and is_real(a) and is_real(x) and is_real(n):
            return float(special.eval_gegenbauer(machine(n), machine(a), machine(x)))
        return _by_sum(n, a, x, _gegenbauer_term) if type(a) not in NUMBERS else None
    return _evaluated(
        n,
        x,
        [0, 2 * a],
        lambda k: (Fraction(2 * (k + a)) / (k + 1), 0, Fraction(k + 2 * a - 1) / (k + 1)),
        lambda n, x: special.eval_gegenbauer(n, float(a), x),
    )


def _gegenbauer_term(n: int, a, x, k: int):
    """(-1)^k (a)_(n-k)/(k! (n - 2 k)!) (2 x)^(n - 2 k), for 2 k <= n"""
    if 2 * k > n:
        return 0
    rising = [plus(a, i) for i in range(n - k)]
    share = Fraction((-1) ** k * 2 ** (n - 2 * k), math.factorial(k) * math.factorial(n - 2 * k))
    return times(whole(share), *rising, power(x, n - 2 * k))


@builtin("JacobiP[n_, a_, b_, x_]", attributes=NUMERIC)
def jacobi_p(evaluation, n, a, b, x):
    """Orthogonal with the weight (1 - x)^a (1 + x)^b: a sum of powers of (x - 1)/2."""
    if any(map(is_inexact, (n, a, b, x))) and all(map(is_real, (n, a, b, x))):
        return float(special.eval_jacobi(*map(machine, (n, a, b, x))))
    if type(n) is not int or not 0 <= n <= _MOST:
        return None
    terms = []
    for k in range(n + 1):
        above = [plus(a, n - i) for i in range(n - k)] + [plus(a, b, n + 1 + i) for i in range(k)]
        share = Fraction(1, math.factorial(n - k) * math.factorial(k) * 2**k)
        terms.append(times(whole(share), *above, power(minus(x, 1), k)))
    return plus(*terms)


@builtin("SphericalHarmonicY[l_, m_, theta_, phi_]", attributes=NUMERIC)
def spherical_harmonic_y(evaluation, l, m, theta, phi):  # noqa: E741 (the literature's name)
    """Of the polar angle theta and the azimuth phi, with the phase of Condon and Shortley."""
    if type(l) is not int or type(m) is not int or l < 0:
        return None
    if abs(m) > l:
        return 0
    size = abs(m)
    row = _rows(l, [0, 1], _legendre)
    for _ in range(size):
        row = [k * c for k, c in enumerate(row)][1:]
    content = Fraction(math.gcd(*(c.numerator for c in row)), math.lcm(*(c.denominator for c in row)))
    row = [c / content for c in row]
    share = content**2 * Fraction((2 * l + 1) * math.factorial(l - size), 4 * math.factorial(l + size))
    sign = (-1) ** size if m > 0 else 1
    root = sqrt(whole(share))
    if type(root) in RATIONALS:
        root = times(root, power(S.Pi, Fraction(-1, 2)))
    else:
        root = sqrt(times(whole(share), power(S.Pi, -1)))
    wave = power(S.E, times(S.I, m, phi))
    return times(sign, root, S.Power(S.Sin(theta), size), _polynomial(row, S.Cos(theta)), wave)
