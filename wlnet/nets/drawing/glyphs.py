"""Small symbols of layers for drawings of nets, by the family that a layer belongs to.

The family of a layer is the file that it stands in: a new layer has the symbol of its family, and a new
family a plain one. A symbol is made of primitives in the square from -1 to 1.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S

BLUE, ORANGE, GREEN = "#4073b8", "#d9801c", "#4c944c"
VIOLET, GRAY, RED, TEAL = "#8766ad", "#73787f", "#c44540", "#298f99"


def family(net) -> str:
    return type(net.layer).__module__.rpartition(".")[2]


def color(net) -> str:
    """Blue what has weights to learn, orange functions, and so on."""
    if net.layer.container:
        return TEAL
    return _FAMILIES.get(family(net), (GRAY, _dot))[0]


def glyph(net) -> list[Expr]:
    """Primitives in -1..1, drawn with the colour in force."""
    if net.layer.container:
        return _boxes(net)
    return _FAMILIES.get(family(net), (GRAY, _dot))[1](net)


def _line(*points) -> Expr:
    return S.Line(packed(np.array(points, dtype=float)))


def _curve(function: Callable) -> Expr:
    x = np.linspace(-1, 1, 33)
    return S.Line(packed(np.stack([x, function(x)], axis=1)))


def _square(x: float, y: float, side: float) -> Expr:
    return S.Rectangle(wl_list([x, y]), wl_list([x + side, y + side]))


def _disk(x: float, y: float, radius: float) -> Expr:
    return S.Disk(wl_list([x, y]), radius)


def _dot(net) -> list[Expr]:
    return [_disk(0, 0, 0.55)]


def _connected(net) -> list[Expr]:
    left, right = (-0.9, 0.0, 0.9), (-0.45, 0.45)
    lines = [_line((-0.8, a), (0.8, b)) for a in left for b in right]
    dots = [_disk(-0.8, a, 0.2) for a in left] + [_disk(0.8, b, 0.2) for b in right]
    return [*lines, *dots]


_SHAPES = {
    "Ramp": lambda x: np.maximum(x, 0) * 1.6 - 0.6,
    "ParametricRampLayer": lambda x: np.where(x > 0, x, 0.25 * x) * 1.3 - 0.3,
    "Tanh": lambda x: 0.85 * np.tanh(3.5 * x),
    "LogisticSigmoid": lambda x: 1.7 / (1 + np.exp(-6 * x)) - 0.85,
    "Sin": lambda x: 0.8 * np.sin(np.pi * x),
    "Exp": lambda x: np.exp(2.2 * x - 1.6) - 1.0,
    "Abs": lambda x: 1.5 * np.abs(x) - 0.75,
}


def _function(net) -> list[Expr]:
    name = str(net.layer.shown_as or net.kind)
    shape = _SHAPES.get(name, lambda x: np.log1p(np.exp(5 * x - 1)) * 0.4 - 0.8)
    return [_curve(shape)]


def _kernel(net) -> list[Expr]:
    grid = [_line((-0.9, y), (0.9, y)) for y in (-0.9, -0.3, 0.3, 0.9)]
    grid += [_line((x, -0.9), (x, 0.9)) for x in (-0.9, -0.3, 0.3, 0.9)]
    return [*grid, _square(-0.9, -0.3, 1.2)]


def _pool(net) -> list[Expr]:
    corners = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (-0.9, -0.9)]
    return [_line(*corners), _line((-0.9, 0), (0.9, 0)), _line((0, -0.9), (0, 0.9)), _square(0.05, 0.05, 0.8)]


def _bell(net) -> list[Expr]:
    return [_curve(lambda x: 1.5 * np.exp(-7 * x * x) - 0.7), _line((-1, -0.75), (1, -0.75))]


def _bars(net) -> list[Expr]:
    heights = (0.5, 1.7, 0.9)
    corners = [(-0.9 + 0.65 * k, -0.85, high) for k, high in enumerate(heights)]
    return [S.Rectangle(wl_list([x, y]), wl_list([x + 0.45, y + high])) for x, y, high in corners]


def _holes(net) -> list[Expr]:
    spots = [(x, y) for x in (-0.65, 0.0, 0.65) for y in (-0.65, 0.0, 0.65)]
    gone = {(-0.65, 0.0), (0.0, 0.65), (0.65, -0.65), (0.65, 0.65)}
    full = [_disk(*spot, 0.2) for spot in spots if spot not in gone]
    return full + [S.Circle(wl_list(spot), 0.2) for spot in spots if spot in gone]


def _sum(net) -> list[Expr]:
    return [_line((-0.7, 0), (0.7, 0)), _line((0, -0.7), (0, 0.7)), S.Circle(wl_list([0, 0]), 0.95)]


def _rows(net) -> list[Expr]:
    return [_line((-0.8, y), (0.8, y)) for y in (-0.6, 0.0, 0.6)]


def _cells(net) -> list[Expr]:
    corners = [(-0.95, -0.4), (0.95, -0.4), (0.95, 0.4), (-0.95, 0.4), (-0.95, -0.4)]
    return [_line(*corners), _line((-0.32, -0.4), (-0.32, 0.4)), _line((0.32, -0.4), (0.32, 0.4))]


def _loop(net) -> list[Expr]:
    arc = S.Circle(wl_list([0, 0]), 0.7, wl_list([-0.6, 4.4]))
    return [arc, S.Polygon(packed(np.array([[0.95, -0.2], [0.3, -0.3], [0.65, -0.75]])))]


def _target(net) -> list[Expr]:
    return [S.Circle(wl_list([0, 0]), 0.9), S.Circle(wl_list([0, 0]), 0.5), _disk(0, 0, 0.18)]


def _boxes(net) -> list[Expr]:
    squares = [_square(x, -0.25, 0.5) for x in (-0.95, -0.25, 0.45)]
    return [*squares, _line((-0.9, 0.0), (0.9, 0.0))]


_FAMILIES: dict[str, tuple[str, Callable]] = {
    "arithmetic": (GRAY, _sum),
    "arrays": (BLUE, _cells),
    "attention": (BLUE, _connected),
    "convolution": (BLUE, _kernel),
    "dropout": (VIOLET, _holes),
    "elementwise": (ORANGE, _function),
    "embedding": (BLUE, _cells),
    "linear": (BLUE, _connected),
    "loss": (RED, _target),
    "normalization": (VIOLET, _bell),
    "pooling": (GREEN, _pool),
    "recurrent": (BLUE, _loop),
    "sequence": (GRAY, _cells),
    "softmax": (ORANGE, _bars),
    "structure": (GRAY, _rows),
    "threading": (GRAY, _sum),
}
