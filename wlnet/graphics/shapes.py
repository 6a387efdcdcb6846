"""Shapes of a Scene on a Matplotlib axes object."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from wlnet.graphics.rasters import Raster
from wlnet.graphics.scene import Ellipse, Label, Line, Points, Polygon, Shape
from wlnet.graphics.style import Length, Style

ROUND = {"solid_capstyle": "round", "solid_joinstyle": "round"}
DOT = {"marker": "o", "linestyle": "none", "markeredgewidth": 0}
TEXT = Length(10.0)  # size of text that says nothing


def _dashes(style: Style, width: float):
    if not style.dashes:
        return "solid"
    thickness = max(style.thickness.points(width), 0.5)
    # A dash of length 0 is a dot: as long as the line is thick.
    return (0, [max(dash.points(width), thickness) for dash in style.dashes])


def stroke(style: Style, width: float) -> dict:
    return {
        "color": style.rgba,
        "linewidth": style.thickness.points(width),
        "linestyle": _dashes(style, width),
    }


def draw(axes: Axes, shape: Shape, width: float, order: float) -> None:
    style = shape.style
    if isinstance(shape, Points):
        x, y = shape.points.T
        axes.plot(x, y, color=style.rgba, markersize=style.point.points(width), zorder=order, **DOT)
    elif isinstance(shape, Label):
        _write(axes, shape, width, order)
    elif isinstance(shape, Raster):
        _paint(axes, shape, order)
    elif isinstance(shape, Polygon):
        _fill(axes, shape.points, style, width, order)
    elif isinstance(shape, Ellipse) and shape.filled:
        outline = shape.outline()
        whole = abs(shape.angles[1] - shape.angles[0]) >= 2 * np.pi - 1e-9
        _fill(axes, outline if whole else np.vstack([outline, shape.center]), style, width, order)
    else:
        points = shape.outline() if isinstance(shape, Ellipse) else shape.points
        x, y = points.T
        axes.plot(x, y, **stroke(style, width), **ROUND, zorder=order)
        if isinstance(shape, Line) and shape.arrow:
            _arrow_head(axes, points, style, width, order)


def _fill(axes: Axes, points: np.ndarray, style: Style, width: float, order: float) -> None:
    if style.fill is not None:
        axes.fill(*points.T, facecolor=style.fill, edgecolor="none", linewidth=0, zorder=order)
    if style.edge is not None:
        closed = np.vstack([points, points[:1]])
        axes.plot(*closed.T, **stroke(style.edge, width), **ROUND, zorder=order)


def _arrow_head(axes: Axes, points: np.ndarray, style: Style, width: float, order: float) -> None:
    thickness = style.thickness.points(width)
    head = f"-|>,head_length={0.45 + 0.1 * thickness},head_width=0.2"
    look = {"arrowstyle": head, "color": style.rgba, "linewidth": thickness, "shrinkA": 0, "shrinkB": 0}
    axes.annotate(
        "",
        xy=points[-1],
        xytext=points[-2],
        arrowprops=look,
        zorder=order,
    )


def _write(axes: Axes, shape: Label, width: float, order: float) -> None:
    across, up = shape.offset
    axes.annotate(
        shape.text,
        xy=shape.at,
        ha={-1: "left", 0: "center", 1: "right"}[int(np.sign(across))],
        va={-1: "bottom", 0: "center", 1: "top"}[int(np.sign(up))],
        color=shape.style.rgba,
        fontsize=(shape.style.font_size or TEXT).points(width),
        fontweight="bold" if shape.style.bold else "normal",
        fontstyle="italic" if shape.style.italic else "normal",
        parse_math=False,
        annotation_clip=True,
        zorder=order,
    )


def _paint(axes: Axes, shape: Raster, order: float) -> None:
    """Cells keep their edges; a photograph is smoothed where pixels are left out."""
    (left, below), (right, above) = shape.low, shape.high
    pixels = shape.pixels * (1.0, 1.0, 1.0, shape.style.opacity)
    axes.imshow(
        pixels,
        extent=(left, right, below, above),
        origin="upper",
        interpolation="auto" if shape.picture else "nearest",
        aspect="auto",
        zorder=order,
    )
