"""Lists put together and turned around: Join, Catenate, Flatten, Transpose, Reverse, RotateLeft, ..."""

from itertools import groupby

import numpy as np

from wlnet.expr.arrays import Packed, as_array
from wlnet.expr.association import Association
from wlnet.expr.edits import edited, positions_of
from wlnet.expr.elements import choose, elements_of, nonatomic, rebuilt
from wlnet.expr.expr import Expr, is_list, is_rule, same, wl_list
from wlnet.expr.grids import dimensions, grid, lists_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

OTHER_HEADS = Message(
    "Join::heads", "Heads `1` and `2` at positions `3` and `4` are expected to be the same."
)
NOT_POSITIVE = Message("Join::intpm", "Positive machine-sized integer expected at position `1` in `2`.")
NOT_JOINED = Message("Catenate::invrp", "The argument `1` is not a valid Association or a list.")
NOT_FLAT = Message(
    "Flatten::fldep",
    "Level `1` specified in `2` exceeds the levels, `3`, which can be flattened together in `4`.",
)
BAD_LEVELS = Message(
    "Flatten::flpi",
    "Levels to be flattened together in `1` should be lists of positive integers.",
)
BAD_LEVEL = Message(
    "Flatten::flev",
    "The level argument `1` in position 2 of `2` should be a non-negative integer or Infinity giving the "
    "levels to flatten through or a list of lists of levels to flatten together.",
)
TWICE = Message("Flatten::flrep", "Level `1` specified in `2` should not be repeated.")
NO_PARTS = Message(
    "FlattenAt::flatp",
    "Expression `1` at position `2` of `3` has no parts and cannot be flattened.",
)
NO_MATRIX = Message("Transpose::nmtx", "The first two levels of `1` cannot be transposed.")
NO_PERMUTATION = Message(
    "Transpose::perm", "`1` is not a permutation of the levels of an array with dimensions `2`."
)
NO_LEVEL = Message("Reverse::level", "Level specification `1` is not a positive integer or a list of them.")
NO_SHIFT = {
    name: Message(
        f"{name}::rspec",
        "Rotation specification `1` should be a machine-sized integer or list of machine-sized integers.",
    )
    for name in ("RotateLeft", "RotateRight")
}
ATOMIC = {
    name: Message(f"{name}::rotate", "Cannot rotate atomic expression `1`.")
    for name in ("RotateLeft", "RotateRight")
}


@builtin("Join[parts___]", attributes=("Flat", "OneIdentity"))
def join(evaluation, parts):
    """Join[a, b, ...]; Join[a, b, ..., n] joins at level n. Later keys of associations win."""
    if not parts:
        return []
    level, call = 1, S.Join(*parts)
    if type(parts[-1]) is int and len(parts) > 1:
        if len(parts) == 2:  # a level comes after two lists or more
            first = nonatomic(call)
            raise OTHER_HEADS(_head(first), S.Integer, 1, 2, value=UNEVALUATED)
        *parts, level = parts
        if level < 1:
            raise NOT_POSITIVE(len(parts) + 1, call, value=UNEVALUATED)
    for at in range(1, len(parts) + 1):
        nonatomic(call, at)
    return _joined(list(parts), level)


def _head(x: Expr | Association):
    return S.Association if isinstance(x, Association) else x.head


def _joined(parts: list, level: int):
    if all(isinstance(p, Association) for p in parts):
        return _joined_associations(parts, level)
    first = parts[0]
    for at, p in enumerate(parts[1:], 2):
        if isinstance(p, Association) or isinstance(first, Association) or not same(p.head, first.head):
            raise OTHER_HEADS(_head(first), _head(p), 1, at, value=UNEVALUATED)
    if level == 1:
        parts = [p for p in parts if len(p)] or parts[:1]
        if len(parts) == 1:
            return parts[0]
    arrays = [p.array for p in parts]
    if any(a is not None for a in arrays):
        arrays = [as_array(p) for p in parts]
    if all(a is not None and a.ndim >= level and a.dtype == arrays[0].dtype for a in arrays):
        shapes = {a.shape[: level - 1] + a.shape[level:] for a in arrays}
        if len(shapes) == 1:
            return Packed(np.concatenate(arrays, axis=level - 1))
    if level == 1:
        return Expr(first.head, tuple([item for p in parts for item in p.args]))
    rows = []
    for index in range(max(map(len, parts))):
        present = [p.args[index] for p in parts if index < len(p)]
        call = S.Join(*present)
        for at in range(1, len(present) + 1):
            nonatomic(call, at)
        rows.append(_joined(present, level - 1))
    return Expr(first.head, tuple(rows))


