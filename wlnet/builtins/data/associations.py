"""Associations: making them, looking up, keys and values, choosing by keys, merging."""

from wlnet.algebra.numbers import is_number
from wlnet.expr.association import Association
from wlnet.expr.columns import RuleList
from wlnet.expr.elements import elements_of
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule, key_of, value_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import application, builtin

_NO_RULES = "The argument `1` is not a valid Association or a list of rules."
_NO_TABLES = "The argument `1` is not a valid list of Associations or rules."
NO_RULES = {
    **{
        name: Message(f"{name}::invrl", _NO_RULES)
        for name in (
            *("KeyDrop", "KeyExistsQ", "KeyFreeQ", "KeyMap", "KeyMemberQ"),
            *("KeyTake", "Keys", "Lookup", "Values"),
        )
    },
    **{
        name: Message(f"{name}::invar", _NO_TABLES)
        for name in ("KeyComplement", "KeyIntersection", "KeyUnion")
    },
    "KeySelect": Message("KeySelect::invru", _NO_RULES),
    "KeyValueMap": Message("KeyValueMap::invak", "The argument `1` is not a valid Association."),
    "AssociationMap": Message(
        "AssociationMap::invrp", "The argument `1` is not a valid Association or a list."
    ),
    "Merge": Message(
        "Merge::list1", "The argument `1` is not a valid list of Associations or rules or lists of rules."
    ),
}
UNEQUAL = Message("AssociationThread::idim", "`1` and `2` must have the same length.")
NOT_PAIRS = Message(
    "AssociationMap::invrlf",
    "Applying `1` to `2` yields `3`, which is not a valid rule, list of rules or association.",
)


# ---------------------------------------------------------------- making


@builtin("Association[entries___]", attributes=("HoldAllComplete",))
def association(evaluation, entries=()):
    """<|k -> v, ...|>: rules, lists of rules and associations, a later value of a key replacing an earlier.

    Stays as it stands if an entry is something else.
    """
    pairs = []
    delayed: dict = {}
    if not all(_collect(evaluation, entry, pairs, delayed) for entry in entries):
        return None
    found = Association.from_pairs(pairs)
    found.delayed = delayed or None
    return found


def _collect(evaluation, entry, pairs: list, delayed: dict) -> bool:
    """The pairs of an entry, evaluated but for the values of key :> value; False if it is none."""
    if is_rule(entry):
        key = evaluation.evaluate(entry.args[0])
        value = entry.args[1] if entry.head is S.RuleDelayed else evaluation.evaluate(entry.args[1])
        if value is not S.Nothing:
            pairs.append((key, value))
            if entry.head is S.RuleDelayed:
                delayed[key_of(key)] = value
        return True
    if isinstance(entry, Association):
        pairs.extend(entry.items())
        delayed.update(entry.delayed or {})
        return True
    if is_list(entry) or (isinstance(entry, Expr) and entry.head is S.Sequence):
        return all(_collect(evaluation, inner, pairs, delayed) for inner in entry.args)
    if entry is S.Nothing:
        return True
    value = evaluation.evaluate(entry)
    settled = value is S.Nothing or isinstance(value, Association) or is_list(value) or is_rule(value)
    sequence = isinstance(value, Expr) and value.head is S.Sequence
    return (settled or sequence) and _collect(evaluation, value, pairs, delayed)


@application(Association)
def apply_association(evaluation, table, args):
    """assoc[k] is the value of the key, Missing["KeyAbsent", k] without; assoc[k, l, ...] goes on inside."""
    if not args:
        return None
    key, *inner = args
    if isinstance(key, Expr) and key.head is S.Key and len(key) == 1:
        key = key.args[0]
    found = table.get(key)
    if found is None:
        return S.Missing("KeyAbsent", key)
    return Expr(found, tuple(inner)) if inner else found


@builtin("Key[key_][table_]")
def key(evaluation, key, table):
    """Key[k][assoc] is assoc[k]; also of a Dataset."""
    if isinstance(table, Expr) and table.head is S.Dataset:
        return evaluation.evaluate(Expr(table, (S.Key(key),)))
    return apply_association(evaluation, table, (key,)) if isinstance(table, Association) else None


