"""Blocks that move over lists, grids of points, bins by their number: inputs and their values."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
MovingMap[f, {p, q, r}, 1] ⇒ {f[{p, q}], f[{q, r}]}
MovingMap[f, {p, q, r}, 1, "Fixed"] ⇒ {f[{p, p}], f[{p, q}], f[{q, r}]}
MovingMap[Total, {1, 2, 3}, 2, 0] ⇒ {1, 3, 6}
MovingMap[Total, 1][{p, q, r}] ⇒ {p + q, q + r}
ArrayFilter[f, {1, 2, 3}, 1] ⇒ {f[{1, 1, 2}], f[{1, 2, 3}], f[{2, 3, 3}]}
ArrayFilter[Max, {4, 1, 2, 3}, 1] ⇒ {4, 4, 3, 3}
ArrayFilter[Total, {1, 2}, 1, Padding -> 0] ⇒ {3, 3}
ArrayFilter[Max, {{1, 2}, {3, 4}}, {1, 0}] ⇒ {{3, 4}, {3, 4}}
CoordinateBoundsArray[{{0, 4}}, 2] ⇒ {{0}, {2}, {4}}
CoordinateBoundsArray[{{0, 4}}, 2, -1] ⇒ {{1}, {3}}
CoordinateBoundsArray[{{0, 1}, {0, 2}}, {Into[1], 2}] ⇒ {{{0, 0}, {0, 2}}, {{1, 0}, {1, 2}}}
CoordinateBoundsArray[{{0, 2}}, -1] ⇒ {}
CoordinateBoundingBoxArray[{{0, 5}, {1, 6}}] ⇒ {{{0, 5}, {0, 6}}, {{1, 5}, {1, 6}}}
HistogramList[{1, 2, 2, 3, 3, 3}, 2] ⇒ {{0, 2, 4}, {1, 5}}
HistogramList[{0.1, 0.15, 0.2, 0.9}, 4] ⇒ {{0, 1/5, 2/5, 3/5, 4/5, 1}, {2, 1, 0, 0, 1}}
BinCounts[{1, 2, 2, 3}, 1] ⇒ {0, 1, 2, 1}
PowerRange[2, 40, 3] ⇒ {2, 6, 18}
{Reverse[{1, 2}, {}], Ratios[{1, 2}, 10^30], Subsets[{p}, 10^30]} ⇒ {{1, 2}, {}, {{}, {p}}}
{ArrayReshape[<|p -> 1|>, {2}], Query[2 ;; 3][1.5]} ⇒ {{1, 0}, Missing["PartInvalid", 2 ;; 3]}
Range[Pi, 4, 1.] // Head /@ # & ⇒ {Real}
PowerRange[100, 1, 1/10] ⇒ {100, 10, 1}
PowerRange[1, 1/2] ⇒ {}
Downsample[Range[10], 3, 2] ⇒ {2, 5, 8}
Downsample[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2] ⇒ {{1, 3}, {7, 9}}
Upsample[{p, q}, 3] ⇒ {p, 0, 0, q, 0, 0}
Upsample[{p, q}, 2, 2, x] ⇒ {x, p, x, q}
Upsample[{{1, 2}, {3, 4}}, 2] ⇒ {{1, 0, 2, 0}, {0, 0, 0, 0}, {3, 0, 4, 0}, {0, 0, 0, 0}}
Total[f[1, 2, 3], AllowedHeads -> All] ⇒ 6
Total[{{1, 2}, {3, {4, 5}}}, {-1}] ⇒ {3, {3, 9}}
{Take[{p, q, r}, {0, -1}], Take[{p, q, r}, {0, 3}]} ⇒ {{}, {}}
Total[f[1, g[2, 3]], {2}, AllowedHeads -> All] ⇒ f[1, 5]
HistogramList[{11, 14, 19}, 1] ⇒ {{10, 20}, {3}}
PermutationReplace[{1, 2}, {Cycles[{{1, 2}}], Cycles[{{1, 2, 3}}]}] ⇒ {{2, 1}, {2, 3}}
Nearest[{1, 2, 3, 10}, 4, 2, Method -> "Scan"] ⇒ {3, 2}
"""

MESSAGES = """
ArrayFilter[f, x, 1] ⇒ ArrayFilter::wlnetarray
ArrayFilter[f, {1, 2}, -1] ⇒ ArrayFilter::wlnetradius
HistogramList[x] ⇒ HistogramList::ldata
PowerRange[1, x] ⇒ PowerRange::range
Downsample[x, 2] ⇒ Downsample::wlnetarray
Downsample[{1, 2}, 0] ⇒ Downsample::wlnetfactor
CoordinateBoundsArray[{1, 2}] ⇒ CoordinateBoundsArray::wlnetranges
CoordinateBoundsArray[{{0, 1}}, {1, 1}] ⇒ CoordinateBoundsArray::wlneteach
CoordinateBoundingBoxArray[{1, 2}] ⇒ CoordinateBoundingBoxArray::wlnetbox
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", MESSAGES.strip().splitlines())
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))
