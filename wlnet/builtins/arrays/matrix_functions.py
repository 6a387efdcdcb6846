"""MatrixExp, MatrixLog, MatrixPower, MatrixFunction: functions of square matrices."""

from __future__ import annotations

from collections.abc import Callable
from math import factorial

import numpy as np
from scipy import linalg

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, shape_of
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.infinity import is_special
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import I, is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.square import square_rows
from wlnet.algebra.sums import minus, plus, split
from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex, parts
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for_bits

EXACT = Message(
    "General::wlnetexact",
    "`1` of an exact matrix is found where it is diagonal or its eigenvalues are known; apply N to `2`.",
)
NO_VALUE = Message("General::fnand", "The function `1` is not defined at an eigenvalue of the matrix `2`.")
NOT_NUMERIC = Message(
    "MatrixFunction::wlnetnum", "`1` does not give a number at `2`, an eigenvalue of the matrix."
)
NOT_A_VECTOR = Message("General::vector", "Argument `1` at position `2` is not a vector of length `3`.")
SINGULAR = Message("MatrixPower::sing", "Matrix `1` is singular.")

_DEFECTIVE = 1e-6  # distance of eigenvalues, as a share of the largest, that may be one in two or three


@builtin("MatrixExp[a_]", "MatrixExp[a_, v_]")
def matrix_exp(evaluation, a, v=None):
    """1 + a + a.a/2! + ...; with v the product with that vector."""
    rows = square_rows(a)
    if rows is None:
        return None
    _check_vector(rows, v, 2)
    array = inexact_array(a)
    if array is not None:
        return _times(packed(linalg.expm(array)), v)
    found = _finite_series(rows) or _function_of(evaluation, S.MatrixExp, S.Exp, rows, a)
    return _times(matrix(found), v)


@builtin("MatrixLog[a_]")
def matrix_log(evaluation, a):
    """A matrix whose MatrixExp is a."""
    rows = square_rows(a)
    if rows is None:
        return None
    array = inexact_array(a)
    if array is None:
        return matrix(_function_of(evaluation, S.MatrixLog, S.Log, rows, a))
    found = linalg.logm(array)
    return packed(found.real if np.isrealobj(array) and np.allclose(found.imag, 0) else found)


@builtin("MatrixFunction[f_, a_]")
def matrix_function(evaluation, f, a):
    """f as a function of square matrices: at the eigenvalues, with derivatives at those in chains."""
    rows = square_rows(a)
    if rows is None:
        return None
    array = inexact_array(a)
    if array is None:
        return matrix(_function_of(evaluation, S.MatrixFunction, f, rows, a))
    return packed(_machine_function(evaluation, f, array))


@builtin("MatrixPower[a_, n_]", "MatrixPower[a_, n_, v_]")
def matrix_power(evaluation, a, n, v=None):
    """The n-th matrix power, for any n; with v its product with that vector."""
    rows = square_rows(a)
    if rows is None:
        return None
    _check_vector(rows, v, 3)
    array = inexact_array(a)
    if type(n) is not int:
        if array is not None and type(numeric_value(n)) in (float, complex):
            found = linalg.fractional_matrix_power(array, numeric_value(n))
            real = np.isrealobj(array) and np.allclose(np.imag(found), 0)
            return _times(packed(np.real(found) if real else found), v)
        t = evaluation.definitions.fresh("t")
        of_number = S.Function(Expr(S.List, (t,)), S.Power(t, n))
        return _times(matrix(_function_of(evaluation, S.MatrixPower, of_number, rows, a)), v)
    if array is not None:
        if n < 0 and kernel_of("IllConditioned")(array):
            raise SINGULAR(a, value=UNEVALUATED)
        return _times(packed(kernel_of("MatrixPower")(array, n)), v)
    if all(type(x) is int for row in rows for x in row):
        widest = max((sum(map(abs, row)) for row in rows), default=0)
        room_for_bits(abs(n) * (widest.bit_length() - 1))  # of the largest entry, at most
    found = matrices.matrix_power(rows, n)
    if found is None:
        raise SINGULAR(a, value=UNEVALUATED)
    return _times(matrix(found), v)


