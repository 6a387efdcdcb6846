"""A Scene to characters: a drawing for terminals, through plotext."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import plotext

from wlnet.graphics.arrangement import Arrangement, Cell
from wlnet.graphics.label import Text
from wlnet.graphics.range import plot_range
from wlnet.graphics.rasters import Raster
from wlnet.graphics.scene import Ellipse, Label, Line, Points, Polygon, Scene, Shape

CELL = 0.5  # width of a character over its height
ROWS = (8, 32)
PLAIN_MARKERS = ("braille", "x", "o", "+", "*", "#")  # curves told apart without colour
GAP = 2  # characters between drawings side by side
NARROWEST = 12
PALE = 0.7  # of red, green and blue, from which a line is left out as well
FAINT = 0.4  # what is less opaque would be as black as the rest, and is left out
SHADES = " ░▒▓█"  # without colours
FILLINGS = "█▒░▓"
COLORS = 6  # levels of each of red, green and blue
SHARE = 1.35  # rows beside the plot itself: labels, frame, legend


def text(drawing: Scene | Arrangement, width: int = 80, color: bool = False, rows: int | None = None) -> str:
    """The drawing, `width` characters wide; colours as ANSI sequences, or curves by their marks.

    rows    lines of a plot with its ticks and labels; by default the AspectRatio decides
    """
    if isinstance(drawing, Arrangement):
        return "\n".join(_arranged(drawing, width, color))
    return _plotted(drawing, width, color, rows)


def _arranged(cells: Arrangement, width: int, color: bool) -> list[str]:
    """Rows of drawings side by side."""
    each = max((width + GAP) // max(cells.columns, 1) - GAP, NARROWEST)
    lines = []
    for row in cells.rows:
        drawn = [_cell(cell, each, color) for cell in row]
        high = max(map(len, drawn), default=0)
        columns = [_padded(part, each, high) for part in drawn]
        lines += [(" " * GAP).join(parts).rstrip() for parts in zip(*columns, strict=True)]
    return lines


def _cell(cell: Cell, width: int, color: bool) -> list[str]:
    if cell is None:
        return []
    if isinstance(cell, Text):
        return [line.center(width) for line in cell.text.split("\n")]
    return text(cell, width, color).split("\n")


def _padded(lines: list[str], width: int, high: int) -> list[str]:
    lines = [*lines, *[""] * (high - len(lines))]
    return [line + " " * (width - len(plotext.uncolorize(line))) for line in lines]


def _plotted(scene: Scene, width: int, color: bool, rows: int | None) -> str:
    x_range, y_range = plot_range(_without_faint(scene, color))
    log_x, log_y = scene.settings.log
    plotext.clear_figure()
    plotext.theme("clear")
    high = rows or _rows(scene, width, x_range, y_range)
    plotext.plot_size(width, high)
    plotext.xlim(*_scaled(np.array(x_range), log_x))
    plotext.ylim(*_scaled(np.array(y_range), log_y))
    colors: dict = {}
    shapes = (*scene.prolog, *scene.shapes, *scene.epilog)
    shown = [shape for shape in shapes if not _is_faint(shape, color)]
    for shape in shown:
        gray = len(set(shape.style.color)) == 1  # lines that no legend names
        mark = 0 if gray else colors.setdefault(shape.style.color, len(colors))
        if isinstance(shape, Polygon) and not _is_pale(shape):
            _fill(shape, (x_range, y_range), (width, high), color, mark)
        elif isinstance(shape, Raster):
            _shade(shape, (x_range, y_range), (width, high), color)
        else:
            _draw(shape, (x_range, y_range), (log_x, log_y), shape.style.color if color else None, mark)
    given = scene.settings.frame_ticks if any(scene.settings.frame) else scene.settings.ticks
    wanted = (width // 14, 6 if rows is None else max(rows // 3, 2))
    bare = not any(scene.settings.frame) and not any(scene.settings.axes)
    plotext.frame(not bare)
    given = ((), ()) if bare else given
    for put, shown, log, own, count in zip(
        (plotext.xticks, plotext.yticks), (x_range, y_range), (log_x, log_y), given, wanted, strict=True
    ):
        put(*(_ticks(shown, log, count) if own is None else _given(own, shown, log)))
    _labels(scene)
    lines = plotext.uncolorize(plotext.build()) if not color else plotext.build()
    lines = [line.rstrip() for line in lines.rstrip("\n").split("\n")]
    return "\n".join([*lines, *_legend(scene, colors, color)])


def _rows(scene: Scene, width: int, x_range, y_range) -> int:
    ratio = scene.settings.aspect
    if ratio is None:
        ratio = (y_range[1] - y_range[0]) / (x_range[1] - x_range[0])
    rows = round(width * (ratio or 1.0) * CELL / SHARE) + 3
    return min(max(rows, ROWS[0]), ROWS[1])


def _scaled(values: np.ndarray, log: bool) -> np.ndarray:
    """Logarithms where the axis has them: plotext's own scale fails on values below 1e-3."""
    if not log:
        return values
    return np.log10(np.where(values > 0, values, np.nan))


