"""ResizeLayer, SpatialTransformationLayer and ImageAugmentationLayer."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer


def layer(name, *args, **options):
    return make(name, tuple(wl_list(a) if isinstance(a, tuple) else a for a in args), options)


def resized(x, size, bins=False):
    """Linear interpolation along the last axis."""
    old = x.shape[-1]
    places = (np.arange(size) + 0.5) * old / size - 0.5 if bins else np.linspace(0, old - 1, size)
    places = places.clip(0, old - 1)
    return np.apply_along_axis(lambda row: np.interp(places, np.arange(old), row), -1, x)


@pytest.mark.parametrize("bins", [False, True])
@pytest.mark.parametrize("size", [1, 3, 5, 8])
def test_one_axis(size, bins):
    net = infer(layer("ResizeLayer", (size,), Scheme="Bin" if bins else S.Automatic), Input=(2, 5))
    x = normal(2, 5)
    expected = resized(x, size, bins)
    if size == 1 and not bins:
        expected = x[:, :1]
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-10)


def test_two_axes_scaled_and_kept():
    net = infer(layer("ResizeLayer", (S.Scaled(2), S.All)), Input=(3, 4, 5))
    assert net.outputs["Output"].dims == (3, 8, 5)
    x = normal(3, 4, 5)
    expected = np.moveaxis(resized(np.moveaxis(x, 1, -1), 8), -1, 1)
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-10)
    assert infer(layer("ResizeLayer", (S.Scaled(0.5), 7)), Input=(1, 5, 5)).outputs["Output"].dims == (
        1,
        2,
        7,
    )


def test_interleaved_channels_stand_last():
    net = infer(layer("ResizeLayer", (3, 2), Interleaving=TRUE), Input=(4, 5, 2))
    other = infer(layer("ResizeLayer", (3, 2)), Input=(2, 4, 5))
    x = normal(4, 5, 2)
    np.testing.assert_allclose(net(x), np.moveaxis(other(np.moveaxis(x, 2, 0)), 0, 2), rtol=1e-6)


def test_nearest_repeats():
    net = infer(layer("ResizeLayer", (S.Scaled(2), S.Scaled(3)), Resampling="Nearest"), Input=(2, 2, 2))
    x = normal(2, 2, 2)
    expected = x.repeat(2, axis=1).repeat(3, axis=2)
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected)


@pytest.mark.parametrize("size", [(3,), (2, 5)])
def test_gradients_of_resize(size):
    check_layer(layer("ResizeLayer", size), Input=(2, *(4,) * len(size)))


def sampled(x, p, size):
    """The formula, point by point."""
    c, rows, columns = x.shape
    y = np.zeros((c, *size))
    for i, down in enumerate(np.linspace(-1, 1, size[0])):
        for j, across in enumerate(np.linspace(-1, 1, size[1])):
            u = (p[0] * across + p[1] * down + p[2] + 1) / 2 * (columns - 1)
            v = (p[3] * across + p[4] * down + p[5] + 1) / 2 * (rows - 1)
            for m in range(rows):
                for n in range(columns):
                    y[:, i, j] += x[:, m, n] * max(0, 1 - abs(u - n)) * max(0, 1 - abs(v - m))
    return y


def test_a_spatial_transformation_is_its_formula():
    net = infer(layer("SpatialTransformationLayer", (4, 3)), Input=(2, 5, 6))
    x, p = normal(2, 5, 6), np.array([0.7, 0.2, 0.1, -0.3, 1.4, 0.05])
    found = net({"Input": x, "Parameters": p}, WorkingPrecision="Real64")
    np.testing.assert_allclose(found, sampled(x, p, (4, 3)), rtol=1e-9, atol=1e-12)


def test_the_identity_changes_nothing_and_gradients_flow_to_both():
    net = infer(layer("SpatialTransformationLayer", (3, 4)), Input=(2, 3, 4))
    x = normal(2, 3, 4)
    found = net({"Input": x, "Parameters": [1, 0, 0, 0, 1, 0]})
    np.testing.assert_allclose(found, x, rtol=1e-5, atol=1e-6)
    p = np.array([[0.7, 0.2, 0.13, -0.3, 0.6, 0.05]] * 3)
    check_layer(net, {"Parameters": p}, Input=(2, 3, 4))


def test_augmentation_takes_the_middle_in_evaluation():
    net = infer(layer("ImageAugmentationLayer", (2, 3)), Input=(1, 4, 5))
    x = normal(1, 4, 5)
    np.testing.assert_array_equal(net(x, WorkingPrecision="Real64"), x[:, 1:3, 1:4])
    check_layer(net, Input=(1, 4, 5))


def test_augmentation_takes_pieces_from_everywhere_in_training():
    ones = wl_list((1, 1))
    x = np.arange(12.0).reshape(1, 3, 4)
    plain = infer(layer("ImageAugmentationLayer", (2, 2)), Input=(1, 3, 4))
    turned = infer(layer("ImageAugmentationLayer", (2, 2), ReflectionProbabilities=ones), Input=(1, 3, 4))
    pieces = {x[:, i : i + 2, j : j + 2].tobytes() for i in range(2) for j in range(3)}
    mirrored = {x[:, i : i + 2, j : j + 2][:, ::-1, ::-1].tobytes() for i in range(2) for j in range(3)}
    for net, known in ((plain, pieces), (turned, mirrored)):
        found = net(
            np.stack([x] * 200), NetEvaluationMode="Train", RandomSeeding=1, WorkingPrecision="Real64"
        )
        assert {one.tobytes() for one in found} == known


@pytest.mark.parametrize(
    "name, args, options, message",
    [
        ("ResizeLayer", ((0,),), {}, "invarg"),
        ("ResizeLayer", ((3,),), {"Resampling": "Nearest"}, "nearest"),
        ("ResizeLayer", ((S.Scaled(0.1),),), {"Input": wl_list((2, 5))}, "nothingleft"),
        ("ResizeLayer", ((3,),), {"Input": 3}, "tyfail"),
        ("ResizeLayer", ((3,),), {"Scheme": "Cell"}, "invset"),
        ("SpatialTransformationLayer", (3,), {}, "invarg"),
        ("ImageAugmentationLayer", ((5, 2),), {"Input": wl_list((1, 4, 4))}, "piece"),
        ("ImageAugmentationLayer", ((5, 2),), {"ReflectionProbabilities": 2}, "invset"),
    ],
)
def test_mistakes(name, args, options, message):
    with pytest.raises(MessageError, match=f"{name}::{message}"):
        layer(name, *args, **options)


@pytest.mark.parametrize(
    "net",
    [
        'ResizeLayer[{3, All, Scaled[1/2]}, "Scheme" -> "Bin"]',
        "SpatialTransformationLayer[{3, 4}]",
        'ImageAugmentationLayer[{3, 4}, "ReflectionProbabilities" -> {0, 0.5}]',
    ],
)
def test_what_is_printed_reads_back(net):
    Room().check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
