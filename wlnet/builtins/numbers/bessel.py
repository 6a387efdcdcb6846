"""Bessel, Hankel, Airy, Struve and Kelvin functions, elliptic integrals: values at numbers by SciPy."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from scipy import special

from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INFINITY,
    UNDEFINED,
    I,
    is_exact,
    is_inexact,
    is_real,
    is_zero,
)
from wlnet.algebra.numeric import OTHERS, numeric_value
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.special import precise_series as series
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
HALF = Fraction(1, 2)


def _of_real_or_complex(real: Callable, complex_: Callable) -> Callable:
    """Negative arguments of functions with a cut along them are taken as complex."""

    def value(n, x):
        if isinstance(x, float) and x < 0 and n != int(n.real if isinstance(n, complex) else n):
            return complex_(n, complex(x))
        return complex_(n, x) if isinstance(x, complex) else real(n, x)

    return value


# -- Bessel functions -----------------------------------------------------------------------------


@builtin("BesselJ[n_, x_]", attributes=NUMERIC)
def bessel_j(evaluation, n, x):
    """Of the first kind; elementary for orders 1/2 + k."""
    return _bessel("BesselJ", n, x, _of_real_or_complex(special.jv, special.jv))


@builtin("BesselY[n_, x_]", attributes=NUMERIC)
def bessel_y(evaluation, n, x):
    """Of the second kind."""

    def value(n, x):
        return special.yv(n, complex(x) if isinstance(x, float) and x < 0 else x)

    return _bessel("BesselY", n, x, value)


@builtin("BesselI[n_, x_]", attributes=NUMERIC)
def bessel_i(evaluation, n, x):
    """The modified function of the first kind."""
    return _bessel("BesselI", n, x, _of_real_or_complex(special.iv, special.iv))


@builtin("BesselK[n_, x_]", attributes=NUMERIC)
def bessel_k(evaluation, n, x):
    """The modified function of the second kind."""

    def value(n, x):
        return special.kv(n, complex(x) if isinstance(x, float) and x < 0 else x)

    return _bessel("BesselK", n, x, value)


# sign s with f(-n) = s^n f(n) for whole n, and the value at 0 for n = 0
_BESSEL = {
    "BesselJ": (-1, 1),
    "BesselI": (1, 1),
    "BesselY": (-1, negated(INFINITY)),
    "BesselK": (1, INFINITY),
}


_PRECISE: dict[str, Callable] = {
    "BesselJ": series.bessel_j,
    "BesselY": series.bessel_y,
    "BesselI": series.bessel_i,
    "BesselK": series.bessel_k,
}

# heads of the zeros of each function
_ZEROS: dict[str, tuple] = {
    "BesselJ": (S.BesselJZero,),
    "BesselY": (S.BesselYZero,),
    "BesselI": (),
    "BesselK": (),
}


def _bessel(name: str, n, x, value: Callable):
    if n is UNDEFINED or x is UNDEFINED:
        return UNDEFINED
    sign, at_zero = _BESSEL[name]
    if is_zero(x) and is_exact(x) and type(n) is int:
        return at_zero if n == 0 else 0 if at_zero == 1 else COMPLEX_INFINITY
    if at_zero != 1 and is_zero(x) and is_real(numeric_value(n)):
        return at_zero if is_zero(n) else COMPLEX_INFINITY
    if (
        isinstance(x, Expr)
        and x.head in _ZEROS[name]
        and same(x.args[0], n)
        and all(type(k) is int for k in x.args[:2])
    ):
        return 0
    if type(n) is int and n < 0 and not is_inexact(x):
        return times(sign ** abs(n), S(name)(-n, x))
    if type(n) is Fraction and n.denominator == 2 and not is_inexact(x) and abs(n) <= 20:
        return _half_order(name, n, x)
    return at_numbers(value, n, x, precise=_PRECISE[name])


def _half_order(name: str, n: Fraction, x):
    """Sqrt[2/(Pi x)] times an elementary function, by the recurrence from the orders 1/2 and -1/2."""
    if name == "BesselY":  # Y(n) = (-1)^(n + 1/2) J(-n)
        return times((-1) ** abs(int(n + HALF)), _half_order("BesselJ", -n, x))
    if name == "BesselK":
        n = abs(n)
        below = above = power(S.E, negated(x))
        turn, front = 1, over(sqrt(over(S.Pi, 2)), sqrt(x))
    else:
        pair = (S.Cos(x), S.Sin(x)) if name == "BesselJ" else (S.Cosh(x), S.Sinh(x))
        below, above = pair
        turn, front = -1, over(sqrt(over(2, S.Pi)), sqrt(x))
    order = HALF
    while order < n:  # f(k + 1) = (2 k/x) f(k) +- f(k - 1), with the signs of each kind
        step = times(2, order, power(x, -1), above)
        if name == "BesselI":
            below, above = above, minus(below, step)
        else:
            below, above = above, plus(step, below) if turn > 0 else minus(step, below)
        order += 1
    order = -HALF
    while n < order:
        step = times(2, order, power(x, -1), below)
        above, below = below, plus(step, above) if name == "BesselI" else minus(step, above)
        order -= 1
    return times(front, above if n > 0 else below)


@builtin("HankelH1[n_, x_]", attributes=NUMERIC)
def hankel_h1(evaluation, n, x):
    """BesselJ + I BesselY"""
    return at_numbers(special.hankel1, n, x)


@builtin("HankelH2[n_, x_]", attributes=NUMERIC)
def hankel_h2(evaluation, n, x):
    """BesselJ - I BesselY"""
    return at_numbers(special.hankel2, n, x)


@builtin("SphericalBesselJ[n_, x_]", attributes=NUMERIC)
def spherical_bessel_j(evaluation, n, x):
    if is_zero(x) and is_exact(x) and type(n) is int and n >= 0:
        return int(n == 0)
    return at_numbers(_spherical(special.jv), n, x)


@builtin("SphericalBesselY[n_, x_]", attributes=NUMERIC)
def spherical_bessel_y(evaluation, n, x):
    return at_numbers(_spherical(special.yv), n, x)


@builtin("SphericalHankelH1[n_, x_]", attributes=NUMERIC)
def spherical_hankel_h1(evaluation, n, x):
    return at_numbers(_spherical(special.hankel1), n, x)


@builtin("SphericalHankelH2[n_, x_]", attributes=NUMERIC)
def spherical_hankel_h2(evaluation, n, x):
    return at_numbers(_spherical(special.hankel2), n, x)


def _spherical(function: Callable) -> Callable:
    return lambda n, x: cmath.sqrt(math.pi / (2 * x)) * function(n + 0.5, x)


@builtin("BesselJZero[n_, k_]", attributes=NUMERIC)
def bessel_j_zero(evaluation, n, k):
    """The k-th positive zero of BesselJ[n, x]; a number where n is inexact, else by N."""
    return _zero(special.jn_zeros, n, k)


@builtin("BesselYZero[n_, k_]", attributes=NUMERIC)
def bessel_y_zero(evaluation, n, k):
    return _zero(special.yn_zeros, n, k)


def _zero(zeros: Callable, n, k):
    """For whole n and k, of which one at least is written as a real."""
    if float not in (type(n), type(k)) or not all(type(v) in (int, float) and v == int(v) for v in (n, k)):
        return None
    return float(zeros(int(n), int(k))[-1]) if n >= 0 and k > 0 else None


# -- Airy, Struve and Kelvin functions ------------------------------------------------------------


def _at_zero(power_of_three: Fraction, gamma: Fraction, x):
    """3^p/Gamma[g], the value at 0 of an Airy function up to its sign; None elsewhere."""
    if not (is_exact(x) and is_zero(x)):
        return None
    return over(power(3, power_of_three), S.Gamma(gamma))


@builtin("AiryAi[x_]", attributes=NUMERIC)
def airy_ai(evaluation, x):
    found = _at_zero(Fraction(-2, 3), Fraction(2, 3), x)
    if found is not None:
        return found
    return at_numbers(lambda z: special.airy(z)[0], x, precise=series.airy_ai)


@builtin("AiryAiPrime[x_]", attributes=NUMERIC)
def airy_ai_prime(evaluation, x):
    found = _at_zero(Fraction(-1, 3), Fraction(1, 3), x)
    if found is not None:
        return negated(found)
    return at_numbers(lambda z: special.airy(z)[1], x, precise=series.airy_ai_prime)


@builtin("AiryBi[x_]", attributes=NUMERIC)
def airy_bi(evaluation, x):
    found = _at_zero(Fraction(-1, 6), Fraction(2, 3), x)
    if found is not None:
        return found
    return at_numbers(lambda z: special.airy(z)[2], x, precise=series.airy_bi)


@builtin("AiryBiPrime[x_]", attributes=NUMERIC)
def airy_bi_prime(evaluation, x):
    found = _at_zero(Fraction(1, 6), Fraction(1, 3), x)
    if found is not None:
        return found
    return at_numbers(lambda z: special.airy(z)[3], x, precise=series.airy_bi_prime)


def _of_reals(function: Callable, n, x):
    return at_numbers(function, n, x) if is_real(numeric_value(n)) and is_real(numeric_value(x)) else None


@builtin("StruveH[n_, x_]", attributes=NUMERIC)
def struve_h(evaluation, n, x):
    if is_zero(x) and is_exact(x) and type(n) is int and n >= 0:
        return 0
    return (
        at_numbers(special.struve, n, x) if is_real(numeric_value(n)) and is_real(numeric_value(x)) else None
    )


@builtin("StruveL[n_, x_]", attributes=NUMERIC)
def struve_l(evaluation, n, x):
    if is_zero(x) and is_exact(x) and type(n) is int and n >= 0:
        return 0
    return (
        at_numbers(special.modstruve, n, x)
        if is_real(numeric_value(n)) and is_real(numeric_value(x))
        else None
    )


def _of_reals(function: Callable, x):
    """function of a machine real; None for any other x."""
    return at_numbers(function, x) if is_real(numeric_value(x)) else None


@builtin("KelvinBer[x_]", attributes=NUMERIC)
def kelvin_ber(evaluation, x):
    """The real part of BesselJ[0, x E^(3 Pi I/4)]; KelvinBei is the imaginary one."""
    return _of_reals(special.ber, x)


@builtin("KelvinBei[x_]", attributes=NUMERIC)
def kelvin_bei(evaluation, x):
    return _of_reals(special.bei, x)


@builtin("KelvinKer[x_]", attributes=NUMERIC)
def kelvin_ker(evaluation, x):
    """The real part of BesselK[0, x E^(Pi I/4)]; KelvinKei is the imaginary one."""
    return _of_reals(special.ker, x)


@builtin("KelvinKei[x_]", attributes=NUMERIC)
def kelvin_kei(evaluation, x):
    return _of_reals(special.kei, x)


@builtin("AiryAiZero[k_]", attributes=NUMERIC)
def airy_ai_zero(evaluation, k):
    """The k-th zero of AiryAi, counted from 0 down; a number where k is a real, else by N."""
    return _airy_zero(special.ai_zeros, k)


@builtin("AiryBiZero[k_]", attributes=NUMERIC)
def airy_bi_zero(evaluation, k):
    return _airy_zero(special.bi_zeros, k)


def _airy_zero(zeros: Callable, k):
    return float(zeros(int(k))[0][-1]) if type(k) is float and k == int(k) and k > 0 else None


# -- elliptic integrals, of the parameter m -------------------------------------------------------


@builtin("EllipticK[m_]", attributes=NUMERIC)
def elliptic_k(evaluation, m):
    """The complete integral of the first kind."""
    if is_exact(m) and is_real(m):
        return over(S.Pi, 2) if m == 0 else COMPLEX_INFINITY if m == 1 else None
    return at_numbers(special.ellipk, m, precise=series.elliptic_k) if is_real(m) and m < 1 else None


@builtin("EllipticE[m_]", attributes=NUMERIC)
def elliptic_e(evaluation, m):
    """The complete integral of the second kind."""
    if is_exact(m) and is_real(m):
        return over(S.Pi, 2) if m == 0 else 1 if m == 1 else None
    return at_numbers(special.ellipe, m, precise=series.elliptic_e) if is_real(m) and m <= 1 else None


@builtin("EllipticE[phi_, m_]", attributes=NUMERIC)
def elliptic_e_of_angle(evaluation, phi, m):
    return _elliptic(special.ellipeinc, phi, m)


@builtin("EllipticF[phi_, m_]", attributes=NUMERIC)
def elliptic_f(evaluation, phi, m):
    """The integral of the first kind up to the angle phi."""
    return _elliptic(special.ellipkinc, phi, m)


def _elliptic(function: Callable, phi, m):
    if is_zero(phi) and is_exact(phi):
        return 0
    if is_zero(m) and is_exact(m):
        return phi
    real = is_real(numeric_value(phi)) and is_real(numeric_value(m))
    return at_numbers(function, phi, m) if real else None


@builtin("EllipticPi[n_, m_]", attributes=NUMERIC)
def elliptic_pi(evaluation, n, m):
    """The complete integral of the third kind, by Carlson's forms."""

    def value(n, m):
        return special.elliprf(0, 1 - m, 1) + n / 3 * special.elliprj(0, 1 - m, 1, 1 - n)

    real = is_real(numeric_value(n)) and is_real(numeric_value(m))
    return at_numbers(value, n, m) if real and numeric_value(m) < 1 and numeric_value(n) < 1 else None


