"""Nets to .wlnet files and back.

The expression of a net is nested associations: a chain or graph has Nodes and Edges, a layer Arrays and
Parameters; both have Inputs and Outputs. Arrays stand as ExportedArray[n] and are numbered as they come up.
Source: spec of the format, sections 3, 8, 10 and 11.
"""

from __future__ import annotations

from itertools import count, pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.nets.formats.container import NEW, OLD, Stored, write_container
from wlnet.nets.formats.parameters import type_name, uses_same_padding, written
from wlnet.nets.formats.terms import SEEN_CODERS, array_term, term
from wlnet.nets.formats.unknown import StoredLayer
from wlnet.nets.netport import net_port
from wlnet.nets.sharing import Shared
from wlnet.nets.wiring import End

NONE = S("None")

# Layers that files of version 11.3 hold, and those that were seen in newer ones.
SINCE_OLD = {
    "LinearLayer", "ElementwiseLayer", "SoftmaxLayer", "ConvolutionLayer", "DeconvolutionLayer",
    "PoolingLayer", "BatchNormalizationLayer", "FlattenLayer", "DropoutLayer", "AggregationLayer",
    "ReshapeLayer",
    "TransposeLayer", "PartLayer", "ReplicateLayer", "EmbeddingLayer", "UnitVectorLayer", "SequenceLastLayer",
    "SequenceReverseLayer", "SequenceMostLayer", "SequenceRestLayer", "GatedRecurrentLayer",
    "LongShortTermMemoryLayer", "NetMapOperator", "MeanSquaredLossLayer", "MeanAbsoluteLossLayer",
    "CrossEntropyLossLayer", "NetChain", "NetGraph",
}  # fmt: skip
SEEN = SINCE_OLD | {
    "CatenateLayer", "ThreadingLayer", "TotalLayer", "SummationLayer", "DotLayer", "NetArrayLayer",
    "FunctionLayer",
}  # fmt: skip

# Arrays of batch normalisation have other names in old files.
OLD_ARRAYS = {"BatchNormalizationLayer": {"Scaling": "Gamma", "Biases": "Beta"}}
NEW_LENGTH = {"ConvolutionLayer", "PoolingLayer", "SequenceMostLayer", "SequenceRestLayer"}


def save(net, version: str | None = None) -> bytes:
    """The .wlnet file of a net.

    version    "11.3.7" or "13.0.3": whose form it has; None: the oldest that holds all its layers
    """
    writer = _Writer(version or version_for(net))
    network, _ = writer.node(net)
    return write_container(Stored(network, writer.arrays, writer.version))


def version_for(net) -> str:
    """The oldest version in which the form of all layers of a net is known."""
    return OLD if all(map(_in_old, net.layers().values())) and _containers(net) <= SINCE_OLD else NEW


def unsure(net) -> list[str]:
    """Kinds of layers and coders whose form in files is not known, but guessed from the documentation."""
    layers = [layer.kind for layer in net.layers().values() if layer.kind not in SEEN]
    layers += [kind for kind in _containers(net) if kind not in SEEN]
    coders = [p.coder for p in net.ports.values() if p.coder is not None]
    unseen = [f"{c.head}[{c.kind}]" for c in coders if (c.head, c.kind) not in SEEN_CODERS]
    return sorted({*layers, *unseen})


def _containers(net) -> set[str]:
    inside = [_containers(child) for child in net.children.values()]
    return set().union(*inside, {net.kind} if net.children else set())


def _in_old(layer) -> bool:
    if layer.kind == "ElementwiseLayer":
        return isinstance(layer.layer.function.given, Symbol)
    return layer.kind in SINCE_OLD and not uses_same_padding(layer)


