"""Information[net, property]: what can be asked of a net.

Each function below is one property, under its Wolfram name. Source: nets.md section 17.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from hashlib import blake2b
from math import prod

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.drawing.node_graph import layers_graph, node_graph, node_graph_plot
from wlnet.nets.drawing.summary import summary_graphic
from wlnet.nets.sharing import is_shared_path
from wlnet.nets.sheet import advice
from wlnet.nets.types import specification

NO_PROPERTY = Message("Information::netprop", '`1` is not a property of a net.`2` "Properties" lists them.')

BYTES = 4  # of an element: Real32

PROPERTIES: dict[str, Callable] = {}


def information(net, prop=None):
    """The value of one property, a list of them, or (None) an association of the short ones."""
    if is_list(prop):
        return wl_list(information(net, one) for one in prop)
    if prop is None:
        return Association.from_pairs((name, PROPERTIES[name](net)) for name in SHORT)
    if prop not in PROPERTIES:
        raise NO_PROPERTY(prop, advice(get_close_matches(str(prop), list(PROPERTIES), n=2)))
    return PROPERTIES[prop](net)


def _property(name: str):
    def add(function):
        PROPERTIES[name] = function
        return function

    return add


def _by_path(values: dict) -> Association:
    return Association.from_pairs((wl_list(path), value) for path, value in values.items())


def _elements(net) -> dict:
    return {
        path: S.Automatic if shape is None or None in shape else prod(shape)
        for path, shape in net.array_shapes.items()
    }


def _counted(net) -> int:
    return sum(n for n in _elements(net).values() if isinstance(n, int))


@_property("Arrays")
def arrays(net):
    return _by_path({path: _value(array) for path, array in net.arrays.items()})


def _value(array):
    return S.Automatic if array is None else packed(array)


@_property("ArraysList")
def arrays_list(net):
    return wl_list(map(_value, net.arrays.values()))


@_property("ArraysPositionList")
def arrays_position_list(net):
    return wl_list(map(wl_list, net.arrays))


@_property("ArraysCount")
def arrays_count(net):
    return len(net.arrays)


@_property("ArraysDimensions")
def arrays_dimensions(net):
    def dimensions(shape):
        return S.Automatic if shape is None else wl_list(S.Automatic if n is None else n for n in shape)

    return _by_path({path: dimensions(shape) for path, shape in net.array_shapes.items()})


@_property("ArraysElementCounts")
def arrays_element_counts(net):
    return _by_path(_elements(net))


@_property("ArraysByteCounts")
def arrays_byte_counts(net):
    return _by_path({path: n * BYTES if isinstance(n, int) else n for path, n in _elements(net).items()})


@_property("ArraysSizes")
def arrays_sizes(net):
    return _by_path(
        {path: _quantity(n * BYTES) if isinstance(n, int) else n for path, n in _elements(net).items()}
    )


def _quantity(nbytes: int):
    return S.Quantity(nbytes, "Bytes")


@_property("ArraysTotalElementCount")
def arrays_total_element_count(net):
    return _counted(net)


@_property("ArraysTotalByteCount")
def arrays_total_byte_count(net):
    return _counted(net) * BYTES


@_property("ArraysTotalSize")
def arrays_total_size(net):
    return _quantity(_counted(net) * BYTES)


@_property("ArraysLearningRateMultipliers")
def arrays_learning_rate_multipliers(net):
    return _by_path(net.multipliers)


@_property("SharedArraysCount")
def shared_arrays_count(net):
    return sum(map(is_shared_path, net.arrays))


@_property("InputPorts")
def input_ports(net):
    return Association.from_pairs((name, specification(port)) for name, port in net.inputs.items())


@_property("OutputPorts")
def output_ports(net):
    return Association.from_pairs((name, specification(port)) for name, port in net.outputs.items())


@_property("InputPortNames")
def input_port_names(net):
    return wl_list(net.inputs)


@_property("OutputPortNames")
def output_port_names(net):
    return wl_list(net.outputs)


@_property("InputForm")
def input_form(net):
    return S.HoldForm(net.wl_input())


@_property("Layers")
def layers(net):
    return _by_path({path: layer.alone() for path, layer in net.layers().items()})


@_property("LayersList")
def layers_list(net):
    return wl_list(layer.alone() for layer in net.layers().values())


@_property("LayersCount")
def layers_count(net):
    return len(net.layers())


@_property("LayerTypeCounts")
def layer_type_counts(net):
    kinds = Counter(layer.wl_head for layer in net.layers().values())
    return Association.from_pairs(kinds.items())


@_property("RecurrentStatesCount")
def recurrent_states_count(net):
    return len(net.all_states)


@_property("RecurrentStatesPositionList")
def recurrent_states_position_list(net):
    """What NetPort takes: {layer, "State"}."""
    return wl_list(map(wl_list, net.all_states))


@_property("SummaryGraphic")
def summary_picture(net):
    """Graphics of the layers and what they hand on; nets inside are boxes."""
    return summary_graphic(net)


@_property("FullSummaryGraphic")
def full_summary_picture(net):
    """As "SummaryGraphic", with the layers of nets inside."""
    return summary_graphic(net, full=True)


@_property("LayersGraph")
def graph_of_layers(net):
    """Graph[vertices, edges]: layers at all depths by position, ports as NetPort["name"]."""
    return layers_graph(net)


@_property("MXNetNodeGraph")
def graph_of_operations(net):
    """Graph[vertices, edges] of the primitive operations of wlnet's engine for one example."""
    return node_graph(net)


@_property("MXNetNodeGraphPlot")
def picture_of_operations(net):
    """Graphics of what "MXNetNodeGraph" gives."""
    return node_graph_plot(net)


@_property("TopologyHash")
def topology_hash(net):
    """The same for nets of equal structure, whatever their arrays hold; stable between sessions."""
    return int.from_bytes(blake2b(repr(net.structure.parts).encode(), digest_size=8).digest(), "little")


@_property("Properties")
def properties(net):
    return wl_list(sorted(PROPERTIES))


SHORT = (
    "InputPorts",
    "OutputPorts",
    "LayersCount",
    "LayerTypeCounts",
    "ArraysCount",
    "ArraysTotalElementCount",
    "ArraysTotalSize",
)
