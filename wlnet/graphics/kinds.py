"""Which expressions are pictures: Graphics, and arrangements of them in rows and columns."""

from __future__ import annotations

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S

PLOTS = frozenset({S.Graphics, S.Legended})
ARRANGED = frozenset({S.GraphicsColumn, S.GraphicsGrid, S.GraphicsRow})
LISTED = frozenset({S.Column, S.Grid, S.Labeled, S.Row})  # pictures where they hold one, else text
HEADS = PLOTS | ARRANGED | LISTED


def is_graphics(value) -> bool:
    """Whether this is drawn: Graphics[...], a Legended one, or an arrangement of pictures."""
    while isinstance(value, Expr) and value.head is S.Legended and len(value) == 2:
        value = value.item(0)
    return (isinstance(value, Expr) and value.head is S.Graphics) or is_arrangement(value)


def is_arrangement(value) -> bool:
    """Whether a value shows pictures in rows and columns."""
    if not isinstance(value, Expr) or not len(value):
        return False
    return value.head in ARRANGED or (value.head in LISTED and _holds_picture(value.item(0)))


def _holds_picture(value) -> bool:
    if getattr(value, "wl_head", None) is S.Image:
        return True
    if not isinstance(value, Expr):
        return False
    if value.head is S.List:
        return getattr(value, "array", None) is None and any(map(_holds_picture, value))
    return is_graphics(value)
