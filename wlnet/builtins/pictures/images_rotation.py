"""Images turned by any angle: ImageRotate."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.types import stored
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.language.builtin import builtin
from wlnet.language.images import bad_setting, image, padding_of, real, resampling

BAD_ANGLE = Message("ImageRotate::imgangle", "`1` should be a real angle in radians or a side.")

_TURNS = {S.Left: 90, S.Bottom: 180, S.Right: -90, S.Top: 0}  # where the top goes, counterclockwise


@builtin(
    "ImageRotate[picture_]",
    "ImageRotate[picture_, angle_]",
    options={"Background": S.GrayLevel(0), "Resampling": S.Automatic},
)
def image_rotate(evaluation, picture, angle=S.Left, options=None):
    """ImageRotate[image] turns it by 90 degrees, ImageRotate[image, angle] by an angle, counterclockwise;
    ImageRotate[image, side] brings the top to that side."""
    picture = image(picture, "ImageRotate")
    degrees = _TURNS.get(angle)
    if degrees is None:
        radians = real(evaluation.evaluate(S.N(angle)))
        if radians is None:
            raise BAD_ANGLE(angle, value=UNEVALUATED)
        degrees = np.degrees(radians)
    turns = degrees / 90
    if abs(turns - round(turns)) < 1e-9:
        return picture.like(np.ascontiguousarray(np.rot90(picture.array, round(turns))))
    kernel = resampling(options["Resampling"], "ImageRotate")
    order = {"Nearest": 0, "Cubic": 3}.get(kernel, 1)
    if kernel not in ("Automatic", "Nearest", "Linear", "Cubic"):
        raise bad_setting(
            "ImageRotate", "Resampling", options["Resampling"], '"Nearest", "Linear" or "Cubic"'
        )
    return _turned(picture, float(degrees), order, options["Background"])


def _turned(picture: Image, degrees: float, order: int, background) -> Image:
    """Turned by any angle; the corners show the background."""
    kind = "Byte" if picture.type == "Bit" else picture.type
    source = picture.like(picture.values(kind), kind)
    fill = np.atleast_1d(padding_of(source, background, "ImageRotate"))
    deep = source.deep().astype(float)
    planes = [
        ndimage.rotate(deep[:, :, c], degrees, order=order, mode="constant", cval=float(fill[c]))
        for c in range(deep.shape[2])
    ]
    return source.like(stored(np.stack(planes, axis=2), kind))