def _joined_associations(parts: list, level: int) -> Association:
    if level == 1:
        return Association.united(parts)
    keys = dict.fromkeys(key for p in parts for key in p.data)
    return Association({k: _joined([p.data[k] for p in parts if k in p.data], level - 1) for k in keys})


@builtin("Catenate[parts_]")
def catenate(evaluation, parts):
    """The elements of lists, and the values of associations, in one list."""
    if not isinstance(parts, (Expr, Association)):
        return None
    rows = elements_of(parts)
    if isinstance(parts, Expr) and parts.array is not None and parts.array.ndim > 1:
        array = parts.array
        return Packed(array.reshape(array.shape[0] * array.shape[1], *array.shape[2:]))
    wrong = [row for row in rows if not is_list(row) and not isinstance(row, Association)]
    if wrong:
        raise NOT_JOINED(wrong[0], value=UNEVALUATED)
    if rows and all(is_list(row) for row in rows):
        return _joined(list(rows), 1)
    return [item for row in rows for item in elements_of(row)]


@builtin("Flatten[expr_]", "Flatten[expr_, levels_]", "Flatten[expr_, levels_, head_]")
def flatten(evaluation, expr, levels=S.Infinity, head=None):
    """Nested `head`s (that of expr) spliced, down to a level; or the levels put together by lists of them."""
    call = S.Flatten(expr) if levels is S.Infinity else S.Flatten(expr, levels)
    if isinstance(nonatomic(call), Association):
        return expr
    if is_list(levels) and not len(levels):
        return expr
    if is_list(levels):
        return _flattened_levels(expr, levels)
    if levels is S.Infinity or levels == S.DirectedInfinity(1):
        levels = float("inf")
    elif type(levels) is not int or levels < 0:
        raise BAD_LEVEL(levels, call, value=UNEVALUATED)
    head = expr.head if head is None else head
    if expr.array is not None and head is S.List:
        array = expr.array
        joined = min(levels, array.ndim - 1)
        return Packed(array.reshape(-1, *array.shape[joined + 1 :]))
    if head is S.List and is_list(expr) and levels >= 1 and len(expr):
        rows = [row.array if isinstance(row, Expr) else None for row in expr.args]
        if all(r is not None and (r.ndim == 1 or levels == float("inf")) for r in rows) and (
            len({r.dtype for r in rows}) == 1
        ):
            return Packed(np.concatenate([r.ravel() for r in rows]))
    items = []
    _splice(expr.args, levels, head, items)
    return Expr(expr.head, tuple(items))


def _splice(args, levels, head, items: list) -> None:
    for arg in args:
        if levels > 0 and isinstance(arg, Expr) and same(arg.head, head):
            _splice(arg.args, levels - 1, head, items)
        else:
            items.append(arg)


