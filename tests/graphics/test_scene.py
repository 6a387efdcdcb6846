import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.expr import FALSE, TRUE, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.graphics.label import Meaning
from wlnet.graphics.range import plot_range
from wlnet.graphics.scene import Ellipse, Label, Line, Points, Polygon, scene
from wlnet.graphics.style import Length

ORIGIN = wl_list([0, 0])
ONE = wl_list([1, 1])
SEGMENT = S.Line(wl_list([ORIGIN, ONE]))


def shapes(*primitives):
    return scene(S.Graphics(wl_list(primitives))).shapes


def settings(*rules):
    return scene(S.Graphics(wl_list([SEGMENT]), *rules)).settings


def test_directives_hold_to_the_end_of_their_list():
    inner = wl_list([S.Blue, SEGMENT])
    blue, red = shapes(S.Red, inner, SEGMENT)
    assert (blue.style.color, red.style.color) == ((0, 0, 1), (1, 0, 0))


def test_a_directive_sets_what_it_names():
    (line,) = shapes(S.Directive(S.Thick, S.Dashed), S.Opacity(0.3), SEGMENT)
    assert line.style.thickness.value == 2
    assert len(line.style.dashes) == 2
    assert line.style.rgba == (0, 0, 0, 0.3)


def test_sizes_are_points_or_shares_of_the_width():
    (first,) = shapes(S.Thickness(0.01), SEGMENT)
    (second,) = shapes(S.AbsoluteThickness(3), SEGMENT)
    assert (first.style.thickness.points(360), second.style.thickness.points(360)) == (pytest.approx(3.6), 3)


@pytest.mark.parametrize(
    "primitive, kind",
    [
        (SEGMENT, Line),
        (S.Arrow(wl_list([ORIGIN, ONE])), Line),
        (S.Point(ONE), Points),
        (S.Polygon(wl_list([ORIGIN, ONE, wl_list([1, 0])])), Polygon),
        (S.Rectangle(), Polygon),
        (S.Circle(ORIGIN, 2), Ellipse),
        (S.Disk(ORIGIN, wl_list([1, 2]), wl_list([0, 1.5])), Ellipse),
        (S.Text("a", ONE), Label),
        (S.Style(SEGMENT, S.Red), Line),
        (S.Tooltip(SEGMENT, "x"), Line),
    ],
)
def test_every_primitive_becomes_a_shape(primitive, kind):
    (shape,) = shapes(primitive)
    assert type(shape) is kind


def test_a_list_of_paths_gives_a_shape_each_even_if_they_differ_in_length():
    paths = wl_list([wl_list([ORIGIN, ONE]), wl_list([ORIGIN, ONE, ORIGIN])])
    assert [len(shape.points) for shape in shapes(S.Line(paths))] == [2, 3]
    assert [len(shape.points) for shape in shapes(S.Line(packed(np.zeros((3, 4, 2)))))] == [4, 4, 4]


def test_the_corners_of_a_rectangle():
    (shape,) = shapes(S.Rectangle(ONE, wl_list([3, 2])))
    assert shape.points.tolist() == [[1, 1], [3, 1], [3, 2], [1, 2]]


def test_the_outline_of_an_ellipse_has_its_radii():
    (shape,) = shapes(S.Circle(ONE, wl_list([3, 2])))
    outline = shape.outline()
    np.testing.assert_allclose(((outline - 1) / (3, 2)) ** 2 @ (1, 1), 1)


@pytest.mark.parametrize(
    "wrong", [S.Sphere(), S.foo, 3, S.Line(3), S.Line(wl_list([wl_list([1, 2, 3])])), S.Point("a")]
)
def test_what_cannot_be_drawn_is_refused_by_name(wrong):
    with pytest.raises(MessageError, match=repr(wrong.head if hasattr(wrong, "head") else wrong)):
        shapes(wrong)


def test_exact_coordinates_are_given_their_value():
    half = S.Times(S.Pi, 2)
    meaning = Meaning(numeric=lambda expr: wl_list([wl_list([0, 0]), wl_list([6.28, 1])]))
    found = scene(S.Graphics(S.Line(wl_list([ORIGIN, wl_list([half, 1])]))), meaning)
    assert found.shapes[0].points[1, 0] == 6.28


def test_options_are_read():
    found = settings(
        rule(S.PlotRange, wl_list([wl_list([0, 2]), S.All])),
        rule("Frame", TRUE),
        rule(S.FrameLabel, wl_list(["x", "y"])),
        rule(S.ScalingFunctions, "Log"),
        rule(S.ImageSize, wl_list([300, 200])),
        rule(S.AspectRatio, 0.5),
    )
    assert found.ranges == ((0, 2), None)
    assert found.frame == (True,) * 4
    assert [part and part.text for part in found.frame_labels] == ["y", None, "x", None]
    assert found.log == (False, True)
    assert (found.size, found.aspect) == ((300, 200), 0.5)


def test_of_an_option_given_twice_the_first_counts():
    assert settings(rule(S.Axes, TRUE), rule(S.Axes, FALSE)).axes == (True, True)


@pytest.mark.parametrize(
    "option, value",
    [
        ("PlotRnage", S.All),
        ("PlotRange", wl_list([2, 1])),
        ("AspectRatio", -1),
        ("Frame", 3),
        ("ImageSize", "big"),
        ("ScalingFunctions", "Reverse"),
        ("Background", S.Thick),
        ("GridLines", 3),
    ],
)
def test_an_unknown_option_or_value_is_refused_by_name(option, value):
    with pytest.raises(MessageError, match=option):
        settings(rule(S(option), value))


def test_the_range_takes_in_all_shapes_with_a_little_room():
    (x_range, y_range) = plot_range(scene(S.Graphics(wl_list([SEGMENT, S.Disk(wl_list([5, 0]), 1)]))))
    assert x_range[0] < 0 and 6 < x_range[1] < 6.5
    assert -1.2 < y_range[0] < -1


def test_a_range_of_one_axis_chooses_what_the_other_shows():
    data = packed(np.array([[0.0, 1], [1, 2], [10, 100]]))
    graphic = S.Graphics(S.Point(data), rule(S.PlotRange, wl_list([wl_list([0, 2]), S.Automatic])))
    (x_range, y_range) = plot_range(scene(graphic))
    assert x_range == (0, 2)
    assert y_range[1] < 3


def test_a_logarithmic_range_spans_the_positive_values():
    data = packed(np.array([[1.0, 0.001], [2, 10], [3, -5]]))
    _, (low, high) = plot_range(scene(S.Graphics(S.Point(data), rule(S.ScalingFunctions, "Log"))))
    assert 0.0005 < low < 0.001 and 10 < high < 20


def test_legends_are_read_with_their_place():
    legend = S.Placed(
        S.LineLegend(wl_list([S.Red, S.Blue]), wl_list(["a", S.Style("b", 14)])), wl_list([S.Right, S.Top])
    )
    (found,) = scene(S.Legended(S.Graphics(SEGMENT), legend)).legends
    assert found.place == (1, 1)
    assert [entry.text.text for entry in found.entries] == ["a", "b"]
    assert found.entries[1].text.style.font_size == Length(14)
    assert found.entries[0].style.color == (1, 0, 0)
