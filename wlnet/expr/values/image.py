"""Images as values, and lists of images as views over one array.

`Image[...]` is an atom. An ImageList is a List expression over a stack of equal-sized pictures:
a named set of 60 000 images is one array of bytes, and an Image comes to be when somebody looks
at it. Pixels are never copied on the way.
"""

from __future__ import annotations

import io
import math
from fractions import Fraction
from functools import reduce
from importlib import import_module

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, boolean, rule, wl_list
from wlnet.expr.listed import Listed
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.pixels.color import CHANNELS, recolored
from wlnet.expr.pixels.types import DTYPES, converted, type_of
from wlnet.expr.symbols import S
from wlnet.expr.values.raster import GUESSED, Raster

_OPERATIONS = {"Plus": np.add, "Times": np.multiply, "Power": np.power}
_SIZES = "The images have different sizes: `1`."


class Image(Raster):
    """A picture, (rows, columns).

    options        (name, setting) pairs that only concern display, such as ImageSize
    """

    wl_head = S.Image
    axes = 2

    def __init__(self, array: np.ndarray, type: str | None = None, color_space=S.Automatic, options=()):
        super().__init__(array, type, color_space)
        self.options = tuple(options)

    # -- what it holds ------------------------------------------------------------------------

    @property
    def has_alpha(self) -> bool:
        return self.space is not None and self.channels == CHANNELS[self.space] + 1

    def like(self, array: np.ndarray, type: str | None = None, color_space=None) -> Image:
        """Another picture with the colour space, type and options of this one."""
        space = self.color_space if color_space is None else color_space
        return Image(array, type or self.type, space, self.options)

    # -- doors --------------------------------------------------------------------------------

    def pil(self):
        """A Pillow image of bytes: L, LA, RGB or RGBA."""
        pillow = import_module("PIL.Image")  # not before there is a picture: it takes 15 ms to load
        array = np.ascontiguousarray(displayable(self))
        mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[array.shape[2]]
        return pillow.frombuffer(mode, self.size, array, "raw", mode, 0, 1)

    def png(self) -> bytes:
        """The picture as a PNG file, for pages and terminals that draw."""
        target = io.BytesIO()
        self.pil().save(target, "PNG")
        return target.getvalue()

    def _repr_png_(self) -> bytes:
        return self.png()

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return np.array(self.array, dtype=dtype, copy=bool(copy) or None)

    def wl_arithmetic(self, operation: str, terms: tuple) -> Image | None:
        """Plus, Times or Power of images and numbers, pixel by pixel, as reals that are not clipped.

        None where a term is neither. The alpha channel is that of the first image. Raises
        OPERATION::imgdim for images of different sizes.
        """
        pictures = [x for x in terms if isinstance(x, Image)]
        numbers = [x for x in terms if isinstance(x, int | float | Fraction) or x is S.E]
        if len(pictures) + len(numbers) < len(terms):
            return None
        if len({one.size for one in pictures}) > 1:
            sizes = [list(one.size) for one in pictures]
            raise Message(f"{operation}::imgdim", _SIZES)(sizes, value=UNEVALUATED)
        kind = "Real64" if any(one.type == "Real64" for one in pictures) else "Real32"
        space = pictures[0].space
        if any(one.space != space and one.channels != 1 for one in pictures):
            space = "RGB"
        values = [
            x._colors(kind, space) if isinstance(x, Image) else math.e if x is S.E else float(x)
            for x in terms
        ]
        with np.errstate(all="ignore"):
            found = reduce(_OPERATIONS[operation], values).astype(DTYPES[kind])
        if self.has_alpha:
            alpha = converted(self.array[:, :, -1:], self.type, kind)
            found = np.concatenate(
                [np.broadcast_to(found, (*alpha.shape[:2], found.shape[2])), alpha], axis=2
            )
        given = pictures[0].color_space if space == pictures[0].space else space
        return Image(found, kind, given, self.options)

    def _colors(self, kind: str, space: str | None) -> np.ndarray:
        """(rows, columns, c) without alpha, in a colour space where there are colours."""
        deep = converted(self.deep(), self.type, kind)
        deep = deep[:, :, :-1] if self.has_alpha else deep
        known = self.space is not None and space is not None
        return recolored(deep, self.space, space) if known else deep

    # -- an atom of the language --------------------------------------------------------------

    def __reduce__(self):
        return Image, (self.array, self.type, self.color_space, self.options)

    def wl_equal(self, other: Image) -> bool:
        """Equal: the same colours, whatever the type that holds them."""
        alike = self.space == other.space and self.array.shape == other.array.shape
        return alike and bool((self.values() == other.values()).all())

    def wl_text(self, form: str) -> str:
        return "-Image-"

    def wl_input(self) -> Expr:
        """Image[{{...}, ...}, type, options]: the pixels as lists of numbers."""
        data = packed(self.array)
        options = [] if self.color_space is S.Automatic else [rule(S.ColorSpace, self.color_space)]
        options += [rule(S(name), setting) for name, setting in self.options]
        return Expr(S.Image, (data, self.type, *options))

    def wl_information(self, name=None):
        """An association of what is known of the picture; one of its values; None for an unknown name."""
        facts = {
            "ObjectType": "Image",
            "Dimensions": wl_list(self.size),
            "Channels": self.channels,
            "ColorSpace": self.color_space,
            "DataType": self.type,
            "AlphaChannel": boolean(self.has_alpha),
            "ByteCount": self.array.nbytes,
        }
        if name == "Properties":
            return wl_list(facts)
        return Association(facts) if name is None or name is S.All else facts.get(name)

    def wl_options(self) -> dict:
        return {"ColorSpace": self.color_space, "Interleaving": S("True"), **dict(self.options)}


