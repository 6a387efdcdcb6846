"""Beta, the incomplete Beta and Gamma functions by their totals, and the inverses of these.

Source: Abramowitz and Stegun, 6.2, 6.5, 6.6 and 26.5.
"""

from __future__ import annotations

from math import comb

from scipy import special

from wlnet.algebra.functions.special import exact_gamma
from wlnet.algebra.kernel import on_arrays
from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INFINITY,
    NUMBERS,
    RATIONALS,
    is_exact,
    is_inexact,
    is_real,
    is_zero,
    machine,
)
from wlnet.algebra.numeric import is_positive, numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import same
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_MOST_TERMS = 2000  # of an exact incomplete Beta function


@builtin("Beta[a_, b_]", attributes=NUMERIC)
def beta(evaluation, a, b):
    """Gamma[a] Gamma[b]/Gamma[a + b]"""
    if is_inexact(a) or is_inexact(b):
        if is_real(a) and is_real(b):
            return on_arrays("Beta", machine(a), machine(b))
        return at_numbers(_complex_beta, a, b)
    parts = [exact_gamma(x) if type(x) in RATIONALS else None for x in (a, b)]
    if None in parts or COMPLEX_INFINITY in parts:
        return None
    return over(times(*parts), S.Gamma(plus(a, b)))


def _complex_beta(a, b):
    a, b = complex(a), complex(b)
    return special.gamma(a) * special.gamma(b) * special.rgamma(a + b)


@builtin("Beta[z_, a_, b_]", attributes=NUMERIC)
def incomplete_beta(evaluation, z, a, b):
    """The integral of t^(a - 1) (1 - t)^(b - 1) from 0 to z."""
    if type(a) in RATIONALS and a == 1 and is_exact(b):
        return over(minus(1, power(minus(1, z), b)), b)
    if type(z) is int and z == 0 and is_positive(a):
        return 0
    if type(z) is int and z == 1 and is_positive(b):
        return S.Beta(a, b)
    return at_numbers(_incomplete, z, a, b)


@builtin("Beta[z1_, z2_, a_, b_]", attributes=NUMERIC)
def beta_between(evaluation, z1, z2, a, b):
    """The integral from z1 to z2."""
    if not any(map(is_inexact, (z1, z2, a, b))):
        return None
    return minus(S.Beta(z2, a, b), S.Beta(z1, a, b))


def _incomplete(z, a, b):
    """z^a/a 2F1[a, 1 - b, a + 1, z], of real a and b."""
    if isinstance(a, complex) or isinstance(b, complex):
        return None
    if isinstance(z, float) and 0 <= z <= 1 and a > 0 and b > 0:
        return special.betainc(a, b, z) * special.beta(a, b)
    return complex(z) ** a / a * special.hyp2f1(a, 1 - b, a + 1, complex(z))


@builtin("BetaRegularized[z_, a_, b_]", attributes=NUMERIC)
def beta_regularized(evaluation, z, a, b):
    """Beta[z, a, b]/Beta[a, b]: the sum of a binomial distribution where a and b are whole."""
    if type(z) is int and z == 0 and is_positive(a):
        return 0
    if type(z) is int and z == 1 and (type(b) not in RATIONALS or b > 0):
        return 1 if is_positive(b) else None
    if type(a) is type(b) is int and a > 0 and b > 0 and type(z) in NUMBERS and is_exact(z):
        return _binomial_sum(evaluation, z, a, a + b - 1)
    if type(a) is int and a == 1 and not any(map(is_inexact, (z, b))):
        return minus(1, power(minus(1, z), b))
    if type(b) is int and b == 1 and not any(map(is_inexact, (z, a))):
        return power(z, a) if is_positive(a) else minus(power(z, a), S.Power(0, a))
    return at_numbers(lambda z, a, b: _incomplete(z, a, b) / special.beta(a, b), z, a, b)


def _binomial_sum(evaluation, z, least: int, n: int):
    """The sum of Binomial[n, k] z^k (1 - z)^(n - k) for k = least, ..., n"""
    if n > _MOST_TERMS:
        return None
    rest = minus(1, z)
    return plus(
        *(times(comb(n, k), power(z, k), power(rest, n - k)) for k in evaluation.steps(range(least, n + 1)))
    )


