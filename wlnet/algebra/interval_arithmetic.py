"""Arithmetic of real intervals: Interval[{a, b}, {c, d}, ...] is the set of numbers in one of the pieces.

Ends are numbers, constants or infinities, closed; machine numbers are rounded outwards by one
unit in the last place after each operation, so that the result holds all values.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.compare import order
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.numbers import INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S

Piece = tuple  # (low, high)


def value_of_end(x) -> float | None:
    """An end as a machine number, infinite ones too; None where it is none."""
    turn = direction(x)
    if turn in (1, -1):
        return turn * math.inf
    value = numeric_value(x)
    return float(value) if is_real(value) else None


def pieces_of(x) -> list[Piece] | None:
    """The pieces of an interval, or of a number as an interval of one point."""
    if isinstance(x, Expr) and x.head is S.Interval:
        found = []
        for part in x.args:
            ends = part.args if is_list(part) and len(part) == 2 else (part, part)
            if None in map(value_of_end, ends):
                return None
            low, high = sorted(ends, key=value_of_end)
            found.append((low, high))
        return _joined(found)
    return None if value_of_end(x) is None else [(x, x)]


def interval(pieces: list[Piece]) -> Expr:
    """Interval[{a, b}, ...] with pieces in order, overlapping ones joined."""
    return S.Interval(*(wl_list(piece) for piece in _joined(pieces)))


def _joined(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for low, high in sorted(pieces, key=lambda p: (value_of_end(p[0]), value_of_end(p[1]))):
        if found and value_of_end(low) <= value_of_end(found[-1][1]):
            if value_of_end(high) > value_of_end(found[-1][1]):
                found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _outwards(low, high) -> Piece:
    if type(low) is float and math.isfinite(low):
        low = math.nextafter(low, -math.inf)
    if type(high) is float and math.isfinite(high):
        high = math.nextafter(high, math.inf)
    return low, high


def _hull(values: list) -> Piece:
    return _outwards(min(values, key=value_of_end), max(values, key=value_of_end))


def _combined(parts: list[list[Piece]], operation: Callable) -> list[Piece]:
    found = parts[0]
    for other in parts[1:]:
        found = [operation(p, q) for p in found for q in other]
    return found


def added(parts: list[list[Piece]]) -> list[Piece]:
    return _combined(parts, lambda p, q: _outwards(plus(p[0], q[0]), plus(p[1], q[1])))


def multiplied(parts: list[list[Piece]]) -> list[Piece]:
    return _combined(parts, lambda p, q: _hull([_product(a, b) for a in p for b in q]))


def _product(a, b):
    """0 times an infinite end is 0: the end is not reached."""
    if (type(a) is int and a == 0) or (type(b) is int and b == 0):
        return 0
    return times(a, b)


def raised(pieces: list[Piece], n) -> list[Piece] | None:
    """The power of an interval for a rational exponent; None where it is not real."""
    found = []
    for low, high in pieces:
        a, b = value_of_end(low), value_of_end(high)
        if n < 0:
            if a < 0 < b:
                if type(n) is not int:
                    return None
                sides = [(MINUS_INFINITY, power(low, -1)), (power(high, -1), INFINITY)]
            elif a == 0 or b == 0:
                sides = [(power(high, -1), INFINITY)] if a == 0 else [(MINUS_INFINITY, power(low, -1))]
            else:
                sides = [_outwards(power(high, -1), power(low, -1))]
            inner = raised(sides, -n) if n != -1 else sides
            if inner is None:
                return None
            found += inner
            continue
        if type(n) is Fraction and a < 0:
            return None
        ends = [power(low, n), power(high, n)]
        if type(n) is int and n % 2 == 0 and a < 0 < b:
            ends.append(0)
            found.append((0, _hull(ends)[1]))
        else:
            found.append(_hull(ends))
    return found


_RISING = {
    S.Log, S.ArcTan, S.Tanh, S.Sinh, S.ArcSinh, S.ArcSin, S.Erf, S.LogisticSigmoid, S.ArcTanh, S.Floor,
    S.Ceiling, S.Round, S.Sign, S.UnitStep, S.CubeRoot, S.Log2, S.Log10, S.Ramp,
}  # fmt: skip
_FALLING = {S.ArcCos, S.Erfc, S.ArcCot}


def applied(head, pieces: list[Piece], evaluate: Callable) -> list[Piece] | None:
    """The values of a function of one argument; None where its course is not known."""

    def at(x):
        return evaluate(Expr(head, (x,)))

    found = []
    for low, high in pieces:
        if head in _RISING or head in _FALLING:
            values = [at(low), at(high)]
        elif head is S.Abs:
            values = [at(low), at(high), *([0] if value_of_end(low) < 0 < value_of_end(high) else [])]
        elif head in (S.Sin, S.Cos):
            values = _wave(head, low, high, at)
        elif head is S.Cosh:
            values = [at(low), at(high), *([1] if value_of_end(low) < 0 < value_of_end(high) else [])]
        else:
            return None
        if any(value_of_end(v) is None for v in values):
            return None
        found.append(_hull(values))
    return found


def _wave(head, low, high, at: Callable) -> list:
    """Values at the ends, and 1 and -1 where a top or a bottom lies between."""
    a, b = value_of_end(low), value_of_end(high)
    if math.isinf(a) or math.isinf(b):
        return [-1, 1]
    top = math.pi / 2 if head is S.Sin else 0.0
    found = [at(low), at(high)]
    for value, place in ((1, top), (-1, top + math.pi)):
        if math.floor((b - place) / (2 * math.pi)) >= math.ceil((a - place) / (2 * math.pi)):
            found.append(value)
    return found


def raised_base(base, pieces: list[Piece]) -> list[Piece] | None:
    """base^interval for a positive base."""
    size = value_of_end(base)
    if size is None or size <= 0:
        return None
    return [_hull([power(base, low), power(base, high)]) for low, high in pieces]


def contains(pieces: list[Piece], low, high) -> bool:
    """Whether one piece holds all from low to high."""
    a, b = value_of_end(low), value_of_end(high)
    return any(value_of_end(p) <= a and b <= value_of_end(q) for p, q in pieces)


def common(parts: list[list[Piece]]) -> list[Piece]:
    """The numbers in all of the intervals."""
    found = parts[0]
    for other in parts[1:]:
        met = []
        for p in found:
            for q in other:
                low = max(p[0], q[0], key=value_of_end)
                high = min(p[1], q[1], key=value_of_end)
                if value_of_end(low) <= value_of_end(high):
                    met.append((low, high))
        found = met
    return found


def compared(first: list[Piece], second: list[Piece]) -> int | None:
    """-1 where all of the first is below all of the second, 1 above; None where they overlap."""
    if order(first[-1][1], second[0][0]) == -1:
        return -1
    if order(first[0][0], second[-1][1]) == 1:
        return 1
    return None
