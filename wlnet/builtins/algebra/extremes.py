"""Minimize, Maximize, MinValue, MaxValue, ArgMin and ArgMax: exact extremes under constraints.

Candidates are the places where the slope vanishes on each face of the allowed region (the conditions of
Karush, Kuhn and Tucker), its corners, and what happens far out. The least of them is given where a
numeric search everywhere finds nothing lower.
"""

from __future__ import annotations

import math

from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.numbers import INFINITY
from wlnet.builtins.extreme_tasks import Found, NotFound, Problem, numeric_minimum, problem_of, size_of
from wlnet.builtins.extremes_of_programs import least_of_integers, least_of_linear
from wlnet.builtins.extremes_on_faces import least_on_faces, least_on_line
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
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

_CLOSE = 1e-6


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
        with evaluation.messages.silent():  # candidates may be poles
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
        return least_of_integers(evaluation, goal, problem, _least)
    linear = least_of_linear(evaluation, goal, problem)
    if linear is not False:
        return linear
    if len(problem.names) == 1:
        found = least_on_line(evaluation, goal, problem)
    else:
        found = least_on_faces(evaluation, goal, problem)
    _confirm(evaluation, found, problem)
    return found


def _confirm(evaluation, found: Found | None, problem: Problem) -> None:
    """Raises NotFound where a numeric search contradicts what was found."""
    numeric = numeric_minimum(evaluation, problem)
    if found is None or numeric is None:
        if found is not None or numeric is not None:
            raise NotFound
        return
    size = size_of(found.value)
    if size == -math.inf or numeric[0] == -math.inf:
        if (size == -math.inf) != (numeric[0] == -math.inf) and size != -math.inf:
            raise NotFound
        return
    if numeric[0] < size - _CLOSE * max(1.0, abs(size)):
        raise NotFound
