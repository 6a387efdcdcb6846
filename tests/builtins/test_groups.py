"""Groups of permutations: known orders, and the laws of a group against naive products of all elements."""

from itertools import permutations

import pytest

from tests.evaluating import Room
from wlnet.algebra.permutations import Group, back, then

ROOM = Room()

TABLE = """
GroupOrder[SymmetricGroup[5]] ⇒ 120
GroupOrder[AlternatingGroup[5]] ⇒ 60
GroupOrder[AlternatingGroup[1]] ⇒ 1
GroupOrder[DihedralGroup[7]] ⇒ 14
GroupOrder[AbelianGroup[{2, 3, 5}]] ⇒ 30
GroupGenerators[SymmetricGroup[1]] ⇒ {}
GroupGenerators[DihedralGroup[5]] ⇒ {Cycles[{{2, 5}, {3, 4}}], Cycles[{{1, 2, 3, 4, 5}}]}
GroupElements[CyclicGroup[3]] ⇒ {Cycles[{}], Cycles[{{1, 2, 3}}], Cycles[{{1, 3, 2}}]}
GroupElements[CyclicGroup[3], {-1}] ⇒ {Cycles[{{1, 3, 2}}]}
GroupElementQ[AlternatingGroup[4], Cycles[{{1, 2}}]] ⇒ False
GroupElementQ[AlternatingGroup[4], Cycles[{{1, 2}, {3, 4}}]] ⇒ True
GroupElementPosition[SymmetricGroup[3], {Cycles[{}], Cycles[{{1, 2}}]}] ⇒ {1, 3}
GroupOrbits[PermutationGroup[{Cycles[{{1, 2, 3}}], Cycles[{{5, 6}}]}]] ⇒ {{1, 2, 3}, {5, 6}}
GroupStabilizer[SymmetricGroup[4], {1}] ⇒ PermutationGroup[{Cycles[{{2, 3}}], Cycles[{{2, 3, 4}}]}]
GroupStabilizer[DihedralGroup[4], {1}] ⇒ PermutationGroup[{Cycles[{{2, 4}}]}]
GroupStabilizer[CyclicGroup[6], {2}] ⇒ PermutationGroup[{}]
GroupMultiplicationTable[CyclicGroup[3]] ⇒ {{1, 2, 3}, {2, 3, 1}, {3, 1, 2}}
CycleIndexPolynomial[SymmetricGroup[3], {a, b, c}] ⇒ a^3/6 + (a b)/2 + c/3
CycleIndexPolynomial[SymmetricGroup[3], {a, b}] ⇒ 1/3 + a^3/6 + (a b)/2
CycleIndexPolynomial[DihedralGroup[4], {a, b, c, d}] ⇒ a^4/8 + (a^2 b)/4 + (3 b^2)/8 + d/4
"""


@pytest.mark.parametrize(
    ("text", "expected"), [tuple(line.split(" ⇒ ")) for line in TABLE.strip().splitlines()]
)
def test_table(text, expected):
    ROOM.check(text, expected)


def test_order_of_the_mathieu_group_on_eleven_points():
    first = (*range(2, 12), 1)
    second = (1, 2, 7, 10, 6, 4, 11, 3, 9, 5, 8)  # (3 7 11 8)(4 10 5 6)
    assert Group([first, second], 11).order == 7920


def test_order_of_the_turns_of_a_cube():
    """The group of Rubik's cube, with the numbers of the stickers of its six faces."""
    turns = [
        [(1, 3, 8, 6), (2, 5, 7, 4), (9, 33, 25, 17), (10, 34, 26, 18), (11, 35, 27, 19)],
        [(9, 11, 16, 14), (10, 13, 15, 12), (1, 17, 41, 40), (4, 20, 44, 37), (6, 22, 46, 35)],
        [(17, 19, 24, 22), (18, 21, 23, 20), (6, 25, 43, 16), (7, 28, 42, 13), (8, 30, 41, 11)],
        [(25, 27, 32, 30), (26, 29, 31, 28), (3, 38, 43, 19), (5, 36, 45, 21), (8, 33, 48, 24)],
        [(33, 35, 40, 38), (34, 37, 39, 36), (3, 9, 46, 32), (2, 12, 47, 29), (1, 14, 48, 27)],
        [(41, 43, 48, 46), (42, 45, 47, 44), (14, 22, 30, 38), (15, 23, 31, 39), (16, 24, 32, 40)],
    ]
    generators = []
    for cycles in turns:
        images = list(range(1, 49))
        for cycle in cycles:
            for point, image in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
                images[point - 1] = image
        generators.append(tuple(images))
    assert Group(generators, 48).order == 43252003274489856000


def test_elements_are_closed_and_in_the_order_of_their_images():
    group = Group([(2, 3, 4, 1), (2, 1, 4, 3)], 4)
    elements = group.elements
    assert elements == sorted(elements)
    assert group.order == len(elements) == 8
    assert all(then(a, b) in set(elements) for a in elements for b in elements)
    assert all(then(a, back(a)) == group.one for a in elements)
    assert [images in group for images in permutations(range(1, 5))].count(True) == 8


def test_what_is_no_group_is_told():
    ROOM.check_unevaluated("GroupOrder[x]", "GroupOrder::grp")
