"""Products, powers, quotients and divisors in pieces are those of Python."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.algebra import large

INTEGERS = st.one_of(st.integers(-(2**400), 2**400), st.integers(0, 2**3000))


@given(INTEGERS, INTEGERS)
def test_products(a, b):
    kept, large._BITS = large._BITS, 64
    try:
        assert large.product(a, b) == a * b
    finally:
        large._BITS = kept


@given(st.integers(-50, 50), st.integers(0, 300))
def test_powers(base, exponent):
    kept, large._BITS = large._BITS, 64
    try:
        assert large.power(base, exponent) == base**exponent
    finally:
        large._BITS = kept


@pytest.fixture
def small_pieces(monkeypatch):
    for name, value in (("_BITS", 64), ("_DIVISOR_BITS", 40), ("_COMMON_BITS", 70), ("_WORK", 10)):
        monkeypatch.setattr(large, name, value)


def _pairs(count: int, bits: int):
    draw = random.Random(7)
    for _ in range(count):
        a, b = draw.getrandbits(draw.randrange(1, bits)), draw.getrandbits(draw.randrange(1, bits)) or 1
        yield a * draw.choice((1, -1)), b * draw.choice((1, -1))


def test_quotients_and_remainders(small_pieces):
    for a, b in _pairs(400, 3000):
        assert large.divide(a, b) == divmod(a, b)


@pytest.mark.parametrize("n", [100, 333, 2048])
def test_quotients_at_the_ends_of_digits(small_pieces, n):
    b = (1 << n) - 1
    for a in (b * b, b * b - 1, b << n, (b << n) - 1, (b << n) + b, 1 << 3 * n, b - 1, b, 0):
        for divisor in (b, 1 << n, (1 << n) + 1, (1 << (n - 1)) + 1):
            assert large.divide(a, divisor) == divmod(a, divisor)


def test_common_divisors(small_pieces):
    for (a, b), (g, _) in zip(_pairs(80, 2500), _pairs(80, 800), strict=True):
        assert large.common_divisor(a * g, b * g) == math.gcd(a * g, b * g)
        assert large.common_multiple(a * g, b * g, 12) == math.lcm(a * g, b * g, 12)
    assert large.common_divisor() == 0
    assert large.common_divisor(0, -(3**900)) == 3**900
    assert large.common_divisor(3**900, 3**700 * 7, 3**500 * 5) == 3**500


def test_common_divisors_of_neighbours_of_fibonacci(small_pieces):
    a, b = 0, 1
    for _ in range(4000):
        a, b = b, a + b
    assert large.common_divisor(a, b) == 1
    assert large.common_divisor(a * 12, b * 18) == 6 * math.gcd(2 * a, 3 * b)


def test_powers_modulo(small_pieces):
    for (base, modulus), (exponent, _) in zip(_pairs(60, 300), _pairs(60, 200), strict=True):
        exponent = abs(exponent)
        assert large.power_modulo(base, exponent, modulus) == pow(base, exponent, modulus)
    prime = 2**127 - 1
    assert large.power_modulo(3, -(5**30), prime) == pow(3, -(5**30), prime)
    with pytest.raises(ValueError, match="not invertible"):
        large.power_modulo(6, -(5**30), 9)


def test_products_of_many(small_pieces):
    assert large.product_of(range(1, 400)) == math.factorial(399)
    assert large.product_of([]) == 1
