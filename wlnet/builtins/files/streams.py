"""OpenRead, Read, ReadList, OpenWrite, WriteString, Close, ...: files and texts, piece by piece.

A stream is OutputStream["name", n] or InputStream["name", n]; what is open is kept under it in the
session's state.
"""

from __future__ import annotations

import codecs
import tempfile

from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.open_streams import (
    FAILED,
    NOT_OPEN,
    add_stream,
    close_opened,
    find_stream,
    open_stream,
    reading,
    write_to,
)
from wlnet.language.streams import Reading
from wlnet.syntax.parser import read
from wlnet.syntax.printer import to_text

BAD_ENCODING = Message("OpenRead::wlnetenc", 'The encoding `1` of texts is not known; "UTF-8" is one.')
BAD_KIND = Message("General::readf", "`1` is not a valid format specification; `2` are.")
BAD_POSITION = Message("SetStreamPosition::stmrng", "Cannot set the current point in `1` to position `2`.")
BAD_TEXT = Message("Find::string", "`1` is neither a string nor a list of strings.")
BAD_COUNT = Message("General::readcount", "`1` should be a number of things that is not negative.")

END = S.EndOfFile
_KINDS = (S.Byte, S.Character, S.Expression, S.Number, S.Real, S.Record, S.String, S.Word)
_NAMES = {kind.name: kind for kind in _KINDS}  # a kind may be given by its name
_FORMAT = {"BinaryFormat": FALSE}


# -- opening and closing ----------------------------------------------------------------------------


@builtin("OpenWrite[]", "OpenWrite[name_]", options=_FORMAT)
def open_write(evaluation, name=None, options=None):
    """OpenWrite["file"] opens a new file for writing and gives its stream; without a name a temporary one."""
    return open_stream(evaluation, _temporary() if name is None else name, "w", S.OpenWrite)


def _temporary() -> str:
    """The name of a new empty file."""
    with tempfile.NamedTemporaryFile(prefix="wlnet-", delete=False) as made:
        return made.name


@builtin("OpenAppend[]", "OpenAppend[name_]", options=_FORMAT)
def open_append(evaluation, name=None, options=None):
    """OpenAppend["file"] opens a file to write at its end; without a name a temporary one."""
    if name is None:
        name = _temporary()
    return open_stream(evaluation, name, "a", S.OpenAppend)


@builtin("OpenRead[name_]", options={**_FORMAT, "CharacterEncoding": "UTF-8"})
def open_read(evaluation, name, options=None):
    """OpenRead["file"] opens a file for reading and gives its stream."""
    encoding = options["CharacterEncoding"] if options else "UTF-8"
    try:
        known = codecs.lookup("UTF-8" if encoding in (S.Automatic, "Unicode") else encoding)
    except (LookupError, TypeError):
        raise BAD_ENCODING(encoding) from None
    found = open_stream(evaluation, name, "r", S.OpenRead)
    stream = (
        evaluation.state["streams"].get(found)
        if known.name != "utf-8" and found not in (None, FAILED)
        else None
    )
    if stream is not None:
        text = bytes(stream.data).decode(known.name, "replace")
        stream.close()
        stream.data = text.encode()
    return found


@builtin("StringToStream[text_String]")
def string_to_stream(evaluation, text):
    """StringToStream["text"] gives a stream that reads from a text."""
    return add_stream(evaluation, Reading("String", text.encode()), S.InputStream)


@builtin("Close[stream_]")
def close(evaluation, stream):
    """Close[stream] closes a stream and gives the name of its file."""
    streams = evaluation.state.get("streams", {})
    found = find_stream(streams, stream)
    if found is None:
        evaluation.message(NOT_OPEN, stream, owner=S.Close)
        return None
    streams.pop(found).close()
    return found.item(0)


@builtin("Streams[]", "Streams[name_String]")
def streams_(evaluation, name=None):
    """Streams[] lists the open streams, Streams["name"] those of one name."""
    standard = [S.OutputStream("stdout", 1), S.OutputStream("stderr", 2)]
    opened = [*standard, *evaluation.state.get("streams", {})]
    return [stream for stream in opened if name in (None, stream.item(0))]


