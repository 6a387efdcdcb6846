"""Structured matrices: those that keep what they are made of, and the decompositions that give them.

UpperTriangularMatrix[StructuredArray`StructuredData[{m, n}, {rows}]], LowerTriangularMatrix, DiagonalMatrix,
PermutationMatrix, CauchyMatrix and SymmetrizedArray stand for full arrays: Normal gives those, and functions
of arrays work on them.
"""

from __future__ import annotations

import numpy as np
from scipy import linalg

from wlnet.algebra import matrices
from wlnet.algebra.array_functions import DENSE, SPARSE_AGAIN
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.compare import order
from wlnet.algebra.expand import expand
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import INFINITY, is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, sqrt, times
from wlnet.algebra.square import square_rows
from wlnet.algebra.structured import HEADS, dense, in_structure, is_structured, structured
from wlnet.algebra.sums import minus, plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

NOT_POSITIVE = Message("CholeskyDecomposition::posdef", "The matrix `1` is not positive definite.")
SINGULAR = Message("LUDecomposition::sing", "Matrix `1` is singular.")
NOT_HERMITIAN = Message("General::herm", "The matrix `1` is not Hermitian or real and symmetric.")
NO_PIVOT = Message(
    "LDLDecomposition::nopiv", "Encountered a zero pivot while attempting LDLDecomposition on matrix `1`."
)

# -- the heads ------------------------------------------------------------------------------------


@builtin("UpperTriangularMatrix[m_]")
def upper_triangular_matrix(evaluation, m):
    """An upper triangular matrix as a structured array."""
    return _triangular(m, S.UpperTriangularMatrix, lambda i, j: j >= i)


@builtin("LowerTriangularMatrix[m_]")
def lower_triangular_matrix(evaluation, m):
    """A lower triangular matrix as a structured array."""
    return _triangular(m, S.LowerTriangularMatrix, lambda i, j: j <= i)


def _triangular(m, head, kept):
    rows = rows_of(m) if is_list(m) else None
    if rows is None or not all(
        is_zero(x) or kept(i, j) for i, row in enumerate(rows) for j, x in enumerate(row)
    ):
        return None
    return structured(head, shape_of(m), *m.args)


@builtin("CauchyMatrix[x_List]", "CauchyMatrix[x_List, y_List]", options={"TargetStructure": S.Automatic})
def cauchy_matrix(evaluation, x, y=None, options=None):
    """The matrix of 1/(x[i] + y[j]), y being x where it is left out; of such a matrix its x and y."""
    if y is None and len(shape_of(x) or ()) == 2:
        x, y = _cauchy_vectors(evaluation, rows_of(x))
        if x is None:
            return None
    y = x if y is None else y
    made = structured(S.CauchyMatrix, (len(x), len(y)), x, y)
    if options["TargetStructure"] in (S.Automatic, "Structured"):
        return made
    return in_structure(dense(evaluation, made), options["TargetStructure"], S.CauchyMatrix)


def _cauchy_vectors(evaluation, rows: list[list]) -> tuple:
    """(x, y) with y[1] == 0 and rows[i][j] == 1/(x[i] + y[j]); (None, None) where there are none."""
    if any(is_zero(v) for row in rows for v in row):
        return None, None
    x = [over(1, row[0]) for row in rows]
    y = [minus(over(1, v), x[0]) for v in rows[0]]
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            rest = evaluation.evaluate(S.Together(minus(times(v, plus(x[i], y[j])), 1)))
            if not is_zero(rest):
                return None, None
    return wl_list(x), wl_list(y)


def _on_structured(evaluation, head, args: tuple):
    """Functions of arrays see the full array."""
    if not any(map(is_structured, args)):
        return None
    flags = evaluation.definitions.of(head).flags
    if (
        head is S.Normal
        or head in DENSE
        or head in SPARSE_AGAIN
        or flags & FLAGS["Listable"]
        or head in _MORE
    ):
        full = tuple(dense(evaluation, x) if is_structured(x) else x for x in args)
        return full[0] if head is S.Normal and len(full) == 1 else evaluation.evaluate(Expr(head, full))
    return None


