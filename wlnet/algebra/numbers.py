"""Numbers of the language: which they are, and their sums, products and conversions.

Machine numbers that leave their range become BigReal numbers of machine precision instead of
infinities; exact rationals with denominator 1 become integers.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf, isfinite

from wlnet.algebra.large import product
from wlnet.algebra.large_fractions import are_large, fraction_product, fraction_sum
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal
from wlnet.expr.values.complexes import Complex, complex_number, parts

NUMBERS = frozenset({int, float, complex, Fraction, Complex, BigReal})
REALS = frozenset({int, float, Fraction, BigReal})
RATIONALS = frozenset({int, Fraction})
MACHINE = frozenset({float, complex})

INDETERMINATE, COMPLEX_INFINITY, INFINITY = S.Indeterminate, S.ComplexInfinity, S.Infinity
UNDEFINED = S.Undefined  # as Indeterminate, it swallows the sum, the product or the function around it

I = Complex(0, 1)  # noqa: E741 (its name in the language)


def is_number(x) -> bool:
    """NumberQ"""
    return type(x) in NUMBERS


def is_real(x) -> bool:
    return type(x) in REALS


def is_exact(x) -> bool:
    """ExactNumberQ"""
    kind = type(x)
    return kind in RATIONALS or (kind is Complex and not isinstance(x.im, BigReal))


def is_inexact(x) -> bool:
    """InexactNumberQ"""
    return type(x) in NUMBERS and not is_exact(x)


def is_zero(x) -> bool:
    """Whether a number is 0, 0. or 0. + 0. I."""
    return type(x) in NUMBERS and type(x) is not Complex and not x


def rational(numerator: int, denominator: int):
    """numerator/denominator in lowest terms; an integer where it is one."""
    return whole(Fraction(numerator, denominator))


def whole(x):
    """An integral Fraction as an int, everything else as it is."""
    return x.numerator if type(x) is Fraction and x.denominator == 1 else x


def add(a, b):
    """a + b of two numbers."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return a + b
    if kind in RATIONALS and other in RATIONALS and are_large(a, b):
        return whole(fraction_sum(a, b))
    try:
        total = a + b
    except OverflowError:
        return _big(a) + _big(b)
    if type(total) is Fraction:
        return whole(total)
    if type(total) is float and not isfinite(total):
        return _beyond(a, b, total, BigReal.__add__)
    return total


def multiply(a, b):
    """a b of two numbers."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return product(a, b)
    if kind in RATIONALS and other in RATIONALS and are_large(a, b):
        return whole(fraction_product(a, b))
    try:
        found = a * b
    except OverflowError:
        return _big(a) * _big(b)
    if type(found) is Fraction:
        return whole(found)
    if type(found) is float and not isfinite(found):
        return _beyond(a, b, found, BigReal.__mul__)
    return found


def subtract(a, b):
    return add(a, -b)


def reciprocal(a):
    """1/a of a number that is not 0."""
    kind = type(a)
    if kind in RATIONALS:
        return whole(1 / Fraction(a))
    if kind is Complex:
        return a.reciprocal()
    if kind is float:
        found = 1 / a
        return found if isfinite(found) else 1 / BigReal.of(a, MACHINE_DIGITS)
    return 1 / a


def divide(a, b):
    """a/b, b not 0; machine numbers are divided once, so that the last bit is right."""
    kinds = {type(a), type(b)}
    if float in kinds and kinds <= {float, int, Fraction}:
        try:
            found = a / b
        except OverflowError:
            return _big(a) / _big(b)
        return found if isfinite(found) else _big(a) / _big(b)
    return multiply(a, reciprocal(b))


def absolute(a):
    """Size of a real number."""
    return -a if a < 0 else a


def sign_of(a) -> int:
    """-1, 0 or 1 of a real number."""
    return -1 if a < 0 else 1 if a > 0 else 0


def machine(x):
    """N of a number: float or complex; out of range a BigReal of machine precision."""
    kind = type(x)
    if kind in MACHINE:
        return x
    if kind is Complex:
        return complex_number(machine(x.re), machine(x.im))
    try:
        found = float(x)
    except OverflowError:
        found = inf
    return found if isfinite(found) else BigReal.of(x, MACHINE_DIGITS)


def to_precision(x, digits: float):
    """N[x, digits] of a number. Machine numbers stay as they are."""
    kind = type(x)
    if kind in MACHINE:
        return x
    if kind is Complex:
        re = 0 if type(x.re) is int and x.re == 0 else to_precision(x.re, digits)
        return complex_number(re, to_precision(x.im, digits))
    if kind is BigReal and x.precision <= digits:
        return x
    return BigReal.of(x, digits)


def _big(x):
    """A machine or exact number as BigReal of machine precision, complex ones by parts."""
    re, im = parts(x)
    re = re if isinstance(re, BigReal) else BigReal.of(re, MACHINE_DIGITS)
    if type(im) is int:
        return re
    return Complex(re, im if isinstance(im, BigReal) else BigReal.of(im, MACHINE_DIGITS))


def _beyond(a, b, found: float, operation):
    """What to give for a machine result that is not finite."""
    if isfinite(a) and isfinite(b):
        return operation(_big(a), _big(b))
    return INDETERMINATE if found != found else found
