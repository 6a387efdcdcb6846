"""Kinds of matrices: HermitianMatrixQ, OrthogonalMatrixQ, PositiveDefiniteMatrixQ, ...; ranks of tensors."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.arrays import matrix, numeric_array, rows_of, shape_of
from wlnet.algebra.compare import order
from wlnet.algebra.matrices import determinant
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.sparse_array import SparseArray
from wlnet.language.builtin import builtin

NOT_A_MATRIX = Message("Minors::matrix", "Argument `1` is not a non-empty rectangular matrix.")
BAD_INDEX = Message("PauliMatrix::index", "`1` should be 0, 1, 2, 3 or 4.")
_CLOSE = 1e-12  # of the largest element: what inexact matrices may be off


def _square(x) -> list[list] | None:
    shape = shape_of(x) if is_list(x) else None
    return rows_of(x) if shape is not None and len(shape) == 2 and shape[0] == shape[1] else None


def _is_same(evaluation, x, y) -> bool:
    """Whether two matrices are equal, inexact ones up to rounding."""
    a, b = numeric_array(x), numeric_array(y)
    if a is not None and b is not None and (_inexact(x) is not None or _inexact(y) is not None):
        return bool(np.all(np.abs(a - b) <= _CLOSE * max(1.0, float(np.abs(a).max()))))
    return evaluation.evaluate(S.Equal(x, y)) is TRUE


def _inexact(x) -> np.ndarray | None:
    """The array of a matrix with a machine number in it."""
    array = numeric_array(x)
    rows = rows_of(x)
    return (
        array if array is not None and any(type(v) in (float, complex) for row in rows for v in row) else None
    )


def _equals(evaluation, x, other) -> bool:
    return _square(x) is not None and _is_same(evaluation, x, evaluation.evaluate(other))


@builtin("HermitianMatrixQ[x_]")
def hermitian_matrix_q(evaluation, x):
    """Whether it is its own conjugate transpose."""
    return boolean(_equals(evaluation, x, S.ConjugateTranspose(x)))


@builtin("AntihermitianMatrixQ[x_]")
def antihermitian_matrix_q(evaluation, x):
    return boolean(_equals(evaluation, x, S.Minus(S.ConjugateTranspose(x))))


@builtin("AntisymmetricMatrixQ[x_]")
def antisymmetric_matrix_q(evaluation, x):
    """Whether it is minus its transpose."""
    return boolean(_equals(evaluation, x, S.Minus(S.Transpose(x))))


def _gives_identity(evaluation, x, other) -> bool:
    """Whether the product with `other`, on the side where it is smaller, is the identity."""
    if isinstance(x, SparseArray):
        x = evaluation.evaluate(S.Normal(x))
    shape = shape_of(x)
    if shape is None or len(shape) != 2:
        return False
    found = evaluation.evaluate(S.Normal(S.Dot(other, x) if shape[0] >= shape[1] else S.Dot(x, other)))
    unit = evaluation.evaluate(S.IdentityMatrix(min(shape)))
    if not is_list(found) or _is_same(evaluation, found, unit):
        return is_list(found)
    return numeric_array(found) is None and _is_same(evaluation, evaluation.evaluate(S.Simplify(found)), unit)


@builtin("OrthogonalMatrixQ[x_]")
def orthogonal_matrix_q(evaluation, x):
    """Whether the transpose is the inverse."""
    return boolean(_gives_identity(evaluation, x, S.Transpose(x)))


@builtin("UnitaryMatrixQ[x_]")
def unitary_matrix_q(evaluation, x):
    """Whether the conjugate transpose is the inverse."""
    return boolean(_gives_identity(evaluation, x, S.ConjugateTranspose(x)))


@builtin("NormalMatrixQ[x_]")
def normal_matrix_q(evaluation, x):
    """Whether it commutes with its conjugate transpose."""
    turned = S.ConjugateTranspose(x)
    if _square(x) is None:
        return FALSE
    left, right = evaluation.evaluate(S.Dot(x, turned)), evaluation.evaluate(S.Dot(turned, x))
    return boolean(_is_same(evaluation, left, right))


def _vanishes(x, where) -> bool:
    """Whether the elements of a matrix with where(i, j) are 0."""
    shape = shape_of(x) if is_list(x) else None
    if shape is None or len(shape) != 2:
        return False
    return all(is_zero(v) for i, row in enumerate(rows_of(x)) for j, v in enumerate(row) if where(i, j))


@builtin("DiagonalMatrixQ[x_]", "DiagonalMatrixQ[x_, k_Integer]")
def diagonal_matrix_q(evaluation, x, k=0):
    """Whether all elements off the k-th diagonal are 0."""
    return boolean(_vanishes(x, lambda i, j: j - i != k))


@builtin("UpperTriangularMatrixQ[x_]", "UpperTriangularMatrixQ[x_, k_Integer]")
def upper_triangular_matrix_q(evaluation, x, k=0):
    """Whether all elements below the k-th diagonal are 0."""
    return boolean(_vanishes(x, lambda i, j: j - i < k))


@builtin("LowerTriangularMatrixQ[x_]", "LowerTriangularMatrixQ[x_, k_Integer]")
def lower_triangular_matrix_q(evaluation, x, k=0):
    """Whether all elements above the k-th diagonal are 0."""
    return boolean(_vanishes(x, lambda i, j: j - i > k))


@builtin("DiagonalizableMatrixQ[x_]")
def diagonalizable_matrix_q(evaluation, x):
    """Whether it has as many independent eigenvectors as rows."""
    rows = _square(x)
    if rows is None:
        return FALSE
    vectors = evaluation.evaluate(S.Eigenvectors(x))
    if not is_list(vectors):  # of eigenvalues that are not known: all different where the polynomial says so
        name = evaluation.definitions.fresh("x")
        polynomial = evaluation.evaluate(S.CharacteristicPolynomial(x, name))
        return boolean(evaluation.evaluate(S.Discriminant(polynomial, name)) != 0)
    return boolean(evaluation.evaluate(S.MatrixRank(vectors)) == len(rows))


# -- definite matrices --------------------------------------------------------------------------


def _hermitian_part(evaluation, x) -> Expr | None:
    """x and its conjugate transpose added: what x . v . v depends on."""
    if _square(x) is None:
        return None
    found = evaluation.evaluate(S.Plus(x, S.ConjugateTranspose(x)))
    return found if numeric_array(evaluation.evaluate(S.N(found))) is not None else None


def _minors(rows: list[list], all_of_them: bool):
    """The determinants of the leading blocks, or of all blocks along the diagonal."""
    size = len(rows)
    if not all_of_them:
        chosen = (tuple(range(k)) for k in range(1, size + 1))
    else:
        chosen = (tuple(i for i in range(size) if bits >> i & 1) for bits in range(1, 1 << size))
    for places in chosen:
        yield len(places), determinant([[rows[i][j] for j in places] for i in places])


def _is_definite(evaluation, x, sign: int, strict: bool):
    """Sylvester's criterion for exact matrices, eigenvalues for inexact ones."""
    part = _hermitian_part(evaluation, x)
    if part is None:
        return FALSE
    array = _inexact(part)
    if array is not None:
        values = sign * np.linalg.eigvalsh(array)
        least = _CLOSE * max(1.0, float(np.abs(values).max()))
        return boolean(bool(np.all(values > least if strict else values >= -least)))
    wanted = (1,) if strict else (0, 1)
    return boolean(
        all(
            order(found, 0) is not None and order(found, 0) * sign**size in wanted
            for size, found in evaluation.steps(_minors(rows_of(part), not strict))
        )
    )


