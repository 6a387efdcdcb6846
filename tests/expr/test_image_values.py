import pickle

import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.columns import RuleList
from wlnet.expr.convert import to_expr, to_python
from wlnet.expr.elements import choose
from wlnet.expr.expr import same, wl_list
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList, images_of
from wlnet.expr.values.picture_files import from_pillow, read_picture, to_pillow, without_alpha


def bytes_of(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def test_the_type_follows_the_dtype():
    kinds = {np.uint8: "Byte", np.uint16: "Bit16", np.float32: "Real32", np.float64: "Real64", bool: "Bit"}
    for dtype, kind in kinds.items():
        image = Image(np.zeros((2, 3), dtype))
        assert (image.type, image.size, image.channels) == (kind, (3, 2), 1)


def test_one_channel_has_no_axis_and_alpha_is_one_more():
    assert Image(bytes_of(2, 3, 1)).array.shape == (2, 3)
    assert [Image(bytes_of(2, 2, c)).has_alpha for c in (1, 2, 3, 4, 5)] == [False, True, False, True, False]
    assert not Image(bytes_of(2, 2, 4), "Byte", "CMYK").has_alpha
    assert Image(bytes_of(2, 2, 5), "Byte", "CMYK").has_alpha


def test_equality_looks_at_pixels_type_and_space():
    one = Image(bytes_of(2, 3))
    assert same(one, Image(bytes_of(2, 3).copy())) and hash(one) == hash(Image(bytes_of(2, 3)))
    assert one != Image(bytes_of(2, 3, seed=1))
    assert one != Image(bytes_of(2, 3).astype(np.uint16))
    assert one != Image(bytes_of(2, 3), "Byte", "Grayscale")


def test_pickled_and_back():
    for one in (Image(bytes_of(2, 3), "Byte", "Grayscale"), ImageList(bytes_of(4, 2, 3, 3))):
        assert pickle.loads(pickle.dumps(one)) == one


def test_doors_to_python():
    image = Image(bytes_of(2, 3, 3))
    assert image.numpy() is image.array and np.asarray(image) is not None
    np.testing.assert_array_equal(np.asarray(image.pil()), image.array)
    np.testing.assert_array_equal(read_picture(image._repr_png_()).array, image.array)
    np.testing.assert_array_equal(np.asarray(Image(np.array([[False, True]])).pil()), [[0, 255]])
    np.testing.assert_array_equal(np.asarray(Image(np.array([[0, 0.5, 1.5]])).pil()), [[0, 128, 255]])


def test_other_color_spaces_are_shown_as_rgb():
    red = Image(np.array([[[0.0, 1.0, 1.0]]]), "Real64", "HSB")
    np.testing.assert_array_equal(np.asarray(red.pil()), [[[255, 0, 0]]])
    cmyk = Image(np.array([[[0, 255, 255, 0, 128]]], np.uint8), "Byte", "CMYK")
    np.testing.assert_array_equal(np.asarray(cmyk.pil()), [[[255, 0, 0, 128]]])


@pytest.mark.parametrize(
    "mode, kind, space, channels",
    [
        ("1", "Bit", "Grayscale", 1),
        ("L", "Byte", "Grayscale", 1),
        ("LA", "Byte", "Grayscale", 2),
        ("P", "Byte", "RGB", 3),
        ("RGB", "Byte", "RGB", 3),
        ("RGBA", "Byte", "RGB", 4),
        ("CMYK", "Byte", "CMYK", 4),
        ("YCbCr", "Byte", "RGB", 3),
        ("I;16", "Bit16", "Grayscale", 1),
        ("I", "Bit16", "Grayscale", 1),
        ("F", "Real32", "Grayscale", 1),
    ],
)
def test_pillow_images_of_every_mode(mode, kind, space, channels):
    image = from_pillow(pillow.new(mode, (3, 2)))
    assert (image.type, image.color_space, image.channels, image.size) == (kind, space, channels, (3, 2))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "CMYK"])
def test_to_pillow_and_back(mode):
    image = from_pillow(pillow.fromarray(bytes_of(4, 5, 3)).convert(mode))
    assert from_pillow(to_pillow(image)) == image


def test_an_alpha_channel_is_dropped_or_laid_over_a_color():
    image = Image(np.array([[[100, 0], [100, 255]]], np.uint8))
    np.testing.assert_array_equal(without_alpha(image).array, [[100, 100]])
    np.testing.assert_array_equal(without_alpha(image, [1.0]).array, [[255, 100]])


def test_pillow_images_become_values():
    picture = pillow.fromarray(bytes_of(2, 3))
    assert to_expr([picture]).item(0) == Image(bytes_of(2, 3), "Byte", "Grayscale")
    assert to_python(to_expr(picture)).size == (3, 2)


# -- lists of images ----------------------------------------------------------------------------


def test_an_image_list_is_a_list_to_everybody():
    images = ImageList(bytes_of(4, 2, 3))
    assert images.head is S.List and len(images) == 4
    assert images == wl_list(list(images)) and wl_list(list(images)) == images
    assert hash(images) == hash(wl_list(list(images)))
    assert images.item(-1) == Image(images.stack[3])
    assert images_of(images) == list(images) and images_of(wl_list((1,))) is None


def test_parts_of_an_image_list_are_views():
    images = ImageList(bytes_of(6, 2, 3))
    part = choose(images, slice(1, 5, 2))
    assert isinstance(part, ImageList) and np.shares_memory(part.stack, images.stack)
    np.testing.assert_array_equal(choose(images, [5, 0]).stack, images.stack[[5, 0]])
    assert choose(images, slice(0, 0)) == wl_list(())
    rules = RuleList(images, wl_list(range(6))).sliced(slice(2, 4))
    assert isinstance(rules.lefts, ImageList) and rules.item(1).item(0) == images.item(3)


def test_images_of_one_kind_make_an_image_list():
    images = [Image(bytes_of(2, 3, seed=i)) for i in range(3)]
    assert ImageList.of(images) == wl_list(images)
    assert ImageList.of([*images, Image(bytes_of(3, 3))]) is None
    assert ImageList.of([*images, 1]) is None and ImageList.of([]) is None
