"""Counting primes without finding them all, and what is made of many primes."""

from __future__ import annotations

from math import comb, isqrt

import numpy as np

from wlnet.algebra.large import divide, product_of

_COMB_BITS = 1 << 18  # of a binomial coefficient that Python finds in a moment
_MOST_SIEVED = 10**8


def prime_count(n: int) -> int:
    """How many primes are at most n, by the method of Lucy: numbers left by the sieve at every n // k.

    Takes some n^(3/4) steps and sqrt(n) memory.
    """
    if n < 2:
        return 0
    root = isqrt(n)
    small = np.arange(-1, root, dtype=np.int64)  # small[v]: left among 2..v
    large = n // np.maximum(np.arange(root + 1, dtype=np.int64), 1) - 1  # large[k]: left among 2..n // k
    small[0] = 0
    for p in range(2, root + 1):
        if small[p] != small[p - 1]:
            _strike(small, large, p, n, root)
    return int(large[1])


def _strike(small: np.ndarray, large: np.ndarray, p: int, n: int, root: int) -> None:
    """Take the multiples of the prime p, whose least factor it is, out of all counts."""
    below = small[p - 1]
    last = min(root, n // (p * p))
    near = min(last, root // p)
    change = large[p : near * p + 1 : p].copy()
    far = small[(n // p) // np.arange(near + 1, last + 1, dtype=np.int64)]
    large[1 : near + 1] -= change - below
    large[near + 1 : last + 1] -= far - below
    if p * p <= root:
        small[p * p :] -= small[np.arange(p * p, root + 1) // p] - below


def primes_below(limit: int) -> np.ndarray:
    """The primes less than limit, by the sieve of Eratosthenes."""
    left = np.ones(max(limit, 2), dtype=bool)
    left[:2] = False
    for p in range(2, isqrt(max(limit - 1, 0)) + 1):
        if left[p]:
            left[p * p :: p] = False
    return np.flatnonzero(left)


def binomial(n: int, k: int) -> int:
    """comb(n, k) for n, k >= 0.

    A large one is the product of the powers of primes in it: p as often as there are carries in the
    sum of k and n - k in base p (Kummer 1852).
    """
    k = min(k, n - k)
    if k < 0:
        return 0
    if k * (n.bit_length() - k.bit_length() + 2) <= _COMB_BITS:
        return comb(n, k)
    if n > _MOST_SIEVED:
        return divide(product_of(range(n - k + 1, n + 1)), product_of(range(2, k + 1)))[0]
    primes = primes_below(n + 1)
    exponents = np.zeros_like(primes)
    above, first, second = n // primes, k // primes, (n - k) // primes
    while above[0]:
        exponents += above - first - second
        above, first, second = above // primes, first // primes, second // primes
    kept = exponents > 0
    return product_of([p**e for p, e in zip(primes[kept].tolist(), exponents[kept].tolist(), strict=True)])
