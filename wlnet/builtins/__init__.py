"""The bridge: System` symbols by area, a folder an area, each file a thin counter over the rooms below.

Nothing is imported until a symbol is used: the index from names to modules is read off the
source text, where every builtin stands as `@builtin("Name[...]"` and every class that can be
applied as `@application(Class)`; a module that makes symbols in a loop lists them in a tuple
NAMES. One symbol for each layer and container of the nets room is made by `nets.layers`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_BUILTIN = re.compile(r'^@builtin\(\s*"([$\w`]+)', re.MULTILINE)
_APPLICATION = re.compile(r"^@application\((\w+)\)", re.MULTILINE)
_NAMES = re.compile(r"^NAMES = \(([^)]*)\)", re.MULTILINE)
_LAYER = re.compile(r'^@(?:layer|container|net_operator)\(\s*"(\w+)"', re.MULTILINE)
_LAYERS = "nets.layers"
_LAYER_FOLDERS = ("nets/layers", "nets/containers")


def _texts(folder: Path):
    """(module, source text) of the modules in a folder, named as seen from there: lists.sets."""
    for file in sorted(folder.rglob("*.py")):
        if file.stem != "__init__":
            yield ".".join(file.relative_to(folder).with_suffix("").parts), file.read_text(encoding="utf-8")


@cache
def index() -> tuple[dict[str, str], dict[str, str]]:
    """(name of a symbol -> module, name of a Python class that can be applied -> module).

    Symbols of System` stand under their short names, others under their full ones.
    """
    symbols: dict[str, str] = {}
    classes: dict[str, str] = {}
    here = Path(__file__).parent
    for module, text in _texts(here):
        for name in _BUILTIN.findall(text):
            symbols.setdefault(name, module)
        for match in _NAMES.finditer(text):
            for name in re.findall(r'"([$\w]+)"', match[1]):
                symbols.setdefault(name, module)
        for name in _APPLICATION.findall(text):
            classes[name] = module
    for folder in _LAYER_FOLDERS:
        for _, text in _texts(here.parent / folder):
            for name in _LAYER.findall(text):
                symbols.setdefault(name, _LAYERS)
    return symbols, classes
