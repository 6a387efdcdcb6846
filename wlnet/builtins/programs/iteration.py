"""Functions applied again and again: Nest, NestWhile, FixedPoint, Fold, and their lists."""

from collections.abc import Iterator
from functools import reduce
from itertools import accumulate

from wlnet.algebra.compare import nearly_same
from wlnet.expr.elements import elements_of, nonatomic
from wlnet.expr.expr import TRUE, Expr, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.compile.scalar import LEAVES
from wlnet.language.packing import packed_list

_LONG = 32  # steps from which on a function of numbers is worth compiling
_CHUNK = 4096  # steps of compiled code between looks for an abort

_COUNT = "Non-negative machine-sized integer expected at position `1` in `2`."
BAD_COUNT = {
    name: Message(f"{name}::intnm", _COUNT) for name in ("Nest", "NestList", "FixedPoint", "FixedPointList")
}
NO_START = Message("Fold::nofirst", "`1` has zero length and no first element to start from.")
BAD_WINDOW = {
    name: Message(f"{name}::wlnetwindow", "The number of arguments `1` should be an integer from `2`.")
    for name in ("SequenceFold", "SequenceFoldList")
}
BAD_PAIR = Message("FoldPairList::pair", "The function gave `1` instead of a pair {result, next}.")
BAD_TEST_COUNT = Message(
    "NestWhile::mspec",
    "The number of results for the test, `1`, should be a positive integer, All or {min, max}.",
)


def _is_count(n) -> bool:
    return type(n) is int and n >= 0


# ---------------------------------------------------------------- Nest


@builtin("Nest[f_, x_, n_]", "Nest[f_, n_][x_]")
def nest(evaluation, f, x, n):
    """f applied n times."""
    if not _is_count(n):
        raise BAD_COUNT["Nest"](3, S.Nest(f, x, n), value=UNEVALUATED)
    for results in _repeated(evaluation, f, x, n):
        x = results[-1]
    return x


@builtin("NestList[f_, x_, n_]", "NestList[f_, n_][x_]")
def nest_list(evaluation, f, x, n):
    """{x, f[x], f[f[x]], ...}, n + 1 elements."""
    if not _is_count(n):
        raise BAD_COUNT["NestList"](3, S.NestList(f, x, n), value=UNEVALUATED)
    found = [x]
    for results in _repeated(evaluation, f, x, n):
        found += results
    return packed_list(found)


def _repeated(
    evaluation, f, x, n: int, items: tuple | None = None, only_last: bool = False
) -> Iterator[list]:
    """f[x], f[f[x]], ..., n of them, in pieces; with items f[x, a], f[f[x, a], b], ...

    only_last    of a piece the last value is enough
    """
    apply, quick, done, is_tried = evaluation.function(f), None, 0, False
    while done < n:
        evaluation.check_abort()
        if done == _LONG and not is_tried:
            quick, is_tried = _quick(evaluation, f, x, items), True
        if quick is None:
            x = apply(x) if items is None else apply(x, items[done])
            done += 1
            yield [x]
            continue
        piece: list = []
        try:
            if only_last and items is not None:
                some = items[done : done + _CHUNK]
                x = reduce(quick, some, x)  # where it raises, x is the value before the piece
                done += len(some)
                yield [x]
                continue
            if items is None:
                for _ in range(min(_CHUNK, n - done)):
                    piece.append(x := quick(x))
            else:
                for item in items[done : done + _CHUNK]:
                    piece.append(x := quick(x, item))
        except LEAVES:  # x is the last value that was found
            quick = None
        if piece:
            done += len(piece)
            yield piece


def _quick(evaluation, f, x, items):
    """f as a Python function of numbers like x (and like the items), with results like x; or None."""
    kinds = {type(x)} if items is None else set(map(type, items[_LONG:]))
    if len(kinds) > 1:
        return None
    return evaluation.scalar_function(f, type(x), *(() if items is None else kinds))


