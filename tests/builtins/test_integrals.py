"""Integrals: Wolfram's forms, and their derivatives by numbers."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session

ROOM = Room()

INDEFINITE = """
Integrate[x^n, x] ⇒ x^(1 + n)/(1 + n)
Integrate[1/x, x] ⇒ Log[x]
Integrate[Sin[2 x + 1], x] ⇒ -Cos[1 + 2 x]/2
Integrate[2^x, x] ⇒ 2^x/Log[2]
Integrate[Log[x], x] ⇒ -x + x Log[x]
Integrate[x^2 E^x, x] ⇒ E^x (2 - 2 x + x^2)
Integrate[x Log[x], x] ⇒ -x^2/4 + x^2 Log[x]/2
Integrate[1/(a^2 + x^2), x] ⇒ ArcTan[x/a]/a
Integrate[1/(x^2 - 1), x] ⇒ Log[1 - x]/2 - Log[1 + x]/2
Integrate[x/(1 + x^2), x] ⇒ Log[1 + x^2]/2
Integrate[1/Sqrt[1 - x^2], x] ⇒ ArcSin[x]
Integrate[Sqrt[1 - x^2], x] ⇒ 1/2 (x Sqrt[1 - x^2] + ArcSin[x])
Integrate[Sin[x]^2, x] ⇒ x/2 - Sin[2 x]/4
Integrate[Sin[x] Cos[x], x] ⇒ -Cos[x]^2/2
Integrate[Tan[x], x] ⇒ -Log[Cos[x]]
Integrate[Sec[x]^2, x] ⇒ Tan[x]
Integrate[ArcTan[x], x] ⇒ x ArcTan[x] - Log[1 + x^2]/2
Integrate[E^(-x^2), x] ⇒ Sqrt[Pi] Erf[x]/2
Integrate[E^x Sin[x], x] ⇒ 1/2 E^x (-Cos[x] + Sin[x])
Integrate[f[x] f'[x], x] ⇒ f[x]^2/2
Integrate[Sin[x]/x, x] ⇒ SinIntegral[x]
Integrate[E^(2 x)/x, x] ⇒ ExpIntegralEi[2 x]
Integrate[1/Log[x], x] ⇒ LogIntegral[x]
Integrate[Sin[x^2], x] ⇒ Sqrt[Pi/2] FresnelS[Sqrt[2/Pi] x]
Integrate[{x, x^2}, x] ⇒ {x^2/2, x^3/3}
Integrate[x^2, x, y] ⇒ x^3 y/3
D[Integrate[f[x], x], x] ⇒ f[x]
D[Integrate[f[t], {t, 0, x^2}], x] ⇒ 2 x f[x^2]
"""

DEFINITE = """
Integrate[x^2, {x, 0, 1}] ⇒ 1/3
Integrate[Sin[x], {x, 0, Pi}] ⇒ 2
Integrate[E^(-x^2), {x, -Infinity, Infinity}] ⇒ Sqrt[Pi]
Integrate[x^3 E^-x, {x, 0, Infinity}] ⇒ 6
Integrate[1/x, {x, 1, E}] ⇒ 1
Integrate[1/(1 + x^2), {x, -Infinity, Infinity}] ⇒ Pi
Integrate[Log[x], {x, 0, 1}] ⇒ -1
Integrate[1/Sqrt[x], {x, 0, 1}] ⇒ 2
Integrate[Sqrt[1 - x^2], {x, 0, 1}] ⇒ Pi/4
Integrate[Abs[x], {x, -1, 1}] ⇒ 1
Integrate[Max[x, 1 - x], {x, 0, 1}] ⇒ 3/4
Integrate[x, {x, a, b}] ⇒ 1/2 (-a^2 + b^2)
Integrate[x y, {x, 0, 1}, {y, 0, 2}] ⇒ 1
Integrate[x^2 + y^2, {x, 0, 1}, {y, 0, x}] ⇒ 1/3
Integrate[1.5 x, {x, 0, 1}] ⇒ 0.75
Integrate[Sin[x]/x, {x, 0, Infinity}] ⇒ Pi/2
"""


@pytest.mark.parametrize("table", [INDEFINITE, DEFINITE], ids=["indefinite", "definite"])
def test_values(table):
    check_table(table, compiling=True)


INTEGRANDS = [
    "1/(1 + x^3)",
    "1/(1 + x^2)^2",
    "(x + 1)/(x^2 + x + 1)",
    "x^3/(x^2 + 3 x + 2)",
    "Cos[x]^4",
    "Sin[x]^2 Cos[x]^3",
    "Tan[x]^3",
    "Tanh[x]^2",
    "x^2 Sin[3 x]",
    "x^3 E^(-2 x)",
    "E^(2 x) Cos[3 x]",
    "x^2 E^(-x^2)",
    "Log[x]^2",
    "x ArcTan[x]",
    "ArcSin[x/3]",
    "Log[1 + x^2]",
    "x Sqrt[1 + x]",
    "1/(1 + Sqrt[x])",
    "E^Sqrt[x]",
    "E^x/(1 + E^x)",
    "1/(x Log[x + 1] + Log[x + 1])",
    "Sec[x/4]",
    "Sqrt[4 + x^2]",
    "x^2/Sqrt[1 + x]",
    "x ArcSin[x/3]",
    "x^3 Sqrt[2 + 3 x^2]",
]


@pytest.mark.parametrize("f", INTEGRANDS)
def test_the_derivative_of_the_integral_is_the_integrand(f):
    session = Session()
    session.evaluate(f"F = Integrate[{f}, x]")
    assert session.evaluate("FreeQ[F, Integrate]")
    for x in (0.4, 1.3):
        slope = session.evaluate(f"((F /. x -> {x} + 10^-5) - (F /. x -> {x} - 10^-5)) 10^5/2")
        assert slope == pytest.approx(session.evaluate(f"N[{f} /. x -> {x}]"), rel=1e-7)


@pytest.mark.parametrize("text", ["Integrate[1/x, {x, -1, 1}]", "Integrate[1/x, {x, 1, Infinity}]"])
def test_integrals_that_diverge_are_told(text):
    ROOM.check_unevaluated(text, "Integrate::idiv")


def test_wrong_variables_are_told():
    ROOM.check_unevaluated("Integrate[x, 3]", "Integrate::ilim")


@pytest.mark.parametrize("text", ["Integrate[f[x], x]", "Integrate[x^x, x]", "Integrate[f[x], {x, a, b}]"])
def test_what_has_no_elementary_integral_stays(text):
    messages, found = ROOM.messages(f"Head[{text}]")
    assert str(found) == "Integrate" and not messages
