"""The store of compiled kernels: object files in the user's cache folder, loaded by llvmlite alone.

A kernel is compiled once on a machine; what compiles is imported only then. The folder is named by a hash
of everything that an object depends on: the texts of the kernels, the version of llvmlite, the processor.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import RLock

from platformdirs import user_cache_path

from wlnet.tensor.run.cpu.objects import TEXTS, NoKernels, Objects, say
from wlnet.tensor.run.cpu.processor import processor
from wlnet.tensor.run.threads import processors

try:
    import llvmlite.binding as llvm
except ImportError:  # then plain kernels do all the work
    llvm = None

SHARED_TEXTS = (
    "cells.py",
    "formulas.py",
    "singles.py",
    "spaces.py",
    "tiles.py",
)  # beside that folder; kernels are made of them too
SWITCH = "WLNET_KERNELS"  # environment: a folder for the store, or "plain" for no compiled kernels


class Store:
    """Addresses of kernels by name.

    folder      where the object files are
    compiled    names of the kernels that this process had to compile
    tell        called with a kernel's name before it is compiled, or None
    """

    def __init__(self, folder: Path, tell: Callable[[str], object] | None = None):
        if llvm is None:
            raise NoKernels("llvmlite is not installed")
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        cpu, features = processor()
        target = llvm.Target.from_default_triple()
        machine = target.create_target_machine(cpu=cpu, features=features, opt=3, jit=True)
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine)
        self._objects = Objects(folder / key())
        self.compiled: list[str] = []
        self.tell = tell
        self._addresses: dict[str, int] = {}
        self._lock = RLock()

    @property
    def folder(self) -> Path:
        """Where the files of these kernels, of this processor are."""
        return self._objects.folder

    def addresses(self, names: Iterable[str]) -> list[int]:
        """Addresses of the C functions void(int64 *row, int64 *context). Raises NoKernels."""
        names = list(names)
        with self._lock:
            new = [name for name in dict.fromkeys(names) if name not in self._addresses]
            found = {name: self._objects.read(name) for name in new}
            missing = [name for name in new if found[name] is None]
            found |= self.compile(missing)
            for name in missing:
                found[name] = found[name] or self._objects.read(name)  # another process compiled it
            for _, data in found.values():
                self._engine.add_object_file(llvm.ObjectFileRef.from_data(data))
            if new:
                self._engine.finalize_object()
            for name, (symbol, _) in found.items():
                self._addresses[name] = self._engine.get_function_address(symbol)
            return [self._addresses[name] for name in names]

    def compile(
        self, names: Sequence[str], begun: Callable[[str], object] | None = None
    ) -> dict[str, tuple[str, bytes]]:
        """Compiles kernels into the folder; `begun` is called with each name. Raises NoKernels.

        (symbol, object) of those that no other process compiled.
        """
        if not names:
            return {}

        def tell(name: str) -> None:
            self.compiled.append(name)
            for called in filter(None, (self.tell, begun)):
                called(name)

        together = import_module(
            "wlnet.tensor.run.cpu.together"
        )  # processes and all: only where they are wanted
        return together.compile_together(self._objects, names, tell, processors())

    def has(self, name: str) -> bool:
        """The kernel need not be compiled."""
        return name in self._addresses or self._objects.read(name) is not None


@cache
def key() -> str:
    """What an object file depends on, as a name of a folder."""
    files = [*sorted(TEXTS.glob("*.py")), *(TEXTS.parent / name for name in SHARED_TEXTS)]
    texts = [(path.name, path.read_text("utf-8")) for path in files]
    return hashlib.sha256(repr((texts, _version("llvmlite"), processor())).encode()).hexdigest()[:24]


def _version(package: str) -> str:
    """The file in which the package says its version: what reads the metadata of packages takes
    longer than to load the kernels."""
    found = find_spec(package)
    if found is None or found.origin is None:
        return ""
    return (Path(found.origin).parent / "_version.py").read_text("utf-8")


COMPILING = "Compiling kernels for this processor, once (wlnet --warm-up compiles all)."


@cache
def store() -> Store | None:
    """The store of this process; None where there are no compiled kernels, or they are switched off."""
    wanted = os.environ.get(SWITCH, "")
    if wanted == "plain":
        return None
    try:
        folder = Path(wanted) if wanted else user_cache_path("wlnet") / "kernels"
        return Store(folder, lambda name: say(COMPILING))
    except NoKernels:
        return None


RUNS = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p
)  # a kernel, as Python calls it; lets the GIL go
