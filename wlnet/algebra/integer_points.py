"""Whole solutions of polynomial equations and inequalities inside a box that they imply.

Bounds go from constraint to constraint: in a sum of terms of one variable each, no term can be larger
than what the others leave. Then the box is searched variable by variable, with the bounds narrowed at
each step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor, inf, isqrt

from wlnet.frozen import frozen

_ROUNDS = 40
_EDGE = 10**9  # a bound beyond which a variable counts as not bounded


@frozen
class Constraint:
    """sum of `terms` (exponents to a rational coefficient) `sign` 0, sign one of "==", "!=", "<=", "<"."""

    terms: dict
    sign: str

    def holds(self, point) -> bool:
        value = 0
        for exponents, c in self.terms.items():
            for x, n in zip(point, exponents, strict=True):
                c = c * x**n
            value += c
        return _HOLDS[self.sign](value)


_HOLDS = {
    "==": lambda v: v == 0,
    "!=": lambda v: v != 0,
    "<=": lambda v: v <= 0,
    "<": lambda v: v < 0,
}


class Unbounded(Exception):
    """The constraints do not bound a variable."""


def integer_points(
    constraints: list[Constraint], count: int, check: Callable = lambda: None, box: list | None = None
) -> Iterator[tuple[int, ...]]:
    """All points in growing order.

    count    number of variables
    check    called now and then; may raise to stop the search
    box      (least, greatest) of each variable to start from, infinite ends allowed

    Raises Unbounded where some variable has no bound on a side.
    """
    start = _narrowed(constraints, box or [(-inf, inf)] * count)
    if start is None:
        return
    if any(max(map(abs, pair)) > _EDGE for pair in start):
        raise Unbounded
    yield from _search(constraints, start, check)


def _search(constraints: list[Constraint], box: list, check: Callable) -> Iterator[tuple]:
    check()
    at = next((i for i, (low, high) in enumerate(box) if low < high), None)
    if at is None:
        point = tuple(low for low, _ in box)
        if all(one.holds(point) for one in constraints):
            yield point
        return
    low, high = box[at]
    for value in range(low, high + 1):
        inner = _narrowed(constraints, [*box[:at], (value, value), *box[at + 1 :]])
        if inner is not None:
            yield from _search(constraints, inner, check)


def _narrowed(constraints: list[Constraint], box: list) -> list | None:
    """The box after all that the constraints say about single variables; None where it is empty."""
    box = list(box)
    for _ in range(_ROUNDS):
        before = list(box)
        for one in constraints:
            if one.sign == "!=":
                continue
            if not _narrow(one.terms, box, strict=one.sign == "<"):
                return None
            if one.sign == "==" and not _narrow({e: -c for e, c in one.terms.items()}, box, strict=False):
                return None
        if box == before:
            break
    return box


def _narrow(terms: dict, box: list, strict: bool) -> bool:
    """Narrows the box by sum of terms <= 0; False where that cannot be."""
    ranges = {e: _range(e, c, box) for e, c in terms.items()}
    lows = [low for low, _ in ranges.values()]
    total = sum(lows)
    if total > 0 or (strict and total == 0):
        return False
    for e, c in terms.items():
        holding = [i for i, n in enumerate(e) if n]
        if len(holding) != 1:
            continue
        rest = sum(low for other, (low, _) in ranges.items() if other != e)
        if rest == -inf:
            continue
        i = holding[0]
        found = _bounds(c, e[i], -rest, box[i], strict)
        if found is None or found[0] > found[1]:
            return False
        box[i] = found
    return True


def _range(exponents: tuple, c, box: list) -> tuple:
    """Least and greatest value of a term in the box."""
    low, high = c, c
    for (a, b), n in zip(box, exponents, strict=True):
        if not n:
            continue
        ends = [a**n, b**n]
        inner = (0, max(ends)) if n % 2 == 0 and a <= 0 <= b else (min(ends), max(ends))
        products = [_product(x, y) for x in (low, high) for y in inner]
        low, high = min(products), max(products)
    return low, high


def _product(x, y):
    return 0 if x == 0 or y == 0 else x * y


def _bounds(c, n: int, most, pair: tuple, strict: bool) -> tuple | None:
    """The whole numbers of the pair with c x^n <= most (or <, for strict)."""
    low, high = pair
    if most == inf:
        return pair
    edge = Fraction(most) / c
    if n == 1:
        if c > 0:
            return low, min(high, ceil(edge) - 1 if strict else floor(edge))
        return max(low, floor(edge) + 1 if strict else ceil(edge)), high
    if n % 2 == 0:
        if c < 0:
            return pair
        if edge < 0:
            return None
        size = _whole_root(floor(edge), n)
        return max(low, -size), min(high, size)
    if c > 0:
        return low, min(high, _odd_root(floor(edge), n))
    return max(low, -_odd_root(floor(-edge), n)), high


def _odd_root(x: int, n: int) -> int:
    """The greatest whole number whose n-th power is at most x, n odd."""
    if x >= 0:
        return _whole_root(x, n)
    size = _whole_root(-x, n)
    return -size if size**n == -x else -size - 1


def _whole_root(x: int, n: int) -> int:
    """The greatest whole number whose n-th power is at most x."""
    if n == 2:
        return isqrt(x)
    found = round(x ** (1 / n))
    while found**n > x:
        found -= 1
    while (found + 1) ** n <= x:
        found += 1
    return found
