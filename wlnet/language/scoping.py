"""Module, Block, With: local variables by renaming, by saving values, by substitution."""

from __future__ import annotations

from contextlib import contextmanager
from sys import getrefcount

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import SETTINGS
from wlnet.language.templates import returns_to, template

BAD_VARIABLE = Message(
    "General::lvsym",
    "Local variable specification `1` contains `2`, which is not a symbol or an assignment to a symbol.",
)
BAD_SET = Message(
    "General::lvset",
    "Local variable specification `1` contains `2`, which is an assignment to `3`; "
    "only assignments to symbols are allowed.",
)
DUPLICATE = Message("General::dup", "Duplicate local variable `1` found in local variable specification `2`.")
NO_LIST = Message("General::lvlist", "Local variable specification `1` is not a List.")
NO_VALUE = Message("General::lvws", "Variable `1` in local variable specification `2` requires a value.")


def variables(spec, values_required: bool = False) -> list[tuple[Symbol, object, bool]]:
    """(symbol, held initial value or None, delayed) of {x, y = v, z := w}."""
    if not is_list(spec):
        raise NO_LIST(spec, value=UNEVALUATED)
    found = []
    for entry in spec.args:
        if isinstance(entry, Expr) and entry.head in (S.Set, S.SetDelayed) and len(entry.args) == 2:
            name, value = entry.args
            if type(name) is not Symbol:
                raise BAD_SET(spec, entry, name, value=UNEVALUATED)
            found.append((name, value, entry.head is S.SetDelayed))
        elif type(entry) is Symbol:
            if values_required:
                raise NO_VALUE(entry, spec, value=UNEVALUATED)
            found.append((entry, None, False))
        else:
            raise BAD_VARIABLE(spec, entry, value=UNEVALUATED)
    names = [name for name, _, _ in found]
    for name in names:
        if names.count(name) > 1:
            raise DUPLICATE(name, spec, value=UNEVALUATED)
    return found


def module(evaluation, spec, body):
    """The body with new symbols for the variables, evaluated."""
    definitions = evaluation.definitions
    entries = variables(spec)
    table, created, number = {}, [], definitions.next_number()
    for name, value, delayed in entries:
        if value is not None and not delayed:
            value = evaluation.evaluate(value)
        fresh = definitions.fresh(name, number)
        definition = definitions.of(fresh)
        table[name] = fresh
        created.append(definition)
        definition.value = value
    try:
        return evaluation.evaluate(_renamed(body, table))
    finally:
        table = fresh = definition = None
        discard(definitions, created)


def _renamed(body, table: dict):
    """The body with the new symbols, except where a function or rule inside has such a name of its own."""
    if not table:
        return body
    build = template(body, {name: i for i, name in enumerate(table)})
    return body if build is None else build(list(table.values()))


def discard(definitions, created: list) -> None:
    """Forget the symbols of a Module that nobody can reach any more."""
    while created:
        definition = created.pop()
        if _holders(definition) <= _ALONE:
            definitions.table.pop(definition.symbol, None)


def _holders(definition) -> int:
    return getrefcount(definition.symbol)


_KEPT = ("numbers", "formats", "options", "option_keys", "messages", "defaults", "syntax")


@contextmanager
def blocked(evaluation, names: list[Symbol]):
    """The symbols without values, rules, attributes, options and messages; all of it is back afterwards."""
    definitions = evaluation.definitions
    kept = []
    for name in names:
        definition = definitions.of(name)
        if name in SETTINGS:
            kept.append((name, definition, evaluation.evaluate(name), None, None))
            continue
        rules = definition.value, definition.own, definition.down, definition.sub, definition.up
        kept.append((name, definition, rules, definition.flags, [getattr(definition, one) for one in _KEPT]))
        for one in _KEPT:
            setattr(definition, one, None)
        if definition.builtin is None:
            definitions.set_flags(definition, 0)
        definition.value = definition.own = definition.down = definition.sub = definition.up = None
        if definition.builtin is not None:
            definitions.version += 1
        if kept[-1][2][4]:
            definitions.up_values -= 1
    try:
        yield
    finally:
        for name, definition, values, flags, others in kept:
            if name in SETTINGS:
                SETTINGS[name](evaluation, values)
                continue
            for one, value in zip(_KEPT, others, strict=True):
                setattr(definition, one, value)
            definitions.set_flags(definition, flags)
            definitions.up_values += bool(values[4]) - bool(definition.up)
            _, definition.own, definition.down, definition.sub, definition.up = values
            definitions.changed(definition)
            definitions.set_value(definition, values[0])


def block(evaluation, spec, body):
    """The body while the variables have local values."""
    entries = variables(spec)
    values = [
        evaluation.evaluate(value) if value is not None and not delayed else value
        for _, value, delayed in entries
    ]
    with blocked(evaluation, [name for name, _, _ in entries]):
        for (name, _, _), value in zip(entries, values, strict=True):
            if value is not None:
                if name in SETTINGS:
                    SETTINGS[name](evaluation, value)
                else:
                    evaluation.definitions.set_value(evaluation.definitions.of(name), value)
        return evaluation.evaluate(body)


def with_(evaluation, spec, body):
    """The body with the variables replaced by their values; not yet evaluated, if nothing returns to it."""
    entries = variables(spec, values_required=True)
    places = {name: i for i, (name, _, _) in enumerate(entries)}
    values = [value if delayed else evaluation.evaluate(value) for _, value, delayed in entries]
    build = template(body, places)
    made = body if build is None else build(values)
    return evaluation.evaluate(made) if returns_to(body, S.With) else made


def _calibrated() -> int:
    class Probe:
        symbol = None

    probe = Probe()
    probe.symbol = Symbol("x$0", "Global`")
    table = {probe.symbol: probe}
    return _holders(probe) if table else 0


_ALONE = _calibrated()
