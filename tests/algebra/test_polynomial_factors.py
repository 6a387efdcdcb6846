"""Polynomials over the integers: products come apart into the factors they were made of."""

import random

import pytest

from wlnet.algebra.polynomials.divisors import gcd, lcm
from wlnet.algebra.polynomials.factoring import factored, square_free
from wlnet.algebra.polynomials.terms import (
    constant,
    is_constant,
    multiply,
    primitive,
    quotient,
    raised,
)


def _random(chance, kernels, degree, terms):
    return {
        tuple(chance.randrange(degree + 1) for _ in range(kernels)): chance.randrange(-5, 6) or 1
        for _ in range(terms)
    }


def _product(parts, kernels):
    found = constant(1, kernels)
    for part in parts:
        found = multiply(found, part)
    return found


@pytest.mark.parametrize(("kernels", "rounds"), [(1, 25), (2, 12)])
def test_factors_of_products(kernels, rounds):
    chance = random.Random(5)
    for _ in range(rounds):
        parts = [_random(chance, kernels, 2, 3) for _ in range(3)]
        p = _product(parts, kernels)
        c, found = factored(p)
        assert (
            multiply(constant(c, kernels), _product([raised(f, n, kernels) for f, n in found], kernels)) == p
        )
        assert sum(n for _, n in found) >= sum(not is_constant(primitive(f)) for f in parts)


def test_gcd_of_products():
    chance = random.Random(6)
    for _ in range(20):
        a, b, c = (_random(chance, 3, 2, 4) for _ in range(3))
        left, right = multiply(a, c), multiply(b, c)
        found = gcd(left, right)
        assert quotient(found, primitive(c)) is not None
        assert quotient(left, found) is not None and quotient(right, found) is not None
        assert quotient(lcm(left, right), left) is not None


def test_cyclotomic_factors():
    c, found = factored({(105,): 1, (0,): -1})
    assert c == 1 and len(found) == 8  # one factor for each divisor of 105
    assert any(min(f.values()) == -2 for f, _ in found)  # the 105th cyclotomic polynomial has a -2


def test_many_modular_factors():
    swinnerton_dyer = {(8,): 1, (6,): -40, (4,): 352, (2,): -960, (0,): 576}  # splits modulo every prime
    assert factored(swinnerton_dyer) == (1, [(swinnerton_dyer, 1)])


def test_square_free():
    x = {(1,): 1, (0,): 2}
    y = {(2,): 3, (0,): 1}
    c, found = square_free(multiply(constant(-4, 1), multiply(raised(x, 3, 1), y)))
    assert c == -4 and sorted(n for _, n in found) == [1, 3]
