"""Infinite quantities: Infinity, -Infinity, ComplexInfinity, DirectedInfinity[z], Indeterminate.

Infinity is the symbol of that name, -Infinity the product Times[-1, Infinity].
"""

from __future__ import annotations

from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INDETERMINATE,
    INFINITY,
    NUMBERS,
    is_exact,
    is_real,
    is_zero,
    machine,
    sign_of,
)
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import Message
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S

UNDECIDED = Message("Infinity::indet", "Indeterminate expression `1` encountered.")

MINUS_INFINITY = S.Times(-1, INFINITY)
_SPECIAL = (INFINITY, COMPLEX_INFINITY, INDETERMINATE)


def is_special(x) -> bool:
    """Infinity, ComplexInfinity, Indeterminate or DirectedInfinity[z] (not -Infinity)."""
    return any(x is s for s in _SPECIAL) or (isinstance(x, Expr) and x.head is S.DirectedInfinity)


def direction(x):
    """The direction of an infinite quantity: 1, -1, another number; 0 for none; None if finite."""
    if x is INFINITY:
        return 1
    if x is COMPLEX_INFINITY:
        return 0
    if not isinstance(x, Expr):
        return None
    if x.head is S.DirectedInfinity:
        return x.args[0] if len(x) == 1 else 0
    if x.head is S.Times and len(x) == 2 and x.args[1] is INFINITY and type(x.args[0]) in NUMBERS:
        return x.args[0]
    return None


def directed(z):
    """DirectedInfinity[z] of a number in its shortest form."""
    if is_zero(z):
        return COMPLEX_INFINITY
    if is_real(z):
        return INFINITY if z > 0 else MINUS_INFINITY
    if type(z) in NUMBERS:
        size = abs(complex(machine(z)))
        # an exact direction is brought to size 1 by the builtin
        return S.DirectedInfinity(z if size == 1 or is_exact(z) else complex(machine(z)) / size)
    return S.DirectedInfinity(z)


def infinite_sum(infinite: list, rest: list, shown: Expr):
    """A sum with infinite terms; `rest` are the finite terms that are not numbers."""
    directions = [direction(x) for x in infinite]
    if len(directions) > 1 and not all(same(d, directions[0]) and d != 0 for d in directions):
        raise UNDECIDED(shown, value=INDETERMINATE)
    found = directed(directions[0])
    return Expr(S.Plus, tuple(ordered([*rest, found]))) if rest else found


def infinite_product(coefficient, infinite: list, rest: list, directions: list, shown: Expr):
    """A product with infinite factors.

    rest          the factors without a known direction
    directions    those whose value is a complex number that is no plain number: Sqrt[I]; those of the
                  infinite factors that are no plain numbers are added
    """
    if is_zero(coefficient):
        raise UNDECIDED(shown, value=INDETERMINATE)
    for x in infinite:
        turn = direction(x)
        if type(turn) not in NUMBERS:
            directions = [*directions, turn]
        elif turn == 0:
            return COMPLEX_INFINITY
        else:
            coefficient = coefficient * turn
    if not directions:
        found = directed(coefficient)
    else:
        turns = directions if type(coefficient) is int and coefficient == 1 else [coefficient, *directions]
        found = S.DirectedInfinity(turns[0] if len(turns) == 1 else S.Times(*turns))
    if not rest:
        return found
    sign = (-1,) if found is MINUS_INFINITY else ()
    return Expr(S.Times, (*sign, *ordered([*rest, INFINITY if sign else found])))


def infinite_power(base, exponent):
    """base^exponent where one of them is infinite, or None where nothing is known.

    Raises Infinity::indet for Infinity^0, 1^Infinity and their kin.
    """
    turn, growth = direction(base), direction(exponent)
    shown = S.Power(base, exponent)
    if growth is not None:
        return _to_infinite_exponent(base, growth, shown)
    if not is_real(exponent):
        return None
    if is_zero(exponent):
        raise UNDECIDED(shown, value=INDETERMINATE)
    if exponent < 0:
        return 0
    if turn == 0:
        return COMPLEX_INFINITY
    if turn == 1:
        return INFINITY
    if turn == -1 and type(exponent) is int:
        return directed((-1) ** exponent)
    return None


def _to_infinite_exponent(base, growth, shown: Expr):
    turn = direction(base)
    if is_real(growth) and turn == 1:
        return INFINITY if growth > 0 else 0
    if base is S.E or base is S.Pi:
        base = 2
    if not is_real(base) or not is_real(growth) or sign_of(growth) == 0:
        return None
    if growth < 0:
        if base == 0:
            return COMPLEX_INFINITY
        return 0 if abs(base) > 1 else INFINITY if 0 < base < 1 else _undecided(base, shown)
    if abs(base) < 1:
        return 0
    if base > 1:
        return INFINITY
    return COMPLEX_INFINITY if base < -1 else _undecided(base, shown)


def _undecided(base, shown: Expr):
    if abs(base) == 1:
        raise UNDECIDED(shown, value=INDETERMINATE)
    return COMPLEX_INFINITY
