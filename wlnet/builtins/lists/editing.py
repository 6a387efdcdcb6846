"""Expressions with elements put in, taken out or changed: Append, Insert, Delete, ReplacePart, MapAt."""

import numpy as np

from wlnet.expr.arrays import Packed, as_array
from wlnet.expr.association import Association
from wlnet.expr.edits import edited, inserted, positions_of, removed
from wlnet.expr.elements import nonatomic
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.levels import walk
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.positions import part, with_part
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_RULES = Message(
    "Append::invdt",
    "The argument `1` is not a rule, a list of rules or an association, and cannot be joined.",
)
NO_SUBSET = Message(
    "SubsetMap::subset",
    "Applied to `2`, `1` gave `3`; a list of as many elements for a list of positions is expected.",
)
NOT_INSERTED = Message("Insert::invdt", "The argument `1` is not a rule or a list of rules.")
NOT_REPLACEMENT = Message(
    "ReplacePart::reps",
    "`1` is neither a list of replacement rules nor a valid dispatch table, "
    "and so cannot be used for replacing.",
)


@builtin("Append[expr_, new_]", "Append[new_][expr_]")
def append(evaluation, expr, new):
    if isinstance(nonatomic(S.Append(expr, new)), Association):
        new = _entries(new)
        return Association.united((_without(expr, new), new))
    return _with(evaluation, expr, new, len(expr))


@builtin("Prepend[expr_, new_]", "Prepend[new_][expr_]")
def prepend(evaluation, expr, new):
    if isinstance(nonatomic(S.Prepend(expr, new)), Association):
        return Association.united((_entries(new), _without(expr, _entries(new))))
    return _with(evaluation, expr, new, 0)


def _with(evaluation, expr: Expr, new, at: int) -> Expr:
    """`expr` with one more element, before the one at index `at`; a packed array stays packed if it can."""
    if expr.array is not None:
        row = as_array(wl_list([new]))
        if row is not None and row.dtype == expr.array.dtype and row.shape[1:] == expr.array.shape[1:]:
            return Packed(np.concatenate((expr.array[:at], row, expr.array[at:])))
    return Expr(expr.head, (*expr.args[:at], new, *expr.args[at:]))


def _entries(new) -> Association:
    """The association of a rule, a list of rules or an association."""
    if isinstance(new, Association):
        return new
    rules = (new,) if is_rule(new) else new.args if is_list(new) else (new,)
    if not all(map(is_rule, rules)):
        raise NOT_RULES(new, value=UNEVALUATED)
    return Association.from_rules(rules)


def _without(expr: Association, other: Association) -> Association:
    kept = {key: value for key, value in expr.data.items() if key not in other.data}
    return Association(kept, expr.delayed)


@builtin("Insert[expr_, new_, where_]", "Insert[new_, where_][expr_]")
def insert(evaluation, expr, new, where):
    """`new` so that it stands at position `where`: n, {i, j, ...} or a list of such lists."""
    call = S.Insert(expr, new, where)
    if isinstance(nonatomic(call), Association):
        if not (
            isinstance(new, Association) or is_rule(new) or (is_list(new) and all(map(is_rule, new.args)))
        ):
            raise NOT_INSERTED(new, value=expr)
        new = _entries(new)
        expr = _without(expr, new)
        keys = list(expr.data)
        if isinstance(where, Expr) and where.head is S.Key and key_of(where.args[0]) in expr.data:
            where = keys.index(key_of(where.args[0])) + 1
    return inserted(expr, new, positions_of(where), call)


@builtin("Delete[expr_, where_]", "Delete[where_][expr_]")
def delete(evaluation, expr, where):
    call = S.Delete(expr, where)
    nonatomic(call)
    if isinstance(expr, Association) and _is_absent(expr, where):
        return expr
    return removed(expr, positions_of(where), call)


def _is_absent(expr: Association, where) -> bool:
    """Whether `where` names one key, as "k" or Key[k], that the association does not have."""
    if isinstance(where, Expr) and where.head is S.Key and len(where) == 1:
        return key_of(where.args[0]) not in expr.data
    return isinstance(where, str) and where not in expr.data


@builtin("MapAt[f_, expr_, where_]", "MapAt[f_, where_][expr_]")
def map_at(evaluation, f, expr, where):
    """f at the parts named; one named twice is mapped twice. Positions may hold All and spans."""
    call = S.MapAt(f, expr, where)
    positions = positions_of(where)
    return edited(expr, [(position, lambda part: Expr(f, (part,))) for position in positions], call)


