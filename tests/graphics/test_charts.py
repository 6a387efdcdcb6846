from itertools import pairwise

import numpy as np
import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.graphics.charts import CHART_DEFAULTS, HISTOGRAM_DEFAULTS, bar_chart, histogram
from wlnet.graphics.scene import Label, Polygon, scene
from wlnet.graphics.text import text


def bars(groups, **options):
    """(left, right, low, high) of each bar, and the scene."""
    found = scene(bar_chart(groups, {**CHART_DEFAULTS, **options}))
    boxes = [shape.points for shape in found.shapes if isinstance(shape, Polygon)]
    sides = [(*one[:, 0][[0, 1]], one[:, 1].min(), one[:, 1].max()) for one in boxes]
    return [tuple(map(float, side)) for side in sides], found


def test_bars_stand_on_zero_and_do_not_overlap():
    found, _ = bars([[1.0, -2.0, 3.0]])
    assert [(low, high) for _, _, low, high in found] == [(0, 1), (-2, 0), (0, 3)]
    for (_, right, *_), (left, *_) in pairwise(found):
        assert right < left


def test_groups_are_further_apart_than_their_bars():
    found, _ = bars([[1.0, 2.0], [3.0, 4.0]])
    found.sort()
    gaps = [after[0] - before[1] for before, after in pairwise(found)]
    assert gaps[1] > gaps[0] == pytest.approx(gaps[2])


def test_stacked_bars_begin_where_the_last_ended():
    found, _ = bars([[1.0, 2.0, -3.0, -1.0]], ChartLayout="Stacked")
    assert sorted((low, high) for _, _, low, high in found) == [(-4, -3), (-3, 0), (0, 1), (1, 3)]
    assert len({left for left, *_ in found}) == 1


def test_labels_name_bars_of_one_group_and_groups_of_several():
    labels = wl_list(["a", "b"])
    one, drawn = bars([[1.0, 2.0]], ChartLabels=labels)
    middles = [(left + right) / 2 for left, right, *_ in one]
    assert [at for at, _ in drawn.settings.ticks[0]] == pytest.approx(middles)
    _, drawn = bars([[1.0, 2.0], [1.0, 2.0]], ChartLabels=labels)
    assert [name for _, name in drawn.settings.ticks[0]] == ["a", "b"]


def test_labels_of_bars_that_hang_down_stand_above_the_axis():
    """Not in the bars: the others are labels of ticks, below the axis."""
    sides, found = bars([[3.0, -2.0]], ChartLabels=wl_list(["up", "down"]))
    assert [text for _, text in found.settings.ticks[0]] == ["up"]
    (label,) = (shape for shape in found.shapes if isinstance(shape, Label))
    left, right, *_ = sides[1]
    assert (label.text, *label.at) == ("down", pytest.approx((left + right) / 2), 0)
    assert label.offset[1] < -1


def test_bars_of_one_place_in_their_groups_share_a_colour_and_a_legend():
    _, drawn = bars([[1.0, 2.0], [3.0, 4.0]], ChartLegends=wl_list(["x", "y"]))
    colors = [shape.style.color for shape in drawn.shapes if isinstance(shape, Polygon)]
    assert colors[0] == colors[1] != colors[2] == colors[3]
    assert [entry.style.color for entry in drawn.legends[0].entries] == [colors[0], colors[2]]


def test_missing_values_and_empty_groups_have_no_bar():
    found, _ = bars([[np.nan, 1.0], []])
    assert len(found) == 1


@pytest.mark.parametrize(
    "option, value", [("ChartLayout", "Percentile"), ("ChartLabels", "a"), ("ChartLegends", S.Automatic)]
)
def test_what_cannot_be_drawn_is_refused_by_name(option, value):
    with pytest.raises(MessageError, match=option):
        bars([[1.0]], **{option: value})


def test_a_histogram_draws_its_heights_between_its_edges():
    drawn = scene(histogram([(np.array([0, 1, 2, 3]), np.array([2, 0, 5]))], HISTOGRAM_DEFAULTS))
    boxes = [shape.points for shape in drawn.shapes]
    assert [box.min(axis=0).tolist() + box.max(axis=0).tolist() for box in boxes] == [
        [0, 0, 1, 2],
        [2, 0, 3, 5],
    ]


def test_bars_are_filled_in_characters():
    drawing = text(bars([[1.0, 3.0]])[1], 40)
    lines = drawing.split("\n")
    counts = [line.count("█") for line in lines]
    assert max(counts) > 20 and 0 < counts[2] < max(counts)
