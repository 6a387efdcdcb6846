"""Image3D: volumes as values of the language, their encoder and decoder."""

import pickle

import numpy as np
import pytest
from PIL import Image as pillow

from tests.evaluating import Room
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import TRUE
from wlnet.expr.values.image3d import Image3D


@pytest.fixture(scope="module")
def room():
    found = Room()
    found.value(
        "SeedRandom[1]; data = RandomReal[1, {2, 3, 4}]; v = Image3D[data];"
        'e = NetEncoder[{"Image3D", {4, 3, 2}, "Grayscale"}]; colors = RandomReal[1, {2, 3, 4, 3}];'
        "near[a_, b_] := Max[Abs[Flatten[a] - Flatten[b]]] < 10^-6"
    )
    return found


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("ImageDimensions[v]", "{4, 3, 2}"),
        ("{ImageChannels[v], ImageType[v]}", '{1, "Real32"}'),
        ("near[ImageData[v], data]", "True"),
        ('ImageData[Image3D[{{{0, 255}, {51, 0}}}, "Byte"]]', "{{{0., 1.}, {0.2, 0.}}}"),
        ("ImageData[Image3D[{Image[{{0, 1}}], Image[{{1, 0}}]}]]", "{{{0., 1.}}, {{1., 0.}}}"),
        ("ImageData /@ Image3DSlices[Image3D[{{{0, 1}}, {{1, 0}}}]]", "{{{0., 1.}}, {{1., 0.}}}"),
        ("ToExpression[ToString[v, InputForm]] === v", "True"),
        ('Dimensions[ImageData[Image3D[colors], Interleaving -> False]]', "{3, 2, 3, 4}"),
    ],
)  # fmt: skip
def test_volumes_are_values(room, call, expected):
    room.check(call, expected)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("near[e[v], {data}]", "True"),
        ("near[e[e[v]], e[v]]", "True"),
        ("near[e[{v, v}], {{data}, {data}}]", "True"),
        ('near[NetEncoder[{"Image3D", {4, 3, 2}}][v], {data, data, data}]', "True"),
        ('near[NetEncoder[{"Image3D", {4, 3, 2}}][Image3D[colors]], Transpose[colors, {2, 3, 4, 1}]]',
         "True"),
        ('near[NetEncoder[{"Image3D", {4, 3, 2}, Interleaving -> True}][Image3D[colors]], colors]', "True"),
        ('near[NetEncoder[{"Image3D", {4, 3, 2}, "Grayscale", "MeanImage" -> 0.5, "VarianceImage" -> 4}][v],'
         " (data - 0.5)/2]", "True"),
        ('near[NetEncoder[{"Image3D", 1, "Grayscale"}][Image3D[ConstantArray[0.25, {3, 4, 5}]]], {0.25}]',
         "True"),
        ('Dimensions[NetEncoder[{"Image3D", {8, 6, 5}}][v]]', "{3, 5, 6, 8}"),
        ('Dimensions[NetEncoder[{"Image3D", {4, 3, 2}, "Grayscale", "Dimensions" -> {2}}][{v, v}]]',
         "{2, 1, 2, 3, 4}"),
        ("near[ImageData[NetDecoder[e][e[v]]], data]", "True"),
        ("Head[NetDecoder[e][e[v]]]", "Image3D"),
        ("NetEncoder[NetDecoder[e]] =!= e", "True"),
        ('NetDecoder["Image3D"][e[v], None] === $Failed', "True"),
    ],
)  # fmt: skip
def test_coders(room, call, expected):
    if "None" in call:
        assert room.value(call) is TRUE
        return
    room.check(call, expected)


def test_a_volume_is_resized_along_each_axis_by_itself(room):
    """A ramp in one direction stays one, whatever happens to the other axes."""
    ramp = np.linspace(0, 1, 6)
    for axis in range(3):
        shape = [2, 2, 2]
        shape[axis] = 6
        data = np.ones(shape) * np.expand_dims(ramp, [a for a in range(3) if a != axis])
        size = [3, 3, 3]
        coded = room.value('NetEncoder[{"Image3D", {3, 3, 3}, "Grayscale"}]').encode(
            [Image3D(data, "Real64")]
        )[0, 0]
        assert coded.shape == tuple(size)
        line = np.moveaxis(coded, axis, 0).reshape(3, -1)
        np.testing.assert_allclose(line, np.repeat(line[:, :1], 9, axis=1), atol=1e-6)
        assert (np.diff(line[:, 0]) > 0.2).all() and abs(line[1, 0] - 0.5) < 1e-6


def coded(room, settings, array):
    """By a "Grayscale" encoder with these settings: (height, depth, width)"""
    encoder = room.value(f'NetEncoder[{{"Image3D", {settings}, ColorSpace -> "Grayscale"}}]')
    return encoder.encode([Image3D(np.asarray(array, float), "Real64")])[0, 0]


# A volume of height 2, depth 4, width 2: slices from the top, rows from the back to the front.
BLOCK = np.arange(1, 17).reshape(2, 4, 2) / 32


