"""Whether the processor has a matrix unit that multiplies bfloat16 (Intel's AMX) and lets us use it."""

from __future__ import annotations

import ctypes
import platform
from functools import cache

from wlnet.tensor.run.cpu.processor import processor

ARCH_PRCTL = 158  # the number of the system call on x86-64
ASK, TILE_DATA = 0x1023, 18  # ARCH_REQ_XCOMP_PERM for the state of the tiles
NEEDED = {"+amx-tile", "+amx-bf16", "+avx512f", "+avx512bw"}


@cache
def has_matrix_unit() -> bool:
    """Asks the system, once, to let this process use the tiles: without that they end it."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        return False
    if not NEEDED.issubset(processor()[1].split(",")):
        return False
    return ctypes.CDLL(None).syscall(ARCH_PRCTL, ASK, TILE_DATA) == 0