_MORE = frozenset(
    (
        *(
            S.Dot,
            S.Transpose,
            S.ConjugateTranspose,
            S.Total,
            S.Tr,
            S.Part,
            S.Dimensions,
            S.ArrayDepth,
            S.Length,
        ),
        *(
            S.Normal,
            S.Equal,
            S.Unequal,
            S.N,
            S.SparseArray,
            S.MatrixExp,
            S.MatrixFunction,
            S.CharacteristicPolynomial,
        ),
    )
)

for _head in HEADS:
    overload(_head.name)(_on_structured)


# -- decompositions ---------------------------------------------------------------------------------


@builtin("LDLDecomposition[a_]", options={"TargetStructure": "Structured"})
def ldl_decomposition(evaluation, a, options):
    """{l, d} with a == l . d . ConjugateTranspose[l] for a Hermitian matrix, l with ones on its diagonal."""
    rows = square_rows(a)
    if rows is None:
        return None
    n = range(len(rows))
    machine = inexact_array(a) is not None
    turned = matrices.adjoint(rows)
    if not all(is_zero(expand(minus(rows[i][j], turned[i][j]))) for i in n for j in n):
        raise NOT_HERMITIAN(a, value=UNEVALUATED)
    lower, diagonal = matrices.identity(len(rows)), []
    for k in n:
        before = [times(lower[k][j], diagonal[j], matrices.conjugated(lower[k][j])) for j in range(k)]
        diagonal.append(evaluation.evaluate(S.Expand(minus(rows[k][k], plus(*before)))))
        if is_zero(diagonal[k]):
            raise NO_PIVOT(a, value=UNEVALUATED)
        for i in n[k + 1 :]:
            parts = [times(lower[i][j], diagonal[j], matrices.conjugated(lower[k][j])) for j in range(k)]
            lower[i][k] = evaluation.evaluate(over(expand(minus(rows[i][k], plus(*parts))), diagonal[k]))
    whole = evaluation.evaluate(wl_list((matrix(lower), S.DiagonalMatrix(wl_list(diagonal)))))
    whole = evaluation.evaluate(S.N(whole)) if machine else whole
    kind = "Structured" if options["TargetStructure"] is S.Automatic else options["TargetStructure"]
    heads = (S.LowerTriangularMatrix, S.DiagonalMatrix)
    return [in_structure(part, kind, head) for part, head in zip(whole.args, heads, strict=True)]


# -- Cholesky -----------------------------------------------------------------------------------


@builtin("CholeskyDecomposition[a_]", options={"TargetStructure": S.Automatic})
def cholesky_decomposition(evaluation, a, options):
    """Upper u with ConjugateTranspose[u] . u == a."""
    rows = square_rows(a)
    if rows is None:
        return None
    upper = evaluation.evaluate(_upper_factor(evaluation, a, rows))
    return in_structure(upper, options["TargetStructure"], S.UpperTriangularMatrix)


def _upper_factor(evaluation, a, rows: list):
    array = inexact_array(a)
    if array is not None:
        found = kernel_of("CholeskyDecomposition")(array)
        if found is None:
            raise NOT_POSITIVE(a, value=UNEVALUATED)
        return packed(found)
    conjugate = [[evaluation.evaluate(S.Conjugate(x)) for x in row] for row in rows]
    n = len(rows)
    pairs = [(i, j) for i in range(n) for j in range(i + 1)]
    symbolic = any(numeric_value(x) is None for row in rows for x in row)
    if not all(is_zero(expand(minus(rows[i][j], conjugate[j][i]))) for i, j in pairs) and not (
        symbolic and all(same(rows[i][j], rows[j][i]) for i, j in pairs)
    ):
        raise NOT_HERMITIAN(a, value=UNEVALUATED)
    upper = [[0] * n for _ in range(n)]
    below = [[0] * n for _ in range(n)]  # the conjugates of `upper`
    for i in range(n):
        square = minus(rows[i][i], plus(*(times(below[k][i], upper[k][i]) for k in range(i))))
        square = evaluation.evaluate(S.Expand(square))
        if order(square, 0) in (-1, 0):
            raise NOT_POSITIVE(a, value=UNEVALUATED)
        upper[i][i] = below[i][i] = sqrt(square)
        for j in range(i + 1, n):
            rest = minus(rows[i][j], plus(*(times(below[k][i], upper[k][j]) for k in range(i))))
            upper[i][j] = evaluation.evaluate(over(expand(rest), upper[i][i]))
            below[i][j] = evaluation.evaluate(S.Conjugate(upper[i][j]))
    return matrix(upper)


