"""The words in which plain kernels are written: NumPy's, and for special functions SciPy's."""

from __future__ import annotations

import numpy as np
import scipy
from numpy._core import umath


class Words:
    """What kernels call `xp`: xp.add, xp.erf, ...

    xp.clip(x, low, high, out=) is the function under numpy.clip, which has no public name.
    """

    clip = umath.clip

    def __getattr__(self, name: str):
        # scipy.special is loaded by the first kernel that needs it, not before.
        found = getattr(np, name) if hasattr(np, name) else getattr(scipy.special, name)
        setattr(self, name, found)
        return found


WORDS = Words()
