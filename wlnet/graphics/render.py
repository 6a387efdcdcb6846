"""A Scene to a Matplotlib figure, and that to PNG, SVG or PDF.

The figure is built with Matplotlib's objects alone, so nothing global is touched. Its width is
the ImageSize; the plot is as wide as labels and legends leave room for, and as high as the
AspectRatio says.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from wlnet.graphics.decorate import decorate
from wlnet.graphics.legend import Entry, Legend
from wlnet.graphics.range import plot_range
from wlnet.graphics.scene import Ellipse, Label, Line, Points, Polygon, Scene, Shape
from wlnet.graphics.style import Style

WIDTH = 360.0  # points, where ImageSize says nothing
POINTS_PER_INCH = 72
SHARP = 144  # pixels an inch of a PNG whose ImageSize says nothing: 720 pixels wide
ROUND = {"solid_capstyle": "round", "solid_joinstyle": "round"}
DOT = {"marker": "o", "linestyle": "none", "markeredgewidth": 0}
MARGIN = 6.0  # points around everything


def figure(scene: Scene) -> Figure:
    """The Matplotlib figure of a scene, laid out."""
    given_width, given_height = scene.settings.size
    width = given_width or WIDTH
    made = Figure(figsize=(width / POINTS_PER_INCH, (given_height or width) / POINTS_PER_INCH))
    FigureCanvasAgg(made)
    background = scene.settings.background
    made.patch.set_facecolor(background or "white")
    axes = made.add_axes((0, 0, 1, 1))
    axes.set_facecolor("none")
    x_range, y_range = plot_range(scene)
    log_x, log_y = scene.settings.log
    axes.set_xscale("log" if log_x else "linear")
    axes.set_yscale("log" if log_y else "linear")
    axes.set_xlim(x_range)
    axes.set_ylim(y_range)
    for order, shapes in enumerate((scene.prolog, scene.shapes, scene.epilog)):
        for shape in shapes:
            _draw(axes, shape, width, 1.0 + 0.4 * order)
    decorate(axes, scene.settings, x_range, y_range)
    beside = _overhang(made, axes)
    for place, entries in _by_place(scene.legends).items():
        _add_legend(axes, place, entries, width, beside)
    ratio = scene.settings.aspect
    if ratio is None:
        ratio = (y_range[1] - y_range[0]) / (x_range[1] - x_range[0])
    for _ in range(2):  # labels may change with the size of the plot
        _lay_out(made, axes, width, given_height, ratio)
    return made


def image(scene: Scene, form: str, resolution: float | None = None) -> bytes:
    """The picture as a file's bytes. form: "png", "svg" or "pdf".

    resolution    pixels an inch of a PNG; by default an ImageSize counts pixels, and without
                  one the picture is 720 pixels wide
    """
    made = figure(scene)
    if resolution is None:
        resolution = SHARP if scene.settings.size[0] is None else POINTS_PER_INCH
    target = io.BytesIO()
    metadata = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[form]
    with matplotlib.rc_context({"svg.hashsalt": "wlnet"}):  # the same picture, the same bytes
        made.savefig(target, format=form, dpi=resolution, metadata=metadata)
    return target.getvalue()


def _dashes(style: Style, width: float):
    if not style.dashes:
        return "solid"
    thickness = max(style.thickness.points(width), 0.5)
    # A dash of length 0 is a dot: as long as the line is thick.
    return (0, [max(dash.points(width), thickness) for dash in style.dashes])


def _stroke(style: Style, width: float) -> dict:
    return {
        "color": style.rgba,
        "linewidth": style.thickness.points(width),
        "linestyle": _dashes(style, width),
    }


def _draw(axes: Axes, shape: Shape, width: float, order: float) -> None:
    style = shape.style
    if isinstance(shape, Points):
        x, y = shape.points.T
        axes.plot(x, y, color=style.rgba, markersize=style.point.points(width), zorder=order, **DOT)
    elif isinstance(shape, Label):
        _write(axes, shape, order)
    elif isinstance(shape, Polygon):
        _fill(axes, shape.points, style, width, order)
    elif isinstance(shape, Ellipse) and shape.filled:
        outline = shape.outline()
        whole = abs(shape.angles[1] - shape.angles[0]) >= 2 * np.pi - 1e-9
        _fill(axes, outline if whole else np.vstack([outline, shape.center]), style, width, order)
    else:
        points = shape.outline() if isinstance(shape, Ellipse) else shape.points
        x, y = points.T
        axes.plot(x, y, **_stroke(style, width), **ROUND, zorder=order)
        if isinstance(shape, Line) and shape.arrow:
            _arrow_head(axes, points, style, width, order)


def _fill(axes: Axes, points: np.ndarray, style: Style, width: float, order: float) -> None:
    if style.fill is not None:
        axes.fill(*points.T, facecolor=style.fill, edgecolor="none", linewidth=0, zorder=order)
    if style.edge is not None:
        closed = np.vstack([points, points[:1]])
        axes.plot(*closed.T, **_stroke(style.edge, width), **ROUND, zorder=order)


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


def _write(axes: Axes, shape: Label, order: float) -> None:
    across, up = shape.offset
    axes.annotate(
        shape.text,
        xy=shape.at,
        ha={-1: "left", 0: "center", 1: "right"}[int(np.sign(across))],
        va={-1: "bottom", 0: "center", 1: "top"}[int(np.sign(up))],
        color=shape.style.rgba,
        fontsize=shape.style.font_size or 10,
        fontweight="bold" if shape.style.bold else "normal",
        fontstyle="italic" if shape.style.italic else "normal",
        parse_math=False,
        annotation_clip=True,
        zorder=order,
    )


# Per side: which point of the legend lies where beside the plot, and in which direction it keeps away.
_OUTSIDE = {
    "right": ("center left", (1.0, 0.5), (1, 0)),
    "left": ("center right", (0.0, 0.5), (-1, 0)),
    "above": ("lower center", (0.5, 1.0), (0, 1)),
    "below": ("upper center", (0.5, 0.0), (0, -1)),
}


def _by_place(legends: tuple[Legend, ...]) -> dict:
    """Entries of the legends at each place: those at one place become one."""
    found: dict = {}
    for legend in legends:
        found.setdefault(legend.place, []).extend(legend.entries)
    return found


def _add_legend(axes: Axes, place, entries: list[Entry], width: float, beside: Overhang) -> None:
    inside = not isinstance(place, str)
    if inside:
        x, y = place
        column, row = ("left", "center", "right")[round(x * 2)], ("lower", "center", "upper")[round(y * 2)]
        corner, transform = "center" if row == column else f"{row} {column}", axes.transAxes
    else:
        corner, (x, y), (across, up) = _OUTSIDE[place]
        away = 8.0 + beside.on(place)
        shift = ScaledTranslation(
            across * away / POINTS_PER_INCH, up * away / POINTS_PER_INCH, axes.figure.dpi_scale_trans
        )
        transform = axes.transAxes + shift
    made = axes.legend(
        [_handle(entry, width) for entry in entries],
        [entry.text.text for entry in entries],
        loc=corner,
        bbox_to_anchor=(x, y),
        bbox_transform=transform,
        ncols=len(entries) if place in ("above", "below") else 1,
        frameon=inside,
        framealpha=0.85,
        edgecolor="none",
        fontsize=9,
        handlelength=1.6,
        borderaxespad=0.6 if inside else 0.0,
    )
    made.set_zorder(10)
    for text, entry in zip(made.get_texts(), entries, strict=True):
        text.set_parse_math(False)
        text.set_color(entry.text.style.rgba)
        text.set_fontweight("bold" if entry.text.style.bold else "normal")
        if entry.text.style.font_size:
            text.set_fontsize(entry.text.style.font_size)
    axes.add_artist(made)
    made.set_clip_on(False)  # or what stands beside the plot would not count in the layout


def _handle(entry: Entry, width: float):
    style = entry.style
    if entry.kind == "swatch":
        return Patch(facecolor=style.fill or "none", edgecolor="none")
    if entry.kind == "points":
        return Line2D([], [], color=style.rgba, markersize=style.point.points(width), **DOT)
    stroke = {**_stroke(style, width), "linewidth": max(style.thickness.points(width), 1.6)}
    return Line2D([], [], **stroke)


@dataclass(frozen=True)
class Overhang:
    """How far labels and legends reach beyond the plot, in points."""

    left: float
    right: float
    below: float
    above: float

    def on(self, side: str) -> float:
        return getattr(self, side)


def _overhang(made: Figure, axes: Axes) -> Overhang:
    made.draw_without_rendering()
    scale = POINTS_PER_INCH / made.dpi
    box = axes.get_window_extent()
    whole = axes.get_tightbbox(made.canvas.get_renderer())
    return Overhang(
        (box.x0 - whole.x0) * scale,
        (whole.x1 - box.x1) * scale,
        (box.y0 - whole.y0) * scale,
        (whole.y1 - box.y1) * scale,
    )


def _lay_out(made: Figure, axes: Axes, width: float, height: float | None, ratio: float) -> None:
    """Places the plot so that the whole, labels and legends included, is `width` points wide."""
    beside = _overhang(made, axes)
    left, right, below, above = (
        side + MARGIN for side in (beside.left, beside.right, beside.below, beside.above)
    )
    wide = max(width - left - right, 20.0)
    if ratio == 0:
        high = max((height or width) - below - above, 20.0)
    else:
        high = wide * ratio
        if height is not None and high > height - below - above:
            high = max(height - below - above, 20.0)
            wide = high / ratio
    total = height or min(max(high + below + above, 20.0), 20 * width)
    left += max(width - left - right - wide, 0.0) / 2
    below += max(total - below - above - high, 0.0) / 2
    made.set_size_inches(width / POINTS_PER_INCH, total / POINTS_PER_INCH)
    axes.set_position((left / width, below / total, wide / width, high / total))
