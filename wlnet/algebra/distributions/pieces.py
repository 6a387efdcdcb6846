"""What the formulas of distributions are put together from."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.compare import order
from wlnet.algebra.distribution import DISTRIBUTIONS, Distribution, on_interval
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.products import over, power
from wlnet.algebra.sums import minus
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S

HALF = Fraction(1, 2)


def add(name: str, parameters, **fields) -> None:
    """A distribution joins the others."""
    DISTRIBUTIONS.add(name, Distribution(name, parameters, **fields))


def as_many(count: int):
    """The parameters are the arguments, where there are so many."""
    return lambda *args: args if len(args) == count else None


def positive(*p) -> bool:
    return all(v > 0 for v in p)


def exp(x):
    return power(S.E, x)


def standard(x, m, s):
    return over(minus(x, m), s)


def from_zero(formula, above=0):
    """A function of x and parameters that is 0 up to 0, and `above` at Infinity."""

    def value(x, *p):
        side = order(x, 0)
        if side is not None and side <= 0:
            return 0
        return on_interval(x, 0, INFINITY, formula(x, *p), 0, above, is_open=True)

    return value


def where_above(x, place, value, otherwise):
    """The value where x > place: moments that not every member has; Piecewise where that is not known."""
    side = order(x, place)
    if side is not None:
        return value if side > 0 else otherwise
    return S.Piecewise(wl_list([wl_list((value, S.Greater(x, place)))]), otherwise)
