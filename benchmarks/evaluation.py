"""What evaluate.py and its worker have in common; only NumPy is needed here."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from workloads import SHAPES

CASES = [("small", 1), ("dense", 1), ("dense", 64), ("dense", 1024), ("lenet", 1), ("lenet", 64)]
ROUNDS = 10


def example(name: str, batch: int) -> np.ndarray:
    """Inputs (batch, ...)."""
    return np.random.default_rng(0).standard_normal((batch, *SHAPES[name]), dtype=np.float32)


def least(call: Callable[[], object], seconds: float) -> float:
    """Microseconds of a call, the least of some rounds that take so long together."""
    for _ in range(3):
        call()
    start = time.perf_counter()
    call()
    count = max(1, int(seconds / ROUNDS / max(time.perf_counter() - start, 1e-7)))
    found = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(count):
            call()
        found = min(found, (time.perf_counter() - start) / count)
    return 1e6 * found
