"""Many batches in one call of the engine, where nothing has to be looked at in between."""

from __future__ import annotations

import numpy as np

from wlnet.nets.lengths import FAULTS
from wlnet.tensor.compile import Program, Source
from wlnet.training.data.batches import Batches, RaggedBatches
from wlnet.training.feed import Feed

MOST = 8192  # batches in a call


class Stretch:
    """Steps of a training on some batches, one after the other."""

    def __init__(self, feed: Feed):
        self._feed = feed
        batches, program = feed.batches, feed.program
        self._reals = np.array([batches.real(batch) for batch in range(len(batches))])
        self._data = [f"data {port}" for port in batches.columns]
        sources = dict(zip(self._data, map(Source, batches.columns.values()), strict=True))
        sources["weights"] = Source(self._shares(batches.size, program.arguments["weights"].dtype))
        sources |= {name: Source() for name in ("rate", "step", "counter")}
        self._compared = batches.columns[feed.gauge.compares] if feed.gauge.compares else None
        self._many = program.repeated(sources, feed.gauge.read(program.outputs), MOST)

    @property
    def most(self) -> int:
        """Batches at most in a call."""
        return self._many.most

    def _shares(self, size: int, dtype) -> np.ndarray:
        """(batches, size): what each example weighs in the mean over its batch; fillers weigh nothing."""
        return ((np.arange(size) < self._reals[:, None]) / self._reals[:, None]).astype(dtype)

    def _targets(self, rows: np.ndarray) -> np.ndarray | None:
        """(n, size, ...): what the outputs of some batches are compared with."""
        column = self._compared
        if column is None or isinstance(column, np.ndarray):
            return None if column is None else column[rows]
        return np.stack([column[row] for row in rows.tolist()])

    def steps(self, rows: np.ndarray, first: int, rates: list[float]) -> tuple[np.ndarray, np.ndarray]:
        """(mean losses (n,), numbers of the gauge (n, ...)) of some batches, each before its update.

        rows     which batches
        first    absolute number of the first of them
        rates    of each
        """
        numbers = np.arange(first, first + len(rows))
        given = dict.fromkeys(self._data, rows) | {"weights": rows, "rate": rates}
        outputs = self._many(len(rows), given | {"step": numbers, "counter": numbers})
        found = self._feed.gauge.many(outputs, self._targets(rows), self._reals[rows])
        return outputs["loss"].astype(np.float64), found


def stretch_of(feed: Feed, steps_differ: bool) -> Stretch | None:
    """The Stretch of a training; None where each batch has to be looked at.

    steps_differ    the arguments of a step are not the same for all of them
    """
    program, batches, gauge = feed.program, feed.batches, feed.gauge
    alike = isinstance(program, Program) and isinstance(batches, Batches) and not steps_differ
    if not alike or batches.may_fail:
        return None
    if any(isinstance(column, RaggedBatches) for column in batches.columns.values()):
        return None
    known = {f"data {port}" for port in batches.columns} | {"weights", "rate", "step", "counter"}
    if set(program.arguments) != known or gauge.observed or any(fault in program.outputs for fault in FAULTS):
        return None
    return Stretch(feed)
