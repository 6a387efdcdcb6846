"""The collections of functions of whole arrays.

The files in `wlnet/algebra/kernels` need NumPy, those in `wlnet/algebra/special` SciPy, too;
this contract needs neither, so that a session without arrays never loads them. A kernel takes
arrays and numbers and gives an array, or None where elements must be looked at one by one
(overflow, exact results, symbols).
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module

from wlnet.algebra.numbers import INDETERMINATE, MACHINE, NUMBERS
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.apart import apart
from wlnet.expr.expr import Expr
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import Symbol

_MANY = 3_000_000  # elements on which most functions take a notable part of a second
KERNELS = Registry("array function", "wlnet.algebra.kernels")
SPECIAL = Registry("special array function", "wlnet.algebra.special")


_PLAIN = {int, float, complex, Fraction, str, Expr, Symbol}


def any_array(args: tuple) -> bool:
    """Whether a packed array is among the arguments."""
    return any(isinstance(x, Expr) and x.array is not None for x in args)


def of_objects(name: str, args: tuple):
    """The value of Plus, Times or Power where an object with arithmetic of its own (an image) is among the
    arguments; None where there is none, or where it does not go with the others."""
    for x in args:
        kind = type(x)
        if kind not in _PLAIN and hasattr(kind, "wl_arithmetic"):
            return x.wl_arithmetic(name, args)
    return None


def kernel_of(name: str):
    """The kernel of that name, or None."""
    return KERNELS.get(name) or SPECIAL.get(name)


def at_number(name: str):
    """The kernel of that name as a function of one machine number."""

    def value(x):
        found = kernel_of(name)(x)
        if found is None:
            return None
        found = found.item()
        return INDETERMINATE if found != found else found

    return value


def on_arrays(name: str, *args):
    """The kernel of that name on arguments of which some are packed; None if there is no result.

    args    expressions; packed lists go in as arrays, machine numbers and integers as they are;
            exact numbers and constants as reals where all arrays are inexact
    """
    kernel = kernel_of(name)
    if kernel is None:
        return None
    arrays = [getattr(arg, "array", None) for arg in args]
    given = [array for array in arrays if array is not None]
    inexact = "i" not in [array.dtype.kind for array in given]
    inputs = []
    for arg, array in zip(args, arrays, strict=True):
        if array is None:
            array = arg
            if type(arg) not in MACHINE and type(arg) is not int:
                array = numeric_value(arg) if inexact else None
                if type(array) not in NUMBERS:
                    return None
        inputs.append(array)
    large = max([array.size for array in given], default=0) >= _MANY
    found = apart(lambda: kernel(*inputs)) if large else kernel(*inputs)
    if found is None or type(found) is int:  # an integer may need more than 64 bits
        return found
    return import_module("wlnet.expr.arrays").packed(found)
