"""One node for equal nodes; what nothing needs is dropped."""

from __future__ import annotations

from wlnet.tensor.graph.graph import Graph, Node, Value


def SHARE(graph: Graph) -> Graph:
    """Nodes of one op with the same inputs and parameters become one, and so do equal constants.

    Random ops too: they are functions of seed, purpose and counter.
    """
    now: dict[Value, Value] = {}
    constants: dict[tuple, Value] = {}
    seen: dict[tuple, Node] = {}

    def shared(value: Value) -> Value:
        if value.constant is None:
            return now.get(value, value)
        key = (value.dtype, value.shape, value.constant.tobytes())
        return constants.setdefault(key, value)

    for node in graph.nodes:
        inputs = tuple(shared(v) for v in node.inputs)
        key = (node.op, inputs, tuple(node.params.items()))
        if key not in seen:
            same = all(a is b for a, b in zip(inputs, node.inputs, strict=True))
            seen[key] = node if same else Node(node.op, inputs, node.params)
        if seen[key] is not node:
            now.update(zip(node.outputs, seen[key].outputs, strict=True))
    return graph.mapped(now) if now else graph
