"""Linear algebra of exact and symbolic matrices, as lists of rows.

Elements are expressions. Rational matrices are worked on with Python's fractions; others with
canonical sums and products, where a pivot counts as 0 only if it expands to 0.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from operator import mul

from wlnet.algebra.expand import expand, numerator_and_denominator
from wlnet.algebra.numbers import RATIONALS, is_zero, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.polynomials.terms import TooLarge
from wlnet.algebra.products import over, times
from wlnet.algebra.rational_functions import together
from wlnet.algebra.rounding import conjugate
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex, parts

Matrix = list[list]


class Field:
    """Arithmetic of one kind of element."""

    def __init__(self, add, subtract, multiply, divide, is_zero, one):
        self.add = add
        self.subtract = subtract
        self.multiply = multiply
        self.divide = divide
        self.is_zero = is_zero
        self.one = one


RATIONAL = Field(
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / b,
    lambda a: not a,
    Fraction(1),
)

_DIGITS, _FEWER = 60, 50  # of numbers that may be 0


def _vanishes(x) -> bool:
    """Whether x is 0 as it is written or, with roots of sums in fractions, over one denominator; numbers
    by their digits."""
    x = expand(x)
    if isinstance(x, Expr) and numeric_value(x) is not None:
        value = numeric_value(x, _DIGITS)
        return value is not None and all(abs(part) < Fraction(1, 10**_FEWER) for part in parts(value))
    if is_zero(x) or not (isinstance(x, Expr) and x.head is S.Plus and _has_root_of_sum(x)):
        return is_zero(x)
    try:
        return is_zero(expand(numerator_and_denominator(together(x))[0]))
    except TooLarge:
        return False


def _has_root_of_sum(x) -> bool:
    if not isinstance(x, Expr):
        return False
    if x.head is S.Power and type(x.args[1]) is Fraction:
        return isinstance(x.args[0], Expr) and x.args[0].head is S.Plus
    return any(map(_has_root_of_sum, x.args))


SYMBOLIC = Field(plus, minus, times, over, _vanishes, 1)


def _together(operation):
    def combined(a, b):
        found = operation(a, b)
        return together(found) if isinstance(found, Expr) else found

    return combined


# large matrices with symbols: each element over one denominator, without common factors
QUOTIENTS = Field(*map(_together, (plus, minus, times, over)), _vanishes, 1)


def modular(modulus: int) -> Field:
    """Whole numbers modulo a prime; division by what has no inverse raises ValueError."""
    return Field(
        lambda a, b: (a + b) % modulus,
        lambda a, b: (a - b) % modulus,
        lambda a, b: a * b % modulus,
        lambda a, b: a * pow(b, -1, modulus) % modulus,
        lambda a: a % modulus == 0,
        1 % modulus,
    )


def field_of(rows: Matrix) -> Field:
    return RATIONAL if all(type(x) in RATIONALS for row in rows for x in row) else SYMBOLIC


def _prepared(rows: Matrix, field: Field | None = None) -> tuple[Matrix, Field]:
    if field is None:
        field = field_of(rows)
    elif field is RATIONAL:
        return [list(row) for row in rows], field
    if field is RATIONAL:
        return [[Fraction(x) for x in row] for row in rows], field
    return [list(row) for row in rows], field


def _shown(rows: Matrix) -> Matrix:
    return [[whole(x) for x in row] for row in rows]


def dot(rows: Matrix, columns: Matrix) -> Matrix:
    """Products of rows and columns: element (i, j) is rows[i] . columns[j]."""
    return [[plus(*map(times, row, column)) for column in columns] for row in rows]


def identity(n: int) -> Matrix:
    return [[int(i == j) for j in range(n)] for i in range(n)]


def transpose(rows: Matrix) -> Matrix:
    return [list(column) for column in zip(*rows, strict=True)]


def adjoint(rows: Matrix) -> Matrix:
    """The conjugates of the columns, as rows."""
    return [[conjugated(x) for x in column] for column in transpose(rows)]


def conjugated(x):
    """The conjugate of an element; Conjugate[x] of what may be complex."""
    found = conjugate(x)
    return S.Conjugate(x) if found is None else found


def reduced(
    rows: Matrix, width: int | None = None, field: Field | None = None
) -> tuple[Matrix, list[int], object]:
    """Reduced row echelon form, the columns of the pivots, and the product that det needs.

    width    only the first columns are looked at for pivots (the rest is carried along)
    field    RATIONAL for elements with operators of their own; None: as the elements are
    """
    rows, field = _prepared(rows, field)
    pivots: list[int] = []
    determinant = field.one
    at = 0
    for column in range(len(rows[0]) if width is None else width):
        found = next((i for i in range(at, len(rows)) if not field.is_zero(rows[i][column])), None)
        if found is None:
            continue
        if found != at:
            rows[at], rows[found] = rows[found], rows[at]
            determinant = field.subtract(0, determinant)
        pivot = rows[at][column]
        determinant = field.multiply(determinant, pivot)
        rows[at] = [field.divide(x, pivot) for x in rows[at]]
        for i, row in enumerate(rows):
            if i != at and not field.is_zero(row[column]):
                factor = row[column]
                rows[i] = [
                    field.subtract(x, field.multiply(factor, y)) for x, y in zip(row, rows[at], strict=True)
                ]
        pivots.append(column)
        at += 1
        if at == len(rows):
            break
    return rows, pivots, determinant


def determinant(rows: Matrix):
    """By elimination for rational matrices, by minors for symbolic ones (no division)."""
    n = len(rows)
    if n == 0:
        return 1
    if field_of(rows) is SYMBOLIC:
        return _by_minors(rows)
    _, pivots, found = reduced(rows)
    return whole(found) if len(pivots) == n else 0


def _by_minors(rows: Matrix):
    """Laplace's expansion, minors of the first k rows kept by their columns."""
    n = len(rows)
    minors = {(j,): rows[0][j] for j in range(n)}
    for k in range(1, n):
        larger: dict[tuple, list] = {}
        for columns, minor in minors.items():
            for j in range(n):
                if j not in columns and not is_zero(rows[k][j]):
                    inversions = sum(c > j for c in columns)
                    sign = (-1) ** inversions
                    chosen = tuple(sorted((*columns, j)))
                    larger.setdefault(chosen, []).append(times(sign, rows[k][j], minor))
        minors = {columns: expand(plus(*terms)) for columns, terms in larger.items()}
    return minors.get(tuple(range(n)), 0)


