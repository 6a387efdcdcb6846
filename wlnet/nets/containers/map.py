"""NetMapOperator: a net applied to every element of a list."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.nets.construct import assemble
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lower import unfolded
from wlnet.nets.operators import say_lengths_inside
from wlnet.nets.shorthand import as_layer, with_number_at
from wlnet.nets.types import PortType

ARGUMENTS = Message(
    "NetMapOperator::nargs", "NetMapOperator takes one net, and options; it has `1` arguments."
)
PORTS = Message(
    "NetMapOperator::ports",
    "NetMapOperator takes a net with one input and one output; this `1` has the inputs `2` and the outputs "
    "`3`.",
)
CODER = Message(
    "NetMapOperator::coder",
    "The net inside NetMapOperator has the coder `1` at its `2` port. Give the operator itself a coder.",
)
NO_LIST = Message(
    "NetMapOperator::rank", "The `1` port of NetMapOperator carries a list, not a single number."
)


@layer("NetMapOperator", container=True)
class NetMapOperator(Layer):
    """{x1, x2, ...} to {net[x1], net[x2], ...}: the same arrays for every element.

    Input     list of what the net takes: one dimension more
    Output    list of what the net gives, of the same length

    Statistics of a batch are over the elements of all its examples. The net is the part "Net".
    Source: reference page NetMapOperator.
    """

    inputs: tuple = ("Input",)
    outputs: tuple = ("Output",)
    keeps_states = False  # each element begins with zeros

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetMapOperator[net, options...]; see construct.make."""
        if len(args) != 1:
            raise ARGUMENTS(len(args))
        return map_of(as_layer(args[0], 1, "NetMapOperator", apply), options)

    def infer(self, shapes):
        inner = shapes.children["Net"]
        ins, outs = inner.layer.inputs[0], inner.layer.outputs[0]
        self._within(shapes, "Input", inner, ins)
        inner.solve()
        self._within(shapes, "Output", inner, outs)
        first = [shapes[port][:1] for port in ("Input", "Output") if shapes[port] is not None]
        for port in ("Input", "Output"):
            if shapes[port] is not None:
                for length in first:
                    shapes.unify(port, (*length, *shapes[port][1:]))

    @staticmethod
    def _within(shapes, port: str, inner, inside: str) -> None:
        """A port of the operator is that of the net with a dimension in front."""
        dims, known = shapes[port], inner.ports[inside]
        if dims == ():
            raise NO_LIST(port)
        if dims is not None:
            inner.unify(inside, dims[1:])
        if inner[inside] is not None:
            shapes.unify(port, (None, *inner[inside]))
        own = shapes.ports[port]
        element = PortType(element=own.element or known.element, range=own.range or known.range)
        shapes.join(port, element)
        inner.join(inside, element)

    def prepared(self, net):
        """A bare 1 at the end of the net gives a number where the operator gives a vector."""
        port = net.pinned.get("Output")
        return with_number_at(net, "Output") if port is not None and port.rank == 1 else net

    def origin(self, net, port: str):
        return "Net", net.children["Net"].layer.outputs[0]

    def feeding(self, net, key):
        return None

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> NetMapOperator:
        return self

    def lower(self, net, inputs: dict, run) -> dict:
        (value,) = inputs.values()
        batch, length = value.shape[:2]
        flat = value.reshape((batch * length, *value.shape[2:]))
        say_lengths_inside(run.lengths, value, flat, 1)
        varying = run.lengths.of(value)
        lengths = varying[0] if varying else None
        (result,) = run("Net", {net.children["Net"].layer.inputs[0]: flat}, length, lengths).values()
        output = unfolded(result, batch, length)
        run.lengths.put(output, (lengths, *(None,) * (len(output.shape) - 2)))
        return {"Output": output}

    def show(self, children: dict) -> tuple:
        """The arguments of the call that makes this operator."""
        return (children["Net"],)


def map_of(net, options: dict):
    """The NetMapOperator of a net with one input and one output."""
    if net.layer.open_inputs:
        net = net.with_layer(net.layer.taking(1))
    if len(net.inputs) != 1 or len(net.outputs) != 1:
        raise PORTS(net.kind, list(net.inputs), list(net.outputs))
    for name, port in net.pinned.items():
        if port.coder is not None:
            raise CODER(port.coder, name)
    return assemble(NetMapOperator(), options, {"Net": net})
