"""Sums along lists: Total, Accumulate, Differences, Ratios."""

from __future__ import annotations

import math
from itertools import accumulate

from wlnet.algebra.kernel import on_arrays
from wlnet.algebra.numbers import INFINITY, NUMBERS
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over
from wlnet.algebra.sums import minus, plus
from wlnet.expr.arrays import pack
from wlnet.expr.association import Association
from wlnet.expr.elements import nonatomic
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.levels import depth
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_A_LIST = Message("Total::normal", "Nonatomic expression expected at position 1 in `1`.")
NO_LIST = {
    name: Message(
        f"{name}::listrp", "List, SparseArray object, or structured array expected at position `1` in `2`."
    )
    for name in ("Differences", "Ratios")
}
BAD_LEVEL = Message("Total::level", "The levels `1` should be n, {n} or {m, n}.")
BAD_METHOD = Message("Total::mthd", 'The method `1` should be Automatic or "CompensatedSummation".')
UNEQUAL = Message("Total::tllen", "Lists of unequal length in `1` cannot be added.")


@builtin("Total[x_]", "Total[x_, levels_]", options={"Method": S.Automatic, "AllowedHeads": S.Automatic})
def total(evaluation, x, levels=1, options=None):
    """The sum of the elements of a list: over levels 1 to n, over level n alone for {n}, or {m, n}.

    Method          "CompensatedSummation" adds machine numbers without losing small ones
    AllowedHeads    All: elements of any expression are added, not of lists alone
    """
    if options and options["AllowedHeads"] is S.All and isinstance(x, Expr):
        return _total_of_any(x, levels)
    method = (options or {}).get("Method", S.Automatic)
    if method not in (S.Automatic, "CompensatedSummation"):
        raise BAD_METHOD(method)
    x = _list_of(x)
    if not is_list(x) and numeric_value(x) is not None:
        return x
    if not isinstance(x, Expr):
        raise NOT_A_LIST(S.Total(x), value=UNEVALUATED)
    if not len(x) and levels not in (0, wl_list([0])):
        return 0
    if levels == _INNERMOST and x.array is None:
        return _innermost(x)
    first, last = _levels(levels, _depth(x))
    if first > last:
        return x
    if x.array is not None and method is S.Automatic:
        found = on_arrays("Total", x, first, last)
        if found is not None:
            return found
    return _total(x, first, last)


def _total_of_any(x, levels):
    """The sum of elements whatever their heads are; those above the levels stay."""
    first, last = _levels(levels, depth(x) - 1)

    def go(part, first: int, last: int):
        if last < 1 or not isinstance(part, Expr):
            return part
        inner = [go(item, first - 1, last - 1) for item in part.args]
        return Expr(part.head if first > 1 else S.Plus, tuple(inner))

    return go(x, first, last)


def _levels(spec, depth: int) -> tuple[int, int]:
    """First and last level to add, from 1; negative ones count from the depth."""
    bounds = spec.args if is_list(spec) else (1, spec)
    if len(bounds) == 1:
        bounds *= 2
    bounds = [depth if level is INFINITY else level for level in bounds]
    if len(bounds) != 2 or not all(type(level) is int for level in bounds):
        raise BAD_LEVEL(spec, value=UNEVALUATED)
    first, last = (depth + 1 + level if level < 0 else level for level in bounds)
    return max(first, 1), min(last, depth)


def _list_of(x):
    """The values of an association as a list; everything else as it is."""
    return wl_list(x.values()) if isinstance(x, Association) else x


def _depth(x) -> int:
    """Levels of lists, where they are deepest."""
    x = _list_of(x)
    if not isinstance(x, Expr):
        return 0
    if x.array is not None:
        return x.array.ndim
    return 1 + max((_depth(v) for v in x.args if is_list(v) or isinstance(v, Association)), default=0)


_INNERMOST = wl_list([-1])


def _innermost(x):
    """The sums of the lists that hold no lists, wherever they are."""
    x = _list_of(x)
    items = [_list_of(item) for item in x.args]
    if not any(map(is_list, items)):
        return _sum(items)
    return wl_list([_innermost(item) if is_list(item) else item for item in items])


