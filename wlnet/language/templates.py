"""Templates: the right side of a rule with places where the names of the left side stood.

`template(expr, places)` gives a function of the bindings that builds the expression, nothing
evaluated. Names bound to Sequence[...] are spliced. Where a binding goes into a Function, Module,
With or rule inside, the local variables there become name$, so that they capture nothing of it.

Slots of a pure function are places as well, under keys ("#", n), ("#", name) and ("##", n); a
function inside with slots of its own keeps them.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, key_of, value_of
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.nodes import names_in

SCOPES = {S.Function, S.Module, S.With}  # Block is none: With[{x = 1}, Block[{x}, x]] is Block[{1}, 1]
RULES = {S.Rule, S.RuleDelayed, S.Set, S.SetDelayed, S.UpSet, S.UpSetDelayed, S.TagSet, S.TagSetDelayed}


def returns_to(expr, head: Symbol | None = None) -> bool:
    """Whether Return[value, head], with any head if None, stands anywhere in `expr`."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return False
    if expr.head is S.Return and len(expr.args) == 2 and (head is None or expr.args[1] is head):
        return True
    return returns_to(expr.head, head) or any(returns_to(arg, head) for arg in expr.args)


def occurs(expr, symbols) -> bool:
    """Whether one of `symbols` (a set or dict) stands anywhere in `expr`."""
    if type(expr) is Symbol:
        return expr in symbols
    if isinstance(expr, Expr):
        if expr.array is not None:
            return False
        return occurs(expr.head, symbols) or any(occurs(arg, symbols) for arg in expr.args)
    if type(expr) is Association:
        return any(occurs(value_of(k), symbols) or occurs(v, symbols) for k, v in expr.data.items())
    return False


REPEATING = {S(name) for name in ("Do", "While", "For", "Table", "Sum", "Product", "Function")}


def repeats(expr) -> bool:
    """Whether a loop or a pure function is written in `expr`, so that parts of it run more than once."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return False
    return (type(expr.head) is Symbol and expr.head in REPEATING) or any(map(repeats, expr.args))


def replaced(expr, table: dict):
    """`expr` with symbols replaced by the table, everywhere; the same object where none occurs."""
    if type(expr) is Symbol:
        return table.get(expr, expr)
    if isinstance(expr, Expr):
        if expr.array is not None:
            return expr
        head = replaced(expr.head, table)
        args = tuple([replaced(arg, table) for arg in expr.args])
        if head is expr.head and all(a is b for a, b in zip(args, expr.args, strict=True)):
            return expr
        return Expr(head, args)
    if type(expr) is Association and occurs(expr, table):
        return Association(
            {key_of(replaced(value_of(k), table)): replaced(v, table) for k, v in expr.data.items()}
        )
    return expr


def local_names(expr: Expr) -> list[Symbol]:
    """Variables that a scoping construct binds; [] where its form is not the usual one."""
    if not expr.args or expr.head not in SCOPES:
        return []
    if len(expr.args) == 1:
        return []
    spec = expr.args[0]
    entries = spec.args if is_list(spec) else (spec,)
    names = []
    for entry in entries:
        if isinstance(entry, Expr) and entry.head in (S.Set, S.SetDelayed) and len(entry.args) == 2:
            entry = entry.args[0]
        if type(entry) is Symbol:
            names.append(entry)
    return names


def right_side(expr, places: dict[Symbol, int]) -> Callable | None:
    """As `template`, for what a pattern bound.

    A local variable inside that has the name of a pattern is replaced as well, as in
    `function[body_, x_] := Function[x, body]`.
    """
    if not rebinds(expr, places):
        return template(expr, places)
    names = [(name, place) for name, place in places.items() if type(name) is Symbol]

    def build(b):
        return replaced(expr, {name: _NOTHING if b[place] is None else b[place] for name, place in names})

    return build


def rebinds(expr, names) -> bool:
    """Whether a scoping construct in `expr` has a local variable of one of these names."""
    if not isinstance(expr, Expr) or expr.array is not None:
        return type(expr) is Association and any(rebinds(value, names) for value in expr.data.values())
    if type(expr.head) is Symbol and expr.head in SCOPES and any(one in names for one in local_names(expr)):
        return True
    return rebinds(expr.head, names) or any(rebinds(arg, names) for arg in expr.args)


def template(expr, places: dict[Symbol, int]) -> Callable | None:
    """bindings -> expression, or None where no name of `places` occurs (the template is constant)."""
    if type(expr) is Symbol:
        place = places.get(expr)
        if place is None:
            return None
        return lambda b: b[place] if b[place] is not None else _NOTHING
    if type(expr) is Association:
        return _association(expr, places)
    if not isinstance(expr, Expr) or expr.array is not None:
        return None
    if type(expr.head) is Symbol:
        if expr.head in SCOPES:
            return _scope(expr, places)
        if expr.head in RULES and len(expr.args) >= 2:
            return _rule(expr, places)
        if expr.head in SLOTS and len(expr.args) == 1:
            place = places.get(slot_key(expr))
            return None if place is None else lambda b: b[place]
    return _plain(expr, places)


SLOTS = {S.Slot: "#", S.SlotSequence: "##"}


def slot_key(slot: Expr) -> tuple:
    """("#", n), ("#", name) or ("##", n): the place of a slot."""
    return SLOTS[slot.head], slot.args[0]


def without_slots(places: dict) -> dict:
    return {name: place for name, place in places.items() if type(name) is Symbol}


_NOTHING = Expr(S.Sequence, ())


def _plain(expr: Expr, places: dict[Symbol, int]) -> Callable | None:
    head = template(expr.head, places)
    parts = [template(arg, places) for arg in expr.args]
    live = [(i, part) for i, part in enumerate(parts) if part is not None]
    if head is None and not live:
        return None
    spliced = {i for i, _ in live if _may_be_sequence(expr.args[i])}
    original = expr.args
    if head is None and not spliced:
        fixed = expr.head

        def build(b):
            args = list(original)
            for i, part in live:
                args[i] = part(b)
            return Expr(fixed, tuple(args))

        return build

    def build_spliced(b):
        args = []
        for arg, part in zip(original, parts, strict=True):
            value = arg if part is None else part(b)
            if (
                part is not None
                and type(value) is Expr
                and value.head is S.Sequence
                and _may_be_sequence(arg)
            ):
                args.extend(value.args)
            else:
                args.append(value)
        return Expr(expr.head if head is None else head(b), tuple(args))

    return build_spliced


def _may_be_sequence(arg) -> bool:
    """Whether the place of this argument may hold several: a name or ##."""
    return type(arg) is Symbol or (isinstance(arg, Expr) and arg.head is S.SlotSequence)


