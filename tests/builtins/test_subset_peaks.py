"""Subsets that match, peaks, groupings, matching elements: inputs and what Wolfram Language gives."""

import pytest

from tests.evaluating import Room

ROOM = Room()

SUBSETS = """
SubsetPosition[{a, b, c, d, e}, {b, e}] ⇒ {{2, 5}}
SubsetPosition[{a, b, c, d}, {_, b}] ⇒ {{1, 2}, {3, 2}, {4, 2}}
SubsetPosition[{3, 5, 4}, {_?OddQ}] ⇒ {{1}, {2}}
SubsetCases[{p, q, r, s, t}, {_, _}] ⇒ {{p, q}, {r, s}}
SubsetCases[{p, q, r, s, t}, {_, _}, 1] ⇒ {{p, q}}
SubsetCases[{3, 1, 2, 4}, {x_, y_} :> x - y] ⇒ {2, -2}
SubsetCases[{1, 2, 3, 4, 5, 6}, {x_, y_} /; x + y == 7] ⇒ {{1, 6}, {2, 5}, {3, 4}}
SubsetCases[{1, 2, 3}, {_, _}, Overlaps -> True] ⇒ {{1, 2}, {1, 3}, {2, 3}}
SubsetCases[{1, x, 2}, {__Integer}] ⇒ {{1, 2}}
SubsetCount[{a, b, c, d}, {d, c}] ⇒ 1
{SubsetCount[{a, {b}}, {}], SubsetCases[{a, b}, {}]} ⇒ {0, {}}
SubsetCount[{a, b, c, d, e}, {_, _}] ⇒ 2
"""

PEAKS = """
FindPeaks[{2, 4, 3, 6, 2, 5}] ⇒ {{2, 4}, {4, 6}, {6, 5}}
FindPeaks[{7, 4, 2}] ⇒ {{1, 7}}
FindPeaks[{1, 4, 4, 1}] ⇒ {{5/2, 4}}
FindPeaks[{0, 0, 5, 5, 0, 0, 5, 5, 5, 0}] ⇒ {{7/2, 5}, {8, 5}}
FindPeaks[{2, 2, 2}] ⇒ {}
FindPeaks[{1, 3, 2, 6, 1}, 0, 4] ⇒ {{4, 6}}
FindPeaks[{1, 3, 2, 6, 1}, 0, 0, 5] ⇒ {{4, 6}}
PeakDetect[{1, 3, 3, 2}] ⇒ {0, 1, 1, 0}
PeakDetect[{4, 4, 4}] ⇒ {0, 0, 0}
MaxDetect[{1, 3, 2, 5, 4}] ⇒ {0, 1, 0, 1, 0}
MaxDetect[{{2, 0, 0}, {0, 2, 3}}] ⇒ {{0, 0, 0}, {0, 0, 1}}
MinDetect[{3, 1, 1, 3}] ⇒ {0, 1, 1, 0}
PositionLargest[{3, 7, 2, 7}] ⇒ {2, 4}
PositionLargest[{3, 7, 2, 7}, 2] ⇒ {{4, 2}, {1}}
PositionSmallest[{3, 7, 2, 7}, 2] ⇒ {{3}, {1}}
PositionLargest[<|"x" -> 1, "y" -> 4|>] ⇒ {Key["y"]}
"""

GROUPINGS = """
Groupings[1, 2] ⇒ {1}
Groupings[{p, q, r}, 2] ⇒ {{{p, q}, r}, {p, {q, r}}}
Groupings[{p, q, r, s}, 3] ⇒ {}
Groupings[3, f -> 2] ⇒ {f[f[1, 2], 3], f[1, f[2, 3]]}
Groupings[{p, q, r}, {f -> 2, g -> 3}] ⇒ {g[p, q, r], f[f[p, q], r], f[p, f[q, r]]}
"""

MATCHING = """
AllMatch[{2^x, 3^x}, _^x] ⇒ True
AllMatch[{{1, 2}, {3, q}}, _Integer, 2] ⇒ False
AllMatch[_Symbol][{p, q}] ⇒ True
AnyMatch[<|"p" -> 1, "q" -> "x"|>, _String] ⇒ True
AnyMatch[{1, 2}, _Symbol] ⇒ False
AllSameBy[{1, 3, 7}, OddQ] ⇒ True
AllSameBy[{1, 3, 4}, OddQ] ⇒ False
Threshold[{1, 1/10, 10^-11}] ⇒ {1, 1/10, 0}
Threshold[{-3, 1, 0, 5}, 2] ⇒ {-3, 0, 0, 5}
Threshold[{-3, 1, 5}, {"Soft", 2}] ⇒ {-1, 0, 3}
Indexed[{p, q, r}, -1] ⇒ r
Indexed[{{p, q}, {r, s}}, {2, 1}] ⇒ r
Indexed[v, 1] ⇒ Indexed[v, {1}]
ParallelSelect[{1, 2, 3}, OddQ] ⇒ {1, 3}
ParallelCases[{1, p, 3}, n_Integer -> f[n]] ⇒ {f[1], f[3]}
"""

MESSAGES = """
FindPeaks[{1, 2, 1}, -1] ⇒ FindPeaks::scale
FindPeaks[{1, a, 2}] ⇒ FindPeaks::arg
PeakDetect[{1, 3, 2}, 1] ⇒ PeakDetect::wlnetscale
SubsetCases[{a, b}, {_}, x] ⇒ SubsetCases::innf
PositionLargest[{1, 2}, x] ⇒ PositionLargest::intpma
AllMatch[{1}, _, x] ⇒ AllMatch::intnm
Indexed[{a, b}, 3] ⇒ Indexed::partw
Threshold[{1, 2}, x] ⇒ Threshold::wlnetspec
"""


def _lines(*tables):
    return [line for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", _lines(SUBSETS, PEAKS, GROUPINGS, MATCHING))
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", _lines(MESSAGES))
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))
