"""Calls that may run at the same time, shared between the calling thread and one helper.

Who is free takes the next call; nobody waits for a thread that has not begun. So a busy machine costs
no more than the second processor: the caller then does all the work itself. Which thread makes a call
changes nothing in its result, so a run gives the same bits with or without the helper.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np


class Chain:
    """A call that makes all of `calls`, in order."""

    def __init__(self, calls: Sequence[Callable[[], object]]):
        self._calls = tuple(calls)

    def __call__(self) -> None:
        for call in self._calls:
            call()


class Together:
    """A call that makes all of `calls`, each once, in any order."""

    def __init__(self, calls: Sequence[Callable[[], object]]):
        self._calls = list(calls)
        self._left: list[Callable[[], object]] = []
        self._helping = threading.Lock()

    def __call__(self) -> None:
        left = self._left = self._calls.copy()
        helper().offer(self)
        while left:
            try:
                call = left.pop()
            except IndexError:  # the helper was quicker
                break
            call()
        with self._helping:  # until a call that the helper has begun is done
            pass

    def help(self) -> None:
        """Make the calls that nobody has begun."""
        with self._helping:
            left = self._left
            while left:
                try:
                    call = left.pop()
                except IndexError:
                    return
                call()


class Helper:
    """A thread that sleeps until work is offered; it ends with the process."""

    def __init__(self):
        self._work: Together | None = None
        self._wake = threading.Semaphore(0)
        threading.Thread(target=self._serve, name="wlnet helper", daemon=True).start()

    def offer(self, work: Together) -> None:
        self._work = work
        self._wake.release()

    def _serve(self) -> None:
        with np.errstate(all="ignore"):  # as Device.settled has it in the thread that calls
            while True:
                self._wake.acquire()
                work, self._work = self._work, None
                if work is not None:
                    work.help()


@cache
def helper() -> Helper:
    """The helper of this process."""
    return Helper()


# A child of fork has the table entry but not the thread.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=helper.cache_clear)


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
