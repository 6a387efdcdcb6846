"""Whole parts, remainders and parts of numbers: Floor, Round, Mod, Quotient, Abs, Sign, Re, ...

All take evaluated expressions; numeric constants (Floor[Pi], Sign[Sqrt[2] - 2]) are decided by
their value. None means that the call stays as it is.
"""

from __future__ import annotations

import cmath
import math
from decimal import ROUND_FLOOR
from fractions import Fraction

from wlnet.algebra.cartesian import real_and_imaginary, root_of_negative
from wlnet.algebra.infinity import direction
from wlnet.algebra.large import divide
from wlnet.algebra.numbers import (
    INDETERMINATE,
    INFINITY,
    NUMBERS,
    RATIONALS,
    UNDEFINED,
    absolute,
    add,
    is_exact,
    is_inexact,
    is_real,
    is_zero,
    machine,
    multiply,
    sign_of,
    whole,
)
from wlnet.algebra.numeric import certain_value, is_positive, numeric_value, with_digits
from wlnet.algebra.powers import number_power
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.sums import looks_negative, minus, negated, plus, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex, complex_number, parts

HALF = Fraction(1, 2)
_SURE_DIGITS = 30  # working digits where machine precision may not decide a whole part


# -- whole parts --------------------------------------------------------------------------------


def floor(x):
    """The largest integer at most x."""
    return _by_parts(x, _floor)


def ceiling(x):
    return _by_parts(x, lambda r: -_floor(-r))


def round_(x):
    """The nearest integer; the even one of two."""
    return _by_parts(x, _round)


def integer_part(x):
    """x without its fraction: toward 0."""
    return _by_parts(x, lambda r: _floor(r) if r >= 0 else -_floor(-r))


def fractional_part(x):
    found = integer_part(x)
    return None if found is None or type(found) not in NUMBERS else minus(x, found)


def to_multiple(rounding, x, step):
    """The multiple of `step` next to x: Floor[x, a], Round[x, a]."""
    quotient = rounding(over(x, step))
    return None if quotient is None else times(quotient, step)


def _by_parts(x, rounding):
    if direction(x) is not None or x is INDETERMINATE:
        return x
    value = x if type(x) in NUMBERS else numeric_value(x)
    if type(value) not in NUMBERS:
        return None
    if type(x) not in NUMBERS and is_real(value):
        value = _decided(x, value)
    re, im = parts(value)
    return complex_number(
        _rounded(re, rounding), 0 if type(im) is int and im == 0 else _rounded(im, rounding)
    )


def _rounded(r, rounding):
    if type(r) is float and not math.isfinite(r):
        return INDETERMINATE if r != r else r
    return rounding(r)


