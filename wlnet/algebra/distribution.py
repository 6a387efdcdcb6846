"""The contract of probability distributions: NormalDistribution[m, s] and its kin.

A member of the collection `wlnet/algebra/distributions` states its parameters, densities and
moments as expressions, and how numbers are drawn. Drawing takes a NumPy generator; nothing here
imports NumPy.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.compare import order
from wlnet.algebra.numbers import is_inexact, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen

DISTRIBUTIONS = Registry("distribution", "wlnet.algebra.distributions")

NOT_NUMERIC = Message("RandomVariate::unsdst", "`1` is not a distribution with numeric parameters.")
BAD_PARAMETER = Message("General::wlnetprm", "The parameters of `1` should be `2`.")


@frozen
class Distribution:
    """One family. Functions take the parameters after their own arguments.

    parameters    arguments of the head -> tuple of parameters, or None if they do not fit
    density       (x, *p) -> PDF as an expression; of discrete ones the probability of x
    cumulative    (x, *p) -> CDF
    quantile      (q, *p) -> the x with CDF q
    mean, variance, median, skewness, kurtosis    (*p) -> expression
    draw          (generator, shape, *p as machine numbers) -> array
    valid         (*p as numbers) -> bool; needs: what they should be, in words
    rank          0 for numbers, 1 for vectors
    """

    name: str
    parameters: Callable
    density: Callable
    draw: Callable
    cumulative: Callable | None = None
    quantile: Callable | None = None
    mean: Callable | None = None
    variance: Callable | None = None
    median: Callable | None = None
    skewness: Callable | None = None
    kurtosis: Callable | None = None
    valid: Callable = lambda *p: True
    needs: str = "numbers"
    rank: int = 0


def distribution_of(x) -> tuple[Distribution, tuple] | None:
    """(family, parameters) of an expression, or None if it is no distribution.

    Raises General::wlnetprm where numeric parameters are out of range.
    """
    if not isinstance(x, Expr) or not isinstance(x.head, Symbol):
        return None
    if not x.head.name.endswith("Distribution"):
        return None
    family = DISTRIBUTIONS.get(x.head.name)
    parameters = None if family is None else family.parameters(*x.args)
    if parameters is None:
        return None
    numbers = [numeric_value(p) for p in parameters]
    if all(is_real(v) for v in numbers) and not family.valid(*numbers):
        raise BAD_PARAMETER(x, family.needs, value=UNEVALUATED)
    return family, parameters


def moment(x, name: str):
    """The `name` ("mean", "variance", ...) of a distribution, or None."""
    found = distribution_of(x)
    if found is None:
        return None
    family, parameters = found
    formula = getattr(family, name)
    if formula is None and name == "median" and family.quantile is not None:
        return family.quantile(Fraction(1, 2), *parameters)
    return None if formula is None else formula(*parameters)


def on_interval(x, low, high, inside, below, above, is_open=False):
    """`inside` for low <= x <= high, else `below` or `above`; Piecewise where x is a symbol.

    is_open    low itself belongs to what is below
    """
    places = order(x, low), order(x, high)
    if places[0] is not None and places[0] < is_open:
        return below
    if places[1] is not None and places[1] > 0:
        return above
    if None not in places:
        return inside
    if high is S.Infinity:
        condition = (S.Greater if is_open else S.GreaterEqual)(x, low)
    else:
        condition = Expr(S.Inequality, (low, S.LessEqual, x, S.LessEqual, high))
    cases = [wl_list((inside, condition))]
    if above != 0 and high is not S.Infinity:
        cases.append(wl_list((above, S.Greater(x, high))))
    return S.Piecewise(wl_list(cases), below)


def numerically(function: Callable) -> Callable:
    """A formula that has values for numbers of which one is inexact; None for others."""

    def value(*arguments):
        if not any(map(is_inexact, arguments)):
            return None
        numbers = [numeric_value(v) for v in arguments]
        return float(function(*numbers)) if all(map(is_real, numbers)) else None

    return value
