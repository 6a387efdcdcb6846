"""Products of vectors and matrices, inverses, linear equations, special matrices."""

from __future__ import annotations

from math import gcd

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, numeric_arrays, rows_of, shape_of
from wlnet.algebra.integers import is_prime
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import RATIONALS, is_inexact, is_number
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.square import matrix_rows, square_rows
from wlnet.algebra.sums import negated, plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NO_DIAGONAL = Message("DiagonalMatrix::vector", "Vector expected at position `1` in `2`.")
SHAPES = Message("Dot::dotsh", "Tensors `1` and `2` have incompatible shapes.")
SINGULAR = Message("Inverse::sing", "Matrix `1` is singular.")
ILL_CONDITIONED = Message(
    "Inverse::luc",
    "Result for Inverse of badly conditioned matrix `1` may contain significant numerical errors.",
)
NO_SOLUTION = Message("LinearSolve::nosol", "Linear equation encountered that has no solution.")
BAD_LENGTHS = Message(
    "LinearSolve::lslc",
    "Coefficient matrix and target vector(s) or matrix do not have the same dimensions.",
)
BAD_MODULUS = Message(
    "General::modp", "The value of the option Modulus -> `1` should be a prime number or zero."
)
NOT_WHOLE = Message(
    "General::wlnetmodi", "With a modulus the elements should be whole numbers; `1` has others."
)
BAD_TRACE_LEVEL = Message("Tr::intnz", "Positive integer expected at position `1` in `2`.")
BAD_CROSS = Message(
    "Cross::nonn1",
    "The arguments are expected to be vectors of equal length, and the number of arguments is "
    "expected to be 1 less than their length.",
)
BAD_UNIT = Message("UnitVector::nokun", "There is no unit vector in direction `1` in `2` dimensions.")
BAD_SIZE = Message("IdentityMatrix::dims", "The size `1` should be a positive integer or a pair of them.")


# -- products -----------------------------------------------------------------------------------


@builtin("Dot[factors___]", attributes=("Flat", "OneIdentity"))
def dot(evaluation, factors):
    """Products of vectors, matrices and deeper arrays, from the left."""
    if not factors or not all(map(is_list, factors)):
        return factors[0] if len(factors) == 1 else None
    found = factors[0]
    for factor in factors[1:]:
        if not is_list(found):
            return None
        found = _dot(evaluation, found, factor)
        if found is None:
            return None
    return found


def _dot(evaluation, a, b):
    shape, other = shape_of(a), shape_of(b)
    if shape is None or other is None:
        return None
    if shape[-1] != other[0]:
        raise SHAPES(a, b, value=UNEVALUATED)
    arrays = numeric_arrays(a, b)
    if arrays is not None:
        found = kernel_of("Dot")(*arrays)
        if found is not None:
            return packed(found)
    if len(shape) == 2 and len(other) == 2:
        return matrix(matrices.dot(rows_of(a), matrices.transpose(rows_of(b))))
    return evaluation.evaluate(_product(a, b, len(shape), len(other)))


def _product(a, b, rank: int, other_rank: int):
    if rank > 1:
        return wl_list(_product(row, b, rank - 1, other_rank) for row in a.args)
    if other_rank == 1:
        return plus(*map(times, a.args, b.args))
    return S.Plus(*(S.Times(x, y) for x, y in zip(a.args, b.args, strict=True)))


@builtin("Cross[vectors__]", attributes=())
def cross(evaluation, vectors):
    """The vector product: n - 1 vectors of length n."""
    shapes = {shape_of(v) for v in vectors}
    n = len(vectors) + 1
    if shapes != {(n,)}:
        raise BAD_CROSS(value=UNEVALUATED)
    rows = [list(v.args) for v in vectors]
    minors = [
        matrices.determinant([[x for j, x in enumerate(row) if j != i] for row in rows]) for i in range(n)
    ]
    return [m if (n - 1 - i) % 2 == 0 else negated(m) for i, m in enumerate(minors)]


# -- inverses and equations ---------------------------------------------------------------------


@builtin("Inverse[a_]", options={"Modulus": 0})
def inverse(evaluation, a, options):
    rows = square_rows(a)
    if rows is None:
        return None
    if options["Modulus"] != 0:
        return _modular_inverse(a, options["Modulus"])
    array = inexact_array(a)
    if array is None:
        found = matrices.inverse(rows)
        if found is None:
            raise SINGULAR(a, value=UNEVALUATED)
        return matrix(_shortened(evaluation, rows, found))
    found = kernel_of("Inverse")(array)
    if found is None:
        raise SINGULAR(a, value=UNEVALUATED)
    if kernel_of("IllConditioned")(array):
        evaluation.message(ILL_CONDITIONED, a)
    return packed(found)


