"""Hypergeometric functions, ProductLog and PolyLog: simple exact cases, and values at numbers."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy import special

from wlnet.algebra.numbers import INFINITY, UNDEFINED, is_exact, is_inexact, is_zero
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.machine import machine_numbers, plain
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import same, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_MOST_TERMS = 100_000
_MOST_DERIVED = 100  # of PolyLog[-n, z], which is a quotient of polynomials
_ENOUGH = 1e-17  # share of the sum below which terms do not count


def _sum(above: list, below: list, z):
    """The series of pFq; None where it does not converge or loses its digits on the way."""
    diverges = len(above) > len(below) + 1 or (len(above) == len(below) + 1 and abs(z) >= 1)
    if diverges and not any(a == int(a.real) and a.real <= 0 for a in map(complex, above)):
        return None
    term = total = 1.0
    largest = 1.0
    for k in range(_MOST_TERMS):
        for a in above:
            term = term * (a + k)
        for b in below:
            if b + k == 0:
                return None if term else plain(total)
            term = term / (b + k)
        term = term * z / (k + 1)
        total += term
        largest = max(largest, abs(term))
        if abs(term) <= _ENOUGH * abs(total):
            return plain(total) if largest * 1e-16 < 1e-9 * abs(total) else None
    return None


@builtin("Hypergeometric0F1[b_, z_]", attributes=NUMERIC)
def hypergeometric_0f1(evaluation, b, z):
    if is_zero(z) and is_exact(z):
        return 1
    values = machine_numbers(b, z)
    return None if values is None else plain(special.hyp0f1(*values))


@builtin("Hypergeometric1F1[a_, b_, z_]", attributes=NUMERIC)
def hypergeometric_1f1(evaluation, a, b, z):
    """Kummer's function: the sum of (a)_k/(b)_k z^k/k!."""
    if is_zero(a) or (is_zero(z) and is_exact(z)):
        return 1.0 if any(map(is_inexact, (a, b, z))) else 1
    if same(a, b):
        return power(S.E, z)
    values = machine_numbers(a, b, z)
    if values is None:
        return None
    a, b, z = values
    if isinstance(a, complex) or isinstance(b, complex):
        return _sum([a], [b], z)
    return plain(special.hyp1f1(a, b, z))


@builtin("Hypergeometric2F1[a_, b_, c_, z_]", attributes=NUMERIC)
def hypergeometric_2f1(evaluation, a, b, c, z):
    """Gauss' function: the sum of (a)_k (b)_k/(c)_k z^k/k!."""
    if is_zero(a) or is_zero(b) or (is_zero(z) and is_exact(z)):
        return 1.0 if any(map(is_inexact, (a, b, c, z))) else 1
    for one, other in ((a, b), (b, a)):
        if same(other, c):
            return power(minus(1, z), negated(one))
    values = machine_numbers(a, b, c, z)
    if values is None:
        return None
    a, b, c, z = values
    if any(isinstance(v, complex) for v in (a, b, c)):
        return _sum([a, b], [c], z)
    if isinstance(z, float) and z > 1:
        z = complex(z, -0.0)  # below the cut, as the language has it
    return plain(special.hyp2f1(a, b, c, z))


@builtin("HypergeometricU[a_, b_, z_]", attributes=NUMERIC)
def hypergeometric_u(evaluation, a, b, z):
    """Tricomi's function."""
    if is_zero(a):
        return 1.0 if any(map(is_inexact, (a, b, z))) else 1
    values = machine_numbers(a, b, z)
    if values is None or any(isinstance(v, complex) for v in values) or values[2] <= 0:
        return None
    return plain(special.hyperu(*values))


@builtin("HypergeometricPFQ[above_List, below_List, z_]", attributes=("NumericFunction",))
def hypergeometric_pfq(evaluation, above, below, z):
    """The sum of the rising factorials of `above` over those of `below` times z^k/k!."""
    upper, lower = list(above.args), list(below.args)
    inexact = any(map(is_inexact, (*upper, *lower, z)))
    if any(map(is_zero, upper)) or (is_zero(z) and is_exact(z)):
        return 1.0 if inexact else 1
    for a in list(upper):
        match = next((b for b in lower if same(a, b)), None)
        if match is not None:
            upper.remove(a)
            lower.remove(match)
    if not lower and len(upper) < 2:
        return power(minus(1, z), negated(upper[0])) if upper else power(S.E, z)
    if inexact:
        values = machine_numbers(*upper, *lower, z)
        if values is not None:
            return _sum(values[: len(upper)], values[len(upper) : -1], values[-1])
    if len(upper) < len(above):
        return S.HypergeometricPFQ(wl_list(upper), wl_list(lower), z)
    return None


# -- ProductLog -----------------------------------------------------------------------------------


@builtin("ProductLog[z_]", "ProductLog[k_Integer, z_]", attributes=NUMERIC)
def product_log(evaluation, z, k=0):
    """The w with w E^w = z, on the k-th branch."""
    if z is UNDEFINED:
        return UNDEFINED
    if k == 0:
        exact = _exact_product_log(z)
        if exact is not None:
            return exact
    values = machine_numbers(z)
    return None if values is None else plain(special.lambertw(values[0], k))


def _exact_product_log(z):
    if is_zero(z) and is_exact(z):
        return 0
    if z is S.E:
        return 1
    if z is INFINITY:
        return INFINITY
    return -1 if same(z, negated(power(S.E, -1))) else None


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
    values = machine_numbers(n, z)
    if values is None:
        return None
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
    if type(z) is int and z in (1, -1) and type(n) is int and n > 1:
        return S.Zeta(n) if z == 1 else S.Times(minus(power(2, 1 - n), 1), S.Zeta(n))
    return None


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
    """The sum of z^k/(a + k)^s from k = 0."""
    values = machine_numbers(z, s, a)
    if values is None or any(isinstance(v, complex) for v in values[1:]) or values[2] <= 0:
        return None
    z, s, a = values
    if z == 1:
        return plain(special.zeta(s, a)) if s > 1 else None
    rest = _power_sum(lambda k: (a + k) ** -s, z)
    return None if rest is None else rest + a**-s
