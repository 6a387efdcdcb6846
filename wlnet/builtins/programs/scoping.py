"""Module, Block, With, Unique; Function is the evaluator's own."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language import scoping
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin

BAD_NUMBER = Message("$ModuleNumber::set", "$ModuleNumber cannot be set to `1`; it is a positive integer.")
NOT_A_NAME = Message("Unique::usym", "`1` is not a symbol or a valid symbol name.")


@builtin("Module[variables_, body_]", attributes=("HoldAll",))
def module(evaluation, variables, body):
    """body with new symbols for the variables."""
    return scoping.module(evaluation, variables, body)


@builtin("Block[variables_, body_]", attributes=("HoldAll",))
def block(evaluation, variables, body):
    """body while the variables have local values."""
    return scoping.block(evaluation, variables, body)


@builtin("With[variables_, body_]", "With[variables_, more__, body_]", attributes=("HoldAll",))
def with_(evaluation, variables, body, more=()):
    """body with the variables replaced by their values; later lists see the earlier ones."""
    for spec in reversed(more):
        body = Expr(S.With, (spec, body))
    return scoping.with_(evaluation, variables, body)


@builtin("$ModuleNumber")
def module_number(evaluation):
    """$ModuleNumber is what the next Module or Unique puts behind the names of its variables."""
    return evaluation.definitions.module_number


@setting("$ModuleNumber")
def set_module_number(evaluation, value):
    if type(value) is not int or value < 1:
        raise BAD_NUMBER(value)
    evaluation.definitions.module_number = value


@builtin("Unique[]", "Unique[base_]")
def unique(evaluation, base="$"):
    """A new symbol: $n, base$n for a symbol, basen for a string."""
    if is_list(base):
        return wl_list([unique(evaluation, one) for one in base.args])
    definitions = evaluation.definitions
    if type(base) is Symbol:
        return definitions.fresh(base)
    if type(base) is not str:
        raise NOT_A_NAME(base)
    while True:
        name = f"{base}{definitions.next_number()}"
        if definitions.find(name) is None:
            return definitions.resolve(name)
