"""Parts of expressions: reading them and replacing them.

A part specification is a sequence, one entry a level: an integer (negative from the end, 0 the
head), All, a Span, a list of integers or keys, a key of an association (a string or Key[k]).
Packed arrays are taken and changed whole. Objects of other rooms that have parts of their own
(nets, numeric arrays) give a method `wl_part(specs) -> expression`, and those whose parts can be replaced
`wl_with_part(specs, value) -> expression or None`; lists held as columns (see `columns`) are taken by column.
"""

from __future__ import annotations

from itertools import islice

from wlnet.expr.association import Association
from wlnet.expr.buffer import Buffer
from wlnet.expr.elements import (
    as_slice,
    choose,
    elements_of,
    empty_lists,
    part_error,
    rebuilt,
    span_range,
    too_deep,
)
from wlnet.expr.expr import Expr, head_of, is_list, key_of
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S

_NO_ASSOCIATION = (
    "The key `1` has no place in `2`, which is no association; in <|`1` -> v|> it would have one."
)

# ---------------------------------------------------------------- reading


def part(expr, specs, owner: str = "Part"):
    """expr[[specs]].

    specs    sequence of part specifications, one a level; none gives `expr`
    owner    the symbol of the messages

    Raises owner::partw, partd, pkspec1, take, span, all of which leave the call unevaluated.
    """
    return _part(expr, specs, 0, (expr, specs, owner))


def _part(expr, specs, at: int, call: tuple):
    if at == len(specs):
        return expr
    if isinstance(expr, Expr):
        if expr.array is not None:
            return _part_packed(expr, specs, at, call)
        spec = specs[at]
        if type(spec) is int:
            return _part(_element(expr, spec, call), specs, at + 1, call)
    elif isinstance(expr, Association):
        spec = specs[at]
        if type(spec) is int:
            return _part(_element(expr, spec, call), specs, at + 1, call)
        key = _key(spec)
        if key is not None:
            found = expr.get(key[0])
            return _missing(spec) if found is None else _part(found, specs, at + 1, call)
    elif hasattr(expr, "wl_part"):
        return expr.wl_part(tuple(specs[at:]))
    elif specs[at] == 0:
        return _part(head_of(expr), specs, at + 1, call)
    else:
        raise too_deep(call[2], call[0], call[1])
    return _several(expr, spec, specs, at, call)


def _element(expr, position: int, call: tuple):
    length = len(expr)
    if position == 0:
        return head_of(expr)
    if not -length <= position <= length:
        raise part_error(call[2], "partw", position, expr)
    index = position - 1 if position > 0 else position
    if isinstance(expr, Association):
        return next(islice(expr.data.values(), index % length, None))
    return expr.item(index)


def _key(spec) -> tuple | None:
    """(k,) for the specifications of one key: "k" and Key[k]."""
    if isinstance(spec, str):
        return (spec,)
    if isinstance(spec, Expr) and spec.head is S.Key and len(spec) == 1:
        return (spec.args[0],)
    return None


def _missing(key) -> Expr:
    return S.Missing("KeyAbsent", key)


def _several(expr, spec, specs, at: int, call: tuple):
    """A specification that keeps the level: All, a span, a list."""
    if is_list(spec) and isinstance(expr, Association) and any(map(_key, spec.args)):
        keys = [_key(k) for k in spec.args]
        if not all(keys):
            raise part_error(call[2], "pkspec1", spec)
        rest = specs[at + 1 :]
        pairs = [
            (k[0], _part(expr, (given, *rest), 0, call)) for k, given in zip(keys, spec.args, strict=True)
        ]
        return Association.from_pairs(pairs)
    if is_list(spec) and any(p == 0 and type(p) is int for p in spec.args):
        picked = [_part(_element(expr, p, call), specs, at + 1, call) for p in _integers(expr, spec, call)]
        return Expr(head_of(expr), tuple(picked))
    index = _index(expr, spec, call)
    chosen = expr if index is None else choose(expr, index)
    if at + 1 == len(specs):
        return chosen
    if hasattr(chosen, "lefts") and specs[at + 1] in (1, 2):  # a column of a list of rules
        column = chosen.lefts if specs[at + 1] == 1 else chosen.rights
        return _part(column, (S.All, *specs[at + 2 :]), 0, call)
    return rebuilt(chosen, [_part(e, specs, at + 1, call) for e in elements_of(chosen)])


