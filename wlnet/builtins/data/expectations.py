"""Expectation and Probability for the distributions there are; the numeric NExpectation, NProbability."""

from __future__ import annotations

from wlnet.algebra.distribution import distribution_of
from wlnet.algebra.expand import coefficients, expand, is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_DISCRETE = {
    "BernoulliDistribution", "BinomialDistribution", "PoissonDistribution", "GeometricDistribution",
    "DiscreteUniformDistribution", "NegativeBinomialDistribution", "HypergeometricDistribution",
    "EmpiricalDistribution",
}  # fmt: skip
_RELATIONS = (S.Less, S.LessEqual, S.Greater, S.GreaterEqual)

NOT_DISTRIBUTED = Message(
    "General::dist", "`1` is not x \\[Distributed] one of the distributions that wlnet has."
)


def _distributed(spec) -> tuple:
    """(variable, distribution)"""
    if isinstance(spec, Expr) and spec.head is S.Distributed and len(spec) == 2:
        variable, distribution = spec.args
        if is_list(distribution):
            distribution = S.EmpiricalDistribution(distribution)
        if distribution_of(distribution) is not None:
            return variable, distribution
    raise NOT_DISTRIBUTED(spec, value=UNEVALUATED)


def _without_condition(x, spec) -> tuple:
    """x and None, or the parts of x given a condition."""
    if isinstance(x, Expr) and x.head is S.Conditioned and len(x) == 2:
        return x.args
    return x, None


@builtin("Expectation[x_, spec_]")
def expectation(evaluation, x, spec):
    """The mean of an expression of a random variable; `x \\[Conditioned] c` takes a condition."""
    x, condition = _without_condition(x, spec)
    variable, distribution = _distributed(spec)
    if condition is not None:
        weight = S.Boole(condition)
        return S.Divide(S.Expectation(S.Times(x, weight), spec), S.Probability(condition, spec))
    if isinstance(x, Expr) and x.head is S.Boole:
        return S.Probability(x.args[0], spec)
    found = _by_moments(evaluation, x, variable, distribution)
    return _summed(evaluation, x, variable, distribution) if found is None else found


def _by_moments(evaluation, x, variable, distribution):
    """Polynomials of degree 2 and less, by mean and variance."""
    if is_free_of(x, variable):
        return x
    found = coefficients(x, variable)
    if found is None or max(found) > 2 or is_list(variable):
        return None
    mean = evaluation.evaluate(S.Mean(distribution))
    variance = evaluation.evaluate(S.Variance(distribution)) if max(found) == 2 else 0
    if any(isinstance(part, Expr) and part.head in (S.Mean, S.Variance) for part in (mean, variance)):
        return None
    square = plus(variance, evaluation.evaluate(S.Power(mean, 2)))
    terms = (found.get(0, 0), times(found.get(1, 0), mean), times(found.get(2, 0), square))
    return expand(evaluation.evaluate(plus(*terms)))


def _support(distribution) -> tuple:
    """Lowest and highest value."""
    name, args = distribution.head.name, distribution.args
    if name == "UniformDistribution" or name == "DiscreteUniformDistribution":
        return args[0].args
    if name in ("BernoulliDistribution", "BetaDistribution"):
        return 0, 1
    if name == "BinomialDistribution":
        return 0, args[0]
    unbounded = ("NormalDistribution", "StudentTDistribution", "CauchyDistribution", "LaplaceDistribution",
                 "LogisticDistribution", "GumbelDistribution", "ExtremeValueDistribution")  # fmt: skip
    return (MINUS_INFINITY, INFINITY) if name in unbounded else (0, INFINITY)


def _summed(evaluation, x, variable, distribution):
    """The sum or integral of x times the density; None where it is not found in closed form."""
    name = distribution.head.name
    if name == "EmpiricalDistribution":
        return S.Mean(wl_list(S.ReplaceAll(x, S.Rule(variable, v)) for v in distribution.args[0].args))
    low, high = _support(distribution)
    density = evaluation.evaluate(S.PDF(distribution, variable))
    density = _inside(density)
    if name in _DISCRETE:
        found = evaluation.evaluate(S.Sum(S.Times(x, density), wl_list((variable, low, high))))
        return None if _holds(found, S.Sum) else found
    found = evaluation.evaluate(S.Integrate(S.Times(x, density), wl_list((variable, low, high))))
    return None if _holds(found, S.Integrate) else found


