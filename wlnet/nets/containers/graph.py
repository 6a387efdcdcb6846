"""NetGraph: layers connected by edges."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.construct import assemble
from wlnet.nets.layer import Layer, layer
from wlnet.nets.netport import is_net_port, net_port, steps_of
from wlnet.nets.shorthand import children_of, with_number_at, with_number_from
from wlnet.nets.surgery.rebuilding import built
from wlnet.nets.wiring import NOTHING_OUT, End, Wiring

ARGUMENTS = Message(
    "NetGraph::nargs",
    "NetGraph takes layers and a list of edges, or one net, and options; it has `1` arguments.",
)
INNER_CODER = Message(
    "NetGraph::innercoder",
    "The `1` port of layer `2` (`3`) is connected to another layer, but has the coder `4`. "
    "NetReplacePart[layer, `1` -> None] takes it away.",
)
CODERS = Message(
    "NetGraph::coders", "The graph's port `1` leads to ports with the different coders `2` and `3`."
)

LOOSE_EDGE = Message(
    "NetGraph::edgelist", "The edges of a graph stand in a list: {`1` -> `2`} in place of `1` -> `2`."
)


@layer("NetGraph", container=True)
class NetGraph(Layer):
    """Layers connected by edges, without circles.

    Input     each open input of a layer, and each NetPort["name"] on the left of an edge
    Output    each open output of a layer, and each NetPort["name"] on the right of an edge

    Edges are a -> b, a -> b -> c, {a, b} -> c, a -> {b, c} and NetPort[a, "port"] -> NetPort[b, "port"];
    NetPort[a, "port"] -> None keeps an output inside.
    Source: reference page NetGraph; nets.md section 1.3.
    """

    inputs: tuple = ("Input",)
    outputs: tuple = ("Output",)
    wires: tuple = ()  # (source, target): wiring.End
    order: tuple = ()  # keys of the layers, each after those that feed it
    muted: tuple = ()  # ends of layers that nobody reads
    single: tuple = ()  # keys of layers with one output
    through: tuple = ()  # ends of wires that are states of layers

    @cached_property
    def source(self) -> dict[End, End]:
        """What feeds an input of a layer or an output of the graph."""
        return {target: source for source, target in self.wires}

    def empty_inputs(self, children: dict) -> tuple[str, ...]:
        fed: dict[str, list[bool]] = {}
        for source, target in self.wires:
            if source.key is None:
                takes = target.key is not None and target.port in children[target.key].takes_empty
                fed.setdefault(source.port, []).append(takes)
        return tuple(name for name, takes in fed.items() if all(takes))

    @cached_property
    def read(self) -> list[End]:
        """The states of layers that something in the graph reads."""
        sources = {source for source, _ in self.wires}
        return [end for end in self.through if end in sources]

    @classmethod
    def leading(cls, args: tuple) -> int:
        return 2 if len(args) > 1 and is_list(args[1]) and not hasattr(args[0], "layer") else 1

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetGraph[layers, edges, options...] or NetGraph[net]; see construct.make."""
        if len(args) == 1 and hasattr(args[0], "layer"):
            return _graph_of_net(args[0], options)
        if len(args) not in (1, 2):
            raise ARGUMENTS(len(args))
        wiring = Wiring(children_of(args[0], "NetGraph", apply))
        if len(args) == 2:
            wiring.add(args[1])
        else:
            _no_loose_edge(wiring, options)
        made = graph_of(wiring, options)
        _no_coders_inside(wiring)
        return made

    def infer(self, shapes):
        for key in self.order:
            inner = shapes.children[key]
            for port in (*inner.layer.inputs, *self._fed_states(key)):
                source = self.source[End(key, port)]
                if source.key is None:
                    shapes.expose(inner, source.port, port)
                else:
                    shapes.children[source.key].connect(source.port, inner, port)
            inner.solve()
        for name in self.outputs:
            source = self.source[End(None, name)]
            shapes.expose(shapes.children[source.key], name, source.port)

    def _fed_states(self, key) -> list[str]:
        """The states of a layer that something in the graph feeds."""
        return [end.port for end in self.through if end.key == key and end in self.source]

    def prepared(self, net):
        for name in self.outputs:
            port = net.pinned.get(name)
            if port is not None and port.dims == ():
                net = with_number_at(net, name)
        for source, target in self.wires:
            port = net.pinned.get(source.port) if source.key is None else None
            if target.port != "Target" or target.key is None or port is None or port.dims != ():
                continue
            judged = self.source.get(End(target.key, "Input"))  # compared with one number
            if judged is not None and judged.key is not None:
                net = with_number_from(net, *judged)
        return net

    def origin(self, net, port: str):
        """(key of the layer inside, its port) that an output of the graph comes from."""
        source = self.source[End(None, port)]
        return source.key, source.port

    def feeding(self, net, key):
        """(key, port) of what feeds the layer at `key`; None where that is an input of the graph."""
        source = self.source[End(key, net.children[key].layer.inputs[0])]
        return None if source.key is None else (source.key, source.port)

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> NetGraph:
        """The sheet once the layer at `key` is replaced by one with other names of ports (old -> new)."""

        def named(end: End, names: dict) -> End:
            return End(key, names.get(end.port, end.port)) if end.key == key else end

        wires = ((named(source, outputs), named(target, inputs)) for source, target in self.wires)
        muted = (named(end, outputs) for end in self.muted)
        return replace(self, wires=tuple(wires), muted=tuple(muted))

    def fed_by(self, key) -> tuple:
        if End(None, key) in self.source:
            return (self.source[End(None, key)],)
        return tuple(source for source, target in self.wires if target.key == key)

    def lower(self, net, inputs: dict, run) -> dict:
        values = {End(None, port): value for port, value in inputs.items()}
        for key in self.order:
            given = {port: values[self.source[End(key, port)]] for port in net.children[key].layer.inputs}
            fed = {(key, name): values[self.source[End(key, name)]] for name in self._fed_states(key)}
            outputs = run.begun(key, given, fed) if fed else run(key, given)
            values |= {End(key, port): value for port, value in outputs.items()}
            values |= {end: run.mode.left[(*run.mode.path, *end)] for end in self.read if end.key == key}
        return {name: values[self.source[End(None, name)]] for name in self.outputs}

    def show(self, children: dict) -> tuple:
        """The arguments of the call that makes this graph: all its edges are said."""
        keys = list(children)
        plain = keys == list(range(1, len(keys) + 1))
        layers = wl_list(children.values()) if plain else Association.from_pairs(children.items())
        return layers, wl_list(self.edges(keys))

    def edges(self, keys) -> list[Expr]:
        """All edges as rules, those that feed one layer together, then those to outputs and to None."""
        found = self._edges(keys, ())
        if _inputs_named(found) == list(self.inputs):
            return found
        first = [next(w for w in self.wires if w[0] == End(None, name)) for name in self.inputs]
        return [rule(net_port(s.port), net_port(*t)) for s, t in first] + self._edges(keys, first)

    def _edges(self, keys, but) -> list[Expr]:
        into = {key: [w for w in self.wires if w[1].key == key and w not in but] for key in keys}
        found = []
        for key in keys:
            sources = [
                self._spelled(source, keys) for source, target in into[key] if target not in self.through
            ]
            for source, target in into[key]:
                if target in self.through:
                    found.append(rule(self._spelled(source, keys), net_port(*target)))
            if sources:
                found.append(rule(sources[0] if len(sources) == 1 else wl_list(sources), key))
        for name in self.outputs:
            found.append(rule(self._spelled(self.source[End(None, name)], keys), net_port(name)))
        return found + [rule(net_port(*end), S("None")) for end in self.muted]

    def _spelled(self, end: End, keys):
        """How an edge names a source: the layer alone where it has one output."""
        if end.key is None:
            return net_port(end.port)
        return end.key if end.key in self.single and end not in self.through else net_port(*end)


