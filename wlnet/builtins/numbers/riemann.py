"""Functions about the zeros of Zeta: RiemannSiegelTheta, RiemannSiegelZ, ZetaZero, and RiemannR.

Source: Edwards, Riemann's Zeta Function, 6 (theta, Z and the points of Gram) and 1.18 (R, by the series
of Gram).
"""

from __future__ import annotations

import cmath
import math

from scipy import optimize, special

from wlnet.algebra.special.machine import at_numbers
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_LAST_ZERO = 200  # zeros up to this one are found one by one

TOO_FAR = Message("ZetaZero::wlnetfar", "Zeros up to the number `1` are offered.")


def _theta(t: float) -> float:
    return special.loggamma(complex(0.25, t / 2)).imag - t * math.log(math.pi) / 2


def _z(t: float) -> float:
    return (cmath.exp(1j * _theta(t)) * complex(special.zeta(complex(0.5, t)))).real


def _of_real(function):
    return lambda t: None if isinstance(t, complex) else function(t)


@builtin("RiemannSiegelTheta[t_]", attributes=NUMERIC)
def riemann_siegel_theta(evaluation, t):
    """The phase of Zeta on its critical line, turned around."""
    return 0 if type(t) is int and t == 0 else at_numbers(_of_real(_theta), t)


@builtin("RiemannSiegelZ[t_]", attributes=NUMERIC)
def riemann_siegel_z(evaluation, t):
    """E^(I RiemannSiegelTheta[t]) Zeta[1/2 + I t], which is real."""
    return S.Zeta(S.Divide(1, 2)) if type(t) is int and t == 0 else at_numbers(_of_real(_z), t)


def _heights():
    """The heights of the zeros above the real axis, one by one: changes of sign of Z."""
    step, t = 0.05, 10.0
    before = _z(t)
    while True:
        after = _z(t + step)
        if before * after < 0:
            yield optimize.brentq(_z, t, t + step, xtol=1e-14, rtol=1e-15)
        t, before = t + step, after


@builtin("ZetaZero[k_]", attributes=NUMERIC)
def zeta_zero(evaluation, k):
    """The k-th zero of Zeta with real part 1/2, below the real axis for negative k; of whole k by N."""
    if type(k) is not float or not k or not k.is_integer():
        return None
    if abs(k) > _LAST_ZERO:
        raise TOO_FAR(_LAST_ZERO, value=UNEVALUATED)
    heights = _heights()
    for _ in evaluation.steps(range(int(abs(k)) - 1)):
        next(heights)
    return complex(0.5, math.copysign(next(heights), k))


def _gram(x) -> complex:
    log, term, total = cmath.log(x), 1.0, 1.0
    for k in range(1, 400):
        term *= log / k
        more = term / (k * special.zeta(k + 1))
        total += more
        if abs(more) < 1e-17 * abs(total):
            break
    return total


@builtin("RiemannR[x_]", attributes=NUMERIC)
def riemann_r(evaluation, x):
    """About how many primes there are up to x: 1 + the sum of Log[x]^k/(k k! Zeta[k + 1])."""
    if type(x) is int and x in (0, 1):
        return x
    return at_numbers(lambda x: _gram(x) if x else 0, x)
