"""Overflow[] and Underflow[], numbers too large and too small to be written, in arithmetic."""

from __future__ import annotations

from wlnet.algebra.numbers import is_number, is_real, is_zero
from wlnet.expr.expr import TRUE, Expr
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

_NUMBERS = (S.NumberQ, S.NumericQ, S.RealValuedNumberQ, S.RealValuedNumericQ, S.InexactNumberQ)
_OTHER = {S.Overflow: S.Underflow, S.Underflow: S.Overflow}


def _is_one(x) -> bool:
    return isinstance(x, Expr) and x.head in _OTHER and not len(x)


@builtin("Overflow[]")
@builtin("Underflow[]")
def out_of_range(evaluation):
    """Stands for itself."""


@overload("Underflow")
@overload("Overflow")
def on_overflow(evaluation, head, args):
    """Multiples and powers, and that they count as real numbers."""
    if head in _NUMBERS and len(args) == 1 and _is_one(args[0]):
        return TRUE
    if head is S.Power and len(args) == 2 and _is_one(args[0]):
        base, exponent = args
        if not is_real(exponent) or is_zero(exponent):
            return None
        return base if exponent > 0 else _OTHER[base.head]()
    if head is not S.Times:
        return None
    kinds = {x.head for x in args if _is_one(x)}
    if len(kinds) != 1 or not all(_is_one(x) or (is_number(x) and not is_zero(x)) for x in args):
        return None
    return kinds.pop()()
