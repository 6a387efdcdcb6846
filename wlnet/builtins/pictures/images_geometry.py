"""Images of another size or place: ImageResize, ImageCrop, ImagePad, ImageTake, ImageReflect, ..."""

from __future__ import annotations

import numpy as np

from wlnet.expr.elements import as_slice, sequence_range
from wlnet.expr.expr import is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.conform import METHODS, conformed, framed
from wlnet.expr.pixels.resample import resized
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.language.builtin import builtin
from wlnet.language.images import (
    NONE,
    alike,
    bad_setting,
    bad_size,
    image,
    images,
    is_scaled,
    padding_of,
    plain_size,
    real,
    resampling,
)

BAD_SIDES = Message(
    "ImageReflect::imgside", "`1` should be a side (Left, Right, Top, Bottom) or side -> side."
)
BAD_MARGINS = Message(
    "ImagePad::imgmarg", "`1` should be an integer, or {{left, right}, {bottom, top}} with integers."
)
NOTHING_LEFT = Message("ImagePad::imgempty", "The margins `1` leave nothing of an image of `2` x `3` pixels.")
BAD_FITTING = Message("ConformImages::imgfit", "`1` is not a way to fit images; `2` are.")

_NAMED_SIZES = {S.Tiny: 100, S.Small: 180, S.Medium: 360, S.Large: 576}  # points, the width of a picture
_OPEN = (S.Automatic, S.All)

_SIZES = "a width, {width, height}, {largest side} or Scaled[s]"


# -- ImageResize ----------------------------------------------------------------------------------


@builtin("ImageResize[picture_, size_]", options={"Resampling": S.Automatic})
def image_resize(evaluation, picture, size, options):
    """ImageResize[image, width] keeps the aspect ratio; ImageResize[image, {width, height}] stretches."""
    picture = image(picture, "ImageResize")
    width, height = _new_size(picture.size, size)
    return _resized(picture, (height, width), resampling(options["Resampling"], "ImageResize"))


def _resized(picture: Image, size: tuple[int, int], kernel) -> Image:
    """At (rows, columns); bits become bytes, as there are grays now."""
    kind = "Byte" if picture.type == "Bit" and kernel != "Nearest" else picture.type
    stack = picture.values(kind)[None]
    return picture.like(resized(stack, kind, size, kernel)[0], kind)


def _new_size(old: tuple[int, int], size) -> tuple[int, int]:
    """(width, height) that a size specification means for an image of the size `old`."""
    width, height = old
    if is_list(size) and len(size) == 1:
        longest = _length(size.item(0), max(old))
        if longest is not None:
            return _whole(width * longest / max(old)), _whole(height * longest / max(old))
    elif is_list(size) and len(size) == 2:
        sides = [None if part in _OPEN else _length(part, n) for part, n in zip(size, old, strict=True)]
        given = [part not in _OPEN for part in size]
        if [side is not None for side in sides] == given and any(given):
            ratio = next(side / n for side, n in zip(sides, old, strict=True) if side is not None)
            return tuple(
                _whole(n * ratio if side is None else side) for side, n in zip(sides, old, strict=True)
            )
    else:
        side = _length(_NAMED_SIZES.get(size, size), width)
        if side is not None:
            return _whole(side), _whole(height * side / width)
    raise bad_size("ImageResize", size, _SIZES)


def _length(spec, old: int) -> float | None:
    """A positive number of pixels, or Scaled[s] of `old`."""
    scale = is_scaled(spec)
    found = real(spec) if scale is None else scale * old
    return found if found is not None and found > 0 else None


def _whole(length: float) -> int:
    return max(1, round(length))


