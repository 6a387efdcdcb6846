"""What kernels share: registration, alignment of ranks, checks of ranges.

Lists of different depth combine from the first level on ({a, b} + {{1, 2}, {3, 4}} adds a to
the first row), so lower ranks get new axes at the end, not at the front as in NumPy.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import numpy as np

from wlnet.expr.registry import Registry

LARGEST = 2**63 - 1
_BLOCK = 2**16


def kernel(collection: Registry, *names: str) -> Callable:
    """The decorated function of arrays joins the collection; it runs without NumPy's warnings."""

    def add(function: Callable) -> Callable:
        @wraps(function)
        def quiet(*args):
            with np.errstate(all="ignore"):
                return function(*args)

        for name in names:
            collection.add(name, quiet)
        return quiet

    return add


def aligned(*args) -> list | None:
    """Arrays with axes of length 1 appended, so that first levels meet; None where they do not fit.

    Integers that do not fit in 64 bits give None, too.
    """
    arrays = []
    for arg in args:
        if type(arg) is int and abs(arg) > LARGEST:
            return None
        arrays.append(np.asarray(arg))
    deepest = max(arrays, key=np.ndim)
    found = []
    for array in arrays:
        if array.shape != deepest.shape[: array.ndim]:
            return None
        missing = deepest.ndim - array.ndim
        found.append(array.reshape(array.shape + (1,) * missing) if array.ndim and missing else array)
    return found


def in_range(operation: np.ufunc, *inputs) -> np.ndarray | None:
    """operation(*inputs) of reals or complex numbers; None as in `finite`, at no cost where all is well."""
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            return operation(*inputs)
    except FloatingPointError:
        return finite(operation(*inputs), *inputs)


def finite(found: np.ndarray, *inputs) -> np.ndarray | None:
    """The result, or None where numbers left the range although the inputs were finite."""
    if found.dtype.kind == "i" or _all_finite(found):
        return found
    return None if all(map(_all_finite, inputs)) else found


def _all_finite(array) -> bool:
    # A sum tells most cases in one pass without a temporary array.
    total = np.add.reduce(array, axis=None)
    return bool(total - total == 0) or bool(np.isfinite(array).all())


def size(array) -> int:
    """The largest absolute value of integers as a Python integer; 0 for none."""
    array = np.asarray(array)
    if not array.size:
        return 0
    if array.dtype == np.int64:
        top = int(array.view(np.uint64).max())  # one pass tells all where no number is negative
        if top <= LARGEST:
            return top
    return max(abs(int(array.max())), abs(int(array.min())))


def blocks(flat: np.ndarray) -> list[np.ndarray]:
    """A flat array in pieces that stay in the cache from one pass to the next."""
    return [flat[at : at + _BLOCK] for at in range(0, flat.size, _BLOCK)]


def whole_numbers(array: np.ndarray) -> np.ndarray | None:
    """Reals with integral values as integers; None where they do not fit in 64 bits."""
    if array.dtype.kind == "i":
        return array
    if array.size and not np.abs(array).max() < 2.0**63:
        return None
    return array.astype(np.int64)


def of_inexact(function, real_only: bool = False):
    """A function of one array of reals or complex numbers; None for integers and bad results."""

    def of_array(x):
        x = np.asarray(x)
        if x.dtype.kind == "i" or (real_only and x.dtype.kind == "c"):
            return None
        return finite(np.asarray(function(x)), x)

    return of_array
