"""NetUnfold: the net of one step of a net that goes over a sequence, its states as ports.

Layers that treat elements one by one stay, operators that map give the net inside, recurrent layers and folds
get their states from inputs and leave them at outputs, and what takes the last element goes.
Source: nets.md section 14.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.nets.construct import make
from wlnet.nets.containers.graph import graph_of
from wlnet.nets.cutting import bridge
from wlnet.nets.rebuilding import wiring_of
from wlnet.nets.renaming import flatten
from wlnet.nets.types import PortType
from wlnet.nets.wiring import End, Wiring

NOTHING = Message("NetUnfold::nothing", "There is nothing to unfold in `1`: it has no states.")
NOT_FOLDABLE = Message(
    "NetUnfold::nofold", "The layer `1` (`2`) does not treat the elements of a sequence one after the other."
)
OPEN = Message("NetUnfold::open", "The dimensions of the layer `1` (`2`) are not known.")
FED = Message("NetUnfold::fed", "The state `1` of the layer `2` comes from another layer of the net.")

RECURRENT = ("BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer")
FOLDING = (*RECURRENT, "NetFoldOperator")
# Layers to which it is the same whether elements come one by one or as a list.
ONE_BY_ONE = (
    "ElementwiseLayer", "ThreadingLayer", "TotalLayer", "DropoutLayer", "SoftmaxLayer", "EmbeddingLayer",
    "UnitVectorLayer", "ParametricRampLayer", "CatenateLayer", "NetMapOperator", "NetMapThreadOperator",
)  # fmt: skip
LAST = "SequenceLastLayer"


def unfold(net):
    """NetUnfold[net]: see the head of this file. Raises messages of NetUnfold.

    The state "State" of the layer 2 comes in at the port "2/State" and leaves at "2/NewState".
    """
    whole = flatten(net, inf) if net.kind in ("NetChain", "NetGraph") else net
    wiring = wiring_of(whole)
    wiring.close()
    if not any(child.kind in FOLDING for child in wiring.children.values()):
        raise NOTHING(net.kind)
    sequences = _sequences(wiring)
    _refuse_others(wiring, sequences)
    types = _types(whole, wiring, sequences)
    for key, child in list(wiring.children.items()):
        if child.kind == LAST and wiring.source[End(key, "Input")] in sequences:
            bridge(wiring, key)
        elif End(key, child.layer.outputs[0]) in sequences:
            _step(wiring, key, child)
    return graph_of(wiring, types)


def _sequences(wiring: Wiring) -> set[End]:
    """The outputs of layers and inputs of the net that carry a sequence."""
    found: set[End] = set()
    known = -1
    while len(found) > known:
        known = len(found)
        for key, child in wiring.children.items():
            outs = {End(key, port) for port in child.layer.outputs}
            ins = {wiring.source[End(key, port)] for port in _mapped(child)}
            if child.kind in FOLDING or (child.kind in ONE_BY_ONE and (outs | ins) & found):
                found |= outs | ins
            elif child.kind == LAST and key in _after(wiring, found):
                found |= ins
    return found


def _after(wiring: Wiring, found: set[End]) -> set:
    return {target.key for target, source in wiring.source.items() if source in found}


def _mapped(child) -> tuple:
    """The inputs that carry sequences where anything does."""
    if child.kind == "NetFoldOperator":
        return child.layer.sequences
    if child.kind == "NetMapThreadOperator":
        return tuple(name for name, _ in child.layer.depths)
    return child.layer.inputs


def _refuse_others(wiring: Wiring, sequences: set[End]) -> None:
    for target, source in wiring.source.items():
        child = wiring.children.get(target.key)
        if child is None or source not in sequences or child.kind in (*FOLDING, *ONE_BY_ONE, LAST):
            continue
        raise NOT_FOLDABLE(target.key, child.kind)
    for key, child in wiring.children.items():
        for name in child.states:
            if End(key, name) in wiring.source:
                raise FED(name, key)


def _types(net, wiring: Wiring, sequences: set[End]) -> dict:
    """What is known of the ports of the net, of sequences for one element."""
    found = {}
    for name, port in net.ports.items():
        end = End(None, name) if name in net.inputs else wiring.source[End(None, name)]
        last = end.key is not None and wiring.children[end.key].kind == LAST
        if end in sequences and not last:
            port = PortType(port.dims and port.dims[1:], port.element, port.range)
        if name in net.inputs or port.coder is not None:
            found[name] = port
    return found


def _step(wiring: Wiring, key, child) -> None:
    """The layer at `key` in the form for one element, with its states as ports of the net."""
    if child.kind in RECURRENT:
        wiring.children[key] = _single(key, child)
        states = {name: f"New{name}" for name in child.states}
    elif child.kind == "NetFoldOperator":
        wiring.children[key] = child.children["Net"].alone()
        states = {entry: output for output, entry in child.layer.feedback}
    else:
        wiring.children[key] = _of_element(child)
        inner = wiring.children[key].layer
        if child.kind == "NetMapOperator":
            _reconnect(wiring, key, {"Input": inner.inputs[0]}, {"Output": inner.outputs[0]})
        states = {}
    for entry, output in states.items():
        wiring.source[End(key, entry)] = End(None, f"{key}/{entry}")
        wiring.source[End(None, f"{key}/New{entry}")] = End(key, output)
        wiring.outputs.append(f"{key}/New{entry}")
        wiring.muted.discard(End(key, output))


def _reconnect(wiring: Wiring, key, inputs: dict, outputs: dict) -> None:
    """The wires of a layer under other names of its ports (old -> new)."""

    def named(end: End, names: dict) -> End:
        return End(key, names.get(end.port, end.port)) if end.key == key else end

    wiring.source = {
        named(target, inputs): named(source, outputs) for target, source in wiring.source.items()
    }
    wiring.muted = {named(end, outputs) for end in wiring.muted}


def _single(key, child):
    """A graph that runs a recurrent layer on a sequence of one element."""
    dims = child.inputs["Input"].dims
    if dims is None or None in dims[1:]:
        raise OPEN(key, child.kind)
    layers = {
        "List": make("ReshapeLayer", (wl_list((1, *dims[1:])),)),
        "Step": replace(child, pinned={}),
        "Last": make(LAST),
    }
    wiring = Wiring(layers)
    wiring.source = {
        End("List", "Input"): End(None, "Input"),
        End("Step", "Input"): End("List", "Output"),
        End("Last", "Input"): End("Step", "Output"),
        End(None, "Output"): End("Last", "Output"),
    }
    wiring.outputs = ["Output"]
    for name in child.states:
        wiring.source[End("Step", name)] = End(None, name)
        wiring.source[End(None, f"New{name}")] = End("Step", name)
        wiring.outputs.append(f"New{name}")
    return graph_of(wiring, {})


def _of_element(child):
    """A layer that treats elements one by one, for one of them."""
    if child.kind == "NetMapOperator":
        return child.children["Net"].alone()
    if child.kind == "NetMapThreadOperator":
        depths = tuple((name, depth - 1) for name, depth in child.layer.depths if depth > 1)
        inner = child.children["Net"]
        if not depths:
            return inner.alone()
        return replace(child, pinned={}, layer=replace(child.layer, depths=depths))
    layer = child.layer
    if child.kind == "CatenateLayer" and layer.level > 1:
        layer = replace(layer, level=layer.level - 1)
    return replace(child, pinned={}, layer=layer).with_layer(layer)
