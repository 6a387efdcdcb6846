"""Integrate: antiderivatives, and definite integrals from their limits."""

from __future__ import annotations

import math
import random
import warnings
from fractions import Fraction
from functools import partial
from itertools import pairwise

import numpy as np
from scipy import integrate

from wlnet.algebra.analysis.definite_forms import conditional_integral, known_integral
from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.analysis.integrals import Integrals, NoIntegral
from wlnet.algebra.analysis.limits import Limits
from wlnet.algebra.analysis.pieces import NotDecided, bound_of, corners, smooth_pieces
from wlnet.algebra.analysis.power_series import Point, is_series, truncated_of
from wlnet.algebra.analysis.truncated import integrated
from wlnet.algebra.angles import together_numbers
from wlnet.algebra.assumptions import Facts
from wlnet.algebra.calculus import derivative
from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.numbers import INDETERMINATE, INFINITY, NUMBERS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.refining import refined
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import FALSE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.iterators import local_value

_PIECEWISE_BY_NATURE = {S.Boole, S.UnitBox, S.UnitTriangle, S.Clip, S.If}

_LONG = 40.0
_MOST_JUMPS = 100
_CLOSE = 1e-6  # relative difference from the numeric integral that counts as agreement

BAD_LIMIT = Message("Integrate::ilim", "Invalid integration variable or limit(s) in `1`.")
DIVERGES = Message("Integrate::idiv", "Integral of `1` does not converge on `2`.")

NO_CONDITIONS = Message(
    "Integrate::nocond", "Conditions on parameters are not found yet: GenerateConditions is False, not `1`."
)


@builtin(
    "Integrate[f_, ranges__]",
    attributes=("ReadProtected",),
    options={"Assumptions": S("$Assumptions"), "GenerateConditions": S.Automatic},
)
def integrate_(evaluation, f, ranges, options):
    """An antiderivative for x, the integral from a to b for {x, a, b}; of several, the last is done first."""
    for spec in ranges:
        _check(spec)
    if options["GenerateConditions"] not in (S.Automatic, FALSE):
        raise NO_CONDITIONS(options["GenerateConditions"], value=UNEVALUATED)
    facts = Facts(evaluation.evaluate(options["Assumptions"]))
    for done, spec in enumerate(reversed(ranges)):
        found = _integral(evaluation, f, spec, facts)
        if found is None:
            left = ranges[: len(ranges) - done]
            return None if done == 0 else evaluation.evaluated(S.Integrate(f, *left))
        f = evaluation.evaluate(found)
        if facts or (is_list(spec) and len(spec) == 3):  # values are written in their shortest form
            f = refined(f, facts, evaluation.evaluate)
    return f


def _check(spec) -> None:
    variable = spec.args[0] if is_list(spec) and len(spec) in (1, 3) else spec
    if type(variable) in NUMBERS or isinstance(variable, str) or is_list(variable):
        raise BAD_LIMIT(spec, value=UNEVALUATED)
    if isinstance(variable, Expr) and variable.head in (S.Plus, S.Times, S.Power):
        raise BAD_LIMIT(spec, value=UNEVALUATED)


