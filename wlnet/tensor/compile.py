"""A function and the shapes of its arguments, to something that runs.

Function -> trace -> Graph -> passes -> Graph -> plan -> Plan -> Run. A Program holds one step of a
net or a training; what changes from step to step is an argument or a state, never a constant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from wlnet.tensor.dtype import NUMPY, name_of
from wlnet.tensor.graph.graph import Graph, Spec
from wlnet.tensor.graph.trace import trace
from wlnet.tensor.prepared import prepared
from wlnet.tensor.run.cpu.checked import Finding
from wlnet.tensor.run.device import CPU, Device
from wlnet.tensor.run.execute import Run
from wlnet.tensor.run.plan import Plan
from wlnet.tensor.run.repeat import SPLIT_BYTES, InPlace, Repeated, Source, in_place
from wlnet.tensor.shape import ShapeError, spelled

__all__ = ["CPU", "Device", "Program", "Repeated", "Source", "Spec", "compiled"]


def compiled(
    function: Callable,
    arguments: Mapping[str, Spec],
    states: Mapping[str, Spec | np.ndarray] | None = None,
    device: Device = CPU,
    name: str = "step",
) -> Program:
    """A Program that does what `function` does to Values.

    function    dict of Values (arguments and states by name) -> dict of outputs by name, or
                (outputs, new values of states by name)
    states      what lives on from run to run: a Spec (starts as zeros) or a dense array to bind, which
                other Programs may bind too

    Raises ValueError for a bound array with gaps, and for two that share bytes of which one is updated.
    """
    states = states or {}
    specs = {n: s if isinstance(s, Spec) else Spec(s.shape, name_of(s.dtype)) for n, s in states.items()}
    found = prepared(trace(function, arguments, specs, name), device)
    graph = found.graph
    arrays = {n: zeros(specs[n], device) if isinstance(s, Spec) else s for n, s in states.items()}
    for state, array in arrays.items():
        if not array.flags.c_contiguous:
            raise ValueError(f"the state {state} has gaps in memory; bind a dense array")
    for one, other in combinations(arrays, 2):
        if not graph.updates.keys().isdisjoint((one, other)) and np.may_share_memory(
            arrays[one], arrays[other]
        ):
            raise ValueError(f"the states {one} and {other} share bytes, and one of them is updated")
    return Program(found.graph, found.plan, arrays, device, found.segments)


def zeros(spec: Spec, device: Device = CPU) -> np.ndarray:
    """Zeros in memory that is good to bind as a state."""
    size = int(np.prod(spec.shape)) * NUMPY[spec.dtype].itemsize
    memory = device.memory(size)
    memory[...] = 0
    return memory.view(NUMPY[spec.dtype]).reshape(spec.shape)


class Program:
    """A function that is ready to run.

    arguments    arrays to fill before a run; they keep what they hold
    states       arrays that a run updates in place
    outputs      arrays that a run fills; they hold until the next run
    calls        what a run consists of
    kernels      for each call the name of the kernel that it is of
    graph, plan  print themselves

    found are the plan's segments, if they are known.
    """

    def __init__(
        self,
        graph: Graph,
        plan: Plan,
        states: Mapping[str, np.ndarray],
        device: Device,
        found: Sequence | None = None,
    ):
        self.graph, self.plan, self.device = graph, plan, device
        self.states = dict(states)
        self._run = Run(plan, self.states, device, found)
        self.arguments, self.outputs = self._run.arguments, self._run.outputs
        self.calls, self.kernels = self._run.calls, self._run.kernels
        self._in_place: dict[str, InPlace | None] = {}

    def __call__(self, **arrays) -> dict[str, np.ndarray]:
        """One run, after copying `arrays` into the arguments of these names; the outputs.

        Raises ShapeError for an array of another shape.
        """
        for name, array in arrays.items():
            argument = self.arguments[name]
            if np.shape(array) != argument.shape:
                raise ShapeError(f"{name} is {spelled(argument.shape)}, not {spelled(np.shape(array))}")
            argument[...] = array
        if self._run.compiled:
            self._run()
        else:
            with self.settled():
                self._run()
        return self.outputs

    def on(self, name: str, array: np.ndarray) -> dict[str, np.ndarray]:
        """One run with an array of the argument's shape for one argument; the outputs. A large one is read
        where it lies, if all steps are rows, and the argument keeps what it holds.
        """
        if array.nbytes >= SPLIT_BYTES and self._run.table is not None:
            if name not in self._in_place:
                self._in_place[name] = in_place(self._run, name)
            reader = self._in_place[name]
            if reader is not None and reader.takes(array):
                reader(array)
                return self.outputs
        return self(**{name: array})

    def repeated(self, sources: Mapping[str, Source], kept: Sequence[str], most: int) -> Repeated:
        """Many runs in one call, which copy their arguments from columns and keep some outputs."""
        return Repeated(self._run, sources, kept, most)

    def text(self) -> str:
        """The rows and calls that a run consists of."""
        return self._run.text()

    def profile(self, steps: int = 20) -> list[tuple[float, str, int]]:
        """(share of the cycles, kernel, rows) of the compiled rows."""
        return self._run.profile(steps)

    def check(self) -> list[Finding]:
        """One run in the checked mode: what compiled rows do otherwise than plain kernels."""
        with self.settled():
            return self._run.check()

    def settled(self):
        """A context for many runs: sets one BLAS thread and no warnings once, instead of in every run."""
        return self.device.settled()