# -- triangles ----------------------------------------------------------------------------------


@builtin("LUDecomposition[a_]", options={"TargetStructure": S.Automatic})
def lu_decomposition(evaluation, a, options):
    """{l, u, p, c} with p . a == l . u: lower with ones on its diagonal, upper, the permutation of the rows;
    c the condition of inexact matrices, 0 of others."""
    rows = square_rows(a)
    if rows is None:
        return None
    array = inexact_array(a)
    both, places, condition = _exact_lu(evaluation, a, rows) if array is None else _machine_lu(array)
    n = range(len(both))
    zero, one = (0, 1) if array is None else (0.0, 1.0)
    lower = matrix([[both[i][j] if j < i else one if i == j else zero for j in n] for i in n])
    upper = matrix([[both[i][j] if j >= i else zero for j in n] for i in n])
    kind = "Structured" if options["TargetStructure"] is S.Automatic else options["TargetStructure"]
    cycles = evaluation.evaluate(S.PermutationCycles(wl_list(p + 1 for p in places)))
    order = structured(S.PermutationMatrix, (len(both), len(both)), cycles, INFINITY)
    return [
        in_structure(lower, kind, S.LowerTriangularMatrix),
        in_structure(upper, kind, S.UpperTriangularMatrix),
        order if kind == "Structured" else in_structure(dense(evaluation, order), kind, S.PermutationMatrix),
        condition,
    ]


def _exact_lu(evaluation, a, rows: list[list]) -> tuple[list[list], list[int], int]:
    """(both factors in one, the order of the rows, 0). A pivot is the smallest number, else what is first."""

    def shown(x):
        found = evaluation.evaluate(x)
        return 0 if is_zero(evaluation.evaluate(S.Together(found))) else found

    places = list(range(len(rows)))
    for k in range(len(rows)):
        filled = [i for i in range(k, len(rows)) if not is_zero(expand(rows[i][k]))]
        if not filled:
            evaluation.message(SINGULAR, a)
            continue
        sizes = {i: numeric_value(rows[i][k]) for i in filled}
        pivot = min(filled, key=lambda i: (sizes[i] is None, 0 if sizes[i] is None else abs(sizes[i]), i))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        places[k], places[pivot] = places[pivot], places[k]
        for row in rows[k + 1 :]:
            row[k] = factor = shown(over(row[k], rows[k][k]))
            if not is_zero(factor):
                for j in range(k + 1, len(rows)):
                    row[j] = shown(minus(row[j], times(factor, rows[k][j])))
    return rows, places, 0


def _machine_lu(array: np.ndarray) -> tuple[list[list], list[int], float]:
    found, swaps = linalg.lu_factor(array)
    places = list(range(len(array)))
    for i, j in enumerate(swaps.tolist()):
        places[i], places[j] = places[j], places[i]
    return found.tolist(), places, float(np.linalg.cond(array, np.inf))


@builtin("LUBackSubstitution[parts_List, b_List]")
def lu_back_substitution(evaluation, parts, b):
    """The x with a . x == b, from what LUDecomposition[a] gave."""
    if len(parts) != 4:
        return None
    lower, upper, order = (dense(evaluation, p) if is_structured(p) else S.Normal(p) for p in parts.args[:3])
    return S.LinearSolve(upper, S.LinearSolve(lower, S.Dot(order, b)))