def _shortened(evaluation, rows: list, found: list) -> list:
    """Solutions of a system with symbols, without what numerators and denominators have in common."""
    if matrices.field_of(rows) is not matrices.SYMBOLIC or matrices.is_numeric(rows):
        return found
    if len(rows) > matrices.MOST_COFACTORS or len(rows) != len(rows[0]):
        return [[S.Together(x) if isinstance(x, Expr) else x for x in row] for row in found]
    return [[_without_common(evaluation, x) for x in row] for row in found]


def _without_common(evaluation, x):
    x = evaluation.evaluate(x)
    if not isinstance(x, Expr) or x.head is not S.Times:
        return x
    short = evaluation.evaluate(S.Cancel(x))
    below, left = (evaluation.evaluate(S.Expand(S.Denominator(one))) for one in (x, short))
    return x if same(below, left) or same(below, evaluation.evaluate(S.Expand(S.Minus(left)))) else short


def _modular_inverse(a, modulus):
    """By the adjugate and the inverse of the determinant, for any modulus."""
    if type(modulus) is not int or modulus < 2:
        raise BAD_MODULUS(modulus, value=UNEVALUATED)
    rows = [[x % modulus for x in row] for row in _whole(a)]
    found = matrices.determinant(rows)
    if gcd(found, modulus) != 1:
        raise SINGULAR(matrix(rows), value=UNEVALUATED)
    scale = pow(found, -1, modulus) * found
    return matrix([[int(scale * x) % modulus for x in row] for row in matrices.inverse(rows)])


@builtin("Det[a_]", options={"Modulus": 0})
def det(evaluation, a, options):
    rows = square_rows(a)
    if rows is None:
        return None
    if options["Modulus"] != 0:
        return S.Mod(S.Det(a), options["Modulus"])
    array = inexact_array(a)
    return matrices.determinant(rows) if array is None else packed(kernel_of("Det")(array))


@builtin("Tr[a_]", "Tr[a_, f_]", "Tr[a_, f_, n_Integer]")
def tr(evaluation, a, f=S.Plus, n=None):
    """The sum of the diagonal, or another function of its elements; n: of that of the first n levels."""
    if not is_list(a):
        return a
    shape = shape_of(a)
    if shape is None:
        return None
    if n is not None and n < 1:
        raise BAD_TRACE_LEVEL(3, S.Tr(a, f, n), value=UNEVALUATED)
    depth = len(shape) if n is None else min(n, len(shape))
    if depth == 2:
        return Expr(f, tuple(_diagonal(a, 0)))
    return Expr(f, tuple(_along(a, i, depth) for i in range(min(shape[:depth]))))


def _along(a, i: int, depth: int):
    for _ in range(depth):
        a = a.args[i]
    return a


@builtin("LinearSolve[a_, b_]", options={"Modulus": 0, "Method": S.Automatic, "ZeroTest": S.Automatic})
def linear_solve(evaluation, a, b, options):
    """A solution x of a . x == b, for a vector or a matrix b; Modulus: of whole numbers modulo a prime."""
    rows, shape = matrix_rows(a), shape_of(b)
    if rows is None:
        return None
    if shape is None or len(shape) > 2 or shape[0] != len(rows):
        raise BAD_LENGTHS(value=UNEVALUATED)
    if options["Modulus"] != 0:
        return _solved_modulo(rows, b, len(shape), options["Modulus"])
    arrays = numeric_arrays(a, b)
    if arrays is not None and any(array.dtype.kind != "i" for array in arrays):
        found = kernel_of("LinearSolve")(*arrays)
        if found is None:
            raise NO_SOLUTION(value=UNEVALUATED)
        return packed(found)
    right = rows_of(b) if len(shape) == 2 else [[x] for x in b.args]
    found = matrices.solve(rows, right)
    if found is None:
        raise NO_SOLUTION(value=UNEVALUATED)
    found = _shortened(evaluation, rows, found)
    return matrix(found) if len(shape) == 2 else [row[0] for row in found]


def _solved_modulo(rows: list, b, depth: int, modulus):
    right = rows_of(b) if depth == 2 else [[x] for x in b.args]
    width = len(rows[0])
    both, _, field = _modular(matrix([[*row, *more] for row, more in zip(rows, right, strict=True)]), modulus)
    solved, pivots, _ = matrices.reduced(both, width, field)
    if any(x % modulus for row in solved[len(pivots) :] for x in row[width:]):
        raise NO_SOLUTION(value=UNEVALUATED)
    found = [[0] * len(right[0]) for _ in range(width)]
    for row, column in zip(solved, pivots, strict=False):
        found[column] = row[width:]
    return matrix(found) if depth == 2 else [row[0] for row in found]


