"""Exact extremes over real numbers: places without slope on the faces of a region, corners, and far out."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import chain, combinations

from wlnet.algebra.analysis.limits import Limits
from wlnet.algebra.assumptions import Facts
from wlnet.algebra.calculus import derivative
from wlnet.algebra.constraints import Relation, linear_row
from wlnet.algebra.expand import is_free_of, put_all
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import plus
from wlnet.builtins.extreme_tasks import Found, NotFound, Problem, numeric_minimum, size_of
from wlnet.expr.expr import Expr, is_list, same
from wlnet.expr.symbols import S, Symbol

_MOST_FACES = 64
_MOST_BENDS = 5


def least_on_line(evaluation, f, problem: Problem) -> Found | None:
    (x,) = problem.names
    if not isinstance(x, Symbol):
        mark = Symbol("v0", "System`Private`")
        pairs = [(x, mark)]
        relations = [Relation(put_all(r.difference, pairs), r.sign) for r in problem.relations]
        f, x = put_all(f, pairs), mark
        problem = Problem(f, (mark,), relations, (), problem.shown)
    edges = [p for r in problem.relations for p in _zeros(evaluation, r.difference, x, ())]
    limits = _limits(problem, x)
    bends: list = []
    _bends(f, x, bends)
    places = [p for u in bends for p in _zeros(evaluation, u, x, limits)] + edges
    for smooth in _smooth_forms(f, bends):
        places += _zeros(evaluation, evaluation.evaluate(derivative(smooth, x)), x, limits)
    values = []
    for place in places:
        if not _allowed(problem, x, place, closed=True):
            continue
        value = evaluation.evaluate(S.ReplaceAll(f, S.Rule(x, place)))
        inside = _allowed(problem, x, place, closed=False)
        if size_of(value) is not None:
            values.append(Found(value, [place], True if inside else "edge"))
    far = max([1.0, *(abs(size_of(p)) for p in places)]) * 1000 + 1
    for end, number in ((MINUS_INFINITY, -far), (INFINITY, far)):
        if _allowed(problem, x, number, closed=True):
            with evaluation.messages.silent():
                value = Limits(x, evaluation.evaluate, Facts()).at(f, end)
            values.append(Found(value, [end], False))
    if is_free_of(f, x) and values:
        values = [Found(f, [0 if _allowed(problem, x, 0, closed=False) else values[0].places[0]])]
    if any(size_of(one.value) is None for one in values):
        raise NotFound
    if not values:
        return None
    return min(values, key=_rank)


def _rank(one: Found) -> tuple:
    """The least value first, of equal ones those that are taken, the smallest places first."""
    kinds = {True: 0, "edge": 1, False: 2}
    return round(size_of(one.value), 12), kinds[one.attained], [size_of(p) for p in one.places]


def _bends(f, x, found: list) -> None:
    """The arguments of Abs in f."""
    if not isinstance(f, Expr) or is_free_of(f, x):
        return
    if f.head in (S.Abs, S.RealAbs) and len(f) == 1:
        found += [] if any(same(f.args[0], u) for u in found) else [f.args[0]]
    for arg in f.args:
        _bends(arg, x, found)


def _smooth_forms(f, bends: list) -> list:
    """f with u or -u in the place of each Abs[u], in all ways."""
    forms = [f]
    for u in bends[:_MOST_BENDS]:
        forms = [
            put_all(one, [(S.Abs(u), times(sign, u)), (S.RealAbs(u), times(sign, u))])
            for one in forms
            for sign in (1, -1)
        ]
    return forms


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
        if row is not None and one.sign in ("<", "<=") and size_of(row[0][0]):
            found.append(S.LessEqual(one.difference, 0))
    bounds = []
    for one in found:
        row, rest = linear_row(one.args[0], [x])
        edge = times(-1, rest, S.Power(row[0], -1)) if type(row[0]) not in RATIONALS else None
        edge = times(-1, rest, 1 / Fraction(row[0])) if edge is None else edge
        bounds.append(S.LessEqual(x, edge) if size_of(row[0]) > 0 else S.GreaterEqual(x, edge))
    return tuple(bounds)


def _allowed(problem: Problem, x, place, closed: bool) -> bool:
    """Whether the constraints hold at a place; closed: open ends count, too."""
    for one in problem.relations:
        value = size_of(put_all(one.difference, [(x, place)]))
        if value is None:
            return False
        slack = 1e-12 * max(1.0, abs(size_of(place) or 0.0))
        holds = abs(value) <= slack if one.sign == "==" else value <= slack
        if not holds or (not closed and one.sign == "<" and value >= -slack):
            return False
    return True


# -- several variables ------------------------------------------------------------------------------


def least_on_faces(evaluation, f, problem: Problem) -> Found | None:
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
    slack = 1e-9 * max(1.0, *(abs(size_of(p)) for p in places))
    if any(abs(size_of(put_all(g, pairs)) or 0.0) > slack for g in equal):
        return None
    attained: bool | str = True
    for g, sign in below:
        value = size_of(put_all(g, pairs))
        if value is None or value > slack:
            return None
        attained = "edge" if sign == "<" and value > -slack else attained
    value = evaluation.evaluate(put_all(f, pairs))
    return None if size_of(value) is None else Found(value, places, attained)
