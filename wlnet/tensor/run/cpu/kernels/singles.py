"""Elementwise kernels for numbers of other types: Real64 (counts, bias corrections), integers, casts.

Row: x, y, result (operands; y is x for functions of one number); three counts from outside to inside; three
steps of x, of y and of the result. For the sum of all: x, x, result, one count, one step of each.
"""

from __future__ import annotations

from functools import partial
from math import exp, log, sqrt

from numba import float32, float64, int8, int64, njit

from wlnet.tensor.run.cpu.kernels.source import KERNELS, address, doubles, floats, integers, truths
from wlnet.tensor.run.cpu.singles import SINGLES, TOTALS

POINTERS = {"d": doubles, "f": floats, "i": integers, "b": truths}
TYPES = {"d": float64, "f": float32, "i": int64, "b": int8}
FUNCTIONS = {
    "plus": lambda x, y: x + y,
    "minus": lambda x, y: x - y,
    "times": lambda x, y: x * y,
    "divide": lambda x, y: x / y,
    "power": lambda x, y: x**y,
    "negate": lambda x, y: -x,
    "square": lambda x, y: x * x,
    "reciprocal": lambda x, y: 1 / x,
    "sqrt": lambda x, y: sqrt(x),
    "exp": lambda x, y: exp(x),
    "log": lambda x, y: log(x),
    "cast": lambda x, y: x,
    "copy": lambda x, y: x,
    # NaN where one of the two is NaN, as NumPy has it.
    "maximum": lambda x, y: x if x > y or x != x else y,
    "minimum": lambda x, y: x if x < y or x != x else y,
    "less": lambda x, y: x < y,
    "less_equal": lambda x, y: x <= y,
    "greater": lambda x, y: x > y,
    "greater_equal": lambda x, y: x >= y,
    "equal": lambda x, y: x == y,
    "not_equal": lambda x, y: x != y,
}


def _single(op: str, given: str, made: str):
    read, write, kind = POINTERS[given], POINTERS[made], TYPES[made]
    function = njit(inline="always")(FUNCTIONS[op])

    def run(r, c):
        x, y, z = address(r, c, 1), address(r, c, 2), address(r, c, 3)
        for i in range(r[4]):
            for j in range(r[5]):
                a, b = x + i * r[7] + j * r[8], y + i * r[10] + j * r[11]
                d = z + i * r[13] + j * r[14]
                for _ in range(r[6]):
                    write(d)[0] = kind(function(read(a)[0], read(b)[0]))
                    a += r[9]
                    b += r[12]
                    d += r[15]

    return run


def _total(kind: str):
    pointer, zero = POINTERS[kind], TYPES[kind](0)

    def run(r, c):
        x, found = address(r, c, 1), zero
        for _ in range(r[4]):
            found += pointer(x)[0]
            x += r[5]
        pointer(address(r, c, 3))[0] = found

    return run


for _name, _kind in TOTALS.items():
    KERNELS[_name] = partial(_total, _kind)
for _name, (_op, _given, _made) in SINGLES.items():
    KERNELS[_name] = partial(_single, _op, _given, _made)
