"""What is read off a program after each batch: numbers that add up to losses and measurements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from wlnet.nets.ragged import Ragged
from wlnet.training.losses import Loss, terms_of
from wlnet.training.measurement import Asked, scalar
from wlnet.training.observation import Observation
from wlnet.training.tally import Task


class Gauge:
    """The total loss, the single losses where there are several, and measurements.

    `begin` starts a round or a data set; the `numbers` of its batches are added up; `values` turns the
    sum (or the numbers of one batch) into named values. What cannot be added up, the outputs and targets
    that some measurements want to see all at once, is kept here until the next `begin`.

    losses      of the training net
    chosen      measurements, taken at the output and the target of the first loss
    task        what they measure; None only where there are none
    arrays      gives path -> present array, for measurements of arrays
    judge       key of the measurement that decides which net is best, before the loss; or None
    """

    def __init__(
        self,
        losses: tuple[Loss, ...],
        chosen: tuple[Asked, ...],
        task: Task | None = None,
        judge: str | None = None,
        arrays: Callable[[], dict] = dict,
    ):
        self.judge, self.chosen, self.task, self.arrays = judge, chosen, task, arrays
        self.observed = tuple(one for one in chosen if isinstance(one, Observation))
        tallied = [one for one in chosen if not isinstance(one, Observation)]
        terms = terms_of(losses)
        self._parts = tuple((term.name, f"loss {n}") for n, term in enumerate(terms, start=1))
        if len(terms) == 1:
            self._parts = ()
        self.target = losses[0].targets.get("Target")
        self._tallies = {one.tally(task): slice(0) for one in tallied}
        start = 2 + len(self._parts)
        for tally in self._tallies:
            self._tallies[tally] = slice(start, start + tally.count)
            start += tally.count
        self._places = {one.key: place for place, one in enumerate(self.observed, start)}
        self._size = start + len(self.observed)
        self._sums: dict[str, np.ndarray] = {}
        self._counted = 0
        self._tallied = bool(tallied)
        self._first = losses[0].output
        self._length = f"output length 0 {self._first}"
        self._gathers = any(one.kind.gathers for one in chosen)
        self._gathered: list[tuple[np.ndarray, np.ndarray]] = []
        # Programs decide for the most probable class themselves where nobody looks at the probabilities.
        alone = not any(
            one.function is not None or one.source == ("output", self._first) for one in self.observed
        )
        decided = alone and not self._gathers and bool(tallied) and all(one.decided for one in self._tallies)
        self.decided = (self._first,) if decided else ()
        self.output = f"{'decisions' if decided else 'output'} {self._first}"

    def begin(self) -> np.ndarray:
        """The sum of no batches."""
        self._gathered.clear()
        self._sums.clear()
        self._counted = 0
        return np.zeros(self._size)

    def numbers(self, outputs: dict, loss: float, data: dict, real: int, factor: int) -> np.ndarray:
        """Examples, sum of the loss, sums of its parts, tallies: of a batch, flat.

        outputs    of a program, whose total loss is `loss`
        data       port -> examples of the whole batch, Ragged where they vary
        real       examples that count, the first ones
        factor     `real` where losses are means over those examples, 1 where they are sums
        """
        found = np.empty(self._size)
        found[0], found[1] = real, loss * factor
        for place, (_, name) in enumerate(self._parts, start=2):
            found[place] = outputs[name].item() * factor
        for one in self.observed:
            found[self._places[one.key]] = self._observe(one, outputs, data, real)
        self._counted += real
        if self._tallied:
            output, target = self._compared(outputs, data.get(self.target), real)
            for tally, place in self._tallies.items():
                if tally.count:
                    found[place] = tally.of(output, target)
            if self._gathers:
                self._gathered.append((output.copy(), target.copy()))
        return found

    def read(self, names: Iterable[str]) -> list[str]:
        """Those outputs of a program that are read, where nothing is observed."""
        wanted = {"loss", *(name for _, name in self._parts)}
        if self._tallied:
            wanted |= {self.output, self._length}
        return [name for name in names if name in wanted]

    def many(self, outputs: dict, targets: np.ndarray | None, reals: np.ndarray) -> np.ndarray:
        """(n, ...): the numbers of several batches, whose losses are means.

        outputs    name -> (n, ...)
        targets    (n, size, ...), for tallies
        reals      examples of each that count, (n,)
        """
        found = np.empty((len(reals), self._size))
        found[:, 0], found[:, 1] = reals, outputs["loss"] * reals
        for place, (_, name) in enumerate(self._parts, start=2):
            found[:, place] = outputs[name] * reals
        if self._tallied:
            self._tally_each(found, outputs[self.output], targets, reals)
        self._counted += int(reals.sum())
        return found

    def _tally_each(self, found: np.ndarray, outputs: np.ndarray, targets: np.ndarray, reals) -> None:
        """Fill in the tallies of several batches; those without fillers at once."""
        if self._gathers:
            for output, target, real in zip(outputs, targets, reals.tolist(), strict=True):
                self._gathered.append((output[:real].copy(), target[:real].copy()))
        whole = reals == outputs.shape[1]
        for tally, place in self._tallies.items():
            if not tally.count:
                continue
            if whole.all():
                found[:, place] = tally.of_each(outputs, targets)
                continue
            if whole.any():
                found[whole, place] = tally.of_each(outputs[whole], targets[whole])
            for number in np.flatnonzero(~whole):
                real = reals[number]
                found[number, place] = tally.of(outputs[number, :real], targets[number, :real])

    def _observe(self, one: Observation, outputs: dict, data: dict, real: int) -> float:
        """The sum over the examples; NaN for values that are arrays, of which the sum is kept here."""
        found = one.values(outputs, data, self.arrays, real)
        if one.is_array:
            self._sums[one.key] = found[0]
            return float(found[0]) * real if found.ndim == 1 else np.nan
        total = found.sum(axis=0)
        if found.ndim == 1:
            return float(total)
        self._sums[one.key] = self._sums.get(one.key, 0) + total
        return np.nan

    def _observed(self, one: Observation, numbers: np.ndarray, one_batch: bool):
        """The value of an observation; None where it is an array and this is a batch of the past."""
        number = float(numbers[self._places[one.key]])
        if one.key not in self._sums or one_batch:
            return None if np.isnan(number) and one.key in self._sums else number / float(numbers[0])
        if one.is_array:
            return self._sums[one.key]
        return self._sums[one.key] / self._counted

    def _compared(self, outputs: dict, targets: np.ndarray | Ragged, real: int):
        """Output and targets of the examples that count; of those that vary all true elements."""
        output, targets = outputs[self.output][:real], targets[:real]
        if not isinstance(targets, Ragged):
            return output, targets
        lengths = outputs[self._length][:real]
        return output[np.arange(output.shape[1]) < lengths[:, None]], np.concatenate(list(targets))

    def values(self, numbers: np.ndarray, one_batch: bool = False) -> dict[str, object]:
        """Key -> value: "Loss", the parts of it, measurements in the order given.

        one_batch    without those that a single batch has no value for
        """
        examples, loss = numbers[:2].tolist()
        found = {"Loss": loss / examples}
        for place, (key, _) in enumerate(self._parts, start=2):
            found[key] = float(numbers[place]) / examples
        left_out = "Round" if one_batch else "Batch"
        for one in self.chosen:
            if one.interval == left_out:
                continue
            if isinstance(one, Observation):
                value = self._observed(one, numbers, one_batch)
                found |= {} if value is None else {one.key: value}
            elif one.kind.by_batch or not one_batch:
                found[one.key] = one.value(self._read(one, numbers), self.task)
        return found

    def _read(self, one: Asked, numbers: np.ndarray):
        if one.kind.gathers:
            return tuple(np.concatenate(column) for column in zip(*self._gathered, strict=True))
        tally = one.tally(self.task)
        return tally.read(numbers[self._tallies[tally]])

    @property
    def compares(self) -> str | None:
        """The column of targets that outputs are compared with; None where nothing is compared."""
        return self.target if self._tallied else None

    @property
    def keys(self) -> list[str]:
        return ["Loss", *(key for key, _ in self._parts), *(one.key for one in self._of_rounds)]

    @property
    def _of_rounds(self) -> list[Asked]:
        """Those that rounds and validations have a value of."""
        return [one for one in self.chosen if one.interval != "Batch"]

    @property
    def shown_keys(self) -> list[str]:
        """Those of which `shown` makes a number."""
        shown = (one.key for one in self._of_rounds if one.kind.shown)
        return ["Loss", *(key for key, _ in self._parts), *shown]

    def shown(self, values: dict[str, object]) -> dict[str, float]:
        """The values that a report or a plot can show: one number for each."""
        means = {one.key for one in self.observed}
        found = {
            key: float(np.mean(value)) if key in means else scalar(value) for key, value in values.items()
        }
        return {key: number for key, number in found.items() if number is not None}

    def shown_ports(self, outputs: Iterable[str]) -> tuple[str, ...]:
        """Of all outputs of the net, those that the program has to give out."""
        if any(one.function is not None for one in self.observed):
            return tuple(outputs)
        named = [one.source[1] for one in self.observed if one.source[0] == "output"]
        first = [self._first] if self._tallied and not self.decided else []
        return tuple(dict.fromkeys([*first, *named]))

    @property
    def taps(self) -> tuple[tuple, ...]:
        """(path, port) of layers inside that the program has to give out."""
        return tuple(one.source[1] for one in self.observed if one.source and one.source[0] == "tap")

    @property
    def apart(self) -> bool:
        """Whether the losses of the single examples are asked for."""
        return any(one.function is not None for one in self.observed)