@builtin("BetaRegularized[z1_, z2_, a_, b_]", attributes=NUMERIC)
def beta_regularized_between(evaluation, z1, z2, a, b):
    return minus(S.BetaRegularized(z2, a, b), S.BetaRegularized(z1, a, b))


@builtin("InverseBetaRegularized[s_, a_, b_]", attributes=NUMERIC)
def inverse_beta_regularized(evaluation, s, a, b):
    """The z with BetaRegularized[z, a, b] == s."""
    if type(s) is int and s in (0, 1) and is_positive(a) and is_positive(b):
        return s
    if type(a) is int and type(b) is int and a == b == 1 and type(s) in NUMBERS:
        return s
    return _of_reals(
        lambda s, a, b: special.betaincinv(a, b, s) if 0 <= s <= 1 and a > 0 and b > 0 else None, s, a, b
    )


@builtin("InverseBetaRegularized[z_, s_, a_, b_]", attributes=NUMERIC)
def inverse_beta_regularized_from(evaluation, z, s, a, b):
    """The x with BetaRegularized[z, x, a, b] == s."""
    return _of_reals(_share_from, z, s, a, b)


def _share_from(z, s, a, b):
    if a <= 0 or b <= 0 or not 0 <= z <= 1:
        return None
    share = s + special.betainc(a, b, z)
    return special.betaincinv(a, b, share) if 0 <= share <= 1 else None


def _of_reals(function, *args):
    def value(*numbers):
        return None if any(isinstance(v, complex) for v in numbers) else function(*numbers)

    return at_numbers(value, *args)


@builtin("GammaRegularized[a_, x_]", attributes=NUMERIC)
def gamma_regularized(evaluation, a, x):
    """Gamma[a, x]/Gamma[a]"""
    if is_exact(x) and is_zero(x) and is_positive(a):
        return 1
    if x is INFINITY:
        return 0
    if type(a) is int and a == 0:
        return 0
    if type(a) is int and a == 1:
        return power(S.E, negated(x))
    return _of_reals(lambda a, x: special.gammaincc(a, x) if a > 0 and x >= 0 else None, a, x)


@builtin("GammaRegularized[a_, x_, y_]", attributes=NUMERIC)
def gamma_regularized_between(evaluation, a, x, y):
    """GammaRegularized[a, x] - GammaRegularized[a, y]; as it is where there is no value for it."""
    known = (a, x, y) if any(map(is_inexact, (a, x, y))) else ()
    if (known and all(numeric_value(v) is not None for v in known)) or (type(a) is int and a == 1):
        return minus(S.GammaRegularized(a, x), S.GammaRegularized(a, y))
    if same(x, y):
        return 0
    return minus(S.GammaRegularized(a, x), S.GammaRegularized(a, y)) if INFINITY in (x, y) else None


@builtin("InverseGammaRegularized[a_, s_]", attributes=NUMERIC)
def inverse_gamma_regularized(evaluation, a, s):
    """The x with GammaRegularized[a, x] == s."""
    if type(s) is int and s in (0, 1) and is_positive(a):
        return 0 if s else INFINITY
    if type(a) is int and a == 1 and type(s) in RATIONALS and 0 < s < 1:
        return S.Log(over(1, s))
    return _of_reals(lambda a, s: special.gammainccinv(a, s) if a > 0 and 0 < s <= 1 else None, a, s)


@builtin("InverseGammaRegularized[a_, x_, s_]", attributes=NUMERIC)
def inverse_gamma_regularized_from(evaluation, a, x, s):
    """The y with GammaRegularized[a, x, y] == s."""
    if type(x) is int and x == 0 and type(s) in NUMBERS:
        return S.InverseGammaRegularized(a, minus(1, s))
    if not any(map(is_inexact, (a, x, s))):
        return None
    return S.InverseGammaRegularized(a, minus(S.GammaRegularized(a, x), s))
