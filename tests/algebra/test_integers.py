"""Number theory against definitions and brute force."""

from math import gcd, isqrt, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.algebra import integers

PRIMES = [n for n in range(2, 2000) if all(n % d for d in range(2, isqrt(n) + 1))]


def test_primes_by_trial_division():
    assert list(integers.primes_up_to(1999)) == PRIMES
    assert [n for n in range(2000) if integers.is_prime(n)] == PRIMES
    assert [integers.nth_prime(n) for n in range(1, len(PRIMES) + 1)] == PRIMES


@pytest.mark.parametrize("n", [561, 1105, 3215031751, 3825123056546413051, 318665857834031151167461])
def test_strong_pseudoprimes_are_not_prime(n):
    assert not integers.is_prime(n)


@pytest.mark.parametrize("n", [2**31 - 1, 2**61 - 1, 2**89 - 1, 10**18 + 9])
def test_large_primes_are_prime(n):
    assert integers.is_prime(n)


@given(st.integers(1, 10**14))
def test_factors_are_primes_with_that_product(n):
    found = integers.factors(n)
    assert prod(p**k for p, k in found.items()) == n
    assert all(map(integers.is_prime, found))
    assert list(found) == sorted(found)


def test_products_of_two_large_primes_are_split():
    p, q = 1000000007, 1000000000039
    assert integers.factors(p * q) == {p: 1, q: 1}
    assert integers.factors(p * p) == {p: 2}


@given(st.integers(1, 3000))
def test_divisors_and_totient_by_counting(n):
    assert integers.divisors(n) == [d for d in range(1, n + 1) if n % d == 0]
    assert integers.totient(n) == sum(gcd(n, k) == 1 for k in range(1, n + 1))


@given(st.integers(0, 10**40), st.integers(2, 9))
def test_integer_roots_are_the_floor(n, k):
    root = integers.integer_root(n, k)
    assert root**k <= n < (root + 1) ** k


@given(st.integers(2, 50), st.integers(1, 12))
def test_perfect_powers_are_found(base, exponent):
    found, k = integers.perfect_power(base**exponent)
    assert found**k == base**exponent
    assert k % exponent == 0


@given(st.integers(0, 10**30), st.integers(2, 36))
def test_digits_add_up(n, base):
    found = integers.digits(n, base)
    assert sum(d * base**i for i, d in enumerate(reversed(found))) == n
    assert all(0 <= d < base for d in found)


@given(st.integers(-60, 60))
def test_fibonacci_numbers_follow_their_rule(n):
    assert integers.fibonacci(n + 2) == integers.fibonacci(n + 1) + integers.fibonacci(n)
    assert type(integers.fibonacci(n)) is int


@pytest.mark.parametrize("base", [2, 3, 7, 10, 16, 36, 1000])
def test_the_length_of_an_integer_is_that_of_its_digits(base):
    for n in (1, base - 1, base, *(base**k + d for k in (2, 5, 17, 100, 1000) for d in (-1, 0, 1))):
        assert base ** (integers.length(n, base) - 1) <= n < base ** integers.length(n, base)
    assert integers.length(0, base) == 0
