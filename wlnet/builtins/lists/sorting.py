"""Order: Sort, SortBy, ReverseSort, Ordering, MinMax, KeySort, OrderedQ, Order."""

from functools import cmp_to_key, partial
from itertools import groupby, pairwise

from wlnet.expr.apart import apart
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.elements import as_slice, choose, elements_of, nonatomic, sequence_range
from wlnet.expr.expr import FALSE, Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import compare, ordering
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import values_of

NOT_RULES = Message("KeySort::invrl", "The argument `1` is not a valid Association or a list of rules.")

_MANY = 1_000_000  # numbers whose sorting takes a notable part of a second

# ---------------------------------------------------------------- Sort and its kin


@builtin("Sort[expr_]", "Sort[expr_, p_]")
def sort(evaluation, expr, p=None):
    """The elements in canonical order, or in the order of p[a, b]; associations by their values."""
    call = S.Sort(expr) if p is None else S.Sort(expr, p)
    return choose(expr, _order(evaluation, nonatomic(call), p))


@builtin("ReverseSort[expr_]", "ReverseSort[expr_, p_]")
def reverse_sort(evaluation, expr, p=None):
    call = S.ReverseSort(expr) if p is None else S.ReverseSort(expr, p)
    return choose(expr, _order(evaluation, nonatomic(call), p)[::-1])


@builtin("SortBy[expr_, f_]", "SortBy[expr_, f_, p_]", "SortBy[f_][expr_]")
def sort_by(evaluation, expr, f, p=None):
    """By the values of f, ties in canonical order; {f1, f2, ...}: ties by f2, ..., then as they were."""
    nonatomic(S.SortBy(expr, f))
    return choose(expr, _order_by(evaluation, expr, f, p))


@builtin("ReverseSortBy[expr_, f_]", "ReverseSortBy[expr_, f_, p_]", "ReverseSortBy[f_][expr_]")
def reverse_sort_by(evaluation, expr, f, p=None):
    nonatomic(S.ReverseSortBy(expr, f))
    return choose(expr, _order_by(evaluation, expr, f, p)[::-1])


@builtin("Ordering[expr_]", "Ordering[expr_, n_]", "Ordering[expr_, n_, p_]")
def wl_ordering(evaluation, expr, n=S.All, p=None):
    """Positions that put the elements in order; the first n of them, or the last -n."""
    call = S.Ordering(expr, n) if p is None else S.Ordering(expr, n, p)
    found = _order(evaluation, nonatomic(call), p)
    places = [int(index) + 1 for index in found] if isinstance(found, list) else packed(found + 1)
    return _some(places, n)


@builtin(
    "OrderingBy[expr_, f_]",
    "OrderingBy[expr_, f_, n_]",
    "OrderingBy[expr_, f_, n_, p_]",
    "OrderingBy[f_][expr_]",
)
def ordering_by(evaluation, expr, f, n=S.All, p=None):
    """Positions that put the elements in the order of the values of f; the first n, or the last -n."""
    nonatomic(S.OrderingBy(expr, f))
    return _some([int(index) + 1 for index in _order_by(evaluation, expr, f, p)], n)


def _some(places, n):
    """The positions that n chooses, as Take does; raises Take::take where there are not so many."""
    if n is S.All:
        return places
    places = wl_list(places)
    return choose(places, as_slice(sequence_range(n, len(places), S.Take(places, n), 2, places)))


@builtin("OrderedQ[expr_]", "OrderedQ[expr_, p_]")
def ordered_q(evaluation, expr, p=None):
    """Whether each element stands before the next, or is the same."""
    items = elements_of(nonatomic(S.OrderedQ(expr) if p is None else S.OrderedQ(expr, p)))
    test = (lambda a, b: compare(a, b) <= 0) if p is None else _in_order(evaluation, p)
    return all(test(a, b) for a, b in pairwise(items))


@builtin("LexicographicSort[expr_]", "LexicographicSort[expr_, p_]")
def lexicographic_sort(evaluation, expr, p=None):
    """Lists and strings by their first elements or characters, then by the next; a beginning comes first."""
    call = S.LexicographicSort(expr) if p is None else S.LexicographicSort(expr, p)
    items = elements_of(nonatomic(call))
    test = (lambda a, b: compare(a, b) <= 0) if p is None else _in_order(evaluation, p)

    def sign(i: int, j: int) -> int:
        return _lexicographic(items[i], items[j], test)

    return choose(expr, sorted(range(len(items)), key=cmp_to_key(sign)))


@builtin("LexicographicOrder[a_, b_]", "LexicographicOrder[a_, b_, p_]")
def lexicographic_order(evaluation, a, b, p=None):
    """1 if a comes before b, -1 if after, 0 if neither."""
    test = (lambda a, b: compare(a, b) <= 0) if p is None else _in_order(evaluation, p)
    return -_lexicographic(a, b, test)