@builtin(
    "NestWhile[f_, x_, test_]",
    "NestWhile[f_, x_, test_, m_]",
    "NestWhile[f_, x_, test_, m_, most_]",
    "NestWhile[f_, x_, test_, m_, most_, extra_]",
)
def nest_while(evaluation, f, x, test, m=1, most=S.Infinity, extra=0):
    """f applied while the test of the last m results is True.

    m        a number, All, or {min, max}: at least min results before the first test, at most max in it
    most     bound of the number of applications
    extra    so many applications more; -n: the result n applications earlier
    """
    found = _nested_while(evaluation, f, x, test, m, most, extra)
    return None if found is None else found[-1]


@builtin(
    "NestWhileList[f_, x_, test_]",
    "NestWhileList[f_, x_, test_, m_]",
    "NestWhileList[f_, x_, test_, m_, most_]",
    "NestWhileList[f_, x_, test_, m_, most_, extra_]",
)
def nest_while_list(evaluation, f, x, test, m=1, most=S.Infinity, extra=0):
    return _nested_while(evaluation, f, x, test, m, most, extra)


def _nested_while(evaluation, f, x, test, m, most, extra) -> list | None:
    fewest, widest = m.args if is_list(m) and len(m) == 2 else (m, m)
    if m is S.All:
        fewest, widest = 1, float("inf")
    if widest is S.Infinity or widest == S.DirectedInfinity(1):
        widest = float("inf")
    if type(fewest) is not int or not (type(widest) is int or widest == float("inf")) or fewest < 1:
        raise BAD_TEST_COUNT(m, value=UNEVALUATED)
    limit = most if type(most) is int else float("inf")
    if type(extra) is not int or (type(most) is not int and limit != float("inf")):
        return None
    apply, check, found = evaluation.function(f), evaluation.function(test), [x]
    while len(found) <= limit:
        if len(found) >= fewest:
            seen = found if widest == float("inf") else found[-widest:]
            if check(*seen) is not TRUE:
                break
        evaluation.check_abort()
        found.append(apply(found[-1]))
    for _ in evaluation.steps(range(extra)):
        found.append(apply(found[-1]))
    return found[: max(len(found) + extra, 1)] if extra < 0 else found


@builtin("FixedPoint[f_, x_]", "FixedPoint[f_, x_, n_]", options={"SameTest": S.Automatic})
def fixed_point(evaluation, f, x, n=S.Infinity, options=None):
    """f applied until the result no longer changes, at most n times."""
    for last in _until_fixed(evaluation, f, x, n, options, S.FixedPoint):
        x = last
    return x


@builtin("FixedPointList[f_, x_]", "FixedPointList[f_, x_, n_]", options={"SameTest": S.Automatic})
def fixed_point_list(evaluation, f, x, n=S.Infinity, options=None):
    return [x, *_until_fixed(evaluation, f, x, n, options, S.FixedPointList)]


def _until_fixed(evaluation, f, x, n, options, head):
    if not (_is_count(n) or n is S.Infinity or n == S.DirectedInfinity(1)):
        raise BAD_COUNT[head.name](3, head(f, x, n), value=UNEVALUATED)
    test = options["SameTest"] if options else S.Automatic
    compare = None if test is S.Automatic or test is S.SameQ else evaluation.function(test)
    apply, count = evaluation.function(f), 0
    while not (type(n) is int and count == n):
        evaluation.check_abort()
        new = apply(x)
        yield new
        if (same(new, x) or nearly_same(new, x)) if compare is None else compare(x, new) is TRUE:
            return
        x, count = new, count + 1


# ---------------------------------------------------------------- Fold


@builtin("Fold[f_, x_, items_]", "Fold[f_, items_]", "Fold[f_][x_, items_]", "Fold[f_][items_]")
def fold(evaluation, f, items, x=None):
    """f[f[f[x, a], b], c] for {a, b, c}; without x it starts from the first element."""
    start, rest = _started(S.Fold(f, items) if x is None else S.Fold(f, x, items), x)
    for results in _repeated(evaluation, f, start, len(rest), rest, only_last=True):
        start = results[-1]
    return start


