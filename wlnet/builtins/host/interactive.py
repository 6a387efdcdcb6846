"""What a notebook would show and change: here the body is evaluated once, or the value printed."""

from __future__ import annotations

from wlnet.expr.expr import NULL, Expr, is_list, is_rule
from wlnet.expr.symbols import S, Symbol
from wlnet.language import scoping
from wlnet.language.builtin import builtin
from wlnet.language.events import Printed
from wlnet.syntax.printer import to_text


@builtin("Monitor[body_, watched_]", "Monitor[body_, watched_, seconds_]", attributes=("HoldAll",))
def monitor(evaluation, body, watched, seconds=None):
    """The value of body; what would be watched is not evaluated."""
    return body


@builtin("PrintTemporary[parts___]")
def print_temporary(evaluation, parts):
    """Print, since nothing can be taken back here."""
    evaluation.emit(Printed("".join(to_text(part, "OutputForm") for part in parts)))
    return NULL


@builtin("Manipulate[body_, controls__]", attributes=("HoldAll",))
def manipulate(evaluation, body, controls):
    """The body at the first values of its controls."""
    entries = [entry for entry in map(_start, controls) if entry is not None]
    return scoping.block(evaluation, Expr(S.List, tuple(entries)), body)


@builtin("DynamicModule[variables_, body_, options___]", attributes=("HoldAll",))
def dynamic_module(evaluation, variables, body, options=()):
    """As Module: nothing here is shown again later."""
    return scoping.module(evaluation, variables, body)


def _start(control):
    """variable = first value of {u, min, max}, {{u, start}, ...} or {u, {values}}."""
    if is_rule(control) or not is_list(control) or not control.args:
        return None
    variable, *values = control.args
    if is_list(variable):
        variable, *values = variable.args
    if type(variable) is not Symbol or not values:
        return None
    first = values[0]
    return S.Set(variable, S.First(first) if is_list(first) else first)


@builtin("Refresh[expr_, options___]", attributes=("HoldFirst",))
def refresh(evaluation, expr, options):
    """expr"""
    return expr


@builtin("ClearSystemCache[]", "ClearSystemCache[what_]")
def clear_system_cache(evaluation, what=None):
    """Null: nothing is kept that could be asked for twice."""
    return NULL


@builtin("Update[]", "Update[symbol_]", attributes=("HoldFirst",))
def update(evaluation, symbol=None):
    """What has been evaluated is so again when it is next met: a condition of a rule may have changed."""
    evaluation.definitions.renew()
    return NULL


@builtin("Share[]", "Share[expr_]")
def share(evaluation, expr=None):
    """0: bytes saved; equal parts are shared as they are made."""
    return 0


@builtin("Dynamic[expr_]", "Dynamic[expr_, action_]", attributes=("HoldFirst",))
def dynamic(evaluation, expr, action=None):
    """Stays as it is, expr not evaluated: nothing here shows it anew when it changes."""
    return
