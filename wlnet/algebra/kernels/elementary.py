"""Elementary functions of whole arrays of reals and complex numbers.

Arrays of integers stay with the exact rules, and so do arguments outside the real domain.
"""

from __future__ import annotations

import numpy as np

from wlnet.algebra.elementwise import kernel, of_inexact
from wlnet.algebra.kernel import KERNELS


def _sech(x):
    return 1 / np.cosh(x)


def _sigmoid(x):
    """1/(1 + e^-x) without overflow."""
    if x.dtype.kind == "c":
        return 1 / (1 + np.exp(-x))
    shrunk = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, shrunk) / (1 + shrunk)


def _sinc(x):
    return np.sinc(x / np.pi)


def _of_inverse(function):
    return lambda x: function(1 / x)


def _inverse_of(function):
    return lambda x: 1 / function(x)


FUNCTIONS = {
    "Exp": np.exp,
    "Log": np.log,
    "Log2": np.log2,
    "Log10": np.log10,
    "Sqrt": np.sqrt,
    "Sin": np.sin,
    "Cos": np.cos,
    "Tan": np.tan,
    "Cot": _inverse_of(np.tan),
    "Sec": _inverse_of(np.cos),
    "Csc": _inverse_of(np.sin),
    "ArcSin": np.arcsin,
    "ArcCos": np.arccos,
    "ArcTan": np.arctan,
    "ArcCot": _of_inverse(np.arctan),
    "ArcSec": _of_inverse(np.arccos),
    "ArcCsc": _of_inverse(np.arcsin),
    "Sinh": np.sinh,
    "Cosh": np.cosh,
    "Tanh": np.tanh,
    "Coth": _inverse_of(np.tanh),
    "Sech": _sech,
    "Csch": _inverse_of(np.sinh),
    "ArcSinh": np.arcsinh,
    "ArcCosh": np.arccosh,
    "ArcTanh": np.arctanh,
    "ArcCoth": _of_inverse(np.arctanh),
    "ArcSech": _of_inverse(np.arccosh),
    "ArcCsch": _of_inverse(np.arcsinh),
    "LogisticSigmoid": _sigmoid,
    "Sinc": _sinc,
}


for _name, _function in FUNCTIONS.items():
    kernel(KERNELS, _name)(of_inexact(_function))


@kernel(KERNELS, "Ramp")
def ramp(x):
    return None if x.dtype.kind == "c" else np.maximum(x, 0)
