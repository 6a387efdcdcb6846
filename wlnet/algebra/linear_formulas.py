"""Formulas of linear equations and inequalities over the reals: quantifiers go by Fourier and Motzkin.

A formula in disjunctive form is a list of cases; a case is a list of rows, all of which hold. Source:
Schrijver, Theory of Linear and Integer Programming, section 12.2.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from wlnet.frozen import frozen

_MOST_CASES = 500
_MOST_ROWS = 2000


class TooMany(Exception):
    """The elimination grows beyond what is worked on."""


@frozen
class Row:
    """weights . variables + constant `sign` 0, sign one of "==", "<=", "<"."""

    weights: tuple
    constant: Fraction
    sign: str

    def holds_at_once(self) -> bool | None:
        """Whether a row without variables holds; None for one with some."""
        if any(self.weights):
            return None
        c = self.constant
        return c == 0 if self.sign == "==" else c <= 0 if self.sign == "<=" else c < 0

    def scaled(self) -> Row:
        """With the first weight of size 1; equations with it positive."""
        first = next((w for w in self.weights if w), None)
        if first is None:
            return self
        factor = 1 / (first if self.sign == "==" else abs(first))
        return Row(tuple(w * factor for w in self.weights), self.constant * factor, self.sign)


Case = list[Row]


def negation(row: Row) -> list[Row]:
    """The rows of which one holds where the row does not."""
    turned = tuple(-w for w in row.weights)
    if row.sign == "==":
        return [Row(row.weights, row.constant, "<"), Row(turned, -row.constant, "<")]
    return [Row(turned, -row.constant, "<" if row.sign == "<=" else "<=")]


def both(first: list[Case], second: list[Case]) -> list[Case]:
    if len(first) * len(second) > _MOST_CASES:
        raise TooMany
    return [case for a, b in product(first, second) if (case := simplified([*a, *b])) is not None]


def opposite(cases: list[Case]) -> list[Case]:
    found: list[Case] = [[]]
    for case in cases:
        found = both(found, [[row] for one in case for row in negation(one)])
    return found


def simplified(case: Case) -> Case | None:
    """Without rows that hold anyway or follow from one other; None where the rows contradict each other."""
    kept: dict[tuple, Row] = {}
    equations: list[Row] = []
    for row in case:
        known = row.holds_at_once()
        if known is False:
            return None
        if known is None:
            row = row.scaled()
            if row.sign == "==":
                if row not in equations:
                    equations.append(row)
                continue
            other = kept.get(row.weights)
            stricter = other is None or (row.constant, row.sign == "<") > (other.constant, other.sign == "<")
            kept[row.weights] = row if stricter else other
    return [*equations, *kept.values()]


def without(case: Case, k: int) -> Case | None:
    """What holds for the other variables where some value of the variable k fits; None where none does."""
    for row in case:
        if row.sign == "==" and row.weights[k]:
            rest = [_substituted(other, row, k) for other in case if other is not row]
            return simplified(rest)
    low = [row for row in case if row.weights[k] < 0]
    high = [row for row in case if row.weights[k] > 0]
    rest = [row for row in case if not row.weights[k]]
    if len(low) * len(high) > _MOST_ROWS:
        raise TooMany
    for a, b in product(low, high):
        u, v = -1 / a.weights[k], 1 / b.weights[k]
        weights = tuple(u * x + v * y for x, y in zip(a.weights, b.weights, strict=True))
        sign = "<" if "<" in (a.sign, b.sign) else "<="
        rest.append(Row(weights, u * a.constant + v * b.constant, sign))
    return simplified(rest)


def _substituted(row: Row, equation: Row, k: int) -> Row:
    factor = -row.weights[k] / equation.weights[k]
    weights = tuple(x + factor * y for x, y in zip(row.weights, equation.weights, strict=True))
    return Row(weights, row.constant + factor * equation.constant, row.sign)


def eliminated(cases: list[Case], k: int) -> list[Case]:
    found = [without(case, k) for case in cases]
    return [case for case in found if case is not None]


def point_of(case: Case, count: int, choose: Callable) -> list[Fraction] | None:
    """A point that satisfies the rows, variable by variable; None where there is none.

    choose    (low, high, closed low, closed high) with None for no bound -> a number between
    """
    stages = [case]
    for k in reversed(range(count)):
        inner = without(stages[-1], k)
        if inner is None:
            return None
        stages.append(inner)
    values: list[Fraction] = []
    for k in range(count):
        low, high, closed_low, closed_high = None, None, True, True
        for row in stages[count - 1 - k]:
            w = row.weights[k]
            if not w or any(row.weights[k + 1 :]):
                continue
            rest = row.constant + sum(x * v for x, v in zip(row.weights, values, strict=False))
            edge = -rest / w
            closed = row.sign != "<"
            if (row.sign == "==" or w > 0) and (high is None or (edge, closed) < (high, closed_high)):
                high, closed_high = edge, closed
            if (row.sign == "==" or w < 0) and (low is None or (edge, not closed) > (low, not closed_low)):
                low, closed_low = edge, closed
        values.append(choose(low, high, closed_low, closed_high))
    return values
