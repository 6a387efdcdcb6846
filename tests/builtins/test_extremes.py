"""Extremes, vector fields, roots as alternatives, residues of polynomials: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
Minimize[x^2 + 2 x, x] ⇒ {-1, {x -> -1}}
Maximize[-x^2 + 4 x, x] ⇒ {4, {x -> 2}}
Minimize[x^4 - 2 x^2, x] ⇒ {-1, {x -> -1}}
Minimize[{x^3, -1 <= x <= 2}, x] ⇒ {-1, {x -> -1}}
Maximize[{x^2, 0 <= x <= 3}, x] ⇒ {9, {x -> 3}}
{MinValue[x^2 + 3, x], MaxValue[5 - x^2, x]} ⇒ {3, 5}
{ArgMin[(x - 2)^2, x], ArgMax[-(x - 1)^2, x]} ⇒ {2, 1}
Div[{x^2, y^2}, {x, y}] ⇒ 2 x + 2 y
Curl[{y, -x}, {x, y}] ⇒ -2
Curl[{-y, x, 0}, {x, y, z}] ⇒ {0, 0, 2}
Laplacian[x^2 + y^2, {x, y}] ⇒ 4
Roots[x^2 - 3 x + 2 == 0, x] ⇒ x == 1 || x == 2
{ToRules[x == 1 || x == 2]} ⇒ {{x -> 1}, {x -> 2}}
{ToRules[x == 1 && y == 2]} ⇒ {{x -> 1, y -> 2}}
PolynomialMod[3 x^2 + 5, 2] ⇒ 1 + x^2
Cyclotomic[{1, 5, 6, 12}, x] ⇒ {-1 + x, 1 + x + x^2 + x^3 + x^4, 1 - x + x^2, 1 - x^2 + x^4}
"""


def test_values():
    check_table(TABLE, compiling=True)


def test_an_extreme_at_infinity_is_told():
    messages, found = ROOM.messages("Minimize[x^3, x] === {-Infinity, {x -> -Infinity}}")
    assert str(found) == "True" and messages == ["Minimize::natt"]


@pytest.mark.parametrize(
    "text, message",
    [
        ("Minimize[x y, {x, y}]", "Minimize::wlnetext"),
        ("Minimize[Sin[x], x]", "Minimize::wlnetext"),
        ("Div[{x}, {x, y}]", "Div::wlnetfield"),
        ("Curl[{x, y, z, w}, {x, y, z, w}]", "Curl::wlnetfield"),
        ("ToRules[x]", "ToRules::fncs"),
        ("PolynomialMod[x, 0]", "PolynomialMod::wlnetmod"),
    ],
)
def test_wrong_arguments_are_told(text, message):
    ROOM.check_unevaluated(text, message)