class _Writer:
    """One file in the making; `arrays` are those that came up so far."""

    def __init__(self, version: str):
        self.version, self.arrays = version, {}
        self._lengths, self._known = count(1), set()

    def node(self, net, lengths: dict | None = None) -> tuple[Association, dict]:
        """(the association of a net, output port -> number of the variable length that leaves there).

        lengths    input port -> number of the variable length that comes in there
        """
        lengths = {name: next(self._lengths) for name in net.inputs} if lengths is None else lengths
        if net.kind == "NetChain":
            found, out = self._chain(net, lengths)
        elif net.kind == "NetGraph":
            found, out = self._graph(net, lengths)
        else:
            found, out = self._layer(net, lengths)
        if net.rates is not None:
            found["LearningRateMultipliers"] = net.rates
        return Association(found), out

    def _ports(self, ports: dict, lengths: dict) -> Association:
        element = "RealT" if self.version == OLD else "AtomT"
        known = {
            name: term(port, lambda name=name: lengths[name], "RealT" if port.element == "Real" else element)
            for name, port in ports.items()
        }
        return Association(known)

    def _layer(self, net, lengths: dict) -> tuple[dict, dict]:
        arrays = {self._name(net, name): self._array(net, name) for name in net.layer.arrays}
        if isinstance(net.layer, StoredLayer):
            out = dict.fromkeys(net.outputs, next(iter(lengths.values()), 0))
            return {**net.layer.raw.data, "Arrays": Association(arrays)}, out
        parameters = self._operator(net) if net.children else written(net)
        first = next(iter(lengths.values()), 0)
        out = dict.fromkeys(net.outputs, next(self._lengths) if net.kind in NEW_LENGTH else first)
        found = {
            "Type": type_name(net.kind),
            "Arrays": Association(arrays),
            "Parameters": Association(parameters),
            "Inputs": self._ports(net.inputs, lengths),
            "Outputs": self._ports(net.outputs, out),
        }
        if net.states:
            found["States"] = self._ports(net.states, dict.fromkeys(net.states, first))
        return found, out

    def _operator(self, net) -> dict:
        """The nets inside an operator and its own facts."""
        nets = {key: self.node(child)[0] for key, child in net.children.items()}
        if net.kind == "FunctionLayer":
            nets = {f"Net{key}": one for key, one in nets.items()}
        own = {} if net.kind.endswith("Operator") and not net.layer.parameters else written(net)
        own = {name: value for name, value in own.items() if name not in nets}
        if net.kind == "NetFoldOperator":
            own["Feedback"] = wl_list(rule(a, b) for a, b in net.layer.feedback)
            own["Constants"] = wl_list(net.layer.constants)
        elif net.kind == "NetMapThreadOperator":
            own["Levels"] = Association(dict(net.layer.depths))
        elif net.kind == "NetBidirectionalOperator":
            own["Aggregator"] = S(net.layer.aggregation)
        elif net.kind == "NetGANOperator":
            own["LossFunction"] = S.Automatic if net.layer.loss is None else net.layer.loss
        return {**nets, **own}

    def _name(self, net, array: str) -> str:
        return OLD_ARRAYS.get(net.kind, {}).get(array, array) if self.version == OLD else array

    def _array(self, net, name: str):
        """ExportedArray[n], the type of an array without a value, or None for one that is switched off."""
        if name not in net.values:
            return NONE
        value = net.values[name]
        if name in net.shared:
            return self._shared(net.shared[name], value)
        if value is None:
            return array_term(net.own_shapes[name], name in net.layer.optional)
        return self._exported(value)

    def _exported(self, value) -> Expr:
        self.arrays[len(self.arrays) + 1] = value
        return S.ExportedArray(len(self.arrays))

    def _shared(self, shared: Shared, value) -> Expr:
        """NetArray[<|"Name" -> name, ...|>], with the value at its first place."""
        first = shared.name not in self._known
        self._known.add(shared.name)
        array = self._exported(value) if first and value is not None else S.Automatic
        dims = S.Automatic if shared.dims is None else wl_list(shared.dims)
        return S.NetArray(Association({"Name": shared.name, "Array": array, "Dimensions": dims}))

    def _chain(self, net, lengths: dict) -> tuple[dict, dict]:
        keys = list(net.children)
        wires = [(End(None, port), End(keys[0], port)) for port in net.inputs]
        for before, after in pairwise(keys):
            ports = net.children[before].layer.outputs[0], net.children[after].layer.inputs[0]
            wires.append((End(before, ports[0]), End(after, ports[1])))
        wires += [(End(keys[-1], port), End(None, port)) for port in net.outputs]
        nodes, out = self._nodes(net, keys, wires, lengths)
        found = {
            "Type": "Chain",
            "Nodes": nodes,
            "Edges": wl_list(_edge(net, *wire) for wire in wires),
            "Inputs": self._ports(net.inputs, lengths),
            "Outputs": self._ports(net.outputs, out),
        }
        return found, out

    def _graph(self, net, lengths: dict) -> tuple[dict, dict]:
        wires = list(net.layer.wires)
        nodes, out = self._nodes(net, net.layer.order, wires, lengths)
        found = {
            "Type": "Graph",
            "Inputs": self._ports(net.inputs, lengths),
            "Outputs": self._ports(net.outputs, out),
            "Nodes": nodes,
            "Edges": wl_list(_edge(net, *wire) for wire in wires),
        }
        if net.layer.muted:
            found["Muted"] = wl_list(net_port(str(key), port) for key, port in net.layer.muted)
        return found, out

    def _nodes(self, net, order, wires: list, lengths: dict) -> tuple[Association, dict]:
        """(name -> node in the order of the container, output port -> number of its variable length)."""
        known = {End(None, port): number for port, number in lengths.items()}
        source = {target: start for start, target in wires}
        made = {}
        for key in order:
            child = net.children[key]
            ins = {port: known.get(source.get(End(key, port)), 0) for port in child.inputs}
            made[key], out = self.node(child, ins)
            known |= {End(key, port): number for port, number in out.items()}
        nodes = Association({str(key): made[key] for key in net.children})
        return nodes, {port: known.get(source[End(None, port)], 0) for port in net.outputs}


def _edge(net, source: End, target: End) -> Expr:
    return rule(_path(net, target, "Inputs", "Outputs"), _path(net, source, "Outputs", "Inputs"))


def _path(net, end: End, inside: str, outside: str) -> Expr:
    """NetPath["Nodes", "1", "Inputs", "Input"] or NetPath["Inputs", "Input"]."""
    if end.key is None:
        return S.NetPath(outside, end.port)
    child = net.children[end.key]
    own = child.inputs if inside == "Inputs" else child.outputs
    side = "States" if end.port in child.states and end.port not in own else inside
    return S.NetPath("Nodes", str(end.key), side, end.port)
