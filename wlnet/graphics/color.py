"""Colour expressions to red, green, blue and opacity in 0..1.

Named colours (Red, LightBlue) are symbols whose value is an RGBColor or a GrayLevel; the
table of them serves the language too. PALETTE holds the colours of successive curves.
"""

from __future__ import annotations

import colorsys

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol

Rgba = tuple[float, float, float, float]

NAMED: dict[str, Expr] = {
    "Black": S.GrayLevel(0),
    "White": S.GrayLevel(1),
    "Gray": S.GrayLevel(0.5),
    "LightGray": S.GrayLevel(0.85),
    "Red": S.RGBColor(1, 0, 0),
    "Green": S.RGBColor(0, 1, 0),
    "Blue": S.RGBColor(0, 0, 1),
    "Cyan": S.RGBColor(0, 1, 1),
    "Magenta": S.RGBColor(1, 0, 1),
    "Yellow": S.RGBColor(1, 1, 0),
    "Brown": S.RGBColor(0.6, 0.4, 0.2),
    "Orange": S.RGBColor(1, 0.5, 0),
    "Pink": S.RGBColor(1, 0.5, 0.5),
    "Purple": S.RGBColor(0.5, 0, 0.5),
    "LightRed": S.RGBColor(1, 0.85, 0.85),
    "LightGreen": S.RGBColor(0.88, 1, 0.88),
    "LightBlue": S.RGBColor(0.87, 0.94, 1),
    "LightCyan": S.RGBColor(0.9, 1, 1),
    "LightMagenta": S.RGBColor(1, 0.9, 1),
    "LightYellow": S.RGBColor(1, 1, 0.85),
    "LightBrown": S.RGBColor(0.94, 0.91, 0.88),
    "LightOrange": S.RGBColor(1, 0.9, 0.8),
    "LightPink": S.RGBColor(1, 0.925, 0.925),
    "LightPurple": S.RGBColor(0.94, 0.88, 0.94),
    "Transparent": S.GrayLevel(0, 0),
}

# Distinguishable for the common kinds of colour blindness, similar in lightness.
PALETTE: tuple[Expr, ...] = (
    S.RGBColor(0.25, 0.45, 0.72),
    S.RGBColor(0.90, 0.55, 0.13),
    S.RGBColor(0.35, 0.62, 0.30),
    S.RGBColor(0.80, 0.28, 0.24),
    S.RGBColor(0.53, 0.42, 0.70),
    S.RGBColor(0.55, 0.40, 0.27),
    S.RGBColor(0.22, 0.62, 0.68),
    S.RGBColor(0.83, 0.68, 0.12),
    S.RGBColor(0.76, 0.38, 0.58),
    S.RGBColor(0.45, 0.45, 0.45),
)


def palette_color(index: int) -> Expr:
    """Colour of curve number `index`, counted from 0; they repeat."""
    return PALETTE[index % len(PALETTE)]


def rgba(expr) -> Rgba | None:
    """The colour of an expression, or None if it is none.

    RGBColor[r, g, b], RGBColor[r, g, b, a], RGBColor["#ff8800"], GrayLevel[g], GrayLevel[g, a],
    Hue[h], Hue[h, s, b], Hue[h, s, b, a], CMYKColor[c, m, y, k], names, and Opacity[a, color].
    """
    if isinstance(expr, Symbol):
        expr = NAMED.get(expr.name) if expr.context == "System`" else None
    if not isinstance(expr, Expr) or not isinstance(expr.head, Symbol):
        return None
    if expr.head is S.Opacity and len(expr) == 2:
        inner, alpha = rgba(expr.item(1)), _parts(expr.args[:1])
        return (*inner[:3], alpha[0]) if inner and alpha else None
    make = _MODELS.get(expr.head)
    if make is None:
        return None
    if len(expr) == 1 and isinstance(expr.item(0), str):
        return _hexadecimal(expr.item(0)) if expr.head is S.RGBColor else None
    single = expr.item(0) if len(expr) == 1 else None
    parts = _parts(single.args if isinstance(single, Expr) and single.head is S.List else expr.args)
    return make(parts) if parts else None


def _parts(args) -> list[float] | None:
    """Numbers clipped to 0..1, or None."""
    try:
        return [min(max(float(a), 0.0), 1.0) for a in args if not isinstance(a, str)]
    except TypeError:
        return None


def _rgb(parts: list[float]) -> Rgba | None:
    return (*parts, 1.0)[:4] if len(parts) in (3, 4) else None


def _gray(parts: list[float]) -> Rgba | None:
    gray, alpha = (*parts, 1.0)[:2]
    return (gray, gray, gray, alpha) if len(parts) <= 2 else None


def _hue(parts: list[float]) -> Rgba | None:
    if len(parts) == 2 or len(parts) > 4:
        return None
    hue, saturation, brightness, alpha = (*parts, *(1.0, 1.0, 1.0, 1.0)[len(parts) :])
    return (*colorsys.hsv_to_rgb(hue, saturation, brightness), alpha)


def _cmyk(parts: list[float]) -> Rgba | None:
    if len(parts) not in (4, 5):
        return None
    cyan, magenta, yellow, black, alpha = (*parts, 1.0)[:5]
    return (*((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)), alpha)


def _hexadecimal(text: str) -> Rgba | None:
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        parts = [value / 255 for value in bytes.fromhex(digits)]
    except ValueError:
        return None
    return _rgb(parts)


_MODELS = {S.RGBColor: _rgb, S.GrayLevel: _gray, S.Hue: _hue, S.CMYKColor: _cmyk}
