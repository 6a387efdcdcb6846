"""Singular values: SingularValueDecomposition and SingularValueList, exact where the values are known.

Source: Golub and Van Loan, Matrix Computations, 2.4 (the eigenvectors of a . a^H and a^H . a).
"""

from __future__ import annotations

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, sqrt
from wlnet.algebra.square import matrix_rows
from wlnet.builtins.matrix_arguments import number_matrix
from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_SO_MANY = Message(
    "General::take", "Cannot take eigenvalues `1` through `2` out of the total of `3` eigenvalues."
)
_LARGEST = 3  # rows or columns of exact matrices whose vectors are written out


@builtin("SingularValueDecomposition[a_]", "SingularValueDecomposition[a_, k_Integer]")
def singular_value_decomposition(evaluation, a, k=None):
    """{u, w, v} with a == u . w . ConjugateTranspose[v]; with the k largest values only.

    Large exact matrices, and those whose values are no square roots, are taken numerically.
    """
    rows = matrix_rows(a)
    if rows is None:
        return None
    found = None
    if inexact_array(a) is None and min(len(rows), len(rows[0])) <= _LARGEST:
        found = _exact(evaluation, rows)
    if found is None:
        array = number_matrix(a)
        u, values, v = kernel_of("SingularValueDecomposition")(array)
        found = [packed(u), packed(kernel_of("SingularMatrix")(values, array.shape)), packed(v)]
    if k is None:
        return found
    kept = S.Span(1, min(k, len(rows), len(rows[0])))
    u, w, v = found
    return [S.Part(u, S.All, kept), S.Part(w, kept, kept), S.Part(v, S.All, kept)]


def _exact(evaluation, rows: list) -> list | None:
    if not all(matrices.is_gaussian(x) for row in rows for x in row):
        return None
    evaluate = evaluation.evaluate
    a = matrix(rows)
    turned = evaluate(S.ConjugateTranspose(a))
    system = evaluate(S.Quiet(S.Eigensystem(S.Dot(a, turned))))
    if not is_list(system):
        return None
    squares, vectors = system.args
    values = squares.args
    apart = not any(same(x, y) for i, x in enumerate(values) for y in values[:i])
    left = evaluate(S.Map(S.Normalize, vectors) if apart else S.Orthogonalize(vectors))
    sizes = [evaluate(sqrt(x)) for x in squares.args]
    right = [
        evaluate(S.Simplify(over(S.Dot(turned, u), size)))
        for u, size in zip(left.args, sizes, strict=True)
        if not is_zero(size)
    ]
    width = len(rows[0])
    if len(right) < width:
        right += evaluate(S.Orthogonalize(S.NullSpace(a))).args
    middle = [[sizes[i] if i == j else 0 for j in range(width)] for i in range(len(rows))]
    return [S.Transpose(left), matrix(middle), S.Transpose(wl_list(right))]


@builtin("SingularValueList[a_]", "SingularValueList[a_, k_Integer]", options={"Tolerance": S.Automatic})
def singular_value_list(evaluation, a, k=None, options=None):
    """The singular values that are not 0, the largest first; the first k (the last for a negative k).

    Tolerance    what values may be, as a share of the largest, to count as 0
    """
    rows = rows_of(a) if is_list(a) else None
    tolerance = numeric_value(options["Tolerance"])
    if rows and tolerance is None and all(matrices.is_gaussian(x) for row in rows for x in row):
        columns = matrices.transpose(rows)
        short = rows if len(rows) <= len(columns) else columns
        square = matrices.dot(short, matrices.transpose(matrices.adjoint(short)))
        values = evaluation.evaluate(S.Eigenvalues(matrix(square)))
        if is_list(values):
            return _taken(wl_list(sqrt(v) for v in values.args if not is_zero(v)), k)
    array = number_matrix(a)
    if array is None:
        return None
    _, values, _ = kernel_of("SingularValueDecomposition")(array)
    bound = (1e-14 if tolerance is None else float(tolerance)) * values.max() if values.size else 0
    return _taken(packed(values[values > bound]), k)


def _taken(items, k: int | None):
    if k is None:
        return items
    kept = items.args[:k] if k >= 0 else items.args[k:]
    if len(kept) < abs(k):
        raise NOT_SO_MANY(1 if k > 0 else k, k if k > 0 else -1, len(items), value=UNEVALUATED)
    return wl_list(kept)