@builtin("$Output")
def output(evaluation):
    """$Output is the list of streams that Print writes to."""
    return wl_list([S.OutputStream("stdout", 1)])


# -- writing ----------------------------------------------------------------------------------------


@builtin("WriteString[target_, parts___]")
def write_string(evaluation, target, parts):
    """WriteString[stream, "text", ...] writes texts as they are; "stdout" is standard output."""
    return write_to(evaluation, target, "".join(to_text(p, "OutputForm") for p in parts), S.WriteString)


@builtin("WriteLine[target_, text_]")
def write_line(evaluation, target, text):
    """WriteLine[stream, "text"] writes a text and a new line."""
    return write_to(evaluation, target, to_text(text, "OutputForm") + "\n", S.WriteLine)


@builtin("Write[target_, parts___]")
def write(evaluation, target, parts):
    """Write[stream, expr, ...] writes expressions in InputForm, and a new line."""
    text = "".join(to_text(p, "InputForm") for p in parts)
    return write_to(evaluation, target, text + "\n", S.Write)


# -- reading ----------------------------------------------------------------------------------------


class _Separators:
    """How texts are cut: the settings of ReadList and its kin."""

    def __init__(self, options: dict | None):
        options = options or {}
        words = _bytes(options.get("WordSeparators", wl_list((" ", "\t"))))
        records = _bytes(options.get("RecordSeparators", wl_list(("\r\n", "\n", "\r"))))
        self.words, self.records = words, records
        self.null_records = options.get("NullRecords", FALSE) is TRUE


def _bytes(setting) -> tuple[bytes, ...]:
    return tuple(str(one).encode() for one in (setting.args if is_list(setting) else (setting,)))


def _next(evaluation, source: Reading, kind, cut: _Separators):
    """The next thing of a kind, EndOfFile where there is none."""
    kind = _NAMES.get(kind, kind) if isinstance(kind, str) else kind
    if is_list(kind):
        found = [_next(evaluation, source, one, cut) for one in kind.args]
        return END if found and found[0] is END else wl_list(found)
    if isinstance(kind, Expr) and kind.head is S.Hold and kind.item(0) is S.Expression:
        expr = source.expression(lambda text: read(text, evaluation.definitions.resolve))
        return END if expr is None else S.Hold(expr)
    if kind is S.Expression:
        expr = source.expression(lambda text: read(text, evaluation.definitions.resolve))
        return END if expr is None else evaluation.evaluate(expr)
    if kind not in _READERS:
        raise BAD_KIND(kind, wl_list(_KINDS), value=UNEVALUATED)
    found = _READERS[kind](source, cut)
    return END if found is None else found


def _real(source: Reading, cut: _Separators) -> float | None:
    found = source.number()
    return None if found is None else float(found)


_READERS = {
    S.Byte: lambda source, cut: source.byte(),
    S.Character: lambda source, cut: source.character(),
    S.Number: lambda source, cut: source.number(),
    S.Real: _real,
    S.Record: lambda source, cut: source.record(cut.records, cut.null_records),
    S.String: lambda source, cut: source.record(null=cut.null_records),
    S.Word: lambda source, cut: source.word(cut.words),
}
_CUT = {
    "NullRecords": FALSE,
    "RecordSeparators": wl_list(("\r\n", "\n", "\r")),
    "WordSeparators": wl_list((" ", "\t")),
}


@builtin("Read[source_]", "Read[source_, kind_]", options=_CUT)
def read_(evaluation, source, kind=S.Expression, options=None):
    """Read[stream, kind] reads the next Byte, Character, Expression, Number, Real, Record, String (a line)
    or Word; a list of kinds gives a list."""
    found = reading(evaluation, source, S.Read)
    return FAILED if found is None else _next(evaluation, found[0], kind, _Separators(options))


