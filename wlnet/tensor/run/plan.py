"""Graph to Plan: which kernel runs when, and where each result lives.

A Plan is a table of steps over one arena of bytes and the states beside it. A step names a kernel,
the operands it reads and those it writes; buffers that are never alive together share bytes. Nothing
runs here: `execute` binds a Plan to memory and runs it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wlnet.frozen import frozen
from wlnet.tensor.graph.graph import Graph, Node, Value
from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.elementwise import copy
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.device import Device
from wlnet.tensor.run.homes import Homes, replaceable
from wlnet.tensor.run.kernel import Kernel, plain
from wlnet.tensor.run.memory import Buffer, aligned, pack
from wlnet.tensor.run.places import Places, places
from wlnet.tensor.run.schedule import chains_of_blocks, rows_of_block
from wlnet.tensor.shape import spelled


@frozen
class Operand:
    """An array of a step: a layout in a space, the arena ("") or a state by name.

    blocked   in a Block: the first axis counts the rows of a block
    moves     in a Block: bytes from one block of rows to the next; 0 for what all blocks share
    apart     in a Block: bytes from the array of one chain to that of the next; 0 for what all share
    """

    space: str
    layout: Layout
    blocked: bool = False
    moves: int = 0
    apart: int = 0

    def same_bytes(self, other: Operand) -> bool:
        """Both name the same elements of memory in the same order (or none)."""
        mine, theirs = self.layout.settled, other.layout.settled
        return mine.nbytes == theirs.nbytes == 0 or (self.space, mine) == (other.space, theirs)

    def __str__(self):
        layout = self.layout
        dense = "" if layout.contiguous else f" by {spelled(layout.strides)}"
        moving = f", next at +{self.moves}" if self.moves else ""
        return f"{self.space}@{layout.offset} {spelled(layout.shape)}{dense}{moving}"


@frozen
class Step:
    """One call of a kernel."""

    kernel: Kernel
    inputs: tuple[Operand, ...]
    outputs: tuple[Operand, ...]
    params: dict
    scratch: tuple[Operand, ...] = ()


@frozen
class Block:
    """Steps that run together on `rows` of `size` rows at a time; the last time there may be fewer.

    chains   threads among which the blocks may be dealt, each with its own memory for what passes within
    """

    rows: int
    size: int
    steps: tuple[Step, ...]
    chains: int = 1

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return -(-self.size // self.rows)


@frozen
class Plan:
    """What runs, in what order, in which bytes.

    nbytes      of the arena
    arguments   operands by name; their bytes serve nothing else
    states      layout of each state, in a space of its own
    outputs     operands by name; valid from the end of a run to the start of the next
    constants   operands and what they hold, written once
    """

    name: str
    nbytes: int
    steps: tuple[Step | Block, ...]
    arguments: dict[str, Operand]
    states: dict[str, Layout]
    outputs: dict[str, Operand]
    constants: tuple[tuple[Operand, np.ndarray], ...]

    def __str__(self):
        return "\n".join(_lines(self))


def plan(graph: Graph, device: Device) -> Plan:
    """The Plan of a Graph on a device."""
    return _Planner(_separated(graph), device).plan()


def _separated(graph: Graph) -> Graph:
    """The Graph with a copy of each wanted Value that lies in the bytes of a leaf.

    So an output holds still while states change, and no update reads what another one writes.
    """

    def in_leaf(value: Value) -> bool:
        while value.node is not None and value.node.op.view_rule is not None:
            (value,) = value.node.inputs
        return value.node is None

    updates = {name: v for name, v in graph.updates.items() if v is not graph.states[name]}
    graph = replace(graph, updates=updates)
    return graph.mapped({v: copy(v) for v in dict.fromkeys(graph.wanted) if in_leaf(v)})


class _Planner:
    """Buffers for the roots of the Places, then the table of steps."""

    def __init__(self, graph: Graph, device: Device):
        self.graph, self.device = graph, device
        self.places: Places = places(graph, device.name)
        self.homes = Homes(self.places)
        if is_on("homes"):
            self.homes.take_in_states()
            self.homes.take_in_joins()
            tell("homes", "%s results lie where they are wanted", len(self.homes.homes))
        self.end = len(self.places.order)
        self.last_reads = self._last_reads()
        self.passing = {v for node in self.places.groups for v in node.outputs if self._passing(v)}
        self.buffers: dict[Value, Buffer] = {}
        self.scratch: dict[Node, list[Buffer]] = {}
        self.taken: set[Value] = set()  # whose buffer another one has taken over

    def plan(self) -> Plan:
        for name, value in self.graph.states.items():
            self.buffers[value] = Buffer(0, name)
        for value in (*self.graph.arguments.values(), *self.places.constants):
            self.buffers[value] = Buffer(self.places.layouts[value].nbytes, first=-1, last=self.end)
        for node in self.places.order:
            self._allocate(node)
        arena = dict.fromkeys(b for b in self.buffers.values() if not b.space)
        nbytes = pack([*arena, *(b for buffers in self.scratch.values() for b in buffers)])
        return Plan(
            self.graph.name,
            nbytes,
            tuple(self._steps()),
            {name: self._operand(v) for name, v in self.graph.arguments.items()},
            {name: self.places.layouts[v] for name, v in self.graph.states.items()},
            {name: self._operand(v) for name, v in self.graph.outputs.items()},
            tuple((self._operand(v), v.constant) for v in self.places.constants),
        )

    def _last_reads(self) -> dict[Value, int]:
        """Holder -> time after which nobody reads its bytes."""
        last: dict[Value, int] = {}
        for root, readers in self.places.readers.items():
            holder, _ = self.homes.holder(root)
            times = [self.places.span(node)[1] for node, _ in readers]
            last[holder] = max([last.get(holder, -1), *times])
        for value in self.graph.wanted:
            last[self.homes.holder(self.places.roots[value])[0]] = self.end
        return last

    def _passing(self, value: Value) -> bool:
        """Made and read within one group, element by element: it needs the bytes of one block only."""
        group = self.places.groups[value.node]
        readers = self.places.readers[value]
        wanted = any(self.places.roots[v] is value for v in self.graph.wanted)
        inside = all(self.places.groups.get(node) == group and v is value for node, v in readers)
        return inside and not wanted and value not in self.homes.homes

    def _allocate(self, node: Node) -> None:
        """Buffers of the results of a node and of its scratch."""
        first, last = self.places.span(node)
        time = self.places.times[node]
        for number, value in enumerate(node.outputs):
            holder, _ = self.homes.holder(value)
            passing = value in self.passing
            if holder not in self.buffers:
                over = self._overwritten(node) if number == 0 and holder is value else None
                start = time if passing else first
                self.buffers[holder] = over or Buffer(self._nbytes(holder), "", start, start)
            buffer = self.buffers[holder]
            if passing:
                readers = self.places.readers[value]
                buffer.use(time, *(self.places.times[reader] for reader, _ in readers))
            else:
                buffer.use(first, last, self.last_reads[holder])
        sizes = [self._chains(node) * aligned(x.nbytes) for x in self._scratch_layouts(node)]
        self.scratch[node] = [Buffer(size, first=time, last=time) for size in sizes]

    def _scratch_layouts(self, node: Node) -> list[Layout]:
        layouts = [self._cut(self.places.layouts[v], node) for v in self.places.inputs[node]]
        specs = self.places.kernels[node].scratch(layouts, node.params)
        return [Layout.rows(shape, dtype) for shape, dtype in specs]

    def _overwritten(self, node: Node) -> Buffer | None:
        """The buffer of an argument that nobody reads any more, which the result may take over.

        In a group, also that of an argument of a node before it.
        """
        result = node.outputs[0]
        start, time = self.places.span(node)[0], self.places.times[node]
        nodes = [node, *reversed(self.places.order[start:time])]
        for value in (v for one in nodes for v in self.places.inputs[one]):
            root = self.places.roots[value]
            holder, _ = self.homes.holder(root)
            if root.node is None or holder is not root or self.buffers[root].space or root in self.taken:
                continue
            dead = self.last_reads[root] <= self.places.span(node)[1]
            same = (root in self.passing) == (result in self.passing)
            same = same and self._nbytes(root) == self._nbytes(result)
            if dead and same and self.places.whole(value) and replaceable(self.places, node, root):
                self.taken.add(root)
                return self.buffers[root]
        return None

    def _rows(self, node: Node) -> int | None:
        """Rows of a block, if the node runs in blocks."""
        return rows_of_block(node.output.shape) if node in self.places.groups else None

    def _chains(self, node: Node) -> int:
        """Threads among which the blocks of the node are dealt."""
        if node not in self.places.groups:
            return 1
        first, last = self.places.groups[node]
        return chains_of_blocks(node.output.shape, last - first + 1)

    def _cut(self, layout: Layout, node: Node) -> Layout:
        """The layout of the first block, where a node runs in blocks and the array moves with them."""
        rows = self._rows(node)
        if not rows or len(layout.shape) < node.output.rank or layout.shape[0] != node.output.shape[0]:
            return layout
        return replace(layout, shape=(rows, *layout.shape[1:]))

    def _nbytes(self, value: Value) -> int:
        """The size of the buffer of a result; one block of rows a chain for what passes within a group."""
        layout = self.places.layouts[value]
        if value not in self.passing:
            return layout.nbytes
        return self._chains(value.node) * aligned(self._cut(layout, value.node).nbytes)

    def _operand(self, value: Value, node: Node | None = None) -> Operand:
        """Where a Value lies; for a node that runs in blocks, its first block."""
        holder, offset = self.homes.holder(self.places.roots[value])
        buffer = self.buffers[holder]
        whole = self.places.layouts[value].moved(offset + buffer.offset)
        layout = whole if node is None or node.op.parts_rule else self._cut(whole, node)
        if layout is whole:
            return Operand(buffer.space, whole)
        if value in self.passing:
            return Operand(buffer.space, layout, True, apart=aligned(layout.nbytes))
        return Operand(buffer.space, layout, True, layout.shape[0] * layout.strides[0])

    def _steps(self):
        order, time = self.places.order, 0
        while time < self.end:
            node = order[time]
            last = self.places.span(node)[1]
            steps = tuple(step for each in order[time : last + 1] for step in self._calls(each))
            if node in self.places.groups:
                yield Block(self._rows(node), node.output.shape[0], steps, self._chains(node))
            else:
                yield from steps
            time = last + 1
        for name, value in self.graph.updates.items():
            state = self.graph.states[name]
            if self.homes.holder(self.places.roots[value])[0] is not state:
                yield Step(plain(copy), (self._operand(value),), (self._operand(state),), {})

    def _calls(self, node: Node):
        """The step of a node; of a join, the copies of what is not in its place already."""
        inputs = tuple(self._operand(v, node) for v in self.places.inputs[node])
        if node.op.parts_rule is not None:
            whole = self._operand(node.output)
            parts = [Operand(whole.space, p.moved(whole.layout.offset)) for p in self.homes.parts(node)]
            away = [(x, part) for x, part in zip(inputs, parts, strict=True) if not x.same_bytes(part)]
            if len(away) < len(parts):
                yield from (Step(plain(copy), (x,), (part,), {}) for x, part in away)
                return
        outputs = tuple(self._operand(v, node) for v in node.outputs)
        rows = self._rows(node)
        scratch = tuple(
            Operand(
                "",
                layout.moved(buffer.offset),
                bool(rows) and layout.shape[:1] == (rows,),
                apart=aligned(layout.nbytes) if rows else 0,
            )
            for layout, buffer in zip(self._scratch_layouts(node), self.scratch[node], strict=True)
        )
        yield Step(self.places.kernels[node], inputs, outputs, node.params, scratch)


def _lines(table: Plan):
    count = sum(len(step.steps) if isinstance(step, Block) else 1 for step in table.steps)
    yield f"plan {table.name}: {count} steps, {table.nbytes} bytes"
    for name, operand in table.arguments.items():
        yield f"  in     {name} {operand}"
    for name, layout in table.states.items():
        yield f"  state  {name} {spelled(layout.shape)}"
    for operand, array in table.constants:
        yield f"  known  {operand} = {array.item() if array.size == 1 else '...'}"
    number = 0
    for step in table.steps:
        if isinstance(step, Block):
            dealt = f", in {step.chains} chains" if step.chains > 1 else ""
            yield f"  {step.rows} of {step.size} rows at a time{dealt}:"
        for single in step.steps if isinstance(step, Block) else (step,):
            number += 1
            words = [f"{number:4}", single.kernel.name, single.kernel.op.spelled(single.params)]
            arrows = [", ".join(map(str, single.inputs)), "->", ", ".join(map(str, single.outputs))]
            yield ("    " if isinstance(step, Block) else "  ") + " ".join(w for w in words + arrows if w)
    for name, operand in table.outputs.items():
        yield f"  out    {name} {operand}"
