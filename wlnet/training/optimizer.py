"""The contract of optimizers: what is remembered of an array, and what the next array is.

A member of `training/optimizers` states its suboptions, the names of its states (each as large as
the array, zero at first) and `update`, written in ops: the update is part of the compiled step.
Clipping, regularisation, multipliers and schedules are applied around it by `step`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import field, fields
from typing import ClassVar

from wlnet.expr.registry import Registry
from wlnet.frozen import frozen

OPTIMIZERS = Registry("optimizer", "wlnet.training.optimizers")


class Optimizer(ABC):
    """
    name              as in Method -> name
    automatic_rate    LearningRate -> Automatic
    state             names of the states
    """

    name: ClassVar[str]
    automatic_rate: ClassVar[float]
    state: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def update(self, w, g, rate, step, *state):
        """(next w, *next state) as Values.

        w, g, state    flat arrays of one length
        rate           learning rate of this step: a number, or one for each element
        step           number of this step from 1; Real64 whatever the dtype of w
        """

    @classmethod
    def suboptions(cls) -> dict[str, tuple[str, object, Callable]]:
        """Wolfram name -> field, default, check."""
        return {f.metadata["name"]: (f.name, f.default, f.metadata["accepts"]) for f in fields(cls)}


def suboption(name: str, default: float, accepts: Callable[[float], bool]):
    """A field that Method -> {..., name -> value} sets; a number for which `accepts` holds."""
    return field(default=default, metadata={"name": name, "accepts": accepts})


def optimizer(name: str):
    """Adds the decorated class to OPTIMIZERS under its Wolfram name."""

    def add(cls):
        cls = frozen(cls)
        cls.name = name
        OPTIMIZERS.add(name, cls)
        return cls

    return add


def is_share(value: float) -> bool:
    """0 <= value < 1: a share of the past."""
    return 0 <= value < 1


def is_positive(value: float) -> bool:
    return value > 0