def _integral(evaluation, f, spec, facts: Facts):
    """The integral over one variable, or None."""
    if is_list(f):
        parts = [_integral(evaluation, part, spec, facts) for part in f.args]
        pairs = zip(parts, f.args, strict=True)
        return wl_list(evaluation.evaluated(S.Integrate(g, spec)) if p is None else p for p, g in pairs)
    if _holds_any(f, _PIECEWISE_BY_NATURE):
        f = evaluation.evaluate(S.PiecewiseExpand(f))
    if not is_list(spec) or len(spec) == 1:
        variable = spec.args[0] if is_list(spec) else spec
        if _holds_any(f, {S.Piecewise}):
            return _joined(evaluation, f, variable)
        return _antiderivative(evaluation, f, variable)
    variable, a, b = spec.args
    known = known_integral(f, variable, a, b, evaluation.evaluate)
    if known is not None:
        return known
    with_condition = conditional_integral(f, variable, a, b)
    if with_condition is not None:
        value, condition = with_condition
        if _is_assumed(condition, facts):
            return value
        return S.ConditionalExpression(evaluation.evaluate(value), condition)
    try:
        pieces = smooth_pieces(f, variable, a, b, partial(_zeros_between, evaluation, variable, a, b))
    except NotDecided:
        return None
    if len(pieces) > 1 or not same(pieces[0][0], f):
        parts = [
            _integral(evaluation, evaluation.evaluate(g), wl_list((variable, *ends)), facts)
            for g, *ends in pieces
        ]
        return None if None in parts else plus(*parts)
    found = _antiderivative(evaluation, f, variable, definite=True)
    if found is None:
        return None
    if (
        direction(a) is None
        and direction(b) is None
        and (numeric_value(a) is None or numeric_value(b) is None)
    ):
        if is_free_of(f, S.Tan) and not is_free_of(found, S.Tan):
            return None  # between symbols it is not known how often an antiderivative by half angles jumps
        return _difference(evaluation, found, variable, a, b)
    return _definite(evaluation, f, found, variable, a, b, facts)


def _is_assumed(condition: Expr, facts: Facts) -> bool:
    """Whether conditions Re[p] > c follow from what is assumed, also of real p without Re."""
    if condition.head is S.And:
        return all(_is_assumed(one, facts) for one in condition.args)
    part, bound = condition.args
    return any(facts.truth(S.Greater(p, bound)) is True for p in (part, part.args[0]))


def _zeros_between(evaluation, variable, a, b, f) -> list | None:
    """The zeros of f from a to b; None where they are not found."""
    if direction(a) is not None or direction(b) is not None:
        return None
    system = S.And(S.Equal(f, 0), S.LessEqual(a, variable, b))
    found = evaluation.evaluate(S.Quiet(S.Solve(system, variable, S.Reals)))
    if not is_list(found) or not all(is_list(rules) and len(rules) == 1 for rules in found.args):
        return None
    return [rules.args[0].args[1] for rules in found.args]


def _joined(evaluation, f, variable):
    """The antiderivative of a Piecewise, without jumps; None where a part has none."""
    try:
        points = list((corners(f, variable) or {}).values())
        pieces = smooth_pieces(f, variable, MINUS_INFINITY, INFINITY)
    except NotDecided:
        return None
    if len(pieces) != len(points) + 1:
        return None
    parts = [_antiderivative(evaluation, evaluation.evaluate(g), variable) for g, *_ in pieces]
    if None in parts:
        return None
    found = [parts[0]]
    for point, part in zip(points, parts[1:], strict=True):
        step = evaluation.evaluate(S.ReplaceAll(minus(found[-1], part), S.Rule(variable, point)))
        found.append(evaluation.evaluate(plus(part, step)))
    edges = [S.LessEqual(variable, points[0])]
    edges += [S.Inequality(a, S.Less, variable, S.LessEqual, b) for a, b in pairwise(points)]
    return S.Piecewise(wl_list(wl_list(pair) for pair in zip(found, edges, strict=False)), found[-1])


def _holds_any(x, heads: set) -> bool:
    if not isinstance(x, Expr) or x.array is not None:
        return False
    return x.head in heads or any(_holds_any(y, heads) for y in x.args)


def _antiderivative(evaluation, f, variable, definite: bool = False):
    if is_series(f):
        return _of_series(evaluation, f, variable)
    with evaluation.messages.silent():
        try:
            found = evaluation.evaluate(Integrals(variable, evaluation.evaluate, definite).of(f))
        except (NoIntegral, RecursionError):
            return None
        if isinstance(found, Expr) and found.head is S.Plus:
            found = plus(*(term for term in found.args if not is_free_of(term, variable)))
        return found if _is_right(evaluation, f, found, variable) else None


