import numpy as np
import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.graphics.scene import Label, Line, scene
from wlnet.graphics.tables import (
    LEVELS,
    TABLE_DEFAULTS,
    array_plot,
    confusion_matrix_plot,
    gradient,
    matrix_plot,
)
from wlnet.graphics.text import text


def drawn(plot, values, **options):
    return scene(plot(np.array(values, dtype=float), {**TABLE_DEFAULTS, **options}))


def test_gradients_go_from_their_first_to_their_last_colour():
    grays = gradient("GrayTones")
    assert grays.shape == (LEVELS, 3)
    np.testing.assert_allclose(grays[[0, -1]], [[0, 0, 0], [1, 1, 1]])
    np.testing.assert_allclose(grays[:, 0], np.linspace(0, 1, LEVELS))


def test_an_array_plot_has_its_first_row_on_top_and_the_largest_black():
    (cells,) = drawn(array_plot, [[0, 1], [2, 4]]).shapes
    np.testing.assert_allclose(cells.pixels[..., 0], [[1, 0.75], [0.5, 0]], atol=1 / LEVELS)
    assert cells.low.tolist() == [0, 0] and cells.high.tolist() == [2, 2]


def test_a_matrix_plot_is_white_at_zero_blue_below_and_orange_above():
    (cells,) = drawn(matrix_plot, [[0, -3, 3]]).shapes
    zero, below, above = cells.pixels[0, :, :3]
    assert zero.min() > 0.97
    assert below[2] > below[0] and above[0] > above[2]


def test_unknown_numbers_are_transparent():
    (cells,) = drawn(matrix_plot, [[np.nan, 1]]).shapes
    assert cells.pixels[0, :, 3].tolist() == [0, 1]


def test_equal_numbers_and_nothing_but_unknown_ones_are_drawn():
    for values in ([[2, 2]], [[0, 0]], [[np.nan, np.nan]]):
        for plot in (matrix_plot, array_plot):
            (cells,) = drawn(plot, values).shapes
            left, right = cells.pixels[0]
            assert left.tolist() == right.tolist()


def test_rows_and_columns_are_counted_from_the_upper_left():
    ticks = drawn(matrix_plot, np.ones((3, 2))).settings.frame_ticks
    assert ticks == (((0.5, "1"), (1.5, "2")), ((2.5, "1"), (1.5, "2"), (0.5, "3")))


def test_of_many_rows_some_are_numbered():
    (_, left) = drawn(matrix_plot, np.ones((60, 3))).settings.frame_ticks
    assert [name for _, name in left] == ["1", "10", "20", "30", "40", "50", "60"]


def test_ticks_of_the_user_are_row_and_column_numbers():
    given = wl_list([wl_list([wl_list([wl_list([1, "top"])]), S("None")]), wl_list([S("None"), S("None")])])
    bottom, left = drawn(matrix_plot, np.ones((3, 3)), FrameTicks=given).settings.frame_ticks
    assert (bottom, left) == ((), ((2.5, "top"),))


@pytest.mark.parametrize(
    "option, value", [("Mesh", 3), ("PlotLegends", wl_list(["a"])), ("FrameTicks", wl_list([1, 2]))]
)
def test_what_cannot_be_drawn_is_refused_by_name(option, value):
    with pytest.raises(MessageError, match=option):
        drawn(matrix_plot, [[1, 2]], **{option: value})


def test_a_legend_shows_the_range_of_the_colours():
    (legend,) = drawn(matrix_plot, [[-1, 3]], PlotLegends=S.Automatic).legends
    assert (legend.scale.low, legend.scale.high) == (-3, 3)
    assert legend.scale.colors.shape == (LEVELS, 3)


def test_a_confusion_matrix_is_coloured_by_rows_and_shows_its_counts():
    found = scene(confusion_matrix_plot(np.array([[90, 10], [0, 5]]), ["cat", "dog"]))
    cells, *others = found.shapes
    shares = 1 - cells.pixels[..., 2]
    assert shares[1, 1] > shares[0, 0] > shares[0, 1] > shares[1, 0]  # 5/5, 90/100, 10/100, 0
    labels = [one for one in others if isinstance(one, Label)]
    inside = {one.text: one.at.tolist() for one in labels if one.at.max() < 2}
    assert inside == {"90": [0.5, 1.5], "10": [1.5, 1.5], "5": [1.5, 0.5]}
    assert [text for _, text in found.settings.frame_ticks[1]] == ["cat", "dog"]
    assert [one.text for one in found.settings.frame_labels if one] == ["actual class", "predicted class"]
    drawing = text(found, 60)
    assert all(word in drawing for word in ("cat", "dog", "90", "10"))


def test_a_confusion_matrix_has_the_totals_of_rows_and_columns_beside_it():
    found = scene(confusion_matrix_plot(np.array([[90, 10], [7, 5]]), ["cat", "dog"]))
    outside = [(one.text, one.at) for one in found.shapes if isinstance(one, Label) and one.at.max() > 2]
    assert {text: at.tolist()[1] for text, at in outside if at[0] > 2} == {"100": 1.5, "12": 0.5}
    assert {text: at.tolist()[0] for text, at in outside if at[1] > 2} == {"97": 0.5, "15": 1.5}
    (left, right), (bottom, top) = found.settings.ranges
    assert (left, bottom) == (0, 0)
    assert all(at[0] < right and at[1] < top for _, at in outside)


def test_with_many_classes_there_are_no_counts_and_few_names():
    found = scene(confusion_matrix_plot(np.eye(100, dtype=int), list(range(100))))
    assert not any(isinstance(shape, (Label, Line)) for shape in found.shapes)
    assert len(found.settings.frame_ticks[0]) == 25


@pytest.mark.parametrize("rows, columns, aspect", [(4, 3, None), (400, 3, 2.5), (2, 400, 0.2)])
def test_cells_are_squares_unless_the_table_is_very_long(rows, columns, aspect):
    assert drawn(matrix_plot, np.ones((rows, columns))).settings.aspect == aspect
