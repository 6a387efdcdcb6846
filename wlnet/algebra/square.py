"""What functions of matrices ask of their argument first."""

from __future__ import annotations

from wlnet.algebra.arrays import rows_of, shape_of
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import Symbol
from wlnet.expr.values.sparse_array import SparseArray

NOT_A_MATRIX = Message(
    "General::matrix", "Argument `1` at position `2` is not a non-empty rectangular matrix."
)
NOT_SQUARE = Message("General::matsq", "Argument `1` at position 1 is not a non-empty square matrix.")


def square_rows(a) -> list[list] | None:
    """The rows of a square matrix; None for what may become one. Raises NOT_SQUARE for other things."""
    if isinstance(a, SparseArray):
        a = a.wl_normal()
    shape = shape_of(a) if is_list(a) else None
    if shape is not None and len(shape) == 2 and shape[0] == shape[1] and shape[0]:
        return rows_of(a)
    if _may_become_one(a):
        return None
    raise NOT_SQUARE(a, value=UNEVALUATED)


def matrix_rows(a) -> list[list] | None:
    """The rows of a matrix; None for what may become one. Raises NOT_A_MATRIX for other things."""
    shape = shape_of(a) if is_list(a) else None
    if shape is not None and len(shape) == 2 and 0 not in shape:
        return rows_of(a)
    if _may_become_one(a):
        return None
    raise NOT_A_MATRIX(a, 1, value=UNEVALUATED)


def _may_become_one(a) -> bool:
    return type(a) is Symbol or (isinstance(a, Expr) and not is_list(a))
