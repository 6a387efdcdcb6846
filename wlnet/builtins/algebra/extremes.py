"""Minimize, Maximize, MinValue, MaxValue, ArgMin and ArgMax of functions of one variable, exact."""

from __future__ import annotations

from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.analysis.limits import Limits
from wlnet.algebra.assumptions import Facts
from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import negated
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_REACHED = Message("Minimize::natt", "The minimum is not attained at any point.")
NOT_OFFERED = Message(
    "Minimize::wlnetext",
    "Exact extremes are offered for functions of one variable without conditions, or between numbers, whose "
    "derivative is a polynomial that Solve can solve; `1` is not one. FindMinimum looks for a numeric one.",
)


def _minimum(evaluation, f, variables) -> tuple:
    """(least value, where it is taken)"""
    names = variables.args if is_list(variables) else (variables,)
    low, high = MINUS_INFINITY, INFINITY
    given = f
    if is_list(f) and len(f) == 2:
        f, condition = f.args
        facts = Facts(condition)
        bound = facts.interval(names[0]) if len(names) == 1 else None
        if bound is None or not facts.bounds:
            raise NOT_OFFERED(given, value=UNEVALUATED)
        low, high = _ends(condition, names[0])
    if len(names) != 1 or not isinstance(names[0], Symbol):
        raise NOT_OFFERED(given, value=UNEVALUATED)
    (x,) = names
    slope = evaluation.evaluate(derivative(f, x))
    found = [[]] if coefficients(slope, x) is None else solve([(slope, 0)], [x])
    if found is None or found == [[]]:
        raise NOT_OFFERED(given, value=UNEVALUATED)
    places = [value for (value,) in found if value is not None and is_real(numeric_value(value))]
    places = [p for p in places if _between(p, low, high)]
    places += [end for end in (low, high) if direction(end) is None]
    values = [(evaluation.evaluate(S.ReplaceAll(f, S.Rule(x, place))), place) for place in places]
    for end in (low, high):
        if direction(end) is not None:
            try:
                with evaluation.messages.silent():
                    values.append((Limits(x, evaluation.evaluate, Facts()).at(f, end), end))
            except NoLimit:
                raise NOT_OFFERED(given, value=UNEVALUATED) from None
    if any(_size(value) is None for value, _ in values):
        raise NOT_OFFERED(given, value=UNEVALUATED)
    if not places and _is_constant(slope):
        values = [(f, 0)]
    value, place = min(values, key=lambda pair: (_size(pair[0]), direction(pair[1]) is not None))
    if direction(place) is not None:
        evaluation.message(NOT_REACHED)
    return value, place


def _is_constant(slope) -> bool:
    return type(slope) is int and slope == 0


def _ends(condition, x) -> tuple:
    """The exact ends of a <= x <= b as they stand in the condition."""
    low, high = MINUS_INFINITY, INFINITY
    for part in condition.args if isinstance(condition, Expr) and condition.head is S.And else (condition,):
        if isinstance(part, Expr) and part.head is S.Inequality and len(part) == 5:
            low, high = part.args[0], part.args[4]
        elif isinstance(part, Expr) and part.head is S.LessEqual and len(part) == 3:
            low, high = part.args[0], part.args[2]
        elif isinstance(part, Expr) and part.head in (S.GreaterEqual, S.LessEqual) and part.args[0] is x:
            low, high = (part.args[1], high) if part.head is S.GreaterEqual else (low, part.args[1])
        else:
            raise NOT_OFFERED(condition, value=UNEVALUATED)
    return low, high


def _size(x) -> float | None:
    turn = direction(x)
    if turn in (1, -1):
        return turn * float("inf")
    value = numeric_value(x)
    return float(value) if is_real(value) else None


def _between(x, low, high) -> bool:
    return _size(low) <= _size(x) <= _size(high)


def _extreme(evaluation, f, variables, sign: int) -> tuple:
    """(value, place) of the minimum (1) or maximum (-1); an infinite place is where it is not reached."""
    turned = f
    if sign < 0:
        pair = is_list(f) and len(f) == 2
        turned = wl_list((negated(f.args[0]), f.args[1])) if pair else negated(f)
    value, place = _minimum(evaluation, evaluation.evaluate(turned), variables)
    return value if sign > 0 else evaluation.evaluate(S.Times(-1, value)), place


def _pair(evaluation, f, variables, sign: int):
    value, place = _extreme(evaluation, f, variables, sign)
    name = variables.args[0] if is_list(variables) else variables
    return [value, wl_list([S.Rule(name, place)])]


@builtin("Minimize[f_, variables_]")
def minimize(evaluation, f, variables):
    """{least value, {x -> where}} of a function of one variable, exact; {f, a <= x <= b} between bounds."""
    return _pair(evaluation, f, variables, 1)


@builtin("Maximize[f_, variables_]")
def maximize(evaluation, f, variables):
    """{greatest value, {x -> where}}"""
    return _pair(evaluation, f, variables, -1)


@builtin("MinValue[f_, variables_]")
def min_value(evaluation, f, variables):
    return _extreme(evaluation, f, variables, 1)[0]


@builtin("MaxValue[f_, variables_]")
def max_value(evaluation, f, variables):
    return _extreme(evaluation, f, variables, -1)[0]


@builtin("ArgMin[f_, variables_]")
def arg_min(evaluation, f, variables):
    """Where the least value is taken."""
    return _extreme(evaluation, f, variables, 1)[1]


@builtin("ArgMax[f_, variables_]")
def arg_max(evaluation, f, variables):
    return _extreme(evaluation, f, variables, -1)[1]
