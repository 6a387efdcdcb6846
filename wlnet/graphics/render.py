"""A Scene or an Arrangement of scenes to a Matplotlib figure, and that to PNG, SVG or PDF.

The figure is built with Matplotlib's objects alone, so nothing global is touched. Its width is
the ImageSize; the plot is as wide as labels and legends leave room for, and as high as the
AspectRatio says.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from wlnet.frozen import frozen
from wlnet.graphics.arrangement import Arrangement, Cell
from wlnet.graphics.beside import POINTS_PER_INCH, Overhang, add_legends, overhang
from wlnet.graphics.decorate import decorate
from wlnet.graphics.label import Text
from wlnet.graphics.range import plot_range
from wlnet.graphics.rasters import Raster
from wlnet.graphics.scene import Scene
from wlnet.graphics.shapes import draw
from wlnet.graphics.style import Length

WIDTH = 360.0  # points, where ImageSize says nothing
SHARP = 144  # pixels an inch of a PNG whose ImageSize says nothing: 720 pixels wide
CAPTION = Length(9.0)  # size of a text between pictures
SMALLEST = 4.0  # points: the height of a picture with nothing in it
MARGIN = 6.0  # points around everything


@frozen
class Box:
    """Something laid out: its size in points, and what puts it into the figure.

    place    (x, y of its lower left corner in the figure, in points; size of the figure) -> None
    """

    width: float
    height: float
    place: Callable[[float, float, tuple[float, float]], None]


def figure(drawing: Scene | Arrangement) -> Figure:
    """The Matplotlib figure of a scene or of an arrangement of scenes, laid out."""
    made = Figure(figsize=(WIDTH / POINTS_PER_INCH, WIDTH / POINTS_PER_INCH))
    FigureCanvasAgg(made)
    made.patch.set_facecolor(_background(drawing) or "white")
    width, height = _given_size(drawing)
    box = _boxed(made, drawing, width or WIDTH, height)
    box = replace(box, height=max(box.height, SMALLEST))
    made.set_size_inches(box.width / POINTS_PER_INCH, box.height / POINTS_PER_INCH)
    box.place(0.0, 0.0, (box.width, box.height))
    return made


def _given_size(drawing: Scene | Arrangement) -> tuple[float | None, float | None]:
    return drawing.size if isinstance(drawing, Arrangement) else drawing.settings.size


def _background(drawing: Scene | Arrangement):
    return drawing.background if isinstance(drawing, Arrangement) else drawing.settings.background


def _boxed(made: Figure, cell: Cell, width: float, height: float | None) -> Box:
    """`cell` laid out, `width` points wide."""
    if cell is None:
        return Box(width, 0.0, lambda x, y, whole: None)
    if isinstance(cell, Text):
        return _caption(made, cell, width)
    if isinstance(cell, Arrangement):
        return _arranged(made, cell, width, height)
    return _plotted(made, cell, width, height)


def _caption(made: Figure, text: Text, width: float) -> Box:
    """A text in the middle of its column."""
    size = (text.style.font_size or CAPTION).points(width)
    height = 1.4 * size * (text.text.count("\n") + 1)

    def place(x: float, y: float, whole: tuple[float, float]) -> None:
        at = ((x + width / 2) / whole[0], (y + height / 2) / whole[1])
        look = {"color": text.style.rgba, "fontweight": "bold" if text.style.bold else "normal"}
        made.text(*at, text.text, ha="center", va="center", fontsize=size, parse_math=False, **look)

    return Box(width, height, place)


def _arranged(made: Figure, cells: Arrangement, width: float, height: float | None) -> Box:
    """Columns of equal width; rows as high as their highest cell, which others are centred in."""
    across, down = cells.gaps
    count = max(cells.columns, 1)
    each = max((width - across * (count - 1)) / count, 5.0)
    rows = [[_boxed(made, cell, each, None) for cell in row] for row in cells.rows]
    heights = [max((box.height for box in row), default=0.0) for row in rows]
    total = sum(heights) + down * max(len(rows) - 1, 0)
    room = max((height or total) - total, 0.0) / 2

    def place(x: float, y: float, whole: tuple[float, float]) -> None:
        top = y + total + room
        for row, high in zip(rows, heights, strict=True):
            for column, box in enumerate(row):
                box.place(x + column * (each + across), top - high + (high - box.height) / 2, whole)
            top -= high + down

    return Box(width, total + 2 * room, place)


def _plotted(made: Figure, scene: Scene, width: float, given_height: float | None) -> Box:
    axes = made.add_axes((0, 0, 1, 1), label=f"plot {len(made.axes)}")
    axes.set_facecolor(scene.settings.background or "none")
    x_range, y_range = plot_range(scene)
    log_x, log_y = scene.settings.log
    axes.set_xscale("log" if log_x else "linear")
    axes.set_yscale("log" if log_y else "linear")
    axes.set_xlim(x_range)
    axes.set_ylim(y_range)
    for order, shapes in enumerate((scene.prolog, scene.shapes, scene.epilog)):
        for shape in shapes:
            draw(axes, shape, width, 1.0 + 0.4 * order)
    decorate(axes, scene.settings, x_range, y_range)
    bare = _is_bare(scene)
    if scene.legends:
        add_legends(axes, scene.legends, width, overhang(made, axes))
    ratio = scene.settings.aspect
    if ratio is None:
        ratio = (y_range[1] - y_range[0]) / (x_range[1] - x_range[0])
    for _ in range(1 if bare else 3):  # labels may change with the size of the plot, and it with them
        beside = Overhang(0, 0, 0, 0) if bare else overhang(made, axes)
        room = _fitted(beside, 0.0 if bare else MARGIN, width, given_height, ratio)
        _set(made, axes, room, (0.0, 0.0), _points(made))

    return Box(width, room.total, lambda x, y, whole: _set(made, axes, room, (x, y), whole))


def _is_bare(scene: Scene) -> bool:
    """Whether there is nothing around the shapes: they fill the picture, and need no measuring."""
    around = scene.settings
    labels = (around.title, *around.axes_labels)
    if any(around.frame) or any(around.axes) or any(labels) or scene.legends:
        return False
    return all(isinstance(shape, Raster) for shape in scene.shapes)


def image(drawing: Scene | Arrangement, form: str, resolution: float | None = None) -> bytes:
    """The picture as a file's bytes. form: "png", "svg" or "pdf".

    resolution    pixels an inch of a PNG; by default an ImageSize counts pixels, and without
                  one the picture is 720 pixels wide
    """
    made = figure(drawing)
    if resolution is None:
        resolution = SHARP if _given_size(drawing)[0] is None else POINTS_PER_INCH
    target = io.BytesIO()
    metadata = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[form]
    with matplotlib.rc_context({"svg.hashsalt": "wlnet"}):  # the same picture, the same bytes
        made.savefig(target, format=form, dpi=resolution, metadata=metadata)
    return target.getvalue()


@frozen
class Room:
    """The rectangle of a plot in its box, and the height of the box; points."""

    left: float
    below: float
    wide: float
    high: float
    total: float


def _fitted(beside: Overhang, margin: float, width: float, height: float | None, ratio: float) -> Room:
    """Room for a plot so that the whole, labels and legends included, is `width` points wide."""
    left, right, below, above = (
        side + margin for side in (beside.left, beside.right, beside.below, beside.above)
    )
    wide = max(width - left - right, 5.0)
    if ratio == 0:
        high = max((height or width) - below - above, 5.0)
    else:
        high = wide * ratio
        if height is not None and high > height - below - above:
            high = max(height - below - above, 5.0)
            wide = high / ratio
    total = height or min(max(high + below + above, 5.0), 20 * width)
    left += max(width - left - right - wide, 0.0) / 2
    below += max(total - below - above - high, 0.0) / 2
    return Room(left, below, wide, high, total)


def _points(made: Figure) -> tuple[float, float]:
    return tuple(side * POINTS_PER_INCH for side in made.get_size_inches())


def _set(made: Figure, axes: Axes, room: Room, at: tuple[float, float], whole: tuple[float, float]) -> None:
    """Puts a plot into its room in a box at `at` of a figure of size `whole`; points."""
    x, y = at[0] + room.left, at[1] + room.below
    axes.set_position((x / whole[0], y / whole[1], room.wide / whole[0], room.high / whole[1]))
