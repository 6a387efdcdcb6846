"""Several pictures as one, for the eye: rows and columns of images on white."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from wlnet.expr.expr import is_list
from wlnet.expr.values.image import Image, displayable, images_of

_WHITE = 255


def rows_of_images(expr) -> list[list[Image]] | None:
    """The images of a list or of a list of lists, as rows; None for anything that holds something else.

    A list becomes rows that together are about as wide as high.
    """
    cells = images_of(expr)
    if cells is not None:
        return _wrapped(cells)
    if not is_list(expr) or expr.array is not None or not len(expr):
        return None
    rows = [images_of(row) for row in expr]
    return None if None in rows else rows


def _wrapped(cells: list[Image]) -> list[list[Image]]:
    width, height = cells[0].size
    columns = max(1, round((len(cells) * height / width) ** 0.5))
    return [cells[i : i + columns] for i in range(0, len(cells), columns)]


def grid_picture(rows: list[list[Image]], gap: int = 4) -> Image:
    """The images of a table as one, "Byte" and "RGB" (gray if all are), each in the middle of its cell."""
    shown = [[_on_white(cell) for cell in row] for row in rows]
    deepest = max(cell.shape[2] for row in shown for cell in row)
    count = max(map(len, shown))
    widths = [max((row[c].shape[1] for row in shown if c < len(row)), default=0) for c in range(count)]
    heights = [max(cell.shape[0] for cell in row) for row in shown]
    lefts = list(accumulate(widths, lambda at, width: at + width + gap, initial=gap))
    tops = list(accumulate(heights, lambda at, height: at + height + gap, initial=gap))
    found = np.full((tops[-1], lefts[-1], deepest), _WHITE, np.uint8)
    for row, top, height in zip(shown, tops, heights, strict=False):
        for cell, left, width in zip(row, lefts, widths, strict=False):
            down, right = (height - cell.shape[0]) // 2, (width - cell.shape[1]) // 2
            target = found[top + down :, left + right :]
            target[: cell.shape[0], : cell.shape[1]] = cell
    return Image(found, "Byte", "RGB" if deepest == 3 else "Grayscale")


def _on_white(image: Image) -> np.ndarray:
    """Bytes (rows, columns, 1 or 3), laid over white where there is an alpha channel."""
    array = displayable(image)
    if array.shape[2] in (1, 3):
        return array
    colors, alpha = array[:, :, :-1].astype(np.uint32), array[:, :, -1:].astype(np.uint32)
    return ((colors * alpha + _WHITE * (_WHITE - alpha) + _WHITE // 2) // _WHITE).astype(np.uint8)
