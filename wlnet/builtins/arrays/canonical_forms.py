"""JordanReduce, FrobeniusReduce, MatrixMinimalPolynomial, RankDecomposition, DrazinInverse.

Sources: F. R. Gantmacher, The Theory of Matrices, VI (invariant factors) and VII (Jordan's form);
Campbell and Meyer, Generalized Inverses of Linear Transformations, 7 (Drazin's inverse).
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.expand import expand
from wlnet.algebra.integers import is_prime
from wlnet.algebra.numbers import RATIONALS, whole
from wlnet.algebra.products import over, power, times
from wlnet.algebra.square import matrix_rows, square_rows
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_MODULO = Message("FrobeniusReduce::nmod", "`1` is not valid modulo `2`.")
NO_RANK = Message("RankDecomposition::wlnetzero", "The matrix `1` has the rank 0.")
NOT_EXACT = Message("General::wlnetexn", "`1` should be a matrix of exact numbers.")


# -- invariant factors ----------------------------------------------------------------------------
# Polynomials are lists of coefficients, the constant first, without zeros at the end.


def _trimmed(p: list, field) -> list:
    while p and field.is_zero(p[-1]):
        p = p[:-1]
    return p


def _minus_multiple(p: list, q: list, factor: list, field) -> list:
    """p - factor q"""
    found = [*p, *[0] * (len(q) + len(factor) - 1 - len(p))]
    for i, x in enumerate(factor):
        for j, y in enumerate(q):
            found[i + j] = field.subtract(found[i + j], field.multiply(x, y))
    return _trimmed(found, field)


def _quotient(p: list, q: list, field) -> list:
    """The quotient of the division of p by q."""
    found = [0] * max(len(p) - len(q) + 1, 0)
    while len(p) >= len(q):
        at = len(p) - len(q)
        found[at] = field.divide(p[-1], q[-1])
        p = _minus_multiple(p, q, [0] * at + [found[at]], field)
    return found


def _invariant_factors(rows: list[list], field) -> list[list]:
    """The factors other than 1 of the Smith form of x - a over the polynomials, each dividing the next."""
    n = len(rows)
    one = field.one
    left = [
        [
            _trimmed([field.subtract(0, rows[i][j]), *([one] if i == j else [])], field)
            if i != j
            else [field.subtract(0, rows[i][i]), one]
            for j in range(n)
        ]
        for i in range(n)
    ]
    found = []
    while left:
        _clear_corner(left, field)
        found.append([field.divide(c, left[0][0][-1]) for c in left[0][0]])
        left = [row[1:] for row in left[1:]]
    return sorted((p for p in found if len(p) > 1), key=len)


def _clear_corner(m: list[list], field) -> None:
    """Row and column operations until the corner divides all and stands alone in its row and column."""
    n = range(len(m))
    while True:
        i, j = min(((i, j) for i in n for j in n if m[i][j]), key=lambda at: len(m[at[0]][at[1]]))
        m[0], m[i] = m[i], m[0]
        for row in m:
            row[0], row[j] = row[j], row[0]
        pivot = m[0][0]
        for i in n[1:]:
            factor = _quotient(m[i][0], pivot, field)
            if factor:
                m[i] = [_minus_multiple(x, y, factor, field) for x, y in zip(m[i], m[0], strict=True)]
        for j in n[1:]:
            factor = _quotient(m[0][j], pivot, field)
            if factor:
                for row in m:
                    row[j] = _minus_multiple(row[j], row[0], factor, field)
        if any(m[i][0] or m[0][i] for i in n[1:]):
            continue
        bad = next(
            (
                i
                for i in n[1:]
                for j in n[1:]
                if _minus_multiple(m[i][j], pivot, _quotient(m[i][j], pivot, field), field)
            ),
            None,
        )
        if bad is None:
            return
        m[0] = [pivot, *m[bad][1:]]


@builtin("FrobeniusReduce[a_]", options={"Modulus": 0})
def frobenius_reduce(evaluation, a, options):
    """The rational form: companion matrices of the invariant factors along the diagonal."""
    rows = square_rows(a)
    if rows is None:
        return None
    modulus = options["Modulus"]
    if modulus != 0:
        rows = _residues(evaluation, rows, modulus)
        field = matrices.modular(modulus)
    elif all(type(x) in RATIONALS for row in rows for x in row):
        rows, field = [[Fraction(x) for x in row] for row in rows], matrices.RATIONAL
    elif all(matrices.is_gaussian(x) for row in rows for x in row):
        field = matrices.SYMBOLIC
    else:
        raise NOT_EXACT(a, value=UNEVALUATED)
    blocks = []
    for factor in _invariant_factors(rows, field):
        coefficients = [
            x % modulus if modulus else whole(x) if field is matrices.RATIONAL else x for x in factor[:-1]
        ]
        last = [-x % modulus if modulus else negated(x) for x in coefficients]
        k = len(last)
        blocks.append([[*(int(i == j + 1) for j in range(k - 1)), last[i]] for i in range(k)])
    return matrix(_diagonal_blocks(blocks))


def _residues(evaluation, rows: list[list], modulus) -> list[list]:
    if type(modulus) is not int:
        raise NOT_MODULO(matrix(rows), modulus, value=UNEVALUATED)
    found = [[evaluation.evaluate(S.PolynomialMod(S.Rationalize(x), modulus)) for x in row] for row in rows]
    if not is_prime(modulus) or not all(type(x) is int for row in found for x in row):
        raise NOT_MODULO(matrix(found), modulus, value=UNEVALUATED)
    return found


def _diagonal_blocks(blocks: list[list[list]]) -> list[list]:
    width = sum(map(len, blocks))
    found, at = [], 0
    for block in blocks:
        found += [[0] * at + row + [0] * (width - at - len(row)) for row in block]
        at += len(block)
    return found


@builtin("MatrixMinimalPolynomial[a_, x_]")
def matrix_minimal_polynomial(evaluation, a, x):
    """The polynomial of least degree with the highest coefficient 1 that is 0 at the matrix."""
    rows = square_rows(a)
    if rows is None:
        return None
    n = len(rows)
    powers = [matrices.identity(n)]
    while True:
        flat = [[row[i][j] for row in powers] for i in range(n) for j in range(n)]
        space = matrices.null_space(flat)
        if space:
            break
        found = matrices.dot(rows, matrices.transpose(powers[-1]))
        powers.append([[expand(v) for v in row] for row in found])
    vector = space[0]
    coefficients = [evaluation.evaluate(S.Together(over(c, vector[-1]))) for c in vector]
    return evaluation.evaluate(
        S.Expand(plus(*(times(c, power(x, k) if k else 1) for k, c in enumerate(coefficients))))
    )


# -- ranks ----------------------------------------------------------------------------------------


@builtin("RankDecomposition[a_]")
def rank_decomposition(evaluation, a):
    """{c, f} with a == c . f: the columns of the pivots, and the rows of RowReduce[a] that are not 0."""
    rows = matrix_rows(a)
    if rows is None:
        return None
    solved, pivots, _ = matrices.reduced(rows)
    if not pivots:
        raise NO_RANK(a, value=UNEVALUATED)
    kept = [[evaluation.evaluate(S.Together(whole(x))) for x in row] for row in solved[: len(pivots)]]
    return [matrix([[row[j] for j in pivots] for row in rows]), matrix(kept)]


@builtin("DrazinInverse[a_]")
def drazin_inverse(evaluation, a):
    """The matrix x with x.a.x == x, a.x == x.a and a^(k + 1).x == a^k for some k.

    With a^k = c . f of full ranks for k the size, it is c (f a c)^-1 f.
    """
    rows = square_rows(a)
    if rows is None:
        return None
    n = len(rows)
    high = matrices.matrix_power(rows, n)
    solved, pivots, _ = matrices.reduced([[expand(x) for x in row] for row in high])
    if not pivots:
        return matrix([[0] * n for _ in range(n)])
    c, f = (
        [[row[j] for j in pivots] for row in high],
        [list(map(whole, row)) for row in solved[: len(pivots)]],
    )
    inside = matrices.dot(f, matrices.transpose(matrices.dot(rows, matrices.transpose(c))))
    middle = matrices.inverse(inside)
    found = matrices.dot(matrices.dot(c, matrices.transpose(middle)), matrices.transpose(f))
    return matrix([[evaluation.evaluate(S.Together(x)) for x in row] for row in found])


# -- Jordan's form ----------------------------------------------------------------------------------


@builtin("JordanReduce[a_]")
def jordan_reduce(evaluation, a):
    """Jordan's form of a square matrix: the second part of JordanDecomposition."""
    rows = square_rows(a)
    if rows is None:
        return None
    if inexact_array(a) is not None:
        exact = evaluation.evaluate(S.Rationalize(a, 0))
        form = evaluation.evaluate(S.JordanReduce(exact))
        if len(shape_of(form) or ()) != 2:
            return None
        return [
            [evaluation.evaluate(S.N(x)) if i == j else x for j, x in enumerate(row)]
            for i, row in enumerate(rows_of(form))
        ]
    parts = evaluation.evaluate(S.JordanDecomposition(a))
    return parts.args[1] if is_list(parts) and len(parts) == 2 else None
