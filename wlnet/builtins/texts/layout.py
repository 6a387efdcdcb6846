"""Row, Style, Framed, Panel, Short, TreeForm, ColumnForm: how values are laid out as text.

These heads stay in expressions; only OutputForm shows them laid out.
"""

from __future__ import annotations

import math
from bisect import bisect_left

from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.short import shortened
from wlnet.expr.symbols import S
from wlnet.language.attributes import PROTECTED
from wlnet.language.builtin import BUILTINS, builtin
from wlnet.language.text_tables import beside, table
from wlnet.syntax.printer import output_form

_POINTS = 7  # the width of a character


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


@builtin("Shallow[expr_]", "Shallow[expr_, levels_]", attributes=("NHoldRest",))
def shallow(evaluation, expr, levels=None):
    """Shallow[expr] shows expr with deep parts and long lists left out; Shallow[expr, {depth, length}]."""


@builtin("TreeForm[expr_]", "TreeForm[expr_, depth_]")
def tree_form(evaluation, expr, depth=None):
    """TreeForm[expr] shows expr as a tree, TreeForm[expr, n] its first n levels."""


@builtin("ColumnForm[items_]", "ColumnForm[items_, alignment__]")
def column_form(evaluation, items, alignment=()):
    """ColumnForm[{a, b, ...}] shows its elements below each other."""


@builtin("StringSkeleton[text_]")
def string_skeleton(evaluation, text):
    """StringSkeleton[n] shows <<n>>: n characters that are left out."""


BUILTINS[S.StringSkeleton].flags &= ~PROTECTED


def _notation(name: str):
    """As `output_form`; without arguments the expression is shown as it stands."""

    def add(show):
        output_form(name)(lambda expr, text: show(expr, text) if len(expr) else None)
        return show

    return add


@_notation("Row")
def _row(expr: Expr, text) -> str | None:
    if not is_list(expr.item(0)):
        return None
    items = expr.item(0).args
    parts = [text(item) for item in items]
    if len(expr) > 1 and not is_rule(expr.item(1)):
        separator = _separator(expr.item(1), text)
        parts = [part for one in parts for part in (separator, one)][1:]
    return beside(parts)


def _separator(value, text) -> str:
    """Spacer[points] is as many blanks as come near to it."""
    if isinstance(value, Expr) and value.head is S.Spacer and len(value) == 1:
        width = value.item(0)
        width = width.item(0) if is_list(width) and len(width) else width
        if type(width) in (int, float):
            return " " * math.floor(width / _POINTS + 0.5)
    return text(value)


@_notation("TreeForm")
def _tree(expr: Expr, text) -> str | None:
    depth = expr.item(1) if len(expr) > 1 else None
    if len(expr) > 2 or (depth is not None and (type(depth) is not int or depth < 0)):
        return None
    return "\n".join(_branches(expr.item(0), text, depth))


def _branches(value, text, depth: int | None) -> list[str]:
    """The lines of a tree: the head, below it the parts, each on a branch."""
    if not isinstance(value, Expr) or depth == 0:
        return [text(value).replace("\n", " ")]
    lines = [text(value.head)]
    for i, part in enumerate(value.args):
        first, *rest = _branches(part, text, None if depth is None else depth - 1)
        last = i == len(value) - 1
        lines.append(("└─ " if last else "├─ ") + first)
        lines += [("   " if last else "│  ") + line for line in rest]
    return lines


@_notation("ColumnForm")
def _column_form(expr: Expr, text) -> str:
    items = expr.item(0).args if is_list(expr.item(0)) else (expr.item(0),)
    return "\n".join(map(text, items))


@_notation("StringSkeleton")
def _string_skeleton(expr: Expr, text) -> str | None:
    return f"<<{text(expr.item(0))}>>" if len(expr) == 1 else None


@_notation("Framed")
def _framed(expr: Expr, text) -> str | None:
    return table([[text(expr.item(0))]], frame="outside")


@_notation("Short")
def _short(expr: Expr, text) -> str | None:
    """As many arguments of both ends as fit into the lines."""
    lines = expr.item(1) if len(expr) > 1 and isinstance(expr.item(1), int) else 1
    value, room = expr.item(0), _WIDTH * max(lines, 1)
    if not isinstance(value, Expr) or len(value) <= _ENDS:
        return text(shortened(value, longest=10, text_limit=room))
    count = len(value)
    limit = min(count, room)  # each takes a character at least

    def kept(n: int) -> str:
        back = n // 2
        places = [*range(n - back), *range(count - back, count)] if n < count else range(count)
        parts = [shortened(value.item(i), longest=10, text_limit=room) for i in places]
        if n < count:
            parts.insert(n - back, S.Skeleton(count - n))
        return text(Expr(value.head, tuple(parts)))

    fits = bisect_left(range(_ENDS, limit + 1), True, key=lambda n: len(kept(n)) > room)
    if fits:
        return kept(_ENDS + fits - 1)
    ends = kept(_ENDS)
    return ends if len(ends) <= 2 * room else text(Expr(value.head, (S.Skeleton(count),)))


_WIDTH = 72  # characters of a line
_ENDS = 2  # arguments that stay at least


@_notation("Shallow")
def _shallow(expr: Expr, text) -> str | None:
    levels = expr.item(1) if len(expr) > 1 else wl_list((4, 10))
    depth, length = levels.args if is_list(levels) and len(levels) == 2 else (levels, 10)
    numbers = [math.inf if x is S.Infinity else x for x in (depth, length)]
    if len(expr) > 2 or any(type(x) not in (int, float) or x < 1 for x in numbers):
        return None
    return text(_cut(expr.item(0), *numbers))


def _cut(value, depth: float, length: float):
    """An expression of at most `depth` levels and `length` arguments on each; <<n>> for what is left out."""
    if not isinstance(value, Expr) or not len(value):
        return value
    if depth <= 1:
        return S.Skeleton(len(value)) if depth < 1 else Expr(value.head, (S.Skeleton(len(value)),))
    shown = [_cut(value.item(i), depth - 1, length) for i in range(int(min(len(value), length)))]
    rest = [S.Skeleton(len(value) - len(shown))] if len(value) > len(shown) else []
    return Expr(value.head, (*shown, *rest))


def _content(expr: Expr, text) -> str | None:
    return text(expr.item(0))


for _name in ("Style", "Panel"):
    _notation(_name)(_content)
