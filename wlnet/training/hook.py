"""The contract of hooks: things done now and then while a training runs.

The loop asks each hook after a batch whether it is due. Functions of the user, custom properties and
checkpoints are hooks; progress reports (report.py) have more to be told and are not.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from wlnet.training.interval import Turns
from wlnet.training.record import Record


class Hook(ABC):
    """
    turns    says when it is due
    keys     names of the progress (progress.py) that it may look up; None for any of them
    """

    keys: frozenset[str] | None = frozenset()

    def __init__(self, turns: Turns):
        self.turns = turns

    def start(self, record: Record) -> None:  # noqa: B027 (most have nothing to do here)
        """Before the first batch, with the record that will be filled. May raise a message."""

    @abstractmethod
    def fire(self, record: Record) -> str | None:
        """Do it. A text ends the training with it as the reason."""


def looked_up(hooks, *names: str) -> bool:
    """Whether one of the hooks may look up one of these names."""
    return any(hook.keys is None or not hook.keys.isdisjoint(names) for hook in hooks)
