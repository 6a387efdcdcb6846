"""Running a net inside an operator several times on the same examples: fold, nest, unroll.

Every run draws its own random numbers, starts from states of zero, and leaves what was asked for inside
(NetPort) as one list with an entry for each run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wlnet.tensor.ops.movement import stack


class Repeats:
    """Runs of the layers of one operator.

    run    what the operator's `lower` was given
    """

    def __init__(self, run: Callable):
        self._within, self._mode = run.within, run.mode
        self._taps: list[dict] = []

    def __call__(self, key, given: dict, place: int) -> dict:
        """Port -> Value of the net at `key` in run number `place` (from 0)."""
        mode = self._mode
        taps = None if mode.taps is None else dict.fromkeys(mode.taps)
        own = replace(mode, step=(*mode.step, place), taps=taps, entering={}, left={})
        outputs = self._within(key, given, own)
        if taps:
            self._taps.append({tap: value for tap, value in taps.items() if value is not None})
        return outputs

    def close(self) -> None:
        """What was asked for inside, as lists over the runs."""
        for tap in self._taps[0] if self._taps else ():
            self._mode.taps[tap] = stack([one[tap] for one in self._taps], axis=1)
