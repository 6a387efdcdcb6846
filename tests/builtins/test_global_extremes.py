"""NMinimize and its kin, FindMinimum under constraints: values known in closed form."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()


@pytest.mark.parametrize(
    "text, value",
    [
        ("NMinValue[(x - 1)^2, x]", 0.0),
        ("NMinValue[{n[1]^2 + n[2]^2, n[1] + n[2] == 1}, {n[1], n[2]}]", 0.5),
        ("NMaxValue[-x^2 + 3 x + 2, x]", 4.25),
        ("NMinValue[{x - 2 y, x^2 + y^2 <= 1}, {x, y}]", -np.sqrt(5)),
        ("NMinValue[{x^2 - (y - 1)^2, x^2 + y^2 <= 4}, {x, y}]", -9.0),
        ("NMinValue[{x + y, 3 x + 2 y >= 7 && x >= 0 && y >= 0 && Element[x | y, Integers]}, {x, y}]", 3.0),
        ("NMaxValue[{x + y, x^2 + y^2 <= 10}, {x, y}, Integers]", 4.0),
        ("NMinValue[20 + x^2 + y^2 - 10 (Cos[2 Pi x] + Cos[2 Pi y]), {x, y}]", 0.0),
        ("NMinValue[(1 - x)^2 + 100 (y - x^2)^2, {x, y}]", 0.0),
        ("NMinValue[x Log[x], x]", -1 / np.e),
        ("NMinValue[{Sqrt[x], x >= 2}, x]", np.sqrt(2)),
        ("NMaxValue[{2 x + 3 y, x + y <= 4, x + 3 y <= 6, x >= 0, y >= 0}, {x, y}]", 9.0),
        ("First[FindMinimum[{x^2 + y^2, x + y == 1}, {{x, 0}, {y, 0}}]]", 0.5),
        ("First[FindMinimum[{-x, x <= 5}, x]]", -5.0),
        ("FindMaxValue[{2 x, x <= 3}, {x, 0}]", 6.0),
        ("FindArgMin[(x - 2)^2, x]", 2.0),
        ("FindMinValue[x^2 + 3, {x, 1}]", 3.0),
    ],
)
def test_value(text, value):
    np.testing.assert_allclose(float(ROOM.value(text)), value, atol=1e-7)


def test_places_are_rules_numbers_or_lists():
    ROOM.check("NMinimize[(x - 1)^2, x]", "{0., {x -> 1.}}")
    ROOM.check("NArgMin[(x - 3)^2 + (y + 1)^2, {x, y}]", "{3., -1.}")
    ROOM.check("FindArgMax[{-(x - 2)^2 - y^2, x >= 3}, {{x, 1}, {y, 2}}]", "{3., 0.}")


@pytest.mark.parametrize(
    "text, message",
    [
        ("NMinimize[a x^2, x]", "NMinimize::nnum"),
        ("NMinimize[x^2, 3]", "NMinimize::ivar"),
        ("NMinimize[{x^2, f[x]}, x]", "NMinimize::wlnetcons"),
        ('NMinimize[x^2, x, Method -> "Magic"]', "NMinimize::wlnetopt"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)


@pytest.mark.parametrize(
    "constraints, expected",
    [("b >= 0", (1.5, 1 / 3)), ("{0 <= a <= 1, b >= 0}", (1, 4 / 3)), ("a == b", (33 / 29, 33 / 29))],
)
def test_fits_under_constraints(constraints, expected):
    found = ROOM.value(f"{{a, b}} /. FindFit[{{2, 3, 5}}, {{a x + b, {constraints}}}, {{a, b}}, x]")
    np.testing.assert_allclose([float(v) for v in found.args], expected, atol=1e-5)
