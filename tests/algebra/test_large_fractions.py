"""Fractions of large integers are those of Python."""

import random
from fractions import Fraction

import pytest

from wlnet.algebra import large_fractions, numbers


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(large_fractions, "_BITS", 0)


def test_sums_and_products():
    draw = random.Random(2)
    for _ in range(300):
        a, b = (Fraction(draw.randrange(-999, 999), draw.randrange(1, 60)) for _ in range(2))
        for first, second in ((a, b), (a, 6), (-4, b), (a, 0)):
            assert numbers.add(first, second) == first + second
            found = numbers.multiply(first, second)
            assert found == first * second
            assert type(found) is (int if (first * second).denominator == 1 else Fraction)
            assert hash(found) == hash(first * second)
