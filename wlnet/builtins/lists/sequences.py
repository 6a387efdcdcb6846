"""Runs of neighbours in lists: SequenceCases, SequencePosition, Subsequences, ...; operators made of
functions: OperatorApplied, CurryApplied, ComposeList; correlation and convolution of lists."""

from __future__ import annotations

from wlnet.algebra.compare import order
from wlnet.expr.association import Association
from wlnet.expr.elements import choose, elements_of, nonatomic
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_SIZES = Message(
    "Subsequences::nninfseq", "`1` should be All, n, {n} or {from, to} with non-negative integers."
)


def _runs(evaluation, items: tuple, pattern, overlaps: bool) -> list[tuple[int, int]]:
    """(first, end) of the longest run at each place that matches, one after the other or overlapping."""
    matcher = evaluation.matcher(pattern)
    found, at = [], 0
    while at < len(items):
        for end in range(len(items), at, -1):
            evaluation.check_abort()
            if matcher.matches(wl_list(items[at:end])):
                found.append((at, end))
                break
        else:
            end = at + 1
        at = at + 1 if overlaps or not found or found[-1][0] != at else end
    return found


def _overlaps(options) -> bool:
    return bool(options) and options["Overlaps"] in (TRUE, S.All)


@builtin(
    "SequenceCases[list_List, pattern_]",
    "SequenceCases[list_List, pattern_, n_Integer]",
    options={"Overlaps": FALSE},
)
def sequence_cases(evaluation, list, pattern, n=None, options=None):
    """The runs of elements that match a list pattern; for a rule what it makes of them."""
    left = pattern.args[0] if is_rule(pattern) else pattern
    runs = _runs(evaluation, list.args, left, _overlaps(options))[:n]
    pieces = [wl_list(list.args[a:b]) for a, b in runs]
    return [S.Replace(piece, pattern) for piece in pieces] if is_rule(pattern) else pieces


@builtin(
    "SequencePosition[list_List, pattern_]",
    "SequencePosition[list_List, pattern_, n_Integer]",
    options={"Overlaps": FALSE},
)
def sequence_position(evaluation, list, pattern, n=None, options=None):
    """{first, last} of the runs of elements that match a list pattern."""
    return [[a + 1, b] for a, b in _runs(evaluation, list.args, pattern, _overlaps(options))[:n]]


@builtin("SequenceCount[list_List, pattern_]", options={"Overlaps": FALSE})
def sequence_count(evaluation, list, pattern, options=None):
    """How many runs of elements match a list pattern."""
    return len(_runs(evaluation, list.args, pattern, _overlaps(options)))


@builtin("SequenceReplace[list_List, rule_]")
def sequence_replace(evaluation, list, rule):
    """Each run of elements that matches the left side, replaced by one element (or a Sequence)."""
    if not is_rule(rule):
        return None
    items, found, last = list.args, [], 0
    for a, b in _runs(evaluation, items, rule.args[0], False):
        found += [*items[last:a], S.Replace(wl_list(items[a:b]), rule)]
        last = b
    return [*found, *items[last:]]


@builtin("SequenceSplit[list_List, separator_]")
def sequence_split(evaluation, list, separator):
    """The pieces between the runs that match; a rule puts what it gives between them."""
    items, found, last = list.args, [], 0
    left = separator.args[0] if is_rule(separator) else separator
    for a, b in _runs(evaluation, items, left, False):
        if a > last:
            found.append(wl_list(items[last:a]))
        if is_rule(separator):
            found.append(S.Replace(wl_list(items[a:b]), separator))
        last = b
    return [*found, wl_list(items[last:])] if last < len(items) else found


@builtin("Subsequences[expr_]", "Subsequences[expr_, sizes_]")
def subsequences(evaluation, expr, sizes=S.All):
    """All runs of neighbours, the short ones first; at most n, {n} or {from, to} elements long."""
    items = elements_of(nonatomic(S.Subsequences(expr)))
    low, high = 0, len(items)
    if type(sizes) is int:
        high = sizes
    elif is_list(sizes) and len(sizes) in (1, 2) and all(type(n) is int for n in sizes.args):
        low, high = sizes.args[0], sizes.args[-1]
    elif sizes is not S.All:
        raise BAD_SIZES(sizes, value=UNEVALUATED)
    head = expr.head if isinstance(expr, Expr) else S.List
    return [
        Expr(head, tuple(items[at : at + n]))
        for n in range(low, min(high, len(items)) + 1)
        for at in (range(len(items) - n + 1) if n else (0,))
    ]


