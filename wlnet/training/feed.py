"""A program and the batches that go into it: loading a batch, and a whole pass without updates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread

import numpy as np

from wlnet.tensor.compile import Program
from wlnet.training.data.batches import Batches
from wlnet.training.data.generator import GeneratedBatches
from wlnet.training.gauge import Gauge


@dataclass
class Feed:
    """
    program    of a step, or of a loss without an update
    gauge      what is read off after a run
    current    port -> encoded examples of the latest batch, fillers included
    real       how many of these count, the first ones
    """

    program: Program
    batches: Batches | GeneratedBatches
    gauge: Gauge
    current: dict[str, np.ndarray] = field(init=False, default_factory=dict)
    real: int = field(init=False, default=0)

    def __post_init__(self):
        arguments = self.program.arguments
        self._arguments = {port: arguments[f"data {port}"] for port in self.batches.ports}
        self._weights = arguments["weights"]
        self._weighed = None

    def load(self, batch: int, as_mean: bool) -> int:
        """Put a batch into the arguments; how many of its examples count."""
        self.current = self.batches.fetch(batch)
        for port, argument in self._arguments.items():
            np.copyto(argument, self.current[port])
        self.real = real = self.batches.real(batch)
        if real != self._weighed:
            self._weights[:real], self._weights[real:] = 1 / real if as_mean else 1, 0
            self._weighed = real
        return real

    def run(self, more: bool) -> dict[str, np.ndarray]:
        """The outputs of the program for the batch that is loaded.

        more    another batch will be wanted: if it has to be made, that is done beside the program
        """
        if not more or not isinstance(self.batches, GeneratedBatches):
            return self.program()
        step = Thread(target=self.program, name="wlnet step")
        step.start()
        try:
            self.batches.look_ahead()
        finally:
            step.join()
        return self.program.outputs

    def numbers(self, outputs: dict, loss: float, factor: int) -> np.ndarray:
        """What the gauge reads off after a run on the latest batch; the words are Gauge's."""
        targets = self.current.get(self.gauge.target) if self.gauge.measures else None
        return self.gauge.numbers(outputs, loss, targets, self.real, factor)

    def measured(self, between: Callable[[], object] | None = None) -> dict[str, object]:
        """The gauge's values over all batches, with a program that updates nothing.

        between    called between batches, or None; it may raise to end the pass
        """
        sums = self.gauge.begin()
        with self.program.settled():
            for batch in range(len(self.batches)):
                self.load(batch, as_mean=False)
                outputs = self.program()
                sums += self.numbers(outputs, outputs["loss"].item(), 1)
                if between is not None:
                    between()
        return self.gauge.values(sums)
