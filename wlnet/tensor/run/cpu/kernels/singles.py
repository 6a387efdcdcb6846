"""Elementwise kernels for numbers of other types: Real64 (counts, bias corrections), integers, casts.

Row: x, y, result (operands; y is x for functions of one number); three counts from outside to inside; three
steps of x, of y and of the result. For the sum of all: x, x, result, one count, one step of each.
"""

from __future__ import annotations

from functools import partial
from math import exp, log, sqrt

from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    F64,
    I8,
    I64,
    KERNELS,
    address,
    doubles,
    floats,
    integers,
    truths,
)
from wlnet.tensor.run.cpu.singles import SINGLES, TOTALS

POINTERS = {"d": doubles, "f": floats, "i": integers, "b": truths}
TYPES = {"d": F64, "f": F32, "i": I64, "b": I8}


def plus(x, y):
    return x + y


def minus(x, y):
    return x - y


def times(x, y):
    return x * y


def divide(x, y):
    return x / y


def power(x, y):
    return x**y


def negate(x, y):
    return -x


def square(x, y):
    return x * x


def reciprocal(x, y):
    return 1 / x


def square_root(x, y):
    return sqrt(x)


def exponential(x, y):
    return exp(x)


def logarithm(x, y):
    return log(x)


def same(x, y):
    return x


# NaN where one of the two is NaN, as NumPy has it.


def maximum(x, y):
    return x if x > y or x != x else y


def minimum(x, y):
    return x if x < y or x != x else y


def less(x, y):
    return x < y


def less_equal(x, y):
    return x <= y


def greater(x, y):
    return x > y


def greater_equal(x, y):
    return x >= y


def equal(x, y):
    return x == y


def not_equal(x, y):
    return x != y


NAMED = (plus, minus, times, divide, power, negate, square, reciprocal, maximum, minimum)
COMPARISONS = (less, less_equal, greater, greater_equal, equal, not_equal)
FUNCTIONS = {f.__name__: f for f in NAMED + COMPARISONS}
FUNCTIONS |= {"sqrt": square_root, "exp": exponential, "log": logarithm, "cast": same, "copy": same}


def _single(op: str, given: str, made: str):
    read, write, kind = POINTERS[given], POINTERS[made], TYPES[made]
    function = FUNCTIONS[op]

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