def _association(expr: Association, places: dict[Symbol, int]) -> Callable | None:
    if not occurs(expr, places):
        return None
    rules = _plain(Expr(S.Association, expr.rules()), places)

    def build(b):
        built = rules(b)
        return Association.from_pairs(one.args for one in built.args)

    return build


def _scope(expr: Expr, places: dict[Symbol, int]) -> Callable | None:
    """Names rebound inside are not replaced; local variables that would capture are renamed."""
    if expr.head is S.Function and (len(expr.args) == 1 or expr.args[0] is S.Null):
        places = without_slots(places)
    local = local_names(expr)
    if not local:
        return _plain(expr, places) if places else None
    free = {name: place for name, place in places.items() if name not in local}
    if expr.head is S.Function or not is_list(expr.args[0]) or len(free) == len(places):
        build = _plain(expr, free)
    else:
        build = _scope_with_values(expr, places, free, {})
    return None if build is None else _guarded(expr, places, local, build)


def _guarded(expr: Expr, places: dict[Symbol, int], local: list[Symbol], build: Callable) -> Callable:
    """`build`, with name$ for the local names, which have more of $ where a binding contains one of them.

    build    what fills the places under the local names as they are; used where each has its $ already
    """
    used = [place for name, place in places.items() if type(name) is not Symbol or occurs(expr, {name})]
    usual: list = []  # the names in use and what builds with them: made at the first call

    def guarded(b):
        if not usual:
            fresh = {name: _with_dollar(name) for name in local}
            changed = any(new is not name for name, new in fresh.items())
            usual.extend((set(fresh.values()), _scope_renamed(expr, places, fresh) if changed else build))
        names, fill = usual
        if not any(b[place] is not None and occurs(b[place], names) for place in used):
            return fill(b)
        fresh = {name: _unlike(name, [b[place] for place in used]) for name in local}
        return _scope_renamed(expr, places, fresh)(b)

    return guarded


def _with_dollar(name: Symbol) -> Symbol:
    return name if name.name.endswith("$") else symbol(name.name + "$", name.context)


def _unlike(name: Symbol, values: list) -> Symbol:
    """The first of name$, name$$, ... that stands in none of the values."""
    name = _with_dollar(name)
    while any(occurs(value, {name}) for value in values):
        name = symbol(name.name + "$", name.context)
    return name


def _rule(expr: Expr, places: dict[Symbol, int]) -> Callable | None:
    """The names of patterns on the left side of a rule or definition are its own, on both sides."""
    local = [name for name in names_in(expr.args[-2]) if type(name) is Symbol] if places else []
    if not local:
        return _plain(expr, places)
    build = _plain(expr, {name: place for name, place in places.items() if name not in local})
    return None if build is None else _guarded(expr, places, local, build)


def _scope_with_values(expr: Expr, places, free, fresh: dict[Symbol, Symbol]) -> Callable | None:
    """Module[{x = v}, body], the body with fresh names: v sees the outer x, body does not."""
    spec = expr.args[0]
    entries = [_entry(one, places, fresh) for one in spec.args]
    others = [replaced(arg, fresh) for arg in expr.args[1:]]
    rest = [template(arg, free) for arg in others]
    if not any(value for _, _, value in entries) and not any(rest):
        return None

    def build(b):
        made = tuple(
            entry if value is None else Expr(entry.head, (name, value(b))) for entry, name, value in entries
        )
        parts = tuple(arg if part is None else part(b) for arg, part in zip(others, rest, strict=True))
        return Expr(expr.head, (Expr(spec.head, made), *parts))

    return build


def _entry(entry, places, fresh: dict[Symbol, Symbol]) -> tuple:
    """(x = v under its fresh name, that name, the template of v or None)"""
    if not isinstance(entry, Expr) or len(entry.args) != 2:
        return replaced(entry, fresh), None, None
    name, value = entry.args
    name = replaced(name, fresh)
    return Expr(entry.head, (name, value)), name, template(value, places)


def _scope_renamed(expr: Expr, places, fresh: dict[Symbol, Symbol]) -> Callable:
    """As a template of `expr` with other names for the local variables."""
    taken = fresh.keys() | fresh.values()
    free = {name: place for name, place in places.items() if name not in taken}
    if expr.head in SCOPES and expr.head is not S.Function and is_list(expr.args[0]):
        build = _scope_with_values(expr, places, free, fresh)
    else:
        build = _plain(replaced(expr, fresh), free)
    return build if build is not None else lambda b: expr
