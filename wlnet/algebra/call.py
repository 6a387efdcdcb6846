"""A function of one argument at an evaluated expression: numbers, exact values, symmetry, limits."""

from __future__ import annotations

from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.identities import simpler
from wlnet.algebra.infinity import direction
from wlnet.algebra.kernel import on_arrays
from wlnet.algebra.numbers import INDETERMINATE, MACHINE, NUMBERS, UNDEFINED, I
from wlnet.algebra.sums import looks_negative, negated
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import symbol


def applied(name: str, x):
    """name[x] for an expression or a packed array, or None where it stays as it is."""
    return call(name, x) if getattr(x, "array", None) is None else on_arrays(name, x)


def call(name: str, x):
    """name[x] for anything but an array, or None where it stays as it is."""
    function = FUNCTIONS[name]
    if type(x) in NUMBERS:
        found = function.of_number(x)
        if found is not None or type(x) in MACHINE:
            return found
    if x is INDETERMINATE or x is UNDEFINED:
        return x
    turn = direction(x)
    if turn is not None:
        if type(turn) is int and turn == 0:
            return function.far
        if turn in (1, -1):
            return function.limits[0 if turn == 1 else 1]
        return function.aside[0 if turn == I else 1] if turn in (I, -I) else None
    found = function.exact(x)
    if found is None:
        found = simpler(name, x)
    if found is None and function.symmetry and looks_negative(x):
        found = Expr(symbol(name), (negated(x),))
        return negated(found) if function.symmetry == "odd" else found
    return found
