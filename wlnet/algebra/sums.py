"""Canonical sums: numbers added, like terms collected, terms in canonical order."""

from __future__ import annotations

from wlnet.algebra.infinity import direction, infinite_sum
from wlnet.algebra.numbers import INDETERMINATE, NUMBERS, UNDEFINED, add, is_exact, is_real, multiply
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, key_of
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S

_PLUS, _TIMES = S.Plus, S.Times


def plus(*terms):
    """The sum of evaluated expressions in canonical form.

    Raises Infinity::indet for Infinity - Infinity.
    """
    number = 0
    coefficients: dict = {}  # key of a term without its coefficient: [term, coefficient]
    infinite = []
    for x in _flat(terms):
        kind = type(x)
        if kind in NUMBERS:
            number = add(number, x)
        elif x is INDETERMINATE or x is UNDEFINED:
            return x
        elif direction(x) is not None:
            infinite.append(x)
        else:
            coefficient, term = split(x)
            entry = coefficients.setdefault(key_of(term), [term, 0])
            entry[1] = add(entry[1], coefficient)
    if coefficients and not is_exact(number):
        number = _absorb(number, coefficients)
    found = [_scaled(c, term) for term, c in coefficients.values() if not (type(c) is int and c == 0)]
    if infinite:
        symbolic = [x for x in found if numeric_value(x) is None]
        return infinite_sum(infinite, symbolic, Expr(_PLUS, terms))
    if any(isinstance(x, Expr) and x.head is _PLUS for x in found):
        return plus(number, *found)  # a factor -1 went into a sum
    if len(found) > 1:
        found = ordered(found)
    if not (type(number) is int and number == 0):
        found.insert(0, number)
    if not found:
        return 0
    return found[0] if len(found) == 1 else Expr(_PLUS, tuple(found))


def split(x) -> tuple:
    """A term as (numeric coefficient, rest): 2 a b is (2, a b), a is (1, a)."""
    if isinstance(x, Expr) and x.head is _TIMES and len(x) > 1 and type(x.args[0]) in NUMBERS:
        rest = x.args[1:]
        return x.args[0], rest[0] if len(rest) == 1 else Expr(_TIMES, rest)
    return 1, x


def negated(x):
    """-x of an evaluated expression."""
    if type(x) in NUMBERS:
        return -x
    if isinstance(x, Expr) and x.head is _PLUS:
        return plus(*map(negated, x.args))
    coefficient, term = split(x)
    return _scaled(multiply(coefficient, -1), term)


def looks_negative(x) -> bool:
    """Whether x is written with a minus sign in front: -2, -x, -a + b."""
    if isinstance(x, Expr) and x.head is _PLUS and x.args:
        x = x.args[0]
    coefficient = x if type(x) in NUMBERS else split(x)[0]
    return is_real(coefficient) and coefficient < 0


def minus(a, b):
    """a - b"""
    return plus(a, negated(b))


def _flat(terms):
    for x in terms:
        if isinstance(x, Expr) and x.head is _PLUS:
            yield from _flat(x.args)
        else:
            yield x


def _scaled(coefficient, term):
    """coefficient * term, the term without a coefficient of its own."""
    if type(coefficient) is int:
        if coefficient == 1:
            return term
        if coefficient == -1 and isinstance(term, Expr) and term.head is _PLUS:
            return negated(term)
    factors = term.args if isinstance(term, Expr) and term.head is _TIMES else (term,)
    return Expr(_TIMES, (coefficient, *factors))


def _absorb(number, coefficients: dict):
    """Numeric constants become machine numbers next to an inexact number: 1. + Pi -> 4.14159."""
    for key, (term, coefficient) in list(coefficients.items()):
        digits = getattr(number, "precision", None)
        value = numeric_value(term, digits)
        if value is not None:
            number = add(number, multiply(coefficient, value))
            del coefficients[key]
    return number
