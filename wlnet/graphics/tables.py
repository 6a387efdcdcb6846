"""Numbers in rows and columns as cells of colour: MatrixPlot, ArrayPlot, confusion matrices."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import TRUE, Expr, is_list, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.plots import graphics
from wlnet.graphics.settings import BAD_VALUE, DEFAULTS, NONE

TABLE_DEFAULTS: dict[str, object] = {
    **DEFAULTS,
    "ColorFunction": S.Automatic,
    "Frame": TRUE,
    "Mesh": NONE,
    "PlotLegends": NONE,
    "PlotRangePadding": NONE,
}

LEVELS = 256  # colours of a gradient
GRADIENTS = {  # colours in equal steps
    "GrayTones": "000000 ffffff",
    "Signed": "21458c 78a6d9 ffffff f7ad5c a8400d",
    "Counts": "ffffff facc8f ed852e ad470d",
    "TemperatureMap": "2e4fb5 99caed fcf7cc f59e54 b81f26",
    "Rainbow": "781c87 4063cf 57ada3 8cbd5c deb83d e6732b db2121",
    "SunsetColors": "000000 5e217d d14a4d fa9e3d ffeb99 ffffff",
}
FLATTEST, STEEPEST = 0.2, 2.5  # heights of a table over its width
PALE = S.GrayLevel(0.75)
FEW_CLASSES = 40  # with more, no counts are written into the cells
MOST_NAMES = 25  # of classes beside the cells, where there are more than a few


def gradient(name: str) -> np.ndarray:
    """Colours (LEVELS, 3) of a named gradient."""
    colors = np.array([list(bytes.fromhex(color)) for color in GRADIENTS[name].split()]) / 255
    at = np.linspace(0, len(colors) - 1, LEVELS)
    return np.stack([np.interp(at, np.arange(len(colors)), channel) for channel in colors.T], axis=1)


def matrix_plot(values: np.ndarray, options: dict, colors: np.ndarray | None = None) -> Expr:
    """Cells of (rows, columns), the first row on top; negative blue, positive orange, 0 white.

    colors    a gradient (LEVELS, 3) from the smallest to the largest value; by default a signed one
    """
    if colors is None:
        largest = float(np.nanmax(np.abs(values), initial=0.0)) or 1.0
        return _table(values, (-largest, largest), gradient("Signed"), options)
    return _table(values, _extremes(values), colors, options)


def array_plot(values: np.ndarray, options: dict, colors: np.ndarray | None = None) -> Expr:
    """Cells of (rows, columns), the first row on top; the smallest white, the largest black."""
    colors = gradient("GrayTones")[::-1] if colors is None else colors
    return _table(values, _extremes(values), colors, options)


def colors_plot(pixels: np.ndarray, options: dict) -> Expr:
    """Cells of given colours (rows, columns, 4), the first row on top."""
    return _framed(pixels, options, None)


def _extremes(values: np.ndarray) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    return (low, high) if high > low else (low, low + 1.0)


def _table(values: np.ndarray, shown: tuple[float, float], colors: np.ndarray, options: dict) -> Expr:
    """`shown` goes from the first to the last colour; unknown values are left out."""
    share = (values - shown[0]) / (shown[1] - shown[0])
    known = np.isfinite(share)
    levels = np.where(known, np.clip(share, 0, 1) * (len(colors) - 1), 0).round().astype(int)
    pixels = np.concatenate([colors[levels], known[..., None].astype(float)], axis=2)
    legend = None
    if options["PlotLegends"] is S.Automatic:
        legend = S.BarLegend(wl_list([packed(colors), wl_list(shown)]))
    elif options["PlotLegends"] is not NONE:
        raise BAD_VALUE("PlotLegends", options["PlotLegends"], "None or Automatic")
    return _framed(pixels, options, legend)


def _framed(pixels: np.ndarray, options: dict, legend: Expr | None) -> Expr:
    rows, columns = pixels.shape[:2]
    shapes = [S.Raster(packed(np.ascontiguousarray(pixels[::-1])))]
    if options["Mesh"] in (TRUE, S.All):
        shapes.append(_mesh(rows, columns))
    elif options["Mesh"] is not NONE:
        raise BAD_VALUE("Mesh", options["Mesh"], "None or All")
    given = {**options, "FrameTicks": _frame_ticks(options["FrameTicks"], rows, columns)}
    if options["AspectRatio"] is S.Automatic and not FLATTEST <= rows / columns <= STEEPEST:
        given["AspectRatio"] = min(max(rows / columns, FLATTEST), STEEPEST)  # else cells are squares
    graphic = graphics(wl_list(shapes), given)
    return graphic if legend is None else S.Legended(graphic, legend)


def _mesh(rows: int, columns: int) -> Expr:
    across = [[[0, y], [columns, y]] for y in range(1, rows)]
    up = [[[x, 0], [x, rows]] for x in range(1, columns)]
    lines = [S.Line(packed(np.array(line, dtype=float))) for line in across + up]
    return wl_list([PALE, S.AbsoluteThickness(0.5), *lines])


def _frame_ticks(setting, rows: int, columns: int):
    """Row and column numbers, or what {{left, right}, {bottom, top}} says, at the middles of the cells."""
    if setting is NONE:
        return NONE
    if setting in (S.Automatic, S.All):
        setting = wl_list([wl_list([S.Automatic, NONE]), wl_list([S.Automatic, NONE])])
    if not (is_list(setting) and len(setting) == 2 and all(is_list(p) and len(p) == 2 for p in setting)):
        raise BAD_VALUE("FrameTicks", setting, "Automatic, None or {{left, right}, {bottom, top}}")
    (left, _), (bottom, _) = setting
    return wl_list(
        wl_list([_axis(part, count, upward), NONE])
        for part, count, upward in ((left, rows, True), (bottom, columns, False))
    )


def _axis(part, count: int, upward: bool):
    if part is NONE:
        return part
    if part in (S.Automatic, S.All, TRUE):
        step = next(m * 10**p for p in range(9) for m in (1, 2, 5) if count / (m * 10**p) <= 10)
        numbers = [1, *range(step, count + 1, step)] if step > 2 else list(range(1, count + 1, step))
        part = wl_list(numbers)
    if not is_list(part):
        raise BAD_VALUE("FrameTicks", part, "Automatic, None or a list of {position, label} pairs")
    ticks = []
    for one in part:
        position, text = (one.item(0), one.item(1)) if is_list(one) and len(one) >= 2 else (one, one)
        if not isinstance(position, (int, float)):
            raise BAD_VALUE("FrameTicks", one, "a number, or {number, label}")
        at = count - position + 0.5 if upward else position - 0.5
        ticks.append(wl_list([at, text, 0]))
    return wl_list(ticks)


def confusion_matrix_plot(counts: np.ndarray, classes, options: dict | None = None) -> Expr:
    """Counts (actual, predicted) as cells, each row coloured by its shares; totals beside and above them.

    classes    the labels, expressions
    """
    count = len(counts)
    rows = counts.sum(axis=1, keepdims=True)
    shares = counts / np.maximum(rows, 1)
    shapes, room = ([], 0.0) if count > FEW_CLASSES else (_counts(counts, shares), 0.35 + 0.05 * count)
    if room:
        shapes += _totals(counts, room)
    whole = wl_list([0.0, count + room])
    shown = {
        **TABLE_DEFAULTS,
        "PlotRange": wl_list([whole, whole]),
        "Mesh": S.All if count <= FEW_CLASSES else NONE,
        **(options or {}),
    }
    names = list(enumerate(classes, start=1))
    if count > FEW_CLASSES:
        names = names[:: -(-count // MOST_NAMES)]
    ticks = wl_list(wl_list([number, name]) for number, name in names)
    shown["FrameTicks"] = wl_list([wl_list([ticks, NONE]), wl_list([ticks, NONE])])
    shown["FrameLabel"] = wl_list(["predicted class", "actual class"])
    graphic = _table(shares, (0.0, 1.0), gradient("Counts"), shown)
    return Expr(S.Graphics, (wl_list([graphic.item(0), *shapes]), *graphic.args[1:]))


def _counts(counts: np.ndarray, shares: np.ndarray) -> list[Expr]:
    """The numbers in the cells: dark on light and light on dark; none for nothing."""
    count = len(counts)
    texts = []
    for row, column in zip(*np.nonzero(counts), strict=True):
        color = S.GrayLevel(1.0 if shares[row, column] > 0.7 else 0.15)
        at = wl_list([float(column) + 0.5, float(count - row) - 0.5])
        texts.append(_number(counts[row, column], color, at, count, counts.max()))
    return texts


def _totals(counts: np.ndarray, room: float) -> list[Expr]:
    """How many examples each class has, right of its row, and how often it is predicted, above its column."""
    count, gray = len(counts), S.GrayLevel(0.45)
    middle = count + room / 2
    shapes = [PALE, S.Line(packed(np.array([[count, 0.0], [count, count], [0.0, count]])))]
    totals = np.stack([counts.sum(axis=1), counts.sum(axis=0)], axis=1)
    for place, (actual, predicted) in enumerate(totals):
        for number, at in (
            (actual, [middle, count - place - 0.5]),
            (predicted, [place + 0.5, middle]),
        ):
            shapes.append(_number(number, gray, wl_list(at), count, totals.max()))
    return shapes


def _number(number, color: Expr, at: Expr, count: int, largest) -> Expr:
    """A number as text that fits into one of count x count cells, as would the largest."""
    size = min(0.030, 0.9 / count / max(len(str(int(largest))), 2))  # of the width of the picture
    return S.Text(S.Style(str(int(number)), color, rule(S.FontSize, S.Scaled(size))), at)
