"""Jumps that nobody caught: a message, and the jump itself, held, as the value of the input."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language import signals

NO_CATCH = Message("Throw::nocatch", "Uncaught `1` returned to top level.")
NO_LABEL = Message("Goto::nolabel", "Label `1` not found.")
NO_LOOP_BREAK = Message("Break::nofwd", "No enclosing For, While, or Do found for `1`.")
NO_LOOP_CONTINUE = Message("Continue::nofwd", "No enclosing For, While, or Do found for `1`.")


def uncaught(evaluation, jump: signals.Signal):
    """The value of an input that this jump has left; Abort and Exit are raised again."""
    match jump:
        case signals.Throw():
            if jump.function is not None:
                return evaluation.call(jump.function, jump.value, jump.tag)
            call = Expr(S.Throw, (jump.value,) if jump.tag is None else (jump.value, jump.tag))
            evaluation.message(NO_CATCH, call)
        case signals.Goto():
            call = Expr(S.Goto, (jump.tag,))
            evaluation.message(NO_LABEL, jump.tag)
        case signals.Break():
            call = Expr(S.Break, ())
            evaluation.message(NO_LOOP_BREAK, call)
        case signals.Continue():
            call = Expr(S.Continue, ())
            evaluation.message(NO_LOOP_CONTINUE, call)
        case signals.Return():
            return Expr(S.Return, (jump.value, jump.head))
        case signals.DeepRecursion():
            return Expr(S.TerminatedEvaluation, ("RecursionLimit",))
        case _:
            raise jump
    return Expr(S.Hold, (call,))