def _index(expr, spec, call: tuple):
    """All, a span or a list of positions as what `choose` takes; None for all."""
    if spec is S.All:
        return None
    if isinstance(spec, Expr) and spec.head is S.Span:
        return as_slice(span_range(spec, len(expr), call[2], expr))
    if is_list(spec):
        length, places = len(expr), _integers(expr, spec, call)
        if 0 in places:  # reading takes heads among the parts by itself; they cannot be replaced so
            raise part_error(call[2], "pkspec1", spec)
        return [p - 1 if p > 0 else length + p for p in places]
    raise part_error(call[2], "pkspec1", spec)


def _integers(expr, spec, call: tuple) -> tuple[int, ...]:
    length = len(expr)
    for position in spec.args:
        if type(position) is not int:
            raise part_error(call[2], "pkspec1", spec)
        if not -length <= position <= length:
            raise part_error(call[2], "partw", spec, expr)
    return spec.args


def _part_packed(expr, specs, at: int, call: tuple):
    array, axis = expr.array, 0
    for place in range(at, len(specs)):
        spec = specs[place]
        if axis == array.ndim:
            if spec == 0:
                return _part(Expr(S.List, expr.args), specs, at, call)
            raise too_deep(call[2], call[0], call[1])
        kept = (slice(None),) * axis
        length = array.shape[axis]
        if type(spec) is int and spec != 0 and -length <= spec <= length:
            array = array[(*kept, spec - 1 if spec > 0 else spec)]
            if array.ndim == 0:
                return _part(array.item(), specs, place + 1, call)
        elif spec is S.All:
            axis += 1
        else:
            index = _packed_index(type(expr)(array), spec, axis, call)
            if index is None:  # heads among the parts
                return _part(Expr(S.List, expr.args), specs, at, call)
            array = array[(*kept, index)]
            axis += 1
            if not array.size:  # there is nothing that the other specifications could miss
                return empty_lists(array.shape[:axis])
    return type(expr)(array) if array.size else empty_lists(array.shape)


def _packed_index(expr, spec, axis: int, call: tuple):
    """The index along `axis`; faults are shown on the first element that has them."""
    for _ in range(axis):
        expr = expr.item(0)
    if type(spec) is int or (is_list(spec) and any(p == 0 and type(p) is int for p in spec.args)):
        if spec == 0 or type(spec) is not int:
            return None
        raise part_error(call[2], "partw", spec, expr)
    return _index(expr, spec, call)


# ---------------------------------------------------------------- replacing


def with_part(expr, specs, value, owner: str = "Set", inplace: bool = False):
    """`expr` with the part at `specs` replaced, as in expr[[specs]] = value.

    value      where `specs` names several parts, a list of their number is dealt out to them,
               anything else goes to each
    inplace    the caller alone holds `expr`: if it is a Packed, Buffer or Association it may be
               changed and given back itself (its own elements are never changed)

    A key that an association lacks is added. Raises owner::partw, partd, pkspec1, take, span.
    """
    return _replace(expr, specs, 0, value, (expr, specs, owner), inplace)


def _replace(expr, specs, at: int, value, call: tuple, inplace: bool = False):
    if at == len(specs):
        return value
    spec = specs[at]
    if not isinstance(expr, (Expr, Association)):
        made = expr.wl_with_part(tuple(specs[at:]), value) if hasattr(expr, "wl_with_part") else None
        if made is not None:
            return made
        if _key(spec) is not None:
            raise _no_association(spec, expr, call)
        raise too_deep(call[2], call[0], call[1])
    if isinstance(expr, Expr) and isinstance(spec, Expr) and spec.head is S.Key:
        raise _no_association(spec, expr, call)
    if getattr(expr, "array", None) is not None:
        changed = _replace_packed(expr, specs, at, value, call, inplace)
        if changed is not None:
            return changed
        expr, inplace = Expr(S.List, expr.args), False
    if isinstance(expr, Association):
        keys = [_key(spec)] if not is_list(spec) else [_key(k) for k in spec.args]
        if any(keys):
            return _replace_keys(expr, keys, specs, at, value, call, inplace)
    if spec == 0 and type(spec) is int and isinstance(expr, Expr):
        return Expr(_replace(expr.head, specs, at + 1, value, call), expr.args)
    if type(spec) is int:
        old = _element(expr, spec, call)
        index = [spec - 1 if spec > 0 else len(expr) + spec]
        return _put(expr, index, [_replace(old, specs, at + 1, value, call)], inplace)
    index = _index(expr, spec, call)
    index = range(len(expr)) if index is None else range(len(expr))[index] if type(index) is slice else index
    values = _dealt(value, len(index))
    olds = elements_of(expr)
    news = [_replace(olds[i], specs, at + 1, v, call) for i, v in zip(index, values, strict=True)]
    return _put(expr, index, news, inplace)


