"""Long results of loops become packed arrays. NumPy is loaded by the first of them only."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S

_LONG = 250  # elements from which on packing pays
_NUMBERS = ({int}, {float}, {complex})


@cache
def arrays():
    """The module of packed arrays, loaded now."""
    return import_module("wlnet.expr.arrays")


def packed_list(items: list) -> Expr:
    """{items...}, packed where it is long and rectangular with numbers of one kind."""
    plain = Expr(S.List, tuple(items))
    if not items:
        return plain
    first = items[0]
    kind = type(first)
    if kind in (int, float, complex):
        if len(items) >= _LONG and set(map(type, items)) in _NUMBERS:
            return arrays().pack(plain)
    elif is_list(first) and (first.array is not None or len(items) * len(first) >= _LONG):
        return arrays().pack(plain)
    return plain
