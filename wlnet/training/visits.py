"""Losses that each example met, for the property "ExampleLosses"."""

from __future__ import annotations

import numpy as np


class Visits:
    """
    order       (batches, size) positions in the data that fill the batches; those of a batch that count come
                first. Examples that turn out to be unreadable leave it.
    examples    how many there are; each is in one batch
    """

    def __init__(self, order: np.ndarray, examples: int):
        self._order = order
        positions = np.sort(order.reshape(-1)[:examples])
        self._rows = np.zeros(positions[-1] + 1, np.int64)  # position in the data -> row
        self._rows[positions] = np.arange(examples)
        self._rounds: list[np.ndarray] = []
        self._seen: list[np.ndarray] = []

    def add(self, batch: int, losses: np.ndarray) -> None:
        """The losses (n,) of the examples of a batch that count."""
        places = self._rows[self._order[batch, : len(losses)]]
        if not self._seen or self._seen[-1][places[0]]:  # a new round
            self._rounds.append(np.empty(self._rows.max() + 1))
            self._seen.append(np.zeros(self._rows.max() + 1, bool))
        self._rounds[-1][places] = losses
        self._seen[-1][places] = True

    def losses(self) -> np.ndarray | list[list[float]]:
        """(examples, rounds) in the order of the data; lists of unequal length where some were not seen."""
        if not self._rounds:
            return [[] for _ in range(self._rows.max() + 1)]
        table, seen = np.stack(self._rounds, axis=1), np.stack(self._seen, axis=1)
        return table if seen.all() else [row[mask].tolist() for row, mask in zip(table, seen, strict=True)]
