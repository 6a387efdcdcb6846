"""Lists of quantities: their order, and the statistics that have the unit of the data."""

from __future__ import annotations

from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.quantity_parts import of_one_unit, with_unit
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S

_IN_UNIT = frozenset(
    (S.InterquartileRange, S.MeanDeviation, S.Median, S.MedianDeviation, S.MovingMedian, S.QuartileDeviation,
     S.Quantile, S.Quartiles, S.RankedMax, S.RankedMin, S.TrimmedMean, S.WinsorizedMean)
)  # fmt: skip
_ORDERS = frozenset((S.Sort, S.ReverseSort, S.Ordering, S.TakeLargest, S.TakeSmallest))


def on_list(evaluation, head, args: tuple):
    """head[{quantities}, ...] by the amounts in the unit of the first; None where another answers."""
    if (head not in _IN_UNIT and head not in _ORDERS) or not is_list(args[0]):
        return None
    found = of_one_unit(args[0].args)
    if found is None:
        return None
    amounts, unit = found
    if head in _IN_UNIT:
        return with_unit(evaluation.evaluate(Expr(head, (wl_list(amounts), *args[1:]))), unit)
    return _ordered(evaluation, head, args, amounts)


def _ordered(evaluation, head, args: tuple, amounts: list):
    values = [numeric_value(amount) for amount in amounts]
    if None in values or (len(args) > 1 and head in (S.Sort, S.ReverseSort)) or len(args) > 2:
        return None
    items, sizes = args[0].args, [float(value) for value in values]
    by_form = evaluation.evaluate(S.Ordering(S.Hold(*items))).args  # equal ones in canonical order
    places = sorted((n - 1 for n in by_form), key=sizes.__getitem__)
    if head in (S.ReverseSort, S.TakeLargest):
        places = places[::-1]
    if head in (S.Sort, S.ReverseSort):
        return wl_list(items[place] for place in places)
    if head is S.Ordering:
        count = args[1] if len(args) == 2 else S.All
        numbers = wl_list([place + 1 for place in places])
        return (
            numbers
            if count is S.All
            else evaluation.evaluate(S.Take(numbers, S.UpTo(count) if count > 0 else count))
        )
    return evaluation.evaluate(S.Take(wl_list(items[place] for place in places), args[1]))
