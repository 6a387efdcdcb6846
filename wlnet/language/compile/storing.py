"""Assignments to variables, parts and function values; x++ and its kin; AppendTo."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language import storage
from wlnet.language.assignment import SETTINGS, assign
from wlnet.language.attributes import FLAT, ORDERLESS, PROTECTED
from wlnet.language.calling import fault
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scope import Node, Scope, is_call, special
from wlnet.language.kinds import ATOMS

Store = Callable[[list, object], None]


def _room(compiler: Compiler, name, scope: Scope) -> Callable | None:
    """frame -> Definition of a variable that may be assigned; None for anything else."""
    if type(name) is not Symbol or name in scope.places:
        return None
    if name in scope.cells:
        place = scope.cells[name]
        return lambda frame: frame[place]
    definition = compiler.definitions.of(name)
    if name in SETTINGS or definition.flags & PROTECTED or definition.builtin is not None:
        return None
    return lambda frame: definition


@special("Set")
def set_(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """x = v, l[[i]] = v, f[k] = v"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    left, right = expr.args
    if type(left) is Symbol:
        return _set_variable(compiler, left, right, scope)
    if isinstance(left, Expr) and left.head is S.Part and len(left.args) > 1:
        return _set_part(compiler, expr, scope)
    if isinstance(left, Expr) and left.head is S.List:
        return _set_list(compiler, expr, scope)
    if isinstance(left, Expr) and type(left.head) is Symbol:
        return _set_call(compiler, expr, scope)
    return None


def _set_variable(compiler: Compiler, name: Symbol, right, scope: Scope) -> Node | None:
    room = _room(compiler, name, scope)
    if room is None:
        return None
    value, definitions = compiler.node(right, scope), compiler.definitions
    if name in scope.cells:
        place = scope.cells[name]

        def set_local(frame):
            found = value(frame)
            cell = frame[place]
            if cell.seen:
                definitions.changed(cell)
            cell.value = found
            return found

        return set_local
    definition = definitions.of(name)

    def set_global(frame):
        found = value(frame)
        if definition.seen:
            definitions.changed(definition)
        definition.value = found
        return found

    return set_global


def _set_list(compiler: Compiler, expr: Expr, scope: Scope) -> Node | None:
    """{a, l[[i]], ...} = {v, w, ...}"""
    left, right = expr.args
    stores = [_store(compiler, one, scope) for one in left.args]
    if None in stores:
        return None
    value, definitions, evaluation = compiler.node(right, scope), compiler.definitions, compiler.evaluation
    build = scope.template(definitions, left)

    def run(frame):
        found = value(frame)
        if isinstance(found, Expr) and found.head is S.List and len(found) == len(stores):
            for store, one in zip(stores, found.args, strict=True):
                store(frame, one)
        else:
            assign(evaluation, left if build is None else build(frame), found, False, "Set")
        return found

    return run


def _store(compiler: Compiler, left, scope: Scope) -> Store | None:
    """(frame, value) -> left = value for a variable or a part of one."""
    if is_part(left):
        return _part_store(compiler, left, scope)
    room, definitions = _room(compiler, left, scope), compiler.definitions
    return None if room is None else lambda frame, new: definitions.set_value(room(frame), new)


def is_part(left) -> bool:
    return isinstance(left, Expr) and left.head is S.Part and len(left.args) > 1


def _set_part(compiler: Compiler, expr: Expr, scope: Scope) -> Node | None:
    """l[[i, ...]] = v for a variable l"""
    return _stored(compiler, expr.args[1], _part_store(compiler, expr.args[0], scope), scope)


def _stored(compiler: Compiler, right, store: Store | None, scope: Scope) -> Node | None:
    """The right side, stored."""
    if store is None:
        return None
    value = compiler.node(right, scope)

    def run(frame):
        new = value(frame)
        store(frame, new)
        return new

    return run


def _part_store(compiler: Compiler, left: Expr, scope: Scope) -> Store | None:
    room = _room(compiler, left.args[0], scope)
    if room is None or not compiler.is_simple(left.args):
        return None
    specs = compiler.arguments(left.args[1:], scope)
    evaluation = compiler.evaluation
    build = scope.template(compiler.definitions, left)
    only = specs[0] if len(specs) == 1 else None

    def store(frame, new):
        where = (only(frame),) if only is not None else tuple([spec(frame) for spec in specs])
        definition = room(frame)
        if definition.value is None or type(definition.value) in ATOMS:
            assign(evaluation, left if build is None else build(frame), new, False, "Set")
            return
        try:
            storage.set_part(evaluation, definition, where, new)
        except MessageError as error:
            fault(evaluation, error, S.Set)

    return store


def _set_call(compiler: Compiler, expr: Expr, scope: Scope) -> Node | None:
    """f[k, ...] = v: an element of an association, or a value of a function"""
    return _stored(compiler, expr.args[1], _call_store(compiler, expr.args[0], scope), scope)


