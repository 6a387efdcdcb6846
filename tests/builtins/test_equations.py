"""Solve of systems, roots and logarithms, Apart with parameters, D of lists: inputs and Wolfram's values."""

from tests.evaluating import Room
from tests.language.tables import check_table

TABLE = """
Solve[x^5 == x, x] ⇒ {{x -> -1}, {x -> 0}, {x -> -I}, {x -> I}, {x -> 1}}
Solve[x^2 == 1 && y^2 == 4, {x, y}] ⇒ {{x -> -1, y -> -2}, {x -> -1, y -> 2}, {x -> 1, y -> -2},
    {x -> 1, y -> 2}}
Solve[{x^2 == 4, y == x + 1}, {x, y}] ⇒ {{x -> -2, y -> -1}, {x -> 2, y -> 3}}
Solve[{x + y == 3, x y == 2}, {x, y}] ⇒ {{x -> 1, y -> 2}, {x -> 2, y -> 1}}
Solve[Sqrt[x] == 2, x] ⇒ {{x -> 4}}
Solve[Sqrt[x] == -2, x] ⇒ {}
Solve[Sqrt[x + 1] == x - 1, x] ⇒ {{x -> 3}}
Solve[2 Sqrt[x] + x == 3, x] ⇒ {{x -> 1}}
Solve[Log[x] == 3, x] ⇒ {{x -> E^3}}
Solve[ArcTan[2 x] == 1, x] ⇒ {{x -> Tan[1]/2}}
Solve[ArcTan[x] == 5, x] ⇒ {}
Solve[x^2 + a == c, x] ⇒ {{x -> -Sqrt[-a + c]}, {x -> Sqrt[-a + c]}}
Solve[y == m x + b, x] ⇒ {{x -> (-b + y)/m}}
Solve[{x + y == a, x - y == b}, {x, y}] ⇒ {{x -> (a + b)/2, y -> (a - b)/2}}
Solve[E^x == 2, x, Reals] ⇒ {{x -> Log[2]}}
Solve[2^x == 8, x, Reals] ⇒ {{x -> 3}}
Solve[Abs[x - 1] == 3, x, Reals] ⇒ {{x -> -2}, {x -> 4}}
Solve[E^(2 x) - 3 E^x + 2 == 0, x, Reals] ⇒ {{x -> 0}, {x -> Log[2]}}
Simplify[Sin[x]/Cos[x]] ⇒ Tan[x]
Simplify[Cos[x]^2 - Sin[x]^2] ⇒ Cos[2 x]
Simplify[2 Sin[x] Cos[x]] ⇒ Sin[2 x]
Simplify[(1 - Cos[2 x])/2] ⇒ Sin[x]^2
Simplify[Tan[x] Cos[x]] ⇒ Sin[x]
Simplify[Log[2] + Log[3]] ⇒ Log[6]
Apart[1/(x^2 - y^2), x] ⇒ 1/(2 (x - y) y) - 1/(2 y (x + y))
Apart[1/((x - a) (x - b)), x] ⇒ 1/((a - b) (-a + x)) - 1/((a - b) (-b + x))
Sin[1/(x^2 - y^2)] // Apart ⇒ Sin[1/(x^2 - y^2)]
Integrate[1/((x - a) (x - b)), x] ⇒ Log[-a + x]/(a - b) - Log[-b + x]/(a - b)
D[{f[x], g[x]}, {{x, y}}] ⇒ {{f'[x], 0}, {g'[x], 0}}
D[x^2 y, {{x, y}, 2}] ⇒ {{2 y, 2 x}, {2 x, 0}}
D[{a, b}, x] ⇒ {0, 0}
D[Piecewise[{{x^2, x > 0}, {0, True}}], x] ⇒ Piecewise[{{2 x, x > 0}}, 0]
D[Sum[a[i] x^i, {i, 0, n}], x] ⇒ Sum[i x^(-1 + i) a[i], {i, 0, n}]
D[HeavisideTheta[x], x] ⇒ DiracDelta[x]
{DiracDelta[1], UnitBox[0.3], UnitBox[2], UnitTriangle[1/2]} ⇒ {0, 1, 0, 1/2}
Dt[x^2 + y, x] ⇒ 2 x + Dt[y, x]
Dt[x y] ⇒ y Dt[x] + x Dt[y]
Dt[5 Pi] ⇒ 0
Coefficient[(x + 3 y)^5 (1 + 2 z)^4, z, 2] ⇒ 24 (x + 3 y)^5
CoefficientList[Series[2 x, {x, 0, 9}], x] ⇒ {0, 2}
"""


def test_values():
    check_table(TABLE, compiling=True)


def test_what_is_no_equation_is_told():
    Room().check_unevaluated("Solve[4 x, x]", "Solve::eqf")


def test_division_by_zero_with_remainder_is_told():
    Room().check_unevaluated("QuotientRemainder[13, 0]", "QuotientRemainder::divz")
