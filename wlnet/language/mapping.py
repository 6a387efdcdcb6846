"""A function over all elements of an expression: whole arrays at once where that can be.

What Map, Select, SortBy, GroupBy and their kin share.
"""

from __future__ import annotations

from wlnet.expr.elements import elements_of
from wlnet.expr.expr import FALSE, TRUE, Expr

_LONG = 32  # elements from which on the whole array is worth a look at the function


def array_of(evaluation, f, expr):
    """The array of the values (Boolean for a test) if `expr` is a packed vector f can take; else None."""
    array = expr.array if isinstance(expr, Expr) else None
    if array is None or array.ndim > 1 or len(array) < _LONG:
        return None
    whole = evaluation.numeric_function(f)
    return None if whole is None else whole(array)


def values_of(evaluation, f, expr) -> list:
    """The values of f for the elements of a list or association, evaluated."""
    found = array_of(evaluation, f, expr)
    if found is None:
        return list(map(evaluation.function(f), elements_of(expr)))
    if found.dtype == bool:
        return [TRUE if x else FALSE for x in found.tolist()]
    return found.tolist()
