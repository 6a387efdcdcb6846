import colorsys

import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.expr import wl_list
from wlnet.expr.pixels.color import CHANNELS, color_in, recolored, space_name
from wlnet.expr.pixels.conform import conformed, framed
from wlnet.expr.pixels.resample import kernel_named, resized, weights
from wlnet.expr.pixels.types import converted, stored
from wlnet.expr.symbols import S


def reals(*shape, seed=0):
    return np.random.default_rng(seed).random(shape)


# -- types --------------------------------------------------------------------------------------


def test_white_stays_white_and_black_black():
    for kind, full in {"Bit": 1, "Byte": 255, "Bit16": 65535, "Real32": 1, "Real64": 1}.items():
        ends = stored(np.array([0, full]), kind)
        for wanted, white in {"Bit": 1, "Byte": 255, "Bit16": 65535, "Real32": 1, "Real64": 1}.items():
            assert converted(ends, kind, wanted).tolist() == [0, white]


def test_reals_are_rounded_and_clipped_to_bytes():
    found = converted(np.array([-1, 0.5, 0.502, 1.2, np.nan]), "Real64", "Byte")
    assert found.tolist() == [0, 128, 128, 255, 0]
    assert stored(np.array([-3, 0.4, 300.7]), "Byte").tolist() == [0, 0, 255]
    assert stored(np.array([-3, 0.4, 300.7]), "Real64").tolist() == [-3, 0.4, 300.7]


def test_every_byte_survives_wider_types():
    every = np.arange(256, dtype=np.uint8)
    for kind in ("Bit16", "Real32", "Real64"):
        assert (converted(converted(every, "Byte", kind), kind, "Byte") == every).all()


def test_sixteen_bits_are_rounded_to_bytes():
    every = np.arange(65536, dtype=np.uint16)
    assert (converted(every, "Bit16", "Byte") == np.rint(every / 257)).all()


# -- colours ------------------------------------------------------------------------------------


@pytest.mark.parametrize("space", [space for space in CHANNELS if space != "Grayscale"])
def test_there_and_back(space):
    rgb = reals(6, 5, 3)
    rgb[0, :3] = [[0, 0, 0], [1, 1, 1], [0.5, 0.5, 0.5]]
    there = recolored(rgb, "RGB", space)
    assert there.shape == (6, 5, CHANNELS[space])
    np.testing.assert_allclose(recolored(there, space, "RGB"), rgb, atol=1e-9)


def test_hsb_is_that_of_the_standard_library():
    rgb = reals(50, 3)
    np.testing.assert_allclose(recolored(rgb, "RGB", "HSB"), [colorsys.rgb_to_hsv(*row) for row in rgb])


@pytest.mark.parametrize(
    "space, red, white",
    [
        ("Grayscale", [0.299], [1]),
        ("CMYK", [0, 1, 1, 0], [0, 0, 0, 0]),
        ("HSB", [0, 1, 1], [0, 0, 1]),
        # Published values of the sRGB primaries under D50 (CIELAB in hundredths).
        ("XYZ", [0.4361, 0.2225, 0.0139], [0.9642, 1, 0.8252]),
        ("LAB", [0.5429, 0.8081, 0.6989], [1, 0, 0]),
        ("LCH", [0.5429, 1.0684, 40.856 / 360], None),
    ],
)
def test_red_and_white_in_every_space(space, red, white):
    np.testing.assert_allclose(recolored(np.array([1.0, 0, 0]), "RGB", space), red, atol=2e-4)
    if white is not None:
        np.testing.assert_allclose(recolored(np.ones(3), "RGB", space), white, atol=1e-4)


def test_the_dtype_stays():
    for space in CHANNELS:
        found = recolored(reals(2, 3).astype(np.float32), "RGB", space)
        assert found.dtype == np.float32


def test_colors_of_the_language():
    np.testing.assert_allclose(color_in(S.RGBColor(1, 0, 0), "HSB"), [0, 1, 1])
    np.testing.assert_allclose(color_in(S.GrayLevel(0.3), "RGB"), [0.3] * 3)
    np.testing.assert_allclose(color_in(S.Hue(0.5), "RGB"), [0, 1, 1], atol=1e-12)
    np.testing.assert_allclose(color_in(S.RGBColor(wl_list((0, 1, 0))), "RGB"), [0, 1, 0])
    np.testing.assert_allclose(color_in(0.25, "Grayscale"), [0.25])
    assert color_in(S.RGBColor(1, 0), "RGB") is None and color_in("Red", "RGB") is None
    assert space_name("HSV") == "HSB" and space_name("XXX") is None


