"""NumberForm, PaddedForm, ScientificForm and their kin: numbers in a chosen form, as text."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin
from wlnet.language.formatting import ARRANGED
from wlnet.syntax.number_styles import Style, digits_of, in_base, percent, rounded, written
from wlnet.syntax.printer import output_form
from wlnet.syntax.written import Written

BAD_DIGITS = Message(
    "General::iprf",
    "Formatting specification `1` should be a positive integer or a pair of positive integers.",
)
BAD_BASE = Message("General::basf", "Requested base `1` must be between 2 and 36.")
NO_BASE = Message("General::intpm", "Positive machine-sized integer expected at position `2` in `1`.")
_BAD_PAIR = "Value for option `1` -> `2` should be a string or a pair of strings."
_BAD_SETTINGS = {
    "DigitBlock": Message(
        "General::dblk",
        "Value for option DigitBlock should be a positive integer, Infinity, or a pair of positive integers.",
    ),
    "ExponentStep": Message("General::estep", "Value of option `1` -> `2` is not a positive integer."),
    "NumberPadding": Message("General::npad", _BAD_PAIR),
    "NumberSeparator": Message("General::nspr", _BAD_PAIR),
    "NumberSigns": Message(
        "General::nsgn", "Value for option `1` -> `2` should be a pair of strings or two pairs of strings."
    ),
    "SignPadding": Message("NumberForm::opttf", "Value of option `1` -> `2` should be True or False."),
}
BAD_TEXT = Message("General::npt", "Value for option `1` -> `2` is expected to be a string.")

_OPTIONS = {
    "DigitBlock": S.Infinity,
    "ExponentFunction": S.Automatic,
    "ExponentStep": 1,
    "NumberFormat": S.Automatic,
    "NumberMultiplier": S.Automatic,
    "NumberPadding": S.Automatic,
    "NumberPoint": ".",
    "NumberSeparator": wl_list((",", " ")),
    "NumberSigns": S.Automatic,
    "SignPadding": FALSE,
}


_ALL = 16  # digits of a machine number


def _style(expr: Expr) -> Style | None:
    """The style that the arguments behind the number ask for; settings that are wrong are left out."""
    style, rest = _STYLES.get(expr.head, Style()), [arg for arg in expr.args[1:] if not _is_option(arg)]
    if len(rest) > 1:
        return None
    if rest and _is_digits(rest[0]):
        spec = rest[0]
        pair = (spec.item(0), spec.item(1)) if is_list(spec) else (spec, None)
        style = replace(style, digits=_ALL if pair[0] is S.Infinity else pair[0], after=pair[1])
    for one in expr.args[1:]:
        if _is_option(one):
            name = one.item(0) if isinstance(one.item(0), str) else one.item(0).name
            field = _SETTINGS[name](one.item(1)) if name in _SETTINGS else None
            style = replace(style, **(field or {}))
    return style


def _is_option(x) -> bool:
    return is_rule(x) and isinstance(x.item(0), (str, Symbol))


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
    return {} if value is S.Automatic else _text("times")(value)


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


def _signs(value) -> dict | None:
    """{negative, positive}, each a text before or {before, behind}."""
    if value is S.Automatic:
        return {}
    if not is_list(value) or len(value) != 2:
        return None
    pairs = [tuple(one.args) if is_list(one) else (one, "") for one in value.args]
    fits = all(len(pair) == 2 and all(isinstance(one, str) for one in pair) for pair in pairs)
    return {"signs": tuple(pairs)} if fits else None


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
    "NumberFormat": lambda value: {},
    "NumberSigns": _signs,
    "SignPadding": lambda value: {"sign_padding": value is TRUE} if value in (TRUE, FALSE) else None,
}


def _checked(digits, options: dict | None) -> None:
    if digits is not None and not _is_digits(digits):
        raise BAD_DIGITS(digits, value=UNEVALUATED)
    for name, value in (options or {}).items():
        if value != _OPTIONS[name] and _SETTINGS[name](value) is None:
            raise _BAD_SETTINGS.get(name, BAD_TEXT)(S(name), value, value=UNEVALUATED)


def _is_digits(spec) -> bool:
    """n, Infinity, {n, f} or {Infinity, f}"""
    parts = spec.args if is_list(spec) and len(spec) == 2 else (spec,)
    parts = parts[1:] if parts[0] is S.Infinity else parts
    return all(type(part) is int and part >= 0 for part in parts)


# -- the forms --------------------------------------------------------------------------------------


@builtin("NumberForm[expr_]", "NumberForm[expr_, digits_]", options=_OPTIONS, attributes=("NHoldRest",))
def number_form(evaluation, expr, digits=None, options=None):
    """NumberForm[x, n] shows reals with n digits, NumberForm[x, {n, f}] with f digits after the point."""
    _checked(digits, options)


@builtin("PaddedForm[expr_, digits_]", options=_OPTIONS, attributes=("NHoldRest",))
def padded_form(evaluation, expr, digits, options=None):
    """PaddedForm[x, n] shows numbers padded to room for n digits; {n, f} with f of them after the point."""
    _checked(digits, options)


@builtin("ScientificForm[expr_]", "ScientificForm[expr_, digits_]", options=_OPTIONS)
def scientific_form(evaluation, expr, digits=None, options=None):
    """ScientificForm[x, n] shows reals as a number of n digits times a power of ten."""
    _checked(digits, options)


@builtin(
    "EngineeringForm[expr_]", "EngineeringForm[expr_, digits_]", options=_OPTIONS, attributes=("NHoldRest",)
)
def engineering_form(evaluation, expr, digits=None, options=None):
    """EngineeringForm[x, n] shows reals times a power of ten whose exponent is a multiple of 3."""
    _checked(digits, options)


@builtin("DecimalForm[expr_]", "DecimalForm[expr_, digits_]", options=_OPTIONS)
def decimal_form(evaluation, expr, digits=None, options=None):
    """DecimalForm[x, n] shows reals without powers of ten."""
    _checked(digits, options)


@builtin(
    "AccountingForm[expr_]", "AccountingForm[expr_, digits_]", options=_OPTIONS, attributes=("NHoldRest",)
)
def accounting_form(evaluation, expr, digits=None, options=None):
    """AccountingForm[x, n] shows numbers without powers of ten, negative ones in parentheses."""
    _checked(digits, options)


@builtin("PercentForm[expr_]", "PercentForm[expr_, digits_]", options=_OPTIONS, attributes=("NHoldRest",))
def percent_form(evaluation, expr, digits=None, options=None):
    """PercentForm[x, n] shows numbers as percentages."""
    _checked(digits, options)


@builtin("BaseForm[expr_, base_]", attributes=("NHoldRest",))
def base_form(evaluation, expr, base):
    """BaseForm[n, b] shows integers in base b, followed by the base as an index."""
    if type(base) is not int or base < 1:
        raise NO_BASE(S.BaseForm(expr, base), 2, value=UNEVALUATED)
    if not 2 <= base <= 36:
        raise BAD_BASE(base, value=UNEVALUATED)


# -- writing ----------------------------------------------------------------------------------------

_STYLES = {
    S.NumberForm: Style(),
    S.PaddedForm: Style(padded=True),
    S.ScientificForm: Style(exponents="always"),
    S.EngineeringForm: Style(exponents="always", step=3),
    S.DecimalForm: Style(exponents="never", point_last=False),
    S.AccountingForm: Style(exponents="never", signs=(("(", ")"), ("", ""))),
    S.PercentForm: Style(),
}


def _is_real(x) -> bool:
    return isinstance(x, BigReal) or (isinstance(x, float) and math.isfinite(x))


def _with_texts(value, write: Callable, outside: bool = True):
    """The expression with its numbers as they are to be written; integers in lists and tables alone.

    write      gives a number as Written, None where it stays as it is
    outside    whether only lists and tables are around
    """
    if _is_real(value) or (outside and isinstance(value, (int, Fraction))):
        found = write(value)
        return value if found is None else found
    if type(value) is complex:
        imaginary = Expr(S.Times, (_with_texts(value.imag, write), Complex(0, 1)))
        return Expr(S.Plus, (_with_texts(value.real, write), imaginary))
    if type(value) is Association:
        return value.with_values(_with_texts(one, write, outside) for one in value.values())
    if not isinstance(value, Expr) or value.head in _STYLES:
        return value
    inside = outside and value.head in _AROUND
    return Expr(value.head, tuple(_with_texts(one, write, inside) for one in value.args))


_AROUND = (S.List, S.TableForm, S.MatrixForm, S.Grid, S.Column, S.Row, S.Style)


def _shown(head, write: Callable[[object, Style], Written | None]) -> None:
    """The output form of a head that shows the numbers in an expression in its style."""

    def show(expr: Expr, text) -> str | None:
        style = _style(expr) if len(expr) else None
        return None if style is None else text(_with_texts(expr.item(0), lambda x: write(x, style)))

    output_form(head.name)(show)


def _plain(x, style: Style) -> Written | None:
    return None if isinstance(x, Fraction) else written(x, style)


for _head in _STYLES:
    _shown(_head, percent if _head is S.PercentForm else _plain)


def _with_functions(evaluation, expr: Expr):
    """The form with its functions applied: ExponentFunction to the exponents of the numbers shown,
    NumberFormat to mantissas, bases and exponents."""
    style = _style(expr) if len(expr) else None
    if style is None:
        return expr
    _warn(evaluation, expr, style)
    args = list(expr.args)
    for i, arg in enumerate(args):
        if _is_exponent_function(arg):
            args[i] = S.Rule(S.ExponentFunction, _exponents(evaluation, arg.item(1), args[0], style))
    found = Expr(expr.head, tuple(args))
    function = next((arg.item(1) for arg in args if _is_setting(arg, "NumberFormat")), S.Automatic)
    if function is S.Automatic:
        return found
    style = _style(found)
    return _with_texts(args[0], lambda x: _formatted(evaluation, function, x, style))


def _exponents(evaluation, function, inner, style: Style):
    """{exponent, what the function makes of it} for each number."""
    pairs = {}
    for x in _reals(inner):
        exponent = rounded(x, style).adjusted()
        shown = evaluation.evaluate(Expr(function, (exponent,)))
        pairs[exponent] = shown if type(shown) is int else 0
    return wl_list(wl_list(pair) for pair in pairs.items())


def _formatted(evaluation, function, x, style: Style):
    """What NumberFormat -> function makes of a real number."""
    if not _is_real(x):
        return None
    found = written(x, style)
    base = "10" if found.exponent else ""
    return evaluation.evaluate(
        Expr(function, (found.before + found.digits + found.after, base, found.exponent))
    )


def _warn(evaluation, expr: Expr, style: Style) -> None:
    """A message where fewer digits are wanted than stand before the point."""
    if style.digits is None:
        return
    for x in _reals(expr.item(0)):
        whole, _, power = digits_of(x, style)
        if not power and len(whole) > style.digits:
            evaluation.message(_FEW_DIGITS[expr.head])
            return


_FEW_DIGITS = {
    head: Message(
        f"{head.name}::reqsigz",
        "Requested number precision is lower than number of digits shown; padding with zeros.",
    )
    for head in _STYLES
}


def _is_setting(arg, name: str) -> bool:
    return is_rule(arg) and arg.item(0) in (S(name), name)


def _is_exponent_function(arg) -> bool:
    return (
        _is_setting(arg, "ExponentFunction") and not is_list(arg.item(1)) and arg.item(1) is not S.Automatic
    )


def _reals(value):
    """The inexact numbers in lists of any depth."""
    if is_list(value):
        for one in value.args:
            yield from _reals(one)
    elif _is_real(value):
        yield value


for _head in (
    S.NumberForm,
    S.PaddedForm,
    S.ScientificForm,
    S.EngineeringForm,
    S.AccountingForm,
    S.DecimalForm,
):
    ARRANGED[_head] = _with_functions


@output_form("BaseForm", least=2)
def _base_form(expr: Expr, text) -> str | None:
    if len(expr) != 2 or type(expr.item(1)) is not int or not 2 <= expr.item(1) <= 36:
        return None
    base = expr.item(1)
    return text(_with_texts(expr.item(0), lambda x: None if isinstance(x, Fraction) else in_base(x, base)))
