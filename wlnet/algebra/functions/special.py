"""Gamma, LogGamma, Factorial and the error functions."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

from wlnet.algebra import precise
from wlnet.algebra.elementary import FUNCTIONS, Function
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.integers import double_factorial
from wlnet.algebra.kernel import at_number
from wlnet.algebra.numbers import COMPLEX_INFINITY, INFINITY, rational
from wlnet.algebra.products import power, sqrt, times
from wlnet.algebra.sums import negated, plus
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)
_LARGEST = 10**6  # a factorial above this stays symbolic


def exact_gamma(x):
    """(n-1)! for integers, a rational multiple of Sqrt[Pi] for halves."""
    if type(x) is int:
        if x <= 0:
            return COMPLEX_INFINITY
        return math.factorial(x - 1) if x <= _LARGEST else None
    if type(x) is not Fraction or x.denominator != 2 or abs(x) > _LARGEST:
        return None
    n = (x - HALF).numerator
    if n >= 0:
        return times(rational(double_factorial(2 * n - 1), 2**n), sqrt(S.Pi))
    return times(rational((-2) ** -n, double_factorial(-2 * n - 1)), sqrt(S.Pi))


def _exact_log_gamma(x):
    if type(x) is not int:
        return None
    if x <= 0:
        return INFINITY
    return 0 if x <= 2 else S.Log(math.factorial(x - 1)) if x < 30 else None


def _gamma(x: float):
    return COMPLEX_INFINITY if x <= 0 and x.is_integer() else math.gamma(x)


def _log_gamma(x: float):
    if x > 0:
        return math.lgamma(x)
    if x.is_integer():
        return INFINITY
    raise ValueError


def _inverse_erf(x: float):
    """The normal quantile, then one step of Newton's method for the last bits."""
    if abs(x) >= 1:
        if abs(x) > 1:
            return None
        return INFINITY if x > 0 else MINUS_INFINITY
    if abs(x) < 0.9:
        y = NormalDist().inv_cdf((1 + x) / 2) / math.sqrt(2)
        return y - (math.erf(y) - x) * math.sqrt(math.pi) / 2 * math.exp(y * y)
    # erfc keeps its digits where erf is close to 1
    return math.copysign(_inverse_erfc(1 - abs(x)), x)


def _inverse_erfc(x: float):
    if not 0 < x < 2:
        if not 0 <= x <= 2:
            return None
        return INFINITY if x == 0 else MINUS_INFINITY
    if x > 0.1:
        return _inverse_erf(1 - x) if x < 1.9 else -_inverse_erfc(2 - x)
    y = -NormalDist().inv_cdf(x / 2) / math.sqrt(2)
    return y + (math.erfc(y) - x) * math.sqrt(math.pi) / 2 * math.exp(y * y)


def _bell(x, sign: int):
    """sign 2 E^(-x^2)/Sqrt[Pi]"""
    return times(2 * sign, power(S.E, negated(power(x, 2))), power(S.Pi, -HALF))


def _inverse_bell(x, inverse, sign: int):
    """sign Sqrt[Pi]/2 E^(inverse[x]^2)"""
    return times(sign * HALF, sqrt(S.Pi), power(S.E, power(inverse(x), 2)))


def _at(table: dict):
    return lambda x: table.get(x) if type(x) is int else None


for function in (
    Function(
        "Gamma",
        _gamma,
        at_number("Gamma"),
        precise.gamma,
        exact_gamma,
        lambda x: times(S.Gamma(x), S.PolyGamma(0, x)),
        limits=(INFINITY, None),
    ),
    Function(
        "Factorial",
        lambda x: _gamma(x + 1),
        lambda x: at_number("Gamma")(x + 1),
        lambda x, digits: precise.gamma(x + 1, digits),
        lambda x: exact_gamma(x + 1) if type(x) in (int, Fraction) else None,
        lambda x: times(S.Gamma(plus(1, x)), S.PolyGamma(0, plus(1, x))),
        limits=(INFINITY, None),
    ),
    Function(
        "LogGamma",
        _log_gamma,
        at_number("LogGamma"),
        precise.log_gamma,
        _exact_log_gamma,
        lambda x: S.PolyGamma(0, x),
        limits=(INFINITY, None),
    ),
    Function(
        "Erf",
        math.erf,
        at_number("Erf"),
        precise.erf,
        _at({0: 0}),
        lambda x: _bell(x, 1),
        "odd",
        (1, -1),
    ),
    Function(
        "Erfc",
        math.erfc,
        at_number("Erfc"),
        precise.erfc,
        _at({0: 1}),
        lambda x: _bell(x, -1),
        limits=(0, 2),
    ),
    Function(
        "InverseErf",
        _inverse_erf,
        exact=_at({0: 0, 1: INFINITY, -1: MINUS_INFINITY}),
        derivative=lambda x: _inverse_bell(x, S.InverseErf, 1),
        symmetry="odd",
    ),
    Function(
        "InverseErfc",
        _inverse_erfc,
        exact=_at({1: 0, 0: INFINITY, 2: MINUS_INFINITY}),
        derivative=lambda x: _inverse_bell(x, S.InverseErfc, -1),
    ),
):
    FUNCTIONS.add(function.name, function)
