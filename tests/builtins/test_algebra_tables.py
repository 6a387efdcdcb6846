"""Expand, D, Solve, Piecewise, Sum and Product: inputs and Wolfram's values."""

import math

import pytest

from tests.evaluating import Room

ROOM = Room()

POLYNOMIALS = """
Expand[(a + b)^3] ⇒ a^3 + 3 a^2 b + 3 a b^2 + b^3
Expand[(x + 1) (x - 1)] ⇒ -1 + x^2
Expand[2 (x + y)] ⇒ 2 x + 2 y
Expand[(a + b + c)^2] ⇒ a^2 + 2 a b + b^2 + 2 a c + 2 b c + c^2
Expand[f[(a + b)^2]] ⇒ f[(a + b)^2]
ExpandAll[f[(a + b)^2]] ⇒ f[a^2 + 2 a b + b^2]
Expand[(Sqrt[2] + 1)^2] ⇒ 3 + 2 Sqrt[2]
Expand[{(x + 1)^2, x}] ⇒ {1 + 2 x + x^2, x}
Length[Expand[(a + b + c)^10]] ⇒ 66
CoefficientList[1 + 3 x + x^3, x] ⇒ {1, 3, 0, 1}
CoefficientList[(x + a)^2, x] ⇒ {a^2, 2 a, 1}
Coefficient[(x + 1)^3, x, 2] ⇒ 3
Coefficient[(x + 1)^3, x^2] ⇒ 3
Coefficient[a x + b, x] ⇒ a
Exponent[(x + 1)^3, x] ⇒ 3
PolynomialQ[x^2 + y, x] ⇒ True
PolynomialQ[Sin[x], x] ⇒ False
Collect[a x + b x + c, x] ⇒ c + (a + b) x
"""

DERIVATIVES = """
D[x^2, x] ⇒ 2 x
D[x^a, x] ⇒ a x^(-1 + a)
D[x^x, x] ⇒ x^x (1 + Log[x])
D[Sin[x^2], x] ⇒ 2 x Cos[x^2]
D[x^3, {x, 2}] ⇒ 6 x
D[x^2 y^3, x, y] ⇒ 6 x y^2
D[x y, {{x, y}}] ⇒ {y, x}
D[{x, x^2}, x] ⇒ {1, 2 x}
D[x^2 y, {{x, y}, 2}] ⇒ {{2 y, 2 x}, {2 x, 0}}
D[Log[x], x] ⇒ 1/x
D[Log[2, x], x] ⇒ 1/(x Log[2])
D[Exp[-x^2/2], x] ⇒ -x Exp[-x^2/2]
D[Tanh[x], x] ⇒ Sech[x]^2
D[LogisticSigmoid[x], x] ⇒ LogisticSigmoid[x] (1 - LogisticSigmoid[x])
D[ArcTan[x, y], y] ⇒ x/(x^2 + y^2)
D[f[x], x] ⇒ f'[x]
D[f[x^2], x] ⇒ 2 x f'[x^2]
D[f[x, g[x]], x] ⇒ g'[x] Derivative[0, 1][f][x, g[x]] + Derivative[1, 0][f][x, g[x]]
D[f[x]^2, f[x]] ⇒ 2 f[x]
D[5, x] ⇒ 0
Grad[x^2 + y^2, {x, y}] ⇒ {2 x, 2 y}
Sin'[0] ⇒ 1
Sin''[x] ⇒ -Sin[x]
(#^3 &)'[2] ⇒ 12
Derivative[2][#^3 &][x] ⇒ 6 x
Derivative[1, 0][#1^2 #2 &][a, b] ⇒ 2 a b
(h[t_] := t^2; h'[3]) ⇒ 6
"""

EQUATIONS = """
Solve[2 x + 3 == 7, x] ⇒ {{x -> 2}}
Solve[x^2 == 4, x] ⇒ {{x -> -2}, {x -> 2}}
Solve[x^2 + 1 == 0, x] ⇒ {{x -> -I}, {x -> I}}
Solve[x^2 + 1 == 0, x, Reals] ⇒ {}
Solve[a x + b == 0, x] ⇒ {{x -> -b/a}}
Solve[{x + y == 3, x - y == 1}, {x, y}] ⇒ {{x -> 2, y -> 1}}
Solve[x + y == 3 && x - y == 1, {x, y}] ⇒ {{x -> 2, y -> 1}}
Solve[{x + y == 3, x + y == 4}, {x, y}] ⇒ {}
Solve[x == x + 1, x] ⇒ {}
SolveValues[x^2 == 9, x] ⇒ {-3, 3}
Piecewise[{{1, x > 0}, {2, True}}] ⇒ Piecewise[{{1, x > 0}}, 2]
Piecewise[{{1, 3 > 0}}] ⇒ 1
Piecewise[{{1, 3 < 0}}] ⇒ 0
Piecewise[{{1, False}, {2, x > 0}}, 5] ⇒ Piecewise[{{2, x > 0}}, 5]
"""

