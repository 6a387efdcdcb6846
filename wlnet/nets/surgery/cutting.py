"""NetTake, NetDrop, NetDelete: nets with fewer layers. Source: nets.md section 6."""

from __future__ import annotations

from wlnet.expr.expr import is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.containers.chain import ALL_GONE, chain_part
from wlnet.nets.containers.graph import graphed
from wlnet.nets.netport import is_net_port, steps_of
from wlnet.nets.surgery.rebuilding import bare_types, given, is_graph, key_in, layers_of, wiring_of
from wlnet.nets.wiring import End, Wiring

BAD_SPEC = '`1` does not say which layers; write n, "name", NetPort[...] or {start, end}.'
NOTHING = "No layer of the net lies between `1` and `2`."
NO_PORT = "The net has no port `1`; it has the inputs `2` and the outputs `3`."
ONLY_CHAINS = Message(
    "NetDrop::chain", "NetDrop takes a NetChain; this is a `1`. NetDelete also takes graphs."
)
NOT_BRIDGED = Message(
    "NetDelete::bridge",
    "The layer `1` (`2`) cannot be deleted: inside a net that takes one input and one output, but it has the "
    "inputs `3` and the outputs `4`.",
)
NO_OUTPUT = Message(
    "NetDelete::noport",
    "The net has no output port `1`, and no input port that is but for a state; its outputs are `2`.",
)


def take(net, spec, options: dict):
    """NetTake[net, end] and NetTake[net, {start, end}].

    options    port -> type or coder for the ports of the result
    """
    start, end = tuple(spec) if is_list(spec) and len(spec) == 2 else (S.All, spec)
    if is_graph(net):
        return _take_graph(net, start, end, options)
    keys = list(layers_of(net))
    first = keys.index(_place(net, start, keys[0]))
    last = keys.index(_place(net, end, keys[-1]))
    if first > last:
        raise Message("NetTake::nothing", NOTHING)(start, end)
    return chain_part(net, keys[first : last + 1], options, "NetTake")


def drop(net, spec, options: dict):
    """NetDrop[chain, n], [chain, -n], [chain, {n}] and [chain, {start, end}]."""
    if net.kind != "NetChain":
        raise ONLY_CHAINS(net.kind)
    keys = list(net.children)
    if isinstance(spec, int) and not isinstance(spec, bool):
        gone = keys[:spec] if spec >= 0 else keys[spec:]
    elif is_list(spec) and len(spec) in (1, 2):
        first, last = (keys.index(key_in(net, one, "NetDrop")) for one in (spec.item(0), spec.item(-1)))
        gone = keys[first : last + 1]
    else:
        raise Message("NetDrop::spec", BAD_SPEC)(spec)
    return chain_part(net, [key for key in keys if key not in gone], options, "NetDrop")


def delete(net, spec, options: dict):
    """NetDelete[net, layer], [net, {layer, ...}], and of ports: [graph, NetPort["out"]]."""
    parts = tuple(spec) if is_list(spec) else (spec,)
    if not is_graph(net):
        gone = [key_in(net, part, "NetDelete") for part in parts]
        keys = [key for key in layers_of(net) if key not in gone]
        return chain_part(net, keys, options, "NetDelete")
    wiring = wiring_of(net)
    for part in parts:
        if is_net_port(part):
            _mute(wiring, part)
        else:
            bridge(wiring, key_in(net, part, "NetDelete"))
    if not wiring.children:
        raise Message("NetDelete::allgone", ALL_GONE)()
    return _regraphed(net, wiring, options, "NetDelete")


# chains


def _place(net, spec, default):
    """The key of the layer that a start or an end means; `default` for the ports of the net and All."""
    if spec is S.All:
        return default
    if not is_net_port(spec):
        return key_in(net, spec, "NetTake")
    steps = steps_of(spec)
    if steps is None or S.All in steps or len(steps) > 2:
        raise Message("NetTake::spec", BAD_SPEC)(spec)
    if len(steps) == 2 or steps[0] not in net.ports:
        return key_in(net, steps[0], "NetTake")
    return default


# graphs


def _take_graph(net, start, end, options: dict):
    whole = wiring_of(net)
    ends = [e for one in _several(end) for e in _ends(net, whole, one)]
    before = {key: _fed_by(whole, key) for key in whole.children}
    kept = _reached({end.key for end in ends}, before)
    if start is not S.All:
        after = {key: {k for k in before if key in before[k]} for key in before}
        kept &= _reached({key for one in _several(start) for key in _starts(net, whole, one)}, after)
    if not {end.key for end in ends} <= kept:
        raise Message("NetTake::nothing", NOTHING)(start, end)
    wiring = Wiring({key: child for key, child in whole.children.items() if key in kept})
    wiring.named = whole.named
    for target, source in whole.source.items():
        if target.key in kept and (source.key is None or source.key in kept):
            wiring.source[target] = source
    for one in dict.fromkeys(ends):
        old = [target.port for target, source in whole.source.items() if target.key is None and source == one]
        name = next((port for port in old if port in _asked(end)), old[0] if old else one.port)
        name = name if name not in wiring.outputs else f"{name}{len(wiring.outputs) + 1}"
        wiring.outputs.append(name)
        wiring.source[End(None, name)] = one
    every = {End(k, p) for k, child in wiring.children.items() for p in child.layer.outputs}
    wiring.muted = every - set(ends)
    return _regraphed(net, wiring, options, "NetTake")


