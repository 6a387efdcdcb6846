"""Plots of how a net does on test data: what they show, and that they can be drawn."""

import numpy as np
import pytest

from wlnet.expr.symbols import S
from wlnet.graphics.confusion import comparison_plot, confusion_plot, roc_plot
from wlnet.graphics.picture import Picture
from wlnet.graphics.scene import Label, Line, Points, Polygon, scene

MATRIX = np.array([[5, 1, 0], [2, 6, 2], [0, 1, 3]])


def shapes(graphic, kind):
    return [one for one in scene(graphic).shapes if isinstance(one, kind)]


def test_each_count_stands_in_its_cell_and_totals_outside():
    texts = {
        tuple(one.at.tolist()): one.text for one in shapes(confusion_plot(MATRIX, ("a", "b", "c")), Label)
    }
    assert texts[0.5, 2.5] == "5"  # the first class is on top
    assert texts[1.5, 2.5] == "1"
    assert texts[0.5, 1.5] == "2"
    assert (2.5, 2.5) not in texts  # nothing where there is none
    assert [texts[3.5, 2.5 - i] for i in range(3)] == ["6", "10", "4"]
    assert [texts[j + 0.5, -0.5] for j in range(3)] == ["7", "8", "5"]


def test_a_cell_is_the_darker_the_larger_its_share_of_its_row():
    cells = {
        tuple(one.points.min(axis=0)): one for one in shapes(confusion_plot(MATRIX, tuple("abc")), Polygon)
    }
    assert len(cells) == 7

    def light(corner):
        return sum(cells[corner].style.color[:3])

    assert light((0.0, 2.0)) < light((2.0, 0.0)) < light((1.0, 1.0)) < light((0.0, 1.0)) < light((1.0, 2.0))


def test_labels_are_the_ticks():
    around = scene(confusion_plot(MATRIX, ("a", S.Less, 3))).settings
    vertical, horizontal = (dict(ticks) for ticks in around.frame_ticks[::-1])
    assert vertical == {2.5: "a", 1.5: "Less", 0.5: "3"}
    assert horizontal == {0.5: "a", 1.5: "Less", 2.5: "3"}


def test_many_classes_have_no_numbers():
    assert not shapes(confusion_plot(np.eye(50, dtype=int), tuple(range(50))), Label)


@pytest.mark.parametrize(
    "graphic",
    [
        confusion_plot(MATRIX, ("a", "b", "c")),
        confusion_plot(np.zeros((2, 2), int), (1, 2)),
        roc_plot({"a": np.array([[0, 0], [0, 1], [1, 1.0]]), "b": np.full((3, 2), np.nan)}),
        comparison_plot(np.array([1.0, 2.0]), np.array([1.5, 1.5])),
    ],
)
def test_they_can_be_drawn(graphic):
    assert Picture(graphic).image("png").startswith(b"\x89PNG")


def test_a_comparison_is_points_and_the_line_of_equals():
    graphic = comparison_plot(np.array([1.0, 2.0, 4.0]), np.array([1.5, 0.5, 3.0]))
    (line,), (points,) = shapes(graphic, Line), shapes(graphic, Points)
    assert line.points.tolist() == [[0.5, 0.5], [4, 4]]
    assert points.points.tolist() == [[1, 1.5], [2, 0.5], [4, 3]]
