"""CPU or GPU: where a plan runs, its memory, and the state that it runs in."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from wlnet.frozen import frozen
from wlnet.tensor.run.memory import ALIGNMENT
from wlnet.tensor.words import WORDS, Words


class NoDevice(RuntimeError):
    """A device that cannot be used here, with the reason."""


@frozen
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
        _HERE.settled = True
        _ONE_THREAD.enter()
        try:
            with np.errstate(all="ignore"):
                yield
        finally:
            _ONE_THREAD.leave()
            _HERE.settled = False


class _OneThread:
    """BLAS has one thread from the first who enters to the last who leaves, whatever Python threads they are.

    The number is one for the whole process, and threadpoolctl from 3.7 on ignores every thread but the one
    that first set it, until that gives up control.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._inside = 0
        self._counts: list[int] = []

    def enter(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._counts = [library.get_num_threads() for library in _blas()]
                self._set([1] * len(self._counts))
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._set(self._counts)

    def _set(self, counts: list[int]) -> None:
        for library, count in zip(_blas(), counts, strict=True):
            give_up = getattr(library, "clear_controlling_thread", lambda force: None)
            give_up(force=True)
            library.set_num_threads(count)
            give_up(force=True)


CPU = Device()
_HERE = threading.local()
_ONE_THREAD = _OneThread()


@cache
def _blas() -> list:
    return ThreadpoolController().select(user_api="blas").lib_controllers
