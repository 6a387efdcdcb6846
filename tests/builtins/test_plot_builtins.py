import numpy as np
import pytest

from wlnet.expr.symbols import S
from wlnet.graphics.scene import Line, Points, scene


def shapes(session, code):
    return scene(session.evaluate(code, check=True)).shapes


def curve(session, code):
    (line,) = shapes(session, code)
    return line.points


def test_plot_follows_its_function(session):
    x, y = curve(session, "Plot[x^2, {x, -1, 2}]").T
    assert (x[0], x[-1]) == (-1, 2)
    np.testing.assert_allclose(y, x**2, atol=1e-12)


@pytest.mark.parametrize(
    "code",
    [
        "Plot[x^2, {x, 0, 1}]",
        "f[t_] := t^2; Plot[f[x], {x, 0, 1}]",
        "g = x^2; Plot[g, {x, 0, 1}]",
        "Plot[Evaluate[D[x^3/3, x]], {x, 0, 1}]",
        "x = 7; Plot[x^2, {x, 0, 1}]",
        "Plot[Module[{y = x}, y^2], {x, 0, 1}]",
        "Plot[If[x < 2, x^2, 0], {x, 0, 1}]",
        "a = 0; b = 1; Plot[x^2, {x, a, b}]",
        "Plot[x^2, {x, 0, Sin[Pi/2]}]",
    ],
)
def test_the_variable_is_local_and_the_body_may_be_anything(session, code):
    x, y = curve(session, code).T
    assert (x[0], x[-1]) == (0, 1)
    np.testing.assert_allclose(y, x**2, atol=1e-12)
    if code.startswith("x = 7"):
        assert session.evaluate("x") == 7


def test_several_functions_have_curves_and_a_legend_of_their_own(session):
    picture = session.evaluate('Plot[{Sin[t], 2 t}, {t, 0, 1}, PlotLegends -> "Expressions"]', check=True)
    found = scene(picture, picture.meaning)
    assert len(found.shapes) == 2
    assert [entry.text.text for entry in found.legends[0].entries] == ["Sin[t]", "2 t"]


def test_a_body_that_gives_a_list_gives_several_curves(session):
    assert len(shapes(session, "h[x_] := {x, x^2, x^3}; Plot[h[x], {x, 0, 1}]")) == 3


def test_values_that_are_not_real_are_gaps(session):
    points = curve(session, "Plot[Sqrt[x], {x, -1, 1}]")
    assert points[0, 0] == pytest.approx(0, abs=1e-3)
    assert len(shapes(session, "Plot[If[0 < x < 1, missing, x], {x, -1, 2}]")) == 2


def test_options_given_by_name_string_or_list(session):
    for option in ("PlotRange -> {0, 5}", '"PlotRange" -> {0, 5}', "{PlotRange -> {0, 5}}"):
        assert scene(session.evaluate(f"Plot[x, {{x, 0, 9}}, {option}]")).settings.ranges == (None, (0, 5))


def test_poles_do_not_flatten_the_plot(session):
    low, high = scene(session.evaluate("Plot[1/x, {x, -1, 1}]", check=True)).settings.ranges[1]
    assert -50 < low < -2 and 2 < high < 50


def test_a_net_can_be_plotted(session):
    session.evaluate('net = NetInitialize[LinearLayer["Input" -> "Real", "Output" -> "Real"]]', check=True)
    x, y = curve(session, "Plot[net[x], {x, 0, 1}]").T
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    np.testing.assert_allclose(y, y[0] + slope * x, atol=1e-5)


@pytest.mark.parametrize(
    "data, expected",
    [
        ("{1, 4, 9}", [[[1, 1], [2, 4], [3, 9]]]),
        ("{1/2, Pi, Sqrt[4]}", [[[1, 0.5], [2, np.pi], [3, 2]]]),
        ("{{0, 1}, {5, 2}}", [[[0, 1], [5, 2]]]),
        ("{{1, 2, 3}, {4, 5}}", [[[1, 1], [2, 2], [3, 3]], [[1, 4], [2, 5]]]),
        ("{{{0, 1}, {2, 3}}, {{4, 5}, {6, 7}}}", [[[0, 1], [2, 3]], [[4, 5], [6, 7]]]),
        ("<|1 -> 5, 3 -> 6|>", [[[1, 5], [3, 6]]]),
        ("Range[3.]", [[[1, 1], [2, 2], [3, 3]]]),
        ("{}", [[]]),
    ],
)
def test_forms_of_data(session, data, expected):
    found = shapes(session, f"ListPlot[{data}]")
    assert all(type(shape) is Points for shape in found)
    assert [shape.points.round(12).tolist() for shape in found] == [
        np.round(part, 12).tolist() for part in expected
    ]


