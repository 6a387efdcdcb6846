"""What is asked of probability distributions: PDF, CDF, quantiles, tails, likelihoods, parameters.

Formulas come from the sheets; what they do not say follows from what they do say: sums of
probabilities, steps up to a share, roots of the CDF.
"""

from __future__ import annotations

import math

from scipy.optimize import brentq

from wlnet.algebra.compare import order
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_inexact, is_number, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.sheets import (
    check,
    ends,
    family_of,
    fault,
    is_discrete,
    is_distribution,
    is_vector,
    known,
)
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, symbol
from wlnet.language.builtin import builtin

BAD_SHARE = Message("InverseCDF::prob", "The probability `1` should be a number between 0 and 1.")
_LONG = 20  # numbers from which on the formula is found once for all
_VALUE = symbol("x", "System`Private`")
_MOST = 10**5  # so many probabilities are added up at most


def _threads(evaluation, distribution, x) -> bool:
    """Whether a list x stands for many values."""
    return is_list(x) and (not is_vector(evaluation, distribution) or any(map(is_list, x.args)))


def _is_long_vector(x) -> bool:
    return len(x) >= _LONG and x.array is not None and x.array.dtype == float and x.array.ndim == 1


def _at(evaluation, name: str, distribution, x, function):
    """function(distribution, x), or this for each element of a list."""
    if not is_distribution(evaluation, distribution):
        return None
    check(evaluation, distribution)
    if not _threads(evaluation, distribution, x):
        return function(evaluation, distribution, x)
    if _is_long_vector(x) and not is_discrete(evaluation, distribution):
        formula = function(evaluation, distribution, _VALUE)
        if formula is not None:
            return S.Map(S.Function(_VALUE, formula), x)
    return [Expr(S(name), (distribution, item)) for item in x.args]


# -- densities ----------------------------------------------------------------------------------


@builtin("PDF[distribution_, x_]")
def pdf(evaluation, distribution, x):
    """The density at x; of discrete distributions the probability of x."""
    return _at(evaluation, "PDF", distribution, x, _density)


def _density(evaluation, distribution, x):
    if is_discrete(evaluation, distribution) and is_number(x):
        if isinstance(x, float) and x.is_integer():
            x = int(x)
        if type(x) is not int:
            return 0
    return known(evaluation, distribution, "pdf", x)


@builtin("CDF[distribution_, x_]")
def cdf(evaluation, distribution, x):
    """The probability of values up to x."""
    return _at(evaluation, "CDF", distribution, x, _cumulative)


def _cumulative(evaluation, distribution, x):
    if x is INFINITY or x == MINUS_INFINITY:
        return int(x is INFINITY)
    found = known(evaluation, distribution, "cdf", x)
    if found is None and is_discrete(evaluation, distribution):
        return _added(evaluation, distribution, x)
    return _integrated(evaluation, distribution, x) if found is None else found


def _integrated(evaluation, distribution, x):
    """The integral of a density up to x, where something is inexact; None for other things."""
    limits = ends(evaluation, distribution)
    digits = evaluation.evaluate(S.Precision(wl_list([distribution, x])))
    place = numeric_value(x)
    if limits is None or digits is INFINITY or not is_real(place):
        return None
    low, high = limits
    for end, share in ((low, 0), (high, 1)):
        value = numeric_value(end)
        if is_real(value) and (place <= value if share == 0 else place >= value):
            return share
    density = evaluation.evaluate(S.PDF(distribution, _VALUE))
    if isinstance(density, Expr) and density.head is S.PDF:
        return None
    found = evaluation.evaluate(S.NIntegrate(density, wl_list([_VALUE, low, x])))
    return found if is_real(found) else None


def _added(evaluation, distribution, x):
    """The sum of the probabilities up to a number; None where they are too many."""
    low, high = ends(evaluation, distribution)
    last = evaluation.evaluate(S.Floor(x))
    if type(low) is not int or type(last) is not int or last - low > _MOST:
        return None
    if type(high) is int:
        if last >= high:
            return 1
        last = min(last, high)
    return evaluation.evaluate(S.Plus(*(S.PDF(distribution, k) for k in range(low, last + 1))))


# -- tails --------------------------------------------------------------------------------------


@builtin("SurvivalFunction[distribution_, x_]")
def survival_function(evaluation, distribution, x):
    """The probability of values above x."""
    return _at(evaluation, "SurvivalFunction", distribution, x, _above)


