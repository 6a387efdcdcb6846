"""What properties can ask a running training: the contract between the record and the loop."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from wlnet.nets.net import Net


class Moment(Protocol):
    """
    round       number of the current round, from 1
    in_round    batches of the round that are done
    event       the latest: "TrainingStart", "BatchEnd", "RoundEnd", "ValidationEnd", "CheckpointWritten",
                "TrainingEnd"
    pace        seconds a batch, over the latest ones
    """

    round: int
    in_round: int
    event: str
    pace: float

    def net(self) -> Net:
        """The user's net with the present arrays."""

    def weights(self) -> dict[tuple, np.ndarray]:
        """Path in the user's net -> present array."""

    def gradients(self) -> dict[tuple, np.ndarray] | None:
        """Path -> gradient at the latest batch, of the arrays that learn; None before the first.

        Means over the examples, before clipping and regularisation.
        """

    def batch_data(self) -> dict[str, np.ndarray]:
        """Port -> encoded examples of the latest batch, without fillers."""

    def batch_indices(self) -> np.ndarray | None:
        """Positions in the data, from 1, of the examples of the latest batch; None for generated ones."""

    def fraction(self) -> float:
        """Of the whole training, 0..1."""

    def remaining(self) -> float | None:
        """Seconds, as far as they can be told."""

    def planned_batches(self) -> int:
        """The most batches there will be; an estimate where time decides."""

    def planned_rounds(self) -> int:
        """The most rounds there will be; an estimate where time decides."""
