"""Operator forms of comparisons, and the largest of lists by rank: GreaterThan, EqualTo, RankedMax, ..."""

from __future__ import annotations

from itertools import groupby

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_NUMBER = {
    name: Message(
        f"{name}::intpma", "Non-negative machine-sized integer or Automatic expected at position `1` in `2`."
    )
    for name in ("PositionLargest", "PositionSmallest")
}
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


def _grouped(evaluation, expr, largest: bool) -> list[list]:
    """The places of each value, those of the best value first; keys of an association as Key[k]."""
    items = wl_list(expr.values()) if isinstance(expr, Association) else expr
    names = [*map(S.Key, expr.keys())] if isinstance(expr, Association) else range(1, len(expr) + 1)
    order = evaluation.evaluate(S.Ordering(items, S.All, S.Greater if largest else S.Less)).args
    groups = groupby(order, key=lambda i: order_key(items.args[i - 1]))
    return [[names[i - 1] for i in sorted(places)] for _, places in groups]


def _positions(evaluation, call, largest: bool):
    expr, count = call.args
    if not is_list(expr) and not isinstance(expr, Association):
        return None
    if isinstance(count, Expr) and count.head is S.UpTo and len(count) == 1:
        count = count.args[0]
    groups = _grouped(evaluation, expr, largest) if len(expr) else []
    if count is S.Automatic:
        return groups[0] if groups else []
    if type(count) is not int or count < 0:
        raise BAD_NUMBER[call.head.name](2, call, value=UNEVALUATED)
    # of several of the largest the places stand as in a list that was sorted and turned round
    return [g[::-1] if largest and count > 1 else g for g in groups[:count]]


@builtin("PositionLargest[expr_, count_:Automatic]")
def position_largest(evaluation, expr, count):
    """The positions of the largest element; lists of them for each of the largest few values."""
    return _positions(evaluation, S.PositionLargest(expr, count), True)


@builtin("PositionSmallest[expr_, count_:Automatic]")
def position_smallest(evaluation, expr, count):
    """The positions of the smallest element; lists of them for each of the smallest few values."""
    return _positions(evaluation, S.PositionSmallest(expr, count), False)