def _ticks(shown, log: bool, wanted: int) -> tuple[list[float], list[str]]:
    """Round numbers in a range, about `wanted` of them, and their texts."""
    if log:
        low, high = np.log10(shown)
        powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
        steps = (1,) if high - low > 2 else (1, 2, 5)
        values = [m * 10.0**p for p in powers for m in steps if low <= np.log10(m * 10.0**p) <= high]
        return np.log10(values).tolist(), [f"{value:g}" for value in values]
    low, high = shown
    rough = (high - low) / wanted
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    values = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    return values.tolist(), [f"{value + 0.0:g}" for value in values.round(12)]


def _given(ticks, shown, log: bool) -> tuple[list[float], list[str]]:
    """Positions and texts of ticks that were asked for, those in range."""
    inside = [(at, text) for at, text in ticks if shown[0] <= at <= shown[1]]
    positions = _scaled(np.array([at for at, _ in inside]), log).tolist()
    return positions, [f"{at:g}" if text is None else text for at, text in inside]


def _near(values: np.ndarray, shown) -> np.ndarray:
    """Values far outside the range brought nearer: plotext walks every cell of a line."""
    room = 4 * (shown[1] - shown[0])
    return np.clip(values, shown[0] - room, shown[1] + room)


def _draw(shape: Shape, ranges, log, color, mark: int) -> None:
    look = {"color": _bytes(color) if color else None}
    if isinstance(shape, Label):
        x, y = (float(_scaled(np.asarray(v), on)) for v, on in zip(shape.at, log, strict=True))
        side = {-1: "left", 0: "center", 1: "right"}[int(np.sign(shape.offset[0]))]
        plotext.text(shape.text, x, y, alignment=side, **look)
        return
    points = shape.outline() if isinstance(shape, Ellipse) else shape.points
    if isinstance(shape, Polygon):
        if shape.style.edge is None:
            return
        points = np.vstack([points, points[:1]])
        look = {"color": _bytes(shape.style.edge.color) if color else None}
    x, y = (
        _scaled(_near(values, shown), on) for values, shown, on in zip(points.T, ranges, log, strict=True)
    )
    if isinstance(shape, Points):
        known = np.isfinite(x) & np.isfinite(y)
        dot = "•" if color or mark == 0 else PLAIN_MARKERS[mark % len(PLAIN_MARKERS)]
        plotext.scatter(x[known].tolist(), y[known].tolist(), marker=dot, **look)
        return
    marker = "braille" if color else PLAIN_MARKERS[mark % len(PLAIN_MARKERS)]
    for part_x, part_y in _stretches(x, y):
        plotext.plot(part_x, part_y, marker=marker, **look)


def _centers(shown, cells: int) -> np.ndarray:
    """Places in a range, two for each cell of the drawing, so that none is left out."""
    return shown[0] + (np.arange(2 * cells) + 0.5) / (2 * cells) * (shown[1] - shown[0])


def _without_faint(scene: Scene, color: bool) -> Scene:
    """The scene with what is drawn of it, if that is anything: nothing else needs room."""
    shown = tuple(shape for shape in scene.shapes if not _is_faint(shape, color))
    return replace(scene, shapes=shown) if shown else scene


def _is_faint(shape: Shape, color: bool) -> bool:
    """Whether a shape is much lighter than others: it would be drawn as dark as they are."""
    drawn_alike = not color and isinstance(shape, (Line, Ellipse, Points))
    return shape.style.opacity < FAINT or (drawn_alike and min(shape.style.color) >= PALE)


def _is_pale(shape: Polygon) -> bool:
    """Whether its inside is hardly seen in a picture: text in it would not be read on a filled one."""
    fill = shape.style.fill
    return fill is None or min(fill[:3]) >= PALE


