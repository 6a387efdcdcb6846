"""Arrangement: pictures in rows and columns, of GraphicsRow, GraphicsColumn, GraphicsGrid, Grid, ...

Its cells are Scenes, texts, arrangements, or None where there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Union

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.image import Image
from wlnet.frozen import frozen
from wlnet.graphics.color import rgba
from wlnet.graphics.kinds import LISTED, is_arrangement
from wlnet.graphics.label import Meaning, Text, label
from wlnet.graphics.rasters import picture_of
from wlnet.graphics.scene import Scene, scene
from wlnet.graphics.settings import BAD_VALUE, SIZES

NO_ROWS = Message("Graphics::rows", "`1` should be a list, and of a grid a list of lists.")
BAD_LABEL = Message("Graphics::labeled", "`1` cannot be drawn; Labeled[picture, label] can.")
UNKNOWN = Message("Graphics::gridoptx", "Unknown option `1` for `2`.")

GAP = 8.0  # points between cells


Cell = Union["Scene", "Arrangement", Text, None]


@frozen
class Arrangement:
    """
    rows          of cells; shorter rows are filled up with nothing
    size          points (width, height); None where they follow from the content
    gaps          points between columns and between rows
    background    colour, or None
    """

    rows: tuple[tuple[Cell, ...], ...]
    size: tuple[float | None, float | None] = (None, None)
    gaps: tuple[float, float] = (GAP, GAP)
    background: tuple[float, float, float, float] | None = None

    @property
    def columns(self) -> int:
        return max(map(len, self.rows), default=0)


OPTIONS: dict[str, object] = {"Background": S("None"), "ImageSize": S.Automatic, "Spacings": S.Automatic}

_LAYOUTS: dict[Symbol, Callable[[Expr], list]] = {
    S.GraphicsRow: lambda items: [list(items)],
    S.GraphicsColumn: lambda items: [[item] for item in items],
    S.GraphicsGrid: lambda rows: [list(row) for row in rows],
}
_LAYOUTS |= {
    S.Row: _LAYOUTS[S.GraphicsRow],
    S.Column: _LAYOUTS[S.GraphicsColumn],
    S.Grid: _LAYOUTS[S.GraphicsGrid],
}


def arrangement(expr: Expr, meaning: Meaning) -> Arrangement:
    """The arrangement that an expression describes; raises a message where it cannot be drawn."""
    if expr.head is S.Labeled:
        return _labeled(expr, meaning)
    items = expr.item(0)
    gridded = expr.head in (S.GraphicsGrid, S.Grid)
    if not is_list(items) or (gridded and not all(map(is_list, items))):
        raise NO_ROWS(items)
    settings = dict(OPTIONS)
    for option in expr.args[1:]:
        name = option.item(0) if is_rule(option) else option
        name = name.name if isinstance(name, Symbol) else name
        if expr.head in LISTED:
            continue  # their options concern text
        if name not in settings:
            raise UNKNOWN(name, expr.head)
        settings[name] = option.item(1)
    rows = _LAYOUTS[expr.head](items)
    return Arrangement(
        tuple(tuple(_cell(value, meaning) for value in row) for row in rows),
        _size(settings["ImageSize"]),
        _gaps(settings["Spacings"]),
        _background(settings["Background"]),
    )


def drawing(value, meaning: Meaning) -> Scene | Arrangement:
    """What the renderers draw."""
    return arrangement(value, meaning) if is_arrangement(value) else scene(value, meaning)


def _cell(value, meaning: Meaning) -> Cell:
    if value is S.Null or value == "" or value is S("None"):
        return None
    if isinstance(value, Image):
        return scene(picture_of(value), meaning)
    if isinstance(value, Expr) and value.head in (S.Graphics, S.Legended):
        return scene(value, meaning)
    return arrangement(value, meaning) if is_arrangement(value) else label(value, meaning.show)


def _labeled(expr: Expr, meaning: Meaning) -> Arrangement:
    """A picture with a text below it."""
    if len(expr) != 2:
        raise BAD_LABEL(expr)
    below = label(expr.item(1), meaning.show)
    return Arrangement(((_cell(expr.item(0), meaning),), (below,)), gaps=(GAP, 2.0))


def _size(value) -> tuple[float | None, float | None]:
    parts = value.args if is_list(value) and len(value) == 2 else (value, S.Automatic)
    found = tuple(None if part is S.Automatic else SIZES.get(part, part) for part in parts)
    if not all(part is None or (isinstance(part, (int, float)) and part >= 20) for part in found):
        raise BAD_VALUE("ImageSize", value, "a width, {width, height}, or Small, Medium, Large")
    return found


def _gaps(value) -> tuple[float, float]:
    """Points; Scaled shares are not drawn."""
    if value is S.Automatic:
        return GAP, GAP
    parts = value.args if is_list(value) and len(value) == 2 else (value, value)
    if not all(isinstance(part, (int, float)) and part >= 0 for part in parts):
        raise BAD_VALUE("Spacings", value, "a number of printer's points, or {horizontal, vertical}")
    return tuple(map(float, parts))


def _background(value):
    color = None if value in (S("None"), S.Automatic) else rgba(value)
    if color is None and value not in (S("None"), S.Automatic):
        raise BAD_VALUE("Background", value, "a colour or None")
    return color
