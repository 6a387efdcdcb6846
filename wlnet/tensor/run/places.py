"""Which Values are views of which, which kernel makes each of the others, and in what order.

Every Value lies in the bytes of a root: a leaf, or a result that a kernel writes, always in rows.
Views (transposes, parts, reshapes, stretched axes) cost no step; where a kernel cannot read a
view well, a copy is put before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wlnet.tensor.graph.graph import Graph, Node, Value
from wlnet.tensor.layout import Layout
from wlnet.tensor.ops.elementwise import copy
from wlnet.tensor.passes import is_on, tell
from wlnet.tensor.run.kernel import Kernel, choose
from wlnet.tensor.run.schedule import schedule


@dataclass
class Places:
    """Filled by `places`.

    layouts    of every Value, counted from the start of its root
    roots      of every Value
    order      the nodes that run; time is the position
    groups     node -> (time of the first, time of the last) of the nodes it runs together with
    inputs     of each node that runs, copies put in
    kernels    of each node that runs
    readers    root -> (node, argument) that reads its bytes
    constants  that something reads
    """

    graph: Graph
    layouts: dict[Value, Layout] = field(default_factory=dict)
    roots: dict[Value, Value] = field(default_factory=dict)
    order: list[Node] = field(default_factory=list)
    times: dict[Node, int] = field(default_factory=dict)
    groups: dict[Node, tuple[int, int]] = field(default_factory=dict)
    inputs: dict[Node, tuple[Value, ...]] = field(default_factory=dict)
    kernels: dict[Node, Kernel] = field(default_factory=dict)
    readers: dict[Value, list[tuple[Node, Value]]] = field(default_factory=dict)
    constants: list[Value] = field(default_factory=list)
    _copies: dict[Value, Value] = field(default_factory=dict)

    def leaf(self, value: Value) -> None:
        self._root(value)
        if value.constant is not None:
            self.constants.append(value)

    def _root(self, value: Value) -> None:
        self.roots[value] = value
        self.layouts[value] = Layout.rows(value.shape, value.dtype)
        self.readers[value] = []

    def node(self, node: Node, device: str) -> None:
        """Settle one node, after all it reads."""
        for value in node.inputs:
            if value not in self.roots:
                self.leaf(value)
        if node.op.view_rule is not None:
            (value,) = node.inputs
            layout = node.op.view_rule(self.layouts[value], **node.params)
            if layout is not None:
                self.layouts[node.output] = layout
                self.roots[node.output] = self.roots[value]
                return
        inputs = tuple(self._readable(v, node, device) for v in node.inputs)
        layouts = [self.layouts[v] for v in inputs]
        self.inputs[node] = inputs
        self.kernels[node] = choose(node.op, device, layouts, node.params)
        self.times[node] = len(self.order)
        self.order.append(node)
        for value in inputs:
            self.readers[self.roots[value]].append((node, value))
        for value in node.outputs:
            self._root(value)

    def _readable(self, value: Value, node: Node, device: str) -> Value:
        if node.op.accepts is None or node.op.accepts(self.layouts[value]):
            return value
        if value not in self._copies:
            made = copy(value)
            self.node(made.node, device)
            self._copies[value] = made
        return self._copies[value]

    def whole(self, value: Value) -> bool:
        """The Value is all of its root, in order."""
        layout = self.layouts[value]
        return (
            layout.contiguous
            and layout.offset == 0
            and layout.nbytes == self.layouts[self.roots[value]].nbytes
        )

    def span(self, node: Node) -> tuple[int, int]:
        """Times between which arrays of this node are in use: those of its group."""
        return self.groups.get(node, (self.times[node], self.times[node]))


def _scheduled(graph: Graph) -> list[list[Node]]:
    """Nodes in groups that run block by block; each alone where there shall be none."""
    groups = schedule(graph)
    if not is_on("groups"):
        return [[node] for group in groups for node in group]
    many = [len(group) for group in groups if len(group) > 1]
    if many:
        tell("groups", "%s groups of %s nodes", len(many), sum(many))
    return groups


def places(graph: Graph, device: str) -> Places:
    """The Places of a Graph on a device."""
    made = Places(graph)
    for value in (*graph.arguments.values(), *graph.states.values()):
        made.leaf(value)
    for group in _scheduled(graph):
        start = len(made.order)
        for node in group:
            made.node(node, device)
        if len(group) > 1:
            made.groups.update((node, (start, len(made.order) - 1)) for node in group)
    for value in graph.wanted:
        if value not in made.roots:
            made.leaf(value)
    return made
