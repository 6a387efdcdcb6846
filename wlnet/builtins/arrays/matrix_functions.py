"""MatrixExp and MatrixLog: functions of square matrices of numbers."""

from __future__ import annotations

from math import factorial

import numpy as np
from scipy import linalg

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.products import over, power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin

_NOT_SQUARE = "Argument `1` at position 1 is not a non-empty square matrix."
EXP_NOT_SQUARE = Message("MatrixExp::matsq", _NOT_SQUARE)
LOG_NOT_SQUARE = Message("MatrixLog::matsq", _NOT_SQUARE)
EXACT = Message(
    "General::wlnetexact",
    "`1` of an exact matrix is found where it is diagonal or its eigenvalues are known; apply N to `2`.",
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
            exact = _by_eigenvalues(evaluation, a, rows)
        if exact is None:
            raise EXACT(S.MatrixExp, a, value=UNEVALUATED)
        found = matrix(exact)
    return found if v is None else S.Dot(found, v)


def _by_eigenvalues(evaluation, a, rows: list[list]) -> list[list] | None:
    """E^a as Newton's interpolation of the exponential at the eigenvalues; None where these are not known.

    The divided difference at k + 1 equal eigenvalues is E^v/k!. Source: Higham, Functions of Matrices, 1.2.
    """
    values = evaluation.evaluate(S.Eigenvalues(a))
    if not is_list(values) or len(values) != len(rows) or not is_free_of(values, S.Root):
        return None
    values = [evaluation.evaluate(S.PowerExpand(v)) for v in values.args]  # one branch of a root for all
    nodes = sorted(values, key=lambda v: [same(v, w) for w in values].index(True))  # equal ones together
    differences = _divided_differences(evaluation, nodes)
    columns = matrices.transpose(rows)
    term, total = matrices.identity(len(rows)), [[0] * len(rows) for _ in rows]
    for node, difference in zip(nodes, differences, strict=True):
        total = [
            [plus(t, times(difference, x)) for t, x in zip(*pair, strict=True)]
            for pair in zip(total, term, strict=True)
        ]
        shifted = matrices.dot(term, columns)
        term = [
            [minus(s, times(node, x)) for s, x in zip(*pair, strict=True)]
            for pair in zip(shifted, term, strict=True)
        ]
    return [[_tidy(evaluation, x) for x in row] for row in total]


def _divided_differences(evaluation, nodes: list) -> list:
    """f[v1], f[v1, v2], ... of the exponential, equal nodes side by side."""
    column = [power(S.E, v) for v in nodes]
    found = [column[0]]
    for k in range(1, len(nodes)):
        column = [
            over(power(S.E, nodes[i]), factorial(k))
            if same(nodes[i], nodes[i + k])
            else over(minus(column[i + 1], column[i]), minus(nodes[i + k], nodes[i]))
            for i in range(len(nodes) - k)
        ]
        found.append(column[0])
    return found


def _tidy(evaluation, x):
    """Without complex exponentials where these are sines and cosines of something real."""
    found = evaluation.evaluate(S.Together(x))
    if not is_free_of(found, S.E) and _has_complex(found):
        found = evaluation.evaluate(S.Simplify(S.ExpToTrig(found)))
    return evaluation.evaluate(S.Expand(found))


def _has_complex(x) -> bool:
    return type(x) is Complex or (isinstance(x, Expr) and any(map(_has_complex, x.args)))


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
