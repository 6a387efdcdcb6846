import numpy as np
import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.color import rgba
from wlnet.graphics.picture import Picture
from wlnet.graphics.range import extent
from wlnet.graphics.scene import Label, Line, Polygon, scene
from wlnet.nets.drawing.glyphs import color, glyph


@pytest.fixture
def drawn(session):
    def draw(code, prop="SummaryGraphic"):
        return scene(session.value(f'Information[{code}, "{prop}"]'))

    return draw


def texts(found):
    return [shape.text for shape in found.shapes if isinstance(shape, Label)]


def arrows(found):
    return [shape for shape in found.shapes if isinstance(shape, Line) and shape.arrow]


GRAPH = (
    'NetGraph[<|"a" -> 20, "b" -> NetChain[{10, Tanh, 20}], "sum" -> TotalLayer[]|>,'
    ' {NetPort["X"] -> "a" -> "sum", NetPort["Y"] -> "b" -> "sum"}, "X" -> 3, "Y" -> {2, 4}]'
)


def test_a_chain_has_a_box_for_each_layer_and_dimensions_between_them(drawn):
    code = 'NetChain[{ConvolutionLayer[4, {3, 2}], Ramp, FlattenLayer[], 2}, "Input" -> {1, 6, 6}]'
    found = drawn(code)
    words = texts(found)
    for word in ("Input", "Convolution", "4, 3×2", "Ramp", "Flatten", "Linear", "Output"):
        assert word in words
    assert [word for word in words if word in ("1×6×6", "4×4×5", "80", "2")].count("4×4×5") == 2
    assert len(arrows(found)) == 5


def test_arrows_lead_downward_from_box_to_box(drawn):
    for arrow in arrows(drawn(GRAPH)):
        assert (np.diff(arrow.points[:, 1]) < 0).all()


def test_a_graph_shows_names_ports_and_nets_inside(drawn):
    words = texts(drawn(GRAPH))
    for word in ("X", "Y", "a: 20", "b: 3 layers", "Total", "sum", "2×4", "20"):
        assert word in words


def test_the_full_picture_opens_the_nets_inside(drawn):
    short, full = drawn(GRAPH), drawn(GRAPH, "FullSummaryGraphic")
    assert "Tanh" in texts(full) and "Tanh" not in texts(short)
    assert len(arrows(full)) == len(arrows(short)) + 2


def test_coders_and_unknown_dimensions(drawn):
    words = texts(drawn('NetChain[{5}, "Output" -> NetDecoder[{"Class", {"a", "b", "c", "d", "e"}}]]'))
    assert "class" in words and "5" in words
    assert not any("None" in word for word in texts(drawn("NetChain[{Ramp}]")))


def test_everything_lies_inside_the_picture(drawn):
    found = drawn(GRAPH, "FullSummaryGraphic")
    (left, right), (bottom, top) = found.settings.ranges
    for shape in found.shapes:
        if isinstance(shape, Polygon):
            assert left <= shape.points[:, 0].min() and shape.points[:, 0].max() <= right
            assert bottom <= shape.points[:, 1].min() and shape.points[:, 1].max() <= top


def test_a_layer_with_several_inputs_names_them(drawn):
    assert {"Input", "Target"} <= set(texts(drawn('CrossEntropyLossLayer["Index"]')))


def test_a_wide_net_has_a_large_picture(session):
    layers = "Join[{10}, Table[20, 12], {CatenateLayer[]}]"
    code = f'NetGraph[{layers}, Flatten[Table[{{1 -> k, k -> 14}}, {{k, 2, 13}}]], "Input" -> 3]'
    graphic = session.value(f'Information[{code}, "SummaryGraphic"]')
    options = {option.item(0): option.item(1) for option in graphic.args[1:]}
    assert options[S.ImageSize] > 800
    assert Picture(graphic).image("png")[:4] == b"\x89PNG"


LAYERS_SHOWN = [
    "LinearLayer[3]", "ElementwiseLayer[Ramp]", "ElementwiseLayer[Sqrt[Abs[#]] &]", "SoftmaxLayer[]",
    "ConvolutionLayer[2, 3]", "PoolingLayer[2]", "BatchNormalizationLayer[]", "DropoutLayer[]",
    "FlattenLayer[]", "TotalLayer[]", "ThreadingLayer[Times]", "MeanSquaredLossLayer[]",
    "NetChain[{2, Tanh}]", "NetMapOperator[2]",
]  # fmt: skip


@pytest.mark.parametrize("code", LAYERS_SHOWN)
def test_a_symbol_fills_its_square_and_stays_inside(session, code):
    net = session.value(code)
    assert len(rgba(S.RGBColor(color(net)))) == 4
    points = np.concatenate([extent(shape) for shape in scene(S.Graphics(wl_list(glyph(net)))).shapes])
    assert np.abs(points).max() <= 1.15 and np.ptp(points, axis=0).max() > 1
