"""Exact extremes of whole numbers, by trying points, and of linear programs, by the simplex method."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product

from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.constraints import Relation, linear_row
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.integer_points import Constraint, Unbounded, integer_points
from wlnet.algebra.integer_systems import NotPolynomial, polynomial_of
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_inexact, is_number
from wlnet.algebra.simplex import Unbounded as NoLeast
from wlnet.algebra.simplex import solve_program
from wlnet.builtins.extreme_tasks import Found, NotFound, Problem, numeric_minimum, size_of
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

_MOST_POINTS = 300_000


def least_of_integers(evaluation, goal, problem: Problem, least: Callable) -> Found | None:
    if not all(problem.is_whole):
        raise NotFound
    names = problem.names
    inexact = any(_is_inexact(x) for x in (goal, *(r.difference for r in problem.relations)))
    if inexact:
        exact = [
            Relation(evaluation.evaluate(S.Rationalize(r.difference, 0)), r.sign) for r in problem.relations
        ]
        inner = Problem(problem.goal, names, exact, problem.whole, problem.shown)
        found = least_of_integers(evaluation, evaluation.evaluate(S.Rationalize(goal, 0)), inner, least)
        return found and Found(evaluation.evaluate(S.N(found.value)), found.places, found.attained)
    try:
        constraints = [Constraint(polynomial_of(r.difference, names), r.sign) for r in problem.relations]
        table = polynomial_of(goal, names)
    except NotPolynomial:
        raise NotFound from None
    program = _whole_program(evaluation, problem, constraints, table)
    if program is not None:
        return program
    try:
        points = _points(constraints, len(names), evaluation)
    except Unbounded:
        near = _near_real_optimum(evaluation, goal, problem, constraints, table, least)
        if near is not None:
            return near
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


def _is_inexact(x) -> bool:
    return any(map(_is_inexact, x.args)) if isinstance(x, Expr) else is_number(x) and is_inexact(x)


def _whole_program(evaluation, problem: Problem, constraints: list, table: dict) -> Found | None:
    """Linear programs in many variables: the point that a numeric method finds, tried out exactly."""
    tables = [table, *(one.terms for one in constraints)]
    if len(problem.names) < 3 or any(sum(e) > 1 for t in tables for e in t):
        return None
    found = numeric_minimum(evaluation, problem)
    if found is None or not math.isfinite(found[0]):
        return None
    point = tuple(round(x) for x in found[1])
    if not all(one.holds(point) for one in constraints):
        return None
    return Found(_shown(Fraction(_at(table, point))), list(point))


def _near_real_optimum(
    evaluation, goal, problem: Problem, constraints: list, table: dict, least
) -> Found | None:
    """The best of the whole points around the real optimum, where the function is convex there."""
    continuous = Problem(problem.goal, problem.names, problem.relations, (), problem.shown)
    try:
        real = least(evaluation, goal, continuous)
    except (NotFound, NoLimit):
        return None
    if real is None or direction(real.value) is not None:
        return real
    if any(sum(e) > 2 for e in table) or any(sum(e) > 1 for one in constraints for e in one.terms):
        return None
    centers = [size_of(place) for place in real.places]
    around = [range(math.floor(c) - 2, math.ceil(c) + 3) for c in centers]
    points = [p for p in product(*around) if all(one.holds(p) for one in constraints)]
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


def least_of_linear(evaluation, goal, problem: Problem):
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
