"""Arguments that are images, sizes and colours, for the builtins about images."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import CHANNELS, color_in, recolored, space_name
from wlnet.expr.pixels.resample import AUTOMATIC, KERNELS, kernel_named
from wlnet.expr.pixels.types import DTYPES, converted, wider
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList

_NOT_AN_IMAGE = "Expecting an image or graphics instead of `1`."
_NOT_IMAGES = "Expecting a list of images instead of `1`."
_BAD_SIZE = "The size `1` should be `2`."
_BAD_SETTING = "The setting `1` -> `2` should be `3`."
_NO_SPACE = "`1` is not a color space; `2` are."
_NO_COLORS = "The `1` channels of the image are no colors, so that it has no form in the color space `2`."

NONE = S("None")


def image(value, owner: str) -> Image:
    """An argument that must be an image; raises owner::imginv, which leaves the call as it is."""
    if isinstance(value, Image):
        return value
    raise Message(f"{owner}::imginv", _NOT_AN_IMAGE)(value, value=UNEVALUATED)


def images(value, owner: str) -> list[Image]:
    """The images of a list of at least one; raises owner::imglist (unevaluated)."""
    if isinstance(value, ImageList):
        return list(value)
    if is_list(value) and value.array is None and len(value) and all(isinstance(v, Image) for v in value):
        return list(value)
    raise Message(f"{owner}::imglist", _NOT_IMAGES)(value, value=UNEVALUATED)


def real(value) -> float | None:
    """A real number of the language as a float, or None."""
    return float(value) if isinstance(value, int | float | Fraction) else None


def bad_size(owner: str, value, wanted: str):
    return Message(f"{owner}::imgsize", _BAD_SIZE)(value, wanted, value=UNEVALUATED)


def bad_setting(owner: str, name: str, value, wanted: str):
    return Message(f"{owner}::imgoptv", _BAD_SETTING)(name, value, wanted)


def plain_size(value, owner: str) -> tuple[int, int]:
    """(width, height) of n or {width, height}."""
    sides = tuple(value) if is_list(value) else (value, value)
    if len(sides) == 2 and all(type(n) is int and n > 0 for n in sides):
        return sides
    raise bad_size(owner, value, "a positive integer or {width, height}")


def color_space(value, owner: str) -> str:
    """The name of a colour space; raises owner::imgcs (unevaluated)."""
    found = space_name(value)
    if found is None:
        raise Message(f"{owner}::imgcs", _NO_SPACE)(value, ", ".join(CHANNELS), value=UNEVALUATED)
    return found


def resampling(value, owner: str):
    """The setting of Resampling as `pixels.resample.resized` takes it."""
    if value is S.Automatic:
        return AUTOMATIC
    parts = tuple(value) if is_list(value) else (value,)
    named = len(parts) < 3 and all(map(isinstance, parts, (str, int)))
    found = kernel_named(*parts) if named else None
    if found is None:
        raise bad_setting(
            owner, "Resampling", value, f'Automatic, {{"Lanczos", n}} or one of {", ".join(KERNELS)}'
        )
    return found


def type_named(value, owner: str) -> str:
    """A type of pixels; raises owner::imgtype (unevaluated)."""
    value = "Real32" if value == "Real" else value
    if isinstance(value, str) and value in DTYPES:
        return value
    text = "`1` is not a type of image; `2` are."
    raise Message(f"{owner}::imgtype", text)(value, ", ".join(DTYPES), value=UNEVALUATED)


def padding_of(picture: Image, value, owner: str):
    """A colour or gray level as one pixel of the image, in its type; alpha 1."""
    channels = picture.channels
    if picture.space is None:
        gray = color_in(value, "Grayscale")
        pixel = None if gray is None else np.full(channels, gray[0])
    else:
        pixel = color_in(value, picture.space)
        if pixel is not None and channels > CHANNELS[picture.space]:
            pixel = np.append(pixel, 1.0)
    if pixel is None:
        raise bad_setting(owner, "Padding", value, "a color or a gray level")
    pixel = converted(pixel, "Real64", picture.type)
    return pixel if picture.array.ndim == 3 else pixel[0]


def parts_of(picture: Image) -> tuple[np.ndarray, np.ndarray | None]:
    """(colours, alpha or None): (rows, columns, c) and (rows, columns, 1), in the image's type."""
    deep = picture.deep()
    return (deep[:, :, :-1], deep[:, :, -1:]) if picture.has_alpha else (deep, None)


