"""Weierstrass' functions, EllipticExp, modular functions, derivatives of theta functions, JacobiZeta.

Sources: Abramowitz and Stegun, 17.4 and 18 (Laurent series, duplication); Apostol, Modular Functions and
Dirichlet Series, 1 and 3.
"""

from __future__ import annotations

import cmath
from fractions import Fraction

from scipy import special

from wlnet.algebra.numbers import COMPLEX_INFINITY, I, is_exact, is_inexact, is_real, is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.machine import at_numbers
from wlnet.expr.expr import is_list, same, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_SMALL = 0.2  # of the argument, halved so often that the Laurent series has all digits
_TERMS = 20


def _series(z: complex, g2: complex, g3: complex) -> tuple[complex, complex]:
    """p and its derivative by the series z^-2 + c2 z^2 + c3 z^4 + ..."""
    c = [0j, 0j, g2 / 20, g3 / 28]
    for k in range(4, _TERMS):
        total = sum(c[m] * c[k - m] for m in range(2, k - 1))
        c.append(3 * total / ((2 * k + 1) * (k - 3)))
    p = z**-2 + sum(c[k] * z ** (2 * k - 2) for k in range(2, _TERMS))
    slope = -2 * z**-3 + sum((2 * k - 2) * c[k] * z ** (2 * k - 3) for k in range(2, _TERMS))
    return p, slope


def weierstrass(z: complex, g2: complex, g3: complex) -> tuple[complex, complex]:
    """p and its derivative at z, the argument doubled from a small one."""
    z, g2, g3 = complex(z), complex(g2), complex(g3)
    size = max(1.0, abs(g2) ** 0.25, abs(g3) ** (1 / 6))
    halvings = 0
    while abs(z) * size > _SMALL:
        z, halvings = z / 2, halvings + 1
    p, slope = _series(z, g2, g3)
    for _ in range(halvings):
        second = 6 * p * p - g2 / 2
        ratio = second / slope
        p, slope = ratio**2 / 4 - 2 * p, -slope + 3 * p * ratio - ratio**3 / 4
    return p, slope


def _invariants(pair) -> tuple | None:
    return pair.args if is_list(pair) and len(pair) == 2 else None


@builtin("WeierstrassP[u_, g_List]", attributes=("NumericFunction",))
def weierstrass_p(evaluation, u, g):
    """The elliptic function with a double pole at 0 and the invariants g2, g3."""
    return _weierstrass(u, g, 0)


@builtin("WeierstrassPPrime[u_, g_List]", attributes=("NumericFunction",))
def weierstrass_p_prime(evaluation, u, g):
    """The derivative of WeierstrassP."""
    return _weierstrass(u, g, 1)


def _weierstrass(u, g, which: int):
    if is_list(u):
        return wl_list(_weierstrass(x, g, which) for x in u.args)
    pair = _invariants(g)
    if pair is None:
        return None
    if is_zero(u):
        return COMPLEX_INFINITY
    if all(map(is_zero, pair)):
        return times(-2, power(u, -3)) if which else power(u, -2)
    return at_numbers(lambda z, a, b: weierstrass(z, a, b)[which], u, *pair)


@builtin("EllipticExp[u_, curve_List]", attributes=("NumericFunction",))
def elliptic_exp(evaluation, u, curve):
    """The point {x, y} of y^2 = x^3 + a x^2 + b x that u leads to: {p - a/3, p'/2} for its invariants."""
    pair = _invariants(curve)
    if pair is None:
        return None
    if is_zero(u):
        return wl_list((COMPLEX_INFINITY, COMPLEX_INFINITY))

    def part(which: int):
        def value(u, a, b):
            g2, g3 = 4 * (a * a / 3 - b), 4 * (a * b / 3 - 2 * a**3 / 27)
            p, slope = weierstrass(u, g2, g3)
            return slope / 2 if which else p - a / 3

        return at_numbers(value, u, *pair)

    x, y = part(0), part(1)
    return None if x is None or y is None else wl_list((x, y))


# -- modular functions ------------------------------------------------------------------------------


def _in_upper_half(tau: complex) -> bool:
    return complex(tau).imag > 0


