"""Plots of how a net does on test data: what they show, and that they can be drawn."""

import numpy as np
import pytest

from wlnet.graphics.comparison import comparison_plot, roc_plot
from wlnet.graphics.picture import Picture
from wlnet.graphics.scene import Line, Points, scene


def shapes(graphic, kind):
    return [one for one in scene(graphic).shapes if isinstance(one, kind)]


@pytest.mark.parametrize(
    "graphic",
    [
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
