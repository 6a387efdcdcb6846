"""Buffers with lifetimes, packed into one arena so that none that are alive together overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ALIGNMENT = 64  # a cache line, and the widest vector


@dataclass(eq=False)
class Buffer:
    """A run of bytes.

    space         the arena (""), or the name of a state that lives outside
    first, last   times of the first write and the last read
    offset        where it starts in its space; set by `pack`
    """

    nbytes: int
    space: str = ""
    first: int = 0
    last: int = 0
    offset: int = 0

    def use(self, *times: int) -> None:
        """Be alive at these times too."""
        self.first, self.last = min(self.first, *times), max(self.last, *times)


def aligned(nbytes: int) -> int:
    return -(-nbytes // ALIGNMENT) * ALIGNMENT


def pack(buffers: list[Buffer]) -> int:
    """Give each buffer its offset, the largest first, each as low as it goes; the size of the arena."""
    count = len(buffers)
    first, last, start, end = np.zeros((4, count), np.int64)
    ordered = sorted(buffers, key=lambda b: (-b.nbytes, b.first))
    for i, buffer in enumerate(ordered):
        together = (first[:i] <= buffer.last) & (last[:i] >= buffer.first)
        taken = sorted(zip(start[:i][together].tolist(), end[:i][together].tolist(), strict=True))
        offset, size = 0, aligned(buffer.nbytes)
        for low, high in taken:
            if offset + size <= low:
                break
            offset = max(offset, high)
        buffer.offset = offset
        first[i], last[i], start[i], end[i] = buffer.first, buffer.last, offset, offset + size
    return int(end.max(initial=0))
