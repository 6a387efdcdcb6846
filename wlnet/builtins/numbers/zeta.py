"""Zeta of one and two arguments and the sums beside it: eta, lambda, beta, Stieltjes constants.

Sources: Abramowitz and Stegun, 23.1, 23.2; NIST Handbook, 25.11.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from scipy import special

from wlnet.algebra.call import applied
from wlnet.algebra.numbers import COMPLEX_INFINITY, RATIONALS, rational
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special import precise_series
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, negated
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_MOST_EXACT = 200  # order up to which values are written out


@builtin("Zeta[x_]", attributes=NUMERIC, packed=True)
def zeta(evaluation, x):
    if x is COMPLEX_INFINITY:
        return S.Indeterminate
    if type(x) in (float, complex) and x == 1:
        return COMPLEX_INFINITY
    if isinstance(x, Expr) and x.head is S.ZetaZero and len(x) == 1:
        return 0
    return applied("Zeta", x)


@builtin("Zeta[s_, a_]", attributes=NUMERIC)
def zeta_from(evaluation, s, a):
    """The sum of (k + a)^-s for k = 0, 1, ..."""
    return _hurwitz(s, a)


@builtin("HurwitzZeta[s_, a_]", attributes=NUMERIC)
def hurwitz_zeta(evaluation, s, a):
    return _hurwitz(s, a)


def _hurwitz(s, a):
    if type(s) is int and s == 1:
        return COMPLEX_INFINITY
    if type(s) is int and -_MOST_EXACT <= s <= 0 and type(a) in RATIONALS:
        return over(S.BernoulliB(1 - s, a), s - 1)
    if type(a) is int and a == 1:
        return S.Zeta(s)
    if type(a) in RATIONALS and a == rational(1, 2):
        return times(minus(power(2, s), 1), S.Zeta(s))
    if type(a) is Fraction and a.denominator == 2 and 1 < a <= _MOST_EXACT and type(s) is int and s > 1:
        first = sum((Fraction(2, 2 * k + 1) ** s for k in range(int(a))), Fraction(0))
        return minus(times(2**s - 1, S.Zeta(s)), first)
    if type(s) is int and type(a) is int and 1 < a <= _MOST_EXACT and 1 < s <= _MOST_EXACT:
        return minus(S.Zeta(s), S.HarmonicNumber(a - 1, s))
    return at_numbers(
        lambda s, a: (
            special.zeta(s, a)
            if not isinstance(s, complex) and not isinstance(a, complex) and s > 1 and a > 0
            else None
        ),
        s,
        a,
        precise=precise_series.hurwitz_zeta,
    )


@builtin("DirichletEta[s_]", attributes=NUMERIC)
def dirichlet_eta(evaluation, s):
    """The sum of (-1)^(k + 1) k^-s for k = 1, 2, ...: (1 - 2^(1 - s)) Zeta[s]"""
    if type(s) is int:
        return S.Log(2) if s == 1 else times(minus(1, power(2, 1 - s)), S.Zeta(s))
    return _by_zeta(s, lambda s: (1 - 2 ** (1 - s)) * special.zeta(s), 1)


@builtin("DirichletLambda[s_]", attributes=NUMERIC)
def dirichlet_lambda(evaluation, s):
    """The sum of (2 k + 1)^-s for k = 0, 1, ...: (1 - 2^-s) Zeta[s]"""
    if type(s) is int:
        return COMPLEX_INFINITY if s == 1 else times(minus(1, power(2, -s)), S.Zeta(s))
    return _by_zeta(s, lambda s: (1 - 2**-s) * special.zeta(s), 1)


@builtin("DirichletBeta[s_]", attributes=NUMERIC)
def dirichlet_beta(evaluation, s):
    """The sum of (-1)^k (2 k + 1)^-s for k = 0, 1, ..."""
    if type(s) is int and s == 2:
        return S.Catalan
    if type(s) is int and s <= 0:
        return over(S.EulerE(-s), 2)
    if type(s) is int and s % 2 and s <= _MOST_EXACT:
        k = s // 2
        return times((-1) ** k, S.EulerE(2 * k), power(S.Pi, s), rational(1, 4 ** (k + 1) * factorial(2 * k)))
    return _by_zeta(s, lambda s: 4**-s * (special.zeta(s, 0.25) - special.zeta(s, 0.75)), None)


def _by_zeta(s, formula, pole):
    def value(s):
        if isinstance(s, complex) or s == pole or (pole is None and s <= 1):
            return None
        return formula(s)

    return at_numbers(value, s)


@builtin("StieltjesGamma[n_Integer]", attributes=NUMERIC)
def stieltjes_gamma(evaluation, n):
    """The coefficients of Zeta at 1; that of order 0 is EulerGamma."""
    return S.EulerGamma if n == 0 else None


@builtin("PrimeZetaP[s_]", attributes=NUMERIC)
def prime_zeta(evaluation, s):
    """The sum of p^-s over the primes: the sum of MoebiusMu[k]/k Log[Zeta[k s]]"""
    if type(s) is int and s <= 1:
        return COMPLEX_INFINITY if s in (0, 1) else None
    from_moebius = [(k, evaluation.evaluate(S.MoebiusMu(k))) for k in range(1, 60)]

    def value(s):
        if isinstance(s, complex) or s <= 1:
            return None
        return sum(mu / k * float(special.log1p(special.zetac(k * s))) for k, mu in from_moebius if mu)

    return at_numbers(value, s)


@builtin("BarnesG[n_Integer]", attributes=NUMERIC)
def barnes_g(evaluation, n):
    """The product of the factorials up to (n - 2)!; 0 for n below 1."""
    if n <= 0:
        return 0
    found = one = 1
    for k in evaluation.steps(range(1, n - 1)):
        one *= k
        found *= one
    return found


@builtin("Hyperfactorial[n_Integer]", attributes=NUMERIC)
def hyperfactorial(evaluation, n):
    """The product of k^k for k up to n."""
    if n < 0:
        return None if n < -1 else negated(-1)
    found = 1
    for k in evaluation.steps(range(1, n + 1)):
        found *= k**k
    return found
