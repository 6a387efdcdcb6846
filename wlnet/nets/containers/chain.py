"""NetChain: layers in a row."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import Symbol
from wlnet.nets.construct import assemble, make
from wlnet.nets.layer import LAYERS, Layer, layer
from wlnet.nets.sheet import advice

NOT_LAYERS = Message(
    "NetChain::invlist", "NetChain takes a list of layers or an association name -> layer, not `1`."
)
EMPTY = Message("NetChain::empty", "A NetChain needs at least one layer.")
NOT_A_LAYER = Message("NetChain::invlayer", "Layer `1` of the chain is `2`, which is not a layer.`3`")
INNER_PORTS = Message(
    "NetChain::ports",
    "Layer `1` of the chain (`2`) has the `3` ports `4`; inside a chain there is exactly one.",
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
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetChain[layers, options...]; see construct.make."""
        if len(args) != 1:
            raise ONE_ARGUMENT(len(args))
        children = _children(args[0], apply)
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
        """A bare 1 before an output of one number is LinearLayer[{}]: nets.md section 1.2."""
        port = net.pinned.get(self.outputs[0])
        if port is None or port.dims != ():
            return net
        return _with_number_at_end(net)

    def lower(self, net, inputs: dict, run) -> dict:
        keys = list(net.children)
        for key, after in zip(keys, [*keys[1:], None], strict=True):
            outputs = run(key, inputs)
            if after is not None:
                (value,) = outputs.values()
                inputs = {net.children[after].layer.inputs[0]: value}
        return outputs

    def show(self, children: dict):
        """The first argument of the call that makes this chain."""
        if all(isinstance(key, int) for key in children):
            return wl_list(children.values())
        return Association.from_pairs(children.items())


def chain_of(children: dict, options: dict):
    """The NetChain of these nets by key; a coder at either end moves to the chain's port."""
    keys = list(children)
    for place, key in enumerate(keys):
        sheet = children[key].layer
        if place > 0 and len(sheet.inputs) != 1:
            raise INNER_PORTS(key, sheet.name, "input", list(sheet.inputs))
        if place < len(keys) - 1 and len(sheet.outputs) != 1:
            raise INNER_PORTS(key, sheet.name, "output", list(sheet.outputs))
    first, last = children[keys[0]], children[keys[-1]]
    ends = {name: port for name, port in first.pinned.items() if name in first.layer.inputs}
    ends |= {name: port for name, port in last.pinned.items() if name in last.layer.outputs}
    kept = {name: port for name, port in ends.items() if port.coder is not None and name not in options}
    bare = {
        key: replace(child, pinned={n: p.without_coder() for n, p in child.pinned.items()})
        for key, child in children.items()
    }
    chain = NetChain(first.layer.inputs, last.layer.outputs)
    return assemble(chain, {**kept, **options}, bare)


def _children(given, apply) -> dict:
    if isinstance(given, Association):
        found = {key: _as_layer(value, key, apply) for key, value in given.items()}
    elif is_list(given):
        found = {place: _as_layer(value, place, apply) for place, value in enumerate(given, 1)}
    else:
        raise NOT_LAYERS(given)
    if not found:
        raise EMPTY()
    return found


def _as_layer(value, key, apply):
    """The net that an element of the list stands for."""
    if hasattr(value, "layer"):
        return value
    if isinstance(value, int):
        try:
            net = make("LinearLayer", (value,))
        except MessageError:
            raise NOT_A_LAYER(key, value, " A number of units is a positive integer.") from None
        return replace(net, layer=replace(net.layer, loose=True)) if value == 1 else net
    if is_list(value) or isinstance(value, Association):
        return chain_of(_children(value, apply), {})
    head = value.head if isinstance(value, Expr) else value
    name = head.name if isinstance(head, Symbol) else ""
    near = get_close_matches(name, list(LAYERS), n=2, cutoff=0.8)
    if near or name.endswith(("Layer", "Operator")) or name.startswith(("Net", "$")):
        raise NOT_A_LAYER(key, value, advice([n for n in near if n != name]))
    try:
        return make("ElementwiseLayer", (value,), apply=apply)
    except MessageError as refused:
        raise NOT_A_LAYER(key, value, f" As a function: {_sentence(refused)}") from None


def _sentence(refused: MessageError) -> str:
    return str(refused).partition(": ")[2]


def _with_number_at_end(net):
    """The chain with LinearLayer[{}] in place of a bare 1 that only shape-keeping layers follow."""
    keys = list(net.children)
    for key in reversed(keys):
        child = net.children[key]
        if child.kind == "NetChain":
            changed = _with_number_at_end(child)
            return net if changed is child else replace(net, children={**net.children, key: changed})
        if getattr(child.layer, "loose", False):
            number = replace(child.layer, size=(), loose=False)
            return replace(net, children={**net.children, key: replace(child, layer=number)})
        if not child.layer.keeps_shape:
            return net
    return net
