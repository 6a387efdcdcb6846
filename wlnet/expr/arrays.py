"""Packed arrays: rectangular numeric lists held as NumPy arrays.

A packed array is a nested List to everybody who looks at `head` and `args`; who knows better
takes `array`. Importing this module loads NumPy, so only modules that are loaded on demand do.
"""

from __future__ import annotations

import numpy as np

from wlnet.expr.elements import empty_lists
from wlnet.expr.expr import Expr
from wlnet.expr.listed import Listed
from wlnet.expr.symbols import S

_DTYPES = {"i": np.dtype(np.int64), "f": np.dtype(np.float64), "c": np.dtype(np.complex128)}


class Packed(Listed):
    """A nested List of numbers of one kind.

    array    int64, float64 or complex128, rank >= 1; never written to once others may see it
    """

    __slots__ = ("array",)

    def __init__(self, array: np.ndarray):
        assert array.ndim >= 1 and array.dtype in _DTYPES.values(), (array.ndim, array.dtype)
        self.array = array
        self.touched()

    def made(self) -> tuple:
        return tuple(self.array.tolist() if self.array.ndim == 1 else map(Packed, self.array))

    def __len__(self) -> int:
        return len(self.array)

    def __iter__(self):
        return iter(self.args)

    def item(self, index: int):
        found = self.array[index]
        return Packed(found) if self.array.ndim > 1 else found.item()

    def __eq__(self, other) -> bool:
        if isinstance(other, Packed):
            return (
                self.array.dtype == other.array.dtype
                and self.array.shape == other.array.shape
                and bool((self.array == other.array).all())
            )
        return Expr.__eq__(self, other)

    __hash__ = Expr.__hash__

    def __reduce__(self):
        return Packed, (self.array,)


def packed(array) -> Expr | int | float | complex:
    """A NumPy array as a packed list; of rank 0 as a number; without elements as plain empty lists.

    Integers become int64, floats float64, Booleans 0 and 1. Unsigned 64-bit integers that do
    not fit, and arrays of objects, are refused with ValueError.
    """
    array = np.asarray(array)
    kind = {"b": "i", "u": "i"}.get(array.dtype.kind, array.dtype.kind)
    if kind not in _DTYPES:
        raise ValueError(f"an array of {array.dtype} cannot be packed")
    if array.dtype.kind == "u" and array.size and int(array.max()) > np.iinfo(np.int64).max:
        raise ValueError("integers above 2^63 - 1 cannot be packed")
    if array.size == 0:
        return empty_lists(array.shape)
    array = array.astype(_DTYPES[kind], copy=False)
    return array.item() if array.ndim == 0 else Packed(array)


def as_array(value, exact: bool = True) -> np.ndarray | None:
    """The array of a rectangular list of machine numbers, or None if it is not one.

    exact    a mix of integers and reals is refused (packing it would turn 1 into 1.); with
             False it becomes real, and rationals do too
    """
    if isinstance(value, Packed):
        return value.array
    if not isinstance(value, Expr):
        # a NumericArray counts as the list that it stands for
        return as_array(value.wl_normal()) if getattr(value, "wl_head", None) is S.NumericArray else None
    if value.head is not S.List:
        return None
    found = _collect(value, exact)
    return found if found is None or found.size else None


def _collect(value: Expr, exact: bool) -> np.ndarray | None:
    args = value.args
    if not args:
        return None
    kinds = set(map(type, args))
    if kinds <= {int, float, complex} and (len(kinds) == 1 or not exact):
        try:
            kind = complex if complex in kinds else float if float in kinds else int
            return np.array(args, dtype=_DTYPES[{int: "i", float: "f", complex: "c"}[kind]])
        except OverflowError:
            return None if exact else np.array(args, dtype=np.float64)
    if not exact and not any(isinstance(a, Expr) for a in args):
        try:
            numbers = [float(a) for a in args if not isinstance(a, str)]
        except (TypeError, ValueError):
            return None
        return np.array(numbers) if len(numbers) == len(args) else None
    rows = []
    for arg in args:
        row = as_array(arg, exact)
        if row is None or (rows and row.shape != rows[0].shape):
            return None
        rows.append(row)
    if exact and len({row.dtype for row in rows}) > 1:
        return None
    return np.stack(rows)


def pack(value: Expr) -> Expr:
    """The packed form of a list where there is one, else the list itself."""
    if value.array is not None:
        return value
    array = as_array(value)
    return value if array is None else Packed(array)
