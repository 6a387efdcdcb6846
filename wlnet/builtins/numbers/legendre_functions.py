"""Legendre functions of the second kind and of any degree, ParabolicCylinderD, WhittakerM and WhittakerW,
Coulomb waves without charge.

Source: Abramowitz and Stegun, 8, 13, 14 and 19.
"""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

from scipy import special

from wlnet.algebra.numbers import is_inexact
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.legendre import second_kind
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, negated, plus
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_MOST = 40  # degree of LegendreQ that is written out


def _of_reals(function, *args):
    def value(*numbers):
        return None if any(isinstance(v, complex) for v in numbers) else function(*numbers)

    return at_numbers(value, *args)


@builtin("LegendreQ[n_, x_]", attributes=NUMERIC)
def legendre_q(evaluation, n, x):
    """Of the second kind: LegendreP[n, x] ArcTanh[x] minus a polynomial for whole n."""
    if type(n) is int and 0 <= n <= _MOST:
        if is_inexact(x):
            return _of_reals(lambda x: _whole_degree(n, x), x)
        return _written(evaluation, n, x)
    return _of_reals(lambda n, x: second_kind(n, 0, x), n, x)


def _whole_degree(n: int, x: float) -> complex:
    """Q0 and Q1 and the recurrence of both kinds; above 1 as below its cut."""
    log = 0.5 * (cmath.log(1 + x) - cmath.log(1 - x)) if abs(x) != 1 else math.inf
    rows = [log, x * log - 1]
    for k in range(1, n):
        rows.append(((2 * k + 1) * x * rows[k] - k * rows[k - 1]) / (k + 1))
    return rows[n]


def _written(evaluation, n: int, x):
    """P_n (Log[1 + x] - Log[1 - x])/2 - the sum of P_(k - 1) P_(n - k)/k."""
    log = plus(over(negated(S.Log(minus(1, x))), 2), over(S.Log(plus(1, x)), 2))
    parts = [over(times(S.LegendreP(k - 1, x), S.LegendreP(n - k, x)), k) for k in range(1, n + 1)]
    rest = evaluation.evaluate(S.Expand(plus(*parts)))
    return minus(times(S.LegendreP(n, x), log), rest)


@builtin("LegendreQ[n_, m_, x_]", attributes=NUMERIC)
def associated_legendre_q(evaluation, n, m, x):
    """The associated function of the second kind."""
    if type(m) is int and m == 0:
        return S.LegendreQ(n, x)
    return _of_reals(second_kind, n, m, x)


@builtin("ParabolicCylinderD[n_, x_]", attributes=NUMERIC)
def parabolic_cylinder_d(evaluation, n, x):
    """The solution of y'' + (n + 1/2 - x^2/4) y = 0 that vanishes for large x."""
    return _of_reals(lambda n, x: special.pbdv(n, x)[0], n, x)


@builtin("WhittakerM[k_, m_, x_]", attributes=NUMERIC)
def whittaker_m(evaluation, k, m, x):
    """E^(-x/2) x^(m + 1/2) Hypergeometric1F1[m - k + 1/2, 1 + 2 m, x]"""

    def value(k, m, x):
        return math.exp(-x / 2) * complex(x) ** (m + 0.5) * special.hyp1f1(m - k + 0.5, 1 + 2 * m, x)

    return _of_reals(value, k, m, x)


@builtin("WhittakerW[k_, m_, x_]", attributes=NUMERIC)
def whittaker_w(evaluation, k, m, x):
    """E^(-x/2) x^(m + 1/2) HypergeometricU[m - k + 1/2, 1 + 2 m, x]"""

    def value(k, m, x):
        return (
            None if x <= 0 else math.exp(-x / 2) * x ** (m + 0.5) * special.hyperu(m - k + 0.5, 1 + 2 * m, x)
        )

    return _of_reals(value, k, m, x)


_WITHOUT_CHARGE = Formulas("""
CoulombF[0, 0, z_] :> Sin[z]
CoulombF[n_, 0, z_] :> z SphericalBesselJ[n, z]
CoulombG[0, 0, z_] :> Cos[z]
CoulombG[n_, 0, z_] :> -z SphericalBesselY[n, z]
CoulombH1[0, 0, z_] :> E^(I z)
CoulombH1[n_, 0, z_] :> I z SphericalHankelH1[n, z]
CoulombH2[0, 0, z_] :> E^(-I z)
CoulombH2[n_, 0, z_] :> -I z SphericalHankelH2[n, z]
""")


@builtin("CoulombF[n_, eta_, z_]", attributes=NUMERIC)
def coulomb_f(evaluation, n, eta, z):
    """The Coulomb wave regular at 0; known where the charge parameter is 0."""
    return _WITHOUT_CHARGE.value(evaluation, Expr(S.CoulombF, (n, eta, z)))


@builtin("CoulombG[n_, eta_, z_]", attributes=NUMERIC)
def coulomb_g(evaluation, n, eta, z):
    """The Coulomb wave irregular at 0; known where the charge parameter is 0."""
    return _WITHOUT_CHARGE.value(evaluation, Expr(S.CoulombG, (n, eta, z)))


@builtin("CoulombH1[n_, eta_, z_]", attributes=NUMERIC)
def coulomb_h1(evaluation, n, eta, z):
    """The Coulomb wave that goes out; known where the charge parameter is 0."""
    return _WITHOUT_CHARGE.value(evaluation, Expr(S.CoulombH1, (n, eta, z)))


@builtin("CoulombH2[n_, eta_, z_]", attributes=NUMERIC)
def coulomb_h2(evaluation, n, eta, z):
    """The Coulomb wave that comes in; known where the charge parameter is 0."""
    return _WITHOUT_CHARGE.value(evaluation, Expr(S.CoulombH2, (n, eta, z)))


@builtin("BernsteinBasis[d_Integer, n_Integer, x_]", attributes=NUMERIC)
def bernstein_basis(evaluation, d, n, x):
    """Binomial[d, n] x^n (1 - x)^(d - n) from 0 to 1, 0 outside."""
    if not 0 <= n <= d:
        return 0 if d >= 0 else None
    inside = evaluation.evaluate(S.LessEqual(0, x, 1))
    if inside is S("False"):
        return 0
    if inside is not S("True"):
        return None
    return times(math.comb(d, n), power(x, n) if n else 1, power(minus(1, x), d - n) if d > n else 1)


@builtin("HeavisidePi[xs__]", attributes=("NumericFunction", "Orderless"))
def heaviside_pi(evaluation, xs):
    """1 where all arguments lie between -1/2 and 1/2, 0 where one lies beyond."""
    return _product_of(evaluation, xs, Fraction(1, 2), lambda x: 1)


@builtin("HeavisideLambda[xs__]", attributes=("NumericFunction", "Orderless"))
def heaviside_lambda(evaluation, xs):
    """The product of 1 - |x| where all arguments lie between -1 and 1, 0 elsewhere."""
    return _product_of(evaluation, xs, 1, lambda x: S.Subtract(1, S.Abs(x)))


def _product_of(evaluation, xs, reach, height):
    """The product of the heights; None at an edge that is not 0 anyway, and for symbols."""
    sizes = [evaluation.evaluate(S.Abs(x)) for x in xs]
    beyond = [evaluation.evaluate(S.Greater(size, reach)) for size in sizes]
    if S("True") in beyond:
        return 0
    within = [evaluation.evaluate(S.Less(size, reach)) for size in sizes]
    if all(w is S("True") for w in within):
        return S.Times(*map(height, xs))
    return 0 if reach == 1 and all(b is S("False") for b in beyond) else None
