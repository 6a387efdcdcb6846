"""Pictures as sixels, through textual-image, which asks the terminal for its size when it is loaded."""

from __future__ import annotations

import io

from PIL import Image
from rich.console import Console
from textual_image.renderable.sixel import Image as Sixels


def sixel(picture: Image.Image, columns: int) -> str:
    """The text that draws a picture at the cursor, `columns` characters wide."""
    target = io.StringIO()
    console = Console(file=target, force_terminal=True, width=columns, height=1000, legacy_windows=False)
    console.print(Sixels(picture, width=columns, height="auto"))
    return target.getvalue()
