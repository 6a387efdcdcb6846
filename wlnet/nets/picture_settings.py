"""The settings of what makes arrays from images: sizes, colour spaces, means, how to resample."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.pixels.color import CHANNELS, color_in, space_name
from wlnet.expr.pixels.resample import AUTOMATIC, KERNELS, kernel_named
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.image import Image
from wlnet.nets.sheet import NotAccepted, positive_integer

NONE = S("None")
_HORIZONTAL = {S.Left: 0.0, S.Center: 0.5, S.Right: 1.0}
_DEPTH = {S.Front: 0.0, S.Center: 0.5, S.Back: 1.0}
_VERTICAL = {S.Bottom: 0.0, S.Center: 0.5, S.Top: 1.0}
_PLANE = (_HORIZONTAL, _VERTICAL)
_SPACE = (_HORIZONTAL, _DEPTH, _VERTICAL)


def picture_size(value) -> tuple[int, int]:
    """(width, height) of n or {width, height}."""
    sides = tuple(value) if is_list(value) or isinstance(value, tuple) else (value, value)
    if len(sides) == 2 and all(type(n) is int and n > 0 for n in sides):
        return sides
    raise NotAccepted("{width, height}, or one number for a square")


def picture_space(value) -> str | None:
    """The name of a colour space; None to keep the channels of the images."""
    if value is S.Automatic or value is NONE or value is None:
        return None
    space = space_name(value)
    if space is None:
        raise NotAccepted("Automatic or one of " + ", ".join(f'"{name}"' for name in CHANNELS))
    return space


def show_space(value) -> object:
    return S.Automatic if value is None else value


def channel_count(value) -> int | None:
    return None if value is S.Automatic or value is None else positive_integer(value)


def per_channel(value):
    """None, a number, a tuple of one number a channel, or an Image."""
    if value is NONE or value is None:
        return None
    if isinstance(value, Image):
        return value
    if isinstance(value, Expr | list | tuple):
        array = as_array(value if isinstance(value, Expr) else wl_list(value), exact=False)
        if array is not None and array.ndim == 1 and array.dtype.kind in "if":
            return tuple(array.astype(float).tolist())
    elif isinstance(value, (int, float)) or hasattr(value, "numerator"):
        return float(value)
    raise NotAccepted("None, a number, one number a channel, or an image")


def variance(value):
    found = per_channel(value)
    smallest = found.array.min() if isinstance(found, Image) else np.min(found) if found is not None else 1
    if smallest <= 0:
        raise NotAccepted("positive: None, a number, one number a channel, or an image")
    return found


def show_none(value):
    if isinstance(value, tuple):
        return wl_list(value)
    return NONE if value is None else value


def resampling(value):
    """A method as `pixels.resample.resized` takes it."""
    if value is S.Automatic or value == AUTOMATIC:
        return AUTOMATIC
    parts = tuple(value) if is_list(value) else (value,)
    found = None
    if all(isinstance(part, kind) for part, kind in zip(parts, (str, int), strict=False)) and len(parts) < 3:
        found = kernel_named(*parts)
    if found is None:
        names = ", ".join(f'"{name}"' for name in KERNELS)
        raise NotAccepted(f'Automatic, {names} or {{"Lanczos", n}}')
    return found


def show_resampling(value):
    return S.Automatic if value == AUTOMATIC else wl_list(value) if isinstance(value, tuple) else value


def alignment(value) -> tuple[float, float]:
    """(horizontal, vertical) of Center, Left, ..., {horizontal, vertical}; 0 is left and bottom."""
    found = _aligned(value, _PLANE)
    if found is None:
        raise NotAccepted("Center, Left, Right, Top, Bottom or {horizontal, vertical}")
    return found


def volume_alignment(value) -> tuple[float, float, float]:
    """(horizontal, in depth, vertical) of Center, Left, ..., or three of them; 0 is left, front, bottom."""
    found = _aligned(value, _SPACE)
    if found is None:
        raise NotAccepted("Center, Left, Right, Front, Back, Bottom, Top or {horizontal, depth, vertical}")
    return found


def _aligned(value, axes: tuple) -> tuple | None:
    if isinstance(value, tuple):
        return value
    if value is S.Automatic:
        return (0.5,) * len(axes)
    if isinstance(value, Symbol):
        if not any(value in words for words in axes):
            return None
        return tuple(words.get(value, 0.5) for words in axes)
    if not is_list(value) or len(value) != len(axes):
        return None
    places = [_share(part, words) for part, words in zip(value, axes, strict=True)]
    return None if None in places else tuple(places)


def _share(part, words) -> float | None:
    """-1 .. 1 of the language, or a word, as 0 .. 1."""
    if isinstance(part, int | float):
        return (part + 1) / 2 if -1 <= part <= 1 else None
    return words.get(part) if isinstance(part, Symbol) else None


def show_alignment(value):
    """The one word that says it, or a list."""
    found = []
    for share, words in zip(value, _PLANE if len(value) == 2 else _SPACE, strict=True):
        found.append(next((word for word, place in words.items() if place == share), 2 * share - 1))
    others = [part for part in found if part is not S.Center]
    if not others:
        return S.Center
    return others[0] if len(others) == 1 and isinstance(others[0], Symbol) else wl_list(found)


def picture_padding(value):
    """A colour or a gray level; kept as it was given."""
    if value is S.Automatic:
        return S.GrayLevel(0)
    if color_in(value, "RGB") is None:
        raise NotAccepted("a color, or a gray level from 0 to 1")
    return value
