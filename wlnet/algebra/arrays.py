"""Lists to arrays and back, for rooms that work on whole matrices.

Loads NumPy: only modules that are loaded on demand import it.
"""

from __future__ import annotations

import numpy as np

from wlnet.algebra.numbers import NUMBERS, is_exact
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import as_array
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.values.bigreal import BigReal


def shape_of(x) -> tuple | None:
    """Lengths of the levels of a full array of expressions; None where lists are ragged or absent."""
    if not is_list(x):
        return None
    if x.array is not None:
        return x.array.shape
    shapes = {shape_of(item) for item in x.args}
    if len(shapes) > 1:
        return None
    inner = shapes.pop() if shapes else None
    return (len(x),) if inner is None else (len(x), *inner)


def is_inexact_array(x) -> bool:
    """Whether a machine number or a number of some precision stands somewhere in a list."""
    if x.array is not None:
        return x.array.dtype.kind != "i"
    return any(is_inexact_array(v) if is_list(v) else type(v) in NUMBERS and not is_exact(v) for v in x.args)


def numeric_array(x) -> np.ndarray | None:
    """A full list of numbers and numeric constants as reals or complex numbers, else None."""
    array = as_array(x, exact=False)
    if array is None:
        shape = shape_of(x)
        if shape is None:
            return None
        values = [numeric_value(v) for v in _leaves(x, len(shape))]
        if any(type(v) not in (float, complex) for v in values):
            return None
        array = np.array(values).reshape(shape)
    return array.astype(float) if array.dtype.kind == "i" else array


def inexact_array(x) -> np.ndarray | None:
    """As `numeric_array`, but only if a machine number is in it: exact lists stay exact."""
    if not is_list(x) or not is_inexact_array(x) or _has_big(x):
        return None
    return numeric_array(x)


def numeric_arrays(*lists) -> list[np.ndarray] | None:
    """Arrays of lists that meet in one operation, else None.

    Packed lists go as they are; others become reals where one of the lists has a machine
    number in it and all are numeric, so that exact lists stay exact.
    """
    if all(x.array is not None for x in lists):
        return [x.array for x in lists]
    if not any(map(is_inexact_array, lists)) or any(map(_has_big, lists)):
        return None
    found = [numeric_array(x) for x in lists]
    return None if any(array is None for array in found) else found


def _has_big(x) -> bool:
    return x.array is None and any(_has_big(v) if is_list(v) else type(v) is BigReal for v in x.args)


def _leaves(x, levels: int):
    for item in x.args:
        if levels == 1:
            yield item
        else:
            yield from _leaves(item, levels - 1)


def rows_of(x) -> list[list] | None:
    """A matrix of expressions as lists of its rows, else None."""
    shape = shape_of(x)
    if shape is None or len(shape) != 2:
        return None
    return [list(row.args) for row in x.args]


def matrix(rows: list[list]) -> Expr:
    return wl_list(map(wl_list, rows))


def values_of(x):
    """The values of an association as a list; everything else as it is."""
    return wl_list(x.values()) if isinstance(x, Association) else x
