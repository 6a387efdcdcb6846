"""The net of a .wlnet file: nested associations to layers, chains, graphs and operators.

Structure is taken from the edges, sizes from what the user gave and the ports of the whole net; the types of
ports inside are used where that leaves something open. Source: spec of the format, sections 3, 8 and 10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.coder import DECODERS, ENCODERS
from wlnet.nets.construct import assemble, make
from wlnet.nets.containers.chain import chain_of
from wlnet.nets.containers.fold import fold_of
from wlnet.nets.containers.graph import graph_of
from wlnet.nets.containers.map import map_of
from wlnet.nets.formats.container import BadFile, Stored, read_container
from wlnet.nets.formats.parameters import as_given, read
from wlnet.nets.formats.terms import plain, type_of
from wlnet.nets.formats.unknown import stored
from wlnet.nets.layer import LAYERS
from wlnet.nets.wiring import End, Wiring

NONE = S("None")
ALIASES = {"Scaling": "Gamma", "Biases": "Beta"}  # of arrays of batch normalisation


def load(data: bytes, apply: Callable | None = None, with_arrays: bool = True):
    """The net of a .wlnet file.

    apply          as in construct.make: for layers that hold functions of the language
    with_arrays    False: as if nothing had been initialised

    Raises BadFile, and messages of nets whose parts do not fit.
    """
    return loaded(data, apply, with_arrays)[0]


def loaded(data: bytes, apply: Callable | None = None, with_arrays: bool = True) -> tuple:
    """(the net of a file, what in it wlnet does not know: layers that stay as they are, coders that are left
    out)"""
    container = read_container(data, exact=True)
    reader = _Reader(container, apply, with_arrays)
    net = reader.whole(container.network)
    return net, list(dict.fromkeys(reader.unknown))


class _Reader:
    """One file being read."""

    def __init__(self, file: Stored, apply: Callable | None, with_arrays: bool):
        self.stored, self.apply, self.with_arrays = file, apply, with_arrays
        self.pinned = False  # whether ports inside get the types of the file
        self.uses = Counter(_exported(file.network))
        self.unknown = [f"{head}[{kind}]" for head, kind in _coders(file.network) if _is_new(head, kind)]

    def whole(self, network: Association):
        """The outermost net; with the types of all ports where the outer ones do not say enough."""
        net = self.node(network, self._outer(network))
        if _says_more(network, net):
            self.pinned = True
            net = self.node(network, self._outer(network))
        return net

    def _outer(self, node: Association) -> dict:
        """Types of the inputs, and of outputs with a coder; of all outputs where nothing else says them."""
        ins, outs = (_types(node, side) for side in ("Inputs", "Outputs"))
        if not self.pinned:
            outs = {name: port for name, port in outs.items() if port.coder is not None}
        return {**ins, **outs}

    def node(self, node, options: dict | None = None):
        if not isinstance(node, Association) or not isinstance(node.get("Type"), str):
            raise BadFile("a part of its net has no Type")
        kind = node.get("Type")
        if options is None:
            options = {**_types(node, "Inputs"), **_types(node, "Outputs")} if self.pinned else {}
            options = {name: port.without_coder() for name, port in options.items() if port.dims is not None}
        rates = node.get("LearningRateMultipliers")
        if rates is not None:
            options = {**options, "LearningRateMultipliers": _integers(rates)}
        if kind in ("Chain", "Graph"):
            return self._container(node, kind, options)
        return self._layer(node, kind, options)

    # layers

    def _layer(self, node: Association, kind: str, options: dict):
        given = {name: plain(value) for name, value in _part(node, "Parameters").items()}
        if f"{kind}Operator" in LAYERS:
            return self._operator(f"{kind}Operator", given, node, options)
        name = f"{kind}Layer"
        if kind == "Function" and isinstance(given.get("Net"), Association):
            return self.node(given["Net"], options)
        if name not in LAYERS:
            return self._unknown(kind, node)
        if LAYERS[name].container:
            return self._layer_with_nets(name, given, node, options)
        layer = LAYERS[name](**read(LAYERS[name], given, self.apply))
        if layer.open_inputs:
            names = list(_part(node, "Inputs"))
            numbered = all(one.removeprefix("Input").isdigit() or one == "Input" for one in names)
            layer = layer.taking(len(names), names) if numbered else layer._with(tuple(names))
        options = {layer.port_called(port) or port: setting for port, setting in options.items()}
        arrays = {array: self._array(node, array) for array in layer.arrays}
        return assemble(layer, {**options, **arrays})

    def _layer_with_nets(self, name: str, given: dict, node: Association, options: dict):
        """A layer that has nets as parameters, or makes them itself: it gets the values of their arrays."""
        nets = {key: self.node(one) for key, one in given.items() if _is_net(one)}
        known = {p.name: p for p in LAYERS[name].parameters}
        if name == "FunctionLayer":
            return self._function_layer(given, nets, node, options)
        values = {key: nets.get(key, as_given(known[key], given[key])) for key in given if key in known}
        values = {key: value for key, value in values.items() if value is not None}
        places = sorted((p.position, key) for key, p in known.items() if p.position and key in values)
        args = tuple(values.pop(key) for _, key in places)
        plain_net = make(name, args, {**options, **values}, self.apply)
        arrays = {array: self._array(node, array) for array in plain_net.layer.arrays}
        net = make(name, args, {**options, **values, **arrays}, self.apply)
        inside = {(key, *path): value for key, one in nets.items() for path, value in one.arrays.items()}
        return net.with_arrays({path: value for path, value in inside.items() if path in net.arrays})

    def _function_layer(self, given: dict, nets: dict, node: Association, options: dict):
        """A FunctionLayer; the nets in its function are called NetPort["Net1"], ... there."""
        places = {S.NetPort(name): net for name, net in nets.items()}
        function = _replaced(given["Function"], places)
        layer = make("FunctionLayer", (function,), options, self.apply).layer
        arrays = {array: self._array(node, array) for array in layer.arrays}
        net = make("FunctionLayer", (function,), {**options, **arrays}, self.apply)
        inside = {
            (int(name.removeprefix("Net")), *path): value
            for name, one in nets.items()
            for path, value in one.arrays.items()
        }
        return net.with_arrays({path: value for path, value in inside.items() if path in net.arrays})

    def _unknown(self, kind: str, node: Association):
        """A layer of a type that wlnet does not have: kept as it is in the file."""
        types = {**_types(node, "Inputs"), **_types(node, "Outputs")}
        layer = stored(kind, node, _part(node, "Inputs"), _part(node, "Outputs"), _part(node, "Arrays"))
        self.unknown.append(layer.name)
        return assemble(layer, types | {name: self._array(node, name) for name in layer.arrays})

    def _array(self, node: Association, name: str):
        """The array, Automatic where it has no value, None where it is switched off."""
        arrays = _part(node, "Arrays")
        value = plain(arrays.get(name, arrays.get(ALIASES.get(name, name), S.Automatic)))
        if isinstance(value, Expr) and value.head is S.NetArray and len(value) == 1:
            return self._shared(value.item(0))
        number = _number(value)
        if number is None:
            return NONE if value is NONE else S.Automatic
        if self.uses[number] > 1:  # the same array in several layers is a shared one
            return S.NetArray(Association({"Name": str(number), "Array": self._value(number)}))
        return self._value(number)

    def _value(self, number: int):
        if number not in self.stored.arrays:
            raise BadFile(f"it lacks the array {number}")
        return self.stored.arrays[number] if self.with_arrays else S.Automatic

    def _shared(self, facts) -> Expr:
        """NetArray[<|"Name" -> name, "Array" -> value|>]; values may stand in a table of the whole net."""
        known = dict(facts.items()) if isinstance(facts, Association) else {"Name": facts}
        table = _part(self.stored.network, "SharedArrays")
        number = _number(known.get("Array", table.get(known.get("Name"))))
        if number is not None:
            known["Array"] = self._value(number)
        return S.NetArray(Association({name: _integers(value) for name, value in known.items()}))

    def _operator(self, kind: str, given: dict, node: Association, options: dict):
        """An operator from the nets inside and its own facts."""
        nets = {name: self.node(one) for name, one in given.items() if _is_net(one)}
        net = nets.get("Net")
        if kind == "NetMapOperator":
            return map_of(net, options)
        if kind == "NetFoldOperator":
            feedback = tuple(tuple(one.args) for one in given.get("Feedback", wl_list(())))
            outputs = tuple(_part(node, "Outputs"))
            return fold_of(net, feedback, tuple(given.get("Constants", ())), outputs, options)
        if kind == "NetNestOperator":
            return make(kind, (net, int(given["Iterations"])), options)
        if kind == "NetMapThreadOperator":
            levels = Association({name: int(depth) for name, depth in given["Levels"].items()})
            return make(kind, (net, levels), options)
        if kind == "NetBidirectionalOperator":
            pair = wl_list((nets["ForwardNet"], nets["BackwardNet"]))
            return make(kind, (pair, given.get("Aggregator", S.Catenate)), options)
        if kind == "NetGANOperator":
            pair = wl_list((nets["Generator"], nets["Discriminator"]))
            return make(kind, (pair, given.get("LossFunction", S.Automatic)), options)
        if kind == "NetPairEmbeddingOperator":
            shown = {n: _member(port) if n == "Input" else port for n, port in options.items()}
            return make(kind, (net,), {**shown, "DistanceFunction": given["DistanceFunction"]})
        raise BadFile(f"it has a {kind}, which is not read yet")

    # containers

    def _container(self, node: Association, kind: str, options: dict):
        nodes = _part(node, "Nodes")
        names = list(nodes)
        if not names:
            raise BadFile("one of its containers has no layers")
        plainly = names == [str(n) for n in range(1, len(names) + 1)]
        keys = {name: int(name) if plainly else name for name in names}
        children = {keys[name]: self.node(one) for name, one in nodes.items()}
        wiring = self._wiring(node, children, keys)
        if kind == "Chain":
            row = _row(wiring)
            if row is not None:
                return chain_of({key: children[key] for key in row}, options)
        return graph_of(wiring, options)

    def _wiring(self, node: Association, children: dict, keys: dict) -> Wiring:
        wiring = Wiring(children)
        for edge in node.get("Edges", wl_list(())):
            target, source = (_end(path, keys, children) for path in edge.args)
            wiring.source[target] = source
        wiring.outputs, wiring.named = list(_part(node, "Outputs")), list(_part(node, "Inputs"))
        read = set(wiring.source.values())
        ends = [End(key, port) for key, child in children.items() for port in child.layer.outputs]
        wiring.muted = {end for end in ends if end not in read}
        for key, child in children.items():
            for port in child.layer.inputs:
                if End(key, port) not in wiring.source:
                    raise BadFile(f"nothing leads to the port {port} of its layer {key}")
        for name in wiring.outputs:
            if End(None, name) not in wiring.source:
                raise BadFile(f"nothing leads to its port {name}")
        return wiring


def _number(value) -> int | None:
    """n of ExportedArray[n]."""
    value = plain(value)
    if isinstance(value, Expr) and value.head is S.ExportedArray and len(value) == 1:
        return int(value.item(0))
    return None


def _exported(value):
    """The numbers of all ExportedArrays in an expression."""
    parts = value.data.values() if isinstance(value, Association) else getattr(value, "args", ())
    number = _number(value)
    if number is not None:
        yield number
        return
    for part in parts:
        if isinstance(part, Expr | Association):
            yield from _exported(part)


def _coders(value):
    """(head, kind) of all coders in an expression."""
    if isinstance(value, Expr) and value.head in (S.NetEncoder, S.NetDecoder) and len(value):
        yield value.head.name, value.item(0)
    for part in value.data.values() if isinstance(value, Association) else getattr(value, "args", ()):
        if isinstance(part, Expr | Association):
            yield from _coders(part)


def _is_new(head: str, kind) -> bool:
    return kind not in (ENCODERS if head == "NetEncoder" else DECODERS)


def _is_net(value) -> bool:
    return isinstance(value, Association) and "Type" in value.data


def _member(port):
    """One member of the pair that a NetPairEmbeddingOperator takes."""
    return LAYERS["NetPairEmbeddingOperator"]().shown_type("Input", port)


def _part(node: Association, name: str) -> dict:
    found = node.get(name)
    return dict(found.items()) if isinstance(found, Association) else {}


def _types(node: Association, side: str) -> dict:
    return {name: type_of(value) for name, value in _part(node, side).items()}


def _replaced(tree, known: dict):
    """The tree with these values in place of expressions."""
    if not isinstance(tree, Expr) or tree.array is not None:
        return tree
    if tree in known:
        return known[tree]
    return Expr(_replaced(tree.head, known), tuple(_replaced(arg, known) for arg in tree.args))


def _end(path, keys: dict, children: dict) -> End:
    steps = tuple(path.args) if isinstance(path, Expr) and path.head is S.NetPath else ()
    if len(steps) == 2 and steps[0] in ("Inputs", "Outputs"):
        return End(None, steps[1])
    if len(steps) == 4 and steps[0] == "Nodes" and str(steps[1]) in keys:
        key = keys[str(steps[1])]
        name = steps[3]
        return End(key, children[key].layer.port_called(name) or name if steps[2] == "Inputs" else name)
    raise BadFile(f"an edge of its net is {path}")


def _row(wiring: Wiring) -> list | None:
    """The layers in the order in which each feeds the next; None where they are no row."""
    order = list(wiring.order())
    if wiring.through_states:
        return None
    for before, after in pairwise(order):
        sources = {wiring.source[End(after, port)].key for port in wiring.children[after].layer.inputs}
        if sources != {before}:
            return None
    return order


def _integers(value):
    """An expression without the marks of how its integers stood in the file."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, Expr) and not is_list(value):
        return Expr(value.head, tuple(map(_integers, value.args)))
    return wl_list(map(_integers, value)) if is_list(value) else value


def _says_more(node: Association, net) -> bool:
    """Whether the file knows the size of a port that is still open."""
    known = {**_types(node, "Inputs"), **_types(node, "Outputs")}
    for name, port in net.ports.items():
        theirs = known.get(name)
        if theirs is None or theirs.dims is None or port.known or port.varies:
            continue
        if port.dims is None or (None in port.dims and None not in theirs.dims):
            return True
    nodes = _part(node, "Nodes")
    return any(_says_more(nodes[str(key)], child) for key, child in net.children.items() if str(key) in nodes)
