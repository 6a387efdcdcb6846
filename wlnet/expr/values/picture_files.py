"""Image files and Pillow's images to Image, and back; Pillow knows the formats."""

from __future__ import annotations

import io
from contextlib import contextmanager
from importlib import import_module
from os import PathLike

import numpy as np

from wlnet.expr.pixels.types import FULL
from wlnet.expr.values.image import Image

# What comes of bytes that are no picture, or a broken one.
UNREADABLE = (OSError, SyntaxError, ValueError)

_SPACES = {"1": "Grayscale", "L": "Grayscale", "LA": "Grayscale", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}


def _pillow():
    """Loaded with the first picture: that takes 15 ms."""
    return import_module("PIL.Image")


def from_pillow(picture) -> Image:
    """The picture as an Image: bits and bytes as they are, 16 bits as "Bit16", floats as "Real32".

    Palettes become RGB (with an alpha channel where a colour is transparent), YCbCr, LAB and HSV
    RGB, integers of 32 bits "Bit16" where they fit.
    """
    mode = picture.mode
    if mode in ("P", "PA"):
        picture = picture.convert("RGBA" if "transparency" in picture.info or mode == "PA" else "RGB")
    elif mode == "RGB" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    elif mode in ("YCbCr", "LAB", "HSV", "RGBX", "RGBa"):
        picture = picture.convert("RGBA" if mode == "RGBa" else "RGB")
    elif mode == "La":
        picture = picture.convert("LA")
    elif mode.startswith("I"):
        return _from_integers(np.asarray(picture))
    elif mode == "F":
        return Image(np.array(picture, dtype=np.float32), "Real32", "Grayscale")
    array = np.array(picture)
    return Image(array, "Bit" if picture.mode == "1" else "Byte", _SPACES[picture.mode])


def _from_integers(array: np.ndarray) -> Image:
    full = FULL["Bit16"]
    if array.min() >= 0 and array.max() <= full:
        return Image(array.astype(np.uint16), "Bit16", "Grayscale")
    return Image((array / np.iinfo(np.int32).max).astype(np.float32), "Real32", "Grayscale")


def read_frames(source: str | PathLike | bytes) -> list[Image]:
    """All pictures of a file or of its bytes. Raises one of UNREADABLE."""
    with _opened(source) as picture:
        found = []
        for number in range(getattr(picture, "n_frames", 1)):
            if number:
                picture.seek(number)
            found.append(from_pillow(picture))
        return found


def read_picture(source: str | PathLike | bytes) -> Image:
    """The first picture of a file or of its bytes. Raises one of UNREADABLE."""
    with _opened(source) as picture:
        return from_pillow(picture)


@contextmanager
def _opened(source):
    pillow = _pillow()
    try:
        with pillow.open(io.BytesIO(source) if isinstance(source, bytes) else source) as picture:
            yield picture
    except pillow.DecompressionBombError as error:
        raise OSError(str(error)) from error


def to_pillow(image: Image, bits16: bool = False):
    """As Image.pil, but bits as mode "1", CMYK as it is and, on request, 16-bit gray as "I;16"."""
    pillow = _pillow()
    if image.type == "Bit" and image.channels == 1:
        return pillow.fromarray(image.array * np.uint8(FULL["Byte"])).convert("1", dither=pillow.Dither.NONE)
    if image.type == "Bit16" and image.channels == 1 and bits16:
        return pillow.fromarray(np.ascontiguousarray(image.array))
    if image.color_space == "CMYK" and image.channels == 4:
        array = np.ascontiguousarray(image.values("Byte"))
        return pillow.frombuffer("CMYK", image.size, array, "raw", "CMYK", 0, 1)
    return image.pil()


def without_alpha(image: Image, background=None) -> Image:
    """The picture without its alpha channel, laid over a colour (array of its channels, 0..1) if given."""
    if not image.has_alpha:
        return image
    if background is None:
        return image.like(image.array[:, :, :-1])
    values = image.values("Real64")
    colors, alpha = values[:, :, :-1], values[:, :, -1:]
    mixed = Image(colors * alpha + np.asarray(background) * (1 - alpha), "Real64", image.color_space)
    return image.like(mixed.values(image.type))
