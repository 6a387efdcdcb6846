"""The store of compiled kernels: object files in the user's cache folder, loaded by llvmlite alone.

A kernel is compiled once on a machine, by Numba, which is imported only then. The folder is named by a
hash of everything that an object depends on: the texts of the kernels, the versions of Numba and
llvmlite, the processor. Each file ends with a checksum; one that is damaged is compiled anew.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import RLock

from platformdirs import user_cache_path

from wlnet.tensor.run.cpu.processor import processor

try:
    import llvmlite.binding as llvm
except ImportError:  # then plain kernels do all the work
    llvm = None

TEXTS = Path(__file__).parent / "kernels"
SHARED_TEXTS = (
    "cells.py",
    "formulas.py",
    "singles.py",
    "spaces.py",
    "tiles.py",
)  # beside that folder; kernels are made of them too
CHECKSUM = 32  # bytes at the end of a file
SWITCH = "WLNET_KERNELS"  # environment: a folder for the store, or "plain" for no compiled kernels


class NoKernels(RuntimeError):
    """Compiled kernels cannot be had here; the reason."""


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
        self.folder = folder / key()
        self.compiled: list[str] = []
        self.tell = tell
        self._addresses: dict[str, int] = {}
        self._lock = RLock()

    def addresses(self, names: Iterable[str]) -> list[int]:
        """Addresses of the C functions void(int64 *row, int64 *context). Raises NoKernels."""
        names = list(names)
        with self._lock:
            new = [name for name in dict.fromkeys(names) if name not in self._addresses]
            symbols = {name: self._load(name) for name in new}
            if new:
                self._engine.finalize_object()
            for name, symbol in symbols.items():
                self._addresses[name] = self._engine.get_function_address(symbol)
            return [self._addresses[name] for name in names]

    def _load(self, name: str) -> str:
        """Adds the object of a kernel to the engine; its symbol."""
        found = self._read(name)
        if found is None:
            found = self._compile(name)
        symbol, data = found
        self._engine.add_object_file(llvm.ObjectFileRef.from_data(data))
        return symbol

    def _read(self, name: str) -> tuple[str, bytes] | None:
        """(symbol, object) from the folder; None if it is not there or not what was written."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        body, checksum = data[:-CHECKSUM], data[-CHECKSUM:]
        if hashlib.sha256(body).digest() != checksum:
            return None
        symbol, _, found = body.partition(b"\n")
        return symbol.decode(), found

    def _compile(self, name: str) -> tuple[str, bytes]:
        if self.tell is not None:
            self.tell(name)
        symbol, found = _compiler()(name)
        self.compiled.append(name)
        body = symbol.encode() + b"\n" + found
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary = self.folder / f".{name}.{os.getpid()}"
            temporary.write_bytes(body + hashlib.sha256(body).digest())
            temporary.replace(self.folder / name)
        except OSError as error:
            why = f"cannot be kept in {self.folder} ({error.strerror})"
            _tell(f"Compiled kernels {why}: every process compiles.")
        return symbol, found

    def has(self, name: str) -> bool:
        """The kernel need not be compiled."""
        return name in self._addresses or self._read(name) is not None


@cache
def key() -> str:
    """What an object file depends on, as a name of a folder."""
    files = [*sorted(TEXTS.glob("*.py")), *(TEXTS.parent / name for name in SHARED_TEXTS)]
    texts = [(path.name, path.read_text("utf-8")) for path in files]
    versions = [_version(name) for name in ("numba", "llvmlite")]
    return hashlib.sha256(repr((texts, versions, processor())).encode()).hexdigest()[:24]


def _version(package: str) -> str:
    """The file in which the package says its version: to import Numba, or what reads the metadata of
    packages, costs more than to load the kernels."""
    found = find_spec(package)
    if found is None or found.origin is None:
        return ""
    return (Path(found.origin).parent / "_version.py").read_text("utf-8")


@cache
def _compiler() -> Callable[[str], tuple[str, bytes]]:
    """The function that compiles a kernel; loads Numba and all families."""
    try:
        source = import_module("wlnet.tensor.run.cpu.kernels.source")
        for path in sorted(TEXTS.glob("*.py")):
            if path.stem != "__init__":
                import_module(f"wlnet.tensor.run.cpu.kernels.{path.stem}")
    except ImportError as error:
        raise NoKernels(f"a kernel has to be compiled, and Numba does not load: {error}") from None
    return import_module("wlnet.tensor.run.cpu.kernels.compiler").compiled


def all_kernels() -> list[str]:
    """The names of all kernels that there are; loads Numba."""
    _compiler()
    return sorted(import_module("wlnet.tensor.run.cpu.kernels.source").KERNELS)


@cache
def _tell(sentence: str) -> None:
    """Said once, to who runs the program: the values of a program are not for it."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)


COMPILING = "Compiling kernels for this processor, once (wlnet --warm-up compiles all)."


@cache
def store() -> Store | None:
    """The store of this process; None where there are no compiled kernels, or they are switched off."""
    wanted = os.environ.get(SWITCH, "")
    if wanted == "plain":
        return None
    try:
        folder = Path(wanted) if wanted else user_cache_path("wlnet") / "kernels"
        return Store(folder, lambda name: _tell(COMPILING))
    except NoKernels:
        return None


RUNS = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p
)  # a kernel, as Python calls it; lets the GIL go
