"""Powers of numbers that are numbers again."""

from __future__ import annotations

import cmath
import math
from decimal import Decimal, InvalidOperation, Overflow
from fractions import Fraction

from wlnet.algebra import precise
from wlnet.algebra.large import power as integer_power
from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INDETERMINATE,
    MACHINE,
    RATIONALS,
    is_exact,
    is_zero,
    machine,
    multiply,
    reciprocal,
    to_precision,
    whole,
)
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal, context
from wlnet.expr.values.complexes import Complex, complex_number, parts

INFINITE = Message("Power::infy", "Infinite expression `1` encountered.")
UNKNOWN = Message("Power::indet", "Indeterminate expression `1` encountered.")
OVERFLOW = Message("General::ovfl", "Overflow occurred in computation.")

_LARGEST_RESULT = 2**33  # bits of an exact power


def number_power(base, exponent):
    """base^exponent of two numbers, or None where the result is not a number (Sqrt[2]).

    Raises Power::infy for 0^-1 (ComplexInfinity), Power::indet for 0^0 (Indeterminate) and
    General::ovfl (Overflow[]).
    """
    if is_zero(base):
        return _power_of_zero(base, exponent)
    if type(exponent) is int:
        return _whole_power(base, exponent)
    if is_exact(base) and is_exact(exponent):
        return None
    if type(base) in MACHINE or type(exponent) in MACHINE:
        return _machine_power(base, exponent)
    return _precise_power(base, exponent)


def exponential(x):
    """E^x of an inexact number."""
    kind = type(x)
    try:
        if kind is float:
            return math.exp(x)
        if kind is complex:
            return cmath.exp(x)
    except OverflowError:
        if kind is complex:
            raise OVERFLOW(value=S.Overflow()) from None
        return BigReal.of(exponential(BigReal.of(x, MACHINE_DIGITS + 20)).value, MACHINE_DIGITS)
    if type(x) is Complex:
        return cmath.exp(complex(x))
    # the relative error of E^x is the absolute error of x
    lost = max(float(abs(x.value).log10()), 0.0) if x.value else 0.0  # x may be below all floats
    try:
        found = precise.exp(x.value, math.ceil(x.precision) + 3)
    except OverflowError:
        raise OVERFLOW(value=S.Overflow()) from None
    return BigReal.of(found, max(x.precision - lost, 1.0))


def _power_of_zero(base, exponent):
    shown = S.Power(base, exponent)
    size = parts(exponent)[0]
    if is_zero(exponent) or not size:
        raise UNKNOWN(shown, value=INDETERMINATE)
    if size < 0:
        raise INFINITE(shown, value=COMPLEX_INFINITY)
    return base


def _whole_power(base, exponent: int):
    kind = type(base)
    if kind in RATIONALS:
        _refuse_giants(base, exponent)
        if kind is int and exponent >= 0:
            return integer_power(base, exponent)
        return whole(Fraction(base) ** exponent)
    if kind is float:
        try:
            found = base**exponent
        except OverflowError:
            found = math.inf
        if math.isfinite(found) and (found or not base):
            return found
        return _whole_power(BigReal.of(base, MACHINE_DIGITS), exponent) if math.isfinite(base) else found
    if kind is complex:
        return _complex_machine_power(base, exponent)
    if kind is BigReal:
        try:
            return BigReal(context(base.precision).power(base.value, Decimal(exponent)), base.precision)
        except Overflow:
            raise OVERFLOW(value=S.Overflow()) from None
    return base**exponent if exponent >= 0 else reciprocal(base**-exponent)


def _refuse_giants(base, exponent: int) -> None:
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if size > 1 and size * abs(exponent) > _LARGEST_RESULT:
        raise OVERFLOW(value=S.Overflow())


def _machine_power(base, exponent):
    if exponent == Fraction(1, 2) and type(exponent) is Fraction:
        base = machine(base)
        if type(base) is float:
            return math.sqrt(base) if base >= 0 else complex(0.0, math.sqrt(-base))
        return cmath.sqrt(base)
    base, exponent = machine(base), machine(exponent)
    if type(base) is BigReal or type(exponent) is BigReal:
        return _precise_power(to_precision(base, MACHINE_DIGITS), to_precision(exponent, MACHINE_DIGITS))
    if type(base) is float and type(exponent) is float and (base > 0 or exponent.is_integer()):
        try:
            return base**exponent
        except OverflowError:
            big = BigReal.of(base, MACHINE_DIGITS), BigReal.of(exponent, MACHINE_DIGITS)
            return _precise_power(*big)
    return _complex_machine_power(complex(base), exponent)


def _complex_machine_power(base: complex, exponent):
    try:
        return base**exponent
    except (OverflowError, ZeroDivisionError):
        raise OVERFLOW(value=S.Overflow()) from None


def _precise_power(base, exponent):
    """E^(exponent Log[base]) in decimals, real and complex."""
    digits = min(getattr(x, "precision", math.inf) for x in (*parts(base), *parts(exponent)))
    if type(base) is not Complex and type(exponent) is not Complex and base > 0:
        base = base if type(base) is BigReal else BigReal.of(base, digits)
        exponent = exponent if type(exponent) is BigReal else BigReal.of(exponent, digits)
        try:
            return BigReal(context(digits).power(base.value, exponent.value), digits)
        except (Overflow, InvalidOperation):
            raise OVERFLOW(value=S.Overflow()) from None
    return _precise_complex_power(base, exponent, digits)


def _precise_complex_power(base, exponent, digits: float):
    """Only square roots of negative reals; other complex powers keep machine precision."""
    if type(base) is not Complex and exponent == Fraction(1, 2):
        root = context(digits).sqrt(-BigReal.of(base, digits).value)
        return complex_number(0, BigReal(root, digits))
    found = _complex_machine_power(complex(machine(base)), machine(exponent))
    return multiply(found, 1)
