import numpy as np
import pytest

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.graphics.losses import loss_plot, smoothed
from wlnet.graphics.plots import LIST_DEFAULTS, Curve, plot, show
from wlnet.graphics.scene import Line, Points, Polygon, scene
from wlnet.graphics.text import text


def curve(*heights, **rest):
    return Curve(np.stack([np.arange(len(heights)), np.array(heights, dtype=float)], axis=1), **rest)


def drawn(curves, joined=True, **options):
    return plot(curves, {**LIST_DEFAULTS, **options}, joined)


def test_a_line_plot_holds_its_points_in_the_units_of_the_data():
    (line,) = scene(drawn([curve(1, 4, 9)])).shapes
    assert line.points.tolist() == [[0, 1], [1, 4], [2, 9]]


def test_gaps_part_a_line_and_are_no_points():
    data = [curve(1, 2, np.nan, 3, 4)]
    assert [len(shape.points) for shape in scene(drawn(data)).shapes] == [2, 2]
    (points,) = scene(drawn(data, joined=False)).shapes
    assert type(points) is Points and len(points.points) == 4


def test_curves_differ_in_colour_and_plot_style_overrides_it_in_turn():
    first, second = scene(drawn([curve(1, 2), curve(2, 3)])).shapes
    assert first.style.color != second.style.color
    style = wl_list([S.Red, S.Directive(S.Blue, S.Dashed)])
    found = scene(drawn([curve(1, 2), curve(2, 3), curve(3, 4)], PlotStyle=style)).shapes
    assert [shape.style.color for shape in found] == [(1, 0, 0), (0, 0, 1), (1, 0, 0)]
    assert found[1].style.dashes


def test_filling_to_the_axis_is_a_polygon_under_the_line():
    polygon, line = scene(drawn([curve(1, 2)], Filling=S.Axis)).shapes
    assert (type(polygon), type(line)) == (Polygon, Line)
    assert polygon.points.tolist() == [[0, 1], [1, 2], [1, 0], [0, 0]]
    with pytest.raises(MessageError, match="Filling"):
        drawn([curve(1, 2)], Filling="up")


def test_only_options_that_differ_from_those_of_graphics_are_written_down():
    options = {part.item(0): part.item(1) for part in drawn([curve(1, 2)], PlotLabel="t").args[1:]}
    assert set(options) == {S.AspectRatio, S.Axes, S.PlotLabel}


@pytest.mark.parametrize(
    "legends, texts",
    [
        (S("None"), None),
        (wl_list(["a", "b"]), ["a", "b"]),
        (S.Automatic, ["1", "2"]),
        (S.Placed(wl_list(["a", "b"]), S.Below), ["a", "b"]),
    ],
)
def test_legends(legends, texts):
    graphic = drawn([curve(1, 2), curve(2, 3)], PlotLegends=legends)
    found = scene(graphic).legends
    assert (graphic.head is S.Legended) == (texts is not None)
    assert [entry.text.text for legend in found for entry in legend.entries] == (texts or [])


def test_labels_of_the_data_make_a_legend_of_their_own():
    (legend,) = scene(drawn([curve(1, 2, label="data"), curve(2, 3)], joined=False)).legends
    assert [(entry.kind, entry.text.text) for entry in legend.entries] == [("points", "data")]


def test_show_joins_shapes_and_takes_the_first_options():
    first = drawn([curve(1, 2)], PlotLabel="first", PlotLegends=wl_list(["a"]))
    second = drawn([curve(5, 6)], joined=False, PlotLabel="second", PlotLegends=wl_list(["b"]))
    merged = show([first, second], [rule(S.ImageSize, 300)])
    found = scene(merged)
    assert [type(shape) for shape in found.shapes] == [Line, Points]
    assert (found.settings.title.text, found.settings.size) == ("first", (300, None))
    assert [entry.text.text for legend in found.legends for entry in legend.entries] == ["a", "b"]


def options_of(graphic: Expr) -> dict:
    return {part.item(0): part.item(1) for part in graphic.item(0).args[1:]}


def test_a_loss_plot_counts_rounds_and_is_logarithmic_over_decades():
    rounds = np.arange(1, 21)
    batches = np.repeat(np.exp(-rounds / 3), 10)
    graphic = loss_plot(batches, rounds * 10, np.exp(-rounds / 3), rounds * 10, np.exp(-rounds / 4))
    options = options_of(graphic)
    assert options[S.FrameLabel] == wl_list(["rounds", "loss"])
    assert options[S.ScalingFunctions] == wl_list([S("None"), "Log"])
    found = scene(graphic)
    assert [entry.text.text for entry in found.legends[0].entries] == ["training", "validation"]
    lines = [shape for shape in found.shapes if isinstance(shape, Line)]
    faint, training, validation = lines
    assert faint.style.opacity < training.style.opacity
    assert len(faint.points) == 200
    assert faint.points[9, 0] == pytest.approx(1)  # the tenth batch ends the first round
    assert training.points[:, 0].tolist() == list(range(1, 21))
    assert validation.style.color[2] > validation.style.color[0]  # blue
    assert training.style.color[0] > training.style.color[2]  # orange


