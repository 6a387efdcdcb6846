"""Sums along the levels of whole arrays."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.elementwise import LARGEST, blocks, finite, kernel, size
from wlnet.algebra.kernel import KERNELS


@kernel(KERNELS, "Total")
def total(x, first: int, last: int):
    """The sum over levels first..last, counted from 1."""
    axes = tuple(range(first - 1, last))
    if x.dtype.kind == "i" and len(axes) == x.ndim and x.flags.c_contiguous:
        return _whole_total(x.reshape(-1))
    if x.dtype.kind == "i":
        count = int(np.prod([x.shape[axis] for axis in axes]))
        if count * size(x) > LARGEST:
            return None
        return np.sum(x, axis=axes)
    return finite(np.sum(x, axis=axes), x)


def _whole_total(flat: np.ndarray) -> int | None:
    """The exact sum of all integers; None where a piece does not fit in 64 bits."""
    found = 0
    for block in blocks(flat):
        if len(block) * size(block) > LARGEST:
            return None
        found += int(block.sum())
    return found


@kernel(KERNELS, "Accumulate")
def accumulate(x):
    if x.dtype.kind == "i" and len(x) * size(x) > LARGEST:
        return None
    return finite(np.cumsum(x, axis=0), x)


@kernel(KERNELS, "Differences")
def differences(x):
    if x.dtype.kind == "i" and 2 * size(x) > LARGEST:
        return None
    return finite(np.diff(x, axis=0), x)


@kernel(KERNELS, "Ratios")
def ratios(x):
    return None if x.dtype.kind == "i" else finite(x[1:] / x[:-1], x)