def _flattened_levels(expr, levels):
    """Flatten[expr, {{a, b}, {c}, ...}]: levels a, b become level 1 of the result, c level 2, ...

    Levels that are not named follow in their order. Ragged lists are allowed: what is missing is left out.
    """
    groups = [g.args for g in levels.args] if all(map(is_list, levels.args)) else [levels.args]
    named = [level for group in groups for level in group]
    if not named or not all(type(n) is int and n > 0 for n in named):
        raise BAD_LEVELS(levels, value=UNEVALUATED)
    twice = next((n for k, n in enumerate(named) if n in named[:k]), None)
    if twice is not None:
        raise TWICE(twice, wl_list(map(wl_list, groups)), value=UNEVALUATED)
    rank = max(named, default=0)
    groups += [(n,) for n in range(1, rank) if n not in named]
    if expr.array is not None and expr.array.ndim >= rank:
        return Packed(_grouped_axes(expr.array, groups))
    entries = [((), expr)]
    for depth in range(1, rank + 1):
        if not all(isinstance(part, Expr) and same(part.head, expr.head) for _, part in entries):
            raise NOT_FLAT(depth, levels, depth - 1, expr, value=UNEVALUATED)
        entries = [((*at, i), inner) for at, part in entries for i, inner in enumerate(part.args)]
    keyed = [([tuple(at[n - 1] for n in group) for group in groups], part) for at, part in entries]
    keyed.sort(key=lambda entry: entry[0])
    return _regrouped(keyed, 0, len(groups), expr.head)


def _grouped_axes(array, groups: list):
    order = [n - 1 for group in groups for n in group]
    turned = np.transpose(array, (*order, *range(len(order), array.ndim)))
    sizes = [int(np.prod([array.shape[n - 1] for n in group])) for group in groups]
    return np.ascontiguousarray(turned.reshape(*sizes, *array.shape[len(order) :]))


def _regrouped(keyed: list, at: int, count: int, head) -> Expr:
    if at == count - 1:
        return Expr(head, tuple([part for _, part in keyed]))
    runs = groupby(keyed, key=lambda entry: entry[0][at])
    return Expr(head, tuple([_regrouped(list(run), at + 1, count, head) for _, run in runs]))


@builtin("FlattenAt[expr_, where_]", "FlattenAt[where_][expr_]")
def flatten_at(evaluation, expr, where):
    """The parts at positions n, {i, j, ...} or {{i, j}, {k}, ...}, each replaced by its elements."""
    call = S.FlattenAt(expr, where)
    nonatomic(call)

    def opened(position: tuple):
        def edit(part):
            if not isinstance(part, Expr):
                raise NO_PARTS(part, wl_list(position), expr, value=UNEVALUATED)
            return Expr(S.Sequence, part.args)

        return position, edit

    return edited(expr, [opened(position) for position in positions_of(where)], call)


def _columns(expr) -> Expr | None:
    """The columns of a matrix that is written as plain lists; None for any other."""
    if type(expr) is not Expr or not expr.args:
        return None
    if not all(type(row) is Expr and row.head is S.List for row in expr.args):
        return None
    widths = {len(row.args) for row in expr.args}
    if len(widths) > 1 or 0 in widths:
        return None
    return wl_list([wl_list(column) for column in zip(*(row.args for row in expr.args), strict=True)])


@builtin("Transpose[expr_]", "Transpose[expr_, order_]")
def transpose(evaluation, expr, order=None):
    """Levels exchanged: 1 and 2; by a permutation (level i becomes level order[[i]]); a <-> b; k cyclically.

    Levels that go to the same level give a diagonal.
    """
    if not is_list(expr):
        return None
    if order is None and (columns := _columns(expr)) is not None:
        return columns
    size = dimensions(expr)
    if order is None and len(size) == 1 and not any(map(is_list, expr.args)):
        return expr  # a vector
    targets = _targets(order, len(size))
    if targets is None or sorted(set(targets)) != list(range(1, max(targets, default=0) + 1)):
        raise NO_PERMUTATION(order, wl_list(size), value=UNEVALUATED)
    if len(targets) > len(size):
        raise NO_MATRIX(expr, value=UNEVALUATED)
    array = grid(expr, len(targets))
    trailing = range(max(targets), max(targets) + array.ndim - len(targets))
    # einsum does not take objects: a diagonal is made by viewing the array along it
    wanted = [t - 1 for t in targets] + list(trailing)
    shape, strides = [0] * (max(wanted) + 1), [0] * (max(wanted) + 1)
    for axis, target in enumerate(wanted):
        if shape[target] not in (0, array.shape[axis]):
            shape[target] = min(shape[target], array.shape[axis])
        else:
            shape[target] = array.shape[axis]
        strides[target] += array.strides[axis]
    return lists_of(np.lib.stride_tricks.as_strided(array, shape, strides).copy())


