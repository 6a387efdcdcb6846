"""What stands beside a plot on a Matplotlib axes object: legends, and how far they reach."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from wlnet.frozen import frozen
from wlnet.graphics.legend import Entry, Legend, Scale
from wlnet.graphics.shapes import DOT, stroke

POINTS_PER_INCH = 72
INK = (0.2, 0.2, 0.2)  # of labels that say no colour


@frozen
class Overhang:
    """How far labels and legends reach beyond the plot, in points."""

    left: float
    right: float
    below: float
    above: float

    def on(self, side: str) -> float:
        return getattr(self, side)


def overhang(made: Figure, axes: Axes) -> Overhang:
    scale = POINTS_PER_INCH / made.dpi
    box = axes.get_window_extent()
    whole = axes.get_tightbbox(made.canvas.get_renderer())
    return Overhang(
        (box.x0 - whole.x0) * scale,
        (whole.x1 - box.x1) * scale,
        (box.y0 - whole.y0) * scale,
        (whole.y1 - box.y1) * scale,
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
        if legend.scale is None:
            found.setdefault(legend.place, []).extend(legend.entries)
    return found


def add_legends(axes: Axes, legends: tuple[Legend, ...], width: float, beside: Overhang) -> None:
    """Draws the legends of a plot, `width` points wide, beyond what is beside it already."""
    for place, entries in _by_place(legends).items():
        _add(axes, place, entries, width, beside)
    for legend in legends:
        if legend.scale is not None:
            _add_scale(axes, legend.scale)


def _add_scale(axes: Axes, scale: Scale) -> None:
    """A strip of colours with its values, on the right."""
    strip = axes.inset_axes((1.04, 0.0, 0.045, 1.0))
    strip.imshow(
        scale.colors[:, None, :], extent=(0, 1, scale.low, scale.high), origin="lower", aspect="auto"
    )
    strip.set_ylim(scale.low, scale.high)
    strip.yaxis.tick_right()
    strip.set_xticks([])
    strip.tick_params(labelsize=9, length=2, width=0.6, color="0.4", labelcolor="0.25")
    for spine in strip.spines.values():
        spine.set_color("0.4")
        spine.set_linewidth(0.6)


def _add(axes: Axes, place, entries: list[Entry], width: float, beside: Overhang) -> None:
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
        own = entry.text.style
        text.set_color(own.rgba if own.color != (0.0, 0.0, 0.0) else INK)
        text.set_fontweight("bold" if entry.text.style.bold else "normal")
        if entry.text.style.font_size:
            text.set_fontsize(entry.text.style.font_size.points(width))
    axes.add_artist(made)
    made.set_clip_on(False)  # or what stands beside the plot would not count in the layout


def _handle(entry: Entry, width: float):
    style = entry.style
    if entry.kind == "swatch":
        return Patch(facecolor=style.fill or "none", edgecolor="none")
    if entry.kind == "points":
        return Line2D([], [], color=style.rgba, markersize=style.point.points(width), **DOT)
    look = {**stroke(style, width), "linewidth": max(style.thickness.points(width), 1.6)}
    return Line2D([], [], **look)
