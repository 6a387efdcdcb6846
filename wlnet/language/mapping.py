"""A function over all elements of an expression: whole arrays at once where that can be.

What Map, Select, SortBy, GroupBy and their kin share.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import FALSE, TRUE, Expr, key_of
from wlnet.expr.symbols import S

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
        column = column_of(evaluation, f, expr)
        return list(map(evaluation.function(f), elements_of(expr))) if column is None else column
    if found.dtype == bool:
        return [TRUE if x else FALSE for x in found.tolist()]
    return found.tolist()


_LIST = S.List
_ENDS = {S.First: 0, S.Last: -1}


def column_of(evaluation, f, expr) -> list | None:
    """The values of a function that takes one part of each row: First, Last, #[[k]] &, #key &, Key[k]."""
    if len(expr) < _LONG:
        return None
    rows = elements_of(expr)
    index, key = _part_taken(evaluation, f)
    if index is not None:
        least = index + 1 if index >= 0 else -index
        if isinstance(expr, Expr) and expr.array is not None and expr.array.ndim == 2:
            return expr.array[:, index].tolist() if expr.array.shape[1] >= least else None
        if all(type(row) is Expr and row.head is _LIST and len(row.args) >= least for row in rows):
            return [row.args[index] for row in rows]
    elif key is not None and all(type(row) is Association and key in row.data for row in rows):
        return [row.data[key] for row in rows]
    return None


def _part_taken(evaluation, f) -> tuple:
    """(index of the element or None, key of the value or None) that f takes of its argument."""
    is_pristine = evaluation.compiler.is_pristine
    if f in _ENDS:
        return (_ENDS[f] if is_pristine(f) else None), None
    if not isinstance(f, Expr) or len(f.args) != 1:
        return None, None
    (body,) = f.args
    if f.head is S.Key:
        return None, key_of(body)
    if f.head is not S.Function or not isinstance(body, Expr):
        return None, None
    if body.head is S.Slot and len(body.args) == 1 and type(body.args[0]) is str:
        return None, body.args[0]
    if len(body.args) == 1 and _is_slot(body.args[0]):
        return (_ENDS[body.head] if body.head in _ENDS and is_pristine(body.head) else None), None
    if body.head is S.Part and len(body.args) == 2 and _is_slot(body.args[0]) and is_pristine(S.Part):
        place = body.args[1]
        if type(place) is int and place:
            return (place - 1 if place > 0 else place), None
    return None, None


def _is_slot(expr) -> bool:
    return isinstance(expr, Expr) and expr.head is S.Slot and expr.args == (1,)
