"""Orthogonal and integer factors of matrices; Adjugate and Permanent.

Sources: Golub and Van Loan, Matrix Computations; H. Cohen, A Course in Computational Algebraic
Number Theory, 2.4 (Hermite and Smith forms) and 2.6 (reduced bases).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
from scipy import linalg

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import RATIONALS, whole
from wlnet.algebra.products import times
from wlnet.algebra.square import square_rows
from wlnet.algebra.sums import plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_INTEGERS = Message("General::latm", "`1` is not a matrix of rational numbers.")
INFINITE_PRECISION = Message("General::schurf", "`1` has received a matrix with infinite precision.")
TOO_LARGE = Message("Permanent::wlnetsize", "Permanents are offered up to `1` rows; `2` has `3`.")
_MOST_ROWS = 20  # of a permanent, whose work doubles with each


# -- Hessenberg and Schur -------------------------------------------------------------------------


def _machine_matrix(name: str, a) -> np.ndarray | None:
    if square_rows(a) is None:
        return None
    array = inexact_array(a)
    if array is None:
        raise INFINITE_PRECISION(S(name), value=UNEVALUATED)
    return array


@builtin("HessenbergDecomposition[a_]")
def hessenberg_decomposition(evaluation, a):
    """{p, h} with a == p . h . ConjugateTranspose[p] and h zero below its first subdiagonal."""
    array = _machine_matrix("HessenbergDecomposition", a)
    if array is None:
        return None
    h, p = linalg.hessenberg(array, calc_q=True)
    return [packed(p), packed(h)]


@builtin("SchurDecomposition[a_]")
def schur_decomposition(evaluation, a):
    """{q, t} with a == q . t . ConjugateTranspose[q] and t upper triangular in blocks."""
    array = _machine_matrix("SchurDecomposition", a)
    if array is None:
        return None
    t, q = linalg.schur(array)
    return [packed(q), packed(t)]


# -- minors -------------------------------------------------------------------------------------


@builtin("Adjugate[a_]")
def adjugate(evaluation, a):
    """The transposed matrix of cofactors: a . Adjugate[a] is Det[a] times the identity."""
    rows = square_rows(a)
    if rows is None:
        return None
    n = len(rows)
    if n == 1:
        return [[1]]
    if n == 2:
        (p, q), (r, s) = rows
        found = matrix([[s, S.Minus(q)], [S.Minus(r), p]])
        return found if inexact_array(a) is None else S.N(found)

    def cofactor(i: int, j: int):
        kept = [row[:j] + row[j + 1 :] for k, row in enumerate(rows) if k != i]
        return S.Times((-1) ** (i + j), S.Det(matrix(kept)))

    return [[cofactor(j, i) for j in range(n)] for i in range(n)]


@builtin("Permanent[a_]")
def permanent(evaluation, a):
    """The determinant's sum with all signs positive, row by row over the sets of columns used."""
    rows = square_rows(a)
    if rows is None:
        return None
    if len(rows) > _MOST_ROWS:
        raise TOO_LARGE(_MOST_ROWS, a, len(rows), value=UNEVALUATED)
    sums = {0: 1}
    for row in evaluation.steps(rows):
        found: dict[int, list] = {}
        for used, total in sums.items():
            for j, x in enumerate(row):
                if not used >> j & 1:
                    found.setdefault(used | 1 << j, []).append(times(total, x))
        sums = {used: expand(plus(*terms)) for used, terms in found.items()}
    return sums[(1 << len(rows)) - 1]


# -- integers -----------------------------------------------------------------------------------


def _integers(a, refusal: Message = NOT_INTEGERS) -> list[list]:
    rows = rows_of(a) if is_list(a) else None
    if not rows or not all(type(x) in RATIONALS for row in rows for x in row):
        raise refusal(a, value=UNEVALUATED)
    return rows


def _subtract(rows: list, target: int, source: int, factor: int) -> None:
    rows[target] = [x - factor * y for x, y in zip(rows[target], rows[source], strict=True)]


def _hermite(rows: list[list[int]]) -> tuple[list, list]:
    """(u, r) with u . rows == r in echelon form, pivots positive, the entries above less than they."""
    r, u = [list(row) for row in rows], matrices.identity(len(rows))
    at = 0
    for j in range(len(r[0])):
        while True:
            filled = [i for i in range(at, len(r)) if r[i][j]]
            if not filled:
                break
            least = min(filled, key=lambda i: abs(r[i][j]))
            for part in (r, u):
                part[at], part[least] = part[least], part[at]
            if len(filled) == 1:
                break
            for i in range(at + 1, len(r)):
                factor = r[i][j] // r[at][j]
                for part in (r, u):
                    _subtract(part, i, at, factor)
        if not filled:
            continue
        if r[at][j] < 0:
            for part in (r, u):
                part[at] = [-x for x in part[at]]
        for i in range(at):
            factor = r[i][j] // r[at][j]
            for part in (r, u):
                _subtract(part, i, at, factor)
        at += 1
        if at == len(r):
            break
    return u, r


