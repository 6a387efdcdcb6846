"""Bases of ideals, elimination, algebraic numbers: known values, and laws that the results obey."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
GroebnerBasis[{x^2 + y^2 - 1, x - y}, {x, y}] ⇒ {2 y^2 - 1, x - y}
GroebnerBasis[{x^2 - 2 y^2, x y - 3}, {x, y}] ⇒ {2 y^4 - 9, 3 x - 2 y^3}
GroebnerBasis[{x + y, x^2 - 1, y^2 - 2 x}, {x, y}] ⇒ {1}
GroebnerBasis[{x^2 + y^2 + z^2 == 1, x - y + z == 2}, {x}, {y, z}] ⇒ {}
GroebnerBasis[{a == x + y, b == x y, s == x^2 + y^2}, {a, b, s}, {x, y}] ⇒ {a^2 - 2 b - s}
PolynomialReduce[x^3 + y^3, {x^2 - y^2 - 1, x + 2 y - 7}, {x, y}] ⇒ {{x, 1 + y^2}, 7 - 2 y + 7 y^2 - y^3}
Eliminate[{f == x^5 + y^5, a == x + y, b == x y}, {x, y}] ⇒ f == a^5 - 5 a^3 b + 5 a b^2
Eliminate[{x == 2 + y, y == z}, y] ⇒ 2 + z == x
Eliminate[{2 x + 3 y + 4 z == 1, 9 x + 8 y + 7 z == 2}, z] ⇒ 11 y == 1 - 22 x
Eliminate[x == 1 && x == 2, x] ⇒ False
Eliminate[{x == y}, x] ⇒ True
MinimalPolynomial[Sqrt[2] + Sqrt[3], x] ⇒ 1 - 10 x^2 + x^4
MinimalPolynomial[2^(1/3), x] ⇒ x^3 - 2
MinimalPolynomial[Sqrt[1 + Sqrt[3]], x] ⇒ x^4 - 2 x^2 - 2
MinimalPolynomial[(1 + I)/Sqrt[2], x] ⇒ 1 + x^4
MinimalPolynomial[3/4, x] ⇒ 4 x - 3
RootReduce[GoldenRatio + (1 - Sqrt[5])/2] ⇒ 1
RootReduce[Sqrt[2] Sqrt[3] - Sqrt[6] + x] ⇒ x
AlgebraicIntegerQ[{0, 1/2, Sqrt[2]/2, I}] ⇒ {True, False, False, True}
AlgebraicIntegerQ[{(1 + Sqrt[5])/2, 1.5, Pi}] ⇒ {True, False, False}
IrreduciblePolynomialQ[x^2 + 1] ⇒ True
IrreduciblePolynomialQ[x^2 - 1] ⇒ False
SquareFreeQ[(2 x + 3)^2] ⇒ False
SquareFreeQ[4 (x + 1) (x + 2)] ⇒ True
FactorSquareFreeList[x^5 - x^3 - x^2 + 1] ⇒ {{1, 1}, {x - 1, 2}, {1 + 2 x + 2 x^2 + x^3, 1}}
CountRoots[x^3 - x, x] ⇒ 3
CountRoots[(x - 1)^2 (x + 5), {x, 0, 2}] ⇒ 2
CountRoots[x^4 + 1, x] ⇒ 0
PolynomialExtendedGCD[x^2 - 1, x^2 + 3 x + 2, x] ⇒ {1 + x, {-1/3, 1/3}}
MonomialList[x^2 y^2 + x^3, {x, y}, "DegreeLexicographic"] ⇒ {x^2 y^2, x^3}
MonomialList[(x + 1)^5, x, Modulus -> 2] ⇒ {x^5, x^4, x, 1}
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize("number", ["Sqrt[2] + 3^(1/3)", "Sqrt[2 + Sqrt[5]] - I", "1/(1 + Sqrt[7])"])
def test_a_number_is_a_root_of_its_minimal_polynomial(number):
    ROOM.check(f"Abs[N[MinimalPolynomial[{number}, x] /. x -> ({number})]] < 10^-9", "True")
    ROOM.check(f"IrreduciblePolynomialQ[MinimalPolynomial[{number}, x]]", "True")
    ROOM.check(f"Abs[N[RootReduce[{number}] - ({number})]] < 10^-9", "True")


def test_dividends_are_put_together_again():
    p, q = "x^4 y + 2 x y^2 - 1", "{2 x^2 - y, x y - 3}"
    ROOM.check(f"With[{{d = PolynomialReduce[{p}, {q}, {{x, y}}]}}, Expand[d[[1]] . {q} + d[[2]]]]", p)


@pytest.mark.parametrize(
    "text, message",
    [
        ("GroebnerBasis[{x + 1.5}, {x}]", "GroebnerBasis::wlnetpoly"),
        ('GroebnerBasis[{x}, {x}, MonomialOrder -> "Odd"]', "GroebnerBasis::wlnetorder"),
        ("Eliminate[{Sin[x] == y, x == z}, x]", "Eliminate::wlnetalg"),
        ("Eliminate[{x + 1}, x]", "Eliminate::eqf"),
        ("MinimalPolynomial[Pi, x]", "MinimalPolynomial::nalg"),
        ('MonomialList[x, {x}, "Odd"]', "MonomialList::wlnetorder"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
