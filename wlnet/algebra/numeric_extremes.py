"""The least value of a function of several numbers under constraints, looked for everywhere.

Differential evolution and a low-discrepancy set of starts find the valleys; quasi-Newton steps, or
sequential quadratic programs under constraints, go down the best of them. The same input gives the
same result. Sources: Storn and Price, J. Global Optimization 11 (1997); Nocedal and Wright, Numerical
Optimization (2006), chapters 6 and 18.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable

import numpy as np
from scipy import optimize

from wlnet.frozen import frozen

REACH = 10.0  # of the box that unbounded variables are first looked for in
UNBOUNDED = 1e12  # values below minus this mean that there is no minimum
_SLACK = 1e-7
_STARTS = 60
_DESCENTS = 8
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
_MOST_EVOLVED = 8  # variables up to which differential evolution is worth its calls


@frozen
class Task:
    """
    f             point -> number; infinite where it has no real value
    equal         functions that are 0 at allowed points
    below         functions that are not positive at allowed points
    bounds        (low, high) of each variable, infinite ends allowed
    whole         whether each variable is an integer
    start         where to begin alone, for a local minimum; None: everywhere
    """

    f: Callable
    equal: list
    below: list
    bounds: list
    whole: list
    start: list | None = None

    @property
    def has_constraints(self) -> bool:
        return bool(self.equal or self.below)

    def excess(self, point) -> float:
        """By how much constraints and bounds are violated, all added."""
        total = sum(abs(g(point)) for g in self.equal) + sum(max(0.0, g(point)) for g in self.below)
        for x, (low, high) in zip(point, self.bounds, strict=True):
            total += max(0.0, low - x) + max(0.0, x - high)
        return total if math.isfinite(total) else math.inf


def minimum(task: Task) -> tuple[float, np.ndarray] | None:
    """(value, place); the value is -infinity without a minimum, None where no point is allowed."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        points = [np.array(task.start, float)] if task.start is not None else _beginnings(task)
        found = []
        for point in points:
            place = _descended(task, point)
            value = task.f(place)
            if value < -UNBOUNDED and task.excess(place) < 1.0:
                return -math.inf, place
            allowed = task.excess(place) <= _SLACK * max(1.0, float(np.abs(place).max()))
            if allowed and math.isfinite(value):
                found.append((value, place))
        if not found:
            return None
        value, place = min(found, key=lambda pair: pair[0])
        place = _plain(task, _polished(task, place))
        return task.f(place), place


def _beginnings(task: Task) -> list[np.ndarray]:
    """The most promising points of the box."""
    box = _box(task.bounds)
    size = len(box)
    low, width = np.array([b[0] for b in box]), np.array([b[1] - b[0] for b in box])
    places = [low + width * row for row in _halton(size, _STARTS)]
    places += [np.clip(np.zeros(size), low, low + width), low + width / 2]
    unbounded = [not math.isfinite(b[1] - b[0]) for b in task.bounds]
    if any(unbounded):
        places += [np.where(unbounded, scale * row, row) for row in places[:10] for scale in (0.1, 10.0)]
    ranked = sorted(places, key=lambda p: _merit(task, p))[:_DESCENTS]
    if size <= _MOST_EVOLVED:
        evolved = optimize.differential_evolution(
            lambda p: _merit(task, p),
            box,
            popsize=12,
            maxiter=60,
            tol=1e-8,
            seed=1,
            polish=False,
            integrality=task.whole,
        )
        ranked.insert(0, evolved.x)
    return ranked


def _merit(task: Task, point) -> float:
    """The value, with what the constraints are missed by as a steep slope."""
    excess = task.excess(point) if task.has_constraints else 0.0
    value = task.f(point)
    if not math.isfinite(value):
        return 1e30 + 1e20 * min(excess, 1e5)
    return value + (1e6 * excess + 1e3 * (excess > _SLACK) if excess else 0.0)


def _box(bounds: list) -> list[tuple[float, float]]:
    found = []
    for low, high in bounds:
        if math.isinf(low):
            low = -REACH if math.isinf(high) or high > -REACH else high - 2 * REACH
        if math.isinf(high):
            high = REACH if low < REACH else low + 2 * REACH
        found.append((low, max(high, low)))
    return found


def _halton(size: int, count: int) -> np.ndarray:
    """The first points of Halton's sequence in the unit cube."""
    columns = []
    for axis in range(size):
        base = _PRIMES[axis % len(_PRIMES)]
        shift = axis // len(_PRIMES)
        columns.append([_reversed(k + 1 + 7 * shift, base) for k in range(count)])
    return np.array(columns).T


def _reversed(n: int, base: int) -> float:
    value, scale = 0.0, 1.0 / base
    while n:
        n, digit = divmod(n, base)
        value += digit * scale
        scale /= base
    return value


def _descended(task: Task, point: np.ndarray) -> np.ndarray:
    free = [i for i, whole in enumerate(task.whole) if not whole]
    base = np.where(task.whole, np.round(point), point)
    if not free:
        return base

    def full(part) -> np.ndarray:
        whole_point = base.copy()
        whole_point[free] = part
        return whole_point

    def f(part) -> float:
        value = task.f(full(part))
        return value if math.isfinite(value) else 1e100

    bounded = any(math.isfinite(b) for pair in task.bounds for b in pair)
    if not task.has_constraints and not bounded:
        found = optimize.minimize(f, base[free], method="BFGS", options={"gtol": 1e-9})
        return full(found.x)
    constraints = [{"type": "eq", "fun": _on_part(g, full, 1)} for g in task.equal]
    constraints += [{"type": "ineq", "fun": _on_part(g, full, -1)} for g in task.below]
    limits = [tuple(b if math.isfinite(b) else None for b in task.bounds[i]) for i in free]
    found = optimize.minimize(
        f,
        base[free],
        method="SLSQP",
        bounds=limits,
        constraints=constraints,
        options={"ftol": 1e-14, "maxiter": 300},
    )
    return full(found.x) if np.all(np.isfinite(found.x)) else base


def _on_part(g: Callable, full: Callable, sign: int) -> Callable:
    return lambda part: sign * g(full(part))


def _polished(task: Task, place: np.ndarray) -> np.ndarray:
    """After a simplex search, which gets the digits that differences of slopes cannot."""
    if task.has_constraints or any(task.whole):
        return place
    found = optimize.minimize(
        lambda p: _merit(task, np.clip(p, *np.array(task.bounds).T)),
        place,
        method="Nelder-Mead",
        options={"xatol": 1e-12, "fatol": 1e-15, "maxiter": 400 * len(place)},
    )
    better = np.clip(found.x, *np.array(task.bounds).T)
    return better if task.f(better) < task.f(place) else place


def _plain(task: Task, place: np.ndarray) -> np.ndarray:
    """Numbers with fewer digits, where they are as good."""
    steepness = 100 * max(1.0, abs(task.f(place)))

    def merit(point) -> float:
        return task.f(point) + steepness * task.excess(point)

    best = merit(place) + 1e-14 * max(1.0, abs(task.f(place)))
    size = float(np.abs(place).max())
    for digits in (3, 5, 7):
        decimals = digits - math.floor(math.log10(size)) if size > 0 else digits
        rounded = np.round(place, decimals) + 0.0
        if merit(rounded) <= best:
            return rounded
    return place