@builtin("LongestCommonSubsequence[a_, b_]")
def longest_common_subsequence(evaluation, a, b):
    """The longest run of neighbours that both lists or strings have, the first of the longest."""
    if isinstance(a, str) and isinstance(b, str):
        at, size = _common(a, b)
        return a[at : at + size]
    if not (is_list(a) and is_list(b)):
        return None
    at, size = _common([key_of(x) for x in a.args], [key_of(x) for x in b.args])
    return wl_list(a.args[at : at + size])


@builtin("LongestCommonSequence[a_, b_]")
def longest_common_sequence(evaluation, a, b):
    """The most elements or characters that both have in one order, neighbours or not."""
    if isinstance(a, str) and isinstance(b, str):
        return "".join(a[i] for i in _shared(a, b))
    if not (is_list(a) and is_list(b)):
        return None
    found = _shared([key_of(x) for x in a.args], [key_of(x) for x in b.args])
    return wl_list(a.args[i] for i in found)


@builtin("LongestCommonSubsequencePositions[a_, b_]")
def longest_common_subsequence_positions(evaluation, a, b):
    """{{first, last} in a, {first, last} in b} of the longest run of neighbours that both have; or {}."""
    pair = _comparable(a, b)
    if pair is None:
        return None
    at, size = _common(*pair)
    run = pair[0][at : at + size]
    there = next(k for k in range(len(pair[1]) + 1) if pair[1][k : k + size] == run)
    return [[at + 1, at + size], [there + 1, there + size]] if size else []


@builtin("LongestCommonSequencePositions[a_, b_]")
def longest_common_sequence_positions(evaluation, a, b):
    """The places in a and those in b of the most elements that both have in one order, as runs."""
    pair = _comparable(a, b)
    if pair is None:
        return None
    places, at = _shared(*pair), 0
    others = []
    for place in places:
        at = next(k for k in range(at, len(pair[1])) if pair[1][k] == pair[0][place]) + 1
        others.append(at - 1)
    return [_as_runs(places), _as_runs(others)]


def _comparable(a, b) -> tuple | None:
    """Both as sequences of elements that can be compared; None where they are of other kinds."""
    if isinstance(a, str) and isinstance(b, str):
        return a, b
    if not (is_list(a) and is_list(b)):
        return None
    return [key_of(x) for x in a.args], [key_of(x) for x in b.args]


def _as_runs(places: list[int]) -> list[list[int]]:
    """{first, last} of the runs of neighbours among places, counted from 1."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1][1] += 1
        else:
            runs.append([place + 1, place + 1])
    return runs


def _shared(a, b) -> list[int]:
    """Places in a of a longest sequence that a and b share."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            same = best[i + 1][j + 1] + 1 if a[i] == b[j] else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.append(i)
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _common(a, b) -> tuple[int, int]:
    best = (0, 0)
    before = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                row[j + 1] = before[j] + 1
                if row[j + 1] > best[1]:
                    best = (i + 1 - row[j + 1], row[j + 1])
        before = row
    return best


@builtin("DeleteAdjacentDuplicates[expr_]", "DeleteAdjacentDuplicates[expr_, test_]")
def delete_adjacent_duplicates(evaluation, expr, test=S.SameQ):
    """Of neighbours that are the same only the first."""
    items = elements_of(nonatomic(S.DeleteAdjacentDuplicates(expr)))
    alike = evaluation.function(test)
    kept: list[int] = []
    for at, item in enumerate(items):
        if not kept or alike(items[kept[-1]], item) is not TRUE:
            kept.append(at)
    return choose(expr, kept)