@builtin(
    "AssociationThread[keys_, values_]", "AssociationThread[rule_Rule]", "AssociationThread[rule_RuleDelayed]"
)
def association_thread(evaluation, keys=None, values=None, rule=None):
    """<|k1 -> v1, ...|> of a list of keys and one of values."""
    if rule is not None:
        keys, values = rule.args
    if not is_list(keys) or not (is_list(values) or isinstance(values, Association)):
        if any(is_number(x) or isinstance(x, str) for x in (keys, values)):
            raise UNEQUAL(keys, values, value=UNEVALUATED)
        return None
    if len(keys) != len(values):
        raise UNEQUAL(keys, values, value=UNEVALUATED)
    return Association.from_pairs(zip(keys.args, elements_of(values), strict=True))


@builtin("AssociationMap[f_, keys_]", "AssociationMap[f_][keys_]")
def association_map(evaluation, f, keys):
    """<|k -> f[k], ...|> of a list; of an association, the association of the rules f[k -> v]."""
    apply = evaluation.function(f)
    if isinstance(keys, Association):
        found = [apply(pair) for pair in keys.rules()]
        wrong = [(old, new) for old, new in zip(keys.rules(), found, strict=True) if not is_rule(new)]
        for old, new in wrong:
            evaluation.message(NOT_PAIRS, f, old, new)
        if wrong:
            return evaluation.evaluated(Expr(S.Association, tuple(found)))
        return Association.from_pairs(pair.args for pair in found)
    if not is_list(keys):
        raise NO_RULES["AssociationMap"](keys, value=UNEVALUATED)
    return Association.from_pairs((k, apply(k)) for k in keys.args)


# ---------------------------------------------------------------- looking up


def _table(expr) -> Association | None:
    """An association, or the one that a rule or list of rules stands for."""
    if isinstance(expr, Association):
        return expr
    rules = (expr,) if is_rule(expr) else expr.args if is_list(expr) else (None,)
    if not all(map(is_rule, rules)):
        return None
    # in a list of rules the first of a key counts, in its place
    first: dict = {}
    for entry in rules:
        first.setdefault(key_of(entry.args[0]), entry)
    return Association.from_rules(first.values())


def _needed(expr, call) -> Association:
    table = _table(expr)
    if table is None:
        raise NO_RULES[call](expr, value=UNEVALUATED)
    return table


@builtin(
    "Lookup[table_, key_]",
    "Lookup[table_, key_, default_]",
    "Lookup[key_][table_]",
    attributes=("HoldAllComplete",),
)
def lookup(evaluation, table, key, default=None):
    """The value of a key (a list: of each); without, Missing["KeyAbsent", k] or the default, evaluated then.

    What stands in a list of keys is a key, a list too. In a list of associations: of each of them.
    """
    table, key = evaluation.evaluate(table), evaluation.evaluate(key)
    if is_list(table) and len(table) and all(isinstance(t, Association) or is_list(t) for t in table.args):
        return [_looked_up(evaluation, t, key, default) for t in table.args]
    return _looked_up(evaluation, table, key, default)


def _looked_up(evaluation, table, key, default):
    table = _needed(table, "Lookup")
    if is_list(key):
        return [_value_of_key(evaluation, table, k, default) for k in key.args]
    return _value_of_key(evaluation, table, key, default)


def _value_of_key(evaluation, table: Association, key, default):
    if isinstance(key, Expr) and key.head is S.Key and len(key) == 1:
        key = key.args[0]
    found = table.get(key)
    if found is not None:
        return found
    return S.Missing("KeyAbsent", key) if default is None else evaluation.evaluate(default)


@builtin("KeyExistsQ[table_, key_]", "KeyExistsQ[key_][table_]")
def key_exists_q(evaluation, table, key):
    if isinstance(key, Expr) and key.head is S.Key and len(key) == 1:
        key = key.args[0]
    return key in _needed(table, "KeyExistsQ")


