"""Everything that can be chosen or combined: Tuples, Subsets, Permutations, Outer, Inner, Distribute."""

from itertools import chain, combinations, islice, product

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.association import Association
from wlnet.expr.elements import ATOM_TEXT, elements_of, nonatomic, sequence_range
from wlnet.expr.expr import Expr, is_list, key_of, same, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_COUNT = Message(
    "Subsets::nninfseq",
    "Position `1` of `2` must be All, Infinity, a non-negative integer, or a List whose first element "
    "(required) is a non-negative integer, second element (optional) is a non-negative integer or "
    "Infinity, and third element (optional) is a nonzero integer.",
)
BAD_PERMUTATION = Message(
    "Permutations::nninfseq",
    "Position `1` of `2` must be All, Infinity, a non-negative integer, or a list of at most three integers.",
)
BAD_TUPLE = Message(
    "Tuples::ilsmn", "Single or list of non-negative machine-sized integers expected at position `1` of `2`."
)
BAD_SEQUENCE = Message(
    "Subsets::seq",
    "Position 3 of `1` must be All, None, m, {m}, {m, n} or {m, n, s}, where m and n are integers, and s is "
    "a nonzero integer.",
)
NOT_LISTS = Message("Tuples::normal", ATOM_TEXT)
NONE = S("None")
FEWER = Message(
    "Subsets::take",
    "Warning: not all elements were found when attempting to take the sequence `1` from `2`, "
    "which has length `3`.",
)
OTHER_HEADS = Message(
    "Outer::heads", "Heads `1` and `2` at positions `3` and `4` are expected to be the same."
)
DIFFERENT_LENGTHS = Message(
    "Inner::incom",
    "Length `1` of dimension `2` in `3` is incommensurate with length `4` of dimension `5` in `6`.",
)


@builtin("Tuples[lists_]", "Tuples[expr_, n_]")
def tuples(evaluation, lists=None, expr=None, n=None):
    """All tuples of n elements of a list (n a list: arrays of them), or of one element of each list."""
    if lists is not None:
        parts = elements_of(nonatomic(S.Tuples(lists)))
        head = lists.head if isinstance(lists, Expr) else S.List
        for at, part in enumerate(parts, 1):
            if not isinstance(part, Expr):
                raise NOT_LISTS(wl_list((1, at)), S.Tuples(lists), value=UNEVALUATED)
        return wl_list(
            [Expr(head, found) for found in evaluation.steps(product(*(part.args for part in parts)))]
        )
    call = S.Tuples(expr, n)
    nonatomic(call)
    sizes = n.args if is_list(n) else (n,)
    if not all(type(k) is int and k >= 0 for k in sizes):
        raise BAD_TUPLE(2, call, value=UNEVALUATED)
    found, head = list(elements_of(expr)), expr.head if isinstance(expr, Expr) else S.List
    if isinstance(expr, Expr) and expr.array is not None and len(sizes) == 1 and sizes[0] and len(found):
        room_for(len(found) ** sizes[0] * sizes[0])
        index = np.indices((len(found),) * sizes[0]).reshape(sizes[0], -1).T
        return packed(expr.array[index])
    for size in reversed(sizes):
        room_for(len(found) ** min(size, 64))
        found = [Expr(head, chosen) for chosen in evaluation.steps(product(found, repeat=size))]
    return found


def _lengths(spec, length: int, call, message: Message) -> range:
    """The sizes of subsets: All, n (at most), {n}, {from, to}, {from, to, step}."""
    if spec is S.All or spec is S.Infinity or spec == S.DirectedInfinity(1):
        return range(length + 1)
    if type(spec) is int and spec >= 0:
        return range(min(spec, length) + 1)
    if is_list(spec) and 1 <= len(spec) <= 3:
        bounds = [length if b is S.Infinity or b == S.DirectedInfinity(1) else b for b in spec.args]
        if all(type(b) is int for b in bounds):
            if len(bounds) == 1:
                return range(bounds[0], bounds[0] + 1)
            step = bounds[2] if len(bounds) == 3 else 1
            if step:
                return range(bounds[0], bounds[1] + (1 if step > 0 else -1), step)
    raise message(2, call, value=UNEVALUATED)


@builtin("Subsets[expr_]", "Subsets[expr_, sizes_]", "Subsets[expr_, sizes_, which_]")
def subsets(evaluation, expr, sizes=S.All, which=S.All):
    """All sublists, the short ones first; of the given sizes; of these the first n, or {n}, {m, n}, ..."""
    call = S.Subsets(expr, sizes, which) if which is not S.All else S.Subsets(expr, sizes)
    items = elements_of(nonatomic(call))
    lengths = [n for n in _lengths(sizes, len(items), call, BAD_COUNT) if 0 <= n <= len(items)]
    found = evaluation.steps(chain.from_iterable(combinations(items, n) for n in lengths))
    if type(which) is int and which >= 0:
        found = list(islice(found, which))
        if len(found) < which:
            evaluation.message(FEWER, wl_list((1, which, 1)), S.Subsets(expr, sizes), len(found))
    elif which is not S.All:
        found = list(found)
        if is_list(which) and all(type(k) is int and k > len(found) for k in which.args[:1]):
            evaluation.message(FEWER, which, S.Subsets(expr, sizes), len(found))
            return []
        if not is_list(which) and type(which) is not int and which is not NONE:
            raise BAD_SEQUENCE(call, value=UNEVALUATED)
        chosen = sequence_range(which, len(found), call, 3, expr)
        found = [found[i] for i in chosen]
    head = expr.head if isinstance(expr, Expr) else S.List
    return [Expr(head, chosen) for chosen in found]


