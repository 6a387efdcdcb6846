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
LISTED: dict[object, Callable] = {}  # those that are asked for lists of such values, too


def overload(kind: str | type, lists: bool = False):
    """The decorated function answers for calls with an argument of this head or Python class.

    lists    also for calls with a list that begins with one
    """

    def add(function: Callable) -> Callable:
        key = symbol(kind) if isinstance(kind, str) else kind
        assert key not in KINDS, kind
        KINDS[key] = function
        if lists:
            LISTED[key] = function
        return function

    return add


def answering(arg) -> Callable | None:
    """The function that is asked because of an argument, or None."""
    if type(arg) is not Expr:
        return KINDS.get(type(arg))
    if arg.head is S.List:
        return LISTED.get(_kind_of(arg.args[0])) if arg.args and LISTED else None
    return KINDS.get(arg.head)


def _kind_of(arg):
    return arg.head if type(arg) is Expr else type(arg)


def overloaded(evaluation, head, args: tuple):
    """The value of head[args...] where one of the arguments has an answer; else None."""
    for arg in args:
        function = answering(arg)
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