def inverse(rows: Matrix) -> Matrix | None:
    """None for a singular matrix. Symbolic ones by cofactors up to 4 x 4, larger by elimination."""
    n = len(rows)
    if 1 < n <= MOST_COFACTORS and field_of(rows) is SYMBOLIC:
        return _by_cofactors(rows)
    extended = [[*row, *unit] for row, unit in zip(rows, identity(n), strict=True)]
    solved, pivots, _ = reduced(extended, n, _large(rows))
    return _shown([row[n:] for row in solved]) if len(pivots) == n else None


def _large(rows: Matrix) -> Field | None:
    return QUOTIENTS if field_of(rows) is SYMBOLIC and not is_numeric(rows) else None


MOST_COFACTORS = 5


def is_numeric(rows: Matrix) -> bool:
    return all(numeric_value(x) is not None for row in rows for x in row)


def _by_cofactors(rows: Matrix) -> Matrix | None:
    found = determinant(rows)
    if is_zero(found):
        return None
    if len(rows) == 2:
        (a, b), (c, d) = rows
        return [[over(d, found), over(times(-1, b), found)], [over(times(-1, c), found), over(a, found)]]
    n = range(len(rows))
    minors = [
        [determinant([[row[j] for j in n if j != q] for i, row in enumerate(rows) if i != p]) for p in n]
        for q in n
    ]
    last = expand if is_numeric(rows) else plus
    return [[last(over(expand(times((-1) ** (p + q), minors[q][p])), found)) for p in n] for q in n]


