import io

import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.arrays import packed
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.graphics.picture import Picture
from wlnet.graphics.rasters import picture_of
from wlnet.graphics.scene import scene
from wlnet.graphics.text import text


def only(primitive):
    (shape,) = scene(S.Graphics(primitive)).shapes
    return shape


def test_the_first_row_of_a_raster_is_the_lowest():
    shape = only(S.Raster(packed(np.array([[0.0, 0.25], [0.5, 1.0]]))))
    assert shape.pixels[..., 0].tolist() == [[0.5, 1.0], [0.0, 0.25]]
    assert shape.corners.tolist() == [[0, 0], [2, 2]]


@pytest.mark.parametrize(
    "channels, color",
    [([0.5], [0.5, 0.5, 0.5, 1]), ([0.5, 0.2], [0.5, 0.5, 0.5, 0.2]), ([0.1, 0.2, 0.3], [0.1, 0.2, 0.3, 1])],
)
def test_channels_of_a_raster(channels, color):
    shape = only(S.Raster(packed(np.array([[channels]]))))
    np.testing.assert_allclose(shape.pixels[0, 0], color)


def test_a_raster_in_a_rectangle_with_a_range_of_values():
    box = packed(np.array([[1.0, 2.0], [3.0, 5.0]]))
    shape = only(S.Raster(packed(np.array([[10.0, 20.0]])), box, wl_list([0, 20])))
    assert shape.pixels[0, :, 0].tolist() == [0.5, 1.0]
    assert shape.corners.tolist() == [[1, 2], [3, 5]]


@pytest.mark.parametrize("array", [np.zeros(3), np.zeros((2, 2, 5)), np.zeros((0, 2))])
def test_what_is_no_raster_is_refused(array):
    with pytest.raises(MessageError, match="Raster::raster"):
        only(S.Raster(packed(array)))


def test_an_image_is_inset_where_it_is_asked_for():
    image = Image(np.zeros((10, 20), dtype=np.uint8))
    shape = only(S.Inset(image, wl_list([5, 5]), S.Center, 4))
    assert shape.corners.tolist() == [[3, 4], [7, 6]]
    shape = only(S.Inset(image, wl_list([5, 5]), wl_list([-1, -1]), wl_list([2, 2])))
    assert shape.corners.tolist() == [[5, 5], [7, 7]]
    with pytest.raises(MessageError, match="Inset::inset"):
        only(S.Inset(image, wl_list([5, 5])))


def test_pixels_are_drawn_with_sharp_edges_and_their_colours():
    colors = np.array([[[0, 0, 255], [255, 255, 0]], [[255, 0, 0], [0, 255, 0]]]) / 255
    graphic = S.Graphics(
        S.Raster(packed(colors)), rule(S.PlotRangePadding, S("None")), rule(S.ImageSize, 112)
    )
    found = np.asarray(pillow.open(io.BytesIO(Picture(graphic).image("png"))).convert("RGB"))
    assert found.shape[:2] == (112, 112)
    assert found[10, 10].tolist() == [255, 0, 0] and found[100, 100].tolist() == [255, 255, 0]
    assert len(np.unique(found.reshape(-1, 3), axis=0)) == 4


def test_an_image_alone_fills_its_picture():
    graphic = picture_of(Image(np.zeros((10, 20), dtype=np.uint8)))
    found = np.asarray(pillow.open(io.BytesIO(Picture(graphic).image("png"))).convert("L"))
    assert found.shape == (360, 720) and found.max() == 0


def test_pixels_in_characters_are_shades_or_colours():
    graphic = S.Graphics(S.Raster(packed(np.array([[0.0, 1.0]]))), rule(S.PlotRangePadding, S("None")))
    assert "███" in text(scene(graphic), 40)
    red = S.Graphics(S.Raster(packed(np.array([[[1.0, 0.0, 0.0]]]))))
    assert "38;2;255;0;0m█" in text(scene(red), 40, color=True)
