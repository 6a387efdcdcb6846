"""Colour spaces: pixel values from one to another.

Every function takes and gives arrays (..., channels) of reals, white 1. XYZ, LAB, LUV and LCH
refer to the white of D50; L, a, b, u, v and chroma are a hundredth of their usual numbers, a hue
goes from 0 to 1, as in Wolfram Language. RGB is sRGB.

Sources: IEC 61966-2-1 (sRGB); CIE 15 (LAB, LUV); Bradford adaptation from D65 to D50
(Lindbloom); reference page ColorConvert.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S

_REALS = int | float | Fraction
CHANNELS = {"Grayscale": 1, "RGB": 3, "CMYK": 4, "HSB": 3, "LAB": 3, "LCH": 3, "LUV": 3, "XYZ": 3}

_LUMINANCE = np.array([0.299, 0.587, 0.114])
_TO_XYZ = np.array(
    [
        [0.4360747, 0.3850649, 0.1430804],
        [0.2225045, 0.7168786, 0.0606169],
        [0.0139322, 0.0971045, 0.7141733],
    ]
)
_FROM_XYZ = np.linalg.inv(_TO_XYZ)
_WHITE = _TO_XYZ.sum(axis=1)
_EDGE = 6 / 29  # where the cube root of LAB gives way to a line


def space_name(value) -> str | None:
    """The colour space of that name; "Gray" and "HSV" are old words for two of them."""
    value = {"Gray": "Grayscale", "GrayLevel": "Grayscale", "HSV": "HSB"}.get(value, value)
    return value if isinstance(value, str) and value in CHANNELS else None


def color_in(expr, space: str) -> np.ndarray | None:
    """The channels, 0..1, of a colour in a colour space: RGBColor[...], GrayLevel[g], a number (gray).

    None for what is no colour. Opacities are left out.
    """
    if isinstance(expr, _REALS):
        found = ("Grayscale", (expr,))
    elif isinstance(expr, Expr) and expr.head in _MODELS:
        parts = expr.item(0).args if len(expr) == 1 and is_list(expr.item(0)) else expr.args
        found = (_MODELS[expr.head], parts)
    else:
        return None
    given, parts = found
    if given == "HSB":
        parts = (*parts, *(1, 1, 1)[len(parts) :])
    count = CHANNELS[given]
    if not count <= len(parts) <= count + 1 or not all(isinstance(x, _REALS) for x in parts):
        return None
    return recolored(np.array(parts[:count], dtype=float), given, space)


def recolored(array: np.ndarray, space: str, wanted: str) -> np.ndarray:
    """Pixels (..., c) of a colour space as those (..., d) of another; reals in, reals of that dtype out."""
    if space == wanted:
        return array
    if space == "LCH":
        return recolored(_lab_of_lch(array), "LAB", wanted).astype(array.dtype, copy=False)
    if wanted == "LCH":
        return _lch_of_lab(recolored(array, space, "LAB")).astype(array.dtype, copy=False)
    rgb = array if space == "RGB" else _TO_RGB[space](array)
    found = rgb if wanted == "RGB" else _FROM_RGB[wanted](rgb)
    return found.astype(array.dtype, copy=False)


def luminance(rgb: np.ndarray) -> np.ndarray:
    """(..., 3) to (..., 1): 0.299 red + 0.587 green + 0.114 blue."""
    return (rgb @ _LUMINANCE.astype(rgb.dtype))[..., None]


def _rgb_of_gray(gray: np.ndarray) -> np.ndarray:
    return np.repeat(gray, 3, axis=-1)


def _hsb_of_rgb(rgb: np.ndarray) -> np.ndarray:
    red, green, blue = np.moveaxis(rgb, -1, 0)
    top, spread = rgb.max(axis=-1), np.ptp(rgb, axis=-1)
    safe = np.where(spread > 0, spread, 1)
    hue = np.select(
        [spread == 0, top == red, top == green],
        [0, (green - blue) / safe, 2 + (blue - red) / safe],
        4 + (red - green) / safe,
    )
    saturation = np.where(top > 0, spread / np.where(top > 0, top, 1), 0)
    return np.stack([hue / 6 % 1, saturation, top], axis=-1)


def _rgb_of_hsb(hsb: np.ndarray) -> np.ndarray:
    hue, saturation, brightness = np.moveaxis(hsb, -1, 0)
    sector = (np.array([5, 3, 1]) + hue[..., None] * 6) % 6
    dip = np.clip(np.minimum(sector, 4 - sector), 0, 1)
    return brightness[..., None] * (1 - saturation[..., None] * dip)


def _cmyk_of_rgb(rgb: np.ndarray) -> np.ndarray:
    light = rgb.max(axis=-1, keepdims=True)
    inks = 1 - rgb / np.where(light > 0, light, 1)
    return np.concatenate([np.where(light > 0, inks, 0), 1 - light], axis=-1)


def _rgb_of_cmyk(cmyk: np.ndarray) -> np.ndarray:
    return (1 - cmyk[..., :3]) * (1 - cmyk[..., 3:])


def _xyz_of_rgb(rgb: np.ndarray) -> np.ndarray:
    size = np.abs(rgb)
    linear = np.where(size <= 0.04045, size / 12.92, ((size + 0.055) / 1.055) ** 2.4)
    return np.copysign(linear, rgb) @ _TO_XYZ.T


def _rgb_of_xyz(xyz: np.ndarray) -> np.ndarray:
    linear = xyz @ _FROM_XYZ.T
    size = np.abs(linear)
    curved = np.where(size <= 0.0031308, size * 12.92, 1.055 * size ** (1 / 2.4) - 0.055)
    return np.copysign(curved, linear)


def _root(t: np.ndarray) -> np.ndarray:
    return np.where(t > _EDGE**3, np.cbrt(t), t / (3 * _EDGE**2) + 4 / 29)


def _power(t: np.ndarray) -> np.ndarray:
    return np.where(t > _EDGE, t**3, 3 * _EDGE**2 * (t - 4 / 29))


def _lab_of_rgb(rgb: np.ndarray) -> np.ndarray:
    x, y, z = np.moveaxis(_root(_xyz_of_rgb(rgb) / _WHITE), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1) / 100


def _rgb_of_lab(lab: np.ndarray) -> np.ndarray:
    light, a, b = np.moveaxis(lab * 100, -1, 0)
    y = (light + 16) / 116
    return _rgb_of_xyz(_power(np.stack([y + a / 500, y, y - b / 200], axis=-1)) * _WHITE)


def _chromaticity(xyz: np.ndarray) -> np.ndarray:
    """u', v' (..., 2); those of white where it is black."""
    below = xyz @ np.array([1.0, 15.0, 3.0])
    scale = np.array([4.0, 9.0])
    dark = below[..., None] <= 0
    return np.where(dark, scale * _WHITE[:2] / (_WHITE @ [1, 15, 3]), scale * xyz[..., :2]) / np.where(
        dark, 1, below[..., None]
    )


def _luv_of_rgb(rgb: np.ndarray) -> np.ndarray:
    xyz = _xyz_of_rgb(rgb)
    light = 116 * _root(xyz[..., 1:2] / _WHITE[1]) - 16
    away = _chromaticity(xyz) - _chromaticity(_WHITE)
    return np.concatenate([light, 13 * light * away], axis=-1) / 100


def _rgb_of_luv(luv: np.ndarray) -> np.ndarray:
    light, away = luv[..., :1] * 100, luv[..., 1:] * 100
    u, v = np.moveaxis(away / np.where(light > 0, 13 * light, 1) + _chromaticity(_WHITE), -1, 0)
    y = _power((light[..., 0] + 16) / 116) * _WHITE[1]
    xyz = np.stack([9 * u, 4 * v, 12 - 3 * u - 20 * v], axis=-1) * (y / (4 * v))[..., None]
    return _rgb_of_xyz(np.where(light > 0, xyz, 0))


def _lch_of_lab(lab: np.ndarray) -> np.ndarray:
    light, a, b = np.moveaxis(lab, -1, 0)
    return np.stack([light, np.hypot(a, b), np.arctan2(b, a) / (2 * np.pi) % 1], axis=-1)


def _lab_of_lch(lch: np.ndarray) -> np.ndarray:
    light, chroma, hue = np.moveaxis(lch, -1, 0)
    angle = 2 * np.pi * hue
    return np.stack([light, chroma * np.cos(angle), chroma * np.sin(angle)], axis=-1)


_TO_RGB: dict[str, Callable] = {
    "Grayscale": _rgb_of_gray,
    "HSB": _rgb_of_hsb,
    "CMYK": _rgb_of_cmyk,
    "XYZ": _rgb_of_xyz,
    "LAB": _rgb_of_lab,
    "LUV": _rgb_of_luv,
}
_FROM_RGB: dict[str, Callable] = {
    "Grayscale": luminance,
    "HSB": _hsb_of_rgb,
    "CMYK": _cmyk_of_rgb,
    "XYZ": _xyz_of_rgb,
    "LAB": _lab_of_rgb,
    "LUV": _luv_of_rgb,
}

_MODELS = {
    S.GrayLevel: "Grayscale",
    S.RGBColor: "RGB",
    S.Hue: "HSB",
    S.CMYKColor: "CMYK",
    S.XYZColor: "XYZ",
    S.LABColor: "LAB",
    S.LCHColor: "LCH",
    S.LUVColor: "LUV",
}
