"""NetAppend, NetPrepend, NetInsert, NetJoin: nets with more layers. Source: nets.md sections 7 and 8."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count, pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import Message
from wlnet.nets.containers.chain import chained
from wlnet.nets.containers.graph import graphed
from wlnet.nets.shorthand import as_layer
from wlnet.nets.surgery.rebuilding import bare_types, given, is_graph, key_in, layers_of, wiring_of
from wlnet.nets.surgery.renaming import rekeyed
from wlnet.nets.wiring import End, Wiring

ENDS = "`1` has the `2` ports `3`; to be joined there a net has exactly one."
NO_LAYERS = "`1` needs a layer, or a list of them that is not empty."
BAD_NAME = "The name of a layer should be a string, but is `1`."
TAKEN = "The net has a layer named `1` already."
NAMED = 'This chain has layers with names, so a new one needs a name: "name" -> layer.'
UNNAMED = "The layers of this chain have no names; give a layer alone."
NO_CHAIN = Message("NetInsert::chain", "NetInsert takes a NetChain; this is a `1`.")
BAD_PLACE = Message("NetInsert::place", "`1` is not a place in a chain of `2` layers.")
NOTHING = Message("NetJoin::nothing", "NetJoin takes two nets or more.")


def append(net, given_layers, options: dict, apply: Callable):
    """NetAppend[net, layer], [net, "name" -> layer], [net, {layer, ...}]: layers behind the output."""
    _one(net, "output", "NetAppend")
    net, children = _with_names(net, given_layers)
    new = _new_layers(children, given_layers, "NetAppend", apply)
    last = list(children)[-1]
    if is_graph(net):
        return _append_to_graph(net, new, options)
    children[last] = _knowing(children[last], children[last].outputs)
    return chained({**children, **new}, given(net, net.inputs), options, "NetAppend")


def prepend(net, given_layers, options: dict, apply: Callable):
    """NetPrepend[net, layer]: layers in front of the input."""
    _one(net, "input", "NetPrepend")
    net, children = _with_names(net, given_layers)
    new = _new_layers(children, given_layers, "NetPrepend", apply)
    first = next(iter(children))
    if is_graph(net):
        return _prepend_to_graph(net, new, options)
    children[first] = _knowing(children[first], children[first].inputs)
    return chained(_in_front(new, children), given(net, net.outputs), options, "NetPrepend")


def insert(net, layer, place, apply: Callable):
    """NetInsert[chain, layer, i]: before the layer i; -1 is the end."""
    if net.kind != "NetChain":
        raise NO_CHAIN(net.kind)
    children = layers_of(net)
    keys = list(children)
    if isinstance(place, int) and not isinstance(place, bool):
        where = place - 1 if place > 0 else len(keys) + 1 + place
        if not place or not 0 <= where <= len(keys):
            raise BAD_PLACE(place, len(keys))
    else:
        where = keys.index(key_in(net, place, "NetInsert"))
    new = _new_layers(children, layer, "NetInsert", apply)
    items = list(children.items())
    items[where:where] = new.items()
    whole = dict(enumerate((v for _, v in items), 1)) if _numbers(children) else dict(items)
    types = given(net, net.inputs) if where else {}
    types |= given(net, net.outputs) if where < len(keys) else {}
    return chained(whole, types, {}, "NetInsert")


def join(nets: list, options: dict):
    """NetJoin[net1, net2, ...]: the output of each feeds the next."""
    if len(nets) < 2:
        raise NOTHING()
    for before, after in pairwise(nets):
        _one(before, "output", "NetJoin")
        _one(after, "input", "NetJoin")
    if not any(map(is_graph, nets)):
        return _joined_chains(nets, options)
    return _joined_graphs(nets, options)


# chains


def _joined_chains(nets: list, options: dict):
    pieces = []
    for place, net in enumerate(nets):
        children = layers_of(net)
        keys = list(children)
        if place > 0:
            children[keys[0]] = _knowing(children[keys[0]], children[keys[0]].inputs, net.inputs)
        if place < len(nets) - 1:
            children[keys[-1]] = _knowing(children[keys[-1]], children[keys[-1]].outputs, net.outputs)
        pieces.append(children)
    types = given(nets[0], nets[0].inputs) | given(nets[-1], nets[-1].outputs)
    return chained(_unique(pieces)[0], types, options, "NetJoin")


def _knowing(child, names, outer=None):
    """A layer that stands in the middle from now on: it keeps its sizes, and no coder."""
    types = bare_types(child, names)
    return replace(child, pinned={**child.pinned, **types})


def _in_front(new: dict, children: dict) -> dict:
    if _numbers(children):
        return dict(enumerate([*new.values(), *children.values()], 1))
    return {**new, **children}


def _numbers(children: dict) -> bool:
    return all(isinstance(key, int) for key in children)


def _unique(pieces: list[dict]) -> tuple[dict, list[dict]]:
    """(all layers under different keys, old key -> new key for each piece)."""
    if all(map(_numbers, pieces)):
        names = count(1)
        maps = [{key: next(names) for key in piece} for piece in pieces]
    else:
        taken: set = set()
        maps = []
        for piece in pieces:
            renamed = {key: _free(str(key), taken) for key in piece}
            maps.append(renamed)
    whole = {new[key]: child for piece, new in zip(pieces, maps, strict=True) for key, child in piece.items()}
    return whole, maps


def _free(name: str, taken: set) -> str:
    """The name, or the name with the smallest number that makes it new; `taken` grows."""
    names = (name, *(f"{name}{n}" for n in range(1, len(taken) + 2)))
    found = next(n for n in names if n not in taken)
    taken.add(found)
    return found


# graphs


def _append_to_graph(net, new: dict, options: dict):
    wiring = wiring_of(net, {**layers_of(net), **new})
    (name,) = net.outputs
    end = End(None, name)
    _row(wiring, wiring.source[end], new)
    last = list(new)[-1]
    wiring.source[end] = End(last, new[last].layer.outputs[0])
    return graphed(wiring, given(net, net.inputs), options, "NetAppend")


def _prepend_to_graph(net, new: dict, options: dict):
    wiring = wiring_of(net, {**new, **layers_of(net)})
    (name,) = net.inputs
    readers = [target for target, source in wiring.source.items() if source == End(None, name)]
    _row(wiring, End(None, name), new)
    last = list(new)[-1]
    for target in readers:
        wiring.source[target] = End(last, new[last].layer.outputs[0])
    return graphed(wiring, given(net, net.outputs), options, "NetPrepend")


def _row(wiring: Wiring, source: End, new: dict) -> None:
    """New layers, one after the other, the first fed by `source`."""
    for key, child in new.items():
        wiring.source[End(key, child.layer.inputs[0])] = source
        source = End(key, child.layer.outputs[0])


def _joined_graphs(nets: list, options: dict):
    whole, maps = _unique([layers_of(net) for net in nets])
    wiring = Wiring(whole)
    feed = None  # what the output of the net before comes from
    for place, (net, keys) in enumerate(zip(nets, maps, strict=True)):
        part = wiring_of(net)
        part.close()

        def moved(end: End, keys=keys) -> End:
            return end if end.key is None else End(keys[end.key], end.port)

        for target, source in part.source.items():
            outer = target.key is None
            if outer and place < len(nets) - 1:
                continue
            wiring.source[moved(target)] = feed if source.key is None and place else moved(source)
        wiring.muted |= {moved(end) for end in part.muted}
        if place == 0:
            wiring.named = list(part.named)
        if place == len(nets) - 1:
            wiring.outputs = list(part.outputs)
        else:
            feed = moved(part.source[End(None, part.outputs[0])])
    types = given(nets[0], nets[0].inputs) | given(nets[-1], nets[-1].outputs)
    return graphed(wiring, types, options, "NetJoin")


# what comes in


def _one(net, side: str, owner: str) -> None:
    ports = net.inputs if side == "input" else net.outputs
    if len(ports) != 1:
        raise Message(f"{owner}::joinports", ENDS)(net.kind, side, list(ports))


def _with_names(net, spec) -> tuple:
    """(net, its layers): numbered layers get their numbers as names where what is added has names."""
    named = isinstance(spec, Association) or any(map(is_rule, spec if is_list(spec) else (spec,)))
    children = layers_of(net)
    if not named or not _numbers(children):
        return net, children
    names = {key: str(key) for key in children}
    if net.children:
        net = rekeyed(net, names)
    return net, {names[key]: child for key, child in children.items()}


def _new_layers(children: dict, spec, owner: str, apply: Callable) -> dict:
    """Key -> layer of what is added; keys are new in the net."""
    if isinstance(spec, Association):
        items = list(spec.items())
    else:
        several = is_list(spec) and spec.array is None
        items = [tuple(one.args) if is_rule(one) else (None, one) for one in (spec if several else (spec,))]
    found: dict = {}
    if not items:
        raise Message(f"{owner}::nolayers", NO_LAYERS)(owner)
    names = not _numbers(children)
    for name, value in items:
        if name is not None and not isinstance(name, str):
            raise Message(f"{owner}::layername", BAD_NAME)(name)
        key = _new_key({**children, **found}, name, names, owner)
        layer = as_layer(value, key, "NetChain", apply)
        if layer.layer.open_inputs:
            layer = layer.with_layer(layer.layer.taking(1))
        _one(layer, "input" if owner != "NetPrepend" else "output", owner)
        inner = owner == "NetInsert" or len(items) > 1
        if inner:
            _one(layer, "input", owner)
            _one(layer, "output", owner)
        found[key] = layer
    return found


def _new_key(children: dict, name, names: bool, owner: str):
    if not names:
        if name is not None:
            raise Message(f"{owner}::unnamed", UNNAMED)()
        return next(n for n in count(1) if n not in children)
    if name is None:
        if owner == "NetInsert":
            raise Message(f"{owner}::named", NAMED)()
        return next(str(n) for n in count(1) if str(n) not in children)
    if name in children:
        raise Message(f"{owner}::taken", TAKEN)(name)
    return name