@builtin("LinearSolve[a_]")
def linear_solve_function(evaluation, a):
    """What gives, for each b, the x of a . x == b."""
    shape = shape_of(a) if is_list(a) else None
    return None if shape is None or len(shape) != 2 else S.LinearSolveFunction(wl_list(shape), a)


@builtin("LinearSolveFunction[sizes_List, a_][b_]")
def apply_linear_solve_function(evaluation, sizes, a, b):
    return S.LinearSolve(a, b)


@builtin("LeastSquares[a_, b_]")
def least_squares(evaluation, a, b):
    """The x for which the norm of a . x - b is smallest; exact by the normal equations."""
    rows, shape = matrix_rows(a), shape_of(b)
    if rows is None:
        return None
    if shape is None or len(shape) > 2 or shape[0] != len(rows):
        raise BAD_LENGTHS(value=UNEVALUATED)
    arrays = numeric_arrays(a, b)
    if arrays is not None and any(array.dtype.kind != "i" for array in arrays):
        return packed(kernel_of("LeastSquares")(*arrays))
    if matrices.rank(rows) < len(rows[0]):
        return S.Dot(S.PseudoInverse(a), b)  # of all such x the shortest
    columns = matrices.adjoint(rows)
    right = matrices.transpose(rows_of(b) if len(shape) == 2 else [[x] for x in b.args])
    normal = matrices.dot(columns, matrices.transpose(rows))
    found = matrices.solve(normal, matrices.dot(columns, right))
    return matrix(found) if len(shape) == 2 else [row[0] for row in found]


@builtin("MatrixRank[a_]", options={"Modulus": 0, "Tolerance": S.Automatic})
def matrix_rank(evaluation, a, options):
    """The number of independent rows.

    Modulus      a prime: of whole numbers modulo it
    Tolerance    what singular values may be, as a share of the largest, to count as 0
    """
    rows = matrix_rows(a)
    if rows is None:
        return None
    if options["Modulus"] != 0:
        return len(matrices.reduced(*_modular(a, options["Modulus"]))[1])
    array = inexact_array(a)
    if array is None:
        return matrices.rank(rows)
    tolerance = numeric_value(options["Tolerance"])
    if tolerance is None:
        return int(kernel_of("MatrixRank")(array))
    sizes = kernel_of("SingularValueDecomposition")(array)[1]
    return int((sizes > float(tolerance) * sizes.max()).sum())


@builtin("NullSpace[a_]", options={"Modulus": 0})
def null_space(evaluation, a, options):
    """Independent vectors x with a . x == 0."""
    rows = matrix_rows(a)
    if rows is None:
        return None
    modulus = options["Modulus"]
    if modulus != 0:
        try:
            solved, pivots, _ = matrices.reduced(*_modular(a, modulus, any_modulus=True))
        except ValueError:  # a pivot without an inverse
            raise BAD_MODULUS(modulus, value=UNEVALUATED) from None
        free = [j for j in range(len(rows[0])) if j not in pivots]
        return [_free_vector(solved, pivots, j, modulus) for j in reversed(free)]
    array = inexact_array(a)
    if array is not None:
        return packed(kernel_of("NullSpace")(array))
    found = matrices.null_space(rows)
    if matrices.field_of(rows) is matrices.SYMBOLIC and not matrices.is_numeric(rows):
        found = [[S.Together(x) if isinstance(x, Expr) else x for x in row] for row in found]
    return matrix(found)


def _free_vector(solved: list, pivots: list[int], free: int, modulus: int) -> list[int]:
    vector = [int(j == free) for j in range(len(solved[0]))]
    for row, column in zip(solved, pivots, strict=False):
        vector[column] = -row[free] % modulus
    return vector


@builtin("RowReduce[a_]", options={"Modulus": 0})
def row_reduce(evaluation, a, options):
    """The reduced row echelon form."""
    rows = matrix_rows(a)
    if rows is None:
        return None
    if options["Modulus"] != 0:
        return matrix(matrices.reduced(*_modular(a, options["Modulus"]))[0])
    solved = [[plus(x) for x in row] for row in matrices.reduced(rows)[0]]
    return matrix([[S.Together(x) if isinstance(x, Expr) else x for x in row] for row in solved])


def _whole(a) -> list[list]:
    rows = rows_of(a)
    if not all(type(x) is int for row in rows for x in row):
        raise NOT_WHOLE(a, value=UNEVALUATED)
    return rows


