"""Integrals over corners and jumps: known values, and what quadrature between the jumps gives."""

import numpy as np
import pytest
from scipy import integrate

from tests.evaluating import Room
from tests.language.tables import check_table

TABLE = """
Integrate[Piecewise[{{1, 0 < x < 1}, {2, 1 < x < 2}}], {x, 0, 2}] ⇒ 3
Integrate[Piecewise[{{1, Abs[x] < 1}}], {x, -2, 2}] ⇒ 2
Integrate[Piecewise[{{x^2, 0 < x < 2}}], {x, -5, 5}] ⇒ 8/3
Integrate[Piecewise[{{Exp[-x], x > 0}}], {x, -Infinity, Infinity}] ⇒ 1
Integrate[Piecewise[{{a x, x > 0}}, b], {x, -1, 1}] ⇒ a/2 + b
Integrate[Piecewise[{{1, x <= 0}, {-1, x > 0}}], x] ⇒ Piecewise[{{x, x <= 0}}, -x]
Integrate[Piecewise[{{x^2, x < 1}, {x, 1 <= x < 2}}], x] ⇒
    Piecewise[{{x^3/3, x <= 1}, {-1/6 + x^2/2, 1 < x <= 2}}, 11/6]
Integrate[Boole[x^2 < 2], {x, -5, 5}] ⇒ 2 Sqrt[2]
Integrate[Boole[!(0 < x < 1) || x == 7], {x, -1, 3}] ⇒ 3
Integrate[UnitBox[x] + UnitTriangle[x], {x, -2, 2}] ⇒ 2
Integrate[HeavisideTheta[x - 1], {x, 0, 3}] ⇒ 2
Integrate[Clip[x], {x, -3, 4}] ⇒ 1
Integrate[If[x > 1, x, 0], {x, 0, 3}] ⇒ 4
Integrate[Abs[x^2 - 1], {x, -2, 2}] ⇒ 4
Integrate[Abs[Sin[x]], {x, 0, 2 Pi}] ⇒ 4
Integrate[Max[x, x^2], {x, 0, 2}] ⇒ 17/6
Integrate[Floor[x], {x, 0, 3}] ⇒ 3
Integrate[Mod[x, 1], {x, 0, 5/2}] ⇒ 9/8
Integrate[Ceiling[2 x] + FractionalPart[x], {x, 0, 2}] ⇒ 6
Head[Integrate[Piecewise[{{1, x > t}}], {x, 0, 1}]] ⇒ Integrate
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "text, f, jumps",
    [
        ("Abs[x - 1] + Abs[x^2 - 2]", lambda x: abs(x - 1) + abs(x * x - 2), [1, 2**0.5, -(2**0.5)]),
        ("x^2 Floor[2 x]", lambda x: x * x * np.floor(2 * x), list(np.arange(-1.5, 3, 0.5))),
        ("Cos[x] Sign[Sin[2 x]]", lambda x: np.cos(x) * np.sign(np.sin(2 * x)), [-np.pi / 2, 0, np.pi / 2]),
    ],
)
def test_quadrature_between_the_jumps_agrees(text, f, jumps):
    expected, _ = integrate.quad(f, -2, 3, points=jumps, limit=200)
    found = Room().value(f"N[Integrate[{text}, {{x, -2, 3}}]]")
    np.testing.assert_allclose(float(found), expected, rtol=1e-9)
