"""Expand with a pattern and with options, and powers of long sums."""

from math import factorial

import numpy as np

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session

TABLE = """
Expand[(x + y)^3] ⇒ x^3 + 3 x^2 y + 3 x y^2 + y^3
Expand[(a + b) (a + c + d)] ⇒ a^2 + a b + a c + b c + a d + b d
Expand[(a + b)^2 (c + d)] ⇒ a^2 c + 2 a b c + b^2 c + a^2 d + 2 a b d + b^2 d
Expand[(a + b) (c + d), a] ⇒ a (c + d) + b (c + d)
Expand[(1 + x)^2 (1 + y)^2, x] ⇒ (1 + y)^2 + 2 x (1 + y)^2 + x^2 (1 + y)^2
Expand[(1 + a)^12, Modulus -> 3] ⇒ 1 + a^3 + a^9 + a^12
Expand[(1 + a)^12, Modulus -> 4] ⇒ 1 + 2 a^2 + 3 a^4 + 3 a^8 + 2 a^10 + a^12
Expand[Sin[x + y], Trig -> True] ⇒ Cos[y] Sin[x] + Cos[x] Sin[y]
Expand[{4 (x + y), 2 (x + y) == 4 (x + y)}] ⇒ {4 x + 4 y, 2 x + 2 y == 4 x + 4 y}
Expand[(a + 2 b + 3)^2] ⇒ 9 + 6 a + a^2 + 12 b + 4 a b + 4 b^2
n (n - 1) ⇒ (-1 + n) n
"""


def test_values():
    check_table(TABLE, compiling=True)


def test_a_long_power_is_in_canonical_order_with_multinomial_coefficients():
    session = Session()
    session.evaluate("power = Expand[(a + b + c + d)^9]")
    assert session.evaluate("Length[power]") == 220
    assert session.evaluate("OrderedQ[power]")
    assert session.evaluate("Sort[power] === power")
    wanted = factorial(9) // (factorial(2) * factorial(3) * factorial(4))
    assert session.evaluate("Coefficient[power, a^2 c^3 d^4]") == wanted
    assert session.evaluate("power /. {a -> 1, b -> 2, c -> 3, d -> 4}") == 10**9


def test_a_long_power_minds_values_and_rules_given_later():
    session = Session()
    session.evaluate("long = Expand[(p + q + r)^50]")
    assert session.evaluate("Length[long]") == 1326
    assert session.evaluate("p = 1; q = 1; r = 2; long") == 4**50
    session.evaluate("Clear[p, q, r]; u /: u v = 7")
    assert (
        session.evaluate("Coefficient[Expand[(u + v + w)^50], w, 48] /. {u -> 0, v -> 0}") == 2450 // 2 * 14
    )


def test_a_modulus_that_is_no_integer_is_told():
    Room().check_unevaluated("Expand[(1 + a)^2, Modulus -> x]", "Expand::modi")


def test_nested_squares_of_one_kernel_are_multiplied_by_their_coefficients():
    """Against the same recursion on coefficient rows by NumPy's object convolution."""
    room = Room()
    row = np.array([0, 1], dtype=object)
    for _ in range(8):
        row[0] += 1
        row = np.convolve(row, row)
    found = room.value("Length[nested = Expand[Nest[(# + 1)^2 &, x, 8]]]")
    assert found == 257
    assert list(room.value("CoefficientList[nested, x]").args) == list(row)


def test_products_and_powers_of_one_kernel():
    check_table(
        """
Expand[(1/2 + 1/x - x/3)^3] ⇒ -7/8 + 1/x^3 + 3/(2 x^2) - 1/(4 x) + x/12 + x^2/6 - x^3/27
Expand[(1 + 2 Sin[x])^3] ⇒ 1 + 6 Sin[x] + 12 Sin[x]^2 + 8 Sin[x]^3
Expand[(1 + x)^2 (1 - x)^2 y] ⇒ y - 2 x^2 y + x^4 y
Expand[(1 + x^100000)^2] ⇒ 1 + 2 x^100000 + x^200000
Expand[(x (1 + y) - x y - x + 3)^2] ⇒ 9
Expand[(x + x^3)^3] ⇒ x^3 + 3 x^5 + 3 x^7 + x^9
""",
        compiling=True,
    )
