"""What attributes do to evaluated arguments: splicing, flattening, threading, sorting."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import Message
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S, Symbol

UNEQUAL = Message("Thread::tdlen", "Objects of unequal length in `1` cannot be combined.")

_MACHINE = {int, float}
_THREADED = S.Threaded
_ARITHMETIC = {S.Plus, S.Times}


def spliced(head, args) -> tuple:
    """Arguments with Sequence[...] spliced in; in a list Nothing goes and Splice opens."""
    found = []
    in_list = head is S.List
    for arg in args:
        if type(arg) is Expr:
            if arg.head is S.Sequence:
                found.extend(spliced(head, arg.args))
                continue
            if arg.head is S.Splice and _opens(arg.args, head):
                found.extend(arg.args[0].args)
                continue
        elif in_list and arg is S.Nothing:
            continue
        found.append(arg)
    return tuple(found)


def _opens(args: tuple, head) -> bool:
    """Whether Splice[args] opens inside `head`: Splice[{...}] in lists, Splice[{...}, h] in h."""
    if not args or len(args) > 2 or not isinstance(args[0], Expr):
        return False
    return head is S.List if len(args) == 1 else args[1] == head


def flattened(head: Symbol, args: tuple) -> tuple:
    """f[a, f[b, c]] -> a, b, c for a Flat head."""
    if not any(isinstance(arg, Expr) and arg.head is head for arg in args):
        return args
    found = []
    for arg in args:
        if isinstance(arg, Expr) and arg.head is head:
            found.extend(flattened(head, arg.args))
        else:
            found.append(arg)
    return tuple(found)


def sorted_arguments(head: Symbol, args: tuple) -> tuple:
    """Arguments in canonical order; a sum or product of machine numbers alone needs none."""
    if len(args) < 2 or (head in _ARITHMETIC and all(type(arg) in _MACHINE for arg in args)):
        return args
    return tuple(ordered(args))


def is_threadable(args: tuple) -> bool:
    return any((isinstance(arg, Expr) and arg.head is S.List) or type(arg) is Association for arg in args)


def unequal(evaluation, head, args: tuple):
    """head[args...] as it is, with the message that its lists differ in length."""
    result = evaluation.evaluated(Expr(head, args))
    evaluation.message(UNEQUAL, result)
    return result


def threaded(evaluation, definition, head: Symbol, args: tuple):
    """f[{a, b}, c] -> {f[a, c], f[b, c]}, evaluated; None where the lengths differ (message)."""
    if any(type(arg) is Expr and arg.head is _THREADED for arg in args):
        args = _opened(args)
    size = None
    for arg in args:
        if isinstance(arg, Expr) and arg.head is S.List:
            if size is None:
                size = len(arg)
            elif size != len(arg):
                unequal(evaluation, head, args)
                return None
    if size is None:
        return _over_associations(evaluation, definition, head, args)
    columns = [arg.args if isinstance(arg, Expr) and arg.head is S.List else (arg,) * size for arg in args]
    apply = evaluation.apply_symbol
    result = wl_list([apply(definition, head, row) for row in zip(*columns, strict=True)])
    return evaluation.checked_list(result)


def _opened(args: tuple) -> tuple:
    """Threaded[list] as the list where the other lists have come down to as many levels as it has."""
    deepest = max((_levels(arg) for arg in args), default=0)
    return tuple(
        arg.args[0]
        if type(arg) is Expr
        and arg.head is _THREADED
        and len(arg.args) == 1
        and _levels(arg.args[0]) >= deepest
        else arg
        for arg in args
    )


def _levels(x) -> int:
    """How many lists are nested along the first elements."""
    if not isinstance(x, Expr) or x.head is not S.List:
        return 0
    if x.array is not None:
        return x.array.ndim
    return 1 + (_levels(x.args[0]) if x.args else 0)


def _over_associations(evaluation, definition, head: Symbol, args: tuple):
    """f[<|k -> a|>, c] -> <|k -> f[a, c]|> for associations of the same keys."""
    first = next(arg for arg in args if type(arg) is Association)
    keys = first.data.keys()
    if any(type(arg) is Association and list(arg.data) != list(keys) for arg in args):
        return None
    columns = [arg.data.values() if type(arg) is Association else (arg,) * len(keys) for arg in args]
    apply = evaluation.apply_symbol
    return Association(
        {key: apply(definition, head, row) for key, row in zip(keys, zip(*columns, strict=True), strict=True)}
    )


def unwrapped(written: tuple, values: tuple) -> tuple[tuple, tuple | None]:
    """(values with x for each Unevaluated[x] that was written, the values to show where no rule applies).

    An Unevaluated that an argument had as its value stays: Head[(Unevaluated[1 + 1] &)[]] is Unevaluated.
    """
    wrapped = {id(arg) for arg in written if _is_wrapped(arg)}
    for arg in written:
        if type(arg) is Expr and arg.head is S.Sequence:
            wrapped.update(id(one) for one in arg.args if _is_wrapped(one))
    if not wrapped:
        return values, None
    opened: list = []
    for value in values:
        opened.extend(value.args if id(value) in wrapped else (value,))
    return tuple(opened), values


def _is_wrapped(arg) -> bool:
    return type(arg) is Expr and arg.head is S.Unevaluated
