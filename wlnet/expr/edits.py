"""Editing expressions at many positions at once: what Delete, Insert, ReplacePart and MapAt share.

A position is a sequence of integers (negative from the end, 0 the head), keys of associations
("k" or Key[k]), and, where several parts are meant, All and spans. All positions speak of the
expression as it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from wlnet.expr.association import Association
from wlnet.expr.elements import head_of_call, span_range
from wlnet.expr.expr import Expr, is_list, key_of
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S

NOT_POSITION = {
    owner: Message(
        f"{owner}::psl",
        "Position specification `1` in `2` is not a machine-sized integer or a list of machine-sized "
        "integers.",
    )
    for owner in ("FlattenAt", "MapAt")
}
GONE = object()  # what an edit gives for a part that is to be removed


class _Node:
    """What happens at a place and below it."""

    __slots__ = ("below", "edits", "gaps")

    def __init__(self):
        self.edits: list[Callable] = []
        self.below: dict[object, _Node] = {}
        self.gaps: dict[int, list] = {}


def positions_of(where) -> list[tuple]:
    """The positions meant by n, "k", {i, j, ...} or {{i, j}, {k}, ...}."""
    if not is_list(where):
        return [(where,)]
    if len(where) and all(map(is_list, where.args)):
        return [position.args for position in where.args]
    return [where.args] if len(where) else []


def edited(expr, edits: Iterable[tuple[tuple, Callable]], call, lenient: bool = False):
    """`expr` with `edit(part)` in the place of the part at every (position, edit).

    edit       may give GONE; several edits of one part follow each other
    call       the whole call, for messages: owner::partw and owner::psl1, which leave it unevaluated
    lenient    positions that do not exist are passed over
    """
    root = _Node()
    whole = _Whole(expr, call, lenient)
    for position, edit in edits:
        for node, _ in _nodes_and_parts(root, expr, position, 0, whole):
            node.edits.append(edit)
    return _applied(expr, root)


def inserted(expr, new, positions: Iterable[tuple], call):
    """`expr` with `new` put in so that it stands at each of the positions. Raises owner::ins, psl1."""
    root = _Node()
    whole = _Whole(expr, call)
    for position in positions:
        if not len(position):
            raise _fault("psl1", position, whole)
        *outer, last = position
        for node, inside in _nodes_and_parts(root, expr, tuple(outer), 0, whole):
            length = len(inside) if isinstance(inside, (Expr, Association)) else -1
            if type(last) is not int or last == 0 or not -length - 1 <= last <= length + 1 or length < 0:
                text = "Cannot insert at position `1` in `2`."
                where = Expr(S.List, tuple(position))
                raise Message(f"{head_of_call(call)}::ins", text)(where, expr, value=UNEVALUATED)
            gap = last - 1 if last > 0 else length + 1 + last
            node.gaps.setdefault(gap, []).append(new)
    return _applied(expr, root)


def removed(expr, positions: Iterable[tuple], call):
    """`expr` without its parts at the positions. Raises owner::partw; owner::psl1 for the whole."""
    positions = list(positions)
    for position in positions:
        if not len(position):
            raise _fault("psl1", position, _Whole(expr, call))
    return edited(expr, [(position, lambda part: GONE) for position in positions], call)


class _Whole(NamedTuple):
    """What is edited as a whole, for messages, and whether positions that do not exist are passed over."""

    expr: object
    call: Expr
    lenient: bool = False


def _fault(tag: str, position: tuple, whole: _Whole) -> MessageError:
    name = f"{head_of_call(whole.call)}::{tag}"
    where = Expr(S.List, tuple(position))
    if tag == "partw":
        return Message(name, "Part `1` of `2` does not exist.")(where, whole.expr, value=UNEVALUATED)
    return Message(name, "Position specification `1` in `2` is not applicable.")(
        where, whole.call, value=UNEVALUATED
    )


def _no_index(spec, whole: _Whole) -> MessageError:
    owner = head_of_call(whole.call)
    if owner in NOT_POSITION:
        shown = whole.call if owner == "MapAt" else whole.expr
        return NOT_POSITION[owner](whole.call.args[-1], shown, value=UNEVALUATED)
    text = "The expression `1` cannot be used as a part specification. Use `2` instead."
    name = f"{head_of_call(whole.call)}::pkspec1"
    return Message(name, text)(spec, Expr(S.Key, (spec,)), value=UNEVALUATED)


def _nodes_and_parts(node: _Node, expr, position: tuple, at: int, whole: _Whole) -> list[tuple]:
    """(node, part) of the parts that the rest of `position` names, the nodes made on the way."""
    if at == len(position):
        return [(node, expr)]
    if not isinstance(expr, (Expr, Association)):
        if whole.lenient:
            return []
        raise _fault("partw", position, whole)
    found = []
    for place in _places(expr, position, at, whole):
        if place == 0 and isinstance(expr, Expr):
            inside = expr.head
        else:
            inside = expr.data[place] if isinstance(expr, Association) else expr.item(place - 1)
        below = node.below.setdefault(place, _Node())
        found += _nodes_and_parts(below, inside, position, at + 1, whole)
    return found


def _places(expr, position: tuple, at: int, whole: _Whole) -> list:
    """One entry of a position as argument numbers from 1 (0: head), for associations as hashed keys."""
    spec, length = position[at], len(expr)
    if type(spec) is int:
        if -length <= spec <= length and not (spec == 0 and isinstance(expr, Association)):
            numbers = [spec if spec >= 0 else length + 1 + spec]
        elif whole.lenient:
            return []
        else:
            raise _fault("partw", position, whole)
    elif spec is S.All:
        numbers = range(1, length + 1)
    elif isinstance(spec, Expr) and spec.head is S.Span:
        numbers = [i + 1 for i in span_range(spec, length, head_of_call(whole.call), expr)]
    elif isinstance(spec, str) or (isinstance(spec, Expr) and spec.head is S.Key and len(spec) == 1):
        key = key_of(spec if isinstance(spec, str) else spec.args[0])
        if isinstance(expr, Association) and key in expr.data:
            return [key]
        if whole.lenient:
            return []
        raise _fault("partw", position, whole)
    else:
        raise _no_index(spec, whole)
    if isinstance(expr, Association):
        keys = list(expr.data)
        return [keys[number - 1] for number in numbers]
    return list(numbers)


def _applied(expr, node: _Node):
    if isinstance(expr, Association):
        if node.below or node.gaps:
            expr = _applied_to_association(expr, node)
    elif node.below or node.gaps:
        expr = _applied_to_arguments(expr, node)
    for edit in node.edits:
        expr = edit(expr)
        if expr is GONE:
            break
    return expr


def _applied_to_association(expr: Association, node: _Node) -> Association:
    data, late = {}, dict(expr.delayed or {})
    for news in node.gaps.values():
        for new in news:
            late |= new.delayed or {}
    for index, (key, value) in enumerate(expr.data.items()):
        for new in node.gaps.get(index, ()):
            data |= new.data
        below = node.below.get(key)
        new = value if below is None else _applied(value, below)
        if new is not GONE:
            data[key] = new
    for new in node.gaps.get(len(expr), ()):
        data |= new.data
    return Association(data, late or None)


def _applied_to_arguments(expr: Expr, node: _Node):
    head = expr.head
    if 0 in node.below:
        head = _applied(head, node.below[0])
    args = list(expr.args)
    for place, below in node.below.items():
        if place:
            args[place - 1] = _applied(args[place - 1], below)
    for gap in sorted(node.gaps, reverse=True):
        args[gap:gap] = node.gaps[gap]
    args = tuple([arg for arg in args if arg is not GONE])
    return Expr(S.Sequence if head is GONE else head, args)
