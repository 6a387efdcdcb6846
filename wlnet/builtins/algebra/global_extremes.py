"""NMinimize, NMaximize and their values and places: global extremes under constraints, in machine numbers."""

from __future__ import annotations

import math

from wlnet.algebra.numbers import INFINITY
from wlnet.builtins.extreme_tasks import Problem, numeric_minimum, problem_of
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_POINT = Message("NMinimize::nsol", "There are no points that satisfy the constraints `1`.")
UNBOUNDED = Message("NMinimize::ubnd", "The problem is unbounded.")
BAD_OPTION = Message("NMinimize::wlnetopt", "The setting `1` -> `2` is not available.")

_OPTIONS = {"Method": S.Automatic, "WorkingPrecision": S.MachinePrecision}


@builtin("NMinimize[f_, variables_]", "NMinimize[f_, variables_, domain_]", options=_OPTIONS)
def n_minimize(evaluation, f, variables, domain=None, options=None):
    """{least value, {x -> where, ...}} of f, or of {f, constraints}, over real or whole numbers."""
    return _pair(*_extreme(evaluation, f, variables, domain, 1, options))


@builtin("NMaximize[f_, variables_]", "NMaximize[f_, variables_, domain_]", options=_OPTIONS)
def n_maximize(evaluation, f, variables, domain=None, options=None):
    """{greatest value, {x -> where, ...}}"""
    return _pair(*_extreme(evaluation, f, variables, domain, -1, options))


@builtin("NMinValue[f_, variables_]", "NMinValue[f_, variables_, domain_]", options=_OPTIONS)
def n_min_value(evaluation, f, variables, domain=None, options=None):
    return _extreme(evaluation, f, variables, domain, 1, options)[0]


@builtin("NMaxValue[f_, variables_]", "NMaxValue[f_, variables_, domain_]", options=_OPTIONS)
def n_max_value(evaluation, f, variables, domain=None, options=None):
    return _extreme(evaluation, f, variables, domain, -1, options)[0]


@builtin("NArgMin[f_, variables_]", "NArgMin[f_, variables_, domain_]", options=_OPTIONS)
def n_arg_min(evaluation, f, variables, domain=None, options=None):
    """Where the least value is taken: a number, or a list for a list of variables."""
    return _place(variables, *_extreme(evaluation, f, variables, domain, 1, options))


@builtin("NArgMax[f_, variables_]", "NArgMax[f_, variables_, domain_]", options=_OPTIONS)
def n_arg_max(evaluation, f, variables, domain=None, options=None):
    """Where the greatest value is taken."""
    return _place(variables, *_extreme(evaluation, f, variables, domain, -1, options))


def _extreme(evaluation, f, variables, domain, sign: int, options: dict) -> tuple:
    """(value, places, problem)"""
    for name, value in options.items():
        if value is not _OPTIONS[name]:
            raise BAD_OPTION(name, value, value=UNEVALUATED)
    problem = problem_of(f, variables, domain, sign)
    found = numeric_minimum(evaluation, problem)
    nowhere = [S.Indeterminate] * len(problem.names)
    if found is None:
        evaluation.message(NO_POINT, problem.shown)
        return S.Times(sign, INFINITY), nowhere, problem
    value, place = found
    if math.isinf(value):
        evaluation.message(UNBOUNDED)
        return S.Times(-sign, INFINITY), nowhere, problem
    whole = problem.is_whole
    places = [round(x) if w else float(x) + 0.0 for x, w in zip(place, whole, strict=True)]
    return float(sign * value) + 0.0, places, problem


def _pair(value, places: list, problem: Problem):
    return [value, wl_list(S.Rule(name, x) for name, x in zip(problem.names, places, strict=True))]


def _place(variables, value, places: list, problem: Problem):
    return wl_list(places) if is_list(variables) else places[0]