@builtin("Thumbnail[picture_]", "Thumbnail[picture_, size_]")
def thumbnail(evaluation, picture, size=None):
    """Thumbnail[image] gives the image with no side longer than 100 pixels; Thumbnail[image, n] than n."""
    picture = image(picture, "Thumbnail")
    longest = _length(_NAMED_SIZES.get(size, 100) if size is None or size in _NAMED_SIZES else size, 1)
    if longest is None:
        raise bad_size("Thumbnail", size, "a number of pixels")
    width, height = _new_size(picture.size, wl_list((longest,)))
    return _resized(picture, (height, width), "Linear")


@builtin(
    "ConformImages[pictures_]",
    "ConformImages[pictures_, size_]",
    "ConformImages[pictures_, size_, fitting_]",
    options={"Resampling": S.Automatic, "Padding": S.GrayLevel(0)},
)
def conform_images(evaluation, pictures, size=S.Automatic, fitting="Stretch", options=None):
    """ConformImages[{image1, ...}, {width, height}] gives images of one size, type and color space;
    without a size, that of the largest width and height; fitting "Stretch", "Fit" or "Fill"."""
    found = alike(images(pictures, "ConformImages"), "ConformImages")
    if fitting not in METHODS:
        raise BAD_FITTING(fitting, ", ".join(METHODS), value=UNEVALUATED)
    if size is S.Automatic:
        width, height = (max(sides) for sides in zip(*(one.size for one in found), strict=True))
    else:
        width, height = plain_size(size, "ConformImages")
    kernel = resampling(options["Resampling"], "ConformImages")
    made = []
    for one in found:
        fill = padding_of(one, options["Padding"], "ConformImages")
        stack = conformed(one.array[None], one.type, (height, width), fitting, kernel, padding=fill)
        made.append(one.like(stack[0]))
    return made


# -- parts and margins ------------------------------------------------------------------------------


@builtin("ImageTake[picture_, rows_]", "ImageTake[picture_, rows_, columns_]")
def image_take(evaluation, picture, rows, columns=S.All):
    """ImageTake[image, n] gives the first n rows; {m, n} rows m through n, counted from the top."""
    picture = image(picture, "ImageTake")
    call = S.ImageTake(picture, rows, columns)
    taken = [
        as_slice(sequence_range(spec, length, call, at, picture))
        for at, spec, length in ((2, rows, picture.size[1]), (3, columns, picture.size[0]))
    ]
    return _not_empty(picture, picture.array[tuple(taken)], "ImageTake")


def _not_empty(picture: Image, array: np.ndarray, owner: str) -> Image:
    if not array.size:
        raise Message(f"{owner}::imgnone", "There are no pixels left.")(value=UNEVALUATED)
    return picture.like(array)


@builtin(
    "ImageCrop[picture_]",
    "ImageCrop[picture_, size_]",
    "ImageCrop[picture_, size_, side_]",
    options={"Padding": NONE},
)
def image_crop(evaluation, picture, size=None, side=S.Center, options=None):
    """ImageCrop[image] removes borders of one color; ImageCrop[image, {width, height}] cuts around the
    center, or, with Left, Right, Top or Bottom as third argument, away from that side."""
    picture = image(picture, "ImageCrop")
    if size is None:
        return picture.like(_without_border(picture.array))
    width, height = plain_size(size, "ImageCrop")
    places = _crop_place(side)
    fill = 0
    if options["Padding"] is NONE:
        width, height = min(width, picture.size[0]), min(height, picture.size[1])
    else:
        fill = padding_of(picture, options["Padding"], "ImageCrop")
    return picture.like(framed(picture.array[None], (height, width), places, fill)[0])


def _crop_place(side) -> tuple[float, float]:
    """What is kept, as in `framed`, when pixels are removed from a side."""
    places = {S.Center: (0.5, 0.5), S.Left: (1, 0.5), S.Right: (0, 0.5), S.Bottom: (0.5, 1), S.Top: (0.5, 0)}
    if is_list(side) and len(side) == 2 and all(part in places for part in side):
        return places[side.item(0)][0], places[side.item(1)][1]
    if side not in places:
        raise bad_setting("ImageCrop", "side", side, "Center, Left, Right, Top, Bottom or a pair of them")
    return places[side]


