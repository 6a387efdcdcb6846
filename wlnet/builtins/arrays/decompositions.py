"""Eigenvalues, singular values and other decompositions; norms."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, numeric_array, rows_of, shape_of
from wlnet.algebra.compare import largest, order
from wlnet.algebra.eigen import TooHigh
from wlnet.algebra.eigen import eigensystem as eigensystem_of
from wlnet.algebra.eigen import eigenvalues as eigenvalues_of
from wlnet.algebra.expand import expand
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import INFINITY, RATIONALS, is_real, is_zero, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import base_and_exponent, over, power, sqrt, times
from wlnet.algebra.quadratic import roots
from wlnet.algebra.rounding import absolute_value
from wlnet.algebra.sums import plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_NOT_SQUARE = "Argument `1` at position 1 is not a non-empty square matrix."

NOT_SQUARE = Message("Eigenvalues::matsq", _NOT_SQUARE)
NOT_NUMERIC = Message(
    "Eigenvalues::wlnetex",
    "The characteristic polynomial of `1` has an irreducible factor of degree `2`; apply N to the matrix.",
)
NOT_A_MATRIX = Message("SingularValueDecomposition::matrix", "Argument `1` is not a matrix of numbers.")
BAD_NORM = Message(
    "Norm::ptype", 'The second argument `1` of Norm should be 1 or more, Infinity or "Frobenius".'
)
BAD_METHOD = Message(
    "PrincipalComponents::wlnetmeth", 'The method `1` should be "Covariance" or "Correlation".'
)
BAD_REDUCTION = Message(
    "DimensionReduce::wlnetmeth", 'The method `1` should be Automatic or "PrincipalComponentsAnalysis".'
)
BAD_DIMENSION = Message(
    "DimensionReduce::wlnetdim", "The dimension `1` should be from 1 to that of the vectors, `2`."
)
NOT_A_VECTOR = Message("Norm::nvm", "The first argument `1` of Norm should be a number, vector or matrix.")


# -- eigenvalues --------------------------------------------------------------------------------


@builtin("Eigenvalues[a_]", "Eigenvalues[a_, k_Integer]")
def eigenvalues(evaluation, a, k=None):
    """By falling size; the first k of them (the last for a negative k)."""
    rows = rows_of(a) if _is_square(a) and inexact_array(a) is None else []
    if rows and all(type(x) in RATIONALS for row in rows for x in row):
        return _taken(wl_list(eigenvalues_of(rows)), k)
    return _taken(_eigensystem(evaluation, a)[0], k)


@builtin("Eigenvectors[a_]", "Eigenvectors[a_, k_Integer]")
def eigenvectors(evaluation, a, k=None):
    return _taken(_eigensystem(evaluation, a)[1], k)


@builtin("Eigensystem[a_]", "Eigensystem[a_, k_Integer]")
def eigensystem(evaluation, a, k=None):
    return [_taken(part, k) for part in _eigensystem(evaluation, a)]


def _taken(items, k: int | None):
    if k is None:
        return items
    kept = items.args[:k] if k >= 0 else items.args[k:]
    return wl_list(kept)


def _is_square(a) -> bool:
    shape = shape_of(a) if is_list(a) else None
    return shape is not None and len(shape) == 2 and shape[0] == shape[1] and shape[0] > 0


def _eigensystem(evaluation, a) -> tuple:
    if not _is_square(a):
        raise NOT_SQUARE(a, value=UNEVALUATED)
    array = inexact_array(a)
    if array is not None:
        values, vectors = kernel_of("Eigensystem")(array)
        return packed(values), packed(vectors)
    try:
        values, vectors = eigensystem_of(rows_of(a), lambda c: _factors(evaluation, c))
    except TooHigh as found:
        raise NOT_NUMERIC(a, found.degree, value=UNEVALUATED) from None
    return wl_list(values), matrix(vectors)


def _factors(evaluation, coefficients: list) -> list[list]:
    """The factors of a polynomial with symbols, by Factor; each by its coefficients."""
    x = evaluation.definitions.fresh("x")
    product = evaluation.evaluate(
        S.Factor(plus(*(times(c, power(x, k)) for k, c in enumerate(coefficients))))
    )
    found = []
    for factor in product.args if isinstance(product, Expr) and product.head is S.Times else (product,):
        base, n = base_and_exponent(factor)
        row = evaluation.evaluate(S.CoefficientList(base, x))
        if is_list(row) and len(row) > 1 and type(n) is int:
            found += [list(row.args)] * n
    return found


@builtin("CharacteristicPolynomial[a_, x_]")
def characteristic_polynomial(evaluation, a, x):
    """Det[a - x]"""
    shape = shape_of(a)
    if shape is None or len(shape) != 2 or shape[0] != shape[1]:
        return None
    sign = (-1) ** shape[0]
    coefficients = matrices.characteristic(rows_of(a))
    return expand(plus(*(times(sign, c, power(x, k)) for k, c in enumerate(coefficients))))


# -- other decompositions -----------------------------------------------------------------------


def _numbers(a):
    array = numeric_array(a) if is_list(a) else None
    if array is None or array.ndim != 2:
        raise NOT_A_MATRIX(a, value=UNEVALUATED)
    return array


@builtin("SingularValueDecomposition[a_]")
def singular_value_decomposition(evaluation, a):
    """{u, w, v} with a == u . w . ConjugateTranspose[v]; exact input is taken numerically."""
    array = _numbers(a)
    u, values, v = kernel_of("SingularValueDecomposition")(array)
    return [packed(u), packed(kernel_of("SingularMatrix")(values, array.shape)), packed(v)]


@builtin("SingularValueList[a_]")
def singular_value_list(evaluation, a):
    """The singular values that are not 0, the largest first."""
    array = _numbers(a)
    _, values, _ = kernel_of("SingularValueDecomposition")(array)
    bound = 1e-14 * values.max() if values.size else 0
    return packed(values[values > bound])


@builtin("PrincipalComponents[a_]", options={"Method": S.Automatic})
def principal_components(evaluation, a, options):
    """The rows relative to their mean, in the directions of largest variance.

    Method    "Correlation": of columns with the deviation 1; "Covariance", the default: as they are
    """
    array = _numbers(a)
    method = options["Method"]
    if method not in (S.Automatic, "Covariance", "Correlation"):
        raise BAD_METHOD(method, value=UNEVALUATED)
    centred = array - array.mean(axis=0)
    if method == "Correlation":
        deviation = centred.std(axis=0, ddof=1)
        centred = centred / np.where(deviation > 0, deviation, 1)
    _, _, v = kernel_of("SingularValueDecomposition")(centred)
    return packed(centred @ v)


@builtin("DimensionReduce[a_List, n_Integer]", options={"Method": S.Automatic})
def dimension_reduce(evaluation, a, n, options):
    """Vectors as shorter ones of n elements: their first n principal components.

    Method    Automatic or "PrincipalComponentsAnalysis"
    """
    array = _numbers(a)
    if options["Method"] not in (S.Automatic, "PrincipalComponentsAnalysis"):
        raise BAD_REDUCTION(options["Method"])
    if not 1 <= n <= array.shape[1]:
        raise BAD_DIMENSION(n, array.shape[1], value=UNEVALUATED)
    centred = array - array.mean(axis=0)
    _, _, v = kernel_of("SingularValueDecomposition")(centred)
    return packed(centred @ v[:, :n])


@builtin("PseudoInverse[a_]")
def pseudo_inverse(evaluation, a):
    array = inexact_array(a) if is_list(a) else None
    if array is not None and array.ndim == 2:
        return packed(kernel_of("PseudoInverse")(array))
    rows = rows_of(a)
    if rows is None:
        raise NOT_A_MATRIX(a, value=UNEVALUATED)
    columns = matrices.transpose(rows)
    wide = matrices.inverse(matrices.dot(rows, rows))
    if wide is not None:
        return matrix(matrices.dot(columns, matrices.transpose(wide)))
    tall = matrices.inverse(matrices.dot(columns, columns))
    if tall is not None:
        return matrix(matrices.dot(tall, rows))
    if all(type(x) in (int, Fraction) for row in rows for x in row):
        return matrix(_of_full_ranks(rows))
    return packed(kernel_of("PseudoInverse")(_numbers(a)))


def _of_full_ranks(rows: list) -> list:
    """The pseudoinverse of a rational matrix a = f . g, f its pivot columns and g its reduced rows:
    g' (g g')^-1 (f' f)^-1 f'. Source: the full-rank factorization of MacDuffee."""
    reduced, pivots, _ = matrices.reduced(rows)
    columns = matrices.transpose(rows)
    if not pivots:
        return [[0] * len(rows) for _ in columns]
    f, g = [columns[k] for k in pivots], reduced[: len(pivots)]
    inner = matrices.dot(matrices.inverse(matrices.dot(g, g)), matrices.inverse(matrices.dot(f, f)))
    return matrices.dot(matrices.dot(matrices.transpose(g), matrices.transpose(inner)), matrices.transpose(f))


@builtin("QRDecomposition[a_]")
def qr_decomposition(evaluation, a):
    """{q, r} with a == ConjugateTranspose[q] . r; exact for exact matrices, by Gram and Schmidt."""
    rows = rows_of(a) if is_list(a) else None
    if rows and all(type(x) in RATIONALS for row in rows for x in row):
        kept = [vector for vector in matrices.orthogonal(matrices.transpose(rows)) if any(vector)]
        if kept:
            lengths = [sqrt(whole(sum(x * x for x in vector))) for vector in kept]
            q, r = (
                [[over(whole(x), length) for x in row] for row, length in zip(part, lengths, strict=True)]
                for part in (kept, matrices.dot(kept, matrices.transpose(rows)))
            )
            return [matrix(q), matrix(r)]
    return [packed(part) for part in kernel_of("QRDecomposition")(_numbers(a))]


# -- norms --------------------------------------------------------------------------------------


@builtin("Norm[x_]", "Norm[x_, p_]")
def norm(evaluation, x, p=2):
    """p-norm of a vector; of a matrix the largest singular value (2), or "Frobenius"."""
    if not isinstance(x, Expr) or x.head is not S.List:
        return S.Abs(x)
    shape = shape_of(x)
    if shape is None or len(shape) > 2:
        raise NOT_A_VECTOR(x, value=UNEVALUATED)
    size = numeric_value(p)
    if size is None and p is not INFINITY and not isinstance(p, str) and len(shape) == 1:
        return _exact_vector_norm(x.args, p)  # a symbol
    if p is not INFINITY and p != "Frobenius" and (not is_real(size) or size < 1):
        raise BAD_NORM(p, value=UNEVALUATED)
    array = inexact_array(x)
    if array is not None and (len(shape) == 1 or p in (1, 2, INFINITY, "Frobenius")):
        order_ = float("inf") if p is INFINITY else "Frobenius" if p == "Frobenius" else float(size)
        order_ = 2 if order_ == "Frobenius" and len(shape) == 1 else order_
        return packed(kernel_of("Norm")(array, order_))
    return _exact_vector_norm(x.args, p) if len(shape) == 1 else _exact_matrix_norm(rows_of(x), p)


def _exact_vector_norm(items, p):
    sizes = [_size(x) for x in items]
    if p is INFINITY:
        return S.Max(*sizes)
    filled = [s for s in sizes if not is_zero(s)]
    if len(filled) == 1:
        return filled[0]
    if p == 2 or p == "Frobenius":
        return sqrt(plus(*(power(s, 2) for s in sizes)))
    return power(plus(*(power(s, p) for s in sizes)), over(1, p))


def _exact_matrix_norm(rows, p):
    sizes = [[_size(x) for x in row] for row in rows]
    if p == "Frobenius":
        return sqrt(plus(*(power(s, 2) for row in sizes for s in row)))
    if p == 1:
        return S.Max(*(plus(*column) for column in matrices.transpose(sizes)))
    if p is INFINITY:
        return S.Max(*(plus(*row) for row in sizes))
    if p != 2:
        return None
    values = [list(row) for row in rows]
    square = matrices.dot(values, values) if len(rows) <= len(rows[0]) else None
    if square is None:
        columns = matrices.transpose(values)
        square = matrices.dot(columns, columns)
    if len(square) > 2:
        return packed(kernel_of("Norm")(numeric_array(matrix(rows)), 2.0))
    best, rest = largest(roots(matrices.characteristic(square)))
    return sqrt(best) if not rest else None


def _size(x):
    found = absolute_value(x)
    return S.Abs(x) if found is None else found


@builtin("Normalize[x_]", "Normalize[x_, f_]")
def normalize(evaluation, x, f=S.Norm):
    """x divided by its norm; a zero vector stays."""
    length = evaluation.call(f, x)
    if order(length, 0) == 0:
        return x
    return S.Divide(x, length) if not is_list(x) or x.array is not None else S.Times(over(1, length), x)