def _inside(density):
    """The density where it is not 0: the first case of Piecewise."""
    if isinstance(density, Expr) and density.head is S.Piecewise:
        return density.args[0].args[0].args[0]
    return density


def _holds(x, head) -> bool:
    return isinstance(x, Expr) and (x.head is head or any(_holds(arg, head) for arg in x.args))


@builtin("NExpectation[x_, spec_]")
def n_expectation(evaluation, x, spec):
    """Expectation as a machine number, by sums or quadrature where there is no closed form."""
    found = evaluation.evaluate(S.N(S.Expectation(x, spec)))
    if numeric_value(found) is not None:
        return found
    variable, distribution = _distributed(spec)
    low, high = _support(distribution)
    density = _inside(evaluation.evaluate(S.PDF(distribution, variable)))
    method = S.NSum if distribution.head.name in _DISCRETE else S.NIntegrate
    return method(S.Times(x, density), wl_list((variable, low, high)))


@builtin("Probability[event_, spec_]")
def probability(evaluation, event, spec):
    """The probability of a comparison of a random variable, of And, Or and Not of such, by the CDF."""
    event, condition = _without_condition(event, spec)
    variable, distribution = _distributed(spec)
    if condition is not None:
        return S.Divide(S.Probability(S.And(event, condition), spec), S.Probability(condition, spec))
    found = _chance(evaluation, event, variable, distribution)
    return None if found is None else evaluation.evaluate(found)


@builtin("NProbability[event_, spec_]")
def n_probability(evaluation, event, spec):
    """Probability as a machine number."""
    return S.N(S.Probability(event, spec))


def _chance(evaluation, event, variable, distribution):
    if event in (TRUE, FALSE):
        return int(event is TRUE)
    if distribution.head is S.EmpiricalDistribution:
        values = distribution.args[0].args
        hits = wl_list(S.Boole(S.ReplaceAll(event, S.Rule(variable, v))) for v in values)
        return S.Mean(hits)
    if not isinstance(event, Expr):
        return None
    if event.head is S.Not:
        inner = _chance(evaluation, event.args[0], variable, distribution)
        return None if inner is None else S.Subtract(1, inner)
    bounds = _range(event, variable)
    if bounds is None:
        return None
    return _between(evaluation, distribution, *bounds)


def _range(event: Expr, variable) -> tuple | None:
    """(low, low is in, high, high is in) of an event that is an interval."""
    low, low_in, high, high_in = MINUS_INFINITY, False, INFINITY, False
    for part in event.args if event.head is S.And else (event,):
        for left, relation, right in _relations(part):
            if relation is S.Equal and same(left, variable):
                low = high = right
                low_in = high_in = True
            elif relation not in _RELATIONS:
                return None
            elif same(left, variable):
                if relation in (S.Greater, S.GreaterEqual):
                    low, low_in = right, relation is S.GreaterEqual
                else:
                    high, high_in = right, relation is S.LessEqual
            elif same(right, variable):
                if relation in (S.Less, S.LessEqual):
                    low, low_in = left, relation is S.LessEqual
                else:
                    high, high_in = left, relation is S.GreaterEqual
            else:
                return None
        if not _relations(part):
            return None
    return low, low_in, high, high_in


def _relations(part) -> list[tuple]:
    if not isinstance(part, Expr):
        return []
    if part.head is S.Inequality and len(part) == 5:
        a, r, b, s, c = part.args
        return [(a, r, b), (b, s, c)]
    if part.head in (*_RELATIONS, S.Equal) and len(part) >= 2:
        return [(a, part.head, b) for a, b in zip(part.args, part.args[1:], strict=False)]
    return []


def _between(evaluation, distribution, low, low_in, high, high_in):
    """From the CDF; of discrete distributions the ends count as they belong to the event."""
    discrete = distribution.head.name in _DISCRETE
    if discrete:
        if low is not MINUS_INFINITY and numeric_value(low) is None:
            return None
        above = 1 if high is INFINITY else _below(distribution, high, high_in)
        under = 0 if low == MINUS_INFINITY else _below(distribution, low, not low_in)
        return S.Subtract(above, under)
    above = 1 if high is INFINITY else S.CDF(distribution, high)
    under = 0 if low == MINUS_INFINITY else S.CDF(distribution, low)
    return S.Subtract(above, under)


def _below(distribution, x, is_in: bool):
    """The probability of values up to x, x among them or not."""
    return S.CDF(distribution, x if is_in else S.Subtract(S.Ceiling(x), 1))
