"""What the functions on files share: names as paths, refusals as messages, copies and renamings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import file_name, path_of
from wlnet.expr.symbols import Symbol

NOT_A_NAME = Message("General::fstr", "File specification `1` is not a string of one or more characters.")
NOT_FOUND = Message("General::nffil", "File `1` not found during `2`.")
MISSING = Message("General::fdnfnd", 'Directory or file "`1`" not found.')
NO_DIRECTORY = Message("General::nodir", "Directory `1` not found.")
EXISTS = Message("General::eexist", "`1` already exists.")
CANNOT = Message("General::ioerr", "`1` could not be done: `2`.")


def path_named(evaluation, value) -> Path:
    """The absolute path of a file name; a value that is none is refused by message."""
    path = path_of(value, evaluation.state)
    if path is None or not file_name(value):
        raise NOT_A_NAME(value, value=UNEVALUATED)
    return path


def done(action: str, call: Callable, *args):
    """call(*args); what the system refuses becomes a message."""
    try:
        return call(*args)
    except OSError as error:
        raise CANNOT(action, error.strerror or str(error)) from None


def transferred(evaluation, owner: Symbol, source, target, call: Callable, directory: bool = False) -> str:
    """call(source, target) for a file, or for a directory; the name of the target, which must be new."""
    old, new = path_named(evaluation, source), path_named(evaluation, target)
    if directory and not old.is_dir():
        raise NO_DIRECTORY(source)
    if not directory and not old.is_file():
        raise NOT_FOUND(source, owner)
    if new.exists():
        raise EXISTS(str(new))
    done(f"{owner.name} to {new}", call, old, new)
    return str(new)
