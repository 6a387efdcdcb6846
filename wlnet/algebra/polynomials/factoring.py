"""Factors of polynomials in several kernels over the integers.

Repeated factors come apart by Yun's algorithm; a square-free polynomial in several kernels becomes
one in a single variable by Kronecker's substitution, whose factors are put together again.
"""

from __future__ import annotations

from itertools import combinations

from wlnet.algebra.polynomials import univariate
from wlnet.algebra.polynomials.divisors import content_in, gcd
from wlnet.algebra.polynomials.terms import (
    Poly,
    TooLarge,
    add,
    constant,
    content,
    degree,
    derivative,
    is_constant,
    multiply,
    primitive,
    quotient,
)

_HIGHEST = 150  # degree after the substitution
_MOST_TRIALS = 10_000


def factored(p: Poly) -> tuple[int, list[tuple[Poly, int]]]:
    """(content, [(irreducible factor, exponent), ...]) of a polynomial other than 0."""
    found = []
    for part, n in square_free(p)[1]:
        found += [(factor, n) for factor in _irreducible(part)]
    return content(p), found


def square_free(p: Poly) -> tuple[int, list[tuple[Poly, int]]]:
    """(content, [(square-free factor, exponent), ...])"""
    c = content(p)
    p = primitive(p)
    kernel = next((k for k in range(len(max(p))) if degree(p, k) > 0), None)
    if kernel is None:
        return c, []
    outer = content_in(p, kernel)
    found = [] if is_constant(outer) else square_free(outer)[1]
    return c, found + _yun(quotient(p, outer), kernel)


def _yun(p: Poly, kernel: int) -> list[tuple[Poly, int]]:
    """Square-free factors of what is primitive in a kernel."""
    slope = derivative(p, kernel)
    common = gcd(p, slope)
    left, right = quotient(p, common), quotient(slope, common)
    found, n = [], 1
    while not is_constant(left):
        right = add(right, derivative(left, kernel), -1)
        part = gcd(left, right) if right else left
        if not is_constant(part):
            found.append((primitive(part), n))
        left = quotient(left, part)
        right = quotient(right, part) if right else {}
        n += 1
    return found


def _irreducible(p: Poly) -> list[Poly]:
    """The factors of a square-free primitive polynomial."""
    kernels = len(max(p))
    used = [k for k in range(kernels) if degree(p, k) > 0]
    found = []
    for k in used:
        if all(e[k] for e in p):  # divisible by the kernel itself
            single = tuple([int(i == k) for i in range(kernels)])
            found.append({single: 1})
            p = quotient(p, {single: 1})
    used = [k for k in used if degree(p, k) > 0]
    if not used or any(degree(p, k) == 1 and is_constant(content_in(p, k)) for k in used):
        return found if is_constant(p) else [*found, p]
    weights, weight = {}, 1
    for k in reversed(used):
        weights = {k: weight, **weights}  # the heaviest first
        weight *= degree(p, k) + 1
    if weight > _HIGHEST:
        raise TooLarge
    row = [0] * weight
    for e, c in p.items():
        row[sum(e[k] * w for k, w in weights.items())] += c
    while not row[-1]:
        row.pop()
    return found + _put_together(p, _row_factors(row), weights, kernels)


def _row_factors(row: list[int]) -> list[list[int]]:
    """Irreducible factors, with repetition, of a polynomial in one variable."""
    _, parts = square_free({(k,): v for k, v in enumerate(row) if v})
    found = []
    for part, n in parts:
        dense = [part.get((k,), 0) for k in range(degree(part, 0) + 1)]
        found += [factor for factor in univariate.factors(dense) for _ in range(n)]
    return found


def _put_together(p: Poly, rows: list[list[int]], weights: dict[int, int], kernels: int) -> list[Poly]:
    """Factors of p among the products of the factors in one variable."""
    if len(weights) == 1:
        (k,) = weights
        return [_from_row(row, {k: 1}, kernels) for row in rows]
    found, size, trials = [], 1, 0
    while 2 * size <= len(rows):
        for chosen in combinations(range(len(rows)), size):
            trials += 1
            if trials > _MOST_TRIALS:
                raise TooLarge
            trial = constant(1, 1)
            for i in chosen:
                trial = multiply(trial, {(k,): c for k, c in enumerate(rows[i]) if c})
            row = [trial.get((k,), 0) for k in range(degree(trial, 0) + 1)]
            factor = primitive(_from_row(row, weights, kernels))
            rest = None if is_constant(factor) else quotient(p, factor)
            if rest is not None:
                found.append(factor)
                p = rest
                rows = [row for i, row in enumerate(rows) if i not in chosen]
                break
        else:
            size += 1
    return found if is_constant(p) else [*found, primitive(p)]


def _from_row(row: list[int], weights: dict[int, int], kernels: int) -> Poly:
    """A polynomial in the kernels from the coefficients after the substitution."""
    found = {}
    for power, c in enumerate(row):
        if c:
            e = [0] * kernels
            for k, weight in weights.items():
                e[k], power = divmod(power, weight)
            found[tuple(e)] = c
    return found
