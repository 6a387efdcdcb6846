"""Ordinary differential equations y' = f(x, y) from one point to both sides, as points on a grid.

Explicit steps of order 8 (Dormand and Prince) as long as they get on; then implicit ones (Radau IIA,
order 5) for stiff equations. Source: Hairer, Norsett, Wanner, Solving Ordinary Differential Equations.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.integrate import BDF, DOP853, LSODA, Radau

from wlnet.frozen import frozen

METHODS = {
    "Adams": LSODA,
    "BDF": BDF,
    "ExplicitRungeKutta": DOP853,
    "ImplicitRungeKutta": Radau,
    "LSODA": LSODA,
    "StiffnessSwitching": LSODA,
}
_STIFF = 2000  # explicit steps after which implicit ones are tried
_BETWEEN = 4  # points of the grid inside a step, so that cubic pieces are as exact as the steps


@frozen
class Settings:
    """relative and absolute error of a step, method (None: chosen here), most steps, largest step."""

    relative: float
    absolute: float
    method: type | None
    most: int
    largest: float


@frozen
class Stopped:
    """Where the steps came to an end before the range did, and whether their number was the reason."""

    place: float
    too_many: bool


def integrated(f: Callable, start: float, state: np.ndarray, low: float, high: float, settings: Settings):
    """(grid, states, Stopped or None): growing places over low..high, which the start may lie outside of.

    f         (x, state (n,)) -> slopes (n,)
    states    (places, n)
    """
    grid, states, stopped = np.array([start]), np.array([state], float), None
    for end in (low, high):
        if end == start or (end < start) != (end is low):
            continue
        places, values, stop = _one_way(f, start, state, end, settings)
        stopped = stopped or stop
        if end < start:
            grid, states = np.r_[places[::-1], grid], np.r_[values[::-1], states]
        else:
            grid, states = np.r_[grid, places], np.r_[states, values]
    return grid, states, stopped


def _one_way(f: Callable, start: float, state, end: float, settings: Settings) -> tuple:
    if settings.method is not None:
        return _steps(f, start, state, end, settings.method, settings, settings.most)
    found = _steps(f, start, state, end, DOP853, settings, min(_STIFF, settings.most))
    if found[2] is None or not found[2].too_many:
        return found
    return _steps(f, start, state, end, Radau, settings, settings.most)


def _steps(
    f: Callable, start: float, state, end: float, method: type, settings: Settings, most: int
) -> tuple:
    tolerances = {"rtol": settings.relative, "atol": settings.absolute, "max_step": settings.largest}
    solver = method(f, start, np.array(state, float), end, **tolerances)
    places, values, stop = [], [], None
    for _ in range(most):
        solver.step()
        if solver.status == "failed" or not np.all(np.isfinite(solver.y)):
            stop = Stopped(float(places[-1] if places else start), False)
            break
        dense = solver.dense_output()
        inner = np.linspace(solver.t_old, solver.t, _BETWEEN + 2)[1:]
        places += inner.tolist()
        values += [*dense(inner[:-1]).T, solver.y.copy()]
        if solver.status == "finished":
            break
    else:
        stop = Stopped(float(places[-1] if places else start), True)
    return np.array(places), np.array(values).reshape(len(places), len(state)), stop
