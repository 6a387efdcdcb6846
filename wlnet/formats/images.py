"""Pictures: PNG, JPEG, GIF, BMP and TIFF, read and written by Pillow.

Colours of 16 bits are read and written with 8; gray levels keep their 16 bits in PNG and TIFF.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import UnidentifiedImageError

from wlnet.expr.arrays import packed
from wlnet.expr.expr import wl_list
from wlnet.expr.pixels.resample import resized
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, images_of
from wlnet.expr.values.picture_files import UNREADABLE, read_frames, read_picture, to_pillow, without_alpha
from wlnet.expr.values.picture_grid import grid_picture, rows_of_images
from wlnet.formats.format import Format, Malformed, NoForm, add

_COMMON = {"ImageSize": S.Automatic, "ImageResolution": S.Automatic}
_BITS = {"Bit": 1, "Byte": 8, "Bit16": 16, "Real32": 32, "Real64": 64}


# -- reading ----------------------------------------------------------------------------------------


def _read(reader: Callable, data: bytes):
    try:
        return reader(data)
    except UNREADABLE as error:
        known = not isinstance(error, UnidentifiedImageError)
        raise Malformed(str(error) if known else "nothing in it looks like an image") from None


def _first(data: bytes) -> Image:
    return _read(read_picture, data)


def _frames(data: bytes) -> list[Image]:
    return _read(read_frames, data)


def picture(data: bytes, options: dict) -> Image:
    """The image, the first one where there are several."""
    return _first(data)


def pictures(data: bytes, options: dict):
    """All images of the file."""
    return wl_list(_frames(data))


def one_or_all(data: bytes, options: dict):
    """The image, or the list of them where there are several."""
    found = _frames(data)
    return found[0] if len(found) == 1 else wl_list(found)


def pixels(data: bytes, options: dict):
    """The numbers in the file, rows first."""
    return packed(_first(data).array)


_ELEMENTS = {
    "Image": picture,
    "Data": pixels,
    "ImageSize": lambda data, options: wl_list(_first(data).size),
    "ColorSpace": lambda data, options: _first(data).color_space,
    "DataType": lambda data, options: _first(data).type,
    "BitDepth": lambda data, options: _BITS[_first(data).type],
    "ImageChannels": lambda data, options: _first(data).channels,
}
_SEVERAL = {
    "Automatic": one_or_all,
    "ImageList": pictures,
    "ImageCount": lambda data, options: len(_frames(data)),
    **_ELEMENTS,
}


# -- writing ----------------------------------------------------------------------------------------


def _one_picture(expr) -> Image:
    """An image, or a table of images as one; NoForm for anything else."""
    if isinstance(expr, Image):
        return expr
    rows = rows_of_images(expr)
    if rows is None:
        raise NoForm(expr)
    return grid_picture(rows)


def _sized(image: Image, options: dict) -> Image:
    """The image at the width or {width, height} that is asked for."""
    size = options["ImageSize"]
    if size is S.Automatic:
        return image
    width, height = image.size
    wanted = (size, round(height * size / width)) if isinstance(size, int) else tuple(size)
    if len(wanted) != 2 or not all(isinstance(n, int) and n > 0 for n in wanted):
        raise NoForm(size)
    kind = "Byte" if image.type == "Bit" else image.type
    return image.like(resized(image.values(kind)[None], kind, wanted[::-1])[0], kind)


def _settings(options: dict) -> dict:
    resolution = options["ImageResolution"]
    return {} if resolution is S.Automatic else {"dpi": (float(resolution), float(resolution))}


def _saved(image: Image, form: str, alpha: bool, bits16: bool, options: dict, **more) -> bytes:
    image = _sized(image, options)
    if image.has_alpha and not alpha:
        image = without_alpha(image, 1.0)
    target = io.BytesIO()
    made = to_pillow(image, bits16)
    if made.mode == "CMYK" and form not in ("JPEG", "TIFF"):
        made = made.convert("RGB")
    made.save(target, form, **_settings(options), **more)
    return target.getvalue()


def write_png(expr, options: dict, show) -> bytes:
    return _saved(_one_picture(expr), "PNG", True, True, options)


def write_bmp(expr, options: dict, show) -> bytes:
    return _saved(_one_picture(expr), "BMP", False, False, options)


def write_jpeg(expr, options: dict, show) -> bytes:
    """ "CompressionLevel" 0 is the best quality, 1 the smallest file."""
    level = options["CompressionLevel"]
    quality = 92 if level is S.Automatic else round(100 * (1 - float(level)))
    image = _one_picture(expr)
    image = image.like(image.values("Byte"), "Byte")
    return _saved(image, "JPEG", False, False, options, quality=max(1, min(quality, 100)))


def _sequence(form: str, bits16: bool, settings):
    """A writer of files that hold several images, as a list of them asks for."""

    def write(expr, options: dict, show) -> bytes:
        images = images_of(expr) or [_one_picture(expr)]
        made = [to_pillow(_sized(image, options), bits16) for image in images]
        if form == "GIF":
            made = [one.convert("RGB") if one.mode == "CMYK" else one for one in made]
        target = io.BytesIO()
        more = settings(options) if len(made) > 1 else {}
        made[0].save(
            target,
            form,
            save_all=len(made) > 1,
            append_images=made[1:],
            **_settings(options),
            **more,
        )
        return target.getvalue()

    return write


def _animation(options: dict) -> dict:
    """Seconds for each frame, and how often they are shown; Infinity is for ever."""
    seconds, times = options["DisplayDurations"], options["AnimationRepetitions"]
    duration = 100 if seconds is S.Automatic else round(1000 * float(seconds))
    loop = {"loop": 0} if not isinstance(times, int) else {"loop": times - 1} if times > 1 else {}
    return {"duration": duration, "disposal": 2, **loop}


_GIF = {**_COMMON, "DisplayDurations": S.Automatic, "AnimationRepetitions": S.Infinity}

add(Format("PNG", ("png",), "Image", _ELEMENTS, write_png, _COMMON, binary=True))
add(Format("BMP", ("bmp",), "Image", _ELEMENTS, write_bmp, _COMMON, binary=True))
add(
    Format(
        "JPEG",
        ("jpg", "jpeg"),
        "Image",
        _ELEMENTS,
        write_jpeg,
        {**_COMMON, "CompressionLevel": S.Automatic},
        binary=True,
        aliases=("JPG",),
    )
)
add(Format("GIF", ("gif",), "Automatic", _SEVERAL, _sequence("GIF", False, _animation), _GIF, binary=True))
add(
    Format(
        "TIFF",
        ("tif", "tiff"),
        "Automatic",
        _SEVERAL,
        _sequence("TIFF", True, lambda options: {}),
        _COMMON,
        binary=True,
        aliases=("TIF",),
    )
)
