"""SeriesData expressions: made from truncated series, read back, and calculated with.

SeriesData[x, x0, {a0, a1, ...}, n, m, d] is the sum of a(k) (x - x0)^((n + k)/d), known below
(x - x0)^(m/d); for x0 = Infinity powers of 1/x stand in place of those of x - x0.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.analysis.expansion import MARK, Expansion
from wlnet.algebra.analysis.truncated import NoSeries, Truncated
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, whole
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.symbols import S, Symbol


def is_series(x) -> bool:
    """A whole SeriesData[x, x0, {...}, n, m, d]."""
    return (
        isinstance(x, Expr)
        and x.head is S.SeriesData
        and len(x) == 6
        and is_list(x.args[2])
        and all(type(n) is int for n in x.args[3:])
        and x.args[5] > 0
    )


class Point:
    """A point of a variable, and the small positive t that measures the distance from it."""

    def __init__(self, variable, at, evaluate: Callable):
        self.variable, self.at, self.evaluate = variable, at, evaluate
        self.t = Symbol("t", "System`Private`")
        self.expansion = Expansion(self.t, evaluate)

    @property
    def distance(self):
        """What t stands for."""
        if self.at is INFINITY:
            return power(self.variable, -1)
        return (
            negated(power(self.variable, -1)) if self.at == MINUS_INFINITY else minus(self.variable, self.at)
        )

    def put(self, x):
        """x with the variable written by t."""
        if self.at is INFINITY:
            value = power(self.t, -1)
        elif self.at == MINUS_INFINITY:
            value = negated(power(self.t, -1))
        else:
            value = plus(self.at, self.t)
        return self.evaluate(S.ReplaceAll(x, S.Rule(self.variable, value)))

    def back(self, x):
        """An expression in t as one in the variable."""
        if is_free_of(x, self.t):
            return x
        distance = self.distance
        if self.at is INFINITY:  # Log[1/x] is written -Log[x]
            x = self.evaluate(S.ReplaceAll(x, S.Rule(S.Log(self.t), negated(S.Log(self.variable)))))
        return self.evaluate(S.ReplaceAll(x, S.Rule(self.t, distance)))

    def expand(self, x, order: int) -> Truncated:
        """The terms up to (x - x0)^order."""
        found = self.expansion.expanded(self.put(x), order + 1)
        return found.cut(order + Fraction(1, _denominator(found)))

    def data(self, found: Truncated) -> Expr:
        """SeriesData of a truncated series of finite order."""
        d = math.lcm(_denominator(found), Fraction(found.order).denominator)
        last = int(found.order * d)
        places = {int(e * d): self.back(c) for e, c in found.terms.items()}
        first = min(places, default=last)
        row = [places.get(k, 0) for k in range(first, max(places, default=first - 1) + 1)]
        return S.SeriesData(self.variable, self.at, wl_list(row), first, last, d)

    def holds(self, data: Expr) -> bool:
        """Whether a series is one about this point."""
        return same(data.args[0], self.variable) and same(data.args[1], self.at)

    def combined(self, x: Expr):
        """head[args...] with series about this point among the arguments, as a series; raises NoSeries."""
        args, known = [], self.expansion.known
        known.clear()
        for arg in x.args:
            if is_series(arg):
                if not self.holds(arg):
                    raise NoSeries
                args.append(MARK(self.t, len(known)))
                known.append(truncated_of(arg))
            else:
                args.append(self.put(arg))
        order = max(series.order for series in known)
        found = self.expansion.combined(Expr(x.head, tuple(args)), order)
        return self.back(plus(*found.terms.values())) if found.order == math.inf else self.data(found)


def truncated_of(data: Expr) -> Truncated:
    """The truncated series of a SeriesData expression."""
    row, first, last, d = data.args[2:]
    terms = {
        whole(Fraction(first + k, d)): c for k, c in enumerate(row.args) if not (type(c) is int and c == 0)
    }
    return Truncated(terms, whole(Fraction(last, d)))


def _denominator(found: Truncated) -> int:
    return math.lcm(1, *(Fraction(e).denominator for e in found.terms))


def normal(data: Expr):
    """The sum without the order, also of series that stand as coefficients in a series."""
    variable, at, row, first, _, d = data.args
    base = power(variable, -1) if at is INFINITY else minus(variable, at)
    terms = (normal(c) if is_series(c) else c for c in row.args)
    return plus(*(times(c, power(base, whole(Fraction(first + k, d)))) for k, c in enumerate(terms)))
