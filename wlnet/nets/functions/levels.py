"""Levels of arrays as layers are told of them: which ones, and in which order.

Levels are counted from 1, or from the end with negative numbers; axes from 0.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.types import size_words, with_article

BAD_LEVELS = "`1` does not have the level `2` that `3` `4`."
BY_DEFAULT = "works on unless it is told of others"
NOT_LEVELS = "a level n, a span n1;;n2, or a list {n1, n2, ...} of levels"
NOT_AN_ORDER = "m <-> n, a list {m1 <-> n1, ...}, or a permutation {n1, n2, ...} of the levels"


def is_level(value) -> bool:
    return type(value) is int and value != 0


def read_levels(value):
    """A level, a span of them, or a list: kept as it is written, once it is checked."""
    if is_level(value) or (is_list(value) and len(value) and all(map(is_level, value))):
        return tuple(value) if is_list(value) else value
    is_span = isinstance(value, Expr) and value.head is S.Span and len(value) == 2
    if is_span and all(is_level(end) or end is S.All for end in value.args):
        return value
    raise NotAccepted(NOT_LEVELS)


def shown_levels(value):
    return wl_list(value) if isinstance(value, tuple) else value


def axes_of(levels, dims: tuple, shapes) -> list[int]:
    """The axes of an array of these dimensions that `read_levels` names.

    Raises `SYMBOL::nolevel` of `shapes` for a level that is not there.
    """
    rank = len(dims)
    if isinstance(levels, Expr):
        ends = [default if end is S.All else end for end, default in zip(levels.args, (1, rank), strict=True)]
        first, last = (end if end > 0 else rank + 1 + end for end in ends)
        wanted = list(range(first, last + 1))
        missing = first if not wanted or first < 1 else last if last > rank else None
    else:
        listed = levels if isinstance(levels, tuple) else (levels,)
        wanted = list(dict.fromkeys(level if level > 0 else rank + 1 + level for level in listed))
        missing = next((level for level in wanted if not 1 <= level <= rank), None)
    if missing is not None:
        is_default = any(p.position and same(p.default, levels) for p in shapes.layer.parameters)
        refuse_level(dims, missing, shapes, is_default)
    return [level - 1 for level in wanted]


def refuse_level(dims: tuple, level: int, shapes, is_default: bool = False):
    kind = with_article(size_words(dims))
    facts = (kind[0].upper() + kind[1:], level, shapes.title, BY_DEFAULT if is_default else "is told of")
    raise Message(f"{shapes.symbol}::nolevel", BAD_LEVELS)(*facts)


def read_order(value):
    """A way to permute levels: (("swap", m, n), ...) in this order, or a permutation of 1, 2, ..."""
    parts = tuple(value) if is_list(value) else (value,)
    if parts and all(map(_is_swap, parts)):
        return tuple(("swap", *one.args) for one in parts)
    whole = is_list(value) and all(type(n) is int for n in parts)
    if whole and sorted(parts) == list(range(1, len(parts) + 1)):
        return parts
    raise NotAccepted(NOT_AN_ORDER)


def _is_swap(value) -> bool:
    head = value.head if isinstance(value, Expr) else None
    return head in (S.TwoWayRule, S.Rule) and len(value) == 2 and all(map(is_level, value))


def shown_order(order: tuple):
    if order and isinstance(order[0], int):
        return wl_list(order)
    swaps = [S.TwoWayRule(m, n) for _, m, n in order]
    return swaps[0] if len(swaps) == 1 else wl_list(swaps)


def order_of(order: tuple, dims: tuple, shapes) -> tuple[int, ...]:
    """Axis i of the result is axis order[i] of the array; see read_order."""
    rank = len(dims)
    if order and isinstance(order[0], int):
        if len(order) > rank:
            refuse_level(dims, len(order), shapes)
        return (*(order.index(n) for n in range(1, len(order) + 1)), *range(len(order), rank))
    axes = list(range(rank))
    for _, *levels in order:
        for level in levels:
            if abs(level) > rank:
                refuse_level(dims, level, shapes)
        m, n = (level - 1 if level > 0 else rank + level for level in levels)
        axes[m], axes[n] = axes[n], axes[m]
    return tuple(axes)
