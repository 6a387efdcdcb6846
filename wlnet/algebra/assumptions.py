"""What assumptions such as x > 0 or n ∈ Integers say of an expression."""

from __future__ import annotations

from math import inf

from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import NUMBERS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent
from wlnet.algebra.sums import minus, negated, split
from wlnet.expr.expr import TRUE, Expr, is_list, key_of, same
from wlnet.expr.symbols import S

RELATIONS = {S.Greater: (1, True), S.GreaterEqual: (1, False), S.Less: (-1, True), S.LessEqual: (-1, False)}
_REAL_DOMAINS = {S.Reals, S.Integers, S.Rationals, S.Primes}
_REAL_FUNCTIONS = {
    S.Abs, S.Re, S.Im, S.Arg, S.Floor, S.Ceiling, S.Round, S.Sign,
    S.Sin, S.Cos, S.Tan, S.Sinh, S.Cosh, S.Tanh, S.ArcTan, S.ArcSinh, S.Erf, S.Max, S.Min, S.LogisticSigmoid,
}  # fmt: skip


class Interval:
    """Bounds of a real quantity; `open` ends do not belong to it."""

    __slots__ = ("above", "above_open", "below", "below_open")

    def __init__(self, below=-inf, above=inf, below_open: bool = True, above_open: bool = True):
        self.below, self.above = below, above
        self.below_open, self.above_open = below_open, above_open

    def sign(self) -> int | None:
        """1 above 0, -1 below 0, 0 where it is 0 alone; None otherwise."""
        if self.below > 0 or (self.below == 0 and self.below_open):
            return 1
        if self.above < 0 or (self.above == 0 and self.above_open):
            return -1
        return 0 if self.below == self.above == 0 else None


