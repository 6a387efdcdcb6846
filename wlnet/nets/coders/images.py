"""The "Image" coders: pictures to arrays of numbers, channels first, and back."""

from __future__ import annotations

from functools import partial

import numpy as np

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.pixels.color import CHANNELS, color_in, recolored
from wlnet.expr.pixels.conform import METHODS, conformed
from wlnet.expr.pixels.resample import AUTOMATIC
from wlnet.expr.pixels.types import FULL, converted, is_real
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.expr.values.picture_files import UNREADABLE, from_pillow, read_picture
from wlnet.nets.batch import described, numbers
from wlnet.nets.coder import Decoder, Encoder, Lazy, decoded, decoder, encoder
from wlnet.nets.picture_settings import (
    alignment,
    channel_count,
    per_channel,
    picture_padding,
    picture_size,
    picture_space,
    resampling,
    show_alignment,
    show_none,
    show_resampling,
    show_space,
    variance,
)
from wlnet.nets.sheet import choice, parameter, positive_integers, truth
from wlnet.nets.types import PortType, size_words

DEFAULT_SIZE = (128, 128)

NOT_AN_IMAGE = Message(
    "NetEncoder::invimg", "Input `1` should be an image, the File of one, or an `2`, but is `3`."
)
NO_PICTURE = Message("NetEncoder::imgfile", "Input `1`: `2` cannot be read as an image.`3`")
NO_COLORS = Message(
    "NetEncoder::imgchan", "Input `1` has `2` channels that are no colors; the encoder makes `3` of colors."
)
CHANNELS_DIFFER = Message(
    "NetEncoder::imgmixed",
    "Input `1` has `2` channels, but the others have `3`; ColorSpace makes them equal.",
)
LENGTHS = "`1` has `2` numbers, but the images have `3` channels."
CONTRADICTION = Message(
    "NetEncoder::imgspace", 'The settings "ColorChannels" -> `1` and ColorSpace -> `2` contradict each other.'
)
SPACE_OF_CHANNELS = {1: "Grayscale", 3: "RGB", 4: "CMYK"}


class _Pixels:
    """What encoder and decoder share: the channels, the order of the axes, mean and variance."""

    word = "image"

    @property
    def channels(self) -> int | None:
        """Channels of the array; None where the images decide."""
        return None if self.space is None else CHANNELS[self.space]

    def dims_of(self, width: int | None, height: int | None) -> tuple:
        plane = (width, height) if self.transposed else (height, width)
        return (*plane, self.channels) if self.interleaving else (self.channels, *plane)

    def axes(self) -> tuple[int, int, int, int]:
        """Of (N, height, width, channels) for the array."""
        plane = (2, 1) if self.transposed else (1, 2)
        return (0, *plane, 3) if self.interleaving else (0, 3, *plane)

    def check_lengths(self) -> None:
        for name, setting in (("MeanImage", self.mean), ("VarianceImage", self.variance)):
            if self.channels and isinstance(setting, tuple) and len(setting) not in (1, self.channels):
                raise Message(f"{self.head}::imgstat", LENGTHS)(name, len(setting), self.channels)

    def statistics(self, size: tuple[int, int], dtype) -> tuple:
        """(mean, standard deviation) that go with (N, rows, columns, channels); None where there is none."""
        mean, variance = (self._spread(one, size) for one in (self.mean, self.variance))
        found = (mean, None if variance is None else np.sqrt(variance))
        return tuple(None if one is None else one.astype(dtype) for one in found)

    def _spread(self, setting, size) -> np.ndarray | None:
        if not isinstance(setting, Image):
            return None if setting is None else np.asarray(setting, dtype=float)
        deep = converted(setting.deep(), setting.type, "Real64")[None]
        deep = conformed(deep[..., :-1] if setting.has_alpha else deep, "Real64", size)
        known = self.space is not None and setting.space is not None
        return recolored(deep, setting.space, self.space) if known else deep


