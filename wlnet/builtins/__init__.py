"""The bridge: System` symbols by area, a folder an area, each file a thin counter over the rooms below.

Nothing is imported until a symbol is used: the index from names to modules is read off the
source text, where every builtin stands as `@builtin("Name[...]"` and every class that can be
applied as `@application(Class)`; a module that makes symbols in a loop lists them in a tuple
NAMES. One symbol for each layer and container of the nets room is made by `nets.layers`.
What was read is kept in the user's cache folder as long as no file changes: 300 files take 50 ms.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

_BUILTIN = re.compile(r'^@builtin\(\s*"([$\w`]+)', re.MULTILINE)
_APPLICATION = re.compile(r"^@application\((\w+)\)", re.MULTILINE)
_NAMES = re.compile(r"^NAMES = \(([^)]*)\)", re.MULTILINE)
_LAYER = re.compile(r'^@(?:layer|container|net_operator)\(\s*"(\w+)"', re.MULTILINE)
_LAYERS = "nets.layers"
_LAYER_FOLDERS = ("nets/layers", "nets/containers")


HERE = Path(__file__).parent


def _files(folder: str | Path, module: str = "") -> Iterator[tuple[str, os.DirEntry]]:
    """(module, file) of the modules in a folder, named as seen from there: lists.sets."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name, kind = os.path.splitext(entry.name)
            if kind == ".py" and name != "__init__":
                yield module + name, entry
            elif not kind and name != "__pycache__" and entry.is_dir():
                yield from _files(entry.path, f"{module}{name}.")


@cache
def index() -> tuple[dict[str, str], dict[str, str]]:
    """(name of a symbol -> module, name of a Python class that can be applied -> module).

    Symbols of System` stand under their short names, others under their full ones.
    """
    files = [list(_files(folder)) for folder in (HERE, *(HERE.parent / name for name in _LAYER_FOLDERS))]
    facts = [(e.path, e.stat().st_mtime_ns, e.stat().st_size) for some in files for _, e in some]
    stamp = hashlib.sha256(repr(facts).encode()).hexdigest()
    found = _kept(stamp)
    if found is None:
        found = _read(files)
        _keep(stamp, found)
    return found


def _read(files: list[list[tuple[str, os.DirEntry]]]) -> tuple[dict[str, str], dict[str, str]]:
    """The index from the texts of the builtins, and of the layers behind them."""
    symbols: dict[str, str] = {}
    classes: dict[str, str] = {}
    builtins, *layers = files
    for module, entry in builtins:
        text = Path(entry.path).read_text(encoding="utf-8")
        for name in _BUILTIN.findall(text):
            symbols.setdefault(name, module)
        for match in _NAMES.finditer(text):
            for name in re.findall(r'"([$\w]+)"', match[1]):
                symbols.setdefault(name, module)
        for name in _APPLICATION.findall(text):
            classes[name] = module
    for _, entry in (one for some in layers for one in some):
        for name in _LAYER.findall(Path(entry.path).read_text(encoding="utf-8")):
            symbols.setdefault(name, _LAYERS)
    return symbols, classes


def _place() -> Path:
    return user_cache_path("wlnet") / "symbols.txt"


def _kept(stamp: str) -> tuple[dict[str, str], dict[str, str]] | None:
    """The index that was kept for these very files: the stamp, then a name and its module a line."""
    with suppress(OSError, ValueError):
        first, symbols, classes = _place().read_text("utf-8").split("\n\n")
        if first == stamp:
            return tuple(dict(line.split(" ") for line in part.split("\n")) for part in (symbols, classes))
    return None


def _keep(stamp: str, found: tuple[dict[str, str], dict[str, str]]) -> None:
    """Under another name first, so that no process reads half of it; left out where it cannot be written."""
    parts = [stamp, *("\n".join(f"{name} {module}" for name, module in part.items()) for part in found)]
    with suppress(OSError):
        place = _place()
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_suffix(f".{os.getpid()}")
        temporary.write_text("\n\n".join(parts), "utf-8")
        temporary.replace(place)
