"""Where unknown functions stand in differential equations: f[point], f'[point]."""

from __future__ import annotations

from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol


def place_of(expr) -> tuple | None:
    """(f, k, point) of f^(k)[point]; f is a symbol or, as c[1] and Subscript[c, 1], a call."""
    if not isinstance(expr, Expr) or len(expr) != 1 or expr.array is not None:
        return None
    head = expr.head
    if isinstance(head, Symbol):
        return head, 0, expr.args[0]
    if isinstance(head, Expr) and isinstance(head.head, Expr) and head.head.head is S.Derivative:
        orders = head.head
        plain = len(head) == 1 and len(orders) == 1 and type(orders.args[0]) is int
        return (head.args[0], orders.args[0], expr.args[0]) if plain else None
    return (head, 0, expr.args[0]) if isinstance(head, Expr) else None


def index_of(f, heads: tuple) -> int | None:
    return next((i for i, head in enumerate(heads) if same(f, head)), None)


def is_user_function(f) -> bool:
    """Whether f is no function of the language."""
    while isinstance(f, Expr):
        if f.head is S.Subscript:
            return True
        f = f.head
    return isinstance(f, Symbol) and f.context != "System`"
