"""Numeric integrals, roots and minima of expressions in held variables."""

from __future__ import annotations

import math
import warnings
from itertools import pairwise

import numpy as np
from scipy import integrate, optimize

from wlnet.algebra.narrow_peaks import break_points
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.extreme_tasks import numeric_minimum, problem_of
from wlnet.builtins.local_numbers import LocalNumbers
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

_UNBOUNDED = 1e50  # values of this size mean that there is no extremum

NOT_NUMERIC = Message(
    "NIntegrate::inumr", "The integrand `1` has evaluated to a value that is not a real number at `2`."
)
SLOW = Message(
    "NIntegrate::slwcon", "Numerical integration converges too slowly; the estimated error is `1`."
)
BAD_RANGE = Message("NIntegrate::ilim", "The range `1` should be {variable, min, max} with numeric limits.")
BAD_START = Message(
    "FindRoot::fdss", "The search specification `1` should be {variable, start} with a number."
)
VALUE = Message("FindRoot::nlnum", "The function value `1` is not a real number at `2`.")
NO_ROOT = Message("FindRoot::cvmit", "No root was found to the requested accuracy near `1`.")
NO_BRACKET = Message(
    "FindRoot::brac", "The values at `1` and `2` should have opposite signs for this method."
)
NOT_OFFERED = Message("General::wlnetopt", "The setting `1` -> `2` of `3` is not available.")
BAD_GOAL = Message("General::opttf", "The setting `1` -> `2` should be Automatic or a positive number.")
NO_MINIMUM = Message("FindMinimum::cvmit", "No minimum was found to the requested accuracy from `1`.")

_QUADRATURE = {
    "AccuracyGoal": INFINITY,
    "Method": S.Automatic,
    "PrecisionGoal": S.Automatic,
    "WorkingPrecision": S.MachinePrecision,
}
_SEARCH = {**_QUADRATURE, "AccuracyGoal": S.Automatic, "MaxIterations": S.Automatic}


def _limit(evaluation, x):
    value = evaluation.evaluate(x)
    if value is INFINITY:
        return math.inf
    if isinstance(value, Expr) and value == S.Times(-1, INFINITY):
        return -math.inf
    number = numeric_value(value)
    return float(number) if is_real(number) else None


# -- options ------------------------------------------------------------------------------------


def _goals(options: dict, head: Symbol, relative: float, absolute: float) -> tuple[float, float]:
    """(relative, absolute) errors that PrecisionGoal and AccuracyGoal ask for; Automatic: as given."""
    if options["WorkingPrecision"] is not S.MachinePrecision:
        raise NOT_OFFERED("WorkingPrecision", options["WorkingPrecision"], head, value=UNEVALUATED)
    found = []
    for name, usual in (("PrecisionGoal", relative), ("AccuracyGoal", absolute)):
        goal = options[name]
        if goal is S.Automatic:
            found.append(usual)
        elif goal is INFINITY:
            found.append(0.0)
        else:
            digits = numeric_value(goal)
            if not is_real(digits) or digits <= 0:
                raise BAD_GOAL(name, goal, value=UNEVALUATED)
            found.append(10.0 ** -float(digits))
    return found[0], found[1]


def _method(options: dict, head: Symbol, offered: tuple[str, ...]) -> str:
    """The name of the method, "Automatic" for none."""
    given = options["Method"]
    name = given.name if isinstance(given, Symbol) else given
    if name not in ("Automatic", *offered):
        raise NOT_OFFERED("Method", given, head, value=UNEVALUATED)
    return name


def _steps(options: dict, usual: int) -> int:
    given = options["MaxIterations"]
    if given is S.Automatic:
        return usual
    if type(given) is not int or given < 1:
        raise BAD_GOAL("MaxIterations", given, value=UNEVALUATED)
    return given


# -- integrals ----------------------------------------------------------------------------------