OTHERS.update(
    {
        name: partial(function, None)
        for name, function in (
            ("BesselJ", bessel_j), ("BesselY", bessel_y), ("BesselI", bessel_i), ("BesselK", bessel_k),
            ("HankelH1", hankel_h1), ("HankelH2", hankel_h2), ("AiryAi", airy_ai), ("AiryBi", airy_bi),
            ("AiryAiPrime", airy_ai_prime), ("AiryBiPrime", airy_bi_prime), ("StruveH", struve_h),
            ("SphericalBesselJ", spherical_bessel_j), ("SphericalBesselY", spherical_bessel_y),
            ("StruveL", struve_l), ("EllipticK", elliptic_k), ("EllipticPi", elliptic_pi),
            ("EllipticF", elliptic_f),
        )
    }
)  # fmt: skip


# -- Gudermann's function and half the versed sine ------------------------------------------------


@builtin("Gudermannian[x_]", attributes=NUMERIC)
def gudermannian(evaluation, x):
    """2 ArcTan[Tanh[x/2]]"""
    if is_zero(x) and is_exact(x):
        return 0
    if x is INFINITY or x == negated(INFINITY):
        return over(S.Pi, 2) if x is INFINITY else over(S.Pi, -2)
    turns = evaluation.evaluate(S.Divide(x, times(I, S.Pi))) if not is_inexact(x) else None
    if type(turns) is Fraction and turns.denominator == 2:  # a pole
        return S.DirectedInfinity(I if turns.numerator % 4 == 1 else negated(I))
    return times(2, S.ArcTan(S.Tanh(times(x, HALF)))) if is_inexact(x) else None


@builtin("InverseGudermannian[x_]", attributes=NUMERIC)
def inverse_gudermannian(evaluation, x):
    """Log[Tan[Pi/4 + x/2]]"""
    if is_zero(x) and is_exact(x):
        return 0
    return times(2, S.ArcTanh(S.Tan(times(x, HALF)))) if is_inexact(x) else None


@builtin("Haversine[x_]", attributes=NUMERIC)
def haversine(evaluation, x):
    """(1 - Cos[x])/2"""
    if is_inexact(x):
        return power(S.Sin(times(x, HALF)), 2)
    cosine = evaluation.evaluate(S.Cos(x))
    return times(HALF, minus(1, cosine)) if is_exact(cosine) else None


@builtin("InverseHaversine[x_]", attributes=NUMERIC)
def inverse_haversine(evaluation, x):
    """2 ArcSin[Sqrt[x]]"""
    if is_inexact(x):
        return times(2, S.ArcSin(sqrt(x)))
    return times(2, S.ArcSin(sqrt(x))) if x in (0, 1, HALF, Fraction(1, 4), Fraction(3, 4)) else None