@builtin("HermiteDecomposition[a_]")
def hermite_decomposition(evaluation, a):
    """{u, r}: u unimodular, r == u . a in Hermite's row form."""
    rows = _integers(a)
    if not all(type(x) is int for row in rows for x in row):
        raise NOT_INTEGERS(a, value=UNEVALUATED)
    return [matrix(part) for part in _hermite(rows)]


@builtin("SmithDecomposition[a_]")
def smith_decomposition(evaluation, a):
    """{u, r, v}: r == u . a . v diagonal, each element of it a divisor of the next."""
    rows = _integers(a)
    if not all(type(x) is int for row in rows for x in row):
        raise NOT_INTEGERS(a, value=UNEVALUATED)
    u, v = matrices.identity(len(rows)), matrices.identity(len(rows[0]))
    r = rows
    while True:
        step, turned = _hermite(matrices.transpose(r))
        v = matrices.dot(v, step)
        step, r = _hermite(matrices.transpose(turned))
        u = matrices.dot(step, matrices.transpose(u))
        if any(x for i, row in enumerate(r) for j, x in enumerate(row) if i != j):
            continue
        bad = _no_divisor(r)
        if bad is None:
            return [matrix(u), matrix(r), matrix(v)]
        _subtract(r, bad, bad + 1, -1)
        _subtract(u, bad, bad + 1, -1)


def _no_divisor(r: list) -> int | None:
    """The first place on the diagonal whose element does not divide the next."""
    for k in range(min(len(r), len(r[0])) - 1):
        if r[k + 1][k + 1] and (not r[k][k] or r[k + 1][k + 1] % r[k][k]):
            return k
    return None


@builtin("LatticeReduce[a_]")
def lattice_reduce(evaluation, a):
    """A reduced basis of the lattice that the rows span, by Lenstra, Lenstra and Lovasz."""
    basis = [[Fraction(x) for x in row] for row in _integers(a)]
    k = 1
    while k < len(basis):
        evaluation.steps(())
        for j in range(k - 1, -1, -1):
            factor = round(_share(basis, k, j))
            if factor:
                _subtract(basis, k, j, factor)
        orthogonal = matrices.orthogonal(basis[: k + 1])
        if _square_of(orthogonal[k]) >= (Fraction(3, 4) - _share(basis, k, k - 1) ** 2) * _square_of(
            orthogonal[k - 1]
        ):
            k += 1
        else:
            basis[k], basis[k - 1] = basis[k - 1], basis[k]
            k = max(k - 1, 1)
    return [[whole(x) for x in row] for row in basis if any(row)]


def _square_of(row: list):
    return sum(x * x for x in row)


def _share(basis: list, k: int, j: int) -> Fraction:
    """The part of row k along row j made orthogonal to those before; 0 where that is 0."""
    along = matrices.orthogonal(basis[: j + 1])[j]
    square = _square_of(along)
    return (
        sum(x * y for x, y in zip(basis[k], along, strict=True)) / Fraction(square) if square else Fraction(0)
    )


# -- products of tensors ------------------------------------------------------------------------


@builtin("TensorTranspose[a_, levels_]")
def tensor_transpose(evaluation, a, levels):
    return S.Transpose(a, levels) if is_list(a) else None


@builtin("TensorContract[a_, pairs_List]")
def tensor_contract(evaluation, a, pairs):
    """The sums over pairs of levels, the levels counted before any is summed."""
    shape = shape_of(a) if is_list(a) else None
    if shape is None or not all(is_list(p) and len(p) == 2 for p in pairs.args):
        return None
    levels = [p.args for p in pairs.args]
    used = [level for pair in levels for level in pair]
    if len(set(used)) < len(used) or not all(type(v) is int and 1 <= v <= len(shape) for v in used):
        return None
    kept = [k + 1 for k in range(len(shape)) if k + 1 not in used]
    sizes = [{shape[v - 1] for v in pair} for pair in levels]
    if any(len(size) > 1 for size in sizes):
        return None

    def total(fixed: dict):
        sums = product(*(range(size.pop()) for size in map(set, sizes)))
        return plus(*(_element(a, fixed, levels, at) for at in sums))

    def level(fixed: dict, rest: list):
        if not rest:
            return total(fixed)
        return wl_list(level({**fixed, rest[0]: i}, rest[1:]) for i in range(shape[rest[0] - 1]))

    return level({}, kept)


def _element(a, fixed: dict, levels: list, at: tuple):
    """The element at the fixed places and at[k] in both levels of pair k."""
    places = dict(fixed)
    for pair, i in zip(levels, at, strict=True):
        places.update(dict.fromkeys(pair, i))
    for k in sorted(places):
        a = a.args[places[k]]
    return a