def _above(evaluation, distribution, x):
    found = known(evaluation, distribution, "sf", x)
    if found is not None:
        return found
    below = evaluation.evaluate(S.CDF(distribution, x))
    if isinstance(below, Expr) and below.head is S.CDF:
        return None
    return _each_case(below, lambda value: S.Subtract(1, value))


def _cases(x) -> tuple[list[tuple], object] | None:
    """[(value, condition), ...] and the default value of a Piecewise."""
    if isinstance(x, Expr) and x.head is S.Piecewise and len(x) == 2 and is_list(x.args[0]):
        return [case.args for case in x.args[0].args], x.args[1]
    return None


def _each_case(x, function):
    """The function of a value, or of the values of a Piecewise."""
    found = _cases(x)
    if found is None:
        return function(x)
    cases, default = found
    return S.Piecewise(wl_list(wl_list((function(value), c)) for value, c in cases), function(default))


@builtin("HazardFunction[distribution_, x_]")
def hazard_function(evaluation, distribution, x):
    """The density as a share of what lies above x."""
    return _at(evaluation, "HazardFunction", distribution, x, _hazard)


def _hazard(evaluation, distribution, x):
    found = known(evaluation, distribution, "hazard", x)
    if found is not None:
        return found
    density = evaluation.evaluate(S.PDF(distribution, x))
    above = evaluation.evaluate(S.SurvivalFunction(distribution, x))
    if any(isinstance(v, Expr) and v.head in (S.PDF, S.SurvivalFunction) for v in (density, above)):
        return None
    ours, theirs = _cases(density), _cases(above)
    if ours is None or theirs is None or len(ours[0]) != 1 or len(theirs[0]) != 1:
        return S.Divide(density, above)
    value, condition = ours[0][0]
    return S.Piecewise(wl_list([wl_list((S.PowerExpand(S.Divide(value, theirs[0][0][0])), condition))]), 0)


# -- quantiles ----------------------------------------------------------------------------------


@builtin("InverseCDF[distribution_, q_]")
def inverse_cdf(evaluation, distribution, q):
    """The x with CDF q."""
    return _quantile(evaluation, "InverseCDF", distribution, q)


@builtin("InverseSurvivalFunction[distribution_, q_]")
def inverse_survival_function(evaluation, distribution, q):
    """The x above which the share q lies."""
    if not is_distribution(evaluation, distribution):
        return None
    if is_list(q):
        return [S.InverseSurvivalFunction(distribution, item) for item in q.args]
    if order(q, 0) == 1 and order(q, 1) == -1:
        found = known(evaluation, distribution, "isf", q)
        if found is not None:
            return found
    rest = evaluation.evaluate(S.Subtract(1, q))
    return _quantile(evaluation, "InverseSurvivalFunction", distribution, rest)


def quantile_of(evaluation, distribution, q):
    """The x with CDF q, for Quantile, Quartiles and Median."""
    return _quantile(evaluation, "Quantile", distribution, q)


def _quantile(evaluation, name: str, distribution, q):
    if not is_distribution(evaluation, distribution):
        return None
    check(evaluation, distribution)
    if is_list(q):
        return [Expr(S(name), (distribution, item)) for item in q.args]
    share = numeric_value(q)
    if not is_real(share):
        return _symbolic_quantile(evaluation, distribution, q)
    if not 0 <= share <= 1:
        raise BAD_SHARE(q, value=UNEVALUATED)
    if share in (0, 1):
        limits = ends(evaluation, distribution)
        return None if limits is None else limits[int(share)]
    found = known(evaluation, distribution, "quantile", q)
    if found is not None:
        return found
    if is_discrete(evaluation, distribution):
        return _least(evaluation, distribution, q)
    numeric = is_inexact(q) or any(map(is_inexact, distribution.args))
    return _root(evaluation, distribution, share) if numeric else None


def _symbolic_quantile(evaluation, distribution, q):
    """The formula for a share that is a symbol."""
    found = known(evaluation, distribution, "quantile", q)
    if found is None:
        return None
    inside = Expr(S.LessEqual, (0, q, 1))
    return S.ConditionalExpression(found, inside)


def _least(evaluation, distribution, q):
    """The first integer up to which the probabilities add up to the share q."""
    low, high = ends(evaluation, distribution)
    if type(low) is not int:
        return _least_from_mean(evaluation, distribution, q)
    total, k = 0, low
    for k in range(low, low + _MOST):
        total = evaluation.evaluate(S.Plus(total, S.PDF(distribution, k)))
        side = order(total, q)
        if side is None:
            return None
        if side >= 0 or k == high:
            return k
    return None


