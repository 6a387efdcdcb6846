"""Functions of several arguments at machine numbers."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.numbers import COMPLEX_INFINITY, is_inexact, machine
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.values.bigreal import BigReal, decimal_of


def machine_numbers(*args) -> list | None:
    """The arguments as machine numbers, where one is inexact and all are numeric; else None."""
    if not any(map(is_inexact, args)):
        return None
    values = [numeric_value(x) for x in args]
    if None in values:
        return None
    values = [machine(v) for v in values]
    return values if all(isinstance(v, (float, complex)) for v in values) else None


def plain(found):
    """A finite value, real where it has no imaginary part; None for others."""
    found = complex(found)
    if not cmath.isfinite(found):
        return None
    return found.real if found.imag == 0 else found


def with_digits(precise: Callable, args: tuple):
    """The value with the digits that the arguments have; None for machine and complex numbers."""
    digits = min((x.precision for x in args if type(x) is BigReal), default=None)
    if digits is None or not all(type(x) in (int, Fraction, BigReal) for x in args):
        return None
    working = math.ceil(digits)
    try:
        found = precise(*(decimal_of(x, working + 25) for x in args), working + 3)
    except (ValueError, ArithmeticError):
        return None
    return BigReal.of(found, digits)


def at_numbers(function: Callable, *args, precise: Callable | None = None):
    """function of machine numbers where one argument is inexact and all are numeric; else None.

    Of real arguments the value is real where its imaginary part is 0.

    precise    (Decimals..., digits) to a Decimal, for reals with more digits than a machine number
    """
    found = None if precise is None else with_digits(precise, args)
    if found is not None:
        return found
    values = machine_numbers(*args)
    if values is None:
        return None
    try:
        found = function(*values)
    except ZeroDivisionError:  # at a pole
        return COMPLEX_INFINITY
    if found is None or not cmath.isfinite(found):
        return None
    found = complex(found)
    real = not any(isinstance(v, complex) for v in values)
    return found.real if real and found.imag == 0 else found