def _call_store(compiler: Compiler, left: Expr, scope: Scope) -> Store | None:
    room = _room(compiler, left.head, scope)
    if room is None or not compiler.is_simple(left.args):
        return None
    definition = compiler.definitions.of(left.head)
    if definition.flags & ~(PROTECTED | FLAT | ORDERLESS) or definition.builtin is not None:
        return None
    keys = compiler.arguments(left.args, scope)
    evaluation, definitions, name = compiler.evaluation, compiler.definitions, left.head
    local = name in scope.cells
    build = scope.template(definitions, left)

    def store(frame, new):
        target = room(frame)
        if type(target.value) is Association and len(keys) == 1:
            key = keys[0](frame)
            storage.set_key(evaluation, target, key.args[0] if is_call(key, S.Key, 1) else key, new)
        elif local or target.value is not None:
            assign(evaluation, left if build is None else build(frame), new, False, "Set")
        else:
            assign(evaluation, Expr(name, tuple([key(frame) for key in keys])), new, False, "Set")

    return store


# -- changing a number ------------------------------------------------------------------------------


def _stepped(compiler: Compiler, expr: Expr, scope: Scope, step: int, gives_old: bool) -> Node | None:
    if len(expr.args) != 1:
        return None
    room = _room(compiler, expr.args[0], scope)
    if room is None:
        return _stepped_place(compiler, expr, scope, step, gives_old)
    plain = compiler.plain(expr, scope)

    def run(frame):
        definition = room(frame)
        old = definition.value
        if type(old) is int:
            definition.value = new = old + step
            return old if gives_old else new
        return plain(frame)

    return run


def _place(compiler: Compiler, left, scope: Scope) -> tuple[Node, Store] | None:
    """How to read and to store l[[i, ...]] or a[k] of a variable."""
    if not isinstance(left, Expr):
        return None
    if is_part(left):
        store = _part_store(compiler, left, scope)
    else:
        store = _call_store(compiler, left, scope) if type(left.head) is Symbol and left.args else None
    return None if store is None else (compiler.node(left, scope), store)


def _stepped_place(compiler: Compiler, expr: Expr, scope: Scope, step: int, gives_old: bool) -> Node | None:
    """l[[i]]++, a[k]++"""
    place = _place(compiler, expr.args[0], scope)
    if place is None:
        return None
    read, store = place
    plain = compiler.plain(expr, scope)

    def run(frame):
        old = read(frame)
        if type(old) is int:
            new = old + step
            store(frame, new)
            return old if gives_old else new
        return plain(frame)

    return run


@special("Increment")
def increment(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """x++"""
    return _stepped(compiler, expr, scope, 1, True)


@special("Decrement")
def decrement(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """x--"""
    return _stepped(compiler, expr, scope, -1, True)


@special("PreIncrement")
def pre_increment(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """++x"""
    return _stepped(compiler, expr, scope, 1, False)


@special("PreDecrement")
def pre_decrement(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """--x"""
    return _stepped(compiler, expr, scope, -1, False)


_AMOUNT, _OLD = symbol("$Amount", "System`Private`"), symbol("$Old", "System`Private`")
_UPDATES = {S.AddTo: S.Plus, S.TimesBy: S.Times, S.SubtractFrom: S.Subtract, S.DivideBy: S.Divide}


@special("AddTo", "TimesBy", "SubtractFrom", "DivideBy")
def update(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """x += v and its kin: as x = x + v where x has a value"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    room = _room(compiler, expr.args[0], scope)
    if room is None:
        return _update_place(compiler, expr, scope)
    name, amount = expr.args
    value = compiler.node(amount, scope)  # before the variable is looked at, as it may change it
    store = _set_variable(
        compiler, name, Expr(_UPDATES[expr.head], (name, _AMOUNT)), scope.with_values([_AMOUNT])
    )
    plain = compiler.plain(expr, scope)
    return lambda frame: plain(frame) if room(frame).value is None else store([*frame, value(frame)])


def _update_place(compiler: Compiler, expr: Expr, scope: Scope) -> Node | None:
    """l[[i, ...]] += v, a[k] += v"""
    place = _place(compiler, expr.args[0], scope)
    if place is None:
        return None
    (read, store), head = place, expr.head
    value = compiler.node(expr.args[1], scope)
    change = compiler.node(Expr(_UPDATES[head], (_OLD, _AMOUNT)), scope.with_values([_OLD, _AMOUNT]))
    evaluate, build = compiler.evaluation.evaluate, scope.template(compiler.definitions, expr.args[0])

    def run(frame):
        amount = value(frame)
        old = read(frame)
        if type(old) in ATOMS or (isinstance(old, Expr) and old.head is S.List):
            new = change([*frame, old, amount])
            del old  # the place alone holds it again
            store(frame, new)
            return new
        return evaluate(Expr(head, (expr.args[0] if build is None else build(frame), amount)))

    return run


@special("AppendTo", "PrependTo")
def append_to(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """AppendTo[l, item] for a variable l"""
    if len(expr.args) != 2 or not compiler.is_simple(expr.args):
        return None
    room = _room(compiler, expr.args[0], scope)
    if room is None:
        return None
    item, front = compiler.node(expr.args[1], scope), expr.head is S.PrependTo
    evaluation, head = compiler.evaluation, expr.head
    build = scope.template(compiler.definitions, expr.args[0])

    def run(frame):
        new = item(frame)
        definition = room(frame)
        if isinstance(definition.value, (Expr, Association)) and storage.append(
            evaluation, definition, new, front
        ):
            return definition.value
        return evaluation.evaluate(Expr(head, (expr.args[0] if build is None else build(frame), new)))

    return run