SERIES = """
Sum[i, {i, 10}] ⇒ 55
Sum[i^2, {i, 1, 10, 3}] ⇒ 166
Sum[x^i, {i, 0, 3}] ⇒ 1 + x + x^2 + x^3
Sum[i j, {i, 3}, {j, i}] ⇒ 25
Sum[{i, i^2}, {i, 3}] ⇒ {6, 14}
Sum[1/i, {i, {1, 2, x}}] ⇒ 3/2 + 1/x
Sum[1, {5}] ⇒ 5
Sum[i, {i, 0}] ⇒ 0
Sum[1/i, {i, 20}] ⇒ 55835135/15519504
Sum[i^2, {i, 1, n}] ⇒ Sum[i^2, {i, 1, n}]
Product[i, {i, 5}] ⇒ 120
Product[x + i, {i, 2}] ⇒ (1 + x) (2 + x)
Product[i, {i, 0}] ⇒ 1
"""

TABLES = (POLYNOMIALS, DERIVATIVES, EQUATIONS, SERIES)


@pytest.mark.parametrize("line", [line for table in TABLES for line in table.strip().splitlines()])
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("NSum[1/n^2, {n, 1, Infinity}]", math.pi**2 / 6),
        ("NSum[(-1)^n/n, {n, 1, Infinity}]", -math.log(2)),
        ("NSum[1/2^n, {n, 0, Infinity}]", 2.0),
        ("NSum[1/n!, {n, 0, Infinity}]", math.e),
        ("NSum[n^2, {n, 1, 10}]", 385.0),
    ],
)
def test_numeric_sums(text, expected):
    assert ROOM.value(text) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("NIntegrate[x^2, {x, 0, 1}]", 1 / 3),
        ("NIntegrate[Exp[-x^2], {x, -Infinity, Infinity}]", math.sqrt(math.pi)),
        ("NIntegrate[x y, {x, 0, 1}, {y, 0, x}]", 1 / 8),
        ("NIntegrate[1/Sqrt[x], {x, 0, 1}]", 2.0),
        ("x /. FindRoot[Cos[x] == x, {x, 1}]", 0.7390851332151607),
        ("y /. FindRoot[{x + y == 3, x y == 2}, {{x, 0.5}, {y, 3}}]", 2.0),
        ("First[FindMinimum[(x - 2)^2 + 1, {x, 0}]]", 1.0),
        ("x /. Last[FindMinimum[(x - 2)^2 + (y + 1)^4, {{x, 0}, {y, 0}}]]", 2.0),
        ("First[FindMaximum[3 Exp[-(x - 1)^2], {x, 0}]]", 3.0),
    ],
)
def test_numeric_integrals_roots_and_extrema(text, expected):
    assert ROOM.value(text) == pytest.approx(expected, rel=1e-7)


def test_variables_of_numeric_functions_are_local():
    ROOM.value("w = 5; NIntegrate[w, {w, 0, 1}]; FindRoot[w^2 == 2, {w, 1}]")
    assert ROOM.value("w") == 5


@pytest.mark.parametrize(
    "text, name",
    [
        ("NIntegrate[a x, {x, 0, 1}]", "NIntegrate::inumr"),
        ("NIntegrate[x, {x, 0, b}]", "NIntegrate::ilim"),
        ("FindRoot[x^2 + 1, {x, 1}]", "FindRoot::cvmit"),
        ("FindRoot[x^2 - 2, x]", "FindRoot::fdss"),
        ("FindMinimum[x, {x, 0}]", "FindMinimum::cvmit"),
        ("D[x, 2]", "D::ivar"),
        ("D[x, {x, a}]", "D::dvar"),
        ("Solve[x^3 == a x + 1, x]", "Solve::nsmet"),
        ("Solve[x Sin[x] == 1, x]", "Solve::nsmet"),
        ("Solve[x, x]", "Solve::eqf"),
        ("NSum[n, {n, 1, Infinity}]", "NSum::nconv"),
        ("Expand[(a + b + c + d + e1)^100]", "Expand::lmt"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)
