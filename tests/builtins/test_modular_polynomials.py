"""Division of polynomials, over the rationals, with parameters and modulo primes; couplings of momenta."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
PolynomialQuotient[x^2 + b x + 1, a x + 1, x] ⇒ -1/a^2 + b/a + x/a
PolynomialQuotientRemainder[x^2 + x + 1, Pi x + 1, x] ⇒ {-1/Pi^2 + 1/Pi + x/Pi, 1 + 1/Pi^2 - 1/Pi}
PolynomialQuotient[x^2 + 4 x + 1, 2 x + 1, x, Modulus -> 3] ⇒ 1 + 2 x
PolynomialQuotient[x^2 + 4 x + 1, 2 x + 1, x, Modulus -> 2] ⇒ 1 + x^2
PolynomialRemainder[x^2 + 4 x + 1, 2 x + 1, x, Modulus -> 5] ⇒ 3
PolynomialExtendedGCD[(x - 1) (x - 2)^2, (x - 1) (x^2 - 3), x] ⇒ {x - 1, {7 + 4 x, 9 - 4 x}}
PolynomialGCD[(1 + x)^2 (2 + x) (4 + x), (1 + x) (2 + x) (3 + x)] ⇒ (1 + x) (2 + x)
PolynomialGCD[(x - a) (b x - c)^2, (x - a) (x^2 - b c)] ⇒ x - a
PolynomialGCD[x^2 - 4, x^2 + 4 x + 4] ⇒ 2 + x
PolynomialGCD[(x + 1)^3, x^3 + x, Modulus -> 2] ⇒ 1 + x^2
PolynomialGCD[-12] ⇒ 12
PolynomialGCD[x^2 + 1, x + 2, Modulus -> -5] ⇒ 2 + x
PolynomialLCM[x^2 - 1, x + 2, Modulus -> 5] ⇒ (2 + x) (4 + x^2)
Factor[y^2 x^2 + x y^2, Modulus -> 3] ⇒ x (1 + x) y^2
Factor[x^2 + 1, Modulus -> q] ⇒ 1 + x^2
FactorList[3 x^2 + 3, Modulus -> 5] ⇒ {{3, 1}, {2 + x, 1}, {3 + x, 1}}
FactorList[x^2 + 4, GaussianIntegers -> True] ⇒ {{1, 1}, {-2 I + x, 1}, {2 I + x, 1}}
FactorSquareFree[x^4 + x^2 + 1, Modulus -> 3] ⇒ (2 + x^2)^2
FactorSquareFreeList[x^6 + 1, Modulus -> 2] ⇒ {{1, 1}, {1 + x^3, 2}}
IrreduciblePolynomialQ[x^2 + 1, Modulus -> 5] ⇒ False
IrreduciblePolynomialQ[x^2 + 1, Modulus -> 7] ⇒ True
IrreduciblePolynomialQ[x^2 - 2, Extension -> Sqrt[2]] ⇒ False
Together[1/x + 1/(1 + x), Modulus -> 5] ⇒ 2 (3 + x)/(x (1 + x))
Cancel[(x^2 - 1)/(x + 6), Modulus -> 7] ⇒ 1 + x
Resultant[x^2 - 1, x - 2, x, Modulus -> 3] ⇒ 0
CoefficientRules[7 x^2 + 9/2 x + 3, x, Modulus -> 7] ⇒ {{1} -> 1, {0} -> 3}
CoefficientList[7 x^2 + 3, x, Modulus -> 5] ⇒ {3, 0, 2}
PolynomialLCM[a + b x, c + d x] ⇒ (a + b x) (c + d x)
PolynomialLCM[(1 + x)^2 (2 + x), (1 + x) (3 + x)] ⇒ (1 + x)^2 (2 + x) (3 + x)
PolynomialQ[x^3, x^2] ⇒ False
PolynomialQ[x^2 y + 1, x^2] ⇒ True
Coefficient[Series[Exp[x], {x, 0, 5}], x, 3] ⇒ 1/6
PolyLog[-1, z] ⇒ z/(1 - z)^2
PolyLog[-2, z] ⇒ (z + z^2)/(1 - z)^3
PolyLog[-3, z] ⇒ (z + 4 z^2 + z^3)/(1 - z)^4
ClebschGordan[{1/2, 1/2}, {1/2, -1/2}, {0, 0}] ⇒ 1/Sqrt[2]
ClebschGordan[{1/2, -1/2}, {1/2, 1/2}, {0, 0}] ⇒ -1/Sqrt[2]
ClebschGordan[{5, 0}, {4, 0}, {1, 0}] ⇒ Sqrt[5/33]
ClebschGordan[{1/2, -1/2}, {1, 0}, {1/2, -1/2}] ⇒ -1/Sqrt[3]
ThreeJSymbol[{6, 0}, {4, 0}, {2, 0}] ⇒ Sqrt[5/143]
SixJSymbol[{1, 2, 3}, {2, 1, 2}] ⇒ 1/(5 Sqrt[21])
SixJSymbol[{1, 2, 3}, {9, 1, 2}] ⇒ 0
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "p, q, modulus",
    [
        ("x^8 + x^4 + x^3 + x + 1", "x^6 + x^4 + x + 1", 2),
        ("x^3 + 2 x + 1", "x^2 + 3", 7),
        ("x^4 - 1", "x^3 - 1", 5),
    ],
)
def test_the_gcd_modulo_a_prime_is_put_together_of_both(p, q, modulus):
    found = f"PolynomialExtendedGCD[{p}, {q}, x, Modulus -> {modulus}]"
    law = f"{{d, {{a, b}}}} = {found}; PolynomialMod[Expand[a ({p}) + b ({q}) - d], {modulus}]"
    ROOM.check(law, "0")


def test_the_gcd_with_parameters_is_put_together_of_both():
    law = "{d, {a, b}} = PolynomialExtendedGCD[u x^2 + v, x - r, x]; Together[a (u x^2 + v) + b (x - r) - d]"
    ROOM.check(law, "0")


def test_coupled_states_are_of_length_one():
    total = "Sum[ClebschGordan[{2, m}, {3/2, 1/2 - m}, {5/2, 1/2}]^2, {m, -1, 2}]"
    ROOM.check(total, "1")


@pytest.mark.parametrize(
    "text, message",
    [
        ("PolynomialQuotient[x^2, x + 1, x, Modulus -> 4]", "PolynomialQuotient::modp"),
        ("PolynomialRemainder[a x^2, x + 1, x, Modulus -> 3]", "PolynomialRemainder::wlnetmodr"),
        ("PolynomialGCD[x y, x, Modulus -> 3]", "PolynomialGCD::wlnetmodv"),
        ("PolynomialQuotient[x, 0, x]", "PolynomialQuotient::zero"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
