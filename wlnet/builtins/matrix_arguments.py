"""Arguments that are matrices."""

from __future__ import annotations

from wlnet.algebra.arrays import numeric_array
from wlnet.algebra.square import matrix_rows
from wlnet.expr.message import UNEVALUATED, Message

NOT_NUMBERS = Message("General::wlnetnum", "Argument `1` is not a matrix of numbers.")


def number_matrix(a):
    """A matrix of numbers as an array; None for no matrix."""
    if matrix_rows(a) is None:
        return None
    array = numeric_array(a)
    if array is None:
        raise NOT_NUMBERS(a, value=UNEVALUATED)
    return array
