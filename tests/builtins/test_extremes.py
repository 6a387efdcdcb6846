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
Minimize[E^x - x, x] ⇒ {1, {x -> 0}}
Minimize[(x - 3)^2 + (y - 2)^2, {x, y}] ⇒ {0, {x -> 3, y -> 2}}
Minimize[{x^2 + y^2, x + y >= 1}, {x, y}] ⇒ {1/2, {x -> 1/2, y -> 1/2}}
Minimize[{2 x + 3 y, x + y >= 1, x >= 0, y >= 0}, {x, y}] ⇒ {2, {x -> 1, y -> 0}}
Minimize[{x + y, {2 x + 3 y == 6, x >= 0, y >= 0}}, {x, y}, Integers] ⇒ {2, {x -> 0, y -> 2}}
Minimize[{3 n[1] + n[2], n[1] + n[2] >= 2, n[1] >= 1/2, n[2] >= 0}, {n[1], n[2]}, Integers] ⇒
    {4, {n[1] -> 1, n[2] -> 1}}
Maximize[{Sin[x], 0 < x < 2 Pi}, x] ⇒ {1, {x -> Pi/2}}
Maximize[{x y, x + y == 10}, {x, y}] ⇒ {25, {x -> 5, y -> 5}}
Maximize[{x y, x + y == 10}, {x, y}, Integers] ⇒ {25, {x -> 5, y -> 5}}
Minimize[Abs[x + 2] + 1, x] ⇒ {1, {x -> -2}}
Minimize[x^2 + 1/x^2, x] ⇒ {2, {x -> -1}}
MaxValue[x (10 - x), x, Integers] ⇒ 25
Maximize[{x + y, x < 3 && y < 2}, {x, y}, Integers] ⇒ {3, {x -> 2, y -> 1}}
Minimize[{x + y, 8.5 x + 7.5 y == 100, x >= 0, y >= 0, Element[x, Integers], Element[y, Integers]}, {x, y}] ⇒
    {12., {x -> 10, y -> 2}}
Maximize[{x^2 y, x + y <= 3, x >= 0, y >= 0}, {x, y}] ⇒ {4, {x -> 2, y -> 1}}
Minimize[{x + y, x^2 + y^2 <= 1}, {x, y}] ⇒ {-Sqrt[2], {x -> -1/Sqrt[2], y -> -1/Sqrt[2]}}
Minimize[x^4 + y^4 - 4 x y, {x, y}] ⇒ {-2, {x -> -1, y -> -1}}
Div[{x^2, y^2}, {x, y}] ⇒ 2 x + 2 y
Curl[{y, -x}, {x, y}] ⇒ -2
Curl[x y, {x, y}] ⇒ {-x, y}
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
    "text, value, message",
    [
        ("Minimize[{x, x > 1}, x]", "{1, {x -> 1}}", "Minimize::wksol"),
        ("Maximize[{x^2, x > 1}, x]", "{Infinity, {x -> Infinity}}", "Maximize::natt"),
        (
            "Minimize[x + y, {x, y}]",
            "{-Infinity, {x -> Indeterminate, y -> Indeterminate}}",
            "Minimize::natt",
        ),
        ("Minimize[{x, x > 1 && x < 0}, x]", "{Infinity, {x -> Indeterminate}}", "Minimize::infeas"),
        ("Minimize[E^x, x]", "{0, {x -> -Infinity}}", "Minimize::natt"),
        ("NMinimize[x, x]", "{-Infinity, {x -> Indeterminate}}", "NMinimize::ubnd"),
        ("NMinimize[{x, x > 1 && x < 0}, x]", "{Infinity, {x -> Indeterminate}}", "NMinimize::nsol"),
    ],
)
def test_what_is_not_taken_is_told(text, value, message):
    messages, found = ROOM.messages(f"{text} === {value}")
    assert str(found) == "True" and messages == [message]


@pytest.mark.parametrize(
    "text, message",
    [
        ("Minimize[a x^2, x]", "Minimize::wlnetext"),
        ("Minimize[Sin[x], x]", "Minimize::wlnetext"),
        ("Div[{x}, {x, y}]", "Div::wlnetfield"),
        ("Curl[{x, y, z, w}, {x, y, z, w}]", "Curl::wlnetfield"),
        ("ToRules[x]", "ToRules::fncs"),
        ("PolynomialMod[x, 0]", "PolynomialMod::wlnetmod"),
    ],
)
def test_wrong_arguments_are_told(text, message):
    ROOM.check_unevaluated(text, message)