class Facts:
    """The facts that a condition states."""

    def __init__(self, condition=TRUE):
        self.bounds: dict = {}  # key of an expression -> Interval
        self.domains: dict = {}  # key of an expression -> domain
        self.stated: list = []
        self._take(condition)

    def __bool__(self) -> bool:
        return bool(self.stated)

    def _take(self, fact) -> None:
        if is_list(fact) or (isinstance(fact, Expr) and fact.head is S.And):
            for part in fact.args:
                self._take(part)
            return
        if fact is TRUE or not isinstance(fact, Expr):
            return
        self.stated.append(fact)
        if fact.head is S.Element and len(fact) == 2:
            things = fact.args[0]
            is_several = isinstance(things, Expr) and things.head in (S.Alternatives, S.List)
            for thing in things.args if is_several else (things,):
                self.domains[key_of(thing)] = fact.args[1]
        elif fact.head in RELATIONS:
            for left, right in zip(fact.args, fact.args[1:], strict=False):
                self._relate(left, right, *RELATIONS[fact.head])
        elif fact.head is S.Inequality and len(fact) % 2:
            for k in range(0, len(fact) - 2, 2):
                relation = RELATIONS.get(fact.args[k + 1])
                if relation is not None:
                    self._relate(fact.args[k], fact.args[k + 2], *relation)
        elif fact.head is S.Equal and len(fact) == 2:
            value = numeric_value(fact.args[1])
            if is_real(value):
                self._bound(fact.args[0], value, value, False)

    def _relate(self, left, right, sign: int, is_open: bool) -> None:
        """left > right for sign 1, left < right for -1."""
        if sign < 0:
            left, right = right, left
        low, high = _real(right), _real(left)
        if low is not None:
            self._bound(left, low, inf, is_open)
        elif high is not None:
            self._bound(right, -inf, high, is_open)
        else:
            self._bound(minus(left, right), 0, inf, is_open)

    def _bound(self, thing, below, above, is_open: bool) -> None:
        found = self.bounds.setdefault(key_of(thing), Interval())
        if below > found.below or (below == found.below and is_open):
            found.below, found.below_open = below, is_open
        if above < found.above or (above == found.above and is_open):
            found.above, found.above_open = above, is_open

    # -- questions --------------------------------------------------------------------------

    def is_real(self, x) -> bool:
        if type(x) in NUMBERS:
            return is_real(x)
        if is_real(numeric_value(x)):
            return True
        if key_of(x) in self.bounds or self.domains.get(key_of(x)) in _REAL_DOMAINS:
            return True
        if not isinstance(x, Expr):
            return False
        if x.head in (S.Plus, S.Times):
            return all(map(self.is_real, x.args))
        if x.head is S.Power and len(x) == 2:
            base, exponent = x.args
            if type(exponent) is int:
                return self.is_real(base)
            return self.sign(base) == 1 and self.is_real(exponent)
        if x.head is S.Log and len(x) == 1:
            return self.sign(x.args[0]) == 1
        return x.head in _REAL_FUNCTIONS and all(map(self.is_real, x.args))

    def is_integer(self, x) -> bool:
        if type(x) is int:
            return True
        if self.domains.get(key_of(x)) in (S.Integers, S.Primes):
            return True
        if not isinstance(x, Expr):
            return False
        if x.head in (S.Plus, S.Times):
            return all(map(self.is_integer, x.args))
        if x.head is S.Power and type(x.args[1]) is int and x.args[1] > 0:
            return self.is_integer(x.args[0])
        return x.head in (S.Floor, S.Ceiling, S.Round)

    def parity(self, x) -> int | None:
        """0 for even, 1 for odd whole numbers, None where that is not known."""
        if type(x) is int:
            return x % 2
        if not self.is_integer(x):
            return None
        if isinstance(x, Expr) and x.head is S.Plus:
            parts = list(map(self.parity, x.args))
            return None if None in parts else sum(parts) % 2
        c, rest = split(x)
        return 0 if type(c) is int and c % 2 == 0 and self.is_integer(rest) else None

    def interval(self, x) -> Interval | None:
        """Bounds of x, where it is known to be real."""
        value = _real(x)
        if value is not None:
            return Interval(value, value, False, False)
        known = self.bounds.get(key_of(x))
        if known is not None:
            return known
        opposite = self.bounds.get(key_of(negated(x)))
        if opposite is not None:
            return _mirrored(opposite)
        if not isinstance(x, Expr):
            return Interval() if self.is_real(x) else None
        if x.head is S.Plus:
            parts = list(map(self.interval, x.args))
            return None if None in parts else _added(parts)
        if x.head is S.Times:
            c, rest = split(x)
            if is_real(c) and c not in (1, 0):
                inner = self.interval(rest)
                return None if inner is None else _scaled(inner, c)
        sign = self._sign(x)
        if sign is None:
            return Interval() if self.is_real(x) else None
        return (
            Interval(0, inf) if sign > 0 else Interval(-inf, 0) if sign < 0 else Interval(0, 0, False, False)
        )

    def sign(self, x) -> int | None:
        """1, -1 or 0 where it is known."""
        found = self.interval(x)
        return None if found is None else found.sign()

    def _sign(self, x: Expr) -> int | None:
        """From the structure of products, powers and functions."""
        if x.head is S.Times:
            found = 1
            for factor in x.args:
                one = self.sign(factor)
                if one is None:
                    return None
                found *= one
            return found
        if x.head is S.Power and len(x) == 2:
            base, exponent = x.args
            sign = self.sign(base)
            if sign == 1 and self.is_real(exponent):
                return 1
            if type(exponent) is int and sign == -1:
                return 1 if exponent % 2 == 0 else -1
            return None
        if x.head is S.Abs and self.sign(x.args[0]) in (1, -1):
            return 1
        if x.head is S.Cosh and self.is_real(x.args[0]):
            return 1
        return None

    def is_nonnegative(self, x) -> bool:
        found = self.interval(x)
        if found is not None and found.below >= 0:
            return True
        if not isinstance(x, Expr):
            return False
        if x.head is S.Plus:
            return all(map(self.is_nonnegative, x.args))
        base, exponent = base_and_exponent(x)
        if x.head is S.Power and type(exponent) is int and exponent % 2 == 0:
            return self.is_real(base)
        if x.head is S.Times:
            return all(map(self.is_nonnegative, x.args))
        return x.head is S.Abs

    def truth(self, statement) -> bool | None:
        """Whether a relation or membership follows, or its opposite does."""
        if any(same(statement, fact) for fact in self.stated):
            return True
        if not isinstance(statement, Expr):
            return None
        if statement.head is S.Element and len(statement) == 2:
            return self._membership(*statement.args)
        if statement.head in (*RELATIONS, S.Equal, S.Unequal) and len(statement) == 2:
            return self._relation(statement.head, minus(*statement.args))
        return None

    def _membership(self, x, domain) -> bool | None:
        if domain is S.Complexes:
            return True if self.is_real(x) or self.domains.get(key_of(x)) is S.Complexes else None
        if domain is S.Reals:
            return True if self.is_real(x) else None
        if domain is S.Integers:
            return True if self.is_integer(x) else None
        return True if self.domains.get(key_of(x)) is domain else None

    def _relation(self, head, difference) -> bool | None:
        found = self.interval(difference)
        sign = None if found is None else found.sign()
        if head is S.Equal or head is S.Unequal:
            if sign is None:
                return None
            return (sign == 0) == (head is S.Equal)
        direction_, strict = RELATIONS[head]
        if direction_ < 0:
            difference = negated(difference)
            sign = None if sign is None else -sign
        if sign == 1 or (sign == 0 and not strict):
            return True
        if sign == -1 or (sign == 0 and strict):
            return False
        if self.is_nonnegative(difference) and not strict:
            return True
        return False if strict and self.is_nonnegative(negated(difference)) else None


def _real(x):
    """A real number that x is, as a machine number, infinite ones too; else None."""
    turn = direction(x)
    if turn in (1, -1):
        return turn * inf
    if type(x) in NUMBERS:
        return x if is_real(x) else None
    value = numeric_value(x)
    return value if is_real(value) else None


def _mirrored(i: Interval) -> Interval:
    return Interval(-i.above, -i.below, i.above_open, i.below_open)


def _scaled(i: Interval, c) -> Interval:
    if c < 0:
        return _scaled(_mirrored(i), -c)
    return Interval(i.below * c, i.above * c, i.below_open, i.above_open)


def _added(parts: list[Interval]) -> Interval:
    return Interval(
        sum(i.below for i in parts),
        sum(i.above for i in parts),
        any(i.below_open for i in parts),
        any(i.above_open for i in parts),
    )
