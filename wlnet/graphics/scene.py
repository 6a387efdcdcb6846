"""A Graphics expression to a Scene: shapes with their styles, and the settings around them.

Both renderers (Matplotlib and characters) draw from the Scene and never look at expressions.
Coordinates are arrays of shape (n, 2) in the units of the data.
"""

from __future__ import annotations

import math

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.graphics.label import Meaning, label
from wlnet.graphics.legend import Legend, legends
from wlnet.graphics.rasters import Raster, inset, raster
from wlnet.graphics.settings import Settings, settings
from wlnet.graphics.style import Style, directed, styled

NO_PRIMITIVE = Message("Graphics::nonprim", "`1` is not a graphics primitive or directive that can be drawn.")
BAD_COORDINATES = Message("Graphics::coord", "`1` should hold coordinates {x, y} that are numbers.")
NOT_GRAPHICS = Message("Graphics::gprim", "`1` is not a graphics object.")


@frozen
class Line:
    points: np.ndarray  # NaN rows are gaps
    style: Style
    arrow: bool = False


@frozen
class Points:
    points: np.ndarray
    style: Style


@frozen
class Polygon:
    points: np.ndarray
    style: Style


@frozen
class Ellipse:
    """center (2,), radii (2,), angles in radians; filled (a disk or a sector) or a curve."""

    center: np.ndarray
    radii: tuple[float, float]
    angles: tuple[float, float]
    filled: bool
    style: Style

    def outline(self, count: int = 97) -> np.ndarray:
        """Points on the curve (count, 2)."""
        t = np.linspace(*self.angles, count)
        return self.center + np.stack([np.cos(t) * self.radii[0], np.sin(t) * self.radii[1]], axis=1)


@frozen
class Label:
    """Text at a point; offset (0, 0) centres it, (-1, 0) puts its left edge there."""

    text: str
    at: np.ndarray
    offset: tuple[float, float]
    style: Style


Shape = Line | Points | Polygon | Ellipse | Label | Raster


@frozen
class Scene:
    shapes: tuple[Shape, ...]
    settings: Settings
    legends: tuple[Legend, ...]
    prolog: tuple[Shape, ...] = ()
    epilog: tuple[Shape, ...] = ()


def scene(graphic: Expr, meaning: Meaning | None = None) -> Scene:
    """Scene of Graphics[...] or Legended[...]; MessageError if it cannot be drawn."""
    meaning = meaning or Meaning()
    found = []
    while isinstance(graphic, Expr) and graphic.head is S.Legended and len(graphic) == 2:
        found[:0] = legends(graphic.item(1), meaning.show)
        graphic = graphic.item(0)
    if not isinstance(graphic, Expr) or graphic.head is not S.Graphics or not len(graphic):
        raise NOT_GRAPHICS(graphic)
    around = settings(graphic.args[1:], meaning)
    reader = _Reader(meaning)
    return Scene(
        shapes=reader.read(graphic.item(0)),
        settings=around,
        legends=tuple(found),
        prolog=reader.read(around.prolog) if around.prolog is not None else (),
        epilog=reader.read(around.epilog) if around.epilog is not None else (),
    )


