"""The definitions of a session as assignments that can be read again: what Save and DumpSave write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS, names_of
from wlnet.language.definitions import Definition, Definitions
from wlnet.language.rules import rules_list

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
    if definition.options:
        keys = definition.option_keys or {}  # as they were written: with -> or :>, symbol or string
        written = ((*keys.get(key, (S.Rule, key)), value) for key, value in definition.options.items())
        yield S.Set(S.Options(name), wl_list(Expr(head, (key, value)) for head, key, value in written))
    if definition.value is not None:
        yield S.Set(name, definition.value)
    for kind in (definition.own, definition.down, definition.sub):
        for entry in rules_list(kind).args if kind else ():
            yield S.SetDelayed(entry.item(0).item(0), entry.item(1))
    yield from further_assignments(definition)
    for entry in rules_list(definition.up).args if definition.up else ():
        yield S.TagSetDelayed(name, entry.item(0).item(0), entry.item(1))
    if last:
        yield S.SetAttributes(name, wl_list(map(S, last)))


def further_assignments(definition: Definition) -> Iterator[Expr]:
    """Those of defaults, of N and of Format."""
    for place, value in (definition.defaults or {}).items():
        yield S.Set(S.Default(definition.symbol, *place), value)
    for rules in (definition.numbers, definition.formats):
        for entry in rules_list(rules).args if rules else ():
            yield S.SetDelayed(entry.item(0).item(0), entry.item(1))


def definition_lines(definition: Definition) -> list[Expr]:
    """What Definition[symbol] shows: attributes as an assignment, then values, rules and options."""
    made = [one for one in assignments(definition) if one.head is not S.SetAttributes]
    names = names_of(definition.flags)
    if definition.flags & FLAGS["ReadProtected"]:
        made = []
    shown = [one for one in made if not _is_message(one)]
    if not names:
        return shown
    return [S.Set(S.Attributes(definition.symbol), wl_list(map(S, names))), *shown]


def _is_message(line: Expr) -> bool:
    left = line.args[0]
    return isinstance(left, Expr) and left.head is S.MessageName


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
