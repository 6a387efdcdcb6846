"""The contract of measurements: sums that are taken batch by batch and finished at the end.

`accumulate` gives numbers that add up over batches, `finish` turns the totals into the value; so
batches, rounds and validation sets need no code of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S
from wlnet.training.names import form_of
from wlnet.training.unsupported import MEASUREMENTS as LATER
from wlnet.training.unsupported import NOT_YET

UNKNOWN_MEASUREMENT = Message("NetTrain::unkmeas", "There is no measurement `1`; there are `2`.")
BAD_TOP = Message(
    "NetTrain::invtop", "The measurement `1` -> `2` should have a positive integer on its right side."
)

MEASUREMENTS = Registry("measurement", "wlnet.training.measurements")


@dataclass(frozen=True)
class Measurement:
    """
    name                 as in TrainingProgressMeasurements -> name
    of                   "classification": nets with a single cross-entropy loss
    larger_is_better     whether the best value is the largest
    count                how many numbers `accumulate` gives
    form                 of the cross entropy: "Index", "Binary" or "Probabilities"
    top                  an example counts as right if its class is among so many most probable ones
    """

    name: ClassVar[str]
    of: ClassVar[str]
    larger_is_better: ClassVar[bool]
    count: ClassVar[int] = 2
    form: str = "Index"
    top: int = 1

    @property
    def key(self) -> str:
        """Name in the associations of measurements: name, or name[n] where a parameter was given."""
        return self.name if self.top == 1 else f"{self.name}[{self.top}]"

    def with_form(self, form: str) -> Measurement:
        return replace(self, form=form)

    def accumulate(self, outputs, targets) -> tuple:
        """Numbers that add up over batches.

        outputs    net outputs (B, ..., n) or, in form "Binary", (B, ...)
        targets    classes (B, ...) from 1, probabilities (B, ..., n), or 0 and 1 as (B, ...)
        """
        raise NotImplementedError

    def finish(self, *totals) -> float:
        raise NotImplementedError


def measurements_of(setting) -> tuple[Measurement, ...] | None:
    """What a setting of TrainingProgressMeasurements asks for: None for Automatic, () for None."""
    if setting is S.Automatic:
        return None
    if setting is S("None"):
        return ()
    return tuple(map(_measurement_of, setting if is_list(setting) else (setting,)))


def _measurement_of(spec) -> Measurement:
    """Of "name" or "name" -> n."""
    name, top = spec.args if is_rule(spec) else (spec, 1)
    if not isinstance(name, str):
        raise NOT_YET(f"A measurement of the form {form_of(spec)}")
    if name in LATER:
        raise NOT_YET(f'The measurement "{name}"')
    if name not in MEASUREMENTS:
        raise UNKNOWN_MEASUREMENT(name, sorted(MEASUREMENTS))
    if not isinstance(top, int) or top < 1:
        raise BAD_TOP(name, top)
    return MEASUREMENTS[name](top=top)


def measurement(name: str, *, of: str, larger_is_better: bool = False):
    """Adds the decorated class to MEASUREMENTS under its Wolfram name."""

    def add(cls):
        cls = dataclass(frozen=True)(cls)
        cls.name, cls.of, cls.larger_is_better = name, of, larger_is_better
        MEASUREMENTS.add(name, cls)
        return cls

    return add
