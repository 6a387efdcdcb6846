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
Apart[1/(x^2 - y^2), x] ⇒ 1/(2 (x - y) y) - 1/(2 y (x + y))
Apart[1/((x - a) (x - b)), x] ⇒ 1/((a - b) (-a + x)) - 1/((a - b) (-b + x))
Sin[1/(x^2 - y^2)] // Apart ⇒ Sin[1/(x^2 - y^2)]
Integrate[1/((x - a) (x - b)), x] ⇒ Log[-a + x]/(a - b) - Log[-b + x]/(a - b)
D[{f[x], g[x]}, {{x, y}}] ⇒ {{f'[x], 0}, {g'[x], 0}}
D[x^2 y, {{x, y}, 2}] ⇒ {{2 y, 2 x}, {2 x, 0}}
D[{a, b}, x] ⇒ {0, 0}
Coefficient[(x + 3 y)^5 (1 + 2 z)^4, z, 2] ⇒ 24 (x + 3 y)^5
CoefficientList[Series[2 x, {x, 0, 9}], x] ⇒ {0, 2}
"""


def test_values():
    check_table(TABLE, compiling=True)


def test_what_is_no_equation_is_told():
    Room().check_unevaluated("Solve[4 x, x]", "Solve::eqf")


def test_division_by_zero_with_remainder_is_told():
    Room().check_unevaluated("QuotientRemainder[13, 0]", "QuotientRemainder::divz")
