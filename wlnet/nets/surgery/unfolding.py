"""NetUnfold: the net of one step of a net that goes over a sequence, its states as ports.

Layers that treat elements one by one stay, operators that map give the net inside, recurrent layers and folds
get their states from inputs and leave them at outputs, causal attention its keys and values so far, and what
takes the last element goes. Source: nets.md section 14.
"""

from __future__ import annotations

from math import inf

from wlnet.expr.message import Message
from wlnet.nets.containers.graph import graph_of
from wlnet.nets.surgery.cutting import bridge
from wlnet.nets.surgery.rebuilding import wiring_of
from wlnet.nets.surgery.renaming import flatten
from wlnet.nets.surgery.stepping import (
    ELEMENT,
    REMEMBERED,
    attention_step,
    of_element,
    position_step,
    recurrent_step,
)
from wlnet.nets.types import VARYING, PortType
from wlnet.nets.wiring import End, Wiring

NOTHING = Message("NetUnfold::nothing", "There is nothing to unfold in `1`: it has no states.")
NOT_FOLDABLE = Message(
    "NetUnfold::nofold", "The layer `1` (`2`) does not treat the elements of a sequence one after the other."
)
OPEN = Message("NetUnfold::open", "The dimensions of the layer `1` (`2`) are not known.")
NO_POSITION = Message(
    "NetUnfold::position",
    "The layer `1` (SequenceIndicesLayer) counts the elements; a net of one step knows how many there were "
    "by its causal attention only, and this one has none.",
)
FED = Message("NetUnfold::fed", "The state `1` of the layer `2` comes from another layer of the net.")

RECURRENT = ("BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer")
FOLDING = (*RECURRENT, "NetFoldOperator")
POSITIONS = "SequenceIndicesLayer"
LAST = "SequenceLastLayer"


def unfold(net):
    """NetUnfold[net]: see the head of this file. Raises messages of NetUnfold.

    The state "State" of the layer 2 comes in at the port "2/State" and leaves at "2/NewState"; likewise
    "Keys" and "Values" of attention, lists that are empty at first.
    """
    whole = flatten(net, inf) if net.kind in ("NetChain", "NetGraph") else net
    wiring = wiring_of(whole)
    wiring.close()
    if not any(map(_remembers, wiring.children.values())):
        raise NOTHING(net.kind)
    sequences = _sequences(wiring)
    _refuse_others(wiring, sequences)
    types = _types(whole, wiring, sequences)
    attention = [
        key for key, child in wiring.children.items() if child.kind == "AttentionLayer" and _remembers(child)
    ]
    for key, child in list(wiring.children.items()):
        if child.kind == LAST and wiring.source[End(key, "Input")] in sequences:
            bridge(wiring, key)
        elif child.kind == POSITIONS and End(key, "Output") in sequences:
            _count(wiring, key, child, attention)
        elif End(key, child.layer.outputs[0]) in sequences:
            _step(wiring, key, child, types)
    return graph_of(wiring, types)


def _remembers(child) -> bool:
    """Whether a layer hands something on from element to element."""
    return child.kind in FOLDING or (child.kind == "AttentionLayer" and child.layer.mask is not None)


def _sequences(wiring: Wiring) -> set[End]:
    """The outputs of layers and inputs of the net that carry a sequence."""
    found: set[End] = set()
    known = -1
    while len(found) > known:
        known = len(found)
        for key, child in wiring.children.items():
            outs = {End(key, port) for port in child.layer.outputs}
            ins = {wiring.source[End(key, port)] for port in _mapped(child)}
            one_by_one = child.kind in ELEMENT or child.kind == POSITIONS
            if _remembers(child) or (one_by_one and (outs | ins) & found):
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
    if child.kind == "AttentionLayer" and not _remembers(child):
        return ("Query",)
    return child.layer.inputs


def _refuse_others(wiring: Wiring, sequences: set[End]) -> None:
    for target, source in wiring.source.items():
        child = wiring.children.get(target.key)
        if child is None or source not in sequences or child.kind == LAST or _remembers(child):
            continue
        others = child.kind == "AttentionLayer" and target.port != "Query"
        if child.kind != POSITIONS and (others or of_element(child) is None):
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


def _step(wiring: Wiring, key, child, types: dict) -> None:
    """The layer at `key` in the form for one element, with its states as ports of the net."""
    states = {}
    if child.kind in RECURRENT:
        _need_dims(key, child, "Input")
        wiring.children[key] = recurrent_step(child)
        states = {name: f"New{name}" for name in child.states}
    elif child.kind == "NetFoldOperator":
        wiring.children[key] = child.children["Net"].alone()
        states = {entry: output for output, entry in child.layer.feedback}
    elif _remembers(child):
        _need_dims(key, child, *REMEMBERED.values())
        wiring.children[key] = attention_step(child)
        states = {name: f"New{name}" for name in REMEMBERED}
        for name, port in REMEMBERED.items():
            types[f"{key}/{name}"] = PortType((VARYING, *child.inputs[port].dims[1:]), "Real")
    else:
        made = of_element(child)
        if made is None:
            raise NOT_FOLDABLE(key, child.kind)
        wiring.children[key] = made
        inner = made.layer
        if child.kind == "NetMapOperator":
            _reconnect(wiring, key, {"Input": inner.inputs[0]}, {"Output": inner.outputs[0]})
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


def _need_dims(key, child, *ports: str) -> None:
    for port in ports:
        dims = child.inputs[port].dims
        if dims is None or None in dims[1:]:
            raise OPEN(key, child.kind)


def _count(wiring: Wiring, key, child, attention: list) -> None:
    """The layer at `key` counts what an attention layer has seen, instead of the sequence."""
    if not attention:
        raise NO_POSITION(key)
    wiring.children[key] = position_step(child)
    wiring.source[End(key, "Input")] = End(None, f"{attention[0]}/Keys")
