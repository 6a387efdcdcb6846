"""Equality of whole arrays."""

from __future__ import annotations

import numpy as np

from wlnet.algebra.elementwise import kernel
from wlnet.algebra.kernel import KERNELS

_TOLERANCE = 2.0**-46  # as in algebra/compare.py


@kernel(KERNELS, "Equal")
def equal(a, b) -> bool | None:
    """Whether all elements are equal up to the last seven bits; None where one is not a number."""
    if a.shape != b.shape:
        return False
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return bool((a == b).all())
    near = np.abs(a - b) <= _TOLERANCE * np.maximum(np.abs(a), np.abs(b))
    if (near | (a == b)).all():
        return True
    return None if np.isnan(a).any() or np.isnan(b).any() else False