def _targets(order, rank: int) -> list[int] | None:
    if order is None:
        return [2, 1]
    if is_list(order):
        return list(order.args) if order.args and all(type(n) is int for n in order.args) else None
    if isinstance(order, Expr) and order.head is S.TwoWayRule and all(type(n) is int for n in order.args):
        pair = [n if n > 0 else rank + 1 + n for n in order.args]
        targets = list(range(1, max(rank, *pair) + 1))
        if min(pair) < 1:
            return None
        targets[pair[0] - 1], targets[pair[1] - 1] = pair[1], pair[0]
        return targets
    if type(order) is int and rank:
        return [(i + order) % rank + 1 for i in range(rank)]
    return None


@builtin("Reverse[expr_]", "Reverse[expr_, levels_]")
def reverse(evaluation, expr, levels=1):
    """The elements in the opposite order, at one level or several."""
    if is_rule(expr) and levels == 1:
        return Expr(expr.head, expr.args[::-1])
    nonatomic(S.Reverse(expr, levels) if levels != 1 else S.Reverse(expr))
    wanted = set(levels.args) if is_list(levels) else {levels}
    if not wanted:
        return expr
    if not all(type(n) is int and n > 0 for n in wanted):
        raise NO_LEVEL(levels, value=UNEVALUATED)
    return _reversed(expr, wanted, 1)


def _reversed(expr, wanted: set, level: int):
    if isinstance(expr, Expr) and expr.array is not None and expr.array.ndim >= max(wanted):
        return Packed(
            expr.array[tuple(slice(None, None, -1 if n + 1 in wanted else 1) for n in range(max(wanted)))]
        )
    if not isinstance(expr, (Expr, Association)):
        return expr
    if level in wanted:
        expr = choose(expr, slice(None, None, -1))
    if level < max(wanted):
        return rebuilt(expr, [_reversed(e, wanted, level + 1) for e in elements_of(expr)])
    return expr


@builtin("RotateLeft[expr_]", "RotateLeft[expr_, n_]")
def rotate_left(evaluation, expr, n=1):
    """Elements moved n places to the left, cyclically; a list of shifts speaks of successive levels."""
    nonatomic(S.RotateLeft(expr, n))
    return _told(evaluation, "RotateLeft", expr, _shifts(n, "RotateLeft"))


@builtin("RotateRight[expr_]", "RotateRight[expr_, n_]")
def rotate_right(evaluation, expr, n=1):
    nonatomic(S.RotateRight(expr, n))
    return _told(evaluation, "RotateRight", expr, [-shift for shift in _shifts(n, "RotateRight")])


def _shifts(n, owner: str) -> list[int]:
    shifts = list(n.args) if is_list(n) else [n]
    if not all(type(shift) is int for shift in shifts):
        raise NO_SHIFT[owner](wl_list(shifts), value=UNEVALUATED)
    return shifts


def _told(evaluation, owner: str, expr, shifts: list):
    """The rotated expression, with a message for the first atom that there is no rotating of."""
    atoms: list = []
    found = _rotated(expr, shifts, atoms)
    if atoms:
        evaluation.message(ATOMIC[owner], atoms[0])
    return found


def _rotated(expr, shifts: list, atoms: list):
    if not isinstance(expr, (Expr, Association)):
        atoms.append(expr)
        return expr
    if not shifts or not len(expr):
        return expr
    if isinstance(expr, Expr) and expr.array is not None and expr.array.ndim >= len(shifts):
        return Packed(np.roll(expr.array, [-s for s in shifts], axis=range(len(shifts))))
    start = shifts[0] % len(expr)
    turned = choose(expr, [*range(start, len(expr)), *range(start)]) if start else expr
    if len(shifts) == 1:
        return turned
    return rebuilt(turned, [_rotated(e, shifts[1:], atoms) for e in elements_of(turned)])
