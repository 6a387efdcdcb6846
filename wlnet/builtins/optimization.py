"""Numeric integrals, roots and minima of expressions in held variables."""

from __future__ import annotations

import math
import warnings
from contextlib import ExitStack

import numpy as np
from scipy import integrate, optimize

from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.iterators import local_value

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
NO_MINIMUM = Message("FindMinimum::cvmit", "No minimum was found to the requested accuracy from `1`.")


class _Variables:
    """Variables that are local as in Block; inside `with`, expressions are numbers at their values."""

    def __init__(self, evaluation, variables: list[Symbol]):
        self.evaluation = evaluation
        self.variables = variables
        self._stack = ExitStack()

    def __enter__(self):
        self._stack.enter_context(np.errstate(all="ignore"))
        self._places = [self._stack.enter_context(local_value(self.evaluation, v)) for v in self.variables]
        return self

    def __exit__(self, *error):
        return self._stack.__exit__(*error)

    def put(self, numbers) -> None:
        """Values for the first variables."""
        for place, number in zip(self._places, numbers, strict=False):
            if place.seen:
                self.evaluation.definitions.changed(place)
            place.value = float(number)

    def function(self, body, refusal: Message):
        """body as a Python function of numbers; what is no real number is refused."""

        def value(*numbers) -> float:
            self.put(numbers)
            found = numeric_value(self.evaluation.evaluate(body))
            if not is_real(found):
                raise refusal(body, wl_list(map(float, numbers)), value=UNEVALUATED)
            return float(found)

        return value


def _limit(evaluation, x):
    value = evaluation.evaluate(x)
    if value is INFINITY:
        return math.inf
    if isinstance(value, Expr) and value == S.Times(-1, INFINITY):
        return -math.inf
    number = numeric_value(value)
    return float(number) if is_real(number) else None


@builtin("NIntegrate[body_, ranges__]", attributes=("HoldAll",))
def n_integrate(evaluation, body, ranges):
    """Adaptive Gauss-Kronrod quadrature; limits may depend on the variables of ranges before."""
    for spec in ranges:
        if not is_list(spec) or len(spec) != 3 or not isinstance(spec.args[0], Symbol):
            raise BAD_RANGE(spec, value=UNEVALUATED)
    with _Variables(evaluation, [spec.args[0] for spec in ranges]) as local, warnings.catch_warnings():
        warnings.simplefilter("ignore", integrate.IntegrationWarning)
        found, error = _integral(local, local.function(body, NOT_NUMERIC), ranges, ())
    if error > 1e-6 * max(abs(found), 1e-3):
        evaluation.message(SLOW, error)
    return found


def _integral(local: _Variables, f, ranges: tuple, before: tuple) -> tuple[float, float]:
    """(value, error) over the ranges that are left, `before` being the values of the others."""
    local.put(before)
    limits = [_limit(local.evaluation, x) for x in ranges[0].args[1:]]
    if None in limits:
        raise BAD_RANGE(ranges[0], value=UNEVALUATED)
    rest = ranges[1:]

    def inner(x: float) -> float:
        return _integral(local, f, rest, (*before, x))[0] if rest else f(*before, x)

    return integrate.quad(inner, *limits, limit=100 if rest else 200)[:2]


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
        start = _limit(evaluation, one.args[1]) if is_list(one) and len(one) == 2 else None
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


@builtin("FindRoot[body_, start_]", attributes=("HoldAll",))
def find_root(evaluation, body, start):
    """A root of expressions or equations near the start, by Powell's hybrid method."""
    variables, values = _starts(evaluation, start)
    equations = _equations(body, len(variables))
    with _Variables(evaluation, variables) as local:
        functions = [local.function(part, VALUE) for part in equations]
        found = optimize.root(lambda point: [f(*point) for f in functions], values, tol=1e-14)
        residue = np.abs(found.fun).max()
    if not found.success and residue > 1e-8 * max(1.0, np.abs(found.x).max()):
        raise NO_ROOT(start, value=UNEVALUATED)
    return [S.Rule(v, float(x)) for v, x in zip(variables, found.x, strict=True)]


@builtin("FindMinimum[body_, start_]", attributes=("HoldAll",))
def find_minimum(evaluation, body, start):
    """{value, rules} of a local minimum, by the method of Broyden, Fletcher, Goldfarb and Shanno."""
    return _extremum(evaluation, body, start, 1)


@builtin("FindMaximum[body_, start_]", attributes=("HoldAll",))
def find_maximum(evaluation, body, start):
    return _extremum(evaluation, body, start, -1)


def _extremum(evaluation, body, start, sign: int):
    variables, values = _starts(evaluation, start, anywhere=True)
    with _Variables(evaluation, variables) as local, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # steps to infinity are judged below
        f = local.function(body, VALUE)

        def goal(point) -> float:
            return sign * f(*point)

        found = optimize.minimize(goal, values, method="BFGS", options={"gtol": 1e-8})
        if abs(found.fun) < _UNBOUNDED:
            # a simplex gets the last digits that differences of the slope cannot
            settings = {"xatol": 1e-9, "fatol": 1e-15}
            polished = optimize.minimize(goal, found.x, method="Nelder-Mead", options=settings)
            found = polished if polished.fun < found.fun else found
            slope = np.abs(optimize.approx_fprime(found.x, goal, 1e-6)).max()
    if abs(found.fun) >= _UNBOUNDED or slope > 1e-3 * max(1.0, abs(found.fun)):
        raise NO_MINIMUM(start, value=UNEVALUATED)
    rules = wl_list(S.Rule(v, float(x)) for v, x in zip(variables, found.x, strict=True))
    return [float(sign * found.fun), rules]
