"""A program and the batches that go into it: loading a batch, and a whole pass without updates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread

import numpy as np

from wlnet.expr.message import Message, MessageError
from wlnet.nets.lengths import FAULTS, check_faults
from wlnet.nets.ragged import Ragged
from wlnet.tensor.compile import Program
from wlnet.training.data.batches import Batches
from wlnet.training.data.generator import GeneratedBatches
from wlnet.training.gauge import Gauge
from wlnet.training.step import length_name
from wlnet.training.turns import Turns
from wlnet.training.variants import Variants

UNEQUAL_LENGTHS = Message(
    "NetTrain::lengths",
    "Lengths of the data do not go together: example `1` has `2` at the port `3`, but `4` at the port `5`.",
)
DIFFERENT = FAULTS["different"][0]


@dataclass
class Feed:
    """
    program    of a step, or of a loss without an update
    gauge      what is read off after a run
    current    port -> encoded examples of the latest batch, fillers included
    real       how many of these count, the first ones
    """

    program: Program | Variants | Turns
    batches: Batches | GeneratedBatches
    gauge: Gauge
    current: dict[str, np.ndarray] = field(init=False, default_factory=dict)
    real: int = field(init=False, default=0)
    _batch: int = field(init=False, default=0)

    def load(self, batch: int, as_mean: bool) -> int:
        """Put a batch into the arguments; how many of its examples count."""
        self.current = self.batches.fetch(batch)
        if isinstance(self.program, Variants | Turns):
            try:
                self.program.choose(self.current)
            except MessageError as error:
                raise self._of_lengths(batch) or error from None
        arguments = self.program.arguments
        for port, column in self.current.items():
            if isinstance(column, Ragged):
                column.padded(arguments[f"data {port}"])
                for axis, lengths in enumerate(column.sizes().T):
                    if length_name(port, axis) in arguments:
                        arguments[length_name(port, axis)][...] = lengths
            else:
                np.copyto(arguments[f"data {port}"], column)
        self.real = real = self.batches.real(batch)
        self._batch = batch
        weights = arguments["weights"]
        weights[:real], weights[real:] = 1 / real if as_mean else 1, 0
        return real

    def run(self, more: bool) -> dict[str, np.ndarray]:
        """The outputs of the program for the batch that is loaded.

        more    another batch will be wanted: if it has to be made, that is done beside the program
        """
        if not more or not isinstance(self.batches, GeneratedBatches):
            return self._checked(self.program())
        trouble: list[BaseException] = []

        def step() -> None:
            try:
                self.program()
            except BaseException as error:  # raised again below, where the training is
                trouble.append(error)

        thread = Thread(target=step, name="wlnet step")
        thread.start()
        try:
            self.batches.look_ahead()
        finally:
            thread.join()
        if trouble:
            raise trouble[0]
        return self._checked(self.program.outputs)

    def _checked(self, outputs: dict) -> dict[str, np.ndarray]:
        """The outputs of a run in which all lengths and positions fitted."""
        try:
            check_faults("NetTrain", outputs)
        except MessageError as error:
            told = self._of_lengths(self._batch) if error.message.tag == DIFFERENT else None
            raise told or error from None
        return outputs

    def _of_lengths(self, batch: int) -> MessageError | None:
        """Which example has lengths that do not go together as those of the others do; None if no two ports
        have lengths."""
        ragged = {p: one.sizes()[:, 0] for p, one in self.current.items() if isinstance(one, Ragged)}
        if len(ragged) < 2:
            return None
        (first, lengths), (second, others) = list(ragged.items())[:2]
        gaps = (others - lengths).tolist()
        usual = 0 if 0 in gaps else max(gaps, key=gaps.count)
        odd = next((n for n, gap in enumerate(gaps) if gap != usual), 0)
        order = self.batches.order
        place = odd if order is None else int(order[batch, odd])
        return UNEQUAL_LENGTHS(place + 1, int(lengths[odd]), first, int(others[odd]), second)

    def numbers(self, outputs: dict, loss: float, factor: int) -> np.ndarray:
        """What the gauge reads off after a run on the latest batch; the words are Gauge's."""
        return self.gauge.numbers(outputs, loss, self.current, self.real, factor)

    def measured(self, between: Callable[[], object] | None = None) -> dict[str, object]:
        """The gauge's values over all batches, with a program that updates nothing.

        between    called between batches, or None; it may raise to end the pass
        """
        sums = self.gauge.begin()
        with self.program.settled():
            for batch in range(len(self.batches)):
                self.load(batch, as_mean=False)
                outputs = self._checked(self.program())
                sums += self.numbers(outputs, outputs["loss"].item(), 1)
                if between is not None:
                    between()
        return self.gauge.values(sums)