@builtin("KeyMemberQ[table_, pattern_]", "KeyMemberQ[pattern_][table_]")
def key_member_q(evaluation, table, pattern):
    """Whether a key matches the pattern."""
    return any(map(evaluation.matcher(pattern).matches, _needed(table, "KeyMemberQ").keys()))


@builtin("KeyFreeQ[table_, pattern_]", "KeyFreeQ[pattern_][table_]")
def key_free_q(evaluation, table, pattern):
    return not any(map(evaluation.matcher(pattern).matches, _needed(table, "KeyFreeQ").keys()))


@builtin("Keys[expr_]", "Keys[expr_, wrapper_]")
def keys(evaluation, expr, wrapper=None):
    """The keys of an association, a rule or a list of rules; of each element of a list of them."""
    if hasattr(expr, "wl_keys"):
        return expr.wl_keys()
    found = _side(expr, 0, wrapper)
    if found is None:
        raise NO_RULES["Keys"](expr, value=UNEVALUATED)
    return found


@builtin("Values[expr_]", "Values[expr_, wrapper_]")
def values(evaluation, expr, wrapper=None):
    found = _side(expr, 1, wrapper)
    if found is None:
        raise NO_RULES["Values"](expr, value=UNEVALUATED)
    return found


def _side(expr, index: int, wrapper):
    """The keys (index 0) or values (1); None if something is neither association, rule nor a list of them."""
    if is_rule(expr):
        found = expr.args[index]
        return found if wrapper is None else Expr(wrapper, (found,))
    if isinstance(expr, Association):
        items = expr.values() if index else expr.keys()
        return wl_list(items if wrapper is None else [Expr(wrapper, (item,)) for item in items])
    if isinstance(expr, RuleList) and wrapper is None:
        return expr.rights if index else expr.lefts
    if not is_list(expr):
        return None
    found = [_side(item, index, wrapper) for item in expr.args]
    return None if None in found else wl_list(found)


# ---------------------------------------------------------------- choosing by keys


def _wanted(spec) -> list:
    return [_bare(k) for k in (spec.args if is_list(spec) else (spec,))]


def _bare(key):
    return key.args[0] if isinstance(key, Expr) and key.head is S.Key and len(key) == 1 else key


@builtin("KeyTake[table_, keys_]", "KeyTake[keys_][table_]")
def key_take(evaluation, table, keys):
    """The entries of the given keys, in their order; of each association of a list."""
    if is_list(table) and not all(map(is_rule, table.args)):
        return [key_take(evaluation, t, keys) for t in table.args]
    if is_rule(table):
        table = wl_list([table])
    found = _needed(table, "KeyTake")
    return Association({key_of(k): found.get(k) for k in _wanted(keys) if k in found}, found.delayed)


@builtin("KeyDrop[table_, keys_]", "KeyDrop[keys_][table_]")
def key_drop(evaluation, table, keys):
    """The entries without those of the given keys; of each association of a list."""
    if is_list(table) and not all(map(is_rule, table.args)):
        return [key_drop(evaluation, t, keys) for t in table.args]
    return _needed(table, "KeyDrop").without(_wanted(keys))


@builtin("KeySelect[table_, test_]", "KeySelect[test_][table_]")
def key_select(evaluation, table, test):
    """The entries whose key passes the test."""
    f, found = evaluation.function(test), _needed(table, "KeySelect")
    return Association({k: v for k, v in found.data.items() if f(value_of(k)) is TRUE}, found.delayed)


@builtin("KeyMap[f_, table_]", "KeyMap[f_][table_]")
def key_map(evaluation, f, table):
    """<|f[k] -> v, ...|>"""
    apply = evaluation.function(f)
    rules = _needed(table, "KeyMap").rules()
    return Association.from_rules([Expr(r.head, (apply(r.args[0]), r.args[1])) for r in rules])


@builtin("KeyValueMap[f_, table_]", "KeyValueMap[f_][table_]")
def key_value_map(evaluation, f, table):
    """{f[k, v], ...}"""
    apply = evaluation.function(f)
    return [apply(k, v) for k, v in _needed(table, "KeyValueMap").items()]


# ---------------------------------------------------------------- several associations


