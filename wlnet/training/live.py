"""Where a running training stands: what properties with `during` are computed from.

What costs (a net, gradients, the data of a batch) is made when somebody asks. Source: nettrain.md 4.11.
"""

from __future__ import annotations

from math import ceil, inf

import numpy as np

from wlnet.nets.net import Net
from wlnet.nets.ragged import Ragged
from wlnet.training.loop import Loop
from wlnet.training.moment import Moment
from wlnet.training.step import FROZEN, Arrays
from wlnet.training.training_net import TrainingNet


class Live(Moment):
    """
    loop      the training
    net       with its losses
    arrays    those that its programs work on
    """

    def __init__(self, loop: Loop, net: TrainingNet, arrays: Arrays):
        self.loop, self._net, self._arrays = loop, net, arrays

    @property
    def round(self) -> int:
        return self.loop.round

    @property
    def in_round(self) -> int:
        return self.loop.in_round

    @property
    def event(self) -> str:
        return self.loop.event

    @event.setter
    def event(self, name: str) -> None:
        self.loop.event = name

    @property
    def pace(self) -> float:
        return self.loop.pace

    def net(self) -> Net:
        return net_with(self._net, self._arrays, self.loop.arrays)

    def weights(self) -> dict[tuple, np.ndarray]:
        return _of_net(arrays_at(self._arrays, self.loop.arrays))

    def gradients(self) -> dict[tuple, np.ndarray] | None:
        outputs = self.loop.training.program.outputs
        if not self.loop.record.batch_losses or "gradient" not in outputs:
            return None
        return _of_net(self._arrays.learning.split(outputs["gradient"].copy()))

    def batch_data(self) -> dict[str, np.ndarray]:
        columns, real = self._latest()
        return {port: _plain(column[:real]) for port, column in columns.items()}

    def batch_indices(self) -> np.ndarray | None:
        order = self.loop.training.batches.order
        if order is None:
            return None
        _, real = self._latest()
        return order[self.loop.batch, :real] + 1

    def _latest(self) -> tuple[dict, int]:
        """(port -> examples, how many of them count) of the latest batch; nothing before the first."""
        loop, feed = self.loop, self.loop.training
        if not loop.record.batch_losses:
            return {}, 0
        if loop.in_stretches:  # in which no batch is loaded by itself
            return feed.batches.fetch(loop.batch), feed.batches.real(loop.batch)
        return feed.current, feed.real

    def fraction(self) -> float:
        loop = self.loop
        done, seconds = len(loop.record.batch_losses), loop.record.seconds
        return min(max(done / loop.most_batches, seconds / loop.most_seconds), 1.0)

    def remaining(self) -> float | None:
        fraction = self.fraction()
        return self.loop.record.seconds * (1 - fraction) / fraction if fraction else None

    def planned_batches(self) -> int:
        return self.loop.planned()

    def planned_rounds(self) -> int:
        loop = self.loop
        batches = loop.planned() if loop.most_batches == inf else loop.most_batches
        return ceil(batches / loop.record.batches_per_round)


def _plain(examples: np.ndarray | Ragged):
    """A copy; a list of arrays where the examples differ in size."""
    return [one.copy() for one in examples] if isinstance(examples, Ragged) else examples.copy()


def arrays_at(arrays: Arrays, changing: np.ndarray) -> dict[tuple, np.ndarray]:
    """Path -> copy of the array, out of a buffer such as `arrays.changing`."""
    found = arrays.split(arrays.parts(changing) | {FROZEN: arrays.values[FROZEN]})
    return {path: array.copy() for path, array in found.items()}


def net_with(net: TrainingNet, arrays: Arrays, changing: np.ndarray) -> Net:
    """The user's net with the arrays in a buffer such as `arrays.changing`, as Real32."""
    return net.net.with_arrays(_of_net(arrays_at(arrays, changing)))


def _of_net(arrays: dict[tuple, np.ndarray]) -> dict[tuple, np.ndarray]:
    return {path[1:]: array for path, array in arrays.items() if path[0] == "Net"}
