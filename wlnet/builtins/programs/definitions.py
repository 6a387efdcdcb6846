"""Set and its kin: values and rules of symbols, and taking them back."""

from __future__ import annotations

from wlnet.expr.expr import NULL, Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import (
    PROTECTED_SYMBOL,
    SETTINGS,
    assign,
    assign_tag,
    assign_up,
    bare,
    left_side,
    place_of,
    rules_from,
    unset,
)
from wlnet.language.assignment import property_of as assigned
from wlnet.language.attributes import IS_LOCKED, LOCKED, PROTECTED
from wlnet.language.builtin import builtin
from wlnet.language.definitions import root_symbol
from wlnet.language.rules import Rules, rules_list
from wlnet.language.selection import symbols_named

FAILED = S("$Failed")
SPECIAL = Message("General::spsym", "Special symbol `1` cannot be cleared.")
NOT_OF_SYMBOL = Message("General::wlnetval", "The left side `1` of a rule does not belong to `2`.")


@builtin("Set[left_, right_]", attributes=("HoldFirst", "SequenceHold"))
def set_(evaluation, left, right):
    """left = right; the value is right."""
    assign(evaluation, left, right, False, "Set")
    return right


@builtin("SetDelayed[left_, right_]", attributes=("HoldAll", "SequenceHold"))
def set_delayed(evaluation, left, right):
    """left := right; right is evaluated at each use."""
    return NULL if assign(evaluation, left, right, True, "SetDelayed") else FAILED


@builtin("UpSet[left_, right_]", attributes=("HoldFirst", "SequenceHold"))
def up_set(evaluation, left, right):
    """g[f[x]] ^= right: the rule belongs to f."""
    assign_up(evaluation, left, right, False, "UpSet")
    return right


@builtin("UpSetDelayed[left_, right_]", attributes=("HoldAll", "SequenceHold"))
def up_set_delayed(evaluation, left, right):
    """g[f[x]] ^:= right"""
    return NULL if assign_up(evaluation, left, right, True, "UpSetDelayed") else FAILED


@builtin("TagSet[tag_Symbol, left_, right_]", attributes=("HoldAll", "SequenceHold"))
def tag_set(evaluation, tag, left, right):
    """tag /: left = right"""
    right = evaluation.evaluate(right)
    assign_tag(evaluation, tag, left, right, False, "TagSet")
    return right


@builtin("TagSetDelayed[tag_Symbol, left_, right_]", attributes=("HoldAll", "SequenceHold"))
def tag_set_delayed(evaluation, tag, left, right):
    """tag /: left := right"""
    return NULL if assign_tag(evaluation, tag, left, right, True, "TagSetDelayed") else FAILED


_VALUES = (S.DownValues, S.UpValues, S.SubValues, S.OwnValues, S.NValues, S.FormatValues)


@builtin("Unset[left_]", attributes=("HoldFirst", "Listable"))
def unset_(evaluation, left):
    """left =.; a list of places gives the list of results; a[key] =. removes a key of an association"""
    if is_list(left):
        return wl_list([unset_(evaluation, one) for one in left.args])
    if isinstance(left, Expr) and left.head in _VALUES:
        return NULL if assign(evaluation, left, wl_list([]), False, "Unset") else FAILED
    if isinstance(left, Expr) and left.head is not S.Part and place_of(evaluation, left) is not None:
        holder = left.head if len(left) == 1 else Expr(left.head, left.args[:-1])
        evaluation.evaluate(S.KeyDropFrom(holder, S.Key(left.args[-1])))
        return NULL
    return NULL if unset(evaluation, left) else FAILED


@builtin("TagUnset[tag_Symbol, left_]", attributes=("HoldAll",))
def tag_unset(evaluation, tag, left):
    """tag /: left =."""
    left = left_side(evaluation, left)
    definition = evaluation.definitions.of(tag)
    for kind in ("up", "down", "sub"):
        rules = getattr(definition, kind)
        if rules is not None and rules.remove(evaluation, left):
            return NULL
    raise Message("TagUnset::norep", "Assignment on `1` for `2` not found.")(tag, bare(left))


# -- Clear and Remove -------------------------------------------------------------------------------


def _clear(evaluation, specs, everything: bool, owner: str):
    definitions = evaluation.definitions
    for symbol in symbols_named(evaluation, specs, S(owner)):
        definition = definitions.of(symbol)
        if symbol in SETTINGS:
            evaluation.message(SPECIAL, symbol, owner=S(owner))
        elif definition.flags & PROTECTED:
            evaluation.message(PROTECTED_SYMBOL, symbol, owner=S(owner))
        elif everything and definition.flags & LOCKED:
            evaluation.message(IS_LOCKED, symbol, owner=S(owner))
        else:
            definitions.clear(definition, everything)
    return NULL