@builtin("Merge[tables_, f_]", "Merge[f_][tables_]")
def merge(evaluation, tables, f):
    """<|k -> f[{values of k in all}], ...|> of a list of associations or rules."""
    if not is_list(tables) and not isinstance(tables, Association):
        raise NO_RULES["Merge"](tables, value=UNEVALUATED)
    gathered: dict = {}
    for entry in (tables,) if isinstance(tables, Association) else tables.args:
        for k, v in _entries(entry):
            gathered.setdefault(key_of(k), []).append(v)
    apply = evaluation.function(f)
    return Association({k: apply(wl_list(found)) for k, found in gathered.items()})


def _entries(entry) -> list:
    """(key, value) pairs of an association, a rule or a list of rules."""
    if isinstance(entry, Association):
        return entry.items()
    rules = entry.args if is_list(entry) else (entry,)
    if not all(map(is_rule, rules)):
        raise NO_RULES["Merge"](entry, value=UNEVALUATED)
    return [r.args for r in rules]


@builtin("KeyUnion[tables_]", "KeyUnion[tables_, f_]")
def key_union(evaluation, tables, f=None):
    """Associations with the keys of all, Missing["KeyAbsent", k] (or f[k]) where one has none."""
    found = _associations(tables, "KeyUnion")
    names = dict.fromkeys(k for t in found for k in t.data)
    fill = evaluation.function(S.Function(S.Missing("KeyAbsent", S.Slot(1))) if f is None else f)
    return [
        Association({k: t.data[k] if k in t.data else fill(value_of(k)) for k in names}, t.delayed)
        for t in found
    ]


@builtin("KeyIntersection[tables_]")
def key_intersection(evaluation, tables):
    """Associations with the keys that all have."""
    found = _associations(tables, "KeyIntersection")
    shared = [k for k in found[0].data if all(k in t.data for t in found)] if found else []
    return [Association({k: t.data[k] for k in shared}, t.delayed) for t in found]


@builtin("KeyComplement[tables_]")
def key_complement(evaluation, tables):
    """The first association without the keys of the others."""
    first, *others = _associations(tables, "KeyComplement")
    gone = {k for t in others for k in t.data}
    return Association({k: v for k, v in first.data.items() if k not in gone}, first.delayed)


def _associations(tables, name: str) -> list[Association]:
    found = [_table(t) for t in tables.args] if is_list(tables) else [None]
    if None in found or not found:
        raise NO_RULES[name](tables, value=UNEVALUATED)
    return found


# ---------------------------------------------------------------- what is missing


@builtin("MissingQ[expr_]")
def missing_q(evaluation, expr):
    return _is_missing(expr)


def _is_missing(expr) -> bool:
    return isinstance(expr, Expr) and expr.head is S.Missing


@builtin("DeleteMissing[expr_]", "DeleteMissing[expr_, level_]", "DeleteMissing[expr_, level_, depth_]")
def delete_missing(evaluation, expr, level=1, depth=0):
    """Without the elements Missing[...] of lists and associations down to a level, or to Infinity.

    A rule is missing where its value is. With a depth, elements go that hold one so many levels inside.
    Source: reference page DeleteMissing.
    """
    if _is_missing(expr):
        return S.Sequence()
    levels, deep = (float("inf") if n is S.Infinity else n for n in (level, depth))
    if not all(type(n) in (int, float) and n >= 0 for n in (levels, deep)) or levels < 1:
        return None

    def holds(item, left) -> bool:
        if is_rule(item):
            item = item.args[1]
        inside = elements_of(item) if isinstance(item, (Expr, Association)) else ()
        return _is_missing(item) or (left > 0 and any(holds(i, left - 1) for i in inside))

    def cleaned(item, left):
        if not (is_list(item) or isinstance(item, Association)) or left < 1:
            return item
        pairs = item.items() if isinstance(item, Association) else [(None, i) for i in item.args]
        kept = [(k, cleaned(v, left - 1)) for k, v in pairs if not holds(v, deep)]
        if isinstance(item, Association):
            return Association.from_pairs(kept)
        return Expr(item.head, tuple([v for _, v in kept]))

    return cleaned(expr, levels)
