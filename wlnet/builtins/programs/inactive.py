"""Functions held back: Inactivate, Activate; Defer shows its argument and holds it."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import output_form

_KEPT = {S.List, S.Rule, S.RuleDelayed, S.Inactive, S.Association, S.Pattern, S.Blank, S.Slot, S.Function}


def _matching(evaluation, pattern):
    return (lambda head: True) if pattern is None else evaluation.matcher(pattern).matches


@builtin("Inactivate[expr_]", "Inactivate[expr_, pattern_]", attributes=("HoldFirst",))
def inactivate(evaluation, expr, pattern=None):
    """expr with f[...] as Inactive[f][...] for every named function f, or those that match."""
    matches = _matching(evaluation, pattern)

    def held(part):
        if not isinstance(part, Expr) or part.array is not None:
            return part
        head = part.head
        if type(head) is Symbol:
            system = head.context == "System`" and head not in _KEPT
            head = S.Inactive(head) if system and matches(head) else head
        else:
            head = held(head)
        return Expr(head, tuple(map(held, part.args)))

    return held(expr)


@builtin("Activate[expr_]", "Activate[expr_, pattern_]")
def activate(evaluation, expr, pattern=None):
    """expr with f for every Inactive[f], or those whose f matches."""
    matches = _matching(evaluation, pattern)

    def free(part):
        if not isinstance(part, Expr) or part.array is not None:
            return part
        if part.head is S.Inactive and len(part) == 1 and matches(part.args[0]):
            return part.args[0]
        return Expr(free(part.head), tuple(map(free, part.args)))

    return free(expr)


@builtin("Defer[expr___]", attributes=("HoldAll",))
def defer(evaluation, expr):
    """Stays, its argument not evaluated; what is shown reads back as the argument alone."""
    return


@output_form("Defer")
def _deferred(expr: Expr, text) -> str | None:
    return text(expr.args[0])
