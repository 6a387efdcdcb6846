"""Format[f[x_]] := ...: what stands for an expression where it is printed in OutputForm.

A rule without a form holds for every form that people read, one with OutputForm for this alone;
what it gives is looked at again. InputForm, TeXForm, CForm and FortranForm have rules of their own,
Format[f[x_], TeXForm] := ..., and show a text that such a rule gives as it is. FullForm has none.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.definitions import root_symbol

_AS_THEY_ARE = {S.InputForm, S.FullForm}
# function(evaluation, expr) -> text of an expression that stands alone, such as Definition[f]
ALONE: dict[Symbol, Callable] = {}
# function(evaluation, expr) -> the expression that is shown for one such as NumberForm[x, NumberFormat -> f]
ARRANGED: dict[Symbol, Callable] = {}
# form -> function(text) -> the atom that is written as this text
LITERAL: dict[Symbol, Callable] = {}

_DEEPEST = 64  # rules that lead to what they began with end here


def formatted(evaluation, expr, depth: int = 0):
    """The expression with the user's rules for Format applied, from the outside in."""
    if depth == 0 and isinstance(expr, Expr) and type(expr.head) is Symbol:
        if expr.head in ALONE:
            return ALONE[expr.head](evaluation, expr)
        if expr.head in ARRANGED:
            expr = ARRANGED[expr.head](evaluation, expr)
    if not evaluation.definitions.formatted or depth > _DEEPEST:
        return expr
    found = _rewritten(evaluation, expr)
    if found is not None:
        return formatted(evaluation, found, depth + 1)
    if type(expr) is Association:
        rules = [
            Expr(r.head, tuple(formatted(evaluation, x, depth + 1) for x in r.args)) for r in expr.rules()
        ]
        return Association.from_rules(rules)
    if type(expr) is Expr and expr.head in LITERAL and len(expr):
        return Expr(expr.head, (formatted_as(evaluation, expr.args[0], expr.head), *expr.args[1:]))
    if type(expr) is not Expr or expr.head in _AS_THEY_ARE:
        return expr
    return Expr(
        formatted(evaluation, expr.head, depth + 1) if type(expr.head) is Expr else expr.head,
        tuple([formatted(evaluation, arg, depth + 1) for arg in expr.args]),
    )


def formatted_as(evaluation, expr, form: Symbol, depth: int = 0):
    """The expression with the rules for one of the forms that have their own."""
    if not evaluation.definitions.formatted or depth > _DEEPEST:
        return expr
    found = _rewritten(evaluation, expr, ((expr, form),))
    if isinstance(found, str):
        return LITERAL[form](found)
    if found is None and form is S.TeXForm:  # it shows what TraditionalForm does
        found = _rewritten(evaluation, expr, ((expr, S.TraditionalForm), (expr,)))
    if found is not None:
        return formatted_as(evaluation, found, form, depth + 1)
    if type(expr) is not Expr:
        return expr
    return Expr(expr.head, tuple([formatted_as(evaluation, arg, form, depth + 1) for arg in expr.args]))


def _rewritten(evaluation, expr, ways: tuple | None = None):
    """What a rule of the symbol that the expression belongs to gives, or None.

    ways    arguments of Format that are looked for; for OutputForm where nothing is said
    """
    symbol = expr if type(expr) is Symbol else root_symbol(expr) if isinstance(expr, Expr) else None
    definition = evaluation.definitions.table.get(symbol)
    if definition is None or not definition.formats:
        return None
    for asked in ways or ((expr,), (expr, S.OutputForm)):
        found = definition.formats.apply(evaluation, S.Format, asked)
        if found is not None:
            found = evaluation.evaluate(found)
            return None if same(found, expr) else found
    return None
