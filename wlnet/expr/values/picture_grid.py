"""Several pictures as one, for the eye: rows and columns of images on white."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList, displayable

_WHITE = 255
_HEADS = (S.Grid, S.GraphicsGrid, S.TableForm)
_ROWS = (S.Row, S.GraphicsRow)
_COLUMNS = (S.Column, S.GraphicsColumn)


def rows_of_images(expr) -> list[list[Image]] | None:
    """The images of a list, of a list of lists, of Grid, GraphicsGrid, Row, Column and their kin, as rows.

    None for anything that holds something else. A long list becomes rows of about equal length and height.
    """
    if isinstance(expr, ImageList):
        return _wrapped(list(expr))
    if not isinstance(expr, Expr) or not len(expr) or expr.array is not None:
        return None
    if expr.head in _HEADS:
        return _table(expr.item(0))
    if expr.head in _ROWS or expr.head in _COLUMNS:
        cells = _images(expr.item(0))
        return None if cells is None else [cells] if expr.head in _ROWS else [[cell] for cell in cells]
    if not is_list(expr):
        return None
    cells = _images(expr)
    return _wrapped(cells) if cells is not None else _table(expr)


def _images(expr) -> list[Image] | None:
    if isinstance(expr, ImageList):
        return list(expr)
    if not is_list(expr) or expr.array is not None or not len(expr):
        return None
    return list(expr) if all(isinstance(cell, Image) for cell in expr) else None


def _table(expr) -> list[list[Image]] | None:
    if not is_list(expr) or expr.array is not None:
        return None
    rows = [_images(row) for row in expr]
    return rows if rows and None not in rows else None


def _wrapped(cells: list[Image]) -> list[list[Image]]:
    """Rows that together are about as wide as high."""
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