@builtin(
    "FoldList[f_, x_, items_]", "FoldList[f_, items_]", "FoldList[f_][x_, items_]", "FoldList[f_][items_]"
)
def fold_list(evaluation, f, items, x=None):
    """{x, f[x, a], f[f[x, a], b], ...}, under the head of the items."""
    if x is None and not len(nonatomic(S.FoldList(f, items), 2)):
        return items
    start, rest = _started(S.FoldList(f, items) if x is None else S.FoldList(f, x, items), x)
    found = [start]
    for results in _repeated(evaluation, f, start, len(rest), rest):
        found += results
    if not isinstance(items, Expr) or items.head is S.List:
        return packed_list(found)
    return Expr(items.head, tuple(found))


def _started(call, x) -> tuple:
    """The start and the elements that follow it."""
    items = elements_of(nonatomic(call, len(call)))
    if x is not None:
        return x, items
    if not items:
        raise NO_START(call.args[-1], value=UNEVALUATED)
    return items[0], items[1:]


@builtin("FoldWhile[f_, x_, items_, test_]", "FoldWhile[f_, items_, test_]")
def fold_while(evaluation, f, items, test, x=None):
    """The first of the results of FoldList for which the test is not True; the last if there is none."""
    return _folded_while(evaluation, f, x, items, test)[-1]


@builtin("FoldWhileList[f_, x_, items_, test_]", "FoldWhileList[f_, items_, test_]")
def fold_while_list(evaluation, f, items, test, x=None):
    return _folded_while(evaluation, f, x, items, test)


def _folded_while(evaluation, f, x, items, test) -> list:
    start, rest = _started(S.Fold(f, items) if x is None else S.Fold(f, x, items), x)
    check, found = evaluation.function(test), []
    for value in accumulate(evaluation.steps(rest), evaluation.function(f), initial=start):
        found.append(value)
        if check(value) is not TRUE:
            break
    return found


@builtin("FoldPairList[f_, y_, items_]", "FoldPairList[f_, y_, items_, g_]")
def fold_pair_list(evaluation, f, y, items, g=None):
    """f[y, a] gives {x, y'}: the list of the x (or of g[{x, y'}]), y' going on."""
    return _folded_pairs(evaluation, f, y, items, g)


@builtin("FoldPair[f_, y_, items_]", "FoldPair[f_, y_, items_, g_]")
def fold_pair(evaluation, f, y, items, g=None):
    found = _folded_pairs(evaluation, f, y, items, g)
    if not found:
        raise NO_START(items, value=UNEVALUATED)
    return found[-1]


def _folded_pairs(evaluation, f, y, items, g) -> list:
    apply, found = evaluation.function(f), []
    take = (lambda pair: pair.item(0)) if g is None else evaluation.function(g)
    for item in evaluation.steps(elements_of(nonatomic(S.FoldPairList(f, y, items), 3))):
        pair = apply(y, item)
        if not (is_list(pair) and len(pair) == 2):
            raise BAD_PAIR(pair, value=UNEVALUATED)
        found.append(take(pair))
        y = pair.item(1)
    return found


@builtin("SequenceFoldList[f_, start_List, items_]", "SequenceFoldList[f_, start_List, items_, count_]")
def sequence_fold_list(evaluation, f, start, items, count=None):
    """x1, ..., xk and then f of the last k results and the next element, again and again.

    count    how many arguments f has: those that are no results are neighbours in the list
    """
    return _folded_sequence(evaluation, f, start, S.SequenceFoldList(f, start, items), count)


@builtin("SequenceFold[f_, start_List, items_]", "SequenceFold[f_, start_List, items_, count_]")
def sequence_fold(evaluation, f, start, items, count=None):
    """The last of SequenceFoldList."""
    found = _folded_sequence(evaluation, f, start, S.SequenceFold(f, start, items), count)
    if not found:
        raise NO_START(start, value=UNEVALUATED)
    return found[-1]


def _folded_sequence(evaluation, f, start, call, count) -> list:
    found, apply, size = list(start.args), evaluation.function(f), len(start)
    items = elements_of(nonatomic(call, 3))
    width = 1 if count is None else count - size if type(count) is int else 0
    if width < 1:
        raise BAD_WINDOW[call.head.name](count, size + 1, value=UNEVALUATED)
    for at in evaluation.steps(range(len(items) - width + 1)):
        found.append(apply(*found[len(found) - size :], *items[at : at + width]))
    return found