@builtin("NIntegrate[body_, ranges__]", attributes=("HoldAll",), options=_QUADRATURE)
def n_integrate(evaluation, body, ranges, options=None):
    """Adaptive Gauss-Kronrod quadrature; limits may depend on the variables of ranges before."""
    _method(options, S.NIntegrate, ("GlobalAdaptive", "GaussKronrodRule"))
    relative, absolute = _goals(options, S.NIntegrate, 1.49e-8, 1.49e-8)
    goals = {"epsrel": max(relative, 1e-14), "epsabs": absolute}
    for spec in ranges:
        if not is_list(spec) or len(spec) < 3 or not isinstance(spec.args[0], Symbol):
            raise BAD_RANGE(spec, value=UNEVALUATED)
    with LocalNumbers(evaluation, [spec.args[0] for spec in ranges]) as local, warnings.catch_warnings():
        warnings.simplefilter("ignore", integrate.IntegrationWarning)
        found, error = _integral(local, local.function(body, NOT_NUMERIC), ranges, (), goals)
    if error > max(1e-6, relative) * max(abs(found), 1e-3) and error > absolute:
        evaluation.message(SLOW, error)
    return found


def _integral(local: LocalNumbers, f, ranges: tuple, before: tuple, goals: dict) -> tuple[float, float]:
    """(value, error) over the ranges that are left, `before` being the values of the others."""
    local.put(before)
    limits = [_limit(local.evaluation, x) for x in ranges[0].args[1:]]
    if None in limits:
        raise BAD_RANGE(ranges[0], value=UNEVALUATED)
    rest = ranges[1:]

    def inner(x: float) -> float:
        return _integral(local, f, rest, (*before, x), goals)[0] if rest else f(*before, x)

    def sample(x: float) -> float | None:
        try:
            return f(x)
        except (MessageError, ArithmeticError):
            return None

    if len(before) + len(rest) == 0:
        with local.evaluation.messages.silent():
            peaks = [[a, *break_points(sample, a, b), b] for a, b in pairwise(limits)]
        limits = [limits[0], *(x for points in peaks for x in points[1:])]
    # points between the limits divide the range: ends of pieces are never asked for a value
    pieces = [integrate.quad(inner, *pair, limit=100 if rest else 200, **goals) for pair in pairwise(limits)]
    return sum(piece[0] for piece in pieces), sum(piece[1] for piece in pieces)


def _one_start(starts: tuple):
    """{x, x0}, {y, y0} as {{x, x0}, {y, y0}}."""
    return starts[0] if len(starts) == 1 else wl_list(starts)


def _starts(evaluation, spec, anywhere: bool = False) -> tuple[list, list]:
    """(variables, start values) of {x, x0} or {{x, x0}, {y, y0}}.

    anywhere    x alone, or {x, y}, starts at 1
    """
    if anywhere and isinstance(spec, Symbol):
        return [spec], [1.0]
    names = anywhere and is_list(spec) and len(spec) and all(isinstance(one, Symbol) for one in spec.args)
    if names and (len(spec) != 2 or _limit(evaluation, spec.args[1]) is None):
        return list(spec.args), [1.0] * len(spec)
    several = is_list(spec) and len(spec) > 0 and is_list(spec.args[0])
    variables, starts = [], []
    for one in spec.args if several else (spec,):
        start = _limit(evaluation, one.args[1]) if is_list(one) and len(one) in (2, 3) else None
        if start is None or not isinstance(one.args[0], Symbol):
            raise BAD_START(one, value=UNEVALUATED)
        variables.append(one.args[0])
        starts.append(start)
    return variables, starts


def _equations(body, count: int) -> list:
    """Left sides of equations == 0."""
    parts = body.args if is_list(body) else (body,)
    if len(parts) != count:
        raise BAD_START(body, value=UNEVALUATED)
    return [S.Subtract(*x.args) if isinstance(x, Expr) and x.head is S.Equal else x for x in parts]


@builtin("FindRoot[body_, starts__]", attributes=("HoldAll",), options=_SEARCH)
def find_root(evaluation, body, starts, options=None):
    """A root of expressions or equations near the start.

    One unknown: {x, x0}, or {x, x0, x1} for a search between two values; x0 may be complex. Several:
    {{x, x0}, {y, y0}} or {x, x0}, {y, y0}.
    """
    start = _one_start(starts)
    body, start = (evaluation.evaluate(x) if isinstance(x, Symbol) else x for x in (body, start))
    method = _method(options, S.FindRoot, ("Newton", "Secant", "Brent"))
    relative, absolute = _goals(options, S.FindRoot, 1e-14, 1e-14)
    settings = method, max(relative, 1e-15), absolute, _steps(options, 100)
    single = _single_start(evaluation, start)
    if single is not None:
        return _root_of_one(evaluation, body, start, *single, settings)
    if method != "Automatic":
        raise NOT_OFFERED("Method", method, S.FindRoot, value=UNEVALUATED)
    variables, values = _starts(evaluation, start)
    equations = _equations(body, len(variables))
    with LocalNumbers(evaluation, variables) as local:
        functions = [local.function(part, VALUE) for part in equations]
        found = optimize.root(lambda point: [f(*point) for f in functions], values, tol=settings[1])
        residue = np.abs(found.fun).max()
    if not found.success and residue > 1e-8 * max(1.0, np.abs(found.x).max()):
        raise NO_ROOT(start, value=UNEVALUATED)
    return [S.Rule(v, float(x)) for v, x in zip(variables, found.x, strict=True)]


