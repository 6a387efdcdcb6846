"""Factors modulo primes and over square roots, reductions, subresultants, coefficient arrays."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
ToRadicals[Root[#^3 - 2 &, 1]] ⇒ 2^(1/3)
ToRadicals[Root[#^3 - 2 &, 3]] ⇒ (-1)^(2/3) 2^(1/3)
ToRadicals[Root[#^5 + 3 &, 1]] ⇒ -3^(1/5)
Factor[x^2 + 1, GaussianIntegers -> True] ⇒ (-I + x) (I + x)
Factor[x^2 - 2, Extension -> Sqrt[2]] ⇒ -((Sqrt[2] - x) (Sqrt[2] + x))
Factor[1 + x^4, Extension -> Sqrt[2]] ⇒ -((-1 + Sqrt[2] x - x^2) (1 + Sqrt[2] x + x^2))
Factor[x^2 + 2 I x - 1] ⇒ (I + x)^2
Factor[x^2 + 2 Sqrt[2] x + 2, Extension -> Automatic] ⇒ (Sqrt[2] + x)^2
Factor[x^4 + 1, Modulus -> 2] ⇒ (1 + x)^4
Factor[5 + x^2, Modulus -> 7] ⇒ (3 + x) (4 + x)
PolynomialMod[x^3 + 1, x^2 - 1] ⇒ 1 + x
PolynomialMod[x^3 + 5, {x^2 - 1, 3}] ⇒ 2 + x
Subresultants[x^2 - 1, x^3 - 1, x] ⇒ {0, 1, 1}
FactorTerms[3 + 3 a + 6 a x + 6 x + 12 a x^2 + 12 x^2, x] ⇒ 3 (1 + a) (1 + 2 x + 4 x^2)
RootReduce[Sqrt[2] + Sqrt[3]] ⇒ Sqrt[5 + 2 Sqrt[6]]
Normal[CoefficientArrays[1 + x + 2 y^2 + 3 x y, {x, y}]] ⇒ {1, {1, 0}, {{0, 3}, {0, 2}}}
SymmetricReduction[x^2 + y^2, {x, y}, {s1, s2}] ⇒ {s1^2 - 2 s2, 0}
SymmetricReduction[x^2 - y^2, {x, y}] ⇒ {(x + y)^2 - 2 x y, -2 y^2}
Solve[60 x^2 - 42 x + 1 == 0, x] ⇒ {{x -> (21 - Sqrt[381])/60}, {x -> (21 + Sqrt[381])/60}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("p", [2, 3, 5, 7, 11])
@pytest.mark.parametrize("f", ["x^10 - 1", "(x^2 + x + 1)^3 (x - 1)", "x^8 + x^6 + 3 x + 2", "2 x^5 + 4"])
def test_the_product_of_modular_factors_is_the_polynomial(f, p):
    ROOM.check(f"PolynomialMod[Expand[Factor[{f}, Modulus -> {p}]] - ({f}), {p}]", "0")


@pytest.mark.parametrize("d", [2, 3, -1, -3, 5])
@pytest.mark.parametrize("f", ["x^4 + 1", "x^4 - 9", "x^6 - 27", "(x^2 - 5)^2 (3 x + 1)"])
def test_the_product_of_factors_over_a_root_is_the_polynomial(f, d):
    ROOM.check(f"Expand[Factor[{f}, Extension -> Sqrt[{d}]] - ({f})]", "0")


@pytest.mark.parametrize(
    "text, message",
    [
        ("Factor[x^2 + 1, Modulus -> 6]", "Factor::modp"),
        ("Factor[x^2 + y, Modulus -> 5]", "Factor::wlnetfield"),
        ("Factor[x^3 - 2, Extension -> 2^(1/3)]", "Factor::wlnetext"),
    ],
)
def test_messages(text, message):
    ROOM.check_unevaluated(text, message)
