"""MatrixExp and MatrixLog: functions of square matrices of numbers."""

from __future__ import annotations

import numpy as np
from scipy import linalg

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import over, power
from wlnet.algebra.sums import plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_NOT_SQUARE = "Argument `1` at position 1 is not a non-empty square matrix."
EXP_NOT_SQUARE = Message("MatrixExp::matsq", _NOT_SQUARE)
LOG_NOT_SQUARE = Message("MatrixLog::matsq", _NOT_SQUARE)
EXACT = Message(
    "General::wlnetexact",
    "`1` of an exact matrix is found where it is diagonal or a power of it is 0; apply N to `2`.",
)


def _square(a, refusal: Message) -> None:
    shape = shape_of(a) if is_list(a) else None
    if shape is None or len(shape) != 2 or shape[0] != shape[1] or not shape[0]:
        raise refusal(a, value=UNEVALUATED)


@builtin("MatrixExp[a_]", "MatrixExp[a_, v_]")
def matrix_exp(evaluation, a, v=None):
    """1 + a + a.a/2! + ...; with v the product with that vector or matrix."""
    _square(a, EXP_NOT_SQUARE)
    array = inexact_array(a)
    if array is not None:
        found = packed(linalg.expm(array))
    else:
        rows = rows_of(a)
        exact = _of_diagonal(rows, lambda x: power(S.E, x)) or _finite_series(rows)
        if exact is None:
            raise EXACT(S.MatrixExp, a, value=UNEVALUATED)
        found = matrix(exact)
    return found if v is None else S.Dot(found, v)


@builtin("MatrixLog[a_]")
def matrix_log(evaluation, a):
    """A matrix whose MatrixExp is a."""
    _square(a, LOG_NOT_SQUARE)
    array = inexact_array(a)
    if array is None:
        exact = _of_diagonal(rows_of(a), S.Log)
        if exact is None:
            raise EXACT(S.MatrixLog, a, value=UNEVALUATED)
        return matrix(exact)
    found = linalg.logm(array)
    return packed(found.real if np.isrealobj(array) and np.allclose(found.imag, 0) else found)


def _of_diagonal(rows: list[list], function) -> list[list] | None:
    """The function of each element of the diagonal; None where another element is not 0."""
    if not all(is_zero(x) for i, row in enumerate(rows) for j, x in enumerate(row) if i != j):
        return None
    return [[function(x) if i == j else 0 for j, x in enumerate(row)] for i, row in enumerate(rows)]


def _finite_series(rows: list[list]) -> list[list] | None:
    """The sum of a^k/k! of a matrix with a power that is 0; None for others."""
    columns = matrices.transpose(rows)
    term = total = matrices.identity(len(rows))
    for k in range(1, len(rows) + 1):
        term = [[over(x, k) for x in row] for row in matrices.dot(term, columns)]
        if all(is_zero(x) for row in term for x in row):
            return total
        total = [list(map(plus, *pair)) for pair in zip(total, term, strict=True)]
    return None
