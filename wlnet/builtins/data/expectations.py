"""Expectation and Probability for the distributions there are; the numeric NExpectation, NProbability."""

from __future__ import annotations

from itertools import product

from wlnet.algebra.compare import order
from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import plus
from wlnet.builtins.distribution_moments import comparisons, expectation_of, moment_of, weighed
from wlnet.builtins.sheets import check, ends, is_discrete, is_distribution, is_vector
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_DISTRIBUTED = Message(
    "General::dist", "`1` is not x \\[Distributed] one of the distributions that wlnet has."
)


def _distributed(evaluation, spec) -> tuple:
    """(variable, distribution); data stand for the distribution of their values."""
    if isinstance(spec, Expr) and spec.head is S.Distributed and len(spec) == 2:
        variable, distribution = spec.args
        if is_list(distribution):
            distribution = evaluation.evaluate(S.EmpiricalDistribution(distribution))
        if is_distribution(evaluation, distribution):
            check(evaluation, distribution)
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
    if is_list(x):
        return wl_list(S.Expectation(one, spec) for one in x.args)
    if is_list(spec) and len(spec) == 1:
        spec = spec.args[0]
    if is_list(spec):
        return _of_several(evaluation, x, spec) if condition is None else None
    variable, distribution = _distributed(evaluation, spec)
    if condition is not None:
        weight = S.Boole(condition)
        return S.Divide(S.Expectation(S.Times(x, weight), spec), S.Probability(condition, spec))
    if isinstance(x, Expr) and x.head is S.Boole:
        return S.Probability(x.args[0], spec)
    if all(is_free_of(x, one) for one in (variable.args if is_list(variable) else (variable,))):
        return x
    found = _by_moments(evaluation, x, variable, distribution)
    if found is None:
        found = _of_exponential(evaluation, x, variable, distribution)
    return expectation_of(evaluation, distribution, x, variable) if found is None else found


def _of_several(evaluation, x, specs):
    """Independent variables one after the other; all their values where that does not do and they are few."""
    whole = x
    for spec in specs.args:
        x = evaluation.evaluate(S.Expectation(x, spec))
        if isinstance(x, Expr) and x.head is S.Expectation:
            return _over_values(evaluation, whole, specs)
    return x


def _over_values(evaluation, x, specs):
    """The sum of x at all combinations of whole values, each times its probability; None where there are
    other values or too many."""
    tables, count = [], 1
    for spec in specs.args:
        variable, distribution = _distributed(evaluation, spec)
        limits = ends(evaluation, distribution) if is_discrete(evaluation, distribution) else None
        if limits is None or not all(type(end) is int for end in limits):
            return None
        values = range(limits[0], limits[1] + 1)
        count *= len(values)
        if count > _COMBINATIONS:
            return None
        tables.append([(S.Rule(variable, k), S.PDF(distribution, k)) for k in values])
    terms = (
        S.Times(S.ReplaceAll(x, wl_list(rule for rule, _ in chosen)), *(share for _, share in chosen))
        for chosen in evaluation.steps([*product(*tables)])
    )
    return evaluation.evaluate(S.Plus(*terms))


def _chance_of_several(evaluation, event, specs):
    """The probability of an event of independent variables, by one of them given the others."""
    found = _over_values(evaluation, S.Boole(event), specs)
    if found is not None or len(specs) < 2:
        return found
    first, *rest = specs.args
    if isinstance(event, Expr) and event.head is S.And:
        variable, _ = _distributed(evaluation, first)
        alone = [
            part
            for part in event.args
            if all(is_free_of(part, spec.args[0]) for spec in rest) or is_free_of(part, variable)
        ]
        if len(alone) == len(event):
            mine = [part for part in event.args if not is_free_of(part, variable)]
            others = [part for part in event.args if is_free_of(part, variable)]
            left = rest[0] if len(rest) == 1 else wl_list(rest)
            return S.Times(S.Probability(S.And(*mine), first), S.Probability(S.And(*others), left))
    given = evaluation.evaluate(S.Quiet(S.Probability(event, first)))
    if isinstance(given, Expr) and given.head is S.Probability:
        return None
    return S.Expectation(given, rest[0] if len(rest) == 1 else wl_list(rest))


_COMBINATIONS = 20_000


