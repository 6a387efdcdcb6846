"""SetPrecision and SetAccuracy: numbers given a number of digits, by zeros where they had fewer."""

from __future__ import annotations

import math
from fractions import Fraction

from wlnet.algebra.numbers import INFINITY, NUMBERS, is_real, machine, whole
from wlnet.algebra.numeric import constant, numeric_value, with_digits
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import complex_number, parts
from wlnet.language.builtin import builtin

BAD_PRECISION = Message(
    "SetPrecision::precsm",
    "Requested precision `1` should be a number from 1 on, MachinePrecision or Infinity.",
)
BAD_ACCURACY = Message("SetAccuracy::accsm", "Requested accuracy `1` should be a real number or Infinity.")


@builtin("SetPrecision[x_, digits_]")
def set_precision(evaluation, x, digits):
    """x with all its numbers taken to a number of digits; Infinity: as exact numbers."""
    if digits is S.MachinePrecision:
        return _changed(x, machine)
    if digits is INFINITY:
        return _changed(x, _exact)
    wanted = numeric_value(digits)
    if not is_real(wanted) or wanted < 1:
        raise BAD_PRECISION(digits, value=UNEVALUATED)
    return _changed(x, lambda number: _with_digits(number, float(wanted)))


@builtin("SetAccuracy[x_, digits_]")
def set_accuracy(evaluation, x, digits):
    """x with all its numbers taken to a number of digits after the point."""
    if digits is INFINITY:
        return _changed(x, _exact)
    wanted = numeric_value(digits)
    if not is_real(wanted):
        raise BAD_ACCURACY(digits, value=UNEVALUATED)

    def change(number):
        size = abs(float(numeric_value(number)))
        return _with_digits(number, float(wanted) + (math.log10(size) if size else 0.0))

    return _changed(x, change)


def _changed(x, change):
    """x with the change made to its real numbers and constants."""
    if type(x) in NUMBERS:
        re, im = parts(x)
        return change(re) if is_real(x) else complex_number(change(re), change(im))
    if type(x) is Symbol:
        return x if constant(x) is None else change(x)
    if not isinstance(x, Expr):
        return x
    if x.head is S.Power and type(x.args[1]) is int:
        return Expr(x.head, (_changed(x.args[0], change), x.args[1]))
    if x.head is S.List:
        return wl_list(_changed(part, change) for part in x.args)
    return Expr(x.head, tuple(_changed(part, change) for part in x.args))


def _with_digits(number, digits: float):
    if type(number) is Symbol:
        return with_digits(number, digits)
    return BigReal.of(_exact(number), max(digits, 1e-9))


def _exact(number):
    """The rational number that a machine number or decimal is."""
    if type(number) is float:
        return whole(Fraction(number))
    return whole(Fraction(number.value)) if type(number) is BigReal else number
