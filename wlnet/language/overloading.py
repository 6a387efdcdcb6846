"""Values of a kind of their own that builtins meet: quantities, dates, sparse arrays, data sets.

`@overload("Quantity")` adds `function(evaluation, head, args)`, which is asked before the builtin of
a System` symbol (and before lists thread) when an argument is such a value. It gives the value of
head[args...], or None where the builtin goes on. As long as no such kind is loaded nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import Expr
from wlnet.expr.message import UNEVALUATED, MessageError
from wlnet.expr.symbols import S, symbol

# head of an expression (Symbol), or class of an atom -> function
KINDS: dict[object, Callable] = {}


def overload(kind: str | type):
    """The decorated function answers for calls with an argument of this head or Python class."""

    def add(function: Callable) -> Callable:
        key = symbol(kind) if isinstance(kind, str) else kind
        assert key not in KINDS, kind
        KINDS[key] = function
        return function

    return add


def kind_of(arg):
    """What an argument is filed under in KINDS."""
    return arg.head if type(arg) is Expr else type(arg)


def overloaded(evaluation, head, args: tuple):
    """The value of head[args...] where one of the arguments has an answer; else None."""
    for arg in args:
        function = KINDS.get(kind_of(arg))
        if function is None:
            continue
        try:
            result = function(evaluation, head, args)
        except MessageError as error:
            evaluation.message(error.message, *error.slots, owner=head)
            if error.value is UNEVALUATED:
                return evaluation.evaluated(Expr(head, args))
            return S("$Failed") if error.value is None else error.value
        if result is not None:
            return result
    return None