def test_losses_that_come_to_zero_or_go_below():
    falling = np.append(10.0 ** -np.arange(9), 0.0)
    ends = np.arange(1, 11)
    assert options_of(loss_plot(falling, ends, falling))[S.ScalingFunctions] == wl_list([S("None"), "Log"])
    assert S.ScalingFunctions not in options_of(loss_plot(falling - 1e-3, ends, falling - 1e-3))


def test_batches_that_stray_do_not_press_a_logarithmic_plot_together():
    losses = np.geomspace(1, 0.01, 20)
    batches = np.repeat(losses, 5)
    batches[::5] = 1e-9
    options = options_of(loss_plot(batches, np.arange(5, 101, 5), losses))
    low, high = options[S.PlotRange].item(1)
    assert 0.002 < low < 0.01
    assert 1 < high < 1.5


def test_a_loss_plot_of_one_round_counts_batches():
    graphic = loss_plot([3.0, 2.0, 1.5], [3], [2.1])
    assert options_of(graphic)[S.FrameLabel] == wl_list(["batches", "loss"])
    assert S.ScalingFunctions not in options_of(graphic)
    line = scene(graphic).shapes[0]
    assert as_array(wl_list(line.points[:, 0].tolist())).tolist() == [1, 2, 3]


def test_a_measurement_is_never_logarithmic():
    graphic = loss_plot([], [5, 10], [0.001, 0.9], label="ErrorRate")
    assert S.ScalingFunctions not in options_of(graphic)


@pytest.mark.parametrize("losses", [[np.nan, 1.0], [0.0, 1.0], [-1.0, 100.0], [np.inf, 1.0]])
def test_losses_that_have_no_logarithm_are_drawn_linearly_or_left_out(losses):
    graphic = loss_plot([], [1, 2], losses)
    assert S.ScalingFunctions not in options_of(graphic)
    (line,) = (shape for shape in scene(graphic).shapes if isinstance(shape, Line))
    assert line.points[:, 1].tolist() == [loss for loss in losses if np.isfinite(loss)]


def test_the_strong_curve_of_one_round_is_a_running_mean():
    batches = np.tile([1.0, 3.0], 500)
    faint, strong = (s for s in scene(loss_plot(batches, [1000], [2.0])).shapes if isinstance(s, Line))
    assert len(faint.points) == 1000
    np.testing.assert_allclose(strong.points[:, 1], 2.0)
    assert len(strong.points) == 25


def test_means_of_stretches_keep_the_mean_and_short_curves_stay():
    points = np.stack([np.arange(10.0), np.arange(10.0) ** 2], axis=1)
    assert smoothed(points, 10) is points
    found = smoothed(points, 5)
    np.testing.assert_allclose(found, points.reshape(5, 2, 2).mean(axis=1))


def test_of_very_many_batches_the_extremes_are_drawn():
    batches = np.full(100_000, 1.0)
    batches[[12_345, 67_890]] = 50.0, 0.1
    faint = scene(loss_plot(batches, [50_000, 100_000], [1.0, 1.0])).shapes[0].points
    assert len(faint) <= 1500
    assert (faint[:, 1].min(), faint[:, 1].max()) == (0.1, 50.0)


def test_the_legend_stands_where_the_curve_does_not_end():
    falling, rising = (scene(loss_plot([], [1, 2, 3], y)).legends[0].place for y in ([3, 2, 1], [1, 2, 3]))
    assert (falling, rising) == ((1.0, 1.0), (1.0, 0.0))


def test_names_of_measurements_are_words():
    assert (
        options_of(loss_plot([], [1, 2], [0.5, 0.2], label="ErrorRate"))[S.FrameLabel].item(1) == "error rate"
    )


@pytest.mark.parametrize(
    "rounds, ticks", [(3, [0, 1, 2, 3]), (25, [0, 5, 10, 15, 20, 25]), (101, [0, 20, 40, 60, 80, 100])]
)
def test_rounds_are_whole_numbers(rounds, ticks):
    found = scene(loss_plot([], range(1, rounds + 1), np.ones(rounds))).settings.frame_ticks
    assert [at for at, _ in found[0]] == ticks and found[1] is None


def test_the_faint_curve_takes_no_room_where_it_is_not_drawn():
    """In characters batches are left out: the strong curve goes from the first row to the last."""
    batches = np.full(200, 1.0)
    batches[::20] = 50.0
    drawing = text(scene(loss_plot(batches, range(20, 201, 20), np.linspace(2, 1, 10))), 60).split("\n")
    inside = [line.split("│")[1] for line in drawing if line.count("│") == 2]
    assert inside[1].strip() and inside[-2].strip()
