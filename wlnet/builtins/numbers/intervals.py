"""Interval, its arithmetic and comparisons; IntervalUnion, IntervalIntersection, IntervalMemberQ."""

from __future__ import annotations

from wlnet.algebra.compare import order
from wlnet.algebra.interval_arithmetic import (
    added,
    applied,
    common,
    compared,
    contains,
    interval,
    multiplied,
    pieces_of,
    raised,
    raised_base,
)
from wlnet.algebra.numbers import RATIONALS
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

NOT_AN_INTERVAL = Message("Interval::ilist", "`1` should be an interval or a real number.")


@builtin("Interval[pieces___]")
def interval_(evaluation, pieces):
    """Interval[{a, b}, ...]: the real numbers in one of the pieces, in order and joined."""
    given = S.Interval(*pieces)
    found = pieces_of(given)
    if found is None:
        return None
    made = interval(found)
    return None if same(made, given) else made


def _all_pieces(args, call) -> list:
    found = [pieces_of(arg) for arg in args]
    for arg, pieces in zip(args, found, strict=True):
        if pieces is None:
            raise NOT_AN_INTERVAL(arg, value=UNEVALUATED)
    return found


@builtin("IntervalUnion[intervals__]")
def interval_union(evaluation, intervals):
    """The numbers that are in one of the intervals."""
    found = _all_pieces(intervals, S.IntervalUnion(*intervals))
    return interval([piece for pieces in found for piece in pieces])


@builtin("IntervalIntersection[intervals__]")
def interval_intersection(evaluation, intervals):
    """The numbers that are in all of the intervals."""
    return interval(common(_all_pieces(intervals, S.IntervalIntersection(*intervals))))


@builtin("IntervalMemberQ[interval_, x_]", "IntervalMemberQ[interval_][x_]")
def interval_member_q(evaluation, interval, x):
    """Whether a number, or all of another interval, lies in an interval; of a list, whether each does."""
    if is_list(x):
        return [interval_member_q(evaluation, interval, part) for part in x.args]
    outer, inner = pieces_of(interval), pieces_of(x)
    if outer is None or inner is None:
        return False
    return all(contains(outer, *piece) for piece in inner)


# (which way, whether ends that touch are enough)
_COMPARISONS = {
    S.Less: (-1, False),
    S.LessEqual: (-1, True),
    S.Greater: (1, False),
    S.GreaterEqual: (1, True),
    S.Negative: (-1, False),
    S.NonPositive: (-1, True),
    S.Positive: (1, False),
    S.NonNegative: (1, True),
}
_SIGNS = (S.Negative, S.NonPositive, S.Positive, S.NonNegative)


@overload("Interval")
def on_intervals(evaluation, head, args):
    """Sums, products, powers, functions and comparisons of intervals and real numbers."""
    if head in (S.Interval, S.List):
        return None
    if head is S.Subtract and len(args) == 2:
        return evaluation.evaluate(S.Plus(args[0], S.Times(-1, args[1])))
    if head is S.Divide and len(args) == 2:
        return evaluation.evaluate(S.Times(args[0], S.Power(args[1], -1)))
    if head is S.Minus and len(args) == 1:
        return evaluation.evaluate(S.Times(-1, args[0]))
    if head in (S.Plus, S.Times):
        return _folded(head, args)
    parts = [pieces_of(arg) for arg in args]
    if None in parts:
        return None
    if head is S.Power and len(args) == 2:
        return _power(args, parts)
    if head in _COMPARISONS and len(args) == (1 if head in _SIGNS else 2):
        return _compared(head, parts[0], parts[1] if len(parts) > 1 else [(0, 0)])
    if head in (S.Equal, S.Unequal) and len(args) == 2 and compared(*parts) is not None:
        return FALSE if head is S.Equal else TRUE
    if head in (S.Max, S.Min):
        ends = [end for pieces in parts for piece in pieces for end in piece]
        return evaluation.evaluate(Expr(head, tuple(ends)))
    found = applied(head, parts[0], evaluation.evaluate) if len(args) == 1 else None
    return None if found is None else interval(found)


def _compared(head, first: list, second: list):
    """Whether all of the first is on that side of all of the second; None where that is open."""
    way, touching = _COMPARISONS[head]
    low, high = (first, second) if way < 0 else (second, first)
    if compared(low, high) == -1 or (touching and _touch(low, high)):
        return TRUE
    return FALSE if compared(low, high) == 1 or (not touching and _touch(high, low)) else None


def _touch(low: list, high: list) -> bool:
    """Whether the last end of one is the first of the other."""
    return order(low[-1][1], high[0][0]) == 0


def _folded(head, args):
    """The intervals and numbers put together; what is neither stays beside them."""
    parts = [(arg, pieces_of(arg)) for arg in args]
    known = [pieces for _, pieces in parts if pieces is not None]
    rest = [arg for arg, pieces in parts if pieces is None]
    if len(known) < 2:
        return None
    made = interval((added if head is S.Plus else multiplied)(known))
    return Expr(head, (*rest, made)) if rest else made


def _power(args, parts):
    base, exponent = args
    if isinstance(exponent, Expr) and exponent.head is S.Interval:
        found = raised_base(base, parts[1])
    else:
        found = raised(parts[0], exponent) if type(exponent) in RATIONALS else None
    return None if found is None else interval(found)