def test_missing_data_is_a_gap(session):
    first, second = shapes(session, "ListLinePlot[{1, 2, Missing[], 4, 5}]")
    assert first.points.tolist() == [[1, 1], [2, 2]]
    assert second.points.tolist() == [[4, 4], [5, 5]]
    (points,) = shapes(session, "ListPlot[{{1, 2}, {3, Indeterminate}, {5, 6}}]")
    assert points.points.tolist() == [[1, 2], [5, 6]]


def test_joined_and_the_range_of_the_data(session):
    (line,) = shapes(session, "ListPlot[{1, 2}, Joined -> True, DataRange -> {0, 10}]")
    assert type(line) is Line and line.points.tolist() == [[0, 1], [10, 2]]
    found = shapes(session, "ListPlot[{{1, 2}, {3, 4, 5}}, Joined -> {True, False}]")
    assert [type(shape) for shape in found] == [Line, Points]


def test_keys_and_legended_data_name_their_curves(session):
    for data in ('<|"a" -> {1, 2}, "b" -> {2, 3, 4}|>', '{Legended[{1, 2}, "a"], Legended[{2, 3, 4}, "b"]}'):
        (legend,) = scene(session.evaluate(f"ListLinePlot[{data}]", check=True)).legends
        assert [entry.text.text for entry in legend.entries] == ["a", "b"]


def test_show_joins_data_and_curve(session):
    found = scene(
        session.evaluate('Show[ListPlot[{1, 4, 9}], Plot[x^2, {x, 1, 3}], PlotLabel -> "fit"]', check=True)
    )
    assert [type(shape) for shape in found.shapes] == [Points, Line]
    assert found.settings.title.text == "fit"


def test_labels_may_be_expressions(session):
    found = scene(session.evaluate("ListPlot[{1, 2}, AxesLabel -> {x^2, None}]"), None)
    assert found.settings.axes_labels[0] is not None
    assert (
        session.evaluate("ListPlot[{1, 2}, AxesLabel -> {x^2, None}]").figure().axes[0].texts[0].get_text()
        == "x^2"
    )


@pytest.mark.parametrize(
    "code, name",
    [
        ("ListPlot[{1, 2}, Filling -> up]", "Filling"),
        ("Plot[x, {x, 0, 1}, PlotPoints -> -1]", "PlotPoints"),
        ("ListPlot[{1, 2}, DataRange -> 3]", "DataRange"),
        ("Plot[x, {x, 0, 1}, PlotTheme -> \"Detailed\"]", "PlotTheme"),
        ("Graphics[Disk[], Axis -> True]", "Axis"),
        ("Show[Graphics[Disk[]], Plotlabel -> 1]", "Plotlabel"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_refused_by_name(session, code, name):
    assert name in session.evaluate_wrap(code).messages[0]


def test_options_of_plots_are_listed(session):
    assert session.evaluate("MemberQ[Options[Plot], PlotRange -> _]") is True
    assert session.evaluate("OptionValue[Options[ListLinePlot], Joined]") is True


def test_named_colours_are_colours(session):
    assert session.evaluate("{Red, LightGray}") == [S.RGBColor(1, 0, 0), S.GrayLevel(0.85)]


def test_positions_of_ticks_with_pi_are_labelled_as_they_are_written(session):
    plot = session.evaluate("Plot[Sin[x], {x, 0, 7}, Ticks -> {{0, Pi, 2 Pi, 6.5}, Automatic}]")
    svg = plot._repr_svg_()
    assert "π" in svg and "2 π" in svg and "6.5" in svg and "Pi" not in svg