def _inputs_named(edges: list) -> list[str]:
    """The inputs of the graph that edges name, in their order."""
    sources = [one for edge in edges for one in (edge.item(0) if is_list(edge.item(0)) else (edge.item(0),))]
    steps = [steps_of(one) for one in sources if is_net_port(one)]
    return list(dict.fromkeys(one[0] for one in steps if len(one) == 1))


def graphed(wiring: Wiring, types: dict, options: dict, owner: str):
    """The graph of a wiring of layers that come from other nets; the words are those of `chained`."""

    if all(isinstance(key, int) for key in wiring.children):
        wiring = wiring.renamed({key: place for place, key in enumerate(wiring.children, 1)})

    def build(children: dict):
        wiring.children = children
        return graph_of(wiring, {**types, **options})

    return built(build, wiring.children, owner)


def graph_of(wiring: Wiring, options: dict):
    """The NetGraph of layers and edges; coders of layers move to the ports of the graph they lead to."""
    wiring.close()
    order = wiring.order()
    children, wires = wiring.children, wiring.wires()
    if not wiring.outputs:
        raise NOTHING_OUT()
    read = {source for source, _ in wires}
    ends = [End(k, p) for k, c in children.items() for p in c.layer.outputs]
    sheet = NetGraph(
        inputs=tuple(wiring.inputs),
        outputs=tuple(wiring.outputs),
        wires=wires,
        order=order,
        muted=tuple(end for end in ends if end not in read),
        single=tuple(key for key, child in children.items() if len(child.layer.outputs) == 1),
        through=tuple(end for end in dict.fromkeys(sum(wires, ())) if wiring.is_state(end)),
    )
    kept = _coders(children, wires, options)
    return assemble(sheet, {**kept, **options}, {key: child.bare for key, child in children.items()})