def _single_start(evaluation, spec) -> tuple[Symbol, list] | None:
    """(variable, one or two numbers) of {x, x0} and {x, x0, x1}; None for several unknowns."""
    if is_list(spec) and len(spec) == 1 and is_list(spec.args[0]):
        spec = spec.args[0]
    if not is_list(spec) or len(spec) not in (2, 3) or not isinstance(spec.args[0], Symbol):
        return None
    numbers = [numeric_value(evaluation.evaluate(x)) for x in spec.args[1:]]
    if None in numbers:
        return None
    return spec.args[0], [float(x) if is_real(x) else complex(x) for x in numbers]


def _root_of_one(evaluation, body, start, variable: Symbol, values: list, settings: tuple):
    """A root in one unknown; Newton's method takes the derivative from D."""
    method, relative, absolute, _ = settings
    (equation,) = _equations(body, 1)
    kind = complex if any(isinstance(v, complex) for v in values) else float
    usual = "Newton" if kind is complex and method == "Automatic" else ""
    with LocalNumbers(evaluation, [variable]) as local:
        slope = evaluation.evaluate(S.D(equation, variable)) if "Newton" in (method, usual) else None
        f = local.function(equation, VALUE, kind)
        if len(values) == 2 and kind is float:
            root, residue = _between(f, values, settings)
        elif method == "Brent":
            raise NO_BRACKET(*(values * 2)[:2], value=UNEVALUATED)
        elif method == "Automatic" and kind is float:
            found = optimize.root(lambda point: [f(*point)], values, tol=relative)
            root, residue = found.x[0], abs(found.fun[0])
        else:
            derivative = None if slope is None else local.function(slope, VALUE, kind)
            root, residue = _by_steps(f, derivative, values, settings)
    if residue > max(1e-8 * max(1.0, abs(root)), absolute):
        raise NO_ROOT(start, value=UNEVALUATED)
    return [S.Rule(variable, kind(root))]


def _between(f, values: list, settings: tuple) -> tuple:
    """(root, rest) from two values: Brent's method where the signs differ, else secants."""
    method, relative, absolute, steps = settings
    a, b = values
    at_a, at_b = f(a), f(b)
    if method in ("Automatic", "Brent") and at_a * at_b <= 0:
        root = optimize.brentq(
            f, a, b, xtol=max(absolute, 1e-300), rtol=max(relative, 1e-15), maxiter=max(steps, 100)
        )
        # a change of sign at a pole is no root
        return root, 0.0 if abs(f(root)) <= 1e-3 * max(abs(at_a), abs(at_b)) else np.inf
    if method == "Brent":
        raise NO_BRACKET(a, b, value=UNEVALUATED)
    return _by_steps(f, None, values, settings)


def _by_steps(f, derivative, values: list, settings: tuple) -> tuple:
    """(root, rest) by Newton's method, or by secants where there is no derivative."""
    _, relative, absolute, steps = settings
    second = values[1] if len(values) == 2 else None
    # scipy: full_output gives the last point also where it is no root
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of level secants: the rest tells
        root, _ = optimize.newton(
            f,
            values[0],
            derivative,
            x1=second,
            tol=absolute,
            rtol=relative,
            maxiter=steps,
            full_output=True,
            disp=False,
        )
    return root, abs(f(root))


@builtin("FindMinimum[body_, starts__]", attributes=("HoldAll",), options=_SEARCH)
def find_minimum(evaluation, body, starts, options=None):
    """{value, rules} of a local minimum of f, or of {f, constraints}.

    By the method of Broyden, Fletcher, Goldfarb and Shanno; under constraints by quadratic programs.
    """
    return _pair(*_extremum(evaluation, body, _one_start(starts), 1, options))


