"""Permutations: what Wolfram Language gives, and the laws of a group."""

from itertools import permutations

import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
PermutationCycles[{2, 3, 1}] ⇒ Cycles[{{1, 2, 3}}]
PermutationCycles[{1, 2}] ⇒ Cycles[{}]
PermutationCycles[{3, 4, 1, 2}] ⇒ Cycles[{{1, 3}, {2, 4}}]
Cycles[{{5, 2}, {4}, {3, 1}}] ⇒ Cycles[{{1, 3}, {2, 5}}]
PermutationList[Cycles[{{1, 4}}]] ⇒ {4, 2, 3, 1}
PermutationList[Cycles[{{1, 2}}], 4] ⇒ {2, 1, 3, 4}
PermutationProduct[Cycles[{{1, 2}}], Cycles[{{2, 3}}]] ⇒ Cycles[{{1, 3, 2}}]
PermutationProduct[] ⇒ Cycles[{}]
PermutationProduct[{2, 1, 3}, {1, 3, 2}] ⇒ {3, 1, 2}
InversePermutation[Cycles[{{1, 2, 3}}]] ⇒ Cycles[{{1, 3, 2}}]
InversePermutation[{2, 3, 1}] ⇒ {3, 1, 2}
PermutationPower[Cycles[{{1, 2, 3, 4}}], 2] ⇒ Cycles[{{1, 3}, {2, 4}}]
PermutationPower[Cycles[{{1, 2, 3}}], -1] ⇒ Cycles[{{1, 3, 2}}]
PermutationOrder[Cycles[{{1, 2}, {3, 4, 5}}]] ⇒ 6
PermutationOrder[{1, 2}] ⇒ 1
PermutationLength[Cycles[{{1, 5}}]] ⇒ 2
PermutationSupport[{1, 3, 2}] ⇒ {2, 3}
PermutationMax[Cycles[{{2, 7}}]] ⇒ 7
PermutationMin[Cycles[{{2, 7}}]] ⇒ 2
PermutationReplace[{1, 2, 9}, Cycles[{{1, 2}}]] ⇒ {2, 1, 9}
Permute[{a, b, c}, Cycles[{{1, 2, 3}}]] ⇒ {c, a, b}
Permute[{a, b, c}, {2, 3, 1}] ⇒ {c, a, b}
Permute[f[a, b], Cycles[{}]] ⇒ f[a, b]
FindPermutation[{a, b, c}, {c, a, b}] ⇒ Cycles[{{1, 2, 3}}]
FindPermutation[{c, b, a}] ⇒ Cycles[{{1, 3}}]
PermutationListQ[{2, 1}] ⇒ True
PermutationListQ[{2, 2}] ⇒ False
PermutationCyclesQ[{2, 1}] ⇒ False
PermutationCyclesQ[Cycles[{{1, 3}}]] ⇒ True
Length[RandomPermutation[5, 3]] ⇒ 3
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "text, name",
    [
        ("PermutationCycles[{1, 1}]", "PermutationCycles::perm"),
        ("Cycles[{{1, 2}, {2, 3}}]", "Cycles::reppoint"),
        ("PermutationList[Cycles[{{1, 4}}], 3]", "PermutationList::lowlen"),
        ("FindPermutation[{a}, {b}]", "FindPermutation::norel"),
        ("Permute[{a, b}, Cycles[{{1, 3}}]]", "Permute::lowlen"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)


def test_laws():
    for p in permutations((1, 2, 3, 4)):
        text = "{" + ", ".join(map(str, p)) + "}"
        ROOM.check(f"PermutationList[PermutationCycles[{text}], 4]", text)
        ROOM.check(f"PermutationProduct[{text}, InversePermutation[{text}]]", "{1, 2, 3, 4}")
        ROOM.check(
            f"Permute[{{a, b, c, d}}, FindPermutation[{{a, b, c, d}}, {{a, b, c, d}}[[{text}]]]]",
            f"{{a, b, c, d}}[[{text}]]",
        )
