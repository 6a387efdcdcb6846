"""Nets taken apart and put together again, for the functions that change their structure.

A chain is its layers in a row, a graph a Wiring; any other net counts as the only layer of a chain.
Arrays keep their values; what was known of sizes stays known where it still holds.
Source: nets.md, general laws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.nets.netport import child_key
from wlnet.nets.sheet import advice
from wlnet.nets.wiring import End, Wiring

NO_LAYER = "`1` is not a layer of the net; its layers are `2`.`3`"


def is_graph(net) -> bool:
    return net.kind == "NetGraph"


def layers_of(net) -> dict:
    """Key -> layer of a chain or graph, with the learning rates that the container gave them; a layer is
    its own only layer."""
    if net.kind not in ("NetChain", "NetGraph"):
        return {1: net}
    if net.rates is None:
        return dict(net.children)
    rates = net.multipliers
    found = {}
    for key, child in net.children.items():
        inside = {path[1:]: rate for path, rate in rates.items() if path[0] == key}
        found[key] = replace(child, rates=_rates(inside))
    return found


def _rates(by_path: dict):
    """A setting of LearningRateMultipliers; None where all are 1."""
    values = set(by_path.values())
    if len(values) <= 1:
        return None if values <= {1} else values.pop()
    return wl_list(rule(wl_list(path), rate) for path, rate in by_path.items())


def key_in(net, spec, owner: str):
    """The key of a layer by name or number. Raises OWNER::nolayer."""
    key = child_key(layers_of(net), spec)
    if key is None:
        keys = list(layers_of(net))
        near = [k for k in keys if str(k).lower() == str(spec).lower()]
        raise Message(f"{owner}::nolayer", NO_LAYER)(spec, keys, advice(near))
    return key


def wiring_of(net, children: dict | None = None) -> Wiring:
    """The edges of a net: a graph's own, a chain's row, a layer alone."""
    children = layers_of(net) if children is None else children
    wiring = Wiring(children)
    if is_graph(net):
        wiring.source = dict(net.layer.source)
        wiring.outputs, wiring.named = list(net.outputs), list(net.inputs)
        wiring.muted = set(net.layer.muted)
        return wiring
    for before, after in pairwise(children):
        source = End(before, children[before].layer.outputs[0])
        wiring.source[End(after, children[after].layer.inputs[0])] = source
    return wiring


def numbered(children: dict) -> dict:
    """Keys 1, 2, ... where all are numbers; names stay."""
    if all(isinstance(key, int) for key in children):
        return dict(enumerate(children.values(), 1))
    return children


def built(build: Callable, children: dict, owner: str):
    """The net of these layers. Where that leaves sizes open which the layers had from their old
    surroundings, they keep them."""
    try:
        net = build(children)
        if not _is_open(net):
            return net
        fixed = {
            key: child if any(map(_is_open, child.layers().values())) else child.alone()
            for key, child in children.items()
        }
        try:
            return build(fixed)
        except MessageError:
            return net
    except MessageError as refused:
        raise owned(refused, owner) from None


def owned(refused: MessageError, owner: str) -> MessageError:
    """A message about types that do not fit, under the name of the function that was called."""
    tag = refused.message.name.partition("::")[2]
    if not tag.startswith("tyfail"):
        return refused
    return Message(f"{owner}::{tag}", refused.message.template)(*refused.slots)


def _is_open(net) -> bool:
    shapes = net.array_shapes.values()
    return any(not p.known and not p.varies for p in net.ports.values()) or any(
        s is None or None in s for s in shapes
    )


def given(net, names) -> dict:
    """The types that the user gave to these ports of a net, with coders."""
    return {name: net.pinned[name] for name in names if name in net.pinned}


def bare_types(net, names) -> dict:
    """What is known of these ports of a net, without coders."""
    known = net.states | net.ports
    return {name: known[name].without_coder() for name in names}
