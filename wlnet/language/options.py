"""Options: rules whose left side is a name, a symbol or a string; both name the same option."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.names import is_system_name


def name_of(key) -> str | None:
    """The name of an option as a string; None where the key is no name."""
    if type(key) is str:
        return key
    return key.name if type(key) is Symbol else None


class Quoted(str):
    """The name of an option that is written as a string even if there is a symbol of that name."""


def symbol_of(name: str):
    """The written form of a builtin's option: a System` symbol where there is one, else a string."""
    if isinstance(name, Quoted):
        return str(name)
    return symbol(name) if is_system_name(name) else name


def rules_in(expr) -> list[Expr]:
    """The rules of an option sequence: a rule, lists of rules, an association."""
    if is_rule(expr):
        return [expr]
    if type(expr) is Association:
        return list(expr.rules())
    if is_list(expr) and expr.array is None:
        return [one for arg in expr.args for one in rules_in(arg)]
    return []


def set_options(definition, rules) -> None:
    """Put rules into the options of a definition; the written form of a name is kept."""
    if definition.option_keys is None:
        definition.option_keys = {}
    for one in rules:
        name = name_of(one.args[0])
        if name is None:
            continue
        definition.options[name] = one.args[1]
        definition.option_keys[name] = one.head, one.args[0]


def option_rules(evaluation, owner: Symbol) -> list[Expr]:
    """Options[owner] as rules: names as they were written, System` symbols for builtins."""
    definition = evaluation.definitions.of(owner)
    keys = definition.option_keys or {}
    found = []
    for name, value in evaluation.definitions.options_of(owner).items():
        if name in keys:
            head, key = keys[name]
        else:
            head, key = S.Rule, symbol_of(name)
        found.append(Expr(head, (key, value)))
    return found