@builtin("PositiveDefiniteMatrixQ[x_]")
def positive_definite_matrix_q(evaluation, x):
    """Whether the real part of Conjugate[v] . x . v is positive for every vector v that is not 0."""
    return _is_definite(evaluation, x, 1, True)


@builtin("PositiveSemidefiniteMatrixQ[x_]")
def positive_semidefinite_matrix_q(evaluation, x):
    return _is_definite(evaluation, x, 1, False)


@builtin("NegativeDefiniteMatrixQ[x_]")
def negative_definite_matrix_q(evaluation, x):
    return _is_definite(evaluation, x, -1, True)


@builtin("NegativeSemidefiniteMatrixQ[x_]")
def negative_semidefinite_matrix_q(evaluation, x):
    return _is_definite(evaluation, x, -1, False)


@builtin("IndefiniteMatrixQ[x_]")
def indefinite_matrix_q(evaluation, x):
    """Whether it is neither positive nor negative semidefinite."""
    if _hermitian_part(evaluation, x) is None:
        return FALSE
    return boolean(FALSE is _is_definite(evaluation, x, 1, False) is _is_definite(evaluation, x, -1, False))


# -- tensors, minors, Pauli's matrices ------------------------------------------------------------


@builtin("TensorDimensions[x_]")
def tensor_dimensions(evaluation, x):
    """The lengths of the levels of a full array; {} of a number."""
    if not is_list(x) and not isinstance(x, SparseArray):
        return [] if numeric_value(x) is not None or not isinstance(x, (Expr, Symbol)) else None
    return evaluation.evaluate(S.Dimensions(x))


@builtin("TensorRank[x_]")
def tensor_rank(evaluation, x):
    """How many levels a full array has."""
    if isinstance(x, Expr) and x.head is S.TensorContract and len(x) == 2 and is_list(x.args[1]):
        return S.Plus(S.TensorRank(x.args[0]), -2 * len(x.args[1]))
    if not is_list(x) and not isinstance(x, SparseArray):
        return 0 if numeric_value(x) is not None or not isinstance(x, (Expr, Symbol)) else None
    return len(evaluation.evaluate(S.Dimensions(x)))


@builtin("Minors[x_]", "Minors[x_, k_Integer]", "Minors[x_, k_Integer, f_]")
def minors(evaluation, x, k=None, f=S.Det):
    """The determinants (or f) of all k x k submatrices, rows and columns as in Subsets; k is n - 1."""
    shape = shape_of(x) if is_list(x) else None
    if shape is None or len(shape) != 2 or 0 in shape:
        raise NOT_A_MATRIX(x, value=UNEVALUATED)
    k = min(shape) - 1 if k is None else k
    if k < 0:
        return None
    if k == 0:
        return [[1]]
    if k > min(shape):
        return []
    rows = rows_of(x)
    across, down = (evaluation.evaluate(S.Subsets(wl_list(range(n)), wl_list([k]))).args for n in shape)
    parts = [[[[rows[i][j] for j in b.args] for i in a.args] for b in down] for a in across]
    if f is S.Det:
        return [[determinant(part) for part in row] for row in parts]
    return [[Expr(f, (matrix(part),)) for part in row] for row in parts]


@builtin("PauliMatrix[k_Integer]", attributes=("Listable",))
def pauli_matrix(evaluation, k):
    """Pauli's spin matrices 1, 2, 3; the identity for 0 and 4."""
    found = {
        1: ((0, 1), (1, 0)),
        2: ((0, S.Times(-1, S.I)), (S.I, 0)),
        3: ((1, 0), (0, -1)),
    }.get(k, ((1, 0), (0, 1)))
    if not 0 <= k <= 4:
        raise BAD_INDEX(k, value=UNEVALUATED)
    return wl_list(wl_list(row) for row in found)
