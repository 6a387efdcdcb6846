"""Numbers as text, both ways.

Reading follows the forms of spec: `12`, `1.5`, `2*^-3`, `16^^ff.8`, `` 1.5`20 ``. Writing in
InputForm and FullForm gives the shortest text that reads back to the same number; OutputForm shows
reals with six significant digits. Powers of ten appear from 10^6 and below 10^-5, as in Wolfram.
"""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from math import log2, log10

from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal, context
from wlnet.syntax.errors import Fault

_NUMBER = re.compile(
    r"(?:(?P<base>\d+)\^\^)?(?P<digits>[0-9a-zA-Z]*\.?[0-9a-zA-Z]*)"
    r"(?P<mark>``?)?(?P<precision>[-+]?[\d.]+)?(?:\*\^(?P<power>[-+]?\d+))?"
)
_PLAIN = re.compile(r"\d*\.?\d*")
_SURELY_MACHINE = 16  # characters: so few hold no more digits than a machine number
_MOST_MACHINE_DIGITS = 17.5  # a machine number is written with up to 17 digits; more make a BigReal
_CHUNK = 4000  # Python's own conversions refuse integers of more than 4300 digits
_LARGEST_POWER = 10**7

_DIGITS_SHOWN = 6
_WORDS = {"inf": "Infinity", "-inf": "-Infinity", "nan": "Indeterminate"}


def number(text: str):
    """int, float, Fraction (`2*^-3`) or BigReal of a number without sign. Raises Fault."""
    if text.isdecimal():
        return _integer(text, 10)
    if len(text) <= _SURELY_MACHINE and _PLAIN.fullmatch(text):
        return float(text)
    part = _NUMBER.fullmatch(text)
    base, digits, power = int(part["base"] or 10), part["digits"], int(part["power"] or 0)
    if not 2 <= base <= 36:
        raise Fault("base", f'"{part["base"]}" cannot be a base: it should be from 2 to 36.', 0)
    for place, digit in enumerate(digits):
        if digit != "." and int(digit, 36) >= base:
            raise Fault("nodig", f'"{digit}" is not a digit in base {base}.', part.start("digits") + place)
    whole, _, after = digits.partition(".")
    if abs(power) > _LARGEST_POWER:
        sentence = f"An exponent of {power} is too large; it should be below {_LARGEST_POWER}."
        raise Fault("exp", sentence, part.start("power"))
    mantissa, power = _integer(whole + after, base), power - len(after)
    if "." not in digits and not part["mark"]:
        exact = mantissa * Fraction(base) ** power
        return exact.numerator if exact.denominator == 1 else exact
    # a zero counts the zeros behind its point
    written = (whole + after).lstrip("0") or after
    significant = len(written) * log10(base)
    return _real(mantissa, base, power, part["mark"], part["precision"], significant)


def _integer(digits: str, base: int) -> int:
    """Of any length: Python's int() stops at 4300 decimal digits."""
    if len(digits) <= _CHUNK or base in (2, 4, 8, 16, 32):
        return int(digits, base)
    if base == 10:
        return int(Decimal(digits))
    half = len(digits) // 2
    return _integer(digits[:-half], base) * base**half + _integer(digits[-half:], base)


def _real(mantissa: int, base: int, power: int, mark: str | None, given: str | None, digits: float):
    """The real mantissa * base^power.

    mark      None, "`" or "``"
    given     the precision or accuracy behind the mark, or None
    digits    decimal digits as written: decide without a mark whether the number is a machine one
    """
    machine = given is None and (mark is not None or digits <= _MOST_MACHINE_DIGITS)
    machine = machine or (mark == "`" and not mantissa)  # a zero has no digits that could be known
    if given is None:
        # the last digit written is the first that is not sure; a zero counts places behind the point
        digits = log2(mantissa) * log10(2) if mantissa else -power * log10(base)
    precision = MACHINE_DIGITS if machine else float(given or digits)
    if mark == "``":
        precision += (log2(mantissa) + power * log2(base)) * log10(2) if mantissa else 0.0
    if base == 10:
        exact = Decimal((0, tuple(map(int, str(Decimal(mantissa)))), power))
    else:
        exact = mantissa * Fraction(base) ** power
    if machine:
        found = _machine(exact)
        if found is not None:
            return found
    if isinstance(exact, Decimal):
        value = context(precision).plus(exact)
    else:
        value = context(precision).divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return BigReal(value, precision)


def _machine(exact: Decimal | Fraction) -> float | None:
    """The machine number; None where it is out of range."""
    try:
        found = float(exact)
    except OverflowError:
        return None
    return found if (found or not exact) and found != float("inf") else None


def integer_text(value: int) -> str:
    if value.bit_length() < 3 * _CHUNK:
        return str(value)
    with localcontext(Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)):
        text = str(_decimal(abs(value), value.bit_length(), {}))
    return "-" + text if value < 0 else text


def _decimal(value: int, bits: int, powers: dict[int, Decimal]) -> Decimal:
    """A non-negative integer of so many bits, half by half: in decimals a product is quick, and this is
    where a computation may be stopped; as one call it takes time with the square of the digits."""
    if bits < _CHUNK:
        return Decimal(value)
    low = bits // 2
    if low not in powers:
        powers[low] = Decimal(2) ** low
    high = _decimal(value >> low, bits - low, powers)
    return high * powers[low] + _decimal(value & ((1 << low) - 1), low, powers)


def real_text(value: float, form: str) -> str:
    """A machine real; infinities and NaN by their symbols."""
    if form == "OutputForm":
        return _rounded(value)
    if 1e-4 <= abs(value) < 1e6:
        text = repr(value)
        return text[:-1] if text.endswith(".0") else text
    if not value:
        return "-0." if str(value)[0] == "-" else "0."
    text = f"{Decimal(repr(value)):e}"
    return _WORDS.get(text.lower()) or _WORDS.get(repr(value)) or _from_scientific(text, "*^")


def _rounded(value: float) -> str:
    text = f"{value:.{_DIGITS_SHOWN - 1}e}"
    return _WORDS.get(text) or _from_scientific(text, "*10^")


def _from_scientific(text: str, times: str) -> str:
    """ "-1.25e-7" to -1.25*^-7, and to digits with a point where the power is small."""
    mantissa, _, power = text.lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, after = mantissa.lstrip("-").partition(".")
    after = after.rstrip("0")
    digits, exponent = whole + after, int(power)
    if set(digits) == {"0"}:
        return sign + "0."
    if not -6 < exponent < 6:
        return f"{sign}{whole}.{after}{times}{exponent}"
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    return f"{sign}{digits[: exponent + 1].ljust(exponent + 1, '0')}.{digits[exponent + 1 :]}"


def fraction_text(value: Fraction, form: str) -> str:
    numerator, denominator = integer_text(value.numerator), integer_text(value.denominator)
    return f"Rational[{numerator}, {denominator}]" if form == "FullForm" else f"{numerator}/{denominator}"
