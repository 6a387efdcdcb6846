"""Digits of real numbers in any base, recurring ones too, and back."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import reduce

from wlnet.algebra.integers import digits
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_number, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.language.builtin import builtin

LISTABLE = ("Listable",)
_MACHINE_BITS = 53

NO_DIGITS = Message(
    "FromDigits::nlst", "The expression `1` is not a list of digits or a string of valid digits."
)
NO_LENGTH = Message("RealDigits::ndig", "The number of digits to return cannot be determined.")
NOT_REAL = Message("RealDigits::realx", "The value `1` is not a real number.")
MANTISSA_NOT_REAL = Message("MantissaExponent::realx", "The value `1` is not a real number.")
BAD_LENGTH = Message("RealDigits::intnm", "Non-negative machine-sized integer expected at position 3 in `1`.")
BAD_BASE = Message("RealDigits::rbase", "Base `1` is not a real number greater than 1.")
BAD_MANTISSA_BASE = Message("MantissaExponent::rbase", "Base `1` is not a real number greater than 1.")


# -- digits of a number ---------------------------------------------------------------------------


@builtin(
    "RealDigits[x_]",
    "RealDigits[x_, base_]",
    "RealDigits[x_, base_, length_]",
    "RealDigits[x_, base_, length_, start_Integer]",
    attributes=LISTABLE,
)
def real_digits(evaluation, x, base=10, length=S.Automatic, start=None):
    """{digits, exponent} with x = 0.d1 d2 ... base^exponent.

    A fraction ends in the list of the digits that recur. With a length, digits that the
    precision of x does not fix are Indeterminate; `start` is the power of the first digit.
    """
    if type(base) is not int:
        return None
    if base < 2:
        raise BAD_BASE(base, value=UNEVALUATED)
    count = None if length is S.Automatic else length
    if count is not None and (type(count) is not int or count < 0):
        given = [x, base, length] if start is None else [x, base, length, start]
        raise BAD_LENGTH(S.RealDigits(*given), value=UNEVALUATED)
    if type(x) in RATIONALS:
        return _exact_digits(evaluation, abs(Fraction(x)), base, count, start)
    if type(x) in (float, BigReal):
        return _inexact_digits(x, base, count, start)
    if type(x) in NUMBERS:
        raise NOT_REAL(x, value=UNEVALUATED)
    return _digits_of_expression(x, base, count, start)


def _exponent(value: Fraction, base: int) -> int:
    """The e with base^(e - 1) <= value < base^e; value > 0."""
    found = math.floor(
        (math.log(value.numerator) - math.log(value.denominator)) / math.log(base)
    )  # about right: logarithms of big integers are exact to a few units
    while value >= Fraction(base) ** found:
        found += 1
    while value < Fraction(base) ** (found - 1):
        found -= 1
    return found


def _places(value: Fraction, base: int, first: int, count: int) -> list:
    """`count` digits of the expansion of value, from that of base^(first - 1) on."""
    scaled = math.floor(value * Fraction(base) ** (count - first))
    found = digits(scaled % base**count, base) if count else []
    return [0] * (count - len(found)) + found[max(len(found) - count, 0) :]


def _exact_digits(evaluation, value: Fraction, base: int, count: int | None, start: int | None):
    first = _exponent(value, base) if value else 0
    if start is not None:
        first = start + 1
    if count is not None:
        return [_places(value, base, first, count), first]
    if not value:
        return [[0], 1]
    if value.denominator == 1 and start is None:
        return [digits(value.numerator, base), first]
    fixed, recurring = _expansion(evaluation, value * Fraction(base) ** -first % 1, base)
    return [[*fixed, recurring] if recurring else fixed, first]


def _expansion(evaluation, value: Fraction, base: int) -> tuple[list, list]:
    """Digits of 0 < value < 1: those before and those of the period, by division as on paper."""
    rest, below = value.numerator, value.denominator
    seen: dict[int, int] = {}
    found: list[int] = []
    while rest and rest not in seen:
        seen[rest] = len(found)
        if not len(found) % 4096:
            evaluation.check_abort()
        digit, rest = divmod(rest * base, below)
        found.append(digit)
    if not rest:
        return found, []
    return found[: seen[rest]], found[seen[rest] :]


def _inexact_digits(x, base: int, count: int | None, start: int | None):
    if type(x) is float and not math.isfinite(x):
        return None
    value = abs(Fraction(x) if type(x) is float else Fraction(x.value))
    known = _MACHINE_BITS * math.log10(2) if type(x) is float else x.precision
    known = max(math.ceil(round(known / math.log10(base), 9)), 1)
    if not value:
        length = known if count is None else count
        first = 1 if start is None else start + 1
        return [[0] * length, first]
    first = _exponent(value, base)
    whole = round(value * Fraction(base) ** (known - first))
    if whole == base**known:
        first, whole = first + 1, whole // base
    found = digits(whole, base)
    if start is None and count is None:
        return [found, first]
    top = first if start is None else start + 1
    length = known if count is None else count
    shown = [_digit(found, at + first - top) for at in range(length)]
    return [shown, top]


def _digit(found: list, at: int):
    """A digit: 0 before the first one, Indeterminate behind the last one that is known."""
    if at < 0:
        return 0
    return found[at] if at < len(found) else S.Indeterminate


def _digits_of_expression(x, base: int, count: int | None, start: int | None):
    value = numeric_value(x)
    if value is None:
        return None
    if not is_real(value):
        raise NOT_REAL(x, value=UNEVALUATED)
    if count is None:
        raise NO_LENGTH(value=UNEVALUATED)
    first = _exponent(abs(Fraction(value)), base) if start is None else start + 1
    needed = math.ceil((count + max(_exponent(abs(Fraction(value)), base) - first, 0)) * math.log10(base))
    precise = numeric_value(x, needed + 10)
    if type(precise) is not BigReal:
        return None
    return [_places(abs(Fraction(precise.value)), base, first, count), first]


@builtin("NumberDigit[x_, n_]", "NumberDigit[x_, n_, base_Integer]")
def number_digit(evaluation, x, n, base=10):
    """The digit of x that counts base^n; of a list of places a list."""
    if is_list(n):
        return [S.NumberDigit(x, place, base) for place in n.args]
    if type(n) is not int:
        return None
    found = real_digits(evaluation, x, base, 1, n)
    return None if found is None else found[0][0]


@builtin("MantissaExponent[x_]", "MantissaExponent[x_, b_]", attributes=LISTABLE)
def mantissa_exponent(evaluation, x, b=10):
    """{m, e} with x = m b^e and 1/b <= |m| < 1; b is any real number above 1."""
    value, scale = numeric_value(x), numeric_value(b)
    if value is None or scale is None:
        return None
    if not is_real(value):
        raise MANTISSA_NOT_REAL(x, value=UNEVALUATED)
    if not is_real(scale) or scale <= 1:
        raise BAD_MANTISSA_BASE(b, value=UNEVALUATED)
    if value == 0:
        return [0, 0]
    if type(b) is int:
        exact = Fraction(x) if type(x) in RATIONALS else Fraction(getattr(value, "value", value))
        exponent = _exponent(abs(exact), b)
    else:
        exponent = _general_exponent(x, b, float(value), float(scale))
    return [S.Times(x, S.Power(b, -exponent)), exponent]


def _general_exponent(x, b, value: float, scale: float) -> int:
    """As `_exponent`, for any base: a value next to a power of the base is looked at exactly."""
    position = math.log(abs(value)) / math.log(scale)
    nearest = round(position)
    if abs(position - nearest) < 1e-9:
        rest = numeric_value(times(x, S.Power(b, -nearest)), 30)
        return nearest + 1 if rest is None or abs(Fraction(rest.value)) >= 1 else nearest
    return math.floor(position) + 1


# -- numbers of digits ----------------------------------------------------------------------------


@builtin("FromDigits[given_]", "FromDigits[given_, base_]")
def from_digits(evaluation, given, base=10):
    """A list of digits, a string of digits and letters, or {digits, exponent}, as a number."""
    if type(given) is str:
        if base == "Roman":
            return S.FromRomanNumeral(given)
        values = [_letter(c) for c in given.lower()]
        if None in values:
            raise NO_DIGITS(given, value=UNEVALUATED)
        return _number(values, base)
    if not is_list(given):
        raise NO_DIGITS(given, value=UNEVALUATED)
    if len(given) == 2 and is_list(given.item(0)) and type(given.item(1)) is int:
        return _placed(given.item(0).args, given.item(1), base)
    return _number(given.args, base)


def _letter(character: str) -> int | None:
    """The value of 0 to 9 and a to z."""
    place = "0123456789abcdefghijklmnopqrstuvwxyz".find(character)
    return place if place >= 0 else None


def _number(values, base):
    if all(type(d) is int for d in values) and type(base) is int:
        return reduce(lambda total, d: total * base + d, values, 0)
    if not is_number(base):
        return plus(*(times(d, power(base, i)) for i, d in enumerate(reversed(values))))
    return reduce(lambda total, d: plus(times(total, base), d), values, 0)


def _placed(values, exponent: int, base):
    """What RealDigits gave; the last element may be the list of recurring digits."""
    recurring = values[-1].args if values and is_list(values[-1]) else ()
    fixed = values[:-1] if recurring else values
    shift = exponent - len(fixed)
    found = times(_number(fixed, base), S.Power(base, shift))
    if recurring:
        period = plus(S.Power(base, len(recurring)), -1)
        share = times(_number(recurring, base), S.Power(period, -1), S.Power(base, shift))
        found = plus(found, share)
    return found
