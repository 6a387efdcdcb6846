"""Linear programs: the simplex method in exact fractions.

Source: V. Chvatal, Linear Programming (1983), chapters 2, 3 and 8; Bland's rule against cycles.
"""

from __future__ import annotations

from fractions import Fraction


class Unbounded(Exception):
    """The goal has no smallest value."""


def _pivot(table: list[list[Fraction]], basis: list[int], row: int, column: int) -> None:
    scale = table[row][column]
    table[row] = [x / scale for x in table[row]]
    for i, other in enumerate(table):
        if i != row and other[column]:
            factor = other[column]
            table[i] = [x - factor * y for x, y in zip(other, table[row], strict=True)]
    basis[row] = column


def _minimize(table: list[list[Fraction]], basis: list[int], usable: int, check) -> None:
    """Pivots until the last row, the goal, has no negative entry among the first `usable` columns."""
    while True:
        check()
        column = next((j for j in range(usable) if table[-1][j] < 0), None)
        if column is None:
            return
        ratios = [(row[-1] / row[column], basis[i], i) for i, row in enumerate(table[:-1]) if row[column] > 0]
        if not ratios:
            raise Unbounded
        _pivot(table, basis, min(ratios)[2], column)


def simplex(goal: list, rows: list[list], right: list, check=lambda: None) -> list[Fraction] | None:
    """The x >= 0 with rows . x == right and the smallest goal . x; None where there is none."""
    n = len(goal)
    table, basis = [], []
    for i, (row, bound) in enumerate(zip(rows, right, strict=True)):
        sign = -1 if bound < 0 else 1
        own = [Fraction(int(i == k)) for k in range(len(rows))]
        table.append([Fraction(sign * x) for x in row] + own + [Fraction(sign * bound)])
        basis.append(n + i)
    width = n + len(rows)
    sums = [-sum(row[j] for row in table) if j < n or j == width else Fraction(0) for j in range(width + 1)]
    table.append(sums)
    _minimize(table, basis, n, check)
    if table[-1][-1] != 0:
        return None
    for i in range(len(rows)):
        if basis[i] >= n:  # an artificial unknown that is 0: out where another can take its place
            column = next((j for j in range(n) if table[i][j]), None)
            if column is not None:
                _pivot(table, basis, i, column)
    table[-1] = [Fraction(c) for c in goal] + [Fraction(0)] * (len(rows) + 1)
    for i, column in enumerate(basis):
        factor = table[-1][column]
        if factor:
            table[-1] = [x - factor * y for x, y in zip(table[-1], table[i], strict=True)]
    _minimize(table, basis, n, check)
    found = [Fraction(0)] * n
    for i, column in enumerate(basis):
        if column < n:
            found[column] = table[i][-1]
    return found


def solve_program(goal: list, constraints: list[tuple], bounds: list[tuple], check) -> list[Fraction] | None:
    """The x with the smallest goal . x.

    constraints    (row, bound, sign): row . x compared with the bound: 1 for >=, -1 for <=, 0 for ==
    bounds         (low, high) of each unknown, None where there is none
    """
    moved, rows, right = [], [], []
    columns: list[tuple[int, int, Fraction]] = []  # (unknown, sign, shift): x = shift + sign y
    for i, (low, high) in enumerate(bounds):
        if low is not None:
            columns.append((i, 1, Fraction(low)))
        elif high is not None:
            columns.append((i, -1, Fraction(high)))
        else:
            columns += [(i, 1, Fraction(0)), (i, -1, Fraction(0))]
    all_constraints = list(constraints)
    for i, (low, high) in enumerate(bounds):
        if low is not None and high is not None:
            all_constraints.append(([int(i == k) for k in range(len(goal))], high, -1))
    slack = sum(sign != 0 for _, _, sign in all_constraints)
    at = 0
    shift = [Fraction(0)] * len(goal)
    for i, _, start in columns:
        shift[i] = start
    for row, bound, sign in all_constraints:
        values = [s * Fraction(row[i]) for i, s, _ in columns]
        extra = [Fraction(0)] * slack
        if sign:
            extra[at] = Fraction(-sign)
            at += 1
        rows.append(values + extra)
        right.append(Fraction(bound) - sum(Fraction(c) * v for c, v in zip(row, shift, strict=True)))
    moved = [s * Fraction(goal[i]) for i, s, _ in columns] + [Fraction(0)] * slack
    found = simplex(moved, rows, right, check)
    if found is None:
        return None
    result = list(shift)
    for (i, sign, _), y in zip(columns, found, strict=False):
        result[i] += sign * y
    return result