class _Reader:
    def __init__(self, meaning: Meaning):
        self.meaning = meaning

    def read(self, primitives) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        self._walk(primitives, Style(), shapes)
        return tuple(shapes)

    def _walk(self, expr, style: Style, shapes: list) -> Style:
        """Adds the shapes of `expr`; gives the style for what follows it in the same list."""
        if is_list(expr):
            inner = style
            for part in expr.args:
                inner = self._walk(part, inner, shapes)
            return style
        changed = directed(style, expr)
        if changed is not None:
            return changed
        head = expr.head if isinstance(expr, Expr) else None
        if head is S.Style:
            inner = styled(style, expr.args[1:])
            if inner is None:
                raise NO_PRIMITIVE(expr)
            self._walk(expr.item(0), inner, shapes)
        elif head in (S.Tooltip, S.Annotation, S.GraphicsGroup) and len(expr):
            self._walk(expr.item(0), style, shapes)
        elif isinstance(head, Symbol) and head in _PRIMITIVES:
            shapes.extend(_PRIMITIVES[head](self, expr, style))
        else:
            raise NO_PRIMITIVE(expr)
        return style

    def array(self, expr, whole) -> np.ndarray | None:
        """Coordinates as floats, or None where `expr` is a list of several such arrays."""
        array = as_array(expr, exact=False)
        if array is None:
            array = as_array(self.meaning.numeric(expr), exact=False)
        if array is None or array.ndim > 2:
            if is_list(expr) and len(expr) and is_list(expr.item(0)):
                return None
            if is_list(expr) and not len(expr):
                return np.empty((0, 2))
            raise BAD_COORDINATES(whole)
        if array.shape[-1] != 2 or array.dtype.kind == "c":
            raise BAD_COORDINATES(whole)
        return array.astype(float)

    def paths(self, expr: Expr):
        """The arrays (n, 2) of a primitive that takes one path or a list of paths."""
        if not len(expr):
            raise BAD_COORDINATES(expr)
        array = self.array(expr.item(0), expr)
        parts = [array] if array is not None else [self.array(p, expr) for p in expr.item(0).args]
        for part in parts:
            if part is None or part.ndim != 2:
                raise BAD_COORDINATES(expr)
        return parts

    def point(self, expr, whole) -> np.ndarray:
        array = self.array(expr, whole)
        if array is None or array.ndim != 1:
            raise BAD_COORDINATES(whole)
        return array

    def number(self, expr, whole) -> float:
        found = self.meaning.numeric(expr)
        try:
            return float(found)
        except (TypeError, ValueError):
            raise BAD_COORDINATES(whole) from None


def _line(reader, expr, style):
    return [Line(path, style) for path in reader.paths(expr)]


def _arrow(reader, expr, style):
    return [Line(path, style, arrow=True) for path in reader.paths(expr) if len(path) > 1]


def _polygon(reader, expr, style):
    return [Polygon(path, style) for path in reader.paths(expr)]


def _point(reader, expr, style):
    if not len(expr):
        raise BAD_COORDINATES(expr)
    array = reader.array(expr.item(0), expr)
    if array is None:
        return [Points(path, style) for path in reader.paths(expr)]
    return [Points(array.reshape(-1, 2), style)]


def _rectangle(reader, expr, style):
    low = reader.point(expr.item(0), expr) if len(expr) else np.zeros(2)
    high = reader.point(expr.item(1), expr) if len(expr) > 1 else low + 1
    corners = [low, (high[0], low[1]), high, (low[0], high[1])]
    return [Polygon(np.array(corners, dtype=float), style)]


def _ellipse(filled: bool):
    def read(reader, expr, style):
        center = reader.point(expr.item(0), expr) if len(expr) else np.zeros(2)
        radius = expr.item(1) if len(expr) > 1 else 1
        if is_list(radius):
            radii = tuple(reader.point(radius, expr))
        else:
            radii = (reader.number(radius, expr),) * 2
        angles = tuple(reader.point(expr.item(2), expr)) if len(expr) > 2 else (0.0, 2 * math.pi)
        return [Ellipse(center, radii, angles, filled, style)]

    return read


def _text(reader, expr, style):
    if not len(expr):
        raise NO_PRIMITIVE(expr)
    at = reader.point(expr.item(1), expr) if len(expr) > 1 else np.zeros(2)
    offset = tuple(reader.point(expr.item(2), expr)) if len(expr) > 2 else (0.0, 0.0)
    written = label(expr.item(0), reader.meaning.show, style)
    return [Label(written.text, at, offset, written.style)]


_PRIMITIVES = {
    S.Line: _line,
    S.Arrow: _arrow,
    S.Polygon: _polygon,
    S.Point: _point,
    S.Rectangle: _rectangle,
    S.Circle: _ellipse(filled=False),
    S.Disk: _ellipse(filled=True),
    S.Inset: inset,
    S.Raster: raster,
    S.Text: _text,
}
