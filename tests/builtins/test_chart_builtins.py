import numpy as np
import pytest

from wlnet.graphics.kinds import is_graphics
from wlnet.graphics.rasters import Raster
from wlnet.graphics.scene import Polygon, scene


def drawn(session, code):
    return scene(session.value(code))


def boxes(session, code):
    found = [shape.points for shape in drawn(session, code).shapes if isinstance(shape, Polygon)]
    return [(*map(float, box.min(axis=0)), *map(float, box.max(axis=0))) for box in found]


def heights(session, code):
    return [high - low for _, low, _, high in boxes(session, code)]


def test_bars_of_lists_groups_exact_numbers_and_associations(session):
    assert heights(session, "BarChart[{1, 2, 3}]") == [1, 2, 3]
    assert heights(session, "BarChart[{1/2, Sqrt[4], N[3]}]") == [0.5, 2, 3]
    assert sorted(heights(session, "BarChart[{{1, 2}, {3}}]")) == [1, 2, 3]
    named = drawn(session, 'BarChart[<|"a" -> 1, "b" -> 2|>]')
    assert [text for _, text in named.settings.ticks[0]] == ["a", "b"]


def test_what_is_no_data_stays_as_it_is_with_a_message(session):
    for code in ("BarChart[x]", 'BarChart[{1, "a"}]', "Histogram[{}]", "MatrixPlot[{{1, 2}, {3}}]"):
        found = session.evaluate_wrap(code)
        assert len(found.messages) == 1 and not is_graphics(session.value(code))


def test_a_histogram_counts_as_histogram_list_does(session):
    data = "{1, 1, 2, 5, 9, 10, 10, 10.5}"
    edges, counts = session.evaluate(f"HistogramList[{data}, {{2}}]")
    found = boxes(session, f"Histogram[{data}, {{2}}]")
    shown = {(low, high): height for low, _, high, height in found}
    pairs = zip(edges[:-1], edges[1:], counts, strict=True)
    assert shown == {(low, high): count for low, high, count in pairs if count}
    assert sum(heights(session, f'Histogram[{data}, {{2}}, "Probability"]')) == pytest.approx(1)


def test_automatic_bins_are_round_and_hold_everything(session):
    session.evaluate("SeedRandom[1]; x = RandomVariate[NormalDistribution[0, 1], 1000]")
    found = sorted(boxes(session, "Histogram[x]"))
    widths = [high - low for low, _, high, _ in found]
    assert widths == pytest.approx([widths[0]] * len(widths))
    power = 10 ** np.floor(np.log10(widths[0] * 1.001))
    assert round(widths[0] / power) in (1, 2, 5)
    assert sum(height for *_, height in found) == 1000


def test_several_sets_have_the_same_bins_and_are_seen_through(session):
    code = "Histogram[{{1, 2, 3, 4, 5, 6}, {3, 4, 5, 6, 7, 8}}]"
    opacities = {shape.style.opacity for shape in drawn(session, code).shapes}
    assert len(opacities) == 1 and opacities.pop() < 1


@pytest.mark.parametrize(
    "name, scales",
    [("ListLogPlot", (0, 1)), ("ListLogLinearPlot", (1, 0)), ("ListLogLogPlot", (1, 1))],
)
def test_logarithmic_axes(session, name, scales):
    found = drawn(session, f"{name}[{{{{1, 10}}, {{10, 1000}}}}]")
    assert found.settings.log == tuple(map(bool, scales))
    assert found.shapes[0].points.tolist() == [[1, 10], [10, 1000]]


def test_cells_of_numbers_and_of_colours(session):
    (cells,) = drawn(session, "ArrayPlot[{{0, 1}, {1/2, 0}}]").shapes
    assert isinstance(cells, Raster)
    np.testing.assert_allclose(cells.pixels[..., 0], [[1, 0], [0.5, 1]], atol=0.01)
    (cells,) = drawn(session, "ArrayPlot[{{Red, Blue}}]").shapes
    assert cells.pixels[0].tolist() == [[1, 0, 0, 1], [0, 0, 1, 1]]


def test_a_color_function_gets_shares_from_zero_to_one(session):
    (cells,) = drawn(session, "MatrixPlot[{{-5, 15}}, ColorFunction -> (RGBColor[#, 0, 1 - #] &)]").shapes
    np.testing.assert_allclose(cells.pixels[0, :, :3], [[0, 0, 1], [1, 0, 0]])
    assert "ColorFunction" in session.evaluate_wrap('MatrixPlot[{{1}}, ColorFunction -> "Nice"]').messages[0]


@pytest.mark.parametrize(
    "code, name",
    [
        ("BarChart[{1}, BarOrigin -> Left]", "BarOrigin"),
        ("Histogram[{1, 2}, Foo -> 1]", "Foo"),
        ("MatrixPlot[{{1}}, MaxPlotPoints -> 5]", "MaxPlotPoints"),
        ("GraphicsGrid[{{1}}, Dividers -> All]", "Dividers"),
    ],
)
def test_unknown_options_are_refused_by_name(session, code, name):
    assert name in session.evaluate_wrap(code).messages[0]


def test_pictures_in_rows_are_exported_as_one_file(session, tmp_path):
    file = tmp_path / "row.svg"
    code = f'Export["{file}", GraphicsRow[{{Plot[x, {{x, 0, 1}}], MatrixPlot[{{{{1}}}}]}}]]'
    assert session.evaluate(code, check=True) == str(file)
    assert file.read_text().count('id="axes_') == 2
    assert is_graphics(session.value("Grid[{{Plot[x, {x, 0, 1}], 1}}]"))


def test_lists_that_are_no_rows_of_pictures_are_refused(session):
    assert session.evaluate_wrap("GraphicsRow[1]").messages == [
        "GraphicsRow::list: A list is expected instead of 1."
    ]
    assert session.evaluate_wrap("GraphicsGrid[{1}]").messages_name == ["GraphicsGrid::rows"]


def test_nets_and_results_are_exported_as_pictures(session, tmp_path):
    session["folder"] = str(tmp_path)
    session.evaluate('net = NetChain[{2, Tanh}, "Input" -> 3]')
    session.evaluate("r = NetTrain[NetChain[{1}], {{1} -> {2}}, All, MaxTrainingRounds -> 2]")
    for name in ("net.png", "net.svg", "r.pdf", "r.png"):
        code = f'Export[FileNameJoin[{{folder, "{name}"}}], {name.partition(".")[0]}]'
        session.evaluate(code, check=True)
        assert (tmp_path / name).stat().st_size > 1000
