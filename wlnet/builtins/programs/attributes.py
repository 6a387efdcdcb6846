"""Attributes of symbols: Attributes, SetAttributes, ClearAttributes, Protect, Unprotect."""

from __future__ import annotations

from wlnet.expr.expr import NULL, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import property_of
from wlnet.language.attributes import FLAGS, IS_LOCKED, LOCKED, PROTECTED, names_of
from wlnet.language.builtin import builtin
from wlnet.language.selection import symbols_named

UNKNOWN = Message("General::attnf", "`1` is not a known attribute.")
NOT_A_SYMBOL = Message("Attributes::ssle", "Symbol, string, or list of symbols expected instead of `1`.")


def _flags(spec) -> int:
    flags = 0
    for one in spec.args if is_list(spec) else (spec,):
        name = one.name if type(one) is Symbol else one
        if name not in FLAGS:
            raise UNKNOWN(one)
        flags |= FLAGS[name]
    return flags


def _symbols(evaluation, spec, owner: Symbol) -> list[Symbol]:
    if isinstance(spec, str):
        return [evaluation.definitions.resolve(spec)]
    return symbols_named(evaluation, (spec,), owner)


@builtin("Attributes[symbol_]", attributes=("HoldAll", "Listable"))
def attributes(evaluation, symbol):
    """The attributes of a symbol, sorted by name."""
    if is_list(symbol):
        return [attributes(evaluation, one) for one in symbol.args]
    if not isinstance(symbol, (Symbol, str)):
        symbol = evaluation.evaluate(symbol)
    if not isinstance(symbol, (Symbol, str)):
        raise NOT_A_SYMBOL(symbol)
    (found,) = _symbols(evaluation, symbol, S.Attributes)
    return [S(name) for name in names_of(evaluation.definitions.of(found).flags)]


@property_of("Attributes")
def assign_attributes(evaluation, left, right):
    """Attributes[f] = attributes"""
    for symbol in _symbols(evaluation, left.args[0], S.Attributes):
        _change(evaluation, symbol, lambda flags: _flags(right), S.Attributes)


def _change(evaluation, symbol: Symbol, change, owner: Symbol) -> bool:
    definition = evaluation.definitions.of(symbol)
    if definition.flags & LOCKED:
        evaluation.message(IS_LOCKED, symbol, owner=owner)
        return False
    before = definition.flags
    evaluation.definitions.set_flags(definition, change(before))
    return definition.flags != before


@builtin("SetAttributes[symbols_, attributes_]", attributes=("HoldFirst",))
def set_attributes(evaluation, symbols, attributes):
    """Add attributes."""
    flags = _flags(attributes)
    for symbol in _symbols(evaluation, symbols, S.SetAttributes):
        _change(evaluation, symbol, lambda before: before | flags, S.SetAttributes)
    return NULL


@builtin("ClearAttributes[symbols_, attributes_]", attributes=("HoldFirst",))
def clear_attributes(evaluation, symbols, attributes):
    """Take attributes away."""
    flags = _flags(attributes)
    for symbol in _symbols(evaluation, symbols, S.ClearAttributes):
        _change(evaluation, symbol, lambda before: before & ~flags, S.ClearAttributes)
    return NULL


@builtin("Protect[symbols___]", attributes=("HoldAll",))
def protect(evaluation, symbols):
    """Set Protected; the names of the symbols that had it not."""
    named = symbols_named(evaluation, symbols, S.Protect)
    return wl_list(
        [s.name for s in named if _change(evaluation, s, lambda flags: flags | PROTECTED, S.Protect)]
    )


@builtin("Unprotect[symbols___]", attributes=("HoldAll",))
def unprotect(evaluation, symbols):
    """Clear Protected; the names of the symbols that had it."""
    named = symbols_named(evaluation, symbols, S.Unprotect)
    return wl_list(
        [s.name for s in named if _change(evaluation, s, lambda flags: flags & ~PROTECTED, S.Unprotect)]
    )