def with_parts(picture: Image, colors: np.ndarray, alpha, kind: str | None = None, space=None) -> Image:
    """An image like `picture` from colours and alpha as `parts_of` gives them."""
    array = colors if alpha is None else np.concatenate([colors, alpha], axis=2)
    return picture.like(array, kind, space)


def on_colors(picture: Image, function: Callable, kind: str | None = None, space=None) -> Image:
    """The image whose colours, as reals (rows, columns, c), go through `function`; alpha stays.

    The result is of the type `kind`, by default that of the image: integers are rounded and clipped.
    """
    kind = kind or picture.type
    colors, alpha = parts_of(picture)
    working = "Real64" if picture.type == "Real64" else "Real32"
    found = converted(function(converted(colors, picture.type, working)), working, kind)
    return with_parts(
        picture, found, None if alpha is None else converted(alpha, picture.type, kind), kind, space
    )


def in_space(picture: Image, wanted: str, owner: str) -> Image:
    """The image in another colour space; that of integers stays of integers where it fits 0..1."""
    if picture.space == wanted:
        return picture if picture.color_space == wanted else picture.like(picture.array, color_space=wanted)
    if picture.space is None:
        text = Message(f"{owner}::imgchan", _NO_COLORS)
        raise text(picture.channels, wanted, value=UNEVALUATED)
    kind = picture.type
    if wanted in ("XYZ", "LAB", "LUV", "LCH") and not kind.startswith("Real"):
        kind = "Real32"
    elif kind == "Bit":
        kind = "Byte"
    return on_colors(picture, lambda colors: recolored(colors, picture.space, wanted), kind, wanted)


def alike(pictures: list[Image], owner: str) -> list[Image]:
    """The images with one colour space (RGB where they differ), type (the widest) and alpha channel."""
    spaces = {picture.space for picture in pictures}
    if len(spaces) > 1 and None not in spaces:
        pictures = [in_space(picture, "RGB", owner) for picture in pictures]
    kind = wider(picture.type for picture in pictures)
    pictures = [one.like(one.values(kind), kind) for one in pictures]
    if len({one.channels for one in pictures}) > 1 and None not in spaces:
        pictures = [opaque(one) for one in pictures]
    return pictures


def opaque(picture: Image) -> Image:
    """The image with an alpha channel, 1 everywhere where it had none."""
    if picture.has_alpha:
        return picture
    deep = picture.deep()
    white = converted(np.ones((*deep.shape[:2], 1)), "Real64", picture.type)
    return picture.like(np.concatenate([deep, white], axis=2), color_space=picture.space)


def rows_of(value) -> list[list]:
    """A list as one row of things, or a list of lists as rows."""
    rows = list(value)
    return [list(row) for row in rows] if all(is_list(row) for row in rows) else [rows]


def is_scaled(value) -> float | None:
    """s of Scaled[s], or None."""
    if isinstance(value, Expr) and value.head is S.Scaled and len(value) == 1:
        return real(value.item(0))
    return None


def over_pixels(evaluation, f, pictures: list[Image]) -> np.ndarray:
    """The values of f for the pixels of images of one size: an array of objects (rows, columns).

    f gets one argument an image: a number from 0 to 1, or a list of one number a channel. Equal pixels
    are looked at once.
    """
    width, height = pictures[0].size
    channels = [picture.channels for picture in pictures]
    flat = [picture.values("Real64").reshape(width * height, -1) for picture in pictures]
    table, where = np.unique(np.concatenate(flat, axis=1), axis=0, return_inverse=True)
    edges = np.cumsum([0, *channels])
    function = evaluation.function(f)
    found = np.empty(len(table), dtype=object)
    for at, row in enumerate(table):
        found[at] = function(*(_pixel(row[a:b]) for a, b in pairwise(edges)))
    return found[where.reshape(-1)].reshape(height, width)


def _pixel(values: np.ndarray):
    return values.item() if len(values) == 1 else packed(values)
