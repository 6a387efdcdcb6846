"""Programs of groups of arrays that take turns in learning: one for each group.

They share their states. Each computes the gradients of its own arrays and changes no others.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.tensor.compile import CPU, Program
from wlnet.training.variants import Variants


class Turns:
    """Stands where a Program does; what it shows is that of the group whose turn it is.

    make      group (paths of its arrays) -> its program
    groups    at step 1, 2, ..., cyclically
    """

    def __init__(
        self, make: Callable[[frozenset], Program | Variants], groups: tuple[frozenset, ...], states: dict
    ):
        programs = {group: make(group) for group in dict.fromkeys(groups)}
        self._programs = [programs[group] for group in groups]
        self._current = self._programs[0]
        self.states = states

    def take(self, number: int) -> None:
        """It is the turn of step `number`, from 1."""
        self._current = self._programs[(number - 1) % len(self._programs)]

    def choose(self, batch: dict) -> None:
        """Take the program for the lengths of this batch, where they differ."""
        if isinstance(self._current, Variants):
            self._current.choose(batch)

    @property
    def arguments(self) -> dict[str, np.ndarray]:
        return self._current.arguments

    @property
    def outputs(self) -> dict[str, np.ndarray]:
        return self._current.outputs

    def __call__(self) -> dict[str, np.ndarray]:
        return self._current()

    def settled(self):
        return CPU.settled()
