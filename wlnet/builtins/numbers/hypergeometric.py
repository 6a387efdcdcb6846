"""Hypergeometric functions and ProductLog: simple exact cases, and values at numbers."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

import numpy as np
from scipy import special

from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INFINITY,
    RATIONALS,
    UNDEFINED,
    is_exact,
    is_inexact,
    is_real,
    is_zero,
)
from wlnet.algebra.numeric import is_positive, numeric_value
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.special import precise_series as series
from wlnet.algebra.special.hypergeometric_forms import gauss, kummer, terminating, tricomi
from wlnet.algebra.special.machine import at_numbers, machine_numbers, plain, with_digits
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import same, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
HALF = Fraction(1, 2)
_MOST_TERMS = 100_000
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


# what functions of the argument z are for a few parameters
_FORMS = {
    ("0F1", HALF): lambda z: S.Cosh(times(2, sqrt(z))),
    ("0F1", 3 * HALF): lambda z: over(S.Sinh(times(2, sqrt(z))), times(2, sqrt(z))),
    ("1F1", HALF, 1): lambda z: times(power(S.E, over(z, 2)), S.BesselI(0, over(z, 2))),
    ("1F1", HALF, 3 * HALF): lambda z: over(times(sqrt(S.Pi), S.Erfi(sqrt(z))), times(2, sqrt(z))),
    ("1F1", 1, HALF): lambda z: plus(1, times(power(S.E, z), sqrt(S.Pi), sqrt(z), S.Erf(sqrt(z)))),
    ("2F1", HALF, 1, 3 * HALF): lambda z: over(S.ArcTanh(sqrt(z)), sqrt(z)),
    ("2F1", HALF, HALF, 3 * HALF): lambda z: over(S.ArcSin(sqrt(z)), sqrt(z)),
    ("2F1", HALF, HALF, 1): lambda z: over(times(2, S.EllipticK(z)), S.Pi),
    ("2F1", -HALF, HALF, 1): lambda z: over(times(2, S.EllipticE(z)), S.Pi),
}


def _short(name: str, parameters: tuple, z):
    if any(map(is_inexact, (*parameters, z))) or not all(type(v) in RATIONALS for v in parameters):
        return None
    form = _FORMS.get((name, *parameters))
    return None if form is None else form(z)


@builtin("Hypergeometric0F1[b_, z_]", attributes=NUMERIC)
def hypergeometric_0f1(evaluation, b, z):
    if is_zero(z) and is_exact(z):
        return 1
    if not any(map(is_inexact, (b, z))):
        return _short("0F1", (b,), z)
    return at_numbers(special.hyp0f1, b, z, precise=series.hypergeometric_0f1)


@builtin("Hypergeometric1F1[a_, b_, z_]", attributes=NUMERIC)
def hypergeometric_1f1(evaluation, a, b, z):
    """Kummer's function: the sum of (a)_k/(b)_k z^k/k!."""
    if is_zero(a) or (is_zero(z) and is_exact(z)):
        return 1.0 if any(map(is_inexact, (a, b, z))) else 1
    if not any(map(is_inexact, (a, b, z))):
        found = kummer(a, b, z)
        if found is None:
            return power(S.E, z) if same(a, b) else _short("1F1", (a, b), z)
        return found
    found = with_digits(series.hypergeometric_1f1, (a, b, z))
    values = machine_numbers(a, b, z)
    if values is None or found is not None:
        return found
    a, b, z = values
    if a == b and not (float(a.real).is_integer() and a.real <= 0):
        return plain(np.exp(z))
    if isinstance(a, complex) or isinstance(b, complex):
        return _sum([a], [b], z)
    return plain(special.hyp1f1(a, b, z))


@builtin("Hypergeometric2F1[a_, b_, c_, z_]", attributes=NUMERIC)
def hypergeometric_2f1(evaluation, a, b, c, z):
    """Gauss' function: the sum of (a)_k (b)_k/(c)_k z^k/k!."""
    if is_zero(a) or is_zero(b) or (is_zero(z) and is_exact(z)):
        return 1.0 if any(map(is_inexact, (a, b, c, z))) else 1
    if not any(map(is_inexact, (a, b, c, z))):
        found = gauss(a, b, c, z)
        if found is not None:
            return found
    for one, other in ((a, b), (b, a)):
        if same(other, c):
            return power(minus(1, z), negated(one))
    values = with_digits(series.hypergeometric_2f1, (a, b, c, z))
    if values is not None:
        return values
    values = machine_numbers(a, b, c, z)
    if values is None:
        return _at_one(a, b, c) if same(z, 1) else _short("2F1", (*_in_order(a, b), c), z)
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
    if not any(map(is_inexact, (a, b, z))):
        return tricomi(a, b, z)
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
    if not inexact:
        one = len(upper) == len(lower) == 1
        found = kummer(*upper, *lower, z) if one else terminating(upper, lower, z)
        if found is not None and one:
            return S.Together(found)
        if found is None and same(z, 1) and (len(upper), len(lower)) == (2, 1):
            found = _at_one(*upper, *lower)
            if found is COMPLEX_INFINITY and all(map(is_positive, (*upper, *lower))):
                return INFINITY
        if found is not None:
            return found
    if inexact:
        values = machine_numbers(*upper, *lower, z)
        if values is not None:
            return _sum(values[: len(upper)], values[len(upper) : -1], values[-1])
    if len(upper) < len(above):
        return S.HypergeometricPFQ(wl_list(upper), wl_list(lower), z)
    return None


