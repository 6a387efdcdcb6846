"""The "Image3D" coders: volumes to arrays of numbers, channels first, and back."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.pixels.color import CHANNELS, recolored
from wlnet.expr.pixels.resample import AUTOMATIC, resized
from wlnet.expr.pixels.types import converted
from wlnet.expr.symbols import S
from wlnet.expr.values.image3d import Image3D
from wlnet.nets.coder import Decoder, Encoder, decoded, decoder, encoder
from wlnet.nets.picture_settings import (
    per_channel,
    picture_space,
    resampling,
    show_none,
    show_resampling,
    show_space,
    variance,
)
from wlnet.nets.sheet import NotAccepted, parameter, positive_integers, truth
from wlnet.nets.types import PortType, size_words

NOT_A_VOLUME = Message("NetEncoder::invimg3d", "Input `1` should be an Image3D or an `2`, but is `3`.")
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


def _statistic(value):
    found = per_channel(value)
    if found is None or isinstance(found, float | tuple):
        return found
    raise NotAccepted("None, a number, or one number a channel")


def _variance(value):
    return _statistic(variance(value))


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

    def statistics(self) -> tuple:
        """(mean, standard deviation) for (..., channels)"""
        mean = 0.0 if self.mean is None else np.asarray(self.mean, float)
        return mean, 1.0 if self.variance is None else np.sqrt(np.asarray(self.variance, float))


@encoder("Image3D")
class Image3DEncoder(_Voxels, Encoder):
    """A volume to its voxels, 0 black and 1 white: {channels, height, depth, width}.

    It is stretched to the size {width, depth, height}. Then (voxel - mean) / Sqrt[variance].
    Source: reference page netencoder/Image3D; coders.md section 2.
    """

    size: tuple = parameter(1, "ImageSize", default=(128, 128, 128), read=_size)
    color_space: str | None = parameter(
        2, "ColorSpace", default="RGB", read=picture_space, show=show_space, named=True
    )
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    mean: object = parameter(None, "MeanImage", default=None, read=_statistic, show=show_none)
    variance: object = parameter(None, "VarianceImage", default=None, read=_variance, show=show_none)
    kernel: object = parameter(None, "Resampling", default=AUTOMATIC, read=resampling, show=show_resampling)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)

    def __post_init__(self):
        self.check_lengths()

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
        voxels = converted(volume.deep(), volume.type, "Real64")
        if volume.space is not None:
            voxels = voxels[..., : CHANNELS[volume.space]]  # an alpha channel is dropped
        voxels = _stretched(voxels, self.size[::-1], self.kernel)
        if self.color_space is not None:
            voxels = recolored(voxels, volume.space, self.color_space)
        mean, deviation = self.statistics()
        voxels = ((voxels - mean) / deviation).astype(np.float32)
        return voxels if self.interleaving else np.moveaxis(voxels, -1, 0)

    def matching_decoder(self) -> Image3DDecoder:
        return Image3DDecoder(self.color_space, self.interleaving, self.mean, self.variance)


def _array(value) -> np.ndarray | None:
    if isinstance(value, Expr):
        value = as_array(value, exact=False)
    return value if isinstance(value, np.ndarray) and value.dtype.kind in "iuf" else None


def _stretched(voxels: np.ndarray, size: tuple, kernel) -> np.ndarray:
    """(height, depth, width, channels) in another size: first the slices, then the height."""
    height, depth, width = size
    if voxels.shape[1:3] != (depth, width):
        voxels = resized(voxels, "Real64", (depth, width), kernel)
    if voxels.shape[0] != height:
        turned = np.ascontiguousarray(voxels.transpose(1, 0, 2, 3))
        voxels = resized(turned, "Real64", (height, width), kernel).transpose(1, 0, 2, 3)
    return voxels


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
        mean, deviation = self.statistics()
        space = S.Automatic if self.color_space is None else self.color_space
        return [Image3D((one * deviation + mean).astype(np.float32), "Real32", space) for one in voxels]
