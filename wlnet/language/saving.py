"""The definitions of a session as assignments that can be read again: what Save and DumpSave write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS, names_of
from wlnet.language.definitions import Definition, Definitions
from wlnet.language.options import symbol_of
from wlnet.language.rules import Rules, rules_list

_LAST = ("Protected", "ReadProtected", "Locked")


def assignments(definition: Definition) -> Iterator[Expr]:
    """Set and SetDelayed expressions that make the definition again, unevaluated."""
    name = definition.symbol
    attributes = names_of(definition.flags)
    last = [one for one in attributes if one in _LAST]
    if len(last) < len(attributes):  # they say how definitions are read
        yield S.SetAttributes(name, wl_list(S(one) for one in attributes if one not in _LAST))
    if definition.messages:
        for tag, text in definition.messages.items():
            yield S.Set(S.MessageName(name, tag), text)
    yield from _options(definition)
    if definition.value is not None:
        yield S.Set(name, definition.value)
    for kind in (definition.own, definition.down, definition.sub):
        yield from _made(kind, S.Set, S.SetDelayed)
    yield from further_assignments(definition)
    for line in _made(definition.up, S.TagSet, S.TagSetDelayed):
        yield Expr(line.head, (name, *line.args))
    if last:
        yield S.SetAttributes(name, wl_list(map(S, last)))


def further_assignments(definition: Definition) -> Iterator[Expr]:
    """Those of defaults, of N and of Format."""
    for place, value in (definition.defaults or {}).items():
        yield S.Set(S.Default(definition.symbol, *place), value)
    for rules in (definition.numbers, definition.formats):
        yield from _made(rules, S.Set, S.SetDelayed)


def _made(rules: Rules | None, at_once: Symbol, delayed: Symbol) -> Iterator[Expr]:
    """left = right or left := right, as each rule was made."""
    for one in rules or ():
        shown = rules_list((one,)).args  # none for a rule that only helps others
        if shown:
            left, right = shown[0].args
            yield Expr(delayed if one.delayed else at_once, (left.item(0), right))


def value_lines(definition: Definition) -> Iterator[Expr]:
    """The value and the rules of a symbol, as they were made."""
    if definition.value is not None:
        yield S.Set(definition.symbol, definition.value)
    for kind in (definition.own, definition.down, definition.sub):
        yield from _made(kind, S.Set, S.SetDelayed)
    yield from _made(definition.up, S.UpSet, S.UpSetDelayed)


def definition_lines(definition: Definition) -> list[Expr]:
    """What Definition[symbol] shows: attributes, values and rules, numbers, formats, defaults, options."""
    name, names = definition.symbol, names_of(definition.flags)
    lines = [S.Set(S.Attributes(name), wl_list(map(S, names)))] if names else []
    if definition.flags & FLAGS["ReadProtected"]:
        return lines
    lines += value_lines(definition)
    for kind in (definition.numbers, definition.formats):
        lines += _made(kind, S.Set, S.SetDelayed)
    lines += [S.Set(S.Default(name, *place), value) for place, value in (definition.defaults or {}).items()]
    return lines + _options(definition)


def _options(definition: Definition) -> list[Expr]:
    if definition.options is None and definition.builtin is not None:
        own = {**definition.builtin.options, **definition.builtin.declared}
        rules = wl_list(rule(symbol_of(option), default) for option, default in own.items())
        return [S.Set(S.Options(definition.symbol), rules)] if own else []
    if not definition.options:
        return []
    keys = definition.option_keys or {}  # as they were written: with -> or :>, symbol or string
    written = ((*keys.get(key, (S.Rule, key)), value) for key, value in definition.options.items())
    rules = wl_list(Expr(head, (key, value)) for head, key, value in written)
    return [S.Set(S.Options(definition.symbol), rules)]


def with_needed(definitions: Definitions, symbols: Iterable[Symbol]) -> list[Symbol]:
    """The symbols and all others of the session that their definitions mention, in order of mention."""
    found: dict[Symbol, None] = {}
    waiting = list(symbols)
    while waiting:
        name = waiting.pop(0)
        definition = definitions.table.get(name)
        if name in found or definition is None or name.context == "System`":
            continue
        found[name] = None
        mentioned: dict[Symbol, None] = {}
        for assignment in assignments(definition):
            _mentioned(assignment, mentioned)
        waiting.extend(mentioned)
    return list(found)


def _mentioned(expr, found: dict[Symbol, None]) -> None:
    if type(expr) is Symbol:
        found.setdefault(expr)
    elif isinstance(expr, Association):
        for key, value in expr.items():
            _mentioned(key, found)
            _mentioned(value, found)
    elif isinstance(expr, Expr) and expr.array is None:
        _mentioned(expr.head, found)
        for arg in expr.args:
            _mentioned(arg, found)
