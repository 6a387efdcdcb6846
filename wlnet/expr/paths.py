"""File names of the language to paths: strings, File["..."], ~, relative to a session's directory."""

from __future__ import annotations

import os
from pathlib import Path

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S

DIRECTORY = "directory"  # key of a session's state: its current directory, a Path


def file_name(value) -> str | None:
    """The name in a string or File["name"]; None for anything else."""
    if isinstance(value, Expr) and value.head is S.File and len(value) == 1:
        value = value.item(0)
    return value if isinstance(value, str) else None


def current_directory(state: dict) -> Path:
    """The session's directory: that of the process until SetDirectory says otherwise."""
    return state.get(DIRECTORY) or Path.cwd()


def path_of(value, state: dict) -> Path | None:
    """The absolute path of a file name; None if `value` is none.

    state    the session's state (`evaluation.state`)
    """
    name = file_name(value)
    if name is None:
        return None
    return current_directory(state) / os.path.expanduser(name)


def located(value, state: dict):
    """The value with absolute names of files, for those who do not know the session: file names and lists.

    Without a directory of the session's own nothing changes: names are relative to that of the process.
    """
    if DIRECTORY not in state:
        return value
    if file_name(value) is not None:
        return S.File(str(path_of(value, state)))
    if is_list(value) and value.array is None and not value.inert:
        return Expr(S.List, tuple([located(item, state) for item in value.args]))
    return value
