"""Pictures in a terminal: PNG bytes to the text that makes it draw them.

Sources: the kitty graphics protocol and the inline images of iTerm2, as their makers document them.
Sixel is in `sixel.py`; which protocol a terminal has, in `terminal.py`. Where it has none, an image is
written in half blocks, and graphics are drawn by graphics/text.py.
"""

from __future__ import annotations

import base64
import io
from importlib import import_module

from PIL import Image
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

_CHUNK = 4096  # bytes of base64 in one command of kitty
_SMALLEST = 120  # pixels: narrower pictures are enlarged, each pixel to a square
_SMALLEST_OF_MANY = 56
_GAP = 4  # pixels between the pictures of a row
_SHADES = " .:-=+*#%@"  # from black to white, where there are no colours


def drawn(protocol: str, pictures: list[Image.Image], columns: int, cell: tuple[int, int]) -> str:
    """The text that draws pictures beside each other at the cursor.

    protocol    "Kitty", "ITerm" or "Sixel"
    columns     characters that they may be wide together
    cell        pixels of a character: (width, height)
    """
    width = columns * cell[0]
    smallest = _SMALLEST if len(pictures) == 1 else _SMALLEST_OF_MANY
    fit = [fitted(one, width, smallest) for one in pictures]
    one = fit[0] if len(fit) == 1 else arranged(fit, width)
    if protocol == "Kitty":
        return kitty(png(one))
    if protocol == "ITerm":
        return iterm(png(one))
    return import_module("wlnet.frontends.sixel").sixel(one, -(-one.width // cell[0]))


def in_characters(pictures: list[Image.Image], columns: int, color: bool) -> list[Segment]:
    """Pictures beside each other in characters, a pixel or two in each."""
    one = pictures[0] if len(pictures) == 1 else arranged(pictures, columns)
    return blocks(one, columns, color)


def opened(value) -> Image.Image:
    """The pixels of graphics (a Picture) or of an image."""
    return value.pil() if hasattr(value, "pil") else Image.open(io.BytesIO(value.image("png")))


def png(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    (picture.convert("RGB") if picture.mode == "CMYK" else picture).save(target, "PNG")
    return target.getvalue()


def fitted(picture: Image.Image, width: int, smallest: int = _SMALLEST) -> Image.Image:
    """As wide as it is, but at most `width` pixels, and with large pixels if it is tiny."""
    if picture.width > width:
        size = (width, max(round(picture.height * width / picture.width), 1))
        return picture.resize(size, Image.Resampling.LANCZOS)
    times = min(-(-smallest // max(picture.size)), width // picture.width)
    if times <= 1:
        return picture
    return picture.resize((picture.width * times, picture.height * times), Image.Resampling.NEAREST)


def kitty(data: bytes) -> str:
    """The commands that draw a PNG at the cursor, in chunks; the terminal is asked not to answer."""
    code = base64.standard_b64encode(data).decode("ascii")
    chunks = [code[i : i + _CHUNK] for i in range(0, len(code), _CHUNK)]
    commands = []
    for i, chunk in enumerate(chunks):
        control = "a=T,f=100,q=2," if i == 0 else "q=2,"
        commands.append(f"\x1b_G{control}m={int(i + 1 < len(chunks))};{chunk}\x1b\\")
    return "".join(commands) + "\n"


def iterm(data: bytes) -> str:
    """The command that draws a file at the cursor."""
    code = base64.standard_b64encode(data).decode("ascii")
    return f"\x1b]1337;File=inline=1;size={len(data)};preserveAspectRatio=1:{code}\x07\n"


def arranged(pictures: list[Image.Image], width: int) -> Image.Image:
    """Pictures side by side in rows of at most `width` pixels, on a transparent ground."""
    rows: list[list[Image.Image]] = [[]]
    for one in pictures:
        if rows[-1] and sum(each.width + _GAP for each in rows[-1]) + one.width > width:
            rows.append([])
        rows[-1].append(one)
    heights = [max(one.height for one in row) for row in rows]
    across = max(sum(one.width + _GAP for one in row) - _GAP for row in rows)
    joined = Image.new("RGBA", (across, sum(heights) + _GAP * (len(rows) - 1)))
    top = 0
    for row, height in zip(rows, heights, strict=True):
        left = 0
        for one in row:
            joined.paste(one.convert("RGBA"), (left, top))
            left += one.width + _GAP
        top += height + _GAP
    return joined


def blocks(picture: Image.Image, columns: int, color: bool) -> list[Segment]:
    """The picture in characters: two pixels in each half block, or shades where there are no colours."""
    if not color:
        return [Segment(_shades(picture, columns))]
    image = _within(picture, columns, picture.height / picture.width).convert("RGBA")
    ground = Image.new("RGBA", image.size, "black")
    pixels = Image.alpha_composite(ground, image).convert("RGB").load()
    segments = []
    for y in range(0, image.height, 2):
        for x in range(image.width):
            below = Color.from_rgb(*pixels[x, y + 1]) if y + 1 < image.height else None
            segments.append(Segment("▀", Style(color=Color.from_rgb(*pixels[x, y]), bgcolor=below)))
        segments.append(Segment.line())
    return segments


def _shades(picture: Image.Image, columns: int) -> str:
    """A line of characters for two lines of pixels: a character is about twice as high as wide."""
    image = _within(picture, columns, picture.height / picture.width / 2).convert("LA")
    lines = []
    for y in range(image.height):
        row = (image.getpixel((x, y)) for x in range(image.width))
        lines.append("".join(_SHADES[grey * alpha // 255 * len(_SHADES) // 256] for grey, alpha in row))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _within(picture: Image.Image, columns: int, ratio: float) -> Image.Image:
    """The picture at most `columns` wide, its height `ratio` times the width."""
    width = min(picture.width, columns)
    size = (width, max(round(width * ratio), 1))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.BOX)
