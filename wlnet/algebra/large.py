"""Products and powers of integers with millions of digits, in pieces that each take a moment.

One multiplication of Python's may take minutes and cannot be stopped; Karatsuba's three products
of halves cost the same altogether, and between them an abort is heard.
"""

from __future__ import annotations

_BITS = 1 << 20  # of a factor that Python multiplies in a quarter of a second


def product(a: int, b: int) -> int:
    """a b"""
    n, m = a.bit_length(), b.bit_length()
    if n <= _BITS and m <= _BITS:
        return a * b
    if a < 0 or b < 0:
        found = product(abs(a), abs(b))
        return found if (a < 0) == (b < 0) else -found
    if n > m:
        a, b, n, m = b, a, m, n
    half = (m + 1) // 2
    low, high = b & ((1 << half) - 1), b >> half
    if n <= half:
        return product(a, low) + (product(a, high) << half)
    first, second = a & ((1 << half) - 1), a >> half
    bottom, top = product(first, low), product(second, high)
    middle = product(first + second, low + high) - bottom - top
    return bottom + (middle << half) + (top << 2 * half)


def power(base: int, exponent: int) -> int:
    """base^exponent for an exponent that is not negative."""
    if base.bit_length() * exponent <= 2 * _BITS or base & (base - 1) == 0:
        return base**exponent
    found = 1
    for bit in bin(exponent)[2:]:
        found = product(found, found)
        if bit == "1":
            found = product(found, base)
    return found
