"""A folder of object files, one a kernel: written once, read ever after, never trusted if damaged.

A file holds the symbol of the kernel, a line, then the object, then a checksum of both. It is written under
another name and renamed, so that no process sees half of one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from wlnet.frozen import frozen

TEXTS = Path(__file__).parent / "kernels"
CHECKSUM = 32  # bytes at the end of a file


class NoKernels(RuntimeError):
    """Compiled kernels cannot be had here; the reason."""


@frozen
class Objects:
    """`folder` is made when the first file is written."""

    folder: Path

    def read(self, name: str) -> tuple[str, bytes] | None:
        """(symbol, object) of a kernel; None if it is not there or not what was written."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        body, checksum = data[:-CHECKSUM], data[-CHECKSUM:]
        if hashlib.sha256(body).digest() != checksum:
            return None
        symbol, _, found = body.partition(b"\n")
        return symbol.decode(), found

    def compile(self, name: str) -> tuple[str, bytes]:
        """(symbol, object) of a kernel, which is in the folder then. Raises NoKernels."""
        symbol, found = compiler()(name)
        body = symbol.encode() + b"\n" + found
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary = self.folder / f".{name}.{os.getpid()}"
            temporary.write_bytes(body + hashlib.sha256(body).digest())
            temporary.replace(self.folder / name)
        except OSError as error:
            why = f"cannot be kept in {self.folder} ({error.strerror})"
            say(f"Compiled kernels {why}: every process compiles.")
        return symbol, found

    def ready(self) -> None:
        """Loads what compiles. Raises NoKernels."""
        compiler()


@cache
def compiler() -> Callable[[str], tuple[str, bytes]]:
    """The function that compiles a kernel; loads all families."""
    try:
        for path in sorted(TEXTS.glob("*.py")):
            if path.stem != "__init__":
                import_module(f"wlnet.tensor.run.cpu.kernels.{path.stem}")
    except ImportError as error:
        raise NoKernels(f"a kernel has to be compiled, and llvmlite does not load: {error}") from None
    return import_module("wlnet.tensor.run.cpu.kernels.compiler").compiled


def all_kernels() -> list[str]:
    """The names of all kernels that there are."""
    compiler()
    return sorted(import_module("wlnet.tensor.run.cpu.kernels.source").KERNELS)


@cache
def say(sentence: str) -> None:
    """Said once, to who runs the program: the values of a program are not for it."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
