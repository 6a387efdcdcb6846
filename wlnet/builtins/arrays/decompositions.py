"""Eigenvalues, singular values and other decompositions; norms."""

from __future__ import annotations

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
from wlnet.algebra.square import matrix_rows, square_rows
from wlnet.algebra.sums import minus, negated, plus
from wlnet.builtins.matrix_arguments import number_matrix
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_NUMERIC = Message(
    "Eigenvalues::wlnetex",
    "The characteristic polynomial of `1` has an irreducible factor of degree `2`; apply N to the matrix.",
)
NOT_SO_MANY = Message(
    "General::take", "Cannot take eigenvalues `1` through `2` out of the total of `3` eigenvalues."
)
BAD_NORM = Message(
    "Norm::ptype",
    "The second argument of Norm, `1`, should be a symbol, Infinity, or an integer or real number not less "
    'than 1 for vector p-norms; or 1, 2, Infinity, or "Frobenius" for matrix norms.',
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
NOT_A_VECTOR = Message("Norm::nvm", "The first Norm argument should be a number, vector, or matrix.")


# -- eigenvalues --------------------------------------------------------------------------------


@builtin("Eigenvalues[a_]", "Eigenvalues[a_, k_Integer]")
def eigenvalues(evaluation, a, k=None):
    """By falling size; the first k of them (the last for k < 0); of {m, a}: x with m . v == x a . v."""
    a = _of_one(evaluation, a)
    rows = rows_of(a) if _is_square(a) and inexact_array(a) is None else []
    if rows and all(type(x) in RATIONALS for row in rows for x in row):
        return _taken(wl_list(eigenvalues_of(rows)), k)
    found = _eigensystem(evaluation, a)
    return None if found is None else _taken(found[0], k)


@builtin("Eigenvectors[a_]", "Eigenvectors[a_, k_Integer]")
def eigenvectors(evaluation, a, k=None):
    found = _eigensystem(evaluation, _of_one(evaluation, a))
    return None if found is None else _taken(found[1], k)


@builtin("Eigensystem[a_]", "Eigensystem[a_, k_Integer]")
def eigensystem(evaluation, a, k=None):
    found = _eigensystem(evaluation, _of_one(evaluation, a))
    return None if found is None else [_taken(part, k) for part in found]


def _of_one(evaluation, a):
    """The matrix with the same eigenvectors as a pair of square matrices, the second one not singular."""
    shape = shape_of(a)
    if shape is None or len(shape) != 3 or shape[0] != 2 or shape[1] != shape[2]:
        return a
    found = evaluation.evaluate(S.Dot(S.Quiet(S.Inverse(a.item(1))), a.item(0)))
    return found if is_list(found) else a


def _taken(items, k: int | None):
    if k is None:
        return items
    kept = items.args[:k] if k >= 0 else items.args[k:]
    if len(kept) < abs(k):
        raise NOT_SO_MANY(1 if k > 0 else k, k if k > 0 else -1, len(items), value=UNEVALUATED)
    return wl_list(kept)


def _is_square(a) -> bool:
    shape = shape_of(a) if is_list(a) else None
    return shape is not None and len(shape) == 2 and shape[0] == shape[1] and shape[0] > 0


def _eigensystem(evaluation, a) -> tuple | None:
    if square_rows(a) is None:
        return None
    array = inexact_array(a)
    if array is not None:
        values, vectors = kernel_of("Eigensystem")(array)
        return packed(values), packed(vectors)
    try:
        values, vectors = eigensystem_of(
            rows_of(a), lambda c: _factors(evaluation, c), lambda c: _roots(evaluation, c)
        )
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


def _roots(evaluation, factor: list) -> list:
    """Of a factor with symbols: a root of a perfect square is taken (a - I b, not with Sqrt[-b^2])."""
    if len(factor) < 3 or all(numeric_value(c) is not None for c in factor):
        return roots(factor)
    c, b, a = factor
    radicand = evaluation.evaluate(S.Factor(minus(times(b, b), times(4, a, c))))
    root = _root_of_square(radicand)
    if root is None:
        return roots(factor)
    return [
        evaluation.evaluate(S.Expand(over(plus(negated(b), times(sign, root)), times(2, a))))
        for sign in (-1, 1)
    ]


def _root_of_square(x):
    """Of a product of even powers and a number; None for another."""
    found = []
    for factor in x.args if isinstance(x, Expr) and x.head is S.Times else (x,):
        base, n = base_and_exponent(factor)
        if numeric_value(factor) is not None:
            found.append(sqrt(factor))
        elif type(n) is int and n % 2 == 0:
            found.append(power(base, n // 2))
        else:
            return None
    return times(*found)


@builtin("CharacteristicPolynomial[a_, x_]")
def characteristic_polynomial(evaluation, a, x):
    """Det[a - x]"""
    rows = square_rows(a)
    if rows is None:
        return None
    sign = (-1) ** len(rows)
    coefficients = matrices.characteristic(rows)
    return expand(plus(*(times(sign, c, power(x, k)) for k, c in enumerate(coefficients))))


# -- other decompositions -----------------------------------------------------------------------


@builtin("PrincipalComponents[a_]", options={"Method": S.Automatic})
def principal_components(evaluation, a, options):
    """The rows relative to their mean, in the directions of largest variance.

    Method    "Correlation": of columns with the deviation 1; "Covariance", the default: as they are
    """
    array = number_matrix(a)
    if array is None:
        return None
    method = options["Method"]
    if method not in (S.Automatic, "Covariance", "Correlation"):
        raise BAD_METHOD(method, value=UNEVALUATED)
    centred = array - array.mean(axis=0)
    if method == "Correlation":
        deviation = centred.std(axis=0, ddof=1 if len(centred) > 1 else 0)  # of one row: 0
        centred = centred / np.where(deviation > 0, deviation, 1)
    _, _, v = kernel_of("SingularValueDecomposition")(centred)
    return packed(centred @ v)


@builtin("DimensionReduce[a_List, n_Integer]", options={"Method": S.Automatic})
def dimension_reduce(evaluation, a, n, options):
    """Vectors as shorter ones of n elements: their first n principal components.

    Method    Automatic or "PrincipalComponentsAnalysis"
    """
    array = number_matrix(a)
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
    rows = matrix_rows(a)
    if rows is None:
        return None
    plain = matrices.inverse(rows) if len(rows) == len(rows[0]) else None
    if plain is not None:
        return matrix(plain)
    columns = matrices.adjoint(rows)
    wide = matrices.inverse(matrices.dot(rows, _conjugates(rows)))
    if wide is not None:
        return matrix(matrices.dot(columns, matrices.transpose(wide)))
    tall = matrices.inverse(matrices.dot(columns, matrices.transpose(rows)))
    if tall is not None:
        return matrix(matrices.dot(tall, matrices.transpose(columns)))
    if all(matrices.is_gaussian(x) for row in rows for x in row):
        return matrix(_of_full_ranks(rows))
    return packed(kernel_of("PseudoInverse")(number_matrix(a)))


def _conjugates(rows: list) -> list:
    return matrices.transpose(matrices.adjoint(rows))


def _of_full_ranks(rows: list) -> list:
    """The pseudoinverse of a matrix of rationals a = f . g, f its pivot columns and g its reduced rows:
    g* (g g*)^-1 (f* f)^-1 f*. Source: the full-rank factorization of MacDuffee."""
    reduced, pivots, _ = matrices.reduced(rows)
    columns = matrices.transpose(rows)
    if not pivots:
        return [[0] * len(rows) for _ in columns]
    f, g = [columns[k] for k in pivots], reduced[: len(pivots)]
    inner = matrices.dot(
        matrices.inverse(matrices.dot(g, _conjugates(g))),
        matrices.transpose(matrices.inverse(matrices.dot(_conjugates(f), f))),
    )
    whole_rows = matrices.dot(matrices.adjoint(g), matrices.transpose(inner))
    return matrices.dot(whole_rows, matrices.transpose(_conjugates(f)))


@builtin("QRDecomposition[a_]")
def qr_decomposition(evaluation, a):
    """{q, r} with a == ConjugateTranspose[q] . r; exact for exact matrices, by Gram and Schmidt."""
    rows = rows_of(a) if is_list(a) else None
    if rows and all(matrices.is_gaussian(x) for row in rows for x in row):
        kept = [v for v in matrices.orthogonal(matrices.transpose(rows)) if not all(map(is_zero, v))]
        if kept:
            turned = _conjugates(kept)
            lengths = [sqrt(plus(*map(times, map(whole, v), w))) for v, w in zip(kept, turned, strict=True)]
            q, r = (
                [[over(whole(x), length) for x in row] for row, length in zip(part, lengths, strict=True)]
                for part in (turned, matrices.dot(turned, matrices.transpose(rows)))
            )
            return [matrix(q), matrix(r)]
    array = number_matrix(a)
    return None if array is None else [packed(part) for part in kernel_of("QRDecomposition")(array)]


# -- norms --------------------------------------------------------------------------------------


@builtin("Norm[x_]", "Norm[x_, p_]")
def norm(evaluation, x, p=2):
    """p-norm of a vector; of a matrix the largest singular value (2), or "Frobenius"."""
    if not isinstance(x, Expr) or x.head is not S.List:
        return S.Abs(x)
    shape = shape_of(x)
    if shape is None or len(shape) > 2 or (len(shape) == 2 and 0 in shape):
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
