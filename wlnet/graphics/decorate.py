"""Axes, frame, ticks, grid and labels of a plot, on a Matplotlib axes object."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import AutoMinorLocator, FixedLocator, FuncFormatter, NullLocator, ScalarFormatter

from wlnet.graphics.label import Text
from wlnet.graphics.settings import Range, Settings, Tick
from wlnet.graphics.style import Length, Style

GRAY = (0.4, 0.4, 0.4)
PALE = (0.86, 0.86, 0.86)
SIDES = ("left", "right", "bottom", "top")
FONT = 9.0
LETTERS = 60  # of labels that fit side by side below a plot
WIDTH = 360.0  # points, that sizes of labels given as shares are shares of


def decorate(axes: Axes, settings: Settings, x_range: Range, y_range: Range) -> None:
    """Draws what surrounds the shapes; ranges are those shown."""
    # Axes lie over the shapes; a grid, which Matplotlib draws with them, under them.
    axes.set_axisbelow(settings.grid != (None, None))
    framed = any(settings.frame)
    if framed:
        _frame(axes, settings)
    else:
        _cross(axes, settings, x_range, y_range)
    for axis, marked in zip(("x", "y"), settings.marks, strict=True):
        if not marked:
            axes.tick_params(axis=axis, which="both", length=0)
    ticks = settings.frame_ticks if framed else settings.ticks
    for axis, log, positions in zip((axes.xaxis, axes.yaxis), settings.log, ticks, strict=True):
        _ticks(axis, log, positions)
    _grid(axes, settings)
    if settings.title is not None:
        under_label = not framed and settings.axes_labels[1] is not None
        made = axes.set_title(settings.title.text, parse_math=False, pad=24 if under_label else 8)
        _paint(made, settings.title, settings.label_style, 11.0)


def _paint(made, text: Text, common: Style, size: float) -> None:
    """Colour, size and weight of a label: its own, else those of LabelStyle."""
    own = text.style
    color = own.color if own.color != (0.0, 0.0, 0.0) else common.color
    made.set_color(color if color != (0.0, 0.0, 0.0) else (0.2, 0.2, 0.2))
    made.set_fontsize((own.font_size or common.font_size or Length(size)).points(WIDTH))
    made.set_fontweight("bold" if own.bold or common.bold else "normal")
    made.set_fontstyle("italic" if own.italic or common.italic else "normal")


def _frame(axes: Axes, settings: Settings) -> None:
    shown = dict(zip(SIDES, settings.frame, strict=True))
    for side in SIDES:
        axes.spines[side].set_visible(shown[side])
        axes.spines[side].set_color(GRAY)
        axes.spines[side].set_linewidth(0.8)
    left, right, bottom, top = settings.frame_labels
    for text, put in ((bottom, axes.set_xlabel), (left, axes.set_ylabel)):
        if text is not None:
            _paint(put(text.text, parse_math=False), text, settings.label_style, 10.0)
    for text, at, turn in ((right, (1.02, 0.5), 90), (top, (0.5, 1.02), 0)):
        if text is not None:
            where = {"ha": "left", "va": "center"} if turn else {"ha": "center", "va": "bottom"}
            made = axes.text(*at, text.text, transform=axes.transAxes, rotation=turn, **where)
            made.set_parse_math(False)
            _paint(made, text, settings.label_style, 10.0)
    axes.tick_params(which="both", direction="in", color=GRAY, labelcolor="0.25")
    axes.tick_params(which="both", **shown)
    axes.tick_params(labelleft=shown["left"], labelbottom=shown["bottom"])
    _sizes(axes, settings)


def _sizes(axes: Axes, settings: Settings) -> None:
    axes.tick_params(
        which="major",
        length=4,
        width=0.8,
        labelsize=(settings.label_style.font_size or Length(FONT)).points(WIDTH),
    )
    axes.tick_params(which="minor", length=2, width=0.5)


def _cross(axes: Axes, settings: Settings, x_range: Range, y_range: Range) -> None:
    """Axes that cross at the origin where it is in range, else at the lower left."""
    ranges = (x_range, y_range)
    at = [_crossing(settings, which, ranges[which]) for which in (0, 1)]
    axes.spines["left"].set_position(("data", at[0]))
    axes.spines["bottom"].set_position(("data", at[1]))
    for side, shown in zip(SIDES, (settings.axes[1], False, settings.axes[0], False), strict=True):
        axes.spines[side].set_visible(shown)
        axes.spines[side].set_color(GRAY)
        axes.spines[side].set_linewidth(0.8)
    show_x, show_y = settings.axes
    axes.tick_params(which="both", direction="in", color=GRAY, labelcolor="0.25")
    axes.tick_params(axis="x", which="both", bottom=show_x, labelbottom=show_x)
    axes.tick_params(axis="y", which="both", left=show_y, labelleft=show_y)
    _sizes(axes, settings)
    for axis, which in ((axes.xaxis, 0), (axes.yaxis, 1)):
        low, high = ranges[which]
        inside = low + 0.02 * (high - low) < at[which] < high - 0.02 * (high - low)
        if inside and all(settings.axes) and not settings.log[which]:
            axis.set_major_formatter(_WithoutCrossing(at[which]))
    share = [_share(axes, which, at[which]) for which in (0, 1)]
    for which, text in enumerate(settings.axes_labels):
        if text is None:
            continue
        place, align = (
            ((1.02, share[1]), {"ha": "left", "va": "center"})
            if which == 0
            else ((share[0], 1.03), {"ha": "center", "va": "bottom"})
        )
        made = axes.text(*place, text.text, transform=axes.transAxes, parse_math=False, **align)
        _paint(made, text, settings.label_style, 10.0)


def _crossing(settings: Settings, which: int, shown: Range) -> float:
    if settings.origin is not None:
        return settings.origin[which]
    low, high = shown
    if settings.log[which]:
        return low
    # An origin just outside the data is worth showing only if the range reaches it.
    return 0.0 if low <= 0 <= high else low if low > 0 else high


def _share(axes: Axes, which: int, value: float) -> float:
    """Where a value lies in the plot, 0..1."""
    point = (value, axes.get_ylim()[0]) if which == 0 else (axes.get_xlim()[0], value)
    return float(axes.transAxes.inverted().transform(axes.transData.transform(point))[which])


class _WithoutCrossing(ScalarFormatter):
    """Numbers, but none where the axes cross: it would lie on the other axis."""

    def __init__(self, crossing: float):
        super().__init__()
        self.crossing = crossing

    def __call__(self, value, position=None):
        low, high = self.axis.get_view_interval()
        return "" if abs(value - self.crossing) < 1e-9 * (high - low) else super().__call__(value, position)


def _ticks(axis, log: bool, positions: tuple[Tick, ...] | None) -> None:
    if positions is None:
        if not log:
            axis.set_minor_locator(AutoMinorLocator())
        return
    axis.set_minor_locator(NullLocator())
    axis.set_major_locator(FixedLocator([at for at, _ in positions]) if positions else NullLocator())
    if any(text is not None for _, text in positions):
        texts = [f"{at:g}" if text is None else text for at, text in positions]
        axis.set_major_formatter(FuncFormatter(lambda _, index: texts[index] if index is not None else ""))
        if axis.axis_name == "x" and len(texts) * max(map(len, texts)) > LETTERS:
            axis.set_tick_params(rotation=90)


def _grid(axes: Axes, settings: Settings) -> None:
    style = settings.grid_style
    look = {"color": style.rgba if style else PALE, "linewidth": 0.6, "zorder": 0.5}
    if style and style.dashes:
        look["linestyle"] = "dashed"
    for axis, lines, draw in (
        ("x", settings.grid[0], axes.axvline),
        ("y", settings.grid[1], axes.axhline),
    ):
        if lines == ():
            axes.grid(True, axis=axis, which="major", **look)
        for position in lines or ():
            draw(position, **look)
