"""Truncated series in powers of one variable t: their arithmetic, powers, exponential and logarithm.

Exponents are integers or fractions, coefficients expressions that are free of t, but for Log[t].
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_zero, whole
from wlnet.algebra.numeric import numeric_value, with_digits
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import over, power, times
from wlnet.algebra.rational_functions import NotRational, as_quotient
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr
from wlnet.frozen import frozen

_TINY = 1e-9
_DIGITS = 40


class NoSeries(Exception):
    """The expression has no expansion in powers at the point."""


class Vanishes(Exception):
    """No term is left below the order: more terms are needed to tell the first."""


def vanishes(c) -> bool:
    """Whether a coefficient is 0 in whatever form."""
    if type(c) in NUMBERS:
        return is_zero(c)
    if not isinstance(c, Expr):
        return False
    value = numeric_value(c)
    if value is not None:
        if abs(value) > _TINY:
            return False
        exact = with_digits(c, _DIGITS)
        return exact is None or abs(exact) < Fraction(1, 10 ** (_DIGITS // 2))
    try:
        return not as_quotient(expand(c)).top
    except (NotRational, TooLarge):
        return False


@frozen
class Truncated:
    """The sum of terms[e] t^e, known for all e < order (math.inf: the sum is exact)."""

    terms: dict
    order: object

    def start(self):
        """The first exponent whose coefficient is not 0; the order where there is none."""
        return min((e for e, c in self.terms.items() if not vanishes(c)), default=self.order)

    def leading(self) -> tuple:
        """(exponent, coefficient) of the first term; raises Vanishes."""
        first = self.start()
        if first == self.order:
            raise Vanishes
        return first, self.terms[first]

    def is_null(self) -> bool:
        return self.order == math.inf and self.start() == math.inf

    def cut(self, order) -> Truncated:
        """Without the terms from an order on."""
        if order >= self.order:
            return self
        return Truncated({e: c for e, c in self.terms.items() if e < order}, order)

    def shifted(self, by) -> Truncated:
        """t^by times the series."""
        return Truncated({whole(e + by): c for e, c in self.terms.items()}, whole(self.order + by))

    def scaled(self, factor) -> Truncated:
        return Truncated({e: times(factor, c) for e, c in self.terms.items()}, self.order)

    def mapped(self, change: Callable) -> Truncated:
        return Truncated({e: change(c) for e, c in self.terms.items()}, self.order)


def constant(c) -> Truncated:
    return Truncated({} if is_zero(c) else {0: c}, math.inf)


def added(*parts: Truncated) -> Truncated:
    order = min(part.order for part in parts)
    found: dict = {}
    for part in parts:
        for e, c in part.terms.items():
            if e < order:
                found.setdefault(e, []).append(c)
    sums = {e: expand(plus(*cs)) if len(cs) > 1 else cs[0] for e, cs in found.items()}
    return Truncated({e: c for e, c in sums.items() if not is_zero(c)}, order)


def multiplied(a: Truncated, b: Truncated, most=math.inf) -> Truncated:
    """a b, with the terms below the order `most` only."""
    if a.is_null() or b.is_null():
        return constant(0)
    order = min(a.start() + b.order, b.start() + a.order)
    order = min(order, most)
    found: dict = {}
    for e, c in a.terms.items():
        for f, d in b.terms.items():
            if e + f < order:
                found.setdefault(whole(e + f), []).append(times(c, d))
    sums = {e: expand(plus(*cs)) for e, cs in found.items()}
    exact = a.order == math.inf and b.order == math.inf and len(sums) == len({*_sums(a, b)})
    return Truncated({e: c for e, c in sums.items() if not is_zero(c)}, math.inf if exact else order)


def _sums(a: Truncated, b: Truncated):
    return (whole(e + f) for e in a.terms for f in b.terms)


def raised(a: Truncated, exponent, most) -> Truncated:
    """a^exponent for an exponent free of t, with the terms below `most`."""
    if type(exponent) is int and exponent >= 0 and a.order == math.inf and exponent * len(a.terms) < 60:
        found = constant(1)
        for _ in range(exponent):
            found = multiplied(found, a, most)
        return found
    if a.is_null():
        raise NoSeries
    if not a.terms and type(exponent) in RATIONALS and exponent > 0:
        return Truncated({}, whole(a.order * exponent))
    first, c = a.leading()
    if first != 0 and type(exponent) not in RATIONALS:
        raise NoSeries
    lift = whole(first * exponent) if first else 0
    rest = Truncated({e: v for e, v in a.terms.items() if e != first}, a.order)
    u = rest.shifted(-first).scaled(power(c, -1))
    factors = _binomials(exponent)
    return composed(u, factors, most - lift).scaled(power(c, exponent)).shifted(lift)


def _binomials(exponent):
    """Binomial[exponent, k] for k = 0, 1, ..."""
    c, k = 1, 0
    while True:
        yield c
        c = over(times(c, plus(exponent, -k)), k + 1)
        k += 1


def _reciprocal_factorials():
    c, k = Fraction(1), 0
    while True:
        yield whole(c)
        k += 1
        c /= k


def _logarithms():
    yield 0
    k = 1
    while True:
        yield whole(Fraction((-1) ** (k + 1), k))
        k += 1


def composed(u: Truncated, factors, most) -> Truncated:
    """The sum of factors[k] u^k for a series u that begins above t^0, below the order `most`."""
    first = u.start()
    if first == math.inf:
        return constant(next(iter(factors)))
    if first <= 0:
        raise NoSeries
    order = min(u.order, most)
    total, grown = Truncated({}, math.inf), constant(1)
    for k, factor in enumerate(factors):
        if k * first >= order:
            return added(total, Truncated({}, order))
        if k:
            grown = multiplied(grown, u, order)
        if not is_zero(factor):
            total = added(total, grown.scaled(factor))
        elif factor is None:
            raise NoSeries
    return total


def exponential(u: Truncated, most) -> Truncated:
    """E^u for a series that begins above t^0."""
    return composed(u, _reciprocal_factorials(), most)


def logarithm(u: Truncated, most) -> Truncated:
    """Log[1 + u] for a series that begins above t^0."""
    return composed(u, _logarithms(), most)


def integrated(a: Truncated, log) -> Truncated:
    """The antiderivative with constant 0; `log` stands for Log[t]."""
    found = {}
    for e, c in a.terms.items():
        found[whole(e + 1) if e != -1 else 0] = over(c, e + 1) if e != -1 else times(c, log)
    return Truncated(found, whole(a.order + 1))


def differentiated(a: Truncated) -> Truncated:
    """The derivative with respect to t, for coefficients without Log[t]."""
    return Truncated({whole(e - 1): times(e, c) for e, c in a.terms.items() if e}, whole(a.order - 1))
