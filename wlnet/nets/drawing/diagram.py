"""Boxes and wires to a Graphics expression, in layers from top to bottom.

The units are printer's points of a picture of the usual width; a wider diagram has a larger picture.
Texts and lines are sized by the width of the picture, so that they keep their size in a resized one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.drawing.layered import Layout, layered

WIDTH, MARGIN = 360.0, 6.0  # of a picture that says nothing of its size
LARGE = 1.5 * WIDTH  # from which the size of the picture is given
TITLE, SMALL = 9.5, 7.5  # font sizes
LETTER = 0.6  # width of a letter, in font sizes
HEIGHT, LOW = 31.0, 20.0  # of boxes with two lines or a symbol, and with a line alone
SYMBOL, PAD = 8.5, 8.0  # half the side of a symbol; room beside it and beside text
GAP = (26.0, 25.0)  # of boxes side by side, and of ranks
SLOPE = 0.1  # of the room between ranks over the widest way of a wire, where that is more
ROUND = 5.0  # radius of the corners of a box with a symbol
SPREAD = 14.0  # between wires that end at one box
INK, FAINT, EDGE = S.GrayLevel(0.13), S.GrayLevel(0.42), S.GrayLevel(0.5)


@frozen
class Box:
    """
    title, below    a line, and a smaller one or ""
    color           "#rrggbb"
    symbol          primitives in the square from -1 to 1; none for an end of the diagram
    """

    title: str
    below: str
    color: str
    symbol: tuple[Expr, ...] = ()

    @property
    def size(self) -> tuple[float, float]:
        text = max((len(self.title) + 1) * TITLE, (len(self.below) + 1) * SMALL) * LETTER
        symbol = 2 * SYMBOL + PAD if self.symbol else 0.0
        return text + symbol + 2 * PAD, HEIGHT if self.below or self.symbol else LOW


@frozen
class Wire:
    """From box to box. `label` stands where it begins, `port` where it ends."""

    source: object
    target: object
    label: str = ""
    port: str = ""


def diagram(boxes: dict, wires: list[Wire]) -> Expr:
    """Graphics[...] of boxes by key, each after those that feed it."""
    sizes = {key: box.size for key, box in boxes.items()}
    layout = layered(sizes, [(wire.source, wire.target) for wire in wires], GAP, SLOPE)
    spans = [(layout.centers[key], size) for key, size in sizes.items()]
    labels = max(len(wire.label) for wire in wires) * SMALL * LETTER if wires else 0.0
    left = min(x - wide / 2 for (x, _), (wide, _) in spans)
    right = max(x + wide / 2 for (x, _), (wide, _) in spans)
    right = max(right, max(x for (x, _), _ in spans) + labels + PAD)
    bottom = min(y - high / 2 for (_, y), (_, high) in spans)
    half = max(right - left, WIDTH - 2 * MARGIN) / 2
    middle = (left + right) / 2
    shown = [[middle - half - 1, middle + half + 1], [bottom - 2, 2.0]]
    pen = _Pen(2 * half + 2 * MARGIN)
    shapes = [
        *pen.wires(wires, sizes, layout),
        *(pen.box(box, layout.centers[key]) for key, box in boxes.items()),
    ]
    options = [rule(S.PlotRange, wl_list(map(wl_list, shown))), rule(S.PlotRangePadding, S("None"))]
    if 2 * half > LARGE:
        options.append(rule(S.ImageSize, round(2.4 * half)))
    return S.Graphics(wl_list(shapes), *options)


class _Pen:
    """Draws in points of a picture `width` points wide."""

    def __init__(self, width: float):
        self.width = width

    def line(self, points: float) -> Expr:
        return S.Thickness(points / self.width)

    def text(self, text: str, size: float, shade: Expr, at: tuple[float, float], side=(-1, 0)) -> Expr:
        style = S.Style(text, shade, rule(S.FontSize, S.Scaled(size / self.width)))
        return S.Text(style, wl_list(at), wl_list(side))

    def box(self, box: Box, center: tuple[float, float]) -> Expr:
        x, y = center
        wide, high = box.size
        tint = S.RGBColor(box.color)
        channels = np.array(list(bytes.fromhex(box.color[1:]))) / 255
        face = S.FaceForm(S.RGBColor(*(0.91 + 0.09 * channels).tolist()))
        edge = S.EdgeForm(S.Directive(tint, self.line(1.0)))
        corners = _rounded(x, y, wide, high, ROUND if box.symbol else high / 2)
        parts: list[Expr] = [wl_list([face, edge, S.Polygon(packed(corners))])]
        lift = (5.5, -6.0) if box.below else (0.0, 0.0)
        start, side = x, (0, 0)
        if box.symbol:
            at = (x - wide / 2 + PAD + SYMBOL, y)
            symbol = [_moved(part, at, SYMBOL) for part in box.symbol]
            parts.append(wl_list([tint, self.line(0.9), *symbol]))
            start, side = at[0] + SYMBOL + PAD, (-1, 0)
        parts.append(self.text(box.title, TITLE, INK, (start, y + lift[0]), side))
        if box.below:
            parts.append(self.text(box.below, SMALL, FAINT, (start, y + lift[1]), side))
        return wl_list(parts)

    def wires(self, wires: list[Wire], sizes: dict, layout: Layout) -> Iterator[Expr]:
        ends = _ends(wires, sizes, layout)
        labels: dict = {}
        for wire, end, route in zip(wires, ends, layout.routes, strict=True):
            (x, y), (_, high) = layout.centers[wire.source], sizes[wire.source]
            start = (x, y - high / 2)
            points = _smooth([start, *route, end])
            yield wl_list([EDGE, self.line(0.9), S.Arrow(packed(points))])
            if wire.label:
                labels[wire.source, wire.label] = (x + 5, start[1] - 9.5)
            if wire.port:
                right = end[0] > layout.centers[wire.target][0]
                at = (end[0] + (5 if right else -5), end[1] + 7)
                yield self.text(wire.port, SMALL, FAINT, at, (-1 if right else 1, 0))
        for (_, text), (x, y) in labels.items():
            wide, high = len(text) * SMALL * LETTER, 0.6 * SMALL
            plate = S.Rectangle(wl_list([x - 1.5, y - high]), wl_list([x + wide, y + high]))
            yield wl_list([S.White, S.Opacity(0.85), plate])  # or a wire would cross the text
            yield self.text(text, SMALL, FAINT, (x, y))


def _ends(wires: list[Wire], sizes: dict, layout: Layout) -> list[tuple[float, float]]:
    """Where each wire meets its target: side by side in the order in which they come."""
    found: list = [None] * len(wires)
    for key, (wide, high) in sizes.items():
        into = [n for n, wire in enumerate(wires) if wire.target == key]
        into.sort(key=lambda n: (layout.routes[n] or [layout.centers[wires[n].source]])[-1][0])
        x, y = layout.centers[key]
        step = min(SPREAD, wide / (len(into) + 1))
        for place, number in enumerate(into):
            found[number] = (x + (place - (len(into) - 1) / 2) * step, y + high / 2)
    return found


def _smooth(points: list[tuple[float, float]]) -> np.ndarray:
    """A curve that is upright at each of the points."""
    share = np.linspace(0, 1, 17)
    bend = share * share * (3 - 2 * share)
    parts = [np.array([points[0]])]
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = share[1:] if abs(x1 - x0) > 0.5 else share[-1:]
        bends = bend[1:] if abs(x1 - x0) > 0.5 else bend[-1:]
        parts.append(np.stack([x0 + bends * (x1 - x0), y0 + steps * (y1 - y0)], axis=1))
    return np.concatenate(parts)


def _rounded(x: float, y: float, wide: float, high: float, radius: float) -> np.ndarray:
    """The outline of a box with round corners."""
    angles = np.linspace(0, np.pi / 2, 9)
    corners = []
    for turn, (right, up) in enumerate([(1, 1), (-1, 1), (-1, -1), (1, -1)]):
        at = angles + turn * np.pi / 2
        arc = radius * np.stack([np.cos(at), np.sin(at)], axis=1)
        middle = (x + right * (wide / 2 - radius), y + up * (high / 2 - radius))
        corners.append(arc + np.array(middle))
    return np.concatenate(corners)


def _moved(primitive: Expr, at: tuple[float, float], scale: float) -> Expr:
    """A primitive of a symbol in the place and size that it has in the picture."""
    first, *rest = primitive.args
    points = packed(as_array(first, exact=False) * scale + np.array(at))
    if primitive.head in (S.Disk, S.Circle):
        radius, *angles = rest
        return Expr(primitive.head, (points, radius * scale, *angles))
    if primitive.head is S.Rectangle:
        return S.Rectangle(points, packed(as_array(rest[0], exact=False) * scale + np.array(at)))
    return Expr(primitive.head, (points,))
