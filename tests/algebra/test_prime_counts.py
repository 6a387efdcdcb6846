"""Primes counted without finding them, and binomial coefficients made of primes."""

import math

import pytest

from wlnet.algebra import prime_counts


def test_counts_of_small_numbers():
    count = 0
    for n in range(1000):
        count += n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))
        assert prime_counts.prime_count(n) == count
    assert prime_counts.prime_count(-5) == 0


@pytest.mark.parametrize(("digits", "count"), [(6, 78498), (8, 5761455), (9, 50847534), (10, 455052511)])
def test_counts_of_powers_of_ten(digits, count):
    assert prime_counts.prime_count(10**digits) == count


@pytest.mark.parametrize("sieved", [10**8, 10])
def test_binomials(monkeypatch, sieved):
    monkeypatch.setattr(prime_counts, "_COMB_BITS", 0)
    monkeypatch.setattr(prime_counts, "_MOST_SIEVED", sieved)
    for n in range(60):
        for k in range(n + 3):
            assert prime_counts.binomial(n, k) == math.comb(n, k)
    assert prime_counts.binomial(30011, 9000) == math.comb(30011, 9000)


def test_primes_below():
    assert prime_counts.primes_below(30).tolist() == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    assert prime_counts.primes_below(29).tolist() == [2, 3, 5, 7, 11, 13, 17, 19, 23]
    assert prime_counts.primes_below(1).tolist() == []
