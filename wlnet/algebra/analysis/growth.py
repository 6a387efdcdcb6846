"""Limits at Infinity of expressions made of exponentials, logarithms and powers: Gruntz's algorithm.

The most rapidly varying parts of an expression, exponentials of one class of growth, are written
by one of them, w, which tends to 0; the first term of the expansion in w tells the limit, or is
an expression that varies less rapidly. Source: D. Gruntz, "On Computing Limits in a Symbolic
Manipulation System", thesis, ETH Zurich 1996, chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.analysis.expansion import Expansion, sign_of_constant
from wlnet.algebra.analysis.truncated import NoSeries
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY, directed, direction
from wlnet.algebra.numbers import INDETERMINATE, INFINITY, NUMBERS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent, over, power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol

_DEEPEST = 40


class NoLimit(Exception):
    """Nothing is known of the limit."""


def _is_exponential(e) -> bool:
    """E^u"""
    return isinstance(e, Expr) and e.head is S.Power and len(e) == 2 and e.args[0] is S.E


class Growth:
    """Limits of expressions in the symbol x as x grows beyond all bounds; x counts as positive."""

    def __init__(self, x: Symbol, evaluate: Callable, sign: Callable = sign_of_constant):
        self.x = x
        self.evaluate = evaluate
        self._sign_of_constant = sign
        self._depth = 0
        self._limits: dict = {}

    def limit(self, e):
        """A finite expression, Infinity or -Infinity. Raises NoLimit."""
        if not isinstance(e, (Expr, Symbol)) or is_free_of(e, self.x):
            if e is INDETERMINATE or direction(e) == 0:
                raise NoLimit
            return e
        if same(e, self.x):
            return INFINITY
        if e not in self._limits:
            self._limits[e] = self._found(e)
        return self._limits[e]

    def _found(self, e):
        exponent, c = self.first_term(e)
        if exponent > 0:
            return 0
        if exponent == 0:
            return self.limit(c)
        number = numeric_value(c)
        if type(number) in NUMBERS and not is_real(number):
            return directed(c)
        return INFINITY if self.sign(c) > 0 else MINUS_INFINITY

    def sign(self, e) -> int:
        """-1, 0 or 1 for large x. Raises NoLimit where it is not known."""
        if not isinstance(e, (Expr, Symbol)) or is_free_of(e, self.x):
            turn = direction(e)
            found = self._sign_of_constant(e if turn is None else turn)
            if found is None:
                raise NoLimit
            return found
        if same(e, self.x) or (isinstance(e, Expr) and e.head is S.Power and e.args[0] is S.E):
            return 1
        if e.head is S.Times:
            found = 1
            for factor in e.args:
                found *= self.sign(factor)
            return found
        base, exponent = base_and_exponent(e)
        if exponent != 1 and is_real(exponent) and self.sign(base) > 0:
            return 1
        return self.sign(self.first_term(e)[1])

    def first_term(self, e) -> tuple:
        """(exponent, coefficient) of the first term in w, the coefficient varying less rapidly."""
        self._depth += 1
        try:
            if self._depth > _DEEPEST:
                raise NoLimit
            return self._first_term(e)
        finally:
            self._depth -= 1

    def _first_term(self, e) -> tuple:
        e = self.powers_written_out(e)
        fastest = self.fastest(e)
        if not fastest:
            raise NoLimit
        if any(same(part, self.x) for part in fastest):
            e, moved = self._moved_up(e), [self._moved_up(part) for part in fastest]
            fastest = list(dict.fromkeys([*moved, *self._powers(e)]))
        fastest.sort(key=_size)
        slope = fastest[0].args[1]  # of the exponential by which all are written
        if self.sign(self.limit(slope)) > 0:
            slope = negated(slope)
        w = Symbol("w", "System`Private`")
        for part in sorted(fastest, key=_size, reverse=True):
            ratio = self.limit(over(part.args[1], slope))
            rest = self.evaluate(S.Expand(minus(part.args[1], times(ratio, slope))))
            e = _replaced(e, part, S.Times(power(S.E, rest), power(w, ratio)))
        try:
            return Expansion(w, self.evaluate, slope, self._sign_or_none).first(e)
        except NoSeries:
            raise NoLimit from None

    def _sign_or_none(self, c) -> int | None:
        try:
            return self.sign(c)
        except NoLimit:
            return None

    def powers_written_out(self, e):
        """b^c as E^(c Log[b]) where c varies, and products of such powers as one."""
        if not isinstance(e, Expr) or is_free_of(e, self.x):
            return e
        e = Expr(e.head, tuple(map(self.powers_written_out, e.args)))
        if e.head is S.Power and len(e) == 2 and e.args[0] is not S.E and not is_free_of(e.args[1], self.x):
            return S.Power(S.E, times(e.args[1], self._logarithm(e.args[0])))
        if e.head is S.Times:
            powers = list(filter(_is_exponential, e.args))
            if len(powers) > 1:
                others = [factor for factor in e.args if not _is_exponential(factor)]
                exponent = self.evaluate(S.Expand(plus(*(one.args[1] for one in powers))))
                return Expr(S.Times, (*others, S.Power(S.E, exponent)))
        return e

    def _logarithm(self, e):
        if _is_exponential(e):
            return e.args[1]
        if isinstance(e, Expr) and e.head is S.Times and any(map(_is_exponential, e.args)):
            return plus(*map(self._logarithm, e.args))
        return self.evaluate(S.Log(e))

    def _moved_up(self, e):
        """e with E^x in place of x."""
        if same(e, self.x):
            return S.Power(S.E, self.x)
        if not isinstance(e, Expr) or is_free_of(e, self.x):
            return e
        if e.head is S.Log and same(e.args[0], self.x):
            return self.x
        if e.head is S.Power and same(e.args[0], self.x) and is_free_of(e.args[1], self.x):
            return S.Power(S.E, times(e.args[1], self.x))
        return _rebuilt(e.head, tuple(map(self._moved_up, e.args)))

    def _powers(self, e) -> list:
        """The parts E^(c x)."""
        if not isinstance(e, Expr) or is_free_of(e, self.x):
            return []
        if e.head is S.Power and e.args[0] is S.E and is_free_of(over(e.args[1], self.x), self.x):
            return [e]
        return [part for arg in e.args for part in self._powers(arg)]

    # -- comparison of growth ---------------------------------------------------------------------

    def fastest(self, e) -> list:
        """The most rapidly varying parts: x itself, or exponentials, all of one class."""
        if same(e, self.x):
            return [e]
        if not isinstance(e, Expr) or is_free_of(e, self.x):
            return []
        if e.head is S.Power and e.args[0] is S.E:
            if direction(self.limit(e.args[1])) is not None:
                return self._faster([e], self.fastest(e.args[1]))
            return self.fastest(e.args[1])
        found: list = []
        for arg in e.args:
            found = self._faster(found, self.fastest(arg))
        return found

    def _faster(self, a: list, b: list) -> list:
        if not a or not b:
            return a or b
        if any(same(x, y) for x in a for y in b):
            return a + [y for y in b if not any(same(x, y) for x in a)]
        growth = self.limit(over(self._log(a[0]), self._log(b[0])))
        if type(growth) in NUMBERS and growth == 0:
            return b
        return a if direction(growth) is not None else a + b

    def _log(self, part):
        return S.Log(part) if same(part, self.x) else part.args[1]


def _size(e) -> int:
    return 1 + sum(map(_size, e.args)) if isinstance(e, Expr) else 1


def _rebuilt(head, args: tuple):
    """head[args...]; exponentials in a product stay apart, since each is looked for by itself."""
    if head is S.Plus:
        return plus(*args)
    if head is S.Power and len(args) == 2 and args[0] is not S.E:
        return power(*args)
    return Expr(head, args)


def _replaced(e, part, value):
    if same(e, part):
        return value
    if not isinstance(e, Expr):
        return e
    args = tuple([_replaced(arg, part, value) for arg in e.args])
    return e if all(map(same, args, e.args)) else _rebuilt(e.head, args)
