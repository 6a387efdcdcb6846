"""Images out of images: ImageAssemble, ImageCollage, ImagePartition."""

from __future__ import annotations

from math import ceil, sqrt

import numpy as np

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import color_in
from wlnet.expr.pixels.conform import METHODS, conformed
from wlnet.expr.pixels.types import converted
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.language.builtin import builtin
from wlnet.language.images import alike, bad_size, image, images, plain_size, rows_of

UNEVEN = Message(
    "ImageAssemble::imgdim",
    "The images of a row should have one height and those of a column one width, but have the sizes `1`; "
    'a second argument "Fit", "Fill" or "Stretch" makes them fit.',
)
RAGGED = Message("ImageAssemble::imgrow", "The rows have `1` images; they should have equally many.")
BAD_FITTING = "`1` is not a way to fit images; `2` are."


@builtin("ImageAssemble[pictures_]", "ImageAssemble[pictures_, fitting_]")
def image_assemble(evaluation, pictures, fitting=None):
    """ImageAssemble[{{image1, image2}, ...}] makes one image of rows of images."""
    if not is_list(pictures) or not len(pictures):
        images(pictures, "ImageAssemble")
    rows = [images(wl_list(row), "ImageAssemble") for row in rows_of(pictures)]
    counts = [len(row) for row in rows]
    if len(set(counts)) > 1:
        raise RAGGED(counts, value=UNEVALUATED)
    flat = alike([one for row in rows for one in row], "ImageAssemble")
    rows = [flat[i : i + counts[0]] for i in range(0, len(flat), counts[0])]
    if fitting is not None:
        rows = _fitted(rows, fitting, "ImageAssemble")
    even = all(len({one.size[1] for one in row}) == 1 for row in rows)
    even = even and all(len({one.size[0] for one in column}) == 1 for column in zip(*rows, strict=True))
    if not even:
        raise UNEVEN([[list(one.size) for one in row] for row in rows], value=UNEVALUATED)
    stacked = [np.concatenate([one.array for one in row], axis=1) for row in rows]
    return flat[0].like(np.concatenate(stacked, axis=0))


def _fitted(rows: list[list[Image]], fitting, owner: str) -> list[list[Image]]:
    """All images at the largest width and height among them."""
    if fitting not in METHODS:
        raise Message(f"{owner}::imgfit", BAD_FITTING)(fitting, ", ".join(METHODS), value=UNEVALUATED)
    width = max(one.size[0] for row in rows for one in row)
    height = max(one.size[1] for row in rows for one in row)
    return [
        [one.like(conformed(one.array[None], one.type, (height, width), fitting)[0]) for one in row]
        for row in rows
    ]


@builtin(
    "ImageCollage[pictures_]",
    "ImageCollage[pictures_, fitting_]",
    "ImageCollage[pictures_, fitting_, size_]",
    options={
        "Background": S.GrayLevel(1),
        "ImagePadding": 2,
        "ImageSize": S.Automatic,
        "Magnification": S.Automatic,
    },
)
def image_collage(evaluation, pictures, fitting="Fit", size=None, options=None):
    """ImageCollage[{image1, image2, ...}] lays images out in a grid, about as wide as high."""
    found = alike(images(pictures, "ImageCollage"), "ImageCollage")
    rows = _fitted([found], fitting, "ImageCollage")[0]
    gap = options["ImagePadding"]
    if type(gap) is not int or gap < 0:
        raise bad_size("ImageCollage", gap, "a number of pixels between the images")
    made = grid(rows, gap, _background(found[0], options["Background"]))
    if size is not None:
        width, height = plain_size(size, "ImageCollage")
        made = made.like(conformed(made.array[None], made.type, (height, width), "Fit")[0])
    shown = [(name, options[name]) for name in ("ImageSize", "Magnification")]
    given = [(name, setting) for name, setting in shown if setting is not S.Automatic]
    return Image(made.array, made.type, made.color_space, given) if given else made


def _background(picture: Image, color) -> np.ndarray:
    known = color_in(color, picture.space) if picture.space else np.ones(picture.channels)
    if known is None:
        raise bad_size("ImageCollage", color, "a color")
    known = np.append(known, np.ones(picture.channels - len(known)))
    return converted(known, "Real64", picture.type)


def grid(pictures: list[Image], gap: int, background: np.ndarray) -> Image:
    """Images of one size in rows, about as wide as high."""
    first = pictures[0]
    width, height = first.size
    columns = max(1, round(sqrt(len(pictures) * height / width)))
    rows = ceil(len(pictures) / columns)
    found = np.empty(
        (rows * (height + gap) + gap, columns * (width + gap) + gap, first.channels), first.array.dtype
    )
    found[...] = background
    for at, picture in enumerate(pictures):
        top, left = gap + at // columns * (height + gap), gap + at % columns * (width + gap)
        found[top : top + height, left : left + width] = picture.deep()
    return first.like(found)


@builtin("ImagePartition[picture_, size_]", "ImagePartition[picture_, size_, offset_]")
def image_partition(evaluation, picture, size, offset=None):
    """ImagePartition[image, {width, height}] gives rows of the blocks of an image, whole ones only."""
    picture = image(picture, "ImagePartition")
    width, height = plain_size(size, "ImagePartition")
    across, down = (width, height) if offset is None else plain_size(offset, "ImagePartition")
    if width > picture.size[0] or height > picture.size[1]:
        return wl_list(())
    windows = np.lib.stride_tricks.sliding_window_view(picture.array, (height, width), axis=(0, 1))
    windows = windows[::down, ::across]
    if windows.ndim == 5:  # the channels stand before the window
        windows = np.moveaxis(windows, 2, -1)
    return wl_list(ImageList(row, picture.type, picture.color_space) for row in windows)
