"""Blend, Lighter, Darker: mixtures of colours; ColorDistance."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import color_in
from wlnet.expr.symbols import S
from wlnet.graphics.color import rgba
from wlnet.language.builtin import builtin

NOT_COLORS = Message("Blend::arg", "`1` should be a list of colors, or of pairs {value, color}.")
BAD_SHARE = Message("General::wlnetarg", "`1` should be a real number.")
BAD_PLACE = Message(
    "Blend::argl",
    "`1` should be a real number or a list of non-negative numbers, which has the same length as `2`.",
)
NOT_A_COLOR = Message("General::ccompat", "`1` is not a color.")
NO_DISTANCE = Message("ColorDistance::wlnetdist", "The distance `1` is not one of `2`, and no function.")

_BLACK, _WHITE = S.GrayLevel(0), S.GrayLevel(1)


def _mixture(colors: list, weights: list[float]):
    """The weighted mean of the channels; gray where all colours are gray."""
    channels = np.array([rgba(color) for color in colors])
    found = [float(x) for x in np.round(np.array(weights) @ channels, 15)]
    opaque = all(row[3] == 1 for row in channels)
    if all(isinstance(color, Expr) and color.head is S.GrayLevel for color in colors):
        return S.GrayLevel(found[0]) if opaque else S.GrayLevel(found[0], found[3])
    return S.RGBColor(*found[:3]) if opaque else S.RGBColor(*found)


def _number(x) -> float | None:
    value = numeric_value(x)
    return float(value) if is_real(value) else None


@builtin("Blend[colors_List]", "Blend[colors_List, at_]")
def blend(evaluation, colors, at=None):
    """The mean of colours; at a place of 0..1 along them, or of the values given with them; by weights."""
    items, places = list(colors.args), None
    if items and all(is_list(item) and len(item) == 2 for item in items):
        places = [_number(item.item(0)) for item in items]
        items = [item.item(1) for item in items]
    if not items or any(rgba(item) is None for item in items) or (places and None in places):
        raise NOT_COLORS(colors, value=UNEVALUATED)
    if at is None:
        return _mixture(items, [1 / len(items)] * len(items))
    if is_list(at):
        return _mixture(items, _weights(at, colors))
    value = _number(at)
    if value is None:
        raise BAD_PLACE(at, colors, value=UNEVALUATED)
    if places is None:
        places = [k / max(len(items) - 1, 1) for k in range(len(items))]
    return _mixture(items, _shares(sorted(places), value, places))


def _weights(given: Expr, colors: Expr) -> list[float]:
    weights = [_number(x) for x in given.args]
    if len(weights) != len(colors) or None in weights or sum(weights) == 0:
        raise BAD_PLACE(given, colors, value=UNEVALUATED)
    return [w / sum(weights) for w in weights]


def _shares(rising: list[float], value: float, places: list[float]) -> list[float]:
    """How much each colour counts at a value between the places of two of them."""
    value = min(max(value, rising[0]), rising[-1])
    shares = [0.0] * len(places)
    for low, high in pairwise(rising):
        if low <= value <= high:
            part = (value - low) / (high - low) if high > low else 0.0
            shares[places.index(low)] += 1 - part
            shares[places.index(high)] += part
            return shares
    shares[0] = 1.0
    return shares


@builtin("Lighter[color_]", "Lighter[color_, share_]")
def lighter(evaluation, color, share=None):
    """A mixture with white, a third of it where nothing is said."""
    return _toward(color, _WHITE, share)


@builtin("Darker[color_]", "Darker[color_, share_]")
def darker(evaluation, color, share=None):
    """A mixture with black."""
    return _toward(color, _BLACK, share)


def _toward(color, end: Expr, share):
    part = 1 / 3 if share is None else _number(share)
    if rgba(color) is None:
        return None  # an image, or what is no colour
    if part is None:
        raise BAD_SHARE(share, value=UNEVALUATED)
    part = min(max(part, 0.0), 1.0)
    return _mixture([color, end], [1 - part, part])


# -- distances ------------------------------------------------------------------------------------


def _cie94(a: np.ndarray, b: np.ndarray) -> float:
    """Weights for graphic arts. Source: CIE 116 (1995); L, a, b are hundredths."""
    lightness, chroma, hue = _differences(a, b)
    size = 100 * np.hypot(a[1], a[2])
    return float(np.sqrt(lightness**2 + (chroma / (1 + 0.045 * size)) ** 2 + hue / (1 + 0.015 * size) ** 2))


def _differences(a: np.ndarray, b: np.ndarray) -> tuple[float, float, float]:
    """Of lightness and chroma, and the square of that of hue."""
    chroma = np.hypot(a[1], a[2]) - np.hypot(b[1], b[2])
    hue = max((a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2 - chroma**2, 0.0)
    return a[0] - b[0], chroma, hue


_DISTANCES = {
    "CIE76": lambda a, b: float(np.linalg.norm(a - b)),
    "CIE94": _cie94,
    "DeltaL": lambda a, b: abs(float(_differences(a, b)[0])),
    "DeltaC": lambda a, b: abs(float(_differences(a, b)[1])),
    "DeltaH": lambda a, b: float(np.sqrt(_differences(a, b)[2])),
}


@builtin("ColorDistance[a_, b_]", options={"DistanceFunction": S.Automatic})
def color_distance(evaluation, a, b, options=None):
    """How different two colours look: in LAB, whose L, a, b are hundredths; lists go by elements."""
    if is_list(a) or is_list(b):
        return _each(a, b, options["DistanceFunction"])
    first, second = color_in(a, "LAB"), color_in(b, "LAB")
    for color, given in ((first, a), (second, b)):
        if color is None:
            raise NOT_A_COLOR(given, value=UNEVALUATED)
    chosen = options["DistanceFunction"]
    name = "CIE76" if chosen is S.Automatic else chosen
    if isinstance(name, str):
        if name not in _DISTANCES:
            raise NO_DISTANCE(name, list(_DISTANCES), value=UNEVALUATED)
        return _DISTANCES[name](first, second)
    return Expr(chosen, (wl_list(first.tolist()), wl_list(second.tolist())))


def _each(a, b, distance):
    rule = S.Rule(S.DistanceFunction, distance)
    if is_list(a) and is_list(b):
        if len(a) != len(b):
            return None
        return [S.ColorDistance(x, y, rule) for x, y in zip(a.args, b.args, strict=True)]
    if is_list(a):
        return [S.ColorDistance(x, b, rule) for x in a.args]
    return [S.ColorDistance(a, y, rule) for y in b.args]