def _in_order(a, b) -> tuple:
    return (b, a) if type(a) in RATIONALS and type(b) in RATIONALS and b < a else (a, b)


def _at_one(a, b, c):
    """Gauss' theorem, where the series converges."""
    rest = plus(c, negated(a), negated(b))
    value = numeric_value(rest)
    if value is not None and complex(value).real <= 0:
        return COMPLEX_INFINITY if is_real(value) else None
    return over(times(S.Gamma(c), S.Gamma(rest)), times(S.Gamma(minus(c, a)), S.Gamma(minus(c, b))))


# -- regularized functions: over the Gamma function of what stands below ----------------------------


def _regularized(above: list, below: list, z, call):
    """The function over Gamma of the arguments below; at -m below the limit, from term m + 1 on.

    call    (above, below) to the plain function of z
    """
    places = [numeric_value(b) for b in below]
    shift = max((int(1 - b) for b in places if is_real(b) and b <= 0 and b == int(b)), default=0)
    if is_zero(z) and is_exact(z):
        return 0 if shift else over(1, times(*(S.Gamma(b) for b in below)))
    if not any(map(is_inexact, (*above, *below, z))):
        return None
    if any(numeric_value(v) is None for v in (*above, *below, z)):
        return None
    up, down = [plus(a, shift) for a in above], [plus(b, shift) for b in below]
    if shift:  # (a)_s z^s/s! times the function of a + s over s + 1 and the other b + s
        at = next(k for k, b in enumerate(places) if is_real(b) and b == 1 - shift)
        others = down[:at] + down[at + 1 :]
        front = times(*(S.Pochhammer(a, shift) for a in above), power(z, shift), over(1, factorial(shift)))
        return over(times(front, call(up, [shift + 1, *others])), times(*(S.Gamma(b) for b in others)))
    return over(call(up, down), times(*(S.Gamma(b) for b in down)))


@builtin("Hypergeometric0F1Regularized[b_, z_]", attributes=NUMERIC)
def hypergeometric_0f1_regularized(evaluation, b, z):
    return _regularized([], [b], z, lambda up, down: S.Hypergeometric0F1(*down, z))


@builtin("Hypergeometric1F1Regularized[a_, b_, z_]", attributes=NUMERIC)
def hypergeometric_1f1_regularized(evaluation, a, b, z):
    return _regularized([a], [b], z, lambda up, down: S.Hypergeometric1F1(*up, *down, z))


@builtin("Hypergeometric2F1Regularized[a_, b_, c_, z_]", attributes=NUMERIC)
def hypergeometric_2f1_regularized(evaluation, a, b, c, z):
    return _regularized([a, b], [c], z, lambda up, down: S.Hypergeometric2F1(*up, *down, z))


@builtin("HypergeometricPFQRegularized[above_List, below_List, z_]", attributes=("NumericFunction",))
def hypergeometric_pfq_regularized(evaluation, above, below, z):
    return _regularized(
        list(above.args),
        list(below.args),
        z,
        lambda up, down: S.HypergeometricPFQ(wl_list(up), wl_list(down), z),
    )


# -- ProductLog -----------------------------------------------------------------------------------


@builtin("LambertW[z_]", "LambertW[k_, z_]", attributes=NUMERIC)
def lambert_w(evaluation, z, k=None):
    """Another name of ProductLog."""
    return S.ProductLog(z) if k is None else S.ProductLog(k, z)


@builtin("ProductLog[z_]", "ProductLog[k_Integer, z_]", attributes=NUMERIC)
def product_log(evaluation, z, k=0):
    """The w with w E^w = z, on the k-th branch."""
    if z is UNDEFINED:
        return UNDEFINED
    if k == 0:
        exact = _exact_product_log(z)
        if exact is not None:
            return exact
    return at_numbers(lambda z: special.lambertw(z, k), z, precise=series.product_log if k == 0 else None)


def _exact_product_log(z):
    if is_zero(z) and is_exact(z):
        return 0
    if z is S.E:
        return 1
    if z is INFINITY:
        return INFINITY
    return -1 if same(z, negated(power(S.E, -1))) else None
