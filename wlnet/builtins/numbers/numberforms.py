"""NumberForm, PaddedForm, ScientificForm and their kin: numbers in a chosen form, as text."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.frozen import frozen
from wlnet.language.builtin import builtin
from wlnet.language.formatting import ALONE
from wlnet.syntax.printer import output_form

BAD_DIGITS = Message(
    "NumberForm::iprf", "Formatting specification `1` should be a positive integer or a pair of them."
)
BAD_BASE = Message("BaseForm::basf", "Requested base `1` should be an integer between 2 and 36.")
BAD_SETTING = Message("NumberForm::opt", "The setting `1` -> `2` should be `3`.")

_PLAIN_EXPONENTS = range(-5, 6)  # others are written with a power of ten
_MOST_MACHINE_DIGITS = 16
_USUAL_DIGITS = 6
_OPTIONS = {
    "DigitBlock": S.Infinity,
    "ExponentFunction": S.Automatic,
    "ExponentStep": 1,
    "NumberMultiplier": S.Automatic,
    "NumberPadding": S.Automatic,
    "NumberPoint": ".",
    "NumberSeparator": wl_list((",", " ")),
    "NumberSigns": S.Automatic,
    "SignPadding": FALSE,
}


@frozen
class Style:
    """How numbers are written.

    digits       significant digits, None for as many as are usual; after: digits behind the point, or None
    block        digits between separators left and right of the point, 0 for none
    signs        in front of negative and of other numbers
    padding      on the left, on the right; the left one fills up to `digits`
    exponents    "plain" (a power of ten where needed), "never", "always"
    step         what the exponents are multiples of
    table        exponents that ExponentFunction changes, with what it makes of them
    """

    digits: int | None = None
    after: int | None = None
    block: tuple = (0, 0)
    separator: tuple = (",", " ")
    multiplier: str = "*"
    point: str = "."
    signs: tuple = ("-", "")
    padding: tuple = ("", "0")
    exponents: str = "plain"
    step: int = 1
    table: tuple = ()
    sign_padding: bool = False


def _style(expr: Expr) -> Style | None:
    """The style that the arguments behind the number ask for; settings that are wrong are left out."""
    style, rest = Style(), [arg for arg in expr.args[1:] if not is_rule(arg)]
    if len(rest) > 1:
        return None
    if rest and _is_digits(rest[0]):
        spec = rest[0]
        pair = (spec.item(0), spec.item(1)) if is_list(spec) else (spec, None)
        style = replace(style, digits=pair[0], after=pair[1])
    for one in expr.args[1:]:
        if is_rule(one):
            name = one.item(0) if isinstance(one.item(0), str) else one.item(0).name
            field = _SETTINGS[name](one.item(1)) if name in _SETTINGS else None
            style = replace(style, **(field or {}))
    return style


def _block(value) -> dict | None:
    pair = value.args if is_list(value) and len(value) == 2 else (value, value)
    sizes = tuple(0 if one in (S.Infinity, S.DirectedInfinity(1)) else one for one in pair)
    fits = all(type(n) is int and (n > 0 or one is not n) for n, one in zip(sizes, pair, strict=True))
    return {"block": sizes} if fits else None


def _text(field: str) -> Callable:
    return lambda value: {field: value} if isinstance(value, str) else None


def _separator(value) -> dict | None:
    pair = value.args if is_list(value) and len(value) == 2 else (value, value)
    return {"separator": tuple(pair)} if all(isinstance(one, str) for one in pair) else None


def _multiplier(value) -> dict | None:
    return {} if value is S.Automatic else _text("multiplier")(value)


def _step(value) -> dict | None:
    return {"step": value} if type(value) is int and value > 0 else None


def _pair(field: str) -> Callable:
    def read(value) -> dict | None:
        if value is S.Automatic:
            return {}
        if isinstance(value, str) and field == "padding":
            return {field: (value, value)}
        fits = is_list(value) and len(value) == 2 and all(isinstance(one, str) for one in value.args)
        return {field: tuple(value.args)} if fits else None

    return read


def _exponent(value) -> dict | None:
    if value is S.Automatic:
        return {}
    if isinstance(value, Expr) and value.head is S.Function and value.args[-1] is S.Null:
        return {"exponents": "never"}
    if is_list(value):  # {exponent, what is shown} pairs, as `_with_exponents` makes them
        return {"table": tuple(tuple(pair.args) for pair in value.args)}
    return {}


_SETTINGS = {
    "DigitBlock": _block,
    "ExponentFunction": _exponent,
    "ExponentStep": _step,
    "NumberMultiplier": _multiplier,
    "NumberPadding": _pair("padding"),
    "NumberPoint": _text("point"),
    "NumberSeparator": _separator,
    "NumberSigns": _pair("signs"),
    "SignPadding": lambda value: {"sign_padding": value is TRUE} if value in (TRUE, FALSE) else None,
}
_WANTED = {
    "DigitBlock": "a positive integer, Infinity, or a pair of them",
    "ExponentStep": "a positive integer",
    "NumberPadding": "a string or a pair of strings",
    "NumberSeparator": "a string or a pair of strings",
    "NumberSigns": "a pair of strings",
    "SignPadding": "True or False",
}


def _checked(digits, options: dict | None) -> None:
    if digits is not None and not _is_digits(digits):
        raise BAD_DIGITS(digits, value=UNEVALUATED)
    for name, value in (options or {}).items():
        if value != _OPTIONS[name] and _SETTINGS[name](value) is None:
            raise BAD_SETTING(name, value, _WANTED.get(name, "a string"), value=UNEVALUATED)


def _is_digits(spec) -> bool:
    """n or {n, f}"""
    parts = spec.args if is_list(spec) and len(spec) == 2 else (spec,)
    return all(type(part) is int and part >= 0 for part in parts)


# -- the forms --------------------------------------------------------------------------------------


@builtin("NumberForm[expr_]", "NumberForm[expr_, digits_]", options=_OPTIONS)
def number_form(evaluation, expr, digits=None, options=None):
    """NumberForm[x, n] shows reals with n digits, NumberForm[x, {n, f}] with f digits after the point."""
    _checked(digits, options)


@builtin("PaddedForm[expr_, digits_]", options=_OPTIONS)
def padded_form(evaluation, expr, digits, options=None):
    """PaddedForm[x, n] shows numbers padded to room for n digits; {n, f} with f of them after the point."""
    _checked(digits, options)


@builtin("ScientificForm[expr_]", "ScientificForm[expr_, digits_]", options=_OPTIONS)
def scientific_form(evaluation, expr, digits=None, options=None):
    """ScientificForm[x, n] shows reals as a number of n digits times a power of ten."""
    _checked(digits, options)


@builtin("EngineeringForm[expr_]", "EngineeringForm[expr_, digits_]", options=_OPTIONS)
def engineering_form(evaluation, expr, digits=None, options=None):
    """EngineeringForm[x, n] shows reals times a power of ten whose exponent is a multiple of 3."""
    _checked(digits, options)


@builtin("DecimalForm[expr_]", "DecimalForm[expr_, digits_]", options=_OPTIONS)
def decimal_form(evaluation, expr, digits=None, options=None):
    """DecimalForm[x, n] shows reals without powers of ten."""
    _checked(digits, options)


@builtin("AccountingForm[expr_]", "AccountingForm[expr_, digits_]", options=_OPTIONS)
def accounting_form(evaluation, expr, digits=None, options=None):
    """AccountingForm[x, n] shows numbers without powers of ten, negative ones in parentheses."""
    _checked(digits, options)


@builtin("PercentForm[expr_]", "PercentForm[expr_, digits_]", options=_OPTIONS)
def percent_form(evaluation, expr, digits=None, options=None):
    """PercentForm[x, n] shows numbers as percentages."""
    _checked(digits, options)


@builtin("BaseForm[expr_, base_]")
def base_form(evaluation, expr, base):
    """BaseForm[n, b] shows integers in base b, followed by the base as an index."""
    if type(base) is not int or not 2 <= base <= 36:
        raise BAD_BASE(base, value=UNEVALUATED)


# -- writing ----------------------------------------------------------------------------------------


def _rounded(x, style: Style) -> Decimal:
    """|x| to the digits of the style, or to as many as it has; with trailing zeros where they are known."""
    if isinstance(x, int):
        return Decimal(abs(x))
    if isinstance(x, BigReal):
        known, value = round(x.precision), x.value
    else:
        known, value = _MOST_MACHINE_DIGITS, Decimal(float(x))
    wanted = style.digits if style.digits is not None else known if isinstance(x, BigReal) else _USUAL_DIGITS
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


def _size(x, style: Style) -> tuple[str, str, int]:
    """|x| as digits before and behind the point, and the power of ten."""
    value = _rounded(x, style)
    power = _power(value.adjusted(), style) if value and not isinstance(x, int) else 0
    mantissa = value.scaleb(-power, Context(prec=len(value.as_tuple().digits) + 1))
    if style.after is not None:
        places = Context(prec=max(mantissa.adjusted(), 0) + style.after + 5, rounding=ROUND_HALF_UP)
        mantissa = mantissa.quantize(Decimal(1).scaleb(-style.after), context=places)
    whole, _, after = f"{mantissa:f}".partition(".")
    return whole, after, power


def _written(x, style: Style, padded: bool = False) -> str:
    """A number in a style; `padded`: the left is filled up to as many digits as the style has."""
    whole, after, power = _size(x, style)
    is_whole = isinstance(x, int) and style.after is None
    if style.after is not None and style.padding[1] != "0":
        kept = after.rstrip("0")
        after = kept + style.padding[1] * (len(after) - len(kept))
    sign = style.signs[x >= 0]
    places = (style.digits or _USUAL_DIGITS) - (len(after) if style.after is None else style.after)
    room = max(places, len(whole)) + max(map(len, style.signs))
    if style.block[0]:
        room += (max(places, len(whole)) - 1) // style.block[0] * len(style.separator[0])
    whole = _blocked(whole, style.block[0], style.separator[0], from_end=True)
    after = _blocked(after, style.block[1], style.separator[1], from_end=False)
    text = whole if is_whole else whole + style.point + after
    missing = room - len(whole) - len(sign) if padded else 0
    fill = (style.padding[0] or " ") * missing
    text = sign + fill + text if style.sign_padding else fill + sign + text
    return text if power == 0 else f"{text}{style.multiplier}10^{power}"


def _blocked(digits: str, size: int, separator: str, from_end: bool) -> str:
    """Digits in blocks, those before the point counted from its side."""
    if not size or not digits:
        return digits
    first = (len(digits) % size or size) if from_end else size
    pieces = [digits[:first]] + [digits[i : i + size] for i in range(first, len(digits), size)]
    return separator.join(filter(None, pieces))


def _number(x, style: Style) -> str:
    padded = bool(style.padding[0]) and not (isinstance(x, int) and style.after is None)
    return _written(x, style, padded)


def _padded(x, style: Style) -> str:
    """Room for the digits, the sign, the point and the separators."""
    return _written(x, style, True)


def _scientific(x, style: Style) -> str:
    return _written(x, style if isinstance(x, int) else replace(style, exponents="always"))


def _engineering(x, style: Style) -> str:
    return _written(x, style if isinstance(x, int) else replace(style, exponents="always", step=3))


def _decimal(x, style: Style) -> str:
    return _written(x, replace(style, exponents="never"))


def _accounting(x, style: Style) -> str:
    text = _written(abs(x), replace(style, exponents="never"))
    return f"({text})" if x < 0 else text


def _percent(x, style: Style) -> str:
    exact = isinstance(x, (int, Fraction))
    share = 100 * x if exact else float(f"{100 * x:.15g}")
    if exact:
        share = int(share) if share == int(share) else float(share)
    text = _written(share, replace(style, exponents="never"))
    return text.removesuffix(style.point) + "%"


def _mapped(number: Callable):
    """An output form that shows each number of expr by `number(x, style)`, the rest as usual."""

    def show(expr: Expr, text) -> str | None:
        style = _style(expr) if len(expr) else None
        if style is None:
            return None

        def part(value) -> str:
            if is_list(value):
                return "{" + ", ".join(map(part, value.args)) + "}"
            if isinstance(value, BigReal) or (isinstance(value, (int, float)) and math.isfinite(value)):
                return number(value, style)
            if isinstance(value, Fraction) and number is _percent:
                return number(value, style)
            return text(value)

        inner = expr.item(0)
        if isinstance(inner, Expr) and inner.head in (S.TableForm, S.MatrixForm, S.Grid, S.Column, S.Row):
            return text(Expr(inner.head, (_texts(inner.item(0), part), *inner.args[1:])))
        return part(inner)

    return show


def _texts(value, part: Callable):
    """A matrix with the texts of its elements, to be laid out."""
    return wl_list(_texts(one, part) for one in value.args) if is_list(value) else part(value)


def _with_exponents(evaluation, expr: Expr):
    """The form with ExponentFunction replaced by its values at the exponents of the numbers shown."""
    place = next((i for i, arg in enumerate(expr.args) if _is_exponent_function(arg)), None)
    style = _style(expr) if len(expr) else None
    if place is None or style is None:
        return expr
    function, pairs = expr.item(place).item(1), {}
    for x in _reals(expr.item(0)):
        exponent = _rounded(x, style).adjusted()
        shown = evaluation.evaluate(Expr(function, (exponent,)))
        pairs[exponent] = shown if type(shown) is int else 0
    table = wl_list(wl_list(pair) for pair in pairs.items())
    args = list(expr.args)
    args[place] = S.Rule(S.ExponentFunction, table)
    return Expr(expr.head, tuple(args))


def _is_exponent_function(arg) -> bool:
    return (
        is_rule(arg) and arg.item(0) in (S.ExponentFunction, "ExponentFunction") and not is_list(arg.item(1))
    )


def _reals(value):
    """The inexact numbers in lists of any depth."""
    if is_list(value):
        for one in value.args:
            yield from _reals(one)
    elif (isinstance(value, float) and math.isfinite(value)) or isinstance(value, BigReal):
        yield value


for _head in (S.NumberForm, S.PaddedForm, S.ScientificForm, S.EngineeringForm):
    ALONE[_head] = _with_exponents

output_form("NumberForm")(_mapped(_number))
output_form("PaddedForm")(_mapped(_padded))
output_form("ScientificForm")(_mapped(_scientific))
output_form("EngineeringForm")(_mapped(_engineering))
output_form("DecimalForm")(_mapped(_decimal))
output_form("AccountingForm")(_mapped(_accounting))
output_form("PercentForm")(_mapped(_percent))


@output_form("BaseForm")
def _base_form(expr: Expr, text) -> str | None:
    if len(expr) != 2 or type(expr.item(1)) is not int or not 2 <= expr.item(1) <= 36:
        return None
    base = expr.item(1)

    def part(value) -> str:
        if is_list(value):
            return "{" + ", ".join(map(part, value.args)) + "}"
        if type(value) is int:
            return f"{_in_base(value, base)}_{base}"
        if isinstance(value, BigReal) or (isinstance(value, float) and math.isfinite(value)):
            return f"{_real_in_base(value, base)}_{base}"
        return text(value)

    return part(expr.item(0))


def _in_base(n: int, base: int) -> str:
    sign, n, digits = "-" * (n < 0), abs(n), []
    while True:
        n, digit = divmod(n, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
        if not n:
            return sign + "".join(reversed(digits))


def _real_in_base(x, base: int) -> str:
    """As many digits as are worth the decimal ones shown: 6 of a machine number, all of others."""
    exact = abs(Fraction(x) if isinstance(x, float) else Fraction(x.value))
    known = _USUAL_DIGITS if isinstance(x, float) else x.precision
    count = math.ceil(known / math.log10(base))
    if not exact:
        return "0."
    exponent = 0  # of the first digit
    while exact >= Fraction(base) ** (exponent + 1):
        exponent += 1
    while exact < Fraction(base) ** exponent:
        exponent -= 1
    scientific = exponent not in range(-5, max(count, 6))
    mantissa = exact / Fraction(base) ** exponent if scientific else exact
    behind = max(count - 1 - (0 if scientific else exponent), 0)
    digits = _in_base(math.floor(mantissa * base**behind + Fraction(1, 2)), base).rjust(behind + 1, "0")
    whole, after = digits[: len(digits) - behind], digits[len(digits) - behind :]
    after = after.rstrip("0") if isinstance(x, float) else after
    power = f"*{base}^{exponent}" if scientific else ""
    return "-" * (x < 0) + whole + "." + after + power
