"""Colours of images: ColorConvert, ColorNegate, Binarize, ColorSeparate, ImageAdjust, ..."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import CHANNELS, color_in, recolored
from wlnet.expr.pixels.threshold import otsu
from wlnet.expr.pixels.types import converted
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.expr.values.picture_files import without_alpha
from wlnet.language.builtin import builtin
from wlnet.language.images import alike, color_space, image, images, in_space, on_colors, over_pixels, real

NOT_A_COLOR = "`1` is neither an image nor a color."
SIZES = Message("ColorCombine::imgdim", "The images have different sizes: `1`.")
COUNT = Message("ColorCombine::imgcomb", "`1` channels make no image in the color space `2`, which has `3`.")
BAD_THRESHOLD = Message("Binarize::imgthresh", "`1` should be a number, {low, high}, or a function.")
NO_CORRECTION = Message(
    "ImageAdjust::imgcorr",
    "The correction `1` is not available in wlnet yet; gamma, as {0, 0, gamma}, and ranges are.",
)
BAD_RANGE = Message("ImageAdjust::imgrange", "`1` should be a range {min, max} of two different numbers.")
BAD_ALPHA = Message("SetAlphaChannel::imgalpha", "`1` should be an opacity or an image of the same size.")

_HEADS = {
    "Grayscale": S.GrayLevel,
    "RGB": S.RGBColor,
    "HSB": S.Hue,
    "CMYK": S.CMYKColor,
    "XYZ": S.XYZColor,
    "LAB": S.LABColor,
    "LCH": S.LCHColor,
    "LUV": S.LUVColor,
}


def _color(values: np.ndarray, space: str) -> Expr:
    return _HEADS[space](*values.tolist())


def _values(value, space: str, owner: str) -> np.ndarray:
    """The channels of a colour; raises owner::imgcolor (unevaluated)."""
    found = color_in(value, space) if isinstance(value, Expr) else None
    if found is None:
        raise Message(f"{owner}::imgcolor", NOT_A_COLOR)(value, value=UNEVALUATED)
    return found


@builtin("ColorConvert[value_, space_]")
def color_convert(evaluation, value, space):
    """ColorConvert[image, "Grayscale"] converts an image, or a color, to a color space."""
    space = color_space(space, "ColorConvert")
    if isinstance(value, Image):
        return in_space(value, space, "ColorConvert")
    return _color(_values(value, space, "ColorConvert"), space)


@builtin("ColorNegate[value_]")
def color_negate(evaluation, value):
    """ColorNegate[image] gives the complement of every color, 1 - r, 1 - g, 1 - b."""
    if not isinstance(value, Image):
        space = "Grayscale" if isinstance(value, Expr) and value.head is S.GrayLevel else "RGB"
        return _color(1 - _values(value, space, "ColorNegate"), space)
    space = value.space

    def negative(colors: np.ndarray) -> np.ndarray:
        if space in (None, "Grayscale", "RGB"):
            return 1 - colors
        return recolored(1 - recolored(colors, space, "RGB"), "RGB", space)

    return on_colors(value, negative)


@builtin("Binarize[picture_]", "Binarize[picture_, threshold_]")
def binarize(evaluation, picture, threshold=S.Automatic):
    """Binarize[image] makes every pixel black or white, at a threshold found by Otsu's method;
    Binarize[image, t] white above t, {t1, t2} between, Binarize[image, f] where f gives True."""
    picture = image(picture, "Binarize")
    flat = without_alpha(picture)
    gray = in_space(flat, "Grayscale", "Binarize").values("Real64") if flat.space else flat.values("Real64")
    return Image(_lit(evaluation, picture, gray, threshold), "Bit", "Grayscale")


def _lit(evaluation, picture: Image, gray: np.ndarray, threshold) -> np.ndarray:
    if gray.ndim == 3:
        raise Message("Binarize::imgchan", "The channels of the image are no colors.")(value=UNEVALUATED)
    if threshold is S.Automatic:
        return gray > otsu(gray)
    if real(threshold) is not None:
        return gray > real(threshold)
    if is_list(threshold):
        low, high = _pair(threshold) or (None, None)
        if low is None:
            raise BAD_THRESHOLD(threshold, value=UNEVALUATED)
        return (gray >= low) & (gray <= high)
    found = over_pixels(evaluation, threshold, [without_alpha(picture)])
    if not all(value is TRUE or value is FALSE for value in found.flat):
        raise BAD_THRESHOLD(threshold, value=UNEVALUATED)
    return found == TRUE


def _pair(value) -> tuple[float, float] | None:
    array = as_array(value, exact=False) if is_list(value) else None
    return tuple(array.tolist()) if array is not None and array.shape == (2,) else None


# -- channels ---------------------------------------------------------------------------------------


@builtin("ColorSeparate[picture_]", "ColorSeparate[picture_, space_]")
def color_separate(evaluation, picture, space=None):
    """ColorSeparate[image] gives a gray image of each channel, ColorSeparate[image, "HSB"] of a space."""
    picture = image(picture, "ColorSeparate")
    if space is not None:
        picture = in_space(picture, color_space(space, "ColorSeparate"), "ColorSeparate")
    deep = picture.deep()
    return [Image(deep[:, :, c], picture.type, "Grayscale") for c in range(deep.shape[2])]


@builtin("ColorCombine[pictures_]", "ColorCombine[pictures_, space_]")
def color_combine(evaluation, pictures, space=S.Automatic):
    """ColorCombine[{red, green, blue}] makes a color image of gray ones."""
    found = images(pictures, "ColorCombine")
    wanted = space if space is S.Automatic else color_space(space, "ColorCombine")
    found = [in_space(one, "Grayscale", "ColorCombine") if one.channels > 1 else one for one in found]
    found = alike([without_alpha(one) for one in found], "ColorCombine")
    sizes = [list(one.size) for one in found]
    if any(size != sizes[0] for size in sizes):
        raise SIZES(sizes, value=UNEVALUATED)
    if wanted is not S.Automatic and len(found) not in (CHANNELS[wanted], CHANNELS[wanted] + 1):
        raise COUNT(len(found), wanted, CHANNELS[wanted], value=UNEVALUATED)
    if wanted is S.Automatic and len(found) in (3, 4):
        wanted = "RGB"
    return Image(np.stack([one.array for one in found], axis=2), found[0].type, wanted)


@builtin("RemoveAlphaChannel[picture_]", "RemoveAlphaChannel[picture_, color_]")
def remove_alpha_channel(evaluation, picture, color=None):
    """RemoveAlphaChannel[image] drops the opacities, RemoveAlphaChannel[image, color] covers a color."""
    picture = image(picture, "RemoveAlphaChannel")
    if color is None or not picture.has_alpha:
        return without_alpha(picture)
    return without_alpha(picture, _values(color, picture.space, "RemoveAlphaChannel"))


@builtin("SetAlphaChannel[picture_]", "SetAlphaChannel[picture_, opacity_]")
def set_alpha_channel(evaluation, picture, opacity=1):
    """SetAlphaChannel[image, a] gives the image an opacity: a number, or a gray image of the same size."""
    picture = without_alpha(image(picture, "SetAlphaChannel"))
    if isinstance(opacity, Image) and opacity.size == picture.size:
        alpha = without_alpha(in_space(opacity, "Grayscale", "SetAlphaChannel")).values(picture.type)
    elif real(opacity) is not None:
        alpha = converted(np.full(picture.array.shape[:2], real(opacity)), "Real64", picture.type)
    else:
        raise BAD_ALPHA(opacity, value=UNEVALUATED)
    array = np.concatenate([picture.deep(), alpha[:, :, None]], axis=2)
    return picture.like(array, color_space=picture.space or S.Automatic)


# -- ImageAdjust ------------------------------------------------------------------------------------


@builtin("ImageAdjust[picture_, settings___]")
def image_adjust(evaluation, picture, settings):
    """ImageAdjust[image] stretches the values to 0..1; ImageAdjust[image, {0, 0, gamma}] applies a power;
    ImageAdjust[image, 0, {min, max}, {newmin, newmax}] brings one range to another."""
    picture = image(picture, "ImageAdjust")
    if len(settings) > 3:
        return None
    correction, *ranges = settings or (0,)
    gamma = _gamma(correction)
    old, new = (_range(spec) for spec in (*ranges, S.Automatic, S.Automatic)[:2])

    def adjusted(colors: np.ndarray) -> np.ndarray:
        low, high = old or ((0.0, 1.0) if settings and not ranges else (colors.min(), colors.max()))
        if high > low:
            colors = np.clip((colors - low) / (high - low), 0, 1)
        colors = np.clip(colors, 0, None) ** gamma if gamma != 1 else colors
        return colors if new is None else new[0] + (new[1] - new[0]) * colors

    kind = "Byte" if picture.type == "Bit" else None
    return on_colors(picture, adjusted, kind)


def _gamma(correction) -> float:
    """The exponent of a correction c, {c, b} or {c, b, gamma} with contrast and brightness 0."""
    if correction is S.Automatic:
        return 1.0
    parts = tuple(correction) if is_list(correction) else (correction,)
    if 1 <= len(parts) <= 3 and all(real(p) is not None for p in parts) and not any(map(real, parts[:2])):
        gamma = real(parts[2]) if len(parts) == 3 else 1.0
        if gamma > 0:
            return gamma
    raise NO_CORRECTION(correction)


def _range(spec) -> tuple[float, float] | None:
    if spec is S.Automatic:
        return None
    pair = _pair(spec)
    if pair is None or pair[0] == pair[1]:
        raise BAD_RANGE(spec, value=UNEVALUATED)
    return pair
