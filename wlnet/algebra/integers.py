"""Number theory of Python integers: primes, factors, divisors, roots, digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import count
from math import gcd, isqrt, log

from wlnet.algebra.large import divide, power_modulo, product, product_of

# Miller-Rabin with these bases is a proof below 3.3 10^24 (Sorenson and Webster 2015).
_WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
_SMALL_LIMIT = 2000
_SIEVED_BITS = 200  # of integers above which a test costs more than a sieve
_SIEVE_LIMIT = 10**4


def _unchecked() -> None:
    """Nobody wants to be asked during a long search."""


@lru_cache(maxsize=4)
def primes_up_to(limit: int) -> tuple[int, ...]:
    """The primes 2..limit, by the sieve of Eratosthenes."""
    if limit < 2:
        return ()
    sieve = bytearray([1]) * (limit + 1)
    sieve[0:2] = b"\0\0"
    for p in range(2, isqrt(limit) + 1):
        if sieve[p]:
            sieve[p * p :: p] = bytes(len(range(p * p, limit + 1, p)))
    return tuple(i for i, is_prime_i in enumerate(sieve) if is_prime_i)


# The first 51 p for which 2^p - 1 is prime, as the Great Internet Mersenne Prime Search lists them.
MERSENNE_EXPONENTS = (
    2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127, 521, 607, 1279, 2203, 2281, 3217, 4253, 4423, 9689, 9941,
    11213, 19937, 21701, 23209, 44497, 86243, 110503, 132049, 216091, 756839, 859433, 1257787, 1398269,
    2976221, 3021377, 6972593, 13466917, 20996011, 24036583, 25964951, 30402457, 32582657, 37156667,
    42643801, 43112609, 57885161, 74207281, 77232917, 82589933,
)  # fmt: skip


def is_prime(n: int) -> bool:
    """Whether |n| is prime; above 3.3 10^24 a strong probable prime to thirteen bases."""
    n = abs(n)
    if n < 2:
        return False
    for p in _WITNESSES:
        if n % p == 0:
            return n == p
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(n, base, odd, twos) for base in _WITNESSES)


def _passes(n: int, base: int, odd: int, twos: int) -> bool:
    x = power_modulo(base, odd, n)
    if x in (1, n - 1):
        return True
    for _ in range(twos - 1):
        x = divide(product(x, x), n)[1]
        if x == n - 1:
            return True
    return False


def factors(n: int, check: Callable[[], None] = _unchecked) -> dict[int, int]:
    """Prime factors of n > 0 with their exponents, in increasing order.

    check    called now and then during a long search; may raise
    """
    found: dict[int, int] = {}
    for p in primes_up_to(_SMALL_LIMIT):
        if p * p > n:
            break
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
    waiting = [n] if n > 1 else []
    while waiting:
        m = waiting.pop()
        if m < _SMALL_LIMIT**2 or is_prime(m):
            found[m] = found.get(m, 0) + 1
        else:
            divisor = _divisor(m, check)
            waiting += [divisor, m // divisor]
    return dict(sorted(found.items()))


def _divisor(n: int, check: Callable[[], None]) -> int:
    """A proper divisor of a composite n without small factors: Pollard's rho, Brent's form."""
    root = isqrt(n)
    if root * root == n:
        return root
    for c in count(1):
        y, product, r = 2, 1, 1
        found = 1
        while found == 1:
            x = y
            for _ in range(r):
                y = (y * y + c) % n
            done = 0
            while done < r and found == 1:
                check()
                start = y
                for _ in range(min(128, r - done)):
                    y = (y * y + c) % n
                    product = product * abs(x - y) % n
                found = gcd(product, n)
                done += 128
            r *= 2
        if found == n:
            found, y = 1, start
            while found == 1:
                y = (y * y + c) % n
                found = gcd(abs(x - y), n)
        if found != n:
            return found
    raise AssertionError("a composite number has a proper divisor")


def known_factors(n: int) -> dict[int, int]:
    """As `factors`, but large cofactors (above 10^24) stay whole, perfect powers excepted."""
    if n < 10**24:
        return factors(n)
    found: dict[int, int] = {}
    for p in primes_up_to(_SMALL_LIMIT):
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
    if n < 10**24:
        for p, k in factors(n).items() if n > 1 else ():
            found[p] = found.get(p, 0) + k
        return found
    base, exponent = perfect_power(n)
    found[base] = exponent
    return found


def perfect_power(n: int) -> tuple[int, int]:
    """(b, k) with b^k = n > 1 and k as large as possible."""
    for k in reversed(primes_up_to(n.bit_length())):
        root = integer_root(n, k)
        if root**k == n:
            base, exponent = perfect_power(root)
            return base, exponent * k
    return n, 1


def integer_root(n: int, k: int) -> int:
    """Floor of the k-th root of n >= 0."""
    if k == 2:
        return isqrt(n)
    if n < 2:
        return n
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y


def valuation(n: int, p: int) -> int:
    """How often p > 1 divides n != 0."""
    found = 0
    while n % p == 0:
        n //= p
        found += 1
    return found


def divisors(n: int, check: Callable[[], None] = _unchecked) -> list[int]:
    """All divisors of n > 0, increasing."""
    found = [1]
    for p, k in factors(n, check).items():
        found = [d * p**i for d in found for i in range(k + 1)]
    return sorted(found)


def totient(n: int, check: Callable[[], None] = _unchecked) -> int:
    """How many of 1..n have no common divisor with n > 0."""
    for p in factors(n, check):
        n -= n // p
    return n


def nth_prime(n: int) -> int:
    """The n-th prime, n >= 1."""
    limit = 15 if n < 6 else int(n * (log(n) + log(log(n)))) + 1
    return primes_up_to(limit)[n - 1]


def next_prime(n: int) -> int:
    """The smallest prime above n."""
    if n.bit_length() <= _SIEVED_BITS:
        found = max(n + 1, 2)
        while not is_prime(found):
            found += 1
        return found
    while True:
        width = n.bit_length()  # a prime in it is to be expected
        left = bytearray([1]) * width
        for p in primes_up_to(_SIEVE_LIMIT):
            first = -(n + 1) % p
            left[first::p] = bytes(len(range(first, width, p)))
        for offset, is_left in enumerate(left):
            if is_left and is_prime(n + 1 + offset):
                return n + 1 + offset
        n += width


def digits(n: int, base: int) -> list[int]:
    """Digits of n >= 0, the most significant first; {0} for 0."""
    if n == 0:
        return [0]
    if base == 10 and n < 10**4000:
        return list(map(int, str(n)))
    found = []
    while n:
        n, digit = divmod(n, base)
        found.append(digit)
    return found[::-1]


def length(n: int, base: int) -> int:
    """How many digits n >= 0 has; 0 for 0."""
    if not n:
        return 0
    estimate = log(n) / log(base)
    whole = round(estimate)
    if abs(estimate - whole) > 1e-12 * estimate + 1e-9:  # what floating point may be wrong by
        return int(estimate) + 1
    return whole + (n >= base**whole)


def fibonacci(n: int) -> int:
    """F(n) for any integer, by doubling."""
    if n < 0:
        return fibonacci(-n) if n % 2 else -fibonacci(-n)
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = product(a, 2 * b - a), product(a, a) + product(b, b)
        if bit == "1":
            a, b = b, a + b
    return a


def jacobi(n: int, m: int) -> int:
    """The Jacobi symbol of n over an odd m > 0, by the law of quadratic reciprocity: -1, 0 or 1."""
    n, sign = n % m, 1
    while n:
        while n % 2 == 0:
            n //= 2
            if m % 8 in (3, 5):
                sign = -sign
        n, m = m, n
        if n % 4 == m % 4 == 3:
            sign = -sign
        n %= m
    return sign if m == 1 else 0


def double_factorial(n: int) -> int:
    """n!! for n >= -1."""
    return product_of(range(n, 1, -2))
