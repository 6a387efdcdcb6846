"""Raster and Inset: pixels inside a Graphics expression."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.frozen import frozen
from wlnet.graphics.style import Style

BAD_RASTER = Message(
    "Raster::raster",
    "`1` should be Raster[array] with gray levels, {gray, opacity}, {r, g, b} or {r, g, b, opacity}; "
    "{{xmin, ymin}, {xmax, ymax}} and {min, max} may follow.",
)
BAD_INSET = Message(
    "Inset::inset",
    "`1` cannot be drawn; Inset[image, {x, y}, Center, {width, height}] can.",
)


@frozen
class Raster:
    """Pixels (rows, columns, 4) in 0..1, the topmost row first, over the rectangle `low` to `high` (2,).

    picture    a photograph or drawing, which may be smoothed; else cells of a table
    """

    pixels: np.ndarray
    low: np.ndarray
    high: np.ndarray
    style: Style
    picture: bool = False

    @property
    def corners(self) -> np.ndarray:
        return np.stack([self.low, self.high])


def raster(reader, expr: Expr, style: Style) -> list[Raster]:
    """Raster[array, {{xmin, ymin}, {xmax, ymax}}, {min, max}]; its first row is the lowest."""
    array = as_array(reader.meaning.numeric(expr.item(0)), exact=False) if len(expr) else None
    if array is None or array.ndim not in (2, 3) or not array.size or array.dtype.kind == "c":
        raise BAD_RASTER(expr)
    low, high = 0.0, 1.0
    if len(expr) > 2:
        low, high = reader.point(expr.item(2), expr)
    pixels = colored((array[::-1].astype(float) - low) / ((high - low) or 1.0))
    if pixels is None or len(expr) > 3:
        raise BAD_RASTER(expr)
    corners = np.array([[0.0, 0.0], [array.shape[1], array.shape[0]]])
    if len(expr) > 1 and expr.item(1) is not S.Automatic:
        corners = reader.array(expr.item(1), expr)
        if corners is None or corners.shape != (2, 2):
            raise BAD_RASTER(expr)
    return [Raster(pixels, *corners, style)]


def colored(array: np.ndarray) -> np.ndarray | None:
    """Gray levels, or channels last, to red, green, blue and opacity in 0..1; None for other channels."""
    array = np.clip(array[..., None] if array.ndim == 2 else array, 0.0, 1.0)
    channels = array.shape[2]
    if channels > 4:
        return None
    opacity = array[..., -1:] if channels in (2, 4) else np.ones_like(array[..., :1])
    colors = np.repeat(array[..., :1], 3, axis=2) if channels < 3 else array[..., :3]
    return np.concatenate([colors, opacity], axis=2)


def inset(reader, expr: Expr, style: Style) -> list[Raster]:
    """Inset[image, {x, y}, opos, size]: the point `opos` of the picture lies at {x, y}.

    opos    Center, or {x, y} from -1 to 1 (as the offset of Text): {-1, -1} is the lower left corner
    size    {width, height} in the units of the plot; a width alone keeps the picture's proportions
    """
    if len(expr) != 4 or not isinstance(expr.item(0), Image):
        raise BAD_INSET(expr)
    image = expr.item(0)
    at = reader.point(expr.item(1), expr)
    offset = np.zeros(2) if expr.item(2) is S.Center else reader.point(expr.item(2), expr)
    given = expr.item(3)
    if is_list(given):
        size = reader.point(given, expr)
    else:
        width, height = image.size
        size = reader.number(given, expr) * np.array([1.0, height / width])
    low = at - (offset + 1) / 2 * size
    return [Raster(pixels_of(image), low, low + size, style, picture=True)]


def pixels_of(image: Image) -> np.ndarray:
    """(rows, columns, 4) in 0..1"""
    return np.asarray(image.pil().convert("RGBA"), dtype=float) / 255


def picture_of(image: Image) -> Expr:
    """Graphics that shows an image and nothing else."""
    width, height = image.size
    size = wl_list([width, height])
    return S.Graphics(
        S.Inset(image, wl_list([0, 0]), wl_list([-1, -1]), size),
        S.Rule(S.PlotRange, wl_list([wl_list([0, width]), wl_list([0, height])])),
    )
