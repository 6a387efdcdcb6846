"""Where program files are looked for ($Path), and their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wlnet.expr.message import Message
from wlnet.expr.paths import current_directory

PATH = "path"  # key of a session's state: what $Path was set to, a list of names of directories
NOT_UTF8 = Message(
    "General::wlnetutf8",
    "The text of the file `1` is not UTF-8; it is read as ISO8859-1.",
)


def search_path(state: dict) -> list[str]:
    """The value of $Path: names of directories. "." is the current one of the session."""
    given = state.get(PATH)
    if given is not None:
        return given
    return [".", *map(str, _beside_script(state))]


def found_file(state: dict, name: str) -> Path | None:
    """The file of a name, or the source of a context such as a`b`, in the directories of $Path and
    beside the program that is read now; None where there is none."""
    names = _package_files(name) if name.endswith("`") else [name]
    places = (root / Path(one).expanduser() for root in _roots(state) for one in names)
    return next((place for place in places if place.exists()), None)


def _roots(state: dict) -> Iterator[Path]:
    for name in search_path(state):
        yield current_directory(state) / Path(name).expanduser()
    yield from _beside_script(state)


def _beside_script(state: dict) -> list[Path]:
    script = state.get("input_file")
    return [Path(script).parent] if script else []


def _package_files(context: str) -> list[str]:
    stem = context.strip("`").replace("`", "/")
    last = stem.rpartition("/")[2]
    return [
        f"{stem}.wl",
        f"{stem}.m",
        f"{stem}/Kernel/init.wl",
        f"{stem}/Kernel/init.m",
        f"{stem}/{last}.wl",
    ]


def is_utf8(data: bytes) -> bool:
    """Whether bytes are text in UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def source_text(evaluation, path: Path) -> str:
    """The text of a file in UTF-8; of another one as ISO8859-1, with a message that names it."""
    data = path.read_bytes()
    if not is_utf8(data):
        evaluation.message(NOT_UTF8, str(path))
    text = data.decode("utf-8-sig" if is_utf8(data) else "latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")
