"""Dissimilarities of truths, Damerau's distance, Hamming's without case."""

import pytest

from tests.evaluating import Room

ROOM = Room()

# both true: 3, the first only: 2, the second only: 1, none: 2
U, V = "{1, 1, 1, 1, 1, 0, 0, 0}", "{1, 1, 1, 0, 0, 1, 0, 0}"

VALUES = f"""
MatchingDissimilarity[{U}, {V}] ⇒ 3/8
JaccardDissimilarity[{U}, {V}] ⇒ 1/2
DiceDissimilarity[{U}, {V}] ⇒ 1/3
RogersTanimotoDissimilarity[{U}, {V}] ⇒ 6/11
RussellRaoDissimilarity[{U}, {V}] ⇒ 5/8
SokalSneathDissimilarity[{U}, {V}] ⇒ 2/3
YuleDissimilarity[{U}, {V}] ⇒ 1/2
JaccardDissimilarity[{{True, False}}, {{True, True}}] ⇒ 1/2
DamerauLevenshteinDistance["form", "from"] ⇒ 1
DamerauLevenshteinDistance["Form", "from", IgnoreCase -> True] ⇒ 1
DamerauLevenshteinDistance["abcd", "badc"] ⇒ 2
DamerauLevenshteinDistance["ca", "abc"] ⇒ 3
DamerauLevenshteinDistance[{{1, 2, 3}}, {{1, 3}}] ⇒ 1
HammingDistance["Word", "wOrd", IgnoreCase -> True] ⇒ 0
HammingDistance["Word", "wOrd"] ⇒ 2
NormalizedSquaredEuclideanDistance[{{1, 2, 3}}, {{3, 5, 10}}] ⇒ 1/4
WarpingDistance[{{1, 2, 3, 5}}, {{1, 3}}] ⇒ 3.
CosineDistance[{{0., 0.}}, {{x, y}}] ⇒ 0.
{{Sign[-3 x y], Conjugate[x^-2]}} ⇒ {{-Sign[x y], Conjugate[x]^-2}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_other_elements_are_refused():
    ROOM.check_unevaluated("DiceDissimilarity[{1, 2}, {0, 1}]", "DiceDissimilarity::wlnetbool")
    ROOM.check_unevaluated("DiceDissimilarity[{1}, {0, 1}]", "DiceDissimilarity::wlnetbool")
