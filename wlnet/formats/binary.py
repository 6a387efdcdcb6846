"""Numbers and texts as bytes: the types of BinaryRead and BinaryWrite, each of them also a format."""

from __future__ import annotations

import sys
from fractions import Fraction

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.formats.format import Format, NoForm, add

# types that NumPy has, without the order of bytes
_DTYPES = {
    "Byte": "u1",
    "Character8": "u1",
    "Character16": "u2",
    "Complex64": "c8",
    "Complex128": "c16",
    "Integer8": "i1",
    "Integer16": "i2",
    "Integer32": "i4",
    "Integer64": "i8",
    "Real16": "f2",
    "Real32": "f4",
    "Real64": "f8",
    "UnsignedInteger8": "u1",
    "UnsignedInteger16": "u2",
    "UnsignedInteger32": "u4",
    "UnsignedInteger64": "u8",
}
_WIDE = {"Integer24": 3, "Integer128": 16, "UnsignedInteger24": 3, "UnsignedInteger128": 16}
TYPES = (*_DTYPES, *_WIDE, "TerminatedString")
ALIASES = {S.Byte: "Byte", S.Character: "Character8", S.Integer: "Integer32", S.Real: "Real64"}


def width(kind: str) -> int:
    """Bytes of one value; 0 for those that end by themselves."""
    return _WIDE.get(kind) or (np.dtype(_DTYPES[kind]).itemsize if kind in _DTYPES else 0)


def is_text(kind: str) -> bool:
    return kind.startswith("Character")


def read_many(data: bytes, kind: str, order: str):
    """All values in the bytes, as a packed list where they are numbers; what is left over is dropped.

    order    "<" or ">", the least or the most significant byte first
    """
    if kind in _WIDE:
        size = _WIDE[kind]
        return wl_list(_wide(data[i : i + size], kind, order) for i in range(0, len(data) - size + 1, size))
    dtype = np.dtype(order + _DTYPES[kind])
    array = np.frombuffer(data, dtype, len(data) // dtype.itemsize)
    if is_text(kind):
        return wl_list(map(chr, array.tolist()))
    if array.dtype.kind in "fc" and not np.isfinite(array).all():
        return wl_list(map(_finite, array.tolist()))
    if kind == "UnsignedInteger64" and array.size and int(array.max()) >= 2**63:
        return wl_list(array.tolist())
    return packed(array)


def read_one(data: bytes, kind: str, order: str):
    """The value of exactly `width(kind)` bytes."""
    return read_many(data, kind, order).item(0)


def _wide(data: bytes, kind: str, order: str) -> int:
    return int.from_bytes(data, "little" if order == "<" else "big", signed=not kind.startswith("U"))


def _finite(x):
    if isinstance(x, complex):
        return x
    return x if np.isfinite(x) else S.Indeterminate if x != x else _infinity(x)


def _infinity(x: float):
    return S.DirectedInfinity(1 if x > 0 else -1)


def to_bytes(value, kind: str, order: str) -> bytes | None:
    """The bytes of a value or of all values of a list; None for one that the type does not have."""
    if isinstance(value, str):
        if kind == "TerminatedString":
            return value.encode() + b"\0"
        if is_text(kind) or kind in ("Byte", "UnsignedInteger8"):
            return value.encode("latin-1" if all(ord(c) < 256 for c in value) else "utf-8")
        return None
    array = getattr(value, "array", None)
    if array is not None and kind in _DTYPES and not is_text(kind):
        return _array_bytes(array, kind, order)
    if is_list(value):
        parts = [to_bytes(item, kind, order) for item in value.args]
        return None if None in parts else b"".join(parts)
    if kind in _WIDE and type(value) is int:
        try:
            signed = not kind.startswith("U")
            return value.to_bytes(_WIDE[kind], "little" if order == "<" else "big", signed=signed)
        except OverflowError:
            return None
    if kind not in _DTYPES or isinstance(value, Expr):
        return None
    if type(value) not in (int, float, complex, Fraction):
        return None
    return _array_bytes(np.asarray(float(value) if type(value) is Fraction else value), kind, order)


def _array_bytes(array: np.ndarray, kind: str, order: str) -> bytes | None:
    dtype = np.dtype(order + _DTYPES[kind])
    if array.dtype.kind == "O" or (dtype.kind in "iu" and array.dtype.kind not in "iu"):
        return None
    if dtype.kind in "iu" and array.size:
        bounds = np.iinfo(dtype)
        if int(array.min()) < bounds.min or int(array.max()) > bounds.max:
            return None
    if dtype.kind == "f" and array.dtype.kind == "c":
        return None
    return array.astype(dtype).tobytes()


def _element(kind: str):
    def numbers(data: bytes, options: dict):
        return read_many(data, kind, "<" if options["ByteOrdering"] == -1 else ">")

    return numbers


def _writer(kind: str):
    def write(expr, options: dict, show) -> bytes:
        found = to_bytes(expr, kind, "<" if options["ByteOrdering"] == -1 else ">")
        if found is None:
            raise NoForm(expr)
        return found

    return write


for _kind in (*_DTYPES, *_WIDE):
    _options = {"ByteOrdering": -1 if sys.byteorder == "little" else 1}
    add(Format(_kind, (), "Data", {"Data": _element(_kind)}, _writer(_kind), _options, binary=True))
