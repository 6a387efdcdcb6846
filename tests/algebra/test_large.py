"""Products and powers in pieces are those of Python."""

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
