"""Base64: bytes as letters, in lines of at most 76."""

from __future__ import annotations

import base64
import binascii

from wlnet.expr.values.numeric_array import ByteArray, byte_array
from wlnet.formats.format import Format, Malformed, add, decoded, encoded


def _bytes(data: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(data.split()), validate=True)
    except binascii.Error as error:
        raise Malformed(str(error)) from None


def _write(expr, options: dict, show) -> bytes:
    """Of a string its UTF-8, of another expression its text."""
    plain = expr.array.tobytes() if isinstance(expr, ByteArray) else encoded(show(expr), "UTF8")
    return base64.encodebytes(plain)


_ELEMENTS = {
    "ByteArray": lambda data, options: byte_array(_bytes(data)),
    "String": lambda data, options: decoded(_bytes(data)),
}

add(Format("Base64", ("b64",), "String", _ELEMENTS, _write))