@builtin("FindMaximum[body_, starts__]", attributes=("HoldAll",), options=_SEARCH)
def find_maximum(evaluation, body, starts, options=None):
    """{value, rules} of a local maximum."""
    return _pair(*_extremum(evaluation, body, _one_start(starts), -1, options))


@builtin("FindMinValue[body_, start_]", attributes=("HoldAll",), options=_SEARCH)
def find_min_value(evaluation, body, start, options=None):
    return _extremum(evaluation, body, start, 1, options)[0]


@builtin("FindMaxValue[body_, start_]", attributes=("HoldAll",), options=_SEARCH)
def find_max_value(evaluation, body, start, options=None):
    return _extremum(evaluation, body, start, -1, options)[0]


@builtin("FindArgMin[body_, start_]", attributes=("HoldAll",), options=_SEARCH)
def find_arg_min(evaluation, body, start, options=None):
    """Where the local minimum is: a number for x or {x, x0}, a list for lists of these."""
    return _place(start, _extremum(evaluation, body, start, 1, options))


@builtin("FindArgMax[body_, start_]", attributes=("HoldAll",), options=_SEARCH)
def find_arg_max(evaluation, body, start, options=None):
    """Where the local maximum is."""
    return _place(start, _extremum(evaluation, body, start, -1, options))


def _pair(value: float, variables: list, numbers: list):
    return [value, wl_list(S.Rule(v, x) for v, x in zip(variables, numbers, strict=True))]


def _place(start, found: tuple):
    _, variables, numbers = found
    single = len(variables) == 1 and not (is_list(start) and len(start) and is_list(start.args[0]))
    return numbers[0] if single else wl_list(numbers)


_MINIMIZERS = {
    "Automatic": "BFGS",
    "QuasiNewton": "BFGS",
    "ConjugateGradient": "CG",
    "PrincipalAxis": "Powell",
}


def _extremum(evaluation, body, start, sign: int, options: dict) -> tuple[float, list, list]:
    """(value, variables, numbers)"""
    body = evaluation.evaluate(body) if isinstance(body, Symbol) else body
    if is_list(body) and len(body) > 1:
        return _under_constraints(evaluation, body, start, sign, options)
    body = body.args[0] if is_list(body) and len(body) else body
    minimizer = _MINIMIZERS[_method(options, S.FindMinimum, tuple(_MINIMIZERS))]
    relative, absolute = _goals(options, S.FindMinimum, 1e-9, 1e-15)
    limits = {"maxiter": _steps(options, 10_000)}
    variables, values = _starts(evaluation, start, anywhere=True)
    with LocalNumbers(evaluation, variables) as local, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # steps to infinity are judged below
        f = local.function(body, VALUE)

        def goal(point) -> float:
            return sign * f(*point)

        slack = {"ftol": relative} if minimizer == "Powell" else {"gtol": max(relative, 1e-8)}
        found = optimize.minimize(goal, values, method=minimizer, options={**limits, **slack})
        if abs(found.fun) < _UNBOUNDED:
            # a simplex gets the last digits that differences of the slope cannot
            settings = {"xatol": relative, "fatol": absolute, **limits}
            polished = optimize.minimize(goal, found.x, method="Nelder-Mead", options=settings)
            found = polished if polished.fun < found.fun else found
            slope = np.abs(optimize.approx_fprime(found.x, goal, 1e-6)).max()
    if abs(found.fun) >= _UNBOUNDED or slope > 1e-3 * max(1.0, abs(found.fun)):
        raise NO_MINIMUM(start, value=UNEVALUATED)
    return float(sign * found.fun), variables, [float(x) for x in found.x]


def _under_constraints(evaluation, body, start, sign: int, options: dict) -> tuple[float, list, list]:
    _method(options, S.FindMinimum, ("InteriorPoint", "LinearProgramming"))
    _goals(options, S.FindMinimum, 1e-9, 1e-15)
    variables, values = _starts(evaluation, start, anywhere=True)
    problem = problem_of(evaluation.evaluate(body), wl_list(variables), None, sign)
    found = numeric_minimum(evaluation, problem, values)
    if found is None or math.isinf(found[0]):
        raise NO_MINIMUM(start, value=UNEVALUATED)
    return float(sign * found[0]) + 0.0, variables, [float(x) + 0.0 for x in found[1]]
