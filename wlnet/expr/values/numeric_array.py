"""NumericArray and ByteArray: arrays in a type of their own, as atoms of the language.

A NumericArray keeps its NumPy array as it is, so a Real32 array of a net takes half the memory
of a list. Whoever wants numbers takes Normal of it, or `array`.
"""

from __future__ import annotations

import base64

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.positions import part
from wlnet.expr.symbols import S
from wlnet.expr.values.expected import NUMERIC_ARRAY

DTYPES = {
    "Integer8": np.int8,
    "Integer16": np.int16,
    "Integer32": np.int32,
    "Integer64": np.int64,
    "UnsignedInteger8": np.uint8,
    "UnsignedInteger16": np.uint16,
    "UnsignedInteger32": np.uint32,
    "UnsignedInteger64": np.uint64,
    "Real16": np.float16,
    "Real32": np.float32,
    "Real64": np.float64,
    "ComplexReal32": np.complex64,
    "ComplexReal64": np.complex128,
}
NAMES = {np.dtype(dtype): name for name, dtype in DTYPES.items()}


class _ArrayAtom:
    """What both have in common: an array, seen through Normal, Length, Dimensions and Part."""

    __slots__ = ("array",)

    def __init__(self, array: np.ndarray):
        self.array = array

    def wl_normal(self):
        """The packed list; integers above 2^63 as a plain one."""
        try:
            return packed(self.array)
        except ValueError:
            return _nested(self.array.tolist())

    def wl_dimensions(self) -> tuple[int, ...]:
        return self.array.shape

    def __len__(self) -> int:
        return len(self.array)

    def __bool__(self) -> bool:
        return True

    def wl_python(self) -> np.ndarray:
        return self.array

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return np.array(self.array, dtype=dtype, copy=bool(copy) or None)

    def __eq__(self, other) -> bool:
        return (
            type(self) is type(other)
            and self.array.dtype == other.array.dtype
            and np.array_equal(self.array, other.array)
        )

    def __hash__(self) -> int:
        return hash((type(self), self.array.shape, self.array.tobytes()))

    def wl_equal(self, other) -> bool:
        return np.array_equal(self.array, other.array)

    def __repr__(self) -> str:
        return self.wl_text("FullForm")

    def __reduce__(self):
        return type(self), (self.array,)


def _nested(values):
    return wl_list(map(_nested, values)) if isinstance(values, list) else values


class NumericArray(_ArrayAtom):
    """NumericArray[values, type].

    array    of rank >= 1, in one of DTYPES
    """

    __slots__ = ()
    wl_head = S.NumericArray

    def __init__(self, array: np.ndarray):
        super().__init__(array)
        while NUMERIC_ARRAY:
            NUMERIC_ARRAY.pop()(NumericArray)

    @property
    def type(self) -> str:
        return NAMES[self.array.dtype]

    def wl_part(self, specs: tuple):
        """An element is a number, a list of elements or a row again a NumericArray."""
        found = part(self.wl_normal(), specs)
        array = getattr(found, "array", None)
        return found if array is None else NumericArray(array.astype(self.array.dtype))

    def wl_text(self, form: str) -> str:
        if form == "OutputForm":
            return f"NumericArray[<{', '.join(map(str, self.array.shape))}>, {self.type}]"
        return f'NumericArray[{self.wl_normal()!r}, "{self.type}"]'

    def wl_input(self) -> Expr:
        return Expr(S.NumericArray, (self.wl_normal(), self.type))


class ByteArray(_ArrayAtom):
    """ByteArray[{b1, b2, ...}]: bytes 0 to 255 in a row."""

    __slots__ = ()
    wl_head = S.ByteArray

    def __bytes__(self) -> bytes:
        return self.array.tobytes()

    def wl_part(self, specs: tuple):
        found = part(self.wl_normal(), specs)
        array = getattr(found, "array", None)
        return found if array is None else ByteArray(array.astype(np.uint8))

    def wl_text(self, form: str) -> str:
        if form == "OutputForm":
            return f"ByteArray[<{len(self.array)}>]"
        return f'ByteArray["{base64.b64encode(bytes(self)).decode()}"]'


def byte_array(data: bytes) -> ByteArray:
    """The bytes as a value of the language."""
    return ByteArray(np.frombuffer(data, np.uint8))