@builtin("Discard[expr_, test_]", "Discard[expr_, test_, n_Integer]", "Discard[test_][expr_]")
def discard(evaluation, expr, test, n=None):
    """The elements for which the test does not give True; only the first n others are left out."""
    items = elements_of(nonatomic(S.Discard(expr, test)))
    passes = evaluation.predicate(test)
    kept, gone = [], 0
    for at, item in enumerate(items):
        if (n is None or gone < n) and passes(item):
            gone += 1
        else:
            kept.append(at)
    return choose(expr, kept)


# -- functions made of functions ----------------------------------------------------------------


@builtin("ComposeList[functions_List, x_]")
def compose_list(evaluation, functions, x):
    """{x, f[x], g[f[x]], ...} for {f, g, ...}"""
    found = [x]
    for f in functions.args:
        found.append(evaluation.call(f, found[-1]))
    return found


@builtin("CurryApplied[f_, n_Integer]")
def curry_applied(evaluation, f, n):
    """Stays: CurryApplied[f, n][a][b]... is f[a, b, ...]."""


@builtin("CurryApplied[f_, n_Integer][x_]")
def curry_applied_first(evaluation, f, n, x):
    return _applied(f, n, (x,))


@builtin("CurryApplied[spec_][f_]")
def curry_applied_operator(evaluation, spec, f):
    """CurryApplied[n][f] is CurryApplied[f, n]."""
    return S.CurryApplied(f, spec) if type(spec) is int or is_list(spec) else None


@builtin("CurryApplied[f_, order_List][x_]")
def curry_applied_in_order(evaluation, f, order, x):
    """CurryApplied[f, {2, 1}][a][b] is f[b, a]: the numbers say which of the arguments stands where."""
    return _in_order(f, order, x)


@builtin("OperatorApplied[f_, order_List][x_]")
def operator_applied_in_order(evaluation, f, order, x):
    """OperatorApplied[f, {2, 1}][a][b] is f[b, a]."""
    return _in_order(f, order, x)


def _in_order(f, order: Expr, x):
    if not order.args or not all(type(i) is int and i > 0 for i in order.args):
        return None
    call = Expr(f, tuple([S.Slot(i) for i in order.args]))
    return _applied(Expr(S.Function, (call,)), max(order.args), (x,))


@builtin("OperatorApplied[f_][x_]")
def operator_applied(evaluation, f, x):
    """OperatorApplied[f][x][y] is f[y, x]."""
    return Expr(S.Function, (Expr(f, (S.Slot(1), x)),))


@builtin("Curry[f_, n_Integer][x_]")
def curry(evaluation, f, n, x):
    """Curry[f, n][a][b]... is f[a, b, ...]; the older name of CurryApplied."""
    return _applied(f, n, (x,))


def _applied(f, n: int, given: tuple):
    """A function of the arguments that are still to come, one at a time."""
    if n < 1:
        return None
    if len(given) == n:
        return Expr(f, given)
    return Expr(S.CurryApplied, (Expr(S.Function, (Expr(f, (*given, S.SlotSequence(1))),)), n - len(given)))


# -- orders of people ---------------------------------------------------------------------------


@builtin("AlphabeticSort[expr_]")
def alphabetic_sort(evaluation, expr):
    """Sorted as in a dictionary: by letters, small ones before capital ones of the same letters."""
    items = elements_of(nonatomic(S.AlphabeticSort(expr)))
    if not all(isinstance(x, str) for x in items):
        return S.Sort(expr)
    return choose(expr, sorted(range(len(items)), key=lambda i: (items[i].casefold(), items[i].swapcase())))


@builtin("NumericalSort[expr_]")
def numerical_sort(evaluation, expr):
    """Sorted by numeric value, Pi between 3 and 4."""
    if isinstance(expr, Association) or not isinstance(expr, Expr):
        return None
    return S.Sort(expr, S.NumericalOrder)


@builtin("NumericalOrder[a_, b_]")
def numerical_order(evaluation, a, b):
    """1 if a is smaller than b as a number, -1 if larger; Order decides for what is no number."""
    side = order(a, b)
    return S.Order(a, b) if side is None else -side
