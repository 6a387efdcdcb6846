"""Long expressions cut short for messages: Skeleton[n] stands for n left-out elements."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

FRONT, BACK = 6, 2


def typed(expr):
    """`expr` with the strings in it as they are typed, in quotes: where a message shows what it was given."""
    if isinstance(expr, str):
        return f'"{expr}"'
    if isinstance(expr, Association):
        return expr.with_values(map(typed, expr.values()))
    if not isinstance(expr, Expr) or expr.array is not None or expr.inert:
        return expr
    return Expr(expr.head, tuple(map(typed, expr.args)))


def shortened(expr, longest: int = 12, text_limit: int = 300, depth: int = 6):
    """`expr` with long argument lists, deep parts and long strings replaced by Skeleton[n].

    longest       argument lists up to this length stay whole
    text_limit    characters of a string that stay
    depth         levels that are looked into
    """
    if isinstance(expr, str):
        return expr if len(expr) <= text_limit else expr[:text_limit] + f"<<{len(expr) - text_limit}>>"
    if isinstance(expr, Association):
        if len(expr) <= longest:
            return expr.with_values(shortened(v, longest, text_limit, depth - 1) for v in expr.values())
        return Expr(S.Association, (*expr.rules()[:FRONT], S.Skeleton(len(expr) - FRONT)))
    if not isinstance(expr, Expr):
        return expr
    count = len(expr)
    if depth <= 0 and count:
        return S.Skeleton(1)
    if count <= longest:
        parts = [shortened(expr.item(i), longest, text_limit, depth - 1) for i in range(count)]
        return Expr(expr.head, tuple(parts))
    ends = [*range(FRONT), *range(count - BACK, count)]
    parts = [shortened(expr.item(i), longest, text_limit, depth - 1) for i in ends]
    return Expr(expr.head, (*parts[:FRONT], S.Skeleton(count - FRONT - BACK), *parts[FRONT:]))
