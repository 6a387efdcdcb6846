"""A Scene to characters: a drawing for terminals, through plotext."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import plotext

from wlnet.graphics.range import plot_range
from wlnet.graphics.scene import Ellipse, Label, Points, Scene, Shape

CELL = 0.5  # width of a character over its height
ROWS = (8, 32)
PLAIN_MARKERS = ("braille", "x", "o", "+", "*", "#")  # curves told apart without colour
FAINT = 0.4  # what is less opaque would be as black as the rest, and is left out
SHARE = 1.35  # rows beside the plot itself: labels, frame, legend


def text(scene: Scene, width: int = 80, color: bool = False, rows: int | None = None) -> str:
    """The drawing, `width` characters wide; colours as ANSI sequences, or curves by their marks.

    rows    lines of the drawing with its ticks and labels; by default the AspectRatio decides
    """
    x_range, y_range = plot_range(scene)
    log_x, log_y = scene.settings.log
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.plot_size(width, rows or _rows(scene, width, x_range, y_range))
    plotext.xlim(*_scaled(np.array(x_range), log_x))
    plotext.ylim(*_scaled(np.array(y_range), log_y))
    colors: dict = {}
    shown = [s for s in (*scene.prolog, *scene.shapes, *scene.epilog) if s.style.opacity >= FAINT]
    for shape in shown:
        mark = colors.setdefault(shape.style.color, len(colors))
        _draw(shape, (x_range, y_range), (log_x, log_y), shape.style.color if color else None, mark)
    plotext.xticks(*_ticks(x_range, log_x, width // 14))
    plotext.yticks(*_ticks(y_range, log_y, 6 if rows is None else max(rows // 3, 2)))
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


def _near(values: np.ndarray, shown) -> np.ndarray:
    """Values far outside the range brought nearer: plotext walks every cell of a line."""
    room = 4 * (shown[1] - shown[0])
    return np.clip(values, shown[0] - room, shown[1] + room)


def _draw(shape: Shape, ranges, log, color, mark: int) -> None:
    look = {"color": tuple(round(255 * part) for part in color) if color else None}
    if isinstance(shape, Label):
        x, y = (float(_scaled(np.asarray(v), on)) for v, on in zip(shape.at, log, strict=True))
        plotext.text(shape.text, x, y, alignment="center", **look)
        return
    points = shape.outline() if isinstance(shape, Ellipse) else shape.points
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
            mark = PLAIN_MARKERS[colors.get(entry.style.color, 0) % len(PLAIN_MARKERS)]
            sign = "⠤⠤" if color or mark == "braille" else mark * 2
            if color:
                red, green, blue = (round(255 * part) for part in entry.style.color)
                sign = f"\x1b[38;2;{red};{green};{blue}m{sign}\x1b[0m"
            parts.append(f"{sign} {entry.text.text}")
    return ["   ".join(parts)] if parts else []