def _of_series(evaluation, data: Expr, variable):
    """Term by term; None where a term 1/(x - x0) would give a logarithm."""
    x, at = data.args[:2]
    series = truncated_of(data)
    if not same(x, variable) or direction(at) is not None or -1 in series.terms:
        return None
    return Point(x, at, evaluation.evaluate).data(integrated(series, 0))


def _is_right(evaluation, f, found, variable) -> bool:
    """Whether the derivative of what was found is f, at some points; with inner integrals left, no."""
    slope = evaluation.evaluate(minus(derivative(found, variable), f))
    if type(slope) in NUMBERS:
        return not slope
    names = sorted(_symbols(slope), key=lambda s: s.name)
    chance, agreed = random.Random(7), 0
    for _ in range(12):
        values = [S.Rule(name, round(chance.uniform(0.05, 2.5), 6)) for name in names]
        left = numeric_value(evaluation.evaluate(S.ReplaceAll(slope, wl_list(values))))
        size = numeric_value(evaluation.evaluate(S.ReplaceAll(f, wl_list(values))))
        if left is None or size is None:
            continue
        if abs(complex(left)) > _CLOSE * (1 + abs(complex(size))):
            return False
        agreed += 1
        if agreed == 3:
            return True
    return agreed > 0 or _holds_unknown(slope)


def _holds_unknown(x) -> bool:
    """Whether a function without a definition stands in x, so that no numbers can be put in."""
    if not isinstance(x, Expr):
        return False
    return (type(x.head) is Symbol and x.head.context != "System`") or any(
        map(_holds_unknown, (x.head, *x.args))
    )


def _symbols(x) -> set:
    if isinstance(x, Symbol):
        return (
            {x} if (numeric_value(x) is None and x.context != "System`") or x.name.startswith("u") else set()
        )
    return set().union(*map(_symbols, x.args)) if isinstance(x, Expr) and x.args else set()


def _difference(evaluation, found, variable, a, b):
    upper = evaluation.evaluate(S.ReplaceAll(found, S.Rule(variable, b)))
    lower = evaluation.evaluate(S.ReplaceAll(found, S.Rule(variable, a)))
    if direction(upper) is not None or direction(lower) is not None or INDETERMINATE in (upper, lower):
        return None
    return together_numbers(minus(upper, lower))


