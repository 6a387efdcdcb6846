"""The checked mode: every row of a plan compared with the plain kernels, and with what it may write.

Slow, for tests and for the hunt of a fault. Each step, or several that are fused, runs twice on the same
bytes: as rows, and as the plain calls. The outputs have to agree, and no other byte of the arena or of a
state may have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.run.cpu.machine import Machine
from wlnet.tensor.run.cpu.phases import tabled
from wlnet.tensor.run.cpu.program import worked
from wlnet.tensor.run.cpu.rows.fusion import Bytes, Liveness, bytes_of
from wlnet.tensor.run.cpu.store import Store
from wlnet.tensor.run.plan import Block, Operand, Plan, Step

TOLERANCE = {4: 2e-5, 8: 1e-12}  # of the largest element of an output; sums run in another order
ROUNDING = {4: 1e-6, 8: 1e-14}  # of the largest sum that the arguments can make: what is left of it


@frozen
class Finding:
    """What is wrong with the rows of some steps."""

    steps: str
    fault: str

    def __str__(self):
        return f"{self.steps}: {self.fault}"


def check(
    plan: Plan,
    spaces: Mapping[str, np.ndarray],
    kernels: Store,
    plainly: Callable[[Step | Block], None],
    view: Callable[[Operand], np.ndarray],
    threads: int = 1,
) -> list[Finding]:
    """Runs a plan once, each part of it both ways; what differs. The results of the plain calls stay.

    spaces     the arena and the states, as bound
    plainly    runs a step by the plain calls
    view       the array of an operand
    """
    found = []
    liveness = Liveness(plan)
    places = {id(step): number for number, step in enumerate(plan.steps)}
    for steps, work in worked(plan):
        before = {name: array.copy() for name, array in spaces.items()}
        made = None
        if work is not None:
            Machine(tabled([work]), spaces, kernels, threads)()
            made = {name: array.copy() for name, array in spaces.items()}
            for name, array in spaces.items():
                array[...] = before[name]
        for step in steps:
            plainly(step)
        if made is None:
            continue
        words = ", ".join(_name(step) for step in steps)
        last = places[id(steps[-1])]
        alive = [
            x
            for step in steps
            for x in _outputs([step])
            if not _passing(x) and not liveness.dead(x, last, places[id(step)])
        ]
        alive = [liveness.part_read(x, last) for x in alive]
        expected = [view(x).copy() for x in alive]
        largest = _largest(steps, view)
        after = {name: array.copy() for name, array in spaces.items()}
        found += _strangers(words, before, made, steps)
        for name, array in spaces.items():
            array[...] = made[name]
        for operand, wanted in zip(alive, expected, strict=True):
            fault = _difference(view(operand), wanted, largest)
            if fault is not None:
                found.append(Finding(words, f"{operand} {fault}"))
        for name, array in spaces.items():
            array[...] = after[name]
    return found


def _name(step: Step | Block) -> str:
    return f"block of {len(step.steps)}" if isinstance(step, Block) else step.kernel.name


def _outputs(steps) -> list[Operand]:
    return [
        x
        for step in steps
        for one in (step.steps if isinstance(step, Block) else (step,))
        for x in one.outputs
    ]


def _passing(operand: Operand) -> bool:
    return operand.blocked and operand.moves == 0


def _largest(steps, view) -> float:
    """The largest argument times the root of how many there are: what sums of them may come to."""
    found = 0.0
    for step in steps:
        for one in step.steps if isinstance(step, Block) else (step,):
            for x in one.inputs:
                array = view(x)
                if array.dtype.kind == "f" and array.size:
                    with np.errstate(all="ignore"):
                        finite = np.abs(array[np.isfinite(array)]).max(initial=0)
                    found = max(found, float(finite) * array.size**0.5)
    return found


def _difference(got: np.ndarray, wanted: np.ndarray, largest: float) -> str | None:
    if got.dtype.kind not in "f":
        return None if np.array_equal(got, wanted) else "is not equal"
    with np.errstate(all="ignore"):
        odd = ~np.isfinite(wanted)
        if not np.array_equal(got[odd], wanted[odd], equal_nan=True):
            return "has other infinities or NaN"
        scale = max(np.abs(wanted[~odd]).max(initial=0), 1e-30)
        error = np.abs(got[~odd] - wanted[~odd]).max(initial=0)
    item = got.dtype.itemsize
    if error <= TOLERANCE[item] * scale + ROUNDING[item] * largest:
        return None
    return f"differs by {error / scale:.2g} of its largest element"


def _bytes(array: np.ndarray) -> np.ndarray:
    return array.reshape(-1).view(np.uint8)


def _strangers(words: str, before: dict, made: dict, steps) -> list[Finding]:
    """Bytes that changed and are no output of the steps."""
    found = []
    for name, array in made.items():
        changed = np.flatnonzero(_bytes(array) != _bytes(before[name]))
        left = changed
        for allowed in (_whole(x, step) for step in steps for x in _outputs([step])):
            if allowed.space == name:
                left = left[(left < allowed.start) | (left >= allowed.stop)]
        if left.size:
            found.append(
                Finding(words, f"{left.size} bytes of {name or 'the arena'} from {left[0]} on changed")
            )
    return found


def _whole(operand: Operand, step: Step | Block) -> Bytes:
    return bytes_of(operand, step.count, step.chains) if isinstance(step, Block) else bytes_of(operand)
