"""Images of three dimensions as values: `Image3D[...]` is an atom."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, rule
from wlnet.expr.pixels.types import DTYPES, converted, type_of
from wlnet.expr.symbols import S

_GUESSED = {1: "Grayscale", 2: "Grayscale", 3: "RGB", 4: "RGB"}


class Image3D:
    """A volume of voxels.

    array          (height, depth, width) for one channel, else (height, depth, width, channels): slices from
                   the top down, rows from the back to the front; never written to
    type           "Bit", "Byte", "Bit16", "Real32" or "Real64"
    color_space    "Grayscale", "RGB", ..., or Automatic where none was given
    """

    wl_head = S.Image3D

    def __init__(self, array: np.ndarray, type: str | None = None, color_space=S.Automatic):
        assert array.ndim in (3, 4) and array.size, array.shape
        self.type = type or type_of(array.dtype)
        if array.ndim == 4 and array.shape[3] == 1:
            array = array[..., 0]
        self.array = array.astype(DTYPES[self.type], copy=False)
        self.color_space = color_space

    @property
    def channels(self) -> int:
        return 1 if self.array.ndim == 3 else self.array.shape[3]

    @property
    def size(self) -> tuple[int, int, int]:
        """(width, depth, height)"""
        return self.array.shape[2::-1]

    @property
    def space(self) -> str | None:
        """The colour space that the channels stand for; None where they are no colours."""
        return _GUESSED.get(self.channels) if self.color_space is S.Automatic else self.color_space

    def deep(self) -> np.ndarray:
        """The array with an axis for the channels, always."""
        return self.array if self.array.ndim == 4 else self.array[..., None]

    def values(self, kind: str = "Real64") -> np.ndarray:
        """The array as voxels of another type; black is 0 and white 1 in real types."""
        return converted(self.array, self.type, kind)

    def numpy(self) -> np.ndarray:
        """The array itself, in the dtype of its type."""
        return self.array

    @cached_property
    def digest(self) -> bytes:
        """8 bytes that are the same for the same voxels in every session."""
        return blake2b(np.ascontiguousarray(self.array), digest_size=8).digest()

    def __eq__(self, other) -> bool:
        return (
            isinstance(other, Image3D)
            and (self.type, self.color_space) == (other.type, other.color_space)
            and np.array_equal(self.array, other.array)
        )

    def __hash__(self) -> int:
        return hash((self.type, self.array.shape, self.digest))

    def __reduce__(self):
        return Image3D, (self.array, self.type, self.color_space)

    def __repr__(self) -> str:
        """Also what Hash and Sort go by."""
        size = " x ".join(map(str, self.size))
        kind = f"{self.channels} channels, {self.type}, {self.color_space}"
        return f"<Image3D {size}, {kind}, {self.digest.hex()}>"

    def wl_text(self, form: str) -> str:
        return "-Image3D-"

    def wl_input(self) -> Expr:
        """Image3D[{{{...}, ...}, ...}, type, options]"""
        options = [] if self.color_space is S.Automatic else [rule(S.ColorSpace, self.color_space)]
        return Expr(S.Image3D, (packed(self.array), self.type, *options))
