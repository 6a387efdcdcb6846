"""Subsets of a list that match a pattern in some order: SubsetCases, SubsetPosition, SubsetCount.

A subset is a set of places. It matches {p1, p2, ...} if its elements can be put in an order that does; the
first such order is what is given. Source: reference pages SubsetCases, SubsetPosition, SubsetCount.
"""

from __future__ import annotations

from itertools import combinations

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.levels import walk
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_COUNT = Message("SubsetCases::innf", "Non-negative integer or Infinity expected at position `1` in `2`.")

_SEQUENCES = {
    *(S.BlankSequence, S.BlankNullSequence, S.Repeated, S.RepeatedNull, S.Optional),
    *(S.OptionsPattern, S.PatternSequence, S.OrderlessPatternSequence, S.Except),
}
_WRAPPERS = {S.Condition: 0, S.PatternTest: 0, S.Pattern: 1, S.HoldPattern: 0}


def _slots(pattern) -> tuple | None:
    """The patterns of the elements, if each stands for exactly one element; None where they may not."""
    while isinstance(pattern, Expr) and pattern.head in _WRAPPERS:
        pattern = pattern.args[_WRAPPERS[pattern.head]]
    if not is_list(pattern):
        return None
    heads = {part.head for _, part in walk(pattern, 1, float("inf")) if isinstance(part, Expr)}
    return None if heads & _SEQUENCES else pattern.args


class _Search:
    """Orders of elements of one list that match one pattern."""

    def __init__(self, evaluation, items: tuple, pattern):
        self.evaluation, self.items = evaluation, items
        self.matches = evaluation.matcher(pattern).matches
        slots = _slots(pattern)
        self.fits = None
        if slots is not None:  # most elements fit few slots: that is asked once for each pair
            tests = [evaluation.matcher(slot).matches for slot in slots]
            self.fits = [{at for at, item in enumerate(items) if test(item)} for test in tests]
            self.sizes = [len(slots)] if 0 < len(slots) <= len(items) else []
        else:
            self.sizes = list(range(len(items), 0, -1))

    def order_of(self, places: tuple) -> tuple | None:
        """The first order of the places in which their elements match."""
        for order in self._orders((), places):
            self.evaluation.check_abort()
            if self.matches(wl_list([self.items[i] for i in order])):
                return order
        return None

    def _orders(self, begun: tuple, left: tuple):
        if not left:
            yield begun
        for k, place in enumerate(left):
            if self.fits is None or place in self.fits[len(begun)]:
                yield from self._orders((*begun, place), left[:k] + left[k + 1 :])

    def found(self, overlaps: bool, most: float):
        """Orders of places that match; without overlaps each place belongs to one of them at most."""
        count, free = 0, tuple(range(len(self.items)))
        for size in self.sizes:
            chosen = combinations(free, size)
            while count < most and (places := next(chosen, None)) is not None:
                order = self.order_of(places)
                if order is None:
                    continue
                count += 1
                yield order
                if not overlaps:  # what comes before in the order of subsets has been asked already
                    gone = set(places)
                    free = tuple(i for i in free if i not in gone)
                    chosen = combinations(free, size)


def _most(n, call) -> float:
    if n is S.Infinity or n is S.All:
        return float("inf")
    if type(n) is not int or n < 0:
        raise Message(f"{call.head.name}::innf", BAD_COUNT.template)(3, call, value=UNEVALUATED)
    return n


def _overlaps(options) -> bool:
    return options["Overlaps"] in (TRUE, S.All)


@builtin(
    "SubsetCases[list_List, pattern_]",
    "SubsetCases[list_List, pattern_, n_]",
    options={"Overlaps": FALSE},
)
def subset_cases(evaluation, list, pattern, n=S.Infinity, options=None):
    """The subsets that match, as lists in the order that does; for a rule what it makes of them."""
    most = _most(n, S.SubsetCases(list, pattern, n))
    search = _Search(evaluation, list.args, pattern.args[0] if is_rule(pattern) else pattern)
    found = [wl_list([list.args[i] for i in order]) for order in search.found(_overlaps(options), most)]
    return [S.Replace(piece, pattern) for piece in found] if is_rule(pattern) else found


@builtin(
    "SubsetPosition[list_List, pattern_]",
    "SubsetPosition[list_List, pattern_, n_]",
    options={"Overlaps": TRUE},
)
def subset_position(evaluation, list, pattern, n=S.Infinity, options=None):
    """Where the elements of the subsets that match stand, in the order that does."""
    most = _most(n, S.SubsetPosition(list, pattern, n))
    found = _Search(evaluation, list.args, pattern).found(_overlaps(options), most)
    return [[i + 1 for i in order] for order in found]


@builtin("SubsetCount[list_List, pattern_]", options={"Overlaps": FALSE})
def subset_count(evaluation, list, pattern, options=None):
    """How many subsets match."""
    search = _Search(evaluation, list.args, pattern)
    return sum(1 for _ in search.found(_overlaps(options), float("inf")))