def solve(rows: Matrix, right: Matrix) -> Matrix | None:
    """A solution X of rows . X = right, free unknowns 0; None where there is none.

    Small square systems that are not rational are solved by Cramer's rule.
    """
    width = len(rows[0])
    if width == len(rows) and 1 < width <= MOST_COFACTORS and field_of(rows) is SYMBOLIC:
        found = determinant(rows)
        if not is_zero(found):
            columns = [[row[k] for row in right] for k in range(len(right[0]))]
            return [
                [over(determinant(_with_column(rows, j, b)), found) for b in columns] for j in range(width)
            ]
    extended = [[*row, *b] for row, b in zip(rows, right, strict=True)]
    solved, pivots, _ = reduced(extended, width, _large(rows))
    field = field_of(extended)
    for row in solved[len(pivots) :]:
        if not all(field.is_zero(x) for x in row[width:]):
            return None
    found = [[0] * len(right[0]) for _ in range(width)]
    for row, column in zip(solved, pivots, strict=False):
        found[column] = row[width:]
    return _shown(found)


def _with_column(rows: Matrix, j: int, column: list) -> Matrix:
    return [[*row[:j], x, *row[j + 1 :]] for row, x in zip(rows, column, strict=True)]


def rank(rows: Matrix) -> int:
    return len(reduced(rows)[1])


def null_space(rows: Matrix, field: Field | None = None) -> Matrix:
    """Vectors that span the solutions of rows . x = 0, the last free unknown first."""
    solved, pivots, _ = reduced(rows, field=field)
    width = len(rows[0])
    found = []
    for free in reversed([j for j in range(width) if j not in pivots]):
        vector = [0] * width
        vector[free] = 1
        for row, column in zip(solved, pivots, strict=False):
            vector[column] = whole(times(-1, row[free])) if field is None else -row[free]
        found.append(_without_denominators(vector))
    return found


def _without_denominators(vector: list) -> list:
    """A vector of (complex) rationals times what makes all parts of its elements whole."""
    if not all(map(is_gaussian, vector)):
        return vector
    scale = lcm(*(part.denominator for x in vector for part in parts(x)))
    return [whole(Fraction(x) * scale) if type(x) in RATIONALS else times(scale, x) for x in vector]


def is_gaussian(x) -> bool:
    """Whether x is a rational number, or a complex one with rational parts."""
    return type(x) in RATIONALS or (type(x) is Complex and all(type(part) in RATIONALS for part in parts(x)))


def orthogonal(rows: Matrix) -> Matrix:
    """Rows of (complex) rationals, each without its parts along the rows before (Gram and Schmidt);
    not normalized."""
    if not all(type(x) in RATIONALS for row in rows for x in row):
        return _hermitian_orthogonal(rows)
    found: Matrix = []
    for row in rows:
        left = [Fraction(x) for x in row]
        for before in filter(any, found):
            along = sum(map(mul, left, before)) / sum(x * x for x in before)
            left = [x - along * y for x, y in zip(left, before, strict=True)]
        found.append(left)
    return found


def _hermitian_orthogonal(rows: Matrix) -> Matrix:
    found: Matrix = []
    for row in rows:
        left = list(row)
        for before in found:
            if not all(map(is_zero, before)):
                turned = [conjugated(x) for x in before]
                along = over(plus(*map(times, turned, left)), plus(*map(times, turned, before)))
                left = [minus(x, times(along, y)) for x, y in zip(left, before, strict=True)]
        found.append(left)
    return found


def matrix_power(rows: Matrix, n: int) -> Matrix | None:
    """The n-th power by repeated squaring; None for a negative power of a singular matrix."""
    if n < 0:
        rows, n = inverse(rows), -n
        if rows is None:
            return None
    found = identity(len(rows))
    while n:
        if n & 1:
            found = dot(found, transpose(rows))
        rows = dot(rows, transpose(rows))
        n >>= 1
    return found


def characteristic(rows: Matrix) -> list:
    """Coefficients of det(x - A), the constant first, by the method of Faddeev and LeVerrier."""
    n = len(rows)
    found = [0] * n + [1]
    product = [[0] * n for _ in range(n)]
    for k in range(1, n + 1):
        for i in range(n):
            product[i][i] = plus(product[i][i], found[n - k + 1])
        product = dot(rows, transpose(product))
        trace = plus(*(product[i][i] for i in range(n)))
        found[n - k] = expand(times(Fraction(-1, k), trace))
    return found
