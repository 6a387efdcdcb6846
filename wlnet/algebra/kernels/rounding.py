"""Whole parts, remainders, signs and steps of whole arrays."""

from __future__ import annotations

from functools import reduce

import numpy as np

from wlnet.algebra.elementwise import LARGEST, aligned, finite, kernel, size, whole_numbers
from wlnet.algebra.kernel import KERNELS


def _is_complex(*args) -> bool:
    return any(np.asarray(arg).dtype.kind == "c" for arg in args)


def _add_rounding(name: str, rounding) -> None:
    """name[x] gives integers, name[x, a] multiples of a."""

    def rounded(x, step=None):
        if _is_complex(x) or (step is not None and _is_complex(step)):
            return None
        if step is None:
            return whole_numbers(rounding(x) if x.dtype.kind == "f" else x)
        arrays = aligned(x, step)
        if arrays is None or not np.all(arrays[1]):
            return None
        x, step = arrays
        if step.dtype.kind != "i":
            return finite(rounding(x / step) * step, x, step)
        if x.dtype.kind == "i":
            return None if name != "Floor" else np.floor_divide(x, step) * step
        multiples = whole_numbers(rounding(x / step))
        if multiples is None or size(multiples) * size(step) > LARGEST:
            return None
        return multiples * step

    kernel(KERNELS, name)(rounded)


for _name, _rounding in {"Floor": np.floor, "Ceiling": np.ceil, "Round": np.rint}.items():
    _add_rounding(_name, _rounding)


@kernel(KERNELS, "IntegerPart")
def integer_part(x):
    return None if _is_complex(x) else whole_numbers(np.trunc(x) if x.dtype.kind == "f" else x)


@kernel(KERNELS, "FractionalPart")
def fractional_part(x):
    return None if _is_complex(x) else x - np.trunc(x) if x.dtype.kind == "f" else np.zeros_like(x)


@kernel(KERNELS, "Mod")
def mod(m, n, offset=0):
    if _is_complex(m, n, offset):
        return None
    arrays = aligned(m, n, offset)
    if arrays is None or not np.all(arrays[1]):
        return None
    m, n, offset = arrays
    if m.dtype.kind == n.dtype.kind == offset.dtype.kind == "i":
        return np.mod(m - offset, n) + offset
    rest = np.mod(m, n)
    rest = np.where(rest == n, 0.0, rest)  # -10^-20 mod 1 rounds up to 1
    return finite(rest + n * np.ceil((offset - rest) / n) if np.any(offset) else rest, m, n)


@kernel(KERNELS, "Quotient")
def quotient(m, n):
    if _is_complex(m, n):
        return None
    arrays = aligned(m, n)
    if arrays is None or not np.all(arrays[1]):
        return None
    return whole_numbers(np.floor_divide(*arrays))


@kernel(KERNELS, "Abs")
def absolute(x):
    return None if x.dtype.kind == "i" and size(x) > LARGEST else np.abs(x)


@kernel(KERNELS, "Sign")
def sign(x):
    return None if _is_complex(x) or np.isnan(x).any() else np.sign(x).astype(np.int64)


@kernel(KERNELS, "Re")
def real(x):
    return np.real(x)


@kernel(KERNELS, "Im")
def imaginary(x):
    return np.imag(x) if _is_complex(x) else np.zeros(x.shape, dtype=np.int64)


@kernel(KERNELS, "Arg")
def argument(x):
    return np.angle(x) if _is_complex(x) else None


@kernel(KERNELS, "Conjugate")
def conjugate(x):
    return np.conj(x)


@kernel(KERNELS, "UnitStep")
def unit_step(x):
    return None if _is_complex(x) else np.greater_equal(x, 0).astype(np.int64)


@kernel(KERNELS, "Unitize")
def unitize(x):
    return np.not_equal(x, 0).astype(np.int64)


@kernel(KERNELS, "Clip")
def clip(x, low, high, below, above):
    """Numbers under `low` become `below`, those over `high` become `above`.

    The result keeps one kind of number, else (a mix of 1 and 0.5) elements are looked at.
    """
    if _is_complex(x) or not isinstance(x, np.ndarray):
        return None
    kinds = {np.asarray(v).dtype for v in (below, above)}
    outside_low, outside_high = x < low, x > high
    if kinds != {x.dtype} and (outside_low.any() or outside_high.any()):
        return None
    return np.where(outside_low, below, np.where(outside_high, above, x)).astype(x.dtype, copy=False)


@kernel(KERNELS, "Surd")
def surd(x, n):
    """The real root of order n."""
    if type(n) is not int or n == 0 or _is_complex(x) or x.dtype.kind == "i":
        return None
    if n % 2 == 0 and x.size and x.min() < 0:
        return None
    if n == 3:
        root = np.cbrt(x)  # and one step of Newton's method: cubes of integers come out whole
        return finite(np.where(root == 0, 0.0, root - (root**3 - x) / (3 * root * root)), x)
    return finite(np.copysign(np.abs(x) ** (1 / n), x), x)


@kernel(KERNELS, "ArcTan2")
def arctan2(x, y):
    """ArcTan[x, y]"""
    arrays = aligned(x, y)
    if arrays is None or _is_complex(*arrays):
        return None
    x, y = arrays
    if (x.dtype.kind == "i" and y.dtype.kind == "i") or np.any((x == 0) & (y == 0)):
        return None
    return np.arctan2(y, x)


def _folded(function, start: int):
    """A function of any number of integer arrays, beginning with its neutral element."""

    def of_integers(*args):
        arrays = aligned(*args)
        if arrays is None or any(a.dtype.kind != "i" for a in arrays):
            return None
        return reduce(function, arrays, np.int64(start))

    return of_integers


kernel(KERNELS, "BitAnd")(_folded(np.bitwise_and, -1))
kernel(KERNELS, "BitOr")(_folded(np.bitwise_or, 0))
kernel(KERNELS, "BitXor")(_folded(np.bitwise_xor, 0))
kernel(KERNELS, "GCD")(_folded(np.gcd, 0))
