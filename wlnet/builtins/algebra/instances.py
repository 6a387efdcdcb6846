"""FindInstance: points at which a statement holds, each of them tried out before it is given."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

from wlnet.algebra.expand import put_all
from wlnet.algebra.integer_points import Unbounded, integer_points
from wlnet.algebra.integer_systems import NotPolynomial, constraints_of, whole_solutions
from wlnet.algebra.linear_formulas import TooMany, point_of
from wlnet.algebra.numbers import is_real, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.extreme_tasks import numeric_minimum, problem_of
from wlnet.builtins.linear_statements import NotLinear, read
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_FOUND = Message(
    "FindInstance::nsmet",
    "The methods available to FindInstance are insufficient to find the requested instances.",
)
BAD_COUNT = Message("FindInstance::fcnt", "`1` is not a positive integer.")

_REACHES = (3, 12, 60, 400)  # half sides of boxes in which unbounded whole numbers are looked for
_MOST_TRIES = 200_000
_GRID = (0, 1, -1, 2, -2, Fraction(1, 2), Fraction(-1, 2), 3, -3, 5, -5, 10, -10)
_MOST_GRID = 20_000
_MOST_BOOLEANS = 18
_MEMBERS = (0, 1, -1, 2, -2, 3, -3, 5, -5, 10, -10)  # of families that are tried


class _Unknown(Exception):
    """Neither instances nor a proof that there are none."""


@builtin(
    "FindInstance[statement_, variables_]",
    "FindInstance[statement_, variables_, domain_]",
    "FindInstance[statement_, variables_, domain_, n_]",
)
def find_instance(evaluation, statement, variables, domain=None, n=1):
    """{{x -> ..., y -> ...}}: n points, fewer where there are not more, {} where there is none."""
    if type(domain) is int and n == 1:
        domain, n = None, domain
    if type(n) is not int or n < 1:
        raise BAD_COUNT(n, value=UNEVALUATED)
    names = variables.args if is_list(variables) else (variables,)
    statement = S.And(*statement.args) if is_list(statement) else statement
    statement = evaluation.evaluate(statement)
    if statement is FALSE:
        return wl_list(())
    try:
        points = _points(evaluation, statement, names, domain, n)
    except (_Unknown, MessageError):
        raise NOT_FOUND(value=UNEVALUATED) from None
    return wl_list(
        wl_list(S.Rule(name, value) for name, value in zip(names, point, strict=True)) for point in points
    )


def _points(evaluation, statement, names: tuple, domain, n: int) -> list:
    if domain is S.Booleans:
        return _of_booleans(evaluation, statement, names, n)
    if domain in (S.Integers, S.PositiveIntegers, S.NonNegativeIntegers):
        least = {S.PositiveIntegers: 1, S.NonNegativeIntegers: 0}.get(domain)
        limits = [] if least is None else [S.GreaterEqual(name, least) for name in names]
        return _of_integers(evaluation, [statement, *limits], names, n)
    if domain not in (None, S.Reals, S.Complexes):
        raise _Unknown
    real = domain is S.Reals or _has_order(statement)
    found: list = []
    complete = False
    for way in (_of_equations, _of_rows, _of_line, _of_grid, _of_numbers):
        points = way(evaluation, statement, names, real, n)
        if points is None:
            continue
        points, complete = points
        found += [p for p in points if not any(all(map(same, p, other)) for other in found)]
        if complete or len(found) >= n:
            break
    if not complete and len(found) < n:
        raise _Unknown
    return found[:n]


def _has_order(x) -> bool:
    ordered = (S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Inequality)
    return isinstance(x, Expr) and (x.head in ordered or any(map(_has_order, x.args)))


def _holds(evaluation, statement, names: tuple, point) -> bool:
    put = put_all(statement, list(zip(names, point, strict=True)))
    with evaluation.messages.silent():
        return evaluation.evaluate(S.Simplify(put)) is TRUE


def _of_booleans(evaluation, statement, names: tuple, n: int) -> list:
    if len(names) > _MOST_BOOLEANS:
        raise _Unknown
    found = []
    for row in product((TRUE, FALSE), repeat=len(names)):
        evaluation.check_abort()
        if evaluation.evaluate(put_all(statement, list(zip(names, row, strict=True)))) is TRUE:
            found.append(list(row))
            if len(found) == n:
                break
    return found


def _of_integers(evaluation, statements: list, names: tuple, n: int) -> list:
    try:
        return list(islice(whole_solutions(statements, names, evaluation.check_abort), n))
    except NotPolynomial:
        raise _Unknown from None
    except Unbounded:
        pass
    constraints = constraints_of(statements, names)
    for reach in _REACHES:
        points = integer_points(
            constraints, len(names), evaluation.check_abort, [(-reach, reach)] * len(names)
        )
        found = list(islice(_few(points), n))
        if len(found) == n:
            return found
        if (2 * reach) ** len(names) > _MOST_TRIES:
            break
    raise _Unknown


def _few(points: Iterator) -> Iterator:
    return islice(points, _MOST_TRIES)


# -- real and complex numbers: each way gives (points, whether there are no others) or None --------------


def _of_equations(evaluation, statement, names: tuple, real: bool, n: int):
    """Equations that Solve solves for all variables, the last solutions first."""
    solutions = _solved(evaluation, statement, names, real)
    if not is_list(solutions) and isinstance(statement, Expr) and statement.head is S.And:
        equations = [part for part in statement.args if isinstance(part, Expr) and part.head is S.Equal]
        solutions = _solved(evaluation, S.And(*equations), names, real) if equations else None
    if not is_list(solutions):
        return None
    found = []
    for rules in solutions.args[::-1]:
        values = {rule.args[0]: rule.args[1] for rule in rules.args}
        free = [(name, 0) for name in names if name not in values]
        point = [put_all(values.get(name, 0), free) for name in names]
        for k in _MEMBERS:
            member = [evaluation.evaluate(_member(value, k)) for value in point]
            if _holds(evaluation, statement, names, member):
                found.append(member)
            if not any(isinstance(v, Expr) and v.head is S.ConditionalExpression for v in point):
                break
    plain = all(len(rules) == len(names) for rules in solutions.args)
    return found, plain and not any(map(_has_family, solutions.args)) and len(found) == len(solutions.args)


def _solved(evaluation, statement, names: tuple, real: bool):
    given = (statement, wl_list(names), S.Reals) if real else (statement, wl_list(names))
    return evaluation.evaluate(S.Quiet(Expr(S.Solve, given)))


def _has_family(rules: Expr) -> bool:
    values = (rule.args[1] for rule in rules.args)
    return any(isinstance(v, Expr) and v.head is S.ConditionalExpression for v in values)


def _member(value, k: int):
    """A member of a family with a whole parameter."""
    if isinstance(value, Expr) and value.head is S.ConditionalExpression:
        parameter = value.args[1].args[0]
        return put_all(value.args[0], [(parameter, k)])
    return value


def _choice(low, high, closed_low: bool, closed_high: bool):
    """A simple number between two bounds."""
    if low is None and high is None:
        return Fraction(0)
    if low is None:
        return Fraction(math.floor(high)) if closed_high or math.floor(high) < high else Fraction(high) - 1
    if high is None:
        return Fraction(math.ceil(low)) if closed_low or math.ceil(low) > low else Fraction(low) + 1
    if low == high:
        return Fraction(low)
    for candidate in (0, math.floor(low) + 1):
        if low < candidate < high:
            return Fraction(candidate)
    return (Fraction(low) + Fraction(high)) / 2


def _of_rows(evaluation, statement, names: tuple, real: bool, n: int):
    """Linear statements: one point of each case."""
    if not real:
        return None
    try:
        read_names, cases = read(statement, names)
    except (NotLinear, TooMany):
        return None
    if len(read_names.free) != len(names):
        return None
    points = [point_of(case, len(names), _choice) for case in cases]
    points = [[whole(x) for x in point] for point in points if point is not None]
    if n > 1 and points:
        points += _around(evaluation, statement, names, points[0], n)
    return points, not points


def _around(evaluation, statement, names: tuple, start: list, n: int) -> list:
    """Further points of a region, at small distances from one."""
    found = []
    for scale in (1, Fraction(1, 4), Fraction(1, 64)):
        for step in product((0, 1, -1, 2, -2, 3, -3), repeat=len(names)):
            point = [whole(Fraction(x) + scale * s) for x, s in zip(start, step, strict=True)]
            if any(step) and point not in found and _holds(evaluation, statement, names, point):
                found.append(point)
            if len(found) >= n:
                return found
    return found


def _of_line(evaluation, statement, names: tuple, real: bool, n: int):
    """One real variable: a point of each interval that Reduce gives."""
    if not real or len(names) != 1:
        return None
    reduced = evaluation.evaluate(S.Quiet(S.Reduce(statement, names[0], S.Reals)))
    if reduced is FALSE:
        return [], True
    parts = reduced.args if isinstance(reduced, Expr) and reduced.head is S.Or else (reduced,)
    found = []
    for part in parts:
        ends = _ends(part, names[0])
        if ends is None:
            continue
        if ends[0] is not None and ends[0] is ends[1]:
            found.append([ends[0]])
            continue
        numbers = [
            None if e is None else Fraction(float(numeric_value(e))).limit_denominator(10**9) for e in ends
        ]
        point = [whole(_choice(*numbers, False, False))]
        found += [point] if _holds(evaluation, statement, names, point) else []
    if found and len(found) < n:
        found += (
            _around(evaluation, statement, names, found[0], n)
            if all(type(x) in (int, Fraction) for x in found[0])
            else []
        )
    return found, False


def _ends(part, name) -> tuple | None:
    """(low, high) of x == a, x < a, a < x < b and the like."""
    if not isinstance(part, Expr):
        return (None, None) if part is TRUE else None
    if part.head is S.Inequality and len(part) == 5:
        return part.args[0], part.args[4]
    if part.head in (S.Less, S.LessEqual) and len(part) == 3:
        return part.args[0], part.args[2]
    if len(part) == 2 and same(part.args[0], name):
        value = part.args[1]
        if part.head is S.Equal:
            return value, value
        if part.head in (S.Less, S.LessEqual):
            return None, value
        if part.head in (S.Greater, S.GreaterEqual):
            return value, None
    return None


def _of_grid(evaluation, statement, names: tuple, real: bool, n: int):
    """Small numbers for some of the variables, Solve for one more where there are equations."""
    found = []
    for count, point in enumerate(product(_GRID, repeat=len(names))):
        evaluation.check_abort()
        if count > _MOST_GRID // 10 or len(found) >= n:
            break
        if _holds(evaluation, statement, names, point):
            found.append(list(point))
    if len(found) >= n or len(names) < 2:
        return found, False
    for count, values in enumerate(product(_GRID, repeat=len(names) - 1)):
        evaluation.check_abort()
        if count > 60 or len(found) >= n:
            break
        pairs = list(zip(names[:-1], values, strict=True))
        inner = evaluation.evaluate(put_all(statement, pairs))
        if inner in (TRUE, FALSE):
            continue
        given = (inner, names[-1], S.Reals) if real else (inner, names[-1])
        solutions = evaluation.evaluate(S.Quiet(Expr(S.Solve, given)))
        for rules in solutions.args[::-1] if is_list(solutions) else ():
            if len(rules):
                point = [*values, rules.args[0].args[1]]
                found += [point] if _holds(evaluation, statement, names, point) else []
    return found, False


def _of_numbers(evaluation, statement, names: tuple, real: bool, n: int):
    """A point that a numeric search finds inside of inequalities, with few digits."""
    if not real:
        return None
    problem = problem_of(wl_list((0, statement)), wl_list(names))
    found = numeric_minimum(evaluation, problem)
    if found is None or not math.isfinite(found[0]):
        return None
    for most in (1, 2, 10, 1000, 10**6):
        point = [whole(Fraction(float(x)).limit_denominator(most)) for x in found[1]]
        if all(is_real(x) for x in point) and _holds(evaluation, statement, names, point):
            return [point], False
    return None