@builtin(
    "ReadList[source_]",
    "ReadList[source_, kind_]",
    "ReadList[source_, kind_, n_Integer]",
    options={**_CUT, "RecordLists": FALSE},
)
def read_list(evaluation, source, kind=S.Expression, n=None, options=None):
    """ReadList["file", Number] gives all numbers of a file; String its lines, Word its words;
    RecordLists -> True the things of each line in a list."""
    if n is not None and n < 0:
        raise BAD_COUNT(n)
    found = reading(evaluation, source, S.ReadList)
    if found is None:
        return FAILED
    made, opened = found
    cut = _Separators(options)
    try:
        if options["RecordLists"] is TRUE:
            records = _all(evaluation, made, S.Record, cut, n)
            lists = [_all(evaluation, Reading(made.name, one.encode()), kind, cut, None) for one in records]
            return wl_list(map(wl_list, lists))
        return _all(evaluation, made, kind, cut, n)
    finally:
        if opened:
            close_opened(evaluation, made)


def _all(evaluation, source: Reading, kind, cut: _Separators, n: int | None) -> list:
    found: list = []
    while n is None or len(found) < n:
        one = _next(evaluation, source, kind, cut)
        if one is END:
            break
        found.append(one)
    return found


@builtin("Skip[source_, kind_]", "Skip[source_, kind_, n_Integer]", options=_CUT)
def skip(evaluation, source, kind, n=1, options=None):
    """Skip[stream, kind, n] passes over n things; EndOfFile where there are not so many."""
    found = reading(evaluation, source, S.Skip)
    if found is None:
        return FAILED
    cut = _Separators(options)
    ended = any(_next(evaluation, found[0], kind, cut) is END for _ in range(n))
    return END if ended else NULL


@builtin("ReadLine[source_]")
def read_line(evaluation, source):
    """ReadLine[stream] gives the next line of a stream, EndOfFile after the last."""
    found = reading(evaluation, source, S.ReadLine)
    if found is None:
        return FAILED
    line = found[0].record()
    return END if line is None else line


@builtin("ReadString[source_]", "ReadString[source_, end_]")
def read_string(evaluation, source, end=None):
    """ReadString["file"] gives the text of a file, ReadString[stream] what is left of a stream; with a
    text as second argument, up to that text."""
    found = reading(evaluation, source, S.ReadString)
    if found is None:
        return FAILED
    made, opened = found
    try:
        if made.ended and not opened:
            return END
        if isinstance(end, str):
            return made.record((end.encode(),))
        return made.rest().replace("\r\n", "\n")
    finally:
        if opened:
            close_opened(evaluation, made)


@builtin("Find[source_, texts_]")
def find(evaluation, source, texts):
    """Find[stream, "text"] gives the next line with the text in it; EndOfFile where there is none."""
    found = reading(evaluation, source, S.Find)
    if found is None:
        return FAILED
    line = found[0].find(_texts(texts))
    return END if line is None else line


@builtin("FindList[source_, texts_]", "FindList[source_, texts_, n_Integer]")
def find_list(evaluation, source, texts, n=None):
    """FindList["file", "text", n] gives the (first n) lines with the text in them."""
    found = reading(evaluation, source, S.FindList)
    if found is None:
        return FAILED
    made, opened = found
    lines: list[str] = []
    while (n is None or len(lines) < n) and (line := made.find(_texts(texts))) is not None:
        lines.append(line)
    if opened:
        close_opened(evaluation, made)
    return lines


def _texts(texts) -> tuple[str, ...]:
    found = tuple(texts.args) if is_list(texts) else (texts,)
    if not all(isinstance(text, str) for text in found):
        raise BAD_TEXT(texts)
    return found


@builtin("StreamPosition[stream_]")
def stream_position(evaluation, stream):
    """How many bytes of a stream have been read."""
    found = reading(evaluation, stream, S.StreamPosition)
    return FAILED if found is None else found[0].at


@builtin("SetStreamPosition[stream_, place_]")
def set_stream_position(evaluation, stream, place):
    """Go on reading after so many bytes; Infinity is the end."""
    found = reading(evaluation, stream, S.SetStreamPosition)
    if found is None:
        return FAILED
    source = found[0]
    if place is S.Infinity or place == S.DirectedInfinity(1):
        place = len(source.data)
    if type(place) is not int or not 0 <= place <= len(source.data):
        raise BAD_POSITION(stream, place)
    source.at = place
    return place
