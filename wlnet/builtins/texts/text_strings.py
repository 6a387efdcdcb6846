"""TextString: expressions as people read them, numbers in plain decimals.

Source: reference page TextString; the shapes of numbers as its examples show them.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.quantity_parts import parts_of
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.units import in_short
from wlnet.language.builtin import builtin
from wlnet.language.formatting import formatted
from wlnet.syntax.printer import OUTPUT_FORMS, to_text

_DIGITS = 6  # of an approximate number, before and after the point together


@builtin("TextString[expr_]")
def text_string(evaluation, expr):
    """TextString[expr] gives the text of expr as people read it: strings without quotes, numbers in
    decimals, nothing for what is missing."""
    if is_list(expr):
        return "{" + ", ".join(text_string(evaluation, one) for one in expr.args) + "}"
    if isinstance(expr, Association):
        pairs = (f"{_plain(evaluation, k)} -> {text_string(evaluation, v)}" for k, v in expr.items())
        return "<|" + ", ".join(pairs) + "|>"
    if isinstance(expr, Expr) and expr.head is S.Missing:
        return ""
    quantity = parts_of(expr) if isinstance(expr, Expr) and expr.head is S.Quantity else None
    if quantity is not None and quantity[1]:
        between = "" if quantity[1] == {"Percent": 1} else " "
        return text_string(evaluation, quantity[0]) + between + in_short(quantity[1])
    if isinstance(expr, str | Symbol) or type(expr) is int:
        return _plain(evaluation, expr)
    value = numeric_value(expr)
    if value is None and isinstance(expr, Expr) and _is_call(evaluation, expr):
        return f"{expr.head.name}[{', '.join(text_string(evaluation, one) for one in expr.args)}]"
    if isinstance(value, complex):
        return _complex(evaluation, expr, value)
    return _plain(evaluation, expr) if value is None or not _is_plain(expr) else in_decimals(float(value))


def _is_call(evaluation, expr: Expr) -> bool:
    """Whether an expression is written as name[...]: sums, products and powers, and what has no notation."""
    if expr.head in (S.Plus, S.Times, S.Power):
        return True
    is_plain = isinstance(expr.head, Symbol) and expr.array is None and expr.head not in OUTPUT_FORMS
    return is_plain and _plain(evaluation, expr).startswith(f"{expr.head.name}[")


def _plain(evaluation, expr) -> str:
    return to_text(formatted(evaluation, expr), "OutputForm", evaluation.definitions.sees)


def _is_plain(expr) -> bool:
    """Whether a number is exact or of machine precision; others show the digits that they have."""
    return type(expr) in (float, Fraction) or isinstance(expr, Expr)


def _complex(evaluation, expr, value: complex) -> str:
    exact = evaluation.evaluate(S.Re(expr))
    is_number = type(exact) in (int, Fraction, float)
    real = text_string(evaluation, exact) if is_number else in_decimals(value.real)
    return f"{real} {'-' if value.imag < 0 else '+'} {in_decimals(abs(value.imag))}i"


def in_decimals(value: float) -> str:
    """A number with six digits and without an exponent: 2.0, 3.14159, 0.000012345, 1234568."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    number = Decimal(repr(value))
    whole = number.adjusted() + 1  # digits before the point
    places = _DIGITS - whole if number else 1
    shown = f"{number.quantize(Decimal(1).scaleb(-max(places, 0))):f}"
    if "." in shown:
        shown = shown.rstrip("0")
    if not shown.endswith(".") and "." in shown:
        return shown
    point = "" if shown.endswith(".") else "."
    return shown + point + ("0" if whole < _DIGITS else "")
