"""Functions that are integrals of elementary ones."""

from __future__ import annotations

from fractions import Fraction

from scipy import special

from wlnet.algebra.call import applied
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import COMPLEX_INFINITY, I, is_inexact, is_real, is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import negated, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex, parts
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")


@builtin("Erfi[x_]", attributes=NUMERIC, packed=True)
def erfi(evaluation, x):
    return applied("Erfi", x)


@builtin("SinIntegral[x_]", attributes=NUMERIC, packed=True)
def sin_integral(evaluation, x):
    return applied("SinIntegral", x)


@builtin("CosIntegral[x_]", attributes=NUMERIC, packed=True)
def cos_integral(evaluation, x):
    return applied("CosIntegral", x)


@builtin("ExpIntegralEi[x_]", attributes=NUMERIC, packed=True)
def exp_integral_ei(evaluation, x):
    return applied("ExpIntegralEi", x)


@builtin("ExpIntegralE[n_, x_]", attributes=NUMERIC)
def exp_integral_e(evaluation, n, x):
    """The integral of E^(-x t)/t^n from t = 1, of whole orders and positive numbers x."""
    if type(n) is int and not is_inexact(x):
        return _exact_integral_e(n, x)
    order, value = numeric_value(n), numeric_value(x)
    if not (is_inexact(n) or is_inexact(x)) or not is_real(order) or not is_real(value):
        return None
    if value == 0 and order >= 0:
        return 1 / (order - 1) if order > 1 else COMPLEX_INFINITY
    return float(special.expn(int(order), value)) if order == int(order) >= 0 and value > 0 else None


def _exact_integral_e(n: int, x):
    """E^-x/x for the order 0, 1/(n - 1) at 0."""
    if type(x) is int and x == 0:
        return Fraction(1, n - 1) if n > 2 else 1 if n == 2 else COMPLEX_INFINITY
    return over(power(S.E, negated(x)), x) if n == 0 else None


@builtin("LogIntegral[x_]", attributes=NUMERIC, packed=True)
def log_integral(evaluation, x):
    return applied("LogIntegral", x)


@builtin("SinhIntegral[x_]", attributes=NUMERIC)
def sinh_integral(evaluation, x):
    """The integral of Sinh[t]/t from 0 to x."""
    if type(x) is int and x == 0:
        return 0
    return at_numbers(lambda x: special.shichi(x)[0], x)


@builtin("CoshIntegral[x_]", attributes=NUMERIC)
def cosh_integral(evaluation, x):
    """EulerGamma + Log[x] and the integral of (Cosh[t] - 1)/t from 0 to x."""
    if type(x) is int and x == 0:
        return MINUS_INFINITY
    return at_numbers(lambda x: special.shichi(complex(x) if isinstance(x, float) and x < 0 else x)[1], x)


@builtin("DawsonF[x_]", attributes=NUMERIC)
def dawson_f(evaluation, x):
    """E^-x^2 times the integral of E^t^2 from 0 to x."""
    if type(x) is int and x == 0:
        return 0
    return at_numbers(special.dawsn, x)


@builtin("OwenT[h_, a_]", attributes=NUMERIC)
def owen_t(evaluation, h, a):
    """The share of a two-dimensional normal distribution with x > h and 0 < y < a x."""
    if type(a) is int and a == 0:
        return 0
    if type(h) is int and h == 0:
        return S.Divide(S.ArcTan(a), S.Times(2, S.Pi))
    return at_numbers(
        lambda h, a: None if isinstance(h, complex) or isinstance(a, complex) else special.owens_t(h, a), h, a
    )


@builtin("FresnelS[x_]", attributes=NUMERIC, packed=True)
def fresnel_s(evaluation, x):
    if x is COMPLEX_INFINITY:
        return S.Indeterminate
    turned = _without_i(x)
    return applied("FresnelS", x) if turned is None else times(negated(I), S.FresnelS(turned))


@builtin("FresnelC[x_]", attributes=NUMERIC, packed=True)
def fresnel_c(evaluation, x):
    if x is COMPLEX_INFINITY:
        return S.Indeterminate
    turned = _without_i(x)
    return applied("FresnelC", x) if turned is None else times(I, S.FresnelC(turned))


def _without_i(x):
    """y of I y; None for other numbers and products."""
    if is_inexact(x):
        return None
    factor, rest = (x, 1) if type(x) is Complex else split(x) if isinstance(x, Expr) else (1, x)
    if type(factor) is not Complex or not is_zero(parts(factor)[0]):
        return None
    return times(parts(factor)[1], rest)
