"""Image3D: a volume of voxels, from numbers or from a stack of images."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import TRUE, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import CHANNELS
from wlnet.expr.pixels.types import stored
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.expr.values.image3d import Image3D
from wlnet.language.builtin import builtin
from wlnet.language.images import bad_setting, color_space, type_named

NOT_VOXELS = Message(
    "Image3D::imgarray",
    "`1` should be an array of rank 3 or 4 of machine-sized numbers, or a list of images of one size and "
    "kind.",
)
WRONG_CHANNELS = Message(
    "Image3D::imgcsmatch", 'A volume of `1` channels is not in the color space "`2`", which has `3` (or `4`).'
)


@builtin(
    "Image3D[data_]",
    "Image3D[data_, type_]",
    options={"ColorSpace": S.Automatic, "Interleaving": TRUE},
)
def make_volume(evaluation, data, type=None, options=None):
    """Image3D[array] makes a volume of voxel values, 0 black and 1 white, slice by slice from the top;
    Image3D[{image, ...}] stacks images."""
    if options["Interleaving"] is not TRUE:
        raise bad_setting("Image3D", "Interleaving", options["Interleaving"], "True")
    kind = None if type is None or type is S.Automatic else type_named(type, "Image3D")
    space = options["ColorSpace"]
    space = space if space is S.Automatic else color_space(space, "Image3D")
    if isinstance(data, Image3D):
        array = data.values(kind) if kind else data.array
        made = Image3D(array, kind or data.type, data.color_space if space is S.Automatic else space)
    else:
        made = _stacked(data, kind, space) or _of_numbers(evaluation, data, kind or "Real32", space)
    if space is not S.Automatic and made.channels not in (CHANNELS[space], CHANNELS[space] + 1):
        raise WRONG_CHANNELS(made.channels, space, CHANNELS[space], CHANNELS[space] + 1, value=UNEVALUATED)
    return made


def _stacked(data, kind, space) -> Image3D | None:
    """The volume of a list of images; None for other data."""
    slices = list(data) if is_list(data) and data.array is None else []
    if not slices or not all(isinstance(one, Image) for one in slices):
        return None
    if len({(one.array.shape, one.type, one.space) for one in slices}) > 1:
        raise NOT_VOXELS(data, value=UNEVALUATED)
    first = slices[0]
    arrays = [one.values(kind) if kind else one.array for one in slices]
    return Image3D(np.stack(arrays), kind or first.type, first.color_space if space is S.Automatic else space)


def _of_numbers(evaluation, data, kind: str, space) -> Image3D:
    array = as_array(data, exact=False) if is_list(data) else None
    if array is None and is_list(data):
        array = as_array(evaluation.evaluate(S.N(data)), exact=False)
    if array is None or array.ndim not in (3, 4) or array.dtype.kind not in "if":
        raise NOT_VOXELS(data, value=UNEVALUATED)
    return Image3D(stored(array, kind), kind, space)


@builtin("Image3DSlices[volume_]")
def slices_of(evaluation, volume):
    """Image3DSlices[volume] gives the slices of a volume as images, from the top down."""
    if not isinstance(volume, Image3D):
        return None
    return [Image(one, volume.type, volume.color_space) for one in volume.array]