def _modular(a, modulus, any_modulus: bool = False) -> tuple[list, None, matrices.Field]:
    """What `matrices.reduced` takes: whole numbers modulo a prime (or any number above 1)."""
    if type(modulus) is not int or modulus < 2 or not (any_modulus or is_prime(modulus)):
        raise BAD_MODULUS(modulus, value=UNEVALUATED)
    return [[x % modulus for x in row] for row in _whole(a)], None, matrices.modular(modulus)


# -- special matrices ---------------------------------------------------------------------------


@builtin("IdentityMatrix[n_]", "IdentityMatrix[n_, kind_]")
def identity_matrix(evaluation, n, kind=S.List):
    """Ones on the diagonal; n or {rows, columns}. A sparse array for the kind SparseArray."""
    if kind not in (S.List, S.SparseArray):
        return None
    sizes = n.args if is_list(n) and len(n) == 2 else (n, n)
    if not all(type(k) is int and k > 0 for k in sizes):
        raise BAD_SIZE(n, value=UNEVALUATED)
    height, width = sizes
    if kind is S.SparseArray:
        places = wl_list(wl_list((k, k)) for k in range(1, min(sizes) + 1))
        return S.SparseArray(S.Rule(places, 1), wl_list(sizes))
    room_for(height * width)
    return packed(kernel_of("Identity")(height, width))


@builtin("DiagonalMatrix[x_]", "DiagonalMatrix[x_, k_]", "DiagonalMatrix[x_, k_, n_]")
def diagonal_matrix_of_atom(evaluation, x, k=None, n=None):
    """No matrix of a number or a string: a message."""
    if isinstance(x, str) or is_number(x):
        given = [y for y in (k, n) if y is not None]
        raise NO_DIAGONAL(1, S.DiagonalMatrix(x, *given), value=UNEVALUATED)


@builtin(
    "DiagonalMatrix[values_List]",
    "DiagonalMatrix[values_List, k_Integer]",
    "DiagonalMatrix[values_List, k_Integer, n_Integer]",
)
def diagonal_matrix(evaluation, values, k=0, n=None):
    """The values on the diagonal k, above the main one for k > 0; zeros elsewhere, n rows and columns.

    One inexact number makes all numbers inexact.
    """
    if values.array is not None and values.array.ndim == 1 and n is None:
        return packed(kernel_of("DiagonalMatrix")(values.array, k))
    items, n = values.args, len(values) + abs(k) if n is None else n
    if n < 0:
        return None
    inexact = any(map(is_inexact, items))
    rows = [[0.0 if inexact else 0] * n for _ in range(n)]
    for i, x in enumerate(items):
        if max(i + max(-k, 0), i + max(k, 0)) < n:
            rows[i + max(-k, 0)][i + max(k, 0)] = S.N(x) if inexact and type(x) in RATIONALS else x
    return matrix(rows)


@builtin("Diagonal[a_]", "Diagonal[a_, k_Integer]")
def diagonal(evaluation, a, k=0):
    if is_list(a) and a.array is not None and a.array.ndim == 2:
        return packed(a.array.diagonal(k).copy())
    if not is_list(a):
        return None
    return [
        row.item(i + k) for i, row in enumerate(a.args) if isinstance(row, Expr) and 0 <= i + k < len(row)
    ]


def _diagonal(a: Expr, k: int) -> list:
    return [row.item(i + k) for i, row in enumerate(a.args) if 0 <= i + k < len(row)]


@builtin("UnitVector[k_Integer]", "UnitVector[n_Integer, k_Integer]")
def unit_vector(evaluation, k, n=2):
    """1 at position k of n."""
    if not 1 <= k <= n:
        raise BAD_UNIT(k, n, value=UNEVALUATED)
    return [int(i == k) for i in range(1, room_for(n) + 1)]


@builtin("UpperTriangularize[a_]", "UpperTriangularize[a_, k_Integer]")
def upper_triangularize(evaluation, a, k=0):
    return _triangle(a, lambda i, j: j - i >= k)


@builtin("LowerTriangularize[a_]", "LowerTriangularize[a_, k_Integer]")
def lower_triangularize(evaluation, a, k=0):
    return _triangle(a, lambda i, j: j - i <= k)


def _triangle(a, kept):
    rows = matrix_rows(a)
    if rows is None:
        return None
    zero = 0.0 if all(type(x) is float for row in rows for x in row) else 0
    return matrix([[x if kept(i, j) else zero for j, x in enumerate(row)] for i, row in enumerate(rows)])


@builtin("ConjugateTranspose[a_]")
def conjugate_transpose(evaluation, a):
    return S.Conjugate(S.Transpose(a))
