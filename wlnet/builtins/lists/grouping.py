"""Elements that belong together: Split, Gather, GroupBy, Tally, Counts, PositionIndex, and their kin."""

from collections import Counter
from itertools import pairwise

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.bulk import uncollected
from wlnet.expr.elements import as_slice, choose, elements_of, nonatomic
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import column_of, values_of
from wlnet.language.packing import packed_list

NO_INDEX = Message("PositionIndex::invrp", "The argument `1` is not a valid Association or a list.")
NO_GROUPS = Message(
    "GroupBy::list1", "The argument `1` is not a valid list of Associations or rules or lists of rules."
)

# ---------------------------------------------------------------- runs


@builtin("Split[expr_]", "Split[expr_, test_]")
def split(evaluation, expr, test=None):
    """Runs of the same elements, or of neighbours for which test[a, b] is True."""
    call = S.Split(expr) if test is None else S.Split(expr, test)
    items = elements_of(nonatomic(call))
    if test is None:
        keys = list(map(key_of, items))
        return _runs(expr, [a != b for a, b in pairwise(keys)])
    f = evaluation.function(test)
    return _runs(expr, [f(a, b) is not TRUE for a, b in pairwise(items)])


@builtin("SplitBy[expr_, f_]", "SplitBy[f_][expr_]")
def split_by(evaluation, expr, f):
    """Runs with the same value of f; {f1, f2, ...} splits the runs again."""
    nonatomic(S.SplitBy(expr, f))
    functions = f.args if is_list(f) else (f,)
    if not functions:
        return expr
    keys = [key_of(v) for v in values_of(evaluation, functions[0], expr)]
    runs = _runs(expr, [a != b for a, b in pairwise(keys)])
    if len(functions) == 1:
        return runs
    return Expr(runs.head, tuple([split_by(evaluation, run, wl_list(functions[1:])) for run in runs.args]))


def _runs(expr, breaks: list) -> Expr:
    """The pieces of `expr` cut after each element whose entry in `breaks` is true."""
    ends = [i + 1 for i, cut in enumerate(breaks) if cut] + ([len(expr)] if len(expr) else [])
    pieces = [choose(expr, slice(start, end)) for start, end in zip([0, *ends], ends, strict=False)]
    return Expr(S.List if isinstance(expr, Association) else expr.head, tuple(pieces))


# ---------------------------------------------------------------- groups


def _groups(keys) -> dict:
    """Places of each key, in order of first appearance."""
    found: dict = {}
    for place, key in enumerate(map(key_of, keys)):
        places = found.get(key)
        if places is None:
            found[key] = [place]
        else:
            places.append(place)
    return found


def _element_groups(expr) -> dict:
    """As `_groups` for the elements of an expression; rows of a packed array are not made for it."""
    array = expr.array if isinstance(expr, Expr) else None
    if array is None or array.ndim == 1:
        return _groups(elements_of(expr))
    found: dict = {}
    with uncollected():
        for place, row in enumerate(map(tuple, array.reshape(len(array), -1).tolist())):
            found.setdefault(row, []).append(place)
        if array.ndim == 2:
            return {Expr(S.List, row): places for row, places in found.items()}
    return {expr.item(places[0]): places for places in found.values()}


NO_LIST = {
    name: Message(f"{name}::list", "List expected at position `1` in `2`.")
    for name in ("Gather", "GatherBy", "Tally")
}


def _elements(call) -> tuple:
    """The elements of the first argument. owner::list where it has none."""
    if not isinstance(call.args[0], (Expr, Association)):
        raise NO_LIST[call.head.name](1, call, value=UNEVALUATED)
    return elements_of(call.args[0])


@builtin("Gather[expr_]", "Gather[expr_, test_]")
def gather(evaluation, expr, test=None):
    """Lists of the same elements; with a test, each joins the first list whose first element passes it."""
    items = _elements(S.Gather(expr) if test is None else S.Gather(expr, test))
    if test is None:
        groups = _element_groups(expr).values()
    else:
        groups = _classes(evaluation, items, test)
    head = S.List if isinstance(expr, Association) else expr.head
    return Expr(head, tuple([choose(expr, places) for places in groups]))


def _classes(evaluation, items, test) -> list[list[int]]:
    f, classes = evaluation.function(test), []
    for place, item in enumerate(items):
        for places in classes:
            if f(items[places[0]], item) is TRUE:
                places.append(place)
                break
        else:
            classes.append([place])
    return classes


@builtin("GatherBy[expr_, f_]", "GatherBy[f_][expr_]")
def gather_by(evaluation, expr, f):
    """Lists of the elements with the same value of f; {f1, f2, ...} gathers again inside."""
    _elements(S.GatherBy(expr, f))
    functions = f.args if is_list(f) else (f,)
    if not functions:
        return expr
    groups = _groups(values_of(evaluation, functions[0], expr)).values()
    pieces = [choose(expr, places) for places in groups]
    if len(functions) > 1:
        pieces = [gather_by(evaluation, piece, wl_list(functions[1:])) for piece in pieces]
    return Expr(S.List if isinstance(expr, Association) else expr.head, tuple(pieces))


