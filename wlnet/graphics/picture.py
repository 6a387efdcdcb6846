"""Picture: a Graphics expression that draws itself, for Python programs, files and notebooks.

Drawing loads Matplotlib or plotext, so the renderers are looked up when a picture is asked for.
"""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from pathlib import Path

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.graphics.label import Meaning

FORMATS = ("png", "svg", "pdf")
BAD_FORMAT = Message(
    "Graphics::format", "Cannot infer a format for graphics from the name `1`; `2` are known."
)


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


def is_drawn(value) -> bool:
    """Whether a value can be drawn as it is: a Picture, or an image with its pixels."""
    return isinstance(value, Picture) or hasattr(value, "pil")


class Picture(Expr):
    """Graphics[...], Legended[...] or an arrangement of them with a face.

    meaning    how labels become text and exact numbers values
    """

    __slots__ = ("meaning",)

    def __init__(self, graphic: Expr, meaning: Meaning | None = None):
        super().__init__(graphic.head, graphic.args)
        self.meaning = meaning

    def figure(self):
        """A Matplotlib figure."""
        return import_module("wlnet.graphics.render").figure(self._drawing())

    def image(self, form: str, resolution: float | None = None) -> bytes:
        """The bytes of a "png", "svg" or "pdf"; resolution in pixels an inch, of a PNG."""
        return import_module("wlnet.graphics.render").image(self._drawing(), form, resolution)

    def text(self, width: int = 80, color: bool = False, rows: int | None = None) -> str:
        """A drawing in characters, `width` of them wide and `rows` lines high."""
        return import_module("wlnet.graphics.text").text(self._drawing(), width, color, rows)

    def save(self, path: str | PathLike) -> Path:
        """Writes the picture in the format of the name's extension."""
        path = Path(path)
        form = path.suffix.lower().removeprefix(".")
        if form not in FORMATS:
            raise BAD_FORMAT(str(path), ", ".join(FORMATS))
        path.write_bytes(self.image(form))
        return path

    def _drawing(self):
        return import_module("wlnet.graphics.arrangement").drawing(self, self.meaning or Meaning())

    def _repr_png_(self) -> bytes:
        return self.image("png")

    def _repr_svg_(self) -> str:
        return self.image("svg").decode()

    def __reduce__(self):
        return Picture, (Expr(self.head, self.args),)
