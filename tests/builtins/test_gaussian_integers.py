"""Divisors, primes and factors of a + b I."""

from itertools import product

import pytest

from tests.evaluating import Room
from wlnet.algebra.gaussian import common, factored, is_gaussian_prime

ROOM = Room()

VALUES = """
FactorInteger[5, GaussianIntegers -> True] ⇒ {{-I, 1}, {1 + 2 I, 1}, {2 + I, 1}}
FactorInteger[2 + 4 I] ⇒ {{-I, 1}, {1 + I, 2}, {1 + 2 I, 1}}
FactorInteger[12, GaussianIntegers -> False] ⇒ {{2, 2}, {3, 1}}
PrimeQ[{1 + I, 2 + I, 3 + I}] ⇒ {True, True, False}
PrimeQ[{2, 3, 5}, GaussianIntegers -> True] ⇒ {False, True, False}
{CoprimeQ[1 + 2 I, 1 - I], CoprimeQ[2, 4 + 2 I], CoprimeQ[4, 9, 25]} ⇒ {True, False, True}
{GCD[2 + 2 I, 4], LCM[1 + I, 2], GCD[12, 18]} ⇒ {2 + 2 I, 2, 6}
Subdivide[p, q, 2] ⇒ {p, p/2 + q/2, q}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


def test_factors_multiply_to_the_number_and_are_primes():
    for x in product(range(-12, 13), repeat=2):
        if x == (0, 0):
            continue
        found = complex(1)
        for (a, b), exponent in factored(x):
            found *= complex(a, b) ** exponent
            assert abs(complex(a, b)) == 1 or is_gaussian_prime((a, b))
        assert found == complex(*x)


def test_a_common_divisor_divides_both_and_is_the_greatest():
    for x in product(range(-6, 7), repeat=2):
        for y in ((4, 2), (3, 0), (0, 5), (-7, 1)):
            g = complex(*common(x, y))
            for z in (complex(*x) / g, complex(*y) / g):
                assert abs(z - complex(round(z.real), round(z.imag))) < 1e-12
            sizes = [sum(part**2 for part in prime) for prime, _ in factored(common(x, y))]
            assert all(x[0] ** 2 + x[1] ** 2 == 0 or (x[0] ** 2 + x[1] ** 2) % size == 0 for size in sizes)
