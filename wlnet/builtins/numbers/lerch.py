"""PolyLog, LerchPhi and HurwitzLerchPhi: sums of z^k/(a + k)^s."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from scipy import special
from scipy.integrate import quad

from wlnet.algebra.numbers import COMPLEX_INFINITY, is_exact, is_inexact, is_zero
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special import precise_series
from wlnet.algebra.special.machine import machine_numbers, plain, with_digits
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_MOST_DERIVED = 100  # of PolyLog[-n, z], which is a quotient of polynomials

# -- PolyLog and LerchPhi -------------------------------------------------------------------------


@builtin("PolyLog[n_, z_]", attributes=NUMERIC)
def poly_log(evaluation, n, z):
    """The sum of z^k/k^n; elementary for n = 1, 0, -1."""
    if is_zero(z) and is_exact(z):
        return 0
    if type(z) is int and z == 1 and isinstance(n, Symbol):
        return S.Zeta(n)
    if is_exact(n) and not is_inexact(z):
        return _exact_poly_log(n, z)
    found = with_digits(precise_series.poly_log, (n, z))
    values = machine_numbers(n, z)
    if values is None or found is not None:
        return found
    n, z = values
    if n == 2:
        return plain(special.spence(1 - z if isinstance(z, complex) or z <= 1 else complex(1 - z, 0.0)))
    return _power_sum(lambda k: k**-n, z)


def _exact_poly_log(n, z):
    if n == 1:
        return negated(S.Log(minus(1, z)))
    if n == 0:
        return over(z, minus(1, z))
    if type(n) is int and -_MOST_DERIVED <= n < 0:
        terms = [times(_eulerian(-n, k), power(z, k + 1)) for k in range(-n)]
        return over(plus(*terms), power(minus(1, z), 1 - n))
    if same(z, Fraction(1, 2)) and n in (2, 3):
        return _at_one_half(n)
    if type(z) is int and z in (1, -1) and type(n) is int and n > 1:
        return S.Zeta(n) if z == 1 else S.Times(minus(power(2, 1 - n), 1), S.Zeta(n))
    return None


def _at_one_half(n: int):
    """Landen's values of the dilogarithm and trilogarithm at 1/2."""
    log = S.Log(2)
    if n == 2:
        return minus(over(power(S.Pi, 2), 12), over(power(log, 2), 2))
    terms = times(-2, power(S.Pi, 2), log), times(4, power(log, 3)), times(21, S.Zeta(3))
    return over(plus(*terms), 24)


def _eulerian(n: int, k: int) -> int:
    """Permutations of n numbers with k rises."""
    return sum((-1) ** j * math.comb(n + 1, j) * (k + 1 - j) ** n for j in range(k + 1))


def _power_sum(coefficient: Callable, z):
    """The sum of coefficient(k) z^k from k = 1, for |z| < 1."""
    if abs(z) > 0.99:
        return None
    count = math.ceil(-40 / math.log(abs(z))) + 10 if z else 1
    k = np.arange(1, count + 1, dtype=float)
    return plain(np.sum(coefficient(k) * np.power(z, k)))


@builtin("LerchPhi[z_, s_, a_]", attributes=NUMERIC)
def lerch_phi(evaluation, z, s, a):
    """The sum of z^k/((a + k)^2)^(s/2) from k = 0, without a term whose a + k is 0."""
    exact = not any(map(is_inexact, (z, s, a)))
    if exact:
        return _exact_lerch(evaluation, z, s, a)
    values = machine_numbers(z, s, a)
    return None if values is None else _lerch_value(*values, skip=True)


@builtin("HurwitzLerchPhi[z_, s_, a_]", attributes=NUMERIC)
def hurwitz_lerch_phi(evaluation, z, s, a):
    """The sum of z^k/(a + k)^s from k = 0, with poles where an a + k is 0."""
    if type(a) is int and a <= 0:
        return COMPLEX_INFINITY
    if not any(map(is_inexact, (z, s, a))):
        return _exact_lerch(evaluation, z, s, a) if not isinstance(z, Symbol) else None
    values = machine_numbers(z, s, a)
    return None if values is None else _lerch_value(*values, skip=False)


def _exact_lerch(evaluation, z, s, a):
    if is_zero(z):
        return power(a, negated(s))
    if same(z, 1) and type(s) is int and s > 1:
        found = evaluation.evaluate(S.Zeta(s, a))
        return None if getattr(found, "head", None) is S.Zeta and len(found) == 2 else found
    return over(S.PolyLog(s, z), z) if same(a, 1) else None


def _lerch_value(z, s, a, skip: bool):
    if isinstance(a, complex) or isinstance(s, complex):
        return None
    front, shift = 0.0, 1.0  # the first terms, up to an a that is positive
    while a <= 0:
        if a == 0 and not skip:
            return COMPLEX_INFINITY
        front += shift * ((abs(a) if skip else complex(a)) ** -s if a else 0)
        shift, a = shift * z, a + 1
    rest = _positive_lerch(z, s, a)
    return None if rest is None else plain(front + shift * rest)


def _positive_lerch(z, s: float, a: float):
    if z == 0:
        return a**-s
    if z == 1:
        return float(special.zeta(s, a)) if s > 1 else None
    if abs(z) <= 0.99:
        rest = _power_sum(lambda k: (a + k) ** -s, z)
        return None if rest is None else rest + a**-s
    return _lerch_integral(complex(z), s, a) if s > 0 else None


def _lerch_integral(z: complex, s: float, a: float) -> complex:
    """The integral of t^(s - 1) E^(-a t)/(1 - z E^-t), over Gamma[s]; z > 1 is taken below its cut.

    There the path goes around the pole at Log[z], and half a residue is added.
    """
    pole = math.log(z.real) if z.imag == 0 and z.real > 1 else None

    def value(t: float) -> complex:
        return t ** (s - 1) * math.exp(-a * t) / (1 - z * math.exp(-t))

    if pole is None:
        ends = [(0.0, 1.0), (1.0, np.inf)]
        parts = [
            quad(lambda t: value(t).real, *e)[0] + 1j * quad(lambda t: value(t).imag, *e)[0] for e in ends
        ]
        return sum(parts) / special.gamma(s)
    # the principal value, by the values on both sides of the pole added
    even = quad(lambda u: (value(pole - u) + value(pole + u)).real, 0, pole, limit=200)[0]
    tail = quad(lambda t: value(t).real, 2 * pole, np.inf)[0]
    turn = -math.pi * pole ** (s - 1) * z.real**-a
    return complex(even + tail, turn) / special.gamma(s)