@encoder("Image")
class ImageEncoder(_Pixels, Encoder):
    """An image to its pixels, 0 black and 1 white: {channels, height, width}; row 1 is the top.

    While it is resized an image keeps its type: pixels of a "Byte" image are rounded to 256 steps.
    Alpha channels are dropped. Then (pixel - mean) / Sqrt[variance].
    Source: reference page netencoder/Image; the choices of coders.md section 2.
    """

    size: tuple[int, int] = parameter(1, "ImageSize", default=DEFAULT_SIZE, read=picture_size)
    color_space: str | None = parameter(
        2, "ColorSpace", default="RGB", read=picture_space, show=show_space, named=True
    )
    color_channels: int | None = parameter(
        None, "ColorChannels", default=None, read=channel_count, show=show_space
    )
    transposed: bool = parameter(None, "DataTransposed", default=False, read=truth)
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    mean: object = parameter(None, "MeanImage", default=None, read=per_channel, show=show_none)
    variance: object = parameter(None, "VarianceImage", default=None, read=variance, show=show_none)
    method: str = parameter(None, "Method", default="Stretch", read=choice(*METHODS))
    kernel: object = parameter(None, "Resampling", default=AUTOMATIC, read=resampling, show=show_resampling)
    place: tuple = parameter(None, "Alignment", default=(0.5, 0.5), read=alignment, show=show_alignment)
    padding: object = parameter(None, "Padding", default=S.GrayLevel(0), read=picture_padding)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)

    def __post_init__(self):
        self.check_lengths()
        count = self.color_channels
        fits = count is None or self.color_space is None or count == CHANNELS[self.space]
        if not fits:
            raise CONTRADICTION(count, self.color_space)

    @property
    def space(self) -> str | None:
        """The colour space of the array; "ColorChannels" says it where ColorSpace is left at "RGB"."""
        if self.color_space == "RGB" and self.color_channels in SPACE_OF_CHANNELS:
            return SPACE_OF_CHANNELS[self.color_channels]
        return self.color_space

    @property
    def channels(self) -> int | None:
        return self.color_channels if self.space is None else CHANNELS[self.space]

    reads_files = True

    @property
    def core(self) -> PortType:
        return PortType(self.dims_of(*self.size), "Real")

    def matching_decoder(self) -> ImageDecoder:
        return ImageDecoder(self.space, self.transposed, self.interleaving, self.mean, self.variance)

    # -- one input or several -----------------------------------------------------------------

    def is_single(self, value) -> bool:
        outer = len(self.dimensions)
        if isinstance(value, ImageList):
            return outer == 1
        array = numbers(value) if _may_be_numbers(value) else None
        if array is None:
            return self._depth(value) <= outer
        return array.ndim - outer <= (3 if self._is_one(array.shape[outer:], array.dtype) else 2)

    def _is_one(self, shape: tuple, dtype) -> bool:
        """Whether an array of rank 3 is one encoded image or one picture, not a stack of gray ones.

        Bytes are never encoded already; rows and columns of the encoder's size make a stack.
        """
        if dtype != np.uint8 and self.is_encoded(shape):
            return True
        return _is_picture(shape) and shape[1:] != self.size[::-1]

    def is_encoded(self, shape: tuple) -> bool:
        """Whether an array of this shape is what the encoder makes, and passes unchanged."""
        dims = self.core.dims
        return len(shape) == 3 and all(want in (None, have) for want, have in zip(dims, shape, strict=True))

    # -- encoding -----------------------------------------------------------------------------

    def encode(self, values) -> np.ndarray:
        if isinstance(values, np.ndarray) and values.ndim == 3 and values.dtype == np.uint8:
            values = ImageList(values)
        if isinstance(values, ImageList) and not self.dimensions:
            return self._finish(*self._fitted(values.stack, values.type, values.space), values.space)
        return super().encode(values)

    def encode_flat(self, values: list) -> np.ndarray:
        found: list = [None] * len(values)
        alike: dict[tuple, list[int]] = {}
        for at, value in enumerate(values):
            one = self._picture(value, at + 1)
            found[at] = one
            if isinstance(one, Image):
                alike.setdefault((one.array.shape, one.type, one.space), []).append(at)
        for (_, kind, space), places in alike.items():
            stack = np.stack([found[at].array for at in places])
            coded = self._finish(*self._fitted(stack, kind, space, places[0] + 1), space)
            for at, row in zip(places, coded, strict=True):
                found[at] = row
        for at, row in enumerate(found):
            if row.shape != found[0].shape:
                axis = -1 if self.interleaving else 0
                raise CHANNELS_DIFFER(at + 1, row.shape[axis], found[0].shape[axis])
        return np.stack(found) if found else np.empty((0, *(d or 1 for d in self.core.dims)), np.float32)

    def _picture(self, value, place: int) -> Image | np.ndarray:
        """An input as an Image, or as the array that is encoded already."""
        if isinstance(value, Image):
            return value
        if file_name(value) is not None:
            return self._read(file_name(value), place)
        if hasattr(value, "getbands"):
            return from_pillow(value)
        array = value if isinstance(value, np.ndarray) else numbers(value) if is_list(value) else None
        if isinstance(value, np.ndarray) and value.dtype == np.uint8 and _is_picture(value.shape):
            return Image(value)
        if array is not None and self.is_encoded(array.shape):
            return array.astype(np.float32)
        if isinstance(value, np.ndarray) and _is_picture(value.shape):
            return Image(value)
        raise NOT_AN_IMAGE(place, size_words(self.core.dims), described(value, array))

    def _read(self, name: str, place: int) -> Image:
        try:
            return read_picture(name)
        except FileNotFoundError:
            raise NO_PICTURE(place, name, " There is no such file.") from None
        except UNREADABLE:
            raise NO_PICTURE(place, name, "") from None

    def _fitted(self, stack: np.ndarray, kind: str, space, place: int = 1) -> tuple[np.ndarray, str]:
        """A stack of one type and colour space without alpha, in the size of the encoder; and its type.

        Bits that are resized become bytes, as there are grays then.
        """
        channels = 1 if stack.ndim == 3 else stack.shape[3]
        if space is None and self.space is not None:
            raise NO_COLORS(place, channels, self.space)
        if space is not None and channels > CHANNELS[space]:
            stack = stack[..., : CHANNELS[space]]
            stack = stack[..., 0] if CHANNELS[space] == 1 else stack
        if kind == "Bit" and stack.shape[1:3] != self.size[::-1]:
            stack, kind = converted(stack, kind, "Byte"), "Byte"
        colors = np.zeros(channels) if space is None else color_in(self.padding, space)
        padding = converted(colors if stack.ndim == 4 else colors[0], "Real64", kind)
        size = self.size[::-1]
        return conformed(stack, kind, size, self.method, self.kernel, self.place, padding), kind

    def _finish(self, stack: np.ndarray, kind: str, space) -> np.ndarray:
        """Pixels (N, rows, columns[, channels]) of the right size to the array of the port."""
        dtype = np.float64 if kind == "Real64" else np.float32
        pixels = stack.astype(dtype) if is_real(kind) else np.divide(stack, FULL[kind], dtype=dtype)
        pixels = pixels if pixels.ndim == 4 else pixels[..., None]
        if self.space is not None:
            pixels = recolored(pixels, space, self.space)
        mean, deviation = self.statistics(self.size[::-1], dtype)
        if mean is not None:
            pixels = pixels - mean
        if deviation is not None:
            pixels = pixels / deviation
        return np.ascontiguousarray(pixels.transpose(self.axes()))

    def lazy(self, values) -> Lazy | None:
        """Images of integer types stay what they are, in the size of the encoder; files are read late."""
        if self.dimensions or not is_list(values) or values.array is not None or not len(values):
            return None
        if not isinstance(values, ImageList):
            items = values.args
            if all(file_name(item) is not None for item in items):
                return Lazy(_numbered(items), self._read_late)
            values = self._conformed_list(items)
        if values is None or is_real(values.type):
            return None
        stack, kind = self._fitted(values.stack, values.type, values.space)
        return Lazy(stack, partial(self._finish, kind=kind, space=values.space))

    def _read_late(self, rows: np.ndarray) -> np.ndarray:
        """The files of some rows of `_numbered`."""
        return self.encode_flat([self._read(file_name(item), place) for place, item in rows])

    def _conformed_list(self, items) -> ImageList | None:
        """Images of one type and colour space but perhaps of many sizes, in the size of the encoder."""
        if not all(isinstance(item, Image) for item in items):
            return None
        kinds = {(item.type, item.space) for item in items}
        if len(kinds) > 1 or is_real(items[0].type):
            return None
        ((kind, space),) = kinds
        if kind == "Bit":  # some may be resized, others not
            kind, items = "Byte", [item.like(item.values("Byte"), "Byte") for item in items]
        rows = [
            self._fitted(item.array[None], kind, space, place)[0][0]
            for place, item in enumerate(items, start=1)
        ]
        if len({row.shape for row in rows}) > 1:
            return None
        return ImageList(np.stack(rows), kind, items[0].color_space if space is None else space)


