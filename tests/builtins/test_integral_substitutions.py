"""Integrals by half angles and completed squares, with parameters, by Gamma and Zeta: quadrature agrees."""

import numpy as np
import pytest
from scipy import integrate

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
Integrate[1/(1 + Cos[x]), x] ⇒ Tan[x/2]
Integrate[1/(2 + Cos[x]), {x, 0, 2 Pi}] ⇒ (2 Pi)/Sqrt[3]
Integrate[1/(a + Cos[x]), {x, 0, 2 Pi}, Assumptions -> a > 1] ⇒ (2 Pi)/(Sqrt[-1 + a] Sqrt[1 + a])
Head[Integrate[1/(2 + Cos[x]), {x, 0, t}]] ⇒ Integrate
Integrate[1/Sqrt[x (1 - x)], {x, 0, 1}] ⇒ Pi
Integrate[Sqrt[2 x - x^2], {x, 0, 2}] ⇒ Pi/2
Integrate[x/(1 + x^4), x] ⇒ ArcTan[x^2]/2
Integrate[x^2/(1 + x^6), x] ⇒ ArcTan[x^3]/3
Integrate[Sin[Log[x]], x] ⇒ (x (-Cos[Log[x]] + Sin[Log[x]]))/2
Integrate[Log[1 + x]/x, x] ⇒ -PolyLog[2, -x]
Integrate[Log[x]/(1 + x), {x, 0, 1}] ⇒ -Pi^2/12
Integrate[x^n, {x, 0, 1}] ⇒ ConditionalExpression[1/(1 + n), Re[n] > -1]
Integrate[x^n, {x, 0, 1}, Assumptions -> n > 0] ⇒ 1/(1 + n)
Integrate[x^3/(Exp[x] - 1), {x, 0, Infinity}] ⇒ Pi^4/15
Integrate[Exp[-a x], {x, 0, Infinity}] ⇒ ConditionalExpression[1/a, Re[a] > 0]
Integrate[x^2 Exp[-a x^2], {x, -Infinity, Infinity}, Assumptions -> a > 0] ⇒ Sqrt[Pi]/(2 a^(3/2))
Integrate[x^n Exp[-x], {x, 0, Infinity}] ⇒ ConditionalExpression[Gamma[1 + n], Re[n] > -1]
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "f",
    [
        "x^2 Cos[2 x] Exp[-x]",
        "Cos[x]/(2 - Cos[x])",
        "1/(Sin[3 x] + 2 Cos[3 x] + 5)",
        "1/Sqrt[x^2 + 2 x + 5]",
        "x^2/Sqrt[x^2 + x + 1]",
        "x/Sqrt[1 + x^4]",
        "1/(x^2 Sqrt[x^2 + 1])",
        "Log[3 x]/(2 + x)",
        "Log[3 + 2 x]/x",
    ],
)
def test_the_derivative_of_an_antiderivative_is_the_function(f):
    ROOM.check(f"Abs[N[D[Integrate[{f}, x], x] - ({f}) /. x -> 7/10]] < 10^-9", "True")


@pytest.mark.parametrize(
    "text, f, a, b",
    [
        ("1/(3 + Sin[2 x]), {x, 1, 7}", lambda x: 1 / (3 + np.sin(2 * x)), 1, 7),
        ("Exp[-2 x^2 + x] Cos[3 x], {x, -Infinity, Infinity}", None, -9, 9),
        ("x^2/(Exp[3 x] + 1), {x, 0, Infinity}", lambda x: x**2 / (np.exp(3 * x) + 1), 0, 60),
        ("Sin[3 x]^2/x^2, {x, 0, Infinity}", lambda x: 9 * np.sinc(3 * x / np.pi) ** 2, 0, 3000),
    ],
)
def test_quadrature_agrees(text, f, a, b):
    f = f or (lambda x: np.exp(-2 * x * x + x) * np.cos(3 * x))
    found = float(ROOM.value(f"N[Integrate[{text}]]"))
    np.testing.assert_allclose(found, integrate.quad(f, a, b, limit=8000)[0], rtol=2e-4)
