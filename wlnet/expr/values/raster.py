"""What images of two and of three dimensions share."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import ClassVar

import numpy as np

from wlnet.expr.pixels.types import DTYPES, converted, type_of
from wlnet.expr.symbols import S

GUESSED = {1: "Grayscale", 2: "Grayscale", 3: "RGB", 4: "RGB"}


class Raster:
    """Elements (pixels, voxels) on a grid of `axes` axes.

    array          (..grid..) for one channel, else (..grid.., channels); never written to
    type           "Bit", "Byte", "Bit16", "Real32" or "Real64"
    color_space    "Grayscale", "RGB", ..., or Automatic where none was given
    """

    axes: ClassVar[int]

    def __init__(self, array: np.ndarray, type: str | None = None, color_space=S.Automatic):
        assert array.ndim in (self.axes, self.axes + 1) and array.size, array.shape
        self.type = type or type_of(array.dtype)
        if array.ndim > self.axes and array.shape[-1] == 1:
            array = array[..., 0]
        self.array = array.astype(DTYPES[self.type], copy=False)
        self.color_space = color_space

    @property
    def channels(self) -> int:
        return 1 if self.array.ndim == self.axes else self.array.shape[-1]

    @property
    def size(self) -> tuple[int, ...]:
        """(width, height) or (width, depth, height)"""
        return self.array.shape[self.axes - 1 :: -1]

    @property
    def space(self) -> str | None:
        """The colour space that the channels stand for; None where they are no colours."""
        return GUESSED.get(self.channels) if self.color_space is S.Automatic else self.color_space

    def deep(self) -> np.ndarray:
        """The array with an axis for the channels, always."""
        return self.array if self.array.ndim > self.axes else self.array[..., None]

    def values(self, kind: str = "Real64") -> np.ndarray:
        """The array as elements of another type; black is 0 and white 1 in real types."""
        return converted(self.array, self.type, kind)

    def numpy(self) -> np.ndarray:
        """The array itself, in the dtype of its type."""
        return self.array

    @cached_property
    def digest(self) -> bytes:
        """8 bytes that are the same for the same elements in every session."""
        return blake2b(np.ascontiguousarray(self.array), digest_size=8).digest()

    def __eq__(self, other) -> bool:
        return (
            type(other) is type(self)
            and (self.type, self.color_space) == (other.type, other.color_space)
            and np.array_equal(self.array, other.array)
        )

    def __hash__(self) -> int:
        return hash((self.type, self.array.shape, self.digest))

    def __sizeof__(self) -> int:
        return object.__sizeof__(self) + self.array.nbytes

    def __repr__(self) -> str:
        """Also what Hash and Sort go by: the digest tells images of one size apart."""
        size = " x ".join(map(str, self.size))
        kind = f"{self.channels} channels, {self.type}, {self.color_space}"
        return f"<{type(self).__name__} {size}, {kind}, {self.digest.hex()}>"
