"""Trigonometric and hyperbolic functions and their inverses."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

from wlnet.algebra.call import applied
from wlnet.algebra.kernel import any_array, on_arrays
from wlnet.algebra.numbers import MACHINE, NUMBERS, is_real, is_zero, machine
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over
from wlnet.algebra.sums import negated
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")

UNDEFINED_ANGLE = Message("ArcTan::indet", "Indeterminate expression `1` encountered.")


@builtin("Sin[x_]", attributes=NUMERIC, packed=True)
def sin(evaluation, x):
    return applied("Sin", x)


@builtin("Cos[x_]", attributes=NUMERIC, packed=True)
def cos(evaluation, x):
    return applied("Cos", x)


@builtin("Tan[x_]", attributes=NUMERIC, packed=True)
def tan(evaluation, x):
    return applied("Tan", x)


@builtin("Cot[x_]", attributes=NUMERIC, packed=True)
def cot(evaluation, x):
    return applied("Cot", x)


@builtin("Sec[x_]", attributes=NUMERIC, packed=True)
def sec(evaluation, x):
    return applied("Sec", x)


@builtin("Csc[x_]", attributes=NUMERIC, packed=True)
def csc(evaluation, x):
    return applied("Csc", x)


@builtin("ArcSin[x_]", attributes=NUMERIC, packed=True)
def arc_sin(evaluation, x):
    return applied("ArcSin", x)


@builtin("ArcCos[x_]", attributes=NUMERIC, packed=True)
def arc_cos(evaluation, x):
    return applied("ArcCos", x)


@builtin("ArcCot[x_]", attributes=NUMERIC, packed=True)
def arc_cot(evaluation, x):
    return applied("ArcCot", x)


@builtin("ArcSec[x_]", attributes=NUMERIC, packed=True)
def arc_sec(evaluation, x):
    return applied("ArcSec", x)


@builtin("ArcCsc[x_]", attributes=NUMERIC, packed=True)
def arc_csc(evaluation, x):
    return applied("ArcCsc", x)


@builtin("Sinh[x_]", attributes=NUMERIC, packed=True)
def sinh(evaluation, x):
    return applied("Sinh", x)


@builtin("Cosh[x_]", attributes=NUMERIC, packed=True)
def cosh(evaluation, x):
    return applied("Cosh", x)


@builtin("Tanh[x_]", attributes=NUMERIC, packed=True)
def tanh(evaluation, x):
    return applied("Tanh", x)


@builtin("Coth[x_]", attributes=NUMERIC, packed=True)
def coth(evaluation, x):
    return applied("Coth", x)


@builtin("Sech[x_]", attributes=NUMERIC, packed=True)
def sech(evaluation, x):
    return applied("Sech", x)


@builtin("Csch[x_]", attributes=NUMERIC, packed=True)
def csch(evaluation, x):
    return applied("Csch", x)


@builtin("ArcSinh[x_]", attributes=NUMERIC, packed=True)
def arc_sinh(evaluation, x):
    return applied("ArcSinh", x)


@builtin("ArcCosh[x_]", attributes=NUMERIC, packed=True)
def arc_cosh(evaluation, x):
    return applied("ArcCosh", x)


@builtin("ArcTanh[x_]", attributes=NUMERIC, packed=True)
def arc_tanh(evaluation, x):
    return applied("ArcTanh", x)


@builtin("ArcCoth[x_]", attributes=NUMERIC, packed=True)
def arc_coth(evaluation, x):
    return applied("ArcCoth", x)


@builtin("ArcSech[x_]", attributes=NUMERIC, packed=True)
def arc_sech(evaluation, x):
    return applied("ArcSech", x)


@builtin("ArcCsch[x_]", attributes=NUMERIC, packed=True)
def arc_csch(evaluation, x):
    return applied("ArcCsch", x)


@builtin("Sinc[x_]", attributes=NUMERIC, packed=True)
def sinc(evaluation, x):
    return applied("Sinc", x)


@builtin("ArcTan[x_]", attributes=NUMERIC, packed=True)
def arc_tan(evaluation, x):
    return applied("ArcTan", x)


@builtin("ArcTan[x_, y_]", attributes=NUMERIC, packed=True)
def arc_tan_of_point(evaluation, x, y):
    """The angle of the point (x, y), -Pi to Pi."""
    if any_array((x, y)):
        return on_arrays("ArcTan2", x, y)
    if is_zero(x) and is_zero(y):
        if type(x) in MACHINE or type(y) in MACHINE:
            return 0.0
        raise UNDEFINED_ANGLE(S.ArcTan(x, y), value=S.Indeterminate)
    p, q = (v if type(v) in NUMBERS else numeric_value(v) for v in (x, y))
    inexact = type(x) in MACHINE or type(y) in MACHINE
    if not is_real(p) or not is_real(q):
        return _complex_angle(p, q) if inexact and p is not None and q is not None else None
    if inexact:
        return math.atan2(machine(q), machine(p))
    if p == 0:
        return S.Times(Fraction(1 if q > 0 else -1, 2), S.Pi)
    angle = S.ArcTan(over(y, x))
    return angle if p > 0 else S.Plus(angle, S.Pi if q >= 0 else negated(S.Pi))


def _complex_angle(x, y) -> complex:
    """ArcTan[x, y] of complex machine numbers: -I Log[(x + I y)/Sqrt[x^2 + y^2]]."""
    x, y = complex(machine(x)), complex(machine(y))
    return -1j * cmath.log((x + 1j * y) / cmath.sqrt(x * x + y * y))
