"""Run a Plan: its arrays are bound once, then a run is a list of calls without arguments.

Nothing is allocated, checked or looked up in a run. A straight kernel is taken apart when it is
bound: its calls are kept, its own frame is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from wlnet.tensor.dtype import NUMPY
from wlnet.tensor.layout import Layout
from wlnet.tensor.run.cpu.checked import Finding, check
from wlnet.tensor.run.cpu.machine import Machine, shares
from wlnet.tensor.run.cpu.program import segments
from wlnet.tensor.run.cpu.store import NoKernels, store
from wlnet.tensor.run.cpu.table import Table
from wlnet.tensor.run.device import Device
from wlnet.tensor.run.plan import Block, Operand, Plan, Step
from wlnet.tensor.run.threads import Chain, Together, processors

# Functions whose first argument is what they write.
WRITE_FIRST = ("copyto", "putmask", "at")
# NumPy wants `out` of these by keyword.
KEYWORD_OUT = (np.maximum, np.minimum)


class Run:
    """A Plan bound to an arena and to the arrays of its states.

    arguments, outputs   arrays in the arena, by name
    calls, kernels       what a run consists of, and the name of the kernel that each call is of
    spaces               the arena under "", and the states: dense writable arrays of the plan's layouts
    table                the rows of all steps, where all have some; else None
    compiled             there are only rows: nothing asks BLAS or NumPy for anything

    It is made of a plan's segments, if they are known: `found`.
    """

    def __init__(
        self,
        plan: Plan,
        states: Mapping[str, np.ndarray],
        device: Device,
        found: Sequence[Table | Step | Block] | None = None,
    ):
        self.plan = plan
        self.spaces = {"": device.memory(plan.nbytes), **states}
        for operand, known in plan.constants:
            self._array(operand)[...] = known
        self.arguments = {name: self._array(operand) for name, operand in plan.arguments.items()}
        self.outputs = {name: self._array(operand) for name, operand in plan.outputs.items()}
        for array in self.arguments.values():
            array[...] = 0
        self.calls: list[Callable[[], object]] = []
        self.kernels: list[str] = []
        self._words = device.words
        self._block_sizes = {
            id(x): block.size
            for block in plan.steps
            if isinstance(block, Block)
            for step in block.steps
            for x in (*step.inputs, *step.outputs)
        }
        found = list(segments(plan) if found is None else found)
        try:
            machines = {id(x): Machine(x, self.spaces, store()) for x in found if isinstance(x, Table)}
        except NoKernels:  # one has to be compiled, and cannot be
            found, machines = list(plan.steps), {}
        self.table = found[0] if len(found) == 1 and machines else None
        self.compiled = len(machines) == len(found)
        for segment in found:
            if isinstance(segment, Table):
                self._add([machines[id(segment)]], "rows")
            else:
                self._bind(segment, device.words)

    def __call__(self) -> None:
        for call in self.calls:
            call()

    def text(self) -> str:
        """What runs: the rows of tables, and the kernels that are called between them."""
        lines = []
        for name, call in zip(self.kernels, self.calls, strict=True):
            lines.append(str(call.table) if isinstance(call, Machine) else f"  call {name}")
        return "\n".join(lines)

    def profile(self, steps: int = 20) -> list[tuple[float, str, int]]:
        """(share of the cycles, kernel, rows) of all tables, run by one thread; plain calls do not count."""
        machines = [call for call in self.calls if isinstance(call, Machine)]
        return shares(entry for machine in machines for entry in machine.cycles(steps))

    def check(self) -> list[Finding]:
        """One run in the checked mode; what the rows do otherwise than the plain calls."""
        if "rows" not in self.kernels:
            return []

        def plainly(step: Step | Block) -> None:
            single = Run.__new__(Run)
            single.spaces, single.calls, single.kernels = self.spaces, [], []
            single._bind(step, self._words)
            single()

        return check(self.plan, self.spaces, store(), plainly, self._whole_array)

    def _whole_array(self, operand: Operand) -> np.ndarray:
        """The array of an operand; in a block all rows of it."""
        if operand.blocked and operand.moves:
            layout = operand.layout
            rows = self._block_sizes[id(operand)]
            return _view(self.spaces[operand.space], replace(layout, shape=(rows, *layout.shape[1:])))
        return self._array(operand)

    def _bind(self, step: Step | Block, words) -> None:
        if isinstance(step, Step):
            self._add(bound(step, self._array, words), step.kernel.name)
            return
        chains = []
        for chain in range(step.chains):
            chains.append([])
            for number in range(chain * step.count // step.chains, (chain + 1) * step.count // step.chains):
                left = min(step.rows, step.size - number * step.rows)
                arrays = partial(self._rows, number=number, left=left, chain=chain)
                for each in step.steps:
                    chains[-1].append((each.kernel.name, bound(each, arrays, words)))
        if step.chains > 1 and processors() > 1:
            made = [[call for _, calls in chain for call in calls] for chain in chains]
            self._add([Together([Chain(calls) for calls in made])], "block of " + _summary(step))
            return
        for chain in chains:
            for name, calls in chain:
                self._add(calls, name)

    def _add(self, calls: list, kernel: str) -> None:
        self.calls.extend(calls)
        self.kernels.extend([kernel] * len(calls))

    def _array(self, operand: Operand) -> np.ndarray:
        return _view(self.spaces[operand.space], operand.layout)

    def _rows(self, operand: Operand, number: int, left: int, chain: int) -> np.ndarray:
        """The array of an operand in one block, of which `left` rows are there."""
        layout = operand.layout.moved(number * operand.moves + chain * operand.apart)
        if operand.blocked:
            layout = replace(layout, shape=(left, *layout.shape[1:]))
        return _view(self.spaces[operand.space], layout)


def _summary(block: Block) -> str:
    """The kernels of a block in a few words: "12: times ... minus"."""
    names = [step.kernel.op.name for step in block.steps]
    return f"{len(names)}: {names[0]} ... {names[-1]}"


def _view(space: np.ndarray, layout: Layout) -> np.ndarray:
    if 0 in layout.shape:
        return np.empty(layout.shape, NUMPY[layout.dtype])
    settled = layout.settled
    return np.ndarray(settled.shape, NUMPY[settled.dtype], space, settled.offset, settled.strides)


def bound(step: Step, array: Callable[[Operand], np.ndarray], words) -> list[Callable[[], object]]:
    """The calls of a step on the arrays of its operands."""
    kernel = step.kernel
    inputs, outputs = [array(x) for x in step.inputs], tuple(array(x) for x in step.outputs)
    keywords = dict(step.params)
    keywords["out"] = outputs[0] if len(outputs) == 1 else outputs
    if step.scratch:
        keywords["scratch"] = tuple(array(x) for x in step.scratch)
    if not kernel.straight:
        return [partial(kernel.function, words, *inputs, **keywords)]
    record = Record(words)
    kernel.function(record, *inputs, **keywords)
    return record.calls


class Record:
    """Stands for `xp` while a straight kernel is bound: keeps its calls and makes none."""

    def __init__(self, words):
        self._words = words
        self.calls: list[Callable[[], object]] = []

    def __getattr__(self, name: str):
        found = getattr(self._words, name)
        return _Word(found, self) if callable(found) else found

    def together(self, count: int):
        """As Words.together; what is called for each number is one call of a Together."""
        before, chains = self.calls, []
        for number in range(count):
            self.calls = []
            yield number
            chains.append(self.calls)
        self.calls = before
        if count == 1 or processors() == 1:
            before.extend(call for chain in chains for call in chain)
        else:
            before.append(Together([chain[0] if len(chain) == 1 else Chain(chain) for chain in chains]))


class _Word:
    """A function, or a method of a ufunc (reduce, at), whose calls are kept."""

    def __init__(self, function, record: Record):
        self._function, self._record = function, record

    def __getattr__(self, name: str):
        return _Word(getattr(self._function, name), self._record)

    def __call__(self, *args, **keywords):
        function, out = self._function, keywords.get("out")
        writes = out is not None or function.__name__ in WRITE_FIRST
        assert writes, f"{function.__name__} without out= would allocate in every run"
        if isinstance(function, np.ufunc):
            # Positions are read faster than keywords, arrays faster than Python numbers.
            like = next((x.dtype for x in args if isinstance(x, np.ndarray)), out.dtype)
            args = tuple(x if isinstance(x, np.ndarray) else np.asarray(x, like) for x in args)
            if function not in KEYWORD_OUT:
                args = (*args, keywords.pop("out"))
        self._record.calls.append(partial(function, *args, **keywords))
        return out
