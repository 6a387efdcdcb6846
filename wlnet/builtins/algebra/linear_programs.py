"""LinearProgramming and LinearOptimization, exact for exact numbers."""

from __future__ import annotations

import math
import operator
from fractions import Fraction

from wlnet.algebra.arrays import rows_of
from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_exact, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.simplex import Unbounded, solve_program
from wlnet.algebra.sums import minus
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_POINT = Message("LinearProgramming::lpsnf", "No solution can be found that satisfies the constraints.")
UNBOUNDED = Message("LinearProgramming::lpsub", "This problem is unbounded.")
BAD_ARGUMENTS = Message(
    "LinearProgramming::wlnetarg", "`1` should be made of real numbers, one row and one bound a constraint."
)
TOO_MANY = Message("LinearProgramming::lpip", "The search over whole numbers was given up after `1` steps.")
NOT_LINEAR = Message("LinearOptimization::wlnetlin", "`1` is not linear in `2`.")
NOT_A_CONSTRAINT = Message("LinearOptimization::wlnetcons", "`1` is not a linear equation or inequality.")

_MOST_BRANCHES = 20000


def _fractions(values: list) -> list[Fraction] | None:
    numbers = [x if type(x) in RATIONALS else numeric_value(x) for x in values]
    return [Fraction(x) for x in numbers] if all(map(is_real, numbers)) else None


def _shown(values: list[Fraction], exact: bool):
    if not exact:
        return wl_list(float(x) for x in values)
    return wl_list(x.numerator if x.denominator == 1 else x for x in values)


@builtin(
    "LinearProgramming[c_List, m_, b_List]",
    "LinearProgramming[c_List, m_, b_List, limits_]",
    "LinearProgramming[c_List, m_, b_List, limits_, domain_]",
)
def linear_programming(evaluation, c, m, b, limits=0, domain=S.Reals):
    """The x with the smallest c . x among those with m . x >= b and x >= limits (0 where none are given).

    b         bounds, or pairs {bound, sign}: 1 for >=, 0 for ==, -1 for <=
    limits    one lower limit, a list of them, or of pairs {low, high}; Automatic: 0
    domain    Reals or Integers, or a list of these, one for each x
    """
    limits = 0 if limits is S.Automatic else limits
    rows = rows_of(m)
    pairs = [tuple(x.args) if is_list(x) and len(x) == 2 else (x, 1) for x in b.args]
    ends = limits.args if is_list(limits) else [limits] * len(c)
    call = Expr(S.LinearProgramming, (c, m, b))
    if rows is None or len(rows) != len(pairs) or len(ends) != len(c) or len(rows[0]) != len(c):
        raise BAD_ARGUMENTS(call, value=UNEVALUATED)
    goal, right = _fractions(list(c.args)), _fractions([bound for bound, _ in pairs])
    tables = [_fractions(row) for row in rows]
    signs = [sign for _, sign in pairs]
    bounds = [_limits(end) for end in ends]
    if goal is None or right is None or None in tables or None in bounds or not set(signs) <= {-1, 0, 1}:
        raise BAD_ARGUMENTS(call, value=UNEVALUATED)
    exact = all(map(is_exact, [*c.args, *(x for row in rows for x in row), *(bound for bound, _ in pairs)]))
    domains = domain.args if is_list(domain) else [domain] * len(c)
    if len(domains) != len(c) or not set(domains) <= {S.Reals, S.Integers}:
        raise BAD_ARGUMENTS(call, value=UNEVALUATED)
    constraints = list(zip(tables, right, signs, strict=True))
    return _solved(evaluation, goal, constraints, bounds, exact, [d is S.Integers for d in domains])


def _limits(end) -> tuple | None:
    low, high = end.args if is_list(end) and len(end) == 2 else (end, INFINITY)
    found = []
    for x, none in ((low, MINUS_INFINITY), (high, INFINITY)):
        value = None if same(x, none) else _fractions([x])
        if value is None and not same(x, none):
            return None
        found.append(None if value is None else value[0])
    return tuple(found)


def _solved(evaluation, goal, constraints, bounds, exact: bool, whole: list | None = None):
    try:
        found = solve_program(goal, constraints, bounds, evaluation.check_abort)
        if whole is not None and any(whole):
            found = _whole_point(evaluation, goal, constraints, bounds, whole)
    except Unbounded:
        raise UNBOUNDED(value=wl_list([S.Indeterminate] * len(goal))) from None
    if found is None:
        raise NO_POINT(value=UNEVALUATED)
    return _shown(found, exact)


