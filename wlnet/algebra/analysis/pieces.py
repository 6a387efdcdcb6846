"""Functions with corners and jumps, as smooth ones on the intervals between these."""

from __future__ import annotations

import math

from wlnet.algebra.expand import coefficients, is_free_of, rebuilt
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import minus, negated
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

_CORNERS = {S.Abs, S.RealAbs, S.Sign, S.UnitStep, S.Ramp}


def smooth_pieces(f, variable, a, b) -> list[tuple]:
    """[(g, from, to), ...]: f is g between the points; (f, a, b) alone where f has no corners."""
    bends = _bends(f, variable)
    low, high = bound_of(a), bound_of(b)
    if not bends or low is None or high is None or low >= high:
        return [(f, a, b)]
    inner = {}
    for bend in bends:
        found = coefficients(bend, variable)
        if found is None or max(found) != 1:
            return [(f, a, b)]
        point = over(negated(found.get(0, 0)), found[1])
        value = numeric_value(point)
        if not is_real(value):
            return [(f, a, b)]
        if low < value < high:
            inner[float(value)] = point
    points = [a, *(inner[value] for value in sorted(inner)), b]
    values = [low, *sorted(inner), high]
    return [
        (_smooth(f, variable, _between(*values[k : k + 2])), points[k], points[k + 1])
        for k in range(len(points) - 1)
    ]


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
    return found


def _smooth(x, variable, at: float):
    """x as it is near a point between the corners."""
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return x
    x = rebuilt(x, lambda part: _smooth(part, variable, at))
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


def _put(x, variable, value):
    if x is variable:
        return value
    return rebuilt(x, lambda part: _put(part, variable, value)) if isinstance(x, Expr) else x
