"""Root[f, k]: the k-th root of a polynomial with whole coefficients that no radicals are needed for.

Real roots come first, the smallest before the others; then pairs of complex ones by their real
parts, of each pair the one below the real line first. Polynomials are lists of coefficients, the
constant first.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm

from wlnet.algebra.expand import coefficients
from wlnet.algebra.numbers import RATIONALS, I
from wlnet.algebra.numeric import HELD
from wlnet.algebra.numeric_roots import polynomial_roots
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.products import power, times
from wlnet.algebra.quadratic import roots as quadratic_roots
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import complex_number

_SLOT = S.Slot(1)
_STEPS = 200  # of Newton's method, which doubles the digits with each


def row_of(polynomial, variable=_SLOT) -> list[int] | None:
    """Whole coefficients of a polynomial with rational ones, degree 1 and more; None for anything else."""
    found = coefficients(polynomial, variable)
    if found is None or max(found) < 1 or not all(type(c) in RATIONALS for c in found.values()):
        return None
    scale = lcm(*(Fraction(c).denominator for c in found.values()))
    return [int(found.get(k, 0) * scale) for k in range(max(found) + 1)]


def root(row: list[int], k: int):
    """The k-th root, from 1, in its simplest form; None where there are not so many."""
    places = []
    for factor, n in factored({(i,): c for i, c in enumerate(row) if c})[1]:
        part = [factor.get((i,), 0) for i in range(max(factor)[0] + 1)]
        places += [(value, part, i) for i, value in enumerate(numbers(part), 1)] * n
    places.sort(key=lambda place: _rank(place[0]))
    if not 1 <= k <= len(places):
        return None
    _, part, index = places[k - 1]
    return irreducible_roots(part)[index - 1]


def irreducible_roots(row: list[int]) -> list:
    """All roots of an irreducible polynomial, in the order of `numbers`."""
    if len(row) == 2:
        return quadratic_roots(row)
    if len(row) == 3:
        found = quadratic_roots(row)
        return found if row[2] > 0 else found[::-1]
    terms = [times(c, power(_SLOT, k) if k else 1) for k, c in enumerate(row) if c]
    function = Expr(S.Function, (plus(*terms),))
    return [Expr(S.Root, (function, k)) for k in range(1, len(row))]


def radicals(row: list[int]) -> list | None:
    """The roots of a + b x^n as powers of numbers, in the order of Solve; None for other polynomials."""
    n = len(row) - 1
    if n < 3 or any(row[1:n]):
        return None
    value = Fraction(-row[0], row[n])
    size = power(abs(value) if abs(value).denominator > 1 else int(abs(value)), Fraction(1, n))
    if n == 4 and value > 0:
        return [negated(size), times(negated(I), size), times(I, size), size]
    turned = [(Fraction(2 * j + (value < 0), n), 1) for j in range(n)]
    turned = [(turn, sign) if turn < 1 else (turn - 1, -sign) for turn, sign in turned]
    if n % 2 and type(size) not in RATIONALS:
        turned.sort(key=lambda pair: (pair[0] != Fraction(1, n), *pair))
    else:  # those without roots of -1 first
        turned.sort(key=lambda pair: (pair[0] not in (0, Fraction(1, 2)), *pair))
        if n % 4 == 0 and value > 0:
            turned[1:4] = [turned[2], turned[3], turned[1]]
    return [times(sign, power(-1, turn), size) for turn, sign in turned]


def numbers(row: list[int]) -> list[float | complex]:
    """All roots as machine numbers, in order."""
    return sorted((_polished(row, value) for value in polynomial_roots(row)), key=_rank)


def _rank(value) -> tuple:
    z = complex(value)
    return (type(value) is not float, round(z.real, 10), round(abs(z.imag), 10), z.imag)


def _polished(row: list[int], value):
    """After two steps of Newton's method."""
    for _ in range(2):
        above, below = _at(row, value)
        if below:
            value -= above / below
    return value


def _at(row: list[int], x):
    """The polynomial and its derivative at x."""
    value = slope = 0 * x
    for c in reversed(row):
        slope = slope * x + value
        value = value * x + c
    return value, slope


def value_of(expr: Expr, digits: float | None):
    """The number that a Root is, to machine precision or to a number of digits; None where it is none."""
    function, k = expr.args[:2] if len(expr) in (2, 3) else (None, None)
    if not isinstance(function, Expr) or function.head is not S.Function or len(function) != 1:
        return None
    row = row_of(function.args[0]) if type(k) is int else None
    if row is None or not 1 <= k < len(row):
        return None
    start = numbers(row)[k - 1]
    return start if digits is None else _precise(row, start, digits)


def _precise(row: list[int], start, digits: float):
    """Newton's method in decimals, real and imaginary part."""
    with localcontext() as context:
        context.prec = int(digits) + 15
        x = _Pair(Decimal(complex(start).real), Decimal(complex(start).imag))
        for _ in range(_STEPS):
            value, slope = _at([_Pair(Decimal(c), Decimal(0)) for c in row], x)
            step = value / slope
            x = x - step
            if step.size() <= x.size() * Decimal(10) ** -(int(digits) + 8):
                break
    re = BigReal.of(x.re, digits)
    return re if type(start) is float else complex_number(re, BigReal.of(x.im, digits))


class _Pair:
    """A complex number of two Decimals, in the precision of the context."""

    def __init__(self, re: Decimal, im: Decimal):
        self.re, self.im = re, im

    def __add__(self, other):
        return _Pair(self.re + other.re, self.im + other.im)

    def __sub__(self, other):
        return _Pair(self.re - other.re, self.im - other.im)

    def __mul__(self, other):
        return _Pair(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)

    def __rmul__(self, factor: int):
        return _Pair(factor * self.re, factor * self.im)

    def __truediv__(self, other):
        size = other.re * other.re + other.im * other.im
        re = self.re * other.re + self.im * other.im
        return _Pair(re / size, (self.im * other.re - self.re * other.im) / size)

    def size(self) -> Decimal:
        return abs(self.re) + abs(self.im)


HELD["Root"] = value_of
