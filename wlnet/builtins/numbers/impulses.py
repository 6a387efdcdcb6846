"""Steps and pulses, ordinary and generalised: DiracDelta, HeavisideTheta, HeavisidePi, UnitBox, ...

Source: reference pages DiracDelta, HeavisideTheta, HeavisideLambda.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")


@builtin("DiracDelta[x_]", attributes=NUMERIC)
def dirac_delta(evaluation, x):
    """0 at numbers other than 0; what it does at 0 shows under an integral only. c leaves as 1/|c|."""
    value = numeric_value(x)
    if value is not None:
        return 0 if abs(value) > 0 else None
    factor = _factor(x)
    if factor == 1:
        return None
    rest = S.Expand(S.Divide(x, factor)) if x.head is S.Plus else S.Divide(x, factor)
    return S.Divide(S.DiracDelta(rest), S.Abs(factor))


def _factor(x):
    """The number that all of a product or a sum is a multiple of; its sign is that of a product."""
    if not isinstance(x, Expr):
        return 1
    if x.head is S.Times:
        known = [part for part in x.args if is_real(numeric_value(part))]
        return Expr(S.Times, tuple(known)) if known else 1
    if x.head is not S.Plus:
        return 1
    shares = [_share(part) for part in x.args]
    if any(share is None for share in shares):
        return 1
    found = Fraction(gcd(*(s.numerator for s in shares)), lcm(*(s.denominator for s in shares)))
    return found if found.denominator > 1 else found.numerator


def _share(part) -> Fraction | None:
    """The exact number in front of a term; None for a real one."""
    if isinstance(part, Expr) and part.head is S.Times:
        part = part.args[0]
    if isinstance(part, (int, Fraction)):
        return Fraction(part)
    return None if isinstance(part, (float, complex)) else Fraction(1)


@builtin("DiracDelta[x_, y__]", attributes=(*NUMERIC, "Orderless"))
def dirac_delta_of_all(evaluation, x, y):
    """0 where one of several numbers is not 0."""
    values = [numeric_value(v) for v in (x, *y)]
    return 0 if any(v is not None and abs(v) > 0 for v in values) else None


@builtin("HeavisideTheta[x_]", attributes=NUMERIC)
def heaviside_theta(evaluation, x):
    """0 below 0, 1 above, open at 0."""
    value = numeric_value(x)
    return int(value > 0) if is_real(value) and value != 0 else None


@builtin("HeavisideTheta[x_, y__]", attributes=(*NUMERIC, "Orderless"))
def heaviside_theta_of_all(evaluation, x, y):
    """1 where all of several numbers are above 0, 0 where one is below."""
    values = [numeric_value(v) for v in (x, *y)]
    if any(is_real(v) and v < 0 for v in values):
        return 0
    return 1 if all(is_real(v) and v > 0 for v in values) else None


@builtin("HeavisidePi[x_]", attributes=NUMERIC)
def heaviside_pi(evaluation, x):
    """1 for |x| < 1/2, 0 beyond, open at the ends."""
    value = numeric_value(x)
    return int(abs(value) < 0.5) if is_real(value) and abs(value) != 0.5 else None


@builtin("HeavisideLambda[x_]", attributes=NUMERIC)
def heaviside_lambda(evaluation, x):
    """1 - |x| for |x| < 1, 0 beyond."""
    return unit_triangle(evaluation, x)


@builtin("UnitBox[x_]", attributes=NUMERIC)
def unit_box(evaluation, x):
    """1 for |x| <= 1/2, 0 beyond."""
    value = numeric_value(x)
    return int(abs(value) <= 0.5) if is_real(value) else None


@builtin("UnitTriangle[x_]", attributes=NUMERIC)
def unit_triangle(evaluation, x):
    """1 - |x| for |x| <= 1, 0 beyond."""
    value = numeric_value(x)
    if not is_real(value):
        return None
    return S.Subtract(1, S.Abs(x)) if abs(value) <= 1 else 0
