"""OpenWrite, WriteString, ReadLine, Close: files and standard output, piece by piece.

A stream is OutputStream["name", n] or InputStream["name", n]; the open file is kept under n in
the session's state.
"""

from __future__ import annotations

import re
from itertools import count

from wlnet.expr.expr import NULL, Expr, wl_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name, path_of
from wlnet.expr.symbols import S, Symbol
from wlnet.formats.numbers import number_or_text
from wlnet.language.builtin import builtin
from wlnet.language.events import Printed
from wlnet.syntax.parser import read
from wlnet.syntax.printer import to_text

CANNOT_OPEN = Message("General::noopen", "Cannot open `1`.")
NOT_OPEN = Message("General::openx", "`1` is not open.")
BAD_KIND = Message("Read::readt", "`1` is not a kind of thing that wlnet reads; `2` are.")

_STANDARD = ("stdout", "stderr")


def _open(evaluation, name, mode: str, head: Symbol, owner: Symbol):
    path = path_of(name, evaluation.state)
    if path is None:
        return None
    try:
        file = path.open(mode, encoding="utf-8")
    except OSError:
        evaluation.message(CANNOT_OPEN, file_name(name), owner=owner)
        return S("$Failed")
    numbers = evaluation.state.setdefault("stream numbers", count(3))
    stream = head(file_name(name), next(numbers))
    evaluation.state.setdefault("streams", {})[stream] = file
    return stream


@builtin("OpenWrite[name_]")
def open_write(evaluation, name):
    """OpenWrite["file"] opens a new file for writing and gives its stream."""
    return _open(evaluation, name, "w", S.OutputStream, S.OpenWrite)


@builtin("OpenAppend[name_]")
def open_append(evaluation, name):
    """OpenAppend["file"] opens a file to write at its end."""
    return _open(evaluation, name, "a", S.OutputStream, S.OpenAppend)


@builtin("OpenRead[name_]")
def open_read(evaluation, name):
    """OpenRead["file"] opens a file for reading and gives its stream."""
    return _open(evaluation, name, "r", S.InputStream, S.OpenRead)


@builtin("Close[stream_]")
def close(evaluation, stream):
    """Close[stream] closes a stream and gives the name of its file."""
    streams = evaluation.state.get("streams", {})
    found = _find(streams, stream)
    if found is None:
        evaluation.message(NOT_OPEN, stream, owner=S.Close)
        return None
    streams.pop(found).close()
    return found.item(0)


def _find(streams: dict, stream) -> Expr | None:
    """The open stream that is meant: itself, or the one of a file name."""
    if stream in streams:
        return stream
    name = file_name(stream)
    return next((one for one in streams if one.item(0) == name), None) if name is not None else None


def _write(evaluation, target, text: str, owner: Symbol) -> Expr:
    """Writes to a stream, to a file that is opened now, or to standard output."""
    if target in _STANDARD:
        evaluation.emit(Printed(text, end=""))
        return NULL
    streams = evaluation.state.setdefault("streams", {})
    found = _find(streams, target)
    if found is None and file_name(target) is not None:
        found = _open(evaluation, target, "w", S.OutputStream, owner)
    if found not in streams or found.head is not S.OutputStream:
        evaluation.message(NOT_OPEN, target, owner=owner)
        return S("$Failed")
    streams[found].write(text)
    streams[found].flush()
    return NULL


@builtin("WriteString[target_, parts___]")
def write_string(evaluation, target, parts):
    """WriteString[stream, "text", ...] writes texts as they are; "stdout" is standard output."""
    return _write(evaluation, target, "".join(to_text(p, "OutputForm") for p in parts), S.WriteString)


@builtin("WriteLine[target_, text_]")
def write_line(evaluation, target, text):
    """WriteLine[stream, "text"] writes a text and a new line."""
    return _write(evaluation, target, to_text(text, "OutputForm") + "\n", S.WriteLine)


@builtin("Write[target_, parts___]")
def write(evaluation, target, parts):
    """Write[stream, expr, ...] writes expressions in InputForm, and a new line."""
    return _write(evaluation, target, "".join(to_text(p, "InputForm") for p in parts) + "\n", S.Write)


def _reading(evaluation, source, owner: Symbol):
    """The open file behind a stream or file name, or None after a message."""
    streams = evaluation.state.setdefault("streams", {})
    found = _find(streams, source)
    if found is None and file_name(source) is not None:
        found = _open(evaluation, source, "r", S.InputStream, owner)
        if found is S("$Failed"):
            return None
    if found not in streams or found.head is not S.InputStream:
        evaluation.message(NOT_OPEN, source, owner=owner)
        return None
    return streams[found]


@builtin("ReadLine[source_]")
def read_line(evaluation, source):
    """ReadLine[stream] gives the next line of a stream, EndOfFile after the last."""
    file = _reading(evaluation, source, S.ReadLine)
    if file is None:
        return S("$Failed")
    line = file.readline()
    return line.rstrip("\n") if line else S.EndOfFile


@builtin("ReadList[source_]", "ReadList[source_, kind_]", "ReadList[source_, kind_, n_Integer]")
def read_list(evaluation, source, kind=S.Expression, n=None):
    """ReadList["file", Number] gives all numbers of a file; String its lines, Word its words."""
    path = path_of(source, evaluation.state)
    if path is not None:
        if not path.is_file():
            evaluation.message(CANNOT_OPEN, file_name(source), owner=S.ReadList)
            return S("$Failed")
        text = path.read_text(encoding="utf-8", errors="replace")
    else:
        file = _reading(evaluation, source, S.ReadList)
        if file is None:
            return S("$Failed")
        text = file.read()
    if kind in (S.String, S.Record):
        found = [line for line in text.split("\n") if line or kind is S.Record]
    elif kind is S.Word:
        found = text.split()
    elif kind in (S.Number, S.Real):
        found = [number_or_text(word.replace("*^", "e")) for word in re.split(r"[\s,]+", text.strip())]
        found = [float(word) if kind is S.Real and isinstance(word, int) else word for word in found]
    elif kind is S.Expression:
        found = [evaluation.evaluate(expr) for expr, _ in read(text, evaluation.definitions.resolve)]
    else:
        raise BAD_KIND(kind, wl_list([S.Expression, S.String, S.Word, S.Number, S.Real, S.Record]))
    return found if n is None else found[:n]