def _check_vector(rows: list, v, position: int) -> None:
    if v is not None and (not is_list(v) or shape_of(v) != (len(rows),)):
        raise NOT_A_VECTOR(v, position, len(rows), value=UNEVALUATED)


def _times(found, v):
    return found if v is None else S.Dot(found, v)


# -- exact matrices -----------------------------------------------------------------------------


def _function_of(evaluation, name, f, rows: list[list], a) -> list[list]:
    """f of an exact matrix. Raises EXACT where the eigenvalues are not known, NO_VALUE where f has none."""
    found = _of_diagonal(evaluation, rows, f) or _by_eigenvalues(evaluation, f, rows)
    if found is None:
        raise EXACT(name, a, value=UNEVALUATED)
    if any(_is_infinite(x) for row in found for x in row):
        raise NO_VALUE(f, a, value=UNEVALUATED)
    return found


def _is_infinite(x) -> bool:
    return is_special(x) or (isinstance(x, Expr) and any(map(_is_infinite, x.args)))


def _of_diagonal(evaluation, rows: list[list], f) -> list[list] | None:
    """The function of each element of the diagonal; None where another element is not 0."""
    if not all(is_zero(x) for i, row in enumerate(rows) for j, x in enumerate(row) if i != j):
        return None
    return [
        [evaluation.evaluate(Expr(f, (x,))) if i == j else 0 for j, x in enumerate(row)]
        for i, row in enumerate(rows)
    ]


def _by_eigenvalues(evaluation, f, rows: list[list]) -> list[list] | None:
    """f(a) as Newton's interpolation of f at the eigenvalues; None where these are not known.

    The divided difference at k + 1 equal eigenvalues is the k-th derivative of f there over k!.
    Source: Higham, Functions of Matrices, 1.2.
    """
    values = evaluation.evaluate(S.Eigenvalues(matrix(rows)))
    if not is_list(values) or len(values) != len(rows) or not is_free_of(values, S.Root):
        return None
    values = [evaluation.evaluate(S.PowerExpand(v)) for v in values.args]  # one branch of a root for all
    nodes = sorted(values, key=lambda v: [same(v, w) for w in values].index(True))  # equal ones together
    differences = _divided_differences(nodes, _derivatives(evaluation, f))
    columns = matrices.transpose(rows)
    term, total = matrices.identity(len(rows)), [[0] * len(rows) for _ in rows]
    for node, difference in zip(nodes, differences, strict=True):
        used = [[times(difference, x) if not is_zero(x) else 0 for x in row] for row in term]
        total = [list(map(plus, *pair)) for pair in zip(total, used, strict=True)]
        shifted = matrices.dot(term, columns)
        term = [
            [evaluation.evaluate(S.Expand(minus(s, times(node, x)))) for s, x in zip(*pair, strict=True)]
            for pair in zip(shifted, term, strict=True)
        ]
        if all(is_zero(x) for row in term for x in row):
            break  # the minimal polynomial has been used up: later differences may have no value
    real = not any(_has_complex(x) for row in rows for x in row)
    return [[_tidy(evaluation, x, real) for x in row] for row in total]


def _derivatives(evaluation, f) -> Callable:
    """(value, k) to the k-th derivative of f at the value."""
    t = evaluation.definitions.fresh("t")
    found = [evaluation.evaluate(Expr(f, (t,)))]

    def derivative(value, k: int):
        while len(found) <= k:
            found.append(evaluation.evaluate(S.D(found[-1], t)))
        return evaluation.evaluate(S.ReplaceAll(found[k], S.Rule(t, value)))

    return derivative


def _divided_differences(nodes: list, derivative: Callable):
    """f[v1], f[v1, v2], ... one by one, equal nodes side by side."""
    column = [derivative(v, 0) for v in nodes]
    yield column[0]
    for k in range(1, len(nodes)):
        column = [
            over(derivative(nodes[i], k), factorial(k))
            if same(nodes[i], nodes[i + k])
            else over(minus(column[i + 1], column[i]), minus(nodes[i + k], nodes[i]))
            for i in range(len(nodes) - k)
        ]
        yield column[0]


