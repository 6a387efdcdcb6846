"""NumberForm, PaddedForm, ScientificForm and their kin: numbers in a chosen form, as text."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import output_form

BAD_DIGITS = Message(
    "NumberForm::iprf", "Formatting specification `1` should be a positive integer or a pair of them."
)
BAD_BASE = Message("BaseForm::basf", "Requested base `1` should be an integer between 2 and 36.")
BAD_SETTING = Message("NumberForm::opt", "The setting `1` -> `2` should be `3`.")

_PLAIN_EXPONENTS = range(-6, 6)  # others are written with a power of ten
_OPTIONS = {
    "DigitBlock": S.Infinity,
    "ExponentFunction": S.Automatic,
    "NumberPadding": S.Automatic,
    "NumberPoint": ".",
    "NumberSeparator": ",",
    "NumberSigns": S.Automatic,
    "SignPadding": FALSE,
}


@dataclass(frozen=True)
class Style:
    """How numbers are written.

    digits       significant digits; after: digits behind the point, or None
    block        digits between separators left of the point, 0 for none
    signs        in front of negative and of other numbers
    padding      on the left, on the right; the left one fills up to `digits`
    exponents    "plain" (a power of ten where needed), "never", "always", "thousands"
    """

    digits: int = 6
    after: int | None = None
    block: int = 0
    separator: str = ","
    point: str = "."
    signs: tuple = ("-", "")
    padding: tuple = ("", "0")
    exponents: str = "plain"
    sign_padding: bool = False


def _style(expr: Expr) -> Style | None:
    """The style that the arguments behind the number ask for; None where they are wrong."""
    style, rest = Style(), [arg for arg in expr.args[1:] if not is_rule(arg)]
    if len(rest) > 1 or not all(map(_is_digits, rest)):
        return None
    if rest:
        spec = rest[0]
        pair = (spec.item(0), spec.item(1)) if is_list(spec) else (spec, None)
        style = replace(style, digits=pair[0], after=pair[1])
    for one in expr.args[1:]:
        if is_rule(one):
            name = one.item(0) if isinstance(one.item(0), str) else one.item(0).name
            field = _SETTINGS[name](one.item(1)) if name in _SETTINGS else None
            if field is None:
                return None
            style = replace(style, **field)
    return style


def _block(value) -> dict | None:
    if is_list(value) and len(value) == 2:
        value = value.item(0)
    if value in (S.Infinity, S.DirectedInfinity(1)):
        return {"block": 0}
    return {"block": value} if type(value) is int and value > 0 else None


def _text(field: str) -> Callable:
    return lambda value: {field: value} if isinstance(value, str) else None


def _separator(value) -> dict | None:
    return _text("separator")(value.item(0) if is_list(value) and len(value) else value)


def _pair(field: str) -> Callable:
    def read(value) -> dict | None:
        if value is S.Automatic:
            return {}
        fits = is_list(value) and len(value) == 2 and all(isinstance(one, str) for one in value.args)
        return {field: tuple(value.args)} if fits else None

    return read


def _exponent(value) -> dict | None:
    if value is S.Automatic:
        return {}
    never = isinstance(value, Expr) and value.head is S.Function and value.args[-1] is S.Null
    return {"exponents": "never"} if never else None


_SETTINGS = {
    "DigitBlock": _block,
    "ExponentFunction": _exponent,
    "NumberPadding": _pair("padding"),
    "NumberPoint": _text("point"),
    "NumberSeparator": _separator,
    "NumberSigns": _pair("signs"),
    "SignPadding": lambda value: {"sign_padding": value is TRUE} if value in (TRUE, FALSE) else None,
}
_WANTED = {
    "DigitBlock": "a positive integer or Infinity",
    "ExponentFunction": "Automatic or (Null &)",
    "NumberPadding": "a pair of strings",
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


def _size(x: float, style: Style) -> tuple[str, int]:
    """|x| as (digits with a point, power of ten)."""
    x = abs(x)
    digits = max(style.digits, 1)
    if x == 0:
        return (f"{x:.{style.after}f}" if style.after else "0."), 0
    rounded = float(f"{x:.{digits - 1}e}")
    exponent = math.floor(math.log10(rounded))
    power = 0
    if style.exponents == "always":
        power = exponent
    elif style.exponents == "thousands":
        power = 3 * (exponent // 3)
    elif style.exponents == "plain" and style.after is None:
        power = 0 if exponent in _PLAIN_EXPONENTS or -6 < exponent < digits else exponent
    mantissa = rounded / 10.0**power if power else rounded
    if style.after is not None:
        text = f"{mantissa:.{style.after}f}"
    else:
        text = f"{mantissa:.{max(digits - 1 - exponent + power, 0)}f}"
        text = text.rstrip("0") if "." in text else text
    return (text if "." in text else text + "."), power


def _written(x, style: Style, room: int | None = None) -> str:
    """A number in a style, the left filled up to `room` characters."""
    if isinstance(x, int):
        text, power = str(abs(x)), 0
    else:
        text, power = _size(float(x), style)
    whole, point, after = text.partition(".")
    whole = _blocked(whole, style)
    if style.after is not None and not isinstance(x, int):
        zeros = len(after) - len(after.rstrip("0"))
        after = after[: len(after) - zeros] + style.padding[1] * zeros if style.padding[1] != "0" else after
    text = whole + (style.point + after if point else "")
    sign = style.signs[x >= 0]
    if style.sign_padding and room is not None:
        text = sign + text.rjust(room - len(sign), style.padding[0] or " ")
    else:
        text = (sign + text).rjust(room or 0, style.padding[0] or " ")
    return text if power == 0 else f"{text}*10^{power}"


def _blocked(whole: str, style: Style) -> str:
    if not style.block:
        return whole
    first = len(whole) % style.block or style.block
    pieces = [whole[:first]] + [whole[i : i + style.block] for i in range(first, len(whole), style.block)]
    return style.separator.join(pieces)


def _number(x, style: Style) -> str:
    return _written(x, style)


def _padded(x, style: Style) -> str:
    """Room for the digits, the sign, the point and the separators."""
    room = style.digits + 1 + isinstance(x, float)
    room += (style.digits - (style.after or 0) - 1) // style.block if style.block else 0
    return _written(x, style, room)


def _scientific(x, style: Style) -> str:
    return _written(x, style if isinstance(x, int) else replace(style, exponents="always"))


def _engineering(x, style: Style) -> str:
    return _written(x, style if isinstance(x, int) else replace(style, exponents="thousands"))


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
            if isinstance(value, (int, float)) and math.isfinite(value):
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
        return f"{_in_base(value, base)}_{base}" if type(value) is int else text(value)

    return part(expr.item(0))


def _in_base(n: int, base: int) -> str:
    sign, n, digits = "-" * (n < 0), abs(n), []
    while True:
        n, digit = divmod(n, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
        if not n:
            return sign + "".join(reversed(digits))
