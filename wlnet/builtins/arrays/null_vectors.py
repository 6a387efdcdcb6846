"""FindIntegerNullVector and PfaffianDet.

Source: H. Cohen, A Course in Computational Algebraic Number Theory, 2.7.2 (relations by reduced bases).
"""

from __future__ import annotations

from math import isqrt

from wlnet.algebra import matrices
from wlnet.algebra.arrays import matrix, rows_of
from wlnet.algebra.expand import expand
from wlnet.algebra.numbers import is_inexact, is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.square import square_rows
from wlnet.algebra.sums import plus
from wlnet.expr.expr import wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_NUMBERS = Message("FindIntegerNullVector::wlnetreal", "`1` is not a list of real numbers.")
NO_RELATION = Message(
    "FindIntegerNullVector::norel",
    "There is no integer null vector for `1` with norm less than or equal to `2`.",
)
NOT_ANTISYMMETRIC = Message("PfaffianDet::asymm", "The matrix `1` is not antisymmetric.")

_DIGITS = {True: 13, False: 60}  # that are used of inexact and of exact numbers


@builtin("FindIntegerNullVector[numbers_List]", "FindIntegerNullVector[numbers_List, bound_]")
def find_integer_null_vector(evaluation, numbers, bound=None):
    """Whole numbers a, not all 0, with a . x == 0 and a norm up to the bound."""
    items = numbers.args
    if not items or any(type(numeric_value(x)) not in (int, float) for x in items):
        raise NOT_NUMBERS(numbers, value=UNEVALUATED)
    digits = _DIGITS[any(map(is_inexact, items))]
    scaled = [evaluation.evaluate(S.Round(S.Times(10**digits, S.SetPrecision(x, S.Infinity)))) for x in items]
    largest = max(abs(x) for x in scaled)
    rows = [[*unit, x] for unit, x in zip(matrices.identity(len(items)), scaled, strict=True)]
    reduced = rows_of(evaluation.evaluate(S.LatticeReduce(matrix(rows))))
    # a relation by chance has a norm of about 10^(digits/n): only what is far below it is believed
    most = isqrt(10 ** (2 * digits // len(items))) if bound is None else bound
    for *vector, rest in reduced:
        size = sum(map(abs, vector))
        norm = evaluation.evaluate(S.Norm(wl_list(vector)))
        if size and abs(rest) <= size and rest <= largest and numeric_value(norm) <= numeric_value(most) / 2:
            sign = 1 if next(x for x in vector if x) > 0 else -1
            return [sign * x for x in vector]
    raise NO_RELATION(numbers, most, value=UNEVALUATED)


@builtin("PfaffianDet[a_]")
def pfaffian_det(evaluation, a):
    """The Pfaffian of an antisymmetric matrix, whose square is the determinant."""
    rows = square_rows(a)
    if rows is None:
        return None
    n = range(len(rows))
    if not all(is_zero(expand(plus(rows[i][j], rows[j][i]))) for i in n for j in n):
        raise NOT_ANTISYMMETRIC(a, value=UNEVALUATED)
    return 0 if len(rows) % 2 else _pfaffian(rows, tuple(n), {})


def _pfaffian(rows: list, left: tuple, known: dict):
    """Of the rows and columns `left`, expanded along the first of them."""
    if not left:
        return 1
    if left not in known:
        first, rest = left[0], left[1:]
        terms = [
            times((-1) ** k, rows[first][j], _pfaffian(rows, rest[:k] + rest[k + 1 :], known))
            for k, j in enumerate(rest)
            if not is_zero(rows[first][j])
        ]
        known[left] = expand(plus(*terms))
    return known[left]
