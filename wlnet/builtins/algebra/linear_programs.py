"""LinearProgramming and LinearOptimization: the simplex method in exact fractions.

Source: V. Chvatal, Linear Programming (1983), chapters 2, 3 and 8; Bland's rule against cycles.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.arrays import rows_of
from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_exact, is_real
from wlnet.algebra.numeric import numeric_value
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
NOT_LINEAR = Message("LinearOptimization::wlnetlin", "`1` is not linear in `2`.")
NOT_A_CONSTRAINT = Message("LinearOptimization::wlnetcons", "`1` is not a linear equation or inequality.")


class Unbounded(Exception):
    """The goal has no smallest value."""


def _pivot(table: list[list[Fraction]], basis: list[int], row: int, column: int) -> None:
    scale = table[row][column]
    table[row] = [x / scale for x in table[row]]
    for i, other in enumerate(table):
        if i != row and other[column]:
            factor = other[column]
            table[i] = [x - factor * y for x, y in zip(other, table[row], strict=True)]
    basis[row] = column


def _minimize(table: list[list[Fraction]], basis: list[int], usable: int, check) -> None:
    """Pivots until the last row, the goal, has no negative entry among the first `usable` columns."""
    while True:
        check()
        column = next((j for j in range(usable) if table[-1][j] < 0), None)
        if column is None:
            return
        ratios = [(row[-1] / row[column], basis[i], i) for i, row in enumerate(table[:-1]) if row[column] > 0]
        if not ratios:
            raise Unbounded
        _pivot(table, basis, min(ratios)[2], column)


def simplex(goal: list, rows: list[list], right: list, check=lambda: None) -> list[Fraction] | None:
    """The x >= 0 with rows . x == right and the smallest goal . x; None where there is none."""
    n = len(goal)
    table, basis = [], []
    for i, (row, bound) in enumerate(zip(rows, right, strict=True)):
        sign = -1 if bound < 0 else 1
        own = [Fraction(int(i == k)) for k in range(len(rows))]
        table.append([Fraction(sign * x) for x in row] + own + [Fraction(sign * bound)])
        basis.append(n + i)
    width = n + len(rows)
    sums = [-sum(row[j] for row in table) if j < n or j == width else Fraction(0) for j in range(width + 1)]
    table.append(sums)
    _minimize(table, basis, n, check)
    if table[-1][-1] != 0:
        return None
    for i in range(len(rows)):
        if basis[i] >= n:  # an artificial unknown that is 0: out where another can take its place
            column = next((j for j in range(n) if table[i][j]), None)
            if column is not None:
                _pivot(table, basis, i, column)
    table[-1] = [Fraction(c) for c in goal] + [Fraction(0)] * (len(rows) + 1)
    for i, column in enumerate(basis):
        factor = table[-1][column]
        if factor:
            table[-1] = [x - factor * y for x, y in zip(table[-1], table[i], strict=True)]
    _minimize(table, basis, n, check)
    found = [Fraction(0)] * n
    for i, column in enumerate(basis):
        if column < n:
            found[column] = table[i][-1]
    return found


def solve_program(goal: list, constraints: list[tuple], bounds: list[tuple], check) -> list[Fraction] | None:
    """The x with the smallest goal . x.

    constraints    (row, bound, sign): row . x compared with the bound: 1 for >=, -1 for <=, 0 for ==
    bounds         (low, high) of each unknown, None where there is none
    """
    moved, rows, right = [], [], []
    columns: list[tuple[int, int, Fraction]] = []  # (unknown, sign, shift): x = shift + sign y
    for i, (low, high) in enumerate(bounds):
        if low is not None:
            columns.append((i, 1, Fraction(low)))
        elif high is not None:
            columns.append((i, -1, Fraction(high)))
        else:
            columns += [(i, 1, Fraction(0)), (i, -1, Fraction(0))]
    all_constraints = list(constraints)
    for i, (low, high) in enumerate(bounds):
        if low is not None and high is not None:
            all_constraints.append(([int(i == k) for k in range(len(goal))], high, -1))
    slack = sum(sign != 0 for _, _, sign in all_constraints)
    at = 0
    shift = [Fraction(0)] * len(goal)
    for i, _, start in columns:
        shift[i] = start
    for row, bound, sign in all_constraints:
        values = [s * Fraction(row[i]) for i, s, _ in columns]
        extra = [Fraction(0)] * slack
        if sign:
            extra[at] = Fraction(-sign)
            at += 1
        rows.append(values + extra)
        right.append(Fraction(bound) - sum(Fraction(c) * v for c, v in zip(row, shift, strict=True)))
    moved = [s * Fraction(goal[i]) for i, s, _ in columns] + [Fraction(0)] * slack
    found = simplex(moved, rows, right, check)
    if found is None:
        return None
    result = list(shift)
    for (i, sign, _), y in zip(columns, found, strict=False):
        result[i] += sign * y
    return result


def _fractions(values: list) -> list[Fraction] | None:
    numbers = [x if type(x) in RATIONALS else numeric_value(x) for x in values]
    return [Fraction(x) for x in numbers] if all(map(is_real, numbers)) else None


def _shown(values: list[Fraction], exact: bool):
    if not exact:
        return wl_list(float(x) for x in values)
    return wl_list(x.numerator if x.denominator == 1 else x for x in values)


@builtin("LinearProgramming[c_List, m_, b_List]", "LinearProgramming[c_List, m_, b_List, limits_]")
def linear_programming(evaluation, c, m, b, limits=0):
    """The x with the smallest c . x among those with m . x >= b and x >= limits (0 where none are given).

    b         bounds, or pairs {bound, sign}: 1 for >=, 0 for ==, -1 for <=
    limits    one lower limit, a list of them, or of pairs {low, high}
    """
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
    return _solved(evaluation, goal, list(zip(tables, right, signs, strict=True)), bounds, exact)


def _limits(end) -> tuple | None:
    low, high = end.args if is_list(end) and len(end) == 2 else (end, INFINITY)
    found = []
    for x, none in ((low, MINUS_INFINITY), (high, INFINITY)):
        value = None if same(x, none) else _fractions([x])
        if value is None and not same(x, none):
            return None
        found.append(None if value is None else value[0])
    return tuple(found)


def _solved(evaluation, goal, constraints, bounds, exact: bool):
    try:
        found = solve_program(goal, constraints, bounds, evaluation.check_abort)
    except Unbounded:
        raise UNBOUNDED(value=wl_list([S.Indeterminate] * len(goal))) from None
    if found is None:
        raise NO_POINT(value=UNEVALUATED)
    return _shown(found, exact)


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
