"""The streams that a session has open: OutputStream["name", n] or InputStream["name", n]."""

from __future__ import annotations

import subprocess
from functools import partial
from itertools import count

from wlnet.expr.expr import NULL, Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.paths import current_directory, file_name, path_of
from wlnet.expr.symbols import S, Symbol
from wlnet.language.events import Printed
from wlnet.language.files import NOT_A_NAME
from wlnet.language.sources import NOT_UTF8
from wlnet.language.streams import Piping, Reading, Writing

CANNOT_OPEN = Message("General::noopen", "Cannot open `1`.")
NOT_OPEN = Message("General::openx", "`1` is not open.")

FAILED = S("$Failed")
_STANDARD = ("stdout", "stderr")


def add_stream(evaluation, made: Reading | Writing, head: Symbol) -> Expr:
    numbers = evaluation.state.setdefault("stream numbers", count(3))
    stream = head(made.name, next(numbers))
    evaluation.state.setdefault("streams", {})[stream] = made
    return stream


def _output_of(evaluation, name: str) -> Reading:
    """The output of a command of the system's shell, "!command"."""
    folder = current_directory(evaluation.state)
    found = subprocess.run(name[1:], shell=True, cwd=folder, stdout=subprocess.PIPE, check=False)
    return Reading(name, found.stdout)


def open_stream(evaluation, name, mode: str, owner: Symbol):
    """The stream of a file that is opened now; None for what is no file name, $Failed after a message."""
    path = path_of(name, evaluation.state)
    if path is None or not file_name(name):
        evaluation.message(NOT_A_NAME, name, owner=owner)
        return None
    if mode == "r" and file_name(name).startswith("!"):
        return add_stream(evaluation, _output_of(evaluation, file_name(name)), S.InputStream)
    if file_name(name).startswith("!"):
        folder = current_directory(evaluation.state)
        pipe = Piping(file_name(name), folder, lambda text: evaluation.emit(Printed(text, end="")))
        return add_stream(evaluation, pipe, S.OutputStream)
    try:
        if mode == "r":
            made = Reading.of_file(file_name(name), path)
            made.tell = partial(evaluation.message, NOT_UTF8, file_name(name), owner=owner)
            return add_stream(evaluation, made, S.InputStream)
        return add_stream(evaluation, Writing(file_name(name), path.open(mode + "b")), S.OutputStream)
    except OSError:
        evaluation.message(CANNOT_OPEN, file_name(name), owner=owner)
        return FAILED


def find_stream(streams: dict, stream) -> Expr | None:
    """The open stream that is meant: itself, or the one of a file name."""
    if stream in streams:
        return stream
    name = file_name(stream)
    return next((one for one in streams if one.item(0) == name), None) if name is not None else None


def _standard(target) -> bool:
    if isinstance(target, Expr) and target.head is S.OutputStream and len(target) == 2:
        target = target.item(0)
    return target in _STANDARD


def write_to(evaluation, target, data: str | bytes, owner: Symbol):
    """Writes to a stream, to a file that is opened now, to several, or to standard output."""
    if is_list(target):
        for one in target.args:
            if write_to(evaluation, one, data, owner) is FAILED:
                return FAILED
        return NULL
    if _standard(target):
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        evaluation.emit(Printed(text, end=""))
        return NULL
    streams = evaluation.state.setdefault("streams", {})
    found = find_stream(streams, target)
    if found is None and file_name(target) is not None:
        found = open_stream(evaluation, target, "w", owner)
        if found is FAILED:
            return FAILED
    if not isinstance(streams.get(found), Writing):
        evaluation.message(NOT_OPEN, target, owner=owner)
        return FAILED
    streams[found].write(data.encode() if isinstance(data, str) else data)
    return NULL


def reading(evaluation, source, owner: Symbol) -> tuple[Reading, bool] | None:
    """(what is behind a stream or file name, whether it was opened now); None after a message."""
    streams = evaluation.state.setdefault("streams", {})
    found, opened = find_stream(streams, source), False
    if found is None and file_name(source) is not None:
        found, opened = open_stream(evaluation, source, "r", owner), True
        if found is FAILED:
            return None
    made = streams.get(found)
    if not isinstance(made, Reading):
        evaluation.message(NOT_OPEN, source, owner=owner)
        return None
    return made, opened


def close_opened(evaluation, made: Reading) -> None:
    """Close what a function opened for itself."""
    streams = evaluation.state["streams"]
    del streams[next(stream for stream, one in streams.items() if one is made)]
    made.close()