@builtin("Clear[symbols___]", attributes=("HoldAll",))
def clear(evaluation, symbols):
    """Values and rules go; attributes, options and messages stay."""
    return _clear(evaluation, symbols, False, "Clear")


@builtin("ClearAll[symbols___]", attributes=("HoldAll",))
def clear_all(evaluation, symbols):
    """Values, rules, attributes, options, messages and defaults go."""
    return _clear(evaluation, symbols, True, "ClearAll")


@builtin("Remove[symbols___]", attributes=("HoldAll", "Locked"))
def remove(evaluation, symbols):
    """The symbols are gone: their names mean new symbols from now on."""
    definitions = evaluation.definitions
    for symbol in symbols_named(evaluation, symbols, S.Remove):
        flags = definitions.of(symbol).flags
        if flags & PROTECTED:
            evaluation.message(PROTECTED_SYMBOL, symbol, owner=S.Remove)
        elif flags & LOCKED:
            evaluation.message(IS_LOCKED, symbol, owner=S.Remove)
        else:
            definitions.remove(symbol)
    return NULL


# -- looking at and setting rules ---------------------------------------------------------------------


def _values(evaluation, symbol, kind: str, name: str):
    if isinstance(symbol, str):
        symbol = evaluation.definitions.resolve(symbol)
    if type(symbol) is not Symbol:
        raise Message(f"{name}::sym", "Argument `1` at position `2` is expected to be a symbol.")(symbol, 1)
    rules = getattr(evaluation.definitions.of(symbol), kind)
    return evaluation.evaluated(rules_list(rules or ()))


@builtin("OwnValues[symbol_]", attributes=("HoldAll",))
def own_values(evaluation, symbol):
    """{HoldPattern[symbol] :> value}"""
    definition = evaluation.definitions.of(symbol) if type(symbol) is Symbol else None
    if definition is not None and definition.value is not None:
        rule = Expr(S.RuleDelayed, (Expr(S.HoldPattern, (symbol,)), definition.value))
        return evaluation.evaluated(Expr(S.List, (rule,)))
    return _values(evaluation, symbol, "own", "OwnValues")


@builtin("DownValues[symbol_]", attributes=("HoldAll",))
def down_values(evaluation, symbol):
    """Rules for symbol[...], in the order in which they are tried."""
    return _values(evaluation, symbol, "down", "DownValues")


@builtin("SubValues[symbol_]", attributes=("HoldAll",))
def sub_values(evaluation, symbol):
    """Rules for symbol[...][...]"""
    return _values(evaluation, symbol, "sub", "SubValues")


@builtin("UpValues[symbol_]", attributes=("HoldAll",))
def up_values(evaluation, symbol):
    """Rules for g[..., symbol, ...]"""
    return _values(evaluation, symbol, "up", "UpValues")


@builtin("NValues[symbol_]", attributes=("HoldAll",))
def n_values(evaluation, symbol):
    """Rules for N[symbol...]"""
    return _values(evaluation, symbol, "numbers", "NValues")


@builtin("FormatValues[symbol_]", attributes=("HoldAll",))
def format_values(evaluation, symbol):
    """Rules for Format[symbol...]"""
    return _values(evaluation, symbol, "formats", "FormatValues")


_DEFAULTS = {"Plus": {(): 0}, "Times": {(): 1}, "Power": {(2,): 1}}  # of the language itself


@builtin("DefaultValues[symbol_Symbol]", attributes=("HoldAll",))
def default_values(evaluation, symbol):
    """{HoldPattern[Default[symbol, position, count]] :> value, ...}"""
    places = {**_DEFAULTS.get(symbol.name, {}), **(evaluation.definitions.of(symbol).defaults or {})}
    return evaluation.evaluated(_held_rules((Expr(S.Default, (symbol, *at)), v) for at, v in places.items()))


@builtin("Messages[symbol_Symbol]", attributes=("HoldAll",))
def messages_of(evaluation, symbol):
    """{HoldPattern[symbol::tag] :> text, ...}"""
    texts = evaluation.definitions.of(symbol).messages or {}
    return evaluation.evaluated(_held_rules((Expr(S.MessageName, (symbol, t)), v) for t, v in texts.items()))


