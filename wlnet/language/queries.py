"""Query[op1, op2, ...]: one operator a level, applied on the way down or on the way up.

Descending operators choose or arrange parts and are applied before the levels below: All, positions,
spans, keys, lists of those, Select[f], SortBy[f], GroupBy[f], ... Every other operator is applied to
what the levels below have made of its parts. Source: reference page Query.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.elements import choose, elements_of, rebuilt, span_range
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.positions import part, with_part
from wlnet.expr.symbols import S

# operators that take a criterion; a string in it stands for the value of that key
BY = frozenset(
    (
        *(S.GroupBy, S.SortBy, S.ReverseSortBy, S.MaximalBy, S.MinimalBy, S.TakeLargestBy),
        *(S.TakeSmallestBy, S.DeleteDuplicatesBy, S.CountsBy, S.GatherBy, S.SplitBy),
        *(S.CountDistinctBy, S.OrderingBy),
    )
)
_CHOOSING = frozenset(
    (
        *(S.Select, S.KeySelect, S.KeyTake, S.KeyDrop, S.Cases, S.DeleteCases, S.KeySortBy, S.SortBy),
        *(S.ReverseSortBy, S.MaximalBy, S.MinimalBy, S.TakeLargestBy, S.TakeSmallestBy),
        *(S.DeleteDuplicatesBy, S.GroupBy),
    )
)
_COMPOSED = frozenset((S.RightComposition, S.Composition))
# operators before which missing values are dropped (MissingBehavior -> Automatic)
_WITHOUT_MISSING = frozenset(
    (S.Total, S.Mean, S.Median, S.Min, S.Max, S.MinMax, S.Variance, S.StandardDeviation, S.Quartiles)
)


def queried(evaluation, operators: tuple, data):
    """The value of Query[operators...][data]."""
    if not operators:
        return data
    first, *rest = operators
    return _level(evaluation, first, tuple(rest), data)


def _level(evaluation, op, rest: tuple, data):
    if _is_composed(op):
        return _composition(evaluation, op, rest, data)
    if is_rule(op):
        return queried_below(evaluation, _at_parts(evaluation, wl_list((op,)), data), rest)
    if isinstance(op, Association):
        return Association.from_pairs((k, _level(evaluation, one, rest, data)) for k, one in op.items())
    if is_list(op) and not _is_parts(op):
        if len(op) and all(map(is_rule, op.args)):
            return queried_below(evaluation, _at_parts(evaluation, op, data), rest)
        return evaluation.evaluate(wl_list(_level(evaluation, one, rest, data) for one in op.args))
    if _picks_one(op):
        return queried(evaluation, rest, _picked(evaluation, op, data))
    if is_descending(op):
        return queried_below(evaluation, _descended(evaluation, op, data), rest)
    return _ascended(evaluation, op, queried_below(evaluation, data, rest))


def queried_below(evaluation, data, rest: tuple):
    """The operators `rest` applied to each part of the data."""
    if not rest or not (is_list(data) or isinstance(data, Association)):
        return data
    found = [queried(evaluation, rest, item) for item in elements_of(data)]
    return evaluation.evaluate(rebuilt(data, found))


# -- kinds of operators -----------------------------------------------------------------------------


def _is_composed(op) -> bool:
    return isinstance(op, Expr) and op.head in _COMPOSED


def _is_key(op) -> bool:
    return isinstance(op, str) or (isinstance(op, Expr) and op.head is S.Key and len(op) == 1)


def _is_part(op) -> bool:
    return type(op) is int or _is_key(op)


def _is_parts(op) -> bool:
    """A list of positions or keys."""
    return is_list(op) and all(map(_is_part, op.args))


def _picks_one(op) -> bool:
    """Whether the next operator meets the chosen part itself, not its parts."""
    return _is_part(op) or (isinstance(op, Expr) and op.head is S.SelectFirst)


def is_descending(op) -> bool:
    """Whether an operator is applied before those of the levels below."""
    if op is S.All or _is_part(op) or _is_parts(op):
        return True
    return isinstance(op, Expr) and (op.head is S.Span or op.head is S.SelectFirst or op.head in _CHOOSING)


# -- applying them ----------------------------------------------------------------------------------


def _picked(evaluation, op, data):
    """One part, or why there is none: Missing["KeyAbsent", k], Missing["PartAbsent", n], ..."""
    if isinstance(op, Expr) and op.head is S.SelectFirst:
        return evaluation.call(op, data)
    key = op.item(0) if isinstance(op, Expr) else op
    has_keys = isinstance(data, Association)
    if _is_key(op):
        if not has_keys:
            return S.Missing("PartInvalid", key)
        found = data.get(key)
        return S.Missing("KeyAbsent", key) if found is None else found
    if not has_keys and not isinstance(data, Expr):
        return S.Missing("PartInvalid", op)
    try:
        return part(data, (op,))
    except MessageError:
        return S.Missing("PartAbsent", op)


def _descended(evaluation, op, data):
    if op is S.All:
        return data
    if is_list(op):
        if isinstance(data, Association) and all(map(_is_key, op.args)):
            keys = [key.item(0) if isinstance(key, Expr) else key for key in op.args]
            return Association.from_pairs((key, _picked(evaluation, S.Key(key), data)) for key in keys)
        if isinstance(data, Association) and all(type(n) is int for n in op.args):
            try:
                return part(data, (op,))
            except MessageError:
                return S.Missing("PartAbsent", op)
        return wl_list(_picked(evaluation, one, data) for one in op.args)
    if op.head is S.Span:
        if not isinstance(data, (Expr, Association)):
            return S.Missing("PartInvalid", op)
        places = span_range(op, len(data), "Query", data)
        return choose(data, list(places))
    return evaluation.call(with_keys(op), data)


def _ascended(evaluation, op, data):
    if op in _WITHOUT_MISSING and (is_list(data) or isinstance(data, Association)):
        data = evaluation.call(S.DeleteMissing, data)
    if op is S.Transpose and (found := transposed(data)) is not None:
        return found
    return evaluation.call(with_keys(op), data)


def transposed(data):
    """Rows of columns as columns of rows where levels have keys; None for plain matrices and other data."""
    outer = isinstance(data, Association)
    rows = data.values() if outer else list(data.args) if is_list(data) else []
    keyed = [isinstance(row, Association) for row in rows]
    if not rows or (any(keyed) and not all(keyed)) or (not outer and not any(keyed)):
        return None
    if any(keyed):
        if any(list(row.data) != list(rows[0].data) for row in rows):
            return None
        columns = list(zip(*(row.values() for row in rows), strict=True))
    else:
        if not all(map(is_list, rows)) or len({len(row) for row in rows}) > 1:
            return None
        columns = list(zip(*(row.args for row in rows), strict=True))
    made = [data.with_values(column) if outer else wl_list(column) for column in columns]
    return rows[0].with_values(made) if any(keyed) else wl_list(made)


def _at_parts(evaluation, op: Expr, data):
    """{part -> operator, ...}: the operators applied to those parts, the others left as they are."""
    for one in op.args:
        place, inner = one.args
        old = _picked(evaluation, place, data)
        spec = place if type(place) is int else S.Key(place.item(0) if isinstance(place, Expr) else place)
        data = with_part(data, (spec,), _level(evaluation, inner, (), old), "Query")
    return data


def _composition(evaluation, op: Expr, rest: tuple, data):
    """a /* b: descending operators first, then the levels below, then the others."""
    steps = op.args if op.head is S.RightComposition else op.args[::-1]
    split = next((i for i, step in enumerate(steps) if not is_descending(step)), len(steps))
    for i, step in enumerate(steps[:split]):
        if _picks_one(step):
            found = _picked(evaluation, step, data)
            left = steps[i + 1 :]
            return _level(evaluation, S.RightComposition(*left), rest, found) if left else found
        data = _descended(evaluation, step, data)
    data = queried_below(evaluation, data, rest)
    for step in steps[split:]:
        data = _level(evaluation, step, (), data)
    return data


def with_keys(op):
    """An operator whose criterion may be a string, with Key for it: SortBy["age"] as SortBy[Key["age"]]."""
    if isinstance(op, Expr) and op.head in BY and len(op):
        return Expr(op.head, (criterion(op.item(0)), *op.args[1:]))
    return op


def criterion(spec):
    """The function that a criterion stands for: "k", {"k", "l"}, "k" -> "l"."""
    if isinstance(spec, str):
        return S.Key(spec)
    if is_list(spec) or is_rule(spec):
        return Expr(spec.head, tuple(map(criterion, spec.args)))
    return spec
