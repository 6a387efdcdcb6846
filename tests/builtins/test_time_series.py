"""TimeSeries: paths, values between times, statistics, windows; messages."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
TimeSeries[{{3, 30}, {1, 10}}] ⇒ TimeSeries[{{1, 10}, {3, 30}}]
TimeSeries[{10, 20}, {5}]["Path"] ⇒ {{5, 10}, {6, 20}}
TimeSeries[{1, 2, 3}, {0, 1}]["Times"] ⇒ {0, 1/2, 1}
TimeSeries[{1, 2, 3}, {2, Automatic, 3}]["Times"] ⇒ {2, 5, 8}
{Mean[#], Total[#], Max[#], Length[#]} &[TimeSeries[{{1, 10}, {2, 20}, {5, 60}}]] ⇒ {30, 90, 60, 4}
TimeSeries[{{1, 10}, {2, 20}}]^2 + 1 ⇒ TimeSeries[{{1, 101}, {2, 401}}]
TimeSeries[{1, 2}] TimeSeries[{3, 4}] ⇒ TimeSeries[{{0, 3}, {1, 8}}]
Normal[TimeSeries[{10, 20}]] ⇒ {{0, 10}, {1, 20}}
Values[TimeSeries[{{a, b}, {c, d}}, {{1, 2}}]] ⇒ {{a, b}, {c, d}}
TemporalData[{2, 1, 6}, {{1, 2, 5}}]["Values"] ⇒ {2, 1, 6}
TimeSeries[{1.5, 2.5}, {DateObject[{2025, 9, 1}]}][DateObject[{2025, 9, 2}]] ⇒ 2.5
DateString[TimeSeries[{1, 2}, {DateObject[{2025, 2, 28}]}]["LastDate"], "ISODate"] ⇒ "2025-03-01"
TimeSeriesMap[f, TimeSeries[{1, 2}]]["Values"] ⇒ {f[1], f[2]}
TimeSeriesWindow[TimeSeries[{1, 2, 3, 4}], {1, 2}] ⇒ TimeSeries[{{1, 2}, {2, 3}}]
TimeSeriesShift[TimeSeries[{1, 2}], {5}] ⇒ TimeSeries[{{5, 1}, {6, 2}}]
Accumulate[TimeSeries[{1, 2, 3}]] ⇒ TimeSeries[{{0, 1}, {1, 3}, {2, 6}}]
"""


@pytest.mark.parametrize(
    ("text", "expected"), [tuple(line.split(" ⇒ ")) for line in TABLE.strip().splitlines()]
)
def test_table(text, expected):
    ROOM.check(text, expected)


def test_values_between_times_are_numpys():
    times, values = [0.0, 1.0, 4.0], [2.0, 5.0, -1.0]
    for t in (0.25, 1.0, 3.0):
        found = ROOM.value(f"TimeSeries[{{2., 5., -1.}}, {{{{0., 1., 4.}}}}][{t}]")
        assert found == pytest.approx(np.interp(t, times, values))
    assert ROOM.value("TimeSeries[{2., 5., -1.}, {{0., 1., 4.}}][5]") == pytest.approx(-3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TimeSeries[{1, 2, 3}, {{1, 2}}]", "TimeSeries::tspec"),
        ('TimeSeries[{{1, 2}}]["Colour"]', "TimeSeries::wlnetprop"),
    ],
)
def test_messages(text, name):
    assert name in ROOM.messages(text)[0]
