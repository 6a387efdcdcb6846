"""Row, Style, Framed, Panel, Short: how values are laid out as text.

These heads stay in expressions; only OutputForm shows them laid out.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.short import shortened
from wlnet.language.builtin import builtin
from wlnet.language.text_tables import beside, table
from wlnet.syntax.printer import output_form


@builtin("Row[items_]", "Row[items_, separator_]")
def row(evaluation, items, separator=""):
    """Row[{a, b, ...}] shows its elements side by side; Row[{a, b, ...}, s] with s between them."""


@builtin("Style[expr_, directives___]")
def style(evaluation, expr, directives):
    """Style[expr, directives...] shows expr with colours and fonts where there are any."""


@builtin("Framed[expr_]")
def framed(evaluation, expr):
    """Framed[expr] shows expr in a frame."""


@builtin("Panel[expr_]")
def panel(evaluation, expr):
    """Panel[expr] shows expr on a panel."""


@builtin("Short[expr_]", "Short[expr_, lines_]")
def short(evaluation, expr, lines=1):
    """Short[expr] shows expr with long parts left out; <<n>> stands for n elements."""


def _notation(name: str):
    """As `output_form`; without arguments the expression is shown as it stands."""

    def add(show):
        output_form(name)(lambda expr, text: show(expr, text) if len(expr) else None)
        return show

    return add


@_notation("Row")
def _row(expr: Expr, text) -> str | None:
    items = expr.item(0).args if is_list(expr.item(0)) else (expr.item(0),)
    parts = [text(item) for item in items]
    if len(expr) > 1 and not is_rule(expr.item(1)):
        separator = text(expr.item(1))
        parts = [part for one in parts for part in (separator, one)][1:]
    return beside(parts)


@_notation("Framed")
def _framed(expr: Expr, text) -> str | None:
    return table([[text(expr.item(0))]], frame="outside")


@_notation("Short")
def _short(expr: Expr, text) -> str | None:
    lines = expr.item(1) if len(expr) > 1 and isinstance(expr.item(1), int) else 1
    return text(shortened(expr.item(0), longest=10 * max(lines, 1), text_limit=80 * max(lines, 1)))


def _content(expr: Expr, text) -> str | None:
    return text(expr.item(0))


for _name in ("Style", "Panel"):
    _notation(_name)(_content)