def _held_rules(pairs) -> Expr:
    rules = [Expr(S.RuleDelayed, (Expr(S.HoldPattern, (left,)), right)) for left, right in pairs]
    return Expr(S.List, tuple(rules))


def _assigned_rules(evaluation, left, right, kind: str, what: str) -> None:
    symbol = left.args[0] if len(left.args) == 1 else None
    if type(symbol) is not Symbol:
        raise Message(f"{what}::sym", "Argument `1` at position `2` is expected to be a symbol.")(symbol, 1)
    definitions = evaluation.definitions
    definition = definitions.of(symbol)
    if definition.flags & PROTECTED:
        raise PROTECTED_SYMBOL(symbol)
    rules = Rules(whole=kind != "down")
    for rule in rules_from(evaluation, right, what):
        rules.append(evaluation, rule)  # in the order in which they are given
    if kind == "up":
        definitions.up_values += bool(rules) - bool(definition.up)
    elif kind == "numbers":
        definitions.numeric.add(symbol)
    elif kind == "formats":
        definitions.formatted = True
    setattr(definition, kind, rules if rules else None)
    definitions.version += 1
    definitions.renew()


@assigned("DownValues")
def set_down_values(evaluation, left, right):
    """DownValues[f] = {...}"""
    _assigned_rules(evaluation, left, right, "down", "DownValues")


@assigned("UpValues")
def set_up_values(evaluation, left, right):
    """UpValues[f] = {...}"""
    _assigned_rules(evaluation, left, right, "up", "UpValues")


@assigned("SubValues")
def set_sub_values(evaluation, left, right):
    """SubValues[f] = {...}"""
    _assigned_rules(evaluation, left, right, "sub", "SubValues")


@assigned("NValues")
def set_n_values(evaluation, left, right):
    """NValues[f] = {...}"""
    _assigned_rules(evaluation, left, right, "numbers", "NValues")


@assigned("FormatValues")
def set_format_values(evaluation, left, right):
    """FormatValues[f] = {...}"""
    _assigned_rules(evaluation, left, right, "formats", "FormatValues")


@assigned("DefaultValues")
def set_default_values(evaluation, left, right):
    """DefaultValues[f] = {Default[f, ...] -> value, ...}"""
    _assigned_entries(evaluation, left, right, S.Default, "defaults", lambda args: args)


@assigned("Messages")
def set_messages(evaluation, left, right):
    """Messages[f] = {f::tag -> text, ...}"""
    _assigned_entries(evaluation, left, right, S.MessageName, "messages", lambda args: args[0])


def _assigned_entries(evaluation, left, right, head, slot: str, key) -> None:
    """The dictionary of a definition from rules head[symbol, args...] -> value."""
    what, symbol = left.head.name, left.args[0] if len(left) == 1 else None
    entries = {}
    for rule in rules_from(evaluation, right, what):
        core = bare(rule.left)
        if not isinstance(core, Expr) or core.head is not head or core.args[:1] != (symbol,):
            raise NOT_OF_SYMBOL(core, symbol)
        entries[key(core.args[1:])] = rule.right
    definition = evaluation.definitions.of(symbol)
    if definition.flags & PROTECTED:
        raise PROTECTED_SYMBOL(symbol)
    setattr(definition, slot, entries or None)
    evaluation.definitions.version += 1
    evaluation.definitions.renew()


@assigned("OwnValues")
def set_own_values(evaluation, left, right):
    """OwnValues[x] = {HoldPattern[x] :> value}"""
    symbol = left.args[0]
    rules = rules_from(evaluation, right, "OwnValues")
    definition = evaluation.definitions.of(symbol)
    evaluation.definitions.set_value(definition, rules[0].right if rules else None)


@builtin("ValueQ[expr_]", "ValueQ[expr_, method_]", attributes=("HoldAll",))
def value_q(evaluation, expr, method=None):
    """Whether a symbol has a value, or the head of an expression rules of the kind that could give one."""
    if type(expr) is Symbol:
        definition = evaluation.definitions.of(expr)
        return definition.value is not None or bool(definition.own) or _has_builtin_value(definition)
    if not isinstance(expr, Expr):
        return False
    root = root_symbol(expr)
    if root is None:
        return False
    definition = evaluation.definitions.of(root)
    rules = definition.down if type(expr.head) is Symbol else definition.sub
    return bool(rules)


def _has_builtin_value(definition) -> bool:
    return definition.builtin is not None and definition.builtin.value is not None
