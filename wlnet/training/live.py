"""Where a running training stands: what properties with `during` are computed from.

What costs (a net, gradients, the data of a batch) is made when somebody asks. Source: nettrain.md 4.11.
"""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING

import numpy as np

from wlnet.nets.net import Net
from wlnet.training.step import FROZEN, Arrays
from wlnet.training.training_net import TrainingNet

if TYPE_CHECKING:
    from wlnet.training.loop import Loop


class Live:
    """
    loop      the training
    net       with its losses
    arrays    those that its programs work on
    """

    def __init__(self, loop: Loop, net: TrainingNet, arrays: Arrays):
        self.loop, self._net, self._arrays = loop, net, arrays

    def net(self) -> Net:
        """The user's net with the present arrays."""
        return net_with(self._net, self._arrays, self.loop.arrays)

    def weights(self) -> dict[tuple, np.ndarray]:
        """Path in the user's net -> present array."""
        return _of_net(arrays_at(self._arrays, self.loop.arrays))

    def gradients(self) -> dict[tuple, np.ndarray] | None:
        """Path -> gradient at the latest batch, of the arrays that learn; None before the first.

        Means over the examples, before clipping and regularisation.
        """
        outputs = self.loop.training.program.outputs
        if not self.loop.record.batch_losses or "gradient" not in outputs:
            return None
        return _of_net(self._arrays.learning.split(outputs["gradient"].copy()))

    def batch_data(self) -> dict[str, np.ndarray]:
        """Port -> encoded examples of the latest batch, without fillers."""
        feed = self.loop.training
        return {port: array[: feed.real].copy() for port, array in feed.current.items()}

    def batch_indices(self) -> np.ndarray | None:
        """Positions in the data, from 1, of the examples of the latest batch; None for generated ones."""
        feed = self.loop.training
        order = feed.batches.order
        return None if order is None else order[self.loop.batch, : feed.real] + 1

    def fraction(self) -> float:
        """Of the whole training, 0..1."""
        loop = self.loop
        done, seconds = len(loop.record.batch_losses), loop.record.seconds
        return min(max(done / loop.most_batches, seconds / loop.most_seconds), 1.0)

    def remaining(self) -> float | None:
        """Seconds, as far as they can be told."""
        fraction = self.fraction()
        return self.loop.record.seconds * (1 - fraction) / fraction if fraction else None

    def planned_rounds(self) -> int:
        """The most rounds there will be; an estimate where time decides."""
        loop = self.loop
        batches = loop.planned() if loop.most_batches == inf else loop.most_batches
        return ceil(batches / loop.record.batches_per_round)


def arrays_at(arrays: Arrays, changing: np.ndarray) -> dict[tuple, np.ndarray]:
    """Path -> copy of the array, out of a buffer such as `arrays.changing`."""
    found = arrays.split(arrays.parts(changing) | {FROZEN: arrays.values[FROZEN]})
    return {path: array.copy() for path, array in found.items()}


def net_with(net: TrainingNet, arrays: Arrays, changing: np.ndarray) -> Net:
    """The user's net with the arrays in a buffer such as `arrays.changing`, as Real32."""
    return net.net.with_arrays(_of_net(arrays_at(arrays, changing)))


def _of_net(arrays: dict[tuple, np.ndarray]) -> dict[tuple, np.ndarray]:
    return {path[1:]: array for path, array in arrays.items() if path[0] == "Net"}
