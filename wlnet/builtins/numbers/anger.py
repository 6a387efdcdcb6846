"""AngerJ and WeberE, WignerD, and Cantor's staircase.

Sources: NIST Handbook, 11.10 (Anger and Weber); Wigner, Group Theory, 15 (the sum for d).
"""

from __future__ import annotations

import math
from fractions import Fraction
from math import factorial

from scipy import integrate

from wlnet.algebra.numbers import RATIONALS, I, is_exact, is_inexact, is_real, is_zero
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")
_LONGEST = 10_000  # digits after which a fraction's digits are not looked at for a period

BAD_SPIN = Message("WignerD::wlnetspin", "`1` are not half the whole numbers j, m1, m2 with |m1|, |m2| <= j.")


def _integral(function):
    def value(v, x):
        if isinstance(v, complex) or isinstance(x, complex):
            return None
        part = lambda t: function(v * t - x * math.sin(t))  # noqa: E731
        return integrate.quad(part, 0, math.pi, epsabs=1e-13, epsrel=1e-12, limit=400)[0] / math.pi

    return value


@builtin("AngerJ[v_, x_]", attributes=(*NUMERIC, "ReadProtected"))
def anger_j(evaluation, v, x):
    """The mean of Cos[v t - x Sin[t]] for t from 0 to Pi."""
    if type(v) is int:
        return S.BesselJ(v, x)
    if is_zero(x) and is_exact(x):
        return S.Sinc(times(S.Pi, v))
    return at_numbers(_integral(math.cos), v, x)


@builtin("WeberE[v_, x_]", attributes=(*NUMERIC, "ReadProtected"))
def weber_e(evaluation, v, x):
    """The mean of Sin[v t - x Sin[t]] for t from 0 to Pi."""
    if is_zero(x) and is_exact(x) and not is_inexact(v):
        return 0 if is_zero(v) else over(minus(1, S.Cos(times(S.Pi, v))), times(S.Pi, v))
    return at_numbers(_integral(math.sin), v, x)


@builtin(
    "WignerD[spins_List, b_]",
    "WignerD[spins_List, b_, c_]",
    "WignerD[spins_List, a_, b_, c_]",
    attributes=("NumericFunction", "ReadProtected"),
)
def wigner_d(evaluation, spins, b, a=0, c=0):
    """The element m1, m2 of the rotation by Euler's angles a, b, c for the spin j, of {j, m1, m2}."""
    if len(spins) != 3:
        return None
    if not all(type(v) in RATIONALS and Fraction(2 * v).denominator == 1 for v in spins.args):
        return None
    j, m, n = spins.args
    if abs(m) > j or abs(n) > j or any(Fraction(j - v).denominator != 1 for v in (m, n)):
        raise BAD_SPIN(spins, value=UNEVALUATED)
    turn = power(S.E, plus(times(I, m, a), times(I, n, c)))
    return times(turn, _small_d(j, m, n, b))


def _small_d(j, m, n, b):
    up, down, left, right = (int(v) for v in (j + n, j - n, j + m, j - m))
    front = sqrt(factorial(up) * factorial(down) * factorial(left) * factorial(right))
    cos, sin = S.Cos(over(b, 2)), S.Sin(over(b, 2))
    shift, terms = int(n - m), []
    for s in range(max(0, -shift), min(left, down) + 1):
        below = factorial(left - s) * factorial(s) * factorial(shift + s) * factorial(down - s)
        sign = (-1) ** (shift + s)
        powers = (power(cos, int(2 * j) - shift - 2 * s), power(sin, shift + 2 * s))
        terms.append(times(sign, front, over(1, below), *powers))
    return plus(*terms)


@builtin("CantorStaircase[x_]", attributes=NUMERIC)
def cantor_staircase(evaluation, x):
    """Cantor's function: the digits 0, 2 of x to the base 3 as 0, 1 to the base 2, to the first 1."""
    if is_list(x) or not is_real(x):
        return None
    if is_exact(x):
        return 0 if x <= 0 else 1 if x >= 1 else _staircase(Fraction(x))
    return at_numbers(lambda x: float(_staircase(Fraction(min(max(x, 0.0), 1.0)))), x)


def _staircase(x: Fraction):
    if x in (0, 1):
        return int(x)
    total, bit, seen = Fraction(0), Fraction(1, 2), {}
    for _ in range(_LONGEST):
        if x in seen:  # what is between here and there comes again and again
            before, start = seen[x]
            total = before + (total - before) / (1 - bit / start)
            break
        seen[x] = (total, bit)
        x *= 3
        digit = min(int(x), 2)
        x -= digit
        if digit:
            total += bit
        if digit == 1 or not x:
            break
        bit /= 2
    return total.numerator if total.denominator == 1 else total
