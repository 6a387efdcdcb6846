"""Image and what an image tells about itself: ImageData, ImageDimensions, ImageType, ..."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import CHANNELS, color_in
from wlnet.expr.pixels.types import converted, stored
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.expr.values.image3d import Image3D
from wlnet.expr.values.picture_files import read_picture
from wlnet.graphics.kinds import is_graphics
from wlnet.graphics.label import Meaning
from wlnet.graphics.picture import Picture
from wlnet.language.builtin import builtin
from wlnet.language.images import bad_setting, color_space, image, plain_size, type_named
from wlnet.syntax.printer import to_text

NOT_PIXELS = Message(
    "Image::imgarray",
    "The specified argument `1` should be an array of rank 2 or 3 with machine-sized numbers.",
)
WRONG_CHANNELS = Message(
    "Image::imgcsmatch", 'An image of `1` channels is not in the color space "`2`", which has `3` (or `4`).'
)
BAD_RANGE = Message("RandomImage::imgrand", "`1` should be max, {min, max}, or a distribution.")
NOT_A_COLOR = Message(
    "ConstantImage::imgcolor", "`1` should be a color, a number, or a list of channel values."
)
NO_PIXEL = Message("PixelValue::imgpos", "There is no pixel `1` in an image of `2` x `3` pixels.")

_DISPLAY = ("ImageSize", "Magnification")


@builtin(
    "Image[data_]",
    "Image[data_, type_]",
    options={
        "ColorSpace": S.Automatic,
        "Interleaving": TRUE,
        "Magnification": S.Automatic,
        "ImageSize": S.Automatic,
    },
)
def make_image(evaluation, data, type=None, options=None):
    """Image[array] makes an image of pixel values, 0 black and 1 white; Image[array, "Byte"] of values from
    0 to 255; Image[image, "Byte"] converts an image."""
    kind = None if type is None or type is S.Automatic else type_named(type, "Image")
    space_wanted = _space_setting(options["ColorSpace"])
    shown = tuple((name, options[name]) for name in _DISPLAY if options[name] is not S.Automatic)
    if is_graphics(data):
        data = _drawn(evaluation, data)
    if isinstance(data, Image):
        made = data if kind is None else data.like(data.values(kind), kind)
        wanted = data.color_space if space_wanted is S.Automatic else space_wanted
        shown = shown or data.options
        array, kind = made.array, made.type
    else:
        wanted = space_wanted
        array = _pixels(evaluation, data, options["Interleaving"])
        kind = kind or "Real32"
        array = stored(array, kind)
    _check_channels(1 if array.ndim == 2 else array.shape[2], wanted)
    return Image(array, kind, wanted, shown)


def _space_setting(value):
    return value if value is S.Automatic else color_space(value, "Image")


def _pixels(evaluation, data, interleaving) -> np.ndarray:
    array = as_array(data, exact=False) if is_list(data) else None
    if array is None and is_list(data):
        array = as_array(evaluation.evaluate(S.N(data)), exact=False)
    if array is None or array.ndim not in (2, 3) or array.dtype.kind not in "if":
        raise NOT_PIXELS(data, value=UNEVALUATED)
    if interleaving is FALSE and array.ndim == 3:
        return np.moveaxis(array, 0, -1)
    if interleaving not in (TRUE, FALSE, S.Automatic):
        raise bad_setting("Image", "Interleaving", interleaving, "True or False")
    return array


def _check_channels(channels: int, space) -> None:
    if space is S.Automatic:
        return
    needed = CHANNELS[space]
    if channels not in (needed, needed + 1):
        raise WRONG_CHANNELS(
            channels, space, needed, f"{needed + 1} with an alpha channel", value=UNEVALUATED
        )


def _drawn(evaluation, graphics) -> Image:
    """A plot as pixels."""
    meaning = Meaning(lambda part: to_text(part, "OutputForm"), lambda part: evaluation.evaluate(S.N(part)))
    return read_picture(Picture(graphics, meaning).image("png"))


@builtin("Rasterize[graphics_]")
def rasterize(evaluation, graphics):
    """Rasterize[plot] is the picture of a plot as an image."""
    return _drawn(evaluation, graphics) if is_graphics(graphics) else image(graphics, "Rasterize")


@builtin("ImageQ[value_]")
def image_q(evaluation, value):
    """ImageQ[x] is True for an image."""
    return isinstance(value, Image)


@builtin(
    "ImageData[picture_]",
    "ImageData[picture_, type_]",
    options={"Interleaving": S.Automatic, "DataReversed": FALSE},
)
def image_data(evaluation, picture, type=None, options=None):
    """ImageData[image] gives the rows of pixels from 0 to 1; ImageData[image, "Byte"] those of a type."""
    picture = picture if isinstance(picture, Image3D) else image(picture, "ImageData")
    kind = "Bit" if picture.type == "Bit" else "Real64"
    if type is not None and type is not S.Automatic:
        kind = type_named(type, "ImageData")
    array = picture.values(kind)
    if options["DataReversed"] is TRUE:
        array = array[::-1]
    if options["Interleaving"] is FALSE and picture.channels > 1:
        array = np.moveaxis(array, -1, 0)
    return packed(array)


@builtin("ImageDimensions[picture_]")
def image_dimensions(evaluation, picture):
    """ImageDimensions[image] gives {width, height} in pixels, of an Image3D {width, depth, height}."""
    return list((picture if isinstance(picture, Image3D) else image(picture, "ImageDimensions")).size)


@builtin("ImageChannels[picture_]")
def image_channels(evaluation, picture):
    """ImageChannels[image] gives the number of channels, an alpha channel counted."""
    return (picture if isinstance(picture, Image3D) else image(picture, "ImageChannels")).channels


@builtin("ImageType[picture_]")
def image_type(evaluation, picture):
    """ImageType[image] gives "Bit", "Byte", "Bit16", "Real32" or "Real64"."""
    return (picture if isinstance(picture, Image3D) else image(picture, "ImageType")).type


@builtin("ImageColorSpace[picture_]")
def image_color_space(evaluation, picture):
    """ImageColorSpace[image] gives the color space, Automatic where none was given."""
    return image(picture, "ImageColorSpace").color_space


@builtin("ImageAspectRatio[picture_]")
def image_aspect_ratio(evaluation, picture):
    """ImageAspectRatio[image] gives height / width."""
    width, height = image(picture, "ImageAspectRatio").size
    return S.Times(height, S.Power(width, -1))


@builtin("PixelValue[picture_, position_]", "PixelValue[picture_, position_, type_]")
def pixel_value(evaluation, picture, position, type="Real64"):
    """PixelValue[image, {x, y}] gives the pixel in column x and row y, counted from the bottom."""
    picture = image(picture, "PixelValue")
    width, height = picture.size
    places = tuple(position) if is_list(position) else ()
    if len(places) != 2 or not all(isinstance(n, int) for n in places):
        return None
    x, y = places
    if not (1 <= x <= width and 1 <= y <= height):
        raise NO_PIXEL(position, width, height)
    return packed(picture.values(type_named(type, "PixelValue"))[height - y, x - 1])


@builtin("AlphaChannel[picture_]")
def alpha_channel(evaluation, picture):
    """AlphaChannel[image] gives the opacities as a gray image, white where there is no such channel."""
    picture = image(picture, "AlphaChannel")
    white = np.ones(picture.array.shape[:2])
    alpha = picture.array[:, :, -1] if picture.has_alpha else converted(white, "Real64", picture.type)
    return Image(alpha, picture.type, "Grayscale")


# -- images out of nothing ------------------------------------------------------------------------


@builtin(
    "RandomImage[]",
    "RandomImage[range_]",
    "RandomImage[range_, size_]",
    "RandomImage[range_, size_, type_]",
    options={"ColorSpace": S.Automatic},
)
def random_image(evaluation, range=1, size=None, type="Real32", options=None):
    """RandomImage[max, {width, height}] gives random pixels from 0 to max; ColorSpace -> "RGB" in colors;
    RandomImage[distribution, size] pixels of a distribution."""
    width, height = (150, 150) if size is None else plain_size(size, "RandomImage")
    kind = type_named(type, "RandomImage")
    wanted = options["ColorSpace"]
    wanted = wanted if wanted is S.Automatic else color_space(wanted, "RandomImage")
    channels = () if wanted is S.Automatic or CHANNELS[wanted] == 1 else (CHANNELS[wanted],)
    draw = S.RandomVariate if isinstance(range, Expr) and not is_list(range) else S.RandomReal
    drawn = evaluation.evaluate(draw(range, wl_list((height, width, *channels))))
    found = as_array(drawn, exact=False) if is_list(drawn) else None
    if found is None:
        raise BAD_RANGE(range, value=UNEVALUATED)
    return Image(converted(found, "Real64", kind), kind, wanted)


@builtin("ConstantImage[value_]", "ConstantImage[value_, size_]", "ConstantImage[value_, size_, type_]")
def constant_image(evaluation, value, size=None, type="Real32"):
    """ConstantImage[color, {width, height}] gives an image of one color or gray level."""
    width, height = (150, 150) if size is None else plain_size(size, "ConstantImage")
    kind = type_named(type, "ConstantImage")
    wanted = S.Automatic
    if isinstance(value, int | float | Fraction):
        pixel = np.array([float(value)])
    elif is_list(value):
        pixel = as_array(value, exact=False)
    else:
        gray = color_in(value, "Grayscale") if getattr(value, "head", None) is S.GrayLevel else None
        pixel, wanted = (color_in(value, "RGB"), "RGB") if gray is None else (gray, "Grayscale")
    if pixel is None or pixel.ndim != 1:
        raise NOT_A_COLOR(value, value=UNEVALUATED)
    pixels = np.broadcast_to(converted(pixel, "Real64", kind), (height, width, len(pixel)))
    return Image(np.ascontiguousarray(pixels), kind, wanted)
