"""Functions of several arguments at machine numbers."""

from __future__ import annotations

import cmath
from collections.abc import Callable

from wlnet.algebra.numbers import COMPLEX_INFINITY, is_inexact, machine
from wlnet.algebra.numeric import numeric_value


def machine_numbers(*args) -> list | None:
    """The arguments as machine numbers, where one is inexact and all are numeric; else None."""
    if not any(map(is_inexact, args)):
        return None
    values = [numeric_value(x) for x in args]
    if None in values:
        return None
    values = [machine(v) for v in values]
    return values if all(isinstance(v, (float, complex)) for v in values) else None


def plain(found):
    """A finite value, real where it has no imaginary part; None for others."""
    found = complex(found)
    if not cmath.isfinite(found):
        return None
    return found.real if found.imag == 0 else found


def at_numbers(function: Callable, *args):
    """function of machine numbers where one argument is inexact and all are numeric; else None.

    Of real arguments the value is real where its imaginary part is 0.
    """
    values = machine_numbers(*args)
    if values is None:
        return None
    try:
        found = function(*values)
    except ZeroDivisionError:  # at a pole
        return COMPLEX_INFINITY
    if found is None or not cmath.isfinite(found):
        return None
    found = complex(found)
    real = not any(isinstance(v, complex) for v in values)
    return found.real if real and found.imag == 0 else found
