"""Gamma and its kin: factorials, binomials, Beta, Pochhammer, the incomplete Gamma function."""

from __future__ import annotations

import math
from fractions import Fraction

from scipy import special

from wlnet.algebra.call import applied
from wlnet.algebra.functions.integrals import exact_polygamma
from wlnet.algebra.integers import double_factorial
from wlnet.algebra.kernel import any_array, on_arrays
from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INFINITY,
    MACHINE,
    RATIONALS,
    is_exact,
    is_inexact,
    is_real,
    is_zero,
    machine,
    rational,
)
from wlnet.algebra.numeric import is_positive, numeric_value
from wlnet.algebra.prime_counts import binomial as whole_binomial
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.incomplete import upper_gamma
from wlnet.algebra.special.machine import at_numbers, with_digits
from wlnet.algebra.special.precise_series import poly_gamma as poly_gamma_series
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import same
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

_WRITTEN = 12  # Binomial[n, k] is written as a polynomial up to this k

NUMERIC = ("Listable", "NumericFunction")


@builtin("Gamma[x_]", attributes=NUMERIC, packed=True)
def gamma(evaluation, x):
    return applied("Gamma", x)


@builtin("Gamma[a_, x_]", attributes=NUMERIC)
def incomplete_gamma(evaluation, a, x):
    """The integral of t^(a - 1) E^-t from x to Infinity."""
    if is_exact(x) and is_zero(x) and is_positive(a):
        return S.Gamma(a)
    if x is INFINITY:
        return 0
    if a == 1 and type(a) is int:
        return power(S.E, negated(x))
    return _of_reals(upper_gamma, a, x)


@builtin("Gamma[a_, x_, y_]", attributes=NUMERIC)
def gamma_between(evaluation, a, x, y):
    """The integral of t^(a - 1) E^-t from x to y."""
    return minus(S.Gamma(a, x), S.Gamma(a, y))


def _of_reals(function, *args):
    """function of machine reals where one argument is inexact and all are real; else None."""
    values = [numeric_value(x) for x in args]
    if not any(map(is_inexact, args)) or not all(map(is_real, values)):
        return None
    found = function(*map(float, values))
    return None if found is None or not math.isfinite(found) else float(found)


@builtin("LogGamma[x_]", attributes=NUMERIC, packed=True)
def log_gamma(evaluation, x):
    return applied("LogGamma", x)


@builtin("PolyGamma[x_]", "PolyGamma[n_, x_]", attributes=NUMERIC, packed=True)
def poly_gamma(evaluation, x, n=0):
    """Derivatives of LogGamma; exact at whole numbers, and at halves for n = 0."""
    if type(x) is float and x <= 0 and x.is_integer() and type(n) is int and n >= 0:
        return COMPLEX_INFINITY
    if any_array((n, x)) or (type(n) is int and type(x) in MACHINE):
        return on_arrays("PolyGamma", n, x)
    if type(n) is not int and is_inexact(n) and is_real(n) and float(n).is_integer():  # as N makes of it
        n = int(float(n))
        if type(x) in MACHINE:
            return on_arrays("PolyGamma", n, x)
    if type(n) is not int or n < 0:
        return None
    found = with_digits(poly_gamma_series, (n, x))
    return exact_polygamma(n, x) if found is None else found


@builtin("Factorial[x_]", attributes=NUMERIC, packed=True)
def factorial(evaluation, x):
    return applied("Factorial", x)


@builtin("Factorial2[n_]", attributes=NUMERIC)
def factorial2(evaluation, n):
    """n!! = n (n - 2) (n - 4) ...; (-1)^((n + 1)/2)/(-n - 2)!! for odd n below 0."""
    if type(n) is not int:
        return _double_factorial_of_number(n)
    if n < -1:
        sign = (-1) ** ((n + 1) // 2 % 2)
        return COMPLEX_INFINITY if n % 2 == 0 else rational(sign, double_factorial(-n - 2))
    room_for_bits(n / 2 * max(n, 1).bit_length())
    return double_factorial(n)


def _double_factorial_of_number(n):
    """2^(n/2) (Pi/2)^((Cos[Pi n] - 1)/4) Gamma[1 + n/2] of an inexact number."""
    if not is_inexact(n):
        return None
    turn = over(plus(S.Cos(times(S.Pi, n)), -1), 4)
    half = over(n, 2)
    return times(power(2, half), power(over(S.Pi, 2), turn), S.Gamma(plus(1, half)))


@builtin("Binomial[n_, k_]", attributes=NUMERIC)
def binomial(evaluation, n, k):
    """n (n-1) ... (n-k+1)/k!"""
    if type(k) is int and (type(n) in RATIONALS):
        if k < 0:
            return _below_zero(n, k)
        if type(n) is int and n >= 0:
            smaller = min(k, n - k)
            if smaller > 0:
                room_for_bits(smaller * (n.bit_length() - smaller.bit_length() + 2))
            return whole_binomial(n, k)
        found = Fraction(1)
        for i in range(k):
            found = found * (n - i) / (i + 1)
        return plus(found)
    if is_real(n) and is_real(k) and n < 0 and n == int(n) and k != int(k):
        return S.ComplexInfinity
    if (is_inexact(n) or is_inexact(k)) and is_real(n) and is_real(k):
        found = on_arrays("Binomial", machine(n), machine(k))
        return 0.0 if found == 0 else found  # no negative zero
    if is_inexact(n) or is_inexact(k):
        return at_numbers(_complex_binomial, n, k)
    if same(n, k) and numeric_value(n) is not None:
        return 1
    if type(k) is int and k <= _WRITTEN and numeric_value(n) is None:
        return 0 if k < 0 else over(times(*(plus(n, -i) for i in range(k))), math.factorial(k))
    return None


def _complex_binomial(n, k):
    return special.gamma(n + 1) * special.rgamma(k + 1) * special.rgamma(n - k + 1)


def _below_zero(n, k: int):
    if type(n) is int and n < 0 and k <= n:
        return (-1) ** (n - k) * whole_binomial(-k - 1, n - k)
    return 0


@builtin("Pochhammer[a_, n_]", attributes=NUMERIC)
def pochhammer(evaluation, a, n):
    """a (a + 1) ... (a + n - 1)"""
    if type(n) is not int:
        if type(n) is Fraction and n.denominator == 2 and type(a) is int and a > 0:  # known gammas
            return over(S.Gamma(plus(a, n)), S.Gamma(a))
        numeric = is_inexact(n) or (is_inexact(a) and numeric_value(n) is not None)
        return over(S.Gamma(plus(a, n)), S.Gamma(a)) if numeric and numeric_value(a) is not None else None
    if n < 0:
        return S.Divide(1, S.Pochhammer(S.Plus(a, n), -n))
    return S.Times(*(S.Plus(a, k) for k in range(n)))


@builtin("Subfactorial[n_]", attributes=NUMERIC)
def subfactorial(evaluation, n):
    """Permutations of n elements that leave none in its place."""
    if is_inexact(n) and n == int(n):
        return machine(subfactorial(evaluation, int(n)))
    if type(n) is not int or n < 0:
        return None
    found = 1
    for k in evaluation.steps(range(1, n + 1)):
        found = k * found + (-1) ** k
    return found
