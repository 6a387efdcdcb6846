"""Infix, Prefix, Postfix and PrecedenceForm: notations that a program chooses for its own heads.

Each takes the operator, its precedence (Plus is 310, Times 400, f[x] 670) and, for Infix, the
grouping. They are written in OutputForm only: InputForm shows the heads.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.syntax.forms import CALL, Pieces, form

_GROUPINGS = (S.Left, S.Right, S("None"))


def _settings(expr: Expr) -> tuple[tuple, object, int, object] | None:
    """(arguments, operator or None, precedence, grouping) of Infix[f[...], operator, precedence, ...]."""
    if len(expr) > 4:
        return None
    inner, operator, rank, grouping = (*expr.args, None, None, None)[:4]
    if not isinstance(inner, Expr) or not inner.args:
        return None
    if rank is not None and type(rank) not in (int, float):
        return None
    return inner.args, operator, CALL if rank is None else int(rank), grouping


@form("Infix")
def _infix(expr, form_name):
    found = _settings(expr) if form_name == "OutputForm" and expr.args else None
    if found is None:
        return None
    args, operator, rank, grouping = found
    if grouping is not None and grouping not in _GROUPINGS:
        return None
    signs = operator.args if isinstance(operator, Expr) and operator.head is S.List else (operator,)
    pieces: Pieces = []
    for i, arg in enumerate(args):
        outer = (grouping is S.Left and i == 0) or (grouping is S.Right and i == len(args) - 1)
        pieces.append((arg, rank if outer else rank + 1))
        if i < len(args) - 1:
            sign = signs[i % len(signs)]
            pieces += (" ~ ", (expr.args[0].head, CALL), " ~ ") if sign is None else (" ", (sign, 0), " ")
    return rank, pieces


@form("Prefix")
def _prefix(expr, form_name):
    found = _settings(expr) if form_name == "OutputForm" and expr.args else None
    if found is None or len(found[0]) != 1:
        return None
    (arg,), operator, rank, _ = found
    begin = [(expr.args[0].head, CALL), " @ "] if operator is None else [(operator, 0)]
    return rank, [*begin, (arg, rank)]


@form("Postfix")
def _postfix(expr, form_name):
    found = _settings(expr) if form_name == "OutputForm" and expr.args else None
    if found is None or len(found[0]) != 1:
        return None
    (arg,), operator, rank, _ = found
    end = [" // ", (expr.args[0].head, CALL)] if operator is None else [(operator, 0)]
    return rank, [(arg, rank), *end]


@form("PrecedenceForm")
def _precedence_form(expr, form_name):
    if form_name != "OutputForm" or len(expr) != 2 or type(expr.args[1]) not in (int, float):
        return None
    return int(expr.args[1]), [(expr.args[0], 0)]