def _decided(x, value):
    """More digits for a constant that machine precision puts close to a multiple of 1/2."""
    doubled = float(value) * 2
    if abs(doubled - round(doubled)) > 1e-9 * max(1.0, abs(doubled)) and abs(doubled) < 1e14:
        return value
    found = with_digits(x, _SURE_DIGITS + max(0, math.frexp(doubled)[1] // 3))
    return value if found is None else found


def _floor(r) -> int:
    if type(r) is BigReal:
        return int(r.value.to_integral_value(rounding=ROUND_FLOOR))
    return math.floor(r)


def _round(r) -> int:
    return round(r.value) if type(r) is BigReal else round(r)


# -- quotients and remainders -------------------------------------------------------------------


def quotient(m, n, offset=0):
    """Floor[(m - offset)/n]; for complex numbers the Gaussian integer nearest to it."""
    if type(m) is int and type(n) is int and n and type(offset) is int:
        return divide(m - offset, n)[0]
    if _is_numeric_zero(n):
        return None
    return _whole_quotient(m, n, offset) if _all_numeric(m, n, offset) else None


def _whole_quotient(m, n, offset):
    ratio = over(minus(m, offset), n)
    return floor(ratio) if all(is_real(numeric_value(x)) for x in (m, n, offset)) else round_(ratio)


def mod(m, n, offset=0):
    """m - n Floor[(m - offset)/n]: with the sign of n, in offset .. offset + n."""
    if type(m) is int and type(n) is int and n and type(offset) is int:
        return divide(m - offset, n)[1] + offset
    if _is_numeric_zero(n):
        return None
    if {type(m), type(n), type(offset)} <= {int, float}:
        return _machine_mod(float(m), float(n), offset)
    if not _all_numeric(m, n, offset):
        return None
    whole_part = _whole_quotient(m, n, offset)
    return None if whole_part is None else minus(m, times(n, whole_part))


def _machine_mod(m: float, n: float, offset):
    if not math.isfinite(m) or math.isnan(n):
        return INDETERMINATE
    rest = m % n
    rest = 0.0 if rest == n else rest  # -10^-20 mod 1 rounds up to 1
    return rest + n * math.ceil((offset - rest) / n) if offset else rest


def _all_numeric(*values) -> bool:
    return all(numeric_value(v) is not None for v in values)


def _is_numeric_zero(n) -> bool:
    return type(n) in NUMBERS and n == 0


# -- parts of a number --------------------------------------------------------------------------


def absolute_value(x):
    """Abs[x]: exact for exact numbers, |2 I x| = 2 Abs[x]."""
    if direction(x) is not None:
        return INFINITY
    if type(x) in NUMBERS:
        return _size(x)
    value = certain_value(x)
    if is_real(value):
        return x if value >= 0 else negated(x)
    if x is UNDEFINED or x is INDETERMINATE:
        return x
    if isinstance(x, Expr):
        if x.head is S.Abs:
            return x
        if (root := root_of_negative(x)) is not None:
            return power(*root)
        if x.head is S.Conjugate and len(x) == 1:
            return S.Abs(x.args[0])
        if x.head is S.Times:
            known, rest = split(x)
            if known != 1:
                return times(_size(known), S.Abs(rest))
        if x.head is S.Power and len(x) == 2 and type(x.args[1]) is int:
            return power(S.Abs(x.args[0]), x.args[1])
        if x.head is S.Power and len(x) == 2 and is_positive(x.args[0]):
            return S.Power(x.args[0], S.Re(x.args[1]))
    return S.Abs(negated(x)) if looks_negative(x) else None


def _size(x):
    if is_real(x):
        return absolute(x)
    if type(x) is complex:
        return abs(x)
    re, im = parts(x)
    return _root(add(multiply(re, re), multiply(im, im)))


def _root(x):
    return number_power(x, HALF) if is_inexact(x) else sqrt(x)


def sign(x):
    """Sign[x]: -1, 0, 1; z/Abs[z] for complex numbers."""
    turn = direction(x)
    if turn is not None:
        return INDETERMINATE if turn == 0 else turn
    if x is UNDEFINED or x is INDETERMINATE:
        return x
    value = x if type(x) in NUMBERS else certain_value(x)
    if _is_turn(x):
        return x
    if value is None and isinstance(x, Expr) and x.head is S.Times and is_real(x.args[0]):
        return times(sign_of(x.args[0]), S.Sign(times(*x.args[1:])))
    if value is None:
        return times(-1, S.Sign(negated(x))) if looks_negative(x) else None
    if is_real(value):
        return sign_of(value)
    if type(x) in NUMBERS:
        return over(x, _size(x))
    pair = real_and_imaginary(x)
    if pair is None:
        return None
    square = plus(*(power(part, 2) for part in pair))
    return over(x, sqrt(square)) if type(square) in RATIONALS else None


def _is_turn(x) -> bool:
    """Whether x is a power of size 1: an imaginary power of a positive number, or a real one of I."""
    if not isinstance(x, Expr) or x.head is not S.Power or len(x) != 2:
        return False
    base, exponent = x.args
    if is_positive(base):
        pair = real_and_imaginary(exponent)
        return pair is not None and is_zero(pair[0])
    return base == complex_number(0, 1) and is_real(numeric_value(exponent))


def argument(x):
    """Arg[x]: 0 for positive, Pi for negative, exact for simple complex numbers."""
    turn = direction(x)
    if turn is not None and turn == 0:
        return S.Interval(Expr(S.List, (negated(S.Pi), S.Pi)))
    if x is UNDEFINED or x is INDETERMINATE:
        return x
    x = x if turn is None else turn
    value = x if type(x) in NUMBERS else numeric_value(x)
    if value is None:
        return None
    if is_real(value):
        return (
            (0 if is_exact(x) or value >= 0 else 0.0) if value >= 0 else (math.pi if is_inexact(x) else S.Pi)
        )
    if type(x) in NUMBERS and not is_exact(x):
        return cmath.phase(complex(machine(value)))
    if isinstance(x, Expr) and x.head is S.Power and x.args[0] is S.E:
        return _argument_of_exponential(x.args[1])
    coefficient, rest = split(x)
    if (root := root_of_negative(rest)) is not None and is_real(coefficient) and coefficient > 0:
        return times(root[1], S.Pi)
    pair = parts(x) if type(x) in NUMBERS else real_and_imaginary(x)
    if pair is None:
        return None
    re, im = pair
    if type(re) not in RATIONALS or type(im) not in RATIONALS:
        return _general_argument(re, im)
    if re == 0:
        return times(HALF if im > 0 else -HALF, S.Pi)
    angle = S.ArcTan(whole(Fraction(im) / re))
    if re > 0:
        return angle
    return plus(angle, S.Pi if im > 0 else negated(S.Pi))


def _argument_of_exponential(exponent):
    """The angle of E^exponent: its imaginary part, less whole turns, in -Pi (excluded) .. Pi."""
    pair = real_and_imaginary(exponent)
    height = None if pair is None else numeric_value(pair[1])
    if not is_real(height):
        return None
    turns = math.ceil(float(height) / (2 * math.pi) - 0.5 - 1e-12)
    return minus(pair[1], times(2 * turns, S.Pi))


def _general_argument(re, im):
    """The angle of exact parts that are no plain numbers: Arg[(1 + I)/Sqrt[2]]."""
    size, height = numeric_value(re), numeric_value(im)
    if size == 0:
        return times(HALF if height > 0 else -HALF, S.Pi)
    angle = S.ArcTan(over(im, re))
    if size > 0:
        return angle
    return plus(angle, S.Pi if height > 0 else negated(S.Pi))


def conjugate(x):
    if x is UNDEFINED or x is INDETERMINATE:
        return x
    if type(x) in NUMBERS:
        re, im = parts(x)
        return complex(re, -im) if type(x) is complex else complex_number(re, -im)
    if direction(x) in (0, 1, -1):
        return x
    if isinstance(x, Expr) and x.head is S.Conjugate and len(x) == 1:
        return x.args[0]
    if isinstance(x, Expr) and x.head in (S.Re, S.Im, S.Abs, S.Arg) and len(x) == 1:
        return x
    if is_real(numeric_value(x)):
        return x
    pair = None if isinstance(x, Expr) and x.head is S.Power else real_and_imaginary(x)
    if pair is not None:
        return minus(pair[0], times(pair[1], complex_number(0, 1)))
    return _conjugate_by_parts(x)


def _conjugate_by_parts(x):
    """Sums term by term, numbers out of products, powers of E by their exponents; None for others."""
    if not isinstance(x, Expr) or x.array is not None:
        return None
    if x.head is S.Plus:
        return plus(*map(S.Conjugate, x.args))
    if x.head is S.Times and type(x.args[0]) in NUMBERS:
        return times(conjugate(x.args[0]), S.Conjugate(times(*x.args[1:])))
    if x.head is S.Power and len(x) == 2 and x.args[0] is S.E:
        return S.Power(S.E, S.Conjugate(x.args[1]))
    if x.head is S.Power and len(x) == 2 and type(x.args[1]) is int:
        return power(S.Conjugate(x.args[0]), x.args[1])
    return None


def chop(x, limit: float):
    """A number without parts that are smaller than `limit`; exact ones stay."""
    if type(x) is float or type(x) is BigReal:
        return 0 if abs(x) < limit else x
    if type(x) is complex or (type(x) in NUMBERS and not is_exact(x)):
        re, im = parts(x)
        re, im = (0 if abs(p) < limit else p for p in (re, im))
        return re if type(im) is int else complex_number(re, im)
    return x


def rationalize(x, tolerance=None):
    """The rational with the smallest denominator near a real.

    tolerance    None: the convergent p/q with |x - p/q| < 10^-4/q^2, or x if there is none;
                 0: the first convergent that is the same machine number; else the largest distance
    """
    if type(x) is complex or type(x) is Complex:
        return complex_number(*(rationalize(part, tolerance) for part in parts(x)))
    if type(x) not in (float, BigReal):
        return x
    exact = Fraction(x) if type(x) is float else Fraction(x.value)
    if tolerance is None:
        for candidate in _convergents(exact):
            if abs(exact - candidate) < Fraction(1, 10_000) / candidate.denominator**2:
                # a fraction as long as the number itself says nothing about it
                return whole(candidate) if candidate.denominator < 10**8 else x
        return x
    if tolerance == 0:
        if type(x) is not float:
            return whole(exact)
        return whole(next(one for one in _convergents(exact) if float(one) == x))
    tolerance = Fraction(tolerance) if type(tolerance) is not BigReal else Fraction(tolerance.value)
    return whole(_simplest_between(exact - tolerance, exact + tolerance))


def _convergents(x: Fraction):
    """Convergents of the continued fraction."""
    before, found = (1, 0), (math.floor(x), 1)
    yield Fraction(*found)
    rest = x - math.floor(x)
    while rest:
        rest = 1 / rest
        digit = math.floor(rest)
        rest -= digit
        before, found = found, (digit * found[0] + before[0], digit * found[1] + before[1])
        yield Fraction(*found)


def _simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of smallest denominator in low..high (Stern-Brocot)."""
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -_simplest_between(-high, -low)
    first = math.ceil(low)
    if first <= high:
        return Fraction(first)
    base = math.floor(low)
    return base + 1 / _simplest_between(1 / (high - base), 1 / (low - base))
