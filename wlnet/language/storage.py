"""Changing a value in part: in place where its room alone holds it, else a copy is changed.

A room is anything with an attribute `value`: the definition of a symbol, or a Room for an
element of a bigger value. The count of Python's references says whether anybody else holds the
value; it is calibrated at import by the code that asks.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import getrefcount

from wlnet.expr.association import Association
from wlnet.expr.buffer import Buffer
from wlnet.expr.expr import Expr, is_list, is_rule, key_of
from wlnet.expr.message import Message
from wlnet.expr.positions import with_part
from wlnet.expr.symbols import S

FIXED = Message(
    "Set::fixedparts",
    "The parts of `1` cannot be assigned to; a function such as NetReplacePart gives a changed copy.",
)

_WORD = 1 << 63  # integers of packed arrays lie below
_GROWS = 8  # a list longer than this becomes a Buffer when a part of it is set


class Room:
    """A place for one value, and for an array in the calibration."""

    __slots__ = ("array", "value")

    def __init__(self, value):
        self.value = value
        self.array = value


def _holders(room) -> int:
    return getrefcount(room.value)


def _array_holders(value) -> int:
    return getrefcount(value.array)


def _calibrated() -> tuple[int, int]:
    room, array_room = Room(Buffer([])), Room(Buffer([]))
    room.array = array_room.value = None
    return _holders(room), _array_holders(array_room)


_ALONE, _ALONE_ARRAY = _calibrated()


def is_alone(room) -> bool:
    """Whether nobody but the room holds its value, and the value can change in place."""
    if _holders(room) > _ALONE:
        return False
    kind = type(room.value)
    if kind is Association or kind is Buffer:
        return True
    if kind is Expr or not isinstance(room.value, Expr) or room.value.array is None:
        return False
    room.value.touched()  # drops the views of rows that it keeps itself
    return room.value.array.base is None and _array_holders(room.value) <= _ALONE_ARRAY


def set_part(evaluation, room, specs: tuple, new) -> None:
    """room.value[[specs]] = new, for evaluated specs and value. Raises the errors of with_part."""
    if type(room.value) is Buffer:
        if len(specs) == 1 and _set_item(room, specs[0], new):
            return
    elif type(new) in _KINDS and _set_number(room, specs, new):
        return
    if len(specs) > 1 and _inside(
        evaluation, room, specs[0], lambda inner: set_part(evaluation, inner, specs[1:], new)
    ):
        return
    if hasattr(room.value, "wl_part"):
        change = getattr(room.value, "wl_with_part", None)
        made = None if change is None else change(specs, new)
        if made is None:
            raise FIXED(room.value)
        room.value = made
        return
    marked = _is_marked(evaluation, room.value)
    if len(specs) == 1:
        _make_growable(room)
    in_place = is_alone(room)
    room.value = with_part(room.value, specs, new, "Set", in_place)
    if marked:
        evaluation.evaluated(room.value)


def _set_item(room, spec, new) -> bool:
    """An element of a Buffer that nobody else holds; False where it is not as simple as that."""
    if type(spec) is not int or not 0 < spec <= len(room.value.items) or not is_alone(room):
        return False
    mark = room.value.mark
    room.value.items[spec - 1] = new
    room.value.touched()
    room.value.mark = mark
    return True


_KINDS = {float: "f", int: "i", complex: "c"}


def _set_number(room, specs: tuple, new) -> bool:
    """A number in a packed array that nobody else holds; False where it is not as simple as that."""
    if type(room.value) is Expr or not isinstance(room.value, Expr) or room.value.array is None:
        return False
    mark = room.value.mark
    if (
        room.value.array.dtype.kind != _KINDS[type(new)]
        or len(specs) != room.value.array.ndim
        or (type(new) is int and not -_WORD <= new < _WORD)
        or not is_alone(room)
        or not room.value.array.flags.writeable
    ):
        return False
    places = []
    for spec, length in zip(specs, room.value.array.shape, strict=True):
        if type(spec) is not int or not 0 < spec <= length:
            return False
        places.append(spec - 1)
    room.value.array[tuple(places)] = new
    room.value.mark = mark
    return True


def set_key(evaluation, room, key, new) -> None:
    """room.value[key] = new, for an association."""
    marked = _is_marked(evaluation, room.value)
    if not is_alone(room):
        room.value = Association(dict(room.value.data), room.value.delayed)
    room.value.data[key_of(key)] = new
    room.value.touched()
    if marked:
        evaluation.evaluated(room.value)


def grown_inside(evaluation, room, specs: tuple, item, front: bool):
    """The value at the specs after AppendTo or PrependTo there; None where that is not possible."""
    if not specs:
        return room.value if append(evaluation, room, item, front) else None
    found = [None]

    def grow(inner) -> None:
        found[0] = grown_inside(evaluation, inner, specs[1:], item, front)

    _inside(evaluation, room, specs[0], grow)
    return found[0]


def _is_marked(evaluation, value) -> bool:
    return value.mark is evaluation.definitions.stamp if isinstance(value, (Expr, Association)) else False


def _make_growable(room) -> None:
    value = room.value
    if type(value) is Expr and value.head is S.List and len(value.args) > _GROWS:
        mark = value.mark
        room.value = Buffer(list(value.args))
        room.value.mark = mark


def _inside(evaluation, room, spec, change: Callable) -> bool:
    """change(room of the element at spec); the rest of the value is copied where others hold it."""
    _make_growable(room)
    if _element_place(room.value, spec)[0] is None:
        return False
    marked = _is_marked(evaluation, room.value)
    if not is_alone(room):
        value = room.value
        room.value = (
            Association(dict(value.data)) if type(value) is Association else Buffer(list(value.items))
        )
        del value
    table, key = _element_place(room.value, spec)
    inner = Room(table[key])
    inner.array = None
    table[key] = None
    try:
        change(inner)
    finally:
        table[key] = inner.value
        room.value.touched()
        if marked:
            evaluation.evaluated(room.value)
    return True


def _element_place(value, spec):
    """(dict or list, key or index) of an element that has parts itself, or (None, None)."""
    if type(value) is Association:
        if isinstance(spec, str):
            key = spec
        elif isinstance(spec, Expr) and spec.head is S.Key and len(spec.args) == 1:
            key = key_of(spec.args[0])
        else:
            return None, None
        if key in value.data and isinstance(value.data[key], (Expr, Association)):
            return value.data, key
    elif type(value) is Buffer and type(spec) is int and 0 < abs(spec) <= len(value.items):
        index = spec - 1 if spec > 0 else spec
        if isinstance(value.items[index], (Expr, Association)):
            return value.items, index
    return None, None


def append(evaluation, room, item, front: bool = False) -> bool:
    """AppendTo and PrependTo for lists and associations; False where the value is neither."""
    if type(room.value) is Association:
        return _append_rules(evaluation, room, item, front)
    if not is_list(room.value):
        return False
    marked = _is_marked(evaluation, room.value) or room.value.array is not None
    if type(room.value) is not Buffer or not is_alone(room):
        room.value = Buffer(list(room.value.args))
    items = room.value.items
    if front:
        items.insert(0, item)
    else:
        items.append(item)
    room.value.touched()
    if marked:
        evaluation.evaluated(room.value)
    return True


def _append_rules(evaluation, room, item, front: bool) -> bool:
    rules = item.rules() if type(item) is Association else item.args if is_list(item) else (item,)
    if not all(map(is_rule, rules)):
        return False
    marked = _is_marked(evaluation, room.value)
    new = Association.from_rules(rules)
    pairs, late = new.data, _united(room.value.delayed, new.delayed)
    if front:
        rest = {key: value for key, value in room.value.data.items() if key not in pairs}
        room.value = Association({**pairs, **rest}, late)
    else:
        if not is_alone(room):
            room.value = Association(dict(room.value.data), room.value.delayed)
        data = room.value.data
        for key, value in pairs.items():
            data.pop(key, None)  # an appended key moves to the end
            data[key] = value
        room.value.delayed = late
        room.value.touched()
    if marked:
        evaluation.evaluated(room.value)
    return True


def _united(one: dict | None, other: dict | None) -> dict | None:
    return {**(one or {}), **other} if other else one


def update_keys(evaluation, room, new: Association) -> None:
    """AssociateTo: set the keys in their place."""
    marked = _is_marked(evaluation, room.value)
    if not is_alone(room):
        room.value = Association(dict(room.value.data), room.value.delayed)
    room.value.data.update(new.data)
    room.value.delayed = _united(room.value.delayed, new.delayed)
    room.value.touched()
    if marked:
        evaluation.evaluated(room.value)


def drop_keys(evaluation, room, keys) -> None:
    """KeyDropFrom"""
    marked = _is_marked(evaluation, room.value)
    if not is_alone(room):
        room.value = Association(dict(room.value.data), room.value.delayed)
    for key in keys:
        room.value.data.pop(key, None)
    room.value.touched()
    if marked:
        evaluation.evaluated(room.value)
