"""LyapunovSolve and DiscreteLyapunovSolve: linear equations for a matrix.

Source: Golub and Van Loan, Matrix Computations, 7.6.3: equations of the elements, by Kronecker's product.
"""

from __future__ import annotations

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.products import times
from wlnet.algebra.square import square_rows
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_SIZES = Message("General::ndims", "The matrices `1` do not have sizes that fit.")
NO_SOLUTION = Message("General::nosol", "Linear equation encountered that has no solution.")


@builtin("LyapunovSolve[a_, c_]", "LyapunovSolve[a_, b_, c_]")
def lyapunov_solve(evaluation, a, c, b=None):
    """The x with a.x + x.ConjugateTranspose[a] == c; with b: a.x + x.b == c."""
    return _solved(evaluation, a, b, c, discrete=False)


@builtin("DiscreteLyapunovSolve[a_, c_]", "DiscreteLyapunovSolve[a_, b_, c_]")
def discrete_lyapunov_solve(evaluation, a, c, b=None):
    """The x with a.x.ConjugateTranspose[a] - x == c; with b: a.x.b - x == c."""
    return _solved(evaluation, a, b, c, discrete=True)


def _solved(evaluation, a, b, c, discrete: bool):
    rows = square_rows(a)
    right = rows_of(c) if is_list(c) else None
    other = None if rows is None else matrices.adjoint(rows) if b is None else square_rows(b)
    if rows is None or other is None or right is None:
        return None
    if shape_of(c) != (len(rows), len(other)):
        raise BAD_SIZES(wl_list((a, c) if b is None else (a, b, c)), value=UNEVALUATED)
    places = [(i, j) for i in range(len(rows)) for j in range(len(other))]

    def coefficient(i: int, j: int, k: int, m: int):
        """Of x[k, m] in the equation of the place (i, j)."""
        if discrete:
            return minus(times(rows[i][k], other[m][j]), int((i, j) == (k, m)))
        return plus(rows[i][k] if j == m else 0, other[m][j] if i == k else 0)

    system = [[coefficient(*at, *place) for place in places] for at in places]
    values = [[right[i][j]] for i, j in places]
    if any(inexact_array(x) is not None for x in (a, b, c) if x is not None):
        found = evaluation.evaluate(
            S.LinearSolve(S.N(matrix(system)), S.N(wl_list(row[0] for row in values)))
        )
        if not is_list(found):
            raise NO_SOLUTION(value=UNEVALUATED)
        flat = list(found.args)
    else:
        found = matrices.solve(system, values)
        if found is None:
            raise NO_SOLUTION(value=UNEVALUATED)
        flat = [evaluation.evaluate(S.Together(row[0])) for row in found]
    width = len(other)
    return matrix([flat[i : i + width] for i in range(0, len(flat), width)])
