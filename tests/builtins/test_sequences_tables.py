"""Runs of neighbours, functions made of functions, correlation of lists."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = r"""
LongestCommonSubsequence["AAABBBBCCCCC", "CCCBBBAAABABA"] ⇒ "AAAB"
SequenceCases[{a, b, x, a, b}, {a, b}] ⇒ {{a, b}, {a, b}}
SequencePosition[{a, b, x, a, b}, {a, b}] ⇒ {{1, 2}, {4, 5}}
SequenceCount[{a, b, x, a, b}, {a, b}] ⇒ 2
SequenceReplace[{a, b, x, a, b}, {a, b} -> y] ⇒ {y, x, y}
SequenceSplit[{1, 2, x, 3, 4}, {x}] ⇒ {{1, 2}, {3, 4}}
Subsequences[{a, b, c}] ⇒ {{}, {a}, {b}, {c}, {a, b}, {b, c}, {a, b, c}}
ListConvolve[{x, y}, {a, b, c}] ⇒ {b x + a y, c x + b y}
ListCorrelate[{x, y}, {a, b, c}] ⇒ {a x + b y, b x + c y}
RecurrenceFilter[{{1, -1}, {1}}, {a, b, c}] ⇒ {a, a + b, a + b + c}
RecurrenceFilter[{{2}, {1, 1}}, {2, 4, 6}] ⇒ {1, 3, 5}
RecurrenceFilter[{{1, -1/2}, {1}}, {1, 0, 0, 0}] ⇒ {1, 1/2, 1/4, 1/8}
Curry[f, 2][a][b] ⇒ f[a, b]
OperatorApplied[f][x][y] ⇒ f[y, x]
CurryApplied[f, 2][a][b] ⇒ f[a, b]
AlphabeticSort[{"b", "A", "a"}] ⇒ {"a", "A", "b"}
NumericalSort[{Pi, 3, 4}] ⇒ {3, Pi, 4}
DeleteAdjacentDuplicates[{1, 1, 2, 1}] ⇒ {1, 2, 1}
UniqueElements[{{a, b}, {b, c}}] ⇒ {{a}, {c}}
ComposeList[{a, b}, x] ⇒ {x, a[x], b[a[x]]}
Discard[{1, 2, 3}, OddQ] ⇒ {2}
SequenceCases[{1, 2, 5, 3, 4}, {x_, y_} /; y == x + 1] ⇒ {{1, 2}, {3, 4}}
SequenceCases[{a, b, a}, {x_, y_} :> f[x, y], Overlaps -> True] ⇒ {f[a, b], f[b, a]}
Subsequences[{a, b, c}, {2}] ⇒ {{a, b}, {b, c}}
CurryApplied[f, 3][a][b][c] ⇒ f[a, b, c]
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_a_kernel_longer_than_the_list_is_told():
    ROOM.check_unevaluated("ListConvolve[{1, 2, 3}, {1}]", "ListConvolve::kldims")
