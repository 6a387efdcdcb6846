"""Pure functions that use what is around them: compiled once for all that a place of the code makes."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scope import Node, Scope, is_call, special
from wlnet.language.functions import (
    Closure,
    ClosureCode,
    has_own_slots,
    is_slotless,
    parameters,
    slots_in,
)
from wlnet.language.kinds import ATOMS
from wlnet.language.templates import occurs


@special("Function")
def function(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """body &, Function[x, body], Function[{x, y}, body] with parameters or local variables around it.

    What stands in the frame is looked up by the body. Only where it has slots, which the function would
    fill, the function is written out with it.
    """
    if not scope.size or not 1 <= len(expr.args) <= 2 or any(is_call(a, S.Evaluate, 1) for a in expr.args):
        return None
    build, body = scope.template(compiler.definitions, expr), expr.args[-1]
    keys = _keys(expr)
    if build is None or keys is None:
        return None
    own = has_own_slots(expr)
    outer = scope.without_slots() if own else scope
    used = [place for name, place in outer.places.items() if own and occurs(body, {name})]
    inner = outer.with_values(keys)
    code = ClosureCode(compiler.evaluation, build, lambda: compiler.node(body, inner), len(keys))
    plain, definitions = compiler.plain(expr, scope), compiler.definitions

    def make(frame):
        for place in used:
            value = frame[place]
            if type(value) not in ATOMS and not is_slotless(value):
                return plain(frame)
        made = Closure(code, frame)
        made.mark = definitions.stamp
        return made

    return make


def _keys(function: Expr) -> list | None:
    """Slot keys or names of the parameters in order; None where there are others than #, #2, ... or names."""
    if has_own_slots(function):
        slots = list(slots_in(function.args[-1]))
        if not all(kind == "#" and type(n) is int and n > 0 for kind, n in slots):
            return None
        return [("#", n + 1) for n in range(max((n for _, n in slots), default=0))]
    names = list(parameters(function))
    plain = all(type(name) is Symbol for name in names) and len(set(names)) == len(names)
    return names if plain else None