def _lexicographic(a, b, test) -> int:
    rows = [list(x) if isinstance(x, str) else list(x.args) if isinstance(x, Expr) else None for x in (a, b)]
    if None in rows:
        return compare(a, b)
    for x, y in zip(*rows, strict=False):
        if key_of(x) != key_of(y):
            return -1 if test(x, y) else 1
    return (len(rows[0]) > len(rows[1])) - (len(rows[0]) < len(rows[1]))


@builtin("Order[a_, b_]")
def order(evaluation, a, b):
    """1 if a stands before b, -1 if after, 0 if they are the same."""
    return -compare(a, b)


def _in_order(evaluation, p):
    """The Python test of an ordering function: p[a, b] leaves a before b unless it is False or negative.

    What the function cannot tell apart stays as it was: {c, a, b} under Less, which says nothing of symbols.
    """
    f = evaluation.function(p)

    def test(a, b) -> bool:
        value = f(a, b)
        return value is not FALSE and not (type(value) is int and value < 0)

    return test


def _order(evaluation, expr, p):
    """Indices that put the elements in order: a list, or a vector for a packed array of reals or integers.

    Where p[a, b] is False, b comes before a: with Less, equal elements change places (as in Wolfram).
    """
    if p is None:
        array = expr.array if isinstance(expr, Expr) else None
        if array is not None and array.ndim == 1 and array.dtype.kind in "if":
            sort = partial(array.argsort, kind="stable")
            return sort() if array.size < _MANY else apart(sort)
        return ordering(elements_of(expr))
    items = elements_of(expr)
    if p in _COMPARISONS and {type(item) for item in items} in ({int}, {float}):
        return _numbers_in_order(items, p)
    test = _in_order(evaluation, p)

    def sign(i: int, j: int) -> int:
        """-1 if element i goes before element j."""
        stays = test(items[min(i, j)], items[max(i, j)])
        return -1 if stays == (i < j) else 1

    return sorted(range(len(items)), key=cmp_to_key(sign))


_COMPARISONS = (S.Less, S.LessEqual, S.Greater, S.GreaterEqual)


def _numbers_in_order(items, p) -> list[int]:
    """What comparing machine numbers pair by pair gives: strict comparisons turn equal ones round."""
    turned = p in (S.Less, S.GreaterEqual)
    places = range(len(items) - 1, -1, -1) if turned else range(len(items))
    found = sorted(places, key=items.__getitem__)
    return found if p in (S.Less, S.LessEqual) else found[::-1]


def _order_by(evaluation, expr, f, p) -> list[int]:
    if not is_list(f):
        values = values_of(evaluation, f, expr)
        return _settled(expr, values, _order(evaluation, Expr(S.List, tuple(values)), p))
    found = list(range(len(expr)))
    for function in reversed(f.args):
        values = values_of(evaluation, function, expr)
        keys = [values[i] for i in found]
        found = [found[i] for i in _order(evaluation, Expr(S.List, tuple(keys)), p)]
    return found


def _settled(expr, values: list, found: list[int]) -> list[int]:
    """The order `found` by the values, with elements of the same value in canonical order."""
    if len({key_of(v) for v in values}) == len(values):
        return found
    items, places = elements_of(expr), []
    for _, run in groupby(found, key=lambda i: key_of(values[i])):
        run = list(run)
        places += [run[i] for i in ordering([items[i] for i in run])] if len(run) > 1 else run
    return places


# ---------------------------------------------------------------- ranges and keys


@builtin("MinMax[expr_]", "MinMax[expr_, margin_]")
def min_max(evaluation, expr, margin=0):
    """{Min, Max} of a list, widened by a margin: d, {d1, d2} or Scaled[s] of the range."""
    low, high = evaluation.evaluate(S.Min(expr)), evaluation.evaluate(S.Max(expr))
    if isinstance(margin, Expr) and margin.head is S.Scaled and len(margin) == 1:
        margin = S.Times(margin.args[0], S.Subtract(high, low))
    before, after = margin.args if is_list(margin) and len(margin) == 2 else (margin, margin)
    return [S.Subtract(low, before), S.Plus(high, after)]


@builtin("KeySort[expr_]", "KeySort[expr_, p_]")
def key_sort(evaluation, expr, p=None):
    """The association in canonical order of its keys, or in the order of p."""
    if is_list(expr) and all(map(is_rule, expr.args)):
        expr = Association.from_rules(expr.args)
    if not isinstance(expr, Association):
        raise NOT_RULES(expr, value=UNEVALUATED)
    keys = Expr(S.List, tuple(expr.keys()))
    return choose(expr, list(_order(evaluation, keys, p)))


@builtin("KeySortBy[expr_, f_]", "KeySortBy[f_][expr_]")
def key_sort_by(evaluation, expr, f):
    if not isinstance(expr, Association):
        return None
    return choose(expr, _order_by(evaluation, Expr(S.List, tuple(expr.keys())), f, None))
