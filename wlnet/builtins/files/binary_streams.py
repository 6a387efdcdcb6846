"""BinaryRead, BinaryReadList, BinaryWrite, ReadByteArray: numbers and texts as bytes."""

from __future__ import annotations

import sys

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import ByteArray, byte_array
from wlnet.formats.binary import ALIASES, TYPES, read_many, read_one, to_bytes, width
from wlnet.language.builtin import builtin
from wlnet.language.open_streams import FAILED, close_opened, reading, write_to
from wlnet.language.streams import Reading

BAD_TYPE = Message("BinaryRead::format", "`1` is not a type of binary data; `2` are.")
BAD_ORDER = Message("General::byteord", "ByteOrdering -> `1` should be -1 (least significant first) or 1.")
NO_BYTES = Message("BinaryWrite::nocoerce", "`1` cannot be written as `2`.")

END = S.EndOfFile
_OPTIONS = {"ByteOrdering": -1 if sys.byteorder == "little" else 1}


def _kind(kind) -> str:
    name = ALIASES.get(kind, kind) if not isinstance(kind, Expr) else kind
    if not isinstance(name, str) or name not in TYPES:
        raise BAD_TYPE(kind, ", ".join(TYPES))
    return name


def _order(options: dict) -> str:
    if options["ByteOrdering"] not in (-1, 1):
        raise BAD_ORDER(options["ByteOrdering"])
    return "<" if options["ByteOrdering"] == -1 else ">"


def _one(source: Reading, kind: str, order: str):
    if kind == "TerminatedString":
        return END if source.ended else source.record((b"\0",))
    data = source.take(width(kind))
    return read_one(data, kind, order) if len(data) == width(kind) else END


@builtin("BinaryRead[source_]", "BinaryRead[source_, kind_]", options=_OPTIONS)
def binary_read(evaluation, source, kind="Byte", options=None):
    """BinaryRead[stream, "Integer32"] reads a number of a type; {type1, ...} gives a list."""
    order, several = _order(options), is_list(kind)
    kinds = list(map(_kind, kind.args)) if several else [_kind(kind)]
    found = reading(evaluation, source, S.BinaryRead)
    if found is None:
        return FAILED
    values = [_one(found[0], one, order) for one in kinds]
    return wl_list(values) if several else values[0]


@builtin(
    "BinaryReadList[source_]",
    "BinaryReadList[source_, kind_]",
    "BinaryReadList[source_, kind_, n_Integer]",
    options=_OPTIONS,
)
def binary_read_list(evaluation, source, kind="Byte", n=None, options=None):
    """BinaryReadList["file", "Real32", n] gives the (first n) numbers of a type in a file or stream."""
    order, several = _order(options), is_list(kind)
    kinds = list(map(_kind, kind.args)) if several else [_kind(kind)]
    found = reading(evaluation, source, S.BinaryReadList)
    if found is None:
        return FAILED
    made, opened = found
    try:
        if not several and width(kinds[0]):
            left = len(made.data) - made.at
            size = width(kinds[0])
            whole = left // size if n is None else min(n, left // size)
            return read_many(made.take(whole * size), kinds[0], order)
        rows: list = []
        while n is None or len(rows) < n:
            row = [_one(made, one, order) for one in kinds]
            if row[0] is END:
                break
            rows.append(wl_list(row) if several else row[0])
        return rows
    finally:
        if opened:
            close_opened(evaluation, made)


@builtin("BinaryWrite[target_, data_]", "BinaryWrite[target_, data_, kind_]", options=_OPTIONS)
def binary_write(evaluation, target, data, kind="Byte", options=None):
    """BinaryWrite[stream, data, "Real32"] writes a number, a text or all numbers of a list in a type."""
    order = _order(options)
    if isinstance(data, ByteArray):
        made = bytes(data)
    elif is_list(kind):
        made = _rows(data, list(map(_kind, kind.args)), order)
    else:
        made = _bytes(data, _kind(kind), order)
    written = write_to(evaluation, target, made, S.BinaryWrite)
    return FAILED if written is FAILED else target


def _bytes(value, kind: str, order: str) -> bytes:
    found = to_bytes(value, kind, order)
    if found is None:
        raise NO_BYTES(value, kind)
    return found


def _rows(data, kinds: list[str], order: str) -> bytes:
    """Values in turn by the types, again and again."""
    values = data.args if is_list(data) else (data,)
    if not kinds:
        raise NO_BYTES(data, wl_list(kinds))
    if values and all(map(is_list, values)):
        return b"".join(_rows(row, kinds, order) for row in values)
    return b"".join(_bytes(value, kinds[i % len(kinds)], order) for i, value in enumerate(values))


@builtin("ReadByteArray[source_]", "ReadByteArray[source_, n_]")
def read_byte_array(evaluation, source, n=None):
    """ReadByteArray["file"] gives the bytes of a file, or what is left of a stream; the first n of them."""
    found = reading(evaluation, source, S.ReadByteArray)
    if found is None:
        return FAILED
    made, opened = found
    if made.ended and not opened:
        return END
    data = made.take(n if type(n) is int else len(made.data) - made.at)
    if opened:
        close_opened(evaluation, made)
    return byte_array(data)
