"""What is read off a program after each batch: numbers that add up to losses and measurements."""

from __future__ import annotations

import numpy as np

from wlnet.training.losses import Loss
from wlnet.training.measurement import Chosen, scalar
from wlnet.training.tally import Task


class Gauge:
    """The total loss, the single losses where there are several, and measurements.

    `begin` starts a round or a data set; the `numbers` of its batches are added up; `values` turns the
    sum (or the numbers of one batch) into named values. What cannot be added up, the outputs and targets
    that some measurements want to see all at once, is kept here until the next `begin`.

    losses      of the training net
    chosen      measurements, taken at the output and the target of the first loss
    task        what they measure; None only where there are none
    judge       key of the measurement that decides which net is best, before the loss; or None
    """

    def __init__(
        self,
        losses: tuple[Loss, ...],
        chosen: tuple[Chosen, ...],
        task: Task | None = None,
        judge: str | None = None,
    ):
        self.judge, self.chosen, self.task = judge, chosen, task
        self._parts = tuple((loss.output, f"loss {n}") for n, loss in enumerate(losses, start=1))
        if len(losses) == 1:
            self._parts = ()
        self.output = f"output {losses[0].output}"
        self.target = losses[0].targets.get("Target")
        self._tallies = {one.tally(task): slice(0) for one in chosen}
        start = 2 + len(self._parts)
        for tally in self._tallies:
            self._tallies[tally] = slice(start, start + tally.count)
            start += tally.count
        self._size = start
        self._gathers = any(one.kind.gathers for one in chosen)
        self._gathered: list[tuple[np.ndarray, np.ndarray]] = []

    def begin(self) -> np.ndarray:
        """The sum of no batches."""
        self._gathered.clear()
        return np.zeros(self._size)

    def numbers(
        self, outputs: dict, loss: float, targets: np.ndarray | None, real: int, factor: int
    ) -> np.ndarray:
        """Examples, sum of the loss, sums of its parts, tallies: of a batch, flat.

        outputs    of a program, whose total loss is `loss`
        targets    of the first loss, for the whole batch; None where nothing is measured
        real       examples that count, the first ones
        factor     `real` where losses are means over those examples, 1 where they are sums
        """
        found = np.empty(self._size)
        found[0], found[1] = real, loss * factor
        for place, (_, name) in enumerate(self._parts, start=2):
            found[place] = outputs[name].item() * factor
        if self.chosen:
            output, target = outputs[self.output][:real], targets[:real]
            for tally, place in self._tallies.items():
                if tally.count:
                    found[place] = tally.of(output, target)
            if self._gathers:
                self._gathered.append((output.copy(), target.copy()))
        return found

    def outputs(self, names) -> list[str]:
        """Those outputs of a program that are read."""
        wanted = {"loss", *(name for _, name in self._parts), *([self.output] if self.chosen else [])}
        return [name for name in names if name in wanted]

    def many(self, outputs: dict, targets, reals: np.ndarray) -> np.ndarray:
        """(runs, ...): the numbers of several batches, of which losses are means.

        outputs    name -> (runs, ...)
        targets    of each batch, or None where nothing is measured
        """
        runs = len(reals)
        found = np.empty((runs, self._size))
        found[:, 0] = reals
        found[:, 1] = outputs["loss"] * reals
        for place, (_, name) in enumerate(self._parts, start=2):
            found[:, place] = outputs[name] * reals
        if self.chosen:
            for run in range(runs):
                one = {name: array[run] for name, array in outputs.items()}
                found[run] = self.numbers(
                    one, one["loss"].item(), targets[run], int(reals[run]), int(reals[run])
                )
        return found

    def values(self, numbers: np.ndarray, one_batch: bool = False) -> dict[str, object]:
        """Key -> value: "Loss", the parts of it, measurements in the order given.

        one_batch    without those that a single batch has no value for
        """
        examples, loss = numbers[:2].tolist()
        found = {"Loss": loss / examples}
        for place, (key, _) in enumerate(self._parts, start=2):
            found[key] = float(numbers[place]) / examples
        for one in self.chosen:
            if one.kind.by_batch or not one_batch:
                found[one.key] = one.value(self._read(one, numbers), self.task)
        return found

    def _read(self, one: Chosen, numbers: np.ndarray):
        if one.kind.gathers:
            return tuple(np.concatenate(column) for column in zip(*self._gathered, strict=True))
        tally = one.tally(self.task)
        return tally.read(numbers[self._tallies[tally]])

    @property
    def keys(self) -> list[str]:
        return ["Loss", *(key for key, _ in self._parts), *(one.key for one in self.chosen)]

    @property
    def shown_keys(self) -> list[str]:
        """Those of which `shown` makes a number."""
        return ["Loss", *(key for key, _ in self._parts), *(one.key for one in self.chosen if one.kind.shown)]

    def shown(self, values: dict[str, object]) -> dict[str, float]:
        """The values that a report or a plot can show: one number for each."""
        found = {key: scalar(value) for key, value in values.items()}
        return {key: number for key, number in found.items() if number is not None}

    @property
    def measures(self) -> bool:
        return bool(self.chosen)
