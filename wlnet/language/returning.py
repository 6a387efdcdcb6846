"""Return[value]: an expression that stays as it is until a construct finds it as the value of a part.

a; b; c, While and For end at a part whose value it is and hand it on. Do and Scan end and give its value,
and so does everything whose value a rule of the user found: f[x_] := ..., x := ... In all other places,
such as the elements of a list or the value of a pure function, it is an ordinary expression.

Return[value, head] is no such expression: it is a jump to the innermost call of that head.
"""

from __future__ import annotations

from wlnet.expr.expr import NULL, Expr
from wlnet.expr.symbols import S, Symbol

RETURN = S.Return


def is_return(value) -> bool:
    """Whether a value is Return[] or Return[x]."""
    return type(value) is Expr and value.head is RETURN and len(value.args) < 2


def taken(value):
    """What the value of a function is whose right side has this value: x for Return[x], Null for Return[]."""
    if not is_return(value):
        return value
    return value.args[0] if value.args else NULL


def leaving(value):
    """The value if it is a Return, else None; the value of a part is not kept by who asks."""
    return value if is_return(value) else None


_NAMES = (
    "Plus Times Power Subtract Divide Minus Mod Quotient Increment Decrement PreIncrement PreDecrement"
    " AddTo SubtractFrom TimesBy DivideBy AppendTo PrependTo SetDelayed Print List Association Equal Unequal"
    " Less LessEqual Greater GreaterEqual SameQ UnsameQ EvenQ OddQ Length Append Prepend Join StringJoin"
)
_NEVER = frozenset(S(name) for name in _NAMES.split())
_THROUGH = {S.Set: (1,), S.If: (1, 2, 3), S.Function: ()}


def may_return(expr, is_pristine, given) -> bool:
    """Whether a part of a program may have a Return as its value; False only where that is sure.

    is_pristine    head -> whether a builtin has its own meaning still
    given          the names that stand for arguments; all other symbols take the value out of a Return
    """
    if not isinstance(expr, Expr):
        return type(expr) is Symbol and expr in given
    head = expr.head
    if type(head) is not Symbol or expr.array is not None:
        return expr.array is None
    if head in _NEVER:
        return not is_pristine(head)
    places = _THROUGH.get(head)
    if places is None or not is_pristine(head):
        return True
    return any(may_return(expr.args[i], is_pristine, given) for i in places if i < len(expr.args))
