"""NetChain: layers in a row."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.nets.construct import assemble
from wlnet.nets.layer import Layer, layer
from wlnet.nets.shorthand import children_of, with_number_at
from wlnet.nets.surgery.rebuilding import bare_types, built, given, key_in, layers_of, numbered

ALL_GONE = "No layer of the net would be left."
INNER_PORTS = Message(
    "NetChain::ports",
    "Layer `1` of the chain (`2`) has the `3` ports `4`; inside a chain there is exactly one.",
)
OPEN_PORTS = Message(
    "NetChain::openports",
    "Layer `1` of the chain (`2`) takes any number of inputs; say which by `2`[..., InputPorts -> n].",
)
INNER_CODER = Message(
    "NetChain::innercoder",
    "The `1` port of layer `2` (`3`) is inside the chain, but has the coder `4`. "
    "NetReplacePart[layer, `1` -> None] takes it away, NetJoin does so by itself.",
)
ONE_ARGUMENT = Message(
    "NetChain::nargs", "NetChain takes one list or association of layers, and options; it has `1` arguments."
)


@layer("NetChain", container=True)
class NetChain(Layer):
    """Layers applied one after the other.

    Input     as the first layer's; all inputs of the first layer are ports of the chain
    Output    as the last layer's; all its outputs are ports of the chain

    Integers stand for linear layers, functions for elementwise layers, lists for chains.
    Source: reference page NetChain; nets.md section 1.2.
    """

    inputs: tuple = ("Input",)
    outputs: tuple = ("Output",)

    @classmethod
    def leading(cls, args: tuple) -> int:
        return 1

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetChain[layers, options...]; see construct.make."""
        if len(args) != 1:
            raise ONE_ARGUMENT(len(args))
        children = children_of(args[0], "NetChain", apply)
        _no_coders_inside(children)
        return chain_of(children, options)

    def infer(self, shapes):
        inner = list(shapes.children.values())
        for name in self.inputs:
            shapes.expose(inner[0], name)
        inner[0].solve()
        for before, after in pairwise(inner):
            before.connect(before.layer.outputs[0], after, after.layer.inputs[0])
            after.solve()
        for name in self.outputs:
            shapes.expose(inner[-1], name)

    def prepared(self, net):
        port = net.pinned.get(self.outputs[0])
        return with_number_at(net, self.outputs[0]) if port is not None and port.dims == () else net

    def empty_inputs(self, children: dict) -> tuple[str, ...]:
        return next(iter(children.values())).takes_empty

    def origin(self, net, port: str):
        """(key of the layer inside, its port) that an output of the chain comes from."""
        return list(net.children)[-1], port

    def span(self, net, first, last, owner: str):
        """The chain of the layers from `first` to `last`, keys or numbers."""
        keys = list(net.children)
        places = [keys.index(key_in(net, spec, owner)) for spec in (first, last)]
        return chain_part(net, keys[places[0] : places[1] + 1], {}, owner)

    def feeding(self, net, key):
        """(key, port) of what feeds the layer at `key`; None for the first."""
        keys = list(net.children)
        place = keys.index(key)
        return (keys[place - 1], net.children[keys[place - 1]].layer.outputs[0]) if place else None

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> NetChain:
        """The sheet once the layer at `key` is replaced by one with other names of ports (old -> new)."""
        keys = list(net.children)
        found = self
        if key == keys[0]:
            found = replace(found, inputs=tuple(inputs[port] for port in found.inputs))
        if key == keys[-1]:
            found = replace(found, outputs=tuple(outputs[port] for port in found.outputs))
        return found

    def lower(self, net, inputs: dict, run) -> dict:
        keys = list(net.children)
        for key, after in zip(keys, [*keys[1:], None], strict=True):
            outputs = run(key, inputs)
            if after is not None:
                (value,) = outputs.values()
                inputs = {net.children[after].layer.inputs[0]: value}
        return outputs

    def show(self, children: dict) -> tuple:
        """The arguments of the call that makes this chain."""
        return (layers_shown(children),)


def _no_coders_inside(children: dict) -> None:
    """Coders are at the ends of a chain only; who joins nets on purpose takes NetJoin."""
    keys = list(children)
    for key, child in children.items():
        outer = child.layer.inputs if key == keys[0] else ()
        outer += child.layer.outputs if key == keys[-1] else ()
        for name, port in child.pinned.items():
            if port.coder is not None and name not in outer:
                raise INNER_CODER(name, key, child.kind, port.coder)


def chained(children: dict, types: dict, options: dict, owner: str):
    """The chain of layers that come from other nets.

    types      port -> PortType that holds unless `options` say something of the port
    options    of the call, for the ports of the result

    Raises messages of `owner` for what does not fit.
    """
    return built(lambda kids: chain_of(kids, {**types, **options}), numbered(children), owner)


def chain_part(net, keys: list, options: dict, owner: str):
    """The chain of some layers of a net; coders and types of its ends stay where the end layers stay."""
    layers = layers_of(net)
    if not keys:
        raise Message(f"{owner}::allgone", ALL_GONE)()
    order = list(layers)
    if keys[0] == order[0]:
        types = given(net, net.inputs)
    else:
        types = bare_types(layers[keys[0]], layers[keys[0]].inputs)
    if keys[-1] == order[-1]:
        types |= given(net, net.outputs)
    return chained({key: layers[key] for key in keys}, types, options, owner)


def layers_shown(children: dict):
    """A list for the keys 1, 2, ..., else an association."""
    if list(children) == list(range(1, len(children) + 1)):
        return wl_list(children.values())
    return Association.from_pairs(children.items())


def chain_of(children: dict, options: dict):
    """The NetChain of these nets by key; a coder at either end moves to the chain's port."""
    children = dict(children)
    keys = list(children)
    for place, key in enumerate(keys):
        sheet = children[key].layer
        if sheet.open_inputs:
            if place == 0:
                raise OPEN_PORTS(key, sheet.name)
            sheet = sheet.taking(1)
            children[key] = replace(children[key], layer=sheet)
        if place > 0 and len(sheet.inputs) != 1:
            raise INNER_PORTS(key, sheet.name, "input", list(sheet.inputs))
        if place < len(keys) - 1 and len(sheet.outputs) != 1:
            raise INNER_PORTS(key, sheet.name, "output", list(sheet.outputs))
    first, last = children[keys[0]], children[keys[-1]]
    ends = {name: port for name, port in first.pinned.items() if name in first.layer.inputs}
    ends |= {name: port for name, port in last.pinned.items() if name in last.layer.outputs}
    kept = {name: port for name, port in ends.items() if port.coder is not None and name not in options}
    chain = NetChain(first.layer.inputs, last.layer.outputs)
    return assemble(chain, {**kept, **options}, {key: child.bare for key, child in children.items()})
