"""Parity of Gaussian integers, powers of -I, logarithms of fractions in primes, components by correlation."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
OddQ[2 - 3 I, GaussianIntegers -> True] ⇒ True
OddQ[{2 + 4 I, 3, 1 + I}, GaussianIntegers -> True] ⇒ {False, True, False}
EvenQ[{1 + I, 6, 2 - 3 I}, GaussianIntegers -> True] ⇒ {True, True, False}
EvenQ[1 + I] ⇒ False
Sqrt[-I] ⇒ -(-1)^(3/4)
(-I)^(1/3) ⇒ -(-1)^(5/6)
(-I)^(71/7) ⇒ (-1)^(13/14)
Sqrt[-2 I] ⇒ 1 - I
PowerExpand[Log[12]] ⇒ 2 Log[2] + Log[3]
PowerExpand[Log[-13/350]] ⇒ I Pi - Log[2] - 2 Log[5] - Log[7] + Log[13]
PowerExpand[Log[4 x]] ⇒ 2 Log[2] + Log[x]
Norm[{0, 0, a, 0}] ⇒ Abs[a]
Norm[{0, -3}, 3] ⇒ 3
Minors[{{1, 2}, {3, 4}}, 1, Identity] ⇒ {{{{1}}, {{2}}}, {{{3}}, {{4}}}}
RowReduce[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, Modulus -> 3] ⇒ {{1, 2, 0}, {0, 0, 0}, {0, 0, 0}}
RowReduce[{{3, 1, a}, {2, 1, b}}] ⇒ {{1, 0, a - b}, {0, 1, -2 a + 3 b}}
CharacteristicPolynomial[{{a, b}, {c, d}}, x] ⇒ -b c + a d - a x - d x + x^2
Inverse[{{1, 2}, {3, 4}}, Modulus -> 5] ⇒ {{3, 1}, {4, 2}}
Det[{{1, 2}, {3, 4}}, Modulus -> 5] ⇒ 3
NullSpace[{{1, 2}, {2, 4}}, Modulus -> 5] ⇒ {{3, 1}}
MatrixRank[{{1, 2}, {3, 1}}, Modulus -> 5] ⇒ 1
ContinuedFraction[-0.55] ⇒ {0, -1, -1, -4, -2}
ContinuedFraction[N[Pi]] ⇒ {3, 7, 15, 1, 292, 1, 1, 1, 2, 1, 3, 1, 14}
Convergents[{a, b, c}] ⇒ {a, (1 + a b)/b, (a + c + a b c)/(1 + b c)}
Multinomial[1, k, 1] ⇒ (1 + k) (2 + k)
FractionalPart[-Infinity] ⇒ Interval[{-1, 0}]
Mod[Infinity, 3] ⇒ Indeterminate
"""


@pytest.mark.parametrize("text, expected", [line.split(" ⇒ ") for line in VALUES.strip().splitlines()])
def test_value(text, expected):
    ROOM.check(text, expected)


def test_powers_of_minus_i_have_their_numbers():
    for q in ("1/2", "1/3", "32/21", "-5/7"):
        ROOM.check(f"Abs[N[(-I)^({q})] - Exp[-I Pi/2 N[{q}]]] < 10^-12", "True")


def test_components_by_correlation_are_those_of_standardized_columns():
    rows = [[1.0, 2.0, -1.0], [2.0, 3.0, 2.0], [4.0, 10.0, 9.0], [4.0, 5.0, 6.0]]
    text = str(rows).replace("[", "{").replace("]", "}")
    found = ROOM.value(f'PrincipalComponents[{text}, Method -> "Correlation"]')
    scaled = (np.array(rows) - np.mean(rows, axis=0)) / np.std(rows, axis=0, ddof=1)
    expected = scaled @ np.linalg.svd(scaled)[2].T
    np.testing.assert_allclose(
        np.abs(np.array([r.args for r in found.args], float)), np.abs(expected), atol=1e-9
    )


@pytest.mark.parametrize(
    "text, message",
    [
        ("RowReduce[{{1, 2}, {3, 4}}, Modulus -> 4]", "RowReduce::modp"),
        ('PrincipalComponents[{{1., 2.}, {3., 4.}}, Method -> "Other"]', "PrincipalComponents::wlnetmeth"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
