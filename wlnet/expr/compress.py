"""Compress strings: "1:", then in base 64 the compressed bytes of "!boR" and tokens with 32-bit counts.

Each token is a letter, for variable sizes a count, and its data, little-endian. Reading gives expressions
that are not evaluated. Source: files of nets and notebooks of all versions.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Callable
from math import prod

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_rule
from wlnet.expr.serial import (
    Reader,
    SerialError,
    as_expression,
    big_text,
    call,
    finished,
    number,
    symbol_name,
)
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.numeric_array import ByteArray, NumericArray

HEADER = b"!boR"


class Digits(int):
    """An integer that a Compress string holds as digits, whatever its size."""


def to_compressed(value) -> str:
    """The string that Compress gives. Raises TypeError for an object that has no form there."""
    parts = [HEADER]
    stack = [value]
    while stack:
        token, children = _compress_token(stack.pop())
        parts.append(token)
        stack.extend(reversed(children))
    return "1:" + base64.b64encode(zlib.compress(b"".join(parts))).decode()


def _counted(letter: bytes, data: bytes) -> bytes:
    return letter + struct.pack("<i", len(data)) + data


def _compress_token(value) -> tuple[bytes, list]:
    kind = type(value)
    if kind is int:
        if -(2**31) <= value < 2**31:
            return b"i" + struct.pack("<i", value), []
        return _counted(b"I", str(value).encode()), []
    if kind is Digits:
        return _counted(b"I", str(int(value)).encode()), []
    if kind is float:
        return b"r" + struct.pack("<d", value), []
    if kind is str:
        return _counted(b"S", _escaped(value)), []
    if kind is Symbol:
        return _counted(b"s", symbol_name(value)), []
    if kind is BigReal:
        return _counted(b"R", big_text(value).encode()), []
    if kind is Association:
        return b"f" + struct.pack("<i", len(value.data)), [S.Association, *value.rules()]
    if isinstance(value, Expr):
        array = value.array
        if array is not None and array.dtype.kind == "f":
            return b"e" + _dims(array) + array.astype("<f8").tobytes(), []
        if array is not None and array.dtype.kind == "i" and np.abs(array).max() < 2**31:
            return b"n" + _dims(array) + array.astype("<i4").tobytes(), []
        return b"f" + struct.pack("<i", len(value.args)), [value.head, *value.args]
    if kind is NumericArray:
        return b"", [Expr(S.NumericArray, (value.wl_normal(), value.type))]
    if kind is ByteArray:
        return b"", [Expr(S.ByteArray, (base64.b64encode(bytes(value)).decode(),))]
    made = as_expression(value)
    if made is None:
        raise TypeError(f"{value!r:.60} cannot be compressed")
    return b"", [made]


def _dims(array: np.ndarray) -> bytes:
    return struct.pack(f"<{array.ndim + 1}i", array.ndim, *array.shape)


def _escaped(text: str) -> bytes:
    r"""ASCII; \ooo (octal) for control characters, \:xxxx for others (surrogates above 16 bits)."""
    found = []
    for c in text.replace("\\", "\\\\"):
        if c.isascii():
            found.append(c if c.isprintable() else f"\\{ord(c):03o}")
        else:
            units = c.encode("utf-16-be").hex()
            found += [f"\\:{units[i : i + 4]}" for i in range(0, len(units), 4)]
    return "".join(found).encode()


_OCTAL = re.compile(r"\\([0-7]{3})")


def _unescaped(data: bytes) -> str:
    text = data.decode("latin-1")
    found, at = bytearray(), 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] == ":":
            found += bytes.fromhex(text[at + 2 : at + 6])
            at += 6
            continue
        octal = _OCTAL.match(text, at)
        if octal is not None:
            found += chr(int(octal[1], 8)).encode("utf-16-be")
            at = octal.end()
            continue
        if text[at] == "\\":
            at += 1
        found += text[at : at + 1].encode("utf-16-be")
        at += 1
    return found.decode("utf-16-be")


def from_compressed(text: str, resolve: Callable[[str], Symbol], exact: bool = False):
    """The value of a Compress string; `exact`: as to_compressed needs it for the same bytes again.

    Raises SerialError.
    """
    if not text.startswith("1:"):
        raise SerialError("a compressed string begins with 1:")
    try:
        data = zlib.decompress(base64.b64decode("".join(text[2:].split()), validate=True))
    except (binascii.Error, zlib.error):
        raise SerialError("the compressed data are damaged") from None
    if not data.startswith(HEADER):
        raise SerialError("the compressed data have a header that is not known")
    reader = _CompressReader(data[len(HEADER) :], resolve)
    reader.exact = exact
    return finished(reader)


# Arrays: reals and integers; bytes, 16-bit integers and 32-bit reals inside RawArray and NumericArray.
_ARRAYS = {b"e": "<f8", b"n": "<i4", b"b": "<u1", b"h": "<i2", b"l": "<f4"}


class _CompressReader(Reader):
    """exact    integers that stand as digits are Digits, so that writing gives the same bytes"""

    exact = False

    def token(self):
        letter = self.take(1)
        if letter == b"i":
            return self.unpacked("<i")
        if letter == b"r":
            return self.unpacked("<d")
        if letter == b"f":
            return _compressed_call, self.unpacked("<i") + 1
        if letter in _ARRAYS:
            shape = [self.unpacked("<i") for _ in range(self.unpacked("<i"))]
            dtype = np.dtype(_ARRAYS[letter])
            data = np.frombuffer(self.take(prod(shape) * dtype.itemsize), dtype).reshape(shape)
            return packed(data)
        if letter not in (b"s", b"S", b"I", b"R"):
            raise SerialError(f"no token begins with {letter!r}")
        data = self.take(self.unpacked("<i"))
        try:
            make = {b"s": self.resolve, b"I": Digits if self.exact else int, b"R": number}.get(letter)
            return _unescaped(data) if make is None else make(data.decode())
        except ValueError:
            raise SerialError("a name, text or number is damaged") from None


def _compressed_call(parts: list):
    found = call(parts)
    if isinstance(found, Expr) and found.head is S.Association and all(map(is_rule, found.args)):
        return Association.from_rules(found.args)
    return found
