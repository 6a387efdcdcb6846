"""Equations: linear systems, and one equation of degree 1 or 2."""

from __future__ import annotations

from wlnet.algebra import matrices
from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import times
from wlnet.algebra.quadratic import roots
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.order import ordered


def solve(equations: list[tuple], unknowns: list) -> list[list] | None:
    """Solutions of left == right for all pairs: lists of values, one for each unknown.

    A value of None leaves that unknown free. None where the equations are neither linear nor
    one of degree 2 in one unknown.
    """
    differences = [expand(minus(left, right)) for left, right in equations]
    if len(unknowns) == 1 and len(differences) == 1:
        found = coefficients(differences[0], unknowns[0])
        if found is None or max(found) > 2:
            return None
        values = roots([found.get(k, 0) for k in range(max(found) + 1)])
        if not values and all(is_zero(c) for c in found.values()):
            return [[None]]
        return [[value] for value in _in_order(values)]
    rows, right = [], []
    for difference in differences:
        parts = _linear(difference, unknowns)
        if parts is None:
            return None
        rows.append(parts[0])
        right.append(parts[1])
    return _solved(rows, right, unknowns)


def _in_order(values: list) -> list:
    return ordered(values) if all(isinstance(v, int) for v in values) else values


def _linear(difference, unknowns: list) -> tuple[list, list] | None:
    """Coefficients of the unknowns, and what stands on the other side."""
    row = []
    for unknown in unknowns:
        found = coefficients(difference, unknown)
        if found is None or max(found) > 1:
            return None
        slope = found.get(1, 0)
        if any(_depends(slope, other) for other in unknowns):
            return None
        row.append(slope)
        difference = found.get(0, 0)
    return row, [negated(difference)]


def _depends(x, unknown) -> bool:
    found = coefficients(x, unknown)
    return found is None or max(found) > 0


def _solved(rows: list, right: list, unknowns: list) -> list[list] | None:
    width = len(unknowns)
    extended = [[*row, *value] for row, value in zip(rows, right, strict=True)]
    reduced, pivots, _ = matrices.reduced(extended, width)
    for row in reduced[len(pivots) :]:
        if not is_zero(expand(plus(row[width]))):
            return []
    values: list = [None] * width
    for row, column in zip(reduced, pivots, strict=False):
        free = (
            times(-1, plus(row[j]), unknowns[j])
            for j in range(width)
            if j not in pivots and not is_zero(plus(row[j]))
        )
        values[column] = plus(row[width], *free)
    return [values]