def _fill(shape: Polygon, ranges, cells: tuple[int, int], color: bool, mark: int) -> None:
    """The cells whose middles lie inside."""
    x, y = (_centers(shown, count) for shown, count in zip(ranges, cells, strict=True))
    inside = np.zeros((len(y), len(x)), dtype=bool)
    start = shape.points
    for (ax, ay), (bx, by) in zip(start, np.roll(start, -1, axis=0), strict=True):
        if ay != by:  # each edge turns the points to its right inside out
            crossed = (y >= min(ay, by)) & (y < max(ay, by))
            edge = ax + (y - ay) / (by - ay) * (bx - ax)
            inside ^= crossed[:, None] & (x[None, :] >= edge[:, None])
    rows, columns = np.nonzero(inside)
    look = _bytes(shape.style.fill) if color else None
    marker = "█" if color else FILLINGS[mark % len(FILLINGS)]
    plotext.scatter(x[columns].tolist(), y[rows].tolist(), marker=marker, color=look)


def _shade(shape: Raster, ranges, cells: tuple[int, int], color: bool) -> None:
    """Cells of the drawing in the colour of the pixel below each, or as dark as it is."""
    spots = []
    for shown, count, a, b in zip(ranges, cells, shape.low, shape.high, strict=True):
        centers = _centers(shown, count)
        spots.append(centers[(centers >= a) & (centers <= b)])
    x, y = spots
    down, across = shape.pixels.shape[:2]
    j = np.clip((x - shape.low[0]) / (shape.high[0] - shape.low[0]) * across, 0, across - 1).astype(int)
    i = np.clip((shape.high[1] - y) / (shape.high[1] - shape.low[1]) * down, 0, down - 1).astype(int)
    seen = shape.pixels[i[:, None], j[None, :]]
    found = seen[..., :3] * seen[..., 3:] + 1 - seen[..., 3:]
    if color:
        kinds = np.round(found * (COLORS - 1)).astype(int)
        shades = np.unique(kinds.reshape(-1, 3), axis=0)
        looks = {tuple(shade): (tuple((255 * shade // (COLORS - 1)).tolist()), "█") for shade in shades}
    else:
        kinds = np.round((1 - found @ (0.299, 0.587, 0.114)) * (len(SHADES) - 1)).astype(int)[..., None]
        looks = {(k,): (None, shade) for k, shade in enumerate(SHADES)}
    for kind, (look, marker) in looks.items():
        rows_at, columns_at = np.nonzero((kinds == kind).all(axis=2))
        if len(rows_at) and marker != " ":
            plotext.scatter(x[columns_at].tolist(), y[rows_at].tolist(), marker=marker, color=look)


def _bytes(color) -> tuple[int, int, int]:
    return tuple(round(255 * part) for part in color[:3])


def _stretches(x: np.ndarray, y: np.ndarray) -> Iterator[tuple[list, list]]:
    known = np.isfinite(x) & np.isfinite(y)
    edges = np.flatnonzero(np.diff(known)) + 1
    for part_x, part_y in zip(np.split(x, edges), np.split(y, edges), strict=True):
        if len(part_x) and np.isfinite(part_x[0] + part_y[0]):
            yield part_x.tolist(), part_y.tolist()


def _labels(scene: Scene) -> None:
    settings = scene.settings
    left, _, bottom, _ = settings.frame_labels
    across, up = settings.axes_labels
    for found, put in (
        (settings.title, plotext.title),
        (bottom or across, plotext.xlabel),
        (left or up, plotext.ylabel),
    ):
        if found is not None:
            put(found.text)


def _legend(scene: Scene, colors: dict, color: bool) -> list[str]:
    """One line that names the curves."""
    parts = []
    for legend in scene.legends:
        for entry in legend.entries:
            marks = FILLINGS if entry.kind == "swatch" else PLAIN_MARKERS
            mark = marks[colors.get(entry.style.color, 0) % len(marks)]
            mark = FILLINGS[0] if color and entry.kind == "swatch" else mark
            sign = "⠤⠤" if mark in PLAIN_MARKERS and (color or mark == "braille") else mark * 2
            if color:
                red, green, blue = (round(255 * part) for part in entry.style.color)
                sign = f"\x1b[38;2;{red};{green};{blue}m{sign}\x1b[0m"
            parts.append(f"{sign} {entry.text.text}")
        if legend.scale is not None:
            parts.append(f"{legend.scale.low:.4g} to {legend.scale.high:.4g}")
    return ["   ".join(parts)] if parts else []
