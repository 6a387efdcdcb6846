"""Plus, Times, Power, Subtract and Divide of whole arrays; integers overflow to exact elements."""

from __future__ import annotations

from functools import reduce

import numpy as np

from wlnet.algebra.elementwise import LARGEST, aligned, finite, in_range, kernel, size
from wlnet.algebra.kernel import KERNELS


def _folded(operation):
    def fold(*args):
        arrays = aligned(*args)
        if arrays is None:
            return None
        # numbers first, so that they cost no pass over the array
        arrays.sort(key=np.ndim)
        return reduce(lambda a, b: None if a is None else operation(a, b), arrays)

    return fold


def _add(a, b):
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return None if size(a) + size(b) > LARGEST else np.add(a, b)
    return in_range(np.add, a, b)


def _multiply(a, b):
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return None if size(a) * size(b) > LARGEST else np.multiply(a, b)
    return in_range(np.multiply, a, b)


kernel(KERNELS, "Plus")(_folded(_add))
kernel(KERNELS, "Times")(_folded(_multiply))


@kernel(KERNELS, "Subtract")
def subtract(a, b):
    arrays = aligned(a, b)
    if arrays is None:
        return None
    a, b = arrays
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return None if size(a) + size(b) > LARGEST else np.subtract(a, b)
    return in_range(np.subtract, a, b)


@kernel(KERNELS, "Minus")
def minus(a):
    return None if a.dtype.kind == "i" and size(a) > LARGEST else np.negative(a)


@kernel(KERNELS, "Divide")
def divide(a, b):
    """Of integers only where all quotients are whole."""
    arrays = aligned(a, b)
    if arrays is None:
        return None
    a, b = arrays
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        if not b.all() or np.remainder(a, b).any():
            return None
        return np.floor_divide(a, b)
    return in_range(np.divide, a, b)


@kernel(KERNELS, "Power")
def power(base, exponent):
    arrays = aligned(base, exponent)
    if arrays is None:
        return None
    a, b = arrays
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return _whole_power(a, b)
    if a.dtype.kind != "c" and b.dtype.kind == "f" and a.size and a.min() < 0:
        return None
    if a.size and not a.all() and ((b.dtype.kind != "c" and b.min() <= 0) or a.dtype.kind == "i"):
        return None  # an exact 0 stays exact: 0^0.5 is 0
    if b.ndim == 0 and b == 2:
        return finite(np.square(a), a)
    if b.ndim == 0 and b == 0.5 and a.dtype.kind != "c":
        return finite(np.sqrt(a), a)
    if b.ndim == 0 and b == -1:
        return finite(np.reciprocal(a), a)
    return finite(np.power(a, b), a, b)


def _whole_power(a, b):
    if b.size and b.min() < 0:
        return None
    if a.size and not a.all() and not b.all():
        return None  # 0^0
    largest, exponent = size(a), size(b)
    if largest > 1 and (exponent > 63 or largest**exponent > LARGEST):
        return None
    return np.power(a, b)
