"""Types of pixel values: what they are stored as, and from one to another.

An image is an array (rows, columns) or (rows, columns, channels); row 0 is the top. Whatever the
type, black is 0 and white is the type's `FULL` value. Source: reference pages Image and ImageData.
"""

from __future__ import annotations

import numpy as np

DTYPES = {
    "Bit": np.dtype(np.uint8),
    "Byte": np.dtype(np.uint8),
    "Bit16": np.dtype(np.uint16),
    "Real32": np.dtype(np.float32),
    "Real64": np.dtype(np.float64),
}
FULL = {"Bit": 1, "Byte": 255, "Bit16": 65535, "Real32": 1, "Real64": 1}
ALIASES = {"Real": "Real32"}

_TYPES = {"b": "Bit", "u1": "Byte", "u2": "Bit16", "f4": "Real32", "f2": "Real32", "f8": "Real64"}


def type_of(dtype: np.dtype) -> str:
    """The type of pixel that an array of this dtype holds when nothing else is said."""
    return _TYPES.get(dtype.kind if dtype.kind == "b" else dtype.str[1:], "Real32")


def is_real(kind: str) -> bool:
    return kind.startswith("Real")


def stored(array: np.ndarray, kind: str) -> np.ndarray:
    """Values of that type (0..255 for "Byte"), in its dtype: integers rounded and clipped to the range."""
    dtype = DTYPES[kind]
    if array.dtype == dtype and kind != "Bit":
        return array
    if is_real(kind):
        return array.astype(dtype)
    if array.dtype.kind == "f":
        array = np.rint(np.nan_to_num(array))
    if array.dtype == bool:
        return array.astype(dtype)
    return np.clip(array, 0, FULL[kind]).astype(dtype)


def converted(array: np.ndarray, kind: str, wanted: str) -> np.ndarray:
    """Pixels of one type as another: FULL goes to FULL; reals out of 0..1 are clipped by integer types."""
    if kind == wanted:
        return array
    if is_real(wanted):
        scale = DTYPES[wanted].type(FULL[kind])
        found = array.astype(DTYPES[wanted])
        return found if scale == 1 else np.divide(found, scale, out=found)
    if is_real(kind):
        return stored(np.multiply(array, FULL[wanted], dtype=np.float64), wanted)
    if wanted == "Bit":
        return (array > FULL[kind] // 2).astype(np.uint8)
    if FULL[wanted] > FULL[kind]:
        return array.astype(DTYPES[wanted]) * DTYPES[wanted].type(FULL[wanted] // FULL[kind])
    return ((array.astype(np.uint32) + 128) // 257).astype(np.uint8)


def wider(kinds) -> str:
    """The type that holds the values of all these types."""
    return max(kinds, key=list(DTYPES).index)
