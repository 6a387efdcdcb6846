"""The words in which plain kernels are written: NumPy's, and for special functions SciPy's."""

from __future__ import annotations

from importlib import import_module

import numpy as np
from numpy._core import umath


class Words:
    """What kernels call `xp`: xp.add, xp.erf, ...

    xp.clip(x, low, high, out=) is the function under numpy.clip, which has no public name.
    """

    clip = umath.clip

    @staticmethod
    def together(count: int):
        """Numbers 0, 1, ...: the calls made for one of them need nothing of those made for the others.

            for half in xp.together(2): ...

        A plan keeps the calls of each number apart and may run them at the same time.
        """
        yield from range(count)

    def __getattr__(self, name: str):
        # scipy.special is loaded by the first kernel that needs it, not before.
        found = getattr(np, name) if hasattr(np, name) else getattr(import_module("scipy.special"), name)
        setattr(self, name, found)
        return found


WORDS = Words()