def _by_moments(evaluation, x, variable, distribution):
    """Polynomials, by the moments; of data and of what has no formulas of its own as sums or integrals."""
    if is_list(variable) or distribution.head.name in _BY_DENSITY:
        return None
    found = coefficients(x, variable)
    if found is None or not all(type(n) is int and 0 <= n <= _DEGREE for n in found):
        return None
    moments = {n: moment_of(evaluation, distribution, n) for n in found}
    if None in moments.values():
        return None
    return evaluation.evaluate(plus(*(times(factor, moments[n]) for n, factor in found.items())))


# families whose moment generating function is finite everywhere
_TAME = {
    "NormalDistribution", "PoissonDistribution", "BinomialDistribution", "BernoulliDistribution",
    "UniformDistribution", "DiscreteUniformDistribution",
}  # fmt: skip


def _of_exponential(evaluation, x, variable, distribution):
    """E^(a x + b) by the moment generating function at a; None for other things."""
    if not isinstance(x, Expr) or x.head is not S.Power or x.args[0] is not S.E or is_list(variable):
        return None
    found = coefficients(x.args[1], variable)
    if found is None or not set(found) <= {0, 1} or distribution.head.name not in _TAME:
        return None
    size = evaluation.evaluate(S.MomentGeneratingFunction(distribution, found.get(1, 0)))
    return S.Times(S.Power(S.E, found.get(0, 0)), size)


_DEGREE = 20
_BY_DENSITY = {
    "DataDistribution", "TruncatedDistribution", "CensoredDistribution", "TransformedDistribution",
}  # fmt: skip


@builtin("NExpectation[x_, spec_]")
def n_expectation(evaluation, x, spec):
    """Expectation as a machine number, by sums or quadrature where there is no closed form."""
    found = evaluation.evaluate(S.N(S.Expectation(x, spec)))
    if numeric_value(found) is not None or is_list(found):
        return found
    variable, distribution = _distributed(evaluation, spec)
    parts = weighed(evaluation, distribution, x, variable)
    if parts is None:
        return None
    method = S.NSum if is_discrete(evaluation, distribution) else S.NIntegrate
    return S.Plus(*(method(*part) for part in parts))


@builtin("Probability[event_, spec_]")
def probability(evaluation, event, spec):
    """The probability of a comparison of a random variable, of And, Or and Not of such, by the CDF."""
    event, condition = _without_condition(event, spec)
    if condition is not None:
        return S.Divide(S.Probability(S.And(event, condition), spec), S.Probability(condition, spec))
    if is_list(spec) and len(spec) == 1:
        spec = spec.args[0]
    if is_list(spec):
        return _chance_of_several(evaluation, event, spec)
    variable, distribution = _distributed(evaluation, spec)
    found = _chance(evaluation, event, variable, distribution)
    return None if found is None else evaluation.evaluate(found)


@builtin("NProbability[event_, spec_]")
def n_probability(evaluation, event, spec):
    """Probability as a machine number."""
    return S.N(S.Probability(event, spec))


def _chance(evaluation, event, variable, distribution):
    if event in (TRUE, FALSE):
        return int(event is TRUE)
    if distribution.head is S.DataDistribution and distribution.args[0] == "Empirical":
        weights, values = distribution.args[1].args[:2]
        hits = wl_list(S.Boole(S.ReplaceAll(event, S.Rule(variable, v))) for v in values.args)
        return S.Dot(weights, hits)
    if is_vector(evaluation, distribution) or is_list(variable):
        return S.Expectation(S.Boole(event), S.Distributed(variable, distribution))
    found = _of_event(evaluation, event, variable, distribution)
    if found is None:
        found = _of_event(evaluation, _isolated(event, variable), variable, distribution)
    if found is not None or not isinstance(event, Expr):
        return found
    reduced = evaluation.evaluate(S.Reduce(event, variable, S.Reals))
    if isinstance(reduced, Expr) and reduced.head is S.Reduce:
        return None
    return _of_event(evaluation, reduced, variable, distribution)


_FLIPPED = {S.Less: S.Greater, S.Greater: S.Less, S.LessEqual: S.GreaterEqual, S.GreaterEqual: S.LessEqual}