@builtin("SubsetMap[f_, expr_, positions_]", "SubsetMap[f_, positions_][expr_]")
def subset_map(evaluation, f, expr, positions):
    """The parts at the positions replaced by what f makes of the list of them.

    positions    {n, ...} or {{i, j, ...}, ...}; a span, or {s1, s2, ...} with All and spans among them
    """
    several = is_list(positions) and all(type(n) is int or is_list(n) for n in positions.args)
    specs = positions.args if is_list(positions) else (positions,)
    if several:
        places = [n.args if is_list(n) else (n,) for n in specs]
        parts = wl_list([part(expr, place) for place in places])
    else:
        parts = part(expr, specs)
    found = evaluation.call(f, parts)
    if not is_list(parts) or not is_list(found) or len(found) != len(parts):
        raise NO_SUBSET(f, parts, found, value=UNEVALUATED)
    if not several:
        return with_part(expr, specs, found)
    changed = expr
    for place, new in zip(places, found.args, strict=True):
        changed = with_part(changed, place, new)
    return changed


@builtin("ReplaceAt[expr_, rules_, where_]", "ReplaceAt[rules_, where_][expr_]")
def replace_at(evaluation, expr, rules, where):
    """The parts at the positions as rules transform them; the positions may hold All and spans."""
    call = S.ReplaceAt(expr, rules, where)
    nonatomic(call)

    def edit(part):
        return evaluation.evaluate(S.Replace(S.Unevaluated(part), rules))

    return edited(expr, [(position, edit) for position in positions_of(where)], call)


@builtin(
    "ReplacePart[expr_, rules_]",
    "ReplacePart[expr_, new_, where_]",
    "ReplacePart[rules_][expr_]",
    options={"Heads": S.Automatic},
)
def replace_part(evaluation, expr, rules=None, new=None, where=None, options=None):
    """Rules of positions: 2 -> x, {1, 2} -> x, {{1}, {3}} -> x, and patterns such as {i_, i_} :> f[i].

    The first rule for a position wins; positions that do not exist are passed over, as all are in an atom.
    With Heads -> True patterns of positions match those of heads too.
    """
    if rules is None:
        rules = S.Rule(where, new)
    call = S.ReplacePart(expr, rules)
    given, rules = rules, rules.args if is_list(rules) else (rules,)
    if not all(map(is_rule, rules)):
        raise NOT_REPLACEMENT(given, value=UNEVALUATED)
    if not isinstance(expr, (Expr, Association)):
        return expr
    heads = options is not None and options["Heads"] is TRUE
    edits = [edit for rule in rules for edit in _edits(evaluation, expr, rule, heads)]
    seen, first = set(), []
    for position, edit in edits:
        if position not in seen:
            seen.add(position)
            first.append((position, edit))
    return edited(expr, first, call, lenient=True)


def _edits(evaluation, expr, rule, heads: bool) -> list[tuple]:
    """(position, edit) of one rule; a negative number beside patterns counts from the end."""
    where, new = rule.args
    positions = positions_of(where)
    if all(type(i) in (int, str) or _is_key(i) for position in positions for i in position):
        return [(_counted_from_start(position, expr), lambda part: new) for position in positions]
    found = []
    matcher = evaluation.matcher(where)
    levels = len(where) if is_list(where) and not _has_sequences(where) else len(_deepest(expr))
    backward = {i for i, x in enumerate(where.args) if type(x) is int and x < 0} if is_list(where) else ()
    for position, _ in walk(expr, 1, levels, heads=heads):
        shown = _counted_from_end(position, expr, backward) if backward else position
        as_expression = wl_list(shown) if is_list(where) or len(position) > 1 else position[0]
        if matcher.matches(as_expression):
            made = evaluation.evaluate(S.Replace(as_expression, rule))
            found.append((position, lambda part, made=made: made))
    return found


def _is_key(index) -> bool:
    return isinstance(index, Expr) and index.head is S.Key


def _has_sequences(where) -> bool:
    names = (S.BlankSequence, S.BlankNullSequence, S.Repeated, S.RepeatedNull)
    return any(isinstance(sub, Expr) and sub.head in names for _, sub in walk(where, 0, float("inf")))


def _deepest(expr) -> tuple:
    return max((position for position, _ in walk(expr, -1, -1)), key=len, default=())


def _counted_from_start(position: tuple, expr) -> tuple:
    """The position with negative numbers made positive, so that -1 and 3 of three are the same place."""
    found = []
    for index in position:
        if type(index) is int and index < 0 and isinstance(expr, (Expr, Association)):
            index += len(expr) + 1
        found.append(index)
        expr = _inside(expr, index)
    return tuple(found)


def _counted_from_end(position: tuple, expr, backward: set[int]) -> tuple:
    """The position with the numbers at the places of `backward` negative."""
    found = []
    for place, index in enumerate(position):
        counts = place in backward and type(index) is int and index > 0
        found.append(index - len(expr) - 1 if counts else index)
        expr = _inside(expr, index)
    return tuple(found)


def _inside(expr, index):
    if isinstance(expr, Association):
        key = index.args[0] if _is_key(index) else index
        return expr.get(key) if type(index) is not int else None
    if isinstance(expr, Expr) and type(index) is int and 0 < index <= len(expr):
        return expr.item(index - 1)
    return None
