"""Graphs of a net as expressions: its layers, and the primitive operations that it is computed with.

Source: nets.md section 17.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S
from wlnet.nets.drawing.diagram import Box, Wire, diagram
from wlnet.nets.drawing.summary import drawn
from wlnet.nets.lengths import fixed
from wlnet.nets.lower import Mode, forward
from wlnet.nets.netport import net_port
from wlnet.nets.types import VARYING
from wlnet.tensor.graph.graph import Graph, Spec, labels
from wlnet.tensor.graph.trace import trace

OPEN = Message(
    "Information::openshape",
    "The operations of a net are known once all its dimensions are numbers; those of the port `1` are not.",
)
LENGTHS = (8, 64, 512)
COLORS = {"argument": "#73787f", "state": "#8f6b2e", "op": "#3b6ea5"}


def layers_graph(net) -> Expr:
    """Graph[vertices, edges] of the layers at all depths, by position, and the ports of the net."""
    boxes, wires = drawn(net, full=True)
    names = {key: _vertex(key) for key in boxes}
    edges = dict.fromkeys((names[wire.source], names[wire.target]) for wire in wires)
    return _graph(names.values(), edges)


def _vertex(key: tuple):
    if len(key) == 2 and key[0] in ("in", "out"):
        return net_port(key[1])
    return wl_list(key)


def _graph(vertices, edges) -> Expr:
    return S.Graph(wl_list(vertices), wl_list(S.DirectedEdge(*pair) for pair in edges))


def _of_some_length(net):
    """The net for an example with so many elements wherever its dimensions vary; few, if they will do."""
    for length in LENGTHS:
        sizes = {
            name: tuple(length if d == VARYING else d for d in port.dims)
            for name, port in net.inputs.items()
            if port.varies
        }
        try:
            return fixed(net, sizes) if sizes else net
        except MessageError:
            continue
    return net


def operations(net) -> Graph:
    """What the engine is told to compute for one example, of some length where that varies."""
    net = _of_some_length(net)
    for name, port in net.ports.items():
        if not port.known:
            raise OPEN(name)
    arguments = {
        name: Spec((1, *port.dims), "Integer64" if port.is_integer else "Real32")
        for name, port in net.inputs.items()
    }
    names = {path: "/".join(map(str, path)) for path in net.arrays}
    states = {names[path]: Spec(tuple(shape), "Real32") for path, shape in net.array_shapes.items()}

    def function(values: dict) -> dict:
        arrays = {path: values[name] for path, name in names.items()}
        return forward(net, {name: values[name] for name in net.inputs}, arrays, Mode())

    return trace(function, arguments, states, net.kind)


def node_graph(net) -> Expr:
    """Graph[vertices, edges] of the primitive operations; a vertex is "v3 tanh", an argument or an array."""
    boxes, wires = _nodes(operations(net))
    return _graph(boxes, dict.fromkeys((wire.source, wire.target) for wire in wires))


def node_graph_plot(net) -> Expr:
    """Graphics of the primitive operations."""
    return diagram(*_nodes(operations(net)))


def _nodes(graph: Graph) -> tuple[dict, list[Wire]]:
    """(boxes by name, wires) of a graph of operations."""
    label = labels(graph)
    made: dict = {}
    boxes: dict = {}
    for kind, leaves in (("argument", graph.arguments), ("state", graph.states)):
        for name, value in leaves.items():
            boxes[name] = Box(name, "x".join(map(str, value.shape)), COLORS[kind])
            made[value] = name
    wires = []
    for node in graph.nodes:
        name = f"{label[node.outputs[0]]} {node.op.name}"
        boxes[name] = Box(node.op.name, node.op.spelled(node.params), COLORS["op"])
        made |= dict.fromkeys(node.outputs, name)
        wires += [Wire(made[value], name) for value in node.inputs if value in made]
    for port, value in graph.outputs.items():
        if value in made:
            boxes[("out", port)] = Box(port, "", COLORS["argument"])
            wires.append(Wire(made[value], ("out", port)))
    used = {wire.source for wire in wires} | {wire.target for wire in wires}
    names = {key: net_port(key[1]) if isinstance(key, tuple) else key for key in boxes if key in used}
    return (
        {names[key]: box for key, box in boxes.items() if key in used},
        [Wire(names[wire.source], names[wire.target]) for wire in wires],
    )
