"""Named collections that load their own folders.

`LAYERS = Registry("layer", "wlnet.nets.layers")` stands in the file of the contract; files of
the folder add their members by decorator. At the first look-up every module of the packages is
imported in name order. A name given twice is a fault of ours; an unknown one raises KeyError
with the near names, from which the caller makes the message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from threading import RLock

# One lock for all: the modules of one collection may look into another. A thread that comes while another
# one loads waits; what is looked up by the modules themselves finds what is there so far.
_LOADING = RLock()


class Registry(Mapping):
    """What a Wolfram name stands for.

    what        a word for messages: "layer"
    packages    dotted names of the folders that hold the members
    """

    def __init__(self, what: str, *packages: str):
        self.what = what
        self._packages = packages
        self._members: dict[str, object] = {}
        self._loaded = self._loading = False

    def add(self, name: str, member) -> None:
        assert name not in self._members, f"two of the {self.what} {name}"
        self._members[name] = member

    def _load(self) -> None:
        if self._loaded:
            return
        with _LOADING:
            if self._loaded or self._loading:
                return
            self._loading = True
            try:
                for package in self._packages:
                    folder = import_module(package)
                    for module in sorted(m.name for m in iter_modules(folder.__path__)):
                        import_module(f"{package}.{module}")
                self._loaded = True
            finally:
                self._loading = False

    def near(self, name: str) -> list[str]:
        """Up to three members with a similar name, the nearest first."""
        self._load()
        return get_close_matches(str(name), list(self._members), n=3, cutoff=0.6)

    def __getitem__(self, name: str):
        self._load()
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        self._load()
        return iter(self._members)

    def __len__(self) -> int:
        self._load()
        return len(self._members)
