"""MarcumQ: probabilities of lengths of random vectors around a point that is not 0."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import is_exact, is_number, is_real, is_zero
from wlnet.algebra.special.machine import at_numbers
from wlnet.algebra.special.marcum import marcum_q
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")


@builtin("MarcumQ[m_, a_, b_]", attributes=NUMERIC)
def marcum_q_(evaluation, m, a, b):
    """The integral of x (x/a)^(m - 1) E^(-(x^2 + a^2)/2) BesselI[m - 1, a x] from b to Infinity."""
    if direction(b) == 1:
        return 0
    if is_exact(b) and is_zero(b) and is_real(m) and m > 0:
        return 1
    if is_number(a) and is_exact(a) and is_zero(a):
        return S.GammaRegularized(m, S.Times(Fraction(1, 2), S.Power(b, 2)))
    return at_numbers(lambda m, a, b: _of_reals(m, a, b), m, a, b)


@builtin("MarcumQ[m_, a_, b_, c_]", attributes=NUMERIC)
def marcum_q_between(evaluation, m, a, b, c):
    """The same integral from b to c."""
    numbers = [m, a, b, c]
    if not all(map(is_real, numbers)) or all(map(is_exact, numbers)):
        return None
    return S.Subtract(S.MarcumQ(m, a, S.N(b)), S.MarcumQ(m, a, S.N(c)))


def _of_reals(m, a, b):
    return None if any(isinstance(x, complex) for x in (m, a, b)) else marcum_q(m, a, b)