def _whole_point(evaluation, goal, constraints, bounds, whole: list) -> list | None:
    """The best point with whole numbers where these are wanted, by branch and bound."""
    best, least, open_ranges = None, None, [list(bounds)]
    for _ in range(_MOST_BRANCHES):
        if not open_ranges:
            return best
        ranges = open_ranges.pop()
        if any(low is not None and high is not None and low > high for low, high in ranges):
            continue
        point = solve_program(goal, constraints, ranges, evaluation.check_abort)
        value = None if point is None else sum(map(operator.mul, goal, point))
        if point is None or (least is not None and value >= least):
            continue
        place = next((k for k, x in enumerate(point) if whole[k] and x.denominator != 1), None)
        if place is None:
            best, least = point, value
            continue
        low, high = ranges[place]
        for pair in ((math.floor(point[place]) + 1, high), (low, math.floor(point[place]))):
            open_ranges.append([*ranges[:place], pair, *ranges[place + 1 :]])
    raise TOO_MANY(_MOST_BRANCHES, value=UNEVALUATED)


@builtin(
    "LinearOptimization[goal_, constraints_, variables_List]",
    "LinearOptimization[goal_, constraints_, variables_List, property_String]",
)
def linear_optimization(evaluation, goal, constraints, variables, property="PrimalMinimizerRules"):
    """Rules for the variables that make a linear goal smallest under linear constraints.

    property    "PrimalMinimizerRules", "PrimalMinimizer" or "PrimalMinimumValue"
    """
    names = list(variables.args)
    row, constant = _linear(goal, names)
    members = (
        constraints.args
        if isinstance(constraints, Expr) and constraints.head in (S.List, S.And)
        else (constraints,)
    )
    rows = [one for member in members for one in _constraint(member, names)]
    exact = all(is_exact(x) for r, bound, _ in rows for x in (*r, bound)) and all(map(is_exact, row))
    numbers = [(_fractions(r), _fractions([bound])[0], sign) for r, bound, sign in rows]
    found = _solved(evaluation, _fractions(row), numbers, [(None, None)] * len(names), exact)
    if property == "PrimalMinimizer":
        return found
    if property == "PrimalMinimumValue":
        return S.Plus(constant, S.Dot(wl_list(row), found))
    if property != "PrimalMinimizerRules":
        return None
    return wl_list(S.Rule(name, value) for name, value in zip(names, found.args, strict=True))


def _linear(x, names: list) -> tuple[list, object]:
    """(coefficients, what is left) of a linear expression with real numbers."""
    rest, row = expand(x), []
    for name in names:
        found = coefficients(rest, name)
        if found is None or max(found, default=0) > 1 or numeric_value(found.get(1, 0)) is None:
            raise NOT_LINEAR(x, wl_list(names), value=UNEVALUATED)
        row.append(found.get(1, 0))
        rest = found.get(0, 0)
    if numeric_value(rest) is None:
        raise NOT_LINEAR(x, wl_list(names), value=UNEVALUATED)
    return row, rest


_SIGNS = {S.GreaterEqual: 1, S.Greater: 1, S.LessEqual: -1, S.Less: -1, S.Equal: 0}


def _constraint(x, names: list) -> list[tuple]:
    """(row, bound, sign) of each comparison in a chain."""
    if isinstance(x, Expr) and x.head is S.Inequality and len(x) % 2:
        links = [(x.args[k], x.args[k + 1], x.args[k + 2]) for k in range(0, len(x) - 2, 2)]
    elif isinstance(x, Expr) and x.head in _SIGNS and len(x) >= 2:
        links = [(x.args[k], x.head, x.args[k + 1]) for k in range(len(x) - 1)]
    else:
        raise NOT_A_CONSTRAINT(x, value=UNEVALUATED)
    found = []
    for left, relation, right in links:
        if relation not in _SIGNS:
            raise NOT_A_CONSTRAINT(x, value=UNEVALUATED)
        row, rest = _linear(minus(left, right), names)
        found.append((row, minus(0, rest), _SIGNS[relation]))
    return found
