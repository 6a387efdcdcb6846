"""Picture: a Graphics expression that draws itself, for Python programs, files and notebooks.

Drawing loads Matplotlib or plotext, so the renderers are looked up when a picture is asked for.
"""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from pathlib import Path

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.graphics.label import Meaning

FORMATS = ("png", "svg", "pdf")
BAD_FORMAT = Message(
    "Graphics::format", "Cannot infer a format for graphics from the name `1`; `2` are known."
)


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