def _total(x, first: int, last: int):
    x = _list_of(x)
    if last < 1 or not isinstance(x, Expr):
        return x
    inner = [_total(item, first - 1, last - 1) for item in x.args] if last > 1 else x.args
    return wl_list(inner) if first > 1 else _sum(inner)


def _sum(items):
    """The sum of expressions, lists element by element."""
    kinds = set(map(type, items))
    if kinds == {int}:
        return sum(items)
    if kinds == {float}:
        found = math.fsum(items)
        if math.isfinite(found):
            return found
    if not any(isinstance(item, (Expr, Association)) for item in items):
        return plus(*items)
    if len({len(item) for item in items if is_list(item)}) > 1:
        raise UNEQUAL(wl_list(items), value=UNEVALUATED)
    return S.Plus(*items)


@builtin("Accumulate[x_]")
def accumulate_(evaluation, x):
    """Running totals."""

    def add(a, b):
        simple = type(a) in NUMBERS and type(b) in NUMBERS
        return plus(a, b) if simple else evaluation.evaluate(S.Plus(a, b))

    if isinstance(x, Association):
        return x.with_values(accumulate(x.values(), add))
    found = _along(x, "Accumulate", lambda items: list(accumulate(items, add)))
    return nonatomic(S.Accumulate(x)) if found is None else found


@builtin("Differences[x_]", "Differences[x_, n_]", "Differences[x_, n_, step_]")
def differences(evaluation, x, n=1, step=1):
    """Differences of elements `step` apart, n times; {n1, n2, ...}: so often at level 1, 2, ..."""
    return _repeated(evaluation, "Differences", x, n, step, (S.Subtract, minus))


@builtin("Ratios[x_]", "Ratios[x_, n_]", "Ratios[x_, n_, step_]")
def ratios(evaluation, x, n=1, step=1):
    """Quotients of elements `step` apart, n times; {n1, n2, ...}: so often at level 1, 2, ..."""
    return _repeated(evaluation, "Ratios", x, n, step, (S.Divide, over))


def _repeated(evaluation, name: str, x, n, step, operation: tuple):
    if not isinstance(_list_of(x), Expr):
        raise NO_LIST[name](1, S(name)(x) if n == 1 and step == 1 else S(name)(x, n), value=UNEVALUATED)
    counts = list(n.args) if is_list(n) else [n]
    steps = list(step.args) if is_list(step) else [step] * len(counts)
    if len(steps) != len(counts) or not all(type(k) is int and k >= 0 for k in counts):
        return None
    if not all(type(k) is int and k > 0 for k in steps):
        return None
    for level, (count, apart) in enumerate(zip(counts, steps, strict=True), 1):
        for _ in range(count):
            x = _at_level(x, level, lambda row, apart=apart: _apart(evaluation, name, row, apart, operation))
            if x is None:
                return None
            if isinstance(x, Expr) and not len(x):
                break  # nothing is left that could become less
    return x


def _at_level(x, level: int, function):
    """A function of lists at one level of nested lists; None where there are none."""
    if level == 1:
        return function(x)
    rows = [_at_level(row, level - 1, function) for row in x.args] if is_list(x) else [None]
    return None if any(row is None for row in rows) else pack(wl_list(rows))


def _apart(evaluation, name: str, x, step: int, operation: tuple):
    if step == 1:
        return _along(x, name, lambda items: _combined(evaluation, items, items[1:], *operation))
    x = _list_of(x)
    if not isinstance(x, Expr):
        return None
    return Expr(x.head, tuple(_combined(evaluation, x.args, x.args[step:], *operation)))


def _combined(evaluation, earlier, later, head, operation) -> list:
    return [
        evaluation.evaluate(head(b, a))
        if isinstance(a, Expr) or isinstance(b, Expr) or a == 0
        else operation(b, a)
        for a, b in zip(earlier, later, strict=False)
    ]


def _along(x, name: str, function):
    """A function of the elements, under the head of x; the kernel of that name for arrays."""
    x = _list_of(x)
    if not isinstance(x, Expr):
        return None
    if x.array is not None:
        found = on_arrays(name, x)
        if found is not None:
            return found
    return Expr(x.head, tuple(function(x.args)))
