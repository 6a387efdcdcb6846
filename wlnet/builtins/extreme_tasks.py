"""What Minimize, NMinimize and FindMinimum are asked for: {f, constraints} in variables, and its numbers."""

from __future__ import annotations

import math

import numpy as np
from scipy import optimize

from wlnet.algebra.constraints import NotConstraints, Relation, linear_row, relations_of
from wlnet.algebra.expand import put_all
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.numeric_extremes import Task, minimum
from wlnet.builtins.local_numbers import LocalNumbers
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen

BAD_VARIABLE = Message("General::ivar", "`1` is not a valid variable.")
BAD_CONSTRAINTS = Message("General::wlnetcons", "`1` is not made of equations, inequalities, And and lists.")
NOT_A_NUMBER = Message("NMinimize::nnum", "The function value `1` is not a number at `2`.")

_DOMAINS = (None, S.Reals, S.Integers, S.PositiveIntegers, S.NonNegativeIntegers)


@frozen
class Problem:
    """
    goal         what is to be made small
    names        the variables, symbols or expressions such as n[1]
    relations    constraints; None where they contradict each other at sight
    whole        names of integers
    shown        the constraints as given
    """

    goal: object
    names: tuple
    relations: list[Relation] | None
    whole: tuple
    shown: object

    @property
    def is_whole(self) -> list[bool]:
        return [any(name == other for other in self.whole) for name in self.names]


@frozen
class Found:
    """A value and the place of each variable; attained: whether it is taken there, or "edge" of open ends."""

    value: object
    places: list
    attained: bool | str = True


class NotFound(Exception):
    """No method here gives the exact extreme."""


def size_of(x) -> float | None:
    turn = direction(x)
    if turn in (1, -1):
        return turn * math.inf
    value = numeric_value(x)
    return float(value) if is_real(value) else None


def problem_of(f, variables, domain=None, sign: int = 1) -> Problem:
    """Reads {f, constraints} or f; sign -1 turns a maximum into a minimum."""
    names = variables.args if is_list(variables) else (variables,)
    membership = []
    plain = []
    for name in names:
        if isinstance(name, Expr) and name.head is S.Element and len(name) == 2:
            membership.append(name)
            name = name.args[0]
        elif is_list(name) and len(name) == 3:
            name = name.args[0]
        if numeric_value(name) is not None or is_list(name) or isinstance(name, str):
            raise BAD_VARIABLE(name, value=UNEVALUATED)
        plain.append(name)
    if domain not in _DOMAINS:
        raise BAD_CONSTRAINTS(domain, value=UNEVALUATED)
    if domain not in (None, S.Reals):
        membership += [S.Element(name, domain) for name in plain]
    pair = is_list(f) and len(f) >= 2
    goal = f.args[0] if pair else f.args[0] if is_list(f) and len(f) == 1 else f
    given = wl_list(f.args[1:]) if pair else wl_list(())
    try:
        relations, members = relations_of(wl_list((*given.args, *membership)))
    except NotConstraints:
        raise BAD_CONSTRAINTS(given, value=UNEVALUATED) from None
    whole = tuple(name for name, kind in members if kind is S.Integers)
    shown = given.args[0] if len(given) == 1 else given
    return Problem(S.Times(-1, goal) if sign < 0 else goal, tuple(plain), relations, whole, shown)


def numeric_minimum(evaluation, problem: Problem, start: list | None = None) -> tuple | None:
    """(value, place) in machine numbers; value -infinity without a minimum, None without a point.

    start    numbers to begin a search for the nearest minimum with; None: everywhere
    """
    if problem.relations is None:
        return None
    goal = evaluation.evaluate(problem.goal)
    linear = _linear_minimum(goal, problem)
    if linear is not False:
        return linear
    symbols = [Symbol(f"v{i}", "System`Private`") for i in range(len(problem.names))]
    pairs = list(zip(problem.names, symbols, strict=True))
    with LocalNumbers(evaluation, symbols) as local:
        goal = local.function(put_all(goal, pairs), NOT_A_NUMBER)
        equal, below = [], []
        low, high = [-math.inf] * len(symbols), [math.inf] * len(symbols)
        for one in problem.relations:
            if _is_bound(one, problem.names, low, high):
                continue
            g = _of_point(local.function(put_all(one.difference, pairs), NOT_A_NUMBER))
            (equal if one.sign == "==" else below).append(g)
        bounds = list(zip(low, high, strict=True))
        if any(a > b for a, b in bounds):
            return None
        if start is None:
            goal(*[min(max(0.5, a), b) for a, b in bounds]) if not below and not equal else None
        return minimum(Task(_of_point(goal), equal, below, bounds, problem.is_whole, start))


def _of_point(f):
    """f of a point; infinite where it has no real value."""

    def value(point) -> float:
        try:
            return f(*point)
        except MessageError:
            return math.inf

    return value


def _is_bound(one: Relation, names: tuple, low: list, high: list) -> bool:
    """Whether the relation bounds a single variable by a number; the bound is noted."""
    if one.sign not in ("<=", "<"):
        return False
    found = linear_row(one.difference, list(names))
    if found is None:
        return False
    slopes = [float(numeric_value(c)) for c in found[0]]
    at = [i for i, c in enumerate(slopes) if c]
    if len(at) != 1:
        return False
    i = at[0]
    edge = -float(numeric_value(found[1])) / slopes[i]
    if slopes[i] > 0:
        high[i] = min(high[i], edge)
    else:
        low[i] = max(low[i], edge)
    return True


def _linear_minimum(goal, problem: Problem):
    """As numeric_minimum, for linear problems; False for others."""
    names = list(problem.names)
    row = linear_row(goal, names)
    rows = [linear_row(one.difference, names) for one in problem.relations]
    if row is None or None in rows or any(one.sign == "!=" for one in problem.relations):
        return False
    numbers = [[float(numeric_value(c)) for c in r] for r, _ in rows]
    edges = [-float(numeric_value(rest)) for _, rest in rows]
    if all(problem.is_whole):  # below a whole number is at most the one before
        edges = [
            edge - 1 if one.sign == "<" and all(c.is_integer() for c in (edge, *row_)) else edge
            for edge, row_, one in zip(edges, numbers, problem.relations, strict=True)
        ]
    if not rows and not any(float(numeric_value(c)) for c in row[0]):
        return False
    constraints = [
        optimize.LinearConstraint([r], edge if one.sign == "==" else -np.inf, edge)
        for r, edge, one in zip(numbers, edges, problem.relations, strict=True)
    ]
    found = optimize.milp(
        [float(numeric_value(c)) for c in row[0]],
        integrality=[int(w) for w in problem.is_whole],
        bounds=optimize.Bounds(-np.inf, np.inf),
        constraints=constraints,
    )
    if found.status == 2:
        return None
    if found.status in (3, 4) or found.x is None:
        return -math.inf, np.zeros(len(names))
    return float(found.fun) + float(numeric_value(row[1])), found.x + 0.0
