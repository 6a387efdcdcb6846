"""Equations: linear systems, polynomials whose factors are of degree 1 or 2, and what comes down to these."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from wlnet.algebra import matrices
from wlnet.algebra.expand import coefficients, expand, is_free_of, rebuilt
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_zero
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import power, times
from wlnet.algebra.quadratic import roots
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.values.complexes import parts

HALF = Fraction(1, 2)


def solve(equations: list[tuple], unknowns: list) -> list[list] | None:
    """Solutions of left == right for all pairs: lists of values, one for each unknown.

    A value of None leaves that unknown free. None where the equations are neither linear nor
    one of degree 2 in one unknown.
    """
    differences = [expand(minus(left, right)) for left, right in equations]
    if len(unknowns) == 1 and len(differences) == 1:
        found = coefficients(differences[0], unknowns[0])
        if found is None or max(found) > 2:
            return _by_factors(minus(*equations[0]), unknowns[0])
        values = roots([found.get(k, 0) for k in range(max(found) + 1)])
        if not values and all(is_zero(c) for c in found.values()):
            return [[None]]
        return [[value] for value in _in_order(values)]
    rows, right = [], []
    for difference in differences:
        parts = _linear(difference, unknowns)
        if parts is None:
            return _by_substitution(differences, unknowns)
        rows.append(parts[0])
        right.append(parts[1])
    return _solved(rows, right, unknowns)


def _by_factors(difference, unknown) -> list[list] | None:
    """The roots of a rational function from the factors of its numerator, each as often as its factor."""
    try:
        q = as_quotient(difference)
        if not q.top or not any(same(kernel, unknown) for kernel in q.kernels):
            return None
        if not all(same(k, unknown) or is_free_of(k, unknown) for k in q.kernels):
            return None
        _, parts = factored(q.top)
    except (NotRational, TooLarge):
        return None
    values: list = []
    for part, n in sorted(parts, key=lambda pair: sum(max(pair[0]))):
        found = coefficients(expression(part, q.kernels), unknown)
        roots_ = _roots_of_powers(found)
        if roots_ is None:
            return None
        values += [value for value in roots_ for _ in range(n)]
    return [[value] for value in _in_order(values)]


def _roots_of_powers(found: dict[int, object]) -> list | None:
    """Roots of c0 + c1 x^g + c2 x^(2 g) for g of 1 or 2, or of c0 + c1 x; None for others."""
    step = gcd(*found)
    degree = max(found)
    if degree == 0:
        return []
    if degree > 2 * step or step > 2:
        return None
    inner = roots([found.get(k * step, 0) for k in range(degree // step + 1)])
    if step == 1:
        return inner
    return [value for root in inner for value in (negated(power(root, HALF)), power(root, HALF))]


def _by_substitution(differences: list, unknowns: list) -> list[list] | None:
    """One unknown that an equation gives by a number times it is put into the others."""
    for i, difference in enumerate(differences):
        for j, unknown in enumerate(unknowns):
            found = coefficients(difference, unknown)
            if found is None or max(found) != 1 or type(found[1]) not in NUMBERS:
                continue
            value = expand(times(-1, found.get(0, 0), power(found[1], -1)))
            rest = [_put(d, unknown, value) for k, d in enumerate(differences) if k != i]
            others = [u for k, u in enumerate(unknowns) if k != j]
            inner = solve([(expand(d), 0) for d in rest], others)
            if inner is None or any(v is None for values in inner for v in values):
                return None
            found = [_completed(values, others, value, j) for values in inner]
            plain = all(type(v) in RATIONALS for values in found for v in values)
            return sorted(found) if plain else found
    return None


def _completed(values: list, others: list, value, at: int) -> list:
    for unknown, known in zip(others, values, strict=True):
        value = _put(value, unknown, known)
    return [*values[:at], expand(value), *values[at:]]


def _put(x, unknown, value):
    """x with a value in the place of an unknown."""
    if same(x, unknown):
        return value
    if not isinstance(x, Expr) or x.array is not None:
        return x
    return rebuilt(x, lambda part: _put(part, unknown, value))


def _in_order(values: list) -> list:
    """Rational numbers, complex ones too, by real part; others as they are."""
    pairs = [parts(value) if type(value) in NUMBERS else (None,) for value in values]
    if all(type(part) in RATIONALS for pair in pairs for part in pair):
        return sorted(values, key=parts)
    return values


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