def _numbered(items) -> np.ndarray:
    """(position from 1, item) of all items, as one array of objects."""
    found = np.empty(len(items), dtype=object)
    for at, item in enumerate(items):
        found[at] = (at + 1, item)
    return found


def _is_picture(shape: tuple) -> bool:
    """Rows, columns and no channels, or up to four of them."""
    return len(shape) == 2 or (len(shape) == 3 and shape[2] <= 4)


def _may_be_numbers(value) -> bool:
    """Whether the innermost of nested lists is a number; looks at first elements only."""
    while is_list(value) and value.array is None and len(value) and not isinstance(value, ImageList):
        value = value.item(0)
    packed = isinstance(value, Expr) and value.array is not None
    return packed or isinstance(value, np.ndarray | int | float)


@decoder("Image")
class ImageDecoder(_Pixels, Decoder):
    """An array of pixels to an image of type "Real32": pixel = number Sqrt[variance] + mean.

    Source: reference page netdecoder/Image.
    """

    color_space: str | None = parameter(
        1, "ColorSpace", default="RGB", read=picture_space, show=show_space, named=True
    )
    transposed: bool = parameter(None, "DataTransposed", default=False, read=truth)
    interleaving: bool = parameter(None, "Interleaving", default=False, read=truth)
    mean: object = parameter(None, "MeanImage", default=None, read=per_channel, show=show_none)
    variance: object = parameter(None, "VarianceImage", default=None, read=variance, show=show_none)

    default = "Image"

    def __post_init__(self):
        self.check_lengths()

    @property
    def space(self) -> str | None:
        return self.color_space

    @property
    def port_type(self) -> PortType:
        return PortType(self.dims_of(None, None), "Real", None, self)

    def depth(self) -> int:
        return 3

    def matching_encoder(self, dims: tuple | None = None) -> ImageEncoder:
        """For an output of these dimensions; of the default size where they are not known."""
        size = DEFAULT_SIZE
        if dims is not None and len(dims) == 3 and all(isinstance(d, int) for d in dims):
            plane = dims[:2] if self.interleaving else dims[1:]
            size = plane if self.transposed else plane[::-1]
        return ImageEncoder(
            size,
            self.color_space,
            transposed=self.transposed,
            interleaving=self.interleaving,
            mean=self.mean,
            variance=self.variance,
        )

    @decoded("Image")
    def image(self, array: np.ndarray) -> list:
        """N images from (N, ...)."""
        pixels = array.transpose(np.argsort(self.axes()))
        mean, deviation = self.statistics(pixels.shape[1:3], np.float64)
        if deviation is not None:
            pixels = pixels * deviation
        if mean is not None:
            pixels = pixels + mean
        space = S.Automatic if self.color_space is None else self.color_space
        return list(ImageList(pixels.astype(np.float32), "Real32", space))
