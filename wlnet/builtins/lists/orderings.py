"""Operator forms of comparisons, and the largest of lists by rank: GreaterThan, EqualTo, RankedMax, ..."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_RANK = Message("General::wlnetrank", "The rank `1` is not a position in the list `2`.")


@builtin("GreaterThan[y_][x_]")
def greater_than(evaluation, y, x):
    return evaluation.evaluate(S.Greater(x, y))


@builtin("GreaterEqualThan[y_][x_]")
def greater_equal_than(evaluation, y, x):
    return evaluation.evaluate(S.GreaterEqual(x, y))


@builtin("LessThan[y_][x_]")
def less_than(evaluation, y, x):
    return evaluation.evaluate(S.Less(x, y))


@builtin("LessEqualThan[y_][x_]")
def less_equal_than(evaluation, y, x):
    return evaluation.evaluate(S.LessEqual(x, y))


@builtin("EqualTo[y_][x_]")
def equal_to(evaluation, y, x):
    return evaluation.evaluate(S.Equal(x, y))


@builtin("UnequalTo[y_][x_]")
def unequal_to(evaluation, y, x):
    return evaluation.evaluate(S.Unequal(x, y))


@builtin("SameAs[y_][x_]")
def same_as(evaluation, y, x):
    return evaluation.evaluate(S.SameQ(x, y))


def _ranked(evaluation, items, rank, largest: bool):
    if isinstance(items, Association):
        items = wl_list(items.values())
    if not is_list(items):
        return None
    if type(rank) is not int or not 1 <= abs(rank) <= len(items):
        raise BAD_RANK(rank, items, value=UNEVALUATED)
    ordered = evaluation.evaluate(S.Sort(items, S.Greater if largest else S.Less))
    return ordered.args[rank - 1 if rank > 0 else rank]


@builtin("RankedMax[items_, rank_]")
def ranked_max(evaluation, items, rank):
    """The rank-th largest element; counted from the smallest where the rank is negative."""
    return _ranked(evaluation, items, rank, True)


@builtin("RankedMin[items_, rank_]")
def ranked_min(evaluation, items, rank):
    """The rank-th smallest element; counted from the largest where the rank is negative."""
    return _ranked(evaluation, items, rank, False)


def _positions(evaluation, items, count, largest: bool):
    order = evaluation.evaluate(S.Ordering(items, S.All, S.Greater if largest else S.Less)).args
    values = [items.args[i - 1] for i in order]
    if count is None:
        best = [i for i, value in zip(order, values, strict=True) if order_key(value) == order_key(values[0])]
        return wl_list(sorted(best))
    return wl_list(order[:count])


@builtin("PositionLargest[items_List]", "PositionLargest[items_List, count_Integer]")
def position_largest(evaluation, items, count=None):
    """The positions of the largest element, or of the largest few in order."""
    return _positions(evaluation, items, count, True) if is_list(items) and len(items) else wl_list([])


@builtin("PositionSmallest[items_List]", "PositionSmallest[items_List, count_Integer]")
def position_smallest(evaluation, items, count=None):
    """The positions of the smallest element, or of the smallest few in order."""
    return _positions(evaluation, items, count, False) if is_list(items) and len(items) else wl_list([])
