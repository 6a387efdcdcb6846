"""CPU or GPU: where a plan runs, its memory, and the state that it runs in."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from wlnet.tensor.run.memory import ALIGNMENT
from wlnet.tensor.words import WORDS, Words


class NoDevice(RuntimeError):
    """A device that cannot be used here, with the reason."""


@dataclass(frozen=True)
class Device:
    """ "CPU". Raises NoDevice for "GPU", which has no kernels yet, and for other names."""

    name: str = "CPU"

    def __post_init__(self):
        if self.name == "GPU":
            raise NoDevice("the engine has no kernels for a GPU yet; use the CPU")
        if self.name != "CPU":
            raise NoDevice(f"there is no device {self.name}; use the CPU")

    @property
    def words(self) -> Words:
        """What kernels call `xp`."""
        return WORDS

    def memory(self, nbytes: int) -> np.ndarray:
        """Bytes that start at a multiple of ALIGNMENT."""
        raw = np.empty(nbytes + ALIGNMENT, np.uint8)
        start = -raw.ctypes.data % ALIGNMENT
        return raw[start : start + nbytes]

    @contextmanager
    def settled(self):
        """The state in which plans run: one BLAS thread, no warnings for infinities and NaN.

        One thread whatever the size of a product, so that a run gives the same bits on every machine,
        and because those of OpenBLAS wait by spinning: beside any other program that computes, a step
        of a 784-500-10 net (1.35 ms with two threads, 2.0 with one) took 9 to 38 ms with two.
        """
        if getattr(_HERE, "settled", False):
            yield
            return
        libraries = _blas()
        counts = [library.get_num_threads() for library in libraries]
        for library in libraries:
            library.set_num_threads(1)
        _HERE.settled = True
        try:
            with np.errstate(all="ignore"):
                yield
        finally:
            _HERE.settled = False
            for library, count in zip(libraries, counts, strict=True):
                library.set_num_threads(count)


CPU = Device()
_HERE = threading.local()


@cache
def _blas() -> list:
    return ThreadpoolController().select(user_api="blas").lib_controllers