def _no_association(spec, found, call: tuple) -> MessageError:
    """The exception for a key where no association is: a["x", k] = v with 1 under "x"."""
    key = spec if isinstance(spec, str) else spec.item(0)
    return Message(f"{call[2]}::wlnetkey", _NO_ASSOCIATION)(key, found, value=UNEVALUATED)


def _dealt(value, count: int):
    return value.args if is_list(value) and len(value) == count else [value] * count


def _put(expr, index, news: list, inplace: bool):
    """`expr` with new elements at the positions `index`."""
    if isinstance(expr, Association):
        data = expr.data if inplace else dict(expr.data)
        keys = list(data) if len(index) > 1 else [next(islice(data, index[0], None))] if len(index) else []
        for place, new in zip(index, news, strict=True):
            data[keys[place] if len(index) > 1 else keys[0]] = new
        if inplace:
            expr.touched()
            return expr
        return Association(data, expr.delayed)
    if inplace and type(expr) is Buffer:
        for place, new in zip(index, news, strict=True):
            expr.items[place] = new
        expr.touched()
        return expr
    items = list(expr.args)
    for place, new in zip(index, news, strict=True):
        items[place] = new
    return Expr(expr.head, tuple(items))


def _replace_keys(expr, keys: list, specs, at: int, value, call: tuple, inplace: bool) -> Association:
    if not all(keys):
        raise part_error(call[2], "pkspec1", specs[at])
    values = _dealt(value, len(keys)) if is_list(specs[at]) else [value]
    for (key,), new in zip(keys, values, strict=True):
        if at + 1 < len(specs):
            old = expr.get(key)
            if old is None and _key(specs[at + 1]) is None:
                raise part_error(call[2], "partw", S.Key(key), expr)
            # a["x", "y"] = v on an absent "x" makes the inner association
            new = _replace(Association({}) if old is None else old, specs, at + 1, new, call)
        if inplace:
            expr.data[key_of(key)] = new
            expr.touched()
        else:
            expr = expr.with_item(key, new)
    return expr


def _replace_packed(expr, specs, at: int, value, call: tuple, inplace: bool):
    """The changed packed array, or None if the value does not fit into one."""
    array = expr.array
    source = value.array if isinstance(value, Expr) else None
    if source is None:
        kind = {"i": int, "f": float, "c": complex}[array.dtype.kind]
        if type(value) is not kind or (kind is int and not -(2**63) <= value < 2**63):
            return None
        if len(specs) - at != array.ndim:
            return None
    elif source.dtype != array.dtype or len(specs) - at > array.ndim:
        return None
    owned = inplace and array.flags.writeable and array.base is None
    target = array if owned else array.copy()
    view, axis, gather = target, 0, None
    for spec in specs[at:]:
        kept, length = (slice(None),) * axis, view.shape[axis]
        if type(spec) is int and spec != 0 and -length <= spec <= length:
            view = view[(*kept, spec - 1 if spec > 0 else spec, ...)]
            continue
        if spec is not S.All:
            index = _packed_index(type(expr)(view), spec, axis, call)
            if isinstance(index, slice):
                view = view[(*kept, index)]
            elif index is None or gather is not None:
                return None
            else:
                gather = axis, index
            if not view.size or not len(range(length)[index] if isinstance(index, slice) else index):
                return expr
        axis += 1
    place = ... if gather is None else (*(slice(None),) * gather[0], gather[1])
    shape = view.shape if gather is None else view[place].shape
    if source is not None and source.shape != shape:
        return None
    view[place] = value if source is None else source
    if not owned:
        return type(expr)(target)
    expr.touched()
    return expr