def _least_from_mean(evaluation, distribution, q):
    """The same where there is no least integer: by steps that double, then halve."""
    mean = numeric_value(evaluation.evaluate(S.N(S.Mean(distribution))))
    if not is_real(mean):
        return None

    def reaches(k: int) -> bool | None:
        side = order(evaluation.evaluate(S.N(S.CDF(distribution, k))), q)
        return None if side is None else side >= 0

    high, step = math.floor(mean), 1
    if reaches(high) is None:
        return None
    while not reaches(high):
        high, step = high + step, 2 * step
    low, step = high - 1, 1
    while reaches(low):
        low, step = low - step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle, high)
    return high


def _root(evaluation, distribution, share: float):
    """Where the CDF is the share, by Brent's method on an interval that grows until it is inside."""

    def miss(x: float) -> float:
        value = numeric_value(evaluation.evaluate(S.CDF(distribution, x)))
        return float("nan") if not is_real(value) else float(value) - share

    limits = [numeric_value(v) for v in ends(evaluation, distribution) or ()]
    low, high = (float(v) if is_real(v) else None for v in limits) if len(limits) == 2 else (None, None)
    step = 1.0
    while (low is None or high is None) and step < 1e12:
        under = (-step if high is None else high - step) if low is None else low
        over = (step if low is None else low + step) if high is None else high
        if miss(under) <= 0 <= miss(over):
            low, high = under, over
            break
        step *= 2
    if low is None or high is None:
        return None
    at = miss(low), miss(high)
    inside = all(v == v for v in at) and at[0] * at[1] <= 0  # NaN differs from itself
    return float(brentq(miss, low, high, xtol=1e-14)) if inside else None


# -- data ---------------------------------------------------------------------------------------


@builtin("Likelihood[distribution_, data_List]")
def likelihood(evaluation, distribution, data):
    """The product of the densities."""
    if not is_distribution(evaluation, distribution):
        return None
    return S.Times(*(S.PDF(distribution, x) for x in data.args))


@builtin("LogLikelihood[distribution_, data_List]")
def log_likelihood(evaluation, distribution, data):
    """The sum of the logarithms of the densities."""
    if not is_distribution(evaluation, distribution):
        return None
    densities = [evaluation.evaluate(S.PDF(distribution, x)) for x in data.args]
    if any(_cases(density) is not None for density in densities):
        return None  # where the data are symbols
    return S.Expand(S.Plus(*map(_logarithm, densities)))


def _logarithm(x):
    """The logarithm of a positive product by its factors; those of numbers stay as they are."""
    if isinstance(x, Expr) and x.head is S.Times:
        return S.Plus(*map(_logarithm, x.args))
    if isinstance(x, Expr) and x.head is S.Power:
        base, exponent = x.args
        return exponent if base is S.E else S.Times(exponent, _logarithm(base))
    return S.Log(x)


# -- parameters ---------------------------------------------------------------------------------


@builtin("DistributionParameterQ[distribution_]")
def distribution_parameter_q(evaluation, distribution):
    """Whether the parameters may be what they are."""
    if family_of(distribution) is None or not is_distribution(evaluation, distribution):
        return None
    return fault(evaluation, distribution) is None


@builtin("DistributionParameterAssumptions[distribution_]")
def distribution_parameter_assumptions(evaluation, distribution):
    """What must hold of the parameters, as one condition."""
    found = known(evaluation, distribution, "where") if is_distribution(evaluation, distribution) else None
    return S.And(*found.args) if is_list(found) else found


@builtin("DistributionDomain[distribution_]")
def distribution_domain(evaluation, distribution):
    """The values that there may be: an interval, or a range of integers."""
    limits = ends(evaluation, distribution) if is_distribution(evaluation, distribution) else None
    if limits is None:
        return None
    if not is_discrete(evaluation, distribution):
        return S.Interval(wl_list(limits))
    exact = all(type(v) is int for v in limits)
    return S.Range(*limits) if exact else Expr(S.Range, tuple(limits))


# -- operators ----------------------------------------------------------------------------------


def _add_operator(name: str) -> None:
    @builtin(f"{name}[distribution_][x_]")
    def operator(evaluation, distribution, x):
        """The value at x."""
        return Expr(S(name), (distribution, x))


for _name in ("PDF", "CDF", "SurvivalFunction", "HazardFunction", "InverseCDF"):
    _add_operator(_name)