def _isolated(event, variable):
    """A comparison of sums as one of the variable with the rest, which may hold other symbols."""
    if not isinstance(event, Expr) or event.head not in _FLIPPED or len(event) != 2:
        return event
    found = coefficients(plus(event.args[0], times(-1, event.args[1])), variable)
    slope = numeric_value(found[1]) if found is not None and set(found) == {0, 1} else None
    if not is_real(slope):
        return event
    head = event.head if slope > 0 else _FLIPPED[event.head]
    return Expr(head, (variable, over(times(-1, found[0]), found[1])))


def _of_event(evaluation, event, variable, distribution):
    """From comparisons, Not, And, Or; None where the event is made of something else."""
    if event in (TRUE, FALSE):
        return int(event is TRUE)
    if not isinstance(event, Expr):
        return None
    if event.head is S.Not:
        inner = _of_event(evaluation, event.args[0], variable, distribution)
        return None if inner is None else S.Subtract(1, inner)
    if event.head is S.Or:  # P(a or b) = P(a) + P(b) - P(a and b)
        first, rest = event.args[0], Expr(S.Or, event.args[1:]) if len(event) > 2 else event.args[1]
        events = first, rest, S.And(first, rest)
        parts = [_of_event(evaluation, one, variable, distribution) for one in events]
        return None if None in parts else S.Plus(*parts[:2], S.Minus(parts[2]))
    if event.head is S.And and any(isinstance(one, Expr) and one.head is S.Or for one in event.args):
        return _of_event(evaluation, evaluation.evaluate(S.LogicalExpand(event)), variable, distribution)
    bounds = _range(event, variable)
    return None if bounds is None else _between(evaluation, distribution, *bounds)


def _range(event: Expr, variable) -> tuple | None:
    """(low, low is in, high, high is in) of an event that is an interval."""
    lows, highs = [(MINUS_INFINITY, False)], [(INFINITY, False)]
    parts = event.args if event.head is S.And else (event,)
    for part in parts:
        relations = comparisons(part)
        for left, relation, right in relations:
            if same(right, variable):
                left, relation, right = right, _TURNED.get(relation), left
            if not same(left, variable) or relation is None:
                return None
            if relation in (S.Greater, S.GreaterEqual, S.Equal):
                lows.append((right, relation is not S.Greater))
            if relation in (S.Less, S.LessEqual, S.Equal):
                highs.append((right, relation is not S.Less))
        if not relations:
            return None
    low, high = _tightest(lows, 1), _tightest(highs, -1)
    return None if low is None or high is None else (*low, *high)


_TURNED = {
    S.Less: S.Greater, S.LessEqual: S.GreaterEqual, S.Greater: S.Less, S.GreaterEqual: S.LessEqual,
    S.Equal: S.Equal,
}  # fmt: skip


def _tightest(bounds: list[tuple], sign: int) -> tuple | None:
    """The greatest of lower bounds (sign 1), the least of upper ones; open where both kinds meet."""
    found = bounds[0]
    for bound in bounds[1:]:
        side = 1 if found[0] in (INFINITY, MINUS_INFINITY) else order(bound[0], found[0])
        if side is None:
            return None
        if side == 0:
            found = (found[0], found[1] and bound[1])
        elif found is bounds[0] or side == sign:
            found = bound
    return found


def _between(evaluation, distribution, low, low_in, high, high_in):
    """From the CDF; of discrete distributions the ends count as they belong to the event."""
    if order(low, high) == 1:
        return 0
    discrete = is_discrete(evaluation, distribution)
    if discrete and low is not MINUS_INFINITY and numeric_value(low) is None:
        return None
    if discrete and same(low, high):
        return S.PDF(distribution, low) if low_in and high_in else 0
    if high is INFINITY:
        if low == MINUS_INFINITY:
            return 1
        if not discrete:
            return S.SurvivalFunction(distribution, low)
        return S.Subtract(1, _below(distribution, low, not low_in))
    above = _below(distribution, high, high_in or not discrete)
    under = 0 if low == MINUS_INFINITY else _below(distribution, low, not low_in or not discrete)
    return S.Subtract(above, under)


def _below(distribution, x, is_in: bool):
    """The probability of values up to x, x among them or not."""
    return S.CDF(distribution, x if is_in else S.Subtract(S.Ceiling(x), 1))
