"""What is read off a program after each batch: numbers that add up to losses and measurements."""

from __future__ import annotations

import numpy as np

from wlnet.training.losses import Loss
from wlnet.training.measurement import Measurement


class Gauge:
    """The total loss, the single losses where there are several, and measurements.

    `numbers` of batches add up, element by element; `values` turns such a sum, of one batch, a
    round or a validation set, into named values.

    losses          of the training net
    measurements    taken at the output and the target of the first loss
    judge           key of the measurement that decides which net is best, before the loss; or None
    """

    def __init__(
        self, losses: tuple[Loss, ...], measurements: tuple[Measurement, ...], judge: str | None = None
    ):
        self.judge = judge
        self._parts = tuple((loss.output, f"loss {n}") for n, loss in enumerate(losses, start=1))
        if len(losses) == 1:
            self._parts = ()
        self.measurements = measurements
        self.output = f"output {losses[0].output}"
        self.target = losses[0].targets.get("Target")

    def numbers(
        self, outputs: dict, loss: float, targets: np.ndarray | None, real: int, factor: int
    ) -> tuple:
        """(examples, sum of the loss, ...) of a batch.

        outputs    of a program, whose total loss is `loss`
        targets    of the first loss, for the whole batch; None where nothing is measured
        real       examples that count, the first ones
        factor     `real` where losses are means over those examples, 1 where they are sums
        """
        found = (real, loss * factor)
        for _, name in self._parts:
            found += (outputs[name].item() * factor,)
        for one in self.measurements:
            found += one.accumulate(outputs[self.output][:real], targets[:real])
        return found

    def values(self, numbers) -> dict[str, float]:
        """Key -> value: "Loss", the parts of it, measurements in the order given."""
        examples, loss, *rest = numbers
        found = {"Loss": loss / examples}
        for (key, _), value in zip(self._parts, rest, strict=False):
            found[key] = value / examples
        start = len(self._parts)
        for one in self.measurements:
            found[one.key] = one.finish(*rest[start : start + one.count])
            start += one.count
        return found

    @property
    def keys(self) -> list[str]:
        return ["Loss", *(key for key, _ in self._parts), *(one.key for one in self.measurements)]

    @property
    def measures(self) -> bool:
        return bool(self.measurements)
