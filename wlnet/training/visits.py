"""ExampleLosses: the losses that each example has met, one a visit."""

from __future__ import annotations

import numpy as np


class Visits:
    """
    order       (batches, size) positions of the examples in the data, fillers last
    examples    how many of them are no fillers
    """

    def __init__(self, order: np.ndarray, examples: int):
        flat = order.ravel()[:examples]
        ranks = np.empty(examples, np.int64)
        ranks[np.argsort(flat, kind="stable")] = np.arange(examples)
        self._ranks, self._size = ranks, order.shape[1]
        self._rounds: list[np.ndarray] = []
        self._seen = np.ones(examples, bool)

    def add(self, batch: int, losses: np.ndarray) -> None:
        """The losses (n,) of the examples of a batch that count."""
        start = batch * self._size
        places = self._ranks[start : start + len(losses)]
        if self._seen[places[0]]:  # a new round
            self._rounds.append(np.empty(len(self._ranks)))
            self._seen[...] = False
        self._rounds[-1][places] = losses
        self._seen[places] = True

    def losses(self) -> np.ndarray | list[list[float]]:
        """(examples, rounds) in the order of the data; lists of unequal length within a round."""
        if not self._rounds:
            return [[] for _ in self._ranks]
        table = np.stack(self._rounds, axis=1)
        if self._seen.all():
            return table
        return [
            row.tolist() if seen else row[:-1].tolist() for row, seen in zip(table, self._seen, strict=True)
        ]
