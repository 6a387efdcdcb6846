"""Numeric values of exact expressions: N of what is built from numbers, constants and functions."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from math import ceil

from wlnet.algebra import precise
from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.numbers import NUMBERS, add, machine, multiply, to_precision
from wlnet.algebra.powers import exponential, number_power
from wlnet.expr.expr import Expr
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal
from wlnet.expr.values.complexes import parts

# Functions of several arguments, or of one that is no FUNCTION: their values at machine numbers, or None.
# Their modules put them here when they are loaded, which is when such a call is first evaluated.
OTHERS: dict[str, Callable] = {}

# Numbers whose arguments are none, such as Root[f, k]: their values from (expression, digits or None).
HELD: dict[str, Callable] = {}

_CERTAIN_DIGITS = 10
_MOST_EXTRA = 10**5
_CANCELLED = 1e-5  # a sum that small beside its terms is computed again


class _Limits(threading.local):
    """What a session sets, in the thread where it computes: the extra digits, $MaxExtraPrecision."""

    extra = 50.0


LIMITS = _Limits()

# Each constant as a machine real and as a function of the number of digits.
CONSTANTS = {
    S.Pi: (math.pi, precise.pi),
    S.E: (math.e, precise.e),
    S.Degree: (math.pi / 180, precise.degree),
    S.GoldenRatio: ((1 + math.sqrt(5)) / 2, precise.golden_ratio),
    S.GoldenAngle: (math.pi * (3 - math.sqrt(5)), precise.golden_angle),
    S.EulerGamma: (0.5772156649015329, precise.euler_gamma),
    S.Catalan: (0.915965594177219, precise.catalan),
    S.Glaisher: (1.2824271291006226, precise.glaisher),
    S.Khinchin: (2.6854520010653062, precise.khinchin),
    S.MachinePrecision: (MACHINE_DIGITS, precise.machine_precision),
}


def constant(symbol: Symbol, digits: float | None = None):
    """A constant as a number, or None if the symbol is none."""
    entry = CONSTANTS.get(symbol)
    if entry is None:
        return None
    return entry[0] if digits is None else BigReal.of(entry[1](ceil(digits) + 3), digits)


def numeric_value(x, digits: float | None = None):
    """The number that x stands for, or None where it contains a symbol or an unknown function.

    digits    None for machine precision; else the number of digits to work with (cancellation
              may leave fewer: see `with_digits`)
    """
    kind = type(x)
    if kind in NUMBERS:
        return machine(x) if digits is None else to_precision(x, digits)
    if kind is Symbol:
        return constant(x, digits)
    if not isinstance(x, Expr) or type(x.head) is not Symbol or x.array is not None:
        return None
    try:
        return _value_of_call(x, digits)
    except (MessageError, ArithmeticError):
        return None


def _value_of_call(x: Expr, digits: float | None):
    head, args = x.head, x.args
    if head is S.Power and len(args) == 2:
        if args[0] is S.E:
            exponent = numeric_value(args[1], digits)
            return None if exponent is None else exponential(exponent)
        base = numeric_value(args[0], digits)
        exponent = args[1] if type(args[1]) is int else numeric_value(args[1], digits)
        return None if base is None or exponent is None else number_power(base, exponent)
    if head is S.Plus or head is S.Times:
        found, combine = (0, add) if head is S.Plus else (1, multiply)
        for arg in args:
            value = numeric_value(arg, digits)
            if value is None:
                return None
            found = combine(found, value)
        return found
    if head.name in HELD:
        return HELD[head.name](x, digits)
    function = FUNCTIONS.get(head.name)
    if function is None or len(args) != 1:
        return _value_of_other(x) if digits is None and head.name in OTHERS else None
    value = numeric_value(args[0], digits)
    found = None if value is None else function.of_number(value)
    return found if type(found) in NUMBERS else None


def _value_of_other(x: Expr):
    values = [numeric_value(arg) for arg in x.args]
    if None in values:
        return None
    values[-1] = machine(values[-1])
    found = OTHERS[x.head.name](*values)
    return found if type(found) in NUMBERS else None


def with_digits(x, digits: float):
    """N[x, digits] of a numeric expression: working precision grows until the digits are right.

    None where x is not numeric or a function is not known to that precision.
    """
    extra = 5.0
    most = min(LIMITS.extra, _MOST_EXTRA) + 1
    while True:
        found = numeric_value(x, digits + extra)
        if found is None:
            return None
        if _is_zero(found):  # only more digits can tell whether it is 0
            if extra >= most:
                return found
            extra = most
            continue
        missing = digits - min(getattr(p, "precision", math.inf) for p in parts(found))
        if missing <= 0 or extra > LIMITS.extra + digits:
            return to_precision(found, digits)
        extra += missing + 5


def _is_zero(x) -> bool:
    return type(x) is BigReal and not x


def certain_value(x):
    """numeric_value(x), but of sums whose terms cancel to more digits: 0 where none of them is certain."""
    value = numeric_value(x)
    if value is None or type(x) in NUMBERS or not _cancels(x):
        return value
    found = with_digits(x, _CERTAIN_DIGITS)
    return value if found is None else found if any(found_digits(found)) else 0


def found_digits(x) -> list[bool]:
    """Of the real and imaginary part of a number, whether any digit is certain."""
    return [bool(part) and getattr(part, "precision", 1) >= 1 for part in parts(x)]


def _cancels(x) -> bool:
    """Whether a sum in the numeric expression x is so much smaller than its terms that few bits are right."""
    if not isinstance(x, Expr) or x.head.name in HELD:
        return False
    if any(map(_cancels, x.args)):
        return True
    if x.head is not S.Plus:
        return False
    values = [numeric_value(arg) for arg in x.args]
    if None in values:
        return False
    return abs(numeric_value(x)) <= _CANCELLED * max(map(abs, values))


def is_positive(x) -> bool | None:
    """Whether a numeric expression is above 0; None where that is not known."""
    value = certain_value(x)
    if value is None or type(value) not in (int, float, BigReal):
        return None
    return value > 0
