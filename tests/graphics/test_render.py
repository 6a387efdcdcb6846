import io

import numpy as np
import pytest
from PIL import Image

from wlnet.expr.arrays import packed
from wlnet.expr.expr import TRUE, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.losses import loss_plot
from wlnet.graphics.picture import Picture
from wlnet.graphics.plots import LIST_DEFAULTS, Curve, plot
from wlnet.graphics.scene import scene
from wlnet.graphics.text import text

SQUARE = S.Rectangle(wl_list([0, 0]), wl_list([1, 1]))
HEIGHTS = Curve(np.array([[0, 0], [1, 1], [2, 4], [3, 9.0]]))


def pixels(graphic, **settings):
    data = Picture(graphic).image("png", **settings)
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_an_image_size_counts_pixels():
    graphic = S.Graphics(SQUARE, rule(S.ImageSize, wl_list([240, 180])))
    assert pixels(graphic).shape == (180, 240, 3)
    assert pixels(graphic, resolution=144).shape == (360, 480, 3)
    assert pixels(S.Graphics(SQUARE)).shape[1] == 720


def test_one_unit_is_as_long_on_both_axes_unless_told_otherwise():
    found = pixels(S.Graphics(wl_list([S.Red, SQUARE]), rule(S.ImageSize, wl_list([300, 200]))))
    rows, columns = np.nonzero((found == (255, 0, 0)).all(axis=2))
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert abs(height - width) <= 2
    assert height > 150


def test_later_shapes_cover_earlier_ones_and_opacity_mixes():
    found = pixels(S.Graphics(wl_list([S.Red, SQUARE, S.Blue, S.Opacity(0.5), SQUARE])))
    middle = found[found.shape[0] // 2, found.shape[1] // 2]
    assert middle.tolist() == pytest.approx([128, 0, 128], abs=2)


def test_a_plot_that_asks_for_everything_is_drawn():
    options = {
        **LIST_DEFAULTS,
        "PlotLegends": wl_list(["$a_1$"]),
        "PlotLabel": "100 % of $x$",
        "AxesLabel": wl_list(["x", S.Style("y", S.Bold, S.Red, 14)]),
        "GridLines": S.Automatic,
        "Ticks": wl_list([wl_list([0, wl_list([3, "three"])]), S.Automatic]),
        "Epilog": S.Text("note", wl_list([1, 5])),
        "Prolog": wl_list([S.LightBlue, SQUARE]),
        "Background": S.LightYellow,
    }
    graphic = plot([HEIGHTS], options)
    assert pixels(graphic)[2, 2].tolist() == [255, 255, 217]
    svg = Picture(graphic).image("svg").decode()
    assert svg.startswith("<?xml")
    assert Picture(graphic).image("pdf").startswith(b"%PDF")


def test_a_frame_has_labels_on_all_sides():
    sides = wl_list([wl_list(["left", "right"]), wl_list(["bottom", "top"])])
    figure = Picture(S.Graphics(SQUARE, rule(S.Frame, TRUE), rule(S.FrameLabel, sides))).figure()
    axes = figure.axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("bottom", "left")
    assert {"right", "top"} <= {written.get_text() for written in axes.texts}


def test_everything_lies_inside_the_picture():
    options = {**LIST_DEFAULTS, "PlotLegends": wl_list(["a rather long label"]), "Frame": TRUE}
    figure = Picture(plot([HEIGHTS], options)).figure()
    figure.draw_without_rendering()
    box = figure.axes[0].get_tightbbox(figure.canvas.get_renderer())
    assert box.x0 >= 0 and box.y0 >= 0
    assert box.x1 <= figure.bbox.width + 1 and box.y1 <= figure.bbox.height + 1


def test_the_same_graphics_give_the_same_bytes():
    graphic = plot([HEIGHTS], dict(LIST_DEFAULTS))
    assert Picture(graphic).image("png") == Picture(graphic).image("png")
    assert Picture(graphic).image("svg") == Picture(graphic).image("svg")


def test_a_logarithmic_axis_hides_what_has_no_logarithm():
    data = packed(np.array([[1, 10.0], [2, -1], [3, 1000]]))
    graphic = S.Graphics(
        S.Line(data), rule(S.ScalingFunctions, "Log"), rule(S.Axes, TRUE), rule(S.AspectRatio, 0.6)
    )
    assert Picture(graphic).figure().axes[0].get_yscale() == "log"
    pixels(graphic)


def test_a_picture_is_saved_by_its_extension(tmp_path):
    made = Picture(S.Graphics(SQUARE)).save(tmp_path / "square.png")
    assert made.read_bytes().startswith(b"\x89PNG")
    assert Picture(S.Graphics(SQUARE))._repr_svg_().startswith("<?xml")


def test_a_drawing_in_characters_has_frame_curve_and_legend():
    lines = text(scene(plot([HEIGHTS], {**LIST_DEFAULTS, "PlotLegends": wl_list(["squares"])})), 60).split(
        "\n"
    )
    assert "┌" in lines[0] and "squares" in lines[-1]
    assert max(map(len, lines)) <= 60
    assert any("⠁" <= character <= "⣿" for line in lines for character in line)
    assert "\x1b" not in "".join(lines)


def test_curves_without_colour_have_marks_of_their_own():
    flat = Curve(np.array([[0, 5], [3, 5.0]]))
    found = text(scene(plot([HEIGHTS, flat], dict(LIST_DEFAULTS))), 60)
    assert "xxx" in found
    assert "\x1b[38;2" in text(scene(plot([HEIGHTS, flat], dict(LIST_DEFAULTS))), 60, color=True)


def test_a_loss_over_decades_has_decades_as_ticks():
    rounds = np.arange(1, 11)
    found = text(scene(loss_plot([], rounds, 10.0 ** -(rounds / 2))), 60)
    assert "0.01" in found and "0.0001" in found
    assert "rounds" in found


def test_axes_and_frames_with_nothing_to_show_are_drawn():
    for options in ({}, {"Frame": TRUE}):
        graphic = plot([Curve(np.empty((0, 2)))], {**LIST_DEFAULTS, **options})
        pixels(graphic)
        text(scene(graphic))


def test_text_in_characters_begins_ends_or_is_centred_at_its_place():
    for side, place in ((-1, "left"), (1, "right")):
        label = S.Text("word", wl_list([0, 0]), wl_list([side, 0]))
        graphic = S.Graphics(label, rule(S.PlotRange, wl_list([wl_list([-1, 1]), wl_list([-1, 1])])))
        (line,) = (one for one in text(scene(graphic), 41).split("\n") if "word" in one)
        assert (line.index("word") >= 19) == (place == "left")


def test_graphics_without_axes_have_no_frame_in_characters():
    found = text(scene(S.Graphics(wl_list([S.EdgeForm(S.Black), S.FaceForm(S.White), SQUARE]))), 30)
    assert "┌" not in found and "0" not in found
    assert "█" not in found and found.strip()
