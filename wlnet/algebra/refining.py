"""Expressions as they can be written under assumptions: Refine."""

from __future__ import annotations

import math
from collections.abc import Callable
from math import prod

from wlnet.algebra.assumptions import RELATIONS, Facts, Interval
from wlnet.algebra.expand import rebuilt
from wlnet.algebra.infinity import direction
from wlnet.algebra.products import base_and_exponent, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, same
from wlnet.expr.symbols import S


def refined(x, facts: Facts, evaluate: Callable):
    """x as it can be written under the assumptions."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head in (S.And, S.Or, S.Not) or x.head in (*RELATIONS, S.Equal, S.Unequal, S.Element):
        truth = facts.truth(x)
        if truth is not None:
            return TRUE if truth else FALSE
    x = evaluate(rebuilt(x, lambda part: refined(part, facts, evaluate)))
    if not isinstance(x, Expr):
        return x
    rule = _RULES.get(x.head)
    found = None if rule is None else rule(x, facts)
    if found is None or same(found := evaluate(found), x):
        return x
    return refined(found, facts, evaluate)


def _power(x: Expr, facts: Facts):
    if len(x) != 2:
        return None
    base, exponent = x.args
    if isinstance(base, Expr) and base.head is S.Abs and type(exponent) is int and exponent % 2 == 0:
        return power(base.args[0], exponent) if facts.is_real(base.args[0]) else None
    if isinstance(base, Expr) and base.head is S.Power and len(base) == 2:
        inner, first = base.args
        if facts.sign(inner) == 1 and facts.is_real(first):
            return power(inner, times(first, exponent))
        if type(first) is int and first % 2 == 0 and facts.is_real(inner):
            negative = facts.sign(inner) == -1 or facts.is_nonnegative(negated(inner))
            if facts.is_nonnegative(inner):
                return power(inner, times(first, exponent))
            size = negated(inner) if negative else S.Abs(inner)
            return power(size, times(first, exponent))
    if isinstance(base, Expr) and base.head is S.Times and type(exponent) is not int:
        known = [f for f in base.args if facts.is_nonnegative(f)]
        if known and len(known) < len(base.args):
            rest = times(*(f for f in base.args if not any(f is k for k in known)))
            return times(*(power(f, exponent) for f in known), power(rest, exponent))
        if known and len(known) == len(base.args):
            return times(*(power(f, exponent) for f in known))
    if type(base) is int and base == -1:
        parity = facts.parity(exponent)
        return None if parity is None else (-1) ** parity
    return None


def _product(x: Expr, facts: Facts):
    """Infinity times factors of known sign."""
    infinite = [f for f in x.args if direction(f) is not None]
    signs = [facts.sign(f) for f in x.args if direction(f) is None]
    if not infinite or None in signs or 0 in signs:
        return None
    return times(prod(signs), *infinite)


def _abs(x: Expr, facts: Facts):
    (inner,) = x.args
    if facts.is_nonnegative(inner):
        return inner
    if facts.sign(inner) == -1 or facts.is_nonnegative(negated(inner)):
        return negated(inner)
    return None


def _sign(x: Expr, facts: Facts):
    return facts.sign(x.args[0])


def _log(x: Expr, facts: Facts):
    base, exponent = base_and_exponent(x.args[0]) if len(x) == 1 else (x, 1)
    if exponent != 1 and facts.is_real(exponent) and (base is S.E or facts.sign(base) == 1):
        return times(exponent, 1 if base is S.E else S.Log(base))
    return None


def _whole(x: Expr, facts: Facts):
    """Floor and its kin of a whole number, of one added, and of what lies between two neighbours."""
    if len(x) != 1:
        return None
    (inner,) = x.args
    if facts.is_integer(inner):
        return 0 if x.head is S.FractionalPart else inner
    terms = inner.args if isinstance(inner, Expr) and inner.head is S.Plus else ()
    whole = [term for term in terms if facts.is_integer(term)]
    if whole and x.head in (S.Floor, S.Ceiling):
        return plus(*whole, Expr(x.head, (minus(inner, plus(*whole)),)))
    return _between_neighbours(x.head, inner, facts)


def _between_neighbours(head, inner, facts: Facts):
    """The only value that Floor, Ceiling, Round or IntegerPart takes within bounds; None for more."""
    found = facts.interval(inner)
    if found is None or not math.isfinite(found.below) or not math.isfinite(found.above):
        return None
    if head is S.FractionalPart:
        value = _between_neighbours(S.IntegerPart, inner, facts)
        return None if value is None else minus(inner, value)
    floors, ceilings = _floors(found), _ceilings(found)
    if head is S.IntegerPart:
        if found.below >= 0:
            values = floors
        elif found.above <= 0:
            values = ceilings
        else:
            values = min(0, ceilings[0]), max(0, floors[1])
    elif head is S.Round:
        shifted = Interval(found.below + 0.5, found.above + 0.5, found.below_open, found.above_open)
        values = _floors(shifted)
        if values[0] == shifted.below and not found.below_open:
            return None  # the middle between two numbers goes to the even one
    else:
        values = floors if head is S.Floor else ceilings
    return values[0] if values[0] == values[1] else None


def _floors(i: Interval) -> tuple[int, int]:
    """The least and the greatest floor of numbers in an interval."""
    top = math.floor(i.above)
    return math.floor(i.below), top - 1 if top == i.above and i.above_open else top


def _ceilings(i: Interval) -> tuple[int, int]:
    bottom = math.ceil(i.below)
    return bottom + 1 if bottom == i.below and i.below_open else bottom, math.ceil(i.above)


def _real_part(x: Expr, facts: Facts):
    return x.args[0] if facts.is_real(x.args[0]) else None


def _periodic(x: Expr, facts: Facts):
    """Sin[k Pi], Cos[k Pi] and Tan[k Pi] for whole k, also with another angle added."""
    (angle,) = x.args
    terms = angle.args if isinstance(angle, Expr) and angle.head is S.Plus else (angle,)
    turns = []
    for term in terms:
        factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
        if any(f is S.Pi for f in factors):
            k = times(*(f for f in factors if f is not S.Pi))
            if facts.is_integer(k):
                turns.append((term, k))
    if not turns:
        return None
    rest = plus(*(t for t in terms if not any(t is turn for turn, _ in turns)))
    k = plus(*(k for _, k in turns))
    parity = facts.parity(k)
    if x.head is S.Tan:
        return S.Tan(rest)
    sign = power(-1, k) if parity is None else (-1) ** parity
    return times(sign, Expr(x.head, (rest,)))


def _argument(x: Expr, facts: Facts):
    sign = facts.sign(x.args[0])
    return {1: 0, -1: S.Pi}.get(sign)


def _extreme(x: Expr, facts: Facts):
    if len(x) != 2:
        return None
    for first, second in (x.args, x.args[::-1]):
        if facts.is_nonnegative(minus(first, second)):
            return first if x.head is S.Max else second
    return None


_RULES: dict = {
    S.Power: _power,
    S.Times: _product,
    S.Abs: _abs,
    S.RealAbs: _abs,
    S.Sign: _sign,
    S.Log: _log,
    S.Floor: _whole,
    S.Ceiling: _whole,
    S.Round: _whole,
    S.IntegerPart: _whole,
    S.FractionalPart: _whole,
    S.Re: _real_part,
    S.Conjugate: _real_part,
    S.Im: lambda x, facts: 0 if facts.is_real(x.args[0]) else None,
    S.Arg: _argument,
    S.Sin: _periodic,
    S.Cos: _periodic,
    S.Tan: _periodic,
    S.Max: _extreme,
    S.Min: _extreme,
    S.UnitStep: lambda x, facts: (
        1 if facts.is_nonnegative(x.args[0]) else 0 if facts.sign(x.args[0]) == -1 else None
    ),
}