def _without_border(array: np.ndarray) -> np.ndarray:
    """Without the rows and columns at the edges that have the color of the upper left corner."""
    differs = array != array[0, 0]
    differs = differs if array.ndim == 2 else differs.any(axis=2)
    if not differs.any():
        return array
    rows, columns = (np.flatnonzero(differs.any(axis=axis)) for axis in (1, 0))
    return array[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


_NUMPY_PADDING = {"Fixed": "edge", "Periodic": "wrap", "Reflected": "reflect", "Reversed": "symmetric"}


@builtin("ImagePad[picture_, margins_]", "ImagePad[picture_, margins_, padding_]")
def image_pad(evaluation, picture, margins, padding=0):
    """ImagePad[image, m] adds m pixels on every side, black or padding: a color, "Fixed", "Periodic",
    "Reflected" or "Reversed"; negative margins are cut away."""
    picture = image(picture, "ImagePad")
    (left, right), (bottom, top) = _margins(margins)
    width, height = picture.size
    if left + right + width < 1 or top + bottom + height < 1 or min(left, right) < -width:
        raise NOTHING_LEFT(margins, width, height, value=UNEVALUATED)
    array = picture.array[
        max(-top, 0) : height - max(-bottom, 0),
        max(-left, 0) : width - max(-right, 0),
    ]
    if not array.size:
        raise NOTHING_LEFT(margins, width, height, value=UNEVALUATED)
    added = [(max(top, 0), max(bottom, 0)), (max(left, 0), max(right, 0))]
    added += [(0, 0)] * (array.ndim - 2)
    if isinstance(padding, str) and padding in _NUMPY_PADDING:
        return picture.like(np.pad(array, added, mode=_NUMPY_PADDING[padding]))
    fill = padding_of(picture, padding, "ImagePad")
    shape = tuple(n + sum(more) for n, more in zip(array.shape, added, strict=True))
    found = np.empty(shape, array.dtype)
    found[...] = fill
    found[tuple(slice(a, a + n) for (a, _), n in zip(added, array.shape, strict=True))] = array
    return picture.like(found)


def _margins(value) -> tuple[tuple[int, int], tuple[int, int]]:
    if type(value) is int:
        return (value, value), (value, value)
    if is_list(value) and len(value) == 2:
        pairs = [tuple(pair) if is_list(pair) else (pair, pair) for pair in value]
        if all(len(pair) == 2 and all(type(n) is int for n in pair) for pair in pairs):
            return tuple(pairs)
    raise BAD_MARGINS(value, value=UNEVALUATED)


# -- turned over ------------------------------------------------------------------------------------


@builtin("ImageReflect[picture_]", "ImageReflect[picture_, side_]")
def image_reflect(evaluation, picture, side=S.Top):
    """ImageReflect[image] turns it upside down; ImageReflect[image, Left] swaps left and right;
    ImageReflect[image, Left -> Top] reflects in the diagonal."""
    picture = image(picture, "ImageReflect")
    pair = tuple(side) if is_rule(side) else (side, {S.Left: S.Right, S.Right: S.Left}.get(side, S.Bottom))
    known = (S.Left, S.Right, S.Top, S.Bottom)
    if (side not in known and not is_rule(side)) or not all(part in known for part in pair):
        raise BAD_SIDES(side, value=UNEVALUATED)
    sides = set(pair)
    array = picture.array
    if len(sides) == 1:
        return picture
    if sides == {S.Left, S.Right}:
        found = array[:, ::-1]
    elif sides == {S.Top, S.Bottom}:
        found = array[::-1]
    else:
        found = array.swapaxes(0, 1)
        if sides in ({S.Top, S.Right}, {S.Bottom, S.Left}):
            found = found[::-1, ::-1]
    return picture.like(np.ascontiguousarray(found))
