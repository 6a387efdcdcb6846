"""How heads are written: the collection that the printer looks into.

A form takes the expression and the name of the text form ("InputForm" or "OutputForm") and gives
its rank and its pieces: strings, and parts (expr, rank) to be written in turn, in parentheses
where their own rank is lower. None means that this shape has no notation of its own: head[...].

Here stand the forms that follow from the operator table alone.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.syntax.operators import INFIX, PRINTED, Operator

ATOM = 1000  # rank of what needs no parentheses anywhere
CALL = 670  # rank of f[x] and m[[i]]
LOOSEST = 0

Pieces = list  # of str and (expr, rank)
Form = Callable[[object, str], tuple[int, Pieces] | None]

FORMS: dict[Symbol, Form] = {}


def form(*heads: str):
    """The decorated function writes expressions with these heads."""

    def add(function: Form) -> Form:
        for head in heads:
            FORMS[symbol(head)] = function
        return function

    return add


def joined(items, rank: int, separator: str = ", ") -> Pieces:
    """The items with the separator between them."""
    pieces: Pieces = []
    for item in items:
        pieces += ((item, rank), separator)
    return pieces[:-1]


def _operator_form(operator: Operator) -> Form:
    rank, grouping, usage = operator.rank, operator.grouping, operator.usage
    sign = operator.spelling if operator.printed == "tight" else f" {operator.spelling} "
    is_shown = operator.printed == "shown"
    left = rank if grouping == "left" else rank + 1
    right = rank if grouping == "right" else rank + 1

    def infix(expr, form_name):
        if is_shown and form_name != "OutputForm":
            return None
        if grouping == "flat":
            return (rank, joined(expr.args, rank + 1, sign)) if len(expr) > 1 else None
        if len(expr) != 2:
            return None
        return rank, [(expr.args[0], left), sign, (expr.args[1], right)]

    def prefix(expr, form_name):
        return (rank, [operator.spelling, (expr.args[0], rank + 1)]) if len(expr) == 1 else None

    def postfix(expr, form_name):
        return (rank, [(expr.args[0], rank + 1), sign.rstrip()]) if len(expr) == 1 else None

    return {"infix": infix, "prefix": prefix, "postfix": postfix}[usage]


FORMS.update({operator.head: _operator_form(operator) for operator in PRINTED.values()})


@form("List")
def _list(expr, form_name):
    return ATOM, ["{", *joined(expr.args, LOOSEST), "}"]


@form("Association")
def _association(expr, form_name):
    """An association that is not evaluated yet, where it can be written as one."""
    heads = {getattr(rule, "head", None) for rule in expr.args}
    if form_name == "OutputForm":
        heads -= {S.Skeleton}  # <<n>> stands for rules that are left out
    if heads <= {S.Rule, S.RuleDelayed}:
        return ATOM, ["<|", *joined(expr.args, LOOSEST), "|>"]
    return None


@form("Part")
def _part(expr, form_name):
    if not expr.args:
        return None
    pieces: Pieces = []
    for place in expr.args[1:]:  # m[[1,2;;3]]: without spaces
        is_span = isinstance(place, Expr) and place.head is S.Span and len(place) in (2, 3)
        pieces += joined(place.args, INFIX[";;"].rank + 1, ";;") if is_span else [(place, LOOSEST)]
        pieces.append(",")
    return CALL, [(expr.args[0], CALL), "[[", *pieces[:-1], "]]"]