def _no_loose_edge(wiring: Wiring, options: dict) -> None:
    """Refuse NetGraph[layers, a -> b]: it looks like an option."""
    names = {str(key) for key in wiring.children}
    for name, target in options.items():
        if name in names and name not in wiring.inputs and str(target) in names:
            raise LOOSE_EDGE(name, target)


def _no_coders_inside(wiring: Wiring) -> None:
    """Coders are at ports that lead to ports of the graph."""
    for target, source in wiring.source.items():
        for end, other in ((target, source), (source, target)):
            port = None if end.key is None else wiring.children[end.key].pinned.get(end.port)
            if port is not None and port.coder is not None and other.key is not None:
                child = wiring.children[end.key]
                raise INNER_CODER(end.port, end.key, child.kind, port.coder)


def _coders(children: dict, wires: tuple, options: dict) -> dict:
    """Port of the graph -> type with the coder of the layer's port that it leads to."""
    found: dict = {}
    for source, target in wires:
        for own, other in ((source, target), (target, source)):
            if own.key is not None or own.port in options:
                continue
            port = children[other.key].pinned.get(other.port)
            if port is None or port.coder is None:
                continue
            known = found.setdefault(own.port, port)
            if known.coder != port.coder:
                raise CODERS(own.port, known.coder, port.coder)
    return found


def _graph_of_net(net, options: dict):
    """The smallest graph that does what `net` does: of a chain its layers in a row."""
    if net.kind == "NetGraph":
        rates = {} if net.rates is None else {"LearningRateMultipliers": net.rates}
        return assemble(net.layer, {**net.pinned, **rates, **options}, net.children)
    children = net.children if net.kind == "NetChain" else {1: net}
    wiring = Wiring(
        {key: child.alone() if net.kind == "NetChain" else child for key, child in children.items()}
    )
    keys = list(children)
    wiring.add(wl_list(rule(a, b) for a, b in pairwise(keys)))
    pinned = {name: port for name, port in net.pinned.items() if name not in options}
    rates = {} if net.rates is None or net.kind != "NetChain" else {"LearningRateMultipliers": net.rates}
    return graph_of(wiring, {**pinned, **rates, **options})
