"""Functions with corners and jumps, as smooth ones on the intervals between these."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from itertools import pairwise, product

from wlnet.algebra.expand import coefficients, is_free_of, rebuilt
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus, negated
from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.symbols import S

_CORNERS = {S.Abs, S.RealAbs, S.Sign, S.UnitStep, S.Ramp, S.HeavisideTheta}

_TESTS = {
    S.Less: operator.lt, S.LessEqual: operator.le, S.Greater: operator.gt, S.GreaterEqual: operator.ge,
    S.Equal: operator.eq, S.Unequal: operator.ne,
}  # fmt: skip
_STEPS = {S.Floor: math.floor, S.Ceiling: math.ceil, S.IntegerPart: math.trunc}
_MOST_STEPS = 200
_COMPARISONS = {*_TESTS, S.Inequality}


class NotDecided(Exception):
    """A condition that is no comparison of numbers."""


def smooth_pieces(f, variable, a, b, zeros: Callable | None = None) -> list[tuple]:
    """[(g, from, to), ...]: f is g between the points; (f, a, b) alone where f has no corners.

    zeros    gives the zeros from a to b of what is no polynomial of degree 2, or None
    """
    low, high = bound_of(a), bound_of(b)
    inner = None if low is None or high is None or low >= high else corners(f, variable, zeros, (low, high))
    if not inner:
        return [(f, a, b)]
    inner = {value: point for value, point in inner.items() if low < value < high}
    points = [a, *inner.values(), b]
    values = [low, *inner, high]
    return [
        (_smooth(f, variable, _between(*values[k : k + 2])), points[k], points[k + 1])
        for k in range(len(points) - 1)
    ]


def corners(f, variable, zeros: Callable | None = None, within: tuple | None = None) -> dict | None:
    """{where: the same exactly, ...}, in order, where f may have corners or jumps; None where not known."""
    found = {}
    for bend in _bends(f, variable):
        for form in _without_corners(bend, variable):
            points = _zeros(form, variable)
            points = zeros(form) if points is None and zeros is not None else points
            if points is None:
                return None
            for point in points:
                value = numeric_value(point)
                if type(value) is not complex and not is_real(value):
                    return None
                if is_real(value):
                    found[float(value)] = point
    for step in _steps(f, variable):
        points = None if within is None else _whole_between(step, variable, *within)
        if points is None:
            return None
        found.update((float(numeric_value(point)), point) for point in points)
    return dict(sorted(found.items(), key=lambda pair: pair[0]))


def _zeros(bend, variable) -> list | None:
    found = coefficients(bend, variable)
    if found is None or max(found, default=0) > 2:
        return None
    if max(found, default=0) < 1:
        return []
    if max(found) == 1:
        return [over(negated(found.get(0, 0)), found[1])]
    rows = solve([(bend, 0)], [variable])
    return None if rows is None or any(row[0] is None for row in rows) else [row[0] for row in rows]


def _whole_between(u, variable, low: float, high: float) -> list | None:
    """Where u, linear in the variable, is a whole number; None where it is not linear or these are many."""
    found = coefficients(u, variable)
    if found is None or max(found) != 1 or not is_real(found[1]) or math.isinf(high - low):
        return None
    ends = sorted(numeric_value(_put(u, variable, end)) for end in (low, high))
    if not all(map(is_real, ends)) or ends[1] - ends[0] > _MOST_STEPS:
        return None
    whole = range(math.ceil(ends[0]), math.floor(ends[1]) + 1)
    return [over(minus(k, found.get(0, 0)), found[1]) for k in whole]


def _without_corners(x, variable) -> list:
    """x with each function with a corner put as it is on both sides of it: all that x can be."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return [x]
    forms = [Expr(x.head, args) for args in product(*(_without_corners(arg, variable) for arg in x.args))]
    if len(x) == 1 and x.head in _CORNERS:
        return [value for form in forms for value in _values(form)]
    if len(x) == 2 and x.head in (S.Max, S.Min):
        return [value for form in forms for value in form.args]
    return [_rebuilt(form) for form in forms]


def _rebuilt(x: Expr):
    return rebuilt(x, lambda part: part)


def _values(x: Expr) -> tuple:
    (u,) = x.args
    if x.head in (S.Abs, S.RealAbs):
        return u, negated(u)
    return (u, 0) if x.head is S.Ramp else (0, 1, -1)


def bound_of(x) -> float | None:
    """A real number, Infinity or -Infinity as a machine number; None for others."""
    if x is INFINITY:
        return math.inf
    if x == MINUS_INFINITY:
        return -math.inf
    value = numeric_value(x)
    return float(value) if is_real(value) else None


