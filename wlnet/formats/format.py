"""A Format: what Import and Export know of one kind of file; the collection FORMATS.

A format reads bytes into expressions, one function an element ("Data", "Text"), and writes
an expression to bytes. Add one with `FORMATS.add` in a file of this folder.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import field
from pathlib import PurePath

from wlnet.expr.registry import Registry
from wlnet.frozen import frozen


class NoForm(Exception):
    """The expression cannot be written in this format; the text of the fault in user's words."""


class Malformed(Exception):
    """The bytes are not of this format; the text of the fault in user's words."""


class BadSetting(Exception):
    """An option has a value that it does not take: its name, the value, and in words what it takes."""


@frozen
class Format:
    """
    name         as in Import["file", "CSV"]
    extensions   without the dot
    default      element that Import gives when none is named
    read         element -> function(bytes, options) -> expression
    write        function(expression, options, show) -> bytes, or None; `show` gives the text of any
                 expression
    options      names and default values
    aliases      other names, as in Import["file", "JPG"]
    binary       the bytes are no text: as a string they are one character each
    evaluated    what is read needs no evaluation
    evaluates    functions of `read` take the evaluation as a third argument
    reals        exact numbers are written as reals
    remark       function(value) -> what is to be said of a file of it that was written, or None
    """

    name: str
    extensions: tuple[str, ...]
    default: str
    read: dict[str, Callable]
    write: Callable | None = None
    options: dict[str, object] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    binary: bool = False
    evaluated: bool = True
    evaluates: bool = False
    reals: bool = False
    remark: Callable | None = None


FORMATS = Registry("format", "wlnet.formats")


def add(made: Format) -> Format:
    for name in (made.name, *made.aliases):
        FORMATS.add(name, made)
    return made


def by_extension(name: str) -> Format | None:
    """The format that a file name's extension stands for."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    return next((one for one in FORMATS.values() if extension in one.extensions), None)


def decoded(data: bytes, encoding: str = "UTF8") -> str:
    """Text of bytes; what is not UTF-8 is read as Latin-1. BadSetting for an unknown encoding."""
    codec = _codec(encoding)
    try:
        text = data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoded(text: str, encoding: str = "UTF8") -> bytes:
    """Bytes of a text. BadSetting for an encoding that is unknown or lacks one of the characters."""
    try:
        return text.encode(_codec(encoding))
    except UnicodeEncodeError as error:
        wanted = f'an encoding that has the character "{text[error.start]}"'
        raise BadSetting("CharacterEncoding", encoding, wanted) from None


def _codec(encoding) -> str:
    try:
        codec = codecs.lookup(encoding).name
        "".encode(codec)  # LookupError for a codec that is none of texts
    except (LookupError, TypeError, ValueError):
        wanted = 'the name of an encoding of texts, as "UTF-8"'
        raise BadSetting("CharacterEncoding", encoding, wanted) from None
    return codec
