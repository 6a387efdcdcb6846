"""The memory of this process: how much is in use, the most there was, a watch that rings above a limit."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

try:
    import resource
except ImportError:  # not on every system
    resource = None

_PERIOD = 0.01  # seconds between looks
_forgotten = 0  # the most bytes before the system's count began anew


def in_use() -> int | None:
    """Bytes of memory in use; the most there was where only that is known; None where nothing is."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # not Linux
        return most_used()


def most_used() -> int | None:
    """The most bytes this process has used; None on a system that does not tell."""
    if resource is None:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return max(_forgotten, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)


def peak() -> int | None:
    """The most bytes since `forget_peak`; as `most_used` where the system keeps no such count."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:  # not Linux
        pass
    return most_used()


def forget_peak() -> None:
    """Begin to count anew for `peak`, where the system can."""
    global _forgotten
    _forgotten = most_used() or 0
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
    except OSError:  # not Linux, or not allowed
        pass


class Watch(threading.Thread):
    """Calls `ring` once when more than `most` bytes are in use; ends with `cancel`."""

    def __init__(self, most: float, ring: Callable[[], None]):
        super().__init__(daemon=True)
        self.most, self.ring = most, ring
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_PERIOD):
            if in_use() > self.most:
                self.ring()
                return

    def cancel(self) -> None:
        self._over.set()
