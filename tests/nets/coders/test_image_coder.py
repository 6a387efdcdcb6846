import numpy as np
import pytest
from PIL import Image as pillow

from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.nets.batch import example_type, picture_type
from wlnet.nets.coder import coder_of, make_decoder, make_encoder
from wlnet.nets.coding import decoded_value, encoded_value
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize


def bytes_of(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def encoder(*size, space="RGB", **options):
    return make_encoder("Image", wl_list(size), space, **options)


GRAY = encoder(4, 3, space="Grayscale")


def test_golden_value_of_mean_and_variance():
    enc = encoder(1, 1, MeanImage=wl_list((0.5,) * 3), VarianceImage=wl_list((0.25,) * 3))
    found = encoded_value(enc, Image(np.array([[[255, 0, 51]]], np.uint8)))
    np.testing.assert_allclose(found.array, [[[1]], [[-1]], [[-0.6]]], atol=1e-7)


@pytest.mark.parametrize(
    "transposed, interleaving, dims",
    [
        (False, False, (3, 2, 5)),
        (False, True, (2, 5, 3)),
        (True, False, (3, 5, 2)),
        (True, True, (5, 2, 3)),
    ],
)
def test_shapes_are_those_of_the_table_and_the_decoder_undoes_them(transposed, interleaving, dims):
    flags = {"DataTransposed": S(str(transposed)), "Interleaving": S(str(interleaving))}
    enc = encoder(5, 2, **flags)
    assert enc.port_type.dims == dims
    pixels = bytes_of(2, 5, 3)
    coded = enc.encode([Image(pixels)])[0]
    assert coded.shape == dims and coded.dtype == np.float32
    at = {"r": 1, "c": 4}
    order = ["c", "r"] if transposed else ["r", "c"]
    place = [at[name] for name in order]
    place = [*place, 2] if interleaving else [2, *place]
    assert coded[tuple(place)] == np.float32(pixels[1, 4, 2] / 255)
    image = decoded_value(enc.matching_decoder(), wl_list((coded,)).item(0))
    np.testing.assert_allclose(image.array, pixels / 255, atol=1e-6)


def test_size_forms():
    assert make_encoder("Image").port_type.dims == (3, 128, 128)
    assert make_encoder("Image", 7).port_type.dims == (3, 7, 7)
    assert encoder(5, 2, space="Grayscale").port_type.dims == (1, 2, 5)
    with pytest.raises(MessageError, match=r"\{width, height\}"):
        make_encoder("Image", wl_list((3, 4, 5)))


def test_color_space_is_an_argument_or_an_option():
    by_option = coder_of(wl_list(("Image", wl_list((4, 3)), rule(S.ColorSpace, "Grayscale"))), "NetEncoder")
    assert by_option == GRAY
    assert make_encoder("Image", wl_list((4, 3)), ColorChannels=1).port_type.dims == (1, 3, 4)
    with pytest.raises(MessageError, match="contradict"):
        encoder(4, 3, space="HSB", ColorChannels=1)


def test_a_coder_prints_as_what_makes_it_again():
    for enc in (
        GRAY,
        make_encoder("Image", ColorSpace="Grayscale"),
        encoder(
            4, 3, MeanImage=0.5, Method="Fill", Alignment=wl_list((S.Left, S.Top)), Interleaving=S("True")
        ),
        encoder(4, 3, Resampling=wl_list(("Lanczos", 2)), MeanImage=Image(bytes_of(2, 2))),
    ):
        assert coder_of(enc.wl_input().item(0), "NetEncoder") == enc


def test_a_list_of_images_is_encoded_as_the_images_one_by_one():
    stack = bytes_of(5, 3, 4)
    np.testing.assert_array_equal(GRAY.encode(ImageList(stack)), stack[:, None] / np.float32(255))
    np.testing.assert_array_equal(GRAY.encode(list(ImageList(stack))), GRAY.encode(ImageList(stack)))


def test_bytes_bits_and_reals_all_go_from_0_to_1():
    for array in (
        np.array([[0, 255]], np.uint8),
        np.array([[0, 65535]], np.uint16),
        np.array([[False, True]]),
        np.array([[0, 1]], np.float32),
        np.array([[0.0, 1.0]]),
    ):
        found = encoder(2, 1, space="Grayscale").encode([Image(array)])
        np.testing.assert_array_equal(found, [[[[0, 1]]]])


def test_gray_of_a_color_image_is_its_luminance_and_alpha_is_dropped():
    pixels = bytes_of(3, 4, 4)
    found = GRAY.encode([Image(pixels)])[0, 0]
    np.testing.assert_allclose(found, pixels[..., :3] @ [0.299, 0.587, 0.114] / 255, rtol=1e-5)


def test_a_gray_image_becomes_three_equal_channels():
    found = encoder(4, 3).encode([Image(bytes_of(3, 4))])[0]
    assert (found[0] == found[1]).all() and (found[0] == found[2]).all()


def test_images_of_several_sizes_in_one_batch():
    images = [Image(bytes_of(3, 4)), Image(bytes_of(6, 8, 3)), Image(bytes_of(3, 4, seed=1))]
    found = GRAY.encode(images)
    for row, image in zip(found, images, strict=True):
        np.testing.assert_array_equal(row, GRAY.encode([image])[0])


def test_fit_pads_and_fill_crops():
    wide = Image(np.full((2, 4), 255, np.uint8))
    fit = encoder(4, 4, space="Grayscale", Method="Fit").encode([wide])[0, 0]
    np.testing.assert_array_equal(fit, [[0] * 4, [1] * 4, [1] * 4, [0] * 4])
    top = encoder(4, 4, space="Grayscale", Method="Fit", Alignment=S.Top, Padding=0.2)
    np.testing.assert_allclose(top.encode([wide])[0, 0], [[1] * 4, [1] * 4, [0.2] * 4, [0.2] * 4])
    columns = Image(np.array([[10, 20, 30, 40]] * 2, np.uint8))
    fill = encoder(2, 2, space="Grayscale", Method="Fill")
    np.testing.assert_allclose(fill.encode([columns])[0, 0] * 255, [[20, 30]] * 2, rtol=1e-6)
    right = encoder(2, 2, space="Grayscale", Method="Fill", Alignment=S.Right)
    np.testing.assert_allclose(right.encode([columns])[0, 0] * 255, [[30, 40]] * 2, rtol=1e-6)


def test_the_padding_is_a_color_in_the_space_of_the_image():
    enc = encoder(1, 2, Method="Fit", Padding=S.RGBColor(1, 0, 0), Alignment=S.Bottom)
    found = enc.encode([Image(np.full((1, 1, 3), 255, np.uint8))])[0]
    np.testing.assert_array_equal(found[:, 0, 0], [1, 0, 0])


def test_encoding_twice_changes_nothing():
    once = encoded_value(GRAY, Image(bytes_of(3, 4)))
    assert encoded_value(GRAY, once) == once
    both = encoded_value(GRAY, wl_list((Image(bytes_of(3, 4)), once)))
    assert both.item(0) == once and both.item(1) == once


def test_arrays_of_bytes_from_python_are_pictures():
    stack = bytes_of(2, 3, 4)
    assert GRAY.is_single(stack) is False and GRAY.is_single(stack[0]) is True
    assert GRAY.is_single(stack[:1]) is False
    np.testing.assert_array_equal(GRAY.encode(stack), GRAY.encode(ImageList(stack)))
    np.testing.assert_array_equal(GRAY.encode([stack[1]])[0], GRAY.encode(ImageList(stack))[1])
    np.testing.assert_array_equal(GRAY.encode([pillow.fromarray(stack[0])])[0], GRAY.encode(stack)[0])


def test_a_net_takes_arrays_and_pictures_from_python():
    net = initialize(make("LinearLayer", (2,), {"Input": GRAY}))
    stack = bytes_of(3, 3, 4)
    found = net(ImageList(stack))
    for same in (stack, list(stack), [pillow.fromarray(one) for one in stack], list(stack / 255)):
        np.testing.assert_allclose(net(same), found, rtol=1e-5)
    for one in (stack[0], pillow.fromarray(stack[0]), Image(stack[0]), stack[0] / 255):
        np.testing.assert_allclose(net(one), found[0], rtol=1e-5)


def test_files_are_read(tmp_path):
    pixels = bytes_of(3, 4)
    path = tmp_path / "gray.png"
    pillow.fromarray(pixels).save(path)
    for value in (S.File(str(path)), str(path)):
        np.testing.assert_array_equal(encoded_value(GRAY, value).array[0], pixels / np.float32(255))
    (tmp_path / "broken.png").write_bytes(b"no picture")
    with pytest.raises(MessageError, match=r"Input 2: .*broken.png cannot be read as an image"):
        GRAY.encode([str(path), str(tmp_path / "broken.png")])
    with pytest.raises(MessageError, match="There is no such file"):
        GRAY.encode([str(tmp_path / "absent.png")])


def test_dimensions_map_the_encoder():
    pair = encoder(4, 3, space="Grayscale", Dimensions=wl_list((2,)))
    assert pair.port_type.dims == (2, 1, 3, 4)
    stack = bytes_of(2, 3, 4)
    assert pair.is_single(ImageList(stack))
    np.testing.assert_array_equal(pair.encode([ImageList(stack)])[0], GRAY.encode(stack))


def test_color_space_automatic_keeps_the_channels():
    enc = encoder(4, 3, space=S.Automatic)
    assert enc.port_type.dims == (None, 3, 4)
    assert enc.encode([Image(bytes_of(3, 4, 5))]).shape == (1, 5, 3, 4)
    with pytest.raises(MessageError, match="Input 2 has 3 channels, but the others have 1"):
        enc.encode([Image(bytes_of(3, 4)), Image(bytes_of(3, 4, 3))])


@pytest.mark.parametrize(
    "value, fault",
    [
        ("nowhere.png", "imgfile"),
        (5, "invimg: Input 1 should be an image"),
        (wl_list((wl_list((1, 2)), wl_list((3, 4)))), "but is a matrix"),
        (Image(bytes_of(3, 4, 5)), "imgchan: Input 1 has 5 channels"),
    ],
)
def test_what_is_no_image_is_refused(value, fault):
    with pytest.raises(MessageError, match=fault):
        encoded_value(GRAY, value)


def test_means_and_variances_are_checked_when_the_encoder_is_made():
    with pytest.raises(MessageError, match="2 numbers, but the images have 3 channels"):
        encoder(2, 2, MeanImage=wl_list((1, 2)))
    with pytest.raises(MessageError, match="positive"):
        encoder(2, 2, VarianceImage=0)


def test_a_mean_image_is_resized_to_the_size_of_the_encoder():
    mean = Image(np.full((6, 8), 0.25))
    found = encoder(4, 3, space="Grayscale", MeanImage=mean).encode([Image(np.ones((3, 4)))])
    np.testing.assert_allclose(found, 0.75)


# -- images that are encoded late ---------------------------------------------------------------


def test_lazy_keeps_the_bytes_of_the_list_itself():
    images = ImageList(bytes_of(9, 3, 4))
    lazy = GRAY.lazy(images)
    assert np.shares_memory(lazy.stored, images.stack) and lazy.stored.dtype == np.uint8
    np.testing.assert_array_equal(lazy.finish(lazy.stored[[5, 2]]), GRAY.encode(images)[[5, 2]])
    assert images._args is None


@pytest.mark.parametrize("options", [{}, {"Method": "Fit"}, {"MeanImage": 0.5}, {"Interleaving": S("True")}])
def test_lazy_gives_what_encode_gives(options):
    images = ImageList(bytes_of(4, 6, 5, 3), "Byte", "RGB")
    several = wl_list([*images, Image(bytes_of(9, 2, 3), "Byte", "RGB")])
    for space in ("Grayscale", "RGB", "HSB"):
        enc = encoder(4, 3, space=space, **options)
        for values in (images, several):
            lazy = enc.lazy(values)
            assert lazy.stored.dtype == np.uint8
            np.testing.assert_array_equal(lazy.finish(lazy.stored), enc.encode(values))


def test_lazy_reads_files_late(tmp_path):
    paths = [tmp_path / f"{i}.png" for i in range(3)]
    for i, path in enumerate(paths):
        pillow.fromarray(bytes_of(3, 4, seed=i)).save(path)
    files = wl_list(S.File(str(path)) for path in paths)
    lazy = GRAY.lazy(files)
    np.testing.assert_array_equal(lazy.finish(lazy.stored[1:]), GRAY.encode(files)[1:])
    paths[2].unlink()
    with pytest.raises(MessageError, match=r"Input 3: .*2\.png cannot be read"):
        lazy.finish(lazy.stored[1:])


def test_bits_become_grays_where_they_are_resized():
    bits = Image(np.array([[True, False], [True, False]]))
    enc = encoder(1, 1, space="Grayscale")
    assert abs(enc.encode([bits])[0, 0, 0, 0] - 0.5) < 0.01
    both = wl_list((bits, Image(np.array([[True]]))))
    np.testing.assert_array_equal(enc.lazy(both).finish(enc.lazy(both).stored), enc.encode(both))


def test_lazy_leaves_the_rest_to_encode():
    assert GRAY.lazy(ImageList(np.zeros((2, 3, 4), np.float32))) is None
    assert GRAY.lazy(wl_list((Image(bytes_of(3, 4)), Image(np.zeros((3, 4)))))) is None
    assert GRAY.lazy(wl_list((1, 2))) is None and GRAY.lazy(wl_list(())) is None


def test_a_net_encodes_a_long_list_piece_by_piece(monkeypatch):
    images = ImageList(bytes_of(1100, 3, 4))
    net = initialize(make("LinearLayer", (2,), {"Input": GRAY}))
    alone = np.stack([net(images.item(at)) for at in (0, 600, 1099)])
    sizes = []
    finish = type(GRAY)._finish

    def seen(self, stack, kind, space):
        sizes.append(len(stack))
        return finish(self, stack, kind, space)

    monkeypatch.setattr(type(GRAY), "_finish", seen)
    found = net(images)
    assert max(sizes) <= 512 and found.shape == (1100, 2)
    np.testing.assert_allclose(found[[0, 600, 1099]], alone, rtol=1e-5, atol=1e-6)


# -- decoder, and what data say of a port -------------------------------------------------------


def test_decoder():
    dec = make_decoder("Image", "Grayscale")
    assert dec.port_type.dims == (1, None, None)
    image = decoded_value(dec, wl_list((wl_list((wl_list((0.25, 2.0)),)),)))
    assert isinstance(image, Image) and image.type == "Real32" and image.color_space == "Grayscale"
    np.testing.assert_array_equal(image.array, [[0.25, 2]])
    assert dec.matching_encoder((1, 6, 5)).port_type.dims == (1, 6, 5)
    both = make_decoder("Image", DataTransposed=S("True"), Interleaving=S("True"))
    assert both.matching_encoder((5, 6, 3)).port_type.dims == (5, 6, 3)


def test_decoder_undoes_mean_and_variance():
    options = {"MeanImage": wl_list((0.1, 0.2, 0.3)), "VarianceImage": 0.04}
    enc, dec = encoder(4, 3, **options), make_decoder("Image", **options)
    pixels = bytes_of(3, 4, 3)
    found = dec.decode(enc.encode([Image(pixels)]))[0]
    np.testing.assert_allclose(found.array, pixels / 255, atol=1e-6)
    assert coder_of(enc, "NetDecoder") == dec


def test_the_port_type_of_images():
    images = ImageList(bytes_of(60, 3, 4), "Byte", "Grayscale")
    assert example_type(images).coder == GRAY and images._args is None
    assert example_type(images, "output").coder == make_decoder("Image", "Grayscale")
    assert picture_type(images, dims=(3, 8, 9)).coder == encoder(9, 8)
    assert picture_type(images, dims=(1, None, None)).coder == GRAY
    mixed = wl_list((images.item(0), Image(bytes_of(5, 5, 3))))
    assert picture_type(mixed).coder == make_encoder("Image")
    assert picture_type(wl_list((1, images.item(0)))) is None
