"""Images pixel by pixel: ImageAdd, ImageSubtract, ImageMultiply, ImageApply."""

from __future__ import annotations

from functools import reduce

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import FALSE, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.types import converted, wider
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.language.builtin import builtin
from wlnet.language.images import alike, image, images, over_pixels, parts_of, real, with_parts

SIZES = "The images have different sizes: `1`."
NOT_A_TERM = "`1` is neither an image nor a number."
NOT_A_PIXEL = Message(
    "ImageApply::imgres", "The function should give a number or a list of numbers for a pixel, but gives `1`."
)


def _combined(owner: str, operation, first, others: tuple) -> Image:
    """operation over the colours of images and numbers, in reals, then the type of the images again.

    The alpha channel is that of the first image.
    """
    pictures = alike([one for one in (first, *others) if isinstance(one, Image)], owner)
    _check_sizes(owner, pictures)
    left = iter(pictures)
    terms = []
    for one in (first, *others):
        if isinstance(one, Image):
            terms.append(_colors(next(left)))
        elif real(one) is not None:
            terms.append(real(one))
        else:
            raise Message(f"{owner}::imgterm", NOT_A_TERM)(one, value=UNEVALUATED)
    base = pictures[0]
    found = converted(reduce(operation, terms), "Real64", base.type)
    return with_parts(base, found, parts_of(base)[1])


def _colors(picture: Image) -> np.ndarray:
    return converted(parts_of(picture)[0], picture.type, "Real64")


def _check_sizes(owner: str, pictures: list[Image]) -> None:
    sizes = [list(one.size) for one in pictures]
    if any(size != sizes[0] for size in sizes):
        raise Message(f"{owner}::imgdim", SIZES)(sizes, value=UNEVALUATED)


@builtin("ImageAdd[picture_, others__]")
def image_add(evaluation, picture, others):
    """ImageAdd[image, x] adds a number or images to every pixel; values beyond white are white in
    images of integers."""
    return _combined("ImageAdd", np.add, image(picture, "ImageAdd"), others)


@builtin("ImageSubtract[picture_, others__]")
def image_subtract(evaluation, picture, others):
    """ImageSubtract[image, x] subtracts a number or images from every pixel."""
    return _combined("ImageSubtract", np.subtract, image(picture, "ImageSubtract"), others)


@builtin("ImageMultiply[picture_, others__]")
def image_multiply(evaluation, picture, others):
    """ImageMultiply[image, x] multiplies every pixel by a number or by the pixels of images."""
    return _combined("ImageMultiply", np.multiply, image(picture, "ImageMultiply"), others)


@builtin("ImageDifference[first_, second_]")
def image_difference(evaluation, first, second):
    """ImageDifference[image1, image2] gives the absolute difference of the pixels."""
    pair = image(first, "ImageDifference"), (image(second, "ImageDifference"),)
    return _combined("ImageDifference", lambda a, b: np.abs(a - b), *pair)


@builtin("ImageApply[f_, pictures_]", options={"Interleaving": S("True")})
def image_apply(evaluation, f, pictures, options):
    """ImageApply[f, image] applies f to every pixel: a number, or the list of its channels;
    ImageApply[f, {image1, image2}] to the pixels at one place of several images."""
    several = is_list(pictures)
    found = images(pictures, "ImageApply") if several else [image(pictures, "ImageApply")]
    _check_sizes("ImageApply", found)
    base = found[0]
    kind = "Real64" if wider(one.type for one in found) == "Real64" else "Real32"
    if options["Interleaving"] is FALSE and base.channels > 1:
        if len({one.channels for one in found}) > 1:
            raise Message("ImageApply::imgdim", SIZES)([one.channels for one in found], value=UNEVALUATED)
        planes = [
            _applied(evaluation, f, [Image(one.deep()[:, :, c], one.type) for one in found])
            for c in range(base.channels)
        ]
        return base.like(np.concatenate([_deep(plane) for plane in planes], axis=2), kind)
    array = _applied(evaluation, f, found)
    channels = 1 if array.ndim == 2 else array.shape[2]
    return Image(array, kind, base.color_space if channels == base.channels else S.Automatic, base.options)


def _deep(array: np.ndarray) -> np.ndarray:
    return array if array.ndim == 3 else array[:, :, None]


def _applied(evaluation, f, pictures: list[Image]) -> np.ndarray:
    """(rows, columns) or (rows, columns, channels) of the values of f."""
    if len(pictures) == 1 and pictures[0].channels == 1:
        whole = evaluation.numeric_function(f)
        values = None if whole is None else whole(pictures[0].values("Real64"))
        if values is not None and values.dtype.kind in "if":
            return values
    found = over_pixels(evaluation, f, pictures)
    array = as_array(wl_list(found.reshape(-1).tolist()), exact=False)
    if array is None:
        array = as_array(evaluation.evaluate(S.N(wl_list(found.reshape(-1).tolist()))), exact=False)
    if array is None or array.ndim > 2 or array.dtype.kind not in "if":
        wrong = next((v for v in found.flat if not isinstance(v, int | float)), found.flat[0])
        raise NOT_A_PIXEL(wrong)
    return array.reshape(*found.shape, *array.shape[1:])