@builtin("GroupBy[expr_, f_]", "GroupBy[expr_, f_, reducer_]", "GroupBy[f_][expr_]")
def group_by(evaluation, expr, f, reducer=None):
    """<|value of f -> elements, ...|>; f -> g keeps g of the elements; {f1, f2, ...} groups again inside.

    reducer    applied to each (innermost) list
    """
    if not is_list(expr) and not isinstance(expr, Association):
        raise NO_GROUPS(expr, value=UNEVALUATED)
    return _grouped(evaluation, expr, f.args if is_list(f) else (f,), reducer)


def _grouped(evaluation, expr, functions, reducer):
    if not functions:
        return expr if reducer is None else evaluation.call(reducer, expr)
    f, kept = functions[0], None
    if is_rule(f):
        f, kept = f.args
    found = {}
    column = None if kept is None or isinstance(expr, Association) else column_of(evaluation, kept, expr)
    for key, places in _groups(values_of(evaluation, f, expr)).items():
        piece = choose(expr, places) if column is None else packed_list([column[i] for i in places])
        if kept is not None and column is None:
            values = values_of(evaluation, kept, piece)
            piece = piece.with_values(values) if isinstance(piece, Association) else wl_list(values)
        found[key] = _grouped(evaluation, piece, functions[1:], reducer)
    return Association(found)


# ---------------------------------------------------------------- counts


@builtin("Tally[expr_]", "Tally[expr_, test_]")
def tally(evaluation, expr, test=None):
    """{{element, how often}, ...} in order of first appearance."""
    call = S.Tally(expr) if test is None else S.Tally(expr, test)
    if not is_list(expr) and not isinstance(expr, Association):
        raise NO_LIST["Tally"](1, call, value=UNEVALUATED)
    items = _elements(call)
    array = expr.array if isinstance(expr, Expr) else None
    if test is None and array is not None and array.ndim == 1:
        values, first, counts = np.unique(array, return_index=True, return_counts=True)
        order = first.argsort()
        if array.dtype.kind == "i":
            return packed(np.stack((values[order], counts[order]), axis=1))
        return [[v, n] for v, n in zip(values[order].tolist(), counts[order].tolist(), strict=True)]
    groups = _element_groups(expr).values() if test is None else _classes(evaluation, items, test)
    return [[items[places[0]], len(places)] for places in groups]


@builtin("Counts[expr_]")
def counts(evaluation, expr):
    """<|element -> how often, ...|>"""
    nonatomic(S.Counts(expr))
    array = expr.array if isinstance(expr, Expr) else None
    if array is not None and array.ndim == 2:
        with uncollected():
            rows = Counter(map(tuple, array.tolist()))
            return Association({Expr(S.List, row): count for row, count in rows.items()})
    return Association(dict(Counter(map(key_of, elements_of(expr)))))


@builtin("CountsBy[expr_, f_]", "CountsBy[f_][expr_]")
def counts_by(evaluation, expr, f):
    """<|value of f -> how often, ...|>"""
    nonatomic(S.CountsBy(expr, f))
    groups = _groups(values_of(evaluation, f, expr))
    return Association({key: len(places) for key, places in groups.items()})


@builtin("CountDistinct[expr_]")
def count_distinct(evaluation, expr):
    return len(set(map(key_of, elements_of(nonatomic(S.CountDistinct(expr))))))


@builtin("CountDistinctBy[expr_, f_]", "CountDistinctBy[f_][expr_]")
def count_distinct_by(evaluation, expr, f):
    nonatomic(S.CountDistinctBy(expr, f))
    return len(set(map(key_of, values_of(evaluation, f, expr))))


@builtin("PositionIndex[expr_]")
def position_index(evaluation, expr):
    """<|element -> its positions, ...|>; for an association the keys under which it stands."""
    if not is_list(expr) and not isinstance(expr, Association):
        raise NO_INDEX(expr, value=UNEVALUATED)
    groups = _groups(elements_of(expr))
    names = expr.keys() if isinstance(expr, Association) else range(1, len(expr) + 1)
    return Association({key: wl_list([names[i] for i in places]) for key, places in groups.items()})


# ---------------------------------------------------------------- beginnings


@builtin("LengthWhile[expr_, test_]", "LengthWhile[test_][expr_]")
def length_while(evaluation, expr, test):
    """How many elements from the start pass the test."""
    return _length_while(evaluation, nonatomic(S.LengthWhile(expr, test)), test)


@builtin("TakeWhile[expr_, test_]", "TakeWhile[test_][expr_]")
def take_while(evaluation, expr, test):
    count = _length_while(evaluation, nonatomic(S.TakeWhile(expr, test)), test)
    return choose(expr, as_slice(range(count)))


def _length_while(evaluation, expr, test) -> int:
    f = evaluation.function(test)
    for place, item in enumerate(elements_of(expr)):
        if f(item) is not TRUE:
            return place
    return len(expr)
