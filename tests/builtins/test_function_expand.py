"""FunctionExpand: inputs and Wolfram's values; expanded forms against numbers."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
FunctionExpand[Gamma[x]/Gamma[x - 1]] ⇒ x - 1
FunctionExpand[Gamma[x + 2]/Gamma[x]] ⇒ x (1 + x)
FunctionExpand[Gamma[x]/Gamma[x + 3]] ⇒ 1/(x (1 + x) (2 + x))
FunctionExpand[k!/(k - 3)!] ⇒ (k - 2) (k - 1) k
FunctionExpand[Beta[3, b]] ⇒ 2/(b (1 + b) (2 + b))
FunctionExpand[Binomial[n, k]] ⇒ Gamma[1 + n]/(Gamma[1 + k] Gamma[1 - k + n])
FunctionExpand[CatalanNumber[n]] ⇒ 2^(2 n) Gamma[1/2 + n]/(Sqrt[Pi] Gamma[2 + n])
FunctionExpand[FactorialPower[b, 3]] ⇒ (b - 2) (b - 1) b
FunctionExpand[FactorialPower[b, 3, -1]] ⇒ b (1 + b) (2 + b)
FunctionExpand[Pochhammer[a, n]] ⇒ Gamma[a + n]/Gamma[a]
FunctionExpand[HankelH2[n, z]] ⇒ BesselJ[n, z] - I BesselY[n, z]
FunctionExpand[ChebyshevT[n, x]] ⇒ Cos[n ArcCos[x]]
FunctionExpand[DirichletEta[z]] ⇒ (1 - 2^(1 - z)) Zeta[z]
FunctionExpand[{Degree, GoldenRatio}] ⇒ {Pi/180, (1 + Sqrt[5])/2}
FunctionExpand[E^ArcSinh[x]] ⇒ x + Sqrt[1 + x^2]
FunctionExpand[E^ProductLog[x]] ⇒ x/ProductLog[x]
FunctionExpand[Haversine[x]] ⇒ (1 - Cos[x])/2
FunctionExpand[LogGamma[x], x > 0] ⇒ Log[Gamma[x]]
FunctionExpand[Abs[x]^2, Element[x, Reals]] ⇒ x^2
FunctionExpand[Sqrt[3 + 2 Sqrt[2]]] ⇒ 1 + Sqrt[2]
FunctionExpand[Sqrt[5 - 2 Sqrt[6]]] ⇒ Sqrt[3] - Sqrt[2]
FunctionExpand[Cos[Pi/16]] ⇒ Sqrt[2 + Sqrt[2 + Sqrt[2]]]/2
FunctionExpand[Sin[Pi/16]] ⇒ Sqrt[2 - Sqrt[2 + Sqrt[2]]]/2
FunctionExpand[Log[10 E]] ⇒ 1 + Log[10]
FunctionExpand[(x + y)^3] ⇒ (x + y)^3
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "form",
    [
        "Fibonacci[x]", "LucasL[x]", "HarmonicNumber[x]", "Factorial2[x]", "ExpIntegralE[2, x]",
        "Sin[Pi/48]", "Cos[5 Pi/24]", "ChebyshevU[3, x/10]", "Gudermannian[x]", "Sqrt[7 + 4 Sqrt[3]]",
        "GammaRegularized[2, x]", "E^ArcTanh[x/5]", "E^ArcCsch[x]", "Cos[ArcSin[x/5]/2]",
        "Tan[ArcSin[x/5]/2]",
    ],
)  # fmt: skip
def test_the_expanded_form_has_the_same_value(form):
    ROOM.check(f"Abs[N[FunctionExpand[{form}] /. x -> 2.5] - N[{form} /. x -> 2.5]] < 10^-8", "True")
