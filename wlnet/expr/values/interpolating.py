"""InterpolatingFunction: values on a grid, joined by polynomials.

Between two grid points the value is that of the polynomial through the nearest order + 1 points, along
each dimension in turn. Source: reference page Interpolation (Method -> "Hermite" without derivatives).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from math import factorial

import numpy as np

from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S


class InterpolatingFunction:
    """
    grid     growing coordinates of each dimension, exact or real
    values   object or float array of the shape of the grid
    orders   of the polynomials, one a dimension
    spline   one SciPy spline instead, for a single dimension
    derivatives    how often it is differentiated along each dimension
    """

    wl_head = S.InterpolatingFunction

    def __init__(
        self, grid: list[list], values: np.ndarray, orders: list[int], spline=None, derivatives=None
    ):
        self.grid = grid
        self.values = values
        self.orders = orders
        self.spline = spline
        self.derivatives = derivatives or [0] * len(grid)

    @property
    def domain(self) -> list[tuple]:
        return [(line[0], line[-1]) for line in self.grid]

    def outside(self, point) -> bool:
        return any(not line[0] <= x <= line[-1] for x, line in zip(point, self.grid, strict=True))

    def at(self, point):
        """The value at a point, exact where everything is; outside the polynomial at the end goes on."""
        if self.spline is not None:
            return float(self.spline(float(point[0]), self.derivatives[0]))
        values = self.values
        for x, line, order, times in zip(point, self.grid, self.orders, self.derivatives, strict=True):
            start = _window(line, x, order)
            weights = _weights(line[start : start + order + 1], x, times)
            values = sum(w * values[start + i] for i, w in enumerate(weights))
        return _plain(values)

    def wl_derivative(self, orders: tuple[int, ...]) -> InterpolatingFunction | None:
        """The derivative of that order along each dimension."""
        if len(orders) != len(self.grid):
            return None
        total = [a + b for a, b in zip(self.derivatives, orders, strict=True)]
        return InterpolatingFunction(self.grid, self.values, self.orders, self.spline, total)

    def wl_input(self) -> Expr:
        pairs = wl_list(wl_list(pair) for pair in self.domain)
        lines = wl_list(map(wl_list, self.grid))
        values = wl_list(map(_plain, self.values.reshape(-1).tolist()))
        return Expr(
            S.InterpolatingFunction, (pairs, lines, values, wl_list(self.orders), wl_list(self.derivatives))
        )

    def wl_text(self, form: str) -> str:
        pairs = ", ".join(f"{{{_number(a)}, {_number(b)}}}" for a, b in self.domain)
        return f"InterpolatingFunction[{{{pairs}}}, <>]"

    def wl_shown(self, text) -> str:
        pairs = wl_list(wl_list(pair) for pair in self.domain)
        return f"InterpolatingFunction[{text(pairs)}, <>]"

    def __repr__(self) -> str:
        return self.wl_text("FullForm")


def _number(x) -> str:
    return f"{x:g}" + ("." if isinstance(x, float) and x.is_integer() else "")


def _plain(x):
    """An integer for a whole fraction, Python's own numbers for NumPy's."""
    x = x.item() if isinstance(x, np.generic) else x
    return int(x) if isinstance(x, Fraction) and x.denominator == 1 else x


def _window(line: list, x, order: int) -> int:
    """Where the order + 1 points around x begin."""
    if order == 0:  # constant pieces take the value at their right end
        return min(bisect_left(line, x), len(line) - 1)
    left = min(max(bisect_right(line, x) - 1, 0), len(line) - 2)
    return min(max(left - (order - 1) // 2, 0), len(line) - 1 - order)


def _exact(x):
    return Fraction(x) if isinstance(x, (int, Fraction)) else float(x)


def _weights(points: list, x, times: int = 0) -> list:
    """The derivatives of that order of Lagrange's polynomials of the points, at x."""
    points, x = [_exact(p) for p in points], _exact(x)
    found = []
    for i, p in enumerate(points):
        series = [_exact(1)] + [_exact(0)] * times  # of the polynomial in powers of the distance from x
        for j, q in enumerate(points):
            if j != i:
                shifted = [0, *series[:-1]]
                series = [(a * (x - q) + b) / (p - q) for a, b in zip(series, shifted, strict=True)]
        found.append(series[times] * factorial(times))
    return found
