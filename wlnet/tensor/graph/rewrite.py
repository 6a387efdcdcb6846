"""A table of rules, run over a Graph to a fixed point.

A rule looks at one node and answers the Value that can stand in its place, or None. Nothing is
changed in place: a sweep makes a new Graph, in which nodes with the same inputs are the old ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from wlnet.tensor.graph.graph import Graph, Node, Value
from wlnet.tensor.op import Op

Rule = Callable[[Node], Value | None]
MOST_SWEEPS = 100


class Rules:
    """A pass made of rules: RULES(graph) is the Graph they leave.

    uses    during a sweep: how often each Value of the Graph is read or wanted
    """

    def __init__(self, name: str):
        self.name = name
        self.uses: Counter[Value] = Counter()
        self._rules: dict[Op, list[Rule]] = defaultdict(list)
        self._general: list[Rule] = []

    def rule(self, *ops: Op) -> Callable[[Rule], Rule]:
        """The decorated function is a rule for nodes of these ops; without ops, for all."""

        def add(function: Rule) -> Rule:
            for op in ops:
                self._rules[op].append(function)
            if not ops:
                self._general.append(function)
            return function

        return add

    def __call__(self, graph: Graph) -> Graph:
        for _ in range(MOST_SWEEPS):
            better = self._sweep(graph)
            if better is graph:
                return graph
            graph = better
        raise AssertionError(f"the rules of {self.name} come to no end")

    def _sweep(self, graph: Graph) -> Graph:
        self.uses = Counter(v for node in graph.nodes for v in node.inputs)
        self.uses.update(graph.wanted)
        now: dict[Value, Value] = {}
        for node in graph.nodes:
            inputs = tuple(now.get(v, v) for v in node.inputs)
            same = all(a is b for a, b in zip(inputs, node.inputs, strict=True))
            new = node if same else Node(node.op, inputs, node.params)
            found = self._applied(new)
            if found is None and same:
                continue
            for old, value in zip(node.outputs, new.outputs if found is None else (found,), strict=True):
                assert (value.shape, value.dtype) == (old.shape, old.dtype), f"{self.name}: {old} to {value}"
                now[old] = value
                self.uses[value] += self.uses[old]
        return graph.mapped(now) if now else graph

    def _applied(self, node: Node) -> Value | None:
        for rule in (*self._rules.get(node.op, ()), *self._general):
            value = rule(node)
            if value is not None:
                return value
        return None
