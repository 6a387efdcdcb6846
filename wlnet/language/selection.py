"""Which symbols a held argument means: symbols, names, name patterns, lists of them."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import Symbol

NOT_A_SYMBOL = Message("General::ssym", "`1` is not a symbol or a string.")


def symbols_named(evaluation, specs: tuple, owner: Symbol) -> list[Symbol]:
    """The symbols in order, each once; a message of the owner for anything else."""
    found: dict[Symbol, None] = {}
    for spec in specs:
        if isinstance(spec, Expr) and not is_list(spec):
            spec = evaluation.evaluate(spec)
        if type(spec) is Symbol:
            found.setdefault(spec)
        elif isinstance(spec, str):
            found.update(dict.fromkeys(evaluation.definitions.matching(spec)))
        elif is_list(spec):
            found.update(dict.fromkeys(symbols_named(evaluation, spec.args, owner)))
        else:
            evaluation.message(NOT_A_SYMBOL, spec, owner=owner)
    return list(found)
