import io

import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.arrays import packed
from wlnet.expr.expr import TRUE, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.graphics.kinds import is_graphics
from wlnet.graphics.picture import Picture

SQUARE = S.Graphics(S.Rectangle(wl_list([0, 0]), wl_list([1, 1])))


def plain(*color) -> Image:
    return Image(np.full((10, 10, 3), color, dtype=np.uint8))


RED, BLUE = plain(255, 0, 0), plain(0, 0, 255)


def pixels(graphic):
    return np.asarray(pillow.open(io.BytesIO(Picture(graphic).image("png"))).convert("RGB"))


def at(found, x, y):
    """The pixel at shares of the width and of the height from the upper left corner."""
    return tuple(found[int(y * found.shape[0]), int(x * found.shape[1])].tolist())


def test_lists_of_pictures_alone_are_drawn_and_lists_of_values_are_text():
    assert is_graphics(S.GraphicsRow(wl_list([1])))
    assert is_graphics(S.Grid(wl_list([wl_list([RED, 1])])))
    assert is_graphics(S.Column(wl_list([S.Labeled(SQUARE, "a")])))
    assert not is_graphics(S.Grid(wl_list([wl_list([1, 2])])))
    assert not is_graphics(S.Row(packed(np.arange(3))))


def test_pictures_stand_side_by_side_in_a_row_and_below_each_other_in_a_column():
    row = pixels(S.GraphicsRow(wl_list([RED, BLUE])))
    assert (at(row, 0.25, 0.5), at(row, 0.75, 0.5)) == ((255, 0, 0), (0, 0, 255))
    assert row.shape[1] == 720 and abs(row.shape[0] - 352) <= 2
    column = pixels(S.GraphicsColumn(wl_list([RED, BLUE])))
    assert (at(column, 0.5, 0.25), at(column, 0.5, 0.75)) == ((255, 0, 0), (0, 0, 255))


def test_a_grid_has_equal_columns_and_places_for_nothing():
    grid = pixels(S.GraphicsGrid(wl_list([wl_list([RED, BLUE]), wl_list([S.Null, RED])])))
    assert at(grid, 0.25, 0.75) == (255, 255, 255)
    assert at(grid, 0.75, 0.75) == (255, 0, 0)


def test_short_rows_are_filled_up():
    grid = pixels(S.Grid(wl_list([wl_list([RED]), wl_list([RED, BLUE])])))
    assert at(grid, 0.75, 0.25) == (255, 255, 255)


def test_sizes_spacings_and_background():
    row = pixels(
        S.GraphicsRow(
            wl_list([RED, BLUE]), rule(S.ImageSize, 220), rule(S.Spacings, 20), rule(S.Background, S.Yellow)
        )
    )
    assert row.shape == (100, 220, 3)
    assert at(row, 0.5, 0.5) == (255, 255, 0)


def test_a_label_stands_below_its_picture():
    labelled = pixels(S.Labeled(RED, "a label"))
    assert at(labelled, 0.5, 0.2) == (255, 0, 0)
    assert labelled[-20:].min() < 128 < labelled[-20:, :100].min()  # dark letters in the middle alone


def test_plots_in_a_grid_keep_their_labels_inside():
    plot = S.Graphics(
        S.Line(packed(np.array([[0, -1000.0], [1, 1000.0]]))), rule(S.Frame, TRUE), rule(S.AspectRatio, 1)
    )
    found = pixels(S.GraphicsRow(wl_list([plot, plot, plot])))
    assert (found[:, [0, -1]] == 255).all() and (found[[0, -1]] == 255).all()


def test_all_formats_and_characters():
    grid = S.GraphicsGrid(
        wl_list([wl_list([SQUARE, RED]), wl_list(["text", S.GraphicsRow(wl_list([BLUE]))])])
    )
    picture = Picture(grid)
    assert picture.image("svg").startswith(b"<?xml") and picture.image("pdf").startswith(b"%PDF")
    lines = picture.text(60).split("\n")
    assert any("text" in line for line in lines) and max(map(len, lines)) <= 60


def test_nested_lists_that_are_no_rows_are_refused():
    for bad in (
        S.GraphicsGrid(wl_list([1])),
        S.GraphicsRow(1),
        S.GraphicsRow(wl_list([RED]), rule("Foo", 1)),
    ):
        with pytest.raises(MessageError):
            pixels(bad)


def test_nothing_is_a_small_picture():
    for nothing in (S.GraphicsColumn(wl_list([])), S.GraphicsGrid(wl_list([wl_list([])]))):
        assert (pixels(nothing) == 255).all()