class ImageList(Listed):
    """{image1, image2, ...}: pictures of one size, type and colour space.

    stack    (N, rows, columns) or (N, rows, columns, channels); never written to
    """

    __slots__ = ("color_space", "stack", "type")

    inert = True  # the evaluator need not look inside

    def __init__(self, stack: np.ndarray, type: str | None = None, color_space=S.Automatic):
        assert stack.ndim in (3, 4), stack.shape
        if stack.ndim == 4 and stack.shape[3] == 1:
            stack = stack[..., 0]
        self.type = type or type_of(stack.dtype)
        self.stack = stack.astype(DTYPES[self.type], copy=False)
        self.color_space = color_space
        self.touched()

    @classmethod
    def of(cls, images) -> ImageList | None:
        """The images as one stack (which copies them); None where they differ in size, type or space."""
        images = list(images)
        if not images or not all(isinstance(one, Image) for one in images):
            return None
        if len({(one.array.shape, one.type, one.color_space) for one in images}) > 1:
            return None
        return cls(np.stack([one.array for one in images]), images[0].type, images[0].color_space)

    def made(self) -> tuple:
        return tuple(map(self._image, self.stack))

    def _image(self, array: np.ndarray) -> Image:
        return Image(array, self.type, self.color_space)

    @property
    def channels(self) -> int:
        return 1 if self.stack.ndim == 3 else self.stack.shape[3]

    @property
    def space(self) -> str | None:
        """As Image.space."""
        return GUESSED.get(self.channels) if self.color_space is S.Automatic else self.color_space

    def __len__(self) -> int:
        return len(self.stack)

    def __iter__(self):
        return map(self._image, self.stack)

    def item(self, index: int) -> Image:
        return self._image(self.stack[index]) if self._args is None else self._args[index]

    def sliced(self, index) -> ImageList | Expr:
        """Some of the images, as a view where `index` is a slice; without any, the empty list."""
        chosen = self.stack[index if isinstance(index, slice) else np.asarray(index, dtype=np.intp)]
        return ImageList(chosen, self.type, self.color_space) if len(chosen) else wl_list(())

    def __eq__(self, other) -> bool:
        if isinstance(other, ImageList):
            alike = (self.type, self.color_space) == (other.type, other.color_space)
            return alike and np.array_equal(self.stack, other.stack)
        return Expr.__eq__(self, other)

    __hash__ = Expr.__hash__

    def __reduce__(self):
        return ImageList, (self.stack, self.type, self.color_space)


def images_of(value) -> list[Image] | None:
    """The pictures of a list of images; None where it is anything else."""
    if not isinstance(value, Expr) or value.head is not S.List or value.array is not None or not len(value):
        return None
    found = list(value)
    return found if all(isinstance(one, Image) for one in found) else None


def displayable(image: Image) -> np.ndarray:
    """Bytes (rows, columns, c) to look at: gray, gray with alpha, RGB, RGB with alpha (c = 1 to 4).

    Channels that are no colours: the first three stand for red, green and blue.
    """
    deep = image.deep()
    space = image.space or "RGB"
    if space in ("Grayscale", "RGB"):
        return converted(deep if deep.shape[2] <= 4 else deep[:, :, :3], image.type, "Byte")
    colors, alpha = np.split(converted(deep, image.type, "Real32"), [CHANNELS[space]], axis=2)
    return converted(np.concatenate([recolored(colors, space, "RGB"), alpha], axis=2), "Real32", "Byte")
