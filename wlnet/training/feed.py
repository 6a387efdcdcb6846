"""A program and the batches that go into it: loading a batch, and a whole pass without updates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from wlnet.tensor.compile import Program, Repeated, Source
from wlnet.training.data.batches import Batches, DeferredBatches
from wlnet.training.gauge import Gauge


@dataclass
class Feed:
    """
    program    of a step, or of a loss without an update
    gauge      what is read off after a run
    pairs      (argument of the program, column of batches)
    targets    column that is measured against, or None
    """

    program: Program
    batches: Batches
    gauge: Gauge
    pairs: list = field(init=False)
    targets: np.ndarray | DeferredBatches | None = field(init=False)

    def __post_init__(self):
        columns = self.batches.columns
        self.pairs = [(self.program.arguments[f"data {port}"], column) for port, column in columns.items()]
        self.targets = columns.get(self.gauge.target) if self.gauge.measures else None
        self._weights = self.program.arguments["weights"]
        self._weighed = None

    def many(self, most: int) -> Repeated:
        """Steps of a training, up to so many in a call; given the batches, and values for the rest."""
        batches = self.batches
        sources = {f"data {port}": Source(column) for port, column in batches.columns.items()}
        sources["weights"] = Source(self._shares())
        others = [name for name in self.program.arguments if name not in sources]
        kept = self.gauge.outputs(self.program.outputs)
        return self.program.repeated(sources | {name: Source() for name in others}, kept, most)

    def _shares(self) -> np.ndarray:
        """(batches, size): what each example weighs in the mean over its batch."""
        shares = np.zeros((len(self.batches), self.batches.size), self._weights.dtype)
        for batch, row in enumerate(shares):
            real = self.batches.real(batch)
            row[:real] = 1 / real
        return shares

    def load(self, batch: int, as_mean: bool) -> int:
        """Put a batch into the arguments; how many of its examples count."""
        for argument, column in self.pairs:
            np.copyto(argument, column[batch])
        real = self.batches.real(batch)
        if real != self._weighed:
            self._weights[:real], self._weights[real:] = 1 / real if as_mean else 1, 0
            self._weighed = real
        return real

    def measured(self, between: Callable[[], object] | None = None) -> dict[str, object]:
        """The gauge's values over all batches, with a program that updates nothing.

        between    called between batches, or None; it may raise to end the pass
        """
        sums = self.gauge.begin()
        with self.program.settled():
            for batch in range(len(self.batches)):
                real = self.load(batch, as_mean=False)
                outputs = self.program()
                targets = None if self.targets is None else self.targets[batch]
                sums += self.gauge.numbers(outputs, outputs["loss"].item(), targets, real, 1)
                if between is not None:
                    between()
        return self.gauge.values(sums)