def _between(low: float, high: float) -> float:
    """A number inside an interval."""
    if math.isinf(low):
        return 0.0 if math.isinf(high) else high - 1
    return low + 1 if math.isinf(high) else (low + high) / 2


def _bends(x, variable) -> list:
    """What changes its sign at the corners."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return []
    found = [bend for arg in x.args for bend in _bends(arg, variable)]
    if len(x) == 1 and x.head in _CORNERS:
        found.append(x.args[0])
    elif len(x) == 2 and x.head in (S.Max, S.Min):
        found.append(minus(*x.args))
    elif x.head in _COMPARISONS:
        sides = x.args[::2] if x.head is S.Inequality else x.args
        found += [minus(*pair) for pair in pairwise(sides)]
    return [bend for bend in found if not is_free_of(bend, variable)]


def _steps(x, variable) -> list:
    """The arguments of Floor and its kin: f jumps where they are whole numbers."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return []
    found = [step for arg in x.args for step in _steps(arg, variable)]
    if len(x) == 1 and x.head in (*_STEPS, S.FractionalPart):
        found.append(x.args[0])
    elif x.head is S.Mod and len(x) == 2:
        found.append(over(*x.args))
    return found


def _smooth(x, variable, at: float):
    """x as it is near a point between the corners."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return x
    if x.head is S.Piecewise:
        return _smooth(_case(x, variable, at), variable, at)
    x = rebuilt(x, lambda part: _smooth(part, variable, at))
    if isinstance(x, Expr) and len(x) and (x.head in _STEPS or x.head in (S.FractionalPart, S.Mod)):
        return _without_steps(x, variable, at)
    bends = _bends(x, variable) if isinstance(x, Expr) else []
    if not bends or (x.head not in _CORNERS and x.head not in (S.Max, S.Min)):
        return x
    bend = bends[-1]
    sign = 1 if numeric_value(_put(bend, variable, at)) > 0 else -1
    if x.head in (S.Max, S.Min):
        return x.args[0] if (sign > 0) == (x.head is S.Max) else x.args[1]
    if x.head in (S.Abs, S.RealAbs):
        return times(sign, bend)
    if x.head is S.Ramp:
        return bend if sign > 0 else 0
    return sign if x.head is S.Sign else int(sign > 0)


def _without_steps(x: Expr, variable, at: float):
    """A function with jumps as what it is near a point between these."""
    place = numeric_value(_put(over(*x.args) if x.head is S.Mod else x.args[0], variable, at))
    if not is_real(place):
        raise NotDecided
    if x.head is S.Mod:
        return minus(x.args[0], times(x.args[1], math.floor(place)))
    if x.head is S.FractionalPart:
        return minus(x.args[0], math.trunc(place))
    return _STEPS[x.head](place)


def _case(x: Expr, variable, at: float):
    """The value of Piecewise near a point between the corners."""
    for value, condition in (case.args for case in x.args[0].args):
        if holds(_put(condition, variable, at)):
            return value
    return x.args[1] if len(x) == 2 else 0


def holds(condition) -> bool:
    """Whether comparisons of numbers are true. Raises NotDecided."""
    if condition in (TRUE, FALSE):
        return condition is TRUE
    if not isinstance(condition, Expr):
        raise NotDecided
    if condition.head in (S.And, S.Or):
        return (all if condition.head is S.And else any)(map(holds, condition.args))
    if condition.head is S.Not:
        return not holds(condition.args[0])
    if condition.head not in _COMPARISONS:
        raise NotDecided
    sides = condition.args[::2] if condition.head is S.Inequality else condition.args
    steps = condition.args[1::2] if condition.head is S.Inequality else [condition.head] * (len(sides) - 1)
    values = [numeric_value(_settled(side)) for side in sides]
    if not all(map(is_real, values)):
        raise NotDecided
    pairs = zip(steps, pairwise(values), strict=True)
    return all(_TESTS[step](*pair) for step, pair in pairs)


def _settled(x):
    """x with the functions with corners as their values at numbers."""
    if not isinstance(x, Expr):
        return x
    x = rebuilt(x, _settled)
    if isinstance(x, Expr) and len(x) == 1 and x.head in _CORNERS:
        size = numeric_value(x.args[0])
        if is_real(size):
            sign = (size > 0) - (size < 0)
            return {S.Sign: sign, S.UnitStep: int(size >= 0), S.Ramp: max(size, 0)}.get(x.head, abs(size))
    return x


def _put(x, variable, value):
    if x is variable:
        return value
    return rebuilt(x, lambda part: _put(part, variable, value)) if isinstance(x, Expr) else x
