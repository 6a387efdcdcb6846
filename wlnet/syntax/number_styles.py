"""Numbers in a chosen style: so many digits, in blocks, padded, with a power of ten, in another base.

A Style says how; `written` makes a number an atom with its text (Written), which the printer takes.
"""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from wlnet.expr.values.bigreal import BigReal
from wlnet.frozen import frozen
from wlnet.syntax.numerals import integer_text
from wlnet.syntax.written import Written

USUAL_DIGITS = 6
_PLAIN_EXPONENTS = range(-5, 6)  # others are written with a power of ten
_MOST_MACHINE_DIGITS = 16
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@frozen
class Style:
    """How numbers are written.

    digits       significant digits, None for as many as are usual; after: digits behind the point, or None
    block        digits between separators left and right of the point, 0 for none
    signs        (before, behind) negative numbers and (before, behind) others
    padding      on the left, on the right; the left one fills up to `digits`
    padded       whether the left is filled even with blanks
    times        in front of 10^n, "" for the usual sign
    exponents    "plain" (a power of ten where needed), "never", "always"
    step         what the exponents are multiples of
    table        exponents that ExponentFunction changes, with what it makes of them
    point_last   whether a point stands behind the digits of a whole real
    """

    digits: int | None = None
    after: int | None = None
    block: tuple = (0, 0)
    separator: tuple = (",", " ")
    times: str = ""
    point: str = "."
    signs: tuple = (("-", ""), ("", ""))
    padding: tuple = ("", "0")
    padded: bool = False
    exponents: str = "plain"
    step: int = 1
    table: tuple = ()
    sign_padding: bool = False
    point_last: bool = True


def written(x, style: Style) -> Written:
    """A real number or an integer in a style."""
    whole, after, power = digits_of(x, style)
    is_whole = isinstance(x, int)
    if style.after is not None and style.padding[1] != "0":
        kept = after.rstrip("0")
        after = kept + style.padding[1] * (len(after) - len(kept))
    sign, behind = style.signs[x >= 0]
    known = 0 if is_whole else len(after) if style.after is None else style.after
    places = max((style.digits or USUAL_DIGITS) - known, len(whole))
    room = places + max(len(before) for before, _ in style.signs)
    if style.block[0]:
        room += (places - 1) // style.block[0] * len(style.separator[0])
    whole = blocked(whole, style.block[0], style.separator[0], from_end=True)
    after = blocked(after, style.block[1], style.separator[1], from_end=False)
    text = whole if is_whole or not (after or style.point_last) else whole + style.point + after
    fills = style.padded or (style.padding[0] and not is_whole)
    fill = (style.padding[0] or " ") * (room - len(whole) - len(sign) if fills else 0)
    before = sign + fill if style.sign_padding else fill + sign
    if style.sign_padding and fill:
        before, text = sign, fill + text
    return Written(before, text, style.times, str(power) if power else "", "", behind)


def digits_of(x, style: Style) -> tuple[str, str, int]:
    """|x| as digits before and behind the point, and the power of ten."""
    if isinstance(x, int):
        return integer_text(abs(x)), "", 0
    value = rounded(x, style)
    power = _power(value.adjusted(), style) if value else 0
    mantissa = value.scaleb(-power, Context(prec=len(value.as_tuple().digits) + 1))
    if style.after is not None:
        places = Context(prec=max(mantissa.adjusted(), 0) + style.after + 5, rounding=ROUND_HALF_UP)
        mantissa = mantissa.quantize(Decimal(1).scaleb(-style.after), context=places)
    whole, _, after = f"{mantissa:f}".partition(".")
    return whole, after, power


def rounded(x, style: Style) -> Decimal:
    """|x| to the digits of the style, or to as many as it has; with trailing zeros where they are known."""
    if isinstance(x, BigReal):
        known, value = round(x.precision), x.value
    else:
        known, value = _MOST_MACHINE_DIGITS, Decimal(float(x))
    wanted = style.digits if style.digits is not None else known if isinstance(x, BigReal) else USUAL_DIGITS
    if style.digits is None and style.exponents == "never" and value:
        wanted = max(wanted, value.adjusted() + 1)  # all digits before the point
    digits = max(min(wanted, known), 1)
    found = Context(prec=digits, rounding=ROUND_HALF_UP).plus(value.copy_abs())
    if not isinstance(x, BigReal):
        return found.normalize()
    missing = digits - len(found.as_tuple().digits)
    last = Decimal(1).scaleb(found.as_tuple().exponent - missing)
    return found.quantize(last, context=Context(prec=digits + 1)) if found else found


def _power(exponent: int, style: Style) -> int:
    """The power of ten that is written for a number with this exponent; 0 for none."""
    known = dict(style.table)
    if exponent in known:
        return known[exponent]
    if style.exponents == "never":
        return 0
    if style.step > 1:
        return style.step * (exponent // style.step)
    return exponent if style.exponents == "always" or exponent not in _PLAIN_EXPONENTS else 0


def blocked(digits: str, size: int, separator: str, from_end: bool) -> str:
    """Digits in blocks, those before the point counted from its side."""
    if not size or not digits:
        return digits
    first = (len(digits) % size or size) if from_end else size
    pieces = [digits[:first]] + [digits[i : i + size] for i in range(first, len(digits), size)]
    return separator.join(filter(None, pieces))


def percent(x, style: Style) -> Written:
    """A number or a fraction as a percentage."""
    exact = isinstance(x, (int, Fraction))
    share = 100 * x if exact else float(f"{100 * x:.15g}")
    if exact:
        share = int(share) if share == int(share) else float(share)
    found = written(share, replace(style, exponents="never"))
    return replace(found, digits=found.digits.removesuffix(style.point), after=found.after + "%")


# -- other bases --------------------------------------------------------------------------------------


def in_base(x, base: int) -> Written:
    """A number in a base, with the base as an index; none for 10."""
    sign = "-" if x < 0 else ""
    index = "" if base == 10 else str(base)
    if isinstance(x, int):
        return Written(sign, _whole_in_base(abs(x), base), index=index)
    digits, exponent = _real_in_base(x, base)
    if not exponent:
        return Written(sign, digits, index=index)
    return Written(sign, digits, index=index, after=f"*{base}^{exponent}")


def _whole_in_base(n: int, base: int) -> str:
    if base == 10:
        return integer_text(n)
    digits = []
    while True:
        n, digit = divmod(n, base)
        digits.append(_DIGITS[digit])
        if not n:
            return "".join(reversed(digits))


def _real_in_base(x, base: int) -> tuple[str, int]:
    """Digits and exponent, as many as are worth the decimal ones: 6 of a machine number, all of others."""
    exact = abs(Fraction(x) if isinstance(x, float) else Fraction(x.value))
    known = USUAL_DIGITS if isinstance(x, float) else x.precision
    count = math.ceil(known / math.log10(base))
    if not exact:
        return "0.", 0
    exponent = 0  # of the first digit
    while exact >= Fraction(base) ** (exponent + 1):
        exponent += 1
    while exact < Fraction(base) ** exponent:
        exponent -= 1
    scientific = exponent not in range(-5, max(count, 6))
    mantissa = exact / Fraction(base) ** exponent if scientific else exact
    behind = max(count - 1 - (0 if scientific else exponent), 0)
    digits = _whole_in_base(math.floor(mantissa * base**behind + Fraction(1, 2)), base).rjust(behind + 1, "0")
    whole, after = digits[: len(digits) - behind], digits[len(digits) - behind :]
    after = after.rstrip("0") if isinstance(x, float) else after
    return f"{whole}.{after}", exponent if scientific else 0
