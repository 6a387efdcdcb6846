"""Matrices of a special form, and products and projections: Hilbert, Toeplitz, Hankel, Kronecker, ..."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import pairwise, permutations
from math import prod

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.numbers import RATIONALS, is_exact, whole
from wlnet.algebra.products import over, sqrt
from wlnet.algebra.structured import DATA
from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin, to_expression
from wlnet.language.limits import room_for

BAD_SIZE = Message("HilbertMatrix::size", "`1` should be a positive integer or a pair of them.")
NO_HADAMARD = Message(
    "HadamardMatrix::wlnetpow", "Hadamard matrices are offered for powers of 2; `1` is none."
)
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


@builtin("FourierMatrix[n_Integer]")
def fourier_matrix(evaluation, n):
    """E^(2 Pi I r s/n)/Sqrt[n] for r, s = 0, ..., n - 1: what Fourier multiplies by."""
    size, _ = _sizes(n)

    def entry(k: int):
        return S.Divide(S.Exp(S.Times(2, S.Pi, S.I, S.Divide(k % size, size))), S.Sqrt(size))

    return [[entry(r * s) for s in range(size)] for r in range(size)]


# what stands at row r and column s, from 0, of the cosine and sine transforms of n elements
_COSINES = Formulas("""
at[1, r_, s_, n_] :> Sqrt[2/(n - 1)] If[r == 0 || r == n - 1, 1/2, 1] Cos[Pi r s/(n - 1)]
at[2, r_, s_, n_] :> Cos[Pi (r + 1/2) s/n]/Sqrt[n]
at[3, r_, s_, n_] :> If[r == 0, 1, 2] Cos[Pi r (s + 1/2)/n]/Sqrt[n]
at[4, r_, s_, n_] :> Sqrt[2/n] Cos[Pi (r + 1/2) (s + 1/2)/n]
""")
_SINES = Formulas("""
at[1, r_, s_, n_] :> Sqrt[2/(n + 1)] Sin[Pi (r + 1) (s + 1)/(n + 1)]
at[2, r_, s_, n_] :> Sin[Pi (r + 1/2) (s + 1)/n]/Sqrt[n]
at[3, r_, s_, n_] :> If[r == n - 1, 1, 2] Sin[Pi (r + 1) (s + 1/2)/n]/Sqrt[n]
at[4, r_, s_, n_] :> Sqrt[2/n] Sin[Pi (r + 1/2) (s + 1/2)/n]
""")


@builtin("FourierDCTMatrix[n_Integer]", "FourierDCTMatrix[n_Integer, m_Integer]")
def fourier_dct_matrix(evaluation, n, m=2):
    """The matrix of the cosine transform of type m: FourierDCT[x, m] is x . FourierDCTMatrix[n, m]."""
    return _transform_matrix(evaluation, _COSINES, n, m)


@builtin("FourierDSTMatrix[n_Integer]", "FourierDSTMatrix[n_Integer, m_Integer]")
def fourier_dst_matrix(evaluation, n, m=2):
    """The matrix of the sine transform of type m: FourierDST[x, m] is x . FourierDSTMatrix[n, m]."""
    return _transform_matrix(evaluation, _SINES, n, m)


def _transform_matrix(evaluation, formulas: Formulas, n, m):
    size, _ = _sizes(n)
    if not 1 <= m <= 4 or (size == 1 and m == 1 and formulas is _COSINES):
        return None
    return [
        [formulas.value(evaluation, Formulas.call("at", m, r, s, size)) for s in range(size)]
        for r in range(size)
    ]


@builtin("HadamardMatrix[n_Integer]")
def hadamard_matrix(evaluation, n):
    """Of a power of 2: 1 and -1 over Sqrt[n], the rows by the number of their changes of sign."""
    size, _ = _sizes(n)
    if size & (size - 1):
        raise NO_HADAMARD(n, value=UNEVALUATED)
    rows = [[1 - 2 * (bin(r & s).count("1") & 1) for s in range(size)] for r in range(size)]
    rows.sort(key=lambda row: sum(a != b for a, b in pairwise(row)))
    return [[S.Divide(x, S.Sqrt(size)) for x in row] for row in rows]


@builtin("CompanionMatrix[coefficients_List]")
def companion_matrix(evaluation, coefficients):
    """The matrix whose characteristic polynomial has these coefficients, the constant first, before x^n."""
    n = len(coefficients)
    return [[int(i == j + 1) for j in range(n - 1)] + [S.Minus(c)] for i, c in enumerate(coefficients.args)]


@builtin("PermutationMatrix[permutation_]", "PermutationMatrix[permutation_, n_Integer]")
def permutation_matrix(evaluation, permutation, n=None):
    """The identity with its rows permuted: times a list it gives list[[permutation]]."""
    if isinstance(permutation, Expr) and permutation.head is DATA:
        return None  # as LUDecomposition gives it
    found = permutation
    if n is not None or not is_list(permutation):
        found = evaluation.evaluate(S.PermutationList(permutation, *(() if n is None else (n,))))
    places = found.args if is_list(found) else ()
    if not is_list(found) or not all(type(k) is int for k in places):
        return None
    if sorted(places) != list(range(1, len(places) + 1)):
        return None
    return [[int(k == j + 1) for j in range(len(found))] for k in found.args]


@builtin("BlockDiagonalMatrix[blocks_List]")
def block_diagonal_matrix(evaluation, blocks):
    """The blocks along the diagonal, zeros elsewhere."""
    parts = [rows_of(block) if is_list(block) else [[block]] for block in blocks.args]
    if None in parts:
        return None
    width = sum(len(part[0]) for part in parts)
    found, at = [], 0
    for part in parts:
        found += [[0] * at + row + [0] * (width - at - len(row)) for row in part]
        at += len(part[0])
    return found


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
    """An array with 1 where inside(distances from the middle, radii) holds.

    r        a radius of a matrix, or one for each level
    width    the size, or one for each level; None for 2 r + 1
    """
    radii = r.args if is_list(r) else (r, r)
    if not radii or not all(type(x) in (int, float, Fraction) and x >= 0 for x in radii):
        return None
    sizes = [2 * int(x + 0.5) + 1 for x in radii]
    if width is not None:
        given = width.args if is_list(width) else (width,) * len(sizes)
        if len(given) != len(sizes):
            return None
        sizes = [n if w is S.All else w for w, n in zip(given, sizes, strict=True)]
    if not all(type(n) is int and n >= 1 for n in sizes):
        return None
    room_for(prod(sizes))
    radii = tuple(map(float, radii))

    def level(at: tuple):
        if len(at) == len(sizes):
            return int(inside(at, radii))
        n = sizes[len(at)]
        return [level((*at, abs(k - (n - 1) / 2))) for k in range(n)]

    return level(())


@builtin("BoxMatrix[r_]", "BoxMatrix[r_, width_]")
def box_matrix(evaluation, r, width=None):
    """Ones in a square of 2 r + 1 places a side; `width` adds zeros around it."""
    return _shape_of_ones(
        r, width, lambda at, radii: all(x <= p + 0.5 for x, p in zip(at, radii, strict=True))
    )


@builtin("CrossMatrix[r_]", "CrossMatrix[r_, width_]")
def cross_matrix(evaluation, r, width=None):
    """Ones in the middle row and the middle column, up to r places from the middle."""

    def inside(at, radii):
        off = [(x, p) for x, p in zip(at, radii, strict=True) if x >= 1]
        return len(off) <= 1 and all(x <= p + 0.5 for x, p in off)

    return _shape_of_ones(r, width, inside)


@builtin("DiamondMatrix[r_]", "DiamondMatrix[r_, width_]")
def diamond_matrix(evaluation, r, width=None):
    """Ones where |x|/r1 + |y|/r2 + ... is at most 1, up to half a place."""
    return _shape_of_ones(
        r, width, lambda at, radii: sum(x / (p + 0.5) for x, p in zip(at, radii, strict=True)) <= 1
    )


@builtin("DiskMatrix[r_]", "DiskMatrix[r_, width_]")
def disk_matrix(evaluation, r, width=None):
    """Ones within the distance r + 1/2 of the middle."""
    return _shape_of_ones(
        r, width, lambda at, radii: sum((x / (p + 0.5)) ** 2 for x, p in zip(at, radii, strict=True)) <= 1
    )


# -- directions ---------------------------------------------------------------------------------


@builtin("Projection[u_, v_]", "Projection[u_, v_, f_]")
def projection(evaluation, u, v, f=None):
    """The part of u along v, for the inner product f."""
    if is_list(u) != is_list(v) or (is_list(u) and len(u) != len(v)):
        return None
    if f is not None:
        return S.Times(S.Divide(Expr(f, (u, v)), Expr(f, (v, v))), v)
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
