"""Exact eigenvalues and eigenvectors.

The characteristic polynomial is factored, and factors of degree 1 and 2 are solved.
Eigenvectors to the root of a quadratic factor are found in the field of rationals with one
square root, where it is decided without rounding whether a number is 0.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd, lcm

from wlnet.algebra import matrices
from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import RATIONALS, is_zero, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.polynomials.factoring import factored
from wlnet.algebra.polynomials.root_objects import irreducible_roots
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.quadratic import roots, square_part
from wlnet.algebra.sums import minus, plus, split
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.frozen import frozen


class TooHigh(Exception):
    """A factor of the characteristic polynomial has a degree above 2."""

    def __init__(self, degree: int):
        super().__init__(degree)
        self.degree = degree


@frozen
class Surd:
    """re + im Sqrt[d] with rational parts; all of one calculation have the same d, no square."""

    re: Fraction
    im: Fraction
    d: int

    def __bool__(self) -> bool:
        return bool(self.re or self.im)

    def like(self, other) -> Surd:
        return other if isinstance(other, Surd) else Surd(Fraction(other), Fraction(0), self.d)

    def __add__(self, other) -> Surd:
        other = self.like(other)
        return Surd(self.re + other.re, self.im + other.im, self.d)

    __radd__ = __add__

    def __neg__(self) -> Surd:
        return Surd(-self.re, -self.im, self.d)

    def __sub__(self, other) -> Surd:
        return self + -self.like(other)

    def __rsub__(self, other) -> Surd:
        return -self + other

    def __mul__(self, other) -> Surd:
        other = self.like(other)
        re = self.re * other.re + self.im * other.im * self.d
        return Surd(re, self.re * other.im + self.im * other.re, self.d)

    __rmul__ = __mul__

    def __truediv__(self, other) -> Surd:
        other = self.like(other)
        size = other.re**2 - other.im**2 * self.d
        return self * Surd(other.re / size, -other.im / size, self.d)

    def __rtruediv__(self, other) -> Surd:
        return self.like(other) / self

    def shown(self):
        """As an expression: (p + q Sqrt[d])/r with whole numbers, d without a square."""
        outer, inner = square_part(self.d)
        re, im = Fraction(self.re), Fraction(self.im) * outer
        if not re or not im:
            return plus(whole(re), times(whole(im), sqrt(inner)))
        bottom = lcm(re.denominator, im.denominator)
        return over(plus(int(re * bottom), times(int(im * bottom), sqrt(inner))), bottom)


def eigensystem(
    rows: list[list], factors: Callable[[list], list[list]], solved: Callable[[list], list] = roots
) -> tuple[list, list]:
    """(eigenvalues by falling size, eigenvectors), each as often as it is a root; missing vectors are 0.

    factors    coefficients of the characteristic polynomial, the constant first, to those of its
               factors, each as often as it divides; for matrices with symbols
    solved     the roots of such a factor
    Raises TooHigh.
    """
    coefficients = matrices.characteristic(rows)
    rational = all(type(x) in RATIONALS for row in rows for x in row)
    found = []  # (eigenvalue, the same for calculating)
    for factor in _rational_factors(coefficients) if rational else factors(coefficients):
        if len(factor) > 3:
            raise TooHigh(len(factor) - 1)
        found += _solved(factor) if rational else [(root, root) for root in solved(factor)]
    found = _by_size(found)
    vectors = []
    for position, (value, exact) in enumerate(found):
        index = sum(1 for earlier, _ in found[:position] if earlier == value)
        space = _space(rows, exact)
        vectors.append(space[index] if index < len(space) else [0] * len(rows))
    return [_content_first(value) if rational else value for value, _ in found], vectors


def eigenvalues(rows: list[list]) -> list:
    """The eigenvalues of a matrix of rational numbers by falling size, Root objects where there is need."""
    found = []
    for factor in _rational_factors(matrices.characteristic(rows)):
        found += [(root, root) for root in irreducible_roots(factor)]
    return [_content_first(value) for value, _ in _by_size(found)]


def _content_first(value):
    """A sum of multiples of whole numbers as their common factor times a sum: 3 (5 + Sqrt[33])/2."""
    coefficient, total = split(value)
    if not isinstance(total, Expr) or total.head is not S.Plus:
        return value
    terms = [split(term) if type(term) not in RATIONALS else (term, 1) for term in total.args]
    if not all(type(c) is int for c, _ in terms):
        return value
    common = gcd(*(c for c, _ in terms))
    return times(coefficient, common, plus(*(times(c // common, rest) for c, rest in terms)))


def _rational_factors(coefficients: list) -> list[list]:
    scale = lcm(*(c.denominator for c in coefficients))
    polynomial = {(k,): int(c * scale) for k, c in enumerate(coefficients) if c}
    found = []
    for factor, n in factored(polynomial)[1]:
        degree = max(power for (power,) in factor)
        found += [[factor.get((k,), 0) for k in range(degree + 1)]] * n
    return found


def _solved(factor: list) -> list[tuple]:
    """The roots of an irreducible factor with rational coefficients, as expressions and as Surds."""
    if len(factor) == 2:
        root = whole(Fraction(-factor[0], factor[1]))
        return [(root, root)]
    c, b, a = factor
    square = b * b - 4 * a * c
    half = Fraction(1, 2 * a)
    exact = [Surd(-b * half, sign * half, square) for sign in (-1, 1)]
    return list(zip(roots(factor), exact if a > 0 else exact[::-1], strict=True))


def _by_size(found: list[tuple]) -> list[tuple]:
    """Numbers by falling absolute value, the smaller first of two as large; symbols stay in order."""
    sizes = [numeric_value(value) for value, _ in found]
    if None in sizes:
        return found

    def key(at: int):
        value = complex(sizes[at])
        return -round(abs(value), 12), round(value.real, 12), -value.imag

    return [found[at] for at in sorted(range(len(found)), key=key)]


def _space(rows: list[list], value) -> list[list]:
    """Vectors that the matrix stretches by value."""
    if isinstance(value, Surd):
        shifted = [[value.like(x) for x in row] for row in rows]
        for i, row in enumerate(shifted):
            row[i] = row[i] - value
        space = matrices.null_space(shifted, matrices.RATIONAL)
        return [[x.shown() if isinstance(x, Surd) else x for x in vector] for vector in space]
    shifted = [[minus(x, value) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(rows)]
    shifted = [list(map(expand, row)) for row in shifted]
    gaussian = all(matrices.is_gaussian(x) for row in shifted for x in row)
    if len(rows) == 2 and not is_zero(shifted[1][0]) and not gaussian:
        return [[_slope(shifted[1][1], shifted[1][0]), 1]]
    found = matrices.null_space(shifted)
    symbolic = any(numeric_value(x) is None for vector in found for x in vector)
    return [[S.Together(x) if isinstance(x, Expr) else x for x in v] for v in found] if symbolic else found


def _slope(x, y):
    """-x/y, with halves in front of a sum with a root."""
    if not isinstance(x, Expr) or x.head is not S.Plus or _is_free_of_roots(x):
        return S.Together(times(-1, over(x, y)))
    whole_terms = expand(times(2, x))
    return times(Fraction(-1, 2), whole_terms, power(y, -1))


def _is_free_of_roots(x) -> bool:
    """Whether no term of a sum has a power with a fraction as exponent."""
    if not isinstance(x, Expr):
        return True
    if x.head is S.Power and type(x.args[1]) is Fraction:
        return False
    return all(map(_is_free_of_roots, x.args))
