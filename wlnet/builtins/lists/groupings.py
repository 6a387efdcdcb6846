"""All ways to put a list into brackets: Groupings.

A shape of n elements is 1 (an element alone) or (f, shapes): the function and the shapes of its arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations, product

from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_GROUPS = Message(
    "Groupings::wlnetarg", "The second argument `1` should be k, f -> k or a list {f1 -> k1, ...} with k > 1."
)


@builtin("Groupings[items_, groups_]", "Groupings[items_, groups_, wrapper_]")
def groupings(evaluation, items, groups, wrapper=None):
    """The expressions that group a list (or Range[n]) k by k until one is left, {a, b} or f[a, b].

    groups     k, f -> k, or {f1 -> k1, f2 -> k2, ...}
    wrapper    put around each of them

    More arguments come first, then the partitions of the number of elements in their order.
    Source: reference page Groupings.
    """
    if type(items) is int and items >= 0:
        items = wl_list(range(1, items + 1))
    if not isinstance(items, Expr):
        return None
    shapes = _shapes_of(len(items), _arities(groups))
    found = []
    for shape in evaluation.steps(shapes):
        made = _filled(shape, iter(items.args))
        found.append(made if wrapper is None else Expr(wrapper, (made,)))
    return found


def _arities(groups) -> tuple:
    """(function, number of arguments) pairs, those of more arguments first."""
    given = groups.args if is_list(groups) else (groups,)
    pairs = [tuple(g.args) if is_rule(g) else (S.List, g) for g in given]
    if not pairs or not all(type(k) is int and k > 1 for _, k in pairs):
        raise BAD_GROUPS(groups, value=UNEVALUATED)
    return tuple(sorted(pairs, key=lambda pair: -pair[1]))


def _shapes_of(size: int, arities: tuple) -> tuple:
    @cache
    def shapes(n: int) -> tuple:
        if n == 1:
            return (1,)
        found: dict = {}
        for f, k in arities:
            for sizes in _partitions(n, k, n):
                for parts in product(*map(shapes, sizes)):
                    for order in permutations(parts):
                        found.setdefault((f, order))
            room_for(len(found))
        return tuple(found)

    return shapes(size) if size else ()


def _partitions(n: int, parts: int, most: int) -> Iterator[tuple[int, ...]]:
    """n as a sum of so many numbers from 1 to `most`, falling; the greatest first number first."""
    if parts == 0:
        if n == 0:
            yield ()
        return
    for first in range(min(n - parts + 1, most), 0, -1):
        for rest in _partitions(n - first, parts - 1, first):
            yield (first, *rest)


def _filled(shape, items):
    if shape == 1:
        return next(items)
    f, parts = shape
    return Expr(f, tuple([_filled(part, items) for part in parts]))
