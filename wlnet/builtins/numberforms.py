"""NumberForm, PaddedForm, ScientificForm: numbers with a given number of digits, as text."""

from __future__ import annotations

import math

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import output_form

BAD_DIGITS = Message(
    "NumberForm::iprf", "Formatting specification `1` should be a positive integer or a pair of them."
)

BAD_BASE = Message("BaseForm::basf", "Requested base `1` should be an integer between 2 and 36.")

_PLAIN_EXPONENTS = range(-6, 6)  # others are written with a power of ten


@builtin("NumberForm[expr_, digits_]")
def number_form(evaluation, expr, digits):
    """NumberForm[x, n] shows reals with n digits, NumberForm[x, {n, f}] with f digits after the point."""
    _checked(digits)


@builtin("PaddedForm[expr_, digits_]")
def padded_form(evaluation, expr, digits):
    """PaddedForm[x, n] shows numbers padded to room for n digits; {n, f} with f of them after the point."""
    _checked(digits)


@builtin("ScientificForm[expr_]", "ScientificForm[expr_, digits_Integer]")
def scientific_form(evaluation, expr, digits=6):
    """ScientificForm[x, n] shows reals as a number of n digits times a power of ten."""


@builtin("BaseForm[expr_, base_]")
def base_form(evaluation, expr, base):
    """BaseForm[n, b] shows integers in base b, followed by the base as an index."""
    if type(base) is not int or not 2 <= base <= 36:
        raise BAD_BASE(base, value=UNEVALUATED)


def _checked(digits) -> None:
    if not _is_digits(digits):
        raise BAD_DIGITS(digits, value=UNEVALUATED)


def _is_digits(spec) -> bool:
    """n or {n, f}"""
    parts = spec.args if is_list(spec) and len(spec) == 2 else (spec,)
    return all(isinstance(part, int) and part >= 0 for part in parts)


def _real(x: float, digits: int, after: int | None) -> str:
    """A real with that many significant digits, or `after` digits behind the point."""
    if after is not None:
        return f"{x:.{after}f}" + ("." if after == 0 else "")
    if x == 0:
        return "0."
    exponent = math.floor(math.log10(abs(x)))
    rounded = float(f"{x:.{max(digits, 1) - 1}e}")
    if exponent not in _PLAIN_EXPONENTS and exponent >= digits:
        return _scientific(x, digits)
    text = f"{rounded:.{max(digits - 1 - exponent, 0)}f}"
    return text.rstrip("0") if "." in text else text + "."


def _scientific(x: float, digits: int) -> str:
    mantissa, _, exponent = f"{x:.{max(digits, 1) - 1}e}".partition("e")
    mantissa = mantissa.rstrip("0") if "." in mantissa else mantissa + "."
    return mantissa if int(exponent) == 0 else f"{mantissa}*10^{int(exponent)}"


def _mapped(number):
    """An output form that shows each number of expr by `number(x, expr)`, the rest as usual."""

    def show(expr: Expr, text) -> str | None:
        if not len(expr) or not all(map(_is_digits, expr.args[1:])):
            return None

        def part(value) -> str:
            if is_list(value):
                return "{" + ", ".join(map(part, value.args)) + "}"
            if isinstance(value, (int, float)) and math.isfinite(value):
                return number(value, expr)
            return text(value)

        return part(expr.item(0))

    return show


def _digits(expr: Expr) -> tuple[int, int | None]:
    spec = expr.item(1) if len(expr) > 1 else 6
    return (spec.item(0), spec.item(1)) if is_list(spec) else (spec, None)


def _number(x, expr: Expr) -> str:
    return str(x) if isinstance(x, int) else _real(x, *_digits(expr))


def _padded(x, expr: Expr) -> str:
    digits, after = _digits(expr)
    room = digits + 1 + isinstance(x, float)  # one for the sign, one for the point
    return (str(x) if isinstance(x, int) else _real(x, digits, after)).rjust(room)


def _scientific_number(x, expr: Expr) -> str:
    return str(x) if isinstance(x, int) else _scientific(x, _digits(expr)[0])


output_form("NumberForm")(_mapped(_number))
output_form("PaddedForm")(_mapped(_padded))
output_form("ScientificForm")(_mapped(_scientific_number))


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