def _tangent_poles(x, variable, low: float, high: float) -> dict | None:
    """{where: the same exactly} of the jumps of Tan[u] between two numbers; None where they are not known."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return {}
    found = {}
    if x.head is S.Tan:
        line = coefficients(x.args[0], variable)
        if line is None or max(line) != 1 or not is_real(line[1]) or math.isinf(high - low):
            return None
        if not is_real(numeric_value(line.get(0, 0))):
            return None
        ends = sorted(
            (float(line[1]) * end + float(numeric_value(line.get(0, 0)))) / math.pi for end in (low, high)
        )
        if ends[1] - ends[0] > _MOST_JUMPS:
            return None
        for k in range(math.floor(ends[0] - 0.5), math.ceil(ends[1] - 0.5) + 1):
            point = over(minus(times(Fraction(2 * k + 1, 2), S.Pi), line.get(0, 0)), line[1])
            if low < float(numeric_value(point)) < high:
                found[float(numeric_value(point))] = point
    for arg in x.args:
        inner = _tangent_poles(arg, variable, low, high)
        if inner is None:
            return None
        found |= inner
    return dict(sorted(found.items(), key=lambda pair: pair[0]))


def _definite(evaluation, f, found, variable, a, b, facts: Facts):
    """The difference of the limits, where it agrees with the numeric integral."""
    numbers = [bound_of(x) for x in (a, b)]
    if None in numbers:
        return None
    if numbers[0] == numbers[1]:
        return 0
    if is_free_of(f, S.Tan) and not is_free_of(found, S.Tan):  # by half angles: whole turns make it jump
        jumps = _tangent_poles(found, variable, min(numbers), max(numbers))
        if jumps is None:
            return None
        if jumps:
            points = [a, *(jumps.values() if numbers[0] < numbers[1] else reversed(jumps.values())), b]
            parts = [_definite(evaluation, f, found, variable, *pair, facts) for pair in pairwise(points)]
            return None if None in parts else together_numbers(plus(*parts))
    sides = (1, -1) if numbers[0] < numbers[1] else (-1, 1)
    limits = Limits(variable, evaluation.evaluate, facts)
    with evaluation.messages.silent():
        try:
            lower, upper = limits.at(found, a, sides[0]), limits.at(found, b, sides[1])
        except NoLimit:
            return None
        value = evaluation.evaluate(S.Subtract(upper, lower))
        if numeric_value(value) is not None:
            value = evaluation.evaluate(S.Expand(value))
    numeric = _numeric(evaluation, f, variable, *numbers)
    if numeric == math.inf and math.isinf(numbers[1] - numbers[0]) and direction(value) is None:
        numeric = None  # an oscillating integrand converges too slowly for quadrature
    if direction(value) is not None or value is INDETERMINATE or (numeric == math.inf):
        raise DIVERGES(f, wl_list((a, b)), value=UNEVALUATED)
    exact = numeric_value(value)
    if numeric is None and exact is not None and _agrees_inside(evaluation, f, found, variable, numbers):
        return value
    if numeric is None:
        return value if _symbols(f) - {variable} else None
    if exact is None or abs(complex(exact) - numeric) > 1e3 * _CLOSE * (1 + abs(numeric)):
        return None
    return value


def _agrees_inside(evaluation, f, found, variable, numbers: list) -> bool:
    """Whether the antiderivative gives the numeric integral over a long finite part of an infinite range."""
    low, high = (max(-_LONG, numbers[0]), min(_LONG, numbers[1])) if numbers[0] < numbers[1] else (0.0, 0.0)
    if not math.isinf(numbers[1] - numbers[0]) or low >= high:
        return False
    low = low + 0.5  # an end may be a place where the antiderivative has a limit only
    numeric = _numeric(evaluation, f, variable, low, high)
    ends = [evaluation.evaluate(S.N(S.ReplaceAll(found, S.Rule(variable, end)))) for end in (low, high)]
    values = [numeric_value(end) for end in ends]
    if numeric in (None, math.inf) or None in values:
        return False
    return abs(complex(values[1]) - complex(values[0]) - numeric) < 1e3 * _CLOSE * (1 + abs(numeric))


class _Pole(Exception):
    """The integrand is infinite at this point."""


def _numeric(evaluation, f, variable, a: float, b: float) -> float | None:
    """The numeric integral; inf where it does not converge; None where f is no real function."""
    if not isinstance(variable, Symbol):
        return None

    def value(x: float) -> float:
        if place.seen:
            evaluation.definitions.changed(place)
        place.value = float(x)
        found = evaluation.evaluate(f)
        if direction(found) is not None:
            raise _Pole(x)
        number = complex(numeric_value(found))  # TypeError where f is no number
        if abs(number.imag) > 1e-9 * (1 + abs(number.real)) or not math.isfinite(number.real):
            raise TypeError
        return number.real

    with evaluation.messages.silent(), local_value(evaluation, variable) as place, np.errstate(all="ignore"):
        try:
            return _quadrature(value, a, b)
        except (TypeError, OverflowError, ZeroDivisionError):
            return None


def _quadrature(value, a: float, b: float, poles: int = 3) -> float | None:
    """The integral of a function of numbers, on both sides of the poles that are met."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", integrate.IntegrationWarning)
        try:
            found, error = integrate.quad(value, a, b, limit=200)
        except _Pole as pole:
            (at,) = pole.args
            if not poles or at in (a, b):
                return None
            sides = [_quadrature(value, *part, poles - 1) for part in ((a, at), (at, b))]
            return math.inf if None in sides or math.inf in sides else sum(sides)
        except integrate.IntegrationWarning as warning:
            return math.inf if "divergent" in str(warning) else None
    return math.inf if error > 1e-3 * (1 + abs(found)) else found
