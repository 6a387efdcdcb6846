import io

import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.expr import wl_list
from wlnet.expr.values.image import Image, ImageList
from wlnet.expr.values.picture_grid import grid_picture, rows_of_images
from wlnet.formats.format import FORMATS, Malformed, NoForm, by_extension


def bytes_of(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def read(name, data, element=None):
    form = FORMATS[name]
    return form.read[element or form.default](data, form.options)


def write(name, value, **options):
    form = FORMATS[name]
    return form.write(value, {**form.options, **options}, repr)


@pytest.mark.parametrize("name", ["PNG", "BMP", "TIFF"])
@pytest.mark.parametrize(
    "image",
    [
        Image(np.array([[0, 1, 1], [1, 0, 0]]) > 0, "Bit", "Grayscale"),
        Image(bytes_of(3, 5), "Byte", "Grayscale"),
        Image(bytes_of(3, 5, 3), "Byte", "RGB"),
    ],
    ids=["bits", "gray", "color"],
)
def test_what_is_written_without_loss_reads_back(name, image):
    assert read(name, write(name, image)) == image


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
def test_alpha_channels_and_gray_of_sixteen_bits_survive(name):
    for image in (
        Image(bytes_of(3, 5, 4), "Byte", "RGB"),
        Image(bytes_of(3, 5, 2), "Byte", "Grayscale"),
        Image(bytes_of(3, 5).astype(np.uint16) * 250, "Bit16", "Grayscale"),
    ):
        assert read(name, write(name, image)) == image


def test_reals_are_written_as_bytes():
    image = Image(np.array([[0, 0.5, 2]]), "Real64", "Grayscale")
    assert read("PNG", write("PNG", image)).array.tolist() == [[0, 128, 255]]


def test_jpeg_is_close_and_gets_smaller_with_the_level():
    smooth = np.outer(np.arange(32), np.ones(32)) * 8
    image = Image(smooth.astype(np.uint8), "Byte", "Grayscale")
    data = write("JPEG", image)
    assert pillow.open(io.BytesIO(data)).format == "JPEG" and FORMATS["JPG"] is FORMATS["JPEG"]
    assert np.abs(read("JPEG", data).array.astype(int) - smooth).max() < 8
    noise = Image(bytes_of(40, 40, 3))
    sizes = [len(write("JPEG", noise, CompressionLevel=level)) for level in (0, 0.5, 0.95)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3


def test_formats_without_opacity_show_white_behind():
    clear = Image(np.array([[[10, 20, 30, 0]]], np.uint8), "Byte", "RGB")
    for name in ("JPEG", "BMP"):
        assert read(name, write(name, clear)).array.tolist() == [[[255, 255, 255]]]


def test_animations_and_pages():
    frames = wl_list(Image(np.full((8, 8), level, np.uint8), "Byte", "Grayscale") for level in (0, 100, 200))
    for name in ("GIF", "TIFF"):
        data = write(name, frames)
        assert len(read(name, data)) == 3 and read(name, data, "ImageCount") == 3
        assert read(name, data, "Image").size == (8, 8)
        assert [one.array.flat[0] for one in read(name, data)] == [0, 100, 200]
    gif = pillow.open(io.BytesIO(write("GIF", frames, DisplayDurations=0.5, AnimationRepetitions=3)))
    assert gif.info["duration"] == 500 and gif.info["loop"] == 2
    assert isinstance(read("GIF", write("GIF", frames.item(0))), Image)


def test_elements():
    data = write("PNG", Image(bytes_of(3, 5, 3)))
    assert read("PNG", data, "ImageSize") == wl_list((5, 3))
    assert read("PNG", data, "Data").array.tolist() == bytes_of(3, 5, 3).tolist()
    facts = {"ColorSpace": "RGB", "DataType": "Byte", "BitDepth": 8, "ImageChannels": 3}
    assert {name: read("PNG", data, name) for name in facts} == facts


def test_size_and_resolution():
    data = write("PNG", Image(bytes_of(20, 10)), ImageSize=5, ImageResolution=300)
    assert read("PNG", data).size == (5, 10)
    assert round(pillow.open(io.BytesIO(data)).info["dpi"][0]) == 300
    assert read("PNG", write("PNG", Image(bytes_of(20, 10)), ImageSize=wl_list((7, 9)))).size == (7, 9)


def test_what_is_no_picture_is_refused():
    for data in (b"no picture", write("PNG", Image(bytes_of(30, 30)))[:200]):
        with pytest.raises(Malformed):
            read("PNG", data)
    with pytest.raises(NoForm):
        write("PNG", wl_list((1, 2)))


def test_extensions():
    names = {
        "a.png": "PNG",
        "a.JPG": "JPEG",
        "a.jpeg": "JPEG",
        "a.tif": "TIFF",
        "a.gif": "GIF",
        "a.bmp": "BMP",
    }
    assert {name: by_extension(name).name for name in names} == names


# -- several images as one ----------------------------------------------------------------------


def test_a_table_of_images_becomes_one_picture():
    small, large = Image(np.zeros((2, 3), np.uint8)), Image(np.full((4, 5, 3), 9, np.uint8))
    table = wl_list((wl_list((small, large)), wl_list((large,))))
    found = grid_picture(rows_of_images(table), gap=1)
    assert found.size == (1 + 5 + 1 + 5 + 1, 1 + 4 + 1 + 4 + 1) and found.channels == 3
    np.testing.assert_array_equal(found.array[2:4, 2:5], 0)  # in the middle of 4 x 5
    np.testing.assert_array_equal(found.array[1:5, 7:12], 9)
    assert (found.array[6:10, 7:12] == 255).all()


def test_a_long_list_is_laid_out_about_as_wide_as_high():
    found = rows_of_images(ImageList(bytes_of(10, 4, 4)))
    assert list(map(len, found)) == [3, 3, 3, 1]
    assert rows_of_images(wl_list((1,))) is None and rows_of_images(wl_list(())) is None


def test_a_list_of_images_is_exported_as_one_png():
    data = write("PNG", ImageList(bytes_of(4, 6, 6)))
    assert read("PNG", data).size == (2 * 6 + 3 * 4,) * 2