@pytest.mark.parametrize(
    ("where", "rows", "columns"),
    [
        ("Center", slice(None), slice(1, 3)),
        ("Left", slice(None), slice(0, 2)),
        ("Right", slice(None), slice(2, 4)),
        ("{Left, Back, Top}", slice(None), slice(0, 2)),
        ("{0.5, 0, 0}", slice(None), slice(2, 4)),
    ],
)
def test_what_fits_is_padded_and_lies_where_alignment_says(room, where, rows, columns):
    """Depth 4 decides: nothing is resized, height and width are free by 2."""
    setting = f'{{4, 4, 4}}, Method -> "Fit", Padding -> White, Alignment -> {where}'
    found = coded(room, setting, BLOCK)
    height = slice(0, 2) if "Top" in where else slice(1, 3)
    expected = np.ones((4, 4, 4))
    expected[height, rows, columns] = BLOCK
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize(("where", "rows"), [("Center", (1, 3)), ("Front", (2, 4)), ("Back", (0, 2))])
def test_what_fills_is_cropped(room, where, rows):
    found = coded(room, f'{{2, 2, 2}}, Method -> "Fill", Alignment -> {where}', BLOCK)
    np.testing.assert_allclose(found, BLOCK[:, slice(*rows)], atol=1e-6)


@pytest.mark.parametrize("method", ["Fit", "Fill"])
def test_proportions_are_kept(room, method):
    """A block of constant gray stays one; how much of the window it covers follows from its sides."""
    found = coded(room, f'{{6, 6, 6}}, Method -> "{method}"', np.full((2, 4, 4), 0.5))
    covered = np.isclose(found, 0.5, atol=1e-6)
    assert covered.sum() == (3 * 6 * 6 if method == "Fit" else 6**3) and np.all(found[~covered] == 0)


def test_the_mean_may_be_a_volume(room):
    mean = "Image3D[ConstantArray[{0.25, 0.5}, {2, 2}]]"
    found = coded(room, f'{{2, 2, 2}}, "MeanImage" -> {mean}', np.ones((2, 2, 2)))
    np.testing.assert_allclose(found, np.broadcast_to([0.75, 0.5], (2, 2, 2)), atol=1e-6)


def test_the_pictures_of_a_file_are_slices(room, tmp_path):
    slices = np.random.default_rng(3).integers(0, 256, (3, 4, 5), dtype=np.uint8)
    first, *others = [pillow.fromarray(one) for one in slices]
    path = tmp_path / "volume.tif"
    first.save(path, save_all=True, append_images=others)
    found = room.value(f'NetEncoder[{{"Image3D", {{5, 4, 3}}, "Grayscale"}}][{{File["{path}"]}}]')
    np.testing.assert_allclose(found.array[0, 0], slices / 255, atol=1e-6)


def test_a_net_takes_and_gives_volumes(room):
    room.value(
        "n = NetInitialize[NetChain[{ConvolutionLayer[2, {2, 2, 2}], Ramp, ConvolutionLayer[1, 1,"
        ' "Dimensionality" -> 3]},'
        ' "Input" -> e, "Output" -> NetDecoder[{"Image3D", "Grayscale"}]]]'
    )
    room.check("ImageDimensions[n[v]]", "{3, 2, 1}")
    room.check("ImageDimensions /@ n[{v, v}]", "{{3, 2, 1}, {3, 2, 1}}")


def test_what_is_printed_reads_back(room):
    spec = 'NetEncoder[{"Image3D", {4, 3, 2}, "Grayscale", "MeanImage" -> 0.5, Interleaving -> True}]'
    room.check(f"ToExpression[ToString[{spec}, InputForm]] === {spec}", "True")
    for place in ("Left", "Front", "{0.25, 0, 1}", "{Left, Center, Top}", "{0.5, Center, Center}"):
        fitted = f'NetEncoder[{{"Image3D", 2, Method -> "Fit", Alignment -> {place}, Padding -> Red}}]'
        room.check(f"ToExpression[ToString[{fitted}, InputForm]] === {fitted}", "True")
    coder = room.value(spec)
    assert pickle.loads(pickle.dumps(coder)) == coder
    volume = room.value("v")
    assert pickle.loads(pickle.dumps(volume)) == volume and hash(volume) == hash(room.value("Image3D[data]"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('NetEncoder[{"Image3D", {4, 3, 2}}][5]', "NetEncoder::invimg3d: Input 1 should be an Image3D"),
        ('NetEncoder[{"Image3D", {4, 3}}]', "NetEncoder::invarg"),
        ('NetEncoder[{"Image3D", 4, "RGB", "MeanImage" -> {1, 2}}]', "NetEncoder::imgstat3d"),
        ('NetEncoder[{"Image3D", 4, Method -> "Fti"}]', "NetEncoder::invset"),
        ('NetEncoder[{"Image3D", 4, Alignment -> {Left, Top}}]', "NetEncoder::invset"),
        ('NetEncoder[{"Image3D", 4}][File["none.tif"]]', "NetEncoder::imgfile3d: Input 1: none.tif"),
        ('NetDecoder[{"Image3D"}][{{{1}}}]', "NetDecoder::input"),
    ],
)
def test_what_does_not_fit_is_told(code, text):
    wl = Talk()
    assert wl(code) == FAILED
    assert wl.messages[0].startswith(text), wl.messages


def test_what_is_no_volume_stays_as_it_is(room):
    room.check_unevaluated("Image3D[{1, 2}]", "Image3D::imgarray")
    room.check_unevaluated('Image3D[data, ColorSpace -> "RGB"]', "Image3D::imgcsmatch")
