"""Matrices of a special form, and products and projections: Hilbert, Toeplitz, Hankel, Kronecker, ..."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import permutations

from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.numbers import is_exact
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


@builtin("ToeplitzMatrix[column_]", "ToeplitzMatrix[column_, row_]")
def toeplitz_matrix(evaluation, column, row=None):
    """Constant along its diagonals: from the first column (and row), or n for Range[n]."""
    down = list(range(1, _sizes(column)[0] + 1)) if type(column) is int else list(column.args)
    across = down if row is None else list(row.args) if is_list(row) else list(range(1, row + 1))
    return [[down[i - j] if i >= j else across[j - i] for j in range(len(across))] for i in range(len(down))]


@builtin("HankelMatrix[column_]", "HankelMatrix[column_, row_]")
def hankel_matrix(evaluation, column, row=None):
    """Constant along the other diagonals: from the first column, and the last row (else zeros)."""
    down = list(range(1, _sizes(column)[0] + 1)) if type(column) is int else list(column.args)
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
    """The block matrix of a[i, j] b."""
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
