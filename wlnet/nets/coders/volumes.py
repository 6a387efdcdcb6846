"""The "Image3D" coders: volumes to arrays of numbers, channels first, and back."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.pixels.color import CHANNELS, color_in, recolored
from wlnet.expr.pixels.conform import METHODS, conformed_volumes
from wlnet.expr.pixels.resample import AUTOMATIC
from wlnet.expr.pixels.types import converted
from wlnet.expr.symbols import S
from wlnet.expr.values.image3d import Image3D
from wlnet.expr.values.picture_files import UNREADABLE, read_frames
from wlnet.nets.coder import Decoder, Encoder, decoded, decoder, encoder
from wlnet.nets.picture_settings import (
    per_channel,
    picture_padding,
    picture_space,
    resampling,
    show_alignment,
    show_none,
    show_resampling,
    show_space,
    volume_alignment,
)
from wlnet.nets.sheet import NotAccepted, choice, parameter, positive_integers, truth
from wlnet.nets.types import PortType, size_words

NOT_A_VOLUME = Message(
    "NetEncoder::invimg3d", "Input `1` should be an Image3D, the File of one, or an `2`, but is `3`."
)
NO_FILE = Message("NetEncoder::imgfile3d", "Input `1`: `2` cannot be read as slices of a volume.`3`")
NO_COLORS = Message(
    "NetEncoder::imgchan3d", "Input `1` has `2` channels that are no colors; the encoder makes `3` of colors."
)
LENGTHS = "`1` has `2` numbers, but the volumes have `3` channels."


def _size(value) -> tuple[int, int, int]:
    """(width, depth, height) of n or {width, depth, height}."""
    sides = tuple(value) if is_list(value) or isinstance(value, tuple) else (value,) * 3
    if len(sides) == 3 and all(type(n) is int and n > 0 for n in sides):
        return sides
    raise NotAccepted("{width, depth, height}, or one number for a cube")


STATISTIC = "None, a number, one number a channel, or an Image3D"


def _statistic(value):
    if isinstance(value, Image3D):
        return value
    try:
        found = per_channel(value)
    except NotAccepted:
        raise NotAccepted(STATISTIC) from None
    if found is None or isinstance(found, float | tuple):
        return found
    raise NotAccepted(STATISTIC)


def _variance(value):
    found = _statistic(value)
    if isinstance(found, Image3D):
        smallest = found.array.min()
    else:
        smallest = 1 if found is None else np.min(found)
    if smallest <= 0:
        raise NotAccepted(f"positive: {STATISTIC}")
    return found


class _Voxels:
    """What encoder and decoder share: the channels, the order of the axes, mean and variance."""

    word = "image 3D"

    @property
    def channels(self) -> int | None:
        return None if self.color_space is None else CHANNELS[self.color_space]

    def dims_of(self, space: tuple) -> tuple:
        """Of the array, for (height, depth, width)."""
        return (*space, self.channels) if self.interleaving else (self.channels, *space)

    def check_lengths(self) -> None:
        for name, setting in (("MeanImage", self.mean), ("VarianceImage", self.variance)):
            if self.channels and isinstance(setting, tuple) and len(setting) not in (1, self.channels):
                raise Message(f"{self.head}::imgstat3d", LENGTHS)(name, len(setting), self.channels)

    def statistics(self, space: tuple) -> tuple:
        """(mean, standard deviation) that go with (height, depth, width, channels) of `space`."""
        mean = 0.0 if self.mean is None else self._spread(self.mean, space)
        return mean, 1.0 if self.variance is None else np.sqrt(self._spread(self.variance, space))

    def _spread(self, setting, space: tuple) -> np.ndarray:
        if not isinstance(setting, Image3D):
            return np.asarray(setting, dtype=float)
        deep = _colors(setting)
        deep = conformed_volumes(deep[None], "Real64", space)[0]
        known = self.color_space is not None and setting.space is not None
        return recolored(deep, setting.space, self.color_space) if known else deep


def _colors(volume: Image3D) -> np.ndarray:
    """(height, depth, width, channels) in 0..1, without an alpha channel."""
    deep = converted(volume.deep(), volume.type, "Real64")
    return deep if volume.space is None else deep[..., : CHANNELS[volume.space]]


@encoder("Image3D")
class Image3DEncoder(_Voxels, Encoder):
    """A volume to its voxels, 0 black and 1 white: {channels, height, depth, width}.

    It is brought to the size {width, depth, height} by Method: "Stretch", "Fit" or "Fill". Then
    (voxel - mean) / Sqrt[variance]. The pictures of a file (TIFF) are its slices from the top.
    Source: reference page netencoder/Image3D; coders.md section 2.
    """

    size: tuple = parameter(1, "ImageSize", default=(128, 128, 128), read=_size)
    color_space: str | None = parameter(
        2, "ColorSpace", default="RGB", read=picture_space, show=show_space, named=True
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    mean: object = parameter(None, "MeanImage", default=None, read=_statistic, show=show_none)
    variance: object = parameter(None, "VarianceImage", default=None, read=_variance, show=show_none)
    method: str = parameter(None, "Method", default="Stretch", read=choice(*METHODS))
    kernel: object = parameter(None, "Resampling", default=AUTOMATIC, read=resampling, show=show_resampling)
    place: tuple = parameter(
        None, "Alignment", default=(0.5, 0.5, 0.5), read=volume_alignment, show=show_alignment
    )
    padding: object = parameter(None, "Padding", default=S.GrayLevel(0), read=picture_padding)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)

    def __post_init__(self):
        self.check_lengths()

    reads_files = True

    @property
    def core(self) -> PortType:
        return PortType(self.dims_of(self.size[::-1]), "Real")

    def is_single(self, value) -> bool:
        array = _array(value)
        if array is not None:
            return array.ndim <= 4 + len(self.dimensions)
        return self._depth(value) <= len(self.dimensions)

    def encode_flat(self, values: list) -> np.ndarray:
        return np.stack([self._one(value, place) for place, value in enumerate(values, 1)])

    def _one(self, value, place: int) -> np.ndarray:
        if isinstance(value, Image3D):
            return self._finished(value, place)
        if file_name(value) is not None:
            return self._finished(_read(file_name(value), place), place)
        array = _array(value)
        dims = self.core.dims
        if (
            array is None
            or array.ndim != 4
            or any(d not in (None, n) for d, n in zip(dims, array.shape, strict=True))
        ):
            raise NOT_A_VOLUME(place, size_words(dims), value)
        return array.astype(np.float32)

    def _finished(self, volume: Image3D, place: int) -> np.ndarray:
        if volume.space is None and self.color_space is not None:
            raise NO_COLORS(place, volume.channels, self.color_space)
        voxels = _colors(volume)
        colors = voxels.shape[-1]
        padding = np.zeros(colors) if volume.space is None else color_in(self.padding, volume.space)
        size = self.size[::-1]
        voxels = conformed_volumes(
            voxels[None], "Real64", size, self.method, self.kernel, self.place, padding
        )[0]
        if self.color_space is not None:
            voxels = recolored(voxels, volume.space, self.color_space)
        mean, deviation = self.statistics(size)
        voxels = ((voxels - mean) / deviation).astype(np.float32)
        return voxels if self.interleaving else np.moveaxis(voxels, -1, 0)

    def matching_decoder(self) -> Image3DDecoder:
        return Image3DDecoder(self.color_space, self.interleaving, self.mean, self.variance)


def _array(value) -> np.ndarray | None:
    if isinstance(value, Expr):
        value = as_array(value, exact=False)
    return value if isinstance(value, np.ndarray) and value.dtype.kind in "iuf" else None


def _read(name: str, place: int) -> Image3D:
    """The volume whose slices are the pictures of a file."""
    try:
        slices = read_frames(name)
    except FileNotFoundError:
        raise NO_FILE(place, name, " There is no such file.") from None
    except UNREADABLE:
        raise NO_FILE(place, name, "") from None
    if len({(one.array.shape, one.type, one.space) for one in slices}) > 1:
        raise NO_FILE(place, name, " Its pictures differ in size or channels.")
    return Image3D(np.stack([one.array for one in slices]), slices[0].type, slices[0].color_space)


@decoder("Image3D")
class Image3DDecoder(_Voxels, Decoder):
    """An array of voxels to a volume of type "Real32": voxel = number Sqrt[variance] + mean.

    Source: reference page netdecoder/Image3D.
    """

    color_space: str | None = parameter(
        1, "ColorSpace", default="RGB", read=picture_space, show=show_space, named=True
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    mean: object = parameter(None, "MeanImage", default=None, read=_statistic, show=show_none)
    variance: object = parameter(None, "VarianceImage", default=None, read=_variance, show=show_none)

    default = "Image3D"

    def __post_init__(self):
        self.check_lengths()

    @property
    def port_type(self) -> PortType:
        return PortType(self.dims_of((None, None, None)), "Real", None, self)

    def depth(self) -> int:
        return 4

    def matching_encoder(self, dims: tuple | None = None) -> Image3DEncoder:
        """For an output of these dimensions; of the default size where they are not known."""
        size = (128, 128, 128)
        if dims is not None and len(dims) == 4 and all(isinstance(d, int) for d in dims):
            size = (dims[:3] if self.interleaving else dims[1:])[::-1]
        return Image3DEncoder(
            size, self.color_space, interleaving=self.interleaving, mean=self.mean, variance=self.variance
        )

    @decoded("Image3D")
    def volume(self, array: np.ndarray) -> list:
        """N volumes from (N, ...)."""
        voxels = array if self.interleaving else np.moveaxis(array, 1, -1)
        mean, deviation = self.statistics(voxels.shape[1:4])
        space = S.Automatic if self.color_space is None else self.color_space
        return [Image3D((one * deviation + mean).astype(np.float32), "Real32", space) for one in voxels]
