"""Divisors and factors of whole complex numbers a + b I.

Source: K. Conrad, The Gaussian integers (lecture notes): a prime p with p = 3 modulo 4 stays prime, 2 is
-I (1 + I)^2, and any other p is a product of two conjugate primes.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

from wlnet.algebra.integers import factors, is_prime
from wlnet.expr.values.complexes import Complex, complex_number

Pair = tuple[int, int]  # a + b I


def pair_of(x) -> Pair | None:
    """The parts of a whole complex number; None for anything else."""
    if type(x) is int:
        return x, 0
    if type(x) is Complex and type(x.re) is int and type(x.im) is int:
        return x.re, x.im
    return None


def number_of(pair: Pair):
    return complex_number(*pair)


def times(x: Pair, y: Pair) -> Pair:
    (a, b), (c, d) = x, y
    return a * c - b * d, a * d + b * c


def divided(x: Pair, y: Pair) -> Pair | None:
    """x/y where that is whole, else None."""
    size = y[0] ** 2 + y[1] ** 2
    a, b = times(x, (y[0], -y[1]))
    return (a // size, b // size) if a % size == b % size == 0 else None


def first_quadrant(x: Pair) -> Pair:
    """The one of x, I x, -x, -I x with a positive real part and an imaginary part of at least 0."""
    while not (x[0] > 0 and x[1] >= 0):
        x = (-x[1], x[0])
    return x


def common(x: Pair, y: Pair) -> Pair:
    """The greatest common divisor, in the first quadrant; 0 of 0 and 0."""
    while y != (0, 0):
        size = y[0] ** 2 + y[1] ** 2
        above = times(x, (y[0], -y[1]))
        nearest = tuple((2 * part + size) // (2 * size) for part in above)
        a, b = times(nearest, y)
        x, y = y, (x[0] - a, x[1] - b)
    return x if x == (0, 0) else first_quadrant(x)


def least_multiple(x: Pair, y: Pair) -> Pair:
    """The least common multiple, in the first quadrant; 0 where one of the two is."""
    if (0, 0) in (x, y):
        return 0, 0
    found = divided(times(x, y), common(x, y))
    assert found is not None
    return first_quadrant(found)


def is_gaussian_prime(x: Pair) -> bool:
    a, b = map(abs, x)
    return (is_prime(a + b) and (a + b) % 4 == 3) if a * b == 0 else is_prime(a * a + b * b)


def factored(x: Pair, check: Callable[[], None] = lambda: None) -> list[tuple[Pair, int]]:
    """[(factor, exponent), ...]: a unit other than 1 first, then primes of the first quadrant in order."""
    found: dict[Pair, int] = {}
    for p in factors(x[0] ** 2 + x[1] ** 2, check):
        for prime in _primes_above(p):
            while (left := divided(x, prime)) is not None:
                found[prime] = found.get(prime, 0) + 1
                x = left
    units = [] if x == (1, 0) else [(x, 1)]
    return units + sorted(found.items())


def _primes_above(p: int) -> list[Pair]:
    if p == 2:
        return [(1, 1)]
    if p % 4 == 3:
        return [(p, 0)]
    a, b = _two_squares(p)
    return [(a, b), (b, a)]


def _two_squares(p: int) -> Pair:
    """a, b with p = a^2 + b^2 (Hermite and Serret: Euclid's algorithm on p and a square root of -1)."""
    g = next(g for g in range(2, p) if pow(g, (p - 1) // 2, p) == p - 1)
    a, b = p, pow(g, (p - 1) // 4, p)
    limit = isqrt(p)
    while b > limit:
        a, b = b, a % b
    return first_quadrant((b, a % b))
