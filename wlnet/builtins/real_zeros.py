"""Real zeros of a function of one variable by samples: changes of sign, and places where it touches 0.

Between bounds, or over the whole line where the function keeps away from 0 far out, the samples stand
close enough for what is not wilder than they are; closer pairs of zeros are not told apart.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from scipy import optimize

from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.local_numbers import LocalNumbers
from wlnet.expr.expr import Expr, same
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S, Symbol

NOT_A_NUMBER = Message("NSolve::nnum", "`1` is no real number at `2`.")

_SAMPLES = 4000
_NEAR, _FAR = 60.0, 1e6
_TOUCHES = 1e-9


def real_zeros(evaluation, f, x: Symbol, low: float, high: float) -> list[float] | None:
    """The zeros from `low` to `high`, either of which may be infinite; None where they may be without end."""
    for end, sign in ((low, MINUS_INFINITY), (high, INFINITY)):
        if math.isinf(end) and not _keeps_away(evaluation, f, x, sign):
            return None
    with LocalNumbers(evaluation, [x]) as local, evaluation.messages.silent():
        value = local.function(f, NOT_A_NUMBER)

        def at(place: float) -> float:
            try:
                return value(place)
            except (MessageError, ArithmeticError):
                return math.nan

        places = _places(low, high)
        values = np.array([at(place) for place in places])
        if np.isfinite(values).sum() < 2:
            return None
        found = _crossings(at, places, values) + _touches(at, places, values)
    return _apart(sorted(found))


def _keeps_away(evaluation, f, x, end) -> bool:
    """Whether f tends to something other than 0 far out."""
    limit = evaluation.evaluate(S.Quiet(S.Limit(f, S.Rule(x, end))))
    if isinstance(limit, Expr) and limit.head is S.Limit:
        return False
    if direction(limit) is not None:
        return not same(direction(limit), 0)
    size = numeric_value(limit)
    return is_real(size) and size != 0


def _places(low: float, high: float) -> np.ndarray:
    if math.isfinite(low) and math.isfinite(high):
        return np.linspace(low, high, _SAMPLES + 1)
    far = np.geomspace(1.0, _FAR, 600)
    if math.isfinite(low):
        return np.concatenate([low + np.linspace(0, _NEAR, _SAMPLES + 1), low + _NEAR + far])
    if math.isfinite(high):
        return np.concatenate([high - _NEAR - far[::-1], high - np.linspace(_NEAR, 0, _SAMPLES + 1)])
    near = np.linspace(-_NEAR, _NEAR, 2 * _SAMPLES + 1)
    return np.concatenate([-_NEAR - far[::-1], near, _NEAR + far])


def _crossings(at, places, values) -> list[float]:
    found = [float(place) for place, value in zip(places, values, strict=True) if value == 0]
    for (a, fa), (b, fb) in pairwise(zip(places.tolist(), values.tolist(), strict=True)):
        if not (fa * fb < 0):
            continue
        root = optimize.brentq(at, a, b, xtol=1e-300, rtol=1e-15)
        if abs(at(root)) <= 1e-6 * max(abs(fa), abs(fb)):  # a change of sign at a pole is no zero
            found.append(float(root))
    return found


def _touches(at, places, values) -> list[float]:
    """Where the size has a least value that is 0, without a change of sign."""
    found, sizes = [], np.abs(values)
    inner = (sizes[1:-1] < sizes[:-2]) & (sizes[1:-1] < sizes[2:]) & (values[:-2] * values[2:] > 0)
    for k in np.flatnonzero(inner) + 1:
        least = optimize.minimize_scalar(
            lambda place: abs(at(place)),
            bounds=(places[k - 1], places[k + 1]),
            method="bounded",
            options={"xatol": 1e-12},
        )
        if values[k] != 0 and least.fun <= _TOUCHES * max(1e-300, min(sizes[k - 1], sizes[k + 1], 1.0)):
            found.append(float(least.x))
    return found


def _apart(found: list[float]) -> list[float]:
    kept: list[float] = []
    for x in found:
        if not kept or x - kept[-1] > 1e-10 * max(1.0, abs(x)):
            kept.append(x)
    return kept