@builtin("Permutations[expr_]", "Permutations[expr_, sizes_]")
def permutations(evaluation, expr, sizes=None):
    """All orders of the elements (of the given numbers of them); the same elements are not told apart."""
    call = S.Permutations(expr) if sizes is None else S.Permutations(expr, sizes)
    items = elements_of(nonatomic(call))
    whole = wl_list([len(items)]) if sizes is None else sizes
    classes: dict = {}
    for item in items:
        classes.setdefault(key_of(item), [item, 0])[1] += 1
    head = expr.head if isinstance(expr, Expr) else S.List
    found = []
    for n in _lengths(whole, len(items), call, BAD_PERMUTATION):
        if 0 <= n <= len(items):
            chosen = evaluation.steps(_arrangements(list(classes.values()), n))
            found += [Expr(head, one) for one in chosen]
    return found


def _arrangements(classes: list, n: int):
    """Tuples of n elements out of [element, how many] classes, in the order of the classes."""
    if n == 0:
        yield ()
        return
    for entry in classes:
        if entry[1]:
            entry[1] -= 1
            for rest in _arrangements(classes, n - 1):
                yield (entry[0], *rest)
            entry[1] += 1


# ---------------------------------------------------------------- products with a function


@builtin("Outer[f_, parts___]")
def outer(evaluation, f, parts=()):
    """f[a, b, ...] for all combinations; levels (one for all, or one for each) bound how deep parts go."""
    if not parts:
        return Expr(f, ())
    parts, levels = list(parts), []
    while len(parts) > 1 and (
        type(parts[-1]) is int or parts[-1] is S.Infinity or parts[-1] == S.DirectedInfinity(1)
    ):
        levels.insert(0, parts.pop())
    if len(levels) > len(parts):
        return None
    call = S.Outer(f, *parts)
    for at, part in enumerate(parts, 2):
        if isinstance(nonatomic(call, at), Association):
            return None
        if not same(part.head, parts[0].head):
            raise OTHER_HEADS(part.head, parts[0].head, at, 2, value=UNEVALUATED)
    levels = [float("inf") if type(n) is not int else n for n in levels] or [float("inf")]
    levels += [levels[-1] if len(levels) == 1 else float("inf")] * (len(parts) - len(levels))
    product_of_numbers = _outer_of_numbers(f, parts, levels)
    if product_of_numbers is not None:
        return product_of_numbers
    head = parts[0].head
    apply = evaluation.function(f) if head is S.List else lambda *args: Expr(f, args)

    def go(at: int, chosen: tuple):
        if at == len(parts):
            return apply(*chosen)

        def inside(part, level):
            if level > 0 and isinstance(part, Expr) and same(part.head, head):
                return Expr(head, tuple([inside(p, level - 1) for p in part.args]))
            return go(at + 1, (*chosen, part))

        return inside(parts[at], levels[at])

    return go(0, ())


def _outer_of_numbers(f, parts: list, levels: list):
    """Times or Plus of two arrays of machine numbers at their full depth, where NumPy can do it at once."""
    if len(parts) != 2 or f not in (S.Times, S.Plus):
        return None
    arrays = [as_array(part) for part in parts]
    if any(a is None for a in arrays):
        return None
    if any(a.ndim > n or a.dtype.kind == "c" for a, n in zip(arrays, levels, strict=True)):
        return None
    if all(a.dtype.kind == "i" for a in arrays) and any(a.size and np.abs(a).max() >= 2**31 for a in arrays):
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        found = (np.multiply if f is S.Times else np.add).outer(*arrays)
    return packed(found) if np.isfinite(found).all() else None  # a real beyond the machine's stays exact


@builtin("Inner[f_, a_, b_]", "Inner[f_, a_, b_, g_]")
def inner(evaluation, f, a, b, g=S.Plus):
    """The generalised Dot: g of f[a_i, b_i] over the last level of a and the first of b."""
    call = S.Inner(f, a, b, g)
    for at in (2, 3):
        if isinstance(nonatomic(call, at), Association):
            return None
    rank = len(dimensions(a))
    size = dimensions(a)[-1]
    if size != len(b):
        raise DIFFERENT_LENGTHS(size, rank, a, len(b), 1, b, value=UNEVALUATED)
    deep = len(dimensions(b)) > 1

    def rows(part, depth: int):
        if depth > 1:
            return Expr(a.head, tuple([rows(p, depth - 1) for p in part.args]))
        return columns(part.args, list(b.args)) if deep else combined(part.args, b.args)

    def columns(row, parts):
        if all(isinstance(p, Expr) and same(p.head, b.head) for p in parts):
            return Expr(b.head, tuple([columns(row, list(column)) for column in zip(*parts, strict=True)]))
        return combined(row, parts)

    def combined(row, column):
        return Expr(g, tuple([Expr(f, pair) for pair in zip(row, column, strict=True)]))

    return rows(a, rank)


@builtin(
    "Distribute[expr_]",
    "Distribute[expr_, over_]",
    "Distribute[expr_, over_, head_]",
    "Distribute[expr_, over_, head_, newover_]",
    "Distribute[expr_, over_, head_, newover_, newhead_]",
)
def distribute(evaluation, expr, over=S.Plus, head=None, newover=None, newhead=None):
    """f[a + b, c] to f[a, c] + f[b, c]: over Plus or another head; only if the head of expr is `head`."""
    if not isinstance(expr, Expr) or (head is not None and not same(expr.head, head)):
        return expr
    choices = [arg.args if isinstance(arg, Expr) and same(arg.head, over) else (arg,) for arg in expr.args]
    if all(not (isinstance(arg, Expr) and same(arg.head, over)) for arg in expr.args):
        return expr
    outside = over if newover is None else newover
    inside = expr.head if newhead is None else newhead
    return Expr(outside, tuple([Expr(inside, chosen) for chosen in evaluation.steps(product(*choices))]))
