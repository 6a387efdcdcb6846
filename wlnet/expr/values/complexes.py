"""Exact complex numbers: 2 + 3 I, and those with parts of any precision.

Complex numbers of two machine reals are Python's `complex`. A `Complex` never has an exact
imaginary part 0: `complex_number` gives the real number instead.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import repr_of, same
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal


class Complex:
    """re + im I.

    re, im    int, Fraction or BigReal; not both machine reals
    """

    __slots__ = ("im", "re")

    wl_head = S.Complex

    def __init__(self, re, im):
        self.re = re
        self.im = im

    def __eq__(self, other) -> bool:
        return type(other) is Complex and same(self.re, other.re) and same(self.im, other.im)

    def __hash__(self) -> int:
        return hash((Complex, self.re, self.im))

    def __reduce__(self):
        return Complex, (self.re, self.im)

    def __repr__(self) -> str:
        return f"Complex[{repr_of(self.re)}, {repr_of(self.im)}]"

    def __complex__(self) -> complex:
        return complex(float(self.re), float(self.im))

    def wl_python(self) -> complex:
        return complex(self)

    def __neg__(self):
        return Complex(-self.re, -self.im)

    def __add__(self, other):
        if isinstance(other, (float, complex)):
            return complex(self) + other
        re, im = parts(other)
        return complex_number(self.re + re, self.im + im)

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, complex):
            return complex(self) * other
        if isinstance(other, float):  # by parts: an exact 0 times a negative number is no -0.
            return complex(float(self.re) * other if self.re else 0.0, float(self.im) * other)
        re, im = parts(other)
        return complex_number(
            _product(self.re, re) - _product(self.im, im), _product(self.re, im) + _product(self.im, re)
        )

    __rmul__ = __mul__

    def reciprocal(self):
        """1/(re + im I)"""
        size = self.re * self.re + self.im * self.im
        if isinstance(size, int):
            size = Fraction(size)
        return complex_number(self.re / size, -self.im / size)

    def __truediv__(self, other):
        if isinstance(other, (float, complex)):
            return complex(self) / other
        if isinstance(other, Complex):
            return self * other.reciprocal()
        other = Fraction(other) if isinstance(other, int) else other
        return complex_number(self.re / other, self.im / other)

    def __rtruediv__(self, other):
        return self.reciprocal() * other

    def __pow__(self, exponent: int):
        """For an integer exponent, by repeated squaring."""
        base, exponent = (self, exponent) if exponent >= 0 else (self.reciprocal(), -exponent)
        found = 1
        while exponent:
            if exponent & 1:
                found = base * found
            base = base * base
            exponent >>= 1
        return found


def parts(x) -> tuple:
    """Real and imaginary part of any number; an exact 0 for real ones."""
    if type(x) is Complex:
        return x.re, x.im
    if type(x) is complex:
        return x.real, x.imag
    return x, 0


def complex_number(re, im):
    """re + im I: a real number where im is an exact 0, a machine number where a part is one."""
    re, im = _whole(re), _whole(im)
    if type(im) is int and im == 0:
        return re
    if type(re) is float or type(im) is float:
        return complex(float(re), float(im))
    if type(re) is BigReal and not isinstance(im, BigReal):
        im = BigReal.of(im, re.precision)
    elif type(im) is BigReal and not isinstance(re, BigReal) and re != 0:
        re = BigReal.of(re, im.precision)
    return Complex(re, im)


def _product(a, b):
    """a b; an exact 0 makes it one, also of an inexact number."""
    return 0 if (type(a) is int and a == 0) or (type(b) is int and b == 0) else a * b


def _whole(x):
    return x.numerator if type(x) is Fraction and x.denominator == 1 else x