def _asked(end) -> set:
    """The names of ports of the whole net among the ends."""
    return {steps[0] for one in _several(end) if is_net_port(one) and len(steps := steps_of(one) or ()) == 1}


def _several(spec) -> tuple:
    return tuple(spec) if is_list(spec) else (spec,)


def _ends(net, wiring: Wiring, spec) -> list[End]:
    """The outputs of layers that an end means."""
    if spec is S.All:
        return [wiring.source[End(None, name)] for name in net.outputs]
    key, port = _key_and_port(net, spec)
    if key is None:
        if port not in net.outputs:
            raise Message("NetTake::noport", NO_PORT)(port, list(net.inputs), list(net.outputs))
        return [wiring.source[End(None, port)]]
    outputs = net.children[key].outputs
    if port and port not in outputs:
        raise Message("NetTake::noport", NO_PORT)(port, list(net.children[key].inputs), list(outputs))
    return [End(key, port)] if port else [End(key, name) for name in outputs]


def _starts(net, wiring: Wiring, spec) -> list:
    """The keys of the layers that a start means."""
    if spec is S.All:
        return list(net.children)
    key, port = _key_and_port(net, spec)
    if key is not None:
        return [key]
    if port not in net.inputs:
        raise Message("NetTake::noport", NO_PORT)(port, list(net.inputs), list(net.outputs))
    return [target.key for target, source in wiring.source.items() if source == End(None, port)]


def _key_and_port(net, spec) -> tuple:
    """(key of a layer or None, name of a port or "")"""
    if not is_net_port(spec):
        return key_in(net, spec, "NetTake"), ""
    steps = steps_of(spec)
    if steps is None or S.All in steps or len(steps) > 2:
        raise Message("NetTake::spec", BAD_SPEC)(spec)
    return (None, steps[0]) if len(steps) == 1 else (key_in(net, steps[0], "NetTake"), steps[1])


def _fed_by(wiring: Wiring, key) -> set:
    return {source.key for target, source in wiring.source.items() if target.key == key} - {None}


def _reached(keys: set, neighbours: dict) -> set:
    """The keys, and all that can be reached from them."""
    found, new = set(), set(keys)
    while new:
        found |= new
        new = set().union(*(neighbours[key] for key in new)) - found
    return found


def _regraphed(net, wiring: Wiring, options: dict, owner: str):
    """The graph of a wiring made of a net's: its ports keep what the user said of them, new ones know what
    their layer knows."""
    wiring.close(together=False)  # what was cut off fed each of them its own
    children = wiring.children
    types = {}
    for target, source in wiring.source.items():
        for own, other in ((source, target), (target, source)):
            if own.key is not None or own.port in types:
                continue
            name = own.port
            same = name in net.ports and _is_same(net, own, other)
            types |= (
                given(net, (name,))
                if same
                else {name: bare_types(children[other.key], (other.port,))[other.port]}
            )
    return graphed(wiring, types, options, owner)


def _is_same(net, own: End, other: End) -> bool:
    """Whether a port of the graph belongs to the layer's port that it had before."""
    source = net.layer.source
    return source.get(other) == own or source.get(own) == other


def _mute(wiring: Wiring, port) -> None:
    """Take an output port away, what only it read is kept inside; or an input port that only states read."""
    steps = steps_of(port) or ()
    fed = [
        target for target, source in wiring.source.items() if source == End(None, steps[0] if steps else "")
    ]
    if fed and all(wiring.is_state(target) for target in fed):
        for target in fed:
            del wiring.source[target]
        return
    if len(steps) != 1 or steps[0] not in wiring.outputs:
        raise NO_OUTPUT(port, wiring.outputs)
    wiring.outputs.remove(steps[0])
    source = wiring.source.pop(End(None, steps[0]))
    if source not in wiring.source.values():
        wiring.muted.add(source)


def bridge(wiring: Wiring, key) -> None:
    """Take a layer away; who read its output reads its input instead."""
    layer = wiring.children[key].layer
    sources = [wiring.source.pop(End(key, port)) for port in layer.inputs]
    readers = {t: s for t, s in wiring.source.items() if s.key == key}
    inner = [target for target in readers if target.key is not None]
    if inner and (len(layer.inputs) != 1 or len(layer.outputs) != 1):
        raise NOT_BRIDGED(key, layer.name, list(layer.inputs), list(layer.outputs))
    for target in readers:
        if len(sources) == 1 and not (target.key is None and sources[0].key is None):
            wiring.source[target] = sources[0]
        else:
            del wiring.source[target]
            wiring.outputs.remove(target.port)
    del wiring.children[key]
    wiring.muted = {end for end in wiring.muted if end.key != key}
