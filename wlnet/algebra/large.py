"""Arithmetic of integers with thousands to millions of digits, in pieces that each take a moment.

One operation of Python's on such integers may take minutes and cannot be stopped. In pieces it costs
the same or less (Karatsuba's three products of halves, the division of Burnikel and Ziegler 1998, the
half steps of Euclid's algorithm by Knuth and Schoenhage), and between them an abort is heard.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_BITS = 1 << 20  # of a factor that Python multiplies in a quarter of a second
_DIVISOR_BITS = 1 << 16  # by which Python divides twice as many in some milliseconds
_COMMON_BITS = 1 << 18  # of which Python finds the greatest common divisor in a tenth of a second
_STEP_BITS = 60  # of integers on which the steps of Euclid's algorithm are taken one by one
_WORK = 10**8  # products of digits of 30 bits that take Python about a quarter of a second
_WINDOW = 5  # bits of an exponent taken at once


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


def product_of(factors: Sequence[int]) -> int:
    """The product of many integers, halves first."""
    if len(factors) <= 64:
        found = 1
        for factor in factors:
            found = product(found, factor)
        return found
    half = len(factors) // 2
    return product(product_of(factors[:half]), product_of(factors[half:]))


def power(base: int, exponent: int) -> int:
    """base^exponent for an exponent that is not negative."""
    if base > 1 and base & (base - 1) == 0:
        return 1 << (base.bit_length() - 1) * exponent
    if base.bit_length() * exponent <= 2 * _BITS or abs(base) <= 1:
        return base**exponent
    found = 1
    for bit in bin(exponent)[2:]:
        found = product(found, found)
        if bit == "1":
            found = product(found, base)
    return found


def divide(a: int, b: int) -> tuple[int, int]:
    """divmod(a, b)"""
    if b.bit_length() <= _DIVISOR_BITS and a.bit_length() <= 16 * _BITS:
        return divmod(a, b)
    if a.bit_length() - b.bit_length() <= _DIVISOR_BITS and a.bit_length() <= 16 * _BITS:
        return divmod(a, b)
    if b < 0:
        quotient, rest = divide(-a, -b)
        return quotient, -rest
    if a < 0:  # ~a = -a - 1 >= 0
        quotient, rest = divide(~a, b)
        return ~quotient, b + ~rest
    n = b.bit_length()
    quotient, rest = 0, 0
    for at in range((a.bit_length() + n - 1) // n - 1, -1, -1):  # digits of n bits
        digit, rest = _divide_twice((rest << n) | ((a >> at * n) & ((1 << n) - 1)), b, n)
        quotient = (quotient << n) | digit
    return quotient, rest


def _divide_twice(a: int, b: int, n: int) -> tuple[int, int]:
    """divmod(a, b) where b has n bits and a < 2^n b."""
    if a.bit_length() - n <= _DIVISOR_BITS or n <= _DIVISOR_BITS:
        return divmod(a, b)
    odd = n & 1
    if odd:
        a, b, n = a << 1, b << 1, n + 1
    half = n // 2
    mask = (1 << half) - 1
    parts = (b >> half, b & mask)
    high, rest = _divide_three(a >> n, (a >> half) & mask, b, parts, half)
    low, rest = _divide_three(rest, a & mask, b, parts, half)
    return (high << half) | low, rest >> odd


def _divide_three(a: int, following: int, b: int, parts: tuple[int, int], n: int) -> tuple[int, int]:
    """divmod(a 2^n + following, b) for b = top 2^n + bottom, a < b."""
    top, bottom = parts
    if a >> n == top:
        quotient, rest = (1 << n) - 1, a - (top << n) + top
    else:
        quotient, rest = _divide_twice(a, top, n)
    rest = ((rest << n) | following) - product(quotient, bottom)
    while rest < 0:
        quotient, rest = quotient - 1, rest + b
    return quotient, rest


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """pow(base, exponent, modulus); ValueError for a negative exponent of what has no inverse."""
    size = modulus.bit_length()
    if exponent.bit_length() * (size // 30 + 1) ** 2 <= _WORK:
        return pow(base, exponent, modulus)
    if exponent < 0:
        base, exponent = pow(base, -1, modulus), -exponent
    simple = size <= _DIVISOR_BITS  # a product and a remainder take some milliseconds
    turn = (lambda x: pow(x, 1 << _WINDOW, modulus)) if simple else _squarings(modulus)
    powers = [1, divide(base, modulus)[1]]
    while len(powers) < 1 << _WINDOW:
        powers.append(divide(product(powers[-1], powers[1]), modulus)[1])
    found = 1
    digits = f"{exponent:b}"  # once: to shift a long exponent again and again costs more
    digits = digits.zfill(-(-len(digits) // _WINDOW) * _WINDOW)
    for at in range(0, len(digits), _WINDOW):
        found = turn(found)
        digit = int(digits[at : at + _WINDOW], 2)
        if digit:
            found = divide(product(found, powers[digit]), modulus)[1]
    return divide(found, modulus)[1]


def _squarings(modulus: int):
    """x to x^(2^_WINDOW) modulo a modulus of very many digits."""

    def turn(x: int) -> int:
        for _ in range(_WINDOW):
            x = divide(product(x, x), modulus)[1]
        return x

    return turn


def common_divisor(*numbers: int) -> int:
    """math.gcd(*numbers)"""
    found = 0
    for n in numbers:
        found = _common(found, n)
        if found == 1:
            return 1
    return found


def common_multiple(*numbers: int) -> int:
    """math.lcm(*numbers)"""
    found = 1
    for n in map(abs, numbers):
        if n == 0:
            return 0
        found = product(found, divide(n, common_divisor(found, n))[0])
    return found


def _common(a: int, b: int) -> int:
    a, b = abs(a), abs(b)
    if a < b:
        a, b = b, a
    while b.bit_length() > _COMMON_BITS:
        if a.bit_length() - b.bit_length() < b.bit_length() // 4:
            a, b = _applied(_half_steps(a, b), a, b)
        if b:
            a, b = b, divide(a, b)[1]
    return math.gcd(a % b, b) if b else a


def _half_steps(a: int, b: int) -> tuple[int, int, int, int]:
    """A matrix of determinant 1 or -1 that takes a >= b >= 0 to about half as many bits.

    It is found from the leading bits. What it does to the rest may miss Euclid's steps by a little, which
    changes no common divisor.
    """
    n = a.bit_length()
    goal = n // 2
    if n <= _STEP_BITS:
        return _single_steps(a, b, goal)
    matrix = _half_steps(a >> goal, b >> goal)
    a, b, matrix = _ordered(matrix, a, b)
    if b.bit_length() > goal:
        quotient, rest = divide(a, b)
        p, q, r, s = matrix
        matrix = (r, s, p - product(quotient, r), q - product(quotient, s))
        a, b = b, rest
    shift = max(2 * goal - a.bit_length(), 0)
    if b.bit_length() > goal and a.bit_length() - shift < n - 1:
        matrix = _composed(_half_steps(a >> shift, b >> shift), matrix)
    return matrix


def _single_steps(a: int, b: int, goal: int) -> tuple[int, int, int, int]:
    p, q, r, s = 1, 0, 0, 1
    while b >> goal:
        quotient, rest = divmod(a, b)
        a, b = b, rest
        p, q, r, s = r, s, p - quotient * r, q - quotient * s
    return p, q, r, s


def _ordered(matrix: tuple[int, int, int, int], a: int, b: int):
    """(a, b, matrix) after the matrix, both not negative and the larger first."""
    p, q, r, s = matrix
    a, b = product(p, a) + product(q, b), product(r, a) + product(s, b)
    if a < 0:
        a, p, q = -a, -p, -q
    if b < 0:
        b, r, s = -b, -r, -s
    return (b, a, (r, s, p, q)) if a < b else (a, b, (p, q, r, s))


def _applied(matrix: tuple[int, int, int, int], a: int, b: int) -> tuple[int, int]:
    return _ordered(matrix, a, b)[:2]


def _composed(second: tuple, first: tuple) -> tuple[int, int, int, int]:
    p, q, r, s = second
    t, u, v, w = first
    return (
        product(p, t) + product(q, v),
        product(p, u) + product(q, w),
        product(r, t) + product(s, v),
        product(r, u) + product(s, w),
    )
