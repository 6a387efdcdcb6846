"""NetRename and NetFlatten: other names, and fewer levels. Source: nets.md sections 9 and 10."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import inf

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.containers.chain import chained
from wlnet.nets.containers.graph import graphed
from wlnet.nets.netport import is_net_port, steps_of
from wlnet.nets.sheet import advice
from wlnet.nets.surgery.rebuilding import given, is_graph, layers_of, wiring_of
from wlnet.nets.wiring import End, Wiring

NO_NAMES = Message("NetRename::nonames", "A `1` has no layers with names.")
BAD_RULE = Message(
    "NetRename::rule",
    '`1` is not "old" -> "new", NetPort["old"] -> NetPort["new"], a list of these or a function.',
)
BAD_LEVEL = Message("NetRename::level", "The level `1` should be n, {n}, {n1, n2} or Infinity.")
UNKNOWN = Message("NetRename::noname", "The net has no layer or port `1` there; it has `2`.`3`")
CLASH = Message("NetRename::clash", "Two layers or ports of the net would be called `1`.")
NOT_A_NAME = Message("NetRename::string", "The new name `1` of `2` should be a string.")

CONTAINERS = ("NetChain", "NetGraph")


# names


def rename(net, spec, level, call: Callable):
    """NetRename[net, rules or function, level].

    level    1 (default): the layers of the net itself; n: down to n; {n}, {n1, n2}: only there
    call     (function of the language, name) -> the name it gives
    """
    if not net.children:
        raise NO_NAMES(net.kind)
    low, high = _levels(level)
    if _is_rules(spec):
        layers, ports = _mappings(spec)
        found = _renamed(net, lambda keys: _by_rules(layers, keys), low, high, 1)
        every = [key for keys in _keys(net, low, high, 1) for key in keys]
        unknown = [old for old in layers if old not in every and old not in map(str, every)]
        if unknown:
            near = [k for k in every if str(k).lower() == str(unknown[0]).lower()]
            raise UNKNOWN(unknown[0], every, advice(near))
        return _with_port_names(found, ports) if ports else found
    return _renamed(net, lambda keys: {key: _called(call, spec, key) for key in keys}, low, high, 1)


def rekeyed(net, names: dict):
    """A chain or graph whose layers have other keys: old -> new; keys not mentioned stay."""
    children = {names.get(key, key): child for key, child in layers_of(net).items()}
    layer = net.layer
    if is_graph(net):

        def moved(end: End) -> End:
            return end if end.key is None else End(names.get(end.key, end.key), end.port)

        layer = replace(
            layer,
            wires=tuple((moved(source), moved(target)) for source, target in layer.wires),
            order=tuple(names.get(key, key) for key in layer.order),
            muted=tuple(map(moved, layer.muted)),
            single=tuple(names.get(key, key) for key in layer.single),
            through=tuple(map(moved, layer.through)),
        )
    return replace(net, layer=layer, children=children, rates=None)


def _levels(level) -> tuple[int, float]:
    """(lowest, highest) level that is meant."""
    if isinstance(level, int) and level > 0:
        return 1, level
    if level is S.Infinity or level == S.DirectedInfinity(1):
        return 1, inf
    if is_list(level) and len(level) in (1, 2):
        low, high = level.item(0), level.item(-1)
        if isinstance(low, int) and isinstance(high, int) and 0 < low <= high:
            return low, high
    raise BAD_LEVEL(level)


def _is_rules(spec) -> bool:
    return is_rule(spec) or (is_list(spec) and len(spec) > 0 and all(map(is_rule, spec)))


def _mappings(spec) -> tuple[dict, dict]:
    """(old -> new of layers, old -> new of ports)"""
    layers, ports = {}, {}
    for one in (spec,) if is_rule(spec) else spec:
        old, new = one.args
        if is_net_port(old) and is_net_port(new):
            pair = steps_of(old) or (), steps_of(new) or ()
            if not all(len(steps) == 1 and isinstance(steps[0], str) for steps in pair):
                raise BAD_RULE(one)
            ports[pair[0][0]] = pair[1][0]
        elif isinstance(old, str | int) and isinstance(new, str):
            layers[old] = new
        else:
            raise BAD_RULE(one)
    return layers, ports


def _by_rules(rules: dict, keys: list) -> dict:
    return {key: rules[k] for key in keys for k in (key, str(key)) if k in rules}


def _called(call: Callable, function, key) -> str:
    name = call(function, str(key))
    if not isinstance(name, str):
        raise NOT_A_NAME(name, key)
    return name


def _keys(net, low, high, level):
    """The keys of each container at the levels that are meant."""
    if low <= level <= high and net.kind in CONTAINERS:
        yield list(net.children)
    if level < high:
        deeper = level + (net.kind in CONTAINERS)
        for child in net.children.values():
            yield from _keys(child, low, high, deeper)


def _renamed(net, names_of: Callable, low, high, level):
    if not net.children:
        return net
    here = net.kind in CONTAINERS
    if level < high or not here:
        deeper = level + here
        children = {k: _renamed(child, names_of, low, high, deeper) for k, child in net.children.items()}
        net = replace(net, children=children)
    if not here or not low <= level <= high:
        return net
    names = names_of(list(net.children))
    if not names:
        return net
    if any(isinstance(key, int) for key in net.children):
        names = {key: str(key) for key in net.children} | names
    _unique([names.get(key, key) for key in net.children])
    return rekeyed(net, names)


def _unique(names: list) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise CLASH(twice[0])


def _with_port_names(net, names: dict):
    if net.kind == "NetChain":  # a chain has the ports of its layers, a graph its own
        wiring = wiring_of(net)
        wiring.close()
        net = graphed(wiring, given(net, net.ports), {}, "NetRename")
    for old in names:
        if old not in net.ports:
            raise UNKNOWN(old, list(net.ports), advice([p for p in net.ports if p.lower() == old.lower()]))
    _unique([names.get(port, port) for port in net.ports])

    def moved(end: End) -> End:
        return End(None, names.get(end.port, end.port)) if end.key is None else end

    def keyed(by_port: dict) -> dict:
        return {names.get(port, port): value for port, value in by_port.items()}

    layer = replace(
        net.layer,
        inputs=tuple(names.get(port, port) for port in net.layer.inputs),
        outputs=tuple(names.get(port, port) for port in net.layer.outputs),
        wires=tuple((moved(source), moved(target)) for source, target in net.layer.wires),
    )
    return replace(
        net, layer=layer, pinned=keyed(net.pinned), inputs=keyed(net.inputs), outputs=keyed(net.outputs)
    )


# levels


def flatten(net, depth: float):
    """NetFlatten[net, depth]: chains and graphs inside are dissolved, `depth` levels deep.

    A graph of layers in a row becomes a chain; a chain that holds a graph becomes a graph. Names of layers
    that come up are joined by "/".
    """
    if not net.children:
        return net
    if net.kind not in CONTAINERS:
        children = {key: flatten(child, depth) for key, child in net.children.items()}
        return replace(net, children=children)
    wiring = _flat(net, depth)
    names = _names(list(wiring.children))
    _unique(list(names.values()))
    wiring = wiring.renamed(names)
    types = given(net, net.ports)
    if _is_row(wiring):
        return chained({key: wiring.children[key] for key in wiring.order()}, types, {}, "NetFlatten")
    return graphed(wiring, types, {}, "NetFlatten")


def _flat(net, depth: float) -> Wiring:
    """The wiring of a container with the containers inside dissolved; what was at the path a, b has the key
    (a, b)."""
    wiring = wiring_of(net)
    wiring.close()
    if depth < 1:
        return wiring
    for key, child in list(wiring.children.items()):
        if child.kind in CONTAINERS:
            _dissolve(wiring, key, _flat(child, depth - 1))
        elif child.children:
            wiring.children[key] = flatten(child, depth)
    return wiring


def _path(key) -> tuple:
    """The steps of a key: ((a, b), c) is a, b, c."""
    return tuple(step for part in key for step in _path(part)) if isinstance(key, tuple) else (key,)


def _names(keys) -> dict:
    """Key -> what the layer is called: numbers where there were only numbers, else the path joined by "/"."""
    if all(isinstance(step, int) for key in keys for step in _path(key)):
        return {key: place for place, key in enumerate(keys, 1)}
    return {key: "/".join(map(str, _path(key))) for key in keys}


def _dissolve(wiring: Wiring, key, inner: Wiring) -> None:
    """The layers of `inner` in place of the layer at `key`, under the keys (key, inner key)."""
    children: dict = {}
    for k, child in wiring.children.items():
        if k == key:
            children |= {(key, one): layer for one, layer in inner.children.items()}
        else:
            children[k] = child

    def lifted(end: End) -> End:
        """An end inside, seen from outside; an input of `inner` is whatever feeds it."""
        return wiring.source[End(key, end.port)] if end.key is None else End((key, end.key), end.port)

    outputs = {port: lifted(inner.source[End(None, port)]) for port in inner.outputs}
    inside = {
        lifted(target): lifted(source) for target, source in inner.source.items() if target.key is not None
    }
    outside = {
        target: outputs[source.port] if source.key == key else source
        for target, source in wiring.source.items()
        if target.key != key
    }
    muted = {outputs[end.port] if end.key == key else end for end in wiring.muted}
    wiring.muted = muted | {End((key, end.key), end.port) for end in inner.muted}
    wiring.children, wiring.source = children, outside | inside


def _is_row(wiring: Wiring) -> bool:
    """Every layer but the first is fed by the one before it alone, and by nothing else."""
    order = wiring.order()
    if wiring.through_states:
        return False
    for place, key in enumerate(order):
        layer = wiring.children[key].layer
        sources = [wiring.source[End(key, port)] for port in layer.inputs]
        if place == 0:
            named_alike = all(
                s.key is None and s.port == p for s, p in zip(sources, layer.inputs, strict=True)
            )
            if not named_alike:
                return False
        elif len(sources) != 1 or sources[0] != End(order[place - 1], _only(wiring, order[place - 1])):
            return False
    last = wiring.children[order[-1]].layer
    ends = {wiring.source[End(None, name)]: name for name in wiring.outputs}
    return ends == {End(order[-1], port): port for port in last.outputs}


def _only(wiring: Wiring, key) -> str:
    outputs = wiring.children[key].layer.outputs
    return outputs[0] if len(outputs) == 1 else ""
