"""Minimize, Maximize, MinValue, MaxValue, ArgMin and ArgMax: exact extremes under constraints.

Candidates are the places where the slope vanishes on each face of the allowed region (the conditions of
Karush, Kuhn and Tucker), its corners, and what happens far out. The least of them is given where a
numeric search everywhere finds nothing lower.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import chain, combinations

from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.analysis.limits import Limits
from wlnet.algebra.assumptions import Facts
from wlnet.algebra.calculus import derivative
from wlnet.algebra.constraints import Relation, linear_row
from wlnet.algebra.expand import is_free_of, put_all
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.integer_points import Constraint, Unbounded, integer_points
from wlnet.algebra.integer_systems import NotPolynomial, polynomial_of
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.simplex import Unbounded as NoLeast
from wlnet.algebra.simplex import solve_program
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import plus
from wlnet.builtins.extreme_tasks import Problem, numeric_minimum, problem_of
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.language.builtin import builtin

_NOT_REACHED = {
    1: Message(
        "Minimize::natt", "The minimum is not attained at any point satisfying the given constraints."
    ),
    -1: Message(
        "Maximize::natt", "The maximum is not attained at any point satisfying the given constraints."
    ),
}
_ON_EDGE = {
    sign: Message(
        f"{name}::wksol",
        f"Warning: there is no {extreme} in the region in which the objective function is defined and the "
        "constraints are satisfied; returning a result on the boundary.",
    )
    for sign, name, extreme in ((1, "Minimize", "minimum"), (-1, "Maximize", "maximum"))
}
_IMPOSSIBLE = {
    sign: Message(
        f"{name}::infeas",
        "There are no values of `1` for which the constraints `2` are satisfied and the objective function "
        "`3` is real-valued.",
    )
    for sign, name in ((1, "Minimize"), (-1, "Maximize"))
}
NOT_OFFERED = Message(
    "Minimize::wlnetext",
    "Exact extremes are offered where the places without slope come down to equations that Solve can solve "
    "and nothing else is found to be lower; `1` is not so. NMinimize looks for a numeric one.",
)

_MOST_FACES = 64
_MOST_POINTS = 300_000
_CLOSE = 1e-6


@frozen
class Found:
    """A value and the place of each variable; attained: whether it is taken there, or "edge" of open ends."""

    value: object
    places: list
    attained: bool | str = True


class NotFound(Exception):
    """No method here gives the exact extreme."""


@builtin("Minimize[f_, variables_]", "Minimize[f_, variables_, domain_]")
def minimize(evaluation, f, variables, domain=None):
    """{least value, {x -> where, ...}} of f or {f, constraints}, exact."""
    return _pair(*_extreme(evaluation, f, variables, domain, 1))


@builtin("Maximize[f_, variables_]", "Maximize[f_, variables_, domain_]")
def maximize(evaluation, f, variables, domain=None):
    """{greatest value, {x -> where, ...}}"""
    return _pair(*_extreme(evaluation, f, variables, domain, -1))


@builtin("MinValue[f_, variables_]", "MinValue[f_, variables_, domain_]")
def min_value(evaluation, f, variables, domain=None):
    return _extreme(evaluation, f, variables, domain, 1)[0].value


@builtin("MaxValue[f_, variables_]", "MaxValue[f_, variables_, domain_]")
def max_value(evaluation, f, variables, domain=None):
    return _extreme(evaluation, f, variables, domain, -1)[0].value


@builtin("ArgMin[f_, variables_]", "ArgMin[f_, variables_, domain_]")
def arg_min(evaluation, f, variables, domain=None):
    """Where the least value is taken: one place, or a list for a list of variables."""
    return _place(variables, *_extreme(evaluation, f, variables, domain, 1))


@builtin("ArgMax[f_, variables_]", "ArgMax[f_, variables_, domain_]")
def arg_max(evaluation, f, variables, domain=None):
    return _place(variables, *_extreme(evaluation, f, variables, domain, -1))


def _pair(found: Found, names: tuple):
    return [found.value, wl_list(S.Rule(n, x) for n, x in zip(names, found.places, strict=True))]


def _place(variables, found: Found, names: tuple):
    return wl_list(found.places) if is_list(variables) else found.places[0]


def _extreme(evaluation, f, variables, domain, sign: int) -> tuple[Found, tuple]:
    problem = problem_of(f, variables, domain, sign)
    goal = evaluation.evaluate(problem.goal)
    try:
        found = _least(evaluation, goal, problem)
    except (NotFound, NoLimit, MessageError):
        raise NOT_OFFERED(f, value=UNEVALUATED) from None
    if found is None:
        names = wl_list(problem.names)
        evaluation.message(_IMPOSSIBLE[sign], names, problem.shown, f.args[0] if is_list(f) else f)
        found = Found(INFINITY, [S.Indeterminate] * len(problem.names))
    elif found.attained == "edge":
        evaluation.message(_ON_EDGE[sign])
    elif not found.attained:
        evaluation.message(_NOT_REACHED[sign])
    value = found.value if sign > 0 else evaluation.evaluate(S.Times(-1, found.value))
    return Found(value, found.places), problem.names


def _least(evaluation, goal, problem: Problem) -> Found | None:
    if problem.relations is None:
        return None
    if any(one.sign == "!=" for one in problem.relations):
        raise NotFound
    if any(problem.is_whole):
        return _least_of_integers(evaluation, goal, problem)
    linear = _least_of_linear(evaluation, goal, problem)
    if linear is not False:
        return linear
    if len(problem.names) == 1:
        found = _least_on_line(evaluation, goal, problem)
    else:
        found = _least_on_faces(evaluation, goal, problem)
    _confirm(evaluation, found, problem)
    return found


def _confirm(evaluation, found: Found | None, problem: Problem) -> None:
    """Raises NotFound where a numeric search contradicts what was found."""
    numeric = numeric_minimum(evaluation, problem)
    if found is None or numeric is None:
        if found is not None or numeric is not None:
            raise NotFound
        return
    size = _size(found.value)
    if size == -math.inf or numeric[0] == -math.inf:
        if (size == -math.inf) != (numeric[0] == -math.inf) and size != -math.inf:
            raise NotFound
        return
    if numeric[0] < size - _CLOSE * max(1.0, abs(size)):
        raise NotFound


# -- integers and linear programs -------------------------------------------------------------------


def _least_of_integers(evaluation, goal, problem: Problem) -> Found | None:
    if not all(problem.is_whole):
        raise NotFound
    names = problem.names
    try:
        constraints = [Constraint(polynomial_of(r.difference, names), r.sign) for r in problem.relations]
        table = polynomial_of(goal, names)
    except NotPolynomial:
        raise NotFound from None
    try:
        points = _points(constraints, len(names), evaluation)
    except Unbounded:
        # the bounds follow from a value that some point is known to have
        known = numeric_minimum(evaluation, problem)
        if known is None or not math.isfinite(known[0]):
            raise NotFound from None
        most = Fraction(round(known[0] + 0.5))
        bounded = {**table, (0,) * len(names): table.get((0,) * len(names), 0) - most}
        try:
            points = _points([*constraints, Constraint(bounded, "<=")], len(names), evaluation)
        except Unbounded:
            raise NotFound from None
    if not points:
        return None
    value, place = min((_at(table, point), point) for point in points)
    return Found(_shown(Fraction(value)), list(place))


def _points(constraints: list, count: int, evaluation) -> list[tuple]:
    found = []
    for point in integer_points(constraints, count, evaluation.check_abort):
        found.append(point)
        if len(found) > _MOST_POINTS:
            raise Unbounded
    return found


def _at(table: dict, point: tuple):
    total = 0
    for exponents, c in table.items():
        for x, n in zip(point, exponents, strict=True):
            c = c * x**n
        total += c
    return total


def _shown(x: Fraction):
    return x.numerator if x.denominator == 1 else x


def _least_of_linear(evaluation, goal, problem: Problem):
    """By the simplex method; False where something is not linear with rational coefficients."""
    names = list(problem.names)
    row = linear_row(goal, names)
    rows = [linear_row(one.difference, names) for one in problem.relations]
    if row is None or None in rows or not problem.relations:
        return False
    if not all(type(c) in RATIONALS for r, rest in (row, *rows) for c in (*r, rest)):
        return False
    constraints = [
        (r, -Fraction(rest), 0 if one.sign == "==" else -1)
        for (r, rest), one in zip(rows, problem.relations, strict=True)
    ]
    try:
        found = solve_program(row[0], constraints, [(None, None)] * len(names), evaluation.check_abort)
    except NoLeast:
        return Found(MINUS_INFINITY, _far_places(row[0]), False)
    if found is None:
        return None
    value = sum((Fraction(c) * x for c, x in zip(row[0], found, strict=True)), Fraction(row[1]))
    open_edge = any(
        one.sign == "<" and sum(Fraction(c) * x for c, x in zip(r, found, strict=True)) + Fraction(rest) == 0
        for (r, rest), one in zip(rows, problem.relations, strict=True)
    )
    return Found(_shown(value), [_shown(x) for x in found], "edge" if open_edge else True)


def _far_places(row: list) -> list:
    if len(row) > 1:
        return [S.Indeterminate] * len(row)
    return [MINUS_INFINITY if row[0] > 0 else INFINITY]


# -- one variable -----------------------------------------------------------------------------------


def _least_on_line(evaluation, f, problem: Problem) -> Found | None:
    (x,) = problem.names
    if not isinstance(x, Symbol):
        mark = Symbol("v0", "System`Private`")
        pairs = [(x, mark)]
        relations = [Relation(put_all(r.difference, pairs), r.sign) for r in problem.relations]
        f, x = put_all(f, pairs), mark
        problem = Problem(f, (mark,), relations, (), problem.shown)
    edges = [p for r in problem.relations for p in _zeros(evaluation, r.difference, x, ())]
    limits = _limits(problem, x)
    places = [*_zeros(evaluation, evaluation.evaluate(derivative(f, x)), x, limits), *edges]
    values = []
    for place in places:
        if not _allowed(problem, x, place, closed=True):
            continue
        value = evaluation.evaluate(S.ReplaceAll(f, S.Rule(x, place)))
        inside = _allowed(problem, x, place, closed=False)
        if _size(value) is not None:
            values.append(Found(value, [place], True if inside else "edge"))
    far = max([1.0, *(abs(_size(p)) for p in places)]) * 1000 + 1
    for end, number in ((MINUS_INFINITY, -far), (INFINITY, far)):
        if _allowed(problem, x, number, closed=True):
            with evaluation.messages.silent():
                value = Limits(x, evaluation.evaluate, Facts()).at(f, end)
            values.append(Found(value, [end], False))
    if is_free_of(f, x) and values:
        values = [Found(f, [0 if _allowed(problem, x, 0, closed=False) else values[0].places[0]])]
    if any(_size(one.value) is None for one in values):
        raise NotFound
    if not values:
        return None
    return min(values, key=_rank)


def _rank(one: Found) -> tuple:
    """The least value first, of equal ones those that are taken, the smallest places first."""
    kinds = {True: 0, "edge": 1, False: 2}
    return round(_size(one.value), 12), kinds[one.attained], [_size(p) for p in one.places]


def _zeros(evaluation, f, x, limits: tuple) -> list:
    """The real zeros of f, between limits where there are some."""
    if is_free_of(f, x):
        return []
    system = S.And(S.Equal(f, 0), *limits) if limits else S.Equal(f, 0)
    found = evaluation.evaluate(S.Quiet(S.Solve(system, x, S.Reals)))
    if not is_list(found):
        raise NotFound
    values = [rules.args[0].args[1] for rules in found.args]
    if not all(is_real(numeric_value(v)) for v in values):
        raise NotFound
    return values


def _limits(problem: Problem, x) -> tuple:
    """Bounds of x by numbers as conditions for Solve: families of zeros have then finitely many members."""
    found = []
    for one in problem.relations:
        row = linear_row(one.difference, [x])
        if row is not None and one.sign in ("<", "<=") and _size(row[0][0]):
            found.append(S.LessEqual(one.difference, 0))
    bounds = []
    for one in found:
        row, rest = linear_row(one.args[0], [x])
        edge = times(-1, rest, S.Power(row[0], -1)) if type(row[0]) not in RATIONALS else None
        edge = times(-1, rest, 1 / Fraction(row[0])) if edge is None else edge
        bounds.append(S.LessEqual(x, edge) if _size(row[0]) > 0 else S.GreaterEqual(x, edge))
    return tuple(bounds)


def _allowed(problem: Problem, x, place, closed: bool) -> bool:
    """Whether the constraints hold at a place; closed: open ends count, too."""
    for one in problem.relations:
        value = _size(put_all(one.difference, [(x, place)]))
        if value is None:
            return False
        slack = 1e-12 * max(1.0, abs(_size(place) or 0.0))
        holds = abs(value) <= slack if one.sign == "==" else value <= slack
        if not holds or (not closed and one.sign == "<" and value >= -slack):
            return False
    return True


def _size(x) -> float | None:
    turn = direction(x)
    if turn in (1, -1):
        return turn * math.inf
    value = numeric_value(x)
    return float(value) if is_real(value) else None


# -- several variables ------------------------------------------------------------------------------


def _least_on_faces(evaluation, f, problem: Problem) -> Found | None:
    """The least of the places where f has no slope along a face of the region."""
    marks = [Symbol(f"v{i}", "System`Private`") for i in range(len(problem.names))]
    pairs = list(zip(problem.names, marks, strict=True))
    f = put_all(f, pairs)
    equal = [put_all(r.difference, pairs) for r in problem.relations if r.sign == "=="]
    below = [(put_all(r.difference, pairs), r.sign) for r in problem.relations if r.sign != "=="]
    subsets = chain.from_iterable(combinations(range(len(below)), n) for n in range(len(marks) + 1))
    found: list[Found] = []
    for count, subset in enumerate(subsets):
        evaluation.check_abort()
        if count > _MOST_FACES:
            break
        for places in _without_slope(evaluation, f, [*equal, *(below[i][0] for i in subset)], marks):
            one = _judged(evaluation, f, equal, below, marks, places)
            if one is not None:
                found.append(one)
    if not found:
        if numeric_minimum(evaluation, problem) is None:
            return None
        if numeric_minimum(evaluation, problem)[0] == -math.inf:
            return Found(MINUS_INFINITY, [S.Indeterminate] * len(marks), False)
        raise NotFound
    if numeric_minimum(evaluation, problem)[0] == -math.inf:
        return Found(MINUS_INFINITY, [S.Indeterminate] * len(marks), False)
    return min(found, key=_rank)


def _without_slope(evaluation, f, active: list, marks: list) -> list[list]:
    """Points on the face with all `active` zero where the slope of f is a combination of theirs."""
    factors = [Symbol(f"f{i}", "System`Private`") for i in range(len(active))]
    equations = [(g, 0) for g in active]
    for mark in marks:
        slopes = [times(factor, derivative(g, mark)) for factor, g in zip(factors, active, strict=True)]
        equations.append((evaluation.evaluate(plus(derivative(f, mark), *slopes)), 0))
    solutions = solve(equations, [*marks, *factors])
    found = []
    for row in solutions or ():
        free = [(mark, 0) for mark, value in zip(marks, row, strict=False) if value is None]
        free += [(factor, 0) for factor in factors]
        places = [0 if value is None else put_all(value, free) for value in row[: len(marks)]]
        if all(is_real(numeric_value(p)) for p in places):
            found.append(places)
    return found


def _judged(evaluation, f, equal: list, below: list, marks: list, places: list) -> Found | None:
    """The value at a point; None where the constraints do not hold."""
    pairs = list(zip(marks, places, strict=True))
    slack = 1e-9 * max(1.0, *(abs(_size(p)) for p in places))
    if any(abs(_size(put_all(g, pairs)) or 0.0) > slack for g in equal):
        return None
    attained: bool | str = True
    for g, sign in below:
        value = _size(put_all(g, pairs))
        if value is None or value > slack:
            return None
        attained = "edge" if sign == "<" and value > -slack else attained
    value = evaluation.evaluate(put_all(f, pairs))
    return None if _size(value) is None else Found(value, places, attained)
