"""The edges of a NetGraph: from rules of the language to wires between ports.

Every input of every layer is fed by one wire, from an output of a layer or an input of the graph. What
no edge feeds becomes an input of the graph, one for all layers whose open input has that name; what nobody
reads becomes an output. Lists of edges may lie in lists.
Source: nets.md section 1.3, layers.md section 15.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count, pairwise
from typing import NamedTuple

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.netport import child_key, is_net_port, steps_of
from wlnet.nets.sheet import advice

NOT_EDGES = Message("NetGraph::invedges", "NetGraph takes a list of edges such as a -> b, not `1`.")
NOT_AN_EDGE = Message("NetGraph::invedge", "`1` is not an edge; write a -> b with layers or NetPort[...].")
NO_LAYER = Message("NetGraph::nolayer", "The edge `1` mentions `2`, but the layers of the graph are `3`.`4`")
NO_PORT = Message("NetGraph::noport", "The layer `1` (`2`) has no `3` port `4`; it has `5`.`6`")
DEEP = Message("NetGraph::deepport", "An edge cannot reach the port `1` inside another net.")
MANY_OUTPUTS = Message(
    "NetGraph::edgeport",
    "The layer `1` (`2`) has the outputs `3`; write NetPort[`1`, port] in the edge `4`.",
)
ALL_FED = Message(
    "NetGraph::allfed", "All inputs `3` of the layer `1` (`2`) are fed already; `4` is too much."
)
FED_TWICE = Message("NetGraph::fedtwice", "The `1` port of `2` is fed by `3` and by `4`.")
BOTH_SIDES = Message(
    "NetGraph::bothsides", "The port `1` cannot be both an input and an output of the graph."
)
THROUGH = Message(
    "NetGraph::through", "The edge `1` leads from an input to an output of the graph, past all layers."
)
CYCLE = Message("NetGraph::cycle", "The layers `1` feed one another in a circle; a net has none.")
OPEN_PORTS = Message(
    "NetGraph::openports",
    "The layer `1` (`2`) takes any number of inputs, but no edge leads to it. Feed it, or say "
    "`2`[..., InputPorts -> n].",
)
NOTHING_OUT = Message("NetGraph::nothingout", "Nothing comes out of the graph.")


class End(NamedTuple):
    """One end of a wire: a port of a layer, or (key None) of the graph itself."""

    key: int | str | None
    port: str

    def __str__(self) -> str:
        return f"NetPort[{self.port}]" if self.key is None else f"layer {self.key}"


class Wiring:
    """Edges taken in one by one.

    children    key -> net; layers with an open number of inputs are replaced as they are fed
    source      End of an input of a layer, or of an output of the graph -> End that feeds it
    muted       outputs of layers that are kept inside
    named       inputs of the graph in the order in which edges named them
    """

    def __init__(self, children: dict):
        self.children = dict(children)
        self.source: dict[End, End] = {}
        self.outputs: list[str] = []
        self.muted: set[End] = set()
        self.named: list[str] = []

    @property
    def inputs(self) -> list[str]:
        """Inputs of the graph: those that edges name, in their order, then others by the layers they feed."""
        found = [
            self.source[end].port
            for key, child in self.children.items()
            for end in (End(key, port) for port in (*child.layer.inputs, *child.states))
            if end in self.source and self.source[end].key is None
        ]
        return list(dict.fromkeys([*(name for name in self.named if name in found), *found]))

    @property
    def through_states(self) -> bool:
        """Whether a wire begins or ends at a state of a layer."""
        return any(map(self.is_state, {*self.source, *self.source.values()}))

    def is_state(self, end: End) -> bool:
        """Whether an end of a wire is a state of a layer."""
        child = self.children.get(end.key)
        return child is not None and end.port in child.states and end.port not in child.ports

    def add(self, edges) -> None:
        """The edges of NetGraph[layers, edges], explicit ports before those that are left to us."""
        if is_rule(edges):
            edges = (edges,)
        elif not is_list(edges):
            raise NOT_EDGES(edges)
        links = [(edge, *link) for edge in _edges(edges) for link in _links(edge)]
        for edge, sources, _ in links:
            self._name_inputs(edge, sources)
        for edge, sources, target in links:
            if target is S("None"):
                ends = [self._output(one, edge) for one in sources]
                if any(end.key is None for end in ends):
                    raise NOT_AN_EDGE(edge)
                self.muted.update(ends)
        fixed = [link for link in links if is_net_port(link[2])]
        free = [link for link in links if not is_net_port(link[2]) and link[2] is not S("None")]
        self._open_layers(links)
        for edge, sources, target in fixed:
            self._to_port(edge, sources, target)
        for edge, sources, target in free:
            key = self._key(target, edge)
            for one in sources:
                self._feed(End(key, self._free_port(key, one)), self._output(one, edge))

    def close(self, together: bool = True) -> None:
        """What is left open becomes ports of the graph.

        together    one input for all layers whose open input has that name
        """
        for key, child in self.children.items():
            if child.layer.open_inputs:
                raise OPEN_PORTS(key, child.kind)
        both = next((name for name in self.named if name in self.outputs), None)
        if both is not None:
            raise BOTH_SIDES(both)
        ins = [End(k, p) for k, c in self.children.items() for p in c.layer.inputs]
        ins = [end for end in ins if end not in self.source]
        read = set(self.source.values()) | self.muted
        outs = [End(k, p) for k, c in self.children.items() for p in c.layer.outputs]
        outs = [end for end in outs if end not in read]
        taken = {*self.named, *self.outputs}
        alike = [x for x in ins if together and self._named_itself(x) and x.port not in self.outputs]
        for end in alike:
            self.source[end] = End(None, end.port)
            taken.add(end.port)
        for end, name in _named([end for end in ins if end not in alike], taken, self.children):
            self.source[end] = End(None, name)
        for end, name in _named(outs, taken, self.children):
            self.source[End(None, name)] = end
            self.outputs.append(name)

    def _named_itself(self, end: End) -> bool:
        """Whether an open port has a name, not only a place among several."""
        return self.children[end.key].layer.open_name(end.port) == end.port

    def order(self) -> tuple:
        """The keys of the layers, each after those that feed it; else as they were given."""
        fed_by = {key: set() for key in self.children}
        for end, source in self.source.items():
            if end.key is not None and source.key is not None:
                fed_by[end.key].add(source.key)
        done: list = []
        while len(done) < len(fed_by):
            key = next((k for k in fed_by if k not in done and fed_by[k].issubset(done)), None)
            if key is None:
                raise CYCLE(_circle({k: fed_by[k] - set(done) for k in fed_by if k not in done}))
            done.append(key)
        return tuple(done)

    def wires(self) -> tuple[tuple[End, End], ...]:
        """(source, target) of every wire, targets in the order of layers and ports."""
        ends = [End(k, p) for k, c in self.children.items() for p in c.layer.inputs]
        states = [End(k, name) for k, c in self.children.items() for name in c.states]
        ends += [end for end in states if end in self.source]
        return tuple((self.source[end], end) for end in [*ends, *(End(None, p) for p in self.outputs)])

    def renamed(self, names: dict) -> Wiring:
        """The wiring with other keys: old -> new for every layer."""

        def moved(end: End) -> End:
            return end if end.key is None else End(names[end.key], end.port)

        found = Wiring({names[key]: child for key, child in self.children.items()})
        found.source = {moved(target): moved(source) for target, source in self.source.items()}
        found.outputs, found.named = list(self.outputs), list(self.named)
        found.muted = set(map(moved, self.muted))
        return found

    # ends

    def _key(self, spec, edge):
        key = child_key(self.children, spec)
        if key is None:
            near = [k for k in self.children if str(k).lower() == str(spec).lower()]
            hint = f' For a port of the graph write NetPort["{spec}"].' if isinstance(spec, str) else ""
            raise NO_LAYER(edge, spec, list(self.children), advice(near) or hint)
        return key

    def _steps(self, port, edge) -> tuple:
        steps = steps_of(port)
        if steps is None or S.All in steps or not isinstance(steps[-1], str):
            raise NOT_AN_EDGE(edge)
        if len(steps) > 2:
            raise DEEP(port)
        return steps

    def _output(self, spec, edge) -> End:
        """The output of a layer, or input of the graph, on the left of an edge."""
        if not is_net_port(spec):
            key = self._key(spec, edge)
            outputs = self.children[key].layer.outputs
            if len(outputs) != 1 and "Output" in outputs:
                return End(key, "Output")
            if len(outputs) != 1:
                raise MANY_OUTPUTS(key, self.children[key].kind, list(outputs), edge)
            return End(key, outputs[0])
        steps = self._steps(spec, edge)
        if len(steps) == 1:
            return End(None, steps[0])
        key = self._key(steps[0], edge)
        return End(key, self._port(key, "output", steps[1]))

    def _name_inputs(self, edge, sources: tuple) -> None:
        steps = [self._steps(one, edge) for one in sources if is_net_port(one)]
        self.named += [one[0] for one in steps if len(one) == 1 and one[0] not in self.named]

    def _port(self, key, side: str, name: str) -> str:
        child = self.children[key]
        names = child.layer.outputs if side == "output" else child.layer.inputs
        found = name if name in names else child.layer.port_called(name) if side == "input" else None
        if found is None and name in child.states:
            found = name
        if found is None:
            names = (*names, *child.states)
            near = [n for n in names if n.lower() == name.lower()]
            raise NO_PORT(key, child.kind, side, name, list(names), advice(near))
        return found

    # wires

    def _feed(self, target: End, source: End) -> None:
        if target in self.source:
            raise FED_TWICE(target.port, str(target), str(self.source[target]), str(source))
        if target.key is None and source.key is None:
            raise THROUGH(f"{source.port} -> {target.port}")
        self.source[target] = source

    def _to_port(self, edge, sources: tuple, target) -> None:
        steps = self._steps(target, edge)
        if len(sources) != 1:
            raise NOT_AN_EDGE(edge)
        source = self._output(sources[0], edge)
        if len(steps) == 1:
            if steps[0] not in self.outputs:
                self.outputs.append(steps[0])
            self._feed(End(None, steps[0]), source)
        else:
            key = self._key(steps[0], edge)
            self._feed(End(key, self._port(key, "input", steps[1])), source)

    def _free_port(self, key, source) -> str:
        layer = self.children[key].layer
        port = next((p for p in layer.inputs if End(key, p) not in self.source), None)
        if port is None:
            raise ALL_FED(key, layer.name, list(layer.inputs), source)
        return port

    def _open_layers(self, links: list) -> None:
        """Layers with an open number of inputs get as many as edges lead to them."""
        wanted: dict = {}
        for edge, sources, target in links:
            if is_net_port(target):
                steps = self._steps(target, edge)
                if len(steps) == 2:
                    wanted.setdefault(self._key(steps[0], edge), []).append(steps[1])
            elif target is not S("None"):
                wanted.setdefault(self._key(target, edge), []).extend([None] * len(sources))
        for key, names in wanted.items():
            child = self.children[key]
            if child.layer.open_inputs:
                self.children[key] = child.with_layer(child.layer.taking(len(names), names))


def _edges(spec) -> Iterable:
    """The edges of a list, in which lists of edges may lie."""
    for one in spec:
        yield from _edges(one) if is_list(one) else (one,)


def _links(edge) -> list[tuple[tuple, object]]:
    """(sources, target) for every step of a -> b, {a, b} -> c, a -> {b, c}, a -> b -> c."""
    if not is_rule(edge):
        raise NOT_AN_EDGE(edge)
    stations = [edge.item(0)]
    while is_rule(edge):
        edge = edge.item(1)
        stations.append(edge.item(0) if is_rule(edge) else edge)
    found = []
    for left, right in pairwise(stations):
        sources = tuple(left) if is_list(left) else (left,)
        targets = tuple(right) if is_list(right) else (right,)
        if not sources or not targets:
            raise NOT_AN_EDGE(edge)
        found += [(sources, target) for target in targets]
    return found


def _named(ends: Iterable[End], taken: set[str], children: dict) -> list[tuple[End, str]]:
    """Names for open ports: their own; numbered where several share one. `taken` grows."""
    bases = {end: children[end.key].layer.open_name(end.port) for end in ends}
    shared = list(bases.values())
    found = []
    for end, base in bases.items():
        names = [base] if shared.count(base) == 1 else []
        name = next(n for n in chain(names, (f"{base}{i}" for i in count(1))) if n not in taken)
        taken.add(name)
        found.append((end, name))
    return found


def _circle(fed_by: dict) -> list:
    """Keys that feed one another in a circle, in the direction of the edges."""
    path = [next(iter(fed_by))]
    while True:
        before = next(iter(sorted(fed_by[path[-1]], key=str)))
        if before in path:
            return [*path[path.index(before) :], before][::-1]
        path.append(before)
