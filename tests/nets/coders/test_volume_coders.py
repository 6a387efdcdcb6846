"""Image3D: volumes as values of the language, their encoder and decoder."""

import pickle

import numpy as np
import pytest

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
        ('NetEncoder[{"Image3D", 4, Method -> "Fit"}]', "NetEncoder::optx"),
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
