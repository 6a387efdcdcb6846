"""Matrices of a special form, and products and projections: Hilbert, Toeplitz, Hankel, Kronecker, ..."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import permutations

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.numbers import RATIONALS, is_exact, whole
from wlnet.algebra.products import over, sqrt
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin, to_expression
from wlnet.language.limits import room_for

BAD_SIZE = Message("HilbertMatrix::size", "`1` should be a positive integer or a pair of them.")
NOT_MATRICES = Message("KroneckerProduct::matrix", "`1` should be a matrix.")


def _sizes(spec) -> tuple[int, int]:
    sizes = tuple(spec.args) if is_list(spec) else (spec, spec)
    if len(sizes) != 2 or not all(type(n) is int and n > 0 for n in sizes):
        raise BAD_SIZE(spec, value=UNEVALUATED)
    room_for(sizes[0] * sizes[1])
    return sizes


@builtin("HilbertMatrix[size_]")
def hilbert_matrix(evaluation, size):
    """1/(i + j - 1)"""
    rows, columns = _sizes(size)
    table = [[Fraction(1, i + j + 1) for j in range(columns)] for i in range(rows)]
    return [[x if x.denominator > 1 else x.numerator for x in row] for row in table]


def _entries(spec) -> list | None:
    """The elements of a list, 1 to n for a number n."""
    if is_list(spec):
        return list(spec.args)
    return list(range(1, _sizes(spec)[0] + 1)) if type(spec) is int else None


@builtin("ToeplitzMatrix[column_]", "ToeplitzMatrix[column_, row_]")
def toeplitz_matrix(evaluation, column, row=None):
    """Constant along its diagonals: from the first column (and row), or n for Range[n]."""
    down = _entries(column)
    across = down if row is None else _entries(row)
    if down is None or across is None:
        return None
    return [[down[i - j] if i >= j else across[j - i] for j in range(len(across))] for i in range(len(down))]


@builtin("HankelMatrix[column_]", "HankelMatrix[column_, row_]")
def hankel_matrix(evaluation, column, row=None):
    """Constant along the other diagonals: from the first column, and the last row (else zeros)."""
    down = _entries(column)
    if down is None or not (row is None or is_list(row)):
        return None
    across = [0] * len(down) if row is None else list(row.args)
    along = [*down, *across[1:]]
    return [[along[i + j] for j in range(len(across))] for i in range(len(down))]


@builtin("VandermondeMatrix[nodes_List]", "VandermondeMatrix[nodes_List, n_Integer]")
def vandermonde_matrix(evaluation, nodes, n=None):
    """Powers 0, 1, 2, ... of the nodes, a row for each."""
    count = len(nodes) if n is None else n
    return [[1 if k == 0 else S.Power(x, k) for k in range(count)] for x in nodes.args]


@builtin("KroneckerProduct[matrices__]")
def kronecker_product(evaluation, matrices):
    """The block matrix of a[i, j] b; of two vectors the matrix of a[i] b[j]."""
    if len(matrices) == 2 and all(len(shape_of(one) or ()) == 1 for one in matrices):
        return evaluation.evaluate(S.Outer(S.Times, *matrices))
    for one in matrices:
        if len(shape_of(one) or ()) != 2:
            raise NOT_MATRICES(one, value=UNEVALUATED)
    return matrix(reduce(_kronecker, map(rows_of, matrices)))


def _kronecker(a: list, b: list) -> list:
    return [[S.Times(x, y) for x in row for y in other] for row in a for other in b]


@builtin("LeviCivitaTensor[n_Integer]", "LeviCivitaTensor[n_Integer, head_]")
def levi_civita_tensor(evaluation, n, head=S.SparseArray):
    """1 or -1 at the permutations of 1 to n, 0 elsewhere: a SparseArray, or with head List a list."""
    if not 0 < n < 9 or head not in (S.List, S.SparseArray):
        return None
    signs = {p: _sign(p) for p in permutations(range(n))}

    def level(at: tuple):
        return signs.get(at, 0) if len(at) == n else [level((*at, i)) for i in range(n)]

    found = level(())
    return found if head is S.List else S.SparseArray(to_expression(found))


def _sign(p: tuple[int, ...]) -> int:
    return (-1) ** sum(p[i] > p[j] for i in range(len(p)) for j in range(i + 1, len(p)))


# -- shapes of ones, for filters ----------------------------------------------------------------


def _shape_of_ones(r, width, inside):
    """A matrix with 1 where inside(x, y, r) holds, x and y counted from the middle."""
    if type(r) not in (int, float, Fraction) or r < 0:
        return None
    size = 2 * int(r + 0.5) + 1 if width is None else width
    if type(size) is not int or size < 1:
        return None
    room_for(size * size)
    middle = (size - 1) / 2
    places = [k - middle for k in range(size)]
    return [[int(inside(x, y, r)) for x in places] for y in places]


@builtin("BoxMatrix[r_]", "BoxMatrix[r_, width_]")
def box_matrix(evaluation, r, width=None):
    """Ones in a square of 2 r + 1 places a side; `width` adds zeros around it."""
    return _shape_of_ones(r, width, lambda x, y, r: max(abs(x), abs(y)) <= r + 0.5)


@builtin("DiamondMatrix[r_]", "DiamondMatrix[r_, width_]")
def diamond_matrix(evaluation, r, width=None):
    """Ones where |x| + |y| is at most r."""
    return _shape_of_ones(r, width, lambda x, y, r: abs(x) + abs(y) <= r + 0.5)


@builtin("DiskMatrix[r_]", "DiskMatrix[r_, width_]")
def disk_matrix(evaluation, r, width=None):
    """Ones within the distance r + 1/2 of the middle."""
    return _shape_of_ones(r, width, lambda x, y, r: x * x + y * y <= (r + 0.5) ** 2)


# -- directions ---------------------------------------------------------------------------------


@builtin("Projection[u_, v_]")
def projection(evaluation, u, v):
    """The part of u along v."""
    if not (is_list(u) and is_list(v)) or len(u) != len(v):
        return None
    along = Expr(S.Conjugate, (v,))
    return S.Times(S.Divide(S.Dot(along, u), S.Dot(along, v)), v)


@builtin("Orthogonalize[vectors_]")
def orthogonalize(evaluation, vectors):
    """An orthonormal basis of the vectors' span, by Gram and Schmidt; dependent vectors become zero."""
    if len(shape_of(vectors) or ()) != 2:
        raise Message("Orthogonalize::matrix", "`1` should be a list of vectors.")(vectors, value=UNEVALUATED)
    rows = rows_of(vectors)
    if all(type(x) in RATIONALS for row in rows for x in row):
        return [_normalized(row) for row in matrices.orthogonal(rows)]
    inexact = inexact_array(vectors) is not None
    found: list[Expr] = []
    for row in vectors.args:
        left = row
        for unit in found:
            along = S.Dot(Expr(S.Conjugate, (unit,)), left)
            left = evaluation.evaluate(S.Subtract(left, S.Times(along, unit)))
        size = evaluation.evaluate(S.Norm(left))
        tiny = size == 0 if is_exact(size) or not inexact else size < 1e-12 * evaluation.evaluate(S.Norm(row))
        found.append(left if tiny else evaluation.evaluate(S.Divide(left, size)))
    return wl_list(found)


def _normalized(row: list) -> list:
    length = sqrt(whole(sum(x * x for x in row)))
    return [over(whole(x), length) if any(row) else 0 for x in row]
