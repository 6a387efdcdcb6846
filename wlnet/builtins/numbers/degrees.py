"""SinDegrees, ..., ArcCscDegrees: circular functions of angles in degrees, and angles in degrees."""

from __future__ import annotations

from wlnet.algebra.numbers import NUMBERS, is_inexact
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")


def _of_degrees(evaluation, name: str, x):
    """The function at x Degree, where it has a value."""
    if is_inexact(x):
        return numeric_value(Expr(S(name), (times(x, S.Degree),)))
    if type(x) not in NUMBERS:
        return None
    found = evaluation.evaluate(Expr(S(name), (times(x, S.Degree),)))
    return None if _holds(found, S(name)) or _holds(found, S.Degree) else found


def _in_degrees(evaluation, name: str, x):
    """The angle divided by Degree, where it is a number."""
    if is_inexact(x):
        return numeric_value(over(Expr(S(name), (x,)), S.Degree))
    angle = evaluation.evaluate(Expr(S(name), (x,)))
    found = evaluation.evaluate(times(180, over(angle, S.Pi)))
    return found if type(found) in NUMBERS else None


def _holds(x, part) -> bool:
    if isinstance(x, Expr):
        return x.head is part or any(_holds(arg, part) for arg in x.args)
    return x is part


@builtin("SinDegrees[x_]", attributes=NUMERIC)
def sin_degrees(evaluation, x):
    return _of_degrees(evaluation, "Sin", x)


@builtin("CosDegrees[x_]", attributes=NUMERIC)
def cos_degrees(evaluation, x):
    return _of_degrees(evaluation, "Cos", x)


@builtin("TanDegrees[x_]", attributes=NUMERIC)
def tan_degrees(evaluation, x):
    return _of_degrees(evaluation, "Tan", x)


@builtin("CotDegrees[x_]", attributes=NUMERIC)
def cot_degrees(evaluation, x):
    return _of_degrees(evaluation, "Cot", x)


@builtin("SecDegrees[x_]", attributes=NUMERIC)
def sec_degrees(evaluation, x):
    return _of_degrees(evaluation, "Sec", x)


@builtin("CscDegrees[x_]", attributes=NUMERIC)
def csc_degrees(evaluation, x):
    return _of_degrees(evaluation, "Csc", x)


@builtin("ArcSinDegrees[x_]", attributes=NUMERIC)
def arc_sin_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcSin", x)


@builtin("ArcCosDegrees[x_]", attributes=NUMERIC)
def arc_cos_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcCos", x)


@builtin("ArcTanDegrees[x_]", attributes=NUMERIC)
def arc_tan_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcTan", x)


@builtin("ArcCotDegrees[x_]", attributes=NUMERIC)
def arc_cot_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcCot", x)


@builtin("ArcSecDegrees[x_]", attributes=NUMERIC)
def arc_sec_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcSec", x)


@builtin("ArcCscDegrees[x_]", attributes=NUMERIC)
def arc_csc_degrees(evaluation, x):
    return _in_degrees(evaluation, "ArcCsc", x)
