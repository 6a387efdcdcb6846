"""Exact complex numbers and reals of any precision, against Python's own fractions and decimals."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex, complex_number, parts

fractions = st.fractions(min_value=-50, max_value=50, max_denominator=12)
gaussian = st.builds(complex_number, fractions, fractions)


def as_pair(z):
    return tuple(map(Fraction, parts(z)))


@given(gaussian, gaussian)
def test_products_of_complex_numbers_follow_the_rule(p, q):
    (a, b), (c, d) = as_pair(p), as_pair(q)
    assert as_pair(p * q) == (a * c - b * d, a * d + b * c)
    assert as_pair(p + q) == (a + c, b + d)
    assert as_pair(p - q) == (a - c, b - d)


@given(gaussian, gaussian)
def test_division_undoes_multiplication(p, q):
    if as_pair(q) != (0, 0):
        assert as_pair(p / (q if not isinstance(q, int) else Fraction(q)) * q) == as_pair(p)


def test_a_real_result_is_no_complex_number():
    assert Complex(0, 1) * Complex(0, 1) == -1
    assert type(Complex(1, 2) + Complex(0, -2)) is int
    assert Complex(0, 1) ** 4 == 1
    assert Complex(1, 1) ** -2 == Complex(0, Fraction(-1, 2))


def test_a_machine_part_makes_a_machine_number():
    assert complex_number(1, 0.5) == 1 + 0.5j
    assert Complex(1, 2) * 0.5 == 0.5 + 1j
    assert 2.0 - Complex(1, 2) == 1 - 2j


def test_exact_and_machine_numbers_are_different_values():
    assert Complex(1, 2) == Complex(1, 2)
    assert Complex(1, 2) != Complex(1, Fraction(3, 2))
    assert Complex(1, 2) != 1 + 2j
    assert pickle.loads(pickle.dumps(Complex(1, 2))) == Complex(1, 2)


@given(
    st.fractions(min_value=-(10**6), max_value=10**6).filter(bool),
    st.fractions(min_value=-(10**6), max_value=10**6).filter(bool),
    st.integers(5, 40),
)
def test_the_stated_digits_of_a_result_are_right(p, q, digits):
    x, y = BigReal.of(p, digits), BigReal.of(q, digits + 7)
    for found, exact in ((x * y, p * q), (x / y, p / q), (x + y, p + q), (x + q, p + q), (x * q, p * q)):
        if exact and found.precision >= 1:
            error = abs(Fraction(found.value) / exact - 1)
            assert error <= 4 * Fraction(10) ** -int(found.precision)


def test_a_difference_of_near_numbers_loses_digits():
    x = BigReal.of(Fraction(1, 3), 30)
    found = x - Fraction(333333, 1000000)
    assert 23 < found.precision < 25
    assert abs(Fraction(found.value) * 3000000 - 1) < Fraction(1, 10**22)


def test_machine_numbers_win():
    assert type(BigReal.of(2, 30) * 1.5) is float
    assert type(BigReal(Decimal("1e400"), 20.0) * 1.5) is BigReal


@pytest.mark.parametrize(
    "value, digits, output, input_form",
    [
        (Fraction(1, 3), 10, "0.3333333333", "0.3333333333333`10."),
        (2, 5, "2.0000", "2.`5."),
        (Fraction(-1, 8), 6, "-0.125000", "-0.125`6."),
        (123456, 8, "123456.00", "123456.`8."),
        (10**10, 20, "1.0000000000000000000*10^10", "1.`20.*^10"),
        (Fraction(1, 10**7), 4, "1.000*10^-7", "1.`4.*^-7"),
        (Fraction(1, 1000), 4, "0.001000", "0.001`4."),
    ],
)
def test_text(value, digits, output, input_form):
    x = BigReal.of(value, digits)
    assert x.wl_text("OutputForm") == output
    assert x.wl_text("InputForm") == input_form


def test_comparisons_with_other_numbers():
    third = BigReal.of(Fraction(1, 3), 20)
    assert third < 1
    assert third > 0.25
    assert third < Fraction(1, 2)
    assert BigReal.of(2, 20) >= 2
    assert float(third) == 1 / 3