@builtin("DedekindEta[t_]", attributes=NUMERIC)
def dedekind_eta(evaluation, t):
    """E^(Pi I t/12) times the product of 1 - E^(2 Pi I k t)."""
    if same(t, I):
        return over(S.Gamma(Fraction(1, 4)), times(2, power(S.Pi, Fraction(3, 4))))

    def value(tau):
        if not _in_upper_half(tau):
            return None
        q, found, k = cmath.exp(2j * cmath.pi * tau), cmath.exp(1j * cmath.pi * tau / 12), 1
        while abs(q) ** k > 1e-18:
            found *= 1 - q**k
            k += 1
        return found

    return _real_if_even(value, t)


def _real_if_even(value, t):
    """The value; real on the imaginary axis, where the function is."""
    found = at_numbers(value, t)
    turned = numeric_value(t)
    on_axis = isinstance(turned, complex) and turned.real == 0
    return found.real if on_axis and isinstance(found, complex) else found


def _theta_constants(tau: complex) -> tuple[complex, complex]:
    """theta2 and theta3 at 0 with the nome E^(Pi I tau)."""
    q = cmath.exp(1j * cmath.pi * tau)
    count = range(40)
    two = 2 * sum(cmath.exp(1j * cmath.pi * tau * (n + 0.5) ** 2) for n in count)
    three = 1 + 2 * sum(q ** (n * n) for n in count if n)
    return two, three


@builtin("ModularLambda[t_]", attributes=NUMERIC)
def modular_lambda(evaluation, t):
    """The parameter m of the periods with the ratio t: theta2^4/theta3^4."""
    if same(t, I):
        return Fraction(1, 2)

    def value(tau):
        if not _in_upper_half(tau):
            return None
        two, three = _theta_constants(tau)
        return (two / three) ** 4

    return _real_if_even(value, t)


@builtin("KleinInvariantJ[t_]", attributes=NUMERIC)
def klein_invariant_j(evaluation, t):
    """4 (1 - m + m^2)^3/(27 m^2 (1 - m)^2) for m = ModularLambda[t]."""
    if same(t, I):
        return 1

    def value(tau):
        if not _in_upper_half(tau):
            return None
        two, three = _theta_constants(tau)
        m = (two / three) ** 4
        return 4 * (1 - m + m * m) ** 3 / (27 * m * m * (1 - m) ** 2)

    return _real_if_even(value, t)


# -- theta functions and Jacobi's zeta function -----------------------------------------------------


@builtin(
    "EllipticThetaPrime[a_Integer, u_, q_]",
    "EllipticThetaPrime[a_Integer, q_]",
    attributes=(*NUMERIC, "NHoldFirst"),
)
def elliptic_theta_prime(evaluation, a, q, u=0):
    """The derivative with respect to u of EllipticTheta[a, u, q]."""
    if not 1 <= a <= 4:
        return None
    if is_zero(u) and is_exact(u) and a > 1:
        return 0

    def value(u, q):
        if abs(q) >= 1:
            return None
        u, q, total = complex(u), complex(q), 0j
        for n in range(200):
            if a < 3:
                k = 2 * n + 1
                wave = (-1) ** n * cmath.cos(k * u) if a == 1 else -cmath.sin(k * u)
                term = 2 * k * q ** ((n + 0.5) ** 2) * wave
            else:
                k = n + 1
                term = -4 * k * (1 if a == 3 else (-1) ** k) * q ** (k * k) * cmath.sin(2 * k * u)
            total += term
            if n > 2 and abs(term) < 1e-18 * abs(total):
                break
        return total

    return at_numbers(value, u, q)


@builtin("JacobiZeta[phi_, m_]", attributes=NUMERIC)
def jacobi_zeta(evaluation, phi, m):
    """EllipticE[phi, m] - EllipticE[m]/EllipticK[m] EllipticF[phi, m]"""
    if (is_zero(phi) or is_zero(m)) and numeric_value(phi) is not None and numeric_value(m) is not None:
        return 0.0 if is_inexact(phi) or is_inexact(m) else 0
    if is_zero(phi) or is_zero(m):
        return 0

    def value(phi, m):
        if not (is_real(phi) and is_real(m)) or m >= 1:
            return None
        return special.ellipeinc(phi, m) - special.ellipe(m) / special.ellipk(m) * special.ellipkinc(phi, m)

    return at_numbers(value, phi, m)
