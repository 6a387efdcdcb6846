"""Matrices of a special form, primes above and below, tables of truth."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
HilbertMatrix[2] ⇒ {{1, 1/2}, {1/2, 1/3}}
HilbertMatrix[{1, 3}] ⇒ {{1, 1/2, 1/3}}
ToeplitzMatrix[3] ⇒ {{1, 2, 3}, {2, 1, 2}, {3, 2, 1}}
ToeplitzMatrix[{a, b, c}, {a, y}] ⇒ {{a, y}, {b, a}, {c, b}}
HankelMatrix[3] ⇒ {{1, 2, 3}, {2, 3, 0}, {3, 0, 0}}
HankelMatrix[{a, b}, {b, c}] ⇒ {{a, b}, {b, c}}
VandermondeMatrix[{a, b, c}] ⇒ {{1, a, a^2}, {1, b, b^2}, {1, c, c^2}}
KroneckerProduct[{{1, 2}, {3, 4}}, {{1, 1}}] ⇒ {{1, 1, 2, 2}, {3, 3, 4, 4}}
KroneckerProduct[{{a, b}}, {{c}, {d}}] ⇒ {{a c, b c}, {a d, b d}}
KroneckerProduct[{1, 2}, {a, b}] ⇒ {{a, b}, {2 a, 2 b}}
LeviCivitaTensor[2, List] ⇒ {{0, 1}, {-1, 0}}
Normal[LeviCivitaTensor[2]] ⇒ {{0, 1}, {-1, 0}}
Projection[{5, 6, 7}, {1, 0, 0}] ⇒ {5, 0, 0}
Projection[{a, b}, {1, 1}] // Expand ⇒ {a/2 + b/2, a/2 + b/2}
Orthogonalize[{{1, 0}, {1, 1}}] ⇒ {{1, 0}, {0, 1}}
Orthogonalize[{{3, 4}, {6, 8}}] ⇒ {{3/5, 4/5}, {0, 0}}
Orthogonalize[{{1., 1.}, {1., 0.}}] // Flatten // Abs // Max // # - 1/Sqrt[2.] & // Chop ⇒ 0
NextPrime[10, 2] ⇒ 13
NextPrime[10, -1] ⇒ 7
NextPrime[10.5] ⇒ 11
NextPrime[11, -1] ⇒ 7
IntegerReverse[1234] ⇒ 4321
IntegerReverse[6, 2] ⇒ 3
BooleanTable[a && b, {a, b}] ⇒ {True, False, False, False}
BooleanTable[Implies[p, q], {p, q}] ⇒ {True, False, True, True}
TautologyQ[a || ! a] ⇒ True
TautologyQ[a || b] ⇒ False
SatisfiableQ[a && ! a] ⇒ False
SatisfiableQ[Xor[a, b]] ⇒ True
BooleanVariables[a || b && ! c] ⇒ {a, b, c}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))