# -- sizes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kernel", ["Nearest", "Linear", "Cubic", "Lanczos", "Gaussian", ("Lanczos", 2)])
@pytest.mark.parametrize("count, wanted", [(7, 3), (3, 7), (5, 5), (1, 4), (4, 1), (40, 39)])
def test_weights_of_a_kernel_sum_to_one_and_are_symmetric(kernel, count, wanted):
    found = weights(count, wanted, kernel)
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-5)
    if kernel != "Nearest":
        np.testing.assert_allclose(found, found[::-1, ::-1], atol=1e-6)


@pytest.mark.parametrize(
    "name, filter",
    [
        ("Linear", pillow.Resampling.BILINEAR),
        ("Cubic", pillow.Resampling.BICUBIC),
        ("Lanczos", pillow.Resampling.LANCZOS),
    ],
)
@pytest.mark.parametrize("size", [(9, 13), (28, 60), (200, 31)])
def test_resized_as_pillow_does_it(name, filter, size):
    pixels = reals(1, 28, 31).astype(np.float32)
    expected = np.asarray(pillow.fromarray(pixels[0]).resize(size[::-1], filter))
    np.testing.assert_allclose(resized(pixels, "Real32", size, name)[0], expected, atol=2e-6)


def test_a_large_reduction_takes_the_banded_way_to_the_same_result():
    pixels = reals(1, 400, 20, 3).astype(np.float32)
    expected = np.einsum("oi,nijc->nojc", weights(400, 11, "Linear"), pixels)
    np.testing.assert_allclose(resized(pixels, "Real32", (11, 20), "Linear"), expected, atol=1e-5)
    upward = reals(1, 20, 400).astype(np.float32)
    expected = upward @ weights(400, 900, "Cubic").T
    np.testing.assert_allclose(resized(upward, "Real32", (20, 900), "Cubic"), expected, atol=1e-5)


def test_a_stack_is_resized_image_by_image():
    stack = np.random.default_rng(0).integers(0, 256, (5, 6, 7, 3), dtype=np.uint8)
    whole = resized(stack, "Byte", (4, 9))
    assert whole.dtype == np.uint8
    for one, image in zip(whole, stack, strict=True):
        np.testing.assert_array_equal(one, resized(image[None], "Byte", (4, 9))[0])


def test_nearest_takes_pixels_as_they_are():
    pixels = np.arange(6, dtype=np.uint8).reshape(1, 2, 3)
    np.testing.assert_array_equal(
        resized(pixels, "Byte", (4, 6), "Nearest")[0], pixels[0].repeat(2, 0).repeat(2, 1)
    )


def test_names_of_methods():
    assert kernel_named("Bicubic") == "Cubic" and kernel_named("Lanczos", 4) == ("Lanczos", 4)
    assert kernel_named("Quintic") is None and kernel_named("Linear", 2) is None


def test_fit_and_fill_hit_the_size_whatever_the_aspect():
    rng = np.random.default_rng(0)
    for _ in range(30):
        old, new = rng.integers(1, 30, 2), tuple(rng.integers(1, 30, 2).tolist())
        for method in ("Stretch", "Fit", "Fill"):
            assert conformed(np.ones((1, *old)), "Real64", new, method).shape == (1, *new)


def test_framed_crops_and_pads_where_it_should():
    pixels = np.arange(1, 5).reshape(1, 1, 4)
    assert framed(pixels, (1, 2)).tolist() == [[[2, 3]]]
    assert framed(pixels, (1, 2), (0, 0.5)).tolist() == [[[1, 2]]]
    assert framed(pixels, (1, 6), (1, 0.5), 9).tolist() == [[[9, 9, 1, 2, 3, 4]]]
    assert framed(pixels, (2, 4), (0.5, 1), 9).tolist() == [[[1, 2, 3, 4], [9] * 4]]