def _tidy(evaluation, x, real: bool):
    """Of real matrices without complex exponentials: these are sines and cosines there."""
    found = evaluation.evaluate(S.Together(x))
    if real and not is_free_of(found, S.E) and _has_complex(found):
        found = evaluation.evaluate(S.Expand(_by_cosines(evaluation, found)))
        if _has_complex(found):
            found = evaluation.evaluate(S.Simplify(S.ExpToTrig(found)))
    return evaluation.evaluate(S.FactorTerms(S.Expand(found)))


def _by_cosines(evaluation, x):
    """E^(p + I q) as E^p (Cos[q] + I Sin[q]), which holds for all p and q."""
    if not isinstance(x, Expr):
        return x
    if x.head is not S.Power or x.args[0] is not S.E:
        return Expr(x.head, tuple(_by_cosines(evaluation, arg) for arg in x.args))
    exponent = evaluation.evaluate(S.Expand(x.args[1]))
    re, im = [], []
    for term in exponent.args if isinstance(exponent, Expr) and exponent.head is S.Plus else (exponent,):
        factor, rest = (term, 1) if type(term) is Complex else split(term)
        a, b = parts(factor) if type(factor) is Complex else (factor, 0)
        re.append(times(a, rest))
        im.append(times(b, rest))
    turn = plus(*im)
    if is_zero(turn):
        return x
    return S.Times(S.Power(S.E, plus(*re)), S.Plus(S.Cos(turn), S.Times(I, S.Sin(turn))))


def _has_complex(x) -> bool:
    return type(x) is Complex or (isinstance(x, Expr) and any(map(_has_complex, x.args)))


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


# -- machine numbers ----------------------------------------------------------------------------


def _machine_function(evaluation, f, array: np.ndarray) -> np.ndarray:
    """By eigenvectors where these are independent, else by interpolation at groups of near eigenvalues."""
    values, vectors = np.linalg.eig(array)
    derivative = _numeric_derivatives(evaluation, f)
    if np.linalg.cond(vectors) < 1 / _DEFECTIVE:
        at_values = np.array([derivative(v, 0) for v in values])
        found = vectors @ np.diag(at_values) @ np.linalg.inv(vectors)
    else:
        found = _interpolated(array, _grouped(values), derivative)
    size = max(1.0, float(np.abs(found).max()))
    return found.real if np.isrealobj(array) and np.abs(found.imag).max() < 1e-12 * size else found


def _numeric_derivatives(evaluation, f) -> Callable:
    exact = _derivatives(evaluation, f)

    def derivative(value, k: int) -> complex:
        found = numeric_value(exact(complex(value) if value.imag else float(value.real), k))
        if type(found) not in (float, complex, int):
            raise NOT_NUMERIC(f, complex(value), value=UNEVALUATED)
        return complex(found)

    return derivative


def _grouped(values: np.ndarray) -> list[complex]:
    """Eigenvalues, those that rounding may have pulled apart replaced by their mean, side by side."""
    limit = _DEFECTIVE * max(1.0, float(np.abs(values).max()))
    groups: list[list[complex]] = []
    for v in sorted(values.tolist(), key=lambda z: (complex(z).real, complex(z).imag)):
        near = next((group for group in groups if abs(np.mean(group) - v) <= limit), None)
        if near is None:
            groups.append([v])
        else:
            near.append(v)
    return [complex(np.mean(group)) for group in groups for _ in group]


def _interpolated(array: np.ndarray, nodes: list, derivative: Callable) -> np.ndarray:
    column = [derivative(v, 0) for v in nodes]
    term = np.eye(len(array), dtype=complex)
    total = column[0] * term
    for k in range(1, len(nodes)):
        column = [
            derivative(nodes[i], k) / factorial(k)
            if nodes[i] == nodes[i + k]
            else (column[i + 1] - column[i]) / (nodes[i + k] - nodes[i])
            for i in range(len(nodes) - k)
        ]
        term = term @ (array - nodes[k - 1] * np.eye(len(array)))
        total = total + column[0] * term
    return total
