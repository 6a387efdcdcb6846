"""Sums and products of short lists of machine numbers, element by element.

A state of two numbers, a point, a row of weights: what programs keep in lists that are too short for
arrays to pay. Long packed arrays are left to the builtins, which take them whole.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

NUMBERS = frozenset((int, float, complex))
_LIST = S.List
_SHORT = 48  # numbers in a packed array up to which taking them one by one is quicker


class _Other(Exception):
    """Something that is no list of machine numbers, or a result that is not finite."""


def elementwise(quick: Callable, a, b, stamp) -> Expr | None:
    """quick(a, b) threaded over lists, of which one at least is a list; None where it does not apply.

    stamp    the mark of evaluated lists
    """
    try:
        return _threaded(quick, a, b, stamp)
    except (_Other, OverflowError):
        return None


def _elements(x) -> tuple | None:
    """The elements of a list; None for a number."""
    if type(x) in NUMBERS:
        return None
    if type(x) is Expr:
        if x.head is _LIST and x.args:
            return x.args
    elif isinstance(x, Expr) and x.head is _LIST and (x.array is None or x.array.size <= _SHORT) and len(x):
        return x.args
    raise _Other


def _threaded(quick: Callable, a, b, stamp):
    first, second = _elements(a), _elements(b)
    if first is None:
        kinds = set(map(type, second))
        if kinds <= NUMBERS:
            found = [quick(a, y) for y in second]
        else:
            return _made([_pair(quick, a, y, stamp) for y in second], stamp)
    elif second is None:
        kinds = set(map(type, first))
        if kinds <= NUMBERS:
            found = [quick(x, b) for x in first]
        else:
            return _made([_pair(quick, x, b, stamp) for x in first], stamp)
    else:
        if len(first) != len(second):
            raise _Other
        kinds = {*map(type, first), *map(type, second)}
        if kinds <= NUMBERS:
            found = list(map(quick, first, second))
        else:
            rows = zip(first, second, strict=True)
            return _made([_pair(quick, x, y, stamp) for x, y in rows], stamp)
    _check_finite(found)
    return _made(found, stamp)


def _pair(quick: Callable, x, y, stamp):
    if type(x) in NUMBERS and type(y) in NUMBERS:
        result = quick(x, y)
        _check_finite((result,))
        return result
    return _threaded(quick, x, y, stamp)


def _check_finite(found) -> None:
    total = sum(found)
    if total - total != 0 and not all(x - x == 0 for x in found):
        raise _Other


def _made(items: list, stamp) -> Expr:
    made = Expr(_LIST, tuple(items))
    made.mark = stamp
    return made
